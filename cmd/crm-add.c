/* crm-add: register customers. */
#include <stdlib.h>
#include <string.h>

#include "crm-add/add.h"
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
		   "like --update, and add the customers that are not there", .arg = "KEY",
		   .optional = true, .given = &asked.insert, .modes = ONE | STREAM,
		   .requires = "file", .excludes = "update", .usage = CMD_ALL),
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
	.about =
		"Each customer gets an id in the form of those already there. Every value is\n"
		"checked, and an id, phone or email that already belongs to somebody is refused\n"
		"with their name; members of one household may share a phone. With -f the new\n"
		"rows are appended to FILE, which is made if it does not exist, and their ids are\n"
		"printed; without -f, or with --print, the rows themselves are printed and\n"
		"nothing is written. If one row is faulty, nothing is written.",
	.examples =
		"  crm-add -f customers.tsv name='Анна Петрова' source=fair\n"
		"  crm-add -f customers.tsv --update 'Anna Petrova' email=anna@x.org tags+=vip\n"
		"  crm-add -f customers.tsv --map 'Full Name=name' --map Mobile=phone <fair.csv",
	.see = "crm-records(5), crm-log(1)",
	.book_file = CMD_BOOK_CUSTOMERS,
};

/* ---- the rows ---- */

static void
take_rows(struct add *a)
{
	size_t n = crm_table_rows(a->in.table);
	crm_row row = {0};
	crm_error e;

	for (size_t i = 0; i < n; i++) {
		crm_row_split(&row, a->in.table, i);
		if (add_take(a, i, row.field, &e) < 0)
			cmd_incoming_fault(&a->in, i, &e);
	}
	crm_row_free(&row);
}

/* What becomes of the row when record i turns out to be faulty: what the last good record about
 * it made of it, or nothing. */
static crm_str *
last_good(const struct add *a, size_t i)
{
	for (size_t k = i; k-- > 0;)
		if (a->taken[k] && a->number[k] == a->number[i])
			return a->taken[k];
	return NULL;
}

/* Once all have their ids: those of one stream may name each other. */
static void
check_all_named(struct add *a)
{
	crm_error e;

	for (size_t i = 0; i < crm_table_rows(a->in.table); i++) {
		if (!a->taken[i] || add_check_named(a, a->taken[i], a->number[i], &e) == 0)
			continue;
		cmd_incoming_fault(&a->in, i, &e);
		a->taken[i] = NULL;
		*add_row_of(a, a->number[i]) = last_good(a, i);
	}
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
	a->number = crm_alloc((n + 1) * sizeof *a->number);
	a->news = crm_alloc((n + 1) * sizeof *a->news);
	a->said = crm_alloc((a->there + n + 1) * sizeof *a->said);
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
	if (!a->update)
		add_tell_not_written(a);
	add_tell_namesakes(a);
	cmd_damage_tell(&a->in, &a->target);
	cmd_incoming_set_aside(&a->in);
	if (a->in.dry_run) {
		cmd_dry_run(&a->target, a->changed, a->added, crm_table_rows(a->in.table));
		add_tell_counts(a);
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
	free(a->number);
	free(a->news);
	free(a->said);
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
