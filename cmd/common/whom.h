/* whom.h: the customer that someone means by an id, a phone or a name. */
#ifndef CMD_WHOM_H
#define CMD_WHOM_H

#include "crm.h"

struct cmd_whom;
/* The customers of a file. NULL path: anybody's id is taken as it is. */
struct cmd_whom *cmd_whom_open(const char *path);
void cmd_whom_close(struct cmd_whom *w);
/* The id of whom `text` means: an id, else a phone, else a name, whole or (no
 * other matching) a part of it, without regard to case; a row merged into
 * another means that other. Nobody or several are
 * a fault; several are listed in *list, a line each. */
int cmd_whom_find(struct cmd_whom *w, crm_str text, crm_str *id, crm_buf *list, crm_error *e);
/* Whether there is a customer of that id; true without a file. */
bool cmd_whom_known(const struct cmd_whom *w, crm_str id);
/* The name that goes with an id; empty when there is none. */
crm_str cmd_whom_name(const struct cmd_whom *w, crm_str id);
/* The id that another was merged into; itself when it was not. */
crm_str cmd_whom_now(const struct cmd_whom *w, crm_str id);

#endif
