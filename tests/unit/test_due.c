/* Whom to contact: each trigger at its edges, restraints, capacity, words. Small
 * worlds of three files; the expected days were counted by hand, with a
 * calendar, and stand with the case. 2026-11-21 is a Saturday. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "due/calendar.h"
#include "due/due.h"
#include "due/trigger/shared.h"

/* ---- a small world ---- */

#define LOG "event\tdate\tcustomer\tkind\tdir\toutcome\titem\tdue\tref\trating\tnote\n"

static char dir[] = "/tmp/test_due.XXXXXX";

static const char *
path_of(const char *name)
{
	static char path[4][128];
	static int next;
	char *p = path[next++ % 4];

	snprintf(p, sizeof path[0], "%s/%s", dir, name);
	return p;
}

static const char *
put(const char *name, const char *text)
{
	const char *path = path_of(name);
	FILE *f = fopen(path, "w");

	assert_non_null(f);
	fputs(text, f);
	assert_int_equal(fclose(f), 0);
	return path;
}

struct world {
	crm_policy *policy;
	crm_frame *frame;
	crm_due *due;
};

static void
end(struct world *w)
{
	crm_due_free(w->due);
	crm_frame_free(w->frame);
	crm_policy_free(w->policy);
}

/* Rows of the log are "date customer kind [name=value …]", apart by "|". */
static void
write_log(const char *events)
{
	static const char *const columns[] = {"dir", "outcome", "item", "due",
					      "ref", "rating",  "note"};
	crm_buf text = {0};
	char *copy = strdup(events), *rest = copy, *event;
	int n = 0;

	crm_buf_z(&text, LOG);
	while ((event = strsep(&rest, "|")) && *event) {
		char *value[7] = {"", "", "", "", "", "", ""}, *word, *date, *customer, *kind,
		     id[16] = "";
		date = strsep(&event, " ");
		customer = strsep(&event, " ");
		kind = strsep(&event, " ");
		snprintf(id, sizeof id, "e%d", ++n);
		while ((word = strsep(&event, " "))) {
			char *is = strchr(word, '=');
			assert_non_null(is);
			*is = '\0';
			for (int i = 0; i < 7; i++)
				if (strcmp(columns[i], word) == 0)
					value[i] = is + 1;
		}
		crm_buf_f(&text, "%s\t%s\t%s\t%s", id, date, customer, kind);
		for (int i = 0; i < 7; i++)
			crm_buf_f(&text, "\t%s", value[i]);
		crm_buf_char(&text, '\n');
	}
	put("log.tsv", crm_buf_zend(&text));
	crm_buf_free(&text);
	free(copy);
}

/* The column worth as the value that a run has computed. */
static void
add_value(crm_frame *f)
{
	int column = crm_table_find(crm_frame_table(f), "worth");
	int value = column < 0 ? -1 : crm_frame_add(f, "value", CRM_NUMBER, 1);
	crm_row r = {0};

	for (size_t row = 0; column >= 0 && row < crm_frame_rows(f); row++) {
		crm_value v = {.type = CRM_NUMBER};
		crm_row_split(&r, crm_frame_table(f), row);
		if (crm_num_parse(r.field[column], &v.number))
			crm_frame_put(f, value, row, v);
	}
	crm_row_free(&r);
}

static int
begin(struct world *w, const char *policy, const char *customers, const char *events,
      const char *today, const struct crm_due_how *how, crm_error *e)
{
	const char *file;
	crm_table *table;
	crm_time now;

	*w = (struct world){0};
	write_log(events);
	w->policy = crm_policy_load(put("policy.yaml", policy), e);
	if (!w->policy)
		return -1;
	file = put("customers.tsv", customers);
	table = crm_table_read(&file, 1, &(struct crm_read){0}, e);
	if (!table)
		return -1;
	assert_true(crm_time_parse(crm_str_z(today), &now));
	w->frame = crm_frame_new(crm_policy_model(w->policy), table, now, now, e);
	if (!w->frame)
		return -1;
	crm_frame_log(w->frame, path_of("log.tsv"));
	add_value(w->frame);
	w->due = crm_due_new(w->policy, w->frame, how, e);
	if (!w->due || crm_frame_fold(w->frame, 1, NULL, e) < 0 || crm_due_run(w->due, e) < 0)
		return -1;
	return 0;
}

static void
cell(const struct world *w, size_t row, const char *name, crm_buf *out)
{
	crm_row r = {0};

	crm_row_split(&r, crm_frame_table(w->frame), row);
	crm_buf_str(out, r.field[crm_table_find(crm_frame_table(w->frame), name)]);
	crm_row_free(&r);
}

static size_t
entry(const struct world *w, size_t i, crm_str *values)
{
	crm_error e;
	size_t row = SIZE_MAX;

	assert_int_equal(crm_due_entry(w->due, 0, i, &row, values, &e), 0);
	return row;
}

static size_t
held_entry(const struct world *w, size_t i, crm_str *values, const char **reason)
{
	crm_error e;
	size_t row = SIZE_MAX;

	assert_int_equal(crm_due_held(w->due, 0, i, &row, values, reason, &e), 0);
	return row;
}

/* "id rule due+overdue", apart by " | ". */
static void
list_text(const struct world *w, crm_buf *out)
{
	crm_str v[CRM_DUE_COLUMNS];

	for (size_t i = 0; i < crm_due_summary(w->due).listed; i++) {
		size_t row = entry(w, i, v);
		crm_buf_z(out, out->n ? " | " : "");
		cell(w, row, "id", out);
		crm_buf_char(out, ' ');
		crm_buf_str(out, v[CRM_DUE_RULE]);
		crm_buf_char(out, ' ');
		crm_buf_str(out, v[CRM_DUE_DATE]);
		crm_buf_char(out, '+');
		crm_buf_str(out, v[CRM_DUE_OVERDUE]);
	}
}

static void
print_explained(const struct world *w)
{
	crm_buf out = {0};
	crm_error e;

	for (size_t row = 0; row < crm_frame_rows(w->frame); row++)
		assert_int_equal(crm_due_explain(w->due, row, &out, &e), 0);
	print_error("%s", crm_buf_zend(&out));
	crm_buf_free(&out);
}

static struct crm_due_how usual = {.held = true};

/* The policies of the tests: one rule, no quiet time unless it says so. */
static const char *
rule(const char *text)
{
	static char policies[4][2048];
	static int next;
	char *policy = policies[next++ % 4];

	snprintf(policy, sizeof policies[0], "version: 1\ndue:\n  - {rule: r, %s}\n", text);
	return policy;
}

static void
expect(const char *policy, const char *customers, const char *events, const char *today,
       const char *expected)
{
	struct world w;
	crm_error e;
	crm_buf out = {0};

	if (begin(&w, policy, customers, events, today, &usual, &e) < 0) {
		crm_error_line(&e, &out);
		fail_msg("%s: %s", today, crm_buf_zend(&out));
	}
	list_text(&w, &out);
	if (strcmp(crm_buf_zend(&out), expected) != 0)
		print_explained(&w);
	if (strcmp(out.p, expected) != 0)
		fail_msg("%s, log \"%s\": got \"%s\", not \"%s\"", today, events, out.p, expected);
	crm_buf_free(&out);
	end(&w);
}

static void
expect_fault(const char *policy, const char *customers, const char *events, const char *today,
	     const char *expected)
{
	struct world w;
	crm_error e;
	crm_buf out = {0};
	const char *text;

	assert_int_equal(begin(&w, policy, customers, events, today, &usual, &e), -1);
	crm_error_line(&e, &out);
	text = crm_buf_zend(&out);
	if (strncmp(text, dir, strlen(dir)) == 0)
		text += strlen(dir) + 1;
	assert_string_equal(text, expected);
	crm_buf_free(&out);
	end(&w);
}

