/* ledger_replay.c: invoices and payments by amount, when all events of a customer are in order:
 * payments that name a later invoice are known before they are folded. */
#include <stdlib.h>

#include "fold/replay.h"
#include "kinds/kinds.h"

static crm_kindset
closes(const struct crm_shard *p, int kind)
{
	return crm_kinds_at(p->program->model->kinds, (size_t)kind)->closes;
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

static int
compare(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

int
crm_ledger_event_order(const struct crm_replayed *a, const struct crm_replayed *b)
{
	bool named = a->x && a->x->ref, other = b->x && b->x->ref;
	crm_time due = a->x ? a->x->due : CRM_NO_TIME, than = b->x ? b->x->due : CRM_NO_TIME;

	if (a->e->marks & CRM_BILLS)
		return crm_bill_order(due, a->e->amount, than, b->e->amount);
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
		if (crm_program_bills(p, l[i].e->kind) && reached(&l[i]) && l[i].x && l[i].x->id &&
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

	if (!crm_program_pays(to->program, l->e->kind) || !reached(l) || !l->x || !l->x->ref ||
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
		crm_links_add(&to->gone, l[i].e->who, named->id,
			      crm_closer(to->program->kind_cancel, true));
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
