/* Memory: arenas, and what happens when there is none left. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/array.h"
#include "base/base.h"

static void
test_arena(void **state)
{
	crm_arena *a = crm_arena_new();

	(void)state;
	for (size_t n = 0; n < 3000; n += 7) {
		char *p = crm_arena_alloc(a, n);

		assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
		for (size_t i = 0; i < n; i++)
			assert_int_equal(p[i], 0);
		memset(p, 'x', n);
	}
	memset(crm_arena_alloc(a, 1 << 20), 'x', 1 << 20);
	assert_string_equal(crm_arena_str(a, CRM_STR("Анна")).p, "Анна");
	assert_string_equal(crm_arena_str(a, (crm_str){0}).p, "");
	crm_arena_free(a);
	crm_arena_free(NULL);
}

/* The sanitizers' allocator would end the process before we could. */
#if defined __has_feature
#if __has_feature(address_sanitizer)
#define SANITIZED
#endif
#endif
#if defined __SANITIZE_ADDRESS__
#define SANITIZED
#endif

static jmp_buf out;

static void
no_memory(void)
{
	longjmp(out, 1);
}

static void
test_no_memory(void **state)
{
	(void)state;
#if defined SANITIZED
	(void)no_memory;
	skip();
#else
	crm_on_nomem(no_memory);
	if (setjmp(out) == 0) {
		volatile size_t huge = SIZE_MAX / 2;

		crm_realloc(NULL, huge);
		fail_msg("it came back");
	}
	crm_on_nomem(NULL);
#endif
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_arena),
		cmocka_unit_test(test_no_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
