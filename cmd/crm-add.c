/* crm-add: register customers. */
#include <stdlib.h>
#include <string.h>

#include "common/incoming.h"
#include "common/options.h"
#include "common/output.h"
#include "common/target.h"

enum { OPT_UPDATE = CMD_OWN, OPT_UPSERT };

static const struct cmd_option options[] = {
	CMD_FILE,
	CMD_INCOMING_OPTIONS,
	{OPT_UPDATE, "update", "[KEY]", "change the rows that have the same KEY (id, phone or email; id)"},
	{OPT_UPSERT, "upsert", "[KEY]", "likewise, and add those that are not there"},
	CMD_TODAY, CMD_FORMATS, CMD_REJECTS, CMD_LOCK_TIMEOUT,
	CMD_STANDARD
};

static const struct cmd_tool tool = {
	.name = "crm-add",
	.purpose = "register customers",
	.usage = "[-f FILE] NAME=VALUE ...\n[-f FILE] [--map THEIRS=OURS ...] <STREAM",
	.options = options,
	.about =
		"Each customer gets an id, in the shape of those already there. Every value is\n"
		"checked, and an id, phone or email that someone has already is refused, naming\n"
		"who; members of one household may share a phone. With -f the new rows are\n"
		"appended to FILE, which is made when it is not there, and their ids printed;\n"
		"without -f the rows themselves are. One faulty row and nothing is written.",
	.examples =
		"  crm-add -f customers.tsv name='Анна Петрова' phone=+79161234567 source=fair\n"
		"  crm-add -f customers.tsv --update id=c0007 email=anna@example.org\n"
		"  crm-add -f customers.tsv --map 'Full Name=name' --map Mobile=phone <fair.csv",
	.see = "crm-records(5), crm-log(1)",
};

/* What one run works on. Rows are numbered: those of the file, then those that come in. */
struct add {
	struct cmd_target target;
	struct cmd_incoming in;
	bool update, insert;
	enum crm_book_key key;
	crm_book *book;
	crm_mint mint;
	crm_str today;
	size_t there;                             /* rows of the file */
	crm_str **changed;                        /* of these, those changed; else NULL */
	crm_str **added;                          /* what comes in, where it is a row of its own; else NULL */
	crm_arena *arena;
	crm_row row;
};

static const char *const key_names[CRM_BOOK_KEYS] = {"id", "phone", "email"};

/* ---- who is there already ---- */

static void enter_rows_there(struct add *a)
{
	const crm_table *t = a->target.table;

	a->there = t ? crm_table_rows(t) : 0;
	for (size_t i = 0; i < a->there; i++) {
		crm_row_split(&a->row, t, i);
		for (int k = 0; k < CRM_BOOK_KEYS; k++) {
			int at = crm_table_find(t, key_names[k]);
			if (at < 0)
				continue;
			crm_book_put(a->book, k, a->row.field[at], i);
			if (k == CRM_BY_ID)
				crm_mint_see(&a->mint, a->row.field[at]);
		}
	}
}

static crm_str column_at(struct add *a, size_t number, int column)
{
	crm_str *fields = number < a->there ? a->changed[number] : a->added[number - a->there];

	if (column < 0)
		return CRM_STR("");
	if (fields)
		return fields[column];
	if (number >= a->there || (size_t)column >= a->target.columns_there)
		return CRM_STR("");
	crm_row_split(&a->row, a->target.table, number);
	return crm_arena_str(a->arena, a->row.field[column]);
}

static crm_str column_of(struct add *a, size_t number, const char *name)
{
	return column_at(a, number, cmd_target_find(&a->target, name));
}

static int taken(struct add *a, const char *key, crm_str value, size_t by, crm_error *e)
{
	const crm_table *t = by < a->there ? a->target.table : a->in.table;
	size_t row = by < a->there ? by : by - a->there;

	crm_fail(e, CRM_DATA, "%s is already that of %s %s (%s:%llu)", crm_quote(value),
	         crm_quote(column_of(a, by, "id")), crm_quote(column_of(a, by, "name")),
	         crm_table_source(t, row), (unsigned long long)crm_table_line(t, row));
	return crm_fail_at(e, NULL, 0, key);
}

