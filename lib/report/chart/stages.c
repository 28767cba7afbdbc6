/* stages.c: how many customers are at each stage, as a funnel from those we hardly know to those
 * who left. */
#include "report/chart/chart.h"

/* crm-segment --count has a row for each stage. */
static bool
is_counted(const crm_report *r)
{
	return report_find(r, "column") >= 0 && report_find(r, "value") >= 0 &&
	       report_find(r, "customers") >= 0;
}

static bool
fits(const crm_report *r)
{
	int column = report_find(r, "column");

	if (r->shape != REPORT_TABLE)
		return r->shape == REPORT_PEOPLE && report_find(r, "stage") >= 0;
	for (size_t i = 0; is_counted(r) && i < r->rows; i++)
		if (crm_str_eqz(report_cell(r, i, column), "stage"))
			return true;
	return false;
}

/* One row: a customer, or a count. */
static int
take(const crm_report *r, size_t row, struct chart_tally *t, crm_error *e)
{
	crm_num n = CRM_NUM_ONE;
	int column = report_find(r, "column");

	if (!is_counted(r))
		return chart_tally_add(t, report_cell(r, row, report_find(r, "stage")), n, e);
	if (!crm_str_eqz(report_cell(r, row, column), "stage"))
		return 0;
	if (report_number(r, row, report_find(r, "customers"), &n, e) < 0)
		return -1;
	return chart_tally_add(t, report_cell(r, row, report_find(r, "value")), n, e);
}

/* Moves the count of that name to place `to`; the number of places that are settled. */
static size_t
settle(struct chart_tally *t, size_t to, crm_str name)
{
	for (size_t i = to; i < t->n; i++)
		if (crm_str_eq(t->count[i].name, name)) {
			struct chart_count found = t->count[i];
			t->count[i] = t->count[to];
			t->count[to] = found;
			return to + 1;
		}
	return to;
}

/* A policy names what is most urgent first and the newcomers last, so that the funnel is its order
 * turned round. Stages that it does not know are behind them. */
static void
sort(const crm_report *r, struct chart_tally *t)
{
	size_t stages = 0, settled = 0;

	while (crm_policy_name(r->how.policy, "stages", stages))
		stages++;
	while (stages--)
		settled = settle(t, settled,
				 crm_str_z(crm_policy_name(r->how.policy, "stages", stages)));
}

static int
draw(const crm_report *r, const struct report_chart *chart, crm_buf *out, crm_error *e)
{
	const struct chart_bars how = {
		.take = take, .sort = sort, .context = CRM_STANDING, .centred = true};

	return chart_draw_bars(r, chart, &how, out, e);
}

const struct report_chart report_chart_stages = {
	.name = "stages",
	.title = CRM_TR_MARK("Customers by stage"),
	.needs = "stage, or column, value and customers (crm-segment --count)",
	.fits = fits,
	.draw = draw,
};
