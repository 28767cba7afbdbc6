/* stream.c: the rows and columns that a report is made of, and its groups. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/ids.h"
#include "kinds/kinds.h"
#include "report/stream.h"

/* ---- looking ---- */

int
report_find(const crm_report *r, const char *name)
{
	for (size_t i = 0; i < r->columns; i++)
		if (crm_str_eqz(r->column[i].name, name))
			return (int)i;
	return -1;
}

int
report_find_shown(const crm_report *r, const char *name)
{
	int column = report_find(r, name);

	return column < 0 && strcmp(name, "name") == 0 ? report_find(r, "id") : column;
}

int
report_find_first(const crm_report *r, const char *const *name, size_t n)
{
	int column = -1;

	for (size_t i = 0; i < n && column < 0; i++)
		column = report_find(r, name[i]);
	return column;
}

crm_str
report_cell(const crm_report *r, size_t row, int column)
{
	return column < 0 ? (crm_str){"", 0} : r->column[column].cell[row];
}

bool
report_channel_is_said(const crm_report *r, size_t row)
{
	crm_str action = report_cell(r, row, report_find(r, "due_action")),
		channel = report_cell(r, row, report_find(r, "due_channel"));
	const crm_kinds *kinds = crm_policy_model(r->how.policy)->kinds;
	int kind = crm_kinds_find(kinds, action);

	return crm_str_eq(action, channel) ||
	       (kind >= 0 && crm_str_eqz(channel, crm_kinds_at(kinds, (size_t)kind)->channel));
}

int
report_number(const crm_report *r, size_t row, int column, crm_num *out, crm_error *e)
{
	crm_str cell = report_cell(r, row, column);
	char name[64];

	if (!cell.n)
		return 0;
	if (crm_num_parse(cell, out))
		return 1;
	snprintf(name, sizeof name, "%.*s", (int)r->column[column].name.n,
		 r->column[column].name.p);
	crm_fail(e, CRM_DATA, "%s %s", crm_quote(cell), crm_num_wrong(cell));
	return crm_fail_at(e, crm_table_source(r->table, r->from[row]),
			   crm_table_line(r->table, r->from[row]), name);
}

/* Whether the numbers of the last row are the sums of those above, of which there are several. */
static bool
is_sum(const crm_report *r)
{
	size_t last = r->rows - 1;
	bool any = false;

	for (size_t c = 1; c < r->columns; c++) {
		crm_num sum = 0, n;
		if (!report_is_right(&r->column[c]) || !crm_num_parse(r->column[c].cell[last], &n))
			continue;
		for (size_t i = 0; i < last; i++) {
			crm_num one;
			if (crm_num_parse(r->column[c].cell[i], &one) &&
			    crm_num_add(sum, one, &sum) < 0)
				return false;
		}
		if (sum != n)
			return false;
		any |= n != 0;
	}
	return any && last > 1;
}

static bool
has_total(const crm_report *r)
{
	if (r->shape != REPORT_TABLE || !r->columns || !r->rows ||
	    !crm_str_eqz(r->column[0].cell[r->rows - 1], "total"))
		return false;
	return crm_str_eqz(r->column[0].name, "due") || is_sum(r);
}

bool
report_is_total(const crm_report *r, size_t row)
{
	return r->totalled && row + 1 == r->rows;
}

/* ---- names that the call gives ---- */

/* The table's column that an option means, or -1 with a fault. */
static int
named(const crm_report *r, const char *option, crm_str name, crm_error *e)
{
	size_t columns = crm_table_columns(r->table);
	const char **all, *near;
	int at = -1;

	if (crm_policy_private(r->how.policy, name)) {
		crm_fail(e, CRM_SYSTEM, "%s is private, so no report shows it", crm_quote(name));
		return crm_fail_at(e, option, 0, NULL);
	}
	all = crm_alloc((columns + 1) * sizeof *all);
	for (size_t i = 0; i < columns; i++) {
		crm_str column = crm_table_column(r->table, i);
		all[i] = crm_arena_str(r->arena, column).p;
		if (crm_str_eq(column, name))
			at = (int)i;
	}
	near = at < 0 ? crm_nearest(name, all, columns) : NULL;
	free(all);
	if (at >= 0)
		return at;
	crm_fail(e, CRM_SYSTEM, "there is no column %s", crm_quote(name));
	if (near)
		crm_fail_more(e, "; did you mean %s?", crm_quote(crm_str_z(near)));
	return crm_fail_at(e, option, 0, NULL);
}

/* In a list of what is due, "owner" means the one who is to do it. */
static crm_str
whose(const crm_report *r, const char *name)
{
	bool due = strcmp(name, "owner") == 0 && crm_table_find(r->table, "due_owner") >= 0;

	return crm_str_z(due ? "due_owner" : name);
}

/* ---- reading ---- */

/* Whether a column of the table is looked at: every one of a table, those that people need of a
 * list of customers, those that the call names, and no private one. */
static bool
is_wanted(const crm_report *r, size_t at, const bool *asked)
{
	crm_str name = crm_table_column(r->table, at);

	if (crm_policy_private(r->how.policy, name))
		return false;
	return asked[at] || r->shape == REPORT_TABLE || crm_caption_find(name);
}

