/* conversion.c: how many of those who came in a period got to each step, and after how long. */
#include <stdlib.h>
#include <string.h>

#include "kinds/kinds.h"
#include "stats/stats.h"

struct conversion {
	size_t n;
	int query[CRM_STEPS_MOST];
	crm_day day[CRM_STEPS_MOST]; /* of the row that is looked at; CRM_NO_DAY: not there */
	size_t last;                 /* the last step that it got to */
};

/* ---- the steps ---- */

static int
unknown_step(const crm_stats *s, crm_str name, crm_error *e)
{
	const char *near = crm_kinds_nearest(crm_policy_model(s->policy)->kinds, name);

	crm_fail(e, CRM_SYSTEM, "%s is not a kind of event", crm_quote(name));
	if (near)
		crm_fail_more(e, "; did you mean \"%s\"?", near);
	return crm_fail_at(e, "--steps", 0, NULL);
}

/* A step is a kind of event, perhaps of one item: milestone:loan. */
static int
add_step(crm_stats *s, crm_str text, crm_error *e)
{
	struct conversion *c = s->own;
	const char *colon = memchr(text.p, ':', text.n);
	crm_str name = {text.p, colon ? (size_t)(colon - text.p) : text.n};
	struct crm_query q = {.aggregate = CRM_AGG_FIRST,
			      .of = {{{0}}, -1, CRM_REACHED},
			      .since = CRM_NO_DAY,
			      .keep = CRM_KEEP_MOMENT};

	if (c->n == CRM_STEPS_MOST) {
		crm_fail(e, CRM_SYSTEM, "more than %d steps", CRM_STEPS_MOST);
		return crm_fail_at(e, "--steps", 0, NULL);
	}
	if (!crm_kinds_set(crm_policy_model(s->policy)->kinds, name, &q.of.kinds))
		return unknown_step(s, name, e);
	if (colon && colon + 1 == text.p + text.n) {
		crm_fail(e, CRM_SYSTEM, "%s names no item; write \"%.*s\" for any item",
			 crm_quote(text), (int)name.n, name.p);
		return crm_fail_at(e, "--steps", 0, NULL);
	}
	if (colon)
		q.item = (crm_str){colon + 1, text.n - name.n - 1};
	c->query[c->n] = crm_fold_ask(crm_fold_of(s->frame), &q);
	if (crm_words_put(&s->by[s->bys - 1].words, text) != ++c->n) {
		crm_fail(e, CRM_SYSTEM, "%s is named twice", crm_quote(text));
		return crm_fail_at(e, "--steps", 0, NULL);
	}
	return 0;
}

static int
bind(crm_stats *s, crm_error *e)
{
	const struct crm_list *steps = &s->policy->steps;
	crm_str list = crm_str_z(s->how->steps);

	if (crm_by_period_first(s, "conversion", e) < 0)
		return -1;
	s->own = crm_arena_alloc(s->arena, sizeof(struct conversion));
	crm_by_add(s, CRM_GROUP_WORD, "step");
	if (!s->how->steps && steps->n == 0)
		return crm_fail(
			e, CRM_SYSTEM,
			"--table=conversion: name the steps with --steps=visit,order,contract, "
			"or with \"steps\" in the policy");
	for (size_t i = 0; !s->how->steps && i < steps->n; i++)
		if (add_step(s, crm_str_z(steps->word[i]), e) < 0)
			return -1;
	for (bool first = s->how->steps; first || list.n > 0; first = false)
		if (add_step(s, crm_str_trim(crm_part(&list, ',')), e) < 0)
			return -1;
	return 0;
}

/* ---- customers ---- */

/* A customer who reached a step counts for the steps before it too, even without entries of them.
 */
