/* from_due.h: what a due stream asks for, as entries of a log: it was done. */
#ifndef CMD_FROM_DUE_H
#define CMD_FROM_DUE_H

#include "common/incoming.h"
#include "common/whom.h"
#include "crm.h"

struct cmd_from_due {
	crm_str date, by, note; /* of all entries; empty: now, whose it is, due_why */
	crm_time when;          /* what `date` says */
	const crm_policy *policy;
	const struct cmd_target *target;
	struct cmd_whom *whom;
	crm_arena *arena; /* the texts last as long as it */
};

/* Puts the entries in the place of the due stream that was read; what they do not settle
 * is told. A fault ends the tool. */
void cmd_from_due(struct cmd_incoming *in, const struct cmd_from_due *how);

#endif
