/* apart.h: what tells customers apart whom one word may mean. */
#ifndef CMD_APART_H
#define CMD_APART_H

#include "common/options.h"
#include "crm.h"

/* Adds a line for each of these rows: id, name, up to two columns in which they differ,
 * and the last contact, when the log is known. */
void cmd_tell_apart(const crm_table *t, const struct crm_matches *rows, const crm_policy *policy,
		    const struct cmd_call *call, crm_buf *out);

#endif
