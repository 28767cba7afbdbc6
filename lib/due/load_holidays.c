/* load_holidays.c: the section holidays. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "policy/section.h"

static const char *const weekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
				       "friday", "saturday", "sunday",    NULL};

struct raw_holiday {
	const char *name;
	const crm_node *date, *lunar, *days, *nth, *last;
	int weekday, last_weekday;
	crm_num nth_number, month;
	const char *shift;
};

static const crm_field fields[] = {
	{.key = "name",
	 .at = offsetof(struct raw_holiday, name),
	 .read = crm_read_name,
	 .required = true},
	{.key = "date", .at = offsetof(struct raw_holiday, date), .read = crm_read_node},
	{.key = "lunar", .at = offsetof(struct raw_holiday, lunar), .read = crm_read_node},
	{.key = "days", .at = offsetof(struct raw_holiday, days), .read = crm_read_node},
	{.key = "nth",
	 .at = offsetof(struct raw_holiday, nth_number),
	 .read = crm_read_number,
	 .from = CRM_NUM_ONE,
	 .to = 5 * CRM_NUM_ONE},
	{.key = "weekday",
	 .at = offsetof(struct raw_holiday, weekday),
	 .read = crm_read_choice,
	 .words = weekdays},
	{.key = "last",
	 .at = offsetof(struct raw_holiday, last_weekday),
	 .read = crm_read_choice,
	 .words = weekdays},
	{.key = "month",
	 .at = offsetof(struct raw_holiday, month),
	 .read = crm_read_number,
	 .from = CRM_NUM_ONE,
	 .to = 12 * CRM_NUM_ONE},
	{.key = "shift", .at = offsetof(struct raw_holiday, shift), .read = crm_read_text},
};
enum { FIELDS = CRM_LENGTH(fields) };

static int
read_partial(crm_loader *l, const char *key, const crm_node *n, crm_partial *out)
{
	char text[40];

	if (crm_load_want(l, n, key, CRM_NODE_SCALAR) < 0)
		return -1;
	snprintf(text, sizeof text, "%s--%.20s", key[0] == 'l' ? "lunar:" : "", n->text.p);
	if (n->text.n > 20 || !crm_partial_parse(crm_str_z(text), out) || out->day == 0)
		return crm_load_fault(l, n->place, "%s: %s is not a month and day such as 01-01",
				      key, crm_quote(n->text));
	return 0;
}

static int
day_order(const void *a, const void *b)
{
	const crm_day *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static int
read_days(crm_loader *l, const crm_node *n, struct crm_holiday *h)
{
	h->day_count = crm_list_count(n);
	if (h->day_count == 0 || h->day_count > CRM_ITEMS)
		return crm_load_fault(l, n->place, "days: the list is empty or contains itself");
	h->days = crm_arena_alloc(l->policy->arena, h->day_count * sizeof *h->days);
	for (size_t i = 0; i < h->day_count; i++) {
		const crm_node *one = crm_list_at(n, i);

		if (crm_load_want(l, one, "days", CRM_NODE_SCALAR) < 0)
			return -1;
		if (!crm_day_parse(one->text, &h->days[i]))
			return crm_load_fault(l, one->place,
					      "days: %s is not a date such as 2026-02-17",
					      crm_quote(one->text));
		for (size_t j = 0; j < i; j++)
			if (h->days[j] == h->days[i])
				return crm_load_fault(l, one->place, "days: duplicate date %s",
						      crm_quote(one->text));
	}
	qsort(h->days, h->day_count, sizeof *h->days, day_order);
	return 0;
}

/* -1d, 3d, +1w */
static int
read_shift(crm_loader *l, const crm_node *n, int *out)
{
	bool back = n->text.p[0] == '-';
	crm_str s = n->text;
	crm_span span;

	if (back || s.p[0] == '+')
		s = (crm_str){s.p + 1, s.n - 1};
	if (!crm_span_parse(s, &span) || (span.unit != 'd' && span.unit != 'w') ||
	    crm_span_days(span) > 366)
		return crm_load_fault(l, n->place, "shift: %s is not a number of days such as -1d",
				      crm_quote(n->text));
	*out = back ? -crm_span_days(span) : crm_span_days(span);
	return 0;
}

/* nth with weekday and month; last with month. */
static int
read_weekday(crm_loader *l, const crm_node *n, const struct raw_holiday *raw, struct crm_holiday *h)
{
	bool last = raw->last_weekday >= 0;

	if (raw->month == 0)
		return crm_load_fault(l, n->place, "%s requires \"month\"", last ? "last" : "nth");
	if (!last && raw->weekday < 0)
		return crm_load_fault(l, n->place, "nth requires \"weekday\"");
	if (raw->month % CRM_NUM_ONE != 0 || raw->nth_number % CRM_NUM_ONE != 0)
		return crm_load_fault(l, n->place, "\"nth\" and \"month\" must be whole numbers");
	h->month = (int)(raw->month / CRM_NUM_ONE);
	h->weekday = 1 + (last ? raw->last_weekday : raw->weekday);
	h->nth = last ? -1 : (int)(raw->nth_number / CRM_NUM_ONE);
	return 0;
}

static int
load_holiday(crm_loader *l, const crm_node *n, void *to)
{
	struct raw_holiday raw = {.weekday = -1, .last_weekday = -1};
	struct crm_holiday *h = to;
	const crm_node *shift = crm_node_get(n, "shift");
	bool nth;
	int ways;

	if (crm_load_mapping(l, n, fields, FIELDS, &raw) < 0)
		return -1;
	nth = raw.nth_number != 0;
	ways = !!raw.date + !!raw.lunar + !!raw.days + nth + (raw.last_weekday >= 0);
	if (ways != 1)
		return crm_load_fault(l, n->place,
				      "a holiday needs exactly one of \"date\", \"lunar\", "
				      "\"days\", \"nth\" and \"last\"");
	if ((raw.weekday >= 0 && !nth) || (raw.month != 0 && !nth && raw.last_weekday < 0))
		return crm_load_fault(
			l, n->place,
			"\"weekday\" requires \"nth\", and \"month\" requires \"nth\" or \"last\"");
	h->name = raw.name;
	h->place = n->place;
	if (shift && read_shift(l, shift, &h->shift) < 0)
		return -1;
	if (raw.date)
		return read_partial(l, "date", raw.date, &h->date);
	if (raw.lunar)
		return read_partial(l, "lunar", raw.lunar, &h->date);
	return raw.days ? read_days(l, raw.days, h) : read_weekday(l, n, &raw, h);
}

const struct crm_section crm_section_holidays = {
	.key = "holidays",
	.array = CRM_SECTION_ARRAY("holidays", struct crm_holiday, holiday, holidays),
	.item = load_holiday,
	.merge = {.name = "name"},
};
