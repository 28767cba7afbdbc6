/* The section holidays of a policy. What is expected was worked out by hand from the manual. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/array.h"
#include "base/base.h"
#include "due/calendar.h"
#include "kinds/kindset.h"
#include "policies.h"
#include "policy/policy.h"
#include "policy/section.h"
#include "policy/trigger.h"
#include "policy/yaml.h"

static void
test_holidays(void **state)
{
	crm_policy *p = good("version: 1\nholidays:\n"
			     "- {name: new-year, date: 01-01}\n"
			     "- {name: eve, lunar: 01-01, shift: -1d}\n"
			     "- {name: easter, days: [2027-03-28, 2026-04-05]}\n"
			     "- {name: mothers, nth: 2, weekday: sunday, month: 5}\n"
			     "- {name: black-friday, last: friday, month: 11, shift: +2w}\n");
	const struct crm_holiday *h = p->holiday;

	(void)state;
	assert_int_equal(p->holidays, 5);
	assert_true(h[0].date.month == 1 && h[0].date.day == 1 && !h[0].date.lunar &&
		    h[0].date.year == 0);
	assert_true(h[1].date.lunar && h[1].offset == -1);
	assert_int_equal(h[2].listed->n, 2);
	assert_int_equal(h[2].listed->at[0], crm_day_of(2026, 4, 5));
	assert_true(h[3].nth == 2 && h[3].weekday == 7 && h[3].month == 5);
	assert_true(h[4].nth == -1 && h[4].weekday == 5 && h[4].month == 11 && h[4].offset == 14);
	crm_policy_free(p);
}

/* ---- when they are ---- */

static crm_day
day(const char *text)
{
	crm_day d;

	assert_true(crm_day_parse(crm_str_z(text), &d));
	return d;
}

/* The days of a holiday, given by the keys that find them, from a day on, separated by blanks. */
static void
finds(const char *keys, const char *from, const char *expected)
{
	char source[512], found[256] = "", text[CRM_DAY_TEXT];
	size_t n = 0, wanted = 1;
	crm_policy *p;
	crm_error e;
	crm_day d = day(from) - 1;

	for (const char *c = expected; *c; c++)
		wanted += *c == ' ';
	snprintf(source, sizeof source, "version: 1\nholidays:\n- {name: x, %s}\n", keys);
	p = good(source);
	assert_int_equal(crm_holiday_prepare(p, &p->holiday[0], &e), 0);
	while (wanted-- > 0 &&
	       (d = crm_holiday_next(&p->holiday[0], d + 1, CRM_FEB28)) != CRM_NO_DAY) {
		crm_day_format(d, text);
		n += (size_t)snprintf(found + n, sizeof found - n, "%s%s", n ? " " : "", text);
	}
	if (d == CRM_NO_DAY)
		snprintf(found + n, sizeof found - n, "%snone", n ? " " : "");
	if (strcmp(found, expected) != 0)
		fail_msg("%s from %s: %s, expected %s", keys, from, found, expected);
	crm_policy_free(p);
}

static void
test_weekdays(void **state)
{
	(void)state;
	/* Thanksgiving, the fourth Thursday of November, and the day after it. */
	finds("nth: 4, weekday: thursday, month: 11", "2026-11-26", "2026-11-26 2027-11-25");
	finds("nth: 4, weekday: thursday, month: 11, offset: 1d", "2026-11-28", "2027-11-26");
	finds("nth: 4, weekday: thursday, month: 11, shift: 1d", "2026-11-27", "2026-11-27");
	finds("last: monday, month: 5", "2026-01-01", "2026-05-25");
	/* A fifth Sunday: March 2026 has one, the 29th, March 2027, 2028 and 2029 have none. */
	finds("nth: 5, weekday: sunday, month: 3", "2026-03-30", "2030-03-31");
	/* Victoria Day in Canada, the Monday before 25 May: 25 May 2026 is a Monday itself. */
	finds("weekday: monday, before: 05-25", "2024-01-01", "2024-05-20 2025-05-19 2026-05-18");
	/* The Saturday after 19 June (Midsummer in Sweden): 20 June 2026 is one, 19 June 2027 too.
	 */
	finds("weekday: saturday, after: 06-19", "2026-01-01", "2026-06-20 2027-06-26");
	/* The first Sunday of Advent, the fourth before Christmas, and the day of penance, eleven
	 * days before it. */
	finds("nth: 4, weekday: sunday, before: 12-25", "2022-01-01",
	      "2022-11-27 2023-12-03 2024-12-01");
	finds("nth: 4, weekday: sunday, before: 12-25, offset: -11d", "2024-01-01",
	      "2024-11-20 2025-11-19");
	/* A weekday before January and after December is in another year. */
	finds("weekday: monday, before: 01-02", "2026-01-01", "2026-12-28 2027-12-27");
	finds("weekday: sunday, after: 12-28", "2026-01-01", "2026-01-04 2027-01-03 2028-01-02");
	finds("weekday: friday, after: 02-29", "2026-01-01", "2026-03-06 2027-03-05 2028-03-03");
}

