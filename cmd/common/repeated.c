/* repeated.c: records of an import that are there already. */
#include <stdlib.h>
#include <string.h>

#include "common/repeated.h"
#include "common/message.h"
#include "common/output.h"

/* ---- values that say the same ---- */

/* Numbers and moments may be written in several ways. */
static bool same_value(crm_str a, crm_str b)
{
	crm_num x, y;
	crm_time s, t;

	if (crm_str_eq(a, b))
		return true;
	if (crm_num_parse(a, &x) && crm_num_parse(b, &y))
		return x == y;
	return crm_time_parse(a, &s) && crm_time_parse(b, &t) && s.day == t.day && s.minute == t.minute &&
	       s.offset == t.offset;
}

static void add_difference(crm_buf *out, crm_str column, crm_str before, crm_str after)
{
	crm_buf_z(out, out->n ? ", " : "");
	crm_buf_visible(out, column);
	crm_buf_f(out, ": %s -> ", crm_quote(before));
	crm_buf_f(out, "%s", crm_quote(after));
}

static void report(const struct cmd_incoming *in, size_t i, crm_str id, crm_str name, const crm_buf *differences, const char *so)
{
	cmd_note("%s:%llu: changed %.*s%s%s: %.*s%s", crm_table_source(in->table, i),
	         (unsigned long long)crm_table_line(in->table, i), (int)id.n, id.p, name.n ? " " : "",
	         name.n ? crm_quote(name) : "", (int)differences->n, differences->p, so);
}

/* ---- events ---- */

struct repeats {
	struct cmd_incoming *in;
	const struct cmd_target *t;
	crm_str **added;
	crm_people *ids;                            /* numbered as the records that come in */
	int event;
	bool *given;                              /* of each column of the log: the stream says it */
};

/* What the tool fills in where the stream says nothing differs by itself. */
static bool compared(const struct repeats *k, size_t column, crm_str after)
{
	static const char *const filled[] = {"date", "by", "dir"};

	for (size_t i = 0; i < sizeof filled / sizeof *filled; i++)
		if (crm_str_eqz(k->t->column[column], filled[i]) && !after.n)
			return false;
	return k->given[column] && !crm_str_eqz(k->t->column[column], "recorded");
}

/* An empty currency is that of the log. */
static bool same_field(const struct repeats *k, size_t column, crm_str before, crm_str after)
{
	return same_value(before, after) || (!before.n && crm_str_eqz(k->t->column[column], "currency"));
}

static void compare(struct repeats *k, size_t i, const crm_record *there)
{
	crm_str *fields = k->added[i];
	crm_buf differences = {0};

	for (size_t c = 0; c < k->t->columns_there; c++)
		if (compared(k, c, fields[c]) && !same_field(k, c, there->field[c], fields[c]))
			add_difference(&differences, k->t->column[c], there->field[c], fields[c]);
	if (differences.n) {
		report(k->in, i, fields[k->event], CRM_STR(""), &differences, " (nothing in a log is changed: a void takes it back, and the right one is then logged by hand)");
		k->in->changed++;
	} else {
		k->in->known++;
	}
	crm_buf_free(&differences);
	k->added[i] = NULL;
}

static void look_at(struct repeats *k, const crm_record *there)
{
	size_t i = crm_people_find(k->ids, CRM_BY_ID, there->field[k->event]);

	if (i != SIZE_MAX && k->added[i])
		compare(k, i, there);
}

static void read_log(struct repeats *k)
{
	crm_error e;
	crm_input *in = crm_input_open(k->t->call->file, CRM_AUTO, &e);
	crm_block *b = in ? crm_block_new(in, SIZE_MAX) : NULL;
	crm_record record;
	int status = in ? 1 : -1;

	while (status > 0 && (status = crm_input_block(in, b, &e)) > 0) {
		while ((status = crm_block_next(b, &record, &e)) > 0)
			look_at(k, &record);
		status = status < 0 ? -1 : 1;
	}
	crm_block_free(b);
	crm_input_close(in);
	if (status < 0)
		cmd_die(&e);
}

