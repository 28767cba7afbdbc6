/* crm-log: write down what happened. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/book.h"
#include "common/currency.h"
#include "common/from_due.h"
#include "common/damage.h"
#include "common/incoming.h"
#include "common/known.h"
#include "common/new_event.h"
#include "common/repeated.h"
#include "common/options.h"
#include "common/output.h"
#include "common/refs.h"
#include "common/said.h"
#include "common/stream.h"
#include "common/target.h"
#include "common/told.h"
#include "common/undo.h"
#include "common/whom.h"

enum {
	OPT_COLUMN = CMD_OWN,
	OPT_SET = CMD_OWN + CMD_L_COLUMNS,
	OPT_FROM_DUE,
	OPT_UNDO,
	OPT_BATCH,
	OPT_AGAIN,
	OPT_REPLACE
};

static const struct cmd_option options[] = {
	CMD_FILE,
	CMD_CUSTOMERS,
	CMD_POLICY,
	{OPT_COLUMN + CMD_L_DATE, "date", "WHEN",
	 "when it happened (now): 2026-11-21T09:30, today, yesterday, -2d"},
	{OPT_COLUMN + CMD_L_DIR, "dir", "in|out",
	 "they came to us, or we to them (as the kind usually is)"},
	{OPT_COLUMN + CMD_L_OUTCOME, "outcome", "WHAT",
	 "reached (the usual), no-answer, bounced, declined, no-show"},
	{OPT_COLUMN + CMD_L_AMOUNT, "amount", "MONEY", "what was paid"},
	{OPT_COLUMN + CMD_L_ITEM, "item", "WHAT", "what was bought, given, agreed to"},
	{OPT_COLUMN + CMD_L_BY, "by", "WHO", "who of us (the user)"},
	{OPT_COLUMN + CMD_L_DUE, "due", "WHEN",
	 "what we promised, or the appointment: a date, tomorrow, or +3d after the event"},
	{OPT_COLUMN + CMD_L_REF, "ref", "REF",
	 "customer:ID whom they brought, event:ID that this settles"},
	{OPT_COLUMN + CMD_L_RATING, "rating", "1..5", "how content they are"},
	{OPT_SET, "set", "COLUMN=VALUE",
	 "any other column (channel, quantity, price ...); of a stream each of these is for all "
	 "records"},
	{OPT_COLUMN + CMD_L_NOTE, "note", "TEXT", "what there is to say of it"},
	{OPT_FROM_DUE, "from-due", NULL,
	 "the stream is one of crm-due, and what it asks for was done: log that"},
	{OPT_UNDO, "undo", NULL, "take back your newest entry of the last hour, by a void"},
	{OPT_BATCH, "batch", NULL, "with --undo: all that was recorded together with it"},
	CMD_PRINT,
	CMD_INCOMING_OPTIONS,
	{OPT_AGAIN, "again", NULL,
	 "records that the log has, and that were voided, are added again"},
	{OPT_REPLACE, "replace", NULL,
	 "records that the log has with other values are voided and added anew"},
	CMD_COUNTRY,
	CMD_TODAY,
	CMD_FORMATS,
	CMD_REJECTS,
	CMD_LOCK_TIMEOUT,
	CMD_PRINT_POLICY,
	CMD_STANDARD,
};

static const struct cmd_tool tool = {
	.name = "crm-log",
	.purpose = "write down what happened",
	.usage = "[-f LOG] [-c CUSTOMERS] KIND CUSTOMER [NOTE]\n-f LOG void ID [NOTE]\n[-f LOG] "
		 "[-c CUSTOMERS] [--map THEIRS=OURS ...] <STREAM\n-f LOG [--date=WHEN] [--by=WHO] "
		 "--from-due <DUE-STREAM\n-f LOG [--batch] --undo",
	.options = options,
	.about =
		"KIND is what happened (call, purchase, complaint, thanks ...; crm-records(5) has\n"
		"them all). CUSTOMER is an id, phone, email, name or part of one; when several\n"
		"match they are listed and nothing is written. With -f the event is appended to\n"
		"LOG, which is made when it is not there, and its id printed; without -f, or\n"
		"with --print, the record itself is printed and nothing is written. What was\n"
		"written is reported on standard error. One faulty record and nothing is written.\n"
		"--from-due takes what crm-due lists for done, but what a column outcome says.\n"
		"--undo writes a void for your newest entry of the last hour.",
	.examples =
		"  crm-log -f log.tsv -c customers.tsv call Wang 'left voicemail' \\\n"
		"          --outcome=no-answer --due=+3d\n"
		"  crm-log -f log.tsv -c customers.tsv purchase c0007 --amount=120 --item=soap\n"
		"  crm-log -f log.tsv --map when=date --map who=customer <visits.csv\n"
		"  crm-due -l log.tsv customers.tsv | crm-log -f log.tsv --from-due\n"
		"  crm-log -f log.tsv --undo",
	.see = "crm-records(5), crm-add(1), crm-due(1)",
	.book_file = CMD_BOOK_LOG,
};

struct log {
	struct cmd_target target;
	struct cmd_incoming in;
	struct cmd_new_events new;
	struct cmd_whom *whom;
	crm_policy *policy;
	crm_time today;
	bool own_ids; /* some records bring their own id */
	bool from_due, undoes;
	crm_str voided;           /* by "void ID" alone, whose customer the log knows; else empty */
	struct cmd_from_due due;  /* … what was said of all of it */
	struct cmd_undo undo;     /* … what is taken back */
	bool again, replace;      /* what the log has already: see cmd_repeats */
	crm_str **added, **voids; /* of each record; a void is written before it */
	uint64_t line;            /* of the log, of the first that is written */
	crm_arena *arena;
};

