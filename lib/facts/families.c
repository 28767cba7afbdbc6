/* families.c: families of facts. A row of the table of facts whose name has limits, spend_<N>d, is
 * a fact for each value of them: spend_30d, spend_365d. */
#include <string.h>

#include "facts/facts.h"
#include "facts/words.h"
#include "kinds/kinds.h"

/* The number of so many digits at the head of s, taken off it; -1 when they are not there. */
static int
digits(crm_str *s, size_t n)
{
	int number = 0;

	if (s->n < n)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (s->p[i] < '0' || s->p[i] > '9')
			return -1;
		number = number * 10 + (s->p[i] - '0');
	}
	*s = (crm_str){s->p + n, s->n - n};
	return number;
}

/* ---- the limits: each takes its text off the head of a name; false when it is not there ---- */

typedef bool limit_read(const crm_kinds *k, crm_str *name, struct crm_family *out);

/* 1 to 99999, no leading zero. */
static bool
read_days(const crm_kinds *k, crm_str *name, struct crm_family *out)
{
	size_t n = 0;

	(void)k;
	while (n < name->n && name->p[n] >= '0' && name->p[n] <= '9')
		n++;
	if (n == 0 || n > 5 || name->p[0] == '0')
		return false;
	out->days = digits(name, n);
	return true;
}

static bool
read_year(const crm_kinds *k, crm_str *name, struct crm_family *out)
{
	int year = digits(name, 4);

	(void)k;
	if (year < 1)
		return false;
	out->from = crm_day_of(year, 1, 1);
	out->until = crm_day_of(year, 12, 31);
	return true;
}

/* Of the year in front of it. */
static bool
read_month(const crm_kinds *k, crm_str *name, struct crm_family *out)
{
	int year, first, day, month = digits(name, 2);

	(void)k;
	if (month < 1 || month > 12 || out->from == CRM_NO_DAY)
		return false;
	crm_day_split(out->from, &year, &first, &day);
	out->from = crm_day_of(year, month, 1);
	out->until = crm_day_of(year, month, crm_month_length(year, month));
	return true;
}

static bool
read_item(const crm_kinds *k, crm_str *name, struct crm_family *out)
{
	(void)k;
	out->item = *name;
	*name = (crm_str){name->p + name->n, 0};
	return out->item.n > 0;
}

/* A kind of event, or a class of them. */
static bool
read_kind(const crm_kinds *k, crm_str *name, struct crm_family *out)
{
	int kind = crm_kinds_find(k, *name);

	if (kind >= 0)
		crm_kindset_add(&out->kinds, kind);
	else if (!crm_kinds_class(k, *name, &out->kinds))
		return false;
	*name = (crm_str){name->p + name->n, 0};
	return true;
}

static bool
read_channel(const crm_kinds *k, crm_str *name, struct crm_family *out)
{
	const char *channel;

	for (int i = 0; (channel = crm_kinds_channel_at(k, (size_t)i)); i++)
		if (crm_str_eqz(*name, channel))
			out->channel = i + 1;
	*name = (crm_str){name->p + name->n, 0};
	return out->channel > 0;
}

static const struct limit {
	const char *written; /* in the name of a row */
	limit_read *read;
} limits[] = {
	{"<N>", read_days},    {"<year>", read_year}, {"<month>", read_month},
	{"<item>", read_item}, {"<kind>", read_kind}, {"<channel>", read_channel},
	{NULL, NULL},
};

/* ---- names ---- */

static const struct limit *
limit_at(const char *row)
{
	const struct limit *l = limits;

	while (l->written && strncmp(row, l->written, strlen(l->written)) != 0)
		l++;
	return l->written ? l : NULL;
}

/* Whether the name is one of the family that a row is. */
static bool
is_of(const char *row, const crm_kinds *k, crm_str name, struct crm_family *out)
{
	const struct limit *limit;

	*out = (struct crm_family){.from = CRM_NO_DAY};
	while (*row) {
		if ((limit = limit_at(row))) {
			if (!limit->read(k, &name, out))
				return false;
			row += strlen(limit->written);
		} else {
			if (name.n == 0 || *name.p != *row)
				return false;
			row++;
			name = (crm_str){name.p + 1, name.n - 1};
		}
	}
	return name.n == 0;
}

const crm_word *
crm_word_family(const crm_kinds *k, crm_str name, struct crm_family *out)
{
	const struct crm_fact *row;

	for (size_t i = 0; (row = crm_fact_at(i)); i++)
		if (strchr(row->word.name, '<') && is_of(row->word.name, k, name, out))
			return &row->word;
	return NULL;
}
