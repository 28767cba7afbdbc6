/* crm-log: write down what happened. */
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "common/book.h"
#include "common/event_ids.h"
#include "common/from_due.h"
#include "common/incoming.h"
#include "common/repeated.h"
#include "common/options.h"
#include "common/output.h"
#include "common/said.h"
#include "common/stream.h"
#include "common/target.h"
#include "common/whom.h"

/* The columns, and those of them that are options too. */
enum column { EVENT, DATE, RECORDED, CUSTOMER, KIND, DIR, OUTCOME, AMOUNT, ITEM, BY, DUE, REF, RATING, NOTE, COLUMNS };
enum { OPT_COLUMN = CMD_OWN, OPT_SET = CMD_OWN + COLUMNS, OPT_FROM_DUE };

static const struct cmd_option options[] = {
	CMD_FILE, CMD_CUSTOMERS, CMD_POLICY,
	{OPT_COLUMN + DATE, "date", "WHEN", "when it happened (now): 2026-11-21T09:30, today, yesterday, -2d"},
	{OPT_COLUMN + DIR, "dir", "in|out", "they came to us, or we to them (as the kind usually is)"},
	{OPT_COLUMN + OUTCOME, "outcome", "WHAT", "reached (the usual), no-answer, bounced, declined, no-show"},
	{OPT_COLUMN + AMOUNT, "amount", "MONEY", "what was paid"},
	{OPT_COLUMN + ITEM, "item", "WHAT", "what was bought, given, agreed to"},
	{OPT_COLUMN + BY, "by", "WHO", "who of us (the user)"},
	{OPT_COLUMN + DUE, "due", "WHEN", "what we promised, or the appointment: a date, tomorrow, or +3d after the event"},
	{OPT_COLUMN + REF, "ref", "REF", "customer:ID whom they brought, event:ID that this settles"},
	{OPT_COLUMN + RATING, "rating", "1..5", "how content they are"},
	{OPT_SET, "set", "COLUMN=VALUE", "any other column (channel, quantity, price ...); of a stream each of these is for all records"},
	{OPT_COLUMN + NOTE, "note", "TEXT", "what there is to say of it"},
	{OPT_FROM_DUE, "from-due", NULL, "the stream is one of crm-due, and what it asks for was done: log that"},
	CMD_INCOMING_OPTIONS,
	CMD_COUNTRY, CMD_TODAY, CMD_FORMATS, CMD_REJECTS, CMD_LOCK_TIMEOUT, CMD_PRINT_POLICY,
	CMD_STANDARD
};

static const struct cmd_tool tool = {
	.name = "crm-log",
	.purpose = "write down what happened",
	.usage = "[-f LOG] [-c CUSTOMERS] KIND CUSTOMER [NOTE]\n[-f LOG] [-c CUSTOMERS] [--map THEIRS=OURS ...] <STREAM\n-f LOG [--date=WHEN] [--by=WHO] --from-due <DUE-STREAM",
	.options = options,
	.about =
		"KIND is what happened (call, purchase, complaint, thanks ...; crm-records(5) has\n"
		"them all). CUSTOMER is an id, phone, email, name or part of one; when several\n"
		"match they are listed and nothing is written. With -f the event is appended to\n"
		"LOG, which is made when it is not there, and its id printed; without -f the\n"
		"record itself is. One faulty record and nothing is written.\n"
		"--from-due takes what crm-due lists for done, but what a column outcome says.",
	.examples =
		"  crm-log -f log.tsv -c customers.tsv call Wang 'left voicemail' \\\n"
		"          --outcome=no-answer --due=+3d\n"
		"  crm-log -f log.tsv -c customers.tsv purchase c0007 --amount=120 --item=soap\n"
		"  crm-log -f log.tsv --map when=date --map who=customer <visits.csv\n"
		"  crm-due -l log.tsv customers.tsv | crm-log -f log.tsv --from-due",
	.see = "crm-records(5), crm-add(1), crm-due(1)",
	.book_file = CMD_BOOK_LOG,
};

