/* forbid.c: the order in which columns are worked out. */
#include "expr/expr.h"
#include "policy/policy.h"

struct lookup {
	const char *const *names;
	size_t n;
	const char *found;
};

static void
look(void *to, crm_str name)
{
	struct lookup *all = to;

	for (size_t i = 0; i < all->n && !all->found; i++)
		if (crm_str_eqz(name, all->names[i]))
			all->found = all->names[i];
}

int
crm_policy_forbid(const crm_policy *p, crm_place at, const char *owner, const crm_expr *x,
		  const char *const *names, size_t n, crm_error *e)
{
	struct lookup all = {names, n, NULL};

	crm_expr_names(x, look, &all);
	if (!all.found)
		return 0;
	return crm_policy_fault(p, at, e, "%s cannot use %s, which is computed after it", owner,
				all.found);
}
