/* What the list says in words. Small worlds of three files; the expected days were
 * counted by hand, with a calendar, and are beside the case. 2026-11-21 is a Saturday. */
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
	     "No contact is on record; known since 2026-01-10");
	says("silence: 30d, action: call", NEW, "", "No contact is on record");
	says("silence: 30d, action: call, why: \"No contact for {days_since_touch} days\"", ANN, "",
	     "No contact is on record; known since 2026-01-10");
	says("silence: 30d, of: [call, visit, meeting], action: call", ANN, "2026-10-01 a call|",
	     "No call, visit or meeting since 2026-10-01 (51 days)");
	says("silence: 30d, of: call, action: call", ANN, "",
	     "No call is on record; known since 2026-01-10");
	says("silence: 30d, of: care, action: greet", ANN, "",
	     "No contact of the kind is on record; known since 2026-01-10");
	says("silence: 30d, of: in, action: call", ANN, "",
	     "They have never contacted us; known since 2026-01-10");
	says("silence: 30d, of: out, action: call", ANN, "2026-10-01 a call|",
	     "We have not contacted them since 2026-10-01 (51 days)");
	says("every: 3m, action: thank", ANN, "2026-06-16 a thanks|",
	     "Time to thank them again: last on 2026-06-16");
	says("every: 3m, action: thank", ANN, "", "Time to thank them: never yet");
	says("every: 3m, action: give, why: \"Last gift on {last_gift}\"", ANN, "",
	     "Time to give them something: never yet");
	says("older: 1y, of: reviewed, action: review, why: \"Gone through on {reviewed}\"",
	     "id\tname\tcreated\treviewed\na\tAnn\t2025-01-10\t\n", "",
	     "Never reviewed; known since 2025-01-10");
	says("anniversary: birthday, action: greet, why: \"{source}\"",
	     "id\tname\tbirthday\tsource\na\tAnn\t1980-11-21\t\n", "", "Birthday on 2026-11-21");
	says("holiday: old-feast, action: greet}\nholidays:\n  - {name: old-feast, date: 11-21",
	     NEW, "", "Old feast on 2026-11-21");
}

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

static void
test_needs(void **state)
{
	(void)state;
	expect_fault(rule("silence: 7d, when: \"tier == 'gold'\", action: call"), ANN, "",
		     "2026-03-01",
		     "policy.yaml:3:35: the stream has no \"tier\" yet: run crm-segment before "
		     "this tool");
}

/* ---- other languages: the sentences are those of a native speaker, see lib/po ---- */

static void
in_language(const char *lang)
{
	crm_error e;

	assert_int_equal(crm_lang_set(crm_str_z(lang), &e), 0);
}

static void
test_chinese(void **state)
{
	(void)state;
	in_language("zh");
	says("silence: 30d, action: call", ANN, "2026-10-01 a call|",
	     "自2026年10月1日起没有联系（51天）");
	says("silence: 30d, action: call", ANN, "", "没有联系记录；2026年1月10日起认识");
	says("silence: 30d, of: [call, visit, meeting], action: call", ANN, "2026-10-01 a call|",
	     "自2026年10月1日起没有电话、拜访或会面（51天）");
	says("silence: 30d, of: out, action: call", ANN, "2026-10-01 a call|",
	     "我们自2026年10月1日起没有联系过客户（51天）");
	says("every: 3m, action: thank", ANN, "2026-06-16 a thanks|",
	     "该再次致谢了：上次是2026年6月16日");
	says("every: 3m, action: thank", ANN, "", "该致谢了：还从来没有过");
	says("anniversary: birthday, action: greet", NEW, "", "2026年11月21日生日");
	says("holiday: old-feast, action: greet}\nholidays:\n  - {name: old-feast, date: 11-21",
	     NEW, "", "2026年11月21日Old feast");
	why("Bought {item} on {since}; ask how it went", "2026-03-02 a purchase item=tea|",
	    "2026年3月2日购买了tea；问问使用感受");
	why("Bought {item} on {since}; ask how it went", "2026-03-02 a purchase|",
	    "2026年3月2日购买了；问问使用感受");
	why("", "2026-03-02 a purchase item=tea|", "2026年3月2日购买之后：tea");
	/* a sentence that somebody wrote is theirs; what we fill in is in the language */
	why("{kind} by {ref}, {amount}", "2026-03-02 a purchase|", "购买 by 某人, 0.00");
	in_language("en");
}

