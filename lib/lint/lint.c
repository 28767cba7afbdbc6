/* lint.c: checks a policy that loads: its sections, and the names that it uses. */
#include <stdarg.h>

#include "base/base.h"
#include "lint/lint.h"
#include "policy/section.h"
#include "record/record.h"

void
crm_lint_report(struct crm_lint *l, crm_place at, const char *field, const char *name, bool warning,
		const char *format, ...)
{
	struct crm_finding f = {.source = at.source ? at.source : l->p->source,
				.line = at.line,
				.field = field,
				.value = crm_str_z(name),
				.warning = warning};
	va_list ap;

	va_start(ap, format);
	crm_findings_add_v(l->to, &f, format, ap);
	va_end(ap);
}

bool
crm_lint_possible(struct crm_lint *l, const crm_term *t, enum crm_claim claim)
{
	size_t mark = crm_prover_claims(l->prover);
	bool possible;

	crm_prover_claim(l->prover, t, claim);
	possible = crm_prover_possible(l->prover);
	crm_prover_take_back(l->prover, mark);
	return possible;
}

const crm_term *
crm_lint_condition(struct crm_lint *l, const crm_expr *x)
{
	return x ? x->root : crm_prover_all(l->prover, NULL, 0);
}

/* ---- names ---- */

static bool
is_column(const crm_str *columns, size_t n, crm_str name)
{
	for (size_t i = 0; i < n; i++)
		if (crm_str_eq(columns[i], name))
			return true;
	return false;
}

static const char *
nearest(struct crm_lint *l, const crm_str *columns, size_t n, crm_str name)
{
	const char **words = crm_arena_alloc(l->arena, (n + 1) * sizeof *words);
	const char *word = crm_word_nearest(l->p->model.kinds, name);
	size_t count = 0;

	for (size_t i = 0; i < n; i++)
		words[count++] = crm_arena_str(l->arena, columns[i]).p;
	if (word)
		words[count++] = word;
	return crm_nearest(name, words, count);
}

/* Where no stream is known, a name is reported only when it is near to a word of the vocabulary. */
static void
find_names(struct crm_lint *l, const crm_str *columns, size_t n)
{
	for (const struct crm_mention *m = l->p->mention; m; m = m->next) {
		const char *near, *name = crm_arena_str(l->arena, m->name).p;

		if (crm_word_find(l->p->model.kinds, m->name) || is_column(columns, n, m->name))
			continue;
		near = nearest(l, columns, n, m->name);
		if (near && (n > 0 || crm_is_slip(m->name, crm_str_z(near))))
			crm_lint_report(l, m->place, m->section, name, n == 0,
					"unknown name; did you mean %s?",
					crm_quote(crm_str_z(near)));
		else if (n > 0)
			crm_lint_report(
				l, m->place, m->section, name, false,
				"unknown name: neither in the vocabulary nor a column of the "
				"files");
	}
}

static void
find_private(struct crm_lint *l, const crm_str *columns, size_t n)
{
	for (size_t i = 0; n > 0 && i < l->p->private_columns.n; i++) {
		crm_str name = crm_str_z(l->p->private_columns.word[i]);

		if (!crm_word_find(l->p->model.kinds, name) && !is_column(columns, n, name))
			crm_lint_report(l, l->p->private_place, "private", name.p, true,
					"no file has such a column");
	}
}

/* ---- the whole ---- */

/* Texts that a column may hold, where the policy says so. */
static void
say_texts(struct crm_lint *l, const struct crm_section *s)
{
	const char **name;
	size_t n = 0;

	while (crm_section_name(l->p, s, n))
		n++;
	if (n == 0)
		return;
	name = crm_arena_alloc(l->arena, n * sizeof *name);
	for (size_t i = 0; i < n; i++)
		name[i] = crm_section_name(l->p, s, i);
	for (size_t i = 0; i < CRM_SECTION_COLUMNS && s->column[i]; i++)
		crm_prover_texts(l->prover, s->column[i], name, n);
}

void
crm_policy_find(const crm_policy *p, crm_day today, const crm_str *columns, size_t n,
		crm_findings *to)
{
	struct crm_lint l = {.p = p,
			     .to = to,
			     .today = today,
			     .arena = crm_arena_new(),
			     .prover = crm_prover_new(p->model.kinds)};

	find_names(&l, columns, n);
	find_private(&l, columns, n);
	for (const struct crm_section *const *s = p->sections; *s; s++)
		if ((*s)->any_name)
			say_texts(&l, *s);
	for (const struct crm_section *const *s = p->sections; *s; s++)
		if ((*s)->lint)
			(*s)->lint(&l);
	crm_prover_free(l.prover);
	crm_arena_free(l.arena);
}
