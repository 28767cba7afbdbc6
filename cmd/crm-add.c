/* crm-add: register customers. */
#include <stdlib.h>
#include <string.h>

#include "add/add.h"
#include "common/book.h"
#include "common/damage.h"
#include "common/incoming.h"
#include "common/options.h"
#include "common/output.h"
#include "common/repeated.h"
#include "common/stream.h"
#include "common/target.h"

enum { ONE = 1, UPDATE = 2, STREAM = 4 };
static const struct cmd_mode modes[] = {
	{ONE, "NAME=VALUE ...", CMD_SOME},
	{UPDATE, "WHO NAME=VALUE|NAME+=ITEM|NAME-=ITEM ...", CMD_SOME},
	{STREAM, "<STREAM", CMD_NONE},
	{0}};

static struct add asked = {.key_given = -1};

static const struct cmd_option options[] = {
	CMD_FILE("FILE", .usage = CMD_ALL),
	CMD_LOG(),
	CMD_POLICY(),
	CMD_INCOMING_OPTIONS(asked.in, STREAM, STREAM, 0),
	CMD_INCOMING_SET(asked.in, STREAM),
	OPT_CHOICE(0, "update", &asked.key_given, add_key_names, ADD_KEYS,
		   "change WHO (an id, name, phone or email), or the rows that have the same value "
		   "there (id)",
		   .arg = "KEY", .optional = true, .given = &asked.update, .selects = UPDATE,
		   .modes = STREAM, .requires = "file", .usage = CMD_ALL),
	OPT_CHOICE(0, "upsert", &asked.key_given, add_key_names, ADD_KEYS,
		   "likewise, and add those that are not there", .arg = "KEY", .optional = true,
		   .given = &asked.insert, .modes = ONE | STREAM, .requires = "file",
		   .excludes = "update", .usage = CMD_ALL),
	CMD_PRINT(),
	CMD_COUNTRY(),
	CMD_TODAY(),
	CMD_FORMATS,
	CMD_TO_VCARD(),
	CMD_REJECTS(),
	CMD_LOCK_TIMEOUT(),
	CMD_STANDARD,
};

static const struct cmd_tool tool = {
	.name = "crm-add",
	.purpose = "register customers",
	.modes = modes,
	.options = options,
	.about = "Each customer gets an id, in the shape of those already there. Every value is\n"
		 "checked, and an id, phone or email that someone has already is refused, naming\n"
		 "who; members of one household may share a phone. With -f the new rows are\n"
		 "appended to FILE, which is made when it is not there, and their ids printed;\n"
		 "without -f, or with --print, the rows themselves are printed and nothing is\n"
		 "written. One faulty row and nothing is written.",
	.examples =
		"  crm-add -f customers.tsv name='Анна Петрова' source=fair\n"
		"  crm-add -f customers.tsv --update 'Anna Petrova' email=anna@x.org tags+=vip\n"
		"  crm-add -f customers.tsv --map 'Full Name=name' --map Mobile=phone <fair.csv",
	.see = "crm-records(5), crm-log(1)",
	.book_file = CMD_BOOK_CUSTOMERS,
};

/* ---- one row ---- */

/* Whether a column is changed item by item, and not set. */
static bool
edits_list(const struct add *a, crm_str column)
{
	for (size_t i = 0; i < a->edits; i++)
		if (crm_str_eq(a->edit[i].name, column))
			return a->edit[i].operation != ADD_SET;
	return false;
}

/* Their values in our columns. From a stream an empty one means "not said". */
static void
overlay(struct add *a, const crm_str *theirs, crm_str *fields)
{
	for (size_t i = 0; i < crm_table_columns(a->in.table); i++)
		if (a->in.to[i] >= 0 && (theirs[i].n || a->in.one) &&
		    !edits_list(a, crm_table_column(a->in.table, i)))
			fields[a->in.to[i]] = crm_arena_str(a->arena, theirs[i]);
}

static int
check_id(struct add *a, size_t number, crm_str *id, crm_error *e)
{
	crm_str own = add_value_of(a, number, "id");
	size_t said = crm_people_find(a->people, CRM_BY_ID, *id);

	if (said != SIZE_MAX && add_now(a, said) == number)
		*id = own; /* they were merged */
	if (crm_str_eq(*id, own))
		return 0;
	crm_fail(e, CRM_DATA,
		 "%s is not the id of %s, and an id is never changed: the log knows them by it",
		 crm_quote(*id), crm_quote(own));
	return crm_fail_at(e, NULL, 0, "id");
}

