/* test_expr.c: the expression language. What is expected was worked out by
 * hand: columns by counting, values by arithmetic and on a calendar, the truth
 * tables from Kleene's three-valued logic. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/array.h"
#include "policy/section.h"
#include "policy/policy.h"

static void
gather(void *to, crm_str name)
{
	crm_buf_f(to, "%.*s ", (int)name.n, name.p);
}

/* ---- expressions: what is wrong with them ---- */

static crm_kinds *kinds;

static void
test_expression_faults(void **state)
{
	static const struct {
		const char *text;
		unsigned column;
		const char *fault;
	} faults[] = {
		{"", 1, "expected a value, but the expression ends"},
		{"spend >", 8, "expected a value, but the expression ends"},
		{"(spend > 1", 11, "expected \")\", but the expression ends"},
		{"spend > 1)", 10, "expected the end or a joining word, found \")\""},
		{"spend > 'x'", 9,
		 "\"spend\" is a number and \"x\" is text: they cannot be compared"},
		{"last_touch > 3", 14,
		 "\"last_touch\" is a date and this is a number: they cannot be compared"},
		{"spend in (1, 'x')", 14,
		 "\"spend\" is a number and \"x\" is text: they cannot be compared"},
		{"spend + last_touch", 7,
		 "\"spend\" is a number and \"last_touch\" is a date: they cannot be added"},
		{"not spend", 5, "not takes true or false, and \"spend\" is a number"},
		{"spend and true", 1, "and takes true or false, and \"spend\" is a number"},
		{"-last_touch", 2, "- takes a number, and \"last_touch\" is a date"},
		{"1 < 2 < 3", 7, "comparisons do not chain; join them with \"and\""},
		{"true < false", 1, "true and false have no order"},
		{"spend = 1", 7, "\"=\" is not known; did you mean \"==\"?"},
		{"a && b", 3, "\"&&\" is not known; did you mean \"and\"?"},
		{"!a", 1, "\"!\" is not known; did you mean \"not\"?"},
		{"a AND b", 3,
		 "expected the end or a joining word, found \"AND\"; did you mean \"and\"?"},
		{"city == 'x", 9, "\"'x\" has no closing quote"},
		{"spend > 12a", 9, "\"12a\" is neither a number nor a length of time such as 30d"},
		{"created > 2026-02-29", 11, "\"2026-02-29\" is not a date"},
		{"hass(tags, 'x')", 1, "there is no function \"hass\"; did you mean \"has\"?"},
		{"has(tags)", 1, "has takes 2 operands, not 1"},
		{"missing(a, b)", 1, "missing takes 1 operand, not 2"},
		{"has(spend, 'x')", 5, "has takes text, and \"spend\" is a number"},
		{"matches(city, name)", 15, "matches takes its pattern in quotes"},
		{"matches(city, '(a)\\1')", 15, "pattern \"(a)\\1\" contains a back-reference"},
		{"matches(city, '(a{99}){99}')", 15, "pattern \"(a{99}){99}\" repeats too much"},
		{"bought(city)", 8, "bought takes an item in quotes"},
		{"min('a', 'b')", 5, "min and max take numbers or dates"},
		{"lower(city)", 1, "lower can only be used in a comparison"},
		{"city not ('a')", 10, "expected \"in\", found \"(\""},
		{"a ? b", 3, "\"?\" is not known"},
		{"ы > 1", 1, "\"ы\" is not known"},
		{"'ы' == ?", 8, "\"?\" is not known"},
	};

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(faults); i++) {
		crm_error e = {0};
		crm_expr *x = crm_expr_parse(crm_str_z(faults[i].text), kinds, &e);

		if (x)
			fail_msg("no fault: %s", faults[i].text);
		assert_string_equal(e.text, faults[i].fault);
		if (e.column != faults[i].column)
			fail_msg("%s: column %u, not %u", faults[i].text, e.column,
				 faults[i].column);
		assert_string_equal(e.source, "expression");
		assert_int_equal(e.line, 1);
	}
}

