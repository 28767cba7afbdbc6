/* load_hours.c: the section hours, the hours at which we are open. */
#include <stdlib.h>
#include <string.h>

#include "lint/lint.h"
#include "due/calendar.h"
#include "policy/trigger.h"

static const char *const weekdays[] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
enum { WEEK = 7 };

static int
bad_days(crm_loader *l, const crm_node *n)
{
	const char *words[WEEK + 1] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun", "closed"};
	const char *near = crm_nearest(n->text, words, WEEK + 1);

	return crm_load_fault(l, n->place,
			      "%s must be mon, tue, wed, thu, fri, sat, sun, a range such as "
			      "mon-fri, or closed%s%s%s",
			      crm_quote(n->text), near ? "; did you mean \"" : "", near ? near : "",
			      near ? "\"?" : "");
}

static int
find_day(crm_str word)
{
	for (int i = 0; i < WEEK; i++)
		if (crm_str_eqz(word, weekdays[i]))
			return i + 1;
	return 0;
}

/* mon, or mon-fri: 1 to 7. */
static int
read_weekdays(crm_loader *l, const crm_node *n, int *from, int *to)
{
	const char *dash = memchr(n->text.p, '-', n->text.n);
	crm_str first = n->text, last = n->text;

	if (dash) {
		first.n = (size_t)(dash - n->text.p);
		last = (crm_str){dash + 1, n->text.n - first.n - 1};
	}
	*from = find_day(first);
	*to = find_day(last);
	if (!*from || !*to)
		return bad_days(l, n);
	if (*from > *to)
		return crm_load_fault(l, n->place,
				      "%s ends before it begins; the week begins with mon",
				      crm_quote(n->text));
	return 0;
}

/* 09:00, and 24:00 for the end of a day. */
static bool
read_clock(crm_str s, int *out)
{
	for (size_t i = 0; i < s.n; i++)
		if (i == 2 ? s.p[i] != ':' : s.p[i] < '0' || s.p[i] > '9')
			return false;
	if (s.n != 5)
		return false;
	*out = ((s.p[0] - '0') * 10 + s.p[1] - '0') * 60 + (s.p[3] - '0') * 10 + s.p[4] - '0';
	return s.p[3] < '6' && *out <= 1440;
}

static bool
read_opening(crm_str s, struct crm_opening *out)
{
	const char *dash = memchr(s.p, '-', s.n);
	crm_str from = s, to;

	if (!dash)
		return false;
	from.n = (size_t)(dash - s.p);
	to = crm_str_trim((crm_str){dash + 1, s.n - from.n - 1});
	return read_clock(crm_str_trim(from), &out->from) && read_clock(to, &out->to) &&
	       out->from < out->to;
}

/* "09:00-13:00;14:00-18:00" */
static int
read_openings(crm_loader *l, const crm_node *n, struct crm_openings *out)
{
	crm_str list = n->text, one;

	if (crm_load_want(l, n, "hours", CRM_NODE_SCALAR) < 0)
		return -1;
	out->at = crm_arena_alloc(l->policy->arena, (n->text.n + 1) * sizeof *out->at);
	while (crm_str_item(&list, &one)) {
		struct crm_opening *o = &out->at[out->n];
		if (!read_opening(one, o))
			return crm_load_fault(l, n->place,
					      "%s is not a time of day such as 09:00-18:00",
					      crm_quote(one));
		if (out->n++ > 0 && o->from < o[-1].to)
			return crm_load_fault(l, n->place,
					      "%s begins before the previous range ends",
					      crm_quote(one));
	}
	if (out->n == 0)
		return crm_load_fault(l, n->place, "%s is not a time of day such as 09:00-18:00",
				      crm_quote(n->text));
	return 0;
}

/* ---- closed ---- */

static const struct crm_holiday *
find_holiday(const crm_policy *p, crm_str name)
{
	for (size_t i = 0; i < p->holidays; i++)
		if (crm_str_eqz(name, p->holiday[i].name))
			return &p->holiday[i];
	return NULL;
}

static void
add_holiday(struct crm_hours *h, const struct crm_holiday *holiday)
{
	for (size_t i = 0; i < h->holidays; i++)
		if (h->holiday[i] == holiday)
			return;
	h->holiday[h->holidays++] = holiday;
}

