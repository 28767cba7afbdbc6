/* currency.h: whether the currency of a new entry may be in the log. */
#ifndef CMD_CURRENCY_H
#define CMD_CURRENCY_H

#include "common/voids.h"
#include "crm.h"

struct cmd_currency {
	const crm_model *model;        /* to be set */
	crm_arena *arena;              /* to be set */
	const struct cmd_voids *voids; /* to be set: those of the log, once they are judged */
	crm_str first;                 /* of the log, or else of the new entries; empty: none yet */
	const char *source;            /* … and where it is */
	uint64_t line;
	bool mixed; /* the log has another one as well, of what was taken back */
	bool left;  /* first is of what was not taken back */
};

/* A record of the log. */
void cmd_currency_see(struct cmd_currency *c, const struct cmd_log_file *f);
/* Once all were seen: whether an entry of that currency may be added, which is in that line of
 * the source. Reads the log once more when only what was taken back may be in the way. */
int cmd_currency_check(struct cmd_currency *c, crm_str currency, const char *source, uint64_t line,
		       crm_error *e);

#endif
