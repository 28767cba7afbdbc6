/* The base room: text, faults, numbers, dates. Expected values are hand
 * arithmetic unless another source is named; days since the epoch are those of
 * Python's datetime, minutes those of GNU date. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <wchar.h>
#include <locale.h>
#include <cmocka.h>

#include "base/array.h"
#include "base/base.h"

#define S(literal) CRM_STR(literal)

/* ---- text ---- */

static void
test_slices(void **state)
{
	crm_str list = S(" likes:golf;; knows:tax ;\tvip; "), item;

	(void)state;
	assert_true(crm_str_eq((crm_str){0}, S("")));
	assert_true(crm_str_eqz(S("abc"), "abc"));
	assert_false(crm_str_eqz(S("abc"), "ab"));
	assert_true(crm_str_eq(crm_str_z(NULL), (crm_str){0}));
	assert_true(crm_str_cmp(S("ab"), S("abc")) < 0);
	assert_true(crm_str_cmp(S("\xD0\xB0"), S("z")) > 0); /* bytes are unsigned */
	assert_int_equal(crm_str_cmp((crm_str){0}, S("")), 0);
	assert_true(crm_str_eqz(crm_str_trim(S(" \t a b \r\n")), "a b"));
	assert_int_equal(crm_str_trim(S("   ")).n, 0);
	assert_true(crm_str_has_item(list, S("vip")));
	assert_false(crm_str_has_item(list, S("vi")));
	assert_true(crm_str_item(&list, &item) && crm_str_eqz(item, "likes:golf"));
	assert_true(crm_str_item(&list, &item) && crm_str_eqz(item, "knows:tax"));
	assert_true(crm_str_item(&list, &item) && crm_str_eqz(item, "vip"));
	assert_false(crm_str_item(&list, &item));
}

/* Good and bad sequences of Kuhn's UTF-8 stress test and Unicode table 3-7,
 * each at every place of a word, so that the fast path meets them too. */
static void
test_utf8(void **state)
{
	static const char *const good[] = {
		"",
		"a",
		"\x7F",
		"\xC2\x80",
		"\xDF\xBF",
		"\xE0\xA0\x80",
		"\xED\x9F\xBF",
		"\xEE\x80\x80",
		"\xEF\xBF\xBF",
		"\xF0\x90\x80\x80",
		"\xF4\x8F\xBF\xBF",
		"\xEF\xBB\xBFx",
	};
	static const char *const bad[] = {
		"\x80",
		"\xBF",
		"\xC0\xAF",
		"\xC1\xBF",
		"\xC3",
		"\xC3(",
		"\xE0\x9F\xBF",
		"\xE0\x80\xAF",
		"\xED\xA0\x80",
		"\xED\xBF\xBF",
		"\xE4\xB8",
		"\xE4\xB8x",
		"\xF0\x8F\xBF\xBF",
		"\xF0\x9F\x98",
		"\xF4\x90\x80\x80",
		"\xF5\x80\x80\x80",
		"\xF8\x88\x80\x80\x80",
		"\xFE",
		"\xFF",
	};
	char text[128];

	(void)state;
	assert_true(crm_utf8_ok((crm_str){0}));
	for (size_t at = 0; at < 70; at++) {
		memset(text, 'x', sizeof text);
		for (size_t i = 0; i < CRM_LENGTH(good); i++) {
			memcpy(text + at, good[i], strlen(good[i]));
			assert_true(crm_utf8_ok((crm_str){text, at + strlen(good[i])}));
			assert_true(crm_utf8_ok((crm_str){text, sizeof text}));
			memset(text, 'x', sizeof text);
		}
		for (size_t i = 0; i < CRM_LENGTH(bad); i++) {
			memcpy(text + at, bad[i], strlen(bad[i]));
			assert_false(crm_utf8_ok((crm_str){text, at + strlen(bad[i])}));
			assert_false(crm_utf8_ok((crm_str){text, sizeof text}));
			memset(text, 'x', sizeof text);
		}
	}
}

static void
test_utf8_next(void **state)
{
	size_t len;

	(void)state;
	assert_int_equal(crm_utf8_next(S("A"), &len), 'A');
	assert_int_equal(crm_utf8_next(S("\xD0\xAF"), &len), 0x42F);
	assert_int_equal(len, 2);
	assert_int_equal(crm_utf8_next(S("\xE7\x8E\x8B"), &len), 0x738B);
	assert_int_equal(len, 3);
	assert_int_equal(crm_utf8_next(S("\xF0\x9F\x98\x80"), &len), 0x1F600);
	assert_int_equal(len, 4);
	assert_int_equal(crm_utf8_next(S("\xF0\x9F\x98"), &len), 0xFFFD);
	assert_int_equal(len, 1);
}