void cmd_repeated_events(struct cmd_incoming *in, const struct cmd_target *t, crm_str **added, size_t n, crm_arena *arena)
{
	struct repeats k = {.in = in, .t = t, .added = added, .event = cmd_target_find(t, "event")};
	size_t given = 0;

	k.given = crm_arena_alloc(arena, (t->columns + 1) * sizeof *k.given);
	for (size_t c = 0; c < crm_table_columns(in->table); c++)
		if (in->to[c] >= 0)
			k.given[in->to[c]] = true;
	if (in->one || !t->columns_there || k.event < 0 || !k.given[k.event])
		return;
	k.ids = crm_people_new(NULL);
	for (size_t i = 0; i < n; i++)
		if (added[i] && crm_people_put(k.ids, CRM_BY_ID, added[i][k.event], i) == SIZE_MAX)
			given++;
	if (given)
		read_log(&k);
	crm_people_free(k.ids);
}

/* ---- customers ---- */

bool cmd_has_items(crm_str column, crm_str list, crm_str items)
{
	enum crm_people_key key = crm_str_eqz(column, "phone") ? CRM_BY_PHONE : CRM_BY_EMAIL;
	crm_people *there = crm_people_new(NULL);
	crm_str item;
	bool all = true;

	crm_people_put(there, key, list, 0);
	while (all && crm_str_item(&items, &item))
		all = crm_people_find(there, key, item) != SIZE_MAX;
	crm_people_free(there);
	return all;
}

static bool is_list(crm_str column)
{
	static const char *const lists[] = {"phone", "email", "tags", "consent", "hours", "avoid"};

	for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
		if (crm_str_eqz(column, lists[i]))
			return true;
	return false;
}

void cmd_repeated_customer(struct cmd_incoming *in, const struct cmd_target *t, size_t i, const crm_str *theirs,
                        const crm_str *there)
{
	int id = cmd_target_find(t, "id"), name = cmd_target_find(t, "name");
	crm_buf differences = {0};

	for (size_t c = 0; c < crm_table_columns(in->table); c++) {
		crm_str column, before;
		if (in->to[c] < 0 || !theirs[c].n)
			continue;
		column = t->column[in->to[c]];
		before = there[in->to[c]];
		if (is_list(column) ? !cmd_has_items(column, before, theirs[c]) : !same_value(before, theirs[c]))
			add_difference(&differences, column, before, theirs[c]);
	}
	if (differences.n) {
		report(in, i, there[id], there[name], &differences, " (--upsert writes it)");
		in->changed++;
	} else {
		in->known++;
	}
	crm_buf_free(&differences);
}

/* ---- --dry-run ---- */

static void show_added(const struct cmd_target *t, const crm_str *fields, crm_buf *out)
{
	crm_buf_char(out, '+');
	for (size_t c = 0; c < t->columns; c++) {
		if (!fields[c].n || crm_str_eqz(t->column[c], "recorded"))
			continue;
		crm_buf_char(out, ' ');
		crm_buf_visible(out, t->column[c]);
		crm_buf_f(out, "=%s", crm_quote(fields[c]));
	}
	crm_buf_char(out, '\n');
}

static void show_changed(const struct cmd_target *t, const crm_str *before, const crm_str *after, crm_buf *out)
{
	crm_buf differences = {0};
	int id = cmd_target_find(t, "id"), name = cmd_target_find(t, "name");

	for (size_t c = 0; c < t->columns; c++) {
		crm_str was = c < t->columns_there ? before[c] : CRM_STR("");
		if (!crm_str_eq(was, after[c]))
			add_difference(&differences, t->column[c], was, after[c]);
	}
	if (differences.n) {
		crm_buf_z(out, "~ ");
		crm_buf_visible(out, after[id]);
		crm_buf_f(out, " %s: %s\n", crm_quote(before[name]), crm_buf_zend(&differences));
	}
	crm_buf_free(&differences);
}

void cmd_dry_run(const struct cmd_target *t, crm_str *const *changed, crm_str *const *added, size_t n)
{
	struct cmd_output out;
	crm_row row = {0};

	cmd_output_open(&out, NULL);
	for (size_t i = 0; changed && t->table && i < crm_table_rows(t->table); i++) {
		if (!changed[i])
			continue;
		crm_row_split(&row, t->table, i);
		show_changed(t, row.field, changed[i], &out.buf);
	}
	for (size_t i = 0; i < n; i++)
		if (added[i])
			show_added(t, added[i], &out.buf);
	crm_row_free(&row);
	cmd_output_close(&out);
}
