/* ledger.c: invoices and payments by amount.
 *
 * A payment pays the invoice that it names, then the oldest open ones, each as far as it
 * goes. What is over is a credit, which pays later invoices; so does what was paid for one that a
 * void or a cancel order back. "Invoice" stands for every
 * kind of class money that stays open, "payment" for every kind that closes one. Events
 * that come out of order leave the customer to the second pass, in which payments that
 * name a later invoice are known beforehand: crm_ledger_prepare. */
#include <stdlib.h>

#include "fold/shard.h"
#include "kinds/kinds.h"

bool
crm_ledger_keeps(const struct crm_program *p, int kind)
{
	return crm_kindset_has(&p->openers, kind) &&
	       crm_kinds_at(p->model->kinds, (size_t)kind)->kind_class == CRM_MONEY;
}

static crm_kindset
closes(const struct crm_shard *p, int kind)
{
	return crm_kinds_at(p->program->model->kinds, (size_t)kind)->closes;
}

bool
crm_ledger_pays(const struct crm_program *p, int kind)
{
	return p->follows_money &&
	       crm_kindset_meet(&crm_kinds_at(p->model->kinds, (size_t)kind)->closes, &p->money);
}

/* ---- what is left of payments ---- */

static struct crm_spare *
spare_at(const struct crm_shard *p, uint32_t at)
{
	return crm_pool_at(&p->pool, at);
}

/* A place in the chain: it holds while the pool moves. */
struct place {
	uint32_t before, at;
};

static void
go_on(const struct crm_shard *p, struct place *s)
{
	*s = (struct place){s->at, spare_at(p, s->at)->next};
}

/* Takes the spare at that place off; the one after it is there now. */
static void
drop_spare(struct crm_shard *p, struct crm_items *l, struct place *s)
{
	uint32_t next = spare_at(p, s->at)->next;

	*(s->before ? &spare_at(p, s->before)->next : &l->spare) = next;
	crm_pool_give(&p->pool, s->at, sizeof(struct crm_spare));
	s->at = next;
}

/* At the end, as they are used in the order of their coming. */
static void
add_spare(struct crm_shard *p, struct crm_items *l, struct crm_spare new)
{
	uint32_t at = crm_pool_take(&p->pool, sizeof new), last = l->spare;

	*spare_at(p, at) = new;
	while (last && spare_at(p, last)->next)
		last = spare_at(p, last)->next;
	*(last ? &spare_at(p, last)->next : &l->spare) = at;
}

static struct crm_spare *
find_spare(const struct crm_shard *p, const struct crm_items *l, enum crm_spare_what what, int kind)
{
	for (uint32_t at = l->spare; at; at = spare_at(p, at)->next)
		if (spare_at(p, at)->what == what && spare_at(p, at)->kind == kind)
			return spare_at(p, at);
	return NULL;
}

/* A sum that leaves 64 bits stays at the largest there is: no invoice is as large. */
static void
add_credit(struct crm_shard *p, struct crm_items *l, int kind, crm_num amount)
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

/* Whether the customer has had an invoice that such a payment closes. */
static bool
was_billed(const struct crm_shard *p, const struct crm_items *l, int kind)
{
	crm_kindset kinds = closes(p, kind);

	for (uint32_t at = l->spare; at; at = spare_at(p, at)->next)
		if (spare_at(p, at)->what == CRM_SPARE_BILLED &&
		    crm_kindset_has(&kinds, spare_at(p, at)->kind))
			return true;
	return false;
}

/* Closes of other days are of no use any more, but payments that are a credit. */
static void
end_day(struct crm_shard *p, struct crm_items *l, int64_t key)
{
	for (struct place at = {0, l->spare}; at.at;) {
		struct crm_spare s = *spare_at(p, at.at);
		if ((s.what != CRM_SPARE_CLOSE && s.what != CRM_SPARE_PAID) ||
		    crm_key_day(s.key) == crm_key_day(key)) {
			go_on(p, &at);
			continue;
		}
		drop_spare(p, l, &at);
		if (s.what == CRM_SPARE_PAID && s.credit)
			add_credit(p, l, s.kind, s.amount);
	}
}

/* Remembers a close that found nothing: it is for what is open of its day without a time. */
void
crm_spare_add(struct crm_shard *p, struct crm_items *l, struct crm_spare s)
{
	end_day(p, l, s.key);
	add_spare(p, l, s);
}

/* Whether a close of the same day, before the event, is for it. */
static bool
is_for(const struct crm_shard *p, const struct crm_spare *s, const struct crm_event *e)
{
	crm_kindset kinds = closes(p, s->kind);

	return (s->what == CRM_SPARE_CLOSE || s->what == CRM_SPARE_PAID) && s->key < e->key &&
	       crm_key_day(s->key) == crm_key_day(e->key) && crm_kindset_has(&kinds, e->kind);
}

