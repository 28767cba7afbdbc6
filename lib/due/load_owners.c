/* load_owners.c: the section owners: who looks after customers, how
 * much of it fits their day, and whom a day is for first. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "policy/section.h"

#define ANY "any" /* owners who are not named, and values that a named one leaves out */
#define NOT_SAID (-1)

/* ---- owners ---- */

static const crm_field owner_fields[] = {
	{.key = "capacity",
	 .at = offsetof(struct crm_owner, capacity),
	 .read = crm_read_whole,
	 .to = 100000 * CRM_NUM_ONE},
	{.key = "max_customers",
	 .at = offsetof(struct crm_owner, max_customers),
	 .read = crm_read_whole,
	 .to = 1000000000 * CRM_NUM_ONE},
	{.key = "manager", .at = offsetof(struct crm_owner, manager), .read = crm_read_name},
};

static int
load_owner(crm_loader *l, const crm_node *key, const crm_node *n, struct crm_owner *o)
{
	static const crm_field name = {.key = "name"};

	*o = (struct crm_owner){.capacity = NOT_SAID,
				.max_customers = NOT_SAID,
				.manager = "",
				.place = key->place};
	if (crm_read_name(l, &name, key, &o->name) < 0 ||
	    crm_load_want(l, n, o->name, CRM_NODE_MAPPING) < 0)
		return -1;
	return crm_load_mapping(l, n, owner_fields, CRM_LENGTH(owner_fields), o);
}

static int
by_name(const void *a, const void *b)
{
	const struct crm_owner *x = a, *y = b;

	return strcmp(x->name, y->name);
}

static int
load_owners(crm_loader *l, const crm_node *n, void *own)
{
	crm_policy *p = l->policy;

	(void)own;
	if (crm_load_want(l, n, l->section, CRM_NODE_MAPPING) < 0)
		return -1;
	if (n->n > CRM_ITEMS)
		return crm_load_fault(l, n->place, "more than %d items", CRM_ITEMS);
	p->owner = crm_arena_alloc(p->arena, (n->n + 1) * sizeof *p->owner);
	for (size_t i = 0; i < n->n; i++) {
		struct crm_owner o, *any;

		if (load_owner(l, n->key[i], n->item[i], &o) < 0)
			return -1;
		if (strcmp(o.name, ANY) != 0) {
			p->owner[p->owners++] = o;
			continue;
		}
		any = crm_arena_alloc(p->arena, sizeof *any);
		*any = o;
		p->any_owner = any;
	}
	qsort(p->owner, p->owners, sizeof *p->owner, by_name);
	return 0;
}

const struct crm_section crm_section_owners = {
	.key = "owners",
	.array = CRM_SECTION_ARRAY("owners", struct crm_owner, owner, owners),
	.load = load_owners,
};

static void
put_said(struct crm_owner *to, const struct crm_owner *from)
{
	if (from->capacity >= 0)
		to->capacity = from->capacity;
	if (from->max_customers >= 0)
		to->max_customers = from->max_customers;
	if (*from->manager)
		to->manager = from->manager;
}

static int
name_order(const void *key, const void *owner)
{
	const struct crm_owner *o = owner;

	return crm_str_cmp(*(const crm_str *)key, crm_str_z(o->name));
}

struct crm_owner
crm_policy_owner(const crm_policy *p, crm_str name)
{
	struct crm_owner out = {.name = "",
				.capacity = p->capacity,
				.max_customers = NOT_SAID,
				.manager = ""},
			 *own;

	if (p->any_owner)
		put_said(&out, p->any_owner);
	own = p->owners ? bsearch(&name, p->owner, p->owners, sizeof *p->owner, name_order) : NULL;
	if (own)
		put_said(&out, own);
	return out;
}

bool
crm_policy_limits_days(const crm_policy *p)
{
	bool limits = p->capacity >= 0 || (p->any_owner && p->any_owner->capacity >= 0);

	for (size_t i = 0; i < p->owners && !limits; i++)
		limits = p->owner[i].capacity >= 0;
	return limits;
}

bool
crm_policy_limits_customers(const crm_policy *p)
{
	bool limits = p->any_owner && p->any_owner->max_customers >= 0;

	for (size_t i = 0; i < p->owners && !limits; i++)
		limits = p->owner[i].max_customers >= 0;
	return limits;
}
