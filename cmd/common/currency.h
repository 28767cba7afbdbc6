/* currency.h: whether the currency of a new entry may be in the log. */
#ifndef CMD_CURRENCY_H
#define CMD_CURRENCY_H

#include "common/log_file.h"
#include "crm.h"

struct cmd_currency {
	const crm_model *model; /* to be set */
	crm_arena *arena;       /* to be set */
	crm_str first;          /* of the log, or else of the new entries; empty: none yet */
	const char *source;     /* … and where it is */
	uint64_t line;
};

/* A record of the log. One that was taken back counts, too, as it does for all who read the log. */
void cmd_currency_see(struct cmd_currency *c, const struct cmd_log_file *f);
/* Once all were seen: whether an entry of that currency may be added, which is in that line of
 * the source. */
int cmd_currency_check(struct cmd_currency *c, crm_str currency, const char *source, uint64_t line,
		       crm_error *e);

#endif
