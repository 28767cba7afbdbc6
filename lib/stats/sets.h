/* sets.h: what a group is made of: texts by number, sets of rows, and numbers with how often each
 * was seen. Zero-initialised ones are empty. */
#ifndef CRM_STATS_SETS_H
#define CRM_STATS_SETS_H

#include "crm.h"

/* ---- words.c ---- */

/* Texts by number; 0 is the empty one. */
struct crm_words {
	struct crm_ids *ids;
	crm_str *text;
	size_t n, room;
	crm_arena *arena;
};
uint32_t crm_words_put(struct crm_words *w, crm_str s); /* which copies it */
crm_str crm_words_text(const struct crm_words *w, uint32_t code);
void crm_words_free(struct crm_words *w);

/* ---- members.c ---- */

/* A set of rows: few of them by hashing, many as bits. */
struct crm_members {
	uint32_t *slot;
	uint64_t *bits;
	uint32_t room, used, n; /* slots; those that are not empty; rows */
};
/* rows: how many there are in all. */
void crm_members_put(struct crm_members *m, uint32_t row, size_t rows);
void crm_members_drop(struct crm_members *m, uint32_t row);
/* The next row from *at on, in any order; *at is 0 before the first. False: there are no more. */
bool crm_members_next(const struct crm_members *m, size_t *at, size_t rows, uint32_t *row);
void crm_members_join(struct crm_members *to, const struct crm_members *from, size_t rows);
/* Likewise; the other set may lose them. */
void crm_members_take(struct crm_members *to, struct crm_members *from, size_t rows);
void crm_members_free(struct crm_members *m);

/* ---- bag.c ---- */

/* Numbers, and how often each is in it. */
struct crm_bag {
	struct crm_bagged {
		crm_num number;
		int64_t times;
	} * slot;
	size_t room, used;
};
void crm_bag_add(struct crm_bag *b, crm_num n, int64_t times); /* below 0: takes out */
void crm_bag_join(struct crm_bag *to, const struct crm_bag *from);
/* Sorts it; nothing is added after that. The number of different ones, at slot[0 …]. */
size_t crm_bag_sort(struct crm_bag *b);
/* The middle two of a sorted one, whose mean is the median; false when it is empty. */
bool crm_bag_middle(const struct crm_bag *b, crm_num *low, crm_num *high);
void crm_bag_free(struct crm_bag *b);

#endif
