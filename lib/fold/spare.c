/* spare.c: events that close something and found nothing open, and what is left of payments: a
 * chain for each customer. */
#include "fold/spare.h"

#include "kinds/kinds.h"

static crm_kindset
closes(const struct crm_shard *p, int kind)
{
	return crm_kinds_at(p->program->model->kinds, (size_t)kind)->closes;
}

void
crm_spare_next(const struct crm_shard *p, struct crm_spare_place *s)
{
	*s = (struct crm_spare_place){s->at, crm_spare_at(p, s->at)->next};
}

void
crm_spare_drop(struct crm_shard *p, struct crm_items *l, struct crm_spare_place *s)
{
	uint32_t next = crm_spare_at(p, s->at)->next;

	*(s->before ? &crm_spare_at(p, s->before)->next : &l->spare) = next;
	crm_pool_give(&p->pool, s->at, sizeof(struct crm_spare));
	s->at = next;
}

/* Goes to the end, because they are used in the order in which they came. */
static void
add_spare(struct crm_shard *p, struct crm_items *l, struct crm_spare new)
{
	uint32_t at = crm_pool_take(&p->pool, sizeof new), last = l->spare;

	*crm_spare_at(p, at) = new;
	while (last && crm_spare_at(p, last)->next)
		last = crm_spare_at(p, last)->next;
	*(last ? &crm_spare_at(p, last)->next : &l->spare) = at;
}

static struct crm_spare *
find_spare(const struct crm_shard *p, const struct crm_items *l, enum crm_spare_what what, int kind)
{
	for (uint32_t at = l->spare; at; at = crm_spare_at(p, at)->next)
		if (crm_spare_at(p, at)->what == what && crm_spare_at(p, at)->kind == kind)
			return crm_spare_at(p, at);
	return NULL;
}

/* A sum that would leave 64 bits stays at the largest number: no invoice is as large. */
void
crm_spare_credit(struct crm_shard *p, struct crm_items *l, int kind, crm_num amount)
{
	struct crm_spare *credit = find_spare(p, l, CRM_SPARE_CREDIT, kind);

	if (amount == 0)
		return;
	if (!credit)
		add_spare(p, l,
			  (struct crm_spare){.amount = amount,
					     .kind = (uint8_t)kind,
					     .what = CRM_SPARE_CREDIT});
	else if (__builtin_add_overflow(credit->amount, amount, &credit->amount))
		credit->amount = CRM_NUM_MAX;
}

bool
crm_spare_was_billed(const struct crm_shard *p, const struct crm_items *l, int kind)
{
	crm_kindset kinds = closes(p, kind);

	for (uint32_t at = l->spare; at; at = crm_spare_at(p, at)->next)
		if (crm_spare_at(p, at)->what == CRM_SPARE_BILLED &&
		    crm_kindset_has(&kinds, crm_spare_at(p, at)->kind))
			return true;
	return false;
}

void
crm_spare_end_day(struct crm_shard *p, struct crm_items *l, int64_t key)
{
	for (struct crm_spare_place at = crm_spare_first(l); at.at;) {
		struct crm_spare s = *crm_spare_at(p, at.at);
		if ((s.what != CRM_SPARE_CLOSE && s.what != CRM_SPARE_PAID) ||
		    crm_key_day(s.key) == crm_key_day(key)) {
			crm_spare_next(p, &at);
			continue;
		}
		crm_spare_drop(p, l, &at);
		if (s.what == CRM_SPARE_PAID && s.credit)
			crm_spare_credit(p, l, s.kind, s.amount);
	}
}

void
crm_spare_add(struct crm_shard *p, struct crm_items *l, struct crm_spare s)
{
	crm_spare_end_day(p, l, s.key);
	add_spare(p, l, s);
}

bool
crm_spare_is_for(const struct crm_shard *p, const struct crm_spare *s, const struct crm_event *e)
{
	crm_kindset kinds = closes(p, s->kind);

	return (s->what == CRM_SPARE_CLOSE || s->what == CRM_SPARE_PAID) && s->key < e->key &&
	       crm_key_day(s->key) == crm_key_day(e->key) && crm_kindset_has(&kinds, e->kind);
}

bool
crm_spare_take(struct crm_shard *p, struct crm_items *l, const struct crm_event *e)
{
	for (struct crm_spare_place at = crm_spare_first(l); at.at && e->when.minute < 0;
	     crm_spare_next(p, &at)) {
		if (!crm_spare_is_for(p, crm_spare_at(p, at.at), e))
			continue;
		crm_spare_drop(p, l, &at);
		crm_items_closed(l, e->key);
		return true;
	}
	return false;
}

void
crm_spare_bill(struct crm_shard *p, struct crm_items *l, int kind)
{
	if (!find_spare(p, l, CRM_SPARE_BILLED, kind))
		add_spare(p, l,
			  (struct crm_spare){.kind = (uint8_t)kind, .what = CRM_SPARE_BILLED});
}
