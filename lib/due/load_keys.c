/* load_keys.c: which keys a rule of the section due may have: those of all rules, and those of its
 * trigger. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "due/rules.h"

static const crm_field times_fields[] = {
	{.key = "total",
	 .at = offsetof(struct crm_times, total),
	 .read = crm_read_whole,
	 .from = CRM_NUM_ONE,
	 .to = 1000 * CRM_NUM_ONE},
	{.key = "year",
	 .at = offsetof(struct crm_times, year),
	 .read = crm_read_whole,
	 .from = CRM_NUM_ONE,
	 .to = 1000 * CRM_NUM_ONE},
};

/* 3, "2 per year", or {total: 6, year: 2}. */
static int
read_times(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	static const crm_str per_year = {" per year", sizeof " per year" - 1};
	struct crm_times *times = to;
	crm_num *number = &times->total;
	crm_str s = n->text;

	if (n->type == CRM_NODE_MAPPING && n->n > 0) {
		if (crm_load_mapping(l, n, times_fields, CRM_LENGTH(times_fields), to) < 0)
			return -1;
		if (times->total && times->total < times->year)
			return crm_load_fault(
				l, n->place,
				"times: total is less than year, which then never counts");
		return 0;
	}
	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (s.n > per_year.n && memcmp(s.p + s.n - per_year.n, per_year.p, per_year.n) == 0) {
		s.n -= per_year.n;
		number = &times->year;
	}
	if (crm_num_parse(s, number) && *number >= CRM_NUM_ONE && *number <= 1000 * CRM_NUM_ONE &&
	    *number % CRM_NUM_ONE == 0)
		return 0;
	return crm_load_fault(l, n->place,
			      "times: %s is not a number of times, such as 3, 2 per year or "
			      "{total: 6, year: 2}",
			      crm_quote(n->text));
}

/* Keys of all rules; the first is read before those of the trigger. */
static const crm_field common[] = {
	{.key = "rule", .at = CRM_RULE_AT(name), .read = crm_read_name, .required = true},
	{.key = "was", .at = CRM_RULE_AT(was), .read = crm_read_names},
	{.key = "when", .at = CRM_RULE_AT(when), .read = crm_read_expr, .type = CRM_BOOL},
	{.key = "escalate_when",
	 .at = CRM_RULE_AT(escalate_when),
	 .read = crm_read_expr,
	 .type = CRM_BOOL},
	{.key = "helpers",
	 .at = CRM_RULE_AT(helpers),
	 .read = crm_read_whole,
	 .from = CRM_NUM_ONE,
	 .to = 9 * CRM_NUM_ONE},
	{.key = "helper", .at = CRM_RULE_AT(helper), .read = crm_read_expr, .type = CRM_BOOL},
	{.key = "action", .at = CRM_RULE_AT(action), .read = crm_read_name, .of_step = true},
	{.key = "channel", .at = CRM_RULE_AT(channel), .read = crm_read_name, .of_step = true},
	{.key = "purpose", .at = CRM_RULE_AT(purpose), .read = crm_read_name, .of_step = true},
	{.key = "why", .at = CRM_RULE_AT(why), .read = crm_read_sentence, .of_step = true},
	{.key = "ask", .at = CRM_RULE_AT(ask), .read = crm_read_sentence, .of_step = true},
	{.key = "offer", .at = CRM_RULE_AT(offer), .read = crm_read_sentence, .of_step = true},
	{.key = "retry", .at = CRM_RULE_AT(retry), .read = crm_read_days, .of_step = true},
	{.key = "give_up",
	 .at = CRM_RULE_AT(give_up),
	 .read = crm_read_whole,
	 .to = 1000 * CRM_NUM_ONE,
	 .of_step = true},
	{.key = "again", .at = CRM_RULE_AT(again), .read = crm_read_positive},
	{.key = "every", .at = CRM_RULE_AT(every), .read = crm_read_positive},
	{.key = "times", .at = CRM_RULE_AT(times), .read = read_times},
	{.key = "selling", .at = CRM_RULE_AT(selling), .read = crm_read_truth, .of_step = true},
	{.key = "everybody", .at = CRM_RULE_AT(everybody), .read = crm_read_truth, .of_step = true},
	{.key = "tasks", .at = CRM_RULE_AT(tasks), .read = crm_read_truth},
	{.key = "priority",
	 .at = CRM_RULE_AT(priority),
	 .read = crm_read_number,
	 .to = 100 * CRM_NUM_ONE,
	 .of_step = true},
};
enum { COMMON = CRM_LENGTH(common) };

/* ---- tables of keys ---- */

struct table {
	crm_field *field;
	size_t n;
};

static void
add(struct table *t, const crm_field *field, size_t n)
{
	t->field = crm_realloc(t->field, (t->n + n + 1) * sizeof *t->field);
	for (size_t i = 0; i < n; i++)
		t->field[t->n++] = field[i];
}

/* Every key that some rule may have: whether it suits the trigger is checked later. */
static struct table
every_key(const struct crm_trigger *const *triggers)
{
	struct table all = {0};

	add(&all, common, 1);
	for (size_t i = 0; triggers[i]; i++)
		if (!triggers[i]->limits) /* that is one of all rules */
			add(&all, &triggers[i]->value, 1);
	for (size_t i = 0; triggers[i]; i++)
		add(&all, triggers[i]->keys, triggers[i]->key_count);
	add(&all, common + 1, COMMON - 1);
	return all;
}