static void
test_listed(void **state)
{
	(void)state;
	finds("days: [2027-04-02, 2026-04-10]", "2026-01-01", "2026-04-10 2027-04-02");
	finds("days: [2027-04-02, 2026-04-10]", "2026-04-11", "2027-04-02");
	finds("days: [2027-04-02, 2026-04-10], offset: 2d", "2026-04-12", "2026-04-12 2027-04-04");
	finds("days: 2027-04-02", "2027-04-03", "none");
}

/* The dates of Easter are those that the US Naval Observatory lists; the earliest and the latest
 * possible are 22 March (1818) and 25 April (1943, 2038). Orthodox Easter is as Meeus lists it, and
 * the Moscow Patriarchate for 2026 to 2028. */
static void
test_easter(void **state)
{
	(void)state;
	finds("easter: western", "2024-01-01",
	      "2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16");
	finds("easter: western", "1818-01-01", "1818-03-22");
	finds("easter: western", "1943-01-01", "1943-04-25");
	finds("easter: western", "1954-01-01", "1954-04-18");
	finds("easter: western", "1981-01-01", "1981-04-19");
	finds("easter: western", "2038-01-01", "2038-04-25");
	finds("easter: western", "2285-01-01", "2285-03-22");
	finds("easter: orthodox", "2024-01-01",
	      "2024-05-05 2025-04-20 2026-04-12 2027-05-02 2028-04-16");
	finds("easter: orthodox", "1983-01-01", "1983-05-08");
	finds("easter: orthodox", "2100-01-01", "2100-05-02 2101-04-24");
	/* Good Friday, Mothering Sunday, Ascension and Whit Monday of 2026 as gov.uk and the
	 * Bundesländer print them; Clean Monday of Greece, 48 days before. */
	finds("easter: western, offset: -2d", "2026-01-01", "2026-04-03");
	finds("easter: western, offset: -21d", "2026-01-01", "2026-03-15");
	finds("easter: western, offset: 39d", "2026-01-01", "2026-05-14");
	finds("easter: western, offset: +50d", "2026-01-01", "2026-05-25");
	finds("easter: orthodox, offset: -48d", "2026-01-01", "2026-02-23");
	finds("easter: western", "9998-12-01", "9999-03-28 none");
}

/* The terms of 2024, and those of later years that are near midnight, as the Hong Kong Observatory
 * prints them in its almanacs. */
