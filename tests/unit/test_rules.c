/* The rules of a policy. What is expected was worked out by hand from the manual, lines and columns
 * by counting. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/array.h"
#include "due/trigger/shared.h"
#include "kinds/kindset.h"
#include "policies.h"
#include "policy/policy.h"
#include "policy/section.h"
#include "policy/trigger.h"
#include "policy/yaml.h"

#define DUE(rule) \
	"version: 1\nholidays: [{name: spring, date: 03-20}]\ndue:\n- {rule: a, " rule "}\n"

static void
test_rule_faults(void **state)
{
	static const struct fault faults[] = {
		{DUE("silence: 30d, action: call, prioritty: 1"),
		 "p.yaml:4:41: due: unknown key \"prioritty\"; did you mean \"priority\"?"},
		{DUE("silence: 30d, missing: name, action: call"),
		 "p.yaml:4:27: due: a rule has one trigger, not both \"silence\" and \"missing\""},
		{DUE("silence: 30d, ahead: 3d, action: call"),
		 "p.yaml:4:27: due: \"ahead\" is a key of anniversary, holiday, open, promised, "
		 "appointment, milestone, but not of silence"},
		{DUE("silence: 60d..30d, action: call"),
		 "p.yaml:4:22: due: silence: \"60d..30d\" is not a range such as 30d..60d"},
		{DUE("silence: 0d, action: call"),
		 "p.yaml:4:22: due: silence: must be more than 0"},
		{DUE("silence: 30d, of: visitt, action: call"),
		 "p.yaml:4:31: due: unknown kind \"visitt\"; did you mean \"visit\"?"},
		{DUE("silence: 30d"), "p.yaml:4:3: due: key \"action\" is missing"},
		{DUE("holiday: sprign, action: greet"),
		 "p.yaml:4:22: due: unknown holiday \"sprign\"; did you mean \"spring\"?"},
		{DUE("every: 1m, action: review"),
		 "p.yaml:4:32: due: action: no kind of event is logged for \"review\"; say what "
		 "counts with \"done_by\""},
		{DUE("open: call, action: call"), "p.yaml:4:19: due: open: \"call\" is never open"},
		{DUE("owed: thanks, action: thank"), "p.yaml:4:3: due: owed requires \"for\""},
		{DUE("older: 1y, action: review"), "p.yaml:4:3: due: older requires \"of\""},
		{DUE("missing: [], action: ask"),
		 "p.yaml:4:22: due: missing: the list is empty or contains itself"},
		{DUE("after: any, rating: 4..6, action: ask"),
		 "p.yaml:4:33: due: rating: \"4..6\" is not a range within 1..5"},
		{DUE("after: purchase, wait: 3d, expires: 2d, action: ask"),
		 "p.yaml:4:49: due: expires: is over before \"wait\" is"},
		{DUE("silence: 30d, action: call, channel: fone"),
		 "p.yaml:4:50: due: unknown channel \"fone\"; did you mean \"phone\"?"},
		{DUE("silence: 30d, action: call, purpose: servise"),
		 "p.yaml:4:50: due: unknown purpose \"servise\"; did you mean \"service\"?"},
		{DUE("silence: 30d, action: call, purpose: email"),
		 "p.yaml:4:50: due: purpose: \"email\" already has another meaning in a consent"},
		{DUE("silence: 30d, action: call, why: 'since {since'"),
		 "p.yaml:4:53: due: why: this brace is not part of a {name}"},
		{DUE("silence: 30d, action: call, why: 'since since}'"),
		 "p.yaml:4:58: due: why: this brace is not part of a {name}"},
		{DUE("silence: 30d, action: call, when: \"quadrant == 'treasur'\""),
		 "p.yaml:4:60: due: no quadrant is called \"treasur\"; did you mean \"treasure\"?"},
		{"version: 1\nstages:\n- {name: a, when: 'true'}\n- {name: weakening, when: "
		 "'true'}\nsegments:\n"
		 "- {name: s, when: \"stage in ('a', 'weekening')\"}\n- {name: t, when: \"stage == "
		 "'zzz'\"}\n",
		 "p.yaml:6:35: segments: no stage is called \"weekening\"; did you mean "
		 "\"weakening\"?"},
		{"version: 1\ntiers:\n- {name: gold, by: value, top: 20%}\n- {name: "
		 "rest}\nsegments:\n"
		 "- {name: s, when: \"'Z' != tier\"}\n",
		 "p.yaml:6:20: segments: no tier is called \"Z\": there are gold, rest"},
		{"version: 1\nsegments:\n- {name: far, when: 'true'}\ndue:\n"
		 "- {rule: r, silence: 3d, action: call, when: \"has(segments, 'fra')\"}\n",
		 "p.yaml:5:61: due: no segment is called \"fra\"; did you mean \"far\"?"},
		{DUE("silence: 30d, action: call, priority: high"),
		 "p.yaml:4:51: due: priority: \"high\" is not a number"},
		{DUE("silence: 30d, action: call, selling: maybe"),
		 "p.yaml:4:50: due: selling: \"maybe\" is neither true nor false"},
		{DUE("open: complaint, until: anser, action: call"),
		 "p.yaml:4:37: due: unknown until \"anser\"; did you mean \"answer\"?"},
	};

	(void)state;
	EXPECT_FAULTS(faults);
}

/* The names of the triggers whose rules may have a key, with this between the last two; key NULL:
 * of all. */
