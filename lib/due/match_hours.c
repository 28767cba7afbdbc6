/* match_hours.c: working time. A working day is one on which we are open;
 * moments are minutes of the zone's clock since 1970, of which the minute 1440 of
 * a day and the minute 0 of the next are one. */
#include "due/calendar.h"

#define DAY 1440

static bool
closed(const crm_policy *p, crm_day day)
{
	const struct crm_hours *h = crm_policy_hours(p);

	for (size_t i = 0; i < h->closed.n; i++)
		if (h->closed.at[i] == day)
			return true;
	return crm_hours_holiday(h, day);
}

/* When it is open on a day; empty where it is not. */
static struct crm_openings
openings(const crm_policy *p, crm_day day)
{
	const struct crm_openings *o = &crm_policy_hours(p)->on[crm_day_weekday(day)];

	return o->n && closed(p, day) ? (struct crm_openings){0} : *o;
}

static bool
in_calendar(crm_day day)
{
	return day >= crm_day_of(1, 1, 1) && day <= crm_day_of(9999, 12, 31);
}

crm_day
crm_working_day(const crm_policy *p, crm_day day, int32_t n)
{
	int by = n < 0 ? -1 : 1;
	bool move = n != 0;

	for (n = n < 0 ? -n : n;;) {
		if (move)
			day += by;
		move = true;
		if (!in_calendar(day))
			return CRM_NO_DAY;
		if (openings(p, day).n && (n == 0 || --n == 0))
			return day;
	}
}

int64_t
crm_working_after(const crm_policy *p, int64_t from, int64_t minutes)
{
	crm_day day = (crm_day)(from >= 0 ? from / DAY : -((DAY - 1 - from) / DAY));

	for (; minutes > 0 && in_calendar(day); day++) {
		struct crm_openings o = openings(p, day);
		for (size_t i = 0; i < o.n && minutes > 0; i++) {
			int64_t begin = (int64_t)day * DAY + o.at[i].from,
				end = (int64_t)day * DAY + o.at[i].to;
			if (begin < from)
				begin = from;
			if (end <= begin)
				continue;
			from = end - begin < minutes ? end : begin + minutes;
			minutes -= from - begin;
		}
	}
	return minutes > 0 ? INT64_MAX : from;
}

int64_t
crm_working_before(const crm_policy *p, int64_t to, int64_t minutes)
{
	crm_day day = (crm_day)(to >= 0 ? to / DAY : -((DAY - 1 - to) / DAY));

	for (; minutes > 0 && in_calendar(day); day--) {
		struct crm_openings o = openings(p, day);
		for (size_t i = o.n; i-- > 0 && minutes > 0;) {
			int64_t begin = (int64_t)day * DAY + o.at[i].from,
				end = (int64_t)day * DAY + o.at[i].to;
			if (end > to)
				end = to;
			if (end <= begin)
				continue;
			to = end - begin < minutes ? begin : end - minutes;
			minutes -= end - to;
		}
	}
	return to;
}

int64_t
crm_working_minutes(const crm_policy *p, int64_t from, int64_t to)
{
	crm_day day = (crm_day)(from >= 0 ? from / DAY : -((DAY - 1 - from) / DAY));
	int64_t minutes = 0;

	for (; (int64_t)day * DAY < to && in_calendar(day); day++) {
		struct crm_openings o = openings(p, day);
		for (size_t i = 0; i < o.n; i++) {
			int64_t begin = (int64_t)day * DAY + o.at[i].from,
				end = (int64_t)day * DAY + o.at[i].to;
			begin = begin < from ? from : begin;
			end = end > to ? to : end;
			minutes += end > begin ? end - begin : 0;
		}
	}
	return minutes;
}