#define ANN "id\tname\tcreated\na\tAnn\t2026-01-10\n"

/* One rule over one customer on several days: "2026-02-09 nothing", "… due+overdue". */
static void
on_days(const char *policy, const char *customers, const char *events, const char *const *days)
{
	for (; *days; days++) {
		char today[32], expected[64] = "";
		const char *result = strchr(*days, ' ');
		assert_non_null(result);
		snprintf(today, sizeof today, "%.*s", (int)(result - *days), *days);
		if (strcmp(result, " -") != 0)
			snprintf(expected, sizeof expected, "a r%s", result);
		expect(policy, customers, events, today, expected);
	}
}
#define DAYS(...) ((const char *const[]){__VA_ARGS__, NULL})

/* ---- silence ---- */

static void
test_silence(void **state)
{
	(void)state;
	/* 10 January and 30 days: 21 left in January, so 9 February. */
	on_days(rule("silence: 30d, action: call"), ANN, "2026-01-10 a call|",
		DAYS("2026-02-08 -", "2026-02-09 2026-02-09+0", "2026-02-10 2026-02-09+1"));
	/* 31 January and one month: 28 February, 29 in 2028. */
	on_days(rule("silence: 1m, action: call"), ANN, "2026-01-31 a call|",
		DAYS("2026-02-27 -", "2026-02-28 2026-02-28+0", "2026-03-01 2026-02-28+1"));
	on_days(rule("silence: 1m, action: call"), ANN, "2028-01-31 a call|",
		DAYS("2028-02-28 -", "2028-02-29 2028-02-29+0"));
	/* Out of order in the log: the latest counts. Of two on a day it is one. */
	on_days(rule("silence: 7d, action: call"), ANN,
		"2026-03-10 a call|2026-03-01 a email|2026-03-10 a email|",
		DAYS("2026-03-16 -", "2026-03-17 2026-03-17+0"));
	/* What has not happened yet is not there: 1 March counts until the 10th comes. */
	on_days(rule("silence: 7d, action: call"), ANN, "2026-03-01 a call|2026-03-10 a call|",
		DAYS("2026-03-08 2026-03-08+0", "2026-03-09 2026-03-08+1", "2026-03-10 -"));
	/* Nobody reached is no touch; nor is a purchase. */
	on_days(rule("silence: 7d, action: call"), ANN,
		"2026-03-01 a call|2026-03-05 a call outcome=no-answer|2026-03-06 a purchase|",
		DAYS("2026-03-07 -", "2026-03-08 2026-03-08+0"));
}

static void
test_silence_never(void **state)
{
	(void)state;
	/* Never touched: from `created`, 10 January, and 7 days. */
	on_days(rule("silence: 7d, action: call"), ANN, "",
		DAYS("2026-01-16 -", "2026-01-17 2026-01-17+0"));
	/* Or the first event; or, nothing known at all, today. */
	on_days(rule("silence: 7d, action: call"), "id\tname\na\tAnn\n", "2026-01-20 a purchase|",
		DAYS("2026-01-26 -", "2026-01-27 2026-01-27+0"));
	on_days(rule("silence: 7d, action: call"), "id\tname\na\tAnn\n", "",
		DAYS("2026-01-26 2026-01-26+0"));
}

static void
test_silence_of(void **state)
{
	(void)state;
	on_days(rule("silence: 10d, of: [call, visit], action: call"), ANN,
		"2026-03-01 a call|2026-03-03 a visit|2026-03-08 a email|",
		DAYS("2026-03-12 -", "2026-03-13 2026-03-13+0"));
	on_days(rule("silence: 10d, of: in, action: call"), ANN,
		"2026-03-01 a call dir=in|2026-03-08 a call dir=out|",
		DAYS("2026-03-10 -", "2026-03-11 2026-03-11+0"));
	on_days(rule("silence: 10d, of: out, action: call"), ANN,
		"2026-03-01 a call dir=in|2026-03-08 a call dir=out|",
		DAYS("2026-03-17 -", "2026-03-18 2026-03-18+0"));
}

static void
test_cadence(void **state)
{
	(void)state;
	/* Their own 5 days instead of 30; but not for a rule of certain kinds. */
	on_days(rule("silence: 30d, action: call"), "id\tname\tcadence\na\tAnn\t5d\n",
		"2026-03-01 a call|", DAYS("2026-03-05 -", "2026-03-06 2026-03-06+0"));
	on_days(rule("silence: 30d, of: call, action: call"), "id\tname\tcadence\na\tAnn\t5d\n",
		"2026-03-01 a call|", DAYS("2026-03-30 -", "2026-03-31 2026-03-31+0"));
	expect_fault(rule("silence: 30d, action: call"), "id\tname\tcadence\na\tAnn\tweekly\n", "",
		     "2026-03-01",
		     "customers.tsv:2: cadence: \"weekly\" is not a rhythm like 30d or 30d..60d");
}

static crm_num
first_priority(const char *policy, const char *customers, const char *events, const char *today)
{
	struct world w;
	crm_error e;
	crm_str v[CRM_DUE_COLUMNS];
	crm_num n = 0;

	assert_int_equal(begin(&w, policy, customers, events, today, &usual, &e), 0);
	assert_int_equal(crm_due_summary(w.due).listed, 1);
	entry(&w, 0, v);
	assert_true(crm_num_parse(v[CRM_DUE_PRIORITY], &n));
	end(&w);
	return n / CRM_NUM_ONE;
}

static void
test_longest(void **state)
{
	const char *policy = rule("silence: 10d..20d, action: call, priority: 40");

	(void)state;
	/* 1 March and 20 days is the 21st: past it from the 22nd. */
	assert_int_equal(first_priority(policy, ANN, "2026-03-01 a call|", "2026-03-21"), 40);
	assert_int_equal(first_priority(policy, ANN, "2026-03-01 a call|", "2026-03-22"), 50);
}

/* ---- every ---- */

static void
test_every(void **state)
{
	(void)state;
	/* Thanks on 30 November and three months: 28 February. Other touches do not count. */
	on_days(rule("every: 3m, action: thank"), ANN, "2026-11-30 a thanks|2026-12-20 a call|",
		DAYS("2027-02-27 -", "2027-02-28 2027-02-28+0", "2027-03-01 2027-02-28+1"));
	/* What was done before they were registered is the first that is known of them: due three
	 * months after that, and so never before first_seen. */
	on_days(rule("every: 3m, action: thank"), ANN, "2025-06-01 a thanks|",
		DAYS("2025-08-31 -", "2026-01-10 2025-09-01+131"));
	/* Never: today. */
	on_days(rule("every: 3m, action: thank"), ANN, "2026-12-20 a call|",
		DAYS("2026-12-21 2026-12-21+0"));
	/* done_by instead of the action's kind. */
	on_days(rule("every: 10d, action: ask, done_by: [call, survey]"), ANN, "2026-03-01 a call|",
		DAYS("2026-03-10 -", "2026-03-11 2026-03-11+0"));
}

/* ---- in what words ---- */

static void
says(const char *trigger, const char *customers, const char *events, const char *expected)
{
	struct world w;
	crm_error e;
	crm_str v[CRM_DUE_COLUMNS];
	char got[256];

	assert_int_equal(begin(&w, rule(trigger), customers, events, "2026-11-21", &usual, &e), 0);
	assert_int_equal(crm_due_summary(w.due).listed, 1);
	entry(&w, 0, v);
	snprintf(got, sizeof got, "%.*s", (int)v[CRM_DUE_WHY].n, v[CRM_DUE_WHY].p);
	assert_string_equal(got, expected);
	end(&w);
}

