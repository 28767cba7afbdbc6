/* mention.c: the names of columns and facts that a policy uses. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "policy/trigger.h"

/* ---- checking that they are known ---- */

/* The nearest name among the stream's columns and the vocabulary, in quotes; NULL when none is
 * near. */
static const char *
nearest(const crm_policy *p, const crm_frame *f, crm_str name)
{
	const crm_table *t = f ? crm_frame_table(f) : NULL;
	size_t n = t ? crm_table_columns(t) : 0;
	crm_arena *a = crm_arena_new();
	const char **words = crm_arena_alloc(a, (n + 1) * sizeof *words), *near;

	for (size_t i = 0; i < n; i++)
		words[i] = crm_arena_str(a, crm_table_column(t, i)).p;
	near = crm_word_nearest(p->model.kinds, name);
	if (near)
		words[n++] = near;
	near = crm_nearest(name, words, n);
	if (near)
		near = crm_quote(crm_str_z(near));
	crm_arena_free(a);
	return near;
}

static int
unknown(const struct crm_mention *m, const char *near, crm_error *e)
{
	if (near)
		crm_fail(e, CRM_DATA, "unknown name %s; did you mean %s?", crm_quote(m->name),
			 near);
	else
		crm_fail(e, CRM_DATA,
			 "unknown name %s: neither in the vocabulary nor a column of the stream",
			 crm_quote(m->name));
	crm_fail_at(e, m->place.source, m->place.line, m->section);
	e->column = m->place.column;
	return -1;
}

int
crm_policy_check(const crm_policy *p, const crm_frame *f, crm_error *e)
{
	for (const struct crm_mention *m = p->mention; m; m = m->next) {
		if (crm_word_find(p->model.kinds, m->name) || (f && crm_frame_knows(f, m->name)))
			continue;
		return unknown(m, nearest(p, f, m->name), e);
	}
	return 0;
}

/* ---- the facts among them ---- */

struct fact {
	size_t place; /* in the vocabulary */
	crm_str name;
};

struct facts {
	const crm_policy *policy;
	crm_arena *arena;
	struct fact *fact;
	size_t n, room;
};

static void
add_fact(struct facts *f, crm_str name)
{
	const crm_word *w = crm_word_find(f->policy->model.kinds, name);
	size_t place = 0;

	if (!w || w->origin != CRM_FACT || crm_str_eqz(name, "as_of"))
		return;
	while (crm_word_at(place) != w)
		place++;
	f->fact = crm_grow(f->fact, f->n, &f->room, sizeof *f->fact);
	f->fact[f->n++] = (struct fact){place, crm_arena_str(f->arena, name)};
}

static void
add_z(struct facts *f, const char *name)
{
	add_fact(f, crm_str_z(name));
}

static void
take_fact(void *to, crm_str name)
{
	add_fact(to, name);
}

static void
add_implied(struct facts *f)
{
	static const char *const score[] = {
		"first_seen",    "days_since_purchase", "purchases",         "spend",
		"warmth_in",     "warmth_out",          "warmth_in_91d_ago", "warmth_out_91d_ago",
		"warmth_news",   "warmth_care",         "warmth_help",       "warmth_meeting",
		"warmth_advice", "warmth_personal",
	};
	static const char *const due[] = {"first_seen", "last_touch_out", "snoozed_until",
					  "opted_out", "consented"};
	const crm_policy *p = f->policy;

	for (size_t i = 0; i < CRM_LENGTH(score); i++)
		add_z(f, score[i]);
	for (size_t i = 0; i < p->rules; i++)
		if (p->rule[i].trigger->facts)
			p->rule[i].trigger->facts(p->model.kinds, &p->rule[i], take_fact, f);
	for (size_t i = 0; p->rules > 0 && i < CRM_LENGTH(due); i++)
		add_z(f, due[i]);
	for (size_t i = 0; p->declined.n > 0 && i < p->rules; i++)
		if (p->rule[i].selling)
			add_z(f, "declined_on");
}

static int
fact_order(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;

	if (x->place != y->place)
		return x->place < y->place ? -1 : 1;
	return crm_str_cmp(x->name, y->name);
}

void
crm_policy_facts(const crm_policy *p, void (*each)(void *to, crm_str name), void *to)
{
	struct facts f = {.policy = p, .arena = crm_arena_new()};

	for (const struct crm_mention *m = p->mention; m; m = m->next)
		add_fact(&f, m->name);
	add_implied(&f);
	if (f.n > 0)
		qsort(f.fact, f.n, sizeof *f.fact, fact_order);
	for (size_t i = 0; i < f.n; i++)
		if (i == 0 || !crm_str_eq(f.fact[i].name, f.fact[i - 1].name))
			each(to, f.fact[i].name);
	free(f.fact);
	crm_arena_free(f.arena);
}
