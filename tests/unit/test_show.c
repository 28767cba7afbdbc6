/* Tables for people. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "crm.h"

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

static void
test_cut(void **state)
{
	crm_buf out = {0};

	(void)state;
	/* A wide character is two columns, a combining accent none; what just fits stays whole. */
	crm_show_cut(CRM_STR("abcd\nabcde\n王小明\n王小\n\ne\u0301bcde\nlast line"), 4, &out);
	assert_string_equal(crm_buf_zend(&out), "abcd\nabc…\n王…\n王小\n\ne\u0301bc…\nlas…\n");
	crm_buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
