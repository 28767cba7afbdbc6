/* YAML: what is not taken, and the places of faults. Lines and columns were counted by hand. */
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
#include "policy/yaml.h"

static void
test_yaml_faults(void **state)
{
	static const struct fault faults[] = {
		{"", "p.yaml:1:1: it is empty"},
		{"# only a comment\n", "p.yaml:1:1: it is empty"},
		{"version: 1\nversion: 1\n", "p.yaml:2:1: duplicate key \"version\""},
		{"version: 1\n---\nversion: 1\n",
		 "p.yaml:2:1: found a second document; a policy is a single document"},
		{"version: !!str 1\n", "p.yaml:1:10: tags of YAML are not supported"},
		{"? [a]\n: b\n", "p.yaml:1:3: a key must be a word"},
		{"version: *nobody\n", "p.yaml:1:10: alias \"nobody\" has no anchor before it"},
		{"version: &a [*a]\n",
		 "p.yaml:1:14: alias \"a\" is inside the value that it names"},
		{"version: 1\nzone: \"a\xff\"\n", "p.yaml:2:9: not UTF-8"},
		{"version: \"1\\0\"\n", "p.yaml:1:10: contains a NUL, which is not text"},
		{"[version]\n", "p.yaml:1:1: policy: expected a mapping, found a list"},
	};

	(void)state;
	EXPECT_FAULTS(faults);
}

/* Nine lists, each of ten times the one before: a billion "lol". */
static void
test_yaml_billion_laughs(void **state)
{
	crm_buf b = {0};
	crm_error e = {0};
	crm_arena *a = crm_arena_new();

	(void)state;
	crm_buf_z(&b, "a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
	for (char c = 'b'; c <= 'i'; c++) {
		crm_buf_f(&b, "%c: &%c [", c, c);
		for (int i = 0; i < 10; i++)
			crm_buf_f(&b, "%s*%c", i > 0 ? ", " : "", c - 1);
		crm_buf_z(&b, "]\n");
	}
	assert_null(crm_yaml_parse(a, "p.yaml", crm_buf_slice(&b), &e));
	assert_string_equal(e.text, "too much in one file, counting what aliases stand for");
	assert_true(e.line > 1 && e.line < 7);
	crm_arena_free(a);
	crm_buf_free(&b);
}

static void
test_yaml_bounds(void **state)
{
	crm_buf b = {0};

	(void)state;
	crm_buf_z(&b, "version: ");
	for (int i = 0; i < 32; i++)
		crm_buf_char(&b, '[');
	expect_fault(crm_buf_zend(&b), "p.yaml:1:41: nested too deep");
	b.n = 0;
	while (b.n <= CRM_YAML_SIZE)
		crm_buf_z(&b, "# a long way\n");
	expect_fault(crm_buf_zend(&b), "p.yaml: larger than 1 MiB");
	b.n = 0;
	for (int i = 0; i < 1001; i++)
		crm_buf_f(&b, "k%d: v\n", i);
	expect_fault(crm_buf_zend(&b), "p.yaml:1001:1: too many keys");
	crm_buf_free(&b);
}

/* Each way of writing text in YAML, a BOM and CRLF too, leads to the place. */
static void
test_yaml_places(void **state)
{
	static const struct fault faults[] = {
		{"version: 1\nstages:\n  - {name: a, when: 'x =! 1'}\n",
		 "p.yaml:3:24: stages: \"=\" is not known; did you mean \"==\"?"},
		{"version: 1\nstages:\n  - name: a\n    when: x =! 1\n",
		 "p.yaml:4:13: stages: \"=\" is not known; did you mean \"==\"?"},
		{"\xef\xbb\xbfversion: 1\r\nstages:\r\n  - {name: a, when: \"x =! 1\"}\r\n",
		 "p.yaml:3:24: stages: \"=\" is not known; did you mean \"==\"?"},
		{"version: 1\nstages:\n  - {name: a, when: 'x == ''y'' or ?'}\n",
		 "p.yaml:3:36: stages: \"?\" is not known"},
		{"version: 1\nstages:\n  - {name: a, when: \"x == \\\"y\\\" or ?\"}\n",
		 "p.yaml:3:36: stages: \"?\" is not known"},
		{"version: 1\nstages:\n  - {name: a, when: 'x == ''ы'' or ?'}\n",
		 "p.yaml:3:36: stages: \"?\" is not known"},
		{"version: 1\nstages:\n  - name: a\n    when: x == 1 and\n      y ? 2\n",
		 "p.yaml:5:9: stages: \"?\" is not known"},
		{"version: 1\nstages:\n  - name: a\n    when: |\n      x == 1 and\n      y ? 2\n",
		 "p.yaml:6:9: stages: \"?\" is not known"},
	};

	(void)state;
	EXPECT_FAULTS(faults);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_yaml_faults),
		cmocka_unit_test(test_yaml_billion_laughs),
		cmocka_unit_test(test_yaml_bounds),
		cmocka_unit_test(test_yaml_places),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