#define NEW "id\tname\tbirthday\treviewed\na\tAnn\t1980-11-21\t\n"

/* There is always something to say, be it never done, and since a day that is not known. */
static void
test_usual_words(void **state)
{
	(void)state;
	says("silence: 30d, action: call", ANN, "2026-10-01 a call|",
	     "No contact since 2026-10-01 (51 days)");
	says("silence: 30d, action: call", ANN, "",
	     "No contact from us is on record; known since 2026-01-10");
	says("silence: 30d, action: call", NEW, "", "No contact from us is on record");
	says("silence: 30d, action: call, why: \"No contact for {days_since_touch} days\"", ANN, "",
	     "No contact from us is on record; known since 2026-01-10");
	says("silence: 30d, of: [call, visit, meeting], action: call", ANN, "2026-10-01 a call|",
	     "No call, visit or meeting since 2026-10-01 (51 days)");
	says("silence: 30d, of: call, action: call", ANN, "",
	     "No call is on record; known since 2026-01-10");
	says("silence: 30d, of: care, action: greet", ANN, "",
	     "No contact of the kind is on record; known since 2026-01-10");
	says("silence: 30d, of: in, action: call", ANN, "",
	     "They have never come to us; known since 2026-01-10");
	says("silence: 30d, of: out, action: call", ANN, "2026-10-01 a call|",
	     "We have not turned to them since 2026-10-01 (51 days)");
	says("every: 3m, action: thank", ANN, "2026-06-16 a thanks|",
	     "Time to thank them again: last on 2026-06-16");
	says("every: 3m, action: thank", ANN, "", "Time to thank them: never yet");
	says("every: 3m, action: give, why: \"Last gift on {last_gift}\"", ANN, "",
	     "Time to give them something: never yet");
	says("older: 1y, of: reviewed, action: review, why: \"Gone through on {reviewed}\"",
	     "id\tname\tcreated\treviewed\na\tAnn\t2025-01-10\t\n", "",
	     "Never gone through; known since 2025-01-10");
	says("anniversary: birthday, action: greet, why: \"{source}\"",
	     "id\tname\tbirthday\tsource\na\tAnn\t1980-11-21\t\n", "", "Birthday on 2026-11-21");
	says("holiday: old-feast, action: greet}\nholidays:\n  - {name: old-feast, date: 11-21",
	     NEW, "", "Old feast on 2026-11-21");
}

/* ---- after ---- */

static void
test_after(void **state)
{
	const char *policy =
		rule("after: purchase, wait: 1d, within: 2d, expires: 7d, action: greet");

	(void)state;
	on_days(policy, ANN, "2026-02-27 a purchase|",
		DAYS("2026-02-27 -", "2026-02-28 2026-03-01+0", "2026-03-01 2026-03-01+0",
		     "2026-03-02 2026-03-01+1", "2026-03-06 2026-03-01+5", "2026-03-07 -"));
	/* A touch settles it, but not one before it, nor an unanswered one. */
	on_days(policy, ANN, "2026-02-27 a purchase|2026-02-28 a call|",
		DAYS("2026-02-28 -", "2026-03-01 -"));
	on_days(policy, ANN,
		"2026-02-27 a purchase|2026-02-26 a call|2026-02-28 a call outcome=bounced|",
		DAYS("2026-03-01 2026-03-01+0"));
	/* On one day: undated touches count as after the events of the day; times tell otherwise.
	 */
	on_days(policy, ANN, "2026-02-27 a purchase|2026-02-27 a greeting|", DAYS("2026-03-01 -"));
	on_days(policy, ANN, "2026-02-27T15:00 a purchase|2026-02-27T09:00 a call|",
		DAYS("2026-03-01 2026-03-01+0"));
	/* In either order in the file. */
	on_days(policy, ANN, "2026-02-27T15:00 a call|2026-02-27T09:00 a purchase|",
		DAYS("2026-03-01 -"));
	/* Of two the earliest that has not expired: the 20th is over on the 28th. */
	on_days(policy, ANN, "2026-02-20 a purchase|2026-02-24 a purchase|",
		DAYS("2026-02-27 2026-02-22+5", "2026-02-28 2026-02-26+2"));
}

static void
test_after_month_end(void **state)
{
	/* 31 January lives for a month, until 28 February; the purchase of 28 February
	 * until 28 March. On 1 March it is the second that counts. */
	const char *policy = rule("after: purchase, wait: 1d, expires: 1m, action: greet");

	(void)state;
	on_days(policy, ANN, "2026-01-31 a purchase|2026-02-28 a purchase|",
		DAYS("2026-02-28 2026-02-01+27", "2026-03-01 2026-03-01+0",
		     "2026-03-28 2026-03-01+27", "2026-03-29 -"));
	/* 31 March less a month is 28 February again, whose month is over by then. */
	on_days(policy, ANN, "2026-02-28 a purchase|2026-03-30 a purchase|",
		DAYS("2026-03-30 -", "2026-03-31 2026-03-31+0"));
}

static void
test_after_filters(void **state)
{
	(void)state;
	on_days(rule("after: purchase, item: tea, wait: 1d, expires: 9d, action: greet"), ANN,
		"2026-02-20 a purchase item=pot|2026-02-22 a purchase item=tea|",
		DAYS("2026-02-22 -", "2026-02-23 2026-02-23+0"));
	on_days(rule("after: any, rating: 4..5, wait: 2d, expires: 30d, action: offer, done_by: "
		     "[sms, referral]"),
		ANN, "2026-02-10 a survey rating=3|2026-02-20 a survey rating=4|",
		DAYS("2026-02-21 -", "2026-02-22 2026-02-22+0"));
	/* Only what done_by says settles it. */
	on_days(rule("after: purchase, wait: 5d, expires: 21d, action: ask, done_by: survey"), ANN,
		"2026-02-01 a purchase|2026-02-02 a greeting|", DAYS("2026-02-06 2026-02-06+0"));
	on_days(rule("after: purchase, wait: 5d, expires: 21d, action: ask, done_by: survey"), ANN,
		"2026-02-01 a purchase|2026-02-03 a survey|", DAYS("2026-02-06 -"));
}

static void
test_owed(void **state)
{
	const char *policy = rule("owed: thanks, for: referral, action: thank");

	(void)state;
	on_days(policy, ANN, "2026-02-10 a referral ref=customer:b|",
		DAYS("2026-02-09 -", "2026-02-10 2026-02-10+0", "2026-04-10 2026-02-10+59"));
	on_days(policy, ANN, "2026-02-10 a referral|2026-02-12 a call|",
		DAYS("2026-02-12 2026-02-10+2"));
	on_days(policy, ANN, "2026-02-10 a referral|2026-02-12 a thanks|2026-02-15 a referral|",
		DAYS("2026-02-11 2026-02-10+1", "2026-02-12 -", "2026-02-15 2026-02-15+0"));
}

/* ---- dates that come round ---- */

static void
birthday(const char *feb29, const char *value, const char *events, const char *const *days)
{
	char policy[512], customers[128];

	snprintf(policy, sizeof policy,
		 "version: 1\nfeb29: %s\ndue:\n"
		 "  - {rule: r, anniversary: birthday, ahead: 3d, expires: 1d, action: greet}\n",
		 feb29);
	snprintf(customers, sizeof customers, "id\tname\tbirthday\na\tAnn\t%s\n", value);
	on_days(policy, customers, events, days);
}

