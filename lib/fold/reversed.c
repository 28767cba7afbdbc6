/* reversed.c: sales that were taken back. A cancel that names a sale removes it from a customer's
 * events, with its refunds. Refunds of a sale that a void took back are removed too. After refunds
 * that give all of a sale back, nothing is owed for it. */
#include <stdlib.h>

#include "fold/replay.h"
#include "fold/run.h"

__extension__ typedef __int128 wide;

/* An event id, and what was given back of that event. */
struct named {
	uint64_t id;
	crm_num amount;
};

struct names {
	struct named *name;
	size_t n;
};

static int
by_id(const void *a, const void *b)
{
	uint64_t x = ((const struct named *)a)->id, y = ((const struct named *)b)->id;

	return (x > y) - (x < y);
}

static void
sort_names(struct names *s)
{
	qsort(s->name, s->n, sizeof *s->name, by_id);
}

/* The first of that id, or NULL; the others of the same id follow it. */
static const struct named *
find_name(const struct names *s, uint64_t id)
{
	const struct named *found =
		id ? bsearch(&(struct named){.id = id}, s->name, s->n, sizeof *s->name, by_id)
		   : NULL;

	while (found && found > s->name && found[-1].id == id)
		found--;
	return found;
}

static bool
reached(const struct crm_event *e)
{
	return e->how % CRM_OUTCOMES == CRM_REACHED;
}

/* What the reached events of a kind name. */
static struct names
named_by(const struct crm_replayed *l, size_t n, int kind)
{
	struct names s = {.name = crm_alloc((n + 1) * sizeof *s.name)};

	for (size_t i = 0; i < n; i++)
		if (l[i].e->kind == kind && reached(l[i].e) && l[i].x && l[i].x->ref)
			s.name[s.n++] = (struct named){l[i].x->ref, l[i].e->amount};
	sort_names(&s);
	return s;
}

static bool
is_sale(const struct crm_program *p, const struct crm_replayed *l)
{
	return crm_kindset_has(&p->sales, l->e->kind) && l->x && l->x->id;
}

static size_t
drop_cancelled(struct crm_shard *to, struct crm_replayed *l, size_t n)
{
	const struct crm_program *p = to->program;
	struct names cancelled = named_by(l, n, p->kind_cancel),
		     gone = {.name = crm_alloc((n + 1) * sizeof *gone.name)};
	size_t kept = 0;

	for (size_t i = 0; i < n && cancelled.n > 0; i++)
		if (is_sale(p, &l[i]) && find_name(&cancelled, l[i].x->id))
			gone.name[gone.n++] = (struct named){.id = l[i].x->id};
	sort_names(&gone);
	for (size_t i = 0; i < n; i++) {
		bool sold = is_sale(p, &l[i]) && find_name(&gone, l[i].x->id);
		bool refunded = l[i].e->kind == p->kind_refund && l[i].x &&
				(l[i].e->marks & CRM_RETURNED || find_name(&gone, l[i].x->ref));
		if (sold || refunded)
			crm_run_cancelled(to, l[i].e);
		else
			l[kept++] = l[i];
	}
	free(cancelled.name);
	free(gone.name);
	return kept;
}

void
crm_mark_sale_gone(const struct crm_program *p, struct crm_replayed *l, size_t n,
		   const uint64_t *voided, size_t voids)
{
	struct names gone = {.name = crm_alloc((voids + 1) * sizeof *gone.name)},
		     sales = {.name = crm_alloc((n + 1) * sizeof *sales.name)};

	for (size_t i = 0; i < voids; i++)
		gone.name[gone.n++] = (struct named){.id = voided[i]};
	for (size_t i = 0; i < n && voids > 0; i++)
		if (is_sale(p, &l[i]) && find_name(&gone, l[i].x->id))
			sales.name[sales.n++] = (struct named){.id = l[i].x->id};
	sort_names(&sales);
	for (size_t i = 0; i < n && sales.n > 0; i++)
		if (l[i].e->kind == p->kind_refund && l[i].x && find_name(&sales, l[i].x->ref))
			l[i].e->marks |= CRM_RETURNED;
	free(gone.name);
	free(sales.name);
}

static void
mark_returned(const struct crm_program *p, struct crm_replayed *l, size_t n)
{
	struct names refunds = named_by(l, n, p->kind_refund);

	for (size_t i = 0; i < n && refunds.n > 0; i++) {
		const struct named *r = is_sale(p, &l[i]) ? find_name(&refunds, l[i].x->id) : NULL;
		wide sum = 0;
		if (!r)
			continue;
		for (; r < refunds.name + refunds.n && r->id == l[i].x->id; r++)
			sum += r->amount;
		if (sum >= l[i].e->amount)
			l[i].e->marks |= CRM_RETURNED;
	}
	free(refunds.name);
}

size_t
crm_drop_reversed(struct crm_shard *to, struct crm_replayed *l, size_t n)
{
	n = drop_cancelled(to, l, n);
	if (to->program->follows_sales)
		mark_returned(to->program, l, n);
	return n;
}
