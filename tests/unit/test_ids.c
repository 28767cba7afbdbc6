/* Ids as numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/ids.h"
#include "dice.h"

/* Ids of all lengths up to 20, over two letters so that they are near each other. */
static void
test_ids(void **state)
{
	enum { N = 3000 };
	static char text[N][21];
	struct crm_ids *ids = crm_ids_new(4);
	crm_str all[N];

	(void)state;
	seed = 1;
	for (uint32_t i = 0; i < N; i++) {
		size_t len = 1 + below(20);
		for (size_t j = 0; j < len; j++)
			text[i][j] = "ab"[below(2)];
		all[i] = (crm_str){text[i], len};
		uint32_t first = i;
		for (uint32_t j = 0; j < i && first == i; j++)
			if (crm_str_eq(all[i], all[j]))
				first = j;
		assert_int_equal(crm_ids_find(ids, all[i]), first == i ? CRM_NOBODY : first);
		assert_int_equal(crm_ids_put(ids, all[i], i), first);
	}
	for (size_t i = 0; i + CRM_BATCH <= N; i += CRM_BATCH) {
		uint32_t out[CRM_BATCH];
		crm_ids_batch(ids, all + i, CRM_BATCH, out);
		for (size_t j = 0; j < CRM_BATCH; j++)
			assert_int_equal(out[j], crm_ids_find(ids, all[i + j]));
	}
	assert_int_equal(crm_ids_find(ids, CRM_STR("abc")), CRM_NOBODY);
	assert_int_equal(crm_ids_find(ids, CRM_STR("ababababababc")), CRM_NOBODY);
	assert_int_equal(crm_ids_find(ids, CRM_STR("")), CRM_NOBODY);
	crm_ids_free(ids);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ids),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
