/* house.c: working time. A working day is one on which the house opens;
 * moments are minutes of the zone's clock since 1970, of which the minute 1440 of
 * a day and the minute 0 of the next are one. */
#include "due/bound.h"
#include "due/hours.h"

#define DAY 1440

static bool
closed(const struct crm_due_bound *d, crm_day day)
{
	const struct crm_house *h = crm_policy_hours(d->policy);

	for (size_t i = 0; i < h->days; i++)
		if (h->closed[i] == day)
			return true;
	for (size_t i = 0; i < h->feasts; i++)
		if (crm_holiday_next(h->feast[i], day, d->policy->feb29) == day)
			return true;
	return false;
}

/* When it is open on a day; empty where it is not. */
static struct crm_openings
openings(const struct crm_due_bound *d, crm_day day)
{
	const struct crm_openings *o = &crm_policy_hours(d->policy)->on[crm_day_weekday(day)];

	return o->n && closed(d, day) ? (struct crm_openings){0} : *o;
}

static bool
in_calendar(crm_day day)
{
	return day >= crm_day_of(1, 1, 1) && day <= crm_day_of(9999, 12, 31);
}

crm_day
crm_house_day(const struct crm_due_bound *d, crm_day day, int32_t n)
{
	int by = n < 0 ? -1 : 1;
	bool move = n != 0;

	for (n = n < 0 ? -n : n;;) {
		if (move)
			day += by;
		move = true;
		if (!in_calendar(day))
			return CRM_NO_DAY;
		if (openings(d, day).n && (n == 0 || --n == 0))
			return day;
	}
}

int64_t
crm_house_after(const struct crm_due_bound *d, int64_t from, int64_t minutes)
{
	crm_day day = (crm_day)(from >= 0 ? from / DAY : -((DAY - 1 - from) / DAY));

	for (; minutes > 0 && in_calendar(day); day++) {
		struct crm_openings o = openings(d, day);
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
crm_house_before(const struct crm_due_bound *d, int64_t to, int64_t minutes)
{
	crm_day day = (crm_day)(to >= 0 ? to / DAY : -((DAY - 1 - to) / DAY));

	for (; minutes > 0 && in_calendar(day); day--) {
		struct crm_openings o = openings(d, day);
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
