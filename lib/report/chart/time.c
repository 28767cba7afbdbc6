/* time.c: contacts, or entries, over time: a column for each day, week or month. */
#include "base/array.h"
#include "html/html.h"
#include "report/chart/chart.h"

#define TOP 18.0
#define HIGH 110.0  /* of the longest column */
#define LABELS 5    /* below the columns, at most */
#define NUMBERED 20 /* columns that have their number above them, at most */

static const char *const periods[] = {"due_day", "day", "week", "month", "quarter", "year"};
static const char *const measures[] = {"contacts", "events"};

static int
period_of(const crm_report *r)
{
	return report_find_first(r, periods, CRM_LENGTH(periods));
}

/* A plan has a row for each contact. */
static bool
fits(const crm_report *r)
{
	return period_of(r) >= 0 && report_find(r, "after") < 0 &&
	       (r->shape != REPORT_TABLE ||
		report_find_first(r, measures, CRM_LENGTH(measures)) >= 0);
}

static int
take(const crm_report *r, size_t row, struct chart_tally *t, crm_error *e)
{
	crm_str period = report_cell(r, row, period_of(r));
	crm_num n = CRM_NUM_ONE;
	int got = 1;

	if (r->shape == REPORT_TABLE)
		got = report_number(r, row, report_find_first(r, measures, CRM_LENGTH(measures)),
				    &n, e);
	if (got <= 0 || !period.n || report_is_total(r, row))
		return got < 0 ? -1 : 0;
	return chart_tally_add(t, period, n, e);
}

/* One column, the i-th of those of *t. */
static void
draw_column(const struct chart_tally *t, size_t i, crm_num most, crm_buf *out)
{
	double step = (double)CHART_WIDTH / (double)t->n, x = (double)i * step;
	double high = HIGH * (double)t->count[i].n / (double)most;
	size_t every = (t->n + LABELS - 1) / LABELS;
	double middle = x + step / 2;
	crm_buf number = {0};

	chart_number(t->count[i].n, &number);
	crm_buf_z(out, "<g>");
	chart_label(t->count[i].name, crm_buf_slice(&number), out);
	crm_buf_f(out, "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
		  x + step * 0.15, TOP + HIGH - high, step * 0.7, high);
	if (t->n <= NUMBERED)
		chart_text(&(struct chart_text){middle, TOP + HIGH - high - 5, "ink", "middle", 0},
			   crm_buf_slice(&number), out);
	if (i % every == 0)
		chart_text(&(struct chart_text){every > 1 ? x + step * 0.15 : middle,
						TOP + HIGH + 17, "", every > 1 ? "" : "middle", 10},
			   t->count[i].name, out);
	crm_buf_z(out, "</g>\n");
	crm_buf_free(&number);
}

static void
draw_all(const struct report_chart *chart, const struct chart_tally *t, crm_str told, crm_buf *out)
{
	crm_num most = 1;

	for (size_t i = 0; i < t->n; i++)
		most = t->count[i].n > most ? t->count[i].n : most;
	chart_begin(chart, (int)(TOP + HIGH + 24), told, out);
	for (size_t i = 0; i < t->n; i++)
		draw_column(t, i, most, out);
	crm_buf_f(out, "<path class=\"line\" d=\"M0 %.1fH%d\"/>\n", TOP + HIGH + 0.5, CHART_WIDTH);
	chart_end(out);
}

static int
draw(const crm_report *r, const struct report_chart *chart, crm_buf *out, crm_error *e)
{
	struct report_chart titled = *chart;
	struct chart_tally t = {0};
	crm_buf told = {0};
	int status = 0;

	if (report_find(r, "contacts") < 0 && r->shape == REPORT_TABLE)
		titled.title = CRM_TR_MARK("Entries over time");
	for (size_t i = 0; i < r->rows && status == 0; i++)
		status = take(r, i, &t, e);
	chart_tally_sort_names(&t);
	chart_tally_tell(&t, &told);
	if (status == 0 && t.n)
		draw_all(&titled, &t, crm_buf_slice(&told), out);
	crm_buf_free(&told);
	chart_tally_free(&t);
	return status;
}

const struct report_chart report_chart_time = {
	.name = "time",
	.title = CRM_TR_MARK("Contacts over time"),
	.needs =
		"day, week, month, quarter or year, and contacts or events (crm-stats); or due_day "
		"(crm-due --days)",
	.fits = fits,
	.draw = draw,
};
