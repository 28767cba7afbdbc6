/* The memory that pieces of the fold are taken from. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/pool.h"
#include "dice.h"

static void
test_pool(void **state)
{
	enum { N = 200 };
	struct crm_pool pool = {0};
	uint32_t at[N] = {0};
	size_t size[N] = {0};

	(void)state;
	seed = 2;
	for (int round = 0; round < 20000; round++) {
		uint32_t i = below(N);
		if (at[i]) {
			const char *p = crm_pool_at(&pool, at[i]);
			for (size_t j = 0; j < size[i]; j++)
				assert_int_equal((unsigned char)p[j], i);
			crm_pool_give(&pool, at[i], size[i]);
			at[i] = 0;
		} else {
			size[i] = 1 + below(below(10) ? 200 : 5000);
			at[i] = crm_pool_take(&pool, size[i]);
			memset(crm_pool_at(&pool, at[i]), (int)i, size[i]);
		}
	}
	/* Pieces are used again: never more than a few times what lives at once. */
	assert_true(pool.cap * 16 < (size_t)N * 5000 * 4);
	crm_pool_free(&pool);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pool),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
