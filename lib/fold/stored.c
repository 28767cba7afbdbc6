/* stored.c: events are stored, with their texts or without. */
#include <string.h>

#include "fold/stored.h"

uint32_t
crm_store_text(struct crm_pool *pool, const struct crm_extra *x)
{
	size_t n = x ? (size_t)x->item_n + x->note_n + x->ref_n : 0;

	if (n == 0)
		return 0;
	uint32_t at = crm_pool_take(pool, sizeof(struct crm_stored_text) + n);
	struct crm_stored_text *t = crm_pool_at(pool, at);
	*t = (struct crm_stored_text){.item_n = x->item_n, .note_n = x->note_n, .ref_n = x->ref_n};
	memcpy(t->text, x->text, n);
	return at;
}

void
crm_drop_text(struct crm_pool *pool, uint32_t text)
{
	if (!text)
		return;
	const struct crm_stored_text *t = crm_pool_at(pool, text);
	crm_pool_give(pool, text, sizeof *t + t->item_n + t->note_n + t->ref_n);
}

void
crm_store_event(struct crm_stored *k, const struct crm_event *e, const struct crm_extra *x)
{
	*k = (struct crm_stored){.key = e->key,
				 .when = e->when,
				 .due = x ? x->due : CRM_NO_TIME,
				 .amount = e->amount,
				 .place = e->place,
				 .rating = e->rating,
				 .kind = e->kind,
				 .dir = e->how / CRM_OUTCOMES};
}

void
crm_store_instead(struct crm_pool *pool, struct crm_stored *k, bool texts,
		  const struct crm_event *e, const struct crm_extra *x)
{
	uint32_t text = texts ? crm_store_text(pool, x) : 0;

	crm_drop_text(pool, k->text);
	crm_store_event(k, e, x);
	k->text = text;
}
