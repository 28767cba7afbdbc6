/* check.c: what may stand in the known columns of customers and log. */
#include <string.h>

#include "base/array.h"
#include "base/parse.h"
#include "crm.h"
#include "base/base.h"
#include "people/columns.h"
#include "kinds/consent.h"
#include "kinds/outcome.h"
#include "kinds/kinds.h"

/* ---- faults ---- */

/* A number of one, two or four digits, and what separates it from the next. */
static bool
take_number(crm_str *s, char *mark, int *n)
{
	size_t i = 0;

	for (*n = 0; i < s->n && i < 4 && s->p[i] >= '0' && s->p[i] <= '9'; i++)
		*n = *n * 10 + (s->p[i] - '0');
	*mark = i < s->n ? s->p[i] : '\0';
	*s = (crm_str){s->p + i, s->n - i};
	if (s->n)
		*s = (crm_str){s->p + 1, s->n - 1};
	return i == 1 || i == 2 || i == 4;
}

/* The days that 28.11.2026, 11/28/2026 and 2026/11/28 are: how many of the two may be meant. */
static int
days_of(crm_str s, crm_day day[2])
{
	int a, b, c, n = 0;
	char first, second, end;

	if (!take_number(&s, &first, &a) || !take_number(&s, &second, &b) ||
	    !take_number(&s, &end, &c) || first != second || !strchr("./-", first) || end || s.n)
		return 0;
	if (a > 999 && crm_day_valid(a, b, c))
		day[n++] = crm_day_of(a, b, c);
	else if (c > 999 && crm_day_valid(c, b, a))
		day[n++] = crm_day_of(c, b, a);
	if (first == '/' && a != b && c > 999 && crm_day_valid(c, a, b))
		day[n++] = crm_day_of(c, a, b);
	return n;
}

static void
say_days(crm_error *e, const crm_day day[2], int n)
{
	char one[CRM_DAY_TEXT], other[CRM_DAY_TEXT];

	crm_day_format(day[0], one);
	if (n == 2)
		crm_day_format(day[1], other);
	crm_fail_more(e, "; did you mean %s%s%s?", one, n == 2 ? " or " : "", n == 2 ? other : "");
}

/* `is` says what the value should be; NULL: a number. */
static int
fault(crm_str column, crm_str value, enum crm_holds holds, const char *is, crm_error *e)
{
	char field[sizeof e->field];
	size_t n = column.n < sizeof field ? column.n : sizeof field - 1;
	const char *damage = crm_damage(column, value, &value);
	crm_day days[2];
	int n_days;

	memcpy(field, column.p, n);
	field[n] = '\0';
	if (is)
		crm_fail(e, CRM_DATA, "%s is not %s", crm_quote(value), is);
	else
		crm_fail(e, CRM_DATA, "%s %s", crm_quote(value), crm_num_wrong(value));
	n_days = holds >= CRM_HOLDS_DAY ? days_of(value, days) : 0;
	if (n_days)
		say_days(e, days, n_days);
	else if (damage)
		crm_fail_more(e, "; it %s", damage);
	return crm_fail_at(e, NULL, 0, field);
}

/* ---- values ---- */

static int
check_good(const struct crm_file_column *c, crm_str value, crm_error *e)
{
	crm_str column = crm_str_z(c->word.name), list = value, item;

	if (!c->good || !value.n)
		return 0;
	if (c->holds != CRM_HOLDS_LIST)
		return c->good(value) ? 0 : fault(column, value, c->holds, c->is, e);
	while (crm_str_item(&list, &item))
		if (!c->good(item))
			return fault(column, item, c->holds, c->is, e);
	return 0;
}

static int
check_consents(const crm_kinds *k, const char *field, crm_str list, enum crm_consent_of of,
	       crm_error *e)
{
	crm_str item;

	while (crm_str_item(&list, &item))
		if (crm_consent_check(k, item, of, e) < 0)
			return crm_fail_at(e, NULL, 0, field);
	return 0;
}

static int
check_word(crm_str column, crm_str value, const char *what, const char *nearest, crm_error *e)
{
	fault(column, value, CRM_HOLDS_TEXT, what, e);
	if (nearest)
		crm_fail_more(e, "; did you mean \"%s\"?", nearest);
	return -1;
}

/* Any word may be a channel, but hardly one that all but is one by which some kind goes. */
static int
check_channel(const crm_kinds *k, crm_str value, crm_error *e)
{
	const char *one;

	if (crm_kinds_channel(k, value))
		return 0;
	for (size_t i = 0; (one = crm_kinds_channel_at(k, i)); i++)
		if (crm_is_slip(value, crm_str_z(one)))
			return check_word(CRM_STR("channel"), value, "a channel", one, e);
	return 0;
}

#define EARLIEST 1900 /* no customer was there, and nothing recorded, in a year before it */

