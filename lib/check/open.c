/* open.c: events that name others, and those that close nothing. */
#include <stdlib.h>

#include "check/check.h"
#include "fold/voids.h"
#include "kinds/kindset.h"

/* ---- events that are named ---- */

/* Reports a reference to no event, or to one of another customer; adds the event that a void
 * names. */
static void
look_at_naming(struct crm_check *s, const struct crm_naming *n, int kind_void,
	       struct crm_taken *voids, size_t *n_voids)
{
	uint32_t at = crm_ids_find(s->event_ids, n->id);
	crm_str id = s->customer[n->who].id;

	if (at == CRM_NOBODY) {
		crm_check_report_at(s, n->at, "ref", n->id, id, false, "no event has this id");
		return;
	}
	if (s->logged[at].who != n->who)
		crm_check_report_at(s, n->at, "ref", n->id, id, true,
				    "is an event of another customer, %s",
				    crm_quote(s->customer[s->logged[at].who].id));
	else if (n->kind == kind_void)
		voids[(*n_voids)++] = (struct crm_taken){
			.id = n->event == CRM_NOBODY ? 0 : n->event + UINT64_C(1),
			.ref = at + UINT64_C(1)};
}

static void
look_at_namings(struct crm_check *s)
{
	struct crm_taken *voids = crm_alloc((s->namings + 1) * sizeof *voids);
	int kind_void = crm_kinds_find(s->kinds, CRM_STR("void"));
	size_t n = 0;

	for (size_t i = 0; i < s->namings; i++)
		look_at_naming(s, &s->naming[i], kind_void, voids, &n);
	crm_voids_judge(voids, n);
	for (size_t i = 0; i < n; i++)
		if (voids[i].counts)
			s->logged[voids[i].ref - 1].voided = true;
	for (size_t i = 0; i < s->namings; i++) {
		struct crm_naming *v = &s->naming[i];
		uint32_t at = v->kind == kind_void ? crm_ids_find(s->event_ids, v->id) : CRM_NOBODY;
		if (at != CRM_NOBODY && s->logged[at].voided && s->logged[at].who == v->who &&
		    !(v->event != CRM_NOBODY && s->logged[v->event].voided))
			s->logged[at].void_by = v;
	}
	free(voids);
}

/* ---- what was closed ---- */

static int
turn_order(const void *a, const void *b)
{
	const struct crm_turn *x = a, *y = b;

	if (x->who != y->who)
		return x->who < y->who ? -1 : 1;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	if (x->at.source != y->at.source)
		return x->event < y->event ? -1 : 1;
	return x->at.line < y->at.line ? -1 : x->at.line > y->at.line;
}

static bool
closes(const struct crm_check *s, const struct crm_turn *t, int kind)
{
	return kind >= 0 && crm_kindset_has(&crm_kinds_at(s->kinds, (size_t)t->kind)->closes, kind);
}

static bool
is_void(const struct crm_check *s, const struct crm_turn *t)
{
	return t->event != CRM_NOBODY && s->logged[t->event].voided;
}

/* The events of one customer that open or close something. */
struct theirs {
	struct crm_turn *base, *end; /* before base nothing is open */
	crm_kindset opened;          /* kinds that were ever open */
	crm_num credit;              /* what payments left over */
};

/* The oldest open event that this one closes. Within a day the order is not known. */
static struct crm_turn *
oldest_open(const struct crm_check *s, struct theirs *all, const struct crm_turn *t)
{
	int64_t day = crm_key_day(t->key);

	while (all->base < all->end && !all->base->open)
		all->base++;
	for (struct crm_turn *o = all->base; o < all->end && crm_key_day(o->key) <= day; o++)
		if (o->open && !is_void(s, o) && closes(s, t, o->kind))
			return o;
	return NULL;
}

/* Whether it is a payment of a customer who never had an invoice: it closes nothing, and is
 * right. */
static bool
pays_at_once(const struct crm_check *s, const struct theirs *all, const struct crm_turn *t)
{
	const crm_kind *k = crm_kinds_at(s->kinds, (size_t)t->kind);

	return k->kind_class == CRM_MONEY && !crm_kindset_meet(&k->closes, &all->opened);
}

/* Whether it closes only what was planned: that can be done without having been planned. */
static bool
closes_plans(const struct crm_check *s, const crm_kind *k)
{
	bool all = true;

	for (size_t i = 0; i < crm_kinds_count(s->kinds) && all; i++)
		all = !crm_kindset_has(&k->closes, (int)i) || crm_kinds_at(s->kinds, i)->first_due;
	return all;
}

