/* rule_apply.c: rules applied to a table: records in our columns. */
#include <stdlib.h>
#include <string.h>

#include "import/rule_parts.h"

/* ---- the columns of the result ---- */

static int
ours_at(const struct crm_apply *a, const char *name)
{
	for (size_t i = 0; i < a->columns; i++)
		if (crm_str_eqz(a->column[i], name))
			return (int)i;
	return -1;
}

/* The column that the key makes. */
static const char *
id_column(const struct crm_apply *a)
{
	return a->r->what == CRM_RULES_LOG ? "event" : "id";
}

static void
add_column(struct crm_apply *a, crm_str name, int own)
{
	const char *z = crm_arena_str(a->arena, name).p;

	if (ours_at(a, z) >= 0)
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

bool
crm_is_log_column(crm_str name)
{
	static const char *const optional[] = {"quantity",        "price", "discount", "channel",
					       "expected_return", "floor", "ceiling",  "currency"};
	const char *const *usual;
	size_t n = crm_event_columns(&usual);

	for (size_t i = 0; i < n; i++)
		if (crm_str_eqz(name, usual[i]))
			return true;
	for (size_t i = 0; i < sizeof optional / sizeof *optional; i++)
		if (crm_str_eqz(name, optional[i]))
			return true;
	return false;
}

bool
crm_rules_is_ours(const crm_rules *r, crm_str name)
{
	const crm_word *words;
	size_t n;

	if (r->what == CRM_RULES_LOG)
		return crm_is_log_column(name);
	n = crm_words(&words);
	for (size_t i = 0; i < n; i++)
		if (words[i].origin == CRM_COLUMN && crm_str_eqz(name, words[i].name))
			return true;
	return false;
}

/* Their column has the name of one of ours that a rule makes out of something else. */
static int
twice(struct crm_apply *a, crm_str name)
{
	crm_fail(a->e, CRM_SYSTEM,
		 "two columns are to be %s: a rule makes it, and the input has one of that name "
		 "(\"--map '%.*s='\" leaves that out)",
		 crm_quote(name), (int)name.n, name.p);
	return -1;
}

static int
find_columns(struct crm_apply *a)
{
	size_t ruled;

	add_columns(a, &a->r->columns);
	if (a->keys)
		add_column(a, crm_str_z(id_column(a)), -1);
	for (size_t i = 0; i < a->r->row_rules; i++) {
		add_columns(a, &a->r->row_rule[i].set);
		add_columns(a, &a->r->row_rule[i].add);
	}
	ruled = a->columns;
	for (size_t c = 0; c < crm_table_columns(a->theirs); c++) {
		crm_str name = crm_table_column(a->theirs, c);
		if (a->mentioned[c] ||
		    (a->r->rest == CRM_REST_DROP && !crm_rules_is_ours(a->r, name)))
			continue;
		if (ours_at(a, crm_arena_str(a->arena, name).p) < 0)
			add_column(a, name, (int)c);
		else if (a->r->rest != CRM_REST_DROP)
			return twice(a, name);
	}
	a->value = crm_arena_alloc(a->arena, (a->columns + 1) * sizeof *a->value);
	a->out->ruled = ruled;
	a->out->table = crm_table_new(a->column, a->columns, CRM_TSV);
	crm_table_head_is(a->out->table, crm_table_head(a->theirs));
	return 0;
}

/* ---- one record ---- */

/* Parts joined by "-", fit to be an id. */
static int
make_event(struct crm_apply *a, size_t i)
{
	crm_buf id = {0};

	a->event = CRM_STR("");
	for (size_t k = 0; k < a->keys; k++) {
		size_t start = id.n;
		if (k)
			crm_buf_char(&id, '-');
		crm_apply_text(a, &a->key[k], i, &id);
		if (id.n == start + (k > 0)) {
			crm_buf_free(&id);
			crm_fail(a->e, CRM_DATA, "part %zu of the key is empty", k + 1);
			return crm_fail_at(a->e, NULL, 0, id_column(a));
		}
	}
	for (size_t c = 0; c < id.n; c++)
		if ((unsigned char)id.p[c] <= ' ' || id.p[c] == ';')
			id.p[c] = '_';
	a->event = crm_arena_str(a->texts, crm_buf_slice(&id));
	crm_buf_free(&id);
	return 0;
}

static int
set_columns(struct crm_apply *a, const struct crm_columns *columns, size_t i)
{
	for (size_t k = 0; k < columns->n; k++) {
		int at = ours_at(a, columns->at[k].name);
		if (crm_apply_column(a, &columns->at[k], i, &a->value[at]) < 0)
			return -1;
	}
	return 0;
}

static bool
take_minus(struct crm_apply *a, const char *column)
{
	int at = ours_at(a, column);

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
	int amount = ours_at(a, "amount"), kind = ours_at(a, "kind");
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
	crm_table *t = a->out->table;
	const char *source = crm_table_source(a->theirs, i);
	size_t n = crm_table_rows(t);

	if (n == 0 || strcmp(crm_table_source(t, n - 1), source) != 0)
		crm_table_source_is(t, source);
	crm_table_add_read(t, a->value, crm_table_line(a->theirs, i),
			   crm_table_record(a->theirs, i));
}

static int
base_record(struct crm_apply *a, size_t i)
{
	if (make_event(a, i) < 0)
		return -1;
	for (size_t k = 0; k < a->columns; k++) {
		a->value[k] = CRM_STR("");
		if (a->own[k] >= 0 &&
		    crm_apply_own(a, a->column[k], a->field[a->own[k]], &a->value[k]) < 0)
			return -1;
	}
	if (a->keys)
		a->value[ours_at(a, id_column(a))] = a->event;
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
	int event = ours_at(a, id_column(a));
	crm_buf id = {0};

	memcpy(a->value, base, a->columns * sizeof *base);
	if (event >= 0)
		a->event = base[event];
	if (set_columns(a, add, i) < 0)
		return -1;
	if (event >= 0 && crm_str_eq(a->value[event], base[event])) {
		int kind = ours_at(a, "kind");
		crm_buf_str(&id, base[event]);
		crm_buf_char(&id, '-');
		crm_buf_str(&id, kind >= 0 ? a->value[kind] : CRM_STR("2"));
		a->value[event] = crm_arena_str(a->texts, crm_buf_slice(&id));
		crm_buf_free(&id);
	}
	if (turn_negative(a) == 0)
		emit(a, i);
	return 0;
}

/* Whether an earlier row says the same of `once`: the first of its texts that is not empty. */
static bool
seen_before(struct crm_apply *a, size_t i)
{
	crm_buf said = {0};

	a->scratch.n = 0;
	for (size_t k = 0; k < a->onces && !said.n; k++)
		crm_apply_text(a, &a->once[k], i, &said);
	crm_str_fold(crm_buf_slice(&said), &a->scratch);
	crm_buf_free(&said);
	if (!a->scratch.n)
		return false;
	if (!a->seen)
		a->seen = crm_people_new(NULL);
	return crm_people_put(a->seen, CRM_BY_ID, crm_buf_slice(&a->scratch), i) != SIZE_MAX;
}

/* What counts or shares the lines of a group takes them one after the other. */
static bool
needs_groups(const struct crm_apply *a)
{
	const struct crm_rules *r = a->r;
	bool needs = r->fill.n > 0;

	for (size_t k = 0; k < r->key.n; k++)
		for (size_t p = 0; p < r->key.at[k].pieces; p++)
			needs = needs || r->key.at[k].piece[p].of == CRM_PIECE_NUMBER;
	for (size_t c = 0; c < r->columns.n; c++)
		needs = needs || r->columns.at[c].share;
	return needs && a->groups;
}

/* The group that a row begins must not have ended before. */
static int
check_group(struct crm_apply *a, size_t i)
{
	size_t first;
	crm_str group = crm_buf_slice(&a->group_last);

	if (!a->groups_seen || a->number[i] > 1)
		return 0;
	first = crm_people_put(a->groups_seen, CRM_BY_ID, group, i);
	if (first == SIZE_MAX)
		return 0;
	for (size_t c = 0; c < group.n; c++)
		a->group_last.p[c] =
			group.p[c] == '\n' ? (c + 1 < group.n ? '-' : ' ') : group.p[c];
	return crm_fail(a->e, CRM_DATA,
			"the lines of %s do not follow each other: others begin in line %llu; sort "
			"the file by what its groups have in common",
			crm_quote(crm_str_trim(group)),
			(unsigned long long)crm_table_line(a->theirs, first));
}

/* Where nothing says the currency of a record, the amounts of a file must not have signs of two. */
static int
check_currency(struct crm_apply *a)
{
	for (size_t c = 0;
	     a->r->signs.n && ours_at(a, "currency") < 0 && c < crm_table_columns(a->theirs); c++) {
		crm_str name = crm_table_column(a->theirs, c);
		bool amount = a->mentioned[c] ||
			      crm_as_of((enum crm_rules_for)a->r->what, name) == CRM_AS_NUMBER;
		const char *currency =
			amount ? crm_number_currency(a->r, crm_str_trim(a->field[c])) : NULL;
		if (!currency)
			continue;
		if (a->currency && strcmp(a->currency, currency) != 0) {
			char field[sizeof a->e->field];
			snprintf(field, sizeof field, "%.*s", (int)name.n, name.p);
			crm_fail(a->e, CRM_DATA,
				 "%s is in %s, and amounts before it are in %s; without a column "
				 "\"currency\" an import has one currency",
				 crm_quote(a->field[c]), currency, a->currency);
			return crm_fail_at(a->e, NULL, 0, field);
		}
		a->currency = currency;
	}
	return 0;
}

static int
take_row(struct crm_apply *a, size_t i)
{
	crm_str *base;
	int yes;

	crm_apply_next(a, i);
	if (a->skip[i])
		return 0;
	if (check_group(a, i) < 0 || check_currency(a) < 0)
		return -1;
	if (seen_before(a, i)) {
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
	if (turn_negative(a) == 0)
		emit(a, i);
	else
		a->out->skipped++;
	for (size_t k = 0; k < a->r->row_rules; k++) {
		if (!a->r->row_rule[k].adds)
			continue;
		if ((yes = holds(a, k, i)) < 0 || (yes && add_record(a, k, i, base) < 0))
			return -1;
	}
	return 0;
}

static int
take_rows(struct crm_apply *a)
{
	crm_apply_rewind(a);
	a->groups_seen = needs_groups(a) ? crm_people_new(NULL) : NULL;
	for (size_t i = 0; i < crm_table_rows(a->theirs); i++) {
		crm_arena_free(a->texts);
		a->texts = crm_arena_new();
		if (take_row(a, i) == 0)
			continue;
		crm_apply_place(a, i);
		if (a->fault(a->to, i, a->e) < 0)
			return -1;
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
	crm_people_free(a->seen);
	crm_people_free(a->groups_seen);
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
	*out = (struct crm_imported){0};
}
