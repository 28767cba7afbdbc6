/* groups.h: groups by the numbers of their values (groups.c). */
#ifndef CRM_STATS_GROUPS_H
#define CRM_STATS_GROUPS_H

#include "stats/figure.h"

#define CRM_BY_MOST 8 /* columns named by --by */
#define CRM_BY_ALL (CRM_BY_MOST + 2)

struct crm_stats_group {
	int64_t events, purchases;
	crm_wide spend;
	struct crm_members members;
	struct crm_measured *sum; /* one for each measure */
	uint32_t key[CRM_BY_ALL];
};
struct crm_stats_groups {
	struct crm_stats_group **group;
	size_t n, group_room;
	uint32_t *slot; /* 1 + which of them; 0 none */
	size_t room;
	size_t keys, sums;
	crm_arena *arena;
};
uint32_t crm_stats_groups_find(struct crm_stats_groups *g, const uint32_t *key); /* new or not */
/* The group itself. */
struct crm_stats_group *crm_stats_group_at(struct crm_stats_groups *g, const uint32_t *key);
/* Those that are there, in the order of their columns; the caller frees the array. */
struct crm_stats_group **crm_stats_groups_sorted(const crm_stats *s, size_t *n);
void crm_stats_groups_free(struct crm_stats_groups *g);

/* What an entry adds to a goal. */
struct crm_goal_sum {
	size_t goal;
	uint32_t period; /* as of CRM_GROUP_UNITS */
	int counts, known;
};

#endif