static bool
has(const crm_table *t, const char *name)
{
	return crm_table_find(t, name) >= 0;
}

/* Whatever is private: that is only not shown. Counts may be by name and id, too, but they say of
 * how many customers. */
static enum report_shape
shape_of(const crm_table *t)
{
	if (has(t, "name") && has(t, "due_why"))
		return REPORT_DUE;
	return has(t, "id") && has(t, "name") && !has(t, "customers") ? REPORT_PEOPLE
								      : REPORT_TABLE;
}

/* A column of the report, without its cells. Of a number without a caption nobody can say whether
 * it counts something; the vocabulary knows the facts. */
static void
add_column(crm_report *r, size_t at)
{
	const crm_kinds *kinds = crm_policy_model(r->how.policy)->kinds;
	struct report_column *c = &r->column[r->columns++];
	const struct crm_caption *reads;
	const crm_word *fact;
	crm_buf heading = {0}, shown = {0};

	c->name = crm_table_column(r->table, at);
	c->caption = crm_caption_find(c->name);
	reads = c->caption ? c->caption : crm_caption_compared(c->name);
	c->reading = reads ? reads->reading : CRM_AS_TEXT;
	c->context = reads ? reads->context : NULL;
	fact = reads ? NULL : crm_word_find(kinds, c->name);
	if (fact && fact->type == CRM_DATE)
		c->reading = CRM_AS_DATE;
	if (fact && fact->type == CRM_NUMBER)
		c->reading = strcmp(fact->unit, "money") == 0 ? CRM_AS_MONEY : CRM_AS_NUMBER;
	crm_caption_heading(c->caption, c->name, &heading);
	crm_buf_document(&shown, crm_buf_slice(&heading));
	c->heading = crm_arena_str(r->arena, crm_buf_slice(&shown));
	crm_buf_free(&heading);
	crm_buf_free(&shown);
}

/* Copies the cells of the rows that the report has. */
static void
read_cells(crm_report *r, const size_t *at, int of)
{
	size_t rows = crm_table_rows(r->table);
	crm_str **cell = crm_alloc((r->columns + 1) * sizeof *cell);
	crm_row row = {.row = SIZE_MAX};

	r->from = crm_arena_alloc(r->arena, (rows + 1) * sizeof *r->from);
	for (size_t c = 0; c < r->columns; c++)
		r->column[c].cell = cell[c] = crm_arena_alloc(r->arena, (rows + 1) * sizeof **cell);
	for (size_t i = 0; i < rows; i++) {
		crm_row_split(&row, r->table, i);
		if (of >= 0 && !crm_str_eq(crm_str_trim(row.field[of]), r->how.is))
			continue;
		for (size_t c = 0; c < r->columns; c++) {
			crm_str value = crm_str_trim(row.field[at[c]]);
			cell[c][r->rows] = crm_arena_str(r->arena, value);
			r->column[c].any |= value.n > 0;
		}
		r->from[r->rows++] = i;
	}
	crm_row_free(&row);
	free(cell);
}

/* A column of a table without a caption is one of numbers when all of its values are; and one that
 * has a name of numbers is none when some value is not, as "value" in the counts of crm-segment. */
static void
find_numbers(crm_report *r)
{
	for (size_t c = 0; c < r->columns && r->shape == REPORT_TABLE; c++) {
		struct report_column *column = &r->column[c];
		bool all = column->any;
		crm_num n;
		for (size_t i = 0; all && i < r->rows; i++)
			all = !column->cell[i].n || crm_num_parse(column->cell[i], &n);
		if (all && column->reading == CRM_AS_TEXT && !column->caption)
			column->reading = CRM_AS_EXACT;
		if (!all && column->any &&
		    (column->reading == CRM_AS_NUMBER || column->reading == CRM_AS_MONEY)) {
			column->reading = CRM_AS_WORD;
			column->context = CRM_STANDING;
			if (crm_str_eqz(column->name, "value"))
				column->heading = crm_str_z(crm_tr_in("of anything", "Value"));
		}
	}
}

static int
read_stream(crm_report *r, crm_error *e)
{
	size_t columns = crm_table_columns(r->table), n = 0;
	bool *asked = crm_arena_alloc(r->arena, (columns + 1) * sizeof *asked);
	size_t *at = crm_arena_alloc(r->arena, (columns + 1) * sizeof *at);
	int of = -1, group = -1;

	if ((r->how.of && (of = named(r, "--each", whose(r, r->how.of), e)) < 0) ||
	    (r->how.group &&
	     (group = named(r, r->how.each ? "--each" : "--group", whose(r, r->how.group), e)) < 0))
		return -1;
	if (group >= 0)
		asked[group] = true;
	if (of >= 0)
		asked[of] = true;
	for (size_t i = 0; i < r->how.only_count; i++) {
		int found = named(r, "--columns", r->how.only[i], e);
		if (found < 0)
			return -1;
		asked[found] = true;
	}
	r->column = crm_arena_alloc(r->arena, (columns + 1) * sizeof *r->column);
	r->grouped = r->same = -1;
	for (size_t i = 0; i < columns; i++) {
		if (!is_wanted(r, i, asked))
			continue;
		if (group == (int)i)
			r->grouped = (int)n;
		if (of == (int)i)
			r->same = (int)n;
		at[n++] = i;
		add_column(r, i);
	}
	read_cells(r, at, of);
	find_numbers(r);
	r->totalled = has_total(r);
	return 0;
}

