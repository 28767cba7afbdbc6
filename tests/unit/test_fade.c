/* How what happened fades. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/array.h"
#include "fold/fade.h"

/* Against the C library's exp2. */
static void
test_fade(void **state)
{
	static const int32_t lives[] = {1, 7, 90, 120, 180, 365, 3653};
	struct crm_fade f;

	(void)state;
	crm_fade_init(&f);
	for (size_t i = 0; i < CRM_LENGTH(lives); i++)
		for (int32_t age = 0; age < 20 * lives[i]; age++) {
			double exact = 65536.0 * exp2(-(double)age / lives[i]);
			crm_num got = crm_fade(&f, 65536, age, lives[i]);
			assert_true(fabs((double)got - exact) <= 0.5001);
			assert_int_equal(crm_fade(&f, -65536, age, lives[i]), -got);
		}
	for (int n = 0; n < 16; n++)
		assert_int_equal(crm_fade(&f, 65536, 30 * n, 30), 65536 >> n);
	assert_int_equal(crm_fade(&f, 40000, 1, 0), 0);
	assert_int_equal(crm_fade(&f, 40000, INT32_MAX, 1), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fade),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
