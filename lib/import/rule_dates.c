/* rule_dates.c: dates as other programs write them, to ours. */
#include <string.h>

#include "base/base.h"
#include "import/rule_parts.h"

/* A date on its way: what has been read of it, -1 or 0 where nothing was. */
struct date {
	const char *p, *end;
	int year, month, day, hour, minute, second;
	int afternoon; /* 0 AM, 1 PM, -1 neither */
	int offset;    /* minutes, or CRM_NO_OFFSET */
};

static struct date
begin(crm_str s)
{
	return (struct date){
		.p = s.p, .end = s.p + s.n, .hour = -1, .afternoon = -1, .offset = CRM_NO_OFFSET};
}

/* ---- parts ---- */

/* A number of at least `least` and at most `most` digits. */
static bool
number(struct date *d, int least, int most, int *out)
{
	int n = 0, value = 0;

	while (n < most && d->p < d->end && *d->p >= '0' && *d->p <= '9') {
		value = value * 10 + (*d->p++ - '0');
		n++;
	}
	*out = value;
	return n >= least;
}

static bool
mark(struct date *d, const char *any)
{
	if (d->p == d->end || !*d->p || !strchr(any, *d->p))
		return false;
	d->p++;
	return true;
}

static void
blanks(struct date *d)
{
	while (mark(d, " "))
		;
}

static bool
word(struct date *d, const char *w)
{
	size_t n = strlen(w);

	if ((size_t)(d->end - d->p) < n || strncasecmp(d->p, w, n) != 0)
		return false;
	d->p += n;
	return true;
}

static bool
name_of(struct date *d, const char *const *names, int count, int *out)
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
month_name(struct date *d)
{
	static const char *const months[] = {"January",   "February", "March",    "April",
					     "May",       "June",     "July",     "August",
					     "September", "October",  "November", "December"};

	return name_of(d, months, 12, &d->month);
}

static bool
weekday_name(struct date *d)
{
	static const char *const days[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
					   "Friday", "Saturday", "Sunday"};
	int ignored;

	return name_of(d, days, 7, &ignored);
}

static bool
half_of_day(struct date *d)
{
	d->afternoon = word(d, "PM") || word(d, "p.m.")   ? 1
		       : word(d, "AM") || word(d, "a.m.") ? 0
							  : -1;
	return d->afternoon >= 0;
}

/* Z, UTC, GMT, +02:00, +0200, +02. */
static bool
offset(struct date *d)
{
	int sign, hours, minutes = 0;

	if (word(d, "UTC") || word(d, "GMT") || word(d, "Z")) {
		d->offset = 0;
		return true;
	}
	sign = d->p < d->end && *d->p == '-' ? -1 : 1;
	if (!mark(d, "+-") || !number(d, 2, 2, &hours))
		return false;
	if ((mark(d, ":") || d->p < d->end) && !number(d, 2, 2, &minutes))
		return false;
	d->offset = sign * (hours * 60 + minutes);
	return hours < 24 && minutes < 60;
}

/* 9:30, 09:30:15, 09:30:15.250, each perhaps with AM or PM and an offset. */
static bool
clock_time(struct date *d)
{
	int fraction;

	if (!number(d, 1, 2, &d->hour) || !mark(d, ":") || !number(d, 2, 2, &d->minute))
		return false;
	if (mark(d, ":") && !number(d, 2, 2, &d->second))
		return false;
	if (mark(d, ".,") && !number(d, 1, 9, &fraction))
		return false;
	blanks(d);
	half_of_day(d);
	blanks(d);
	return d->p == d->end || offset(d);
}

/* What may follow a day. */
static bool
rest_of(struct date *d)
{
	if (d->p == d->end)
		return true;
	if (!mark(d, " ,T"))
		return false;
	blanks(d);
	return d->p == d->end || clock_time(d);
}

/* ---- formats ---- */

