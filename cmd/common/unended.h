/* unended.h: a last line without line feed, whose last field may be cut off. */
#ifndef CMD_UNENDED_H
#define CMD_UNENDED_H

#include "crm.h"

/* Ends the tool when the last line of the file has no line feed and says what somebody allows or
 * forbids: completed, it would be read as it is there, and a part that is missing would change what
 * it means. */
void cmd_refuse_unended(crm_store *store, const char *path);

#endif
