/* expr.c: an expression from its beginning to its end. */
#include <string.h>

#include "expr/expr.h"

crm_str
crm_expr_text(const crm_expr *x)
{
	return x->text;
}

/* The place in an expression on a command line: the column, counted in characters. */
static crm_place
locate_in_text(const void *to, crm_str text, size_t at)
{
	crm_place p = {.line = 1, .column = 1};

	(void)to;
	for (size_t i = 0; i < at && i < text.n; i++)
		p.column += ((unsigned char)text.p[i] & 0xc0) != 0x80;
	return p;
}

static crm_expr *
parse_as(crm_str text, const crm_kinds *k, int want, crm_error *e)
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
	else if (crm_expr_compile(&c, want) == 0)
		return x;
	crm_expr_free(x);
	return NULL;
}

crm_expr *
crm_expr_parse(crm_str text, const crm_kinds *k, crm_error *e)
{
	return parse_as(text, k, CRM_ANY, e);
}

crm_expr *
crm_condition_parse(crm_str text, const crm_kinds *k, crm_error *e)
{
	return parse_as(text, k, CRM_BOOL, e);
}

void
crm_expr_free_patterns(crm_expr *x)
{
	for (crm_pattern *p = x->patterns; p; p = p->next)
		regfree(&p->regex);
	x->patterns = NULL;
}

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
