/* place_owners.c: whose day it is. Customers have an owner, or nobody; what is to be
 * escalated is done by the owner's manager, and has its place in that day.
 *
 * Owners are numbered as they come, nobody first: by each thread for itself, then
 * for all. Reports list them in the order of their names. */
#include <stdlib.h>
#include <string.h>

#include "due/place.h"

/* ---- numbers ---- */

void
crm_owners_begin(struct crm_due_owners *all)
{
	*all = (struct crm_due_owners){.names = crm_people_new(NULL)};
	all->owner = crm_alloc(sizeof *all->owner);
	all->n = all->cap = 1; /* nobody */
}

void
crm_owners_end(struct crm_due_owners *all)
{
	if (all->names)
		crm_people_free(all->names);
	free(all->owner);
	*all = (struct crm_due_owners){0};
}

static size_t
owners_find(struct crm_due_owners *all, crm_str name)
{
	size_t known;

	if (!name.n)
		return 0;
	/* Neighbours often have the same. */
	if (crm_str_eq(name, all->owner[all->last].name))
		return all->last;
	known = crm_people_put(all->names, CRM_BY_ID, name, all->n);
	if (known == SIZE_MAX) {
		if (all->n == all->cap) {
			all->cap *= 2;
			all->owner = crm_realloc(all->owner, all->cap * sizeof *all->owner);
		}
		known = all->n++;
		all->owner[known] = (struct crm_due_owner){.name = name};
	}
	return all->last = known;
}

struct crm_due_owner *
crm_owners_look(struct crm_due_hand *h, struct crm_due_owners *all, crm_str name)
{
	size_t at;

	if (name.n && !crm_str_eq(name, all->owner[all->last].name) &&
	    crm_people_find(all->names, CRM_BY_ID, name) == SIZE_MAX)
		name = crm_due_keep(h, name);
	at = owners_find(all, name);
	return &all->owner[at];
}

void
crm_owners_join(struct crm_due_owners *to, const struct crm_due_owners *from)
{
	for (size_t i = 0; i < from->n; i++) {
		const struct crm_due_owner *o = &from->owner[i];
		size_t at = owners_find(to, o->name);
		to->owner[at].customers += o->customers;
		to->owner[at].met += o->met;
	}
}

uint32_t
crm_owners_who(const struct crm_due_bound *d, struct crm_due_owners *all, crm_str name)
{
	size_t who = owners_find(all, name);
	struct crm_due_owner *o = &all->owner[who];
	struct crm_owner said = crm_policy_owner(d->policy, o->name);

	o->capacity = said.capacity < 0 ? SIZE_MAX : (size_t)(said.capacity / CRM_NUM_ONE);
	o->max_customers = said.max_customers < 0 || !who
				   ? SIZE_MAX
				   : (size_t)(said.max_customers / CRM_NUM_ONE);
	return (uint32_t)who; /* nobody looks after too many */
}

/* Whose day each item is in, and what these days hold. */
void
crm_owners_number(const struct crm_due_bound *d, struct crm_due_found *f)
{
	struct crm_due_items *lists[] = {&f->list, &f->fill};

	for (int l = 0; l < 2; l++)
		for (size_t i = 0; i < lists[l]->n; i++)
			lists[l]->item[i].who =
				(uint32_t)owners_find(&f->owners, lists[l]->item[i].doer);
	for (size_t i = 0; d->how.owners && i < d->policy->owners; i++)
		owners_find(&f->owners, crm_str_z(d->policy->owner[i].name));
	for (size_t i = 0; i < f->owners.n; i++)
		crm_owners_who(d, &f->owners, f->owners.owner[i].name);
}

size_t
crm_owner_room(const struct crm_due_bound *d, const struct crm_due_owner *o, crm_day day)
{
	size_t met = day == d->today ? o->met : 0;

	if (o->capacity == SIZE_MAX || d->how.unlimited)
		return SIZE_MAX;
	return met < o->capacity ? o->capacity - met : 0;
}

crm_str
crm_due_doer(const struct crm_due_bound *d, crm_str owner, bool escalate)
{
	const char *manager = escalate ? crm_policy_owner(d->policy, owner).manager : "";

	return *manager ? crm_str_z(manager) : owner;
}

/* ---- in order ---- */

static int
by_name(const void *a, const void *b, void *all)
{
	const struct crm_due_owner *owner = all;

	return crm_str_cmp(owner[*(const size_t *)a].name, owner[*(const size_t *)b].name);
}

size_t *
crm_owners_by_name(const struct crm_due_owners *owners)
{
	size_t *all = crm_alloc(owners->n * sizeof *all);

	for (size_t i = 0; i < owners->n; i++)
		all[i] = i;
	qsort_r(all, owners->n, sizeof *all, by_name, owners->owner);
	return all;
}
