/* twice.h: an entry that was made a moment ago and is made once more, probably because nobody knew
 * whether the first one was written. */
#ifndef CMD_LOG_TWICE_H
#define CMD_LOG_TWICE_H

#include "common/new_event.h"
#include "common/voids.h"
#include "crm.h"

struct log_twice {
	const struct cmd_new_events *new;
	const crm_str *fields; /* of the new entry; NULL: nothing is looked for */
	crm_arena *arena;
	uint64_t line;           /* of the latest that is the same; 0: none */
	int64_t ago;             /* seconds */
	crm_str event, customer; /* of that one */
};

void log_twice_begin(struct log_twice *t, const struct cmd_new_events *new, const crm_str *fields,
		     crm_arena *arena);
/* A record of the log. */
void log_twice_see(struct log_twice *t, const struct cmd_log_file *f);
/* Once all were seen, and the voids judged. */
void log_twice_end(const struct log_twice *t, const struct cmd_voids *voids, crm_findings *found);

#endif
