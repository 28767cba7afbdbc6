/* turns.c: what opens and what closes an item in one minute, in the order in which it was recorded.
 *
 * By their keys, what opens comes before what closes. If `recorded` says otherwise, the events of
 * the minute are taken in groups that alternately open and close, and each group gets a key of its
 * own. */
#include <stdlib.h>

#include "fold/replay.h"
#include "kinds/kinds.h"

struct turn {
	int64_t recorded;
	size_t at; /* in the customer's events */
	bool opens;
};

static bool
opens(const struct crm_program *p, const struct crm_replayed *l)
{
	return crm_kindset_has(&p->openers, l->e->kind) &&
	       (l->e->kind != p->kind_milestone || (l->x && l->x->due.day != CRM_NO_DAY));
}

/* Without a time of day the order is not known; see crm_spare_add. */
static bool
is_turn(const struct crm_program *p, const struct crm_replayed *l)
{
	return l->e->when.minute >= 0 && l->e->how % CRM_OUTCOMES == CRM_REACHED &&
	       (opens(p, l) ||
		crm_kindset_meet(&crm_kinds_at(p->model->kinds, l->e->kind)->closes, &p->openers));
}

static int64_t
recorded(const struct crm_program *p, const struct crm_replayed *l)
{
	if (l->x && l->x->recorded)
		return l->x->recorded;
	return crm_recorded_last(p, l->e->kind, l->x ? l->x->due : CRM_NO_TIME) ? INT64_MAX
										: INT64_MIN;
}

static int
turn_order(const void *a, const void *b)
{
	const struct turn *x = a, *y = b;

	if (x->recorded != y->recorded)
		return x->recorded < y->recorded ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

static int
by_key(const void *a, const void *b)
{
	size_t x = ((const struct turn *)a)->at, y = ((const struct turn *)b)->at;

	return (x > y) - (x < y);
}

/* Gives them keys: by groups, and within each by kinds. If there are more groups than the bits of a
 * key can count, the rest have the last one. */
static void
number_groups(struct turn *t, size_t n, const struct crm_replayed *l, int64_t *key)
{
	int64_t number = 0;

	for (size_t i = 0, end; i < n; i = end) {
		for (end = i; end < n && t[end].opens == t[i].opens; end++)
			;
		qsort(t + i, end - i, sizeof *t, by_key);
		for (size_t j = i; j < end; j++) {
			const struct crm_event *e = l[t[j].at].e;
			bool same = j > i && e->kind == l[t[j - 1].at].e->kind;
			number += j > 0 && !same && number < CRM_KEY_TOUCH - 1;
			key[t[j].at] = (e->key & ~(CRM_KEY_KINDS >> 1)) | number;
		}
	}
}

/* Sorts by their keys; of one key, what closes comes first. */
static bool
is_in_order(const struct turn *t, size_t n, const struct crm_replayed *l)
{
	for (size_t i = 1; i < n; i++) {
		bool opened = t[i - 1].opens && !t[i].opens;
		if (t[i].opens != t[i - 1].opens &&
		    (t[i].at < t[i - 1].at ||
		     (opened && l[t[i].at].e->key == l[t[i - 1].at].e->key)))
			return false;
	}
	return true;
}

int64_t *
crm_turn_keys(const struct crm_program *p, const struct crm_replayed *l, size_t n)
{
	struct turn *t = crm_alloc((n + 1) * sizeof *t);
	int64_t *key = NULL;

	for (size_t i = 0, end, turns; i < n; i = end) {
		turns = 0;
		for (end = i; end < n && l[end].e->key >> 7 == l[i].e->key >> 7; end++)
			if (is_turn(p, &l[end]))
				t[turns++] =
					(struct turn){recorded(p, &l[end]), end, opens(p, &l[end])};
		if (turns < 2)
			continue;
		qsort(t, turns, sizeof *t, turn_order);
		if (is_in_order(t, turns, l))
			continue;
		if (!key) {
			key = crm_alloc(n * sizeof *key);
			for (size_t j = 0; j < n; j++)
				key[j] = l[j].e->key;
		}
		number_groups(t, turns, l, key);
	}
	free(t);
	return key;
}
