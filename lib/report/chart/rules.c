/* rules.c: how many contacts each rule asks for. */
#include "report/chart/chart.h"

#define BARS 12 /* more are not read */

/* crm-due --count has a row for each rule and owner, and one of totals. */
static bool
is_counted(const crm_report *r)
{
	return report_find(r, "due") >= 0 && report_find(r, "customers") >= 0;
}

static bool
fits(const crm_report *r)
{
	return r->shape == REPORT_TABLE ? is_counted(r) : report_find(r, "due_rule") >= 0;
}

static int
take(const crm_report *r, size_t row, struct chart_tally *t, crm_error *e)
{
	crm_str rules, rule;
	crm_num n = 0;

	if (is_counted(r)) {
		if (report_is_total(r, row))
			return 0;
		if (report_number(r, row, report_find(r, "customers"), &n, e) < 0)
			return -1;
		return chart_tally_add(t, report_cell(r, row, report_find(r, "due")), n, e);
	}
	rules = report_cell(r, row, report_find(r, "due_rule"));
	while (crm_str_item(&rules, &rule))
		if (chart_tally_add(t, rule, CRM_NUM_ONE, e) < 0)
			return -1;
	return 0;
}

static void
sort(const crm_report *r, struct chart_tally *t)
{
	(void)r;
	chart_tally_sort(t);
}

static int
draw(const crm_report *r, const struct report_chart *chart, crm_buf *out, crm_error *e)
{
	return chart_draw_bars(
		r, chart, &(struct chart_bars){.take = take, .sort = sort, .most = BARS}, out, e);
}

const struct report_chart report_chart_rules = {
	.name = "rules",
	.title = CRM_TR_MARK("Why, by rule"),
	.needs = "due_rule, or due and customers (crm-due --count)",
	.fits = fits,
	.draw = draw,
};