struct log {
	struct cmd_target target;
	struct cmd_incoming in;
	struct cmd_whom *whom;
	crm_policy *policy;
	crm_event_mint mint;
	crm_time today;
	int at[COLUMNS];                          /* of each known column in the target; -1 not there */
	bool own_ids;                             /* some records bring their own id */
	bool from_due;
	struct cmd_from_due due;                  /* … what was said of all of it */
	crm_str **added;
	crm_arena *arena;
};

/* ---- one event ---- */

static void fill(struct log *l, crm_str *fields, enum column column, crm_str value)
{
	if (l->at[column] >= 0 && !fields[l->at[column]].n)
		fields[l->at[column]] = value;
}

static crm_str get(const struct log *l, const crm_str *fields, enum column column)
{
	return l->at[column] >= 0 ? fields[l->at[column]] : CRM_STR("");
}

/* Whom the event is about, and whom its ref means. Several are listed, and
 * nothing is done; one found by name or phone is told on a terminal. */
static int find_customer(struct log *l, crm_str *text, const char *field, crm_error *e)
{
	crm_buf list = {0};
	crm_str said = *text;
	int status = cmd_whom_find(l->whom, said, text, &list, e);

	if (status < 0)
		crm_fail_at(e, NULL, 0, field);
	if (list.n && l->in.one) {
		cmd_warn(e);
		fprintf(stderr, "%s", crm_buf_zend(&list));
		exit(CRM_DATA);
	}
	if (status == 0 && l->in.one && !crm_str_eq(said, *text) && isatty(STDERR_FILENO))
		cmd_note("%s is %s %s", crm_quote(said), crm_quote(*text), crm_quote(cmd_whom_name(l->whom, *text)));
	crm_buf_free(&list);
	return status;
}

static int find_customers(struct log *l, crm_str *fields, crm_error *e)
{
	static const size_t prefix = sizeof "customer:" - 1;
	crm_str ref = get(l, fields, REF), who = {ref.p + prefix, ref.n - prefix};
	crm_buf whole = {0};

	if (find_customer(l, &fields[l->at[CUSTOMER]], "customer", e) < 0)
		return -1;
	if (ref.n <= prefix || memcmp(ref.p, "customer:", prefix) != 0)
		return 0;
	if (find_customer(l, &who, "ref", e) < 0)
		return -1;
	crm_buf_z(&whole, "customer:");
	crm_buf_str(&whole, who);
	fields[l->at[REF]] = crm_arena_str(l->arena, crm_buf_slice(&whole));
	crm_buf_free(&whole);
	return 0;
}

static void fill_in(struct log *l, crm_str *fields, const char *id, crm_str recorded)
{
	const crm_kinds *kinds = crm_policy_model(l->policy)->kinds;
	int kind = crm_kinds_find(kinds, get(l, fields, KIND));
	crm_time date = l->today;

	fields[l->at[DATE]] = cmd_said_date(l->arena, get(l, fields, DATE), l->today.day);
	fill(l, fields, DATE, cmd_keep_time(l->arena, l->today));
	if (crm_time_parse(get(l, fields, DATE), &date) && l->at[DUE] >= 0)
		fields[l->at[DUE]] = cmd_said_date(l->arena, get(l, fields, DUE), date.day);
	fill(l, fields, EVENT, crm_arena_str(l->arena, crm_str_z(id)));
	fill(l, fields, BY, crm_str_z(cmd_user()));
	if (l->at[RECORDED] >= 0)
		fields[l->at[RECORDED]] = recorded;
	if (kind >= 0)
		fill(l, fields, DIR, crm_kinds_at(kinds, (size_t)kind)->dir == CRM_IN ? CRM_STR("in") : CRM_STR("out"));
}

/* What happened has happened by now; what is yet to come is its due. */
static int check_date(const struct log *l, const crm_str *fields, crm_error *e)
{
	crm_time date;

	if (!crm_time_parse(get(l, fields, DATE), &date) || date.day <= l->today.day)
		return 0;
	crm_fail(e, CRM_DATA, "%s is yet to come; a promise or an appointment has its date in due",
	         crm_quote(get(l, fields, DATE)));
	return crm_fail_at(e, NULL, 0, "date");
}

