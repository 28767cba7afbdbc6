/* words.c: crm words, the words that can be chosen among: for completions, and for people. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/book.h"
#include "common/output.h"
#include "common/stream.h"
#include "crm/front.h"

struct words {
	const struct cmd_call *call;
	const char *sort;
	crm_buf *out;
};

static void
word(crm_buf *out, crm_str s)
{
	crm_buf_visible(out, s);
	crm_buf_char(out, '\n');
}

/* ---- the sorts ---- */

static void
vocabulary(const struct words *w, enum crm_origin origin)
{
	const crm_word *known;

	for (size_t i = 0; (known = crm_word_at(i)); i++)
		if (known->origin == origin && !strchr(known->name, '<'))
			word(w->out, crm_str_z(known->name));
}

static void
columns(const struct words *w)
{
	vocabulary(w, CRM_COLUMN);
}

static void
facts(const struct words *w)
{
	vocabulary(w, CRM_FACT);
}

static void
derived(const struct words *w)
{
	vocabulary(w, CRM_DERIVED);
}

static crm_policy *
policy(const struct words *w)
{
	crm_error e;
	crm_policy *p = crm_policy_load(w->call->policy, &e);

	if (!p)
		cmd_die(&e);
	return p;
}

static void
kinds(const struct words *w)
{
	crm_policy *p = policy(w);
	const crm_kinds *k = crm_policy_model(p)->kinds;

	for (size_t i = 0; i < crm_kinds_count(k); i++)
		word(w->out, crm_str_z(crm_kinds_at(k, i)->name));
	crm_policy_free(p);
}

/* The steps of a sequence share a name. */
static void
named(const struct words *w)
{
	crm_policy *p = policy(w);
	const char *name, *before = "";

	for (size_t i = 0; (name = crm_policy_name(p, w->sort, i)); before = name, i++)
		if (strcmp(name, before) != 0)
			word(w->out, crm_str_z(name));
	crm_policy_free(p);
}

static void
customers(const struct words *w)
{
	const char *path = cmd_book_file(w->call, CMD_BOOK_CUSTOMERS);
	crm_row row = {0};
	crm_table *t;
	crm_error e;
	int name;

	if (!path)
		return;
	t = crm_table_read(&path, 1, &(struct crm_read){0}, &e);
	if (!t)
		cmd_die(&e);
	name = crm_table_find(t, "name");
	for (size_t i = 0; name >= 0 && i < crm_table_rows(t); i++) {
		crm_row_split(&row, t, i);
		word(w->out, row.field[name]);
	}
	crm_row_free(&row);
	crm_table_free(t);
}

static const struct {
	const char *sort;
	void (*list)(const struct words *w);
	const char *about;
} sorts[] = {
	{"columns", columns, "columns of customers.tsv"},
	{"facts", facts, "what is known from the log; families such as last_<kind> are left out"},
	{"derived", derived, "columns that crm-score and crm-segment add"},
	{"kinds", kinds, "kinds of events"},
	{"rules", named, "rules of the policy"},
	{"stages", named, "stages of the policy"},
	{"tiers", named, "tiers of the policy"},
	{"segments", named, "segments of the policy"},
	{"owners", named, "owners of the policy"},
	{"holidays", named, "holidays of the policy"},
	{"customers", customers, "names of the customers of the book"},
};

static const size_t count = CRM_LENGTH(sorts);

void
front_words(const struct cmd_call *call, const char *const *sort, size_t n)
{
	struct cmd_output out;
	const char *names[CRM_LENGTH(sorts)];

	cmd_output_open(&out, NULL);
	for (size_t i = 0; i < count; i++) {
		names[i] = sorts[i].sort;
		if (n == 0)
			crm_buf_f(&out.buf, "%-10s %s\n", sorts[i].sort, sorts[i].about);
	}
	for (size_t i = 0; i < n; i++) {
		struct words w = {.call = call, .sort = sort[i], .out = &out.buf};
		sorts[cmd_choice("words", sort[i], names, count)].list(&w);
	}
	cmd_output_close(&out);
}
