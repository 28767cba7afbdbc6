/* parse.c: the parser, by recursive descent: from words to a tree of terms, whose types are checked
 * as it grows. */
#include <string.h>

#include "base/array.h"
#include "expr/expr.h"

static crm_term *parse_or(crm_compiler *c);

static crm_place
here(crm_compiler *c)
{
	return c->locate(c->locate_to, c->text, c->start);
}

static crm_term *
term_new(crm_compiler *c, enum crm_term_op op, crm_place at)
{
	crm_term *t;

	if (++c->terms > CRM_EXPR_TERMS) {
		crm_compile_fault(c, at, "more than %d terms", CRM_EXPR_TERMS);
		return NULL;
	}
	t = crm_arena_alloc(c->expr->arena, sizeof *t);
	t->op = op;
	t->type = CRM_ANY;
	t->place = at;
	t->ref = -1;
	return t;
}

/* The finished term, or NULL when it is too deep or its operands do not fit. */
static crm_term *
finish(crm_compiler *c, crm_term *t)
{
	for (const crm_term *o = t->first; o; o = o->next)
		if (o->depth + 1 > t->depth)
			t->depth = o->depth + 1;
	if (t->depth > CRM_EXPR_DEPTH) {
		crm_compile_fault(c, t->place, "nested deeper than %d", CRM_EXPR_DEPTH);
		return NULL;
	}
	return crm_term_check(c, t) < 0 ? NULL : t;
}

static bool
deeper(crm_compiler *c)
{
	if (++c->depth <= CRM_EXPR_DEPTH)
		return true;
	crm_compile_fault(c, here(c), "nested deeper than %d", CRM_EXPR_DEPTH);
	return false;
}

static crm_str
word(const crm_compiler *c)
{
	return (crm_str){c->text.p + c->start, c->end - c->start};
}

/* The fault that another word is expected than the one that is there. */
static int
unexpected(crm_compiler *c, const char *wanted)
{
	static const char *const joints[] = {"and", "or", "in", "not in", "AND", "OR", "IN", "NOT"};
	const char *near;

	if (c->token == CRM_T_END)
		return crm_compile_fault(c, here(c), "expected %s, but the expression ends",
					 wanted);
	near = c->token == CRM_T_NAME ? crm_nearest(word(c), joints, CRM_LENGTH(joints)) : NULL;
	if (near && near[0] < 'a')
		near = near[0] == 'A'   ? "and"
		       : near[0] == 'O' ? "or"
		       : near[0] == 'I' ? "in"
					: "not";
	if (near)
		return crm_compile_fault(c, here(c), "expected %s, found %s; did you mean \"%s\"?",
					 wanted, crm_quote(word(c)), near);
	return crm_compile_fault(c, here(c), "expected %s, found %s", wanted, crm_quote(word(c)));
}

static int
expect(crm_compiler *c, enum crm_token token, const char *wanted)
{
	return c->token == token ? crm_lex(c) : unexpected(c, wanted);
}

/* ---- functions ---- */

static crm_term *
parse_call(crm_compiler *c, crm_str name, crm_place at)
{
	const struct crm_function *f = crm_function_find(c, name, at);
	crm_term *t, **last;
	int n = 0;

	if (!f || !deeper(c) || !(t = term_new(c, f->op, at)) || crm_lex(c) < 0)
		return NULL;
	last = &t->first;
	while (c->token != CRM_T_CLOSE) {
		if (n > 0 && expect(c, CRM_T_COMMA, "\",\" or \")\"") < 0)
			return NULL;
		if (!(*last = parse_or(c)))
			return NULL;
		last = &(*last)->next;
		n++;
	}
	c->depth--;
	if (n != f->operands) {
		crm_compile_fault(c, at, "%s takes %d operand%s, not %d", f->name, f->operands,
				  f->operands == 1 ? "" : "s", n);
		return NULL;
	}
	if (crm_lex(c) < 0 || (f->op == CRM_OP_MATCHES && crm_term_pattern(c, t) < 0) ||
	    (f->op == CRM_OP_NAME && crm_term_item(c, t, f->name) < 0))
		return NULL;
	return finish(c, t);
}

