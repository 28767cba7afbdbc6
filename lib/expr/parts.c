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

/* ---- two conditions as one ---- */

/* A copy of a term, the text of which now begins so many bytes later. */
static crm_term *
copy_term(crm_arena *arena, const crm_term *t, uint32_t later)
{
	crm_term *copy = crm_arena_alloc(arena, sizeof *copy), **end = &copy->first;

	*copy = *t;
	copy->next = NULL;
	copy->from += later;
	copy->to += later;
	for (const crm_term *o = t->first; o; o = o->next, end = &(*end)->next)
		*end = copy_term(arena, o, later);
	return copy;
}

crm_expr *
crm_expr_both(const crm_expr *a, const crm_expr *b)
{
	static const char open[] = "(", joint[] = ") and (", close[] = ")";
	uint32_t at_b = (uint32_t)(sizeof open - 1 + a->text.n + sizeof joint - 1);
	crm_term *t = crm_arena_alloc(b->arena, sizeof *t);
	crm_expr *x = crm_arena_alloc(b->arena, sizeof *x);
	crm_buf text = {0};

	*t = (crm_term){.op = CRM_OP_AND, .type = CRM_BOOL, .place = b->root->place};
	t->first = copy_term(b->arena, a->root, sizeof open - 1);
	t->first->next = copy_term(b->arena, b->root, at_b);
	t->first->from = sizeof open - 1;
	t->first->to = t->first->from + (uint32_t)a->text.n;
	t->first->next->from = at_b;
	t->first->next->to = at_b + (uint32_t)b->text.n;
	t->depth = 1 + (a->root->depth > b->root->depth ? a->root->depth : b->root->depth);
	crm_buf_z(&text, open);
	crm_buf_str(&text, a->text);
	crm_buf_z(&text, joint);
	crm_buf_str(&text, b->text);
	crm_buf_z(&text, close);
	*x = *b;
	x->root = t;
	x->text = crm_arena_str(b->arena, crm_buf_slice(&text));
	x->patterns = NULL;
	x->next = NULL;
	crm_buf_free(&text);
	return x;
}
