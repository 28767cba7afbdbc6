/* crm-log: write down what happened. */
#include <stdlib.h>

#include "common/book.h"
#include "common/equal_events.h"
#include "common/said.h"
#include "common/stream.h"
#include "common/target.h"
#include "crm-log/log.h"

enum { EVENT = 1, VOID = 2, STREAM = 4, FROM_DUE = 8, UNDO = 16 };
static const struct cmd_mode modes[] = {{EVENT, "KIND CUSTOMER [NOTE]", CMD_SOME},
					{VOID, "void ID [NOTE]", CMD_SOME},
					{STREAM, "<STREAM", CMD_NONE},
					{FROM_DUE, "<DUE-STREAM", CMD_NONE},
					{UNDO, "", CMD_NONE},
					{0}};

static struct log asked;

#define COLUMN(name, arg, ...) OPT_CALL(0, name, arg, log_take_column, &asked.said, __VA_ARGS__)

static const struct cmd_option options[] = {
	CMD_FILE("LOG", .usage = CMD_ALL),
	CMD_CUSTOMERS(.usage = EVENT | STREAM),
	CMD_POLICY(),
	COLUMN("date", "WHEN", "when it happened (now): 2026-11-21T09:30, today, yesterday, -2d",
	       .modes = EVENT | STREAM | FROM_DUE),
	COLUMN("dir", "in|out",
	       "in: the customer began it; out: we began it (by default as the kind usually is)",
	       .modes = EVENT | STREAM),
	COLUMN("outcome", "WHAT", "reached (the default), no-answer, bounced, declined, no-show",
	       .modes = EVENT | STREAM),
	COLUMN("amount", "MONEY", "what was paid", .modes = EVENT | STREAM),
	COLUMN("item", "WHAT", "what was bought, given, agreed to", .modes = EVENT | STREAM),
	COLUMN("by", "WHO", "the colleague who did it (default: the user)",
	       .modes = EVENT | STREAM | FROM_DUE | UNDO),
	COLUMN("due", "WHEN",
	       "what we promised, or the appointment: a date, tomorrow, or +3d after the event",
	       .modes = EVENT | STREAM),
	COLUMN("ref", "REF", "customer:ID whom they brought, event:ID that this settles",
	       .modes = EVENT | STREAM),
	COLUMN("rating", "1..5", "how content they are", .modes = EVENT | STREAM),
	OPT_CALL(0, "set", "COLUMN=VALUE", log_take_set, &asked.said,
		 "any other column (channel, quantity, price ...); of a stream each of these is "
		 "for all records",
		 .modes = EVENT | STREAM),
	COLUMN("note", "TEXT", "a note about it", .modes = EVENT | STREAM | FROM_DUE | UNDO),
	OPT_FLAG(0, "from-due", &asked.from_due,
		 "the stream is one of crm-due: log that what it asks for was done",
		 .selects = FROM_DUE),
	OPT_FLAG(0, "undo", &asked.undoes,
		 "take back your newest entry of the last hour, by a void", .selects = UNDO),
	OPT_FLAG(0, "batch", &asked.undo.batch,
		 "with --undo: all that was recorded together with it", .modes = UNDO),
	CMD_PRINT(),
	CMD_INCOMING_OPTIONS(asked.in, STREAM | FROM_DUE, STREAM, EVENT | STREAM | FROM_DUE),
	OPT_FLAG(0, "again", &asked.again,
		 "records that the log has, and that were voided, are added again", .modes = STREAM,
		 .requires = "file", .usage = CMD_NOWHERE),
	OPT_FLAG(0, "replace", &asked.replace,
		 "records that the log has with other values are voided and added anew",
		 .modes = STREAM, .requires = "file", .usage = CMD_NOWHERE),
	CMD_COUNTRY(),
	CMD_TODAY(),
	CMD_FORMATS,
	CMD_REJECTS(.modes = EVENT | STREAM),
	CMD_LOCK_TIMEOUT(),
	CMD_PRINT_POLICY(),
	CMD_STANDARD,
};

/* KIND and CUSTOMER. */
static const char *const operand_words[] = {"kinds", "customers", NULL};

