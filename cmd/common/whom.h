/* whom.h: the customer that someone means by an id, a phone, an email or a name. */
#ifndef CMD_WHOM_H
#define CMD_WHOM_H

#include "common/options.h"
#include "crm.h"

struct cmd_whom;
/* The customers of -c. Without it, anybody's id is taken as it is. */
struct cmd_whom *cmd_whom_open(const struct cmd_call *call, const crm_policy *policy);
/* Those of a table, which stays the caller's and was read from that file. */
struct cmd_whom *cmd_whom_of(const crm_table *table, const char *file, const struct cmd_call *call,
			     const crm_policy *policy);
void cmd_whom_close(struct cmd_whom *w);
/* The id of the customer whom `text` means (crm_whom_find). When several may be
 * meant, *list shows what tells them apart, a line each. */
int cmd_whom_find(struct cmd_whom *w, crm_str text, crm_str *id, crm_buf *list, crm_error *e);
/* Adds to the fault of an unknown customer whom the text probably means. */
void cmd_whom_say_near(struct cmd_whom *w, crm_str text, crm_error *e);
/* The name of the customer with that id; "" when there is none. It lasts until the next call. */
crm_str cmd_whom_name(const struct cmd_whom *w, crm_str id);
/* The first of their addresses, likewise. */
crm_str cmd_whom_email(const struct cmd_whom *w, crm_str id);
/* The status of the customer with that id, likewise; the file that has it. */
crm_str cmd_whom_status(struct cmd_whom *w, crm_str id);
const char *cmd_whom_file(const struct cmd_whom *w);
/* The id that another was merged into; itself when it was not. Likewise. */
crm_str cmd_whom_now(const struct cmd_whom *w, crm_str id);

#endif