static void
add_triggers(const char *key, const char *between_last, crm_buf *out)
{
	const char *names[64];
	size_t n = 0;

	for (const struct crm_trigger *const *t = crm_triggers; *t; t++) {
		bool has = !key;
		for (size_t i = 0; i < (*t)->key_count; i++)
			has = has || strcmp((*t)->keys[i].key, key) == 0;
		assert_true(n < CRM_LENGTH(names));
		if (has)
			names[n++] = (*t)->value.key;
	}
	for (size_t i = 0; i < n; i++)
		crm_buf_f(out, "%s%s", i == 0 ? "" : i + 1 < n ? ", " : between_last, names[i]);
}

/* Faults that list triggers do so in the order of the table. */
static void
test_trigger_lists(void **state)
{
	crm_buf fault = {0};

	(void)state;
	crm_buf_z(&fault, "p.yaml:4:3: due: the rule has no trigger: ");
	add_triggers(NULL, " or ", &fault);
	expect_fault(DUE("action: call"), crm_buf_zend(&fault));
	fault.n = 0;
	crm_buf_z(&fault, "p.yaml:4:27: due: \"done_by\" is a key of ");
	add_triggers("done_by", ", ", &fault);
	crm_buf_z(&fault, ", but not of silence");
	expect_fault(DUE("silence: 30d, done_by: call, action: call"), crm_buf_zend(&fault));
	crm_buf_free(&fault);
}

static void
take_fact(void *to, crm_str name)
{
	snprintf(to, 64, "%.*s", (int)name.n, name.p);
}

/* The last of the facts that a rule looks at. */
static const char *
the_fact(const crm_policy *p, const struct crm_rule *r)
{
	static char fact[64];

	r->trigger->facts(p->model.kinds, r, take_fact, fact);
	return fact;
}

/* Among others: what counts as done when the rule does not say. */
static void
test_rules(void **state)
{
	crm_policy *p =
		good("version: 1\nholidays: [{name: spring, date: 03-20}]\ndue:\n"
		     "- {rule: r0, after: purchase, action: ask, selling: true}\n"
		     "- {rule: r1, owed: thanks, for: [referral, praise], action: thank}\n"
		     "- {rule: r2, every: 1m, action: greet}\n"
		     "- {rule: r3, holiday: spring, action: greet, done_by: [call, thanks]}\n"
		     "- {rule: r4, open: complaint, action: resolve, escalate: 0h}\n"
		     "- {rule: r5, open: complaint, until: answer, action: call}\n"
		     "- {rule: r6, silence: 30d..60d, of: in, action: call}\n"
		     "- {rule: r7, silence: 30d, of: [call, visit], action: call, priority: 7.5, "
		     "purpose: service}\n"
		     "- {rule: r8, older: 1y, of: reviewed, action: review}\n"
		     "- {rule: r9, after: any, rating: 4, action: ask}\n"
		     "- {rule: r10, missing: source, action: ask}\n"
		     "- {rule: r11, silence: 30d..60d, action: call}\n");
	const struct crm_rule *r = p->rule;

	(void)state;
	assert_int_equal(p->rules, 12);
	assert_true(names(p, &r[0].done_by, "call") && names(p, &r[0].done_by, "thanks"));
	assert_false(names(p, &r[0].done_by, "purchase"));
	assert_true(crm_kindset_count(&r[0].kinds) == 1 && names(p, &r[0].kinds, "purchase"));
	assert_string_equal(r[0].purpose, "news");
	assert_int_equal(r[0].priority, 50 * CRM_NUM_ONE);
	assert_true(crm_kindset_count(&r[1].done_by) == 1 && names(p, &r[1].done_by, "thanks"));
	assert_true(crm_kindset_count(&r[1].kinds) == 2 && names(p, &r[1].kinds, "praise"));
	assert_string_equal(r[1].purpose, "care");
	assert_true(crm_kindset_count(&r[2].done_by) == 1 && names(p, &r[2].done_by, "greeting"));
	assert_true(crm_kindset_count(&r[3].done_by) == 2 && names(p, &r[3].done_by, "call"));
	assert_true(crm_kindset_count(&r[4].done_by) == 1 && names(p, &r[4].done_by, "resolved"));
	assert_false(r[4].has_within);
	assert_true(names(p, &r[5].done_by, "call") && !names(p, &r[5].done_by, "resolved"));
	assert_string_equal(the_fact(p, &r[6]), "last_touch_in");
	assert_null(r[6].trigger->rhythm(&r[6])); /* a cadence is of any touch */
	assert_null(r[7].trigger->rhythm(&r[7]));
	assert_int_equal(r[7].priority, 75000);
	assert_true(crm_kindset_count(&r[7].done_by) == 2 && names(p, &r[7].done_by, "visit"));
	assert_string_equal(r[7].purpose, "service");
	assert_true(r[9].any_kind && r[9].only_some && !r[0].only_some);
	assert_int_equal(crm_kindset_count(&r[10].done_by), 0);
	assert_int_equal(r[10].trigger->asks(&r[10])->n, 1);
	assert_string_equal(r[10].trigger->asks(&r[10])->word[0], "source");
	assert_int_equal(r[11].trigger->rhythm(&r[11])->ideal.n, 30);
	assert_int_equal(r[11].trigger->rhythm(&r[11])->longest.n, 60);
	crm_policy_free(p);
}

/* A calendar has a name for everything that has a day of its own. */
static void
test_categories(void **state)
{
	(void)state;
	for (const struct crm_trigger *const *t = crm_triggers; *t; t++)
		assert_int_equal((*t)->date != NULL, (*t)->category != NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rule_faults),
		cmocka_unit_test(test_trigger_lists),
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_categories),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
