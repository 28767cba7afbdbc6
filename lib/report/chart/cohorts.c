/* cohorts.c: what becomes of those who began together, as a heat map: a row for each cohort, a
 * column for each period after its beginning. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "html/html.h"
#include "report/chart/chart.h"

#define NAMES 62.0
#define ROW 26.0
#define HEAD 20.0
#define LABEL 18.0   /* for the label of a column */
#define DARKEST 0.42 /* a text on it can still be read */

static const char *const cohorts[] = {"cohort", "month", "quarter", "week", "year", "day"};
static const char *const measures[] = {"share", "customers"};

struct map {
	struct chart_tally row, column; /* their names; the numbers are not used */
	crm_num *cell;                  /* [row × columns + column]; -1 none */
	crm_num most;
	bool shares;
};

static bool
fits(const crm_report *r)
{
	return report_find(r, "after") >= 0 &&
	       report_find_first(r, cohorts, CRM_LENGTH(cohorts)) >= 0 &&
	       report_find_first(r, measures, CRM_LENGTH(measures)) >= 0;
}

/* Whether a column is of the cohort itself: its period, or a group of customers. */
static bool
is_of_cohort(const crm_report *r, size_t column)
{
	crm_str name = r->column[column].name;

	if (crm_str_eqz(name, "after"))
		return false;
	for (size_t i = 0; i < CRM_LENGTH(cohorts); i++)
		if (crm_str_eqz(name, cohorts[i]))
			return true;
	return !report_is_right(&r->column[column]);
}

/* "2026-01", or "2026-01, shop" of a cohort of each source. */
static crm_str
cohort_of(const crm_report *r, size_t row)
{
	crm_buf name = {0};
	crm_str kept;

	for (size_t c = 0; c < r->columns; c++) {
		if (!is_of_cohort(r, c))
			continue;
		crm_buf_z(&name, name.n ? ", " : "");
		report_value(&r->column[c], r->column[c].cell[row], &name);
	}
	kept = crm_arena_str(r->arena, crm_buf_slice(&name));
	crm_buf_free(&name);
	return kept;
}

/* The number of a cell; 0 when there is none, -1 with a fault. A share is one of a hundred, also
 * where it is written as 0.25. */
static int
number_of(const crm_report *r, size_t row, crm_num *n, crm_error *e)
{
	int column = report_find_first(r, measures, CRM_LENGTH(measures)), got;
	bool percent;

	if (crm_share_parse(report_cell(r, row, column), n, &percent) && percent)
		return 1;
	got = report_number(r, row, column, n, e);
	if (got > 0 && report_find(r, "share") == column &&
	    crm_num_mul(*n, 100 * CRM_NUM_ONE, n) < 0)
		return crm_fail(e, CRM_DATA, "a share is too large");
	return got;
}

static int
read_map(const crm_report *r, struct map *m, crm_error *e)
{
	int period = report_find(r, "after");
	crm_num n;

	for (size_t i = 0; i < r->rows; i++)
		if (chart_tally_add(&m->row, cohort_of(r, i), 0, e) < 0 ||
		    chart_tally_add(&m->column, report_cell(r, i, period), 0, e) < 0)
			return -1;
	m->cell = crm_alloc((m->row.n * m->column.n + 1) * sizeof *m->cell);
	memset(m->cell, -1, m->row.n * m->column.n * sizeof *m->cell);
	for (size_t i = 0; i < r->rows; i++) {
		int got = number_of(r, i, &n, e);
		if (got < 0)
			return -1;
		if (!got)
			continue;
		m->cell[chart_tally_find(&m->row, cohort_of(r, i)) * m->column.n +
			chart_tally_find(&m->column, report_cell(r, i, period))] = n;
		m->most = n > m->most ? n : m->most;
	}
	return 0;
}

static void
draw_cell(const struct map *m, size_t row, size_t column, crm_buf *told, crm_buf *out)
{
	double wide = (CHART_WIDTH - NAMES) / (double)m->column.n;
	double x = NAMES + (double)column * wide, y = HEAD + (double)row * ROW;
	crm_num n = m->cell[row * m->column.n + column];
	crm_buf number = {0}, name = {0};

	if (n < 0)
		return;
	chart_number(crm_num_round(n, 0), &number);
	if (m->shares)
		crm_buf_char(&number, '%');
	crm_buf_str(&name, m->row.count[row].name);
	crm_buf_z(&name, ", ");
	crm_buf_str(&name, m->column.count[column].name);
	crm_buf_z(told, told->n ? "; " : "");
	crm_buf_str(told, crm_buf_slice(&name));
	crm_buf_f(told, ": %.*s", (int)number.n, number.p);
	crm_buf_z(out, "<g>");
	chart_label(crm_buf_slice(&name), crm_buf_slice(&number), out);
	crm_buf_f(out,
		  "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" "
		  "rx=\"2\" fill-opacity=\"%.2f\"/>",
		  x + 1, y + 1, wide - 2, ROW - 2,
		  m->most ? DARKEST * (double)n / (double)m->most : 0);
	if (wide >= 20)
		chart_text(&(struct chart_text){x + wide / 2, y + 17, "ink", "middle", 0},
			   crm_buf_slice(&number), out);
	crm_buf_z(out, "</g>\n");
	crm_buf_free(&number);
	crm_buf_free(&name);
}

static void
draw_map(const struct map *m, const struct report_chart *chart, crm_buf *out)
{
	double wide = (CHART_WIDTH - NAMES) / (double)m->column.n;
	size_t every = wide < LABEL ? (size_t)(LABEL / wide) + 1 : 1;
	crm_buf told = {0}, cells = {0};

	for (size_t i = 0; i < m->row.n; i++) {
		chart_text(&(struct chart_text){0, HEAD + (double)i * ROW + 17, "", "", 11},
			   m->row.count[i].name, &cells);
		crm_buf_char(&cells, '\n');
		for (size_t k = 0; k < m->column.n; k++)
			draw_cell(m, i, k, &told, &cells);
	}
	chart_begin(chart, (int)(HEAD + (double)m->row.n * ROW), crm_buf_slice(&told), out);
	for (size_t k = 0; k < m->column.n; k += every)
		chart_text(&(struct chart_text){NAMES + ((double)k + 0.5) * wide, 13, "", "middle",
						(size_t)(wide * (double)every / 6.5) + 1},
			   m->column.count[k].name, out);
	crm_buf_char(out, '\n');
	crm_buf_str(out, crm_buf_slice(&cells));
	chart_end(out);
	crm_buf_free(&told);
	crm_buf_free(&cells);
}

static int
draw(const crm_report *r, const struct report_chart *chart, crm_buf *out, crm_error *e)
{
	struct map m = {.shares = report_find(r, "share") >= 0};
	int status = read_map(r, &m, e);

	if (status == 0 && m.row.n)
		draw_map(&m, chart, out);
	chart_tally_free(&m.row);
	chart_tally_free(&m.column);
	free(m.cell);
	return status;
}

const struct report_chart report_chart_cohorts = {
	.name = "cohorts",
	.title = CRM_TR_MARK("Who came back, by when they began"),
	.needs = "after, month (or another period, or cohort), and share or customers (crm-stats "
		 "--table=retention)",
	.fits = fits,
	.draw = draw,
};