static struct table
keys_of_rule(const struct crm_trigger *t)
{
	struct table all = {0};

	add(&all, common, 1);
	add(&all, t->keys, t->key_count);
	for (size_t i = 1; i < COMMON; i++)
		if (strcmp(common[i].key, t->value.key) != 0)
			add(&all, &common[i], 1);
	add(&all, &t->value, 1);
	return all;
}

static struct table
keys_of_step(const struct crm_trigger *t)
{
	struct table all = keys_of_rule(t);
	size_t kept = 0;

	for (size_t i = 0; i < all.n; i++)
		if (all.field[i].of_step)
			all.field[kept++] = all.field[i];
	all.n = kept;
	return all;
}

static int
read_keys(crm_loader *l, const crm_node *n, struct table t, struct crm_raw_rule *raw)
{
	int rc = crm_load_mapping(l, n, t.field, t.n, raw);

	free(t.field);
	return rc;
}

/* ---- which trigger ---- */

static int
no_trigger(crm_loader *l, const crm_node *n)
{
	const struct crm_trigger *const *t = l->triggers;
	crm_buf all = {0};
	int rc;

	for (size_t i = 0; t[i]; i++)
		crm_buf_f(&all, "%s%s", i == 0 ? "" : t[i + 1] ? ", " : " or ", t[i]->value.key);
	rc = crm_load_fault(l, n->place, "the rule has no trigger: %s", crm_buf_zend(&all));
	crm_buf_free(&all);
	return rc;
}

static int
find_trigger(crm_loader *l, const crm_node *n, const struct crm_trigger **out)
{
	const struct crm_trigger *const *t = l->triggers;

	*out = NULL;
	for (size_t i = 0; i < n->n; i++)
		for (size_t k = 0; t[k]; k++) {
			if (!crm_str_eqz(n->key[i]->text, t[k]->value.key))
				continue;
			if (*out && t[k]->limits)
				continue;
			if (*out && !(*out)->limits)
				return crm_load_fault(
					l, n->key[i]->place,
					"a rule has one trigger, not both \"%s\" and \"%s\"",
					(*out)->value.key, t[k]->value.key);
			*out = t[k];
		}
	return *out ? 0 : no_trigger(l, n);
}

static bool
may_have(const struct crm_trigger *t, crm_str key)
{
	for (size_t i = 0; i < t->key_count; i++)
		if (crm_str_eqz(key, t->keys[i].key))
			return true;
	return false;
}

/* The fault of a key that the trigger of the rule does not take. */
static int
out_of_place(crm_loader *l, const crm_node *key, const struct crm_trigger *on)
{
	const struct crm_trigger *const *t = l->triggers;
	crm_buf with = {0};
	int rc;

	for (size_t i = 0; t[i]; i++)
		if (may_have(t[i], key->text))
			crm_buf_f(&with, "%s%s", with.n > 0 ? ", " : "", t[i]->value.key);
	rc = crm_load_fault(l, key->place, "\"%.*s\" is a key of %s, but not of %s",
			    (int)key->text.n, key->text.p, crm_buf_zend(&with), on->value.key);
	crm_buf_free(&with);
	return rc;
}

static bool
is_common(crm_str key)
{
	for (size_t i = 0; i < COMMON; i++)
		if (crm_str_eqz(key, common[i].key))
			return true;
	return false;
}

/* Whether all keys of a rule suit its trigger. */
static int
check_keys(crm_loader *l, const crm_node *n, const struct crm_trigger *t)
{
	for (size_t i = 0; i < n->n; i++) {
		crm_str key = n->key[i]->text;

		if (!is_common(key) && !may_have(t, key) && !crm_str_eqz(key, t->value.key))
			return out_of_place(l, n->key[i], t);
	}
	return 0;
}

static int
check_known(crm_loader *l, const crm_node *n)
{
	struct table all = every_key(l->triggers);
	int rc = crm_load_keys(l, n, all.field, all.n);

	free(all.field);
	return rc;
}

int
crm_find_trigger(crm_loader *l, const crm_node *n, const struct crm_trigger **out)
{
	return check_known(l, n) < 0 || find_trigger(l, n, out) < 0 ? -1 : check_keys(l, n, *out);
}

/* ---- reading them ---- */

struct crm_raw_rule *
crm_raw_rule(crm_loader *l, const struct crm_rule *from, const void *own)
{
	size_t size = from->trigger->own_size;
	struct crm_raw_rule *raw = crm_arena_alloc(l->policy->arena, sizeof *raw + size);

	raw->rule = *from;
	raw->rule.own = raw->own;
	if (size && own)
		memcpy(raw->own, own, size);
	return raw;
}

int
crm_read_rule(crm_loader *l, const crm_node *n, struct crm_raw_rule *raw)
{
	return read_keys(l, n, keys_of_rule(raw->rule.trigger), raw);
}

int
crm_read_step(crm_loader *l, const crm_node *n, struct crm_raw_rule *raw)
{
	return read_keys(l, n, keys_of_step(raw->rule.trigger), raw);
}
