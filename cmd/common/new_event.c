/* new_event.c: one new entry of a log: what is filled in, and what is checked. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/array.h"
#include "common/message.h"
#include "common/new_event.h"
#include "common/said.h"

/* ---- columns ---- */

/* A log does not get columns unless that is asked for. */
static _Noreturn void
refuse_columns(const struct cmd_target *t)
{
	size_t n = t->columns - t->columns_there;
	crm_buf list = {0};
	crm_error e;

	for (size_t i = 0; i < n; i++)
		crm_buf_f(&list, "%s%s",
			  i == 0      ? ""
			  : i + 1 < n ? ", "
				      : " and ",
			  crm_quote(t->column[t->columns_there + i]));
	crm_fail(&e, CRM_DATA,
		 "the log has no column%s %s; --new-columns adds %s to each of its lines",
		 n == 1 ? "" : "s", crm_buf_zend(&list), n == 1 ? "it" : "them");
	crm_fail_at(&e, t->call->file, 1, NULL);
	cmd_die(&e);
}

void
cmd_new_events_begin(struct cmd_new_events *all)
{
	const struct cmd_target *t = all->target;
	const char *const *names;
	crm_error e;

	crm_event_columns(&names);
	for (int c = 0; c < CMD_L_COLUMNS; c++)
		all->at[c] = cmd_target_find(t, names[c]);
	if (t->grown && !all->new_columns)
		refuse_columns(t);
	if (crm_event_mint_start(&all->mint, (int64_t)time(NULL), &e) < 0)
		cmd_die(&e);
}

crm_str
cmd_new_event_value(const struct cmd_new_events *all, const crm_str *fields,
		    enum cmd_log_column column)
{
	return all->at[column] >= 0 ? fields[all->at[column]] : CRM_STR("");
}

void
cmd_new_event_values(const struct cmd_new_events *all, const crm_str *fields,
		     crm_str value[CMD_L_COLUMNS])
{
	for (int c = 0; c < CMD_L_COLUMNS; c++)
		value[c] = cmd_new_event_value(all, fields, (enum cmd_log_column)c);
}

/* ---- whom ---- */

/* Whom the event is about, and whom its ref means. */
static int
find_customer(struct cmd_new_events *all, crm_str *text, const char *field, crm_error *e)
{
	crm_str said = *text;
	int status = cmd_whom_find(all->whom, said, text, &all->several, e);

	if (status < 0 && all->one && !all->several.n)
		cmd_whom_say_near(all->whom, said, e);
	if (status < 0)
		crm_fail_at(e, NULL, 0, field);
	/* What is written is reported with their name; what is only printed is not. */
	if (status == 0 && all->one && !crm_str_eq(said, *text) && !all->target->store &&
	    isatty(STDERR_FILENO))
		cmd_note("%s is %s %s", crm_quote(said), crm_quote(*text),
			 crm_quote(cmd_whom_name(all->whom, *text)));
	return status;
}

static crm_str
with_prefix(const struct cmd_new_events *all, const char *prefix, crm_str id)
{
	crm_buf whole = {0};
	crm_str kept;

	crm_buf_z(&whole, prefix);
	crm_buf_str(&whole, id);
	kept = crm_arena_str(all->arena, crm_buf_slice(&whole));
	crm_buf_free(&whole);
	return kept;
}

static int
find_customers(struct cmd_new_events *all, crm_str *fields, crm_error *e)
{
	static const size_t prefix = sizeof "customer:" - 1;
	crm_str ref = cmd_new_event_value(all, fields, CMD_L_REF),
		who = {ref.p + prefix, ref.n - prefix};

	if (all->people_known)
		return 0;
	if (find_customer(all, &fields[all->at[CMD_L_CUSTOMER]], "customer", e) < 0)
		return -1;
	if (ref.n <= prefix || memcmp(ref.p, "customer:", prefix) != 0)
		return 0;
	if (find_customer(all, &who, "ref", e) < 0)
		return -1;
	fields[all->at[CMD_L_REF]] = with_prefix(all, "customer:", who);
	return 0;
}

/* An email that bounced names the address to which it went: that of the customer, or the one by
 * which the customer was named. */
static void
name_address(const struct cmd_new_events *all, crm_str *fields, crm_str said)
{
	int kind = crm_kinds_find(all->kinds, cmd_new_event_value(all, fields, CMD_L_KIND));
	crm_str address = memchr(said.p, '@', said.n) ? said : CRM_STR("");

	if (kind < 0 || all->at[CMD_L_REF] < 0 || fields[all->at[CMD_L_REF]].n ||
	    !crm_str_eqz(cmd_new_event_value(all, fields, CMD_L_OUTCOME), "bounced") ||
	    strcmp(crm_kinds_at(all->kinds, (size_t)kind)->channel, "email") != 0)
		return;
	if (!address.n)
		address =
			cmd_whom_email(all->whom, cmd_new_event_value(all, fields, CMD_L_CUSTOMER));
	if (address.n)
		fields[all->at[CMD_L_REF]] = with_prefix(all, "email:", address);
}

