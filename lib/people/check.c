/* check.c: what may stand in the known columns of customers and log. */
#include <string.h>

#include "base/array.h"
#include "base/parse.h"
#include "crm.h"
#include "base/base.h"
#include "people/people.h"
#include "kinds/consent.h"
#include "kinds/outcome.h"
#include "kinds/kinds.h"

/* ---- kinds of values ---- */

static bool
is_id(crm_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == ';')
			return false;
	return s.n > 0;
}

/* An item of the list may be several numbers. */
static bool
is_phone(crm_str s)
{
	crm_str one;
	bool any = false;

	for (; crm_phone_next(&s, &one); any = true)
		if (!crm_phone_ok(one))
			return false;
	return any;
}

static bool
is_email(crm_str s)
{
	const char *at = memchr(s.p, '@', s.n);

	if (!at || at == s.p || at + 1 == s.p + s.n)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || s.p[i] == ',')
			return false;
	return !memchr(at + 1, '@', (size_t)(s.p + s.n - at - 1));
}

static bool
is_five(crm_str s)
{
	crm_num n;

	return crm_num_parse(s, &n) && n >= CRM_NUM_ONE && n <= 5 * CRM_NUM_ONE;
}

static bool
is_partial(crm_str s)
{
	crm_partial p;

	return crm_partial_parse(s, &p);
}

static bool
is_day(crm_str s)
{
	crm_time t;

	return crm_time_parse(s, &t);
}

static bool
is_number(crm_str s)
{
	crm_num n;

	return crm_num_parse(s, &n);
}

/* 30d, or ideal and longest 30d..60d. */
static bool
is_cadence(crm_str s)
{
	crm_span ideal, longest;

	if (!crm_span_range(s, &ideal, &longest))
		return false;
	return crm_is_range(s) ? crm_span_days(ideal) <= crm_span_days(longest) : ideal.n > 0;
}

/* 12:00-14:00. */
static bool
is_hours(crm_str s)
{
	static const char shape[] = "dd:dd-dd:dd";

	if (s.n != sizeof shape - 1)
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (shape[i] == 'd' ? s.p[i] < '0' || s.p[i] > '9' : s.p[i] != shape[i])
			return false;
	return memcmp(s.p, "24:00", 5) < 0 && memcmp(s.p + 6, "24:00", 5) <= 0 && s.p[3] < '6' &&
	       s.p[9] < '6';
}

static bool
is_status(crm_str s)
{
	crm_str into;

	return crm_status_known(s) && (!crm_merged_into(s, &into) || is_id(into));
}

static bool
is_ref(crm_str s)
{
	return (s.n > 9 && !memcmp(s.p, "customer:", 9) && is_id((crm_str){s.p + 9, s.n - 9})) ||
	       (s.n > 6 && !memcmp(s.p, "event:", 6) && is_id((crm_str){s.p + 6, s.n - 6}));
}

static bool
is_dir(crm_str s)
{
	return crm_str_eqz(s, "in") || crm_str_eqz(s, "out");
}

/* ---- the columns ---- */

static const char a_number[] = "a number";

static const struct rule {
	const char *column;
	bool (*good)(crm_str);
	bool list;        /* each item must be good */
	const char *what; /* "is not ..." */
} customer_rules[] =
	{
		{"id", is_id, false, "an id (text without white space)"},
		{"phone", is_phone, true, "a phone number"},
		{"email", is_email, true, "an email address"},
		{"hours", is_hours, true, "a time of day like 12:00-14:00"},
		{"referred_by", is_id, false, "a customer's id"},
		{"birthday", is_partial, false,
		 "a date (1980-05-12, --05-12, 1980-05, lunar:1980-08-15, lunar:1980-L4-05)"},
		{"closeness_rating", is_five, false, "a number from 1 to 5"},
		{"influence", is_five, false, "a number from 1 to 5"},
		{"potential", is_five, false, "a number from 1 to 5"},
		{"cadence", is_cadence, false, "a rhythm (30d, or ideal and longest 30d..60d)"},
		{"status", is_status, false, "a status (deceased, closed, merged:ID)"},
		{"created", is_day, false, "a date"},
		{"reviewed", is_day, false, "a date"},
},
  event_rules[] = {
	  {"event", is_id, false, "an id (text without white space)"},
	  {"date", is_day, false, "a date (2026-11-21, 2026-11-21T09:30)"},
	  {"recorded", is_day, false, "a date"},
	  {"customer", is_id, false, "a customer's id"},
	  {"dir", is_dir, false, "a direction (in, out)"},
	  {"amount", is_number, false, a_number},
	  {"quantity", is_number, false, a_number},
	  {"price", is_number, false, a_number},
	  {"discount", is_number, false, a_number},
	  {"floor", is_number, false, a_number},
	  {"ceiling", is_number, false, a_number},
	  {"due", is_day, false, "a date (2026-11-21, 2026-11-21T09:30)"},
	  {"ref", is_ref, false, "a reference (customer:ID, event:ID)"},
	  {"rating", is_five, false, "a number from 1 to 5"},
};

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