static void
test_solar_terms(void **state)
{
	static const char *const of_2024[][2] = {
		{"xiaohan", "01-06"},  {"dahan", "01-20"},       {"lichun", "02-04"},
		{"yushui", "02-19"},   {"jingzhe", "03-05"},     {"chunfen", "03-20"},
		{"qingming", "04-04"}, {"guyu", "04-19"},        {"lixia", "05-05"},
		{"xiaoman", "05-20"},  {"mangzhong", "06-05"},   {"xiazhi", "06-21"},
		{"xiaoshu", "07-06"},  {"dashu", "07-22"},       {"liqiu", "08-07"},
		{"chushu", "08-22"},   {"bailu", "09-07"},       {"qiufen", "09-22"},
		{"hanlu", "10-08"},    {"shuangjiang", "10-23"}, {"lidong", "11-07"},
		{"xiaoxue", "11-22"},  {"daxue", "12-06"},       {"dongzhi", "12-21"}};
	char keys[64], expected[CRM_DAY_TEXT];

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(of_2024); i++) {
		snprintf(keys, sizeof keys, "solar-term: %s", of_2024[i][0]);
		snprintf(expected, sizeof expected, "2024-%s", of_2024[i][1]);
		finds(keys, "2024-01-01", expected);
	}
	finds("solar-term: qingming", "2025-01-01", "2025-04-04 2026-04-05 2027-04-05 2028-04-04");
	finds("solar-term: dongzhi", "2021-01-01", "2021-12-21 2022-12-22");
	finds("solar-term: dongzhi, offset: -1d", "2026-01-01", "2026-12-21");
	finds("solar-term: xiaohan", "1899-01-01", "1900-01-06");
	finds("solar-term: dongzhi", "2100-12-23", "none");
}

/* Israel's Independence Day, 5 Iyar, as its government announced it: in 2024 it was a Monday, in
 * 2025 a Saturday, in 2026 a Wednesday, in 2029 a Friday. 15 Nisan and 1 Tishri, by hebcal.com. */
static void
test_foreign(void **state)
{
	(void)state;
	finds("hebrew: 5 iyar, move: {friday: -1d, saturday: -2d, monday: 1d}", "2024-01-01",
	      "2024-05-14 2025-05-01 2026-04-22");
	finds("hebrew: 5 iyar", "2024-01-01", "2024-05-13 2025-05-03 2026-04-22");
	finds("hebrew: 15 nisan", "2024-01-01", "2024-04-23 2025-04-13 2026-04-02 2027-04-22");
	finds("hebrew: 1 tishri", "2024-01-01", "2024-10-03 2025-09-23 2026-09-12");
	/* 2024 and 2027 are in leap years: Purim is in the second Adar. */
	finds("hebrew: 14 adar", "2024-01-01", "2024-03-24 2025-03-14 2026-03-03 2027-03-23");
	finds("hebrew: 14 adar-1", "2024-01-01", "2024-02-23 2027-02-21");
	/* Kislev had 29 days in the autumn of 2023, and 30 in that of 2024. */
	finds("hebrew: 30 kislev", "2023-01-01", "2023-12-12 2024-12-31");
	finds("hebrew: 1 tishri", "2100-10-05", "none");
	/* Two in one year: 1 January and 20 December 2000 have the same day of Ramadan. */
	finds("islamic: 25 ramadan", "2000-01-01", "2000-01-02 2000-12-21");
	finds("islamic: 1 shawwal", "2024-01-01", "2024-04-10 2025-03-30 2026-03-20");
}

static void
test_moves(void **state)
{
	(void)state;
	/* King's Day in the Netherlands: 27 April, or the 26th when it is a Sunday, as in 2025. */
	finds("date: 04-27, move: {sunday: -1d}", "2024-01-01", "2024-04-27 2025-04-26 2026-04-27");
	finds("date: 04-27, move: {sunday: -1d}", "2025-04-26", "2025-04-26");
	finds("date: 04-27, move: {sunday: -1d}", "2025-04-27", "2026-04-27");
	/* Two that change places: 3 October 2026 is a Saturday, and 5 October a Monday. */
	finds("days: [2026-10-03, 2026-10-05], move: {saturday: 4d}", "2026-10-01",
	      "2026-10-05 2026-10-07 none");
	finds("days: [2026-10-03, 2026-10-05], move: {saturday: 4d}", "2026-10-06", "2026-10-07");
	/* What is moved after the offset: New Year's Eve of 2028 is a Sunday. */
	finds("date: 01-01, offset: -1d, move: {sunday: 1d}", "2028-12-01", "2029-01-01");
	/* What is substituted is no other day of the holiday. */
	finds("date: 12-25, substitute: {saturday: next}", "2027-12-01", "2027-12-25 2028-12-25");
}

