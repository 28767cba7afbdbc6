/* A policy as a whole: keys, other policies that it is laid over, and the names in it. What is
 * expected was worked out by hand from the manual, lines and columns by counting. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/array.h"
#include "kinds/kindset.h"
#include "policies.h"
#include "policy/policy.h"
#include "policy/section.h"
#include "policy/trigger.h"
#include "policy/sentence.h"
#include "policy/yaml.h"

static void
test_schema_faults(void **state)
{
	static const struct fault faults[] = {
		{"zone: UTC\n", "p.yaml:1:1: key \"version\" is missing"},
		{"version: 2\n", "p.yaml:1:10: version: unknown version \"2\"; expected 1"},
		{"version: 1\nstagse: []\n",
		 "p.yaml:2:1: unknown key \"stagse\"; did you mean \"stages\"?"},
		{"version: 1\nzone: Mars/Olympus\n",
		 "p.yaml:2:7: zone: unknown time zone \"Mars/Olympus\"; an example is "
		 "Europe/Berlin"},
		{"version: 1\nconsent: optout\n",
		 "p.yaml:2:10: unknown consent \"optout\"; did you mean \"opt-out\"?"},
		{"version: 1\nfeb29: 02-29\n",
		 "p.yaml:2:8: unknown feb29 \"02-29\"; did you mean \"02-28\"?"},
		{"version: 1\nquiet: 7x\n", "p.yaml:2:8: quiet: \"7x\" is not a length of time "
					    "such as 30d, 2w, 3m, 1y or 24h"},
		{"version: 1\nquiet: [7d]\n",
		 "p.yaml:2:8: quiet: expected a single value, found a list"},
		{"version: 1\nquiet:\n", "p.yaml:2:7: quiet: expected a value, found nothing"},
		{"version: 1\ncapacity: 1,5\n",
		 "p.yaml:2:11: capacity: \"1,5\" is not a number; did you mean \"1.5\"?"},
		{"version: 1\ncapacity: -1\n",
		 "p.yaml:2:11: capacity: \"-1\" is not from 0 to 100000"},
		{"version: 1\nreserve: 20\n",
		 "p.yaml:2:10: reserve: \"20\" is more than 100%; did you mean \"20%\"?"},
		{"version: 1\nreserve: 101%\n",
		 "p.yaml:2:10: reserve: \"101%\" is not from 0% to 100%"},
		{"version: 1\nstages: {}\n",
		 "p.yaml:2:9: stages: expected a list, found a mapping"},
		{"version: 1\nstages:\n- {name: a}\n",
		 "p.yaml:3:3: stages: key \"when\" is missing"},
		{"version: 1\nstages:\n- {name: a, when: \"true\"}\n- {name: a, when: \"true\"}\n",
		 "p.yaml:4:3: stages: duplicate name \"a\""},
		{"version: 1\nstages:\n- {name: 'a;b', when: \"true\"}\n",
		 "p.yaml:3:10: stages: name: \"a;b\" has a character that no name may have"},
		{"version: 1\nstages:\n- {name: a, when: spend}\n",
		 "p.yaml:3:19: stages: this is a number; expected true or false"},
		{"version: 1\ntiers:\n- {name: a, top: 20%}\n",
		 "p.yaml:3:3: tiers: \"by\" requires \"top\" or \"from\""},
		{"version: 1\ntiers:\n- {name: a, top: 20%, from: 3, by: value}\n",
		 "p.yaml:3:3: tiers: a tier has \"top\" or \"from\", not both"},
		{"version: 1\ntiers:\n- {name: a, top: 20%, by: stage}\n",
		 "p.yaml:3:27: tiers: by: \"stage\" is text; expected a number"},
		{"version: 1\ntiers:\n- {name: a}\n- {name: b}\n",
		 "p.yaml:4:3: tiers: \"a\" takes the rest, so nobody is left for \"b\""},
	};

	(void)state;
	EXPECT_FAULTS(faults);
}

static void
test_builtin(void **state)
{
	crm_error e = {0};
	crm_policy *p = crm_policy_load(NULL, &e);

	(void)state;
	if (!p)
		fail_msg("%u:%u: %s: %s", (unsigned)e.line, e.column, e.field, e.text);
	assert_string_equal(p->source, "built-in policy");
	assert_int_equal(crm_policy_check(p, NULL, &e), 0);
	/* counted with grep -c in samples/policy.yaml */
	assert_int_equal(p->stages, 12);
	assert_int_equal(p->tiers, 3);
	assert_int_equal(p->segments, 8);
	assert_int_equal(p->rules, 48);
	assert_int_equal(p->reserve, 2000);
	assert_int_equal(p->tier[0].top, 2000);
	assert_false(p->opt_in);
	assert_string_equal(crm_policy_zone(p), "");
	crm_policy_free(p);
}

