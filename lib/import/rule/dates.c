/* dates.c: the ways in which other programs write dates. */
#include <string.h>

#include "base/array.h"
#include "base/base.h"
#include "import/rule/dates.h"
#include "import/rule/rule.h"

struct crm_date
crm_date_begin(crm_str s)
{
	return (struct crm_date){
		.p = s.p, .end = s.p + s.n, .hour = -1, .afternoon = -1, .offset = CRM_NO_OFFSET};
}

/* ---- parts ---- */

/* A number of at least `least` and at most `most` digits. */
bool
crm_date_number(struct crm_date *d, int least, int most, int *out)
{
	int n = 0, value = 0;

	while (n < most && d->p < d->end && *d->p >= '0' && *d->p <= '9') {
		value = value * 10 + (*d->p++ - '0');
		n++;
	}
	*out = value;
	return n >= least;
}

bool
crm_date_mark(struct crm_date *d, const char *any)
{
	if (d->p == d->end || !*d->p || !strchr(any, *d->p))
		return false;
	d->p++;
	return true;
}

static void
blanks(struct crm_date *d)
{
	while (crm_date_mark(d, " "))
		;
}

static bool
word(struct crm_date *d, const char *w)
{
	size_t n = strlen(w);

	if ((size_t)(d->end - d->p) < n || strncasecmp(d->p, w, n) != 0)
		return false;
	d->p += n;
	return true;
}

static bool
name_of(struct crm_date *d, const char *const *names, int count, int *out)
{
	for (int i = 0; i < count; i++) {
		if (!word(d, names[i]) && !((size_t)(d->end - d->p) >= 3 &&
					    strncasecmp(d->p, names[i], 3) == 0 && (d->p += 3)))
			continue;
		*out = i + 1;
		return true;
	}
	return false;
}

static bool
month_name(struct crm_date *d)
{
	static const char *const months[] = {"January",   "February", "March",    "April",
					     "May",       "June",     "July",     "August",
					     "September", "October",  "November", "December"};

	return name_of(d, months, 12, &d->month);
}

static bool
weekday_name(struct crm_date *d)
{
	static const char *const days[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
					   "Friday", "Saturday", "Sunday"};
	int ignored;

	return name_of(d, days, 7, &ignored);
}

static bool
half_of_day(struct crm_date *d)
{
	d->afternoon = word(d, "PM") || word(d, "p.m.")   ? 1
		       : word(d, "AM") || word(d, "a.m.") ? 0
							  : -1;
	return d->afternoon >= 0;
}

/* Z, UTC, GMT, +02:00, +0200, +02. */
static bool
offset(struct crm_date *d)
{
	int sign, hours, minutes = 0;

	if (word(d, "UTC") || word(d, "GMT") || word(d, "Z")) {
		d->offset = 0;
		return true;
	}
	sign = d->p < d->end && *d->p == '-' ? -1 : 1;
	if (!crm_date_mark(d, "+-") || !crm_date_number(d, 2, 2, &hours))
		return false;
	if ((crm_date_mark(d, ":") || d->p < d->end) && !crm_date_number(d, 2, 2, &minutes))
		return false;
	d->offset = sign * (hours * 60 + minutes);
	return hours < 24 && minutes < 60;
}

/* 9:30, 09:30:15, 09:30:15.250, each perhaps with AM or PM and an offset. */
static bool
clock_time(struct crm_date *d)
{
	int fraction;

	if (!crm_date_number(d, 1, 2, &d->hour) || !crm_date_mark(d, ":") ||
	    !crm_date_number(d, 2, 2, &d->minute))
		return false;
	if (crm_date_mark(d, ":") && !crm_date_number(d, 2, 2, &d->second))
		return false;
	if (crm_date_mark(d, ".,") && !crm_date_number(d, 1, 9, &fraction))
		return false;
	blanks(d);
	half_of_day(d);
	blanks(d);
	return d->p == d->end || offset(d);
}

/* What may follow a day. */
static bool
rest_of(struct crm_date *d)
{
	if (d->p == d->end)
		return true;
	if (!crm_date_mark(d, " ,T"))
		return false;
	blanks(d);
	return d->p == d->end || clock_time(d);
}

/* ---- formats ---- */

/* 2026-11-21 and what follows; 20261121T093000Z. */
bool
crm_date_iso(struct crm_date *d)
{
	const char *start = d->p;

	if (crm_date_number(d, 4, 4, &d->year) && crm_date_mark(d, "-") &&
	    crm_date_number(d, 2, 2, &d->month) && crm_date_mark(d, "-") &&
	    crm_date_number(d, 2, 2, &d->day))
		return rest_of(d);
	d->p = start;
	if (!crm_date_number(d, 4, 4, &d->year) || !crm_date_number(d, 2, 2, &d->month) ||
	    !crm_date_number(d, 2, 2, &d->day))
		return false;
	if (d->p == d->end)
		return true;
	if (!crm_date_mark(d, "T") || !crm_date_number(d, 2, 2, &d->hour) ||
	    !crm_date_number(d, 2, 2, &d->minute))
		return false;
	return (!(d->p < d->end && *d->p >= '0' && *d->p <= '9') ||
		crm_date_number(d, 2, 2, &d->second)) &&
	       (d->p == d->end || offset(d));
}

