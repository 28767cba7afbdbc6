/* quadrants.c: value against closeness. A circle is a customer, or several with the same figures,
 * and has an area that grows with their number; each quadrant says how many are in it. */
#include <math.h>
#include <stdlib.h>

#include "html/html.h"
#include "report/chart/chart.h"
#include "score/scoring.h"

#define LEFT 22.0
#define TOP 24.0
#define WIDE (CHART_WIDTH - LEFT - 6)
#define HIGH 250.0
#define FULL 100.0      /* of value and closeness */
#define NAME_COLUMNS 24 /* of the name of a quadrant */
#define NAMED 3         /* customers whom the title of a circle names */

/* Customers in one place. */
struct spot {
	int value, closeness; /* rounded */
	size_t n, first[NAMED];
};

struct plot {
	const crm_report *r;
	struct spot *spot[101][101]; /* [value][closeness] */
	size_t in[2][2];             /* [high value][close] */
};

static bool
fits(const crm_report *r)
{
	return report_find(r, "value") >= 0 && report_find(r, "closeness") >= 0 &&
	       r->shape != REPORT_TABLE && r->rows > 1;
}

static double
across(double closeness)
{
	return LEFT + WIDE * closeness / FULL;
}

static double
down(double value)
{
	return TOP + HIGH * (FULL - value) / FULL;
}

static int
within(crm_num n)
{
	crm_num whole = crm_num_round(n, 0) / CRM_NUM_ONE;

	return whole < 0 ? 0 : whole > 100 ? 100 : (int)whole;
}

static int
take(struct plot *p, size_t row, crm_error *e)
{
	const struct crm_scoring *how = crm_scoring_of(p->r->how.policy);
	crm_num value, closeness;
	struct spot **at;
	int got = report_number(p->r, row, report_find(p->r, "value"), &value, e);

	if (got > 0)
		got = report_number(p->r, row, report_find(p->r, "closeness"), &closeness, e);
	if (got <= 0)
		return got;
	p->in[value >= how->quadrant_value][closeness >= how->quadrant_closeness]++;
	at = &p->spot[within(value)][within(closeness)];
	if (!*at) {
		*at = crm_arena_alloc(p->r->arena, sizeof **at);
		**at = (struct spot){.value = within(value), .closeness = within(closeness)};
	}
	if ((*at)->n < NAMED)
		(*at)->first[(*at)->n] = row;
	(*at)->n++;
	return 0;
}

/* "Ann, Bob and 3 more: value 80, closeness 20" */
static void
draw_spot(const struct plot *p, const struct spot *s, crm_buf *out)
{
	crm_buf text = {0};
	size_t named = s->n < NAMED ? s->n : NAMED;

	for (size_t i = 0; i < named; i++) {
		crm_buf_z(&text, i ? ", " : "");
		crm_buf_str(&text, report_cell(p->r, s->first[i], report_find(p->r, "name")));
	}
	if (s->n > named)
		crm_buf_f(&text, crm_tr(", and %zu more"), s->n - named);
	crm_buf_f(out, "<circle class=\"dot\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>",
		  across(s->closeness), down(s->value), 4 * sqrt((double)s->n));
	crm_html_plain(crm_buf_slice(&text), out);
	text.n = 0;
	crm_buf_f(&text, crm_tr(": value %d, closeness %d"), s->value, s->closeness);
	crm_html_plain(crm_buf_slice(&text), out);
	crm_buf_z(out, "</title></circle>\n");
	crm_buf_free(&text);
}

static void
draw_frame(const struct crm_scoring *how, crm_buf *out)
{
	double x = across((double)how->quadrant_closeness / CRM_NUM_ONE);
	double y = down((double)how->quadrant_value / CRM_NUM_ONE);

	crm_buf_f(out, "<path class=\"line\" d=\"M%.1f %.1fV%.1fH%.1f\"/>\n", LEFT, TOP, TOP + HIGH,
		  LEFT + WIDE);
	crm_buf_f(out,
		  "<path class=\"line\" stroke-dasharray=\"4 4\" d=\"M%.1f %.1fV%.1fM%.1f "
		  "%.1fH%.1f\"/>\n",
		  x, TOP, TOP + HIGH, LEFT, y, LEFT + WIDE);
	chart_text(&(struct chart_text){LEFT + WIDE / 2, TOP + HIGH + 34, "", "middle", 0},
		   crm_str_z(crm_tr("Closeness \xe2\x86\x92")), out);
	crm_buf_f(out, "<g transform=\"rotate(-90 14 %.1f)\">", TOP + HIGH / 2);
	chart_text(&(struct chart_text){14, TOP + HIGH / 2, "", "middle", 0},
		   crm_str_z(crm_tr("Value \xe2\x86\x92")), out);
	crm_buf_z(out, "</g>\n");
}

/* The name of each quadrant and how many are in it, at its outer corner, where no circle is. */
static void
draw_corners(const struct plot *p, const struct crm_scoring *how, crm_buf *told, crm_buf *out)
{
	crm_buf text = {0};

	for (int high = 1; high >= 0; high--)
		for (int close = 0; close < 2; close++) {
			text.n = 0;
			crm_lang_word(CRM_STANDING, crm_str_z(how->quadrant[high][close]), &text);
			crm_buf_f(&text, " %zu", p->in[high][close]);
			chart_text(&(struct chart_text){close ? LEFT + WIDE : LEFT,
							high ? TOP - 10 : TOP + HIGH + 18, "ink",
							close ? "end" : "", NAME_COLUMNS},
				   crm_buf_slice(&text), out);
			crm_buf_z(told, told->n ? ", " : "");
			crm_buf_str(told, crm_buf_slice(&text));
		}
	crm_buf_free(&text);
}

static void
draw_plot(const struct plot *p, const struct report_chart *chart, crm_buf *out)
{
	const struct crm_scoring *how = crm_scoring_of(p->r->how.policy);
	crm_buf told = {0}, corners = {0};

	draw_corners(p, how, &told, &corners);
	chart_begin(chart, (int)(TOP + HIGH + 40), crm_buf_slice(&told), out);
	draw_frame(how, out);
	for (int value = 0; value <= 100; value++)
		for (int closeness = 0; closeness <= 100; closeness++)
			if (p->spot[value][closeness])
				draw_spot(p, p->spot[value][closeness], out);
	crm_buf_str(out, crm_buf_slice(&corners));
	crm_buf_char(out, '\n');
	chart_end(out);
	crm_buf_free(&told);
	crm_buf_free(&corners);
}

static int
draw(const crm_report *r, const struct report_chart *chart, crm_buf *out, crm_error *e)
{
	struct plot *p = crm_alloc(sizeof *p);
	int status = 0;

	p->r = r;
	for (size_t i = 0; i < r->rows && status == 0; i++)
		status = take(p, i, e);
	if (status == 0)
		draw_plot(p, chart, out);
	free(p);
	return status;
}

const struct report_chart report_chart_quadrants = {
	.name = "quadrants",
	.title = CRM_TR_MARK("Value and closeness"),
	.needs = "value and closeness of several customers",
	.fits = fits,
	.draw = draw,
};
