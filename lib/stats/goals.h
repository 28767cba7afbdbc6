/* goals.h: the table of goals, between goals.c and goals_rows.c. */
#ifndef CRM_STATS_GOALS_H
#define CRM_STATS_GOALS_H

#include "due/goals.h"
#include "kinds/kinds.h"
#include "stats/stats.h"

/* Of a run. */
struct crm_stats_goals {
	const struct crm_goals *set;
	struct crm_own_figure figure[CRM_GOALS_MOST];
	int32_t first[CRM_GOALS_MOST], last[CRM_GOALS_MOST]; /* periods */
	uint32_t *about; /* by row: a bit for each goal that is about the customer */
	uint64_t talks;  /* channels, a bit each */
	crm_kindset touches;
	int32_t reply; /* days */
	/* What a customer adds to a goal. */
	size_t goal;
	int counts;
	crm_num number;
};

static inline const struct crm_goal *
crm_goal_at(const crm_stats *s, size_t i)
{
	return &((struct crm_stats_goals *)s->own)->set->goal[i];
}

static inline size_t
crm_goals_of(const crm_stats *s)
{
	return ((struct crm_stats_goals *)s->own)->set->n;
}

/* goals_rows.c: the rows, and what is a state of customers. */
int crm_goals_gather(crm_stats *s, crm_error *e);
int crm_goals_fill(crm_stats *s, struct crm_stats_group *g, struct crm_cell *cell, crm_error *e);

#endif
