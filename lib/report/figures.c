/* figures.c: the figures at the head of a report. */
#include <string.h>

#include "base/ids.h"
#include "report/stream.h"

static void
add(crm_report *r, const char *label, const crm_buf *text, bool alarm)
{
	if (r->figures < REPORT_FIGURES)
		r->figure[r->figures++] = (struct report_figure){
			label, crm_arena_str(r->arena, crm_buf_slice(text)), alarm};
}

static void
add_count(crm_report *r, const char *label, size_t n, bool alarm)
{
	crm_buf text = {0};

	crm_lang_number((crm_num)n * CRM_NUM_ONE, 0, &text);
	add(r, label, &text, alarm);
	crm_buf_free(&text);
}

/* The sum of a column and how many rows have a number there; *n 0: there is none. */
static int
sum_of(const crm_report *r, int column, crm_num *sum, size_t *n, crm_error *e)
{
	crm_num value;
	int got = 0;

	*sum = 0;
	*n = 0;
	for (size_t i = 0; column >= 0 && i < r->rows; i++) {
		got = report_number(r, i, column, &value, e);
		if (got < 0)
			return -1;
		if (got && crm_num_add(*sum, value, sum) < 0)
			return crm_fail(e, CRM_DATA, "the sum of %s is too large",
					r->column[column].heading.p);
		*n += got > 0;
	}
	return 0;
}

static int
add_sum(crm_report *r, const char *name, const char *label, crm_error *e)
{
	int column = report_find(r, name);
	const char *currency = crm_policy_model(r->how.policy)->currency;
	crm_buf text = {0};
	crm_num sum;
	size_t n;

	if (sum_of(r, column, &sum, &n, e) < 0)
		return -1;
	if (!n)
		return 0;
	if (r->column[column].reading == CRM_AS_MONEY)
		crm_lang_amount(sum, crm_str_z(currency), &text);
	else
		crm_lang_number(sum, 0, &text);
	add(r, label, &text, false);
	crm_buf_free(&text);
	return 0;
}

static int
add_mean(crm_report *r, const char *name, const char *label, crm_error *e)
{
	crm_buf text = {0};
	crm_num sum;
	size_t n;

	if (sum_of(r, report_find(r, name), &sum, &n, e) < 0)
		return -1;
	if (!n)
		return 0;
	if (crm_num_div(sum, (crm_num)n * CRM_NUM_ONE, &sum) < 0)
		sum = 0; /* it divides by more than 0, and so by 1 at least */
	/* A small one says little when it is whole. */
	crm_lang_number(sum, sum > 0 && sum < 10 * CRM_NUM_ONE ? 1 : 0, &text);
	add(r, label, &text, false);
	crm_buf_free(&text);
	return 0;
}

/* Rows in which the number is above 0; -1 with a fault. */
static ptrdiff_t
above_zero(const crm_report *r, const char *name, crm_error *e)
{
	int column = report_find(r, name), got;
	ptrdiff_t above = 0;
	crm_num n;

	for (size_t i = 0; i < r->rows; i++) {
		got = report_number(r, i, column, &n, e);
		if (got < 0)
			return -1;
		above += got > 0 && n > 0;
	}
	return above;
}

static size_t
rows_with(const crm_report *r, const char *name, const char *value)
{
	int column = report_find(r, name);
	size_t n = 0;

	for (size_t i = 0; i < r->rows; i++)
		n += crm_str_eqz(report_cell(r, i, column), value);
	return n;
}

/* Rows with several reasons for one customer have one id. */
static size_t
different_ids(const crm_report *r)
{
	int id = report_find(r, "id");
	struct crm_ids *seen = crm_ids_new(r->rows);
	uint32_t n = 0;

	for (size_t i = 0; i < r->rows; i++)
		n += crm_ids_put(seen, report_cell(r, i, id), n) == n;
	crm_ids_free(seen);
	return n;
}

static int
of_due(crm_report *r, crm_error *e)
{
	size_t customers = different_ids(r), escalated = rows_with(r, "due_action", "escalate");
	ptrdiff_t late = above_zero(r, "due_overdue", e);

	if (late < 0)
		return -1;
	add_count(r, crm_tr("Contacts"), r->rows, false);
	if (report_find(r, "id") >= 0 && customers != r->rows)
		add_count(r, crm_tr("Customers"), customers, false);
	if (report_find(r, "due_outcome") >= 0) {
		add_count(r, crm_tr("Reached"), rows_with(r, "due_outcome", "reached"), false);
		add_count(r, crm_tr("Tried"), rows_with(r, "due_outcome", "tried"), false);
		add_count(r, crm_tr("Left undone"), rows_with(r, "due_outcome", "left"), true);
		return 0;
	}
	if (report_find(r, "due_overdue") >= 0)
		add_count(r, crm_tr("Late"), (size_t)late, late > 0);
	if (escalated)
		add_count(r, crm_tr("Escalated"), escalated, true);
	return add_mean(r, "value", crm_tr("Average value"), e);
}

static int
of_people(crm_report *r, crm_error *e)
{
	ptrdiff_t buyers = above_zero(r, "purchases", e);

	if (buyers < 0)
		return -1;
	add_count(r, crm_tr("Customers"), different_ids(r), false);
	if (report_find(r, "purchases") >= 0)
		add_count(r, crm_tr("Have bought"), (size_t)buyers, false);
	if (add_sum(r, "spend", crm_tr("Spend"), e) < 0 ||
	    add_mean(r, "value", crm_tr("Average value"), e) < 0)
		return -1;
	return add_mean(r, "closeness", crm_tr("Average closeness"), e);
}

/* The numbers of the row of totals. */
static void
of_total(crm_report *r)
{
	crm_buf text = {0};

	for (size_t c = 1; c < r->columns; c++) {
		crm_str cell = r->column[c].cell[r->rows - 1];
		if (!cell.n || !report_is_right(&r->column[c]))
			continue;
		text.n = 0;
		report_value(&r->column[c], cell, &text);
		add(r, r->column[c].heading.p, &text, false);
	}
	crm_buf_free(&text);
}

static int
of_table(crm_report *r, crm_error *e)
{
	if (r->rows && report_is_total(r, r->rows - 1)) {
		of_total(r);
		return 0;
	}
	/* Who has several items of a list is in the group of each of them. */
	for (size_t c = 0; c < r->columns; c++)
		if (r->column[c].reading == CRM_AS_LIST)
			return 0;
	for (size_t c = 0; c < r->columns; c++)
		if (r->column[c].caption && r->column[c].caption->sums &&
		    add_sum(r, r->column[c].caption->name, r->column[c].heading.p, e) < 0)
			return -1;
	return 0;
}

int
report_figures(crm_report *r, crm_error *e)
{
	if (!r->rows)
		return 0;
	return r->shape == REPORT_DUE      ? of_due(r, e)
	       : r->shape == REPORT_PEOPLE ? of_people(r, e)
					   : of_table(r, e);
}
