/* replay.c: replays customers whose events came in an order that matters, and those of whom
 * something was taken back: their events are sorted and then folded. */
#include <stdlib.h>

#include "base/array.h"
#include "fold/aggregate/heard.h"
#include "fold/aggregate/win.h"
#include "fold/replay.h"
#include "fold/run.h"
#include "fold/voids.h"

/* When a consent or opt-out was recorded; if that is not known, the opt-out counts as the later
 * one. */
static int64_t
recorded(const struct crm_replayed *l)
{
	if (l->x && l->x->recorded)
		return l->x->recorded;
	return l->e->marks & CRM_FORBIDS ? INT64_MAX : INT64_MIN;
}

/* Consents and opt-outs of one moment go in the order in which they were recorded; if that is the
 * same, the opt-out is last. Their kinds are neighbours, so no other event of the moment is between
 * them. */
static int
word_order(const struct crm_replayed *a, const struct crm_replayed *b)
{
	const uint8_t word = CRM_ALLOWS | CRM_FORBIDS;
	int64_t x, y;

	if (!(a->e->marks & word) || !(b->e->marks & word) ||
	    crm_key_moment(a->e->key) != crm_key_moment(b->e->key))
		return 0;
	x = recorded(a);
	y = recorded(b);
	return (x > y) - (x < y);
}

/* Snoozes of one moment go in the order in which they were recorded; if that is the same, the
 * longer one is last. */
static int
snooze_order(const struct crm_replayed *a, const struct crm_replayed *b)
{
	int64_t x, y;

	if (!a->last_counts || !b->last_counts)
		return 0;
	x = a->x ? a->x->recorded : 0;
	y = b->x ? b->x->recorded : 0;
	if (x == y) {
		x = crm_moment(a->x ? a->x->due : CRM_NO_TIME);
		y = crm_moment(b->x ? b->x->due : CRM_NO_TIME);
	}
	return (x > y) - (x < y);
}

/* Events with equal keys are of one kind. Their place in the file decides, which matters only for
 * what is reported as evidence. */
static int
by_customer_and_key(const void *a, const void *b)
{
	const struct crm_event *x = ((const struct crm_replayed *)a)->e,
			       *y = ((const struct crm_replayed *)b)->e;
	int order;

	if (x->who != y->who)
		return x->who < y->who ? -1 : 1;
	if ((order = word_order(a, b)) != 0)
		return order;
	if (x->key != y->key)
		return x->key < y->key ? -1 : 1;
	order = crm_ledger_event_order(a, b);
	if (order == 0)
		order = snooze_order(a, b);
	if (order != 0)
		return order;
	return (x->place > y->place) - (x->place < y->place);
}

static int
by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static bool
is_void(const struct crm_shard *p, const struct crm_replayed *l)
{
	return l->e->kind == p->program->kind_void && l->e->key != CRM_KEY_NEVER;
}

/* Keeps the voids that name none of these events. */
static void
find_astray(struct crm_shard *to, const struct crm_replayed *l, size_t n)
{
	uint64_t *ids;
	size_t known = 0, voids = 0;

	for (size_t i = 0; i < n; i++)
		voids += is_void(to, &l[i]);
	if (voids == 0)
		return;
	ids = crm_alloc((n + 1) * sizeof *ids);
	for (size_t i = 0; i < n; i++)
		if (l[i].x && l[i].x->id)
			ids[known++] = l[i].x->id;
	qsort(ids, known, sizeof *ids, by_number);
	for (size_t i = 0; i < n; i++) {
		if (!is_void(to, &l[i]) ||
		    (l[i].x && bsearch(&l[i].x->ref, ids, known, sizeof *ids, by_number)))
			continue;
		to->astray = crm_grow(to->astray, to->astrays, &to->astray_cap, sizeof *to->astray);
		to->astray[to->astrays++] = l[i].e->place;
	}
	free(ids);
}