static int check_fields(const struct log *l, const crm_str *fields, crm_error *e)
{
	static const char also[] = "; also today, yesterday, tomorrow, -2d, +3d";
	const crm_kinds *kinds = crm_policy_model(l->policy)->kinds;

	for (size_t i = 0; i < l->target.columns; i++) {
		if (crm_event_check(kinds, l->target.column[i], fields[i], e) == 0)
			continue;
		if ((int)i == l->at[DATE] || (int)i == l->at[DUE])
			crm_fail_more(e, "%s", also);
		return -1;
	}
	if (check_date(l, fields, e) < 0 || crm_event_signs(kinds, l->target.column, fields, l->target.columns, e) < 0)
		return -1;
	if (!get(l, fields, KIND).n) {
		crm_fail(e, CRM_DATA, "is empty; an event has a kind");
		return crm_fail_at(e, NULL, 0, "kind");
	}
	return crm_event_whole(kinds, get(l, fields, KIND), get(l, fields, OUTCOME), get(l, fields, ITEM), get(l, fields, DUE),
	                       get(l, fields, REF), e);
}

static int take_event(struct log *l, size_t i, const crm_str *theirs, crm_str recorded, crm_error *e)
{
	crm_str *fields = crm_arena_alloc(l->arena, l->target.columns * sizeof *fields);
	crm_buf id = {0};

	for (size_t c = 0; c < l->target.columns; c++)
		fields[c] = CRM_STR("");
	for (size_t c = 0; c < crm_table_columns(l->in.table); c++)
		if (l->in.to[c] >= 0)
			fields[l->in.to[c]] = crm_arena_str(l->arena, theirs[c]);
	if (get(l, fields, EVENT).n)
		l->own_ids = true;
	crm_event_mint_next(&l->mint, &id);
	fill_in(l, fields, crm_buf_zend(&id), recorded);
	crm_buf_free(&id);
	if (find_customers(l, fields, e) < 0 || check_fields(l, fields, e) < 0)
		return -1;
	l->added[i] = fields;
	return 0;
}

/* ---- events by their ids ---- */

/* An id is given once; a ref that leads nowhere, or to another's event, would
 * do nothing, silently. */
static int check_ids(struct log *l, const struct cmd_event_ids *named, const crm_str *fields, crm_error *e)
{
	crm_str id = get(l, fields, EVENT), event = cmd_event_of(get(l, fields, REF));
	crm_str *own = cmd_event_ids_whose(named, id), *other;

	if (own && own->p) {
		crm_fail(e, CRM_DATA, "%s is an event of %s already", crm_quote(id), crm_quote(*own));
		return crm_fail_at(e, NULL, 0, "event");
	}
	if (own)
		*own = get(l, fields, CUSTOMER);
	other = cmd_event_ids_whose(named, event);
	if (!event.n || (other->p && crm_str_eq(cmd_whom_now(l->whom, *other), get(l, fields, CUSTOMER))))
		return 0;
	if (!other->p)
		crm_fail(e, CRM_DATA, "no event has the id %s", crm_quote(event));
	else
		crm_fail(e, CRM_DATA, "the event %s is that of %s %s", crm_quote(event), crm_quote(*other),
		         crm_quote(cmd_whom_name(l->whom, *other)));
	return crm_fail_at(e, NULL, 0, "ref");
}

