/* from_due.h: a due stream is logged as done. */
#ifndef CMD_FROM_DUE_H
#define CMD_FROM_DUE_H

#include "common/due_entries.h"
#include "common/incoming.h"

/* Puts the entries in the place of the due stream that was read; what they do not settle
 * is told. A fault ends the tool. Returns what tells each entry from others. */
struct crm_sent_key *cmd_from_due(struct cmd_incoming *in, const struct cmd_due_how *how,
				  const struct cmd_target *target);

#endif
