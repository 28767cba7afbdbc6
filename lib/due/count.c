/* count.c: how much is due, by rule and by owner; how much is held back; whose customers. */
#include <stdlib.h>
#include <string.h>

#include "due/due.h"

struct tally {
	size_t customers, contacts; /* with this reason; those led by it */
};

/* The first rule of that name: the steps of a sequence are rules of one name. */
static size_t
named(const struct crm_due_bound *d, size_t rule)
{
	size_t first = 0;

	while (strcmp(d->rule[first].rule->name, d->rule[rule].rule->name) != 0)
		first++;
	return first;
}

static struct tally *
tally(const struct crm_due_bound *d, const struct crm_due_found *f)
{
	struct tally *all = crm_alloc((d->rules * f->owners.n + 1) * sizeof *all);

	for (size_t i = 0; i < f->list.n; i++) {
		const struct crm_due_item *item = &f->list.item[i];
		for (size_t k = 0; k < item->count; k++) {
			size_t rule = named(d, f->reasons.at[item->first + k].rule);
			all[rule * f->owners.n + item->who].customers++;
			all[rule * f->owners.n + item->who].contacts += k == 0;
		}
	}
	return all;
}

void
crm_due_counts(const crm_due *d, crm_buf *out)
{
	size_t *owner = crm_owners_by_name(&d->found.owners);
	struct tally *all = tally(&d->bound, &d->found);

	crm_buf_z(out, "due\towner\tcustomers\tcontacts\n");
	for (size_t r = 0; r < d->bound.rules; r++)
		for (size_t o = 0; o < d->found.owners.n; o++) {
			const struct tally *t = &all[r * d->found.owners.n + owner[o]];
			if (!t->customers)
				continue;
			crm_field_write(out, crm_str_z(d->bound.rule[r].rule->name), CRM_TSV);
			crm_buf_char(out, '\t');
			crm_field_write(out, d->found.owners.owner[owner[o]].name, CRM_TSV);
			crm_buf_f(out, "\t%zu\t%zu\n", t->customers, t->contacts);
		}
	crm_buf_f(out, "total\t\t%zu\t%zu\n", d->found.list.n, d->found.list.n);
	free(all);
	free(owner);
}

/* ---- held back ---- */

void
crm_due_held_counts(const crm_due *d, crm_buf *out)
{
	crm_buf_z(out, "reason\tcustomers\tcontacts\n");
	for (int i = CRM_NOT_HELD + 1; i < CRM_HELDS; i++)
		if (d->found.count[i].contacts)
			crm_buf_f(out, "%s\t%zu\t%zu\n", crm_held_words[i],
				  d->found.count[i].customers, d->found.count[i].contacts);
}

/* ---- owners ---- */

static void
put_limit(size_t limit, crm_buf *out)
{
	if (limit != SIZE_MAX)
		crm_buf_f(out, "%zu", limit);
	crm_buf_char(out, '\t');
}

void
crm_due_owners(const crm_due *d, crm_buf *out)
{
	size_t *all = crm_owners_by_name(&d->found.owners);

	crm_buf_z(out, "owner\tcustomers\tmax_customers\tcapacity\tmet\tlisted\tcarried_over\n");
	for (size_t i = 0; i < d->found.owners.n; i++) {
		const struct crm_due_owner *o = &d->found.owners.owner[all[i]];
		if (!o->name.n && !o->customers && !o->met && !o->listed && !o->carried)
			continue;
		crm_field_write(out, o->name, CRM_TSV);
		crm_buf_f(out, "\t%zu\t", o->customers);
		put_limit(o->max_customers, out);
		put_limit(d->bound.how.unlimited ? SIZE_MAX : o->capacity, out);
		crm_buf_f(out, "%zu\t%zu\t%zu\n", o->met, o->listed, o->carried);
	}
	free(all);
}

void
crm_due_overburdened(const crm_due *d, crm_buf *out)
{
	size_t *all = crm_owners_by_name(&d->found.owners);

	for (size_t i = 0; i < d->found.owners.n; i++) {
		const struct crm_due_owner *o = &d->found.owners.owner[all[i]];
		if (o->customers <= o->max_customers)
			continue;
		crm_buf_visible(out, o->name);
		crm_buf_f(out, " looks after %zu customer%s, %zu more than max_customers\n",
			  o->customers, o->customers == 1 ? "" : "s",
			  o->customers - o->max_customers);
	}
	free(all);
}
