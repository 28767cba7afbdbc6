/* known.h: which of some new entries a log has already, made from the same list. */
#ifndef CMD_KNOWN_H
#define CMD_KNOWN_H

#include "common/log_file.h"
#include "common/voids.h"
#include "common/whom.h"

struct cmd_known {
	const struct cmd_whom *whom; /* to be set */
	crm_arena *arena;            /* to be set */
	struct cmd_known_one {
		crm_str key;   /* what entries are compared by */
		size_t number; /* the caller's */
	} * one;
	size_t n, room;
	struct cmd_known_match {
		size_t number;
		crm_str event, customer; /* of the entry that the log has */
	} * match;
	size_t matches, match_room;
};

/* A new entry to look for. Two are the same when customer, kind, outcome, item, ref, note and day
 * are the same, and of an attempt, which may be repeated on a day, the time too. */
void cmd_known_name(struct cmd_known *k, const crm_str value[CMD_L_COLUMNS], size_t number);
/* Once all are named; then each record of the log. */
void cmd_known_begin(struct cmd_known *k);
void cmd_known_see(struct cmd_known *k, const struct cmd_log_file *f);
/* Calls `known` for each that the log has and no void took back; perhaps more than once for one. */
void cmd_known_each(const struct cmd_known *k, const struct cmd_voids *voids,
		    void (*known)(void *own, size_t number), void *own);
void cmd_known_free(struct cmd_known *k);

#endif