/* ---- filling in ---- */

static void
fill(struct cmd_new_events *all, crm_str *fields, enum cmd_log_column column, crm_str value)
{
	if (all->at[column] >= 0 && !fields[all->at[column]].n)
		fields[all->at[column]] = value;
}

static void
fill_id(struct cmd_new_events *all, crm_str *fields)
{
	crm_buf id = {0};

	crm_event_mint_next(&all->mint, &id);
	fill(all, fields, CMD_L_EVENT, crm_arena_str(all->arena, crm_buf_slice(&id)));
	crm_buf_free(&id);
}

/* A void names an event, so "event:" need not be said. */
static void
fill_ref(struct cmd_new_events *all, crm_str *fields)
{
	crm_str ref = cmd_new_event_value(all, fields, CMD_L_REF);

	if (ref.n && !memchr(ref.p, ':', ref.n) &&
	    crm_str_eqz(cmd_new_event_value(all, fields, CMD_L_KIND), "void"))
		fields[all->at[CMD_L_REF]] = with_prefix(all, "event:", ref);
}

static void
fill_in(struct cmd_new_events *all, crm_str *fields)
{
	int kind = crm_kinds_find(all->kinds, cmd_new_event_value(all, fields, CMD_L_KIND));
	crm_time date = all->today;

	fields[all->at[CMD_L_DATE]] = cmd_said_date(
		all->arena, cmd_new_event_value(all, fields, CMD_L_DATE), all->today.day);
	fill(all, fields, CMD_L_DATE, cmd_keep_time(all->arena, all->today));
	if (crm_time_parse(cmd_new_event_value(all, fields, CMD_L_DATE), &date) &&
	    all->at[CMD_L_DUE] >= 0)
		fields[all->at[CMD_L_DUE]] = cmd_said_date(
			all->arena, cmd_new_event_value(all, fields, CMD_L_DUE), date.day);
	fill_id(all, fields);
	fill(all, fields, CMD_L_BY, crm_str_z(cmd_user()));
	fill_ref(all, fields);
	if (all->at[CMD_L_RECORDED] >= 0)
		fields[all->at[CMD_L_RECORDED]] = all->recorded;
	if (kind >= 0)
		fill(all, fields, CMD_L_DIR,
		     crm_kinds_at(all->kinds, (size_t)kind)->dir == CRM_IN ? CRM_STR("in")
									   : CRM_STR("out"));
}

/* ---- checking ---- */

/* A stream may come from a machine whose clock or zone differs; the day of one is enough then. */
static bool
is_yet_to_come(const struct cmd_new_events *all, crm_str date)
{
	crm_time t;

	if (!crm_time_parse(date, &t))
		return false;
	if (t.day > all->today.day)
		return true;
	return all->one && !all->people_known && cmd_is_later(t, all->today);
}

/* What happened has happened by now; what is yet to come is its due. */
static int
check_date(const struct cmd_new_events *all, crm_str date, crm_error *e)
{
	if (!is_yet_to_come(all, date))
		return 0;
	crm_fail(e, CRM_DATA,
		 "%s is in the future; the date of a promise or an appointment belongs in due",
		 crm_quote(date));
	return crm_fail_at(e, NULL, 0, "date");
}

static int
check_referral(const struct cmd_new_events *all, const crm_str value[CMD_L_COLUMNS], crm_error *e)
{
	static const size_t prefix = sizeof "customer:" - 1;
	crm_str ref = value[CMD_L_REF], who = {ref.p + prefix, ref.n - prefix};

	if (!crm_str_eqz(value[CMD_L_KIND], "referral") || ref.n <= prefix ||
	    memcmp(ref.p, "customer:", prefix) != 0 ||
	    !crm_str_eq(cmd_whom_now(all->whom, who),
			cmd_whom_now(all->whom, value[CMD_L_CUSTOMER])))
		return 0;
	crm_fail(e, CRM_DATA,
		 "%s is the customer of this entry; a referral names the new customer whom they "
		 "brought",
		 crm_quote(who));
	return crm_fail_at(e, NULL, 0, "ref");
}

/* The id, or the name of whom they brought, without what says which it is. */
static void
say_prefix(const struct cmd_new_events *all, const crm_str *fields, crm_str ref, crm_error *e)
{
	bool brought = crm_str_eqz(cmd_new_event_value(all, fields, CMD_L_KIND), "referral");

	if (!memchr(ref.p, ':', ref.n))
		crm_fail_more(e, "; did you mean %s:%.*s?", brought ? "customer" : "event",
			      (int)ref.n, ref.p);
}

