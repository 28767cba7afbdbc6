/* retention.c: how many of those who first bought in a period bought again, so many periods later.
 *
 * A customer's first period is their cohort; entries are counted by the distance of their period
 * from that. */
#include <string.h>

#include "kinds/kinds.h"
#include "stats/stats.h"

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
	for (bool first = s->how->kinds; first || list.n > 0; first = false) {
		crm_str word = crm_str_trim(crm_part(&list, ','));
		crm_kindset set;
		if (!crm_kinds_set(crm_policy_model(s->policy)->kinds, word, &set))
			return unknown_kind(s, word, e);
		crm_kindset_join(&l->kinds, &set);
	}
	crm_kindset_remove_named(&l->kinds, crm_policy_model(s->policy)->kinds, "void");
	l->reached = l->kinds;
	l->since = CRM_NO_DAY; /* a cohort may be of any time */
	crm_by_add(s, CRM_GROUP_NUMBER, "after");
	return 0;
}

/* Of a customer; CRM_HEARD_STATE bytes. */
struct cohort {
	int32_t first; /* period */
	bool known;
};
_Static_assert(sizeof(struct cohort) <= CRM_HEARD_STATE, "the state of a customer");

/* Where a cohort is counted. What it is compared with is the cohort before it, by what was known
 * on the same day of the period before. */
static unsigned
sides(const crm_stats *s, int32_t cohort, crm_day day)
{
	enum crm_unit unit = s->by[0].unit;
	unsigned sides = 0;
	int32_t since = s->since == CRM_NO_DAY ? cohort : crm_period_of(unit, s->since, s->week);

	if (cohort >= since)
		sides |= CRM_NOW;
	if (s->how->compare && cohort >= since - 1 && day <= crm_beside_day(s, s->last))
		sides |= CRM_THEN;
	return sides;
}

static enum crm_order
hear(void *to, unsigned thread, void *state, const struct crm_heard *e)
{
	crm_stats *s = to;
	struct crm_counting *c = &s->hand[thread];
	struct cohort *of = state;
	int32_t period;

	if (e->outcome != CRM_REACHED || crm_count_leaves_out(s, c, e))
		return CRM_IN_ORDER;
	period = crm_period_of(s->by[0].unit, e->when.day, s->week);
	if (of->known && period < of->first)
		return CRM_OUT_OF_ORDER;
	if (!of->known)
		*of = (struct cohort){period, true};
	return crm_count_sides(s, c, sides(s, of->first, e->when.day), state, e);
}

static enum crm_order
count(const crm_stats *s, struct crm_counting *c, const uint32_t *key, void *state,
      const struct crm_heard *e)
{
	const struct cohort *of = state;
	uint32_t one[CRM_BY_ALL];

	memcpy(one, key, sizeof one);
	one[0] = (uint32_t)of->first;
	one[s->bys - 1] = key[0] - one[0];
	crm_count_plain(s, c, one, e);
	return CRM_IN_ORDER;
}

/* ---- rows ---- */

/* Each cohort has a row for every period up to the last; of days there would be too many. */
static int
gather(crm_stats *s, crm_error *e)
{
	int32_t last = crm_period_of(s->by[0].unit, s->last, s->week);
	size_t n = s->by[0].unit == CRM_DAYS ? 0 : s->groups->n;

	(void)e;
	for (size_t i = 0; i < n; i++) {
		uint32_t key[CRM_BY_ALL];
		memcpy(key, s->groups->group[i]->key, sizeof key);
		if (key[s->bys - 1] != 0 || crm_beside_is_then(s, s->groups->group[i]))
			continue;
		for (int32_t p = (int32_t)key[0] + 1; p <= last; p++) {
			key[s->bys - 1]++;
			crm_stats_groups_find(s->groups, key);
		}
	}
	return 0;
}

static int
fill(crm_stats *s, struct crm_stats_group *g, struct crm_cell *cell, crm_error *e)
{
	uint32_t key[CRM_BY_ALL];

	(void)e;
	memcpy(key, g->key, sizeof key);
	key[s->bys - 1] = 0;
	cell[0] = crm_share_cell(g->members.n, crm_stats_group_at(s->groups, key)->members.n);
	return 0;
}

const struct crm_stats_table crm_table_retention = {.name = "retention",
						    .by = "month",
						    .shows = CRM_SHOWS_CUSTOMERS,
						    .cells = {"share"},
						    .as_it_was = true,
						    .bind = bind,
						    .hear = hear,
						    .count = count,
						    .gather = gather,
						    .fill = fill};
