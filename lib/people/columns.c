/* columns.c: the columns of customers and of logs, and what their values may be. */
#include <string.h>

#include "base/array.h"
#include "base/base.h"
#include "base/parse.h"
#include "people/columns.h"
#include "people/people.h"

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

/* As it would be tidied: crm-check says by itself how an address should be written. */
static bool
is_email(crm_str s)
{
	crm_buf tidy = {0};
	bool ok;

	crm_emails_tidy(s, &tidy);
	ok = crm_email_ok(crm_buf_slice(&tidy));
	crm_buf_free(&tidy);
	return ok;
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
	       (s.n > 6 && !memcmp(s.p, "email:", 6) && is_email((crm_str){s.p + 6, s.n - 6})) ||
	       (s.n > 6 && !memcmp(s.p, "event:", 6) && is_id((crm_str){s.p + 6, s.n - 6}));
}

static bool
is_dir(crm_str s)
{
	return crm_str_eqz(s, "in") || crm_str_eqz(s, "out");
}

/* ---- the columns of customers ---- */

#define COLUMN(name_, type_, about_, ...) \
	{ \
		.word = {.name = name_, \
			 .origin = CRM_COLUMN, \
			 .type = CRM_##type_, \
			 .unit = "", \
			 .tool = "", \
			 .about = about_}, \
		__VA_ARGS__ \
	}
#define JUDGED(name_, about_) \
	{ \
		.word = {.name = name_, \
			 .origin = CRM_COLUMN, \
			 .type = CRM_NUMBER, \
			 .unit = "", \
			 .tool = "", \
			 .about = about_, \
			 .from = CRM_NUM_ONE, \
			 .to = 5 * CRM_NUM_ONE}, \
		.holds = CRM_HOLDS_NUMBER, .good = is_five, .is = "a number from 1 to 5" \
	}

static const struct crm_file_column customers[] = {
	COLUMN("id", TEXT, "the customer's id: any text without white space", .good = is_id,
	       .is = "an id (text without white space)", .usual = CRM_USUAL, .coded = true),
	COLUMN("name", TEXT, "what they are called", .usual = CRM_USUAL),
	COLUMN("owner", TEXT, "who looks after them", .usual = CRM_USUAL),
	COLUMN("household", TEXT, "who belongs together", .coded = true),
	COLUMN("phone", TEXT, "telephone numbers, a list", .holds = CRM_HOLDS_LIST,
	       .good = is_phone, .is = "a phone number", .usual = CRM_USUAL, .coded = true),
	COLUMN("email", TEXT, "email addresses, a list", .holds = CRM_HOLDS_LIST, .good = is_email,
	       .is = "an email address", .usual = CRM_USUAL, .no_comma = true),
	COLUMN("address", TEXT, "where they live", .usual = CRM_USUAL_NO),
	COLUMN("lang", TEXT, "the language they are addressed in", .usual = CRM_USUAL),
	COLUMN("channel", TEXT, "how they like to be contacted", .words = CRM_WORDS_CHANNEL,
	       .usual = CRM_USUAL),
	COLUMN("hours", TEXT, "when they like to be contacted: 12:00-14:00",
	       .holds = CRM_HOLDS_LIST, .good = is_hours, .is = "a time of day like 12:00-14:00",
	       .no_comma = true),
	COLUMN("source", TEXT, "where they came from", .usual = CRM_USUAL),
	COLUMN("referred_by", TEXT, "id of the customer who brought them", .good = is_id,
	       .is = "a customer's id", .usual = CRM_USUAL, .coded = true),
	COLUMN("reason", TEXT, "why they choose us", .usual = CRM_USUAL),
	COLUMN("lost_reason", TEXT, "why they left", .usual = CRM_USUAL_NO),
	COLUMN("birthday", TEXT, "1980-05-12, --05-12, 1980-05, lunar:1980-08-15",
	       .holds = CRM_HOLDS_BIRTHDAY, .good = is_partial,
	       .is = "a date (1980-05-12, --05-12, 1980-05, lunar:1980-08-15, lunar:1980-L4-05)",
	       .usual = CRM_USUAL),
	COLUMN("tags", TEXT, "list: likes:golf;knows:tax;vip", .holds = CRM_HOLDS_LIST,
	       .usual = CRM_USUAL, .no_comma = true),
	COLUMN("consent", TEXT, "list of channel:purpose that they allow; none",
	       .holds = CRM_HOLDS_LIST, .words = CRM_WORDS_CONSENT, .usual = CRM_USUAL),
	COLUMN("avoid", TEXT, "subjects to avoid", .holds = CRM_HOLDS_LIST),
	JUDGED("closeness_rating", "how close a person judges them to be, 1 to 5"),
	JUDGED("influence", "how many others listen to them, 1 to 5"),
	JUDGED("potential", "what they could become, 1 to 5"),
	COLUMN("elsewhere", NUMBER, "money a year that they spend elsewhere on what we sell",
	       .holds = CRM_HOLDS_NUMBER, .good = is_number, .never_negative = true),
	COLUMN("risk", TEXT, "risk preference", .usual = CRM_USUAL_NO),
	COLUMN("cadence", TEXT, "this customer's own rhythm: 30d, or ideal and longest 30d..60d",
	       .good = is_cadence, .is = "a rhythm (30d, or ideal and longest 30d..60d)"),
	COLUMN("status", TEXT, "empty, deceased, closed, noncustomer, task, merged:ID",
	       .good = is_status,
	       .is = "a status (deceased, closed, noncustomer, task, merged:ID)"),
	COLUMN("created", DATE, "when registered", .holds = CRM_HOLDS_DAY, .good = is_day,
	       .is = "a date", .usual = CRM_USUAL, .from_1900 = true),
	COLUMN("reviewed", DATE, "when their details were last checked", .holds = CRM_HOLDS_DAY,
	       .good = is_day, .is = "a date", .usual = CRM_USUAL, .from_1900 = true),
	COLUMN("note", TEXT, "anything", .usual = CRM_USUAL),
};