static void
test_width(void **state)
{
	(void)state;
	assert_int_equal(crm_str_width(S("")), 0);
	assert_int_equal(crm_str_width(S("Anna")), 4);
	assert_int_equal(crm_str_width(S("Анна Петрова")), 12);
	assert_int_equal(crm_str_width(S("王小明")), 6);
	assert_int_equal(crm_str_width(S("ｱﾝﾅ")), 3);       /* half-width kana */
	assert_int_equal(crm_str_width(S("Ａ")), 2);        /* full-width Latin */
	assert_int_equal(crm_str_width(S("e\xCC\x81")), 1); /* e and a combining acute */
	assert_int_equal(crm_str_width(S("😀")), 2);
	assert_int_equal(crm_str_width(S("a\xE2\x80\x8D"
					 "b")),
			 2); /* zero-width joiner */
	assert_int_equal(crm_str_width(S("\xFF")), 1);
}

/* Against the C library, wherever it has an opinion. */
static void
test_width_libc(void **state)
{
	(void)state;
	if (!setlocale(LC_CTYPE, "C.UTF-8")) {
		print_message("skipped: no C.UTF-8 locale\n");
		skip();
	}
	for (uint32_t c = 0x80; c < 0x110000; c++) {
		int theirs = wcwidth((wchar_t)c);

		if (theirs >= 0 && (unsigned)theirs != crm_char_width(c))
			fail_msg("U+%04X: %d columns by the C library, %u by us", (unsigned)c,
				 theirs, crm_char_width(c));
	}
	setlocale(LC_CTYPE, "C");
}

static void
test_nearest(void **state)
{
	static const char *const kinds[] = {
		"call", "email", "visit", "meeting", "purchase", "complaint", "days_since_touch",
		"at",
	};
	static const char *const meant[][2] = {
		{"cal", "call"},
		{"clal", "call"},
		{"CALL", "call"},
		{"emial", "email"},
		{"visits", "visit"},
		{"purchse", "purchase"},
		{"complain", "complaint"},
		{"days-since-touch", "days_since_touch"},
		{"days_since_tuoch", "days_since_touch"},
		{"meting", "meeting"},
	};
	static const char *const strange[] = {"", "x", "xyz", "quarterly", "q", "refund"};

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(meant); i++) {
		const char *word = crm_nearest(crm_str_z(meant[i][0]), kinds, CRM_LENGTH(kinds));

		assert_non_null(word);
		assert_string_equal(word, meant[i][1]);
	}
	for (size_t i = 0; i < CRM_LENGTH(strange); i++)
		assert_null(crm_nearest(crm_str_z(strange[i]), kinds, CRM_LENGTH(kinds)));
	assert_null(crm_nearest(S("call"), kinds, 0));
}

static void
test_buffer(void **state)
{
	crm_buf b = {0};
	char long_text[301];

	(void)state;
	memset(long_text, 'y', 300);
	long_text[300] = '\0';
	assert_string_equal(crm_buf_zend(&b), "");
	crm_buf_add(&b, NULL, 0);
	crm_buf_z(&b, "ab");
	crm_buf_char(&b, 'c');
	crm_buf_str(&b, S("d"));
	crm_buf_f(&b, "%d", 12);
	assert_string_equal(crm_buf_zend(&b), "abcd12");
	crm_buf_f(&b, "%s", long_text);
	assert_int_equal(b.n, 306);
	assert_string_equal(crm_buf_zend(&b) + 6, long_text);
	crm_buf_free(&b);
	assert_int_equal(crm_buf_slice(&b).n, 0);
}

static void
visible(crm_str s, const char *expected)
{
	crm_buf b = {0};

	crm_buf_visible(&b, s);
	assert_string_equal(crm_buf_zend(&b), expected);
	crm_buf_free(&b);
}