static bool
parses(const crm_buf *b)
{
	crm_error e = {0};
	crm_expr *x = crm_expr_parse(crm_buf_slice(b), kinds, &e);

	crm_expr_free(x);
	return x;
}

static void
repeat(crm_buf *b, const char *head, size_t times, const char *tail)
{
	b->n = 0;
	for (size_t i = 0; i < times; i++)
		crm_buf_z(b, head);
	crm_buf_z(b, tail);
}

static void
test_expression_bounds(void **state)
{
	crm_buf b = {0};

	(void)state;
	repeat(&b, "not ", 64, "true");
	assert_true(parses(&b));
	repeat(&b, "not ", 65, "true");
	assert_false(parses(&b));
	repeat(&b, "(", 1000, "");
	assert_false(parses(&b));
	repeat(&b, "1+", 64, "1");
	assert_true(parses(&b));
	repeat(&b, "1+", 65, "1");
	assert_false(parses(&b));
	/* a wide one is not deep: 1000 comparisons of three terms */
	repeat(&b, "a==1 or ", 1000, "b==1");
	assert_true(parses(&b));
	repeat(&b, "a==1 or ", 1400, "b==1");
	assert_false(parses(&b));
	repeat(&b, "        ", 2048, "1");
	assert_false(parses(&b));
	crm_buf_free(&b);
}

static void
test_expression_names(void **state)
{
	crm_error e = {0};
	crm_expr *x = crm_expr_parse(CRM_STR("a > b and a < today and bought('X Y') or missing(c)"),
				     kinds, &e);
	crm_buf got = {0};

	(void)state;
	crm_expr_names(x, gather, &got);
	assert_string_equal(crm_buf_zend(&got), "a b bought:X Y c ");
	crm_buf_free(&got);
	crm_expr_free(x);
}

/* ---- expressions: what they give ---- */

/* One customer, as of noon on 21 November 2026. */
static const char stream[] =
	"id\tname\tas_of\tpurchases\tspend\tlateness\tlast_purchase\tlast_"
	"touch\ttags\tcreated\tcloseness_rating\t"
	"city\tprice\tfloor\tjoined\tasked\tcode\tnone\thuge\tstage\tage\n"
	"a1\tWang\t2026-11-21T12:00\t3\t12.50\t\t2026-08-31\t2026-11-21T09:30\tvip;likes:"
	"golf\t2024-02-29\t4\t"
	"МОСКВА\t9\t10.0\t2026-11-01\tyes\tAB-12\t\t900000000000000\tloyal\t30d\n";

static char path[] = "/tmp/crm-test-policy-XXXXXX";
static crm_policy *policy;
static crm_frame *frame;
static crm_cursor *cursor;

static void
show(const crm_value *v, char *out, size_t room)
{
	crm_buf b = {0};

	if (v->type == CRM_BOOL)
		crm_buf_z(&b, v->yes ? "true" : "false");
	else if (v->type == CRM_MISSING)
		crm_buf_z(&b, "missing");
	else
		crm_value_text(v, 0, &b);
	snprintf(out, room, "%s", crm_buf_zend(&b));
	crm_buf_free(&b);
}

static void
gives(const char *text, const char *wanted)
{
	crm_error e = {0};
	crm_expr *x = crm_expr_parse(crm_str_z(text), kinds, &e);
	crm_value v;
	char got[600];

	if (!x)
		fail_msg("%s: column %u: %s", text, e.column, e.text);
	if (crm_expr_bind(x, frame, &e) < 0)
		fail_msg("%s: %s", text, e.text);
	if (crm_expr_value(x, cursor, &v, &e) < 0)
		snprintf(got, sizeof got, "%s: %s", e.field, e.text);
	else
		show(&v, got, sizeof got);
	if (strcmp(got, wanted) != 0)
		fail_msg("%s\n gives  %s\n not    %s", text, got, wanted);
	if (v.type == CRM_BOOL || v.type == CRM_MISSING)
		assert_int_equal(crm_expr_holds(x, cursor, &e), strcmp(wanted, "true") == 0 ? 1
								: e.text[0]                 ? -1
											    : 0);
	crm_expr_free(x);
}

