/* Exact numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/array.h"
#include "base/base.h"

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
	assert_false(crm_num_parse(CRM_STR("1\0"), &v));
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
		cmocka_unit_test(test_num_parse),
		cmocka_unit_test(test_num_arithmetic),
		cmocka_unit_test(test_num_round),
		cmocka_unit_test(test_num_format),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