static const struct cmd_tool tool = {
	.name = "crm-log",
	.purpose = "write down what happened",
	.modes = modes,
	.options = options,
	.about =
		"KIND is what happened (call, purchase, complaint, thanks ...; crm-records(5) has\n"
		"them all). CUSTOMER is an id, phone, email, name or part of one; if several\n"
		"match, they are listed and nothing is written. With -f the event is appended to\n"
		"LOG, which is made if it does not exist, and its id is printed; without -f, or\n"
		"with --print, the record itself is printed and nothing is written. What was\n"
		"written is reported on standard error. If one record is faulty, nothing is\n"
		"written. --from-due logs that what crm-due listed was done; a column outcome\n"
		"says where it ended otherwise. --undo voids your newest entry of the last hour.",
	.examples =
		"  crm-log -f log.tsv -c customers.tsv call Wang 'left voicemail' \\\n"
		"          --outcome=no-answer --due=+3d\n"
		"  crm-log -f log.tsv -c customers.tsv purchase c0007 --amount=120 --item=soap\n"
		"  crm-log -f log.tsv --map when=date --map who=customer <visits.csv\n"
		"  crm-due -l log.tsv customers.tsv | crm-log -f log.tsv --from-due\n"
		"  crm-log -f log.tsv --undo",
	.see = "crm-records(5), crm-add(1), crm-due(1)",
	.book_file = CMD_BOOK_LOG,
	.negative = log_negative,
	.operand_words = operand_words,
};

/* ---- what comes in ---- */

/* What is not dated happens now, except where the other records of a file have dates. */
static int
check_dated(const struct log *l, const crm_str *fields, crm_error *e)
{
	if (!l->in.from || l->from_due || crm_table_find(l->in.table, "date") < 0 ||
	    cmd_new_event_value(&l->new, fields, CMD_L_DATE).n)
		return 0;
	crm_fail(e, CRM_DATA, "is empty, so it is not known when this happened");
	return crm_fail_at(e, NULL, 0, "date");
}

static int
take_event(struct log *l, size_t i, const crm_str *theirs, crm_error *e)
{
	crm_str *fields = crm_arena_alloc(l->arena, l->target.columns * sizeof *fields);

	for (size_t c = 0; c < l->target.columns; c++)
		fields[c] = CRM_STR("");
	for (size_t c = 0; c < crm_table_columns(l->in.table); c++)
		if (l->in.to[c] >= 0)
			fields[l->in.to[c]] = crm_arena_str(l->arena, theirs[c]);
	if (check_dated(l, fields, e) < 0)
		return -1;
	if (l->voided.n)
		fields[l->new.at[CMD_L_CUSTOMER]] = log_find_voided(l);
	l->own_ids = l->own_ids || cmd_new_event_value(&l->new, fields, CMD_L_EVENT).n;
	if (cmd_new_event(&l->new, fields, e) < 0)
		return -1;
	l->added[i] = fields;
	return 0;
}

static void
take_events(struct log *l)
{
	crm_row row = {0};
	crm_error e;

	l->new = (struct cmd_new_events){.target = &l->target,
					 .whom = l->whom,
					 .kinds = crm_policy_model(l->policy)->kinds,
					 .arena = l->arena,
					 .today = l->today,
					 .recorded = cmd_keep_now(l->arena),
					 .one = l->in.one,
					 .new_columns = l->in.new_columns,
					 .people_known = l->undoes || l->voided.n};
	cmd_new_events_begin(&l->new);
	for (size_t i = 0; i < crm_table_rows(l->in.table); i++) {
		crm_row_split(&row, l->in.table, i);
		if (take_event(l, i, row.field, &e) == 0)
			continue;
		if (l->new.several.n)
			cmd_incoming_several(&l->in, i, &e, crm_buf_slice(&l->new.several));
		else
			cmd_incoming_fault(&l->in, i, &e);
	}
	crm_row_free(&row);
	crm_buf_free(&l->new.several);
}

/* What was on a list and is done: the stream becomes one of events. */
static void
take_due(struct log *l)
{
	struct cmd_due_how *due = &l->due;

	due->policy = l->policy;
	due->whom = l->whom;
	due->arena = l->arena;
	due->date = cmd_said_date(l->arena, due->date, l->today.day);
	if (!crm_time_parse(due->date, &due->when))
		due->when = l->today;
	free(l->key);
	l->key = cmd_from_due(&l->in, due, &l->target);
}

/* The hour is that of the clock, whatever --today says. */
static void
take_undo(struct log *l)
{
	l->undo.whom = l->whom;
	l->undo.arena = l->arena;
	if (!l->undo.by.n)
		l->undo.by = crm_str_z(cmd_user());
	l->today = crm_time_now();
	cmd_undo(&l->in, &l->undo, &l->target);
}

/* ---- the whole ---- */

/* A log never gets another column. Where one has none for the currency, built-in rules and rules
 * files can do without it as long as all that comes in is in one. */