/* 2026-11-21 and what follows; 20261121T093000Z. */
static bool
iso(struct date *d)
{
	const char *start = d->p;

	if (number(d, 4, 4, &d->year) && mark(d, "-") && number(d, 2, 2, &d->month) &&
	    mark(d, "-") && number(d, 2, 2, &d->day))
		return rest_of(d);
	d->p = start;
	if (!number(d, 4, 4, &d->year) || !number(d, 2, 2, &d->month) || !number(d, 2, 2, &d->day))
		return false;
	if (d->p == d->end)
		return true;
	if (!mark(d, "T") || !number(d, 2, 2, &d->hour) || !number(d, 2, 2, &d->minute))
		return false;
	return (!(d->p < d->end && *d->p >= '0' && *d->p <= '9') || number(d, 2, 2, &d->second)) &&
	       (d->p == d->end || offset(d));
}

/* Day, month and year in some order, with the same mark between them. */
static bool
ordered(struct date *d, const char *order)
{
	char between[2] = "";

	for (int i = 0; i < 3; i++) {
		bool year = order[i] == 'y';
		if (i > 0 && !*between) {
			between[0] = d->p < d->end ? *d->p : '\0';
			if (!mark(d, "./-"))
				return false;
		} else if (i > 0 && !mark(d, between)) {
			return false;
		}
		blanks(d);
		if (!number(d, year ? 4 : 1, year ? 4 : 2,
			    year              ? &d->year
			    : order[i] == 'm' ? &d->month
					      : &d->day))
			return false;
	}
	return rest_of(d);
}

static bool conversion(struct date *d, char c);

static bool
pattern(struct date *d, const char *f)
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
conversion(struct date *d, char c)
{
	int n;

	switch (c) {
	case 'Y': return number(d, 4, 4, &d->year);
	case 'y':
		if (!number(d, 2, 2, &n))
			return false;
		d->year = n + (n < 69 ? 2000 : 1900);
		return true;
	case 'm': return number(d, 1, 2, &d->month);
	case 'd':
	case 'e': blanks(d); return number(d, 1, 2, &d->day);
	case 'b':
	case 'B': return month_name(d);
	case 'a':
	case 'A': return weekday_name(d);
	case 'H':
	case 'I': return number(d, 1, 2, &d->hour);
	case 'M': return number(d, 2, 2, &d->minute);
	case 'S': return number(d, 2, 2, &d->second) && (!mark(d, ".") || number(d, 1, 9, &n));
	case 'p': return half_of_day(d);
	case 'z': return offset(d);
	default: return mark(d, "%");
	}
}

