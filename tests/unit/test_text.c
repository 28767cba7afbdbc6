/* Text: slices, UTF-8, widths, buffers, and what of it is shown. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <locale.h>
#include <cmocka.h>

#include "base/array.h"
#include "base/base.h"

static void
test_slices(void **state)
{
	crm_str list = CRM_STR(" likes:golf;; knows:tax ;\tvip; "), item;

	(void)state;
	assert_true(crm_str_eq((crm_str){0}, CRM_STR("")));
	assert_true(crm_str_eqz(CRM_STR("abc"), "abc"));
	assert_false(crm_str_eqz(CRM_STR("abc"), "ab"));
	assert_true(crm_str_eq(crm_str_z(NULL), (crm_str){0}));
	assert_true(crm_str_cmp(CRM_STR("ab"), CRM_STR("abc")) < 0);
	assert_true(crm_str_cmp(CRM_STR("\xD0\xB0"), CRM_STR("z")) > 0); /* bytes are unsigned */
	assert_int_equal(crm_str_cmp((crm_str){0}, CRM_STR("")), 0);
	assert_true(crm_str_eqz(crm_str_trim(CRM_STR(" \t a b \r\n")), "a b"));
	assert_int_equal(crm_str_trim(CRM_STR("   ")).n, 0);
	assert_true(crm_str_has_item(list, CRM_STR("vip")));
	assert_false(crm_str_has_item(list, CRM_STR("vi")));
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
	assert_int_equal(crm_utf8_next(CRM_STR("A"), &len), 'A');
	assert_int_equal(crm_utf8_next(CRM_STR("\xD0\xAF"), &len), 0x42F);
	assert_int_equal(len, 2);
	assert_int_equal(crm_utf8_next(CRM_STR("\xE7\x8E\x8B"), &len), 0x738B);
	assert_int_equal(len, 3);
	assert_int_equal(crm_utf8_next(CRM_STR("\xF0\x9F\x98\x80"), &len), 0x1F600);
	assert_int_equal(len, 4);
	assert_int_equal(crm_utf8_next(CRM_STR("\xF0\x9F\x98"), &len), 0xFFFD);
	assert_int_equal(len, 1);
}

static void
test_width(void **state)
{
	(void)state;
	assert_int_equal(crm_str_width(CRM_STR("")), 0);
	assert_int_equal(crm_str_width(CRM_STR("Anna")), 4);
	assert_int_equal(crm_str_width(CRM_STR("Анна Петрова")), 12);
	assert_int_equal(crm_str_width(CRM_STR("王小明")), 6);
	assert_int_equal(crm_str_width(CRM_STR("ｱﾝﾅ")), 3);       /* half-width kana */
	assert_int_equal(crm_str_width(CRM_STR("Ａ")), 2);        /* full-width Latin */
	assert_int_equal(crm_str_width(CRM_STR("e\xCC\x81")), 1); /* e and a combining acute */
	assert_int_equal(crm_str_width(CRM_STR("😀")), 2);
	assert_int_equal(crm_str_width(CRM_STR("a\xE2\x80\x8D"
					       "b")),
			 2); /* zero-width joiner */
	assert_int_equal(crm_str_width(CRM_STR("\xFF")), 1);
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
	assert_null(crm_nearest(CRM_STR("call"), kinds, 0));
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
	crm_buf_str(&b, CRM_STR("d"));
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
	visible(CRM_STR("plain \\ \"Анна\" 王 😀"), "plain \\ \"Анна\" 王 😀");
	visible(CRM_STR("a\tb\nc\rd\x1B[31m\x7F\0z"), "a\\tb\\nc\\rd\\x1B[31m\\x7F\\x00z");
	visible(CRM_STR("\xC2\x85"), "\\u{0085}"); /* C1: next line */
	visible(CRM_STR("a\xE2\x80\xAE"
			"b"),
		"a\\u{202E}b"); /* right-to-left override */
	visible(CRM_STR("\xE2\x81\xA6\xE2\x81\xA9"), "\\u{2066}\\u{2069}");
	visible(CRM_STR("\xD8\x9C\xE2\x80\x8E"), "\\u{061C}\\u{200E}");
	visible(CRM_STR("\xEF\xBB\xBFid"), "\\u{FEFF}id");
	visible(CRM_STR("x\xFFy\xE4\xB8"), "x\\xFFy\\xE4\\xB8");
}

/* A document shows the same but for the marks of direction; a message has none of it. */
static void
test_readers(void **state)
{
	const struct {
		crm_str s;
		const char *document, *line, *message;
	} of[] = {
		{CRM_STR("a\x1B[1m\x07z"), "a\\x1B[1m\\x07z", "a\\x1B[1m\\x07z", "a[1mz"},
		{CRM_STR("a\tb\r\nc\rd\ve"), "a\\tb\\r\\nc\\rd\\x0Be", "a b\nc d e", "a b\nc d e"},
		{CRM_STR("\xE2\x80\xAEx\xE2\x81\xA6"), "\\u{202E}x\\u{2066}", "\\u{202E}x\\u{2066}",
		 "x"},
		{CRM_STR("\xD7\x93\xE2\x80\x8F \xE2\x80\x8E\xD8\x9C"),
		 "\xD7\x93\xE2\x80\x8F \xE2\x80\x8E\xD8\x9C",
		 "\xD7\x93\xE2\x80\x8F \xE2\x80\x8E\xD8\x9C",
		 "\xD7\x93\xE2\x80\x8F \xE2\x80\x8E\xD8\x9C"},
		{CRM_STR("\xC2\x9B\xEF\xBB\xBFq\xFF"), "\\u{009B}\\u{FEFF}q\\xFF",
		 "\\u{009B}\\u{FEFF}q\\xFF", "q"},
	};
	crm_buf b = {0};

	(void)state;
	for (size_t i = 0; i < sizeof of / sizeof *of; i++) {
		b.n = 0;
		crm_buf_document(&b, of[i].s);
		assert_string_equal(crm_buf_zend(&b), of[i].document);
		b.n = 0;
		crm_buf_document_line(&b, of[i].s, true);
		assert_string_equal(crm_buf_zend(&b), of[i].line);
		b.n = 0;
		crm_buf_message(&b, of[i].s);
		assert_string_equal(crm_buf_zend(&b), of[i].message);
	}
	crm_buf_free(&b);
}

static void
test_quote(void **state)
{
	char text[200], expected[80];
	const char *first = crm_quote(CRM_STR("one"));

	(void)state;
	assert_string_equal(crm_quote(CRM_STR("")), "\"\"");
	assert_string_equal(crm_quote(CRM_STR("a\x1B")), "\"a\\x1B\"");
	for (int i = 0; i < 5; i++)
		crm_quote(CRM_STR("more"));
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_slices),     cmocka_unit_test(test_utf8),
		cmocka_unit_test(test_utf8_next),  cmocka_unit_test(test_width),
		cmocka_unit_test(test_width_libc), cmocka_unit_test(test_nearest),
		cmocka_unit_test(test_buffer),     cmocka_unit_test(test_visible),
		cmocka_unit_test(test_readers),    cmocka_unit_test(test_quote),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
