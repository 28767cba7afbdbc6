/* ledger.c: invoices and payments by amount.
 *
 * A payment pays the invoice that it names, then the oldest open ones, each in full as long as the
 * money lasts. What is left is a credit, which pays later invoices; so is what was paid for an
 * invoice that a void or a cancel took back. Here "invoice" stands for every kind of class money
 * that stays open, and "payment" for every kind that closes one. If events come out of order, the
 * customer is replayed in the second pass, in which payments that name a later invoice are known
 * beforehand: crm_ledger_prepare. */
#include <stdlib.h>

#include "fold/ledger.h"
#include "kinds/kinds.h"

static crm_kindset
closes(const struct crm_shard *p, int kind)
{
	return crm_kinds_at(p->program->model->kinds, (size_t)kind)->closes;
}

/* ---- paying ---- */

/* Pays an item as far as the money is enough; returns what is left. A payment without an amount
 * pays all of it. */
static crm_num
pay_item(struct crm_shard *p, struct crm_items *l, uint32_t who, uint32_t at, crm_num money)
{
	struct crm_item *item = crm_pool_at(&p->pool, at);

	if (item->left != CRM_NO_NUMBER && money < item->left) {
		item->left -= money;
		return 0;
	}
	money = item->left == CRM_NO_NUMBER ? 0 : money - item->left;
	crm_item_drop(p, l, who, at);
	return money;
}

/* Pays the oldest items that were opened before that key; returns what is left. */
static crm_num
pay_oldest(struct crm_shard *p, struct crm_items *l, uint32_t who, int64_t key, int kind,
	   crm_num money)
{
	crm_kindset kinds = closes(p, kind);
	uint32_t at;

	while (money > 0 && (at = crm_item_oldest(p, l, who, &kinds, key)) != 0)
		money = pay_item(p, l, who, at, money);
	return money;
}

enum crm_order
crm_ledger_pay(struct crm_shard *p, struct crm_items *l, const struct crm_event *e,
	       const struct crm_extra *x)
{
	enum crm_order order = e->key <= l->closed ? CRM_OUT_OF_ORDER : CRM_IN_ORDER;
	crm_kindset kinds = closes(p, e->kind);
	crm_num money = e->amount;
	uint32_t named = 0;

	crm_items_closed(l, e->key);
	if (x && x->ref) {
		named = crm_item_named(p, e->who, x->ref, &kinds);
		/* Whether the item was closed before, or is yet to come, is known only when all
		 * events are in order. */
		if (!named && !(e->marks & CRM_NAMES_EARLIER))
			return p->replaying ? order : CRM_OUT_OF_ORDER;
	}
	if (named)
		money = pay_item(p, l, e->who, named, money);
	money = pay_oldest(p, l, e->who, e->key, e->kind, money);
	if (money == 0)
		return order;
	if (crm_item_after(p, l, &kinds, e->key))
		return CRM_OUT_OF_ORDER;
	if (money < e->amount || (x && x->ref))
		crm_spare_credit(p, l, e->kind, money);
	else
		crm_spare_add(p, l,
			      (struct crm_spare){.key = e->key,
						 .amount = money,
						 .kind = e->kind,
						 .what = CRM_SPARE_PAID,
						 .credit = crm_spare_was_billed(p, l, e->kind)});
	return order;
}

/* ---- a new invoice ---- */

/* What is left of the invoice after `*money` has paid for it. A payment without an amount pays one
 * invoice. */
static void
pay_new(crm_num *left, crm_num *money)
{
	crm_num paid = *left == CRM_NO_NUMBER || *money < *left ? *money : *left;

	*left = *left == CRM_NO_NUMBER ? 0 : *left - paid;
	*money -= paid;
}

/* The first payment whose invoice is not before that id; n when there is none. */
static size_t
first_of(const struct crm_reserve *r, size_t n, uint64_t id)
{
	size_t from = 0;

	while (from < n) {
		size_t middle = from + (n - from) / 2;
		if (r[middle].id < id)
			from = middle + 1;
		else
			n = middle;
	}
	return from;
}

/* Payments that named the invoice before it came: see crm_ledger_prepare. */
static void
pay_reserved(struct crm_shard *p, struct crm_items *l, const struct crm_event *e, uint64_t id,
	     crm_num *left)
{
	size_t i = id ? first_of(p->reserve, p->reserves, id) : p->reserves;

	for (; i < p->reserves && p->reserve[i].id == id; i++) {
		crm_num money = p->reserve[i].amount;
		if (*left != 0)
			pay_new(left, &money);
		/* And those of the same moment that come before this invoice. */
		money = pay_oldest(p, l, e->who, e->key + 1, p->reserve[i].kind, money);
		crm_spare_credit(p, l, p->reserve[i].kind, money);
	}
}

static void
pay_from_credit(struct crm_shard *p, struct crm_items *l, const struct crm_event *e, crm_num *left)
{
	for (struct crm_spare_place at = crm_spare_first(l); at.at && *left > 0;) {
		struct crm_spare *s = crm_spare_at(p, at.at);
		crm_kindset kinds = closes(p, s->kind);
		if (s->what == CRM_SPARE_CREDIT && crm_kindset_has(&kinds, e->kind))
			pay_new(left, &s->amount);
		if (s->what == CRM_SPARE_CREDIT && s->amount == 0)
			crm_spare_drop(p, l, &at);
		else
			crm_spare_next(p, &at);
	}
}

/* Payments of its day that found nothing to pay. If the customer has had an invoice before, a
 * payment is a credit at any time; otherwise it pays only an invoice of its day without a time. */
static void
pay_from_day(struct crm_shard *p, struct crm_items *l, const struct crm_event *e, crm_num *left)
{
	for (struct crm_spare_place at = crm_spare_first(l); at.at && *left > 0;) {
		struct crm_spare s = *crm_spare_at(p, at.at);
		if (!crm_spare_is_for(p, &s, e) || (e->when.minute >= 0 && !s.credit)) {
			crm_spare_next(p, &at);
			continue;
		}
		crm_spare_drop(p, l, &at);
		if (s.what == CRM_SPARE_CLOSE) {
			*left = 0;
		} else {
			pay_new(left, &s.amount);
			crm_spare_credit(p, l, s.kind, s.amount);
		}
	}
}

bool
crm_ledger_open(struct crm_shard *p, struct crm_items *l, const struct crm_event *e, uint64_t id,
		crm_num *left)
{
	crm_num amount = e->marks & CRM_UNSAID ? CRM_NO_NUMBER : e->amount;

	crm_spare_end_day(p, l, e->key);
	crm_spare_bill(p, l, e->kind);
	*left = amount;
	pay_reserved(p, l, e, id, left);
	pay_from_credit(p, l, e, left);
	if (*left == CRM_NO_NUMBER)
		return !crm_spare_take(p, l, e);
	pay_from_day(p, l, e, left);
	/* Another one of the same moment might have come first. */
	if (*left != amount || amount == 0)
		crm_items_closed(l, e->key | CRM_KEY_KINDS);
	return *left != 0;
}
