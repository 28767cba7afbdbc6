/* differences.h: what is new in a record, for people. */
#ifndef CMD_DIFFERENCES_H
#define CMD_DIFFERENCES_H

#include "common/target.h"
#include "crm.h"

/* Adds one difference: email: "a@x.org" -> "b@x.org". Several are separated by semicolons. The
 * values are whole, because the report may be the only trace of one that was overwritten. */
void cmd_add_difference(crm_buf *out, crm_str column, crm_str before, crm_str after);
/* Adds all in which a row of the target's file, as it is there, differs from what it becomes. */
void cmd_add_differences(const struct cmd_target *t, const crm_str *before, const crm_str *after,
			 crm_buf *out);

#endif