static crm_str
get(const struct log *l, size_t i, enum cmd_log_column column)
{
	return cmd_new_event_value(&l->new, l->added[i], column);
}

/* ---- events by their ids ---- */

/* What the log is read for. */
struct reading {
	struct log *log;
	struct cmd_refs refs;
	struct cmd_known known;
	struct cmd_currency currency;
	int currency_at; /* the column, where a new entry says it; else -1 */
};

static struct reading
begin_reading(struct log *l)
{
	return (struct reading){
		.log = l,
		.refs = {.whom = l->whom,
			 .arena = l->arena,
			 .voids = {.whom = l->whom, .arena = l->arena}},
		.known = {.whom = l->whom, .arena = l->arena},
		.currency = {.model = crm_policy_model(l->policy), .arena = l->arena},
		.currency_at = -1};
}

static void
see(void *reading, const struct cmd_log_file *f)
{
	struct reading *r = reading;

	cmd_refs_see(&r->refs, f);
	cmd_known_see(&r->known, f);
	cmd_currency_see(&r->currency, f);
}

static void
read_log(struct reading *r)
{
	if ((r->refs.n || r->known.n || r->currency_at >= 0) && r->log->target.columns_there)
		cmd_log_each(r->log->target.call->file, see, r);
	cmd_refs_seen(&r->refs);
}

static void
end_reading(struct reading *r)
{
	cmd_refs_free(&r->refs);
	cmd_known_free(&r->known);
}

static void
is_known(void *log, size_t i)
{
	struct log *l = log;

	l->in.known += l->added[i] != NULL;
	l->added[i] = NULL;
}

static void
find_currency(struct reading *r)
{
	const struct log *l = r->log;
	int at = cmd_target_find(&l->target, "currency");

	for (size_t i = 0; at >= 0 && i < crm_table_rows(l->in.table); i++)
		if (l->added[i] && l->added[i][at].n)
			r->currency_at = at;
}

static int
check_entry(struct reading *r, size_t i, crm_error *e)
{
	const struct log *l = r->log;
	crm_str value[CMD_L_COLUMNS];

	cmd_new_event_values(&l->new, l->added[i], value);
	if (r->refs.n && cmd_refs_check(&r->refs, value, e) < 0)
		return -1;
	if (r->currency_at < 0)
		return 0;
	return cmd_currency_check(&r->currency, l->added[i][r->currency_at],
				  crm_table_source(l->in.table, i), crm_table_line(l->in.table, i),
				  e);
}

/* Ids given twice; a ref that leads nowhere, or to another's event, which would do nothing,
 * silently; a list that was logged before; a second currency, which no other tool could add up. */
static void
check_log(struct log *l)
{
	struct reading r = begin_reading(l);
	crm_str value[CMD_L_COLUMNS];
	size_t n = crm_table_rows(l->in.table);
	crm_error e;

	for (size_t i = 0; i < n; i++) {
		if (!l->added[i])
			continue;
		cmd_new_event_values(&l->new, l->added[i], value);
		if (l->own_ids)
			cmd_refs_name(&r.refs, value[CMD_L_EVENT]);
		cmd_refs_name(&r.refs, cmd_event_of(value[CMD_L_REF]));
		if (l->from_due)
			cmd_known_name(&r.known, value, i);
	}
	cmd_known_begin(&r.known);
	find_currency(&r);
	read_log(&r);
	cmd_known_each(&r.known, &r.refs.voids, is_known, l);
	for (size_t i = 0; i < n; i++) {
		if (!l->added[i] || check_entry(&r, i, &e) == 0)
			continue;
		cmd_incoming_fault(&l->in, i, &e);
		l->added[i] = NULL;
	}
	end_reading(&r);
}

