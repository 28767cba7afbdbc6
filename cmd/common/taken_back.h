/* taken_back.h: what a void takes back, in words. */
#ifndef CMD_TAKEN_BACK_H
#define CMD_TAKEN_BACK_H

#include "common/whom.h"
#include "crm.h"

/* Reports the event of that customer and id, which a void of the log in `path` takes back. The void
 * of a void brings back what that one took back: this is what is reported then. */
void
cmd_tell_taken_back(const char *path, const struct cmd_whom *whom, crm_str customer, crm_str event);

#endif
