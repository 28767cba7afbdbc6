/* What holds a contact back, and the channel it takes. Small worlds of three files; the expected
 * days were counted by hand, with a calendar, and are beside the case. 2026-11-21 is a Saturday. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "due/calendar.h"
#include "due/due.h"
#include "due/trigger/shared.h"
#include "due_world.h"

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
	expect_fault(
		policy, "id\tname\tstatus\na\tAnn\tgone\n", "", "2026-03-01",
		"customers.tsv:2: status: \"gone\" must be deceased, closed, noncustomer, task or "
		"merged:ID");
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_declined), cmocka_unit_test(test_snooze),
		cmocka_unit_test(test_quiet),    cmocka_unit_test(test_status),
		cmocka_unit_test(test_channel),  cmocka_unit_test(test_action),
		cmocka_unit_test(test_consent),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
