/* undo.h: crm-log --undo. The newest entry of somebody's own that was recorded within the last
 * hour by the clock, or all that were recorded together with it, become a stream of voids. */
#ifndef CMD_UNDO_H
#define CMD_UNDO_H

#include "common/incoming.h"
#include "common/log_file.h"
#include "common/whom.h"

struct cmd_undo {
	/* to be set */
	crm_str by, note;
	bool batch; /* what was recorded together is taken back together */
	const struct cmd_whom *whom;
	crm_arena *arena;
	/* what is taken back, in the order of the log */
	struct cmd_undone {
		crm_str value[CMD_L_COLUMNS], currency;
		uint64_t line;
		bool again; /* another of these has the same id, whose void takes back this one as
			       well */
	} * one;
	size_t n;
	size_t events; /* without those that are there again: as many voids are written */
};

/* Reads the log, which the target holds, and fills in what comes in. Nothing to take back, several
 * entries without `batch`, and a log that lacks what it takes end the tool. */
void cmd_undo(struct cmd_incoming *in, struct cmd_undo *u, const struct cmd_target *target);
/* Reports what was taken back. */
void cmd_undo_tell(const struct cmd_undo *u, const char *path);

#endif
