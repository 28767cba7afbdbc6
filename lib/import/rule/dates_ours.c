/* dates_ours.c: a date as another program writes it, to ours. */
#include <stdio.h>
#include <string.h>

#include "base/array.h"
#include "base/base.h"
#include "import/rule/dates.h"
#include "import/rule/rule.h"

static bool
to_time(const struct crm_date *d, crm_time *t)
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
	struct crm_date d = crm_date_begin(s);

	if (crm_partial_parse(s, &p) && !p.lunar && p.year == 1604 && p.day) {
		crm_buf_f(out, "--%02d-%02d", p.month, p.day);
		return true;
	}
	if (crm_partial_parse(s, &p)) {
		crm_buf_str(out, s);
		return true;
	}
	if (s.n == 6 && memcmp(s.p, "--", 2) == 0 && (d.p += 2) &&
	    crm_date_number(&d, 2, 2, &d.month) && crm_date_number(&d, 2, 2, &d.day)) {
		crm_buf_f(out, "--%02d-%02d", d.month, d.day);
		return true;
	}
	for (size_t i = 0; i < r->dates.n; i++) {
		const char *order = r->dates.word[i];
		if (strchr(order, '%') && crm_date_by_format(order, s, &d) && !d.year &&
		    crm_day_valid(2000, d.month, d.day)) {
			crm_buf_f(out, "--%02d-%02d", d.month, d.day);
			return true;
		}
		bool days_first = strcmp(order, "dmy") == 0;
		d = crm_date_begin(s);
		if ((days_first || strcmp(order, "mdy") == 0) &&
		    crm_date_number(&d, 1, 2, days_first ? &d.day : &d.month) &&
		    crm_date_mark(&d, "./-") &&
		    crm_date_number(&d, 1, 2, days_first ? &d.month : &d.day) &&
		    (crm_date_mark(&d, "."), d.p == d.end) && crm_day_valid(2000, d.month, d.day)) {
			crm_buf_f(out, "--%02d-%02d", d.month, d.day);
			return true;
		}
	}
	return false;
}

/* Whether a day and a month were read, and no such day is in the calendar. */
static bool
no_such_day(const struct crm_date *d)
{
	return d->year > 0 && d->month >= 1 && d->month <= 12 && d->day >= 1 && d->day <= 31 &&
	       !crm_day_valid(d->year, d->month, d->day);
}

/* Adds the forms that read s, as options: "--dates=dmy or --dates=mdy". Returns whether one of them
 * gives a day that is not in the calendar. */
static bool
forms_that_read(crm_str s, crm_buf *out)
{
	static const char *const forms[] = {"dmy",      "mdy",      "ymd",
					    "%d.%m.%y", "%m/%d/%y", "%Y年%m月%d日"};
	struct crm_date d;
	crm_time t;
	bool no_day = false;

	for (size_t i = 0; i < CRM_LENGTH(forms); i++) {
		const char *mark = forms[i][0] == '%' ? "'" : "";
		if (!crm_date_by_format(forms[i], s, &d))
			continue;
		no_day = no_day || no_such_day(&d);
		if (to_time(&d, &t))
			crm_buf_f(out, "%s--dates=%s%s%s", out->n ? " or " : "", mark, forms[i],
				  mark);
	}
	return no_day;
}

/* Whether it is digits with marks between them: probably a date, in a form that is not known. */
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

/* What is wrong with s, apart from days that are not in the calendar; NULL as below. */
static const char *
advice(const crm_rules *r, crm_str s)
{
	static _Thread_local char text[240];
	crm_buf forms = {0};
	bool no_day = forms_that_read(s, &forms), read = forms.n > 0, listed = r->dates.n > 0;

	if (!read && !listed && (no_day || !looks_like_a_date(s))) {
		crm_buf_free(&forms);
		return no_day ? "is not a day of the calendar" : NULL;
	}
	snprintf(text, sizeof text, "is not %s%s%s%s",
		 listed ? "a date in the form that \"dates\" gives" : "an ISO date",
		 read     ? "; "
		 : listed ? ""
			  : "; --dates=FORMAT, made of %Y, %m, %d and so on, says how to read it",
		 crm_buf_zend(&forms),
		 !read    ? ""
		 : listed ? " reads it (several forms are a list: --dates='[dmy, ymd]')"
			  : " says how to read it");
	crm_buf_free(&forms);
	return text;
}

/* Why s is not a date. NULL: the check of the record reports that, or knows it as "today" and the
 * like. */
static const char *
why_not(const crm_rules *r, crm_str s)
{
	struct crm_date d = crm_date_begin(s);

	if (crm_date_iso(&d))
		return crm_day_valid(d.year, d.month, d.day) ? "has no such time of day"
							     : "is not a day of the calendar";
	for (size_t i = 0; i < r->dates.n; i++)
		if (crm_date_by_format(r->dates.word[i], s, &d) && no_such_day(&d))
			return "is not a day of the calendar";
	return advice(r, s);
}

bool
crm_date_read(const crm_rules *r, enum crm_as as, crm_str s, crm_buf *out, const char **why)
{
	struct crm_date d = crm_date_begin(s);
	crm_time t;
	bool done;

	/* It is written as ours are already, but a fraction of a second is dropped below. */
	if (as == CRM_AS_DATE && !memchr(s.p, ' ', s.n) && !memchr(s.p, '.', s.n) &&
	    crm_time_parse(s, &t)) {
		crm_buf_str(out, s);
		return true;
	}
	done = crm_date_iso(&d) && to_time(&d, &t);
	for (size_t i = 0; i < r->dates.n && !done; i++)
		done = crm_date_by_format(r->dates.word[i], s, &d) && to_time(&d, &t);
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
	crm_buf_str(out, s); /* today, -2d, or what the check of the record reports */
	return true;
}
