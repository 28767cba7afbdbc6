/* expr.c: words to a tree of terms, checked as it grows. */
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

/* What stands here is not what belongs here. */
static int
unexpected(crm_compiler *c, const char *wanted)
{
	static const char *const joints[] = {"and", "or", "in", "not in", "AND", "OR", "IN", "NOT"};
	const char *near;

	if (c->token == CRM_T_END)
		return crm_compile_fault(c, here(c), "the expression ends where %s should stand",
					 wanted);
	near = c->token == CRM_T_NAME ? crm_nearest(word(c), joints, CRM_LENGTH(joints)) : NULL;
	if (near && near[0] < 'a')
		near = near[0] == 'A'   ? "and"
		       : near[0] == 'O' ? "or"
		       : near[0] == 'I' ? "in"
					: "not";
	if (near)
		return crm_compile_fault(c, here(c),
					 "%s stands where %s should; did you mean \"%s\"?",
					 crm_quote(word(c)), wanted, near);
	return crm_compile_fault(c, here(c), "%s stands where %s should", crm_quote(word(c)),
				 wanted);
}

static int
expect(crm_compiler *c, enum crm_token token, const char *wanted)
{
	return c->token == token ? crm_lex(c) : unexpected(c, wanted);
}

/* ---- functions ---- */

static const struct function {
	const char *name;
	enum crm_term_op op;
	int operands;
} functions[] = {
	{"has", CRM_OP_HAS, 2},     {"missing", CRM_OP_MISSING, 1}, {"matches", CRM_OP_MATCHES, 2},
	{"lower", CRM_OP_LOWER, 1}, {"min", CRM_OP_MIN, 2},         {"max", CRM_OP_MAX, 2},
	{"bought", CRM_OP_NAME, 1}, {"holds", CRM_OP_NAME, 1},
};
enum { FUNCTIONS = CRM_LENGTH(functions) };

static const struct function *
find_function(crm_compiler *c, crm_str name, crm_place at)
{
	const char *names[FUNCTIONS], *near;

	for (size_t i = 0; i < FUNCTIONS; i++) {
		if (crm_str_eqz(name, functions[i].name))
			return &functions[i];
		names[i] = functions[i].name;
	}
	near = crm_nearest(name, names, FUNCTIONS);
	if (near)
		crm_compile_fault(c, at, "no function %s; did you mean \"%s\"?", crm_quote(name),
				  near);
	else
		crm_compile_fault(c, at, "no function %s", crm_quote(name));
	return NULL;
}

/* Patterns that make the matcher slow or large are refused: a reference back,
 * and repetitions that multiply. */
static const char *
pattern_refusal(crm_str p)
{
	unsigned long times = 1, n;

	if (p.n > 256)
		return "is longer than 256 bytes";
	for (size_t i = 0; i < p.n; i++) {
		if (p.p[i] == '\\' && i + 1 < p.n) {
			if (p.p[++i] >= '1' && p.p[i] <= '9')
				return "refers back to what it matched";
		} else if (p.p[i] == '{') {
			for (n = 0; i + 1 < p.n && p.p[i + 1] != '}'; i++)
				n = p.p[i + 1] == ',' ? 0
				    : n < 10000       ? n * 10 + (unsigned char)p.p[i + 1] % 16
						      : n;
			times *= n > 1 ? n : 2;
			if (times > 1000)
				return "repeats too much";
		}
	}
	return NULL;
}

/* matches(x, 'regex'): the pattern must be there at load. */
static int
compile_pattern(crm_compiler *c, crm_term *t)
{
	const crm_term *p = t->first->next;
	crm_pattern *pattern;
	const char *why;
	char message[128];
	int rc;

	if (p->op != CRM_OP_LITERAL || p->type != CRM_TEXT)
		return crm_compile_fault(c, p->place, "matches takes its pattern in quotes");
	why = pattern_refusal(p->value.text);
	if (why)
		return crm_compile_fault(c, p->place, "pattern %s %s", crm_quote(p->value.text),
					 why);
	pattern = crm_arena_alloc(c->expr->arena, sizeof *pattern);
	rc = regcomp(&pattern->regex, crm_arena_str(c->expr->arena, p->value.text).p,
		     REG_EXTENDED | REG_NOSUB);
	if (rc != 0) {
		regerror(rc, &pattern->regex, message, sizeof message);
		return crm_compile_fault(c, p->place, "pattern %s: %s", crm_quote(p->value.text),
					 message);
	}
	pattern->next = c->expr->patterns;
	c->expr->patterns = pattern;
	t->pattern = pattern;
	return 0;
}

