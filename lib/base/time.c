/* Moments: reading and writing them, and converting between clocks. */
#include <time.h>

#include "base/base.h"

#define DAY_MINUTES 1440
#define DAY_SECONDS 86400

static inline bool
parse_clock(const char *p, uint32_t *minute)
{
	uint32_t bad = 0, hour = crm_two_digits(p, &bad), min = crm_two_digits(p + 3, &bad);

	*minute = hour * 60 + min;
	return !(crm_digits_bad(bad) | (p[2] != ':') | (hour > 23) | (min > 59));
}

/* Z, +HH:MM or +HHMM, and nothing after it. */
static bool
parse_offset(const char *p, size_t n, int16_t *offset)
{
	uint32_t bad = 0, hour, minute;

	if (n == 1 && *p == 'Z') {
		*offset = 0;
		return true;
	}
	if ((n != 5 && n != 6) || (*p != '+' && *p != '-') || (n == 6 && p[3] != ':'))
		return false;
	hour = crm_two_digits(p + 1, &bad);
	minute = crm_two_digits(p + n - 2, &bad);
	if (crm_digits_bad(bad) | (hour > 23) | (minute > 59))
		return false;
	*offset = (int16_t)(hour * 60 + minute);
	if (*p == '-')
		*offset = (int16_t) - *offset;
	return true;
}

bool
crm_time_parse(crm_str s, crm_time *out)
{
	crm_time t = CRM_NO_TIME;
	uint32_t minute, bad = 0;
	size_t at = 16;

	if (s.n < 10 || !crm_day_parse((crm_str){s.p, 10}, &t.day))
		return false;
	if (s.n == 10) {
		*out = t;
		return true;
	}
	if (s.n < 16 || (s.p[10] != 'T' && s.p[10] != ' ') || !parse_clock(s.p + 11, &minute))
		return false;
	t.minute = (int16_t)minute;
	if (s.n >= 19 && s.p[16] == ':') {
		uint32_t second = crm_two_digits(s.p + 17, &bad);

		if (crm_digits_bad(bad) | (second > 59))
			return false;
		at = 19;
		if (s.n > 20 && s.p[19] == '.' && s.p[20] >= '0' && s.p[20] <= '9')
			for (at = 20; at < s.n && s.p[at] >= '0' && s.p[at] <= '9'; at++)
				;
	}
	if (s.n > at && !parse_offset(s.p + at, s.n - at, &t.offset))
		return false;
	*out = t;
	return true;
}

/* Adds the seconds of a time as it is written, and how far the moment goes beyond them. */
static void
add_seconds(crm_str s, int64_t *earliest, int64_t *latest)
{
	int64_t unit = 60 * 1000000, sum = 0;

	if (s.n >= 19 && s.p[16] == ':') {
		unit = 1000000;
		sum = ((s.p[17] - '0') * 10 + s.p[18] - '0') * unit;
		if (s.n > 20 && s.p[19] == '.')
			for (size_t i = 20; i < s.n && s.p[i] >= '0' && s.p[i] <= '9' && unit > 1;
			     i++) {
				unit /= 10;
				sum += (s.p[i] - '0') * unit;
			}
	}
	*earliest += sum;
	*latest = *earliest + unit - 1;
}

bool
crm_time_micros(crm_str s, int64_t *earliest, int64_t *latest)
{
	crm_time t;

	if (!crm_time_parse(s, &t) || t.minute < 0)
		return false;
	*earliest = crm_time_utc(t) * 60 * 1000000;
	add_seconds(s, earliest, latest);
	return true;
}

size_t
crm_time_format(crm_time t, char *out)
{
	char *p = out;
	int offset = t.offset;

	*p = '\0';
	if (t.day == CRM_NO_DAY)
		return 0;
	p += crm_day_format(t.day, p);
	if (t.minute >= 0) {
		*p++ = 'T';
		crm_put_two(p, (unsigned)t.minute / 60);
		p[2] = ':';
		crm_put_two(p + 3, (unsigned)t.minute % 60);
		p += 5;
		if (offset == 0) {
			*p++ = 'Z';
		} else if (offset != CRM_NO_OFFSET) {
			*p++ = offset < 0 ? '-' : '+';
			offset = offset < 0 ? -offset : offset;
			crm_put_two(p, (unsigned)offset / 60);
			p[2] = ':';
			crm_put_two(p + 3, (unsigned)offset % 60);
			p += 5;
		}
		*p = '\0';
	}
	return (size_t)(p - out);
}

size_t
crm_time_show(crm_time t, char *out)
{
	size_t n;

	t.offset = CRM_NO_OFFSET;
	n = crm_time_format(t, out);
	if (n > 10)
		out[10] = ' ';
	return n;
}

bool
crm_time_has_clock(crm_str value, crm_time *out)
{
	return value.n > 10 && value.p[10] == 'T' && crm_time_parse(value, out);
}

/* Seconds east of Greenwich that the process's zone has at a moment. */
static int64_t
zone_offset(int64_t utc_seconds)
{
	time_t when = (time_t)utc_seconds;
	struct tm tm;

	return localtime_r(&when, &tm) ? (int64_t)tm.tm_gmtoff : 0;
}

/* Minutes on the clock that the moment was written by. */
static int64_t
written(crm_time t)
{
	return (int64_t)t.day * DAY_MINUTES + (t.minute < 0 ? DAY_MINUTES : t.minute);
}

static int64_t
floor_minutes(int64_t seconds)
{
	return seconds / 60 - (seconds % 60 < 0);
}

int64_t
crm_wall_ahead(int64_t utc)
{
	return floor_minutes(utc * 60 + zone_offset(utc * 60)) - utc;
}

int64_t
crm_time_wall(crm_time t)
{
	int64_t utc;

	if (t.offset == CRM_NO_OFFSET || t.minute < 0)
		return written(t);
	utc = (written(t) - t.offset) * 60;
	return floor_minutes(utc + zone_offset(utc));
}

/* mktime is not used: for an hour that comes twice, its result depends on earlier calls. Here the
 * first of the two is meant, and an hour that the clock skips counts as if it had not been
 * skipped. */
int64_t
crm_time_utc(crm_time t)
{
	int64_t wall, before, after;

	if (t.offset != CRM_NO_OFFSET && t.minute >= 0)
		return written(t) - t.offset;
	wall = written(t) * 60;
	before = zone_offset(wall - DAY_SECONDS);
	after = zone_offset(wall + DAY_SECONDS);
	if (before != after && zone_offset(wall - before) != before &&
	    zone_offset(wall - after) == after)
		before = after;
	return floor_minutes(wall - before);
}

crm_time
crm_time_now(void)
{
	int64_t utc = time(NULL), offset = floor_minutes(zone_offset(utc));
	int64_t wall = floor_minutes(utc) + offset;

	return (crm_time){
		.day = (crm_day)(wall / DAY_MINUTES),
		.minute = (int16_t)(wall % DAY_MINUTES),
		.offset = (int16_t)offset,
	};
}