/* Whose event a void takes back that was given as "void ID". */
static crm_str
find_voided(struct log *l)
{
	struct reading r = begin_reading(l);
	struct cmd_event_id *event;
	crm_str whose;
	crm_error e;

	cmd_refs_name(&r.refs, l->voided);
	read_log(&r);
	event = cmd_refs_find(&r.refs, l->voided);
	if (!event->whose.p) {
		crm_fail(&e, CRM_DATA,
			 "no event has the id %s (a void is written as \"void ID\", or as \"void "
			 "CUSTOMER --ref=ID\")",
			 crm_quote(l->voided));
		crm_fail_at(&e, NULL, 0, "ref");
		cmd_die(&e);
	}
	whose = crm_arena_str(l->arena, cmd_whom_now(l->whom, event->whose));
	end_reading(&r);
	return whose;
}

/* ---- what comes in ---- */

static int
take_event(struct log *l, size_t i, const crm_str *theirs, crm_error *e)
{
	crm_str *fields = crm_arena_alloc(l->arena, l->target.columns * sizeof *fields);

	for (size_t c = 0; c < l->target.columns; c++)
		fields[c] = CRM_STR("");
	for (size_t c = 0; c < crm_table_columns(l->in.table); c++)
		if (l->in.to[c] >= 0)
			fields[l->in.to[c]] = crm_arena_str(l->arena, theirs[c]);
	if (l->voided.n)
		fields[l->new.at[CMD_L_CUSTOMER]] = find_voided(l);
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
					 .people_known = l->undoes || l->voided.n};
	cmd_new_events_begin(&l->new);
	for (size_t i = 0; i < crm_table_rows(l->in.table); i++) {
		crm_row_split(&row, l->in.table, i);
		if (take_event(l, i, row.field, &e) < 0)
			cmd_incoming_fault(&l->in, i, &e);
	}
	crm_row_free(&row);
}

/* What was on a list and is done: the stream becomes one of events. */
static void
take_due(struct log *l)
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

/* ---- what is said of it ---- */

static void
print_ids(const struct log *l, size_t n)
{
	crm_buf ids = {0};

	for (size_t i = 0; i < n && l->new.at[CMD_L_EVENT] >= 0; i++) {
		if (!l->added[i])
			continue;
		crm_buf_str(&ids, get(l, i, CMD_L_EVENT));
		crm_buf_char(&ids, '\n');
	}
	cmd_target_told(&l->target, crm_buf_slice(&ids));
	crm_buf_free(&ids);
}

static void
tell_one(const struct log *l)
{
	const struct cmd_call *call = l->target.call;
	crm_str value[CMD_L_COLUMNS];
	crm_buf words = {0};

	cmd_new_event_values(&l->new, l->added[0], value);
	cmd_entry_words(&words, value, cmd_whom_name(l->whom, value[CMD_L_CUSTOMER]), l->today.day);
	if (!call->customers && !l->voided.n)
		crm_buf_z(&words,
			  "; no file of customers is known (-c), so this was taken for an id");
	cmd_tell_one(call->file, l->line, crm_buf_zend(&words));
	crm_buf_free(&words);
}

/* What somebody wrote into a note limits nothing. */
static void
tell_optouts(const struct log *l)
{
	size_t found = 0, first = 0;

	for (size_t i = 0; i < crm_table_rows(l->in.table); i++)
		if (l->added[i] && crm_str_eqz(get(l, i, CMD_L_KIND), "optout") &&
		    !get(l, i, CMD_L_ITEM).n && get(l, i, CMD_L_NOTE).n && found++ == 0)
			first = i;
	if (found && l->in.one)
		cmd_note("the opt-out has a note but no item, so it applies to everything "
			 "(--item=news, for one, would limit it)");
	else if (found)
		cmd_note("%s:%llu: %zu opt-out%s a note but no item, and so appl%s to everything%s",
			 crm_table_source(l->in.table, first),
			 (unsigned long long)crm_table_line(l->in.table, first), found,
			 found == 1 ? " has" : "s have", found == 1 ? "ies" : "y",
			 found == 1 ? "" : " (the first is in this line)");
}

/* What was replaced is changed. */
static struct cmd_counts
count(const struct log *l, size_t n)
{
	struct cmd_counts counts = {.known = l->in.known,
				    .changed = l->in.changed,
				    .voided = l->in.voided,
				    .faulty = l->in.faults + l->in.set_aside};

	for (size_t i = 0; i < n; i++)
		if (l->added[i])
			*(l->voids[i] ? &counts.changed : &counts.added) += 1;
	return counts;
}

