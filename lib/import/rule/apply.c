/* apply.c: rules applied to a table: records in our columns. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "import/rule/apply.h"

/* ---- the columns of the result ---- */

static void
add_column(struct crm_apply *a, crm_str name, int own)
{
	const char *z = crm_arena_str(a->arena, name).p;

	if (crm_apply_ours(a, z) >= 0)
		return;
	a->column = crm_realloc(a->column, (a->columns + 1) * sizeof *a->column);
	a->own = crm_realloc(a->own, (a->columns + 1) * sizeof *a->own);
	a->column[a->columns] = crm_str_z(z);
	a->own[a->columns++] = own;
}

static void
add_columns(struct crm_apply *a, const struct crm_columns *columns)
{
	for (size_t i = 0; i < columns->n; i++)
		add_column(a, crm_str_z(columns->at[i].name), -1);
}

/* Their column has the name of one of ours that a rule makes out of something else. */
static int
twice(struct crm_apply *a, crm_str name)
{
	crm_fail(a->e, CRM_SYSTEM,
		 "two columns would be %s: a rule makes one, and the input has one of that name "
		 "(\"--map '%.*s='\" leaves that one out)",
		 crm_quote(name), (int)name.n, name.p);
	return -1;
}

static int
find_columns(struct crm_apply *a)
{
	size_t ruled, made; /* by a rule, in each record */

	add_columns(a, &a->r->columns);
	if (a->keys)
		add_column(a, crm_str_z(crm_apply_id_column(a)), -1);
	made = a->columns;
	for (size_t i = 0; i < a->r->row_rules; i++) {
		add_columns(a, &a->r->row_rule[i].set);
		add_columns(a, &a->r->row_rule[i].add);
	}
	ruled = a->columns;
	for (size_t c = 0; c < crm_table_columns(a->theirs); c++) {
		crm_str name = crm_table_column(a->theirs, c);
		int at = crm_apply_ours(a, crm_arena_str(a->arena, name).p);
		if (a->gone[c] || ((a->mentioned[c] || a->r->rest == CRM_REST_DROP) &&
				   !crm_rules_is_ours(a->r, name)))
			continue;
		if (at < 0)
			add_column(a, name, (int)c);
		else if ((size_t)at >= made)
			a->own[at] = (int)c; /* rules change it in some records */
		else if (!a->mentioned[c] && a->r->rest != CRM_REST_DROP)
			return twice(a, name);
	}
	a->value = crm_arena_alloc(a->arena, (a->columns + 1) * sizeof *a->value);
	a->out->ruled = ruled;
	a->out->table = crm_table_new(a->column, a->columns, CRM_TSV);
	crm_table_head_is(a->out->table, crm_table_head(a->theirs));
	return 0;
}

/* ---- one record ---- */

static int
set_columns(struct crm_apply *a, const struct crm_columns *columns, size_t i)
{
	for (size_t k = 0; k < columns->n; k++) {
		int at = crm_apply_ours(a, columns->at[k].name);
		if (crm_apply_column(a, &columns->at[k], i, &a->value[at]) < 0)
			return -1;
	}
	return 0;
}

static bool
take_minus(struct crm_apply *a, const char *column)
{
	int at = crm_apply_ours(a, column);

	if (at < 0 || a->value[at].n < 2 || *a->value[at].p != '-')
		return false;
	a->value[at] = (crm_str){a->value[at].p + 1, a->value[at].n - 1};
	return true;
}

/* A sale of less than nothing is a refund where the rules say so. 1: the record is skipped. */
static int
turn_negative(struct crm_apply *a)
{
	const crm_kinds *kinds = a->r->model->kinds;
	int amount = crm_apply_ours(a, "amount"), kind = crm_apply_ours(a, "kind");
	int sort = kind < 0 ? -1 : crm_kinds_find(kinds, a->value[kind]);

	if (a->r->negative == CRM_NEGATIVE_ERROR || amount < 0 || a->value[amount].n < 2 ||
	    *a->value[amount].p != '-')
		return 0;
	if (a->r->negative == CRM_NEGATIVE_SKIP)
		return 1;
	if (sort < 0 || !crm_kinds_at(kinds, (size_t)sort)->sale)
		return 0; /* crm-log refuses it */
	a->value[kind] = CRM_STR("refund");
	take_minus(a, "amount");
	take_minus(a, "quantity");
	take_minus(a, "discount");
	return 0;
}

static void
emit(struct crm_apply *a, size_t i)
{
	crm_apply_add_to(a->out->table, a->value, a->theirs, i);
}

static int
base_record(struct crm_apply *a, size_t i)
{
	if (crm_apply_event(a, i) < 0)
		return -1;
	for (size_t k = 0; k < a->columns; k++) {
		a->value[k] = CRM_STR("");
		if (a->own[k] >= 0 &&
		    crm_apply_own(a, a->column[k], a->field[a->own[k]], &a->value[k]) < 0)
			return -1;
	}
	if (a->keys)
		a->value[crm_apply_ours(a, crm_apply_id_column(a))] = a->event;
	return set_columns(a, &a->r->columns, i);
}

