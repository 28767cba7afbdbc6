/* test_prove.c: what the prover says cannot be is held against what the
 * expressions themselves say of many customers: where one of them is so, it may
 * not say no. And cases worked out by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/array.h"
#include "policy/section.h"
#include "policy/policy.h"
#include "lint/prove.h"

static crm_policy *policy;
static crm_frame *frame;
static crm_cursor *cursor;

/* ---- by hand ---- */

static bool
possible(const char *text, enum crm_claim claim)
{
	const crm_kinds *k = crm_policy_model(policy)->kinds;
	crm_prover *p = crm_prover_new(k);
	crm_error e;
	crm_expr *x = crm_expr_parse(crm_str_z(text), k, &e);
	bool yes;

	if (!x)
		fail_msg("%s: %s", text, e.text);
	crm_prover_claim(p, x->root, claim);
	yes = crm_prover_possible(p);
	crm_prover_free(p);
	crm_expr_free(x);
	return yes;
}

static void
test_never(void **state)
{
	static const char *const never[] = {
		"false",
		"not true",
		"purchases > 3 and purchases < 3",
		"purchases > 3 and purchases < 4",
		"purchases < 0",
		"missing(purchases)",
		"missing(spend_2026)",
		"missing(profit)",
		"missing(warmth_in)",
		"profile > 7",
		"complaints > 1 and complaints < 2",
		"spend > 1 and spend <= 1",
		"5 < purchases and 3 > purchases",
		"influence > 5",
		"influence < 1",
		"days_since_touch < 0",
		"days_since_touch > 2w and days_since_touch <= 14",
		"color == 'a' and color == 'b'",
		"color == 'a' and color != 'a'",
		"color in ('a', 'b') and color not in ('a', 'b', 'c')",
		"missing(color) and color == 'a'",
		"missing(color) and not (color == 'a')",
		"missing(tags) and has(tags, 'x')",
		"has(tags, 'x') and not has(tags, 'x')",
		"missing(color) and matches(color, 'x')",
		"last_purchase < today - 90d and last_purchase > today - 30d",
		"created > 2026-01-01 and created < 2026-01-01 - 1y",
		"last_purchase < today - 2w and last_purchase > today - 14d",
		"spend > cost and spend < cost",
		"bought('X') and not bought('X')",
		"(purchases > 3 or purchases < 1) and purchases == 2",
		"not (purchases > 2) and not (purchases <= 2)",
		"spend / purchases > 3 and spend / purchases < 2",
		"missing(color) and missing(shoe) and (color == 'a' or shoe > 3)",
		"purchases * 2 > 5 and not purchases * 2 > 5",
		"lower(color) == 'a' and lower(color) == 'b'",
		"created == 2026-01-01 and created == 2026-01-02",
	};

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(never); i++)
		if (possible(never[i], CRM_HOLDS))
			fail_msg("can never hold: %s", never[i]);
}

static void
test_always(void **state)
{
	static const char *const always[] = {
		"true",
		"purchases >= 0",
		"spend > 0 or spend <= 0",
		"missing(color) or color == 'a' or color != 'a'",
		"not missing(purchases)",
		"has(tags, 'x') or not has(tags, 'x')",
		"purchases > 2 or purchases < 3",
		"missing(influence) or influence >= 1",
		"missing(created) or created < today or created >= today",
	};

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(always); i++)
		if (possible(always[i], CRM_HOLDS_NOT))
			fail_msg("always holds: %s", always[i]);
}

/* What a hasty reader would call impossible, and is not. */
static void
test_possible(void **state)
{
	static const char *const holds[] =
		{
			"spend > 1 and spend < 2",
			"touch_gap > 1 and touch_gap < 2",
			"spend < 0",
			/* a month is 28 to 31 days; the civil day of what has a time */
			"last_purchase < today - 3m and last_purchase > today - 90d",
			"last_purchase > 2026-11-21T09:30 and last_purchase <= 2026-11-21",
			"color < 'a' and color == 'b'",
			"shoe == 1 and shoe == '1.0'",
			"has(tags, 'a') and tags == 'a;b'",
			"color == 'A' and lower(color) == 'a'",
			"matches(color, 'a') and color == 'b'",
			"items > 1 and items < 2",
			/* more may have been given back than was bought */
			"items < 0",
			"profit < 0",
			"missing(avg_purchase)",
		},
				 *const fails[] = {
					 /* missing is neither */
					 "color == 'a' or color != 'a'",
					 "not (color == 'a' and color != 'a')",
					 "influence >= 1",
					 "matches(color, '.')",
					 "created <= today or created > today",
					 "bought('X') or missing(color) or color != 'x'",
				 };

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(holds); i++)
		if (!possible(holds[i], CRM_HOLDS))
			fail_msg("may hold: %s", holds[i]);
	for (size_t i = 0; i < CRM_LENGTH(fails); i++)
		if (!possible(fails[i], CRM_HOLDS_NOT))
			fail_msg("may not hold: %s", fails[i]);
}