static void
test_anniversary(void **state)
{
	(void)state;
	birthday("02-28", "1980-11-24", "",
		 DAYS("2026-11-20 -", "2026-11-21 2026-11-24+0", "2026-11-24 2026-11-24+0",
		      "2026-11-25 2026-11-24+1", "2026-11-26 -"));
	/* Over the turn of the year, with no year given. */
	birthday("02-28", "--01-02", "",
		 DAYS("2026-12-29 -", "2026-12-30 2027-01-02+0", "2027-01-03 2027-01-02+1"));
	/* 29 February: the 28th or 1 March in years without. */
	birthday("02-28", "1980-02-29", "",
		 DAYS("2026-02-24 -", "2026-02-25 2026-02-28+0", "2028-02-25 -",
		      "2028-02-26 2028-02-29+0"));
	birthday("03-01", "1980-02-29", "", DAYS("2026-02-25 -", "2026-02-26 2026-03-01+0"));
	/* Month only: the first of it. */
	birthday("02-28", "1980-05", "", DAYS("2026-04-27 -", "2026-04-28 2026-05-01+0"));
	/* Nobody is born twice in a year: what lies in the year itself is no anniversary. */
	birthday("02-28", "2026-11-24", "", DAYS("2026-11-23 -", "2027-11-23 2027-11-24+0"));
	birthday("02-28", "", "", DAYS("2026-11-23 -"));
}

static void
test_anniversary_done(void **state)
{
	(void)state;
	/* The window opens on the 21st: a greeting on the 20th is an everyday one. */
	birthday("02-28", "1980-11-24", "2026-11-20 a greeting|", DAYS("2026-11-22 2026-11-24+0"));
	birthday("02-28", "1980-11-24", "2026-11-21 a greeting|",
		 DAYS("2026-11-22 -", "2026-11-25 -"));
	birthday("02-28", "1980-11-24", "2026-11-22 a call|", DAYS("2026-11-22 2026-11-24+0"));
	birthday("02-28", "1980-11-24", "2025-11-24 a greeting|", DAYS("2026-11-22 2026-11-24+0"));
}

/* Mid-autumn (8th month, 15th day): 25 September 2026, 15 September 2027, by the
 * tables of the Hong Kong Observatory. */
static void
test_lunar(void **state)
{
	(void)state;
	birthday("02-28", "lunar:1980-08-15", "",
		 DAYS("2026-09-21 -", "2026-09-22 2026-09-25+0", "2027-09-12 2027-09-15+0"));
	birthday("02-28", "lunar:--08-15", "", DAYS("2026-09-26 2026-09-25+1", "2026-09-27 -"));
}

static void
test_bad_birthday(void **state)
{
	(void)state;
	expect_fault(
		rule("anniversary: birthday, action: greet"),
		"id\tname\tbirthday\nb\tBob\t\na\tAnn\t1980-13-01\n", "", "2026-11-21",
		"customers.tsv:3: birthday: \"1980-13-01\" is not a date like 1980-05-12, --05-12, "
		"1980-05 or lunar:1980-08-15");
}

static void
test_holiday(void **state)
{
	/* New Year's Eve 2026 is a Thursday; Spring Festival: 17 February 2026, 6 February 2027. */
	static const char policy[] =
		"version: 1\n"
		"holidays:\n  - {name: new-year, date: 01-01}\n  - {name: spring-festival, lunar: "
		"01-01}\n"
		"due:\n  - {rule: r, holiday: %s, ahead: 5d, expires: 3d, action: greet}\n";
	char text[512];

	(void)state;
	snprintf(text, sizeof text, policy, "new-year");
	on_days(text, ANN, "",
		DAYS("2026-12-26 -", "2026-12-27 2027-01-01+0", "2027-01-04 2027-01-01+3",
		     "2027-01-05 -"));
	on_days(text, ANN, "2026-12-27 a greeting|",
		DAYS("2026-12-28 -", "2027-01-04 -", "2027-12-27 2028-01-01+0"));
	snprintf(text, sizeof text, policy, "spring-festival");
	on_days(text, ANN, "",
		DAYS("2026-02-11 -", "2026-02-12 2026-02-17+0", "2026-02-20 2026-02-17+3",
		     "2026-02-21 -", "2027-02-01 2027-02-06+0"));
}

static crm_day
day(const char *text)
{
	crm_day d;

	assert_true(crm_day_parse(crm_str_z(text), &d));
	return d;
}

static void
test_holiday_kinds(void **state)
{
	/* Thanksgiving, the fourth Thursday of November: 26 November 2026, 25 in 2027.
	 * The last Monday of May: 25 May 2026. A fifth Sunday: March 2026 has one, the 29th,
	 * March 2027 has none, March 2028 none, 2029 none, 2030 the 31st. */
	struct crm_holiday thanks = {.month = 11, .weekday = 4, .nth = 4}, black_friday = thanks;
	struct crm_holiday memorial = {.month = 5, .weekday = 1, .nth = -1},
			   fifth = {.month = 3, .weekday = 7, .nth = 5};
	crm_day days[] = {day("2027-04-02"), day("2026-04-10")};
	struct crm_holiday listed = {.days = days, .day_count = 2};

	(void)state;
	black_friday.shift = 1;
	assert_int_equal(crm_holiday_next(&thanks, day("2026-11-26"), CRM_FEB28),
			 day("2026-11-26"));
	assert_int_equal(crm_holiday_next(&thanks, day("2026-11-27"), CRM_FEB28),
			 day("2027-11-25"));
	assert_int_equal(crm_holiday_next(&black_friday, day("2026-11-27"), CRM_FEB28),
			 day("2026-11-27"));
	assert_int_equal(crm_holiday_next(&black_friday, day("2026-11-28"), CRM_FEB28),
			 day("2027-11-26"));
	assert_int_equal(crm_holiday_next(&memorial, day("2026-01-01"), CRM_FEB28),
			 day("2026-05-25"));
	assert_int_equal(crm_holiday_next(&fifth, day("2026-03-30"), CRM_FEB28), day("2030-03-31"));
	assert_int_equal(crm_holiday_next(&listed, day("2026-01-01"), CRM_FEB28),
			 day("2026-04-10"));
	assert_int_equal(crm_holiday_next(&listed, day("2026-04-11"), CRM_FEB28),
			 day("2027-04-02"));
	assert_int_equal(crm_holiday_next(&listed, day("2027-04-03"), CRM_FEB28), CRM_NO_DAY);
}

static void
test_reaching(void **state)
{
	(void)state;
	/* The earliest day that a month (whose ends are clamped) takes to the day or past it. */
	assert_int_equal(crm_day_reaching(day("2026-02-28"), (crm_span){1, 'm'}),
			 day("2026-01-28"));
	assert_int_equal(crm_day_reaching(day("2026-03-01"), (crm_span){1, 'm'}),
			 day("2026-02-01"));
	assert_int_equal(crm_day_reaching(day("2026-03-31"), (crm_span){1, 'm'}),
			 day("2026-03-01"));
	assert_int_equal(crm_day_reaching(day("2026-03-05"), (crm_span){7, 'd'}),
			 day("2026-02-26"));
	assert_int_equal(crm_day_reaching(day("2026-03-05"), (crm_span){0, 'd'}),
			 day("2026-03-05"));
}

/* ---- open items ---- */