/* ---- what is shown ---- */

static const char *const due_columns[] = {
	"due_day",    "due_held",    "due_outcome", "due_date", "name",      "phone",    "email",
	"due_action", "due_channel", "due_why",     "due_ask",  "due_offer", "due_owner"};
static const char *const people_columns[] = {
	"name",      "owner",    "phone",     "email", "stage",         "tier",      "value",
	"closeness", "segments", "purchases", "spend", "last_purchase", "last_touch"};

static void
show(crm_report *r, int column)
{
	if (column >= 0)
		r->shown[r->shown_count++] = column;
}

/* The columns that were named; otherwise those that people need, if any row has something there
 * and the heading of its group does not say it. */
static void
choose_columns(crm_report *r)
{
	const char *const *names = r->shape == REPORT_DUE ? due_columns : people_columns;
	size_t n = r->shape == REPORT_DUE ? CRM_LENGTH(due_columns) : CRM_LENGTH(people_columns);

	r->shown = crm_arena_alloc(r->arena,
				   (r->columns + r->how.only_count + CRM_LENGTH(people_columns)) *
					   sizeof *r->shown);
	for (size_t i = 0; i < r->how.only_count; i++)
		for (size_t c = 0; c < r->columns; c++)
			if (crm_str_eq(r->column[c].name, r->how.only[i]))
				show(r, (int)c);
	if (r->how.only_count)
		return;
	for (size_t i = 0; r->shape != REPORT_TABLE && i < n; i++) {
		int c = report_find_shown(r, names[i]);
		if (c >= 0 && c != r->grouped && c != r->same && r->column[c].any)
			show(r, c);
	}
	for (size_t c = 0; r->shape == REPORT_TABLE && c < r->columns; c++)
		if ((int)c != r->grouped && (int)c != r->same)
			show(r, (int)c);
}

static void
make_groups(crm_report *r)
{
	struct crm_ids *ids = crm_ids_new(r->rows);
	uint32_t *of = crm_alloc((r->rows + 1) * sizeof *of);

	r->group = crm_arena_alloc(r->arena, (r->rows + 1) * sizeof *r->group);
	for (size_t i = 0; i < r->rows; i++) {
		crm_str name = report_cell(r, i, r->grouped);
		of[i] = crm_ids_put(ids, name, (uint32_t)r->groups);
		r->groups += of[i] == r->groups;
		r->group[of[i]].name = name;
		r->group[of[i]].rows++;
	}
	for (size_t g = 0; g < r->groups; g++) {
		struct report_group *group = &r->group[g];
		group->row = crm_arena_alloc(r->arena, group->rows * sizeof *group->row);
		group->rows = 0;
	}
	for (size_t i = 0; i < r->rows; i++)
		r->group[of[i]].row[r->group[of[i]].rows++] = i;
	free(of);
	crm_ids_free(ids);
}

static void
choose_title(crm_report *r)
{
	const char *usual = crm_tr("Figures");

	if (r->shape == REPORT_PEOPLE)
		usual = crm_tr("Customers");
	if (r->shape == REPORT_DUE)
		usual = report_find(r, "due_held") >= 0      ? crm_tr("What is held back")
			: report_find(r, "due_outcome") >= 0 ? crm_tr("What became of the list")
			: report_find(r, "due_day") >= 0     ? crm_tr("Plan of contacts")
							     : crm_tr("Contacts due");
	r->title = crm_str_z(r->how.title ? r->how.title : usual);
}

crm_report *
crm_report_new(const crm_table *t, const struct crm_report_how *how, crm_error *e)
{
	crm_report *r = crm_alloc(sizeof *r);

	r->how = *how;
	r->table = t;
	r->arena = crm_arena_new();
	r->shape = shape_of(t);
	if (read_stream(r, e) < 0 || report_figures(r, e) < 0 ||
	    (how->charts && report_charts(r, e) < 0)) {
		crm_report_free(r);
		return NULL;
	}
	choose_columns(r);
	make_groups(r);
	choose_title(r);
	return r;
}

void
crm_report_free(crm_report *r)
{
	if (!r)
		return;
	crm_arena_free(r->arena);
	free(r);
}

size_t
crm_report_rows(const crm_report *r)
{
	return r->rows;
}

bool
crm_report_is_due(const crm_report *r)
{
	return r->shape == REPORT_DUE;
}

size_t
crm_report_groups(const crm_report *r)
{
	return r->groups;
}

crm_str
crm_report_group(const crm_report *r, size_t i)
{
	return r->group[i].name;
}

crm_str
crm_report_title(const crm_report *r)
{
	return r->title;
}