static void
test_russian(void **state)
{
	(void)state;
	in_language("ru");
	says("silence: 30d, action: call", ANN, "2026-10-01 a call|",
	     "Нет контактов с 01.10.2026 (51 день)");
	says("silence: 30d, action: call", ANN, "2026-09-30 a call|",
	     "Нет контактов с 30.09.2026 (52 дня)");
	says("silence: 30d, action: call", ANN, "2026-10-10 a call|",
	     "Нет контактов с 10.10.2026 (42 дня)");
	says("silence: 30d, action: call", ANN, "2026-09-26 a call|",
	     "Нет контактов с 26.09.2026 (56 дней)");
	says("silence: 30d, action: call", ANN, "",
	     "Записей о контактах нет; знакомы с 10.01.2026");
	says("silence: 30d, of: [call, visit, meeting], action: call", ANN, "2026-10-01 a call|",
	     "С 01.10.2026 не было: звонок, визит или встреча (51 день)");
	says("silence: 30d, of: in, action: call", ANN, "",
	     "От клиента обращений не было; знакомы с 10.01.2026");
	says("every: 3m, action: thank", ANN, "2026-06-16 a thanks|",
	     "Пора снова поблагодарить: в последний раз 16.06.2026");
	says("anniversary: birthday, action: greet", NEW, "", "День рождения 21.11.2026");
	why("Bought {item} on {since}; ask how it went", "2026-03-02 a purchase item=чай|",
	    "Покупка 02.03.2026: чай; спросите, всё ли понравилось");
	why("Bought {item} on {since}; ask how it went", "2026-03-02 a purchase|",
	    "Покупка 02.03.2026; спросите, всё ли понравилось");
	in_language("en");
}

/* "Known since" is said once in each language, though the first says it with a capital; and the
 * marks between sentences and remarks are those of the language. */
static void
test_joined(void **state)
{
	static const char policy[] =
		"version: 1\ndue:\n"
		"  - {rule: a, silence: 7d, action: call, priority: 60, why: \"Known since "
		"{first_seen}; {silence}\"}\n"
		"  - {rule: b, silence: 7d, of: in, action: call, priority: 50}\n"
		"  - {rule: c, every: 9d, action: thank, priority: 40}\n"
		"  - {rule: d, every: 9d, action: greet, priority: 30}\n";
	static const char who[] = "id\tname\tcreated\tphone\thours\tavoid\n"
				  "a\tAnn\t2026-01-10\t1\t12:00-14:00\tgolf\n";
	static const struct {
		const char *lang, *text;
	} cases[] = {
		{"en",
		 "Known since 2026-01-10; no contact is on record. They have never contacted us. "
		 "Time to thank them: never yet. And 1 more reason. Likes to be contacted "
		 "12:00-14:00; do not mention golf"},
		{"zh",
		 "2026年1月10日起认识；没有联系记录。客户从未联系过我们。该致谢了：还从来没有过。"
		 "另有1个原因。希望的联系时间：12:00-14:00；不要提起：golf"},
		{"ru",
		 "Знакомы с 10.01.2026; записей о контактах нет. От клиента обращений не было. "
		 "Пора поблагодарить: этого ещё не было. И ещё 1 причина. Удобное время для связи: "
		 "12:00-14:00; не упоминать: golf"},
	};

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(cases); i++) {
		struct world w;
		crm_error e;
		crm_str v[CRM_DUE_COLUMNS];
		char got[512];

		in_language(cases[i].lang);
		assert_int_equal(begin(&w, policy, who, "", "2026-11-21", &usual, &e), 0);
		entry(&w, 0, v);
		snprintf(got, sizeof got, "%.*s", (int)v[CRM_DUE_WHY].n, v[CRM_DUE_WHY].p);
		assert_string_equal(got, cases[i].text);
		end(&w);
	}
	in_language("en");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_usual_words), cmocka_unit_test(test_sentences),
		cmocka_unit_test(test_folding),     cmocka_unit_test(test_needs),
		cmocka_unit_test(test_chinese),     cmocka_unit_test(test_russian),
		cmocka_unit_test(test_joined),
	};

	return cmocka_run_group_tests(tests, enter, leave);
}