struct pair {
	const char *text, *value;
};

static void
all_give(const struct pair *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		gives(p[i].text, p[i].value);
}
#define ALL_GIVE(array) all_give(array, CRM_LENGTH(array))

/* Kleene's tables. M is missing: lateness has no value here. */
static void
test_logic(void **state)
{
	static const char *const operand[] = {"true", "false", "lateness > 1"};
	static const char *const value[] = {"true", "false", "missing"};
	static const char *const and[] = {"true",  "false",   "missing", "false",  "false",
					  "false", "missing", "false",   "missing"};
	static const char *const or [] = {"true",    "true", "true",    "true",   "false",
					  "missing", "true", "missing", "missing"};
	static const char *const not [] = {"false", "true", "missing"};
	char text[100];

	(void)state;
	for (int i = 0; i < 3; i++) {
		gives(operand[i], value[i]);
		snprintf(text, sizeof text, "not %s", operand[i]);
		gives(text, not [i]);
		for (int j = 0; j < 3; j++) {
			snprintf(text, sizeof text, "%s and %s", operand[i], operand[j]);
			gives(text, and[3 * i + j]);
			snprintf(text, sizeof text, "%s or %s", operand[i], operand[j]);
			gives(text, or [3 * i + j]);
		}
	}
}

static void
test_precedence(void **state)
{
	static const struct pair pairs[] = {
		{"1 + 2 * 3", "7"},
		{"(1 + 2) * 3", "9"},
		{"10 - 3 - 2", "5"},
		{"12 / 3 / 2", "2"},
		{"-2 * -3", "6"},
		{"2 - -3", "5"},
		{"--2", "2"},
		{"7 / 2", "3.5"},
		{"1 / 3", "0.3333"},
		{"0.1 + 0.2", "0.3"},
		{"true or false and false", "true"},
		{"(true or false) and false", "false"},
		{"not false and false", "false"},
		{"not (false and false)", "true"},
		{"not 1 == 2", "true"},
		{"not not true", "true"},
		{"1 + 1 == 2 and 3 > 2", "true"},
		{"not 1 in (2, 3)", "true"},
		{"1 + 1 in (2, 3)", "true"},
		{"false or not false", "true"},
		{"true and not lateness > 1", "missing"},
		{"1 <= 1 and 1 >= 1 and 1 != 2 and 1 < 2", "true"},
	};

	(void)state;
	ALL_GIVE(pairs);
}

static void
test_values(void **state)
{
	static const struct pair pairs[] = {
		{"spend", "12.5"},
		{"purchases * 2", "6"},
		{"stage == 'loyal'", "true"},
		{"stage == \"loyal\"", "true"},
		{"stage in ('lost', 'loyal')", "true"},
		{"stage not in ('lost', 'loyal')", "false"},
		{"stage in ('lost')", "false"},
		{"'it''s' == 'it\\'s'", "true"},
		{"'a\\\\b' == 'a\\b'", "true"},
		{"'Z' < 'a'", "true"},
		{"stage < 'm'", "true"},
		{"has(tags, 'vip')", "true"},
		{"has(tags, 'golf')", "false"},
		{"has(tags, 'likes:golf')", "true"},
		{"has(none, 'x')", "false"},
		{"not has(none, 'x')", "true"},
		{"has(tags, none)", "missing"},
		{"has(lower(tags), 'vip')", "true"},
		{"has(tags, lower('VIP'))", "true"},
		{"has(tags, 'VIP')", "false"},
		{"missing(none)", "true"},
		{"missing(lateness)", "true"},
		{"missing(spend)", "false"},
		{"missing(lateness + 1)", "true"},
		{"not missing(none)", "false"},
		{"none == 'x'", "missing"},
		{"none != 'x'", "missing"},
		{"none in ('x')", "missing"},
		{"'x' in ('x', none)", "true"},
		{"'x' in ('y', none)", "missing"},
		{"'x' not in ('y', none)", "missing"},
		{"lateness * 2 > 1", "missing"},
		{"-lateness", "missing"},
		{"min(1, lateness)", "missing"},
		{"lower(none) == 'x'", "missing"},
		{"matches(none, 'x')", "missing"},
		{"lower(city) == 'москва'", "true"},
		{"city == 'москва'", "false"},
		{"lower(city) in ('киев', 'москва')", "true"},
		{"lower('STRASSE Ä') == 'strasse ä'", "true"},
		{"lower('ΑΘΗΝΑ') == 'αθηνα'", "true"},
		{"matches(code, '^[A-Z]+-[0-9]{2}$')", "true"},
		{"matches(code, '^[a-z]')", "false"},
		{"matches(lower(code), '^ab')", "true"},
		{"matches(lower(city), '^моск')", "true"},
		{"min(3, 2)", "2"},
		{"max(spend, 20)", "20"},
		{"max(2026-01-01, created)", "2026-01-01"},
		{"min(price, 10)", "9"},
		{"spend / 0", "missing"},
		{"spend / (purchases - 3) > 1", "missing"},
		{"true == false", "false"},
		{"asked == true", "true"},
		{"asked and true", "true"},
		{"not asked", "false"},
	};

	(void)state;
	ALL_GIVE(pairs);
}

