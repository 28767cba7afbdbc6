/* count.c: counts the events of the log. Each thread counts those of its customers; at the end what
 * the threads have counted is joined. */
#include <string.h>

#include "stats/stats.h"

/* ---- an event ---- */

static crm_value
text_value(crm_str s)
{
	return (crm_value){.type = s.n ? CRM_TEXT : CRM_MISSING, .text = s};
}

static crm_value
given_value(const crm_stats *s, const struct crm_entry_name *g, const struct crm_heard *e)
{
	const crm_kinds *k = crm_policy_model(s->policy)->kinds;
	crm_num n = crm_str_eqz(g->name, "amount") ? e->amount
		    : e->rating                    ? e->rating
						   : CRM_NO_NUMBER;

	if (g->number)
		return (crm_value){.type = n == CRM_NO_NUMBER ? CRM_MISSING : CRM_NUMBER,
				   .number = n};
	switch (g->what) {
	case CRM_GROUP_PERIOD: return (crm_value){.type = CRM_DATE, .date = e->when};
	case CRM_GROUP_KIND: return text_value(crm_str_z(crm_kinds_at(k, (size_t)e->kind)->name));
	case CRM_GROUP_DIR: return text_value(crm_str_z(e->dir == CRM_IN ? "in" : "out"));
	case CRM_GROUP_OUTCOME: return text_value(crm_str_z(crm_outcomes[e->outcome]));
	case CRM_GROUP_CHANNEL:
		return text_value(
			crm_str_z(e->channel ? crm_kinds_channel_at(k, e->channel - 1u) : ""));
	default: return text_value(e->text[g->text]);
	}
}

/* The value of the event in a column that is not of customers. */
static uint32_t
code_of(const crm_stats *s, struct crm_counting *c, size_t i, const struct crm_heard *e)
{
	switch (s->by[i].what) {
	case CRM_GROUP_PERIOD: return c->period[i];
	case CRM_GROUP_KIND: return (uint32_t)e->kind;
	case CRM_GROUP_DIR: return e->dir;
	case CRM_GROUP_OUTCOME: return e->outcome;
	case CRM_GROUP_CHANNEL: return e->channel;
	case CRM_GROUP_THEN: return c->then;
	case CRM_GROUP_NUMBER:
	case CRM_GROUP_UNITS:
	case CRM_GROUP_WORD: return 0;
	default: return crm_words_put(&c->words[i], e->text[s->by[i].text]);
	}
}

static void
set_periods(const crm_stats *s, struct crm_counting *c, crm_day day)
{
	if (c->day == day)
		return;
	c->day = day;
	c->sides = crm_sides(s, day);
	for (size_t i = 0; i < s->bys; i++)
		if (s->by[i].what == CRM_GROUP_PERIOD)
			c->period[i] = (uint32_t)crm_period_of(s->by[i].unit, day, s->week);
}

static void
fail(struct crm_counting *c, const struct crm_heard *e)
{
	c->failed = true;
	c->place = e->place;
}

static void
measure(const crm_stats *s, struct crm_counting *c, struct crm_stats_group *g,
	const struct crm_heard *e, int times)
{
	for (size_t i = 0; i < s->measures && !c->failed; i++) {
		const struct crm_own_figure *m = &s->measure[i];
		crm_value v = {.type = CRM_BOOL, .yes = true};
		crm_num n = 0;
		int counts;
		if (!m->of_events)
			continue;
		counts = m->of && crm_expr_value(m->of, c->cursor, &v, &c->fault) < 0
				 ? -1
				 : crm_measure_value(m, &v, &n, &c->fault);
		if (counts < 0)
			fail(c, e);
		else
			crm_measured_add(m, &g->sum[i], counts, n, times);
	}
}

uint32_t
crm_count_plain(const crm_stats *s, struct crm_counting *c, const uint32_t *key,
		const struct crm_heard *e)
{
	uint32_t number = crm_stats_groups_find(&c->groups, key);
	struct crm_stats_group *g = c->groups.group[number];
	int times = e->back ? -1 : 1;

	g->events += times;
	if (e->back)
		crm_members_drop(&g->members, (uint32_t)e->row);
	else
		crm_members_put(&g->members, (uint32_t)e->row, s->rows);
	if (s->measures)
		measure(s, c, g, e, times);
	return number;
}

enum crm_order
crm_count_in(const crm_stats *s, struct crm_counting *c, const uint32_t *key, void *state,
	     const struct crm_heard *e)
{
	uint32_t number = crm_count_plain(s, c, key, e);
	struct crm_stats_group *g = c->groups.group[number];
	crm_num amount = e->amount == CRM_NO_NUMBER ? 0 : e->amount;
	enum crm_order order = CRM_IN_ORDER;
	int times = e->back ? -1 : 1;
	bool is_new;

	if (e->outcome == CRM_REACHED && crm_kindset_has(&s->sales, e->kind)) {
		order = crm_bought_see(&c->pool, state, e->when.day, number, &is_new);
		g->purchases += is_new ? times : 0;
		g->spend += (crm_wide)amount * times;
	} else if (e->outcome == CRM_REACHED && e->kind == s->refund) {
		g->spend -= (crm_wide)amount * times;
	}
	return order;
}

/* The values of the event in the columns from i on; those of a list one after the other. */
static enum crm_order
count_from(const crm_stats *s, struct crm_counting *c, size_t i, uint32_t *key, void *state,
	   const struct crm_heard *e)
{
	enum crm_order order = CRM_IN_ORDER, one;
	const uint32_t *code;
	size_t n;

	for (; i < s->bys && s->by[i].what != CRM_GROUP_CUSTOMER; i++)
		key[i] = code_of(s, c, i, e);
	if (i == s->bys)
		return s->table->count(s, c, key, state, e);
	n = crm_by_codes(&s->by[i], (uint32_t)e->row, &code);
	for (size_t j = 0; j < n; j++) {
		key[i] = code[j];
		one = count_from(s, c, i + 1, key, state, e);
		order = one > order ? one : order;
	}
	return order;
}