static void
test_open_days(void **state)
{
	const char *policy = rule("open: question, within: 2d, ahead: 1d, action: call");

	(void)state;
	on_days(policy, ANN, "2026-03-30 a question|",
		DAYS("2026-03-30 -", "2026-03-31 2026-04-01+0", "2026-04-01 2026-04-01+0",
		     "2026-04-03 2026-04-01+2"));
	/* A call is no resolution; the oldest counts, and is the one that is resolved. */
	on_days(policy, ANN, "2026-03-01 a question|2026-03-02 a call|",
		DAYS("2026-03-05 2026-03-03+2"));
	on_days(policy, ANN, "2026-03-03 a question|2026-03-01 a question|2026-03-04 a resolved|",
		DAYS("2026-03-03 2026-03-03+0", "2026-03-05 2026-03-05+0"));
}

static void
test_open_answer(void **state)
{
	const char *policy = rule("open: complaint, until: answer, within: 0d, action: call");

	(void)state;
	on_days(policy, ANN, "2026-03-01 a complaint|",
		DAYS("2026-03-01 2026-03-01+0", "2026-03-02 2026-03-01+1"));
	on_days(policy, ANN, "2026-03-01 a complaint|2026-03-02 a call|",
		DAYS("2026-03-01 2026-03-01+0", "2026-03-02 -"));
	/* Theirs is no answer, nor is one that did not reach them. */
	on_days(policy, ANN,
		"2026-03-01 a complaint|2026-03-02 a call dir=in|2026-03-02 a call "
		"outcome=no-answer|",
		DAYS("2026-03-02 2026-03-01+1"));
}

static const char *
first_action(const char *policy, const char *events, const char *today, char *out, size_t n)
{
	struct world w;
	crm_error e;
	crm_str v[CRM_DUE_COLUMNS];

	assert_int_equal(begin(&w, policy, ANN, events, today, &usual, &e), 0);
	snprintf(out, n, "nothing");
	if (crm_due_summary(w.due).listed) {
		entry(&w, 0, v);
		snprintf(out, n, "%.*s %.*s: %.*s", (int)v[CRM_DUE_ACTION].n, v[CRM_DUE_ACTION].p,
			 (int)v[CRM_DUE_DATE].n, v[CRM_DUE_DATE].p, (int)v[CRM_DUE_WHY].n,
			 v[CRM_DUE_WHY].p);
	}
	end(&w);
	return out;
}

static void
test_open_hours(void **state)
{
	const char *policy = rule("open: complaint, within: 24h, ahead: 24h, escalate: 0h, action: "
				  "resolve, why: Open");
	char got[128];

	(void)state;
	/* 10:30 on the 1st and 24 hours: 10:30 on the 2nd. */
	assert_string_equal(first_action(policy, "2026-03-01T10:30 a complaint|",
					 "2026-03-01T10:31", got, sizeof got),
			    "resolve 2026-03-02: Open");
	assert_string_equal(first_action(policy, "2026-03-01T10:30 a complaint|",
					 "2026-03-02T10:30", got, sizeof got),
			    "resolve 2026-03-02: Open");
	assert_string_equal(first_action(policy, "2026-03-01T10:30 a complaint|",
					 "2026-03-02T10:31", got, sizeof got),
			    "escalate 2026-03-02: Open (1 minute past the limit)");
	assert_string_equal(first_action(policy, "2026-03-01T10:30 a complaint|",
					 "2026-03-02T13:30", got, sizeof got),
			    "escalate 2026-03-02: Open (3 hours past the limit)");
	/* Without a time it begins at the end of its day; the 2nd ends in time. */
	assert_string_equal(
		first_action(policy, "2026-03-01 a complaint|", "2026-03-01", got, sizeof got),
		"resolve 2026-03-02: Open");
	assert_string_equal(
		first_action(policy, "2026-03-01 a complaint|", "2026-03-02", got, sizeof got),
		"resolve 2026-03-02: Open");
	assert_string_equal(
		first_action(policy, "2026-03-01 a complaint|", "2026-03-04", got, sizeof got),
		"escalate 2026-03-02: Open (2 days past the limit)");
	/* 23:30 in one zone, 90 minutes by the clock; that is 17:00 of the same day in ours. What
	 * is past its limit today is not due tomorrow. */
	assert_string_equal(
		first_action(
			rule("open: complaint, within: 90min, ahead: 1d, action: call, why: Open"),
			"2026-03-01T23:30+08:00 a complaint|", "2026-03-01T16:59", got, sizeof got),
		"call 2026-03-01: Open");
	assert_string_equal(
		first_action(
			rule("open: complaint, within: 90min, ahead: 1d, action: call, why: Open"),
			"2026-03-01T23:30+08:00 a complaint|", "2026-03-01T17:01", got, sizeof got),
		"call 2026-03-01: Open (1 minute past the limit)");
}

static void
test_escalate_days(void **state)
{
	const char *policy =
		rule("open: invoice, within: 14d, escalate: 2m, action: call, why: Unpaid");
	char got[128];

	(void)state;
	/* 1 December and 14 days: the 15th; and two months: 15 February. */
	assert_string_equal(
		first_action(policy, "2026-12-01 a invoice|", "2026-12-14", got, sizeof got),
		"nothing");
	assert_string_equal(
		first_action(policy, "2026-12-01 a invoice|", "2026-12-15", got, sizeof got),
		"call 2026-12-15: Unpaid");
	assert_string_equal(
		first_action(policy, "2026-12-01 a invoice|", "2027-02-15", got, sizeof got),
		"call 2026-12-15: Unpaid (62 days past the limit)");
	assert_string_equal(
		first_action(policy, "2026-12-01 a invoice|", "2027-02-16", got, sizeof got),
		"escalate 2026-12-15: Unpaid (63 days past the limit)");
	assert_string_equal(first_action(policy, "2026-12-01 a invoice|2027-01-02 a payment|",
					 "2027-02-16", got, sizeof got),
			    "nothing");
}

/* ---- promised, appointment ---- */

static void
test_promised(void **state)
{
	const char *policy = rule("promised: any, ahead: 1d, action: call");

	(void)state;
	on_days(policy, ANN, "2026-03-01 a call due=2026-03-05|",
		DAYS("2026-03-03 -", "2026-03-04 2026-03-05+0", "2026-03-05 2026-03-05+0",
		     "2026-03-09 2026-03-05+4"));
	/* Also when nobody answered and we said that we would try again. */
	on_days(policy, ANN, "2026-03-01 a call outcome=no-answer due=2026-03-04|",
		DAYS("2026-03-04 2026-03-04+0"));
	/* The first due counts; a touch after it was logged settles it. */
	on_days(policy, ANN, "2026-03-01 a note due=2026-03-09|2026-03-01 a note due=2026-03-05|",
		DAYS("2026-03-06 2026-03-05+1"));
	on_days(policy, ANN, "2026-03-01T10:00 a call due=2026-03-05|2026-03-03 a email|",
		DAYS("2026-03-05 -"));
	/* An appointment, a snooze, an invoice are no promises. */
	on_days(policy, ANN,
		"2026-03-01 a appointment due=2026-03-05|2026-03-01 a invoice due=2026-03-05|",
		DAYS("2026-03-05 -"));
}

static void
test_appointment(void **state)
{
	(void)state;
	on_days(rule("appointment: any, ahead: 1d, action: call"), ANN,
		"2026-03-01 a appointment due=2026-03-05|",
		DAYS("2026-03-03 -", "2026-03-04 2026-03-05+0", "2026-03-05 2026-03-05+0",
		     "2026-03-06 -"));
	on_days(rule("appointment: any, ahead: 1d, expires: 2d, action: call"), ANN,
		"2026-03-01 a appointment due=2026-03-05|",
		DAYS("2026-03-06 2026-03-05+1", "2026-03-07 2026-03-05+2", "2026-03-08 -"));
	/* A touch before the day leaves it; one on the day, or a cancel that names it, does not. */
	on_days(rule("appointment: any, ahead: 3d, expires: 2d, action: call"), ANN,
		"2026-03-01 a appointment due=2026-03-05|2026-03-04 a call|2026-03-05 a visit|",
		DAYS("2026-03-04 2026-03-05+0", "2026-03-05 -"));
	on_days(rule("appointment: any, ahead: 3d, expires: 2d, action: call"), ANN,
		"2026-03-01 a appointment due=2026-03-05|2026-03-03 a cancel ref=event:e1|",
		DAYS("2026-03-02 2026-03-05+0", "2026-03-03 -"));
}