/* Adds all holidays of a calendar; false when there are none. */
static bool
add_calendar(const crm_policy *p, crm_str calendar, struct crm_hours *h)
{
	bool any = false;

	for (size_t i = 0; i < p->holidays; i++)
		if (crm_str_eqz(calendar, p->holiday[i].calendar)) {
			add_holiday(h, &p->holiday[i]);
			any = true;
		}
	return any;
}

static int
unknown_closed(crm_loader *l, const crm_node *n)
{
	const crm_policy *p = l->policy;
	const char **names = crm_arena_alloc(p->arena, (2 * p->holidays + 1) * sizeof *names);
	size_t count = 0;

	for (size_t i = 0; i < p->holidays; i++) {
		names[count++] = p->holiday[i].name;
		if (*p->holiday[i].calendar)
			names[count++] = p->holiday[i].calendar;
	}
	return crm_load_unknown(l, n->place, "date, holiday or calendar", n->text, names, count);
}

static int
read_closed(crm_loader *l, const crm_node *n, struct crm_hours *h)
{
	const crm_policy *p = l->policy;
	const struct crm_holiday *one_holiday;
	size_t count = crm_list_count(n);

	if (count > CRM_ITEMS)
		return crm_load_fault(l, n->place, "closed: more than %d items", CRM_ITEMS);
	h->closed.at = crm_arena_alloc(p->arena, (count + 1) * sizeof *h->closed.at);
	h->holiday = crm_arena_alloc(p->arena, (p->holidays + 1) * sizeof(void *));
	for (size_t i = 0; i < count; i++) {
		const crm_node *one = crm_list_at(n, i);

		if (crm_load_want(l, one, "closed", CRM_NODE_SCALAR) < 0)
			return -1;
		if (crm_day_parse(one->text, &h->closed.at[h->closed.n]))
			h->closed.n++;
		else if ((one_holiday = find_holiday(p, one->text)))
			add_holiday(h, one_holiday);
		else if (!add_calendar(p, one->text, h))
			return unknown_closed(l, one);
	}
	return 0;
}

static int
load(crm_loader *l, const crm_node *n, void *own)
{
	struct crm_hours *h = own;
	int first, last;

	if (crm_load_want(l, n, l->section, CRM_NODE_MAPPING) < 0)
		return -1;
	h->place = n->place;
	h->on_holiday = crm_closed_new(l->policy->arena);
	for (size_t i = 0; i < n->n; i++) {
		struct crm_openings o = {0};
		if (crm_str_eqz(n->key[i]->text, "closed")) {
			if (read_closed(l, n->item[i], h) < 0)
				return -1;
			continue;
		}
		if (read_weekdays(l, n->key[i], &first, &last) < 0 ||
		    read_openings(l, n->item[i], &o) < 0)
			return -1;
		for (int day = first; day <= last; day++) {
			if (h->on[day].n > 0)
				return crm_load_fault(l, n->key[i]->place, "duplicate %s",
						      weekdays[day - 1]);
			h->on[day] = o;
			h->opens = true;
		}
	}
	return h->opens ? 0 : crm_load_fault(l, n->place, "no day of the week has working hours");
}

/* ---- linting ---- */

static bool
is_worked(const struct crm_policy *p)
{
	for (size_t i = 0; i < p->rules; i++)
		if (p->rule[i].trigger->working && p->rule[i].trigger->working(&p->rule[i]))
			return true;
	return false;
}

static void
look_at_holidays(struct crm_lint *l, const struct crm_hours *h)
{
	crm_day last;
	char day[CRM_DAY_TEXT];

	for (size_t i = 0; i < h->holidays; i++)
		if (crm_holiday_ends(h->holiday[i], l->today, &last)) {
			crm_day_format(last, day);
			crm_lint_report(l, h->holiday[i]->place, "hours", h->holiday[i]->name, true,
					"the last date of \"%s\" is %s: add later dates",
					h->holiday[i]->name, day);
		}
}

static void
lint_hours(struct crm_lint *l)
{
	const struct crm_hours *h = crm_policy_hours(l->p);

	look_at_holidays(l, h);

	if (h->opens && !is_worked(l->p))
		crm_lint_report(l, h->place, "hours", "", true,
				"no rule has \"working: true\", so this section has no effect");
}

const struct crm_section crm_section_hours = {
	.key = "hours",
	.load = load,
	.own_size = sizeof(struct crm_hours),
	.merge = {.whole = true}, /* hours of two files are not added */
	.lint = lint_hours};
