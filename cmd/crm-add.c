/* crm-add: register customers. */
#include <stdlib.h>
#include <string.h>

#include "common/book.h"
#include "common/incoming.h"
#include "common/options.h"
#include "common/output.h"
#include "common/stream.h"
#include "common/target.h"

enum { OPT_UPDATE = CMD_OWN, OPT_UPSERT };
enum { KEYS = CRM_BY_EMAIL + 1 };                 /* what no two customers have in common */

static const struct cmd_option options[] = {
	CMD_FILE, CMD_POLICY,
	CMD_INCOMING_OPTIONS,
	CMD_INCOMING_SET,
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
		"  crm-add -f customers.tsv name='Анна Петрова' source=fair\n"
		"  crm-add -f customers.tsv --update id=c0007 email=anna@example.org\n"
		"  crm-add -f customers.tsv --map 'Full Name=name' --map Mobile=phone <fair.csv",
	.see = "crm-records(5), crm-log(1)",
	.book_file = CMD_BOOK_CUSTOMERS,
};

/* What one run works on. Rows are numbered: those of the file, then those that come in. */
struct add {
	struct cmd_target target;
	struct cmd_incoming in;
	bool update, insert;
	enum crm_book_key key;
	crm_policy *policy;
	crm_book *book;
	crm_mint mint;
	crm_str today;
	crm_str **taken;                          /* what each that comes in became; NULL: set aside */
	size_t there;                             /* rows of the file */
	crm_str **changed;                        /* of these, those changed; else NULL */
	crm_str **added;                          /* what comes in, where it is a row of its own; else NULL */
	crm_arena *arena;
	crm_row row;
};

static const char *const key_names[KEYS] = {"id", "phone", "email"};

/* ---- who is there already ---- */

