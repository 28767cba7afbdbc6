/* names.c: the names that the sections of a policy give, for choosing among them. */
#include <string.h>

#include "policy/section.h"

static const char *
name_in(const crm_policy *p, const struct crm_section_array *a, size_t i)
{
	const char *base = (const char *)p, *items, *name;

	if (!a->size || i >= *(const size_t *)(const void *)(base + a->count))
		return NULL;
	memcpy(&items, base + a->items, sizeof items);
	memcpy(&name, items + i * a->size, sizeof name);
	return name;
}

const char *
crm_section_name(const crm_policy *p, const struct crm_section *s, size_t i)
{
	return s->name_at ? s->name_at(p, i) : name_in(p, &s->array, i);
}

const char *
crm_policy_name(const crm_policy *p, const char *what, size_t i)
{
	for (const struct crm_section *const *s = p->sections; *s; s++)
		if ((*s)->array.called && strcmp((*s)->array.called, what) == 0)
			return name_in(p, &(*s)->array, i);
	return NULL;
}