/* ---- missing, older ---- */

static void
test_missing(void **state)
{
	(void)state;
	expect(rule("missing: [source, reason], action: ask"),
	       "id\tname\tsource\treason\na\tAnn\tfair\tprice\nb\tBob\tfair\t\n", "", "2026-03-01",
	       "b r 2026-03-01+0");
}

static void
test_older(void **state)
{
	const char *policy = rule("older: 1y, of: reviewed, action: review");

	(void)state;
	on_days(policy, "id\tname\tcreated\treviewed\na\tAnn\t2020-01-01\t2024-02-29\n", "",
		DAYS("2025-02-27 -", "2025-02-28 2025-02-28+0", "2025-03-01 2025-02-28+1"));
	on_days(policy, "id\tname\tcreated\treviewed\na\tAnn\t2025-03-01\t\n", "",
		DAYS("2026-02-28 -", "2026-03-01 2026-03-01+0"));
	on_days(policy, "id\tname\treviewed\na\tAnn\t\n", "", DAYS("2026-02-28 2026-02-28+0"));
	expect_fault(policy, "id\tname\treviewed\na\tAnn\tlately\n", "", "2026-02-28",
		     "customers.tsv:2: reviewed: \"lately\" is not a date");
}

/* ---- conditions ---- */

static void
test_when(void **state)
{
	(void)state;
	expect(rule("silence: 7d, when: \"purchases > 0\", action: call"),
	       "id\tname\na\tAnn\nb\tBob\n", "2026-03-01 a purchase|2026-03-01 b call|",
	       "2026-03-20", "a r 2026-03-08+12");
}

/* ---- what holds back ---- */

/* What is held: "reason id", apart by " | ". */
static void
expect_held(const char *policy, const char *customers, const char *events, const char *today,
	    const char *expected)
{
	struct world w;
	crm_error e;
	crm_buf out = {0};
	crm_str v[CRM_DUE_COLUMNS];
	const char *reason;

	if (begin(&w, policy, customers, events, today, &usual, &e) < 0) {
		crm_error_line(&e, &out);
		fail_msg("%s", crm_buf_zend(&out));
	}
	for (size_t i = 0; i < crm_due_summary(w.due).held; i++) {
		size_t row = held_entry(&w, i, v, &reason);
		crm_buf_f(&out, "%s%s ", i ? " | " : "", reason);
		cell(&w, row, "id", &out);
	}
	assert_string_equal(crm_buf_zend(&out), expected);
	crm_buf_free(&out);
	end(&w);
}

static const char selling[] = "version: 1\ndeclined: 60d\ndue:\n"
			      "  - {rule: sell, silence: 7d, action: call, selling: true}\n  - "
			      "{rule: care, every: 90d, action: thank, priority: 40}\n";

static void
test_declined(void **state)
{
	(void)state;
	/* 1 March and 60 days: 30 April. Care goes on. */
	expect(selling, "id\tname\na\tAnn\n", "2026-03-01 a call outcome=declined|", "2026-04-29",
	       "a care 2026-04-29+0");
	expect_held(selling, "id\tname\na\tAnn\n", "2026-03-01 a call outcome=declined|",
		    "2026-04-29", "declined a");
	expect(selling, "id\tname\na\tAnn\n", "2026-03-01 a call outcome=declined|", "2026-04-30",
	       "a sell;care 2026-03-08+53");
}

static void
test_snooze(void **state)
{
	static const char policy[] =
		"version: 1\ndue:\n  - {rule: call, silence: 7d, action: call}\n"
		"  - {rule: open, open: complaint, within: 1d, action: call, purpose: service}\n";
	static const char events[] = "2026-03-01 a snooze due=2026-03-20|2026-03-05 a complaint|";

	(void)state;
	expect(policy, ANN, events, "2026-03-19", "a open 2026-03-06+13");
	expect_held(policy, ANN, events, "2026-03-19", "snoozed a");
	expect(policy, ANN, events, "2026-03-20", "a call;open 2026-01-17+62");
}

static void
test_quiet(void **state)
{
	static const char policy[] =
		"version: 1\nquiet: 7d\nquestions: {source: Whence?}\ndue:\n"
		"  - {rule: thank, every: 90d, action: thank}\n"
		"  - {rule: know, missing: [source], action: ask, priority: 10}\n"
		"  - {rule: greet, after: purchase, wait: 1d, expires: 7d, action: greet, done_by: "
		"greeting, priority: 60}\n";
	static const char who[] = "id\tname\tsource\na\tAnn\t\n";

	(void)state;
	/* A call on the 1st: routine waits until the 8th. Theirs do not count. */
	expect(policy, who, "2026-03-01 a call|", "2026-03-07", "");
	expect_held(policy, who, "2026-03-01 a call|", "2026-03-07", "quiet a | quiet a");
	expect(policy, who, "2026-03-01 a call|", "2026-03-08", "a thank;know 2026-03-08+0");
	expect(policy, who, "2026-03-01 a call dir=in|", "2026-03-02", "a thank;know 2026-03-02+0");
	/* What follows a purchase does not wait, and a question comes along with it. */
	expect(policy, who, "2026-03-01 a call|2026-03-02 a purchase|", "2026-03-03",
	       "a greet;know 2026-03-03+0");
}

static void
test_status(void **state)
{
	const char *policy = rule("silence: 7d, action: call");

	(void)state;
	expect(policy,
	       "id\tname\tstatus\na\tAnn\tdeceased\nb\tBob\tclosed\nc\tCyd\tmerged:d\nd\tDee\t\n",
	       "", "2026-03-01", "d r 2026-03-01+0");
	expect_held(
		policy,
		"id\tname\tstatus\na\tAnn\tdeceased\nb\tBob\tclosed\nc\tCyd\tmerged:d\nd\tDee\t\n",
		"", "2026-03-01", "deceased a | closed b");
	expect_fault(policy, "id\tname\tstatus\na\tAnn\tgone\n", "", "2026-03-01",
		     "customers.tsv:2: status: \"gone\" must be deceased, closed or merged:ID");
}

static void
channel(const char *policy, const char *row, const char *events, const char *expected)
{
	struct world w;
	crm_error e;
	crm_str v[CRM_DUE_COLUMNS];
	char customers[256], got[128] = "nobody";
	const char *reason;

	snprintf(customers, sizeof customers,
		 "id\tname\tphone\temail\tchannel\tconsent\na\tAnn\t%s\n", row);
	assert_int_equal(begin(&w, policy, customers, events, "2026-11-21", &usual, &e), 0);
	if (crm_due_summary(w.due).listed) {
		entry(&w, 0, v);
		snprintf(got, sizeof got, "%.*s", (int)v[CRM_DUE_CHANNEL].n, v[CRM_DUE_CHANNEL].p);
	} else if (crm_due_summary(w.due).held) {
		held_entry(&w, 0, v, &reason);
		snprintf(got, sizeof got, "held: %s", reason);
	}
	if (strcmp(got, expected) != 0)
		print_explained(&w);
	assert_string_equal(got, expected);
	end(&w);
}

