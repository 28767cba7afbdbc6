/* test_people: how phones, emails and names are compared. Expected keys are
 * worked out by hand from the numbering plans (ITU-T E.164). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "crm.h"

static void
key_is(const char *number, const char *country, const char *expected)
{
	const crm_country *c = country ? crm_country_find(crm_str_z(country)) : NULL;
	crm_buf out = {0};

	assert_true(!country || c);
	crm_phone_key(crm_str_z(number), c, &out);
	assert_string_equal(crm_buf_zend(&out), expected);
	crm_buf_free(&out);
}

static void
test_keys(void **state)
{
	(void)state;
	key_is("+44 20 7946 0001", NULL, "442079460001");
	key_is("0044 20 7946 0001", NULL, "442079460001");
	key_is("+44 (0)20 7946 0001", NULL, "442079460001");
	key_is("020 7946 0001", "44", "442079460001");
	key_is("020 7946 0001", "GB", "442079460001");
	key_is("020 7946 0001", "+44", "442079460001");
	key_is("+49 30 123", "GB", "4930123");
	key_is("020 7946 0001", NULL, "02079460001");
	key_is("97 999999", "357", "35797999999");
	key_is("8 (916) 123-45-67", "RU", "79161234567");
	key_is("916 123-45-67", "RU", "79161234567");
	key_is("7 916 123-45-67", "RU", "79161234567");
	key_is("812 345 67 89", "RU", "78123456789");
	key_is("06 698 1234", "IT", "39066981234");
	key_is("06 1 234 5678", "HU", "3612345678");
	key_is("1 (212) 555-0100", "US", "12125550100");
	key_is("(212) 555-0100", "1", "12125550100");
	key_is("8 029 123 45 67", "BY", "375291234567");
	key_is("tel:+1-555-0100", NULL, "15550100");
	key_is("(030) 1234567 ext. 12", NULL, "0301234567x12");
	key_is("(030) 1234567 x12", NULL, "0301234567x12");
	key_is("(030) 1234567 #12", NULL, "0301234567x12");
	key_is("8 495 123-45-67 доб. 12", "RU", "74951234567x12");
	key_is("030/1234567", "DE", "49301234567");
	key_is("", "GB", "");
	key_is("none", "GB", "");
}

static void
items_are(const char *list, const char *expected)
{
	crm_str rest = crm_str_z(list), one;
	crm_buf out = {0};

	while (crm_phone_next(&rest, &one)) {
		crm_buf_str(&out, one);
		crm_buf_char(&out, '|');
	}
	assert_string_equal(crm_buf_zend(&out), expected);
	crm_buf_free(&out);
}

static void
test_lists(void **state)
{
	(void)state;
	items_are("+79161234567 / +79161234568", "+79161234567|+79161234568|");
	items_are("555 0100, 555 0101;555 0102", "555 0100|555 0101|555 0102|");
	items_are("030/1234567", "030/1234567|");
	items_are("+49 (0)30/1234567; 0171/7654321", "+49 (0)30/1234567|0171/7654321|");
	items_are("555 0100,12", "555 0100,12|");
	items_are(" ; ;", "");
	items_are("", "");
}

static void
test_what_is_a_phone(void **state)
{
	static const char *const good[] = {"+1 555 0100",   "(030) 1234567 ext. 12",
					   "112",           "+49\302\240(0)30 123456",
					   "tel:+15550100", "1234567 вн. 5"};
	static const char *const bad[] = {"12",    "4.4E+11", "call me", "1234567 ext. home",
					  "'7000", "#REF!",   ""};

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(good); i++)
		assert_true(crm_phone_ok(crm_str_z(good[i])));
	for (size_t i = 0; i < CRM_LENGTH(bad); i++)
		assert_false(crm_phone_ok(crm_str_z(bad[i])));
}

static void
test_countries(void **state)
{
	static const char *const unknown[] = {"", "+", "0", "999", "Kent", "G", "44x", "4 4"};

	(void)state;
	assert_ptr_equal(crm_country_find(CRM_STR("gb")), crm_country_find(CRM_STR("44")));
	assert_ptr_not_equal(crm_country_find(CRM_STR("KZ")), crm_country_find(CRM_STR("7")));
	for (size_t i = 0; i < CRM_LENGTH(unknown); i++)
		assert_null(crm_country_find(crm_str_z(unknown[i])));
}

static void
test_emails(void **state)
{
	static const struct {
		const char *said, *tidy;
		bool changed;
	} some[] = {
		{"ann@example.org", "ann@example.org", false},
		{"a@x.org; b@x.org", "a@x.org; b@x.org", false},
		{"mailto:ann@example.org", "ann@example.org", true},
		{"ann@example.org.", "ann@example.org", true},
		{" <Ann@example.org> ;b@x.org..", "Ann@example.org;b@x.org", true},
		{"ann @ example.org", "ann@example.org", true},
		{"ann example.org", "ann example.org", false},
		{"", "", false},
	};
	crm_buf out = {0};

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(some); i++) {
		out.n = 0;
		assert_int_equal(crm_emails_tidy(crm_str_z(some[i].said), &out), some[i].changed);
		assert_string_equal(crm_buf_zend(&out), some[i].tidy);
	}
	crm_buf_free(&out);
}

static void
test_all_who_share(void **state)
{
	crm_people *p = crm_people_new(NULL);
	struct crm_matches m = {0};

	(void)state;
	assert_true(crm_people_put(p, CRM_BY_PHONE, CRM_STR("111 222;333 444"), 7) == SIZE_MAX);
	assert_true(crm_people_put(p, CRM_BY_PHONE, CRM_STR("333444"), 8) == 7);
	assert_true(crm_people_put(p, CRM_BY_PHONE, CRM_STR("(333) 444"), 9) == 7);
	assert_true(crm_people_put(p, CRM_BY_PHONE, CRM_STR("333444"), 7) == 8);
	crm_people_all(p, CRM_BY_PHONE, CRM_STR("333-444"), &m);
	assert_int_equal(m.n, 3);
	assert_true(m.number[0] == 7 && m.number[1] == 8 && m.number[2] == 9);
	crm_people_drop(p, CRM_BY_PHONE, CRM_STR("333444"), 7);
	assert_true(crm_people_find(p, CRM_BY_PHONE, CRM_STR("333444")) == 8);
	assert_true(crm_people_find(p, CRM_BY_PHONE, CRM_STR("111222")) == 7);
	m.n = 0;
	crm_people_all(p, CRM_BY_PHONE, CRM_STR("111222 / 333444"), &m);
	assert_int_equal(m.n, 3);
	assert_true(crm_people_find(p, CRM_BY_ID, CRM_STR("333444")) == SIZE_MAX);
	assert_true(crm_people_put(p, CRM_BY_ID, CRM_STR(""), 1) == SIZE_MAX);
	assert_true(crm_people_find(p, CRM_BY_ID, CRM_STR("")) == SIZE_MAX);
	crm_matches_free(&m);
	crm_people_free(p);
}

/* With another extension, or without one, it is another telephone. */
static void
test_extensions(void **state)
{
	crm_people *p = crm_people_new(NULL);
	struct crm_matches m = {0};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		enum crm_people_key key = i ? CRM_BY_SWITCHBOARD : CRM_BY_PHONE;
		assert_true(crm_people_put(p, key, CRM_STR("+1 555 0100 x12"), 1) == SIZE_MAX);
		crm_people_put(p, key, CRM_STR("+1 555 0100#13"), 2);
		assert_true(crm_people_put(p, key, CRM_STR("+1 555 0100"), 3) == SIZE_MAX);
	}
	assert_true(crm_people_find(p, CRM_BY_PHONE, CRM_STR("15550100 ext. 13")) == 2);
	assert_true(crm_people_find(p, CRM_BY_PHONE, CRM_STR("15550100 ext. 14")) == SIZE_MAX);
	assert_true(crm_people_find(p, CRM_BY_PHONE, CRM_STR("15550100")) == 3);
	assert_true(crm_people_find(p, CRM_BY_SWITCHBOARD, CRM_STR("15550100 x12")) == SIZE_MAX);
	crm_people_all(p, CRM_BY_SWITCHBOARD, CRM_STR("15550100"), &m);
	assert_true(m.n == 2 && m.number[0] == 1 && m.number[1] == 2);
	assert_true(crm_str_eqz(crm_phone_alone(CRM_STR("+1 555 0100 ext. 12")), "+1 555 0100"));
	assert_true(crm_str_eqz(crm_phone_alone(CRM_STR("030/1234567")), "030/1234567"));
	crm_matches_free(&m);
	crm_people_free(p);
}

