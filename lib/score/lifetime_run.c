/* lifetime_run.c: the histories of customers, and the columns of lifetime value. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "score/score.h"
#include "score/lifetime.h"

/* ---- histories ---- */

int
crm_history_bind(struct crm_history_refs *h, crm_frame *f, crm_error *e)
{
	struct {
		const char *name;
		int *ref;
	} facts[] = {
		{"first_purchase", &h->first},    {"last_purchase", &h->last},
		{"purchases", &h->purchases},     {"spend", &h->spend},
		{"first_spend", &h->first_spend},
	};

	for (size_t i = 0; i < CRM_LENGTH(facts); i++)
		if ((*facts[i].ref = crm_frame_ref(f, crm_str_z(facts[i].name), e)) < 0)
			return -1;
	return 0;
}

static int
unsound(crm_frame *f, crm_cursor *at, const char *field, const char *why, crm_error *e)
{
	crm_fail(e, CRM_DATA, "%s", why);
	return crm_row_fault(f, crm_cursor_row(at), field, e);
}

int
crm_history_of(const struct crm_history_refs *h, crm_frame *f, crm_cursor *at,
	       struct crm_bought *out, crm_error *e)
{
	const int refs[] = {h->purchases, h->first, h->last, h->spend, h->first_spend};
	crm_value v[5];
	crm_day today = crm_frame_today(f).day;
	crm_num money = 0;
	int64_t n;

	if (crm_cursor_is_noncustomer(at))
		return 0;
	for (size_t i = 0; i < 5; i++)
		if (crm_cursor_value(at, refs[i], &v[i], e) < 0)
			return -1;
	n = v[0].type == CRM_NUMBER ? v[0].number / CRM_NUM_ONE : 0;
	if (n <= 0)
		return 0;
	if (v[1].type != CRM_DATE || v[2].type != CRM_DATE)
		return unsound(f, at, "first_purchase", "is missing, though there are purchases",
			       e);
	*out = (struct crm_bought){.age = today - v[1].date.day,
				   .last = v[2].date.day - v[1].date.day};
	if (out->last < 0) /* the same moment, written as two days */
		out->last = 0;
	if (out->age < out->last)
		return unsound(f, at, "last_purchase", "comes after as_of", e);
	if (n - 1 > (int64_t)out->last + 1)
		return unsound(f, at, "purchases",
			       "are more than there are days from the first to the last", e);
	out->x = (uint32_t)(n - 1);
	if (v[3].type == CRM_NUMBER && v[4].type == CRM_NUMBER &&
	    crm_num_sub(v[3].number, v[4].number, &money) < 0)
		return unsound(f, at, "spend", "becomes too large", e);
	out->money = (double)money / CRM_NUM_ONE;
	return 1;
}

/* ---- the columns ---- */

enum { ALIVE, PURCHASES, ORDER, CLV, COLUMNS };
static const struct {
	const char *name;
	int decimals;
} columns[COLUMNS] = {
	{"p_alive", 4},
	{"expected_purchases", 4},
	{"expected_order", 2},
	{"clv", 2},
};

/* The purchases of a customer who is still one depend on x and T alone, which many customers
 * share: each thread keeps the results. */
#define ROOM 4096
struct coming {
	uint32_t x;
	int32_t age; /* -1: free */
	double purchases, discounted;
};

struct crm_lifetime {
	struct crm_found found;
	crm_frame *frame;
	struct crm_history_refs history;
	int column[COLUMNS];
	double days;                  /* the horizon */
	double rate;                  /* what a month takes off: ln(1 + discount) / 12 */
	struct coming (*known)[ROOM]; /* one a hand */
};

crm_lifetime *
crm_lifetime_new(const struct crm_lifetime_how *how, crm_frame *f, crm_error *e)
{
	crm_lifetime *l = crm_alloc(sizeof *l);
	crm_buf text = {0};
	bool good = crm_file_read(how->path, &text, e) == 0 &&
		    crm_found_parse(&l->found, how->path, crm_buf_slice(&text), e) == 0 &&
		    crm_history_bind(&l->history, f, e) == 0;

	crm_buf_free(&text);
	if (!good) {
		free(l);
		return NULL;
	}
	l->frame = f;
	l->days = how->months * crm_unit_days[CRM_UNIT_MONTH];
	l->rate = log1p(how->discount) / 12;
	for (int i = 0; i < COLUMNS; i++)
		l->column[i] = crm_frame_add(f, columns[i].name, CRM_NUMBER, columns[i].decimals);
	return l;
}

