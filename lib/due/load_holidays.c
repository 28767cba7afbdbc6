/* load_holidays.c: the section holidays. A holiday has one of the keys of `ways`, which says how
 * its day is found. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/base.h"
#include "due/calendar.h"

static const char *const weekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
				       "friday", "saturday", "sunday",    NULL};
static const char *const easters[] = {"western", "orthodox", NULL};
static const char *const solar_terms[CRM_SOLAR_TERMS + 1] = {
	"xiaohan", "dahan",  "lichun",  "yushui",    "jingzhe", "chunfen",     "qingming",
	"guyu",    "lixia",  "xiaoman", "mangzhong", "xiazhi",  "xiaoshu",     "dashu",
	"liqiu",   "chushu", "bailu",   "qiufen",    "hanlu",   "shuangjiang", "lidong",
	"xiaoxue", "daxue",  "dongzhi", NULL};

enum { WAYS = 7 };

struct raw_holiday {
	const char *name;
	crm_expr *who;
	const crm_node *way[WAYS]; /* the values of the keys of `ways` */
	const crm_node *before, *after, *offset, *shift;
	crm_num nth, month;
};

/* ---- values ---- */

static int
read_month_and_day(crm_loader *l, const char *key, const crm_node *n, crm_partial *out)
{
	char text[40];

	if (crm_load_want(l, n, key, CRM_NODE_SCALAR) < 0)
		return -1;
	snprintf(text, sizeof text, "%s--%.20s", strcmp(key, "lunar") == 0 ? "lunar:" : "",
		 n->text.p);
	if (n->text.n > 20 || !crm_partial_parse(crm_str_z(text), out) || out->day == 0)
		return crm_load_fault(l, n->place, "%s: %s is not a month and day such as 01-01",
				      key, crm_quote(n->text));
	return 0;
}

/* -21d, 3d, +1w */
static int
read_offset(crm_loader *l, const char *key, const crm_node *n, int *out)
{
	crm_str s = n->text;
	crm_span span;
	bool back;

	if (crm_load_want(l, n, key, CRM_NODE_SCALAR) < 0)
		return -1;
	back = s.p[0] == '-';
	if (back || s.p[0] == '+')
		s = (crm_str){s.p + 1, s.n - 1};
	if (!crm_span_parse(s, &span) || (span.unit != 'd' && span.unit != 'w') ||
	    crm_span_days(span) > 366)
		return crm_load_fault(l, n->place,
				      "%s: %s is not a number of days or weeks such as -1d", key,
				      crm_quote(n->text));
	*out = back ? -crm_span_days(span) : crm_span_days(span);
	return 0;
}

static int
read_word(crm_loader *l, const char *key, const crm_node *n, const char *const *words, int *out)
{
	return crm_read_choice(l, &(crm_field){.key = key, .words = words}, n, out);
}

/* ---- ways to find the day ---- */

struct way {
	const char *key;
	crm_holiday_finder *find;
	/* Reads the value of the key, and of the keys that go with it. */
	int (*read)(crm_loader *l, const struct way *way, const crm_node *n,
		    const struct raw_holiday *raw, struct crm_holiday *h);
	bool nth, month, side; /* which of these may go with it: side is before or after */
};

static int
read_date(crm_loader *l, const struct way *way, const crm_node *n, const struct raw_holiday *raw,
	  struct crm_holiday *h)
{
	(void)raw;
	return read_month_and_day(l, way->key, n, &h->date);
}