/* A policy in memory has no place that a file could be named from. */
static void
test_memory(void **state)
{
	static const struct fault faults[] = {
		{"version: 1\ninclude: a.yaml\n",
		 "p.yaml:2:10: include: a policy that is not a file cannot name another file"},
		{"version: 1\nextends: /a.yaml\n",
		 "p.yaml:2:10: extends: a policy that is not a file cannot name another file"},
		{"version: 1\ninclude: built-in\n",
		 "p.yaml:2:10: include: a policy that is not a file cannot name another file"},
		{"version: 1\ninclude: [{a: b}]\n",
		 "p.yaml:2:11: include: expected a single value, found a mapping"},
		{"extends: built-in\n", "p.yaml:1:1: key \"version\" is missing"},
		{"version: 1\nextends: built-in\nquiet: 1\n",
		 "p.yaml:3:8: quiet: \"1\" is not a length of time such as 30d, 2w, 3m, 1y or 24h"},
		{"version: 1\nstages:\n- {name: a, drop: true}\n",
		 "p.yaml:3:10: stages: drop: nothing before this is called \"a\""},
	};
	crm_policy *p = good("version: 1\nextends: built-in\nstages:\n- {name: loyal, drop: true}\n"
			     "- {name: last, when: 'true'}\ncapacity: 3\n"
			     "due:\n- {rule: stay-in-touch, drop: true}\n- {rule: stay-close-gold, "
			     "drop: true}\n- {rule: win-closer, drop: true}\n- {rule: share-news, "
			     "drop: true}\n");

	(void)state;
	EXPECT_FAULTS(faults);
	/* twelve less one and one more, in front of the last */
	assert_int_equal(p->stages, 12);
	assert_string_equal(p->stage[10].name, "last");
	assert_string_equal(p->stage[11].name, "stranger");
	assert_string_equal(p->stage[11].place.source, "built-in policy");
	assert_string_equal(p->stage[10].place.source, "p.yaml");
	assert_int_equal(p->rules, 44);
	assert_int_equal(p->capacity, 3 * CRM_NUM_ONE);
	crm_policy_free(p);
}

/* What an anchor names is the same wherever an alias stands, whatever is laid over one of them. */
static void
test_merge_aliases(void **state)
{
	crm_policy *p = good(
		"version: 1\nkinds:\n  a: &k {class: touch, channel: email, cost: 1}\n  b: *k\n"
		"stages: &s\n- {name: one, when: 'true'}\nsegments: *s\ndue: []\n");

	(void)state;
	assert_int_equal(p->stages, 1);
	assert_int_equal(p->segments, 1);
	assert_int_equal(
		crm_kinds_at(p->model.kinds, (size_t)crm_kinds_find(p->model.kinds, CRM_STR("b")))
			->cost,
		CRM_NUM_ONE);
	crm_policy_free(p);
}

static void
test_no_file(void **state)
{
	crm_error e = {0};

	(void)state;
	assert_null(crm_policy_load("/nowhere/policy.yaml", &e));
	assert_int_equal(e.status, CRM_SYSTEM);
	assert_string_equal(e.source, "/nowhere/policy.yaml");
	assert_null(crm_policy_load("/", &e));
	assert_int_equal(e.status, CRM_SYSTEM);
}

static void
expect_unknown(const char *text, const char *fault)
{
	crm_policy *p = good(text);
	crm_error e = {0};
	crm_buf line = {0};

	assert_int_equal(crm_policy_check(p, NULL, &e), -1);
	crm_error_line(&e, &line);
	assert_string_equal(crm_buf_zend(&line), fault);
	crm_buf_free(&line);
	crm_policy_free(p);
}