static void
set_name(crm_compiler *c, crm_term *t, crm_str name)
{
	const crm_word *w = crm_word_find(c->kinds, name);

	t->name = crm_arena_str(c->expr->arena, name);
	t->type = w ? (int)w->type : CRM_ANY;
}

/* bought('X') is the name "bought:X". */
static int
name_of_item(crm_compiler *c, crm_term *t, const char *function)
{
	const crm_term *item = t->first;
	crm_buf name = {0};

	if (item->op != CRM_OP_LITERAL || item->type != CRM_TEXT || item->value.text.n == 0)
		return crm_compile_fault(c, item->place, "%s takes an item in quotes", function);
	crm_buf_f(&name, "%s:", function);
	crm_buf_str(&name, item->value.text);
	set_name(c, t, crm_buf_slice(&name));
	crm_buf_free(&name);
	t->first = NULL;
	return 0;
}

static crm_term *
parse_call(crm_compiler *c, crm_str name, crm_place at)
{
	const struct function *f = find_function(c, name, at);
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
	if (crm_lex(c) < 0 || (f->op == CRM_OP_MATCHES && compile_pattern(c, t) < 0) ||
	    (f->op == CRM_OP_NAME && name_of_item(c, t, f->name) < 0))
		return NULL;
	return finish(c, t);
}

/* ---- by precedence, from what binds most ---- */

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
		set_name(c, t, name);
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
		return crm_compile_fault(c, here(c), "a NUL is not text");
	if (crm_lex(c) < 0 || !(t = parse_or(c)))
		return -1;
	if (c->token != CRM_T_END)
		return unexpected(c, "the end or a joining word");
	if (want != CRM_ANY && t->type != CRM_ANY && t->type != want)
		return crm_compile_fault(c, t->place, "this is %s; %s is wanted",
					 crm_type_words(t->type), crm_type_words(want));
	if (t->op == CRM_OP_LOWER)
		return crm_compile_fault(c, t->place, "lower only serves to compare");
	c->expr->root = t;
	c->expr->text = crm_arena_str(c->expr->arena, c->text);
	return 0;
}

crm_str
crm_expr_text(const crm_expr *x)
{
	return x->text;
}

/* ---- for anyone ---- */

/* An expression on a command line: its column, counted in characters. */
static crm_place
locate_in_text(const void *to, crm_str text, size_t at)
{
	crm_place p = {.line = 1, .column = 1};

	(void)to;
	for (size_t i = 0; i < at && i < text.n; i++)
		p.column += ((unsigned char)text.p[i] & 0xc0) != 0x80;
	return p;
}

crm_expr *
crm_expr_parse(crm_str text, const crm_kinds *k, crm_error *e)
{
	crm_arena *a = crm_arena_new();
	crm_expr *x = crm_arena_alloc(a, sizeof *x);
	crm_compiler c = {
		.expr = x, .kinds = k, .text = text, .locate = locate_in_text, .error = e};

	x->arena = a;
	x->own_arena = true;
	x->source = "expression";
	if (!crm_utf8_ok(text))
		crm_compile_fault(&c, (crm_place){.line = 1, .column = 1}, "not UTF-8");
	else if (crm_expr_compile(&c, CRM_ANY) == 0)
		return x;
	crm_expr_free(x);
	return NULL;
}

void
crm_expr_free_patterns(crm_expr *x)
{
	for (crm_pattern *p = x->patterns; p; p = p->next)
		regfree(&p->regex);
	x->patterns = NULL;
}

/* One that stands in a policy goes with the policy. */
void
crm_expr_free(crm_expr *x)
{
	if (!x || !x->own_arena)
		return;
	crm_expr_free_patterns(x);
	crm_arena_free(x->arena);
}

void
crm_term_names(const crm_term *t, void (*each)(void *to, crm_str name, crm_place at), void *to)
{
	if (t->op == CRM_OP_NAME)
		each(to, t->name, t->place);
	for (const crm_term *o = t->first; o; o = o->next)
		crm_term_names(o, each, to);
}
