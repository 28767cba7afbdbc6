/* kind_table.h: the table of the kinds of events, from which crm_kinds_new makes its kinds. The
 * members are those of crm_kind (crm.h). To add a kind, add a row to kind_table.c. */
#ifndef CRM_KINDS_KIND_TABLE_H
#define CRM_KINDS_KIND_TABLE_H

#include "crm.h"

struct crm_kind_row {
	const char *name;
	enum crm_class kind_class;
	enum crm_dir dir;
	const char *about;
	const char *channel, *action; /* NULL: none */
	const char *closes[2];        /* names of kinds; NULL: none */
	bool sale, opens, own_due, first_due, needs_details, lasting;
};
extern const struct crm_kind_row crm_kind_table[];
extern const size_t crm_kind_rows;

#endif
