/* types.c: which operands go together, and what comes of them. */
#include "base/array.h"
#include "expr/expr.h"

const char *
crm_type_words(int type)
{
	static const char *const words[] = {
		[CRM_MISSING] = "missing",       [CRM_BOOL] = "true or false",
		[CRM_NUMBER] = "a number",       [CRM_DATE] = "a date",
		[CRM_SPAN] = "a length of time", [CRM_TEXT] = "text",
		[CRM_ANY] = "unknown",
	};

	return words[type];
}

/* A term as a message names it: "spend is a number", "text". */
static const char *
subject(const crm_term *t)
{
	if (t->op == CRM_OP_NAME || (t->op == CRM_OP_LITERAL && t->type == CRM_TEXT))
		return crm_quote(t->op == CRM_OP_NAME ? t->name : t->value.text);
	return "this";
}

static int
want(crm_compiler *c, const crm_term *t, int type, const char *who)
{
	if (t->type == type || t->type == CRM_ANY)
		return 0;
	return crm_compile_fault(c, t->place, "%s takes %s, and %s is %s", who,
				 crm_type_words(type), subject(t), crm_type_words(t->type));
}

static int
want_all(crm_compiler *c, const crm_term *t, int type, const char *who)
{
	for (const crm_term *o = t->first; o; o = o->next)
		if (want(c, o, type, who) < 0)
			return -1;
	return 0;
}

static bool
comparable(int a, int b)
{
	if (a == b || a == CRM_ANY || b == CRM_ANY)
		return true;
	return (a == CRM_NUMBER && b == CRM_SPAN) || (a == CRM_SPAN && b == CRM_NUMBER);
}

/* Each further operand against the first. */
static int
check_comparison(crm_compiler *c, crm_term *t)
{
	const crm_term *a = t->first;
	bool ordered = t->op >= CRM_OP_LT && t->op <= CRM_OP_GE;

	t->type = CRM_BOOL;
	for (const crm_term *b = a->next; b; b = b->next) {
		if (!comparable(a->type, b->type))
			return crm_compile_fault(c, b->place,
						 "%s is %s and %s is %s: they cannot be compared",
						 subject(a), crm_type_words(a->type), subject(b),
						 crm_type_words(b->type));
		if (ordered && (a->type == CRM_BOOL || b->type == CRM_BOOL))
			return crm_compile_fault(c, a->place, "true and false have no order");
	}
	return 0;
}

static const struct {
	enum crm_term_op op;
	int a, b, result;
} sums[] = {
	{CRM_OP_ADD, CRM_NUMBER, CRM_NUMBER, CRM_NUMBER},
	{CRM_OP_ADD, CRM_DATE, CRM_SPAN, CRM_DATE},
	{CRM_OP_ADD, CRM_SPAN, CRM_DATE, CRM_DATE},
	{CRM_OP_SUB, CRM_NUMBER, CRM_NUMBER, CRM_NUMBER},
	{CRM_OP_SUB, CRM_DATE, CRM_DATE, CRM_NUMBER},
	{CRM_OP_SUB, CRM_DATE, CRM_SPAN, CRM_DATE},
	{CRM_OP_MUL, CRM_NUMBER, CRM_NUMBER, CRM_NUMBER},
	{CRM_OP_DIV, CRM_NUMBER, CRM_NUMBER, CRM_NUMBER},
};

/* What the operation does with two values, after "cannot be". */
static const char *
done_to(enum crm_term_op op)
{
	switch (op) {
	case CRM_OP_ADD: return "added";
	case CRM_OP_SUB: return "subtracted";
	case CRM_OP_MUL: return "multiplied";
	default: return "divided";
	}
}

/* The one result that the table leaves, CRM_ANY when it leaves several. */
static int
check_sum(crm_compiler *c, crm_term *t)
{
	const crm_term *a = t->first, *b = a->next;

	t->type = CRM_MISSING;
	for (size_t i = 0; i < CRM_LENGTH(sums); i++) {
		if (sums[i].op != t->op || (a->type != CRM_ANY && a->type != sums[i].a) ||
		    (b->type != CRM_ANY && b->type != sums[i].b))
			continue;
		t->type = t->type == CRM_MISSING || t->type == sums[i].result ? sums[i].result
									      : CRM_ANY;
	}
	if (t->type != CRM_MISSING)
		return 0;
	return crm_compile_fault(c, t->place, "%s is %s and %s is %s: they cannot be %s",
				 subject(a), crm_type_words(a->type), subject(b),
				 crm_type_words(b->type), done_to(t->op));
}

static int
check_extreme(crm_compiler *c, crm_term *t)
{
	if (check_comparison(c, t) < 0)
		return -1;
	t->type = t->first->type == CRM_ANY ? t->first->next->type : t->first->type;
	if (t->type != CRM_BOOL && t->type != CRM_TEXT && t->first->type != CRM_SPAN &&
	    t->first->next->type != CRM_SPAN)
		return 0;
	return crm_compile_fault(c, t->first->place, "min and max take numbers or dates");
}

int
crm_term_check(crm_compiler *c, crm_term *t)
{
	switch (t->op) {
	case CRM_OP_LITERAL:
	case CRM_OP_NAME:
	case CRM_OP_TODAY: return 0;
	case CRM_OP_OR:
	case CRM_OP_AND:
	case CRM_OP_NOT:
		t->type = CRM_BOOL;
		return want_all(c, t, CRM_BOOL,
				t->op == CRM_OP_OR    ? "or"
				: t->op == CRM_OP_AND ? "and"
						      : "not");
	case CRM_OP_ADD:
	case CRM_OP_SUB:
	case CRM_OP_MUL:
	case CRM_OP_DIV: return check_sum(c, t);
	case CRM_OP_NEGATE: t->type = CRM_NUMBER; return want_all(c, t, CRM_NUMBER, "-");
	case CRM_OP_HAS: t->type = CRM_BOOL; return want_all(c, t, CRM_TEXT, "has");
	case CRM_OP_MATCHES: t->type = CRM_BOOL; return want(c, t->first, CRM_TEXT, "matches");
	case CRM_OP_LOWER: t->type = CRM_TEXT; return want(c, t->first, CRM_TEXT, "lower");
	case CRM_OP_MISSING: t->type = CRM_BOOL; return 0;
	case CRM_OP_MIN:
	case CRM_OP_MAX: return check_extreme(c, t);
	default: return check_comparison(c, t);
	}
}