void
crm_lifetime_free(crm_lifetime *l)
{
	free(l);
}

bool
crm_lifetime_has_money(const crm_lifetime *l)
{
	return l->found.money;
}

const char *
crm_lifetime_fallback(const crm_lifetime *l, const char **instead_of)
{
	if (l->found.instead_of < 0)
		return NULL;
	*instead_of = crm_lifetime_kinds[l->found.instead_of];
	return crm_lifetime_kinds[l->found.buying.kind];
}

crm_day
crm_lifetime_until(const crm_lifetime *l)
{
	return l->found.until;
}

/* Month by month: the purchases of a month count at its end. */
static void
work_out(const crm_lifetime *l, struct coming *c)
{
	double unit = crm_unit_days[l->found.unit], month = crm_unit_days[CRM_UNIT_MONTH];
	double before = 0, from = 0;

	c->purchases = c->discounted = 0;
	while (from < l->days - 1e-9) {
		double to = from + month < l->days ? from + month : l->days;
		double n = crm_coming(&l->found.buying, c->x, c->age / unit, to / unit);

		c->discounted += (n - before) * exp(-l->rate * to / month);
		before = c->purchases = n;
		from = to;
	}
}

static const struct coming *
coming(crm_lifetime *l, unsigned hand, const struct crm_bought *b)
{
	struct coming *c = &l->known[hand][(b->x * UINT32_C(2654435761) + (uint32_t)b->age) % ROOM];

	if (c->x == b->x && c->age == b->age)
		return c;
	c->x = b->x;
	c->age = b->age;
	work_out(l, c);
	return c;
}

static bool
knows_leaving(const crm_lifetime *l)
{
	return l->found.buying.kind < CRM_LEAVING_KINDS;
}

/* NAN when it cannot be computed. */
static void
expect(const crm_lifetime *l, const struct crm_bought *b, const struct coming *c,
       double of[COLUMNS])
{
	double unit = crm_unit_days[l->found.unit];
	/* Who got everything back, or paid nothing, says as little of what comes as one who came
	 * once. */
	double mean = b->x > 0 && b->money > 0 ? b->money / b->x : 0;

	double alive = crm_alive(&l->found.buying, b->x, b->last / unit, b->age / unit);

	/* That nobody leaves is assumed: it says nothing of this customer. */
	of[ALIVE] = knows_leaving(l) ? alive : NAN;
	of[PURCHASES] = alive * c->purchases;
	of[ORDER] =
		l->found.money ? crm_next_order(l->found.spending, mean > 0 ? b->x : 0, mean) : NAN;
	of[CLV] = of[ORDER] * alive * c->discounted;
}

/* The value of the column: missing when it cannot be computed, or is too large for money. */
static crm_num
as_written(int column, double n)
{
	if (!isfinite(n) || fabs(n) >= 1e14)
		return CRM_NO_FIGURE;
	return crm_num_round((crm_num)llround(n * CRM_NUM_ONE), columns[column].decimals);
}

static int
lifetime_row(void *to, unsigned hand, crm_cursor *at, crm_error *e)
{
	crm_lifetime *l = to;
	double of[COLUMNS];
	struct crm_bought b;
	int bought = crm_history_of(&l->history, l->frame, at, &b, e);

	if (bought <= 0)
		return bought;
	expect(l, &b, coming(l, hand, &b), of);
	for (int i = 0; i < COLUMNS; i++)
		crm_frame_numbers(l->frame, l->column[i])[crm_cursor_row(at)] =
			as_written(i, of[i]);
	return 0;
}

int
crm_lifetime_run(crm_lifetime *l, crm_error *e)
{
	unsigned hands = crm_frame_hands(l->frame);
	int done;

	l->known = crm_alloc(hands * sizeof *l->known);
	for (unsigned h = 0; h < hands; h++)
		for (size_t i = 0; i < ROOM; i++)
			l->known[h][i].age = -1;
	done = crm_frame_each(l->frame, lifetime_row, l, e);
	free(l->known);
	l->known = NULL;
	return done;
}

