/* refusals.h: what others refused that matters for a customer, for the files that read it. */
#ifndef CRM_DUE_REFUSALS_H
#define CRM_DUE_REFUSALS_H

#include "due/restrain.h"

#define CRM_OUTSIDE UINT32_MAX

struct crm_refusals {
	struct crm_refused_consent {
		uint32_t row;     /* the one that it holds for */
		crm_str id, name; /* of the one that was merged */
	} * merged;               /* by row */
	crm_str *consent;         /* of each of them */
	size_t merges;
	const struct crm_merged_row *row; /* all merged rows, by the row that they went into */
	size_t rows;
	crm_people *people; /* phones and emails of those who opted out; NULL: nobody did */
	struct refuser {
		uint32_t row; /* of the stream; CRM_OUTSIDE */
		crm_str id, name, scopes;
	} * refuser; /* those who opted out */
	size_t refusers;
	crm_arena *arena;
};

/* A column of a row that is split, without blanks around it; "" where there is none. */
crm_str crm_refusals_value(crm_row *r, const crm_table *t, const char *column);

#endif
