/* find_refunds.c: refunds that come to more than the sale which they name. */
#include "model/find.h"

static bool
is_refund(const struct crm_search *s, const struct crm_naming *n)
{
	bool voided = n->event != CRM_NOBODY && s->logged[n->event].voided;

	return !voided && n->reached && n->kind == crm_kinds_find(s->kinds, CRM_STR("refund"));
}

static struct crm_logged *
sale_of(struct crm_search *s, const struct crm_naming *n)
{
	uint32_t at = crm_ids_find(s->event_ids, n->id);
	struct crm_logged *sale = at == CRM_NOBODY ? NULL : &s->logged[at];

	if (!sale || sale->amount == CRM_NO_NUMBER || n->amount == CRM_NO_NUMBER ||
	    sale->who != n->who || sale->kind < 0 ||
	    !crm_kinds_at(s->kinds, (size_t)sale->kind)->sale)
		return NULL;
	return sale;
}

/* The refund with which the sum is above the sale, and each one after it. */
void
crm_search_refunds(struct crm_search *s)
{
	for (size_t i = 0; i < s->namings; i++) {
		const struct crm_naming *n = &s->naming[i];
		struct crm_logged *sale = is_refund(s, n) ? sale_of(s, n) : NULL;
		char sum[CRM_NUM_TEXT], amount[CRM_NUM_TEXT];
		if (!sale || crm_num_add(sale->refunded, n->amount, &sale->refunded) < 0 ||
		    sale->refunded <= sale->amount)
			continue;
		crm_num_format(sale->refunded, 2, sum);
		crm_num_format(sale->amount, 2, amount);
		crm_search_tell_at(
			s, n->at, "amount", n->id, s->someone[n->who].id, true,
			"the refunds of this sale come to %s, more than its amount of %s", sum,
			amount);
	}
}