static int
check_fields(const struct cmd_new_events *all, const crm_str *fields, crm_error *e)
{
	static const char also[] = "; also today, yesterday, tomorrow, -2d, +3d";
	crm_str v[CMD_L_COLUMNS];

	for (size_t i = 0; i < all->target->columns; i++) {
		if (crm_event_check(all->kinds, all->target->column[i], fields[i], e) == 0)
			continue;
		if ((int)i == all->at[CMD_L_DATE] || (int)i == all->at[CMD_L_DUE])
			crm_fail_more(e, "%s", also);
		if ((int)i == all->at[CMD_L_REF])
			say_prefix(all, fields, fields[i], e);
		return -1;
	}
	cmd_new_event_values(all, fields, v);
	if (check_date(all, v[CMD_L_DATE], e) < 0 ||
	    crm_event_signs(all->kinds, all->target->column, fields, all->target->columns, e) < 0)
		return -1;
	if (!v[CMD_L_KIND].n) {
		crm_fail(e, CRM_DATA, "is empty; an event must have a kind");
		return crm_fail_at(e, NULL, 0, "kind");
	}
	if (check_referral(all, v, e) < 0)
		return -1;
	return crm_event_whole(all->kinds, v[CMD_L_KIND], v[CMD_L_OUTCOME], v[CMD_L_ITEM],
			       v[CMD_L_DUE], v[CMD_L_REF], e);
}

int
cmd_new_event(struct cmd_new_events *all, crm_str *fields, crm_error *e)
{
	crm_str said = cmd_new_event_value(all, fields, CMD_L_CUSTOMER);

	all->several.n = 0;
	fill_in(all, fields);
	if (find_customers(all, fields, e) < 0)
		return -1;
	name_address(all, fields, said);
	return check_fields(all, fields, e);
}

/* ---- an amount in place of a note ---- */

/* The length of a currency at the head of s: a sign, or three capital letters; 0 none. */
static size_t
currency(crm_str s)
{
	static const char *const signs[] = {"$", "€", "£", "¥", "₽", "₴", "₹", "₺", "zł"};

	for (size_t i = 0; i < CRM_LENGTH(signs); i++)
		if (s.n >= strlen(signs[i]) && memcmp(s.p, signs[i], strlen(signs[i])) == 0)
			return strlen(signs[i]);
	for (size_t i = 0; i < 3; i++)
		if (i >= s.n || s.p[i] < 'A' || s.p[i] > 'Z')
			return 0;
	return 3;
}

/* The number that text is, without a currency and without marks between thousands; false when it is
 * none. */
static bool
amount_of(crm_str s, crm_buf *number)
{
	size_t skip, end, point;
	crm_num n;

	s = crm_str_trim(s);
	skip = currency(s);
	s = crm_str_trim((crm_str){s.p + skip, s.n - skip});
	for (end = 0;
	     end < s.n && ((s.p[end] >= '0' && s.p[end] <= '9') || strchr("-., '", s.p[end]));
	     end++)
		;
	skip = currency((crm_str){s.p + end, s.n - end});
	if (end + skip != s.n || !end)
		return false;
	s = crm_str_trim((crm_str){s.p, end});
	point = s.n > 3 && strchr(".,", s.p[s.n - 3])   ? s.n - 3
		: s.n > 2 && strchr(".,", s.p[s.n - 2]) ? s.n - 2
							: s.n;
	for (size_t i = 0; i < s.n; i++)
		if (i == point)
			crm_buf_char(number, '.');
		else if (!strchr("., '", s.p[i]))
			crm_buf_char(number, s.p[i]);
	return crm_num_parse(crm_buf_slice(number), &n);
}

int
cmd_check_note(const crm_kinds *k, crm_str kind, crm_str note, crm_error *e)
{
	int i = crm_kinds_find(k, kind);
	crm_buf number = {0};
	bool is_amount;

	if (i < 0 ||
	    (crm_kinds_at(k, (size_t)i)->kind_class != CRM_MONEY && !crm_str_eqz(kind, "cost")))
		return 0;
	is_amount = amount_of(note, &number);
	if (is_amount && *number.p == '-')
		crm_fail(e, CRM_DATA,
			 "is %s the amount? amounts are never negative: log a refund, with "
			 "--amount=%s",
			 crm_buf_zend(&number), crm_buf_zend(&number) + 1);
	else if (is_amount)
		crm_fail(e, CRM_DATA, "is %.*s the amount? write --amount=%s", (int)note.n, note.p,
			 crm_buf_zend(&number));
	crm_buf_free(&number);
	return is_amount ? crm_fail_at(e, NULL, 0, "note") : 0;
}
