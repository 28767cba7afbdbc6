/* count.c: how much is due, by rule and by owner. */
#include <stdlib.h>
#include <string.h>

#include "due/due.h"

struct tally {
	size_t customers, contacts; /* with this reason; those led by it */
};

/* The first rule of that name: the steps of a sequence are rules of one name. */
static size_t
named(const struct crm_due *d, size_t rule)
{
	size_t first = 0;

	while (strcmp(d->bound.rule[first].rule->name, d->bound.rule[rule].rule->name) != 0)
		first++;
	return first;
}

static struct tally *
tally(const struct crm_due *d)
{
	struct tally *all = crm_alloc((d->bound.rules * d->found.owners.n + 1) * sizeof *all);

	for (size_t i = 0; i < d->found.list.n; i++) {
		const struct crm_due_item *item = &d->found.list.item[i];
		for (size_t k = 0; k < item->count; k++) {
			size_t rule = named(d, d->found.reasons.at[item->first + k].rule);
			all[rule * d->found.owners.n + item->who].customers++;
			all[rule * d->found.owners.n + item->who].contacts += k == 0;
		}
	}
	return all;
}

void
crm_due_counts(const crm_due *d, crm_buf *out)
{
	size_t *owner = crm_owners_by_name(&d->found.owners);
	struct tally *all = tally(d);

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
