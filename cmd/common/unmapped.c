/* unmapped.c: columns of an import that are none of ours, and what to do about them. */
#include <stdlib.h>
#include <string.h>

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

/* The column that was meant: what others call ours, else the nearest. */
static const char *
meant(crm_str name, const char *const *known, size_t n)
{
	static const struct {
		const char *theirs, *ours;
	} others[] = {
		{"tel", "phone"},          {"telephone", "phone"}, {"mobile", "phone"},
		{"cell", "phone"},         {"mail", "email"},      {"e-mail", "email"},
		{"fullname", "name"},      {"full_name", "name"},  {"dob", "birthday"},
		{"birthdate", "birthday"}, {"born", "birthday"},   {"language", "lang"},
		{"labels", "tags"},        {"notes", "note"},      {"comment", "note"},
		{"comments", "note"},      {"street", "address"},
	};

	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		for (size_t j = 0; crm_str_eqz(name, others[i].theirs) && j < n; j++)
			if (strcmp(known[j], others[i].ours) == 0)
				return known[j];
	return crm_nearest(name, known, n);
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
	crm_buf list = {0};
	size_t unknown = list_unknown(in, target, first, &list);
	crm_error e;

	if (fits)
		crm_fail(&e, CRM_DATA, "no column is called %s; --rules=%s knows this export",
			 crm_buf_zend(&list), fits);
	else if (nearest && (in->one || unknown == 1))
		crm_fail(&e, CRM_DATA,
			 "no column is called %s; did you mean \"%s\"? (--new-columns takes it in)",
			 crm_quote(name), nearest);
	else if (in->one)
		crm_fail(&e, CRM_DATA, "no column is called %s (--new-columns takes it in)",
			 crm_quote(name));
	else
		crm_fail(&e, CRM_DATA,
			 "no column is called %s (--map says which of ours %s, --rest=drop leaves "
			 "%s out, "
			 "--rest=keep takes %s in)",
			 crm_buf_zend(&list), unknown == 1 ? "it is" : "they are",
			 unknown == 1 ? "it" : "them", unknown == 1 ? "it" : "them");
	if (!in->one && crm_table_rows(theirs))
		crm_fail_at(&e, crm_table_source(theirs, 0),
			    in->rules ? crm_rules_form(in->rules).skip + 1 : 1, NULL);
	crm_buf_free(&list);
	cmd_die(&e);
}