/* Day, month and year in some order, with the same mark between them. */
static bool
ordered(struct crm_date *d, const char *order)
{
	char between[2] = "";

	for (int i = 0; i < 3; i++) {
		bool year = order[i] == 'y';
		if (i > 0 && !*between) {
			between[0] = d->p < d->end ? *d->p : '\0';
			if (!crm_date_mark(d, "./-"))
				return false;
		} else if (i > 0 && !crm_date_mark(d, between)) {
			return false;
		}
		blanks(d);
		if (!crm_date_number(d, year ? 4 : 1, year ? 4 : 2,
				     year              ? &d->year
				     : order[i] == 'm' ? &d->month
						       : &d->day))
			return false;
	}
	return rest_of(d);
}

static bool conversion(struct crm_date *d, char c);

static bool
pattern(struct crm_date *d, const char *f)
{
	for (; *f; f++) {
		if (*f == ' ') {
			blanks(d);
		} else if (*f != '%') {
			if (d->p == d->end || *d->p++ != *f)
				return false;
		} else if (!conversion(d, *++f)) {
			return false;
		}
	}
	return d->p == d->end;
}

static bool
conversion(struct crm_date *d, char c)
{
	int n;

	switch (c) {
	case 'Y': return crm_date_number(d, 4, 4, &d->year);
	case 'y':
		if (!crm_date_number(d, 2, 2, &n))
			return false;
		d->year = n + (n < 69 ? 2000 : 1900);
		return true;
	case 'm': return crm_date_number(d, 1, 2, &d->month);
	case 'd':
	case 'e': blanks(d); return crm_date_number(d, 1, 2, &d->day);
	case 'b':
	case 'B': return month_name(d);
	case 'a':
	case 'A': return weekday_name(d);
	case 'H':
	case 'I': return crm_date_number(d, 1, 2, &d->hour);
	case 'M': return crm_date_number(d, 2, 2, &d->minute);
	case 'S':
		return crm_date_number(d, 2, 2, &d->second) &&
		       (!crm_date_mark(d, ".") || crm_date_number(d, 1, 9, &n));
	case 'p': return half_of_day(d);
	case 'z': return offset(d);
	default: return crm_date_mark(d, "%");
	}
}

/* Days since 1899-12-30, as spreadsheets count from March 1900 on; the fraction is the time. */
static bool
serial(crm_str s, crm_day first, struct crm_date *d)
{
	int64_t fraction = 0, scale = 1000000000, minutes;
	int days;

	*d = crm_date_begin(s);
	if (!crm_date_number(d, 1, 7, &days) || days < 61 || days > 2958465)
		return false;
	if (crm_date_mark(d, ".") && d->p == d->end)
		return false;
	for (; d->p < d->end && *d->p >= '0' && *d->p <= '9'; d->p++)
		fraction += (*d->p - '0') * (scale /= 10);
	minutes = (fraction * 1440 + 500000000) / 1000000000;
	crm_day_split(first + days + (crm_day)(minutes / 1440), &d->year, &d->month, &d->day);
	if (fraction) {
		d->hour = (int)(minutes / 60 % 24);
		d->minute = (int)(minutes % 60);
	}
	return d->p == d->end;
}

static bool
epoch(crm_str s, bool milliseconds, struct crm_date *d)
{
	crm_num n;
	int64_t seconds, minutes;

	if (!crm_num_parse(s, &n))
		return false;
	seconds = n / CRM_NUM_ONE / (milliseconds ? 1000 : 1);
	minutes = seconds / 60 - (seconds % 60 < 0);
	if (minutes / 1440 < CRM_DAY_MIN || minutes / 1440 >= CRM_DAY_MAX)
		return false;
	crm_day_split((crm_day)(minutes / 1440 - (minutes % 1440 < 0)), &d->year, &d->month,
		      &d->day);
	d->hour = (int)((minutes % 1440 + 1440) % 1440 / 60);
	d->minute = (int)((minutes % 60 + 60) % 60);
	d->offset = 0;
	return true;
}

const char *
crm_dates_wrong(const char *format)
{
	static const char *const words[] = {"iso",   "dmy",        "mdy",   "ymd",
					    "excel", "excel-1904", "epoch", "epoch-ms"};

	for (size_t i = 0; i < CRM_LENGTH(words); i++)
		if (strcmp(format, words[i]) == 0)
			return NULL;
	if (!strchr(format, '%'))
		return "is not a way to write dates; expected dmy, mdy, ymd, excel, epoch, or a "
		       "format such as %d.%m.%Y";
	for (const char *p = format; (p = strchr(p, '%')); p += 2)
		if (!p[1] || !strchr("YymdebBaAHIMSpz%", p[1]))
			return "has a conversion that is not known; there are %Y %y %m %d %e %b %B "
			       "%a %A %H %I %M %S %p %z %%";
	return NULL;
}

bool
crm_date_by_format(const char *format, crm_str s, struct crm_date *d)
{
	*d = crm_date_begin(s);
	if (strchr(format, '%'))
		return pattern(d, format);
	if (strncmp(format, "excel", 5) == 0)
		return serial(s, crm_day_of(1899, 12, 30) + (format[5] ? 1462 : 0), d);
	if (strncmp(format, "epoch", 5) == 0)
		return epoch(s, format[5] != '\0', d);
	return strcmp(format, "iso") == 0 ? crm_date_iso(d) : ordered(d, format);
}