/* So many cases that nobody tries them all: then the answer is perhaps. */
static void
test_bounded(void **state)
{
	crm_buf text = {0};

	(void)state;
	for (int i = 0; i < 200; i++)
		crm_buf_f(&text, "%s(spend_%dd > 1 or cost == %d)", i ? " and " : "", i + 1, i);
	crm_buf_z(&text, " and cost == 777");
	possible(crm_buf_zend(&text), CRM_HOLDS);
	crm_buf_z(&text, " and cost == 778");
	assert_false(possible(crm_buf_zend(&text), CRM_HOLDS));
	text.n = 0;
	for (int i = 0; i < 400; i++)
		crm_buf_f(&text, "%s(shoe > %d or color == 'x%d')", i ? " and " : "", i, i);
	assert_true(possible(crm_buf_zend(&text), CRM_HOLDS));
	crm_buf_free(&text);
}

/* ---- by trying ---- */

static uint64_t seed = 20261121;

static unsigned
dice(unsigned n)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)(seed >> 33) % n;
}

static void
roll_atom(crm_buf *out)
{
	static const char *const signs[] = {"==", "!=", "<", "<=", ">", ">="};
	static const char *const days[] = {"today - 90d", "today - 3m", "today",
					   "2026-08-01",  "today - 1d", "2026-11-20 + 1d"};
	static const char *const fixed[] = {
		"color in ('a', 'b')",
		"color not in ('a', 'c')",
		"missing(color)",
		"missing(shoe)",
		"missing(last_purchase)",
		"missing(influence)",
		"has(color, 'a')",
		"has(color, 'b')",
		"matches(color, '^a')",
		"lower(color) == 'a'",
		"purchases in (1, 5)",
		"true",
		"purchases + 1 > influence",
		"last_purchase < as_of",
		"influence not in (1, 2, 3)",
		"min(purchases, influence) > 1",
		"missing(purchases)",
	};
	const char *sign = signs[dice(6)];

	switch (dice(7)) {
	case 0: crm_buf_f(out, "purchases %s %u", sign, dice(6)); break;
	case 1: crm_buf_f(out, "influence %s %u", sign, dice(7)); break;
	case 2: crm_buf_f(out, "shoe %s %s", sign, dice(2) ? "2.5" : "1"); break;
	case 3: crm_buf_f(out, "color %s '%c'", signs[dice(2)], 'a' + (int)dice(3)); break;
	case 4: crm_buf_f(out, "last_purchase %s %s", sign, days[dice(6)]); break;
	case 5: crm_buf_f(out, "%s %s %s", dice(2) ? "purchases" : "2", sign, "influence"); break;
	default: crm_buf_z(out, fixed[dice(CRM_LENGTH(fixed))]);
	}
}

static void
roll(crm_buf *out, unsigned depth)
{
	unsigned what = depth ? dice(4) : 3;

	if (what == 3) {
		roll_atom(out);
		return;
	}
	crm_buf_z(out, what == 2 ? "not (" : "(");
	roll(out, depth - 1);
	crm_buf_z(out, what == 0 ? ") and (" : what == 1 ? ") or (" : "");
	if (what < 2)
		roll(out, depth - 1);
	crm_buf_char(out, ')');
}

static bool
is_so(const crm_expr *x, enum crm_claim claim)
{
	crm_value v;
	crm_error e;

	if (crm_expr_value(x, cursor, &v, &e) < 0)
		fail_msg("%s: %s", crm_expr_text(x).p, e.text);
	switch (claim) {
	case CRM_HOLDS: return v.type == CRM_BOOL && v.yes;
	case CRM_HOLDS_NOT: return v.type != CRM_BOOL || !v.yes;
	case CRM_IS_FALSE: return v.type == CRM_BOOL && !v.yes;
	default: return v.type != CRM_BOOL || v.yes;
	}
}