static void
put(crm_stats *s, const uint32_t *key, uint32_t row)
{
	const struct conversion *c = s->own;
	uint32_t one[CRM_BY_ALL];
	crm_day came = CRM_NO_DAY;

	memcpy(one, key, sizeof one);
	for (size_t i = 0; i < c->n; i++)
		if (c->day[i] != CRM_NO_DAY && (came == CRM_NO_DAY || c->day[i] < came))
			came = c->day[i];
	for (size_t i = 0; i < c->n; i++) {
		struct crm_stats_group *g;
		one[s->bys - 1] = (uint32_t)i + 1;
		g = crm_stats_group_at(s->groups, one);
		if (i <= c->last)
			crm_members_put(&g->members, row, s->rows);
		if (c->day[i] != CRM_NO_DAY)
			crm_bag_add(&crm_table_sums(s, g)->bag,
				    (crm_num)(c->day[i] - came) * CRM_NUM_ONE, 1);
	}
}

/* The day of the first entry of any step up to a day; CRM_NO_DAY: there is none. */
static crm_day
look_at(const crm_stats *s, uint32_t row, crm_day last)
{
	struct conversion *c = s->own;
	crm_day came = CRM_NO_DAY;

	for (size_t i = 0; i < c->n; i++) {
		c->day[i] = crm_fold_when(crm_fold_of(s->frame), c->query[i], row).day;
		if (c->day[i] > last)
			c->day[i] = CRM_NO_DAY;
		if (c->day[i] == CRM_NO_DAY)
			continue;
		c->last = i;
		if (came == CRM_NO_DAY || c->day[i] < came)
			came = c->day[i];
	}
	return came;
}

/* What is compared is what was known on the same day of the period before. */
static int
gather(crm_stats *s, crm_error *e)
{
	crm_day today = crm_frame_today(s->frame).day;
	crm_day last[] = {today, s->how->compare ? crm_beside_day(s, today) : CRM_NO_DAY};
	uint32_t key[CRM_BY_ALL] = {0};

	(void)e;
	for (int then = 0; then < (s->how->compare ? 2 : 1); then++) {
		if (s->how->compare)
			key[s->beside.then] = (uint32_t)then;
		for (uint32_t row = 0; row < s->rows; row++) {
			crm_day came = s->left_out[row] ? CRM_NO_DAY : look_at(s, row, last[then]);
			if (came == CRM_NO_DAY || !(crm_sides(s, came) >> then & 1) ||
			    (s->until != CRM_NO_DAY && came > s->until))
				continue;
			key[0] = (uint32_t)crm_period_of(s->by[0].unit, came, s->week);
			crm_count_row(s, 1, key, row, put);
		}
	}
	return 0;
}

/* The group of another step. */
static uint32_t
customers_at(crm_stats *s, const struct crm_stats_group *g, uint32_t step)
{
	uint32_t key[CRM_BY_ALL];

	memcpy(key, g->key, sizeof key);
	key[s->bys - 1] = step;
	return crm_stats_group_at(s->groups, key)->members.n;
}

static int
fill(crm_stats *s, struct crm_stats_group *g, struct crm_cell *cell, crm_error *e)
{
	struct crm_bag *waits = &crm_table_sums(s, g)->bag;
	uint32_t step = g->key[s->bys - 1];
	crm_num low, high;

	(void)e;
	cell[0] = crm_share_cell(g->members.n, customers_at(s, g, 1));
	if (step > 1)
		cell[1] = crm_share_cell(g->members.n, customers_at(s, g, step - 1));
	crm_bag_sort(waits);
	if (crm_bag_middle(waits, &low, &high)) /* whole days */
		cell[2] = (struct crm_cell){.there = true, .number = (low + high) / 2};
	return 0;
}

const struct crm_stats_table crm_table_conversion = {.name = "conversion",
						     .by = "month",
						     .shows = CRM_SHOWS_CUSTOMERS,
						     .cells = {"of_all", "of_step_before", "days"},
						     .as_it_was = true,
						     .sums = 1,
						     .bind = bind,
						     .gather = gather,
						     .fill = fill};
