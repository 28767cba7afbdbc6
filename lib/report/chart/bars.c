/* bars.c: a bar for each of some names. */
#include "report/chart/chart.h"

#define ROW 25.0
#define NAMES 130.0 /* units for the names … */
#define NAME_COLUMNS 20
#define NUMBERS 40.0 /* … and for the numbers */
#define BARS (CHART_WIDTH - NAMES - NUMBERS)

static void
add_bars(const struct report_chart *chart, const struct chart_tally *t, bool centred,
	 crm_str description, crm_buf *out)
{
	crm_buf name = {0}, number = {0};
	crm_num most = 1;

	for (size_t i = 0; i < t->n; i++)
		most = t->count[i].n > most ? t->count[i].n : most;
	chart_begin(chart, (int)((double)t->n * ROW), description, out);
	for (size_t i = 0; i < t->n; i++) {
		double y = (double)i * ROW, share = (double)t->count[i].n / (double)most;
		double width = share * BARS < 2 && t->count[i].n ? 2 : share * BARS;
		name.n = 0;
		crm_read(CRM_AS_WORD, t->context, t->count[i].name, &name);
		chart_number(t->count[i].n, &number);
		crm_buf_z(out, "<g>");
		chart_label(crm_buf_slice(&name), crm_buf_slice(&number), out);
		chart_text(&(struct chart_text){0, y + 16, "", "", NAME_COLUMNS},
			   crm_buf_slice(&name), out);
		crm_buf_f(out,
			  "<rect class=\"bar\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" "
			  "height=\"15\" rx=\"2\"/>",
			  NAMES + (centred ? (BARS - width) / 2 : 0), y + 4, width);
		chart_text(&(struct chart_text){CHART_WIDTH, y + 16, "ink", "end", 0},
			   crm_buf_slice(&number), out);
		crm_buf_z(out, "</g>\n");
	}
	chart_end(out);
	crm_buf_free(&name);
	crm_buf_free(&number);
}

int
chart_draw_bars(const crm_report *r, const struct report_chart *chart, const struct chart_bars *how,
		crm_buf *out, crm_error *e)
{
	struct chart_tally t = {.context = how->context};
	crm_buf told = {0};
	int status = 0;

	for (size_t i = 0; i < r->rows && status == 0; i++)
		status = how->take(r, i, &t, e);
	how->sort(r, &t);
	chart_tally_tell(&t, &told);
	if (how->most)
		chart_tally_shorten(&t, how->most, crm_tr("all others"));
	if (status == 0 && t.n)
		add_bars(chart, &t, how->centred, crm_buf_slice(&told), out);
	crm_buf_free(&told);
	chart_tally_free(&t);
	return status;
}
