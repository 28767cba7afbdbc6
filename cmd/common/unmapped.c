/* unmapped.c: columns of an import that are none of ours, and what to do about them. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/incoming.h"
#include "common/message.h"

enum { NAMED = 3 };

/* Those from `first` on: a few by name, then how many more. How many there are. */
static size_t
list_unknown(const struct cmd_incoming *in, struct cmd_target *target, size_t first, crm_buf *list)
{
	size_t n = 0;

	for (size_t i = first; i < crm_table_columns(in->table); i++) {
		crm_str name = crm_table_column(in->table, i);
		if (cmd_target_column(target, name, false) >= 0)
			continue;
		if (n++ < NAMED)
			crm_buf_f(list, "%s%s", list->n ? ", " : "", crm_quote(name));
	}
	if (n > NAMED)
		crm_buf_f(list, " and %zu more", n - NAMED);
	return n;
}

static bool
joins_words(char c)
{
	return c == ' ' || c == '_' || c == '-';
}

/* Whether both are one name, regardless of case and of what is between its words: "Full name" is
 * fullname. */
static bool
same_word(crm_str a, const char *b)
{
	size_t i = 0;

	for (;; i++, b++) {
		while (i < a.n && joins_words(a.p[i]))
			i++;
		while (joins_words(*b))
			b++;
		if (i == a.n || !*b)
			return i == a.n && !*b;
		if (tolower((unsigned char)a.p[i]) != tolower((unsigned char)*b))
			return false;
	}
}

/* The one of ours that others call so; NULL: none is. */
static const char *
called_otherwise(crm_str name, const char *const *known, size_t n)
{
	static const struct {
		const char *theirs, *ours;
	} others[] = {
		{"tel", "phone"},      {"telephone", "phone"},    {"mobile", "phone"},
		{"cell", "phone"},     {"mail", "email"},         {"fullname", "name"},
		{"dob", "birthday"},   {"birthdate", "birthday"}, {"dateofbirth", "birthday"},
		{"born", "birthday"},  {"language", "lang"},      {"labels", "tags"},
		{"notes", "note"},     {"comment", "note"},       {"comments", "note"},
		{"street", "address"},
	};

	for (size_t j = 0; j < n; j++) {
		if (same_word(name, known[j]))
			return known[j];
		for (size_t i = 0; i < CRM_LENGTH(others); i++)
			if (same_word(name, others[i].theirs) &&
			    strcmp(known[j], others[i].ours) == 0)
				return known[j];
	}
	return NULL;
}

/* Otherwise the nearest, regardless of case. */
static const char *
meant(crm_str name, const char *const *known, size_t n)
{
	const char *called = called_otherwise(name, known, n);
	crm_buf small = {0};

	if (!called) {
		crm_str_fold(name, &small);
		called = crm_nearest(crm_buf_slice(&small), known, n);
		crm_buf_free(&small);
	}
	return called;
}

const char *
cmd_theirs_for(const crm_table *theirs, const char *ours)
{
	for (size_t i = 0; i < crm_table_columns(theirs); i++) {
		crm_str name = crm_table_column(theirs, i);
		if (!crm_str_eqz(name, ours) && called_otherwise(name, &ours, 1))
			return crm_quote(name);
	}
	return NULL;
}

/* --map for each of the unknown columns whose name in our words is known. */
static bool
list_maps(const struct cmd_incoming *in, struct cmd_target *target, crm_buf *out)
{
	const char **known;
	size_t n = cmd_target_words(target, &known);

	for (size_t i = 0; i < crm_table_columns(in->table); i++) {
		crm_str name = crm_table_column(in->table, i);
		const char *ours;
		if (cmd_target_column(target, name, false) >= 0 || !(ours = meant(name, known, n)))
			continue;
		crm_buf_f(out, "%s--map '%.*s=%s'", out->n ? " " : "", (int)name.n, name.p, ours);
	}
	return out->n > 0;
}

void
cmd_unknown_columns(const struct cmd_incoming *in, struct cmd_target *target, size_t first)
{
	const crm_table *theirs = in->theirs ? in->theirs : in->told ? in->told : in->table;
	crm_str name = crm_table_column(in->table, first);
	const char **known,
		*fits = in->rules && !in->rules_name ? crm_rules_fitting(in->rules, theirs) : NULL;
	size_t n = cmd_target_words(target, &known);
	const char *nearest = meant(name, known, n);
	crm_buf list = {0}, maps = {0};
	size_t unknown = list_unknown(in, target, first, &list);
	crm_error e;

	if (fits)
		crm_fail(&e, CRM_DATA, "no column is called %s; --rules=%s knows this export",
			 crm_buf_zend(&list), fits);
	else if (nearest && (in->one || unknown == 1))
		crm_fail(&e, CRM_DATA,
			 "no column is called %s; did you mean \"%s\"? (--new-columns accepts it)",
			 crm_quote(name), nearest);
	else if (in->one)
		crm_fail(&e, CRM_DATA, "no column is called %s (--new-columns accepts it)",
			 crm_quote(name));
	else if (!in->one && list_maps(in, target, &maps))
		crm_fail(&e, CRM_DATA,
			 "no column is called %s; did you mean %s? (--rest=drop leaves out columns "
			 "that no rule mentions, --rest=keep keeps them)",
			 crm_buf_zend(&list), crm_buf_zend(&maps));
	else
		crm_fail(&e, CRM_DATA,
			 "no column is called %s (--map says which of ours %s, --rest=drop leaves "
			 "%s out, --rest=keep keeps %s)",
			 crm_buf_zend(&list), unknown == 1 ? "it is" : "they are",
			 unknown == 1 ? "it" : "them", unknown == 1 ? "it" : "them");
	if (!in->one && crm_table_rows(theirs))
		crm_fail_at(&e, crm_table_source(theirs, 0),
			    in->rules ? crm_rules_form(in->rules).skip + 1 : 1, NULL);
	crm_buf_free(&list);
	crm_buf_free(&maps);
	cmd_die(&e);
}
