/* functions.c: the functions of the language, and what they take. */
#include "base/array.h"
#include "expr/expr.h"

static const struct crm_function functions[] = {
	{"has", CRM_OP_HAS, 2},     {"missing", CRM_OP_MISSING, 1}, {"matches", CRM_OP_MATCHES, 2},
	{"lower", CRM_OP_LOWER, 1}, {"min", CRM_OP_MIN, 2},         {"max", CRM_OP_MAX, 2},
	{"bought", CRM_OP_NAME, 1}, {"holds", CRM_OP_NAME, 1},
};
enum { FUNCTIONS = CRM_LENGTH(functions) };

const struct crm_function *
crm_function_find(crm_compiler *c, crm_str name, crm_place at)
{
	const char *names[FUNCTIONS], *near;

	for (size_t i = 0; i < FUNCTIONS; i++) {
		if (crm_str_eqz(name, functions[i].name))
			return &functions[i];
		names[i] = functions[i].name;
	}
	near = crm_nearest(name, names, FUNCTIONS);
	if (near)
		crm_compile_fault(c, at, "there is no function %s; did you mean \"%s\"?",
				  crm_quote(name), near);
	else
		crm_compile_fault(c, at, "there is no function %s", crm_quote(name));
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
				return "contains a back-reference";
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

int
crm_term_pattern(crm_compiler *c, crm_term *t)
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

void
crm_term_name(crm_compiler *c, crm_term *t, crm_str name)
{
	const crm_word *w = crm_word_find(c->kinds, name);

	t->name = crm_arena_str(c->expr->arena, name);
	t->type = w ? (int)w->type : CRM_ANY;
}

int
crm_term_item(crm_compiler *c, crm_term *t, const char *function)
{
	const crm_term *item = t->first;
	crm_buf name = {0};

	if (item->op != CRM_OP_LITERAL || item->type != CRM_TEXT || item->value.text.n == 0)
		return crm_compile_fault(c, item->place, "%s takes an item in quotes", function);
	crm_buf_f(&name, "%s:", function);
	crm_buf_str(&name, item->value.text);
	crm_term_name(c, t, crm_buf_slice(&name));
	crm_buf_free(&name);
	t->first = NULL;
	return 0;
}
