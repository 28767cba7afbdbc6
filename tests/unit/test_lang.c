/* Languages: what they are called, how days and numbers are written in them, and translations. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "lang/lang.h"

static crm_buf text_buf;

static const char *
said(void)
{
	const char *z = crm_buf_zend(&text_buf);

	text_buf.n = 0;
	return z;
}

static void
set(const char *lang)
{
	crm_error e;

	assert_int_equal(crm_lang_set(crm_str_z(lang), &e), 0);
}

static void
test_names(void **state)
{
	crm_error e;

	(void)state;
	assert_string_equal(crm_lang(), "en");
	assert_string_equal(crm_lang_find(CRM_STR("zh_CN.UTF-8")), "zh");
	assert_string_equal(crm_lang_find(CRM_STR("zh-Hans")), "zh");
	assert_string_equal(crm_lang_find(CRM_STR("ru_RU")), "ru");
	assert_string_equal(crm_lang_find(CRM_STR("RU")), "ru");
	assert_string_equal(crm_lang_find(CRM_STR("en@quot")), "en");
	assert_null(crm_lang_find(CRM_STR("zhx")));
	assert_null(crm_lang_find(CRM_STR("C.UTF-8")));
	assert_null(crm_lang_find(CRM_STR("")));
	assert_int_equal(crm_lang_set(CRM_STR("de"), &e), -1);
	assert_int_equal(e.status, CRM_SYSTEM);
	assert_string_equal(e.text, "unknown language \"de\"; the languages are en, zh, ru");
	assert_string_equal(crm_lang(), "en");
	assert_string_equal(crm_lang_code(2), "ru");
	assert_null(crm_lang_code(CRM_LANGS));
}

static const char *
day_by(void (*write)(crm_day, crm_buf *), int year, int month, int day)
{
	write(crm_day_of(year, month, day), &text_buf);
	return said();
}

/* The forms of days are those that the Unicode CLDR gives for each language. */
static void
test_days(void **state)
{
	crm_time t;

	(void)state;
	assert_true(crm_time_parse(CRM_STR("2026-05-03T07:05"), &t));
	set("en");
	assert_string_equal(day_by(crm_lang_day, 2026, 11, 21), "21 November 2026");
	assert_string_equal(day_by(crm_lang_short_day, 2026, 5, 3), "2026-05-03");
	assert_string_equal(crm_lang_weekday(crm_day_of(2026, 11, 21)), "Saturday");
	crm_lang_month(2026, 5, &text_buf);
	assert_string_equal(said(), "May 2026");
	crm_lang_time(t, &text_buf);
	assert_string_equal(said(), "2026-05-03 07:05");
	set("zh");
	assert_string_equal(day_by(crm_lang_day, 2026, 11, 21), "2026年11月21日");
	assert_string_equal(day_by(crm_lang_short_day, 2026, 5, 3), "2026年5月3日");
	assert_string_equal(crm_lang_weekday(crm_day_of(2026, 11, 21)), "星期六");
	crm_lang_month(2026, 5, &text_buf);
	assert_string_equal(said(), "2026年5月");
	set("ru");
	assert_string_equal(day_by(crm_lang_day, 2026, 11, 21), "21\xc2\xa0ноября 2026\xc2\xa0г.");
	assert_string_equal(day_by(crm_lang_short_day, 2026, 5, 3), "03.05.2026");
	assert_string_equal(crm_lang_weekday(crm_day_of(2026, 11, 21)), "суббота");
	crm_lang_month(2026, 5, &text_buf);
	assert_string_equal(said(), "май 2026\xc2\xa0г.");
	crm_lang_time(t, &text_buf);
	assert_string_equal(said(), "03.05.2026 07:05");
	crm_lang_day(CRM_NO_DAY, &text_buf);
	assert_string_equal(said(), "");
	set("en");
}

static const char *
number(const char *written, int decimals)
{
	crm_num n;

	assert_true(crm_num_parse(crm_str_z(written), &n));
	crm_lang_number(n, decimals, &text_buf);
	return said();
}

static const char *
exact(const char *written)
{
	crm_lang_exact(crm_str_z(written), &text_buf);
	return said();
}

static void
test_numbers(void **state)
{
	(void)state;
	set("en");
	assert_string_equal(number("0", 0), "0");
	assert_string_equal(number("999", 2), "999.00");
	assert_string_equal(number("1000", 0), "1,000");
	assert_string_equal(number("-1234567.895", 2), "-1,234,567.90");
	assert_string_equal(number("12.5", 0), "12"); /* half to even */
	assert_string_equal(exact("1234567.5"), "1234567.5");
	crm_lang_share(CRM_NUM_ONE / 5, 0, &text_buf);
	assert_string_equal(said(), "20%");
	crm_lang_amount(12345000, CRM_STR("EUR"), &text_buf);
	assert_string_equal(said(), "1,234.50\xc2\xa0"
				    "EUR");
	set("zh");
	assert_string_equal(number("-1234567.895", 2), "-1,234,567.90");
	assert_string_equal(exact("1234567.5"), "1,234,567.5");
	set("ru");
	assert_string_equal(number("-1234567.895", 2), "-1\xc2\xa0"
						       "234\xc2\xa0"
						       "567,90");
	assert_string_equal(exact("0.05"), "0,05");
	assert_string_equal(exact("no number"), "no number");
	crm_lang_share(1234, 1, &text_buf);
	assert_string_equal(said(), "12,3\xc2\xa0%");
	crm_lang_amount(700000, CRM_STR(""), &text_buf);
	assert_string_equal(said(), "70,00");
	set("en");
}

