/* Lengths of time. */
#include <string.h>

#include "base/base.h"

bool
crm_span_parse(crm_str s, crm_span *out)
{
	int64_t n = 0;
	size_t i;
	char unit;

	for (i = 0; i < s.n; i++) {
		uint32_t d = (uint32_t)(unsigned char)s.p[i] - '0';

		if (d > 9)
			break;
		n = n * 10 + d;
		if (n > INT32_MAX)
			return false;
	}
	if (i == 0 || i == s.n)
		return false;
	unit = s.p[i];
	if (crm_str_eqz((crm_str){s.p + i, s.n - i}, "min"))
		unit = 'i';
	else if (s.n - i != 1 || !memchr("dwmyh", unit, 5))
		return false;
	*out = (crm_span){(int32_t)n, unit};
	return true;
}

size_t
crm_span_format(crm_span s, char *out)
{
	char unit[2] = {s.unit, '\0'};

	return (size_t)snprintf(out, CRM_SPAN_TEXT, "%d%s", (int)s.n, s.unit == 'i' ? "min" : unit);
}

/* Whole days in n parts of which a day has so many, rounded up. */
static int64_t
days_up(int64_t n, int64_t parts)
{
	return n / parts + (n % parts > 0);
}

static crm_day
add_days(crm_day d, int64_t n)
{
	n += d;
	return n >= CRM_DAY_MIN && n <= CRM_DAY_MAX ? (crm_day)n : CRM_NO_DAY;
}

static crm_day
add_months(crm_day d, int64_t n)
{
	int year, month, day, last;

	crm_day_split(d, &year, &month, &day);
	n += (int64_t)year * 12 + month - 1;
	if (n < 12 || n >= INT64_C(10000) * 12)
		return CRM_NO_DAY;
	year = (int)(n / 12);
	month = (int)(n % 12) + 1;
	last = crm_month_length(year, month);
	return crm_day_of(year, month, day < last ? day : last);
}

crm_day
crm_day_add(crm_day d, crm_span s, int sign)
{
	int64_t way = sign < 0 ? -1 : 1;

	if (!crm_day_in_range(d))
		return CRM_NO_DAY;
	switch (s.unit) {
	case 'w': return add_days(d, way * s.n * 7);
	case 'm': return add_months(d, way * s.n);
	case 'y': return add_months(d, way * s.n * 12);
	case 'h': return add_days(d, way * days_up(s.n, 24));
	case 'i': return add_days(d, way * days_up(s.n, 24 * 60));
	default: return add_days(d, way * s.n);
	}
}

int32_t
crm_span_days(crm_span s)
{
	int64_t n = s.n, days = n;

	switch (s.unit) {
	case 'w': days = n * 7; break;
	case 'm':
		days = (n * 487 + 8) / 16; /* 30.4375 is 487/16 */
		break;
	case 'y':
		days = (n * 1461 + 2) / 4; /* 365.25 is 1461/4 */
		break;
	case 'h': days = (n + 12) / 24; break;
	case 'i': days = (n + 720) / 1440; break;
	}
	return days > INT32_MAX ? INT32_MAX : (int32_t)days;
}
