/* columns.c: what each of our columns becomes, from `columns` and `rows` of a rules file. */
#include <string.h>

#include "base/array.h"
#include "import/rule/rule.h"

struct crm_column *
crm_columns_put(crm_rules *r, struct crm_columns *columns, crm_str name)
{
	struct crm_column *more;

	for (size_t i = 0; i < columns->n; i++)
		if (crm_str_eqz(name, columns->at[i].name))
			return &columns->at[i];
	more = crm_arena_alloc(r->holder.arena, (columns->n + 1) * sizeof *more);
	if (columns->n)
		memcpy(more, columns->at, columns->n * sizeof *more);
	columns->at = more;
	more[columns->n].name = crm_arena_str(r->holder.arena, name).p;
	return &more[columns->n++];
}

static crm_rules *
rules_of(crm_loader *l)
{
	return (crm_rules *)(void *)((char *)l->policy - offsetof(crm_rules, holder));
}

/* ---- expressions ---- */

static void
check_name(void *to, crm_str name, crm_place at)
{
	crm_loader *l = to;

	if (name.p[0] != '{' && !l->error->status)
		crm_load_fault(
			l, at,
			"%s is not a column of the file; a column is written in braces: \"{%.*s}\"",
			crm_quote(name), (int)name.n, name.p);
}

/* An expression over their columns. */
static int
read_condition(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	crm_expr **x = to;

	if (crm_read_expr(l, f, n, to) < 0)
		return -1;
	l->error->status = CRM_OK;
	crm_term_names((*x)->root, check_name, l);
	return l->error->status ? -1 : 0;
}

/* In a sum an empty field is 0: there it is called {=Name}. */
static void
name_sums(crm_arena *a, crm_term *t)
{
	if (t->op == CRM_OP_NAME) {
		char *name = crm_arena_alloc(a, t->name.n + 2);
		memcpy(name, "{=", 2);
		memcpy(name + 2, t->name.p + 1, t->name.n - 1);
		t->name = (crm_str){name, t->name.n + 1};
	}
	for (crm_term *o = t->first; o; o = o->next)
		name_sums(a, o);
}

int
crm_read_sum(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	crm_expr **x = to;

	if (read_condition(l, f, n, to) < 0)
		return -1;
	name_sums(l->policy->arena, (*x)->root);
	return 0;
}

/* ---- one column ---- */

/* Texts: one, or a list of them. */
static int
read_texts(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_column *c = to;
	crm_node sum;

	if (n->type == CRM_NODE_SCALAR && n->text.n > 1 && n->text.p[0] == '=') {
		static const crm_field number = {.key = "from", .type = CRM_NUMBER};
		sum = *n;
		sum.text = (crm_str){n->text.p + 1, n->text.n - 1};
		sum.body++;
		return crm_read_sum(l, &number, &sum, &c->sum);
	}
	if (n->type == CRM_NODE_MAPPING || crm_list_count(n) == 0 || crm_list_count(n) > CRM_ITEMS)
		return crm_load_fault(l, n->place, "%s: expected a text or a list of texts",
				      f->key);
	c->text = crm_arena_alloc(l->policy->arena, crm_list_count(n) * sizeof *c->text);
	for (c->texts = 0; c->texts < crm_list_count(n); c->texts++)
		if (crm_text_load(l, f, crm_list_at(n, c->texts), &c->text[c->texts]) < 0)
			return -1;
	return 0;
}

static int
read_first(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	((struct crm_column *)to)->first = true;
	return read_texts(l, f, n, to);
}

static int
read_values(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_column *c = to;
	crm_arena *a = l->policy->arena;

	if (crm_load_want(l, n, f->key, CRM_NODE_MAPPING) < 0)
		return -1;
	c->values = crm_arena_alloc(a, (n->n + 1) * sizeof *c->values);
	for (c->value_count = 0; c->value_count < n->n; c->value_count++) {
		const crm_node *ours = n->item[c->value_count];
		if (ours->type != CRM_NODE_SCALAR)
			return crm_load_want(l, ours, f->key, CRM_NODE_SCALAR);
		c->values[c->value_count] = (struct crm_value_map){
			crm_arena_str(a, crm_str_trim(n->key[c->value_count]->text)),
			crm_arena_str(a, ours->text)};
	}
	return 0;
}

/* A text that may be empty. */
static int
read_otherwise(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	if (n->type != CRM_NODE_SCALAR)
		return crm_load_want(l, n, f->key, CRM_NODE_SCALAR);
	*(const char **)to = crm_arena_str(l->policy->arena, n->text).p;
	return 0;
}

