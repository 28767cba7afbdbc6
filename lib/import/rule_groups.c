/* rule_groups.c: rows that belong together, rows that are skipped, and amounts that are
 * shared among the rows of a group. */
#include <stdlib.h>
#include <string.h>

#include "import/rule_parts.h"

__extension__ typedef __int128 wide;

int
crm_apply_place(struct crm_apply *a, size_t i)
{
	return crm_fail_at(a->e, crm_table_source(a->theirs, i), crm_table_line(a->theirs, i),
			   NULL);
}

/* ---- rows, one after the other ---- */

void
crm_apply_rewind(struct crm_apply *a)
{
	size_t n = crm_table_columns(a->theirs);

	if (!a->last)
		a->last = crm_alloc((n + 1) * sizeof *a->last);
	for (size_t c = 0; c < n; c++)
		a->last[c].n = 0;
	a->group_last.n = 0;
}

static void
find_group(struct crm_apply *a, size_t i)
{
	a->group_now.n = 0;
	for (size_t k = 0; k < a->groups; k++) {
		crm_apply_text(a, &a->group[k], i, &a->group_now);
		crm_buf_char(&a->group_now, '\n');
	}
	if (!a->groups)
		crm_buf_f(&a->group_now, "%zu", i);
}

/* A mark that keeps a spreadsheet from taking a text for a number. */
static void
take_mark(struct crm_apply *a, size_t c)
{
	size_t n = strlen(a->r->text_mark);

	if (n && a->field[c].n > n && memcmp(a->field[c].p, a->r->text_mark, n) == 0)
		a->field[c] = (crm_str){a->field[c].p + n, a->field[c].n - n};
}

/* An empty field is the one above, within a group. */
static void
fill(struct crm_apply *a, size_t c, bool same_group)
{
	if (crm_str_trim(a->field[c]).n) {
		a->last[c].n = 0;
		crm_buf_str(&a->last[c], a->field[c]);
	} else if (same_group) {
		a->field[c] = crm_buf_slice(&a->last[c]);
	} else {
		a->last[c].n = 0;
	}
}

void
crm_apply_next(struct crm_apply *a, size_t i)
{
	crm_buf swap;
	bool same;

	crm_row_split(&a->row, a->theirs, i);
	memcpy(a->field, a->row.field, crm_table_columns(a->theirs) * sizeof *a->field);
	for (size_t c = 0; c < crm_table_columns(a->theirs); c++)
		take_mark(a, c);
	find_group(a, i);
	same = i > 0 && crm_str_eq(crm_buf_slice(&a->group_now), crm_buf_slice(&a->group_last));
	for (size_t c = 0; c < crm_table_columns(a->theirs); c++)
		if (a->fills[c])
			fill(a, c, same);
	a->number[i] = same ? a->number[i - 1] + 1 : 1;
	swap = a->group_last;
	a->group_last = a->group_now;
	a->group_now = swap;
}

/* ---- the frame for expressions ---- */

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

static int
open_frame(struct crm_apply *a)
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

/* ---- rows that are skipped ---- */

static int
find_skipped(struct crm_apply *a)
{
	for (size_t i = 0; i < crm_table_rows(a->theirs); i++) {
		for (size_t k = 0; k < a->r->row_rules && !a->skip[i]; k++) {
			int holds;
			if (!a->r->row_rule[k].skip)
				continue;
			crm_cursor_go(a->cursor, i);
			holds = crm_expr_holds(a->r->row_rule[k].when, a->cursor, a->e);
			if (holds < 0) {
				crm_apply_expr_fault(a, i);
				if (a->fault(a->to, i, a->e) < 0)
					return -1;
			}
			a->skip[i] = holds != 0;
		}
		a->out->skipped += a->skip[i];
	}
	return 0;
}

/* ---- shares ---- */

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

/* The part of a whole that the first `part` of `all` get, to the cent: what one row gets is
 * the difference of two such, so that the parts add up exactly. */
static crm_num
up_to(crm_num whole, wide part, wide all)
{
	crm_num cent = whole % 100 == 0 ? 100 : 1;
	wide scaled = (wide)(whole / cent) * part;

	if (all == 0)
		return whole;
	return (crm_num)((scaled * 2 + (scaled < 0 ? -all : all)) / (all * 2)) * cent;
}

/* Rows from..to of one group. */
static int
share_group(struct crm_apply *a, struct crm_column *c, size_t from, size_t to)
{
	crm_num whole;
	wide all = 0, part = 0;
	crm_num given = 0;

	if (crm_apply_number(a, c->share, from, &whole) < 0)
		return -1;
	for (size_t i = from; i < to; i++) {
		if (a->skip[i])
			continue;
		if (crm_apply_number(a, c->by, i, &c->shared[i]) < 0)
			return -1;
		if (c->shared[i] < 0) {
			crm_fail(a->e, CRM_DATA,
				 "\"by\" gives a negative part of the group's amount");
			crm_fail_at(a->e, NULL, 0, c->name);
			return crm_apply_place(a, i);
		}
		all += c->shared[i];
	}
	for (size_t i = from; i < to; i++) {
		crm_num now;
		if (a->skip[i])
			continue;
		part += c->shared[i];
		now = up_to(whole, part, all);
		c->shared[i] = now - given;
		given = now;
	}
	return 0;
}

static int
share(struct crm_apply *a, struct crm_columns *columns)
{
	size_t rows = crm_table_rows(a->theirs);

	for (size_t k = 0; k < columns->n; k++) {
		struct crm_column *c = &columns->at[k];
		if (!c->share)
			continue;
		c->shared = crm_arena_alloc(a->arena, (rows + 1) * sizeof *c->shared);
		for (size_t from = 0, to; from < rows; from = to) {
			for (to = from + 1; to < rows && a->number[to] > 1; to++)
				;
			if (share_group(a, c, from, to) < 0 && a->fault(a->to, from, a->e) < 0)
				return -1;
		}
	}
	return 0;
}

int
crm_apply_groups(struct crm_apply *a)
{
	size_t rows = crm_table_rows(a->theirs);

	a->number = crm_arena_alloc(a->arena, (rows + 1) * sizeof *a->number);
	a->skip = crm_arena_alloc(a->arena, (rows + 1) * sizeof *a->skip);
	if (open_frame(a) < 0 || find_skipped(a) < 0 || share(a, &a->r->columns) < 0)
		return -1;
	for (size_t i = 0; i < a->r->row_rules; i++)
		if (share(a, &a->r->row_rule[i].set) < 0 || share(a, &a->r->row_rule[i].add) < 0)
			return -1;
	return 0;
}
