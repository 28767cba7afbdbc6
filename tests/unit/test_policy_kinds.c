/* The section kinds of a policy. What is expected was worked out by hand from the manual. */
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
test_kinds_faults(void **state)
{
	static const struct fault faults[] = {
		{"version: 1\nkinds: {tea: {dir: out}}\n",
		 "p.yaml:2:14: kinds: kind \"tea\" is new: key \"class\" is missing"},
		{"version: 1\nkinds: {tea: {class: tuch}}\n",
		 "p.yaml:2:22: kinds: unknown class \"tuch\"; did you mean \"touch\"?"},
		{"version: 1\nkinds: {Tea: {class: touch}}\n",
		 "p.yaml:2:9: kinds: kind \"Tea\": its name may have only small letters, digits "
		 "and _"},
		{"version: 1\nkinds: {touch: {class: touch}}\n",
		 "p.yaml:2:9: kinds: kind \"touch\": this word has a meaning already"},
		{"version: 1\nkinds: {rating: {class: touch}}\n",
		 "p.yaml:2:9: kinds: kind \"rating\": the fact last_rating has another meaning "
		 "already"},
		{"version: 1\nkinds: {tea: {class: touch, closes: call}}\n",
		 "p.yaml:2:37: kinds: closes: \"call\" is never open; it lacks \"opens: true\""},
		{"version: 1\nkinds: {tea: {class: touch, closes: complain}}\n",
		 "p.yaml:2:37: kinds: unknown kind \"complain\"; did you mean \"complaint\"?"},
	};

	(void)state;
	EXPECT_FAULTS(faults);
}

static void
test_kinds(void **state)
{
	crm_policy *p = good(
		"version: 1\nkinds:\n"
		"  settled: {class: service, dir: out, closes: [request]}\n"
		"  request: {class: service, opens: true, cost: 12.5, about: they want something}\n"
		"  order: {counts: sale}\n");
	const crm_kinds *k = p->model.kinds;
	const crm_kind *settled = crm_kinds_at(k, (size_t)crm_kinds_find(k, CRM_STR("settled")));
	const crm_kind *request = crm_kinds_at(k, (size_t)crm_kinds_find(k, CRM_STR("request")));
	const crm_kind *order = crm_kinds_at(k, (size_t)crm_kinds_find(k, CRM_STR("order")));

	(void)state;
	assert_true(crm_kindset_has(&settled->closes, crm_kinds_find(k, CRM_STR("request"))));
	assert_int_equal(settled->dir, CRM_OUT);
	assert_string_equal(settled->action, "settled");
	assert_true(request->opens);
	assert_int_equal(request->dir, CRM_IN);
	assert_int_equal(request->cost, 125000);
	assert_string_equal(request->about, "they want something");
	assert_true(order->sale);
	assert_int_equal(order->kind_class, CRM_MONEY);
	crm_policy_free(p);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds_faults),
		cmocka_unit_test(test_kinds),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