/* ---- the columns of a log ---- */

#define EVENT(name_, ...) \
	{ \
		.word = {.name = name_}, __VA_ARGS__ \
	}
#define MONEY(name_, ...) EVENT(name_, .holds = CRM_HOLDS_NUMBER, .good = is_number, __VA_ARGS__)

/* The usual ones are first: crm_event_columns. */
static const struct crm_file_column events[] = {
	EVENT("event", .good = is_id, .is = "an id (text without white space)", .usual = CRM_USUAL,
	      .coded = true),
	EVENT("date", .holds = CRM_HOLDS_MOMENT, .good = is_day,
	      .is = "a date (2026-11-21, 2026-11-21T09:30)", .usual = CRM_USUAL, .from_1900 = true),
	EVENT("recorded", .holds = CRM_HOLDS_MOMENT, .good = is_day, .is = "a date",
	      .usual = CRM_USUAL, .from_1900 = true),
	EVENT("customer", .good = is_id, .is = "a customer's id", .usual = CRM_USUAL,
	      .coded = true),
	EVENT("kind", .words = CRM_WORDS_KIND, .usual = CRM_USUAL),
	EVENT("dir", .good = is_dir, .is = "a direction (in, out)", .usual = CRM_USUAL),
	EVENT("outcome", .words = CRM_WORDS_OUTCOME, .usual = CRM_USUAL),
	MONEY("amount", .usual = CRM_USUAL),
	EVENT("item", .usual = CRM_USUAL),
	EVENT("by", .usual = CRM_USUAL),
	EVENT("due", .holds = CRM_HOLDS_MOMENT, .good = is_day,
	      .is = "a date (2026-11-21, 2026-11-21T09:30)", .usual = CRM_USUAL, .from_1900 = true),
	EVENT("ref", .good = is_ref, .is = "a reference (customer:ID, event:ID, email:ADDRESS)",
	      .usual = CRM_USUAL),
	EVENT("rating", .holds = CRM_HOLDS_NUMBER, .good = is_five, .is = "a number from 1 to 5",
	      .usual = CRM_USUAL),
	EVENT("note", .usual = CRM_USUAL),
	EVENT("channel", .usual = CRM_USUAL_BOOK),
	EVENT("rule", .holds = CRM_HOLDS_LIST, .usual = CRM_USUAL_BOOK),
	MONEY("quantity", .usual = CRM_USUAL_BOOK),
	MONEY("price", .usual = CRM_USUAL_BOOK),
	MONEY("discount", .usual = CRM_USUAL_BOOK),
	EVENT("currency", .usual = CRM_USUAL_BOOK),
	MONEY("floor", .usual = CRM_USUAL_NO),
	MONEY("ceiling", .usual = CRM_USUAL_NO),
	EVENT("expected_return", .holds = CRM_HOLDS_NUMBER), /* nothing reads it yet */
};

/* ---- looking them up ---- */

size_t
crm_customer_column_count(void)
{
	return CRM_LENGTH(customers);
}

const struct crm_file_column *
crm_customer_column_at(size_t i)
{
	return &customers[i];
}

static const struct crm_file_column *
named(const struct crm_file_column *all, size_t n, crm_str name)
{
	for (size_t i = 0; i < n; i++)
		if (crm_str_eqz(name, all[i].word.name))
			return &all[i];
	return NULL;
}

const struct crm_file_column *
crm_customer_column(crm_str name)
{
	return named(customers, CRM_LENGTH(customers), name);
}

const struct crm_file_column *
crm_event_column(crm_str name)
{
	return named(events, CRM_LENGTH(events), name);
}

static size_t
names_of(const struct crm_file_column *all, size_t n, enum crm_usual usual, const char **out)
{
	size_t found = 0;

	for (size_t i = 0; i < n; i++)
		if (all[i].usual == usual)
			out[found++] = all[i].word.name;
	return found;
}

size_t
crm_customer_columns(const char *const **out)
{
	static const char *names[CRM_LENGTH(customers)];

	*out = names;
	return names_of(customers, CRM_LENGTH(customers), CRM_USUAL, names);
}

size_t
crm_event_columns(const char *const **out)
{
	static const char *names[CRM_LENGTH(events)];

	*out = names;
	return names_of(events, CRM_LENGTH(events), CRM_USUAL, names);
}

size_t
crm_order_columns(const char *const **out)
{
	static const char *names[CRM_LENGTH(events)];

	*out = names;
	return names_of(events, CRM_LENGTH(events), CRM_USUAL_BOOK, names);
}