static void
test_unknown_names(void **state)
{
	(void)state;
	expect_unknown(
		"version: 1\nstages:\n- {name: a, when: \"touches > 0 and purchasse > 1\"}\n",
		"p.yaml:3:36: stages: unknown name \"purchasse\"; did you mean \"purchases\"?");
	expect_unknown("version: 1\nstages:\n- {name: a, when: \"has(shoes, 'x')\"}\n",
		       "p.yaml:3:24: stages: unknown name \"shoes\": neither in the vocabulary nor "
		       "a column of the stream");
	expect_unknown("version: 1\ndue:\n- {rule: a, silence: 3d, action: call, why: 'Quiet "
		       "{since} for {days_since_tuch} days'}\n",
		       "p.yaml:3:65: due: unknown name \"days_since_tuch\"; did you mean "
		       "\"days_since_touch\"?");
	/* an event's words in a rule that answers none */
	expect_unknown("version: 1\ndue:\n- {rule: a, silence: 3d, action: call, why: '{item}'}\n",
		       "p.yaml:3:47: due: unknown name \"item\"; did you mean \"items\"?");
	expect_unknown("version: 1\ntiers:\n- {name: a, by: valeu, top: 20%}\n",
		       "p.yaml:3:17: tiers: unknown name \"valeu\"; did you mean \"value\"?");
	expect_unknown("version: 1\ndue:\n- {rule: a, anniversary: brithday, action: greet}\n",
		       "p.yaml:3:26: due: unknown name \"brithday\"; did you mean \"birthday\"?");
	expect_unknown("version: 1\nquestions:\n  sourse: How so?\n",
		       "p.yaml:3:3: questions: unknown name \"sourse\"; did you mean \"source\"?");
}

static void
gather(void *to, crm_str name)
{
	crm_buf_f(to, "%.*s ", (int)name.n, name.p);
}

static void
test_facts(void **state)
{
	crm_policy *p = good("version: 1\nquiet: 7d\ndeclined: 9d\n"
			     "score:\n  value:\n  - {part: a, of: spend_90d + spend_30d, scale: "
			     "0..9, weight: 100}\n  score: value\n"
			     "stages:\n- {name: a, when: \"bought('X') and stage == 'a' and owner "
			     "== 'c' and last_visit < today\"}\n"
			     "due:\n- {rule: a, silence: 3d, of: [visit, call], action: call, why: "
			     "'{items} {since} {tags} {as_of}'}\n"
			     "- {rule: b, after: order, action: offer, selling: true, why: "
			     "'{rating} {item} {detractions}'}\n");
	crm_buf got = {0};

	(void)state;
	crm_policy_facts(p, gather, &got);
	/* the order of crm-facts --list */
	assert_string_equal(crm_buf_zend(&got),
			    "last_touch_out last_call last_visit first_seen days_since_purchase "
			    "purchases items spend spend_30d spend_90d "
			    "bought:X detractions snoozed_until declined_on opted_out consented "
			    "warmth_in warmth_out warmth_in_91d_ago "
			    "warmth_out_91d_ago warmth_news warmth_care warmth_help warmth_meeting "
			    "warmth_advice warmth_personal ");
	crm_buf_free(&got);
	crm_policy_free(p);
}

static void
test_sentences(void **state)
{
	crm_buf got = {0};
	crm_str all = CRM_STR("Bought {item} on {since}, {item}; {} {no name} {{x}} {open");
	crm_str rest = CRM_STR("{a} b {c d} {e"), text, name;

	(void)state;
	while (crm_sentence_next(&all, &text, &name))
		if (name.n > 0)
			gather(&got, name);
	assert_string_equal(crm_buf_zend(&got), "item since item x ");
	crm_buf_free(&got);
	assert_true(crm_sentence_next(&rest, &text, &name));
	assert_true(text.n == 0 && crm_str_eqz(name, "a"));
	assert_true(crm_sentence_next(&rest, &text, &name));
	assert_true(crm_str_eqz(text, " b {c d} {e") && name.n == 0);
	assert_false(crm_sentence_next(&rest, &text, &name));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_schema_faults), cmocka_unit_test(test_builtin),
		cmocka_unit_test(test_memory),        cmocka_unit_test(test_merge_aliases),
		cmocka_unit_test(test_no_file),       cmocka_unit_test(test_unknown_names),
		cmocka_unit_test(test_facts),         cmocka_unit_test(test_sentences),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
