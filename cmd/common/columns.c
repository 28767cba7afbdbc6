/* columns.c: which columns of a stream are written: -C and --add. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/columns.h"
#include "common/records.h"

/* ---- names given by hand ---- */

crm_str *
cmd_names(const char *names, const char *option, size_t *n)
{
	crm_str *all = crm_alloc((strlen(names) + 1) * sizeof *all);

	for (const char *p = names;; p++) {
		crm_str name = {p, strcspn(p, ",")};
		p += name.n;
		name = crm_str_trim(name);
		if (option && !name.n)
			cmd_usage_error("%s: a name is empty", option);
		all[(*n)++] = name;
		if (!*p)
			return all;
	}
}

void
cmd_columns_take(struct cmd_stream *s)
{
	const struct cmd_call *call = s->call;

	if (call->columns && call->add)
		cmd_usage_error("--add adds to the usual columns; to choose other columns, name "
				"all of them with --columns");
	if (call->columns && !(s->needs & CMD_OWN_FACTS))
		s->only = cmd_names(call->columns, "--columns", &s->onlys);
	if (call->add)
		s->add = cmd_names(call->add, "--add", &s->adds);
}

/* What is asked for by name is not left out unsaid. */
static void
refuse_private(const struct cmd_stream *s)
{
	for (size_t i = 0; i < s->onlys; i++)
		if (crm_policy_private(s->policy, s->only[i]))
			cmd_usage_error("--columns: %s is private, so no table shows it; write a "
					"stream with -o or --to-tsv",
					crm_quote(s->only[i]));
}

/* ---- the columns of a stream ---- */

/* Adds a fact or column to those that are written; once, also when it is there already. */
static void
add_column(struct cmd_stream *s, crm_str name, const char *option)
{
	crm_error e;
	int ref = crm_frame_ref(s->frame, name, &e);

	if (ref < 0) {
		if (option && !*e.source)
			crm_fail_at(&e, option, 0, NULL);
		cmd_die(&e);
	}
	/* A header with a name twice is what the next stage would refuse. */
	for (size_t i = 0; i < s->column_count; i++)
		if (s->columns[i] == ref)
			return;
	s->columns = crm_grow(s->columns, s->column_count, &s->column_room, sizeof *s->columns);
	s->columns[s->column_count++] = ref;
}

static void
add_fact(void *to, crm_str name)
{
	add_column(to, name, NULL);
}

/* What the next stage goes by, too. */
static void
add_derived(struct cmd_stream *s)
{
	const crm_word *word;

	for (size_t i = 0; (word = crm_word_at(i)); i++)
		if (crm_derived_has(s->judges, word))
			add_column(s, crm_str_z(word->name), NULL);
}

bool
cmd_is_among(crm_str name, const crm_str *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (crm_str_eq(names[i], name))
			return true;
	return false;
}

/* Those of a name that can be computed are. What is not there is found when all are settled. */
static void
add_named(struct cmd_stream *s, const crm_str *names, size_t n, const char *option)
{
	for (size_t i = 0; i < n; i++) {
		const crm_word *word = crm_word_find(crm_policy_model(s->policy)->kinds, names[i]);
		if (word && word->origin != CRM_COLUMN &&
		    !cmd_is_among(names[i], s->extra, s->extras))
			add_column(s, names[i], option);
	}
}

static void
check_named(struct cmd_stream *s, const crm_str *names, size_t n, const char *option)
{
	struct crm_frame_out out = {.ref = s->columns,
				    .refs = s->column_count,
				    .extra = s->extra,
				    .extras = s->extras,
				    .only = names,
				    .onlys = n};
	crm_error e;

	if (!names || crm_frame_check(s->frame, &out, &e) == 0)
		return;
	crm_fail_at(&e, option, 0, NULL);
	cmd_die(&e);
}

void
cmd_stream_columns(struct cmd_stream *s, const char *const *own, size_t n)
{
	bool folded = !crm_frame_carries_facts(s->frame) && crm_frame_has_log(s->frame);

	if (s->only) {
		if (cmd_to_person(s->call))
			refuse_private(s);
		add_named(s, s->only, s->onlys, "--columns");
		check_named(s, s->only, s->onlys, "--columns");
		return;
	}
	if (folded && !(s->needs & CMD_LAST))
		add_column(s, CRM_STR("as_of"), NULL);
	if (folded && !(s->needs & (CMD_LAST | CMD_OWN_FACTS)))
		crm_policy_facts(s->policy, add_fact, s);
	if (!(s->needs & CMD_LAST))
		add_derived(s);
	for (size_t i = 0; i < n; i++)
		add_column(s, crm_str_z(own[i]), NULL);
	add_named(s, s->add, s->adds, "--add");
	check_named(s, s->add, s->adds, "--add");
}

size_t
cmd_own_columns(const char *tool, const char **own, size_t n)
{
	const crm_word *word;

	for (size_t i = 0; (word = crm_word_at(i)) && n < CMD_OWN_MOST; i++)
		if (word->origin == CRM_DERIVED && strcmp(word->tool, tool) == 0)
			own[n++] = word->name;
	return n;
}