static const char *const as_words[] = {"auto", "text", "list",     "number",
				       "date", "day",  "birthday", NULL};

static const crm_field column_fields[] = {
	{.key = "from", .read = read_texts},
	{.key = "first", .read = read_first},
	{.key = "share",
	 .at = offsetof(struct crm_column, share),
	 .read = crm_read_sum,
	 .type = CRM_NUMBER},
	{.key = "by",
	 .at = offsetof(struct crm_column, by),
	 .read = crm_read_sum,
	 .type = CRM_NUMBER},
	{.key = "values", .read = read_values},
	{.key = "otherwise", .at = offsetof(struct crm_column, otherwise), .read = read_otherwise},
	{.key = "split", .at = offsetof(struct crm_column, split), .read = crm_read_words},
	{.key = "as",
	 .at = offsetof(struct crm_column, as),
	 .read = crm_read_choice,
	 .words = as_words},
};

static int
load_column(crm_loader *l, const crm_field *f, const crm_node *n, struct crm_column *c)
{
	int sources = 0;

	if (n->type != CRM_NODE_MAPPING)
		return read_texts(l, f, n, c);
	if (crm_load_mapping(l, n, column_fields, CRM_LENGTH(column_fields), c) < 0)
		return -1;
	sources = !!crm_node_get(n, "from") + !!crm_node_get(n, "first") + !!c->share;
	if (sources != 1)
		return crm_load_fault(l, n->place,
				      "%s: needs exactly one of \"from\", \"first\" and \"share\"",
				      c->name);
	if (!c->share != !c->by)
		return crm_load_fault(l, n->place,
				      "%s: \"share\" and \"by\" must be given together", c->name);
	if (c->otherwise && !c->values)
		return crm_load_fault(l, n->place, "%s: \"otherwise\" needs \"values\"", c->name);
	return 0;
}

int
crm_load_import_columns(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_columns *columns = to;

	if (crm_load_want(l, n, f->key, CRM_NODE_MAPPING) < 0)
		return -1;
	for (size_t i = 0; i < n->n; i++) {
		const crm_node *key = n->key[i];
		struct crm_column *c, fresh;

		if (key->text.n == 0 || key->text.n > CRM_LONGEST_NAME)
			return crm_load_fault(l, key->place, "%s: a column needs a name", f->key);
		c = crm_columns_put(rules_of(l), columns, key->text);
		fresh = (struct crm_column){.name = c->name, .place = key->place};
		if (load_column(l, f, n->item[i], &fresh) < 0)
			return -1;
		*c = fresh;
	}
	return 0;
}

/* ---- rows ---- */

static int
read_error(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_row_rule *rule = to;

	rule->wrong = true;
	return crm_text_load(l, f, n, &rule->error);
}

static const crm_field rule_fields[] = {
	{.key = "when",
	 .at = offsetof(struct crm_row_rule, when),
	 .read = read_condition,
	 .required = true,
	 .type = CRM_BOOL},
	{.key = "set", .at = offsetof(struct crm_row_rule, set), .read = crm_load_import_columns},
	{.key = "add", .at = offsetof(struct crm_row_rule, add), .read = crm_load_import_columns},
	{.key = "skip", .at = offsetof(struct crm_row_rule, skip), .read = crm_read_truth},
	{.key = "error", .read = read_error},
};

int
crm_load_row_rules(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	crm_rules *r = to;

	if (crm_load_want(l, n, f->key, CRM_NODE_SEQUENCE) < 0)
		return -1;
	r->row_rule = crm_arena_alloc(r->holder.arena, (n->n + 1) * sizeof *r->row_rule);
	for (r->row_rules = 0; r->row_rules < n->n; r->row_rules++) {
		const crm_node *item = n->item[r->row_rules];
		struct crm_row_rule *rule = &r->row_rule[r->row_rules];

		rule->place = item->place;
		if (crm_load_want(l, item, f->key, CRM_NODE_MAPPING) < 0 ||
		    crm_load_mapping(l, item, rule_fields, CRM_LENGTH(rule_fields), rule) < 0)
			return -1;
		rule->adds = crm_node_get(item, "add") != NULL;
		if (rule->adds + rule->wrong + !!crm_node_get(item, "set") +
			    !!crm_node_get(item, "skip") !=
		    1)
			return crm_load_fault(l, item->place,
					      "needs exactly one of \"set\", \"add\", \"skip\" and "
					      "\"error\" beside \"when\"");
	}
	return 0;
}