static void
test_who(void **state)
{
	crm_policy *p = good("version: 1\nholidays:\n"
			     "- {name: a, date: 01-01, for: \"lang == 'zh' or lang == 'ja'\"}\n"
			     "- {name: b, date: 01-01}\n"
			     "due:\n"
			     "- {rule: r, holiday: a, when: \"purchases > 1\", action: greet}\n"
			     "- {rule: s, holiday: a, action: greet}\n"
			     "- {rule: t, holiday: b, action: greet}\n");

	(void)state;
	assert_true(crm_str_eqz(crm_expr_text(p->rule[0].when),
				"(lang == 'zh' or lang == 'ja') and (purchases > 1)"));
	assert_true(crm_str_eqz(crm_expr_text(p->rule[1].when), "lang == 'zh' or lang == 'ja'"));
	assert_null(p->rule[2].when);
	crm_policy_free(p);
}

/* ---- faults ---- */

#define ONE_WAY \
	"a holiday needs exactly one of \"date\", \"weekday\", \"last\", \"lunar\", \"easter\", " \
	"\"solar-term\", \"islamic\", \"hebrew\" and \"days\""

static void
test_holiday_faults(void **state)
{
	static const struct fault faults[] = {
		{"version: 1\nholidays:\n- {name: a}\n", "p.yaml:3:3: holidays: " ONE_WAY},
		{"version: 1\nholidays:\n- {name: a, lunar: 01-01, easter: western}\n",
		 "p.yaml:3:3: holidays: " ONE_WAY "; it has \"lunar\" and \"easter\""},
		{"version: 1\nholidays:\n- {name: a, date: 13-01}\n",
		 "p.yaml:3:19: holidays: date: \"13-01\" is not a month and day such as 01-01"},
		{"version: 1\nholidays:\n- {name: a, days: 2026-02-29}\n",
		 "p.yaml:3:19: holidays: days: \"2026-02-29\" is not a date such as 2026-02-17"},
		{"version: 1\nholidays:\n- {name: a, nth: 2, month: 5}\n",
		 "p.yaml:3:3: holidays: nth requires \"weekday\""},
		{"version: 1\nholidays:\n- {name: a, nth: 6, weekday: monday, month: 5}\n",
		 "p.yaml:3:18: holidays: nth: \"6\" is not from 1 to 5"},
		{"version: 1\nholidays:\n- {name: a, nth: 1.5, weekday: monday, month: 5}\n",
		 "p.yaml:3:18: holidays: nth: \"1.5\" is not a whole number"},
		{"version: 1\nholidays:\n- {name: a, weekday: monday, month: 5}\n",
		 "p.yaml:3:22: holidays: weekday with \"month\" requires \"nth\"; the last one is "
		 "written as \"last: monday\""},
		{"version: 1\nholidays:\n- {name: a, weekday: monday}\n",
		 "p.yaml:3:22: holidays: weekday requires exactly one of \"month\", \"before\" and "
		 "\"after\""},
		{"version: 1\nholidays:\n- {name: a, weekday: monday, before: 05-25, after: "
		 "05-01}\n",
		 "p.yaml:3:22: holidays: weekday requires exactly one of \"month\", \"before\" and "
		 "\"after\""},
		{"version: 1\nholidays:\n- {name: a, weekday: monday, before: 25-05}\n",
		 "p.yaml:3:38: holidays: before: \"25-05\" is not a month and day such as 01-01"},
		{"version: 1\nholidays:\n- {name: a, date: 01-01, before: 05-25}\n",
		 "p.yaml:3:3: holidays: before requires \"weekday\""},
		{"version: 1\nholidays:\n- {name: a, last: fryday, month: 5}\n",
		 "p.yaml:3:19: holidays: unknown last \"fryday\"; did you mean \"friday\"?"},
		{"version: 1\nholidays:\n- {name: a, last: friday}\n",
		 "p.yaml:3:19: holidays: last requires \"month\""},
		{"version: 1\nholidays:\n- {name: a, last: friday, month: 5, nth: 2}\n",
		 "p.yaml:3:3: holidays: nth requires \"weekday\""},
		{"version: 1\nholidays:\n- {name: a, easter: ortodox}\n",
		 "p.yaml:3:21: holidays: unknown easter \"ortodox\"; did you mean \"orthodox\"?"},
		{"version: 1\nholidays:\n- {name: a, solar-term: quingming}\n",
		 "p.yaml:3:25: holidays: unknown solar-term \"quingming\"; did you mean "
		 "\"qingming\"?"},
		{"version: 1\nholidays:\n- {name: a, easter: western, offset: 21}\n",
		 "p.yaml:3:38: holidays: offset: \"21\" is not a number of days or weeks such as "
		 "-1d"},
		{"version: 1\nholidays:\n- {name: a, date: 01-01, shift: 1m}\n",
		 "p.yaml:3:33: holidays: shift: \"1m\" is not a number of days or weeks such as "
		 "-1d"},
		{"version: 1\nholidays:\n- {name: a, date: 01-01, shift: 1d, offset: 1d}\n",
		 "p.yaml:3:3: holidays: \"shift\" is the older name of \"offset\": write "
		 "\"offset\" "
		 "alone"},
		{"version: 1\nholidays:\n- {name: a, date: 01-01, ofset: 1d}\n",
		 "p.yaml:3:26: holidays: unknown key \"ofset\"; did you mean \"offset\"?"},
		{"version: 1\nholidays:\n- {name: a, islamic: 1 shawal}\n",
		 "p.yaml:3:22: holidays: unknown month \"shawal\"; did you mean \"shawwal\"?"},
		{"version: 1\nholidays:\n- {name: a, hebrew: 31 nisan}\n",
		 "p.yaml:3:21: holidays: hebrew: \"31 nisan\" is not a day and month such as 1 "
		 "tishri"},
		{"version: 1\nholidays:\n- {name: a, hebrew: nisan}\n",
		 "p.yaml:3:21: holidays: hebrew: \"nisan\" is not a day and month such as 1 "
		 "tishri"},
		{"version: 1\nholidays:\n- {name: a, hebrew: 123 nisan}\n",
		 "p.yaml:3:21: holidays: hebrew: \"123 nisan\" is not a day and month such as 1 "
		 "tishri"},
		{"version: 1\nholidays:\n- {name: a, date: 01-01, move: {fryday: 1d}}\n",
		 "p.yaml:3:33: holidays: unknown move \"fryday\"; did you mean \"friday\"?"},
		{"version: 1\nholidays:\n- {name: a, date: 01-01, move: {friday: 7d}}\n",
		 "p.yaml:3:41: holidays: move: \"7d\" is not a number of days from -6d to 6d"},
		{"version: 1\nholidays:\n- {name: a, date: 01-01, move: {friday: next}}\n",
		 "p.yaml:3:41: holidays: move: \"next\" is not a number of days from -6d to 6d"},
		{"version: 1\nholidays:\n- {name: a, date: 01-01, substitute: {friday: nxt}}\n",
		 "p.yaml:3:47: holidays: substitute: \"nxt\" is not next, nor a number of days "
		 "from -6d to 6d"},
		{"version: 1\nholidays:\n- {name: a, date: 01-01, substitute: monday}\n",
		 "p.yaml:3:38: holidays: substitute: expected a mapping, found a single value"},
		{"version: 1\nholidays:\n- {name: a, date: 01-01}\n- {name: b, date: 01-02, "
		 "calendar: a}\n",
		 "p.yaml:4:3: holidays: calendar: a holiday is called \"a\", too"},
		{"version: 1\nholidays:\n- {name: a, date: 01-01, month: 5}\n",
		 "p.yaml:3:3: holidays: month requires \"weekday\" or \"last\""},
		{"version: 1\nholidays:\n- {name: a, date: 01-01, for: \"lang = 'zh'\"}\n",
		 "p.yaml:3:37: holidays: \"=\" is not known; did you mean \"==\"?"},
	};

	(void)state;
	EXPECT_FAULTS(faults);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_holidays),       cmocka_unit_test(test_weekdays),
		cmocka_unit_test(test_listed),         cmocka_unit_test(test_easter),
		cmocka_unit_test(test_solar_terms),    cmocka_unit_test(test_foreign),
		cmocka_unit_test(test_moves),          cmocka_unit_test(test_who),
		cmocka_unit_test(test_holiday_faults),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
