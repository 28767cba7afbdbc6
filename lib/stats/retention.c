/* retention.c: how many of those who first bought in a period bought again, so many periods later.
 *
 * Entries are counted by period; a customer's first period is their cohort, and then each period
 * becomes its distance from that. */
#include <stdlib.h>
#include <string.h>

#include "kinds/kinds.h"
#include "stats/stats.h"

#define UNSEEN INT32_MIN

static int
unknown_kind(const crm_stats *s, crm_str word, crm_error *e)
{
	const char *near = crm_kinds_nearest(crm_policy_model(s->policy)->kinds, word);

	if (!near)
		near = crm_nearest(word, crm_class_words, CRM_CLASSES);
	crm_fail(e, CRM_SYSTEM, "%s is not a kind or a class of events", crm_quote(word));
	if (near)
		crm_fail_more(e, "; did you mean \"%s\"?", near);
	return crm_fail_at(e, "--kinds", 0, NULL);
}

/* What counts as being there: sales, or the kinds of the call. */
static int
bind(crm_stats *s, crm_error *e)
{
	struct crm_listener *l = &s->listener;
	crm_str list = crm_str_z(s->how->kinds);

	if (crm_by_period_first(s, "retention", e) < 0)
		return -1;
	l->kinds = s->how->kinds ? (crm_kindset){{0}} : s->sales;
	while (list.n > 0) {
		const char *comma = memchr(list.p, ',', list.n);
		size_t n = comma ? (size_t)(comma - list.p) : list.n;
		crm_str word = crm_str_trim((crm_str){list.p, n});
		crm_kindset set;
		if (!crm_kinds_set(crm_policy_model(s->policy)->kinds, word, &set))
			return unknown_kind(s, word, e);
		crm_kindset_join(&l->kinds, &set);
		n += comma != NULL;
		list = (crm_str){list.p + n, list.n - n};
	}
	crm_kindset_remove_named(&l->kinds, crm_policy_model(s->policy)->kinds, "void");
	l->reached = l->kinds;
	l->since = CRM_NO_DAY; /* a cohort may be of any time */
	return 0;
}

static enum crm_order
hear(void *to, unsigned thread, void *state, const struct crm_heard *e)
{
	return e->outcome == CRM_REACHED ? crm_count_hear(to, thread, state, e) : CRM_IN_ORDER;
}

/* ---- cohorts ---- */

static int32_t *
first_periods(const crm_stats *s, struct crm_stats_group *const *group, size_t n)
{
	int32_t *first = crm_alloc((s->rows + 1) * sizeof *first);
	uint32_t row;

	for (size_t i = 0; i < s->rows; i++)
		first[i] = UNSEEN;
	for (size_t i = 0; i < n; i++)
		for (size_t at = 0; crm_members_next(&group[i]->members, &at, s->rows, &row);)
			if (first[row] == UNSEEN)
				first[row] = (int32_t)group[i]->key[0];
	return first;
}

static void
put(crm_stats *s, const struct crm_stats_group *g, const int32_t *first)
{
	uint32_t key[CRM_BY_ALL], row;

	for (size_t at = 0; crm_members_next(&g->members, &at, s->rows, &row);) {
		if (s->since != CRM_NO_DAY &&
		    first[row] < crm_period_of(s->by[0].unit, s->since, s->week))
			continue;
		memcpy(key, g->key, sizeof key);
		key[s->bys - 1] = g->key[0] - (uint32_t)first[row];
		key[0] = (uint32_t)first[row];
		crm_members_put(&crm_stats_group_at(s->groups, key)->members, row, s->rows);
	}
}

/* Each cohort has a row for every period up to the last; of days there would be too many. */
static void
fill_up(crm_stats *s)
{
	crm_day day = s->until != CRM_NO_DAY ? s->until : crm_frame_today(s->frame).day;
	int32_t last = crm_period_of(s->by[0].unit, day, s->week);
	size_t n = s->by[0].unit == CRM_DAYS ? 0 : s->groups->n;

	for (size_t i = 0; i < n; i++) {
		uint32_t key[CRM_BY_ALL];
		memcpy(key, s->groups->group[i]->key, sizeof key);
		if (key[s->bys - 1] != 0)
			continue;
		for (int32_t p = (int32_t)key[0] + 1; p <= last; p++) {
			key[s->bys - 1]++;
			crm_stats_groups_find(s->groups, key);
		}
	}
}

static int
gather(crm_stats *s, crm_error *e)
{
	struct crm_stats_groups counted = *s->groups;
	size_t n;
	struct crm_stats_group **group = crm_stats_groups_sorted(s, &n);
	int32_t *first = first_periods(s, group, n);

	(void)e;
	crm_by_add(s, CRM_GROUP_NUMBER, "after");
	*s->groups = (struct crm_stats_groups){.keys = s->bys, .sums = counted.sums};
	for (size_t i = 0; i < n; i++)
		put(s, group[i], first);
	fill_up(s);
	free(first);
	free(group);
	crm_stats_groups_free(&counted);
	return 0;
}

static int
fill(crm_stats *s, struct crm_stats_group *const *row, size_t i, struct crm_cell *cell,
     crm_error *e)
{
	uint32_t key[CRM_BY_ALL];

	(void)e;
	memcpy(key, row[i]->key, sizeof key);
	key[s->bys - 1] = 0;
	cell[0] = crm_share_cell(row[i]->members.n, crm_stats_group_at(s->groups, key)->members.n);
	return 0;
}

const struct crm_stats_table crm_table_retention = {.name = "retention",
						    .by = "month",
						    .shows = CRM_SHOWS_CUSTOMERS,
						    .cells = {"share"},
						    .closed = true,
						    .bind = bind,
						    .hear = hear,
						    .count = crm_count_in,
						    .gather = gather,
						    .fill = fill};
