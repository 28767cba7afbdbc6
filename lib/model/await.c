/* await.c: what has its day, and is turned to from then on: a chain for each
 * customer, of those that nothing has done yet. As each goes by its own day,
 * whatever else there is, they may come in any order. */
#include "model/shard.h"

/* Its due, else its date. */
static crm_time
day_of(const struct crm_kept *k)
{
	return k->due.day != CRM_NO_DAY ? k->due : k->when;
}

/* Before everything that happens on its day. */
static int64_t
key_of(crm_time day)
{
	return crm_event_key((crm_time){day.day, 0, CRM_NO_OFFSET}, false, 0) - 1;
}

void
crm_await(struct crm_shard *p, const struct crm_step *s, char *cell, const struct crm_event *e,
	  const struct crm_extra *x)
{
	struct crm_kept kept;
	crm_time day;
	int64_t done;
	uint32_t at, next;

	crm_kept_of(&kept, e, x);
	day = day_of(&kept);
	memcpy(&done, cell + p->plan->slot[s->slot].done, sizeof done);
	if (key_of(day) < done || (s->since != CRM_NO_DAY && day.day < s->since))
		return;
	kept.text = s->texts ? crm_keep_text(&p->pool, x) : 0;
	memcpy(&next, cell + s->offset, sizeof next);
	at = crm_pool_take(&p->pool, sizeof(struct crm_awaited));
	*(struct crm_awaited *)crm_pool_at(&p->pool, at) =
		(struct crm_awaited){kept, key_of(day), next};
	memcpy(cell + s->offset, &at, sizeof at);
}

/* All whose day it is by then, or was. */
void
crm_await_settle(struct crm_shard *p, const struct crm_step *s, char *cell, int64_t key)
{
	char *last = cell + p->plan->slot[s->slot].done;
	uint32_t head, at, next, before = 0;
	int64_t done;

	memcpy(&done, last, sizeof done);
	if (key > done)
		memcpy(last, &key, sizeof key);
	memcpy(&head, cell + s->offset, sizeof head);
	for (at = head; at; at = next) {
		struct crm_awaited *a = crm_pool_at(&p->pool, at);
		next = a->next;
		if (a->key >= key) {
			before = at;
			continue;
		}
		*(before ? &((struct crm_awaited *)crm_pool_at(&p->pool, before))->next : &head) =
			next;
		crm_drop_text(&p->pool, a->kept.text);
		crm_pool_give(&p->pool, at, sizeof *a);
	}
	memcpy(cell + s->offset, &head, sizeof head);
}

bool
crm_await_before(const struct crm_kept *a, const struct crm_kept *b)
{
	int64_t at = crm_moment(day_of(a)), than = crm_moment(day_of(b));

	if (at != than)
		return at < than;
	return a->key != b->key ? a->key < b->key : a->place < b->place;
}
