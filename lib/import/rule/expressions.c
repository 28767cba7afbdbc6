/* expressions.c: the expressions of rules, which see the columns of a file as a stream. */
#include <string.h>

#include "import/rule/apply.h"

/* ---- the stream ---- */

/* A field as expressions see it: a number as ours where it reads as one, else its text. */
static crm_str
for_expressions(struct crm_apply *a, const struct crm_expr_column *x)
{
	crm_str s = x->column < 0 ? CRM_STR("") : crm_str_trim(a->field[x->column]);
	crm_buf number = {0};
	crm_str kept;

	if (!s.n)
		return x->sum ? CRM_STR("0") : s;
	kept = crm_number_read(a->r, s, &number) ? crm_arena_str(a->texts, crm_buf_slice(&number))
						 : s;
	crm_buf_free(&number);
	return kept;
}

static crm_table *
table_of_expressions(struct crm_apply *a)
{
	crm_str *values = crm_arena_alloc(a->arena, (a->exprs + 1) * sizeof *values);
	crm_table *t;

	for (size_t x = 0; x < a->exprs; x++)
		values[x] = a->expr[x].name;
	t = crm_table_new(values, a->exprs, CRM_TSV);
	crm_apply_rewind(a);
	for (size_t i = 0; i < crm_table_rows(a->theirs); i++) {
		crm_apply_next(a, i);
		for (size_t x = 0; x < a->exprs; x++)
			values[x] = for_expressions(a, &a->expr[x]);
		crm_table_add(t, values);
	}
	return t;
}

static int
bind_expr(struct crm_apply *a, crm_expr *x)
{
	return x ? crm_expr_bind(x, a->frame, a->e) : 0;
}

static int
bind_exprs(struct crm_apply *a, const struct crm_columns *columns)
{
	for (size_t i = 0; i < columns->n; i++) {
		const struct crm_column *c = &columns->at[i];
		if (bind_expr(a, c->sum) < 0 || bind_expr(a, c->share) < 0 ||
		    bind_expr(a, c->by) < 0)
			return -1;
	}
	return 0;
}

int
crm_apply_expressions(struct crm_apply *a)
{
	crm_table *t = table_of_expressions(a);

	if (!a->exprs) {
		crm_table_free(t);
		return 0;
	}
	a->frame = crm_frame_new(a->r->model, t, crm_time_now(), crm_time_now(), a->e);
	if (!a->frame || bind_exprs(a, &a->r->columns) < 0)
		return -1;
	for (size_t i = 0; i < a->r->row_rules; i++) {
		struct crm_row_rule *rule = &a->r->row_rule[i];
		if (bind_expr(a, rule->when) < 0 || bind_exprs(a, &rule->set) < 0 ||
		    bind_exprs(a, &rule->add) < 0)
			return -1;
	}
	a->cursor = crm_cursor_new(a->frame);
	return 0;
}

/* A fault of an expression, at the row of the file: a column is called what it is there. */
int
crm_apply_expr_fault(struct crm_apply *a, size_t i)
{
	size_t n = strlen(a->e->field),
	       skip = n && a->e->field[0] == '{' ? 1 + (a->e->field[1] == '=') : 0;

	if (skip) {
		memmove(a->e->field, a->e->field + skip, n - skip);
		a->e->field[n - skip - (a->e->field[n - skip - 1] == '}')] = '\0';
	}
	a->e->source[0] = '\0';
	a->e->line = 0;
	return crm_apply_place(a, i);
}

/* ---- numbers ---- */

/* A column of a calculation in row i that is no number. */
struct not_a_number {
	const struct crm_apply *a;
	const crm_row *row;
	crm_str name, value;
};

static void
look_for_text(void *to, crm_str name, crm_place at)
{
	struct not_a_number *n = to;
	crm_buf number = {0};

	(void)at;
	for (size_t x = 0; x < n->a->exprs && !n->name.n; x++) {
		const struct crm_expr_column *c = &n->a->expr[x];
		crm_str s = c->column < 0 || !crm_str_eq(name, c->name)
				    ? CRM_STR("")
				    : crm_str_trim(n->row->field[c->column]);
		if (!s.n || crm_number_read(n->a->r, s, &number))
			continue;
		n->name = name;
		n->value = s;
	}
	crm_buf_free(&number);
}

static int
number_fault(struct crm_apply *a, crm_str name, crm_str value, size_t i)
{
	crm_buf advice = {0};

	crm_number_advice(a->r, value, &advice);
	crm_fail(a->e, CRM_DATA, "%s is not a number%s", crm_quote(value), crm_buf_zend(&advice));
	crm_fail_at(a->e, NULL, 0, name.p);
	crm_buf_free(&advice);
	return crm_apply_expr_fault(a, i);
}

static int
sum_fault(struct crm_apply *a, const crm_expr *x, size_t i)
{
	crm_row row = {0};
	struct not_a_number n = {.a = a, .row = &row};
	int status;

	crm_row_split(&row, a->theirs, i);
	crm_term_names(x->root, look_for_text, &n);
	status = n.name.n ? number_fault(a, n.name, n.value, i) : crm_apply_expr_fault(a, i);
	crm_row_free(&row);
	return status;
}

int
crm_apply_number(struct crm_apply *a, const crm_expr *x, size_t i, crm_num *out)
{
	crm_value v;

	*out = 0;
	crm_cursor_go(a->cursor, i);
	if (crm_expr_value(x, a->cursor, &v, a->e) < 0)
		return sum_fault(a, x, i);
	if (v.type == CRM_NUMBER)
		*out = v.number;
	else if (v.type == CRM_TEXT && !crm_num_parse(v.text, out))
		return number_fault(a, x->root->name, v.text, i);
	return 0;
}