/* 1 письмо, 2 письма, 5 писем, 11 писем, 21 письмо: as msgfmt's manual has the rule. */
static void
test_plurals(void **state)
{
	static const unsigned of_one[] = {1, 21, 101, 1021}, of_two[] = {2, 4, 22, 103, 1004},
			      of_many[] = {0, 5, 11, 12, 14, 20, 25, 111, 112, 1011};

	(void)state;
	for (size_t i = 0; i < 4; i++)
		assert_int_equal(crm_language[2].plural(of_one[i]), 0);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(crm_language[2].plural(of_two[i]), 1);
	for (size_t i = 0; i < 10; i++)
		assert_int_equal(crm_language[2].plural(of_many[i]), 2);
	assert_string_equal(crm_tr_n("%d a", "%d b", 1), "%d a");
	assert_string_equal(crm_tr_n("%d a", "%d b", 0), "%d b");
}

/* The built-in policy's sentences are there in all languages. */
static void
test_texts(void **state)
{
	(void)state;
	set("en");
	assert_string_equal(crm_tr_in("policy", "How did it go?"), "How did it go?");
	set("zh");
	assert_string_equal(crm_tr_in("policy", "How did it go?"), "进行得顺利吗？");
	assert_string_equal(crm_tr_in("policy", "Birthday on {due}"), "{due}生日");
	assert_string_equal(crm_tr_in("policy", "{silence}"), "{silence}");
	assert_string_equal(crm_tr("How did it go?"), "How did it go?"); /* another context */
	assert_string_equal(crm_tr(""), "");
	assert_string_equal(crm_tr_in("polic", "How did it go?"), "How did it go?");
	assert_string_equal(crm_tr_in("policyy", "How did it go?"), "How did it go?");
	set("ru");
	assert_string_equal(crm_tr_in("policy", "How did it go?"), "Как всё прошло?");
	set("en");
}

static const char *
filled(const char *text)
{
	crm_lang_fill(&text_buf, text,
		      (struct crm_filling[]){CRM_FILL_TEXT("who", CRM_STR("Ann {n}")),
					     CRM_FILL_DAY("day", crm_day_of(2026, 11, 21)),
					     CRM_FILL_COUNT("n", 3),
					     {0}});
	return said();
}

static void
test_fill(void **state)
{
	(void)state;
	assert_string_equal(filled("{n} of {who} on {day}, {n}"), "3 of Ann {n} on 2026-11-21, 3");
	assert_string_equal(filled("{who"), "{who");
	assert_string_equal(filled("{} {other}{n}"), "{} {other}3");
	assert_string_equal(filled(""), "");
	set("zh");
	assert_string_equal(filled("{day}{who}"), "2026年11月21日Ann {n}");
	crm_lang_word("kind", CRM_STR("visit"), &text_buf);
	assert_string_equal(said(), "拜访");
	crm_lang_word("kind", CRM_STR("site_visit"), &text_buf);
	assert_string_equal(said(), "site_visit");
	set("en");
	crm_lang_word("kind", CRM_STR("visit"), &text_buf);
	assert_string_equal(said(), "visit");
}

static const char *
capital(const char *z)
{
	crm_buf_z(&text_buf, z);
	crm_lang_capital(&text_buf, 0);
	return said();
}

static void
test_capitals(void **state)
{
	(void)state;
	assert_string_equal(capital("ann"), "Ann");
	assert_string_equal(capital("Ann"), "Ann");
	assert_string_equal(capital("анна"), "Анна");
	assert_string_equal(capital("яна"), "Яна");
	assert_string_equal(capital("ёлка"), "Ёлка");
	assert_string_equal(capital("王"), "王");
	assert_string_equal(capital("2 x"), "2 x");
	assert_string_equal(capital(""), "");
	assert_true(crm_lang_is_capital(CRM_STR("Ann")) && crm_lang_is_capital(CRM_STR("Ёж")) &&
		    crm_lang_is_capital(CRM_STR("Я")));
	assert_false(crm_lang_is_capital(CRM_STR("ann")) || crm_lang_is_capital(CRM_STR("ёж")) ||
		     crm_lang_is_capital(CRM_STR("王")) || crm_lang_is_capital(CRM_STR("")));
}

/* Every text of each file is found by itself, and nothing between two of them is. */
static void
test_every_text(void **state)
{
	(void)state;
	for (const struct crm_builtin_mo *m = crm_builtin_mo; m->code; m++) {
		const unsigned char *p = m->mo;
		size_t n = p[8] | (size_t)p[9] << 8, at = p[12] | (size_t)p[13] << 8, size;

		assert_true(n > 40);
		for (size_t i = 1; i < n; i++) { /* the first is the head of the file */
			const unsigned char *entry = p + at + i * 8;
			const char *full = (const char *)p + (entry[4] | (size_t)entry[5] << 8 |
							      (size_t)entry[6] << 16);
			const char *end = strchr(full, 4);
			crm_str context = {full, end ? (size_t)(end - full) : 0};
			crm_arena *a = crm_arena_new();
			const char *ctx = end ? crm_arena_str(a, context).p : NULL;

			assert_non_null(crm_mo_find(m->mo, ctx, end ? end + 1 : full, &size));
			assert_true(size > 0);
			assert_null(crm_mo_find(m->mo, "no such context", full, &size));
			crm_arena_free(a);
		}
	}
	crm_buf_free(&text_buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names),   cmocka_unit_test(test_days),
		cmocka_unit_test(test_numbers), cmocka_unit_test(test_plurals),
		cmocka_unit_test(test_fill),    cmocka_unit_test(test_capitals),
		cmocka_unit_test(test_texts),   cmocka_unit_test(test_every_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