static void
test_visible(void **state)
{
	(void)state;
	visible(S("plain \\ \"Анна\" 王 😀"), "plain \\ \"Анна\" 王 😀");
	visible(S("a\tb\nc\rd\x1B[31m\x7F\0z"), "a\\tb\\nc\\rd\\x1B[31m\\x7F\\x00z");
	visible(S("\xC2\x85"), "\\u{0085}"); /* C1: next line */
	visible(S("a\xE2\x80\xAE"
		  "b"),
		"a\\u{202E}b"); /* right-to-left override */
	visible(S("\xE2\x81\xA6\xE2\x81\xA9"), "\\u{2066}\\u{2069}");
	visible(S("\xD8\x9C\xE2\x80\x8E"), "\\u{061C}\\u{200E}");
	visible(S("\xEF\xBB\xBFid"), "\\u{FEFF}id");
	visible(S("x\xFFy\xE4\xB8"), "x\\xFFy\\xE4\\xB8");
}

static void
test_arena(void **state)
{
	crm_arena *a = crm_arena_new();

	(void)state;
	for (size_t n = 0; n < 3000; n += 7) {
		char *p = crm_arena_alloc(a, n);

		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(p[i], 0);
		memset(p, 'x', n);
	}
	memset(crm_arena_alloc(a, 1 << 20), 'x', 1 << 20);
	assert_string_equal(crm_arena_str(a, S("Анна")).p, "Анна");
	assert_string_equal(crm_arena_str(a, (crm_str){0}).p, "");
	crm_arena_free(a);
	crm_arena_free(NULL);
}

/* The sanitizers' allocator would end the process before we could. */
#if defined __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED
#endif
#endif
#if defined __SANITIZE_ADDRESS__
#define SANITIZED
#endif

static jmp_buf out;

static void
no_memory(void)
{
	longjmp(out, 1);
}

static void
test_no_memory(void **state)
{
	(void)state;
#if defined SANITIZED
	(void)no_memory;
	skip();
#else
	crm_on_nomem(no_memory);
	if (setjmp(out) == 0) {
		volatile size_t huge = SIZE_MAX / 2;

		crm_realloc(NULL, huge);
		fail_msg("it came back");
	}
	crm_on_nomem(NULL);
#endif
}

/* ---- faults ---- */

static void
line_is(const crm_error *e, const char *expected)
{
	crm_buf b = {0};

	crm_error_line(e, &b);
	assert_string_equal(crm_buf_zend(&b), expected);
	crm_buf_free(&b);
}

static void
test_fault(void **state)
{
	crm_error e;
	char long_text[2000];

	(void)state;
	memset(&e, 'x', sizeof e);
	assert_int_equal(crm_fail(&e, CRM_DATA, "%s is not a number", crm_quote(S("12,5"))), -1);
	assert_int_equal(e.status, CRM_DATA);
	line_is(&e, "\"12,5\" is not a number");
	assert_int_equal(crm_fail_at(&e, "log.tsv", 123, "amount"), -1);
	line_is(&e, "log.tsv:123: amount: \"12,5\" is not a number");
	crm_fail_at(&e, NULL, 0, "");
	line_is(&e, "log.tsv:123: amount: \"12,5\" is not a number");
	e.column = 7;
	*e.field = '\0';
	line_is(&e, "log.tsv:123:7: \"12,5\" is not a number");
	crm_fail(&e, CRM_SYSTEM, "again: %s", e.text); /* its own text as argument */
	line_is(&e, "again: \"12,5\" is not a number");
	crm_fail_at(&e, "a\nb", 0, NULL);
	line_is(&e, "a\\nb: again: \"12,5\" is not a number");

	memset(long_text, 0, sizeof long_text);
	for (size_t i = 0; i + 4 < sizeof long_text; i += 3)
		memcpy(long_text + i, "王", 3);
	/* Of what is too long the middle is left out, between whole characters of three bytes:
	 * of 511 bytes 5 are " ... ", and of the 506 left each half has room for 84 of them. */
	crm_fail(&e, CRM_DATA, "%s", long_text);
	assert_int_equal(strlen(e.text), 2 * 84 * 3 + 5);
	assert_true(crm_utf8_ok(crm_str_z(e.text)));
	crm_fail_at(&e, long_text, 1, long_text);
	assert_int_equal(strlen(e.source), 2 * 41 * 3 + 5);
	assert_int_equal(strlen(e.field), 2 * 9 * 3 + 5);
	crm_fail_at(&e, long_text + 1, 1, NULL); /* begins with two stray bytes */
	assert_int_equal(strlen(e.source), 2 + 2 * 41 * 3 + 5);
	/* So a message keeps its hint, and a path the name of the file. */
	crm_fail(&e, CRM_DATA, "no column is called %s; did you mean \"name\"?", long_text);
	assert_string_equal(e.text + strlen(e.text) - 20, "did you mean \"name\"?");
	memset(long_text, 'd', 900);
	strcpy(long_text + 900, "/log.tsv");
	crm_fail_at(&e, long_text, 1, NULL);
	assert_string_equal(e.source + strlen(e.source) - 8, "/log.tsv");
	/* So does one that is added to. */
	long_text[600] = '\0';
	crm_fail(&e, CRM_DATA, "%s", long_text);
	crm_fail_more(&e, "; did you mean \"%s\"?", "call");
	assert_non_null(strstr(e.text, "; did you mean \"call\"?"));
}