static void
test_channel(void **state)
{
	const char *greet = rule("every: 1m, action: greet");

	(void)state;
	channel(greet, "1\ta@b\temail\t", "", "email"); /* the customer's own */
	channel(greet, "1\ta@b\t\t", "", "phone");      /* the first there is */
	channel(greet, "\ta@b\t\t", "", "email");
	channel(greet, "1\t\temail\t", "", "phone"); /* wanted, but no address */
	channel(greet, "\t\t\t", "", "held: no channel");
	channel(rule("every: 1m, action: email"), "1\ta@b\t\t", "", "email"); /* the action's */
	/* A call goes by phone, whatever they like better, where it can and may. */
	channel(rule("every: 1m, action: call"), "1\ta@b\temail\t", "", "phone");
	channel(rule("every: 1m, action: call"), "\ta@b\tchat\t", "", "chat");
	channel(rule("every: 1m, action: call"), "1\ta@b\temail\temail", "", "email");
	channel(rule("every: 1m, action: call, channel: chat"), "1\ta@b\temail\t", "", "chat");
	channel(rule("every: 1m, action: greet, channel: email"), "1\ta@b\tphone\t", "", "email");
	channel(rule("older: 1d, of: created, action: review"), "\t\t\tnone", "",
		""); /* desk work */
}

static void
action(const char *policy, const char *row, const char *events, const char *expected)
{
	struct world w;
	crm_error e;
	crm_str v[CRM_DUE_COLUMNS];
	char customers[256], got[128];

	snprintf(customers, sizeof customers,
		 "id\tname\tphone\temail\tchannel\tconsent\na\tAnn\t%s\n", row);
	assert_int_equal(begin(&w, policy, customers, events, "2026-11-21", &usual, &e), 0);
	entry(&w, 0, v);
	snprintf(got, sizeof got, "%.*s", (int)v[CRM_DUE_ACTION].n, v[CRM_DUE_ACTION].p);
	assert_string_equal(got, expected);
	end(&w);
}

/* Nobody can call by email. */
static void
test_action(void **state)
{
	(void)state;
	action(rule("every: 1m, action: call"), "1\ta@b\temail\t", "", "call");
	action(rule("every: 1m, action: call"), "\ta@b\t\t", "", "email");
	action(rule("every: 1m, action: call"), "1\t\t\tchat", "", "chat");
	action(rule("every: 1m, action: call, channel: email"), "1\ta@b\t\t", "", "email");
	action(rule("every: 1m, action: email"), "1\t\t\t", "", "call");
	action(rule("every: 1m, action: greet"), "1\ta@b\temail\t", "", "greet");
	action(rule("open: complaint, within: 1d, escalate: 0d, action: call, purpose: service"),
	       "\ta@b\t\t", "2026-11-01 a complaint|", "escalate");
}

static void
test_consent(void **state)
{
	const char *care = rule("every: 1m, action: greet");
	const char *news = rule("every: 1m, action: share, purpose: news");
	const char *service = rule("open: complaint, within: 1d, action: call, purpose: service");
	static const char strict[] =
		"version: 1\nconsent: opt-in\ndue:\n  - {rule: r, every: 1m, action: greet}\n";

	(void)state;
	channel(care, "1\ta@b\t\temail", "", "email");
	channel(care, "1\ta@b\t\temail:news", "", "held: no consent");
	channel(news, "1\ta@b\t\temail:news", "", "email");
	channel(care, "1\ta@b\t\tnone", "", "held: no consent");
	channel(strict, "1\ta@b\t\t", "", "held: no consent");
	channel(strict, "1\ta@b\t\temail:care", "", "email");
	channel(service, "1\ta@b\t\tnone", "2026-11-20 a complaint|", "phone");
	/* What is logged beats the column, and the latest word the earlier ones. */
	channel(care, "1\ta@b\t\tphone;email", "2026-01-01 a optout|", "held: opted out");
	channel(care, "1\ta@b\t\tphone;email", "2026-01-01 a optout item=phone|", "email");
	channel(care, "1\ta@b\t\tnone", "2026-01-01 a consent item=email|", "email");
	channel(care, "1\ta@b\t\t", "2026-01-01 a optout|2026-02-01 a consent item=email|",
		"email");
	channel(care, "1\ta@b\t\t", "2026-02-01 a optout|2026-01-01 a consent item=email|",
		"held: opted out");
	channel(news, "1\ta@b\t\t", "2026-01-01 a optout item=email:news|", "phone");
	channel(care, "\ta@b\t\t", "2026-01-01 a optout item=email:news|", "email");
	channel(news, "1\ta@b\t\t", "2026-01-01 a optout item=news|", "held: opted out");
	channel(service, "1\ta@b\t\t", "2026-01-01 a optout|2026-11-20 a complaint|",
		"held: opted out");
	channel(service, "1\ta@b\t\t", "2026-01-01 a optout item=phone|2026-11-20 a complaint|",
		"email");
}

/* ---- capacity and order ---- */

static void
test_order(void **state)
{
	static const char policy[] =
		"version: 1\ndue:\n  - {rule: low, every: 1m, action: thank, priority: 10}\n"
		"  - {rule: high, after: purchase, wait: 1d, action: greet, priority: 60}\n";

	(void)state;
	/* Priority, then value, then the date, then the id by bytes. */
	expect(policy, "id\tname\tworth\nd\tD\t5\nc\tC\t9\nB\tB\t5\na\tA\t5\ne\tE\t\n",
	       "2026-03-01 e purchase|2026-01-01 d thanks|", "2026-03-09",
	       "e high;low 2026-03-02+7 | c low 2026-03-09+0 | d low 2026-02-01+36 | B low "
	       "2026-03-09+0 | a low 2026-03-09+0");
}

static void
test_capacity(void **state)
{
	/* Room for four a day, one of them (20%, rounded) for whoever waits longest: d, 31 days.
	 * Bob's own are few. */
	static const char policy[] = "version: 1\ncapacity: 4\nreserve: 20%\ndue:\n  - {rule: r, "
				     "silence: 10d, action: call}\n";
	static const char who[] =
		"id\tname\towner\tworth\na\tA\tann\t9\nb\tB\tann\t8\nc\tC\tann\t7\ne\tE\tann\t6\n"
		"f\tF\tann\t5\nd\tD\tann\t1\ng\tG\tbob\t0\n";
	static const char events[] =
		"2026-03-01 a call|2026-03-01 b call|2026-03-01 c call|2026-03-01 e call|"
		"2026-03-01 f call|2026-02-08 d call|2026-03-01 g call|";

	(void)state;
	expect(policy, who, events, "2026-03-21",
	       "a r 2026-03-11+10 | b r 2026-03-11+10 | c r 2026-03-11+10 | "
	       "d r 2026-02-18+31 | g r 2026-03-11+10");
	expect_held(policy, who, events, "2026-03-21", "capacity e | capacity f");
}

/* What was done today is off the day, whoever has been called: a, one of Ann's, by her; not b, in
 * vain, nor c, yesterday, nor e, who called, nor what was for a customer merged away, x. */
static void
test_capacity_met(void **state)
{
	static const char policy[] =
		"version: 1\ncapacity: 3\ndue:\n  - {rule: r, silence: 10d, action: call}\n";
	static const char who[] =
		"id\tname\towner\tworth\tstatus\na\tA\tann\t9\t\nb\tB\tann\t8\t\nc\tC\tann\t7\t\ne"
		"\tE\tann\t6\t\n"
		"f\tF\tann\t5\t\nd\tD\tann\t1\t\ng\tG\tbob\t0\t\nx\tX\tann\t0\tmerged:g\n";
	static const char events[] = "2026-03-21 a call|2026-03-01 b call|2026-03-21 b call "
				     "outcome=no-answer|2026-03-20 c call|"
				     "2026-03-21 e call dir=in|2026-03-01 f call|2026-02-08 d "
				     "call|2026-03-01 g call|2026-03-21 x call|";

	(void)state;
	/* Ann has room for two of b, d and f. g is Bob's, and whom x was merged into: touched
	 * today. */
	expect(policy, who, events, "2026-03-21", "b r 2026-03-11+10 | f r 2026-03-11+10");
	expect_held(policy, who, events, "2026-03-21", "capacity d");
}