/* Days counted on a calendar: 31 August to 21 November is 82 days. */
static void
test_dates(void **state)
{
	static const struct pair pairs[] = {
		{"today - last_purchase", "82"},
		{"last_purchase < today - 81d", "true"},
		{"last_purchase < today - 82d", "false"},
		{"today - last_purchase > 81d", "true"},
		{"today - last_purchase > 82", "false"},
		{"today - created > 2y", "true"},
		{"2026-03-01 - 2026-02-01", "28"},
		{"2024-03-01 - 2024-02-01", "29"},
		{"2026-02-01 - 2026-03-01", "-28"},
		{"2026-01-31 + 1m", "2026-02-28"},
		{"2024-02-29 + 1y", "2025-02-28"},
		{"2026-01-01 - 2w", "2025-12-18"},
		{"1d + 2026-12-31", "2027-01-01"},
		{"created + 1y == 2025-02-28", "true"},
		/* by the minute only when both have one */
		{"last_touch == today", "false"},
		{"last_touch == 2026-11-21", "true"},
		{"last_touch < today", "true"},
		{"last_touch < today - 0d", "false"},
		{"last_touch > 2026-11-21T09:00", "true"},
		{"last_touch + 24h", "2026-11-22T09:30"},
		{"last_touch - 10h", "2026-11-20T23:30"},
		{"last_touch + 45min", "2026-11-21T10:15"},
		{"last_touch + 1d", "2026-11-22"},
		{"created + 1h", "2024-03-01"},
		{"30d == 30", "true"},
		{"2w == 14d", "true"},
		{"36h == 1.5", "true"},
		{"1y > 365d", "false"},
		{"1y >= 12m", "true"},
		{"90min < 2h", "true"},
	};

	(void)state;
	ALL_GIVE(pairs);
}

/* Columns that the vocabulary does not know. As text 9 comes after 10.0. */
static void
test_raw_columns(void **state)
{
	static const struct pair pairs[] = {
		{"price < 10", "true"},
		{"price < floor", "true"},
		{"floor == 10", "true"},
		{"floor == '10'", "false"},
		{"price + floor", "19"},
		{"price * 2", "18"},
		{"-price", "-9"},
		{"10 - price", "1"},
		{"joined < today", "true"},
		{"today - joined", "20"},
		{"joined + 1m", "2026-12-01"},
		{"today - joined > 20", "false"},
		{"joined - created > 900", "true"},
		{"joined < created", "false"},
		{"age == 30d", "true"},
		{"age < 5w", "true"},
		{"price < 5w", "true"},
		{"today - age", "2026-10-22"},
		{"price in (8, 9)", "true"},
		{"city in ('x', 'МОСКВА')", "true"},
		{"city > 3", "city: \"МОСКВА\" is not a number"},
		{"code < today", "code: \"AB-12\" is not a date"},
		{"code and true", "code: \"AB-12\" is not true or false"},
		{"price > 1 or city > 3", "true"},
		{"false and city > 3", "false"},
		{"code == 3d", "code: \"AB-12\" is not a length of time"},
		{"huge * 10", ": the expression, at its column 6, gives too large a number"},
		{"huge + huge", ": the expression, at its column 6, gives too large a number"},
		{"2026-11-21 + 8000y",
		 ": the expression, at its column 12, gives a date outside the years 1 to 9999"},
	};

	(void)state;
	ALL_GIVE(pairs);
}