bool
crm_spare_take(struct crm_shard *p, struct crm_items *l, const struct crm_event *e)
{
	for (struct place at = {0, l->spare}; at.at && e->when.minute < 0; go_on(p, &at)) {
		if (!is_for(p, spare_at(p, at.at), e))
			continue;
		drop_spare(p, l, &at);
		crm_told_from_others(l, e->key);
		return true;
	}
	return false;
}

/* ---- paying ---- */

/* Pays an item as far as the money goes; what is over. One without an amount takes all. */
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

/* The oldest ones that were opened before that key; what is over. */
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

	crm_told_from_others(l, e->key);
	if (x && x->ref) {
		named = crm_item_named(p, e->who, x->ref, &kinds);
		/* Whether it was closed before, or is yet to come, shows when all is in order. */
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
		add_credit(p, l, e->kind, money);
	else
		crm_spare_add(p, l,
			      (struct crm_spare){.key = e->key,
						 .amount = money,
						 .kind = e->kind,
						 .what = CRM_SPARE_PAID,
						 .credit = was_billed(p, l, e->kind)});
	return order;
}

/* ---- a new invoice ---- */

/* What is left of the invoice once `*money` has paid for it, which is used up by one without an
 * amount. */
static void
pay_new(crm_num *left, crm_num *money)
{
	crm_num paid = *left == CRM_NO_NUMBER || *money < *left ? *money : *left;

	*left = *left == CRM_NO_NUMBER ? 0 : *left - paid;
	*money -= paid;
}

/* Those of one id in the order in which they were paid. */
static int
by_id(const void *a, const void *b)
{
	const struct crm_reserve *x = a, *y = b;

	if (x->id != y->id)
		return x->id < y->id ? -1 : 1;
	return (x->turn > y->turn) - (x->turn < y->turn);
}

/* The first that is not before that id: n when there is none. */
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

/* Payments that named it before it came: see crm_ledger_prepare. */
static void
pay_reserved(struct crm_shard *p, struct crm_items *l, const struct crm_event *e, uint64_t id,
	     crm_num *left)
{
	size_t i = id ? first_of(p->reserve, p->reserves, id) : p->reserves;

	for (; i < p->reserves && p->reserve[i].id == id; i++) {
		crm_num money = p->reserve[i].amount;
		if (*left != 0)
			pay_new(left, &money);
		/* Also those of the same moment that come before this invoice. */
		money = pay_oldest(p, l, e->who, e->key + 1, p->reserve[i].kind, money);
		add_credit(p, l, p->reserve[i].kind, money);
	}
}

static void
pay_from_credit(struct crm_shard *p, struct crm_items *l, const struct crm_event *e, crm_num *left)
{
	for (struct place at = {0, l->spare}; at.at && *left > 0;) {
		struct crm_spare *s = spare_at(p, at.at);
		crm_kindset kinds = closes(p, s->kind);
		if (s->what == CRM_SPARE_CREDIT && crm_kindset_has(&kinds, e->kind))
			pay_new(left, &s->amount);
		if (s->what == CRM_SPARE_CREDIT && s->amount == 0)
			drop_spare(p, l, &at);
		else
			go_on(p, &at);
	}
}

/* Closes of its day that found nothing. A payment of one who was billed before is a credit
 * whenever it came; others are for what has no time. */
static void
pay_from_day(struct crm_shard *p, struct crm_items *l, const struct crm_event *e, crm_num *left)
{
	for (struct place at = {0, l->spare}; at.at && *left > 0;) {
		struct crm_spare s = *spare_at(p, at.at);
		if (!is_for(p, &s, e) || (e->when.minute >= 0 && !s.credit)) {
			go_on(p, &at);
			continue;
		}
		drop_spare(p, l, &at);
		if (s.what == CRM_SPARE_CLOSE) {
			*left = 0;
		} else {
			pay_new(left, &s.amount);
			add_credit(p, l, s.kind, s.amount);
		}
	}
}

void
crm_ledger_bill(struct crm_shard *p, struct crm_items *l, int kind)
{
	if (!find_spare(p, l, CRM_SPARE_BILLED, kind))
		add_spare(p, l,
			  (struct crm_spare){.kind = (uint8_t)kind, .what = CRM_SPARE_BILLED});
}

bool
crm_ledger_open(struct crm_shard *p, struct crm_items *l, const struct crm_event *e, uint64_t id,
		crm_num *left)
{
	crm_num amount = e->marks & CRM_UNSAID ? CRM_NO_NUMBER : e->amount;

	end_day(p, l, e->key);
	crm_ledger_bill(p, l, e->kind);
	*left = amount;
	pay_reserved(p, l, e, id, left);
	pay_from_credit(p, l, e, left);
	if (*left == CRM_NO_NUMBER)
		return !crm_spare_take(p, l, e);
	pay_from_day(p, l, e, left);
	/* Another one of the same moment might have come first. */
	if (*left != amount || amount == 0)
		crm_told_from_others(l, e->key | CRM_KEY_KINDS);
	return *left != 0;
}

/* ---- all events of a customer, in order ---- */

static int
compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