/* A year such as 0226 is a slip of the finger. */
static int
check_year(const struct crm_file_column *c, crm_str value, crm_error *e)
{
	int year, month, day;
	crm_time t;

	if (!c->from_1900 || !crm_time_parse(value, &t))
		return 0;
	crm_day_split(t.day, &year, &month, &day);
	if (year >= EARLIEST)
		return 0;
	crm_fail(e, CRM_DATA, "%s is before the year %d, which is too early", crm_quote(value),
		 EARLIEST);
	return crm_fail_at(e, NULL, 0, c->word.name);
}

static int
check_sign(const struct crm_file_column *c, crm_str value, crm_error *e)
{
	crm_num n;

	if (!c->never_negative || !crm_num_parse(value, &n) || n >= 0)
		return 0;
	crm_fail(e, CRM_DATA, "%s %s", crm_quote(value), CRM_NEGATIVE_FAULT);
	return crm_fail_at(e, NULL, 0, c->word.name);
}

/* A birthday in a lunar year of which no table is known. */
static int
check_lunar(crm_str value, crm_error *e)
{
	crm_partial p;

	if (!crm_partial_parse(value, &p) || !p.lunar || !p.year ||
	    crm_lunar_leap_month(p.year) >= 0)
		return 0;
	crm_fail(e, CRM_DATA,
		 "%s is outside the lunar calendar, which is known for the years 1900 to 2100",
		 crm_quote(value));
	return crm_fail_at(e, NULL, 0, "birthday");
}

static int
check_kind(const crm_kinds *k, crm_str value, crm_error *e)
{
	if (crm_kinds_find(k, value) >= 0)
		return 0;
	check_word(CRM_STR("kind"), value, "a kind of event", crm_kinds_nearest(k, value), e);
	if (crm_str_eqz(value, "promise") || crm_str_eqz(value, "promised"))
		crm_fail_more(e, "; a promise is any contact with a due, such as a call with "
				 "--due=+3d");
	return -1;
}

static int
check_outcome(crm_str value, crm_error *e)
{
	const char *nearest = crm_nearest(value, crm_outcomes, CRM_OUTCOMES);

	for (int i = 0; i < CRM_OUTCOMES; i++)
		if (crm_str_eqz(value, crm_outcomes[i]))
			return 0;
	check_word(CRM_STR("outcome"), value, "an outcome", nearest, e);
	for (int i = 0; i < CRM_OUTCOMES && !nearest; i++)
		crm_fail_more(e, "%s%s", i ? ", " : " (", crm_outcomes[i]);
	if (!nearest)
		crm_fail_more(e, ")");
	return -1;
}

/* Words that the kinds of the policy, or the library, know. */
static int
check_words(const crm_kinds *k, const struct crm_file_column *c, crm_str value, crm_error *e)
{
	switch (c->words) {
	case CRM_WORDS_ANY: return 0;
	case CRM_WORDS_CONSENT:
		return check_consents(k, "consent", value, CRM_CONSENT_OF_COLUMN, e);
	case CRM_WORDS_CHANNEL: return check_channel(k, value, e);
	case CRM_WORDS_KIND: return check_kind(k, value, e);
	case CRM_WORDS_OUTCOME: return check_outcome(value, e);
	}
	return 0;
}

int
crm_column_check(const crm_kinds *k, const struct crm_file_column *c, crm_str value, crm_error *e)
{
	if (!c || !value.n)
		return 0;
	if (check_words(k, c, value, e) < 0 || check_year(c, value, e) < 0 ||
	    check_sign(c, value, e) < 0 ||
	    (c->holds == CRM_HOLDS_BIRTHDAY && check_lunar(value, e) < 0))
		return -1;
	return check_good(c, value, e);
}

int
crm_customer_check(const crm_kinds *k, crm_str column, crm_str value, crm_error *e)
{
	return crm_column_check(k, crm_customer_column(column), value, e);
}

int
crm_event_check(const crm_kinds *k, crm_str column, crm_str value, crm_error *e)
{
	return crm_column_check(k, crm_event_column(column), value, e);
}

int
crm_event_whole(const crm_kinds *k, crm_str kind, crm_str outcome, crm_str item, crm_str due,
		crm_str ref, crm_error *e)
{
	bool over = outcome.n && !crm_str_eqz(outcome, "reached");

	if (crm_str_eqz(kind, "appointment") && !due.n && !over) {
		crm_fail(e, CRM_DATA, "is empty; an event of kind appointment needs its date");
		return crm_fail_at(e, NULL, 0, "due");
	}
	if (crm_str_eqz(kind, "void") && (ref.n < 6 || memcmp(ref.p, "event:", 6) != 0)) {
		crm_fail(e, CRM_DATA, "a void names what it takes back, as event:ID");
		return crm_fail_at(e, NULL, 0, "ref");
	}
	if (crm_str_eqz(kind, "consent"))
		return check_consents(k, "item", item, CRM_CONSENT_OF_CONSENT, e);
	if (crm_str_eqz(kind, "optout"))
		return check_consents(k, "item", item, CRM_CONSENT_OF_OPTOUT, e);
	return 0;
}