static void
test_names(void **state)
{
	crm_people *p = crm_people_new(NULL);

	(void)state;
	crm_people_put(p, CRM_BY_NAME, CRM_STR("O'Connor, Ann"), 1);
	crm_people_put(p, CRM_BY_NAME, CRM_STR("Jos\303\251 M\303\274ller"), 2);
	crm_people_put(p, CRM_BY_NAME, CRM_STR("\347\216\213\346\230\216"), 3);
	crm_people_put(p, CRM_BY_LATIN, CRM_STR("\347\216\213\346\230\216"), 3);
	assert_true(crm_people_find(p, CRM_BY_NAME, CRM_STR("ann o\342\200\231connor")) == 1);
	assert_true(crm_people_find(p, CRM_BY_NAME, CRM_STR("oconnor ann")) == 1);
	assert_true(crm_people_find(p, CRM_BY_NAME, CRM_STR("JOSE  MULLER")) == 2);
	assert_true(crm_people_find(p, CRM_BY_NAME, CRM_STR("Jose\314\201 Mu\314\210ller")) == 2);
	assert_true(crm_people_find(p, CRM_BY_NAME, CRM_STR("Wang Ming")) == SIZE_MAX);
	assert_true(crm_people_find(p, CRM_BY_LATIN, CRM_STR("Wang Ming")) == 3);
	/* The same sound in the same script is another name. */
	assert_true(crm_people_find(p, CRM_BY_LATIN, CRM_STR("\347\216\213\351\223\255")) ==
		    SIZE_MAX);
	assert_string_equal(crm_people_notice(p), "");
	crm_people_free(p);
}