static void enter_rows_there(struct add *a)
{
	const crm_table *t = a->target.table;

	a->there = t ? crm_table_rows(t) : 0;
	for (size_t i = 0; i < a->there; i++) {
		crm_row_split(&a->row, t, i);
		for (int k = 0; k < KEYS; k++) {
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

	crm_fail(e, CRM_DATA, "%s is already that of %s %s (%s:%llu)%s", crm_quote(value),
	         crm_quote(column_of(a, by, "id")), crm_quote(column_of(a, by, "name")),
	         crm_table_source(t, row), (unsigned long long)crm_table_line(t, row),
	         strcmp(key, "id") == 0 ? "" : "; only people with the same household share one");
	return crm_fail_at(e, NULL, 0, key);
}

/* Enters a row under its keys, unless someone else has one of them. */
static int enter(struct add *a, const crm_str *fields, size_t number, crm_error *e)
{
	int household = cmd_target_find(&a->target, "household");
	crm_str home = household < 0 ? CRM_STR("") : fields[household];

	for (int k = 0; k < KEYS; k++) {
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
	int name = cmd_target_find(&a->target, "name");

	for (size_t i = 0; i < a->target.columns; i++)
		if (crm_customer_check(crm_policy_model(a->policy)->kinds, a->target.column[i], fields[i], e) < 0)
			return -1;
	if (!crm_str_trim(fields[name]).n) {
		crm_fail(e, CRM_DATA, "is empty; a customer has a name");
		return crm_fail_at(e, NULL, 0, "name");
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

static int change_row(struct add *a, size_t i, size_t number, const crm_str *theirs, crm_error *e)
{
	crm_str *fields = crm_arena_alloc(a->arena, a->target.columns * sizeof *fields);
	int key = cmd_target_find(&a->target, key_names[a->key]), id = cmd_target_find(&a->target, "id");

	for (size_t c = 0; c < a->target.columns; c++)
		fields[c] = column_at(a, number, (int)c);
	overlay(a, theirs, fields);
	/* What they were found by may be one of several, and stays as it is. */
	fields[key] = column_at(a, number, key);
	if (!crm_str_eq(fields[id], column_at(a, number, id))) {
		crm_fail(e, CRM_DATA, "%s is not the id of %s, and an id is never changed: the log knows them by it",
		         crm_quote(fields[id]), crm_quote(column_at(a, number, id)));
		return crm_fail_at(e, NULL, 0, "id");
	}
	if (check_fields(a, fields, e) < 0 || enter(a, fields, number, e) < 0)
		return -1;
	a->changed[number] = a->taken[i] = fields;
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
	crm_mint before = a->mint;

	for (size_t c = 0; c < a->target.columns; c++)
		fields[c] = CRM_STR("");
	overlay(a, theirs, fields);
	if (fields[id].n)
		crm_mint_see(&a->mint, fields[id]);
	else
		fields[id] = new_id(a);
	if (created >= 0 && !fields[created].n)
		fields[created] = a->today;
	if (check_fields(a, fields, e) < 0 || enter(a, fields, a->there + i, e) < 0) {
		a->mint = before;                 /* an id that was not used is the next one's */
		return -1;
	}
	a->added[i] = a->taken[i] = fields;
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
		return change_row(a, i, number, theirs, e);
	if (a->update && !a->insert) {
		crm_fail(e, CRM_DATA, key.n ? "no customer has %s (--upsert adds them)" :
		         "is not said, but --update finds by it whom to change (--update=KEY by another)", crm_quote(key));
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

/* ---- whom they name ---- */

/* A column that names another customer, by what stands before the id. */
static int check_named(struct add *a, const crm_str *fields, const char *column, const char *before, crm_error *e)
{
	int at = cmd_target_find(&a->target, column), id = cmd_target_find(&a->target, "id");
	crm_str who = at < 0 ? CRM_STR("") : fields[at];
	size_t skip = strlen(before);

	if (who.n <= skip || memcmp(who.p, before, skip) != 0)
		return 0;
	who = (crm_str){who.p + skip, who.n - skip};
	if (!crm_str_eq(who, fields[id]) && crm_book_find(a->book, CRM_BY_ID, who) != SIZE_MAX)
		return 0;
	crm_fail(e, CRM_DATA, crm_str_eq(who, fields[id]) ? "%s is the customer's own id" : "no customer has the id %s",
	         crm_quote(who));
	return crm_fail_at(e, NULL, 0, column);
}

/* Once all have their ids: those of one stream may name each other. */
static void check_all_named(struct add *a)
{
	crm_error e;

	for (size_t i = 0; i < crm_table_rows(a->in.table); i++) {
		if (!a->taken[i] || (check_named(a, a->taken[i], "referred_by", "", &e) == 0 &&
		                     check_named(a, a->taken[i], "status", "merged:", &e) == 0))
			continue;
		cmd_incoming_fault(&a->in, i, &e);
		for (size_t n = 0; n < a->there; n++)
			if (a->changed[n] == a->taken[i])
				a->changed[n] = NULL;
		a->added[i] = a->taken[i] = NULL;
	}
}

/* Someone of that name may be the same person: told, not refused. */
static void tell_namesakes(struct add *a)
{
	crm_str name;

	if (!a->in.one || !a->added[0])
		return;
	name = a->added[0][cmd_target_find(&a->target, "name")];
	for (size_t i = 0; i < a->there; i++)
		if (crm_str_eq(name, column_of(a, i, "name")))
			cmd_note("%s is also the name of %s (%s:%llu)", crm_quote(name), crm_quote(column_of(a, i, "id")),
			         crm_table_source(a->target.table, i),
			         (unsigned long long)crm_table_line(a->target.table, i));
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
	static const char *const needed[] = {"id", "name"};

	if (call->operand_count)
		read_operands(a, call);
	else
		cmd_incoming_stream(&a->in, call, crm_policy_model(a->policy), CRM_RULES_CUSTOMERS);
	cmd_target_open(&a->target, call, crm_customer_columns, true);
	cmd_target_need(&a->target, "a customer file", needed, 2);
	cmd_incoming_map(&a->in, &a->target);
	a->book = crm_book_new();
	a->arena = crm_arena_new();
	enter_rows_there(a);
	a->changed = crm_alloc((a->there + 1) * sizeof *a->changed);
	a->added = crm_alloc((crm_table_rows(a->in.table) + 1) * sizeof *a->added);
	a->taken = crm_alloc((crm_table_rows(a->in.table) + 1) * sizeof *a->taken);
	take_rows(a);
	if (call->file)
		check_all_named(a);
	tell_namesakes(a);
	if (call->file)
		write_file(a);
	else
		cmd_target_print(&a->target, a->added, crm_table_rows(a->in.table));
	cmd_target_close(&a->target);
	crm_book_free(a->book);
	crm_policy_free(a->policy);
	crm_arena_free(a->arena);
	crm_row_free(&a->row);
	free(a->changed);
	free(a->added);
	free(a->taken);
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
			a.key = (enum crm_book_key)cmd_choice("update", call.value, key_names, KEYS);
	}
	if (a.update && !call.file)
		cmd_usage_error("--update and --upsert change a file: name it with -f");
	a.policy = cmd_policy_open(&call);
	crm_day_format(call.today.day == CRM_NO_DAY ? crm_time_now().day : call.today.day, day);
	a.today = crm_str_z(day);
	return add(&a, &call);
}
