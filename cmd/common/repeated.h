/* repeated.h: records of an import that are there already: the same file is taken in again and
 * again, and nothing is added twice. */
#ifndef CMD_REPEATED_H
#define CMD_REPEATED_H

#include "common/incoming.h"
#include "common/new_event.h"

struct cmd_rows {
	crm_str **row;
	size_t n;
};

/* What becomes of events that the log has already. */
struct cmd_repeats {
	struct cmd_new_events *new;
	bool again;      /* those that were voided are added again */
	bool replace;    /* those that differ are voided and added anew */
	crm_str **voids; /* of each record: the void to be written before it, or NULL */
	struct cmd_rows
		*gone; /* with `replace`: voids of what is no more in the stream are added */
};

/* Of added[0..n), events whose id the stream gives. What the log has and no void took back is
 * known where it says the same, else changed; what was voided is counted, too. These become
 * NULL. What is added again or anew gets an id of its own (ID~2, ID~3 ...), by which the next
 * import finds it, and what refers to it in the stream follows. */
void cmd_repeated_events(struct cmd_incoming *in, const struct cmd_repeats *how, crm_str **added,
			 size_t n);

/* ---- parts ---- */

/* Numbers and moments may be written in several ways. */
bool cmd_same_value(crm_str a, crm_str b);
/* FILE:LINE: changed ID "NAME": differences, and what can be done (`so`). */
void cmd_tell_changed(const struct cmd_incoming *in, size_t i, crm_str id, crm_str name,
		      crm_str differences, const char *so);

/* What would be added and changed, to standard output: "+" and "~" begin a line, each followed
 * by what the record would say. changed[0..there) as cmd_target_replace has them; may be NULL. */
void
cmd_dry_run(const struct cmd_target *t, crm_str *const *changed, crm_str *const *added, size_t n);

#endif