static void
tell(const struct log *l, size_t n)
{
	struct cmd_counts counts = count(l, n);

	if (l->undoes)
		cmd_undo_tell(&l->undo, l->target.call->file);
	else if (l->in.one)
		tell_one(l);
	else
		cmd_tell_counts(l->target.call->file, &counts, false);
	if (l->in.from && !l->from_due && !l->own_ids && counts.added)
		cmd_note("the input has no ids of events, so importing it again would add all of "
			 "it again; --key says which of "
			 "its columns tell records apart");
	if (!l->target.call->customers && !l->undoes && !l->from_due && !l->in.one && counts.added)
		cmd_note("no file of customers is known (-c), so what the records call their "
			 "customers was taken for ids");
}

static void
report(struct log *l, size_t n, crm_str *const *rows)
{
	struct cmd_counts counts = count(l, n);

	if (!l->undoes && !l->from_due)
		cmd_damage_tell(&l->in, &l->target);
	tell_optouts(l);
	if (l->in.dry_run) {
		cmd_dry_run(&l->target, NULL, rows, 2 * n);
		if (l->target.call->file)
			cmd_tell_counts(l->target.call->file, &counts, true);
	} else if (cmd_target_writes(l->target.call)) {
		tell(l, n);
		print_ids(l, n);
	} else {
		cmd_target_print(&l->target, rows, 2 * n);
	}
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

	if (!l->in.rules_name || at < 0 || !l->target.columns_there ||
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

/* The records that are written, each behind the void of what it replaces. */
static crm_str **
rows_of(const struct log *l, size_t n)
{
	crm_str **rows = crm_alloc((2 * n + 1) * sizeof *rows);

	for (size_t i = 0; i < n; i++) {
		rows[2 * i] = l->added[i] ? l->voids[i] : NULL;
		rows[2 * i + 1] = l->added[i];
	}
	return rows;
}

/* Looks at the log, decides and appends, under one lock. False when the log was replaced
 * meanwhile: then it is to be done again with the one that is there now. */
static bool
log_once(struct log *l, const struct cmd_call *call)
{
	static const char *const needed[] = {"date", "customer", "kind"};
	bool written = true;
	crm_str **rows;
	size_t n;

	cmd_target_open(&l->target, call, crm_event_columns, false);
	cmd_target_need(&l->target, "a log", needed, 3);
	if (l->from_due)
		take_due(l);
	if (l->undoes)
		take_undo(l);
	n = crm_table_rows(l->in.table);
	l->added = crm_alloc((n + 1) * sizeof *l->added);
	l->voids = crm_alloc((n + 1) * sizeof *l->voids);
	leave_currency_out(l);
	cmd_incoming_map(&l->in, &l->target);
	take_events(l);
	if (call->file)
		cmd_repeated_events(&l->in,
				    &(struct cmd_repeats){&l->new, l->again, l->replace, l->voids},
				    l->added, n);
	if (call->file)
		check_log(l);
	cmd_incoming_set_aside(&l->in);
	rows = rows_of(l, n);
	if (!l->in.dry_run && cmd_target_writes(call))
		written = cmd_target_append(&l->target, rows, 2 * n,
					    l->in.one && !l->undoes ? &l->line : NULL);
	if (written)
		report(l, n, rows);
	cmd_target_close(&l->target);
	free(rows);
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
	return cmd_incoming_close(&l->in);
}

/* The record that operands and options make. */
struct said {
	crm_str *name, *value;
	size_t n;
};

static void
say(struct said *s, crm_str name, const char *value)
{
	s->name[s->n] = name;
	s->value[s->n++] = crm_str_z(value);
}

static void
say_option(struct said *s, int o, const char *value)
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

/* With --from-due and --undo the options are about all of it. */
static void
say_all(const struct log *l, const struct cmd_call *call, const struct said *s, const char *mode,
	crm_str *const to[3])
{
	static const char *const names[] = {"by", "note", "date"};

	if (call->operand_count)
		cmd_usage_error("either one on the command line or --%s, not both", mode);
	if (l->in.rule_count || l->in.new_columns || call->rejects)
		cmd_usage_error("--%s goes without --map, --new-columns and --rejects", mode);
	for (size_t i = 0; i < s->n; i++) {
		size_t k = 0;
		while (k < 3 && (!to[k] || !crm_str_eqz(s->name[i], names[k])))
			k++;
		if (k == 3)
			cmd_usage_error("--%.*s does not go with --%s", (int)s->name[i].n,
					s->name[i].p, mode);
		*to[k] = s->value[i];
	}
}

static bool
has_said(const struct said *s, const char *name)
{
	for (size_t i = 0; i < s->n; i++)
		if (crm_str_eqz(s->name[i], name))
			return true;
	return false;
}

static void
say_operands(struct log *l, const struct cmd_call *call, struct said *s)
{
	const char *operands[] = {"kind", "customer", "note"};
	crm_error e;

	if (call->operand_count > 2 && !has_said(s, "amount") &&
	    cmd_check_note(crm_policy_model(l->policy)->kinds, crm_str_z(call->operands[0]),
			   crm_str_z(call->operands[2]), &e) < 0)
		cmd_die(&e);
	if (call->operand_count == 1 || call->operand_count > 3)
		cmd_usage_error("an event is KIND CUSTOMER [NOTE]%s",
				call->operand_count > 3
					? "; a note of several words stands in quotes"
					: "");
	if (strcmp(call->operands[0], "void") == 0 && !has_said(s, "ref")) {
		if (!call->file)
			cmd_usage_error("\"void ID\" needs the log, to know whose event that is: "
					"name it with -f");
		operands[1] = "ref";
		l->voided = cmd_event_of(crm_str_z(call->operands[1]));
		if (!l->voided.n)
			l->voided = crm_str_z(call->operands[1]);
	}
	for (size_t i = 0; i < call->operand_count; i++)
		say(s, crm_str_z(operands[i]), call->operands[i]);
	l->in.of_log = true;
	cmd_incoming_one(&l->in, s->name, s->value, s->n);
}

static void
take_option(struct log *l, struct said *s, int o, const char *value)
{
	if (o == OPT_FROM_DUE)
		l->from_due = true;
	else if (o == OPT_UNDO)
		l->undoes = true;
	else if (o == OPT_BATCH)
		l->undo.batch = true;
	else if (o == OPT_AGAIN)
		l->again = true;
	else if (o == OPT_REPLACE)
		l->replace = true;
	else if (!cmd_incoming_option(&l->in, o, value))
		say_option(s, o, value);
}

static void
take_said(struct log *l, struct cmd_call *call, struct said *s)
{
	if (l->undo.batch && !l->undoes)
		cmd_usage_error("--batch requires --undo");
	if ((l->again || l->replace) &&
	    (call->operand_count || l->from_due || l->undoes || !call->file))
		cmd_usage_error("--%s is for a stream that is added to a log, which -f names",
				l->again ? "again" : "replace");
	if (l->undoes && (l->from_due || l->in.from))
		cmd_usage_error("--undo takes back what the log has, and reads no stream");
	if (l->undoes)
		say_all(l, call, s, "undo", (crm_str *[]){&l->undo.by, &l->undo.note, NULL});
	else if (l->from_due)
		say_all(l, call, s, "from-due",
			(crm_str *[]){&l->due.by, &l->due.note, &l->due.date});
	else if (!call->operand_count)
		for (size_t i = 0; i < s->n; i++)
			cmd_incoming_constant(&l->in, s->name[i], s->value[i].p);
	if (l->undoes)
		cmd_book_target(call);
	if (l->undoes && !call->file)
		cmd_usage_error("--undo takes back what a log has: name the log with -f, or the "
				"book with $CRM_BOOK");
	if (l->undoes && access(call->file, F_OK) < 0) {
		crm_error e;
		crm_fail(&e, CRM_SYSTEM, "cannot open: %s", strerror(errno));
		crm_fail_at(&e, call->file, 0, NULL);
		cmd_die(&e);
	}
}

int
main(int argc, char **argv)
{
	struct cmd_call call;
	struct log l = {0};
	struct said said = {.name = crm_alloc((size_t)(argc + 4) * sizeof(crm_str)),
			    .value = crm_alloc((size_t)(argc + 4) * sizeof(crm_str))};

	cmd_begin(&call, &tool, argc, argv);
	cmd_incoming_begin(&l.in, argc);
	for (int o; (o = cmd_option(&call)) != -1;)
		take_option(&l, &said, o, call.value);
	l.policy = cmd_policy_open(&call);
	take_said(&l, &call, &said);
	if (call.operand_count)
		say_operands(&l, &call, &said);
	else if (!l.undoes)
		cmd_incoming_stream(&l.in, &call, l.from_due ? NULL : crm_policy_model(l.policy),
				    CRM_RULES_LOG);
	free(said.name);
	free(said.value);
	return log_events(&l, &call);
}
