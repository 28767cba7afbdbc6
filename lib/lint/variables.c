/* variables.c: what each variable may be; narrows it, and undoes that. */
#include "base/array.h"
#include "lint/variables.h"

/* ---- variables ---- */

struct crm_was {
	size_t variable, presence; /* the one that was changed; the other is SIZE_MAX */
	struct crm_ranges may;
	bool there, missing;
};

/* The texts that a column may hold. */
struct crm_allowed {
	const char *column;
	const char *const *names;
	size_t n;
	struct crm_allowed *next;
};

/* A condition about one term, as it was read. */
struct crm_condition {
	const crm_term *term;
	enum { FIXED, PRESENCE, VARIABLE } of;
	bool yes;                       /* FIXED */
	size_t at;                      /* PRESENCE, VARIABLE: which */
	struct crm_ranges holds, fails; /* VARIABLE */
	bool known_fails;               /* else fails has too many parts */
	size_t needs[2], need_count;    /* presences that are there where it is true */
	bool needs_when_false;          /* or false */
};

void
crm_variables_free(struct crm_variables *all)
{
	free(all->variable);
	free(all->presence);
	free(all->was);
	free(all->text);
	free(all->reading);
}

/* ---- what is known of every customer ---- */

/* The range of a number is in its row of the vocabulary. */
static void
bound(const crm_word *w, struct crm_variable *t)
{
	if (w->from != 0 || w->to != 0)
		t->may = crm_ranges_from_to(w->from, w->to < CRM_FAR ? w->to : CRM_FAR);
	t->whole = w->whole;
}

static void
bound_text(struct crm_variables *all, struct crm_variable *t)
{
	const struct crm_allowed *a = all->allowed;

	while (a && !crm_str_eqz(t->term->name, a->column))
		a = a->next;
	if (!a)
		return;
	t->may = crm_ranges_from_to(1, 0);
	for (size_t i = 0; i < a->n; i++) {
		int64_t text = crm_variables_text(all, crm_str_z(a->names[i]));

		if (!crm_ranges_add(&t->may, text, text)) {
			t->may = crm_ranges_from_to(-CRM_FAR, CRM_FAR);
			return;
		}
	}
}

void
crm_variables_texts(struct crm_variables *all, const char *column, const char *const *names,
		    size_t n)
{
	struct crm_allowed *a = crm_arena_alloc(all->arena, sizeof *a);

	*a = (struct crm_allowed){column, names, n, all->allowed};
	all->allowed = a;
	/* Variables that were made before this call are bound by it, too. */
	for (size_t i = 0; i < all->variables; i++)
		if (all->variable[i].line == CRM_LINE_TEXT &&
		    all->variable[i].term->op == CRM_OP_NAME)
			bound_text(all, &all->variable[i]);
}

static size_t
presence_of(struct crm_variables *all, const crm_term *term, const crm_term *against)
{
	const crm_word *w;
	size_t i = 0;

	while (i < all->presences && !(crm_term_same(all->presence[i].term, term) &&
				       crm_term_same(all->presence[i].against, against)))
		i++;
	if (i < all->presences)
		return i;
	all->presence =
		crm_grow(all->presence, all->presences, &all->presence_room, sizeof *all->presence);
	w = term->op == CRM_OP_NAME && !against ? crm_word_find(all->kinds, term->name) : NULL;
	all->presence[all->presences++] =
		(struct crm_presence){term, against, true, !(w && w->never_missing)};
	return i;
}

static size_t
variable_of(struct crm_variables *all, const struct crm_measure *m, size_t presence)
{
	struct crm_variable *t;
	const crm_word *w;
	size_t i = 0;

	for (; i < all->variables; i++) {
		t = &all->variable[i];
		if (t->line == m->line && t->shift.n == m->shift.n &&
		    t->shift.unit == m->shift.unit && crm_term_same(t->term, m->term) &&
		    crm_term_same(t->against, m->against))
			return i;
	}
	all->variable =
		crm_grow(all->variable, all->variables, &all->variable_room, sizeof *all->variable);
	t = &all->variable[all->variables++];
	*t = (struct crm_variable){.term = m->term,
				   .against = m->against,
				   .line = m->line,
				   .shift = m->shift,
				   .presence = presence};
	t->may = m->line == CRM_LINE_TRUTH     ? crm_ranges_from_to(0, 1)
		 : m->line == CRM_LINE_AGAINST ? crm_ranges_from_to(-1, 1)
					       : crm_ranges_from_to(-CRM_FAR, CRM_FAR);
	if (m->term->op != CRM_OP_NAME)
		return i;
	w = crm_word_find(all->kinds, m->term->name);
	if (m->line == CRM_LINE_NUMBER && w && w->type == CRM_NUMBER)
		bound(w, t);
	if (m->line == CRM_LINE_TEXT)
		bound_text(all, t);
	return i;
}

/* ---- reading a condition ---- */

static void
need(struct crm_variables *all, struct crm_condition *r, const crm_term *t)
{
	if (t && t->op == CRM_OP_NAME)
		r->needs[r->need_count++] = presence_of(all, t, NULL);
}

/* has() of an empty list is false, so that it is never missing itself. */
static void
read_function(struct crm_variables *all, const crm_term *t, struct crm_condition *r)
{
	struct crm_measure m = {.term = t, .line = CRM_LINE_TRUTH, .yes = crm_ranges_from_to(1, 1)};
	bool has = t->op == CRM_OP_HAS && t->first->next->op == CRM_OP_LITERAL;
	bool matches = t->op == CRM_OP_MATCHES;
	size_t presence = presence_of(all, matches ? t->first : t, NULL);

	if (has) {
		all->presence[presence].missing = false;
		need(all, r, t->first);
	}
	r->of = VARIABLE;
	r->at = variable_of(all, &m, presence);
	r->holds = m.yes;
}

