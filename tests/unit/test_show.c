/* Tables for people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "show/show.h"

static void
assert_table(const char *tsv, const char *shown)
{
	crm_buf out = {0};

	crm_show_table(crm_str_z(tsv), &out);
	assert_string_equal(crm_buf_zend(&out), shown);
	crm_buf_free(&out);
}

static void
test_table(void **state)
{
	(void)state;
	assert_table("", "");
	assert_table("tier\tcustomers\tshare\ngold\t7\t8.5%\nstandard\t120\t91.5%\n",
		     "tier      customers  share\n"
		     "gold              7   8.5%\n"
		     "standard        120  91.5%\n");
	assert_table("name\tsince\n王小明\t2026-01-01\nAnn\t\n", "name    since\n"
								 "王小明  2026-01-01\n"
								 "Ann\n");
	assert_table("a\tb\tc\n\t-1.5\tx\nword\t+20\t\n", "a        b  c\n"
							  "      -1.5  x\n"
							  "word   +20\n");
	assert_table("a\n\x1b[31m\nlast without newline", "a\n\\x1B[31m\nlast without newline\n");
}

/* The lines of a text, each between bars. */
static void
assert_lines(const char *text, size_t width, const char *lines)
{
	crm_str rest = crm_str_z(text);
	crm_buf out = {0};

	while (rest.n) {
		crm_buf_str(&out, crm_wrap(&rest, width));
		crm_buf_char(&out, '|');
	}
	assert_string_equal(crm_buf_zend(&out), lines);
	crm_buf_free(&out);
}

static void
test_wrap(void **state)
{
	(void)state;
	assert_lines("", 10, "");
	assert_lines("one two three", 7, "one two|three|");
	assert_lines("one  two ", 3, "one|two|");
	assert_lines("one two", 100, "one two|");
	assert_lines("a\n\nb\n", 5, "a||b|");
	/* A word that is too long is broken at a character; a line has one at least. */
	assert_lines("abcdefgh ij", 3, "abc|def|gh|ij|");
	assert_lines("王", 1, "王|");
	assert_lines("likes:golf;likes:opera", 12, "likes:golf;|likes:opera|");
	/* Between Chinese characters, but no line begins with a mark that closes, nor ends with one
	 * that opens. */
	assert_lines("颜色不对，客户", 8, "颜色不|对，客户|");
	assert_lines("颜色不对，客户", 10, "颜色不对，|客户|");
	assert_lines("换货（退款）好", 6, "换货|（退|款）好|");
	assert_lines("买 Lipstick 了", 8, "买|Lipstick|了|");
	assert_lines("买了Lipstick", 8, "买了|Lipstick|");
	/* Accents, families and flags stay whole. */
	assert_lines("ee\u0301e\u0301", 2, "ee\u0301|e\u0301|");
	assert_lines("e\u0301e\u0301\u0302ab", 3, "e\u0301e\u0301\u0302a|b|");
	assert_lines("\U0001F468\u200D\U0001F469", 2, "\U0001F468\u200D|\U0001F469|");
	assert_lines("\U0001F1E8\U0001F1F3 a", 3, "\U0001F1E8\U0001F1F3|a|");
}

/* A list in so many columns. */
static void
assert_list(size_t width, const char *steps, const char *tsv, const char *shown)
{
	static const struct crm_list_column shapes[] = {{.name = "phone", .whole = true},
							{.name = "act", .heading = "do"}};
	crm_buf out = {0};

	crm_show_list(crm_str_z(tsv),
		      &(struct crm_list_how){.width = width,
					     .words = "why",
					     .steps = steps,
					     .column = shapes,
					     .columns = 2},
		      &out);
	assert_string_equal(crm_buf_zend(&out), shown);
	crm_buf_free(&out);
}

static void
test_list(void **state)
{
	static const char tsv[] = "id\tact\tname\tphone\twhy\n"
				  "c1\tcall\tAnn Lee\t+7 1 2\tone two three four five six seven\n";

	(void)state;
	assert_list(80, "id", tsv,
		    "id  do    name     phone   why\n"
		    "c1  call  Ann Lee  +7 1 2  one two three four five six seven\n");
	/* Half of 50 is for the words; the others have 27 with their gaps: one step. */
	assert_list(50, "id,phone/name", tsv,
		    "do    name     phone   why\n"
		    "call  Ann Lee  +7 1 2  one two three four five six\n"
		    "                       seven\n");
	assert_list(40, "id,phone/name", tsv,
		    "do    name     why\n"
		    "      phone\n"
		    "call  Ann Lee  one two three four five\n"
		    "      +7 1 2   six seven\n");
	/* Without steps nothing is left out; what does not fit is a block. */
	assert_list(30, "", tsv,
		    "id     c1\n"
		    "do     call\n"
		    "name   Ann Lee\n"
		    "phone  +7 1 2\n"
		    "why    one two three four five\n"
		    "       six seven\n");
	/* A long name has three lines at most, where there are steps. */
	assert_list(
		28, "id",
		"id\tname\twhy\n1\tAa Bb Cc Dd Ee Ff Gg Hh Ii Jj Kk Ll Mm Nn\tbecause of that\n",
		"name        why\n"
		"Aa Bb Cc    because of that\n"
		"Dd Ee Ff\n"
		"Gg Hh Ii…\n");
	assert_list(24, "id", "id\twhy\n", "id  why\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_wrap),
		cmocka_unit_test(test_list),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
