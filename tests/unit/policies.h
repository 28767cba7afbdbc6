/* policies.h: a policy of which the text is given, and its fault. */
#ifndef CRM_TESTS_POLICIES_H
#define CRM_TESTS_POLICIES_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/array.h"
#include "kinds/kindset.h"
#include "policy/policy.h"
#include "policy/section.h"
#include "policy/trigger.h"
#include "policy/yaml.h"

/* ---- a policy of which the text is told, and its fault ---- */

static inline void
expect_fault(const char *text, const char *fault)
{
	crm_error e = {0};
	crm_buf line = {0};
	crm_policy *p = crm_policy_parse("p.yaml", crm_str_z(text), &e);

	if (p) {
		crm_policy_free(p);
		fail_msg("no fault in:\n%s\nexpected: %s", text, fault);
	}
	crm_error_line(&e, &line);
	assert_string_equal(crm_buf_zend(&line), fault);
	assert_int_equal(e.status, CRM_DATA);
	crm_buf_free(&line);
}

static inline crm_policy *
good(const char *text)
{
	crm_error e = {0};
	crm_policy *p = crm_policy_parse("p.yaml", crm_str_z(text), &e);

	if (!p)
		fail_msg("%u:%u: %s: %s", (unsigned)e.line, e.column, e.field, e.text);
	return p;
}

struct fault {
	const char *text, *fault;
};

static inline void
expect_faults(const struct fault *f, size_t n)
{
	for (size_t i = 0; i < n; i++)
		expect_fault(f[i].text, f[i].fault);
}

#define EXPECT_FAULTS(array) expect_faults(array, CRM_LENGTH(array))

static inline bool
names(const crm_policy *p, const crm_kindset *s, const char *kind)
{
	return crm_kindset_has(s, crm_kinds_find(p->model.kinds, crm_str_z(kind)));
}

#endif
