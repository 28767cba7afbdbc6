/* apart.h: what tells customers apart whom one word may mean. */
#ifndef CMD_APART_H
#define CMD_APART_H

#include "common/options.h"
#include "crm.h"

/* To be set but for the last contacts, which are found out once for all customers, when they are
 * needed first. */
struct cmd_apart {
	const crm_table *table;
	const crm_policy *policy;
	const struct cmd_call *call;
	char (*contact)[CRM_DAY_TEXT]; /* of each row; NULL: not known */
	bool looked;
};

/* Adds a line for each of these rows: id, name, up to two columns in which they differ,
 * and the last contact, when the log is known. */
void cmd_tell_apart(struct cmd_apart *all, const struct crm_matches *rows, crm_buf *out);
void cmd_apart_free(struct cmd_apart *all);

#endif
