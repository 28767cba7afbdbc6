/* refunds.c: refunds that come to more than the sale which they name, or than all sales; sales to
 * who is no customer. */
#include "check/check.h"

static bool
is_refund(const struct crm_check *s, const struct crm_naming *n)
{
	bool voided = n->event != CRM_NOBODY && s->logged[n->event].voided;

	return !voided && n->reached && n->kind == crm_kinds_find(s->kinds, CRM_STR("refund"));
}

static struct crm_logged *
sale_of(struct crm_check *s, const struct crm_naming *n)
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
crm_check_refunds(struct crm_check *s)
{
	for (size_t i = 0; i < s->namings; i++) {
		struct crm_naming *n = &s->naming[i];
		struct crm_logged *sale = is_refund(s, n) ? sale_of(s, n) : NULL;
		char sum[CRM_NUM_TEXT], amount[CRM_NUM_TEXT];
		if (!sale || crm_num_add(sale->refunded, n->amount, &sale->refunded) < 0 ||
		    sale->refunded <= sale->amount)
			continue;
		crm_num_format(sale->refunded, 2, sum);
		crm_num_format(sale->amount, 2, amount);
		n->reported = true;
		crm_check_report_at(
			s, n->at, "amount", n->id, s->customer[n->who].id, true,
			"the refunds of this sale come to %s, more than its amount of %s", sum,
			amount);
	}
}

/* ---- of all sales of a customer ---- */

static bool
counts(const struct crm_check *s, const struct crm_sold *sold)
{
	const struct crm_logged *e = sold->event == CRM_NOBODY ? NULL : &s->logged[sold->event];

	return !e || !(e->voided || (e->cancel && !sold->refund));
}

/* Of a sale without an amount nobody knows how much was spent. */
static void
add_spent(struct crm_check *s, const struct crm_sold *sold)
{
	crm_num *spent = &s->customer[sold->who].spent;

	if (sold->amount == CRM_NO_NUMBER || crm_num_add(*spent, sold->amount, spent) < 0)
		*spent = CRM_NUM_MAX;
}

/* A refund of a sale that was cancelled or taken back does not count. */
static bool
is_of_cancelled(const struct crm_check *s, const struct crm_naming *n)
{
	uint32_t at = n ? crm_ids_find(s->event_ids, n->id) : CRM_NOBODY;

	return at != CRM_NOBODY && (s->logged[at].cancel || s->logged[at].voided) &&
	       s->logged[at].who == n->who && s->logged[at].kind >= 0 &&
	       crm_kinds_at(s->kinds, (size_t)s->logged[at].kind)->sale;
}

static void
look_at_refund(struct crm_check *s, const struct crm_sold *r)
{
	const struct crm_naming *n = r->naming == CRM_NOBODY ? NULL : &s->naming[r->naming];
	struct crm_checked_customer *one = &s->customer[r->who];
	char sum[CRM_NUM_TEXT], spent[CRM_NUM_TEXT];

	if (r->amount == CRM_NO_NUMBER || is_of_cancelled(s, n) ||
	    crm_num_add(one->refunded, r->amount, &one->refunded) < 0 ||
	    one->refunded <= one->spent || (n && n->reported))
		return;
	crm_num_format(one->refunded, 2, sum);
	crm_num_format(one->spent, 2, spent);
	crm_check_report_at(
		s, r->at, "amount", CRM_STR(""), one->id, true,
		"the refunds of this customer come to %s, more than the %s that they spent", sum,
		spent);
}

void
crm_check_spent(struct crm_check *s)
{
	for (size_t i = 0; i < s->sales; i++)
		if (!s->sold[i].refund && counts(s, &s->sold[i]))
			add_spent(s, &s->sold[i]);
	for (size_t i = 0; i < s->sales; i++)
		if (s->sold[i].refund && counts(s, &s->sold[i]))
			look_at_refund(s, &s->sold[i]);
}

/* ---- sales to who is no customer ---- */

/* Each customer once. */
void
crm_check_noncustomers(struct crm_check *s)
{
	for (size_t i = 0; i < s->sales; i++) {
		const struct crm_sold *sold = &s->sold[i];
		struct crm_checked_customer *one = &s->customer[sold->who];
		if (!one->no_customer || sold->refund || !counts(s, sold))
			continue;
		crm_check_report_at(s, one->at, "status", crm_str_z(one->no_customer), one->id,
				    true,
				    "bought something (%s:%llu), which counts nowhere; an empty "
				    "status makes them a customer",
				    sold->at.source, (unsigned long long)sold->at.line);
		one->no_customer = NULL;
	}
}
