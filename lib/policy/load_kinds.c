/* load_kinds.c: the section kinds, which adds kinds of events or changes them. All kinds are added
 * before their `closes` are read, so that a kind may close one further down. */
#include <string.h>

#include "base/array.h"
#include "policy/section.h"

static const char *const dir_choice[] = {"in", "out", NULL};
static const char *const counts_choice[] = {"none", "sale", NULL};

struct raw_kind {
	int dir, counts;
	const crm_node *class;
	const char *channel, *action, *about;
	crm_num cost;
	bool opens;
	const crm_node *closes;
};

static const crm_field fields[] = {
	{.key = "class", .at = offsetof(struct raw_kind, class), .read = crm_read_node},
	{.key = "dir",
	 .at = offsetof(struct raw_kind, dir),
	 .read = crm_read_choice,
	 .words = dir_choice},
	{.key = "channel", .at = offsetof(struct raw_kind, channel), .read = crm_read_name},
	{.key = "action", .at = offsetof(struct raw_kind, action), .read = crm_read_name},
	{.key = "cost",
	 .at = offsetof(struct raw_kind, cost),
	 .read = crm_read_number,
	 .to = 1000000000 * CRM_NUM_ONE},
	{.key = "counts",
	 .at = offsetof(struct raw_kind, counts),
	 .read = crm_read_choice,
	 .words = counts_choice},
	{.key = "opens", .at = offsetof(struct raw_kind, opens), .read = crm_read_truth},
	{.key = "closes", .at = offsetof(struct raw_kind, closes), .read = crm_read_node},
	{.key = "about", .at = offsetof(struct raw_kind, about), .read = crm_read_text},
};
enum { FIELDS = CRM_LENGTH(fields) };

/* The name of a kind is a part of names of facts: last_call. */
static int
check_name(crm_loader *l, const crm_node *key)
{
	static const char *const taken[] = {"in", "out", "any"};
	const crm_kinds *k = l->policy->model.kinds;
	crm_str s = key->text;
	char fact[CRM_LONGEST_NAME];

	for (size_t i = 0; i < s.n; i++)
		if (!((s.p[i] >= 'a' && s.p[i] <= 'z') ||
		      (i > 0 && (s.p[i] == '_' || (s.p[i] >= '0' && s.p[i] <= '9')))))
			return crm_load_fault(
				l, key->place,
				"kind %s: its name may have only small letters, digits and _",
				crm_quote(s));
	if (s.n == 0 || s.n > 34)
		return crm_load_fault(l, key->place,
				      "kind %s: its name must have 1 to 34 characters",
				      crm_quote(s));
	for (size_t i = 0; i < CRM_CLASSES + CRM_LENGTH(taken); i++)
		if (crm_str_eqz(s, i < CRM_CLASSES ? crm_class_words[i] : taken[i - CRM_CLASSES]))
			return crm_load_fault(l, key->place,
					      "kind %s: this word has a meaning already",
					      crm_quote(s));
	snprintf(fact, sizeof fact, "last_%s", s.p);
	if (crm_kinds_find(k, s) < 0 && crm_word_find(k, crm_str_z(fact)))
		return crm_load_fault(l, key->place,
				      "kind %s: the fact %s has another meaning already",
				      crm_quote(s), fact);
	return 0;
}

static int
read_class(crm_loader *l, const crm_node *n, enum crm_class *out)
{
	if (crm_load_want(l, n, "class", CRM_NODE_SCALAR) < 0)
		return -1;
	for (int c = 0; c < CRM_CLASSES; c++) {
		if (!crm_str_eqz(n->text, crm_class_words[c]))
			continue;
		*out = (enum crm_class)c;
		return 0;
	}
	return crm_load_unknown(l, n->place, "class", n->text, crm_class_words, CRM_CLASSES);
}

/* The usual direction of a class. */
static int usual_dir(enum crm_class class)
{
	return class == CRM_MONEY || class == CRM_SERVICE || class == CRM_ADVOCACY ? CRM_IN
										   : CRM_OUT;
}

static int
put_kind(crm_loader *l, const crm_node *key, const crm_node *n)
{
	crm_kinds *k = l->policy->model.kinds;
	int known = crm_kinds_find(k, key->text);
	crm_kind kind = {.name = key->text.p, .channel = "", .action = key->text.p, .about = ""};
	struct raw_kind raw = {.dir = -1};

	if (known >= 0)
		kind = *crm_kinds_at(k, (size_t)known);
	raw.channel = kind.channel;
	raw.action = kind.action;
	raw.about = kind.about;
	raw.cost = kind.cost;
	raw.opens = kind.opens;
	raw.counts = kind.sale;
	if (crm_load_want(l, n, key->text.p, CRM_NODE_MAPPING) < 0 ||
	    crm_load_mapping(l, n, fields, FIELDS, &raw) < 0)
		return -1;
	if (known < 0 && !raw.class)
		return crm_load_fault(l, n->place, "kind %s is new: key \"class\" is missing",
				      crm_quote(key->text));
	if (raw.class && read_class(l, raw.class, &kind.kind_class) < 0)
		return -1;
	if (raw.dir >= 0 || known < 0)
		kind.dir = (enum crm_dir)(raw.dir >= 0 ? raw.dir : usual_dir(kind.kind_class));
	kind.channel = raw.channel;
	kind.action = raw.action;
	kind.about = raw.about;
	kind.cost = raw.cost;
	kind.opens = raw.opens;
	kind.sale = raw.counts == 1;
	if (crm_kinds_put(k, &kind) < 0)
		return crm_load_fault(l, key->place, "more than %d kinds", CRM_KINDS_MAX);
	return 0;
}

static int
put_closes(crm_loader *l, const crm_node *key, const crm_node *n)
{
	static const crm_field closes = {.key = "closes"};
	crm_kinds *k = l->policy->model.kinds;
	crm_kind kind = *crm_kinds_at(k, (size_t)crm_kinds_find(k, key->text));
	const crm_node *list = crm_node_get(n, "closes");

	if (!list)
		return 0;
	if (crm_list_count(list) == 0)
		kind.closes = (crm_kindset){{0}};
	else if (crm_read_events(l, &closes, list, &kind.closes) < 0)
		return -1;
	for (size_t i = 0; i < crm_kinds_count(k); i++)
		if (crm_kindset_has(&kind.closes, (int)i) && !crm_kinds_at(k, i)->opens)
			return crm_load_fault(
				l, list->place,
				"closes: \"%s\" is never open; it lacks \"opens: true\"",
				crm_kinds_at(k, i)->name);
	crm_kinds_put(k, &kind);
	return 0;
}

static int
load(crm_loader *l, const crm_node *n, void *own)
{
	(void)own;
	if (crm_load_want(l, n, l->section, CRM_NODE_MAPPING) < 0)
		return -1;
	for (size_t i = 0; i < n->n; i++)
		if (check_name(l, n->key[i]) < 0 || put_kind(l, n->key[i], n->item[i]) < 0)
			return -1;
	for (size_t i = 0; i < n->n; i++)
		if (put_closes(l, n->key[i], n->item[i]) < 0)
			return -1;
	return 0;
}

const struct crm_section crm_section_kinds = {.key = "kinds", .load = load};