/* The event that is named. (When there is none, or it is of another customer, that is reported
 * elsewhere.) */
static struct crm_turn *
named_turn(struct crm_check *s, const struct crm_turn *t, const crm_kind *k)
{
	uint32_t at = crm_ids_find(s->event_ids, t->names);
	const struct crm_logged *e = at == CRM_NOBODY ? NULL : &s->logged[at];

	if (!e || e->who != t->who)
		return NULL;
	if (!closes(s, t, e->kind) && !k->opens)
		crm_check_report_at(s, t->at, "ref", t->names, s->customer[t->who].id, true,
				    "closes nothing: a %s does not close that event", k->name);
	else if (e->turn != CRM_NOBODY)
		return &s->turn[e->turn];
	return NULL;
}

/* Closes an event, as far as the money goes, and returns what is left of it. Without an amount it
 * is closed as a whole. */
static crm_num
close_one(struct crm_turn *o, crm_num money)
{
	if (money != CRM_NO_NUMBER && o->left != CRM_NO_NUMBER && money < o->left) {
		o->left -= money;
		return 0;
	}
	o->open = false;
	return money == CRM_NO_NUMBER || o->left == CRM_NO_NUMBER ? 0 : money - o->left;
}

static void
look_at_close(struct crm_check *s, struct theirs *all, const struct crm_turn *t)
{
	const crm_kind *k = crm_kinds_at(s->kinds, (size_t)t->kind);
	struct crm_turn *o = t->names.n > 0 ? named_turn(s, t, k) : NULL;
	crm_str id = s->customer[t->who].id;
	crm_num rest = t->left;
	bool found = t->names.n > 0, goes_on = !found || (o && rest != CRM_NO_NUMBER);

	if (rest == 0 && !k->opens)
		crm_check_report_at(s, t->at, "amount", CRM_STR("0"), id, true,
				    "a %s of 0 closes nothing", k->name);
	if (rest == 0)
		return;
	if (o && o->open && !is_void(s, o))
		rest = close_one(o, rest);
	/* A milestone is the next one as well as the end of one. */
	while (rest != 0 && !k->opens && goes_on && (o = oldest_open(s, all, t))) {
		rest = close_one(o, rest);
		found = true;
	}
	if (rest > 0 && goes_on && !pays_at_once(s, all, t) &&
	    crm_num_add(all->credit, rest, &all->credit) < 0)
		all->credit = CRM_NUM_MAX;
	if (!found && !k->opens && !closes_plans(s, k) && !pays_at_once(s, all, t))
		crm_check_report_at(s, t->at, "kind", crm_str_z(k->name), id, true,
				    "closes nothing: this customer has nothing open at that time");
}

static void
pay_from_credit(struct theirs *all, struct crm_turn *t)
{
	if (t->open && t->left != CRM_NO_NUMBER && all->credit > 0)
		all->credit = close_one(t, all->credit);
}

static void
look_at_turn(struct crm_check *s, struct theirs *all, struct crm_turn *t)
{
	const crm_kind *k = crm_kinds_at(s->kinds, (size_t)t->kind);
	uint32_t named;

	if (is_void(s, t))
		return;
	if (k->opens)
		pay_from_credit(all, t);
	if (!crm_kindset_empty(&k->closes)) {
		look_at_close(s, all, t);
	} else if (!k->opens && (named = crm_ids_find(s->event_ids, t->names)) != CRM_NOBODY &&
		   s->logged[named].who == t->who && s->logged[named].turn != CRM_NOBODY) {
		s->turn[s->logged[named].turn].open = false; /* a cancel */
	}
}

static void
look_at_customer(struct crm_check *s, struct crm_turn *first, struct crm_turn *end)
{
	struct theirs all = {.base = first, .end = end};

	for (struct crm_turn *t = first; t < end; t++)
		if (crm_kinds_at(s->kinds, (size_t)t->kind)->opens)
			crm_kindset_add(&all.opened, t->kind);
	for (struct crm_turn *t = first; t < end; t++)
		look_at_turn(s, &all, t);
}

void
crm_check_turns(struct crm_check *s)
{
	look_at_namings(s);
	if (s->turns > 0)
		qsort(s->turn, s->turns, sizeof *s->turn, turn_order);
	for (size_t i = 0; i < s->turns; i++)
		if (s->turn[i].event != CRM_NOBODY)
			s->logged[s->turn[i].event].turn = (uint32_t)i;
	for (size_t i = 0, next; i < s->turns; i = next) {
		for (next = i + 1; next < s->turns && s->turn[next].who == s->turn[i].who; next++)
			;
		look_at_customer(s, s->turn + i, s->turn + next);
	}
}
