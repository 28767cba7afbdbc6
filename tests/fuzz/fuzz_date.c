/* Whatever parses as a day, moment, span, number or partial date comes back
 * the same after being written; the rest is refused without harm. */
#include <stdlib.h>
#include <string.h>

#include "base/base.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
hold(bool condition)
{
	if (!condition)
		abort();
}

static void
days_and_times(crm_str s)
{
	char text[CRM_TIME_TEXT];
	crm_day d;
	crm_time t, again;
	crm_lunar l;

	if (crm_day_parse(s, &d)) {
		hold(crm_day_format(d, text) == s.n && memcmp(text, s.p, s.n) == 0);
		if (crm_lunar_of(d, &l))
			hold(crm_lunar_day(l) == d);
	}
	if (crm_time_parse(s, &t)) {
		size_t n = crm_time_format(t, text);

		hold(n < sizeof text && text[n] == '\0');
		hold(crm_time_parse((crm_str){text, n}, &again));
		hold(again.day == t.day && again.minute == t.minute && again.offset == t.offset);
		crm_time_wall(t);
		crm_time_utc(t);
	}
}

static void
spans_and_numbers(crm_str s)
{
	char text[CRM_NUM_TEXT];
	crm_span span, span_again;
	crm_num v, v_again;

	if (crm_span_parse(s, &span)) {
		size_t n = crm_span_format(span, text);

		hold(n < CRM_SPAN_TEXT && crm_span_parse((crm_str){text, n}, &span_again));
		hold(span.n == span_again.n && span.unit == span_again.unit);
		hold(crm_span_days(span) >= 0);
		for (crm_day d = CRM_DAY_MIN; d <= CRM_DAY_MAX; d += 365242) {
			crm_day later = crm_day_add(d, span, 1), earlier = crm_day_add(d, span, -1);

			hold(later == CRM_NO_DAY || later >= d);
			hold(earlier == CRM_NO_DAY || (earlier <= d && earlier >= CRM_DAY_MIN));
		}
	}
	if (crm_num_parse(s, &v))
		for (int decimals = 0; decimals <= 4; decimals++) {
			size_t n = crm_num_format(v, decimals, text);

			hold(n < sizeof text && crm_num_parse((crm_str){text, n}, &v_again) &&
			     v == v_again);
			hold(crm_num_round(crm_num_round(v, decimals), decimals) ==
			     crm_num_round(v, decimals));
		}
}

static void
partial_dates(crm_str s)
{
	crm_partial p;
	crm_day from = crm_day_of(2026, 11, 21);

	if (!crm_partial_parse(s, &p))
		return;
	hold(p.month >= 1 && p.month <= 12 && p.day >= 0 && p.day <= 31);
	for (int rule = CRM_FEB28; rule <= CRM_MAR1; rule++) {
		crm_day next = crm_partial_next(&p, from, (enum crm_feb29)rule);

		hold(next == CRM_NO_DAY || next >= from);
		if (next != CRM_NO_DAY)
			hold(crm_partial_next(&p, next, (enum crm_feb29)rule) == next);
		if (p.year < 2026)
			hold(next != CRM_NO_DAY && next < from + 400);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	/* a copy of its own size, so that a byte too far is seen */
	char *copy = crm_alloc(size);
	crm_str s = {copy, size};

	if (size)
		memcpy(copy, data, size);
	days_and_times(s);
	spans_and_numbers(s);
	partial_dates(s);
	free(copy);
	return 0;
}
