/* trend.c: value and closeness at the end of earlier months. Nothing is kept from run to run, so
 * the logs are folded once more as of each of these days, by today's policy and today's columns of
 * the customers. */
#include <stdlib.h>

#include "card/cards.h"

/* The last day of the month that is the given number of months earlier. */
static crm_day
month_end(crm_day today, int months)
{
	int year, month, day;

	crm_day_split(today, &year, &month, &day);
	month -= months;
	for (; month < 1; month += 12)
		year--;
	return crm_day_of(year, month, crm_month_length(year, month));
}

static crm_num
number(crm_cursor *at, int ref)
{
	crm_value v;
	crm_error e;

	return ref >= 0 && crm_cursor_value(at, ref, &v, &e) == 0 && v.type == CRM_NUMBER
		       ? v.number
		       : CRM_CARD_NOTHING;
}

/* Whether the customer was known then; the day of registration may be a later one. */
static bool
is_known(crm_cursor *at, int ref, crm_day then)
{
	crm_value v;
	crm_error e;

	return crm_cursor_value(at, ref, &v, &e) == 0 && v.type == CRM_DATE && v.date.day <= then;
}

static void
take(struct crm_cards *c, const crm_frame *f, const int *ref, unsigned k)
{
	crm_cursor *at = crm_cursor_new(f);
	size_t place = 0;

	for (size_t row = 0; row < crm_frame_rows(f); row++) {
		if (!c->wanted[row])
			continue;
		crm_cursor_go(at, row);
		c->trend_of[row] = (uint32_t)place;
		bool known = is_known(at, ref[2], c->month[k]);
		c->values[place * c->months + k] = known ? number(at, ref[0]) : CRM_CARD_NOTHING;
		c->closenesses[place * c->months + k] =
			known ? number(at, ref[1]) : CRM_CARD_NOTHING;
		place++;
	}
	crm_cursor_free(at);
}

/* 0, or -1 with the fault. */
static int
look(struct crm_cards *c, unsigned k, crm_error *e)
{
	static const crm_str names[] = {{"value", 5}, {"closeness", 9}, {"first_seen", 10}};
	crm_time then = {c->month[k], -1, CRM_NO_OFFSET};
	crm_frame *f = crm_frame_past(c->frame, then);
	crm_derived *derived = crm_derived_new(c->policy, f);
	crm_rejects *none = crm_rejects_new(); /* the fold of today reports them */
	int ref[3], failed = 0;

	for (int i = 0; !failed && i < 3; i++)
		failed = (ref[i] = crm_frame_ref(f, names[i], e)) < 0;
	if (!failed && crm_frame_fold(f, c->how.threads, none, e) == 0 &&
	    crm_derived_run(derived, e) == 0)
		take(c, f, ref, k);
	else
		failed = 1;
	crm_rejects_free(none);
	crm_derived_free(derived);
	crm_frame_free(f);
	return failed ? -1 : 0;
}

int
crm_card_trends(struct crm_cards *c, crm_error *e)
{
	crm_day today = crm_frame_today(c->frame).day;
	unsigned n = c->how.months < CRM_CARD_MONTHS ? c->how.months : CRM_CARD_MONTHS;
	size_t rows = crm_frame_rows(c->frame), wanted = 0;

	if (n < 2 || !crm_frame_has_log(c->frame))
		return 0;
	for (size_t row = 0; row < rows; row++)
		wanted += c->wanted[row];
	c->months = n;
	c->values = crm_alloc((wanted + 1) * n * sizeof *c->values);
	c->closenesses = crm_alloc((wanted + 1) * n * sizeof *c->closenesses);
	c->trend_of = crm_alloc((rows + 1) * sizeof *c->trend_of);
	for (unsigned k = 0; k + 1 < n; k++) {
		c->month[k] = month_end(today, (int)(n - 1 - k));
		if (look(c, k, e) < 0)
			return -1;
	}
	c->month[n - 1] = today;
	return 0;
}
