/* texts.c: finds texts that can never be. The columns stage, tier, segments and quadrant hold names
 * of the policy; comparing one with another word is a slip. */
#include <string.h>

#include "policy/section.h"

enum { TEXTS_SHOWN = 6 };

struct names {
	const char *what; /* "stage"; NULL: a column that may hold anything */
	const char **name;
	size_t n;
};

static bool
fills(const struct crm_section *s, crm_str column)
{
	for (size_t i = 0; i < CRM_SECTION_COLUMNS && s->column[i]; i++)
		if (crm_str_eqz(column, s->column[i]))
			return true;
	return false;
}

/* The names that the column may hold; out->name has room for all of them. */
static void
names_of(const crm_policy *p, crm_str column, struct names *out)
{
	const struct crm_section *const *s = p->sections;
	const char *name;

	out->what = NULL;
	out->n = 0;
	while (*s && !fills(*s, column))
		s++;
	while (*s && (name = crm_section_name(p, *s, out->n))) {
		out->what = (*s)->noun;
		out->name[out->n++] = name;
	}
}

/* The largest number of names that a section gives. */
static size_t
most_names(const crm_policy *p)
{
	size_t most = 0;

	for (const struct crm_section *const *s = p->sections; *s; s++) {
		size_t n = 0;

		while (crm_section_name(p, *s, n))
			n++;
		most = n > most ? n : most;
	}
	return most;
}

static int
unknown(const crm_policy *p, const crm_expr *x, const crm_term *t, crm_str word,
	const struct names *names, crm_error *e)
{
	const char *near = crm_nearest(word, names->name, names->n);
	crm_buf all = {0};

	for (size_t i = 0; i < names->n && names->n <= TEXTS_SHOWN; i++)
		crm_buf_f(&all, "%s%.60s",
			  i               ? ", "
			  : names->n == 1 ? ": there is "
					  : ": there are ",
			  names->name[i]);
	if (near)
		crm_policy_fault(p, t->place, e, "no %s is called %s; did you mean %s?",
				 names->what, crm_quote(word), crm_quote(crm_str_z(near)));
	else
		crm_policy_fault(p, t->place, e, "no %s is called %s%s", names->what,
				 crm_quote(word), crm_buf_zend(&all));
	crm_buf_free(&all);
	return crm_fail_at(e, x->source, 0, x->section);
}

static int
check_text(const crm_policy *p, const crm_expr *x, const crm_term *t, const struct names *names,
	   crm_error *e)
{
	crm_str list, word;

	if (t->op != CRM_OP_LITERAL || t->type != CRM_TEXT)
		return 0;
	list = t->value.text;
	while (crm_str_item(&list, &word)) {
		bool known = false;
		for (size_t i = 0; i < names->n && !known; i++)
			known = crm_str_eqz(word, names->name[i]);
		if (!known)
			return unknown(p, x, t, word, names, e);
	}
	return 0;
}

/* Checks a comparison or has(): the column is on either side, and texts are on the other. */
static int
check_term(const crm_policy *p, const crm_expr *x, const crm_term *t, struct names *names,
	   crm_error *e)
{
	bool compares = t->op == CRM_OP_EQ || t->op == CRM_OP_NE || t->op == CRM_OP_IN ||
			t->op == CRM_OP_NOT_IN || t->op == CRM_OP_HAS;

	for (const crm_term *o = t->first; o; o = o->next) {
		if (check_term(p, x, o, names, e) < 0)
			return -1;
		if (!compares || o->op != CRM_OP_NAME)
			continue;
		names_of(p, o->name, names);
		for (const crm_term *other = t->first; other && names->what; other = other->next)
			if (check_text(p, x, other, names, e) < 0)
				return -1;
	}
	return 0;
}

int
crm_policy_check_texts(const crm_policy *p, const crm_expr *x, crm_error *e)
{
	crm_arena *a = crm_arena_new();
	struct names names = {.name = crm_arena_alloc(a, (most_names(p) + 1) * sizeof *names.name)};
	int rc = check_term(p, x, x->root, &names, e);

	crm_arena_free(a);
	return rc;
}

/* Faults of the policy's own file come before those of other files. */
static bool
comes_first(const crm_policy *p, const crm_error *a, const crm_error *b)
{
	bool own_a = strcmp(a->source, p->source) == 0, own_b = strcmp(b->source, p->source) == 0;

	if (own_a != own_b)
		return own_a;
	return a->line < b->line || (a->line == b->line && a->column < b->column);
}

int
crm_policy_check_all_texts(const crm_policy *p, crm_error *e)
{
	crm_error one;
	bool any = false;

	/* The list has what was read last in front; the first fault of the file is the one to tell.
	 */
	for (const crm_expr *x = p->exprs; x; x = x->next) {
		if (!x->root || crm_policy_check_texts(p, x, &one) == 0)
			continue;
		if (!any || comes_first(p, &one, e))
			*e = one;
		any = true;
	}
	return any ? -1 : 0;
}