static int
change_row(struct add *a, size_t i, size_t number, const crm_str *theirs, crm_error *e)
{
	crm_str *fields = crm_arena_alloc(a->arena, a->target.columns * sizeof *fields);
	crm_str *before = crm_arena_alloc(a->arena, a->target.columns * sizeof *before);
	enum crm_people_key by = a->key_said || a->in.one ? a->key : a->found_by;
	int key =
		a->who.n || by == CRM_BY_NAME ? -1 : cmd_target_find(&a->target, add_key_names[by]);

	for (size_t c = 0; c < a->target.columns; c++)
		before[c] = fields[c] = add_value(a, number, (int)c);
	overlay(a, theirs, fields);
	/* What they were found by may be one of several, and stays as it is. */
	if (key >= 0 && (a->key_said || by == CRM_BY_ID ||
			 cmd_has_items(cmd_country(a->call, a->policy),
				       crm_str_z(add_key_names[by]), before[key], fields[key])))
		fields[key] = before[key];
	if (check_id(a, number, &fields[cmd_target_find(&a->target, "id")], e) < 0 ||
	    add_edit_lists(a, fields, e) < 0 || add_check_fields(a, fields, e) < 0 ||
	    add_enter(a, fields, before, number, e) < 0)
		return -1;
	a->changed[number] = a->taken[i] = fields;
	return 0;
}

static int
add_row(struct add *a, size_t i, const crm_str *theirs, crm_error *e)
{
	crm_str *fields = crm_arena_alloc(a->arena, a->target.columns * sizeof *fields);
	int id = cmd_target_find(&a->target, "id"),
	    created = cmd_target_find(&a->target, "created");
	crm_mint before = a->mint;
	bool own_id;

	for (size_t c = 0; c < a->target.columns; c++)
		fields[c] = CRM_STR("");
	overlay(a, theirs, fields);
	own_id = fields[id].n > 0;
	if (own_id)
		crm_mint_see(&a->mint, fields[id]);
	else
		fields[id] = add_new_id(a);
	if (created >= 0 && !fields[created].n)
		fields[created] = a->today;
	if (add_check_fields(a, fields, e) < 0 || add_enter(a, fields, NULL, a->there + i, e) < 0) {
		a->mint = before; /* an id that was not used is the next one's */
		return -1;
	}
	a->added[i] = a->taken[i] = fields;
	if (a->in.one && own_id)
		add_tell_events(a, fields[id]);
	return 0;
}

/* A change of a row that was merged is one of the row it went into, except one that
 * says itself what becomes of that. */
static size_t
whom_to_change(struct add *a, size_t number)
{
	size_t now = add_now(a, number);

	for (size_t c = 0; c < crm_table_columns(a->in.table); c++)
		if (a->in.to[c] >= 0 && crm_str_eqz(a->target.column[a->in.to[c]], "status") &&
		    a->in.one && a->key == CRM_BY_ID)
			return number;
	if (now != number) {
		a->merged++;
		if (a->in.one)
			cmd_note("%s %s was merged into %s %s, who is changed",
				 crm_quote(add_value_of(a, number, "id")),
				 crm_quote(add_value_of(a, number, "name")),
				 crm_quote(add_value_of(a, now, "id")),
				 crm_quote(add_value_of(a, now, "name")));
	}
	return now;
}

static int
take_row(struct add *a, size_t i, const crm_str *theirs, crm_error *e)
{
	size_t number = SIZE_MAX;
	crm_str key = CRM_STR("");

	if (a->who.n)
		return change_row(a, i, add_find_who(a), theirs, e);
	for (size_t c = 0; a->update && c < crm_table_columns(a->in.table); c++)
		if (a->in.to[c] >= 0 &&
		    crm_str_eqz(a->target.column[a->in.to[c]], add_key_names[a->key]))
			key = theirs[c];
	a->found_by = a->key;
	if (key.n)
		number = crm_people_find(a->people, a->key, key);
	else if (!a->in.one && !a->key_said && add_find_known(a, theirs, &number, e) < 0)
		return -1;
	if (number < a->there && !a->update) {
		add_tell_known(a, i, theirs, number);
		return 0;
	}
	if (number < a->there)
		return change_row(a, i, whom_to_change(a, number), theirs, e);
	if (a->update && !a->insert) {
		crm_fail(e, CRM_DATA,
			 key.n ? "no customer has %s (--upsert adds them)"
			       : "is not said, but --update finds by it whom to change "
				 "(--update=KEY by another)",
			 crm_quote(key));
		return crm_fail_at(e, NULL, 0, add_key_names[a->key]);
	}
	return add_row(a, i, theirs, e);
}

static void
take_rows(struct add *a)
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

/* Once all have their ids: those of one stream may name each other. */
static void
check_all_named(struct add *a)
{
	size_t *number = crm_alloc((crm_table_rows(a->in.table) + 1) * sizeof *number);
	crm_error e;

	for (size_t i = 0; i < crm_table_rows(a->in.table); i++)
		number[i] = a->there + i;
	for (size_t i = 0; i < crm_table_rows(a->in.table); i++) {
		crm_str *fields = a->taken[i];
		if (fields && !a->added[i])
			number[i] = crm_people_find(a->people, CRM_BY_ID,
						    fields[cmd_target_find(&a->target, "id")]);
		if (!fields || add_check_named(a, fields, number[i], &e) == 0)
			continue;
		cmd_incoming_fault(&a->in, i, &e);
		if (!a->added[i])
			a->changed[number[i]] = NULL;
		a->added[i] = a->taken[i] = NULL;
	}
	free(number);
}