/* ---- explanation ---- */

/* Adds the figure of the column; false when it has none. */
static bool
add_figure(int column, double n, crm_buf *out)
{
	crm_num figure = as_written(column, n);

	crm_buf_f(out, "  %s ", columns[column].name);
	if (figure != CRM_NO_FIGURE)
		crm_figure_text(figure, columns[column].decimals, out);
	else
		crm_buf_z(out, isnan(n) ? "is not known" : "is too large to tell");
	return figure != CRM_NO_FIGURE;
}

static void
explain_order(const crm_lifetime *l, const struct crm_bought *b, double order, crm_buf *out)
{
	const double *p = l->found.spending, x = b->money > 0 ? b->x : 0;
	double all = crm_next_order(p, 0, 0), own = p[0] * x / (p[0] * x + p[1] - 1);

	add_figure(ORDER, order, out);
	if (x <= 0)
		crm_buf_z(out,
			  isfinite(all)
				  ? ": the mean of all customers, as nothing is known of theirs\n"
				  : ": nothing is known of theirs, and the mean of all customers "
				    "has no bound\n");
	else if (isfinite(all))
		crm_buf_f(out,
			  " = %.2f * %.2f, their own mean of %u after the first day, + %.2f * "
			  "%.2f, that of all\n",
			  own, b->money / x, b->x, 1 - own, all);
	else
		crm_buf_f(out,
			  ": their own mean of %u after the first day is %.2f; that of all has no "
			  "bound\n",
			  b->x, b->money / x);
}

static void
explain_expected(const crm_lifetime *l, const struct crm_bought *b, crm_buf *out)
{
	struct coming c = {.x = b->x, .age = b->age};
	double of[COLUMNS];

	work_out(l, &c);
	expect(l, b, &c, of);
	add_figure(ALIVE, of[ALIVE], out);
	crm_buf_z(out, knows_leaving(l) ? "\n" : ": the model takes nobody to leave\n");
	if (add_figure(PURCHASES, of[PURCHASES], out) && knows_leaving(l))
		crm_buf_f(out, " = p_alive * %.4f, of one who is still there", c.purchases);
	crm_buf_char(out, '\n');
	if (!l->found.money)
		return;
	explain_order(l, b, of[ORDER], out);
	if (add_figure(CLV, of[CLV], out))
		crm_buf_f(out,
			  " = expected_order * %s%.4f, those purchases discounted by "
			  "%.4g%% a year",
			  knows_leaving(l) ? "p_alive * " : "", c.discounted,
			  expm1(l->rate * 12) * 100);
	crm_buf_char(out, '\n');
}

int
crm_lifetime_explain(crm_lifetime *l, size_t row, crm_buf *out, crm_error *e)
{
	const struct crm_found *found = &l->found;
	double unit = crm_unit_days[found->unit];
	const char *name = crm_lifetime_units[found->unit];
	crm_cursor *at = crm_cursor_new(l->frame);
	struct crm_bought b;
	int bought;

	crm_cursor_go(at, row);
	bought = crm_history_of(&l->history, l->frame, at, &b, e);
	crm_cursor_free(at);
	if (bought < 0)
		return -1;
	crm_buf_f(out, "\nExpected within %.0f days (%s", l->days,
		  crm_lifetime_kinds[found->buying.kind]);
	if (found->instead_of >= 0)
		crm_buf_f(out, ", a fallback for %s", crm_lifetime_kinds[found->instead_of]);
	crm_buf_z(out, "):\n");
	if (bought == 0) {
		crm_buf_z(out, "  they never bought: nothing is expected\n");
		return 0;
	}
	crm_buf_f(out, "  they first bought %.2f %ss ago", b.age / unit, name);
	if (b.x > 0)
		crm_buf_f(out, ", came again on %u day%s, the last %.2f %ss after the first\n", b.x,
			  b.x > 1 ? "s" : "", b.last / unit, name);
	else
		crm_buf_z(out, " and have not come again\n");
	explain_expected(l, &b, out);
	return 0;
}
