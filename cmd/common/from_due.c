/* from_due.c: a due stream is logged as done. */
#include "common/due_entries.h"
#include "common/from_due.h"

struct doing {
	struct cmd_due_rows rows;
	struct cmd_incoming *in;
	crm_table *entries;
	struct crm_sent_key *key;     /* of each */
	bool used[CMD_ENTRY_COLUMNS]; /* some entry has something there */
};

static void
keep_key(struct doing *d, size_t i, struct crm_sent_key *key)
{
	crm_arena *arena = d->rows.how.arena;

	cmd_due_key(&d->rows, i, key);
	key->customer = crm_arena_str(arena, key->customer);
	key->rule = crm_arena_str(arena, key->rule);
	key->date = crm_arena_str(arena, key->date);
	key->step = crm_arena_str(arena, key->step);
}

static void
do_row(struct doing *d, size_t row)
{
	struct cmd_incoming *in = d->in;
	crm_str to[CMD_ENTRY_COLUMNS];
	size_t n, all = crm_table_rows(d->entries);

	cmd_due_go(&d->rows, row);
	n = cmd_due_entries(&d->rows, CRM_STR(""));
	in->lines = crm_realloc(in->lines, (all + n + 1) * sizeof *in->lines);
	d->key = crm_realloc(d->key, (all + n + 1) * sizeof *d->key);
	for (size_t i = 0; i < n; i++) {
		cmd_due_entry(&d->rows, i, to);
		for (int c = 0; c < CMD_ENTRY_COLUMNS; c++)
			d->used[c] |= to[c].n > 0;
		in->lines[all + i] = row;
		keep_key(d, i, &d->key[all + i]);
		crm_table_add(d->entries, to);
	}
}

/* A log need not have a column that no entry has anything for; nor who did it, and what there is to
 * say of it. For which rule it was is only written where there is a column for it. */
static bool
is_left_out(const struct doing *d, const struct cmd_target *t, int column)
{
	bool there = cmd_target_find(t, cmd_entry_columns[column]) >= 0;

	if (column == CMD_ENTRY_CUSTOMER || column == CMD_ENTRY_KIND)
		return false;
	if (column == CMD_ENTRY_RULE && !there)
		return !d->in->new_columns;
	return !d->used[column] ||
	       ((column == CMD_ENTRY_BY || column == CMD_ENTRY_NOTE) && t->columns_there && !there);
}

static void
leave_out(const struct doing *d, const struct cmd_target *t)
{
	for (int c = 0; c < CMD_ENTRY_COLUMNS; c++)
		if (is_left_out(d, t, c))
			cmd_incoming_leave_out(d->in, cmd_entry_columns[c]);
	if (d->rows.limited.n && t->columns_there && is_left_out(d, t, CMD_ENTRY_RULE))
		cmd_note(
			"%s has no column \"rule\", so that \"every\" and \"times\" of %.*s do not "
			"count this; --new-columns adds it",
			t->call->file, (int)d->rows.limited.n, d->rows.limited.p);
}

struct crm_sent_key *
cmd_from_due(struct cmd_incoming *in, const struct cmd_due_how *how,
	     const struct cmd_target *target)
{
	struct doing d = {.in = in};
	crm_str names[CMD_ENTRY_COLUMNS];

	cmd_due_begin(&d.rows, in->table, in->from ? in->from : "standard input", how);
	for (int c = 0; c < CMD_ENTRY_COLUMNS; c++)
		names[c] = crm_str_z(cmd_entry_columns[c]);
	d.entries = crm_table_new(names, CMD_ENTRY_COLUMNS, CRM_TSV);
	for (size_t i = 0; i < crm_table_rows(in->table); i++)
		do_row(&d, i);
	in->told = in->table;
	in->table = d.entries;
	leave_out(&d, target);
	cmd_due_tell(&d.rows);
	cmd_due_end(&d.rows);
	return d.key;
}