/* Days since 1899-12-30, as spreadsheets count from March 1900 on; the fraction is the time. */
static bool
serial(crm_str s, crm_day first, struct date *d)
{
	int64_t fraction = 0, scale = 1000000000, minutes;
	int days;

	*d = begin(s);
	if (!number(d, 1, 7, &days) || days < 61 || days > 2958465)
		return false;
	if (mark(d, ".") && d->p == d->end)
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
epoch(crm_str s, bool milliseconds, struct date *d)
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

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
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

static bool
by_format(const char *format, crm_str s, struct date *d)
{
	*d = begin(s);
	if (strchr(format, '%'))
		return pattern(d, format);
	if (strncmp(format, "excel", 5) == 0)
		return serial(s, crm_day_of(1899, 12, 30) + (format[5] ? 1462 : 0), d);
	if (strncmp(format, "epoch", 5) == 0)
		return epoch(s, format[5] != '\0', d);
	return strcmp(format, "iso") == 0 ? iso(d) : ordered(d, format);
}

/* ---- to ours ---- */

static bool
to_time(const struct date *d, crm_time *t)
{
	int hour = d->hour;

	if (!crm_day_valid(d->year, d->month, d->day))
		return false;
	*t = (crm_time){.day = crm_day_of(d->year, d->month, d->day),
			.minute = -1,
			.offset = CRM_NO_OFFSET};
	if (hour < 0)
		return true;
	if (d->afternoon >= 0) {
		if (hour < 1 || hour > 12)
			return false;
		hour = hour % 12 + 12 * d->afternoon;
	}
	if (hour > 23 || d->minute > 59 || d->second > 60)
		return false;
	t->minute = (int16_t)(hour * 60 + d->minute);
	t->offset = (int16_t)d->offset;
	return d->offset == CRM_NO_OFFSET || (d->offset > -24 * 60 && d->offset < 24 * 60);
}

static void
put(const crm_time *t, enum crm_as as, crm_buf *out)
{
	crm_time day = {t->day, -1, CRM_NO_OFFSET};
	char text[CRM_TIME_TEXT];

	crm_buf_add(out, text, crm_time_format(as == CRM_AS_DATE ? *t : day, text));
}

/* A birthday of which something is missing: --05-12, --0512, 12.05. with dmy. 1604 is the
 * year that Apple writes where none is known. */
static bool
birthday(const crm_rules *r, crm_str s, crm_buf *out)
{
	crm_partial p;
	struct date d = begin(s);

	if (crm_partial_parse(s, &p) && !p.lunar && p.year == 1604 && p.day) {
		crm_buf_f(out, "--%02d-%02d", p.month, p.day);
		return true;
	}
	if (crm_partial_parse(s, &p)) {
		crm_buf_str(out, s);
		return true;
	}
	if (s.n == 6 && memcmp(s.p, "--", 2) == 0 && (d.p += 2) && number(&d, 2, 2, &d.month) &&
	    number(&d, 2, 2, &d.day)) {
		crm_buf_f(out, "--%02d-%02d", d.month, d.day);
		return true;
	}
	for (size_t i = 0; i < r->dates.n; i++) {
		const char *order = r->dates.word[i];
		bool days_first = strcmp(order, "dmy") == 0;
		d = begin(s);
		if ((days_first || strcmp(order, "mdy") == 0) &&
		    number(&d, 1, 2, days_first ? &d.day : &d.month) && mark(&d, "./-") &&
		    number(&d, 1, 2, days_first ? &d.month : &d.day) &&
		    (mark(&d, "."), d.p == d.end) && crm_day_valid(2000, d.month, d.day)) {
			crm_buf_f(out, "--%02d-%02d", d.month, d.day);
			return true;
		}
	}
	return false;
}

/* Digits with marks between them: somebody's date, but whose? */
static bool
looks_like_a_date(crm_str s)
{
	size_t marks = 0;

	for (size_t i = 0; i < s.n && s.p[i] != ' '; i++) {
		if (i > 0 && strchr("./-", s.p[i]) && s.p[i])
			marks++;
		else if (s.p[i] < '0' || s.p[i] > '9')
			return false;
	}
	return marks >= 1;
}

/* What was read has a day and a month, of which there is none such. */
static bool
no_such_day(const struct date *d)
{
	return d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= 31 &&
	       !crm_day_valid(d->year, d->month, d->day);
}

/* Why s is no date; NULL: whoever checks the record says that, or takes it for "today" and the
 * like. */
static const char *
why_not(const crm_rules *r, crm_str s)
{
	struct date d = begin(s);

	if (iso(&d))
		return crm_day_valid(d.year, d.month, d.day) ? "has no such time of day"
							     : "is not a day of the calendar";
	for (size_t i = 0; i < r->dates.n; i++)
		if (by_format(r->dates.word[i], s, &d) && no_such_day(&d))
			return "is not a day of the calendar";
	if (r->dates.n)
		return "is not a date in the form that \"dates\" gives";
	return looks_like_a_date(s)
		       ? "is not an ISO date; --dates=dmy or --dates=mdy says how to read it"
		       : NULL;
}

bool
crm_date_read(const crm_rules *r, enum crm_as as, crm_str s, crm_buf *out, const char **why)
{
	struct date d = begin(s);
	crm_time t;
	bool done;

	/* Ours already; a fraction of a second is dropped below. */
	if (as == CRM_AS_DATE && !memchr(s.p, ' ', s.n) && !memchr(s.p, '.', s.n) &&
	    crm_time_parse(s, &t)) {
		crm_buf_str(out, s);
		return true;
	}
	done = iso(&d) && to_time(&d, &t);
	for (size_t i = 0; i < r->dates.n && !done; i++)
		done = by_format(r->dates.word[i], s, &d) && to_time(&d, &t);
	if (done && as == CRM_AS_BIRTHDAY && d.year == 1604) {
		crm_buf_f(out, "--%02d-%02d", d.month, d.day);
		return true;
	}
	if (done) {
		put(&t, as, out);
		return true;
	}
	if (as == CRM_AS_BIRTHDAY && birthday(r, s, out))
		return true;
	*why = why_not(r, s);
	if (*why)
		return false;
	crm_buf_str(out, s); /* today, -2d, or a fault of whoever checks the record */
	return true;
}
