/* items.c: the open items of a customer, in a queue for each kind. */
#include "fold/items.h"

static int
compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

int
crm_bill_order(crm_time due, crm_num amount, crm_time than, crm_num other)
{
	int64_t a = due.day == CRM_NO_DAY ? INT64_MAX : crm_moment(due),
		b = than.day == CRM_NO_DAY ? INT64_MAX : crm_moment(than);

	return a != b ? compare(a, b) : compare(amount, other);
}

void
crm_item_drop(struct crm_shard *p, struct crm_items *l, uint32_t who, uint32_t at)
{
	struct crm_item *item = crm_item_at(p, at);
	struct crm_queue *q = crm_queue_at(p, l, p->program->queue[item->stored.kind]);

	*(item->before ? &crm_item_at(p, item->before)->next : &q->head) = item->next;
	*(item->next ? &crm_item_at(p, item->next)->before : &q->tail) = item->before;
	if (item->id)
		crm_links_drop(&p->open, who, item->id, at);
	crm_drop_text(&p->pool, item->stored.text);
	crm_pool_give(&p->pool, at, sizeof *item);
}

/* By key; of equal ones in the order in which they are paid, then the line that comes first. */
static bool
goes_before(const struct crm_shard *p, const struct crm_stored *a, const struct crm_stored *b)
{
	int order = a->key == b->key && crm_program_bills(p->program, a->kind)
			    ? crm_bill_order(a->due, a->amount, b->due, b->amount)
			    : 0;

	return a->key != b->key ? a->key < b->key : order != 0 ? order < 0 : a->place < b->place;
}

/* The item after which it goes, 0 for none. It is searched from the end, because entries mostly
 * come in order. False where that would take long. */
#define LONG_WAY 64
static bool
find_place(const struct crm_shard *p, const struct crm_queue *q, const struct crm_stored *stored,
	   uint32_t *behind)
{
	*behind = 0;
	if (!q->head || goes_before(p, stored, &crm_item_at(p, q->head)->stored))
		return true;
	*behind = q->tail;
	for (int steps = 0; goes_before(p, stored, &crm_item_at(p, *behind)->stored); steps++) {
		if (steps == LONG_WAY)
			return false;
		*behind = crm_item_at(p, *behind)->before;
	}
	return true;
}

bool
crm_item_put(struct crm_shard *p, struct crm_items *l, uint32_t who, const struct crm_item *item)
{
	unsigned which = p->program->queue[item->stored.kind];
	uint32_t behind, at, next;
	struct crm_queue *q;

	if (!l->queues)
		l->queues = crm_pool_take(&p->pool, p->program->queues * sizeof(struct crm_queue));
	if (!find_place(p, crm_queue_at(p, l, which), &item->stored, &behind))
		return false;
	at = crm_pool_take(&p->pool, sizeof(struct crm_item));
	q = crm_queue_at(p, l, which); /* the pool may have moved */
	next = behind ? crm_item_at(p, behind)->next : q->head;
	*crm_item_at(p, at) = *item;
	crm_item_at(p, at)->next = next;
	crm_item_at(p, at)->before = behind;
	*(behind ? &crm_item_at(p, behind)->next : &q->head) = at;
	*(next ? &crm_item_at(p, next)->before : &q->tail) = at;
	if (item->id)
		crm_links_add(&p->open, who, item->id, at);
	return true;
}

void
crm_items_closed(struct crm_items *l, int64_t key)
{
	if (key > l->closed)
		l->closed = key;
	if (key > l->oldest_closed)
		l->oldest_closed = key;
}

bool
crm_is_one_minute(const struct crm_event *e, int64_t key)
{
	return e->when.minute >= 0 && crm_key_moment(e->key) == crm_key_moment(key);
}

