/* rejects.h: the end of --rejects FILE. */
#ifndef CMD_REJECTS_H
#define CMD_REJECTS_H

#include "crm.h"

/* Writes the records set aside to path, tells how many there were beside the
 * `kept` ones ("5 customers read"), and frees them. The exit status: 0, or 1 when there were any.
 * NULL: nothing to do. */
int cmd_rejects_close(crm_rejects *rejects, const char *path, size_t kept, const char *what);
/* Its two halves, where something is to be done between them. */
void cmd_rejects_write(crm_rejects *rejects, const char *path);
int cmd_rejects_tell(crm_rejects *rejects, const char *path, size_t kept, const char *what);

#endif
