/* parts.c: an expression taken apart where "and" and "or" join it. */
#include "policy/policy.h"
#include "expr/expr.h"

static bool
is_joined(const crm_term *t)
{
	return t->op == CRM_OP_AND || t->op == CRM_OP_OR;
}

static void
visit_parts(const crm_expr *x, const crm_term *t, unsigned depth, crm_each_part *each, void *to)
{
	for (crm_term *o = t->first; is_joined(t) && o; o = o->next) {
		crm_expr part = *x;

		part.root = o;
		part.text = (crm_str){x->text.p + o->from, o->to - o->from};
		each(to, &part, depth, is_joined(o));
		visit_parts(x, o, depth + 1, each, to);
	}
}

void
crm_expr_parts(const crm_expr *x, crm_each_part *each, void *to)
{
	visit_parts(x, x->root, 1, each, to);
}
