/* Kinds of events, and the sets that words of a policy stand for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/array.h"
#include "crm.h"

static void
test_kinds(void **state)
{
	static const char *const actions[] = {"greet", "thank",   "ask",   "call",
					      "give",  "resolve", "offer", "share",
					      "help",  "advise",  "visit", "note"};
	crm_kinds *k = crm_kinds_new();
	crm_kindset set;

	(void)state;
	assert_int_equal(crm_kinds_count(k),
			 48); /* 8 + 9 + 8 + 5 + 3 + 15 of the table in crm-records(5) */
	for (size_t i = 0; i < crm_kinds_count(k); i++)
		assert_int_equal(crm_kinds_find(k, crm_str_z(crm_kinds_at(k, i)->name)), i);
	for (size_t i = 0; i < CRM_LENGTH(actions); i++)
		assert_true(crm_kinds_set(k, crm_str_z(actions[i]), &set));
	assert_false(crm_kinds_set(k, CRM_STR("dance"), &set));
	assert_true(crm_kinds_set(k, CRM_STR("touch"), &set));
	assert_true(crm_kindset_has(&set, crm_kinds_find(k, CRM_STR("gift"))));
	assert_true(crm_kinds_set(k, CRM_STR("care"), &set));
	assert_false(crm_kindset_has(&set, crm_kinds_find(k, CRM_STR("call"))));
	assert_string_equal(crm_kinds_nearest(k, CRM_STR("cal")), "call");
	/* A policy adds kinds until there is no room. */
	for (int i = 48; i < CRM_KINDS_MAX; i++) {
		char name[16];
		snprintf(name, sizeof name, "k%d", i);
		assert_int_equal(crm_kinds_put(k, &(crm_kind){.name = name,
							      .channel = "",
							      .action = "",
							      .about = ""}),
				 i);
		assert_int_equal(crm_kinds_find(k, crm_str_z(name)), i);
	}
	assert_int_equal(
		crm_kinds_put(
			k, &(crm_kind){.name = "more", .channel = "", .action = "", .about = ""}),
		-1);
	crm_kinds_free(k);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
