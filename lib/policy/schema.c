/* schema.c: reads mappings and lists by tables of keys. */
#include <stdlib.h>
#include <string.h>

#include "base/fault.h"
#include "policy/schema.h"

/* ---- faults ---- */

int
crm_load_fault(crm_loader *l, crm_place at, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	crm_fail_v(l->error, at.source ? at.source : l->policy->source, at.line, at.column,
		   l->section, format, ap);
	va_end(ap);
	return -1;
}

/* When there are only a few words, the fault lists them all. */
enum { FEW = 6 };

static int
fault_of_few(crm_loader *l, crm_place at, const char *what, crm_str word, const char *const *words,
	     size_t n)
{
	crm_buf list = {0};
	int rc;

	for (size_t i = 0; i < n; i++)
		crm_buf_f(&list, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : " or ", words[i]);
	rc = crm_load_fault(l, at, "unknown %s %s; it may be %s", what, crm_quote(word),
			    crm_buf_zend(&list));
	crm_buf_free(&list);
	return rc;
}

int
crm_load_unknown(crm_loader *l, crm_place at, const char *what, crm_str word,
		 const char *const *words, size_t n)
{
	const char *near = crm_nearest(word, words, n);

	if (near)
		return crm_load_fault(l, at, "unknown %s %s; did you mean \"%s\"?", what,
				      crm_quote(word), near);
	if (n == 0 || n > FEW)
		return crm_load_fault(l, at, "unknown %s %s", what, crm_quote(word));
	return fault_of_few(l, at, what, word, words, n);
}

int
crm_load_want(crm_loader *l, const crm_node *n, const char *key, enum crm_node_type type)
{
	static const char *const words[] = {"a single value", "a list", "a mapping"};

	const char *colon = ": ";

	if (strcmp(key, l->section) == 0)
		key = colon = "";
	if (n->type != type)
		return crm_load_fault(l, n->place, "%s%sexpected %s, found %s", key, colon,
				      words[type], words[n->type]);
	if (type == CRM_NODE_SCALAR && n->text.n == 0)
		return crm_load_fault(l, n->place, "%s%sexpected a value, found nothing", key,
				      colon);
	return 0;
}

/* ---- mappings and lists ---- */

static int
unknown_key(crm_loader *l, const crm_node *key, const crm_field *fields, size_t count)
{
	const char **keys;
	crm_num ignored;
	int rc;

	/* cost: 8,50 in braces. */
	if (crm_num_parse(key->text, &ignored))
		return crm_load_fault(
			l, key->place,
			"unknown key %s; a comma separates keys, and decimals follow a point",
			crm_quote(key->text));
	keys = crm_alloc((count + 1) * sizeof *keys);
	for (size_t i = 0; i < count; i++)
		keys[i] = fields[i].key;
	rc = crm_load_unknown(l, key->place, "key", key->text, keys, count);
	free(keys);
	return rc;
}

int
crm_load_keys(crm_loader *l, const crm_node *n, const crm_field *fields, size_t count)
{
	for (size_t i = 0; i < n->n; i++) {
		size_t j = 0;

		while (j < count && !crm_str_eqz(n->key[i]->text, fields[j].key))
			j++;
		if (j == count)
			return unknown_key(l, n->key[i], fields, count);
	}
	for (size_t i = 0; i < count; i++)
		if (fields[i].required && !crm_node_get(n, fields[i].key))
			return crm_load_fault(l, n->place, "key \"%s\" is missing", fields[i].key);
	return 0;
}

int
crm_load_mapping(crm_loader *l, const crm_node *n, const crm_field *fields, size_t count,
		 void *object)
{
	if (crm_load_keys(l, n, fields, count) < 0)
		return -1;
	for (size_t i = 0; i < count; i++) {
		const crm_node *value = crm_node_get(n, fields[i].key);

		if (value &&
		    fields[i].read(l, &fields[i], value, (char *)object + fields[i].at) < 0)
			return -1;
	}
	return 0;
}

static const char *
name_of(const void *array, size_t size, size_t i)
{
	return *(const char *const *)(const void *)((const char *)array + i * size);
}

int
crm_load_items(crm_loader *l, const crm_node *n, size_t size,
	       int (*item)(crm_loader *, const crm_node *, void *), void **out, size_t *count)
{
	char *array;

	if (crm_load_want(l, n, l->section, CRM_NODE_SEQUENCE) < 0)
		return -1;
	if (n->n > CRM_ITEMS)
		return crm_load_fault(l, n->place, "more than %d items", CRM_ITEMS);
	array = crm_arena_alloc(l->policy->arena, n->n * size + 1);
	for (size_t i = 0; i < n->n; i++) {
		if (crm_load_want(l, n->item[i], "item", CRM_NODE_MAPPING) < 0 ||
		    item(l, n->item[i], array + i * size) < 0)
			return -1;
		for (size_t j = 0; j < i; j++)
			if (strcmp(name_of(array, size, i), name_of(array, size, j)) == 0)
				return crm_load_fault(
					l, n->item[i]->place, "duplicate name %s",
					crm_quote(crm_str_z(name_of(array, size, i))));
	}
	*out = array;
	*count = n->n;
	return 0;
}

size_t
crm_list_count(const crm_node *n)
{
	return n->type == CRM_NODE_SEQUENCE ? n->n : 1;
}

const crm_node *
crm_list_at(const crm_node *n, size_t i)
{
	return n->type == CRM_NODE_SEQUENCE ? n->item[i] : n;
}