/* Enters a row under its keys, unless someone else has one of them. */
static int enter(struct add *a, const crm_str *fields, size_t number, crm_error *e)
{
	int household = cmd_target_find(&a->target, "household");
	crm_str home = household < 0 ? CRM_STR("") : fields[household];

	for (int k = 0; k < CRM_BOOK_KEYS; k++) {
		int column = cmd_target_find(&a->target, key_names[k]);
		size_t other = column < 0 ? SIZE_MAX : crm_book_put(a->book, k, fields[column], number);
		if (other == SIZE_MAX || other == number)
			continue;
		if (k != CRM_BY_ID && home.n && crm_str_eq(home, column_of(a, other, "household")))
			continue;
		return taken(a, key_names[k], fields[column], other, e);
	}
	return 0;
}

/* ---- one row ---- */

static int check_fields(const struct add *a, const crm_str *fields, crm_error *e)
{
	int id = cmd_target_find(&a->target, "id"), name = cmd_target_find(&a->target, "name");
	int by = cmd_target_find(&a->target, "referred_by");

	for (size_t i = 0; i < a->target.columns; i++)
		if (crm_customer_check(a->target.column[i], fields[i], e) < 0)
			return -1;
	if (!crm_str_trim(fields[name]).n) {
		crm_fail(e, CRM_DATA, "is empty; a customer has a name");
		return crm_fail_at(e, NULL, 0, "name");
	}
	if (by >= 0 && fields[by].n && crm_str_eq(fields[by], fields[id])) {
		crm_fail(e, CRM_DATA, "%s cannot have brought themselves", crm_quote(fields[by]));
		return crm_fail_at(e, NULL, 0, "referred_by");
	}
	return 0;
}

/* Their values in our columns. From a stream an empty one means "not said". */
static void overlay(struct add *a, const crm_str *theirs, crm_str *fields)
{
	for (size_t i = 0; i < crm_table_columns(a->in.table); i++)
		if (a->in.to[i] >= 0 && (theirs[i].n || a->in.one))
			fields[a->in.to[i]] = crm_arena_str(a->arena, theirs[i]);
}

static int change_row(struct add *a, size_t number, const crm_str *theirs, crm_error *e)
{
	crm_str *fields = crm_arena_alloc(a->arena, a->target.columns * sizeof *fields);

	for (size_t i = 0; i < a->target.columns; i++)
		fields[i] = column_at(a, number, (int)i);
	overlay(a, theirs, fields);
	if (check_fields(a, fields, e) < 0 || enter(a, fields, number, e) < 0)
		return -1;
	a->changed[number] = fields;
	return 0;
}

static crm_str new_id(struct add *a)
{
	crm_buf id = {0};
	crm_str kept;

	do {
		id.n = 0;
		crm_mint_next(&a->mint, &id);
	} while (crm_book_find(a->book, CRM_BY_ID, crm_buf_slice(&id)) != SIZE_MAX);
	kept = crm_arena_str(a->arena, crm_buf_slice(&id));
	crm_buf_free(&id);
	return kept;
}

static int add_row(struct add *a, size_t i, const crm_str *theirs, crm_error *e)
{
	crm_str *fields = crm_arena_alloc(a->arena, a->target.columns * sizeof *fields);
	int id = cmd_target_find(&a->target, "id"), created = cmd_target_find(&a->target, "created");

	for (size_t c = 0; c < a->target.columns; c++)
		fields[c] = CRM_STR("");
	overlay(a, theirs, fields);
	if (fields[id].n)
		crm_mint_see(&a->mint, fields[id]);
	else
		fields[id] = new_id(a);
	if (created >= 0 && !fields[created].n)
		fields[created] = a->today;
	if (check_fields(a, fields, e) < 0 || enter(a, fields, a->there + i, e) < 0)
		return -1;
	a->added[i] = fields;
	return 0;
}

static int take_row(struct add *a, size_t i, const crm_str *theirs, crm_error *e)
{
	size_t number = SIZE_MAX;
	crm_str key = CRM_STR("");

	for (size_t c = 0; a->update && c < crm_table_columns(a->in.table); c++)
		if (a->in.to[c] >= 0 && crm_str_eqz(a->target.column[a->in.to[c]], key_names[a->key]))
			key = theirs[c];
	if (key.n)
		number = crm_book_find(a->book, a->key, key);
	if (number < a->there)
		return change_row(a, number, theirs, e);
	if (a->update && !a->insert) {
		crm_fail(e, CRM_DATA, key.n ? "no customer has %s (--upsert adds them)" : "%s names no customer",
		         crm_quote(key));
		return crm_fail_at(e, NULL, 0, key_names[a->key]);
	}
	return add_row(a, i, theirs, e);
}

