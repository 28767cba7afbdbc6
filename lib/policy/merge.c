/* merge.c: lays one policy file over others, before the result is read by the tables of keys.
 * Mappings are joined key by key. In lists whose items have names, an item replaces the one of the
 * same name, or is added. Other lists and single values are replaced. Nodes that were read are
 * never changed, because an alias may refer to them elsewhere. */
#include <string.h>

#include "base/array.h"
#include "policy/gather.h"
#include "policy/section.h"

/* ---- nodes ---- */

crm_node *
crm_node_empty(crm_arena *a, const crm_node *like)
{
	crm_node *n = crm_arena_alloc(a, sizeof *n);

	n->file = like->file;
	n->type = like->type;
	n->place = like->place;
	return n;
}

static void
insert(crm_arena *a, crm_node *to, size_t at, crm_node *key, crm_node *item)
{
	if (to->n == to->room) {
		crm_node **keys, **items;

		to->room = to->room ? 2 * to->room : 16;
		keys = crm_arena_alloc(a, to->room * sizeof *keys);
		items = crm_arena_alloc(a, to->room * sizeof *items);
		for (size_t i = 0; i < to->n; i++) {
			keys[i] = to->key[i];
			items[i] = to->item[i];
		}
		to->key = keys;
		to->item = items;
	}
	memmove(to->key + at + 1, to->key + at, (to->n - at) * sizeof *to->key);
	memmove(to->item + at + 1, to->item + at, (to->n - at) * sizeof *to->item);
	to->key[at] = key;
	to->item[at] = item;
	to->n++;
}

static void
take_out(crm_node *from, size_t at)
{
	from->n--;
	memmove(from->key + at, from->key + at + 1, (from->n - at) * sizeof *from->key);
	memmove(from->item + at, from->item + at + 1, (from->n - at) * sizeof *from->item);
}

/* A copy with arrays of its own, without the key `but` (NULL: with all keys). */
static crm_node *
copy(crm_arena *a, const crm_node *n, const char *but)
{
	crm_node *to = crm_node_empty(a, n);

	for (size_t i = 0; i < n->n; i++)
		if (!but || !crm_str_eqz(n->key[i]->text, but))
			insert(a, to, to->n, n->key[i], n->item[i]);
	return to;
}

void
crm_node_put(crm_arena *a, crm_node *to, crm_node *key, crm_node *item)
{
	for (size_t i = 0; i < to->n; i++) {
		if (!crm_str_eq(to->key[i]->text, key->text))
			continue;
		to->key[i] = key;
		to->item[i] = item;
		return;
	}
	insert(a, to, to->n, key, item);
}

/* ---- lists whose items have names ---- */

struct merge {
	crm_loader *l;
	crm_arena *arena;
	const struct crm_section_merge *how;
	crm_node *onto;
	crm_str last; /* of the list below: the one that is to stay the last */
};

/* The name of an item; "" when it has none. */
static crm_str
name_of(const struct crm_section_merge *how, const crm_node *item)
{
	const crm_node *name =
		item->type == CRM_NODE_MAPPING ? crm_node_get(item, how->name) : NULL;

	return name && name->type == CRM_NODE_SCALAR ? name->text : (crm_str){"", 0};
}

/* The place of the item of that name; the number of items when there is none. */
static size_t
find(const struct merge *m, crm_str name)
{
	size_t i = 0;

	while (i < m->onto->n && !crm_str_eq(name_of(m->how, m->onto->item[i]), name))
		i++;
	return i;
}

static int
not_there(struct merge *m, const crm_node *at, const char *key, crm_str name)
{
	const char **names = crm_arena_alloc(m->arena, (m->onto->n + 1) * sizeof *names), *near;

	for (size_t i = 0; i < m->onto->n; i++)
		names[i] = name_of(m->how, m->onto->item[i]).p;
	near = crm_nearest(name, names, m->onto->n);
	if (near)
		return crm_load_fault(m->l, at->place,
				      "%s: nothing before this is called %s; did you mean %s?", key,
				      crm_quote(name), crm_quote(crm_str_z(near)));
	return crm_load_fault(m->l, at->place, "%s: nothing before this is called %s", key,
			      crm_quote(name));
}

static int
drop(struct merge *m, const crm_node *item, const crm_node *how, crm_str name)
{
	size_t at = find(m, name);

	if (how->type != CRM_NODE_SCALAR || !crm_str_eqz(how->text, "true"))
		return crm_load_fault(m->l, how->place, "drop: expected true");
	if (item->n != 2)
		return crm_load_fault(m->l, item->place, "\"drop\" allows no other key than \"%s\"",
				      m->how->name);
	if (at == m->onto->n)
		return not_there(m, crm_node_get(item, m->how->name), "drop", name);
	take_out(m->onto, at);
	return 0;
}