static void check_all_ids(struct log *l)
{
	size_t n = crm_table_rows(l->in.table);
	struct cmd_event_ids named = {0};
	crm_error e;

	for (size_t i = 0; i < n; i++) {
		if (l->added[i] && l->own_ids)
			cmd_event_ids_name(&named, get(l, l->added[i], EVENT));
		if (l->added[i])
			cmd_event_ids_name(&named, cmd_event_of(get(l, l->added[i], REF)));
	}
	if (named.n && l->at[EVENT] >= 0 && l->target.columns_there)
		cmd_event_ids_read(&named, l->target.call->file, l->at[EVENT], l->at[CUSTOMER], l->arena);
	for (size_t i = 0; i < n && named.n; i++) {
		if (!l->added[i] || check_ids(l, &named, l->added[i], &e) == 0)
			continue;
		cmd_incoming_fault(&l->in, i, &e);
		l->added[i] = NULL;
	}
	cmd_event_ids_free(&named);
}

/* ---- the whole ---- */

static void find_columns(struct log *l)
{
	const char *const *names;
	crm_error e;

	crm_event_columns(&names);
	for (int c = 0; c < COLUMNS; c++)
		l->at[c] = cmd_target_find(&l->target, names[c]);
	if (l->target.grown) {
		crm_fail(&e, CRM_DATA, "the log has no column %s, and a log is only ever appended to (crm-log(1) says how to add one)",
		         crm_quote(l->target.column[l->target.columns_there]));
		crm_fail_at(&e, l->target.call->file, 1, NULL);
		cmd_die(&e);
	}
}

static void print_ids(const struct log *l, size_t n)
{
	crm_buf ids = {0};

	for (size_t i = 0; i < n && l->at[EVENT] >= 0; i++) {
		if (!l->added[i])
			continue;
		crm_buf_str(&ids, get(l, l->added[i], EVENT));
		crm_buf_char(&ids, '\n');
	}
	cmd_target_told(&l->target, crm_buf_slice(&ids));
	crm_buf_free(&ids);
}

static void take_events(struct log *l)
{
	crm_str recorded = cmd_keep_time(l->arena, crm_time_now());
	crm_row row = {0};
	crm_error e;

	for (size_t i = 0; i < crm_table_rows(l->in.table); i++) {
		crm_row_split(&row, l->in.table, i);
		if (take_event(l, i, row.field, recorded, &e) < 0)
			cmd_incoming_fault(&l->in, i, &e);
	}
	crm_row_free(&row);
}

/* What was on a list and is done: the stream becomes one of events. */
static void take_due(struct log *l)
{
	struct cmd_from_due *due = &l->due;

	due->policy = l->policy;
	due->target = &l->target;
	due->whom = l->whom;
	due->arena = l->arena;
	due->date = cmd_said_date(l->arena, due->date, l->today.day);
	if (!crm_time_parse(due->date, &due->when))
		due->when = l->today;
	cmd_from_due(&l->in, due);
}

static void prepare(struct log *l, const struct cmd_call *call)
{
	crm_error e;

	if (crm_event_mint_start(&l->mint, (int64_t)time(NULL), &e) < 0)
		cmd_die(&e);
	l->today = call->today;
	if (l->today.day == CRM_NO_DAY)
		l->today = crm_time_now();
	l->today.offset = CRM_NO_OFFSET;
	l->whom = cmd_whom_open(call, l->policy);
	l->arena = crm_arena_new();
}

/* Looks at the log, decides and appends, under one lock. False when the log was replaced
 * meanwhile: then it is to be done again with the one that is there now. */
static bool log_once(struct log *l, const struct cmd_call *call)
{
	static const char *const needed[] = {"date", "customer", "kind"};
	bool written = true;
	size_t n;

	cmd_target_open(&l->target, call, crm_event_columns, false);
	cmd_target_need(&l->target, "a log", needed, 3);
	if (l->from_due)
		take_due(l);
	n = crm_table_rows(l->in.table);
	l->added = crm_alloc((n + 1) * sizeof *l->added);
	cmd_incoming_map(&l->in, &l->target);
	find_columns(l);
	take_events(l);
	if (call->file)
		cmd_repeated_events(&l->in, &l->target, l->added, n, l->arena);
	if (call->file)
		check_all_ids(l);
	cmd_incoming_set_aside(&l->in);
	if (l->in.dry_run)
		cmd_dry_run(&l->target, NULL, l->added, n);
	else if (!call->file)
		cmd_target_print(&l->target, l->added, n);
	else if ((written = cmd_target_append(&l->target, l->added, n)))
		print_ids(l, n);
	if (written)
		cmd_incoming_tell(&l->in);
	cmd_target_close(&l->target);
	free(l->added);
	return written;
}