static void take_rows(struct add *a)
{
	size_t n = crm_table_rows(a->in.table);
	crm_row row = {0};
	crm_error e;

	for (size_t i = 0; i < n; i++) {
		crm_row_split(&row, a->in.table, i);
		if (take_row(a, i, row.field, &e) < 0)
			cmd_incoming_fault(&a->in, i, &e);
	}
	crm_row_free(&row);
}

/* ---- the whole ---- */

static void read_operands(struct add *a, const struct cmd_call *call)
{
	size_t n = call->operand_count;
	crm_str *names = crm_alloc(n * sizeof *names), *values = crm_alloc(n * sizeof *values);

	for (size_t i = 0; i < n; i++) {
		const char *equals = strchr(call->operands[i], '=');
		if (!equals || equals == call->operands[i])
			cmd_usage_error("%s is not NAME=VALUE", crm_quote(crm_str_z(call->operands[i])));
		names[i] = (crm_str){call->operands[i], (size_t)(equals - call->operands[i])};
		values[i] = crm_str_z(equals + 1);
	}
	cmd_incoming_one(&a->in, names, values, n);
	free(names);
	free(values);
}

static void print_ids(const struct add *a, crm_str *const *rows, size_t n, crm_buf *out)
{
	int id = cmd_target_find(&a->target, "id");

	for (size_t i = 0; i < n; i++)
		if (rows[i]) {
			crm_buf_str(out, rows[i][id]);
			crm_buf_char(out, '\n');
		}
}

static void write_file(struct add *a)
{
	size_t n = crm_table_rows(a->in.table);
	bool rewrite = a->target.grown;
	struct cmd_output out;

	for (size_t i = 0; i < a->there; i++)
		rewrite = rewrite || a->changed[i];
	if (rewrite)
		cmd_target_replace(&a->target, a->changed, a->added, n);
	else
		cmd_target_append(&a->target, a->added, n);
	cmd_output_open(&out, NULL);
	print_ids(a, a->changed, a->there, &out.buf);
	print_ids(a, a->added, n, &out.buf);
	cmd_output_close(&out);
}

static int add(struct add *a, const struct cmd_call *call)
{
	if (call->operand_count)
		read_operands(a, call);
	else
		cmd_incoming_stream(&a->in, call);
	cmd_target_open(&a->target, call, crm_customer_columns, true);
	cmd_incoming_map(&a->in, &a->target);
	a->book = crm_book_new();
	a->arena = crm_arena_new();
	enter_rows_there(a);
	a->changed = crm_alloc((a->there + 1) * sizeof *a->changed);
	a->added = crm_alloc((crm_table_rows(a->in.table) + 1) * sizeof *a->added);
	take_rows(a);
	if (call->file)
		write_file(a);
	else
		cmd_target_print(&a->target, a->added, crm_table_rows(a->in.table));
	cmd_target_close(&a->target);
	crm_book_free(a->book);
	crm_arena_free(a->arena);
	crm_row_free(&a->row);
	free(a->changed);
	free(a->added);
	return cmd_incoming_close(&a->in);
}

int main(int argc, char **argv)
{
	struct cmd_call call;
	struct add a = {0};
	char day[CRM_DAY_TEXT];

	cmd_begin(&call, &tool, argc, argv);
	cmd_incoming_begin(&a.in, argc);
	for (int o; (o = cmd_option(&call)) != -1;) {
		if (cmd_incoming_option(&a.in, o, call.value))
			continue;
		a.update = true;
		a.insert = o == OPT_UPSERT;
		if (call.value)
			a.key = (enum crm_book_key)cmd_choice("update", call.value, key_names, CRM_BOOK_KEYS);
	}
	if (a.update && !call.file)
		cmd_usage_error("--update and --upsert change a file: name it with -f");
	crm_day_format(call.today.day == CRM_NO_DAY ? crm_time_now().day : call.today.day, day);
	a.today = crm_str_z(day);
	return add(&a, &call);
}