static void
test_quote(void **state)
{
	char text[200], expected[80];
	const char *first = crm_quote(S("one"));

	(void)state;
	assert_string_equal(crm_quote(S("")), "\"\"");
	assert_string_equal(crm_quote(S("a\x1B")), "\"a\\x1B\"");
	for (int i = 0; i < 5; i++)
		crm_quote(S("more"));
	assert_string_equal(first, "\"one\""); /* still among the eight */
	memset(text, 'x', sizeof text);
	snprintf(expected, sizeof expected, "\"%.60s...\"", text);
	assert_string_equal(crm_quote((crm_str){text, 200}), expected);
	snprintf(expected, sizeof expected, "\"%.60s\"", text);
	assert_string_equal(crm_quote((crm_str){text, 60}), expected);
	for (size_t i = 0; i < 100; i++)
		memcpy(text + 2 * i, "\xCC\x81", 2); /* marks of no width */
	assert_true(strlen(crm_quote((crm_str){text, 200})) <= 260);
}

/* ---- numbers ---- */

static void
test_num_parse(void **state)
{
	static const struct {
		const char *text, *says;
	} wrong[] = {
		{"1.234567", "has more than four decimals"},
		{"-0.00001", "has more than four decimals"},
		{"12,5", "is not a number; did you mean \"12.5\"?"},
		{"-12,50", "is not a number; did you mean \"-12.50\"?"},
		{"1,234", "is not a number"},
		{"1,2,3", "is not a number"},
		{",5", "is not a number"},
		{"5,", "is not a number"},
		{"9999999999999999", "is too large a number"},
		{"922337203685478.5", "is too large a number"},
		{"x", "is not a number"},
		{"1.5x", "is not a number"},
		{"", "is not a number"},
		{"-", "is not a number"},
		{"1.", "is not a number"},
	};
	static const struct {
		const char *text;
		crm_num value;
	} good[] = {
		{"0", 0},
		{"-0", 0},
		{"+7", 70000},
		{"12.5", 125000},
		{"-12.5000", -125000},
		{"0.0001", 1},
		{"1.23450000000000000000", 12345},
		{"000000000000000000000012", 120000},
		{"3.00000", 30000},
		{"922337203685477.5807", INT64_MAX},
		{"-922337203685477.5808", INT64_MIN},
		{"-922337203685477.5807", -INT64_MAX},
	};
	static const char *const bad[] = {
		"",
		"-",
		"+",
		".",
		".5",
		"5.",
		"-.5",
		"12,5",
		"1e3",
		"0x10",
		" 1",
		"1 ",
		"1.2.3",
		"--1",
		"+-1",
		"1.00001",
		"0.00010001",
		"922337203685477.5808",
		"-922337203685477.5809",
		"1000000000000000",
		"99999999999999999999999999",
		"nan",
		"inf",
		"1.5a",
		"1a",
		"\xC2\xBD",
	};
	crm_num v;

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(good); i++) {
		assert_true(crm_num_parse(crm_str_z(good[i].text), &v));
		assert_true(v == good[i].value);
	}
	for (size_t i = 0; i < CRM_LENGTH(bad); i++)
		if (crm_num_parse(crm_str_z(bad[i]), &v))
			fail_msg("\"%s\" was taken for a number", bad[i]);
	assert_false(crm_num_parse((crm_str){0}, &v));
	for (size_t i = 0; i < CRM_LENGTH(wrong); i++)
		assert_string_equal(crm_num_wrong(crm_str_z(wrong[i].text)), wrong[i].says);
	assert_false(crm_num_parse(S("1\0"), &v));
}

