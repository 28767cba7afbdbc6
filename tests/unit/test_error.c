/* Faults: their texts and places. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/array.h"
#include "base/base.h"

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
	assert_int_equal(crm_fail(&e, CRM_DATA, "%s is not a number", crm_quote(CRM_STR("12,5"))),
			 -1);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fault),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
