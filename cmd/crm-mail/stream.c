/* stream.c: what comes in, and the columns that a template may name. */
#include <stdlib.h>
#include <string.h>

#include "common/message.h"
#include "crm-mail/mail.h"

void
mail_stream_open(struct mail_stream *s, const struct cmd_call *call, const crm_policy *policy)
{
	struct crm_read how = {.format = call->from};
	crm_error e;

	*s = (struct mail_stream){.policy = policy, .row = {.row = SIZE_MAX}};
	if (!call->operand_count)
		cmd_note_terminal(NULL);
	s->table = crm_table_read(call->operands, call->operand_count, &how, &e);
	if (!s->table && !call->operand_count && cmd_nothing_came(&e))
		crm_fail_more(&e, "; pipe the stream of crm-due or of customers in");
	if (!s->table)
		cmd_die(&e);
	cmd_notes(crm_table_notices(s->table));
	s->source = call->operand_count ? call->operands[0] : "standard input";
	s->due = crm_table_find(s->table, "due_rule") >= 0;
	s->id = crm_table_find(s->table, "id");
	if (s->id >= 0)
		return;
	crm_fail(&e, CRM_DATA, "the stream has no column \"id\"");
	crm_fail_at(&e, s->source, 1, NULL);
	cmd_die(&e);
}

void
mail_stream_close(struct mail_stream *s)
{
	crm_row_free(&s->row);
	crm_buf_free(&s->text);
	crm_buf_free(&s->clean);
	crm_table_free(s->table);
}

/* ---- columns ---- */

/* A column of crm-due, which another stream lacks: it is empty there. */
static bool
is_of_due(const char *name)
{
	const crm_str *names;
	size_t n = crm_due_columns(&names);

	for (size_t i = 0; i < n; i++)
		if (crm_str_eqz(names[i], name))
			return true;
	return false;
}

static int
find(const struct mail_stream *s, const char *name)
{
	int own = crm_table_find(s->table, name), theirs,
	    n = (int)(crm_table_columns(s->table) + crm_table_columns(s->people->table));

	if (own >= 0)
		return own;
	theirs = crm_table_find(s->people->table, name);
	if (theirs >= 0)
		return (int)crm_table_columns(s->table) + theirs;
	if (strcmp(name, MAIL_SENDER) == 0)
		return n;
	return !s->due && is_of_due(name) ? n + 1 : -1;
}

bool
mail_stream_has(const struct mail_stream *s, const char *name)
{
	return crm_table_find(s->table, name) >= 0 || crm_table_find(s->people->table, name) >= 0;
}

static size_t
add_names(const crm_table *t, crm_arena *arena, const char **names, size_t n)
{
	for (size_t i = 0; i < crm_table_columns(t); i++)
		names[n++] = crm_arena_str(arena, crm_table_column(t, i)).p;
	return n;
}

static bool
say_near(const struct mail_stream *s, crm_str name, crm_error *e)
{
	const crm_word *word = crm_word_find(crm_policy_model(s->policy)->kinds, name);
	crm_arena *arena = crm_arena_new();
	const char **names =
		crm_alloc((crm_table_columns(s->table) + crm_table_columns(s->people->table) + 1) *
			  sizeof *names);
	size_t n = add_names(s->people->table, arena, names, add_names(s->table, arena, names, 0));
	const char *near;

	names[n++] = MAIL_SENDER;
	near = crm_nearest(name, names, n);
	if (word && word->origin != CRM_COLUMN)
		crm_fail_more(e, "; the tool that makes the stream adds it with --add=%.*s",
			      (int)name.n, name.p);
	else if (near)
		crm_fail_more(e, "; did you mean {%s}?", near);
	free(names);
	crm_arena_free(arena);
	return word || near;
}

/* The column of a name; `used`: the template that has it is used. */
static int
bind(const struct mail_stream *s, crm_str name, bool used, crm_error *e)
{
	const crm_word *word = crm_word_find(crm_policy_model(s->policy)->kinds, name);
	char *z = strndup(name.p, name.n);
	int column = find(s, z);

	free(z);
	if (crm_policy_private(s->policy, name))
		return crm_fail(e, CRM_DATA, "{%.*s} is a private column, which no message shows",
				(int)name.n, name.p);
	if (crm_str_eqz(name, "due_why"))
		return crm_fail(e, CRM_DATA,
				"{due_why} is written for us: it may say what to avoid, and who "
				"else has the same phone; write the reason into the template");
	if (column >= 0 || (word && !used))
		return column < 0 ? 0 : column;
	crm_fail(e, CRM_DATA, "neither the stream nor the customers have a column %s",
		 crm_quote(name));
	if (!say_near(s, name, e) && !used)
		crm_fail_more(e, "; a template for streams with columns of their own is kept in "
				 "another directory");
	return -1;
}

int
mail_stream_bind(void *own, crm_str name, crm_error *e)
{
	return bind(own, name, true, e);
}

int
mail_stream_check(void *own, crm_str name, crm_error *e)
{
	return bind(own, name, false, e);
}

/* A day and an amount as people write them in the language of the template, which is in use; any
 * other value as it is. */
static crm_str
as_written(struct mail_stream *s, crm_str name, crm_str value)
{
	const crm_word *word = crm_word_find(crm_policy_model(s->policy)->kinds, name);
	crm_partial birthday;
	crm_day day;

	s->text.n = 0;
	if (crm_str_eqz(name, "birthday") && crm_partial_parse(value, &birthday) &&
	    (birthday.day || !birthday.lunar))
		crm_lang_partial(&birthday, &s->text);
	else if (word && (word->type == CRM_DATE || crm_str_eqz(name, "due_date")) &&
		 crm_day_parse(value, &day))
		crm_lang_day(day, &s->text);
	else if (word && word->type == CRM_NUMBER && strcmp(word->unit, "money") == 0)
		crm_lang_exact(value, &s->text);
	else
		return value;
	return crm_buf_slice(&s->text);
}

/* A row of the stream speaks of its customer; if that one was merged into another since the stream
 * was made, the message goes to the other, whose columns it has. */
static crm_str
stream_field(const struct mail_stream *s, size_t c)
{
	const crm_table *people = s->people->table;
	crm_str name = crm_table_column(s->table, c);
	size_t n =
		crm_str_eq(crm_str_trim(s->row.field[s->id]), mail_people_field(s->people, MAIL_ID))
			? 0
			: crm_table_columns(people);

	for (size_t i = 0; i < n; i++)
		if (crm_str_eq(crm_table_column(people, i), name))
			return crm_str_trim(s->people->row.field[i]);
	return crm_str_trim(s->row.field[c]);
}

static crm_str
raw_value(struct mail_stream *s, size_t c)
{
	size_t n = crm_table_columns(s->table);

	if (c < n)
		return as_written(s, crm_table_column(s->table, c), stream_field(s, c));
	c -= n;
	if (c < crm_table_columns(s->people->table))
		return as_written(s, crm_table_column(s->people->table, c),
				  crm_str_trim(s->people->row.field[c]));
	return c == crm_table_columns(s->people->table) ? s->sender : CRM_STR("");
}

crm_str
mail_stream_value(void *own, int column)
{
	struct mail_stream *s = own;

	s->clean.n = 0;
	crm_buf_message(&s->clean, raw_value(s, (size_t)column));
	return crm_buf_slice(&s->clean);
}