static int
fault(crm_str column, crm_str value, const char *what, crm_error *e)
{
	char field[sizeof e->field];
	size_t n = column.n < sizeof field ? column.n : sizeof field - 1;
	const char *damage = crm_damage(column, value, &value);
	crm_day days[2];
	int n_days;

	memcpy(field, column.p, n);
	field[n] = '\0';
	if (what == a_number)
		crm_fail(e, CRM_DATA, "%s %s", crm_quote(value), crm_num_wrong(value));
	else
		crm_fail(e, CRM_DATA, "%s is not %s", crm_quote(value), what);
	n_days = strstr(what, "a date") == what ? days_of(value, days) : 0;
	if (n_days)
		say_days(e, days, n_days);
	else if (damage)
		crm_fail_more(e, "; it %s", damage);
	return crm_fail_at(e, NULL, 0, field);
}

static int
check(const struct rule *rules, size_t n, crm_str column, crm_str value, crm_error *e)
{
	crm_str list = value, item;

	for (size_t i = 0; i < n && value.n; i++) {
		if (!crm_str_eqz(column, rules[i].column))
			continue;
		if (!rules[i].list)
			return rules[i].good(value) ? 0 : fault(column, value, rules[i].what, e);
		while (crm_str_item(&list, &item))
			if (!rules[i].good(item))
				return fault(column, item, rules[i].what, e);
	}
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
check_word(crm_str column, crm_str value, const char *what, const char *nearest, crm_error *e);

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
check_year(crm_str column, crm_str value, const char *const *columns, size_t n, crm_error *e)
{
	int year, month, day;
	crm_time t;

	for (size_t i = 0; i < n; i++) {
		if (!crm_str_eqz(column, columns[i]) || !crm_time_parse(value, &t))
			continue;
		crm_day_split(t.day, &year, &month, &day);
		if (year >= EARLIEST)
			continue;
		crm_fail(e, CRM_DATA, "%s is before the year %d, which is too early",
			 crm_quote(value), EARLIEST);
		return crm_fail_at(e, NULL, 0, columns[i]);
	}
	return 0;
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

int
crm_customer_check(const crm_kinds *k, crm_str column, crm_str value, crm_error *e)
{
	static const char *const dates[] = {"created", "reviewed"};

	if ((crm_str_eqz(column, "birthday") && check_lunar(value, e) < 0) ||
	    check_year(column, value, dates, 2, e) < 0)
		return -1;
	if (crm_str_eqz(column, "consent"))
		return check_consents(k, "consent", value, CRM_CONSENT_OF_COLUMN, e);
	if (crm_str_eqz(column, "channel"))
		return check_channel(k, value, e);
	return check(customer_rules, CRM_LENGTH(customer_rules), column, value, e);
}

static int
check_word(crm_str column, crm_str value, const char *what, const char *nearest, crm_error *e)
{
	fault(column, value, what, e);
	if (nearest)
		crm_fail_more(e, "; did you mean \"%s\"?", nearest);
	return -1;
}

static int
check_kind(const crm_kinds *k, crm_str value, crm_error *e)
{
	check_word(CRM_STR("kind"), value, "a kind of event", crm_kinds_nearest(k, value), e);
	if (crm_str_eqz(value, "promise") || crm_str_eqz(value, "promised"))
		crm_fail_more(e, "; a promise is any contact with a due, such as a call with "
				 "--due=+3d");
	return -1;
}

static int
check_outcome(crm_str column, crm_str value, crm_error *e)
{
	const char *nearest = crm_nearest(value, crm_outcomes, CRM_OUTCOMES);

	check_word(column, value, "an outcome", nearest, e);
	for (int i = 0; i < CRM_OUTCOMES && !nearest; i++)
		crm_fail_more(e, "%s%s", i ? ", " : " (", crm_outcomes[i]);
	if (!nearest)
		crm_fail_more(e, ")");
	return -1;
}

int
crm_event_check(const crm_kinds *k, crm_str column, crm_str value, crm_error *e)
{
	static const char *const dates[] = {"date", "recorded", "due"};

	if (value.n && crm_str_eqz(column, "kind") && crm_kinds_find(k, value) < 0)
		return check_kind(k, value, e);
	if (value.n && crm_str_eqz(column, "outcome")) {
		for (int i = 0; i < CRM_OUTCOMES; i++)
			if (crm_str_eqz(value, crm_outcomes[i]))
				return 0;
		return check_outcome(column, value, e);
	}
	if (check_year(column, value, dates, 3, e) < 0)
		return -1;
	return check(event_rules, CRM_LENGTH(event_rules), column, value, e);
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

size_t
crm_customer_columns(const char *const **out)
{
	static const char *const usual[] = {"id",          "name",    "owner",    "phone",
					    "email",       "lang",    "channel",  "source",
					    "referred_by", "reason",  "birthday", "tags",
					    "consent",     "created", "reviewed", "note"};
	*out = usual;
	return CRM_LENGTH(usual);
}

size_t
crm_event_columns(const char *const **out)
{
	static const char *const all[] = {"event", "date",    "recorded", "customer", "kind",
					  "dir",   "outcome", "amount",   "item",     "by",
					  "due",   "ref",     "rating",   "note"};
	*out = all;
	return CRM_LENGTH(all);
}