bool
crm_count_skips(const crm_stats *s, const struct crm_counting *c, const struct crm_heard *e)
{
	return e->row >= s->rows || c->failed || s->left_out[e->row];
}

bool
crm_count_passes(const crm_stats *s, struct crm_counting *c, const struct crm_heard *e)
{
	int holds = 1;

	if (s->givens) {
		crm_cursor_go(c->cursor, e->row);
		for (size_t i = 0; i < s->givens; i++)
			crm_cursor_give(c->cursor, s->given[i].ref,
					given_value(s, &s->given[i], e));
	}
	for (int i = 0; i < 2 && holds == 1; i++)
		if (s->only[i].of_events)
			holds = crm_expr_holds(s->only[i].holds, c->cursor, &c->fault);
	if (holds < 0)
		fail(c, e);
	return holds == 1;
}

bool
crm_count_leaves_out(const crm_stats *s, struct crm_counting *c, const struct crm_heard *e)
{
	return crm_count_skips(s, c, e) || !crm_count_passes(s, c, e);
}

enum crm_order
crm_count_sides(const crm_stats *s, struct crm_counting *c, unsigned sides, void *state,
		const struct crm_heard *e)
{
	enum crm_order order = CRM_IN_ORDER, one;
	uint32_t key[CRM_BY_ALL] = {0};

	set_periods(s, c, e->when.day);
	for (c->then = 0; sides; c->then++, sides >>= 1) {
		one = sides & 1 ? count_from(s, c, 0, key, state, e) : CRM_IN_ORDER;
		order = one > order ? one : order;
	}
	return order;
}

enum crm_order
crm_count_event(const crm_stats *s, struct crm_counting *c, void *state, const struct crm_heard *e)
{
	set_periods(s, c, e->when.day);
	return crm_count_sides(s, c, c->sides, state, e);
}

enum crm_order
crm_count_hear(void *to, unsigned thread, void *state, const struct crm_heard *e)
{
	const crm_stats *s = to;
	struct crm_counting *c = &((crm_stats *)to)->hand[thread];

	if (crm_count_leaves_out(s, c, e))
		return CRM_IN_ORDER;
	return crm_count_event(s, c, state, e);
}

void
crm_count_begin(crm_stats *s)
{
	s->listener.hear = s->table->hear;
	s->listener.to = s;
	for (unsigned t = 0; t < CRM_THREADS_MAX; t++) {
		s->hand[t].groups.keys = s->bys;
		s->hand[t].groups.sums = s->measures + s->table->sums;
		s->hand[t].day = CRM_NO_DAY;
		s->hand[t].cursor = crm_cursor_new(s->frame);
	}
}

/* ---- all threads ---- */

/* The number that a value has among those of all threads. */
static void
translate(crm_stats *s, const struct crm_counting *c, uint32_t *key)
{
	for (size_t i = 0; i < s->bys; i++)
		if (s->by[i].what == CRM_GROUP_TEXT)
			key[i] = crm_words_put(&s->by[i].words,
					       crm_words_text(&c->words[i], key[i]));
}

static void
join(crm_stats *s, const struct crm_counting *c)
{
	for (size_t i = 0; i < c->groups.n; i++) {
		struct crm_stats_group *from = c->groups.group[i];
		uint32_t key[CRM_BY_ALL];
		struct crm_stats_group *to;

		if (from->events == 0)
			continue;
		memcpy(key, from->key, sizeof key);
		translate(s, c, key);
		to = crm_stats_group_at(s->groups, key);
		to->events += from->events;
		to->purchases += from->purchases;
		to->spend += from->spend;
		crm_members_take(&to->members, &from->members, s->rows);
		for (size_t j = 0; j < s->groups->sums; j++)
			crm_measured_join(&to->sum[j], &from->sum[j]);
	}
}

int
crm_count_end(crm_stats *s, const struct crm_fold *f, crm_error *e)
{
	const struct crm_counting *first = NULL;

	for (unsigned t = 0; t < CRM_THREADS_MAX; t++) {
		const struct crm_counting *c = &s->hand[t];
		if (c->failed && (!first || c->place < first->place))
			first = c;
		join(s, c);
	}
	if (!first)
		return 0;
	*e = first->fault;
	*e->source = '\0';
	e->line = e->column = 0;
	return crm_fold_place_fault(f, first->place, NULL, e);
}

/* ---- customers without events ---- */

void
crm_count_row(crm_stats *s, size_t i, uint32_t *key, uint32_t row, crm_each_group *each)
{
	const uint32_t *code;
	size_t n;

	while (i < s->bys && s->by[i].what != CRM_GROUP_CUSTOMER)
		i++;
	if (i == s->bys) {
		each(s, key, row);
		return;
	}
	n = crm_by_codes(&s->by[i], row, &code);
	for (size_t j = 0; j < n; j++) {
		key[i] = code[j];
		crm_count_row(s, i + 1, key, row, each);
	}
}

static void
put_member(crm_stats *s, const uint32_t *key, uint32_t row)
{
	crm_members_put(&crm_stats_group_at(s->groups, key)->members, row, s->rows);
}

void
crm_count_everybody(crm_stats *s)
{
	uint32_t key[CRM_BY_ALL] = {0};

	for (size_t row = 0; row < s->rows; row++)
		if (!s->left_out[row])
			crm_count_row(s, 0, key, (uint32_t)row, put_member);
}