int
crm_ledger_order(crm_time due, crm_num amount, crm_time than, crm_num other)
{
	int64_t a = due.day == CRM_NO_DAY ? INT64_MAX : crm_moment(due),
		b = than.day == CRM_NO_DAY ? INT64_MAX : crm_moment(than);

	return a != b ? compare(a, b) : compare(amount, other);
}

int
crm_ledger_event_order(const struct crm_replayed *a, const struct crm_replayed *b)
{
	bool named = a->x && a->x->ref, other = b->x && b->x->ref;
	crm_time due = a->x ? a->x->due : CRM_NO_TIME, than = b->x ? b->x->due : CRM_NO_TIME;

	if (a->e->marks & CRM_BILLS)
		return crm_ledger_order(due, a->e->amount, than, b->e->amount);
	if (!(a->e->marks & CRM_PAYS))
		return 0;
	if (named != other)
		return named ? -1 : 1;
	if ((a->e->marks ^ b->e->marks) & CRM_UNSAID)
		return a->e->marks & CRM_UNSAID ? -1 : 1;
	return compare(a->e->amount, b->e->amount);
}

static bool
reached(const struct crm_replayed *l)
{
	return l->e->how % CRM_OUTCOMES == CRM_REACHED;
}

/* Finds the invoices that exist, by their ids. */
static size_t
find_invoices(const struct crm_program *p, const struct crm_replayed *l, size_t n,
	      struct crm_reserve *out)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		if (crm_ledger_keeps(p, l[i].e->kind) && reached(&l[i]) && l[i].x && l[i].x->id &&
		    l[i].e->key != CRM_KEY_NEVER)
			out[found++] = (struct crm_reserve){
				.id = l[i].x->id, .key = l[i].e->key, .kind = l[i].e->kind};
	qsort(out, found, sizeof *out, by_id);
	return found;
}

/* The invoice that a payment names, if such a payment closes it; NULL. */
static struct crm_reserve *
named_invoice(const struct crm_shard *to, const struct crm_replayed *l, struct crm_reserve *invoice,
	      size_t invoices)
{
	crm_kindset kinds = closes(to, l->e->kind);
	struct crm_reserve *named;

	if (!crm_ledger_pays(to->program, l->e->kind) || !reached(l) || !l->x || !l->x->ref ||
	    l->e->amount == 0)
		return NULL;
	named = bsearch(&(struct crm_reserve){.id = l->x->ref}, invoice, invoices, sizeof *invoice,
			by_id);
	return named && crm_kindset_has(&kinds, named->kind) ? named : NULL;
}

void
crm_ledger_look(struct crm_shard *to, struct crm_replayed *l, size_t n)
{
	struct crm_reserve *invoice = crm_alloc((n + 1) * sizeof *invoice);
	size_t invoices = find_invoices(to->program, l, n, invoice);

	for (size_t i = 0; i < n && invoices > 0; i++)
		if (named_invoice(to, &l[i], invoice, invoices))
			l[i].e->marks |= CRM_NAMES_EARLIER;
	free(invoice);
}

/* An invoice that a cancel names is closed from the start, so that what is paid for it is for
 * others. */
static void
close_cancelled(struct crm_shard *to, const struct crm_replayed *l, size_t n,
		struct crm_reserve *invoice, size_t invoices)
{
	for (size_t i = 0; i < n && invoices > 0; i++) {
		struct crm_reserve *named;
		if (l[i].e->kind != to->program->kind_cancel || !reached(&l[i]) || !l[i].x ||
		    !l[i].x->ref)
			continue;
		named = bsearch(&(struct crm_reserve){.id = l[i].x->ref}, invoice, invoices,
				sizeof *invoice, by_id);
		if (!named)
			continue;
		named->cancelled = true;
		crm_item_cancel(to, l[i].e->who, named->id);
	}
}

void
crm_ledger_prepare(struct crm_shard *to, struct crm_replayed *l, size_t n)
{
	struct crm_reserve *invoice = crm_alloc((n + 1) * sizeof *invoice);
	size_t invoices = find_invoices(to->program, l, n, invoice);

	to->reserve = crm_realloc(to->reserve, (n + 1) * sizeof *to->reserve);
	to->reserves = 0;
	close_cancelled(to, l, n, invoice, invoices);
	for (size_t i = 0; i < n && invoices > 0; i++) {
		struct crm_event *e = l[i].e;
		const struct crm_reserve *named = named_invoice(to, &l[i], invoice, invoices);
		if (!named || named->cancelled || named->key < e->key)
			continue;
		e->marks = (e->marks & ~CRM_NAMES_EARLIER) | CRM_NAMES_LATER;
		to->reserve[to->reserves++] = (struct crm_reserve){.id = named->id,
								   .key = e->key,
								   .amount = e->amount,
								   .turn = (uint32_t)i,
								   .kind = e->kind};
	}
	if (to->reserves > 0)
		qsort(to->reserve, to->reserves, sizeof *to->reserve, by_id);
	free(invoice);
}