/* Whether rule k holds for row i: 1, 0, -1 fault. */
static int
holds(struct crm_apply *a, size_t k, size_t i)
{
	int yes;

	crm_cursor_go(a->cursor, i);
	yes = crm_expr_holds(a->r->row_rule[k].when, a->cursor, a->e);
	return yes < 0 ? crm_apply_expr_fault(a, i) : yes;
}

/* Another record of the same row: the one that is there, with what the rule says. */
static int
add_record(struct crm_apply *a, size_t k, size_t i, const crm_str *base)
{
	const struct crm_columns *add = &a->r->row_rule[k].add;
	int event = crm_apply_ours(a, crm_apply_id_column(a));

	memcpy(a->value, base, a->columns * sizeof *base);
	if (event >= 0)
		a->event = base[event];
	if (set_columns(a, add, i) < 0)
		return -1;
	if (event >= 0)
		crm_apply_name_added(a, base[event]);
	if (turn_negative(a) == 0)
		emit(a, i);
	return 0;
}

/* Rows that are wrong as a rule says. */
static int
check_row(struct crm_apply *a, size_t i)
{
	crm_buf text = {0};
	int yes = 0;

	for (size_t k = 0; k < a->r->row_rules && yes == 0; k++) {
		if (!a->r->row_rule[k].wrong || (yes = holds(a, k, i)) <= 0)
			continue;
		crm_apply_sentence(a, &a->r->row_rule[k].bound_error, i, &text);
		crm_fail(a->e, CRM_DATA, "%s", crm_buf_zend(&text));
	}
	crm_buf_free(&text);
	return yes ? -1 : 0;
}

/* The further records that rules add to row i, which gave the record `base`. */
static int
add_records(struct crm_apply *a, size_t i, const crm_str *base)
{
	crm_str event = a->event;

	for (size_t k = 0; k < a->r->row_rules; k++) {
		int yes;
		if (!a->r->row_rule[k].adds)
			continue;
		a->event = event;
		if ((yes = holds(a, k, i)) < 0 || (yes && add_record(a, k, i, base) < 0))
			return -1;
		if (!yes)
			crm_apply_absent_added(a, k, i, base);
	}
	return 0;
}

static int
take_row(struct crm_apply *a, size_t i)
{
	crm_str *base;
	int yes;

	crm_apply_next(a, i);
	crm_apply_track(a, i);
	if (a->skip[i]) {
		crm_apply_absent_row(a, i);
		return 0;
	}
	if (check_row(a, i) < 0 || crm_apply_check(a) < 0)
		return -1;
	if (crm_apply_seen(a, i)) {
		a->out->skipped++;
		return 0;
	}
	if (base_record(a, i) < 0)
		return -1;
	for (size_t k = 0; k < a->r->row_rules; k++) {
		if (!a->r->row_rule[k].set.n)
			continue;
		if ((yes = holds(a, k, i)) < 0 ||
		    (yes && set_columns(a, &a->r->row_rule[k].set, i) < 0))
			return -1;
	}
	base = crm_arena_alloc(a->texts, (a->columns + 1) * sizeof *base);
	memcpy(base, a->value, a->columns * sizeof *base);
	if (turn_negative(a) == 0) {
		emit(a, i);
	} else {
		a->out->skipped++;
		crm_apply_absent_row(a, i);
	}
	return add_records(a, i, base);
}

static int
take_rows(struct crm_apply *a)
{
	crm_apply_rewind(a);
	crm_apply_check_begin(a);
	for (size_t i = 0; i < crm_table_rows(a->theirs); i++) {
		crm_arena_free(a->texts);
		a->texts = crm_arena_new();
		if (take_row(a, i) < 0) {
			crm_apply_place(a, i);
			if (a->fault(a->to, i, a->e) < 0)
				return -1;
		}
		crm_apply_absent_lines(a, i);
	}
	return 0;
}

/* ---- the whole ---- */

static void
end(struct crm_apply *a)
{
	crm_cursor_free(a->cursor);
	crm_frame_free(a->frame);
	crm_row_free(&a->row);
	for (size_t c = 0; a->last && c < crm_table_columns(a->theirs); c++)
		crm_buf_free(&a->last[c]);
	free(a->last);
	free(a->expr);
	free(a->column);
	free(a->own);
	crm_buf_free(&a->group_now);
	crm_buf_free(&a->group_last);
	crm_buf_free(&a->scratch);
	crm_apply_check_end(a);
	crm_arena_free(a->texts);
	crm_arena_free(a->arena);
}

int
crm_rules_apply(crm_rules *r, const crm_table *theirs, crm_import_fault *fault, void *to,
		struct crm_imported *out, crm_error *e)
{
	struct crm_apply a = {.r = r,
			      .theirs = theirs,
			      .arena = crm_arena_new(),
			      .texts = crm_arena_new(),
			      .e = e,
			      .fault = fault,
			      .to = to,
			      .out = out};
	int status;

	*out = (struct crm_imported){0};
	status = crm_apply_bind(&a);
	status = status == 0 ? find_columns(&a) : -1;
	status = status == 0 ? crm_apply_groups(&a) : -1;
	status = status == 0 ? take_rows(&a) : -1;
	end(&a);
	if (status < 0)
		crm_imported_free(out);
	return status;
}

void
crm_imported_free(struct crm_imported *out)
{
	crm_table_free(out->table);
	crm_table_free(out->left_out);
	*out = (struct crm_imported){0};
}