static int log_events(struct log *l, const struct cmd_call *call)
{
	prepare(l, call);
	while (!log_once(l, call))
		cmd_incoming_again(&l->in);
	cmd_whom_close(l->whom);
	crm_policy_free(l->policy);
	crm_arena_free(l->arena);
	return cmd_incoming_close(&l->in);
}

/* The record that operands and options make. */
struct said {
	crm_str *name, *value;
	size_t n;
};

static void say(struct said *s, crm_str name, const char *value)
{
	s->name[s->n] = name;
	s->value[s->n++] = crm_str_z(value);
}

static void say_option(struct said *s, int o, const char *value)
{
	const char *const *names, *equals = strchr(value, '=');

	crm_event_columns(&names);
	if (o != OPT_SET)
		say(s, crm_str_z(names[o - OPT_COLUMN]), value);
	else if (equals && equals > value)
		say(s, (crm_str){value, (size_t)(equals - value)}, equals + 1);
	else
		cmd_usage_error("--set: %s is not COLUMN=VALUE", crm_quote(crm_str_z(value)));
}

/* With --from-due options are about all of it. */
static void say_due(struct log *l, const struct cmd_call *call, const struct said *s)
{
	const struct { const char *name; crm_str *to; } some[] = {
		{"date", &l->due.date}, {"by", &l->due.by}, {"note", &l->due.note}};

	if (call->operand_count)
		cmd_usage_error("either one on the command line or --from-due, not both");
	if (l->in.rule_count || l->in.new_columns || call->rejects)
		cmd_usage_error("--from-due goes without --map, --new-columns and --rejects");
	for (size_t i = 0; i < s->n; i++) {
		size_t k = 0;
		while (k < 3 && !crm_str_eqz(s->name[i], some[k].name))
			k++;
		if (k == 3)
			cmd_usage_error("--%.*s does not go with --from-due", (int)s->name[i].n, s->name[i].p);
		*some[k].to = s->value[i];
	}
}

static void take_option(struct log *l, struct said *s, int o, const char *value)
{
	if (o == OPT_FROM_DUE)
		l->from_due = true;
	else if (!cmd_incoming_option(&l->in, o, value))
		say_option(s, o, value);
}

int main(int argc, char **argv)
{
	static const char *const operands[] = {"kind", "customer", "note"};
	struct cmd_call call;
	struct log l = {0};
	struct said said = {.name = crm_alloc((size_t)(argc + 4) * sizeof(crm_str)),
	                    .value = crm_alloc((size_t)(argc + 4) * sizeof(crm_str))};

	cmd_begin(&call, &tool, argc, argv);
	cmd_incoming_begin(&l.in, argc);
	for (int o; (o = cmd_option(&call)) != -1;)
		take_option(&l, &said, o, call.value);
	l.policy = cmd_policy_open(&call);
	if (call.operand_count == 1 || call.operand_count > 3)
		cmd_usage_error("an event is KIND CUSTOMER [NOTE]%s", call.operand_count > 3 ? "; a note of several words stands in quotes" : "");
	if (l.from_due)
		say_due(&l, &call, &said);
	else if (!call.operand_count)
		for (size_t i = 0; i < said.n; i++)
			cmd_incoming_constant(&l.in, said.name[i], said.value[i].p);
	for (size_t i = 0; i < call.operand_count; i++)
		say(&said, crm_str_z(operands[i]), call.operands[i]);
	if (call.operand_count)
		cmd_incoming_one(&l.in, said.name, said.value, said.n);
	else
		cmd_incoming_stream(&l.in, &call, l.from_due ? NULL : crm_policy_model(l.policy), CRM_RULES_LOG);
	free(said.name);
	free(said.value);
	return log_events(&l, &call);
}