static void
read_condition(struct crm_variables *all, const crm_term *t, struct crm_condition *r)
{
	struct crm_measure m = {.line = CRM_LINE_TRUTH};

	r->term = t;
	if (t->op == CRM_OP_LITERAL && t->type == CRM_BOOL) {
		r->of = FIXED;
		r->yes = t->value.yes;
		return;
	}
	if (t->op == CRM_OP_MISSING) {
		r->of = PRESENCE;
		r->at = presence_of(all, t->first, NULL);
		return;
	}
	if (crm_measure(all, t, &m)) {
		r->of = VARIABLE;
		r->at = variable_of(all, &m, presence_of(all, m.term, m.against));
		r->holds = m.yes;
		r->needs_when_false = m.against;
		if (m.against) {
			need(all, r, m.term);
			need(all, r, m.against);
		}
	} else {
		read_function(all, t, r);
	}
	r->known_fails = crm_ranges_turn(&r->holds, &r->fails);
}

/* The slot in which the condition of a term is, or would be. */
static struct crm_condition **
place_of(const struct crm_variables *all, const crm_term *t)
{
	size_t i = (uintptr_t)t / 16 % all->reading_room;

	while (all->reading[i] && all->reading[i]->term != t)
		i = (i + 1) % all->reading_room;
	return &all->reading[i];
}

static void
make_room(struct crm_variables *all)
{
	struct crm_condition **old = all->reading;
	size_t room = all->reading_room;

	all->reading_room = room ? 2 * room : 256;
	all->reading = crm_alloc(all->reading_room * sizeof *all->reading);
	for (size_t i = 0; i < room; i++)
		if (old[i])
			*place_of(all, old[i]->term) = old[i];
	free(old);
}

/* Each term is read once. */
static const struct crm_condition *
reading_of(struct crm_variables *all, const crm_term *t)
{
	struct crm_condition **at;

	if (2 * all->readings >= all->reading_room)
		make_room(all);
	at = place_of(all, t);
	if (!*at) {
		*at = crm_arena_alloc(all->arena, sizeof **at);
		read_condition(all, t, *at);
		all->readings++;
	}
	return *at;
}

/* ---- narrowing ---- */

static struct crm_was *
change(struct crm_variables *all)
{
	all->was = crm_grow(all->was, all->changes, &all->change_room, sizeof *all->was);
	return &all->was[all->changes++];
}

static bool
set_presence(struct crm_variables *all, size_t at, bool there, bool missing)
{
	struct crm_presence *p = &all->presence[at];

	*change(all) = (struct crm_was){
		.variable = SIZE_MAX, .presence = at, .there = p->there, .missing = p->missing};
	p->there = p->there && there;
	p->missing = p->missing && missing;
	return p->there || p->missing;
}

/* Moves the ends of the ranges inwards to whole numbers. */
static void
keep_whole(struct crm_ranges *s)
{
	unsigned n = 0;

	for (unsigned i = 0; i < s->n; i++) {
		struct crm_range r = s->r[i];
		int64_t past = r.from > 0 ? r.from % CRM_NUM_ONE : 0;

		if (past > 0)
			r.from += CRM_NUM_ONE - past;
		if (r.to >= 0 && r.to < CRM_FAR)
			r.to -= r.to % CRM_NUM_ONE;
		if (r.from <= r.to)
			s->r[n++] = r;
	}
	s->n = n;
}

static bool
narrow(struct crm_variables *all, size_t at, const struct crm_ranges *to)
{
	struct crm_variable *t = &all->variable[at];
	struct crm_ranges less;

	if (!crm_ranges_meet(&t->may, to, &less))
		return true;
	if (t->whole)
		keep_whole(&less);
	*change(all) = (struct crm_was){.variable = at, .presence = SIZE_MAX, .may = t->may};
	t->may = less;
	return less.n > 0 || set_presence(all, t->presence, false, true);
}

static bool
claim_variable(struct crm_variables *all, const struct crm_condition *r, enum crm_claim claim)
{
	bool holds = claim == CRM_HOLDS || claim == CRM_IS_NOT_FALSE;
	bool decided = claim == CRM_HOLDS || claim == CRM_IS_FALSE;

	if (decided && !set_presence(all, all->variable[r->at].presence, true, false))
		return false;
	for (size_t i = 0;
	     i < r->need_count && (claim == CRM_HOLDS || (decided && r->needs_when_false)); i++)
		if (!set_presence(all, r->needs[i], true, false))
			return false;
	if (holds)
		return narrow(all, r->at, &r->holds);
	return !r->known_fails || narrow(all, r->at, &r->fails);
}

bool
crm_variables_claim(struct crm_variables *all, const crm_term *t, enum crm_claim claim)
{
	const struct crm_condition *r = reading_of(all, t);
	bool holds = claim == CRM_HOLDS || claim == CRM_IS_NOT_FALSE;

	if (r->of == FIXED)
		return r->yes == holds;
	if (r->of == PRESENCE)
		return set_presence(all, r->at, !holds, holds);
	return claim_variable(all, r, claim);
}

size_t
crm_variables_mark(const struct crm_variables *all)
{
	return all->changes;
}

void
crm_variables_undo(struct crm_variables *all, size_t mark)
{
	while (all->changes > mark) {
		const struct crm_was *w = &all->was[--all->changes];

		if (w->variable != SIZE_MAX) {
			all->variable[w->variable].may = w->may;
		} else {
			all->presence[w->presence].there = w->there;
			all->presence[w->presence].missing = w->missing;
		}
	}
}