void
crm_items_prune(struct crm_shard *p, struct crm_items *l, uint32_t who)
{
	struct crm_queue *q = crm_queue_at(p, l, p->program->queue[p->program->kind_appointment]);

	while (q->head && crm_item_is_past(l, &crm_item_at(p, q->head)->stored))
		crm_item_drop(p, l, who, q->head);
}

/* The first item of that day that has no time, among those that are not before the key. */
static uint32_t
undated(const struct crm_shard *p, const struct crm_queue *q, int64_t key)
{
	uint32_t at = q->head;

	while (at && crm_key_day(crm_item_at(p, at)->stored.key) < crm_key_day(key))
		at = crm_item_at(p, at)->next;
	while (at && crm_item_at(p, at)->stored.when.minute >= 0)
		at = crm_item_at(p, at)->next;
	return at && crm_key_day(crm_item_at(p, at)->stored.key) == crm_key_day(key) ? at : 0;
}

/* The oldest item that is open at that moment, 0 for none; or the oldest of those of its day
 * without a time. */
static uint32_t
find_oldest(struct crm_shard *p, struct crm_items *l, uint32_t who, const crm_kindset *kinds,
	    int64_t key, bool same_day)
{
	uint32_t oldest = 0;

	for (unsigned i = 0; l->queues && i < p->program->queues; i++) {
		if (!crm_kindset_has(kinds, p->program->opener[i]))
			continue;
		if (p->program->opener[i] == p->program->kind_appointment)
			crm_items_prune(p, l, who);
		uint32_t at = crm_queue_at(p, l, i)->head;
		if (same_day)
			at = undated(p, crm_queue_at(p, l, i), key);
		if (at && (same_day || crm_item_at(p, at)->stored.key < key) &&
		    (!oldest ||
		     goes_before(p, &crm_item_at(p, at)->stored, &crm_item_at(p, oldest)->stored)))
			oldest = at;
	}
	return oldest;
}

uint32_t
crm_item_oldest(struct crm_shard *p, struct crm_items *l, uint32_t who, const crm_kindset *kinds,
		int64_t key)
{
	return find_oldest(p, l, who, kinds, key, false);
}

uint32_t
crm_item_of_day(struct crm_shard *p, struct crm_items *l, uint32_t who, const crm_kindset *kinds,
		int64_t key)
{
	return find_oldest(p, l, who, kinds, key, true);
}

uint32_t
crm_item_named(const struct crm_shard *p, uint32_t who, uint64_t id, const crm_kindset *kinds)
{
	for (uint32_t link = crm_links_first(&p->open, who, id); link;
	     link = crm_links_next(&p->open, link))
		if (crm_kindset_has(kinds, crm_item_at(p, p->open.link[link].value)->stored.kind))
			return p->open.link[link].value;
	return 0;
}

bool
crm_item_after(const struct crm_shard *p, const struct crm_items *l, const crm_kindset *kinds,
	       int64_t key)
{
	for (unsigned i = 0; l->queues && i < p->program->queues; i++) {
		uint32_t tail = crm_queue_at(p, l, i)->tail;
		if (crm_kindset_has(kinds, p->program->opener[i]) && tail &&
		    crm_item_at(p, tail)->stored.key > key)
			return true;
	}
	return false;
}

bool
crm_item_of_minute(const struct crm_shard *p, const struct crm_items *l, const struct crm_event *e,
		   const crm_kindset *kinds)
{
	for (unsigned i = 0; l->queues && i < p->program->queues && e->when.minute >= 0; i++) {
		uint32_t at = crm_kindset_has(kinds, p->program->opener[i])
				      ? crm_queue_at(p, l, i)->tail
				      : 0;
		for (int steps = 0;
		     at && crm_key_moment(crm_item_at(p, at)->stored.key) >= crm_key_moment(e->key);
		     steps++) {
			if (steps == LONG_WAY ||
			    crm_is_one_minute(e, crm_item_at(p, at)->stored.key))
				return true;
			at = crm_item_at(p, at)->before;
		}
	}
	return false;
}
