/* last.h: the first and the latest event: their operations, for the switch of run.c. */
#ifndef CRM_FOLD_AGGREGATE_LAST_H
#define CRM_FOLD_AGGREGATE_LAST_H

#include "fold/aggregate.h"
#include "fold/stored.h"

/* What is stored: the moment alone; with a rating or a due; or all of the event (struct
 * crm_stored). All three begin with the key and the moment. */
struct crm_last {
	int64_t key; /* 0: nothing was seen yet */
	crm_time when;
};
struct crm_last_value {
	int64_t key;
	crm_time when;
	union {
		int64_t rating;
		crm_time due;
	};
};

static inline bool
crm_event_before(const struct crm_event *e, int64_t key, crm_time when)
{
	return !key || e->key < key || (e->key == key && crm_written_later(when, e->when));
}

/* The latest event, with its due. Of two events at one moment the right one is known only when all
 * are in order. */
static inline enum crm_order
crm_last_due(const struct crm_shard *p, struct crm_last_value *v, const struct crm_event *e,
	     const struct crm_extra *x)
{
	crm_time due = x ? x->due : CRM_NO_TIME;
	bool other = e->key == v->key && crm_moment(due) != crm_moment(v->due);

	if (e->key > v->key || (other && p->replaying))
		*v = (struct crm_last_value){.key = e->key, .when = e->when, .due = due};
	return other ? CRM_OUT_OF_ORDER : CRM_IN_ORDER;
}

/* The latest with its rating; of several of one moment, whatever their kinds, the lowest. */
static inline void
crm_last_rating(struct crm_last_value *v, const struct crm_event *e)
{
	int64_t at = e->key & ~CRM_KEY_KINDS, last = v->key & ~CRM_KEY_KINDS;

	if (at > last) {
		*v = (struct crm_last_value){.key = e->key, .when = e->when, .rating = e->rating};
	} else if (at == last) {
		if (e->rating < v->rating)
			v->rating = e->rating;
		if (crm_event_after(e, v->key, v->when)) {
			v->key = e->key;
			v->when = e->when;
		}
	}
}

/* The earliest, or the latest; of equal ones the one with the lowest rating. */
static inline void
crm_last_whole(struct crm_pool *pool, struct crm_stored *k, bool first, bool texts,
	       const struct crm_event *e, const struct crm_extra *x)
{
	bool better = !k->key || (first ? e->key < k->key : e->key > k->key);

	if (k->key == e->key)
		better = e->rating != k->rating ? e->rating && (!k->rating || e->rating < k->rating)
			 : first                ? e->place < k->place
						: e->place > k->place;
	if (better)
		crm_store_instead(pool, k, texts, e, x);
}

/* What FIRST and LAST share. */
uint32_t crm_last_size(const struct crm_query *q);
void crm_last_plan(struct crm_event_class *c, size_t accumulator);
bool crm_last_read(const struct crm_fold *f, const struct crm_accumulator *a, size_t row,
		   const char *cell, struct crm_seen *out);

#endif