/* ---- by precedence, the strongest first ---- */

static crm_term *
parse_name(crm_compiler *c)
{
	crm_place at = here(c);
	crm_str name = word(c);
	crm_term *t;

	if (crm_lex(c) < 0)
		return NULL;
	if (c->token == CRM_T_OPEN)
		return parse_call(c, name, at);
	t = term_new(c, CRM_OP_NAME, at);
	if (t)
		crm_term_name(c, t, name);
	return t;
}

static crm_term *
parse_literal(crm_compiler *c)
{
	crm_term *t = term_new(c, c->token == CRM_T_TODAY ? CRM_OP_TODAY : CRM_OP_LITERAL, here(c));

	if (!t)
		return NULL;
	t->value = c->value;
	t->type = c->token == CRM_T_TODAY ? CRM_DATE : (int)c->value.type;
	return crm_lex(c) < 0 ? NULL : t;
}

static crm_term *
parse_primary(crm_compiler *c)
{
	crm_term *t;

	if (c->token == CRM_T_NAME)
		return parse_name(c);
	if (c->token == CRM_T_LITERAL || c->token == CRM_T_TODAY)
		return parse_literal(c);
	if (c->token != CRM_T_OPEN) {
		unexpected(c, "a value");
		return NULL;
	}
	if (!deeper(c) || crm_lex(c) < 0 || !(t = parse_or(c)) ||
	    expect(c, CRM_T_CLOSE, "\")\"") < 0)
		return NULL;
	c->depth--;
	return t;
}

static crm_term *
parse_prefix(crm_compiler *c, enum crm_token token, enum crm_term_op op,
	     crm_term *(*operand)(crm_compiler *))
{
	crm_term *t;

	if (c->token != token)
		return operand(c);
	if (!deeper(c) || !(t = term_new(c, op, here(c))) || crm_lex(c) < 0 ||
	    !(t->first = parse_prefix(c, token, op, operand)))
		return NULL;
	c->depth--;
	return finish(c, t);
}

static crm_term *
parse_unary(crm_compiler *c)
{
	return parse_prefix(c, CRM_T_SUB, CRM_OP_NEGATE, parse_primary);
}

/* a op b op c, from the left, for the two signs of a level. */
static crm_term *
parse_left(crm_compiler *c, enum crm_token sign, enum crm_term_op op,
	   crm_term *(*operand)(crm_compiler *))
{
	crm_term *a = operand(c), *t;

	while (a && (c->token == sign || c->token == sign + 1)) {
		if (!(t = term_new(c, op + (c->token - sign), here(c))) || crm_lex(c) < 0)
			return NULL;
		t->first = a;
		if (!(a->next = operand(c)))
			return NULL;
		a = finish(c, t);
	}
	return a;
}

static crm_term *
parse_product(crm_compiler *c)
{
	return parse_left(c, CRM_T_MUL, CRM_OP_MUL, parse_unary);
}

static crm_term *
parse_sum(crm_compiler *c)
{
	return parse_left(c, CRM_T_ADD, CRM_OP_ADD, parse_product);
}

/* x in ('a', 'b') */
static crm_term *
parse_in(crm_compiler *c, crm_term *a, enum crm_term_op op, crm_place at)
{
	crm_term *t = term_new(c, op, at), **last = &a->next;

	if (!t || crm_lex(c) < 0 || expect(c, CRM_T_OPEN, "\"(\"") < 0 || !deeper(c))
		return NULL;
	t->first = a;
	do {
		if (last != &a->next && crm_lex(c) < 0)
			return NULL;
		if (!(*last = parse_sum(c)))
			return NULL;
		last = &(*last)->next;
	} while (c->token == CRM_T_COMMA);
	c->depth--;
	if (expect(c, CRM_T_CLOSE, "\",\" or \")\"") < 0)
		return NULL;
	return finish(c, t);
}