/* What is an address, and where mail can be sent (RFC 5322, 3.4.1, without quotes; RFC
 * 5321, 4.5.3.1: at most 64 octets before the @, and 254 in all). */
static void
test_sendable(void **state)
{
	static const char *const sendable[] = {"ann@x.org", "o'hara+x@a-b.example",
					       "x@\xc3\xbc.example"},
				 *const only[] = {"\xd0\xb0@x.org", "a..b@x.org", "a@ex_ample.org"},
				 *const neither[] = {"",
						     "ann",
						     "@x.org",
						     "ann@",
						     "a@b@x.org",
						     "a b@x.org",
						     "a@x.org,b@x.org",
						     "<a@x.org>",
						     "mailto:a@x.org",
						     "\"a\"@x.org",
						     "a@x\xe2\x80\xae.org",
						     "a@x.org\n",
						     "a@\xff"};
	char text[300];

	(void)state;
	for (size_t i = 0; i < sizeof sendable / sizeof *sendable; i++)
		assert_true(crm_email_ok(crm_str_z(sendable[i])) &&
			    crm_email_sendable(crm_str_z(sendable[i]), false));
	for (size_t i = 0; i < sizeof only / sizeof *only; i++)
		assert_true(crm_email_ok(crm_str_z(only[i])) &&
			    !crm_email_sendable(crm_str_z(only[i]), false));
	for (size_t i = 0; i < sizeof neither / sizeof *neither; i++)
		assert_false(crm_email_ok(crm_str_z(neither[i])) ||
			     crm_email_sendable(crm_str_z(neither[i]), false));
	assert_true(crm_email_sendable(CRM_STR("root"), true));
	for (int n = 63; n <= 66; n++) {
		snprintf(
			text, sizeof text, "%.*s@x.org", n,
			"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
		assert_int_equal(crm_email_sendable(crm_str_z(text), false), n <= 64);
	}
	for (int n = 253; n <= 256; n++) {
		memset(text, 'b', sizeof text);
		memcpy(text, "a@", 2);
		assert_int_equal(crm_email_sendable((crm_str){text, (size_t)n}, false), n <= 254);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_keys),
		cmocka_unit_test(test_lists),
		cmocka_unit_test(test_what_is_a_phone),
		cmocka_unit_test(test_countries),
		cmocka_unit_test(test_emails),
		cmocka_unit_test(test_all_who_share),
		cmocka_unit_test(test_extensions),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_sendable),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