/* Removes the events that were taken back, and those that do not exist yet. */
static size_t
drop_voided(struct crm_shard *to, struct crm_replayed *l, size_t n)
{
	struct crm_taken *v = crm_alloc((n + 1) * sizeof *v);
	uint64_t *gone = crm_alloc((n + 1) * sizeof *gone);
	size_t voids = 0, named = 0, kept = 0;

	find_astray(to, l, n);
	while (n > 0 && l[n - 1].e->key == CRM_KEY_NEVER)
		n--;
	for (size_t i = 0; i < n; i++)
		if (is_void(to, &l[i]) && l[i].x && l[i].x->ref)
			v[voids++] = (struct crm_taken){.id = l[i].x->id, .ref = l[i].x->ref};
	crm_voids_judge(v, voids);
	for (size_t i = 0; i < voids; i++)
		if (v[i].counts)
			gone[named++] = v[i].ref;
	qsort(gone, named, sizeof *gone, by_number);
	crm_mark_sale_gone(to->program, l, n, gone, named);
	for (size_t i = 0; i < n; i++)
		if (!l[i].x || !l[i].x->id ||
		    !bsearch(&l[i].x->id, gone, named, sizeof *gone, by_number))
			l[kept++] = l[i];
	free(v);
	free(gone);
	return kept;
}

/* Of events with one key, what they settle is done first: an event settles only what is strictly
 * before it. */
static void
fold_in_order(struct crm_shard *to, const struct crm_replayed *l, size_t n)
{
	for (size_t i = 0; i < n && to->program->wins; i++)
		crm_run_bought(to, l[i].e);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i; end < n && l[end].e->key == l[i].e->key; end++)
			;
		for (int settling = 1; settling >= 0; settling--)
			for (size_t j = i; j < end; j++)
				crm_run_half(to, l[j].e, l[j].x, settling);
	}
}

/* Sorts what opens and what closes by when it was recorded. */
static void
fold_turns(struct crm_shard *to, struct crm_replayed *l, size_t n, const int64_t *key)
{
	for (size_t i = 0; i < n; i++)
		l[i].e->key = key[i];
	qsort(l, n, sizeof *l, by_customer_and_key);
	if (to->program->follows_money)
		crm_ledger_prepare(to, l, n);
	for (size_t i = 0; i < n; i++)
		crm_run_turns(to, l[i].e, l[i].x);
}

static void
fold_customer(struct crm_shard *to, struct crm_replayed *l, size_t n)
{
	int64_t *key;

	if (to->program->listener)
		crm_heard_back(to, l, n);
	if (to->program->follows_money)
		crm_ledger_look(to, l, n);
	n = crm_drop_reversed(to, l, drop_voided(to, l, n));
	key = to->program->follows ? crm_turn_keys(to->program, l, n) : NULL;
	if (to->program->follows_money && !key)
		crm_ledger_prepare(to, l, n);
	to->turns_wait = key != NULL;
	fold_in_order(to, l, n);
	to->turns_wait = false;
	if (key)
		fold_turns(to, l, n, key);
	free(key);
}

static uint8_t
marks_of(const struct crm_program *p, int kind)
{
	return (uint8_t)((crm_program_bills(p, kind) ? CRM_BILLS : 0) |
			 (crm_program_pays(p, kind) ? CRM_PAYS : 0) |
			 (kind == p->kind_consent ? CRM_ALLOWS : 0) |
			 (kind == p->kind_optout ? CRM_FORBIDS : 0));
}

void
crm_replay(struct crm_shard *to, const struct crm_events *gathered, unsigned threads,
	   unsigned shard)
{
	struct crm_replayed *l;
	size_t n = 0;

	for (unsigned t = 0; t < threads; t++)
		n += gathered[t].bin[shard].n;
	l = crm_alloc((n + 1) * sizeof *l);
	to->replaying = true;
	n = 0;
	for (unsigned t = 0; t < threads; t++)
		for (size_t i = 0; i < gathered[t].bin[shard].n; i++) {
			struct crm_event *e = &gathered[t].bin[shard].e[i];
			e->marks |= marks_of(to->program, e->kind);
			l[n++] = (struct crm_replayed){e, crm_extra_of(&gathered[t], e),
						       e->kind == to->program->kind_snooze};
		}
	qsort(l, n, sizeof *l, by_customer_and_key);
	for (size_t i = 0, end; i < n; i = end) {
		for (end = i; end < n && l[end].e->who == l[i].e->who; end++)
			;
		fold_customer(to, l + i, end - i);
	}
	free(l);
}