static bool
compares(enum crm_token t)
{
	return (t >= CRM_T_EQ && t <= CRM_T_GE) || t == CRM_T_IN || t == CRM_T_NOT;
}

static crm_term *
parse_comparison(crm_compiler *c)
{
	crm_term *a = parse_sum(c), *t;
	crm_place at;

	if (!a || !compares(c->token))
		return a;
	at = here(c);
	if (c->token == CRM_T_IN || c->token == CRM_T_NOT) {
		enum crm_term_op op = c->token == CRM_T_IN ? CRM_OP_IN : CRM_OP_NOT_IN;

		if (op == CRM_OP_NOT_IN &&
		    (crm_lex(c) < 0 || (c->token != CRM_T_IN && unexpected(c, "\"in\"") < 0)))
			return NULL;
		t = parse_in(c, a, op, at);
	} else {
		t = term_new(c, CRM_OP_EQ + (c->token - CRM_T_EQ), at);
		if (!t || crm_lex(c) < 0 || !(a->next = parse_sum(c)))
			return NULL;
		t->first = a;
		t = finish(c, t);
	}
	if (t && compares(c->token)) {
		crm_compile_fault(c, here(c), "comparisons do not chain; join them with \"and\"");
		return NULL;
	}
	return t;
}

static crm_term *
parse_not(crm_compiler *c)
{
	return parse_prefix(c, CRM_T_NOT, CRM_OP_NOT, parse_comparison);
}

static crm_term *
parse_part(crm_compiler *c, crm_term *(*operand)(crm_compiler *))
{
	size_t from = c->start;
	crm_term *t = operand(c);

	if (t) {
		t->from = (uint32_t)from;
		t->to = (uint32_t)c->before;
	}
	return t;
}

/* a and b and c: one term with all its operands. */
static crm_term *
parse_joined(crm_compiler *c, enum crm_token token, enum crm_term_op op,
	     crm_term *(*operand)(crm_compiler *))
{
	crm_term *a = parse_part(c, operand), *t, **last;

	if (!a || c->token != token)
		return a;
	if (!(t = term_new(c, op, here(c))))
		return NULL;
	t->first = a;
	last = &a->next;
	while (c->token == token) {
		if (crm_lex(c) < 0 || !(*last = parse_part(c, operand)))
			return NULL;
		last = &(*last)->next;
	}
	return finish(c, t);
}

static crm_term *
parse_and(crm_compiler *c)
{
	return parse_joined(c, CRM_T_AND, CRM_OP_AND, parse_not);
}

static crm_term *
parse_or(crm_compiler *c)
{
	return parse_joined(c, CRM_T_OR, CRM_OP_OR, parse_and);
}

int
crm_expr_compile(crm_compiler *c, int want)
{
	crm_term *t;

	c->start = c->end = 0;
	if (c->text.n > CRM_EXPR_TEXT)
		return crm_compile_fault(c, here(c), "longer than %d bytes", CRM_EXPR_TEXT);
	if (memchr(c->text.p, 0, c->text.n))
		return crm_compile_fault(c, here(c), "contains a NUL, which is not text");
	if (crm_lex(c) < 0 || !(t = parse_or(c)))
		return -1;
	if (c->token != CRM_T_END)
		return unexpected(c, "the end or a joining word");
	if (want != CRM_ANY && t->type != CRM_ANY && t->type != want)
		return crm_compile_fault(c, t->place, "this is %s; expected %s",
					 crm_type_words(t->type), crm_type_words(want));
	if (t->op == CRM_OP_LOWER)
		return crm_compile_fault(c, t->place, "lower can only be used in a comparison");
	c->expr->root = t;
	c->expr->text = crm_arena_str(c->expr->arena, c->text);
	return 0;
}