/* An answer that is past its limit by more than the rule allows goes before all others: 90 + 10
 * > 95. */
static void
test_escalated(void **state)
{
	static const char policy[] = "version: 1\ndue:\n"
				     "  - {rule: answer, open: complaint, until: answer, within: "
				     "0d, action: answer, priority: 95}\n"
				     "  - {rule: resolve, open: complaint, within: 1d, ahead: 1d, "
				     "escalate: 1d, action: resolve, priority: 90}\n";
	static const char who[] = "id\tname\na\tAnn\n";

	(void)state;
	expect(policy, who, "2026-11-18 a complaint|", "2026-11-20",
	       "a answer;resolve 2026-11-18+2");
	expect(policy, who, "2026-11-18 a complaint|", "2026-11-21",
	       "a resolve;answer 2026-11-19+2");
}

/* ---- words ---- */

static void
why(const char *template, const char *events, const char *expected)
{
	char text[512], got[256] = "nothing";
	struct world w;
	crm_error e;
	crm_str v[CRM_DUE_COLUMNS];

	snprintf(text, sizeof text, "after: purchase, wait: 1d, action: greet%s%s%s",
		 *template ? ", why: \"" : "", template, *template ? "\"" : "");
	assert_int_equal(begin(&w, rule(text), "id\tname\tavoid\na\tAnn\t\nb\tBob Ray\t\n", events,
			       "2026-03-05", &usual, &e),
			 0);
	if (crm_due_summary(w.due).listed) {
		entry(&w, 0, v);
		snprintf(got, sizeof got, "%.*s", (int)v[CRM_DUE_WHY].n, v[CRM_DUE_WHY].p);
	}
	assert_string_equal(got, expected);
	end(&w);
}

static void
test_sentences(void **state)
{
	static const char
		bare[] = "2026-03-02 a purchase|",
		full[] = "2026-03-02 a purchase item=tea note=new rating=4 ref=customer:b|";

	(void)state;
	why("Bought {item} on {since}: {note}", full, "Bought tea on 2026-03-02: new");
	why("Bought {item} on {since}: {note}", bare, "Bought on 2026-03-02");
	why("{name} bought {item}, {days} days ago; due {due}", full,
	    "Ann bought tea, 3 days ago; due 2026-03-03");
	why("{item}, {note}; for {ref}", full, "tea, new; for Bob Ray");
	why("Rated {rating}, {item}; ask", bare, "After the purchase of 2026-03-02; ask");
	why("{kind} by {ref}", bare, "purchase by someone");
	why("", full, "After the purchase of 2026-03-02: tea");
}

static void
test_folding(void **state)
{
	static const char policy[] =
		"version: 1\nquestions: {source: Whence?, reason: Why us?}\ndue:\n"
		"  - {rule: ask, missing: [source, reason], action: ask, priority: 10, why: "
		"\"Unknown: {missing}\"}\n"
		"  - {rule: greet, after: purchase, wait: 1d, action: greet, priority: 60, why: "
		"Bought, ask: All well?}\n";
	static const char who[] =
		"id\tname\tsource\treason\thours\tphone\na\tAnn\t\t\t12:00-14:00\t1\n";
	struct crm_due_how each = {.each = true};
	struct world w;
	crm_error e;
	crm_str v[CRM_DUE_COLUMNS];

	(void)state;
	assert_int_equal(begin(&w, policy, who, "2026-03-01 a purchase|", "2026-03-05", &usual, &e),
			 0);
	assert_int_equal(crm_due_summary(w.due).listed, 1);
	entry(&w, 0, v);
	assert_true(crm_str_eqz(v[CRM_DUE_RULE], "greet;ask"));
	assert_true(crm_str_eqz(v[CRM_DUE_ACTION], "greet"));
	assert_true(
		crm_str_eqz(v[CRM_DUE_WHY],
			    "Bought. Unknown: source, reason. Likes to be contacted 12:00-14:00"));
	assert_true(crm_str_eqz(v[CRM_DUE_ASK], "All well? Whence? Why us?"));
	assert_true(v[CRM_DUE_EVIDENCE].n > 10 &&
		    memcmp(v[CRM_DUE_EVIDENCE].p + v[CRM_DUE_EVIDENCE].n - 10, "/log.tsv:2", 10) ==
			    0);
	end(&w);
	assert_int_equal(begin(&w, policy, who, "2026-03-01 a purchase|", "2026-03-05", &each, &e),
			 0);
	assert_int_equal(crm_due_summary(w.due).listed, 2);
	entry(&w, 1, v);
	assert_true(crm_str_eqz(v[CRM_DUE_RULE], "ask"));
	end(&w);
}

/* ---- what is needed ---- */

static void
test_needs(void **state)
{
	(void)state;
	expect_fault(rule("silence: 7d, when: \"tier == 'gold'\", action: call"), ANN, "",
		     "2026-03-01",
		     "policy.yaml:3:35: the stream has no \"tier\" yet: put crm-segment in front");
}

static int
enter(void **state)
{
	(void)state;
	setenv("TZ", "UTC", 1);
	return mkdtemp(dir) ? 0 : -1;
}

static int
leave(void **state)
{
	(void)state;
	remove(path_of("policy.yaml"));
	remove(path_of("customers.tsv"));
	remove(path_of("log.tsv"));
	return rmdir(dir);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_silence),       cmocka_unit_test(test_silence_never),
		cmocka_unit_test(test_silence_of),    cmocka_unit_test(test_cadence),
		cmocka_unit_test(test_longest),       cmocka_unit_test(test_every),
		cmocka_unit_test(test_after),         cmocka_unit_test(test_after_month_end),
		cmocka_unit_test(test_after_filters), cmocka_unit_test(test_owed),
		cmocka_unit_test(test_anniversary),   cmocka_unit_test(test_anniversary_done),
		cmocka_unit_test(test_lunar),         cmocka_unit_test(test_bad_birthday),
		cmocka_unit_test(test_holiday),       cmocka_unit_test(test_holiday_kinds),
		cmocka_unit_test(test_reaching),      cmocka_unit_test(test_open_days),
		cmocka_unit_test(test_open_answer),   cmocka_unit_test(test_open_hours),
		cmocka_unit_test(test_escalate_days), cmocka_unit_test(test_promised),
		cmocka_unit_test(test_appointment),   cmocka_unit_test(test_missing),
		cmocka_unit_test(test_older),         cmocka_unit_test(test_when),
		cmocka_unit_test(test_declined),      cmocka_unit_test(test_snooze),
		cmocka_unit_test(test_quiet),         cmocka_unit_test(test_status),
		cmocka_unit_test(test_channel),       cmocka_unit_test(test_consent),
		cmocka_unit_test(test_order),         cmocka_unit_test(test_capacity),
		cmocka_unit_test(test_capacity_met),  cmocka_unit_test(test_escalated),
		cmocka_unit_test(test_usual_words),   cmocka_unit_test(test_action),
		cmocka_unit_test(test_sentences),     cmocka_unit_test(test_folding),
		cmocka_unit_test(test_needs),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
