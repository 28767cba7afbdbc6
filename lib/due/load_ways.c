/* load_ways.c: the ways to find the day of a holiday, a row each, and how their values are read. */
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "due/ways.h"

const char *const crm_weekdays[] = {"monday", "tuesday",  "wednesday", "thursday",
				    "friday", "saturday", "sunday",    NULL};
static const char *const easters[] = {"western", "orthodox", NULL};
static const char *const solar_terms[CRM_SOLAR_TERMS + 1] = {
	"xiaohan", "dahan",  "lichun",  "yushui",    "jingzhe", "chunfen",     "qingming",
	"guyu",    "lixia",  "xiaoman", "mangzhong", "xiazhi",  "xiaoshu",     "dashu",
	"liqiu",   "chushu", "bailu",   "qiufen",    "hanlu",   "shuangjiang", "lidong",
	"xiaoxue", "daxue",  "dongzhi", NULL};

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

static int
read_word(crm_loader *l, const char *key, const crm_node *n, const char *const *words, int *out)
{
	return crm_read_choice(l, &(crm_field){.key = key, .words = words}, n, out);
}

static int
read_date(crm_loader *l, const struct crm_way *way, const crm_node *n,
	  const struct crm_raw_holiday *raw, struct crm_holiday *h)
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
read_days(crm_loader *l, const struct crm_way *way, const crm_node *n,
	  const struct crm_raw_holiday *raw, struct crm_holiday *h)
{
	size_t count = crm_list_count(n);
	crm_day *day;

	(void)way;
	(void)raw;
	if (count == 0 || count > CRM_ITEMS)
		return crm_load_fault(l, n->place, "days: the list is empty or contains itself");
	h->listed = crm_arena_alloc(l->policy->arena, sizeof *h->listed);
	h->listed->at = day = crm_arena_alloc(l->policy->arena, count * sizeof *day);
	h->listed->n = count;
	for (size_t i = 0; i < count; i++) {
		const crm_node *one = crm_list_at(n, i);

		if (crm_load_want(l, one, "days", CRM_NODE_SCALAR) < 0)
			return -1;
		if (!crm_day_parse(one->text, &day[i]))
			return crm_load_fault(l, one->place,
					      "days: %s is not a date such as 2026-02-17",
					      crm_quote(one->text));
		for (size_t j = 0; j < i; j++)
			if (day[j] == day[i])
				return crm_load_fault(l, one->place, "days: duplicate date %s",
						      crm_quote(one->text));
	}
	qsort(day, count, sizeof *day, day_order);
	return 0;
}

static int
read_easter(crm_loader *l, const struct crm_way *way, const crm_node *n,
	    const struct crm_raw_holiday *raw, struct crm_holiday *h)
{
	(void)raw;
	return read_word(l, way->key, n, easters, &h->which);
}

static int
read_solar_term(crm_loader *l, const struct crm_way *way, const crm_node *n,
		const struct crm_raw_holiday *raw, struct crm_holiday *h)
{
	(void)raw;
	return read_word(l, way->key, n, solar_terms, &h->which);
}

static int
read_last(crm_loader *l, const struct crm_way *way, const crm_node *n,
	  const struct crm_raw_holiday *raw, struct crm_holiday *h)
{
	int weekday;

	if (read_word(l, way->key, n, crm_weekdays, &weekday) < 0)
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
read_weekday(crm_loader *l, const struct crm_way *way, const crm_node *n,
	     const struct crm_raw_holiday *raw, struct crm_holiday *h)
{
	const crm_node *date = raw->before ? raw->before : raw->after;
	int weekday;

	if (read_word(l, way->key, n, crm_weekdays, &weekday) < 0)
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
				      crm_weekdays[weekday]);
	return date ? read_month_and_day(l, h->before ? "before" : "after", date, &h->date) : 0;
}

/* 1 shawwal */
static int
read_foreign(crm_loader *l, const struct crm_way *way, const crm_node *n,
	     const struct crm_raw_holiday *raw, struct crm_holiday *h)
{
	const char *const *months = way->foreign->months;
	crm_str s = n->text;
	size_t count = 0, digits = 0;

	(void)raw;
	if (crm_load_want(l, n, way->key, CRM_NODE_SCALAR) < 0)
		return -1;
	for (; digits < s.n && digits < 2 && s.p[digits] >= '0' && s.p[digits] <= '9'; digits++)
		h->nth = h->nth * 10 + s.p[digits] - '0';
	if (digits == 0 || h->nth < 1 || h->nth > 30 || digits == s.n || s.p[digits] != ' ')
		return crm_load_fault(l, n->place, "%s: %s is not a day and month such as 1 %s",
				      way->key, crm_quote(n->text), months[0]);
	s = crm_str_trim((crm_str){s.p + digits, s.n - digits});
	while (months[count] && !crm_str_eqz(s, months[count]))
		count++;
	if (!months[count])
		return crm_load_unknown(l, n->place, "month", s, months, count);
	h->month = (int)count;
	h->foreign = way->foreign;
	h->listed = crm_arena_alloc(l->policy->arena, sizeof *h->listed);
	return 0;
}

const struct crm_way crm_ways[CRM_WAYS] = {
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
	{.key = "islamic", .find = crm_find_listed, .read = read_foreign, .foreign = &crm_islamic},
	{.key = "hebrew", .find = crm_find_listed, .read = read_foreign, .foreign = &crm_hebrew},
	{.key = "days", .find = crm_find_listed, .read = read_days},
};
