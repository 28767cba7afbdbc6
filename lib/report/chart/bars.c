/* bars.c: a bar for each of some names. */
#include "report/chart/chart.h"

#define ROW 25.0
#define NAMES 130.0 /* units for the names … */
#define NAME_COLUMNS 20
#define NUMBERS 40.0 /* … and for the numbers */
#define BARS (CHART_WIDTH - NAMES - NUMBERS)

void
chart_bars(const struct report_chart *chart, const struct chart_tally *t, bool centred,
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
		report_say(t->count[i].name, &name);
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
