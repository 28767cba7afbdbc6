/* named.c: rules that the entries of logs name and that the policy does not have. One that is
 * nearly the name of a rule is probably a slip, and a finding; the others may be rules of earlier
 * years, and are only told. */
#include <ctype.h>
#include <string.h>

#include "base/base.h"
#include "lint/lint.h"
#include "policy/policy.h"
#include "record/record.h"

enum { TOLD = 5 };

static bool
has_rule(const crm_policy *p, const char *name)
{
	for (size_t i = 0; i < p->rules; i++) {
		const struct crm_rule *r = &p->rule[i];
		if (strcmp(r->name, name) == 0)
			return true;
		for (size_t j = 0; j < r->was.n; j++)
			if (strcmp(r->was.word[j], name) == 0)
				return true;
	}
	return false;
}

static const char *
past_digits(const char *s)
{
	while (isdigit((unsigned char)*s))
		s++;
	return s;
}

/* Whether they differ in digits alone, as the campaigns of two years do. */
static bool
are_of_one_series(const char *a, const char *b)
{
	for (a = past_digits(a), b = past_digits(b); *a && *a == *b;) {
		a = past_digits(a + 1);
		b = past_digits(b + 1);
	}
	return *a == *b;
}

static void
report(const struct crm_named_rule *r, const char *near, crm_findings *to)
{
	struct crm_finding f = {.source = r->source,
				.line = r->line,
				.field = "rule",
				.value = r->name,
				.id = r->customer,
				.warning = true};
	char entries[64] = "this entry counts";

	if (r->entries > 1)
		snprintf(entries, sizeof entries, "this and %llu later %s count",
			 (unsigned long long)r->entries - 1, r->entries == 2 ? "entry" : "entries");
	crm_findings_add(to, &f,
			 "the policy has no such rule, so that %s for none; did you mean %s?",
			 entries, crm_quote(crm_str_z(near)));
}

static void
tell(const struct crm_named_rule *r, size_t told, crm_buf *notice)
{
	if (told >= TOLD)
		return;
	crm_buf_z(notice, told ? ", "
			       : "entries of the log name rules that the policy does not "
				 "have, and count for none: ");
	crm_buf_visible(notice, r->name);
	crm_buf_f(notice, " (%llu)", (unsigned long long)r->entries);
}

void
crm_policy_find_rules(const crm_policy *p, const struct crm_named_rule *names, size_t n,
		      crm_findings *to, crm_buf *notice)
{
	crm_arena *a = crm_arena_new();
	const char **words = crm_arena_alloc(a, (p->rules + 1) * sizeof *words);
	size_t told = 0;

	for (size_t i = 0; i < p->rules; i++)
		words[i] = p->rule[i].name;
	for (size_t i = 0; i < n && p->rules; i++) {
		const char *near, *name = crm_arena_str(a, names[i].name).p;

		if (!names[i].entries || has_rule(p, name))
			continue;
		near = crm_nearest(names[i].name, words, p->rules);
		if (near && !are_of_one_series(name, near))
			report(&names[i], near, to);
		else
			tell(&names[i], told++, notice);
	}
	if (told > TOLD)
		crm_buf_f(notice, " and %zu more", told - TOLD);
	if (told)
		crm_buf_z(notice, "; a rule that had such a name says so with \"was\"");
	crm_arena_free(a);
}