/* The fault of a value says where the value stands. */
static void
test_fault_place(void **state)
{
	crm_error e = {0};
	crm_expr *x = crm_expr_parse(CRM_STR("city > 3"), kinds, &e);

	(void)state;
	assert_int_equal(crm_expr_bind(x, frame, &e), 0);
	assert_int_equal(crm_expr_holds(x, cursor, &e), -1);
	assert_string_equal(e.source, path);
	assert_int_equal(e.line, 2);
	assert_int_equal(e.status, CRM_DATA);
	crm_expr_free(x);
	x = crm_expr_parse(CRM_STR("spend > 1 and cityy == 'x'"), kinds, &e);
	assert_int_equal(crm_expr_bind(x, frame, &e), -1);
	assert_int_equal(e.column, 15);
	crm_expr_free(x);
}

/* A column that only the stream has is known when there is a stream. */
static void
test_check_with_stream(void **state)
{
	crm_error e = {0};
	crm_policy *p = crm_policy_parse(
		"p.yaml",
		CRM_STR("version: 1\nstages:\n- {name: a, when: \"floor > 1 and prise > 1\"}\n"),
		&e);

	(void)state;
	assert_int_equal(crm_policy_check(p, frame, &e), -1);
	assert_string_equal(e.text, "unknown name \"prise\"; did you mean \"price\"?");
	assert_int_equal(e.column, 34);
	crm_policy_free(p);
	p = crm_policy_parse(
		"p.yaml",
		CRM_STR("version: 1\nstages:\n- {name: a, when: \"floor > 1 and price > 1\"}\n"),
		&e);
	assert_int_equal(crm_policy_check(p, frame, &e), 0);
	crm_policy_free(p);
}

static int
set_up(void **state)
{
	crm_error e = {0};
	const char *const paths[] = {path};
	crm_table *t;
	int fd = mkstemp(path);

	(void)state;
	if (fd < 0 || write(fd, stream, sizeof stream - 1) != (ssize_t)sizeof stream - 1 ||
	    close(fd) < 0)
		return -1;
	kinds = crm_kinds_new();
	policy = crm_policy_parse("p.yaml", CRM_STR("version: 1\n"), &e);
	t = crm_table_read(paths, 1, &(struct crm_read){0}, &e);
	frame = t ? crm_frame_new(crm_policy_model(policy), t, CRM_NO_TIME, crm_time_now(), &e)
		  : NULL;
	if (!frame)
		fail_msg("%s: %s", e.field, e.text);
	cursor = crm_cursor_new(frame);
	crm_cursor_go(cursor, 0);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	crm_cursor_free(cursor);
	crm_frame_free(frame);
	crm_policy_free(policy);
	crm_kinds_free(kinds);
	return unlink(path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_expression_faults),
		cmocka_unit_test(test_expression_bounds),
		cmocka_unit_test(test_expression_names),
		cmocka_unit_test(test_logic),
		cmocka_unit_test(test_precedence),
		cmocka_unit_test(test_values),
		cmocka_unit_test(test_dates),
		cmocka_unit_test(test_raw_columns),
		cmocka_unit_test(test_fault_place),
		cmocka_unit_test(test_check_with_stream),
	};

	setenv("TZ", "UTC", 1);
	return cmocka_run_group_tests(tests, set_up, tear_down);
}
