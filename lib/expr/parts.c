/* parts.c: the names in an expression, and its parts, which "and" and "or" join. */
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

/* ---- names ---- */

struct names {
	void (*each)(void *to, crm_str name);
	void *to;
	const crm_term *root;
};

static const crm_term *
first_of(const crm_term *t, crm_str name)
{
	const crm_term *found = t->op == CRM_OP_NAME && crm_str_eq(t->name, name) ? t : NULL;

	for (const crm_term *o = t->first; o && !found; o = o->next)
		found = first_of(o, name);
	return found;
}

static void
once(void *to, crm_str name, crm_place at)
{
	const struct names *n = to;

	(void)at;
	if (first_of(n->root, name)->name.p == name.p)
		n->each(n->to, name);
}

void
crm_expr_names(const crm_expr *x, void (*each)(void *to, crm_str name), void *to)
{
	crm_term_names(x->root, once, &(struct names){each, to, x->root});
}