/* Puts an item before the one that it names. */
static int
put_before(struct merge *m, const crm_node *item, const crm_node *where, crm_str name)
{
	size_t was = find(m, name), at;

	if (crm_load_want(m->l, where, "before", CRM_NODE_SCALAR) < 0)
		return -1;
	if (was < m->onto->n)
		take_out(m->onto, was);
	at = find(m, where->text);
	if (at == m->onto->n)
		return not_there(m, where, "before", where->text);
	insert(m->arena, m->onto, at, NULL, copy(m->arena, item, "before"));
	return 0;
}

/* Puts an item at the end, but before a last item behind which nothing is ever reached. */
static void
append(struct merge *m, crm_node *item)
{
	size_t at = m->onto->n;

	if (at > 0 && m->last.n > 0 &&
	    crm_str_eq(name_of(m->how, m->onto->item[at - 1]), m->last) &&
	    m->how->last(m->onto->item[at - 1]))
		at--;
	insert(m->arena, m->onto, at, NULL, item);
}

static int
merge_item(struct merge *m, const crm_node *own, size_t i)
{
	crm_node *item = own->item[i];
	crm_str name = name_of(m->how, item);
	const crm_node *gone, *where;
	size_t at;

	/* What has no name is left to the schema, which will not have it. */
	if (name.n == 0) {
		insert(m->arena, m->onto, m->onto->n, NULL, item);
		return 0;
	}
	for (size_t j = 0; j < i; j++)
		if (crm_str_eq(name_of(m->how, own->item[j]), name))
			return crm_load_fault(m->l, item->place, "duplicate name %s",
					      crm_quote(name));
	gone = crm_node_get(item, "drop");
	where = m->how->unordered ? NULL : crm_node_get(item, "before");
	if (gone)
		return drop(m, item, gone, name);
	if (where)
		return put_before(m, item, where, name);
	at = find(m, name);
	if (at < m->onto->n)
		m->onto->item[at] = item;
	else
		append(m, item);
	return 0;
}

/* `below` is NULL or a list. */
static int
merge_list(crm_loader *l, crm_arena *a, const struct crm_section_merge *how, const crm_node *below,
	   const crm_node *own, crm_node **out)
{
	struct merge m = {
		l, a, how, below ? copy(a, below, NULL) : crm_node_empty(a, own), {NULL, 0}};

	if (own->n > CRM_ITEMS || m.onto->n > CRM_ITEMS)
		return crm_load_fault(l, own->place, "more than %d items", CRM_ITEMS);
	if (below && below->n > 0 && how->last && how->last(below->item[below->n - 1]))
		m.last = name_of(how, below->item[below->n - 1]);
	for (size_t i = 0; i < own->n; i++)
		if (merge_item(&m, own, i) < 0)
			return -1;
	*out = m.onto;
	return 0;
}

/* ---- mappings ---- */

static int merge_mapping(crm_loader *l, crm_arena *a, const struct crm_section_merge *how,
			 crm_node *onto, const crm_node *own);

/* A value laid over the one of the files before it, which may be NULL. */
static int
merge_value(crm_loader *l, crm_arena *a, const struct crm_section_merge *how, const crm_node *below,
	    crm_node *own, crm_node **out)
{
	if (below && below->type != own->type)
		below = NULL;
	if (how->name && !how->list && own->type == CRM_NODE_SEQUENCE)
		return merge_list(l, a, how, below, own, out);
	*out = own;
	if (own->type != CRM_NODE_MAPPING || how->whole)
		return 0;
	*out = below ? copy(a, below, NULL) : crm_node_empty(a, own);
	return merge_mapping(l, a, how, *out, own);
}

static int
merge_mapping(crm_loader *l, crm_arena *a, const struct crm_section_merge *how, crm_node *onto,
	      const crm_node *own)
{
	for (size_t i = 0; i < own->n; i++) {
		const char *key = own->key[i]->text.p;
		struct crm_section_merge deeper = {0};
		crm_node *made;

		if (how->list && strcmp(key, how->list) == 0)
			deeper = (struct crm_section_merge){.name = how->name, .last = how->last};
		if (merge_value(l, a, &deeper, crm_node_get(onto, key), own->item[i], &made) < 0)
			return -1;
		crm_node_put(a, onto, own->key[i], made);
	}
	return 0;
}

static const struct crm_section_merge *
merge_of(const crm_loader *l, const char *key)
{
	static const struct crm_section_merge plain;

	for (const struct crm_section *const *s = l->sections; *s; s++)
		if (strcmp((*s)->key, key) == 0)
			return &(*s)->merge;
	return &plain;
}

int
crm_node_merge(crm_loader *l, crm_arena *a, crm_node *onto, const crm_node *own)
{
	static const char *const taken[] = {"version", "extends", "include"};
	crm_node *made;

	for (size_t i = 0; i < own->n; i++) {
		const char *key = own->key[i]->text.p;
		bool skip = false;

		for (size_t j = 0; j < CRM_LENGTH(taken); j++)
			skip = skip || strcmp(key, taken[j]) == 0;
		if (skip)
			continue;
		l->section = key;
		if (merge_value(l, a, merge_of(l, key), crm_node_get(onto, key), own->item[i],
				&made) < 0)
			return -1;
		crm_node_put(a, onto, own->key[i], made);
	}
	l->section = "";
	return 0;
}
