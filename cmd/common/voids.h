/* voids.h: what the voids of a log have taken back.
 *
 * A void takes back the entry of its customer that it names, unless it was itself taken back by
 * a void that counts. Voids that name each other in a ring do not count. */
#ifndef CMD_VOIDS_H
#define CMD_VOIDS_H

#include "common/log_file.h"
#include "common/whom.h"

struct cmd_void {
	crm_str event, key, names; /* its id; by what it and what it names are compared */
	uint64_t line;             /* in the log */
	size_t namers;             /* voids that name it and are not judged yet */
	bool undone, counts;
};

struct cmd_voids {
	const struct cmd_whom *whom; /* to be set: merged customers are one */
	crm_arena *arena;            /* to be set: keeps the texts */
	struct cmd_void *one;
	size_t n, room;
	struct cmd_void **counting; /* once judged: those that count, by what they name */
	size_t counted;
};

/* One more entry of the log; what is not a void is passed over. */
void cmd_voids_see(struct cmd_voids *v, const struct cmd_log_file *f);
/* Once all were seen: finds out which of them count. */
void cmd_voids_judge(struct cmd_voids *v);
/* The void that has taken back the customer's event of that id; NULL when none has. */
const struct cmd_void *cmd_voids_find(const struct cmd_voids *v, crm_str event, crm_str customer);
void cmd_voids_free(struct cmd_voids *v);

#endif
