/* sets.c: sets of kinds: by class, by name, by property. */
#include <stdio.h>

#include "kinds/kinds.h"

bool
crm_kindset_within(const crm_kindset *s, const crm_kindset *all)
{
	crm_kindset outside = *s;

	crm_kindset_subtract(&outside, all);
	return crm_kindset_empty(&outside);
}

bool
crm_kindset_has(const crm_kindset *s, int kind)
{
	return kind >= 0 && kind < CRM_KINDS_MAX && (s->w[kind / 64] >> (kind % 64) & 1);
}

void
crm_kindset_remove_named(crm_kindset *s, const crm_kinds *k, const char *name)
{
	int i = crm_kinds_find(k, crm_str_z(name));

	if (i >= 0)
		crm_kindset_remove(s, (int)i);
}

static crm_kindset
of_class(const crm_kinds *k, enum crm_class class)
{
	crm_kindset set = {{0}};

	for (size_t i = 0; i < crm_kinds_count(k); i++)
		if (crm_kinds_at(k, i)->kind_class == class ||
		    (class == CRM_TOUCH && crm_kinds_at(k, i)->kind_class == CRM_CARE))
			crm_kindset_add(&set, (int)i);
	return set;
}

crm_kindset
crm_kinds_touches(const crm_kinds *k)
{
	return of_class(k, CRM_TOUCH);
}

crm_kindset
crm_kinds_every(const crm_kinds *k)
{
	crm_kindset all = {{0}};

	for (size_t i = 0; i < crm_kinds_count(k); i++)
		crm_kindset_add(&all, (int)i);
	crm_kindset_remove_named(&all, k, "void");
	return all;
}

crm_kindset
crm_kinds_dealings(const crm_kinds *k)
{
	crm_kindset all = crm_kinds_every(k), desk = of_class(k, CRM_DESK);

	crm_kindset_subtract(&all, &desk);
	return all;
}

crm_kindset
crm_kinds_promises(const crm_kinds *k)
{
	crm_kindset set = crm_kinds_every(k);

	for (size_t i = 0; i < crm_kinds_count(k); i++)
		if (crm_kinds_at(k, i)->own_due)
			crm_kindset_remove(&set, (int)i);
	return set;
}

crm_kindset
crm_kinds_sales(const crm_kinds *k)
{
	crm_kindset set = {{0}};

	for (size_t i = 0; i < crm_kinds_count(k); i++)
		if (crm_kinds_at(k, i)->sale)
			crm_kindset_add(&set, (int)i);
	return set;
}

bool
crm_kinds_class(const crm_kinds *k, crm_str word, crm_kindset *out)
{
	for (int c = 0; c < CRM_CLASSES; c++) {
		if (!crm_str_eqz(word, crm_class_words[c]))
			continue;
		*out = of_class(k, (enum crm_class)c);
		return true;
	}
	return false;
}

bool
crm_kinds_set(const crm_kinds *k, crm_str word, crm_kindset *out)
{
	int kind = crm_kinds_find(k, word);
	bool found = false;

	*out = (crm_kindset){{0}};
	if (kind >= 0) {
		crm_kindset_add(out, kind);
		return true;
	}
	if (crm_kinds_class(k, word, out))
		return true;
	for (size_t i = 0; i < crm_kinds_count(k) && word.n > 0; i++) {
		if (!crm_str_eqz(word, crm_kinds_at(k, i)->action))
			continue;
		crm_kindset_add(out, (int)i);
		found = true;
	}
	return found;
}

bool
crm_kinds_meant(const crm_kinds *k, crm_str word, crm_kindset *out)
{
	crm_kindset sales = crm_kinds_sales(k), class;
	int purchase = crm_kinds_find(k, CRM_STR("purchase"));

	if (!crm_kinds_set(k, word, out))
		return false;
	if (!crm_kindset_has(out, purchase) || crm_kinds_class(k, word, &class) ||
	    crm_kindset_empty(&sales))
		return true;
	crm_kindset_remove(out, purchase);
	crm_kindset_join(out, &sales);
	return true;
}

static bool
only_opens(const crm_kind *k)
{
	return k->opens && crm_kindset_empty(&k->closes);
}

int
crm_kinds_place(const crm_kinds *k, int kind)
{
	bool first = only_opens(crm_kinds_at(k, (size_t)kind));
	int place = 0;

	for (int i = 0; i < (int)crm_kinds_count(k); i++)
		if (only_opens(crm_kinds_at(k, (size_t)i)) == first ? i < kind : !first)
			place++;
	return place;
}

#define LONGEST_NAME 128 /* of a fact: last_<kind> */

void
crm_latest_facts(const crm_kinds *k, const crm_kindset *set, void (*each)(void *to, crm_str name),
		 void *to)
{
	crm_kindset touch = crm_kinds_touches(k);
	char name[LONGEST_NAME];
	bool touches = crm_kindset_within(&touch, set);

	if (touches)
		each(to, CRM_STR("last_touch"));
	for (size_t i = 0; i < crm_kinds_count(k); i++) {
		if (!crm_kindset_has(set, (int)i) || (touches && crm_kindset_has(&touch, (int)i)))
			continue;
		snprintf(name, sizeof name, "last_%s", crm_kinds_at(k, i)->name);
		each(to, crm_str_z(name));
	}
}