static void
leave_currency_out(struct log *l)
{
	int at = crm_table_find(l->in.table, "currency");
	crm_str first = CRM_STR("");
	crm_row row = {0};
	bool one = true;

	if (!l->in.rules_name || l->in.new_columns || at < 0 || !l->target.columns_there ||
	    cmd_target_find(&l->target, "currency") >= 0)
		return;
	for (size_t i = 0; i < crm_table_rows(l->in.table); i++) {
		crm_row_split(&row, l->in.table, i);
		if (!first.n)
			first = crm_arena_str(l->arena, row.field[at]);
		one = one && (!row.field[at].n || crm_str_eq(row.field[at], first));
	}
	crm_row_free(&row);
	if (!one)
		return;
	cmd_incoming_leave_out(&l->in, "currency");
	if (first.n)
		cmd_note("%s has no column \"currency\": the amounts are taken as they are, all in "
			 "%s",
			 l->target.call->file, crm_quote(first));
}

static void
prepare(struct log *l, const struct cmd_call *call)
{
	l->today = call->today;
	if (l->today.day == CRM_NO_DAY)
		l->today = crm_time_now();
	l->today.offset = CRM_NO_OFFSET;
	l->whom = cmd_whom_open(call, l->policy);
	l->arena = crm_arena_new();
}

/* The records that are written, each behind the void of what it replaces, and voids of what is no
 * more. */
static crm_str **
rows_of(const struct log *l, size_t n, size_t *all)
{
	crm_str **rows = crm_alloc((2 * n + l->gone.n + 1) * sizeof *rows);

	for (size_t i = 0; i < n; i++) {
		rows[2 * i] = l->added[i] ? l->voids[i] : NULL;
		rows[2 * i + 1] = l->added[i];
	}
	for (size_t i = 0; i < l->gone.n; i++)
		rows[2 * n + i] = l->gone.row[i];
	*all = 2 * n + l->gone.n;
	return rows;
}

/* Appends them; a log that gets columns is written anew. False when the log was replaced meanwhile.
 */
static bool
write_rows(struct log *l, crm_str *const *rows, size_t n)
{
	if (l->target.grown)
		return cmd_target_replace(&l->target, NULL, rows, n);
	return cmd_target_append(&l->target, rows, n, l->in.one && !l->undoes ? &l->line : NULL);
}

/* Looks at the log, decides and appends, under one lock. False when the log was replaced
 * meanwhile: then it is to be done again with the one that is there now. */
static bool
log_once(struct log *l, const struct cmd_call *call)
{
	static const char *const needed[] = {"date", "customer", "kind"};
	bool written = true;
	crm_str **rows;
	size_t n, all;

	cmd_target_open(&l->target, call, crm_event_columns, l->in.new_columns);
	cmd_target_need(&l->target, "a log", needed, 3);
	if (l->from_due)
		take_due(l);
	if (l->undoes)
		take_undo(l);
	n = crm_table_rows(l->in.table);
	l->added = crm_alloc((n + 1) * sizeof *l->added);
	l->voids = crm_alloc((n + 1) * sizeof *l->voids);
	l->gone = (struct cmd_rows){0};
	leave_currency_out(l);
	cmd_incoming_map(&l->in, &l->target);
	take_events(l);
	if (call->file) {
		struct cmd_repeats how = {&l->new, l->again, l->replace, l->voids, &l->gone};
		cmd_repeated_events(&l->in, &how, l->added, n);
		if (!l->from_due)
			cmd_equal_events(&l->in, &how, l->added, n);
	}
	log_check(l);
	cmd_incoming_set_aside(&l->in);
	rows = rows_of(l, n, &all);
	if (!l->in.dry_run && cmd_target_writes(call))
		written = write_rows(l, rows, all);
	if (written)
		log_report(l, n, rows, all);
	cmd_target_close(&l->target);
	log_doubts_free(&l->doubts);
	free(rows);
	free(l->gone.row);
	free(l->voids);
	free(l->added);
	return written;
}

static int
log_events(struct log *l, const struct cmd_call *call)
{
	prepare(l, call);
	while (!log_once(l, call))
		cmd_incoming_again(&l->in);
	cmd_whom_close(l->whom);
	crm_policy_free(l->policy);
	crm_arena_free(l->arena);
	free(l->key);
	return cmd_incoming_close(&l->in);
}

int
main(int argc, char **argv)
{
	struct cmd_call *call = cmd_take_call(&tool, argc, argv);

	asked.policy = cmd_policy_open(call);
	log_take_call(&asked, call);
	free(asked.said.name);
	free(asked.said.value);
	return log_events(&asked, call);
}