static int
day_order(const void *a, const void *b)
{
	const crm_day *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

static int
read_days(crm_loader *l, const struct way *way, const crm_node *n, const struct raw_holiday *raw,
	  struct crm_holiday *h)
{
	(void)way;
	(void)raw;
	h->days = crm_list_count(n);
	if (h->days == 0 || h->days > CRM_ITEMS)
		return crm_load_fault(l, n->place, "days: the list is empty or contains itself");
	h->day = crm_arena_alloc(l->policy->arena, h->days * sizeof *h->day);
	for (size_t i = 0; i < h->days; i++) {
		const crm_node *one = crm_list_at(n, i);

		if (crm_load_want(l, one, "days", CRM_NODE_SCALAR) < 0)
			return -1;
		if (!crm_day_parse(one->text, &h->day[i]))
			return crm_load_fault(l, one->place,
					      "days: %s is not a date such as 2026-02-17",
					      crm_quote(one->text));
		for (size_t j = 0; j < i; j++)
			if (h->day[j] == h->day[i])
				return crm_load_fault(l, one->place, "days: duplicate date %s",
						      crm_quote(one->text));
	}
	qsort(h->day, h->days, sizeof *h->day, day_order);
	return 0;
}

static int
read_easter(crm_loader *l, const struct way *way, const crm_node *n, const struct raw_holiday *raw,
	    struct crm_holiday *h)
{
	(void)raw;
	return read_word(l, way->key, n, easters, &h->which);
}

static int
read_solar_term(crm_loader *l, const struct way *way, const crm_node *n,
		const struct raw_holiday *raw, struct crm_holiday *h)
{
	(void)raw;
	return read_word(l, way->key, n, solar_terms, &h->which);
}

static int
read_last(crm_loader *l, const struct way *way, const crm_node *n, const struct raw_holiday *raw,
	  struct crm_holiday *h)
{
	int weekday;

	if (read_word(l, way->key, n, weekdays, &weekday) < 0)
		return -1;
	if (raw->month == 0)
		return crm_load_fault(l, n->place, "last requires \"month\"");
	h->weekday = weekday + 1;
	h->nth = -1;
	h->month = (int)(raw->month / CRM_NUM_ONE);
	return 0;
}

/* nth and month; or before, or after, with nth 1 where it is left out. */
static int
read_weekday(crm_loader *l, const struct way *way, const crm_node *n, const struct raw_holiday *raw,
	     struct crm_holiday *h)
{
	const crm_node *date = raw->before ? raw->before : raw->after;
	int weekday;

	if (read_word(l, way->key, n, weekdays, &weekday) < 0)
		return -1;
	h->weekday = weekday + 1;
	h->nth = raw->nth ? (int)(raw->nth / CRM_NUM_ONE) : 1;
	h->month = (int)(raw->month / CRM_NUM_ONE);
	h->before = raw->before;
	if (!!raw->before + !!raw->after + (raw->month != 0) != 1)
		return crm_load_fault(
			l, n->place,
			"weekday requires exactly one of \"month\", \"before\" and \"after\"");
	if (h->month && raw->nth == 0)
		return crm_load_fault(l, n->place,
				      "weekday with \"month\" requires \"nth\"; the last one is "
				      "written as \"last: %s\"",
				      weekdays[weekday]);
	return date ? read_month_and_day(l, h->before ? "before" : "after", date, &h->date) : 0;
}

static const struct way ways[WAYS] = {
	{.key = "date", .find = crm_find_date, .read = read_date},
	{.key = "weekday",
	 .find = crm_find_weekday,
	 .read = read_weekday,
	 .nth = true,
	 .month = true,
	 .side = true},
	{.key = "last", .find = crm_find_weekday, .read = read_last, .month = true},
	{.key = "lunar", .find = crm_find_date, .read = read_date},
	{.key = "easter", .find = crm_find_easter, .read = read_easter},
	{.key = "solar-term", .find = crm_find_solar_term, .read = read_solar_term},
	{.key = "days", .find = crm_find_listed, .read = read_days},
};

/* ---- a holiday ---- */

#define AT(member) offsetof(struct raw_holiday, member)
static const crm_field fields[] = {
	{.key = "name", .at = AT(name), .read = crm_read_name, .required = true},
	{.key = "for", .at = AT(who), .read = crm_read_expr, .type = CRM_BOOL},
	{.key = "nth",
	 .at = AT(nth),
	 .read = crm_read_whole,
	 .from = CRM_NUM_ONE,
	 .to = 5 * CRM_NUM_ONE},
	{.key = "month",
	 .at = AT(month),
	 .read = crm_read_whole,
	 .from = CRM_NUM_ONE,
	 .to = 12 * CRM_NUM_ONE},
	{.key = "before", .at = AT(before), .read = crm_read_node},
	{.key = "after", .at = AT(after), .read = crm_read_node},
	{.key = "offset", .at = AT(offset), .read = crm_read_node},
	{.key = "shift", .at = AT(shift), .read = crm_read_node}, /* the older name of offset */
};
enum { FIELDS = CRM_LENGTH(fields) };

static int
read_keys(crm_loader *l, const crm_node *n, struct raw_holiday *raw)
{
	crm_field all[FIELDS + WAYS];

	memcpy(all, fields, sizeof fields);
	for (size_t i = 0; i < WAYS; i++)
		all[FIELDS + i] =
			(crm_field){.key = ways[i].key, .at = AT(way[i]), .read = crm_read_node};
	return crm_load_mapping(l, n, all, FIELDS + WAYS, raw);
}

/* The fault that a holiday has no way to find its day, or two. */
static int
bad_ways(crm_loader *l, const crm_node *n, const struct raw_holiday *raw)
{
	crm_buf all = {0}, found = {0};

	for (size_t i = 0; i < WAYS; i++) {
		crm_buf_f(&all, "%s\"%s\"",
			  i == 0         ? ""
			  : i + 1 < WAYS ? ", "
					 : " and ",
			  ways[i].key);
		if (raw->way[i])
			crm_buf_f(&found, "%s\"%s\"", found.n ? " and " : "", ways[i].key);
	}
	crm_load_fault(l, n->place, "a holiday needs exactly one of %s%s%s", crm_buf_zend(&all),
		       found.n ? "; it has " : "", crm_buf_zend(&found));
	crm_buf_free(&all);
	crm_buf_free(&found);
	return -1;
}

/* Keys that do not go with the way. */
static int
check_keys(crm_loader *l, const crm_node *n, const struct way *way, const struct raw_holiday *raw)
{
	if (raw->nth && !way->nth)
		return crm_load_fault(l, n->place, "nth requires \"weekday\"");
	if (raw->month && !way->month)
		return crm_load_fault(l, n->place, "month requires \"weekday\" or \"last\"");
	if ((raw->before || raw->after) && !way->side)
		return crm_load_fault(l, n->place, "%s requires \"weekday\"",
				      raw->before ? "before" : "after");
	if (raw->offset && raw->shift)
		return crm_load_fault(l, n->place,
				      "\"shift\" is the older name of \"offset\": write \"offset\" "
				      "alone");
	return 0;
}

static int
load_holiday(crm_loader *l, const crm_node *n, void *to)
{
	struct raw_holiday raw = {0};
	struct crm_holiday *h = to;
	const struct way *way = NULL;
	size_t found = 0;

	if (read_keys(l, n, &raw) < 0)
		return -1;
	for (size_t i = 0; i < WAYS; i++)
		if (raw.way[i]) {
			way = &ways[i];
			found++;
		}
	if (found != 1) /* nth alone lacks its weekday */
		return raw.nth && !found ? crm_load_fault(l, n->place, "nth requires \"weekday\"")
					 : bad_ways(l, n, &raw);
	if (check_keys(l, n, way, &raw) < 0)
		return -1;
	*h = (struct crm_holiday){
		.name = raw.name, .who = raw.who, .find = way->find, .place = n->place};
	if (raw.offset && read_offset(l, "offset", raw.offset, &h->offset) < 0)
		return -1;
	if (raw.shift && read_offset(l, "shift", raw.shift, &h->offset) < 0)
		return -1;
	return way->read(l, way, raw.way[way - ways], &raw, h);
}

const struct crm_section crm_section_holidays = {
	.key = "holidays",
	.array = CRM_SECTION_ARRAY("holidays", struct crm_holiday, holiday, holidays),
	.item = load_holiday,
	.merge = {.name = "name", .unordered = true},
};
