/* policy.c: looks things up in a policy that is loaded. */
#include "base/array.h"
#include "base/fault.h"
#include "expr/expr.h"
#include "policy/section.h"

crm_str
crm_policy_builtin(void)
{
	return (crm_str){crm_builtin_policy, crm_builtin_policy_size};
}

int
crm_policy_fault(const crm_policy *p, crm_place at, crm_error *e, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	crm_fail_v(e, at.source ? at.source : p->source, at.line, at.column, NULL, format, ap);
	va_end(ap);
	return -1;
}

void
crm_policy_free(crm_policy *p)
{
	if (!p)
		return;
	for (crm_expr *x = p->exprs; x; x = x->next)
		crm_expr_free_patterns(x);
	crm_kinds_free(p->model.kinds);
	crm_arena_free(p->arena);
}

const crm_model *
crm_policy_model(const crm_policy *p)
{
	return &p->model;
}

static bool
is_listed(const crm_policy *p, crm_str column)
{
	for (size_t i = 0; i < p->private_columns.n; i++)
		if (crm_str_eqz(column, p->private_columns.word[i]))
			return true;
	return false;
}

bool
crm_policy_private(const crm_policy *p, crm_str column)
{
	/* What shows the values of a column under another name, or lets them be computed. */
	static const struct {
		const char *column, *of;
	} telling[] = {
		{"due_owner", "owner"}, {"score", "value"},        {"score", "closeness"},
		{"quadrant", "value"},  {"quadrant", "closeness"}, {"closeness_trend", "closeness"},
	};

	for (size_t i = 0; i < CRM_LENGTH(telling); i++)
		if (crm_str_eqz(column, telling[i].column) &&
		    is_listed(p, crm_str_z(telling[i].of)))
			return true;
	return is_listed(p, column);
}

const crm_country *
crm_policy_country(const crm_policy *p)
{
	return p->country;
}

const char *
crm_policy_book(const crm_policy *p)
{
	return p->book;
}

const char *
crm_policy_zone(const crm_policy *p)
{
	return p->zone;
}

const char *
crm_policy_lang(const crm_policy *p)
{
	return p->lang;
}

const void *
crm_policy_section(const crm_policy *p, const struct crm_section *s)
{
	size_t i = 0;

	while (p->sections[i] && p->sections[i] != s)
		i++;
	return p->own[i];
}