static void
test_num_arithmetic(void **state)
{
	crm_num v;

	(void)state;
	assert_int_equal(crm_num_add(INT64_MAX, 1, &v), -1);
	assert_int_equal(crm_num_sub(INT64_MIN, 1, &v), -1);
	assert_true(crm_num_add(5, -7, &v) == 0 && v == -2);
	assert_true(crm_num_sub(5, -7, &v) == 0 && v == 12);

	/* 0.0005 * 0.1 = 0.00005: to 0; 0.0015 * 0.1 = 0.00015: to 0.0002 */
	assert_true(crm_num_mul(5, 1000, &v) == 0 && v == 0);
	assert_true(crm_num_mul(15, 1000, &v) == 0 && v == 2);
	assert_true(crm_num_mul(25, 1000, &v) == 0 && v == 2);
	assert_true(crm_num_mul(-15, 1000, &v) == 0 && v == -2);
	assert_true(crm_num_mul(-25, 1000, &v) == 0 && v == -2);
	assert_true(crm_num_mul(15001, 1000, &v) == 0 && v == 1500);
	assert_true(crm_num_mul(125000, -20000, &v) == 0 && v == -250000);
	assert_int_equal(crm_num_mul(INT64_MAX, 10001, &v), -1);
	assert_true(crm_num_mul(INT64_MAX, 10000, &v) == 0 && v == INT64_MAX);
	assert_int_equal(crm_num_mul(INT64_MIN, -10000, &v), -1);

	/* 1/3, 2/3; 0.0001/2 = 0.00005: to 0; 0.0003/2 = 0.00015: to 0.0002 */
	assert_true(crm_num_div(10000, 30000, &v) == 0 && v == 3333);
	assert_true(crm_num_div(20000, 30000, &v) == 0 && v == 6667);
	assert_true(crm_num_div(1, 20000, &v) == 0 && v == 0);
	assert_true(crm_num_div(3, 20000, &v) == 0 && v == 2);
	assert_true(crm_num_div(-3, 20000, &v) == 0 && v == -2);
	assert_true(crm_num_div(3, -20000, &v) == 0 && v == -2);
	assert_true(crm_num_div(-1, -20000, &v) == 0 && v == 0);
	assert_true(crm_num_div(5, -20000, &v) == 0 && v == -2);
	assert_int_equal(crm_num_div(1, 0, &v), -1);
	assert_int_equal(crm_num_div(INT64_MAX, 1, &v), -1);
}

static void
test_num_round(void **state)
{
	(void)state;
	assert_true(crm_num_round(12345, 4) == 12345);
	assert_true(crm_num_round(12345, 3) == 12340); /* a half, to even */
	assert_true(crm_num_round(12355, 3) == 12360);
	assert_true(crm_num_round(12350, 2) == 12400);
	assert_true(crm_num_round(12450, 2) == 12400);
	assert_true(crm_num_round(5000, 0) == 0);
	assert_true(crm_num_round(15000, 0) == 20000);
	assert_true(crm_num_round(-15000, 0) == -20000);
	assert_true(crm_num_round(-25000, 0) == -20000);
	assert_true(crm_num_round(25001, 0) == 30000);
	assert_true(crm_num_round(INT64_MAX, 0) == INT64_C(9223372036854770000));
}

static void
test_num_format(void **state)
{
	static const struct {
		crm_num v;
		int decimals;
		const char *text;
	} cases[] = {
		{293000, 2, "29.30"},
		{30000, 0, "3"},
		{532, 2, "0.0532"},
		{0, 0, "0"},
		{0, 2, "0.00"},
		{-1, 0, "-0.0001"},
		{-125000, 0, "-12.5"},
		{125000, 4, "12.5000"},
		{12300, 1, "1.23"},
		{INT64_MAX, 0, "922337203685477.5807"},
		{INT64_MIN, 4, "-922337203685477.5808"},
		{10000000, 0, "1000"},
	};
	char text[CRM_NUM_TEXT];

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(cases); i++) {
		assert_int_equal(crm_num_format(cases[i].v, cases[i].decimals, text),
				 strlen(cases[i].text));
		assert_string_equal(text, cases[i].text);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_slices),     cmocka_unit_test(test_utf8),
		cmocka_unit_test(test_utf8_next),  cmocka_unit_test(test_width),
		cmocka_unit_test(test_width_libc), cmocka_unit_test(test_nearest),
		cmocka_unit_test(test_buffer),     cmocka_unit_test(test_visible),
		cmocka_unit_test(test_arena),      cmocka_unit_test(test_no_memory),
		cmocka_unit_test(test_fault),      cmocka_unit_test(test_quote),
		cmocka_unit_test(test_num_parse),  cmocka_unit_test(test_num_arithmetic),
		cmocka_unit_test(test_num_round),  cmocka_unit_test(test_num_format),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
