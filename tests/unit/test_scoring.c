/* The section score of a policy. What is expected was worked out by hand from the manual. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/array.h"
#include "kinds/kindset.h"
#include "policies.h"
#include "score/scoring.h"
#include "policy/policy.h"
#include "policy/section.h"
#include "policy/trigger.h"
#include "policy/yaml.h"

static void
test_score(void **state)
{
	static const struct fault faults[] = {
		{"version: 1\nscore:\n  value:\n  - {part: a, of: spend, rank: high, weight: 90}\n",
		 "p.yaml:4:3: score: value: the weights add up to 90, not to 100"},
		{"version: 1\nscore:\n  value:\n  - {part: a, of: spend, weight: 100}\n",
		 "p.yaml:4:5: score: a part has either \"rank\" or \"scale\""},
		{"version: 1\nscore:\n  value:\n  - {part: a, of: stage, rank: high, weight: "
		 "100}\n",
		 "p.yaml:4:19: score: this is text; expected a number"},
		{"version: 1\nscore:\n  closeness: {behaviours: {newz: {kinds: call, half_life: "
		 "9d}}}\n",
		 "p.yaml:3:28: score: unknown key \"newz\"; did you mean \"news\"?"},
		{"version: 1\nscore:\n  quadrants: {high-far: treasure}\n",
		 "p.yaml:3:14: score: quadrants: duplicate name \"treasure\""},
	};
	crm_policy *p;

	(void)state;
	EXPECT_FAULTS(faults);
	/* What is left out is as in samples/policy.yaml. */
	p = good("version: 1\nscore:\n  value:\n  - {part: a, of: spend, scale: 0..9.5, weight: "
		 "100}\n"
		 "  - {part: b, of: cost, scale: 0..1, weight: -20}\n  closeness: {mutual: 10%}\n");
	assert_int_equal(crm_scoring_of(p)->parts, 2);
	assert_int_equal(crm_scoring_of(p)->part[0].scale_to, 95000);
	assert_int_equal(crm_scoring_of(p)->part[1].weight, -200000);
	assert_int_equal(crm_scoring_of(p)->mutual, 1000);
	assert_int_equal(crm_scoring_of(p)->rating, 4000);
	assert_int_equal(crm_scoring_of(p)->full, 200000);
	assert_non_null(crm_scoring_of(p)->score);
	assert_string_equal(crm_scoring_of(p)->quadrant[1][0], "win-closer");
	assert_string_equal(p->model.behaviour[2].name, "help");
	assert_int_equal(p->model.behaviour[2].weight_in, 60000);
	assert_int_equal(p->model.behaviour[2].half_life.n, 365);
	assert_true(names(p, &p->model.behaviour[2].kinds, "help"));
	crm_policy_free(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_score),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