/* ---- the whole ---- */

static void
print_ids(const struct add *a, crm_str *const *rows, size_t n, crm_buf *out)
{
	int id = cmd_target_find(&a->target, "id");

	for (size_t i = 0; i < n; i++)
		if (rows[i]) {
			crm_buf_str(out, rows[i][id]);
			crm_buf_char(out, '\n');
		}
}

/* False when the file was replaced meanwhile. */
static bool
write_file(struct add *a)
{
	size_t n = crm_table_rows(a->in.table);
	bool rewrite = a->target.grown, written;
	crm_buf ids = {0};

	for (size_t i = 0; i < a->there; i++)
		rewrite = rewrite || a->changed[i];
	written = rewrite ? cmd_target_replace(&a->target, a->changed, a->added, n)
			  : cmd_target_append(&a->target, a->added, n, NULL);
	if (!written)
		return false;
	add_tell(a);
	print_ids(a, a->changed, a->there, &ids);
	print_ids(a, a->added, n, &ids);
	cmd_target_told(&a->target, crm_buf_slice(&ids));
	crm_buf_free(&ids);
	return true;
}

/* The rows that would be written: those of the file that are changed, then those added. */
static void
print_rows(struct add *a)
{
	size_t n = crm_table_rows(a->in.table);
	crm_str **rows = crm_alloc((a->there + n + 1) * sizeof *rows);

	for (size_t i = 0; i < a->there; i++)
		rows[i] = a->changed[i];
	for (size_t i = 0; i < n; i++)
		rows[a->there + i] = a->added[i];
	cmd_target_print(&a->target, rows, a->there + n);
	free(rows);
}

static void
take_all(struct add *a)
{
	size_t n = crm_table_rows(a->in.table);

	a->people = crm_people_new(cmd_country(a->call, a->policy));
	a->mint = (crm_mint){0};
	a->ids_seen = false;
	a->merged = 0;
	a->there = a->target.table ? crm_table_rows(a->target.table) : 0;
	a->changed = crm_alloc((a->there + 1) * sizeof *a->changed);
	a->added = crm_alloc((n + 1) * sizeof *a->added);
	a->taken = crm_alloc((n + 1) * sizeof *a->taken);
	add_enter_there(a);
	take_rows(a);
}

/* Reads the file, decides and writes, under one lock. False when the file was replaced
 * meanwhile: then it is to be done again with the one that is there now. */
static bool
add_once(struct add *a, const struct cmd_call *call)
{
	static const char *const needed[] = {"id", "name"};
	bool written = true;

	cmd_target_open(&a->target, call, crm_customer_columns, true);
	cmd_target_need(&a->target, "a customer file", needed, 2);
	cmd_incoming_map(&a->in, &a->target);
	take_all(a);
	if (call->file)
		check_all_named(a);
	add_tell_namesakes(a);
	cmd_damage_tell(&a->in, &a->target);
	cmd_incoming_set_aside(&a->in);
	if (a->in.dry_run) {
		add_tell_counts(a, cmd_dry_run(&a->target, a->changed, a->added,
					       crm_table_rows(a->in.table)));
	} else if (cmd_target_writes(call)) {
		written = write_file(a);
	} else {
		print_rows(a);
	}
	cmd_target_close(&a->target);
	crm_people_free(a->people);
	crm_people_free(a->names);
	a->names = NULL;
	free(a->changed);
	free(a->added);
	free(a->taken);
	return written;
}

static int
add(struct add *a, const struct cmd_call *call)
{
	if (call->operand_count)
		add_read_operands(a, call);
	else
		cmd_incoming_stream(&a->in, call, crm_policy_model(a->policy), CRM_RULES_CUSTOMERS);
	a->arena = crm_arena_new();
	while (!add_once(a, call))
		cmd_incoming_again(&a->in);
	crm_policy_free(a->policy);
	crm_arena_free(a->arena);
	crm_row_free(&a->row);
	crm_matches_free(&a->matches);
	free(a->edit);
	return cmd_incoming_close(&a->in);
}

int
main(int argc, char **argv)
{
	const struct cmd_call *call = cmd_take_call(&tool, argc, argv);
	char day[CRM_DAY_TEXT];

	asked.update = asked.update || asked.insert;
	asked.key_said = asked.key_given >= 0;
	if (asked.key_said)
		asked.key = (enum crm_people_key)asked.key_given;
	asked.call = call;
	asked.policy = cmd_policy_open(call);
	crm_day_format(call->today.day == CRM_NO_DAY ? crm_time_now().day : call->today.day, day);
	asked.today = crm_str_z(day);
	return add(&asked, call);
}