enum { TOGETHER = 3, TRIALS = 6000 };

static void
test_against_rows(void **state)
{
	const crm_kinds *k = crm_policy_model(policy)->kinds;
	unsigned none = 0, proven = 0;

	(void)state;
	for (int trial = 0; trial < TRIALS; trial++) {
		crm_expr *x[TOGETHER];
		enum crm_claim claim[TOGETHER];
		unsigned n = 1 + dice(TOGETHER);
		crm_prover *p = crm_prover_new(k);
		bool found = false, can;
		crm_error e;

		for (unsigned i = 0; i < n; i++) {
			crm_buf text = {0};

			roll(&text, 3);
			x[i] = crm_expr_parse(crm_buf_slice(&text), k, &e);
			if (!x[i] || crm_expr_bind(x[i], frame, &e) < 0)
				fail_msg("%s: %s", crm_buf_zend(&text), e.text);
			claim[i] = (enum crm_claim)dice(4);
			crm_prover_claim(p, x[i]->root, claim[i]);
			crm_buf_free(&text);
		}
		can = crm_prover_possible(p);
		for (size_t row = 0; row < crm_frame_rows(frame) && !found; row++) {
			crm_cursor_go(cursor, row);
			found = true;
			for (unsigned i = 0; i < n && found; i++)
				found = is_so(x[i], claim[i]);
		}
		if (found && !can)
			fail_msg("trial %d: row %zu is so, first of %u: %s", trial,
				 crm_cursor_row(cursor), n, crm_expr_text(x[0]).p);
		none += !found;
		proven += !found && !can;
		crm_prover_free(p);
		for (unsigned i = 0; i < n; i++)
			crm_expr_free(x[i]);
	}
	/* It is worth having only if it finds most of them; some no row is by chance. */
	if (none < 100 || proven * 2 < none)
		fail_msg("of %u that no row is, %u were proven", none, proven);
}

/* ---- rows of all sorts ---- */

static int
set_up(void **state)
{
	static const char *const
		purchases[] = {"0", "1", "2", "5"},
		*const influence[] = {"", "1", "3", "5"}, *const shoe[] = {"", "1", "2.5", "7"},
		*const color[] = {"", "a", "b", "a;b", "A"}, *const last[] = {"",
									      "2026-11-21",
									      "2026-11-20",
									      "2026-08-23",
									      "2026-08-22",
									      "2026-08-21",
									      "2026-08-01"};
	const crm_str names[] = {CRM_STR("id"),        CRM_STR("name"),         CRM_STR("as_of"),
				 CRM_STR("purchases"), CRM_STR("influence"),    CRM_STR("shoe"),
				 CRM_STR("color"),     CRM_STR("last_purchase")};
	crm_table *t = crm_table_new(names, 8, CRM_TSV);
	crm_error e;
	char id[16];

	(void)state;
	for (unsigned i = 0; i < 4 * 4 * 4 * 5 * 7; i++) {
		snprintf(id, sizeof id, "c%u", i);
		crm_table_add(
			t, (crm_str[]){crm_str_z(id), CRM_STR("x"), CRM_STR("2026-11-21"),
				       crm_str_z(purchases[i % 4]), crm_str_z(influence[i / 4 % 4]),
				       crm_str_z(shoe[i / 16 % 4]), crm_str_z(color[i / 64 % 5]),
				       crm_str_z(last[i / 320])});
	}
	policy = crm_policy_parse("p.yaml", CRM_STR("version: 1\n"), &e);
	frame = crm_frame_new(crm_policy_model(policy), t, CRM_NO_TIME, crm_time_now(), &e);
	if (!frame)
		fail_msg("%s: %s", e.field, e.text);
	cursor = crm_cursor_new(frame);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	crm_cursor_free(cursor);
	crm_frame_free(frame);
	crm_policy_free(policy);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_never),        cmocka_unit_test(test_always),
		cmocka_unit_test(test_possible),     cmocka_unit_test(test_bounded),
		cmocka_unit_test(test_against_rows),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
