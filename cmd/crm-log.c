/* crm-log: write down what happened. */
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "common/incoming.h"
#include "common/options.h"
#include "common/output.h"
#include "common/stream.h"
#include "common/target.h"
#include "common/whom.h"

/* The columns, and those of them that are options too. */
enum column { EVENT, DATE, RECORDED, CUSTOMER, KIND, DIR, OUTCOME, AMOUNT, ITEM, BY, DUE, REF, RATING, NOTE, COLUMNS };
enum { OPT_COLUMN = CMD_OWN, OPT_SET = CMD_OWN + COLUMNS };

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
	{OPT_SET, "set", "COLUMN=VALUE", "any other column (channel, quantity, price ...)"},
	CMD_INCOMING_OPTIONS,
	CMD_TODAY, CMD_FORMATS, CMD_REJECTS, CMD_LOCK_TIMEOUT, CMD_PRINT_POLICY,
	CMD_STANDARD
};

static const struct cmd_tool tool = {
	.name = "crm-log",
	.purpose = "write down what happened",
	.usage = "[-f LOG] [-c CUSTOMERS] KIND CUSTOMER [NOTE]\n[-f LOG] [-c CUSTOMERS] [--map THEIRS=OURS ...] <STREAM",
	.options = options,
	.about =
		"KIND is what happened (call, purchase, complaint, thanks ...; crm-records(5) has\n"
		"them all). CUSTOMER is an id, a phone, a name or part of one; when several\n"
		"match they are listed and nothing is written. With -f the event is appended to\n"
		"LOG, which is made when it is not there, and its id printed; without -f the\n"
		"record itself is. One faulty record and nothing is written.",
	.examples =
		"  crm-log -f log.tsv -c customers.tsv call Wang 'left voicemail' \\\n"
		"          --outcome=no-answer --due=+3d\n"
		"  crm-log -f log.tsv -c customers.tsv purchase c0007 --amount=120 --item=soap\n"
		"  crm-log -f log.tsv --map when=date --map who=customer <visits.csv",
	.see = "crm-records(5), crm-add(1), crm-due(1)",
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
	crm_str **added;
	crm_arena *arena;
};

static crm_str keep_time(struct log *l, crm_time t)
{
	char text[CRM_TIME_TEXT];
	size_t n = crm_time_format(t, text);

	return crm_arena_str(l->arena, (crm_str){text, n});
}

/* A date may be said by how far it is from another: +3d, -2d, today, yesterday, tomorrow. */
static crm_str said_from(struct log *l, crm_str said, crm_day base)
{
	crm_time t = {.minute = -1, .offset = CRM_NO_OFFSET};
	crm_span span;

	if (crm_str_eqz(said, "today"))
		t.day = base;
	else if (crm_str_eqz(said, "yesterday"))
		t.day = base - 1;
	else if (crm_str_eqz(said, "tomorrow"))
		t.day = base + 1;
	else if (said.n > 1 && (*said.p == '+' || *said.p == '-') &&
	         crm_span_parse((crm_str){said.p + 1, said.n - 1}, &span))
		t.day = crm_day_add(base, span, *said.p == '+' ? 1 : -1);
	else
		return said;
	return t.day == CRM_NO_DAY ? said : keep_time(l, t);
}

static const char *user(void)
{
	const struct passwd *who;
	const char *name = getenv("LOGNAME");

	if (!name || !*name)
		name = getenv("USER");
	if (name && *name)
		return name;
	who = getpwuid(getuid());
	return who ? who->pw_name : "";
}

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

	fields[l->at[DATE]] = said_from(l, get(l, fields, DATE), l->today.day);
	fill(l, fields, DATE, keep_time(l, l->today));
	if (crm_time_parse(get(l, fields, DATE), &date) && l->at[DUE] >= 0)
		fields[l->at[DUE]] = said_from(l, get(l, fields, DUE), date.day);
	fill(l, fields, EVENT, crm_arena_str(l->arena, crm_str_z(id)));
	fill(l, fields, BY, crm_str_z(user()));
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
			snprintf(e->text + strlen(e->text), sizeof e->text - strlen(e->text), "%s", also);
		return -1;
	}
	if (check_date(l, fields, e) < 0)
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

/* The ids that the new records name, as their own or in a ref, and whose event
 * each is in the log. */
struct named {
	crm_book *id;                             /* numbered as in whose */
	crm_str *whose;                           /* p NULL: no such event */
	size_t n;
};

static crm_str event_of(crm_str ref)
{
	static const size_t prefix = sizeof "event:" - 1;

	if (ref.n <= prefix || memcmp(ref.p, "event:", prefix) != 0)
		return CRM_STR("");
	return (crm_str){ref.p + prefix, ref.n - prefix};
}

static void name_event(struct named *named, crm_str id)
{
	if (id.n && crm_book_put(named->id, CRM_BY_ID, id, named->n) == SIZE_MAX)
		named->n++;
}

static crm_str *whose(const struct named *named, crm_str id)
{
	size_t number = id.n ? crm_book_find(named->id, CRM_BY_ID, id) : SIZE_MAX;

	return number == SIZE_MAX ? NULL : &named->whose[number];
}

static int see_log(struct log *l, struct named *named, crm_error *e)
{
	crm_input *in = crm_input_open(l->target.call->file, CRM_AUTO, e);
	crm_block *b = in ? crm_block_new(in, SIZE_MAX) : NULL;
	crm_record record;
	int status = in ? 0 : -1;

	while (in && (status = crm_input_block(in, b, e)) > 0) {
		while ((status = crm_block_next(b, &record, e)) > 0) {
			crm_str *seen = whose(named, record.field[l->at[EVENT]]);
			if (seen)
				*seen = crm_arena_str(l->arena, record.field[l->at[CUSTOMER]]);
		}
		if (status < 0)
			break;
	}
	crm_block_free(b);
	crm_input_close(in);
	return status;
}

/* An id is given once; a ref that leads nowhere, or to another's event, would
 * do nothing, silently. */
static int check_ids(struct log *l, const struct named *named, const crm_str *fields, crm_error *e)
{
	crm_str id = get(l, fields, EVENT), event = event_of(get(l, fields, REF));
	crm_str *own = whose(named, id), *other;

	if (own && own->p) {
		crm_fail(e, CRM_DATA, "%s is an event of %s already", crm_quote(id), crm_quote(*own));
		return crm_fail_at(e, NULL, 0, "event");
	}
	if (own)
		*own = get(l, fields, CUSTOMER);
	other = whose(named, event);
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
	struct named named = {.id = crm_book_new()};
	crm_error e;

	for (size_t i = 0; i < n; i++) {
		if (l->added[i] && l->own_ids)
			name_event(&named, get(l, l->added[i], EVENT));
		if (l->added[i])
			name_event(&named, event_of(get(l, l->added[i], REF)));
	}
	named.whose = crm_alloc((named.n + 1) * sizeof(crm_str));
	if (named.n && l->at[EVENT] >= 0 && l->target.columns_there && see_log(l, &named, &e) < 0)
		cmd_die(&e);
	for (size_t i = 0; i < n && named.n; i++) {
		if (!l->added[i] || check_ids(l, &named, l->added[i], &e) == 0)
			continue;
		cmd_incoming_fault(&l->in, i, &e);
		l->added[i] = NULL;
	}
	crm_book_free(named.id);
	free(named.whose);
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
		crm_fail(&e, CRM_DATA, "the log has no column %s, and a log is only ever appended to",
		         crm_quote(l->target.column[l->target.columns_there]));
		crm_fail_at(&e, l->target.call->file, 1, NULL);
		cmd_die(&e);
	}
}

static void print_ids(const struct log *l, size_t n)
{
	struct cmd_output out;

	cmd_output_open(&out, NULL);
	for (size_t i = 0; i < n && l->at[EVENT] >= 0; i++) {
		if (!l->added[i])
			continue;
		crm_buf_str(&out.buf, get(l, l->added[i], EVENT));
		crm_buf_char(&out.buf, '\n');
	}
	cmd_output_close(&out);
}

static void take_events(struct log *l)
{
	crm_str recorded = keep_time(l, crm_time_now());
	crm_row row = {0};
	crm_error e;

	for (size_t i = 0; i < crm_table_rows(l->in.table); i++) {
		crm_row_split(&row, l->in.table, i);
		if (take_event(l, i, row.field, recorded, &e) < 0)
			cmd_incoming_fault(&l->in, i, &e);
	}
	crm_row_free(&row);
}

static int log_events(struct log *l, const struct cmd_call *call)
{
	static const char *const needed[] = {"date", "customer", "kind"};
	size_t n = crm_table_rows(l->in.table);
	crm_error e;

	if (crm_event_mint_start(&l->mint, (int64_t)time(NULL), &e) < 0)
		cmd_die(&e);
	l->today = call->today;
	if (l->today.day == CRM_NO_DAY)
		l->today = crm_time_now();
	l->today.offset = CRM_NO_OFFSET;
	l->whom = cmd_whom_open(call->customers);
	l->arena = crm_arena_new();
	l->added = crm_alloc((n + 1) * sizeof *l->added);
	cmd_target_open(&l->target, call, crm_event_columns, false);
	cmd_target_need(&l->target, "a log", needed, 3);
	cmd_incoming_map(&l->in, &l->target);
	find_columns(l);
	take_events(l);
	if (call->file)
		check_all_ids(l);
	if (call->file) {
		cmd_target_append(&l->target, l->added, n);
		print_ids(l, n);
	} else {
		cmd_target_print(&l->target, l->added, n);
	}
	cmd_target_close(&l->target);
	cmd_whom_close(l->whom);
	crm_policy_free(l->policy);
	crm_arena_free(l->arena);
	free(l->added);
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
		if (!cmd_incoming_option(&l.in, o, call.value))
			say_option(&said, o, call.value);
	l.policy = cmd_policy_open(&call);
	if (call.operand_count == 1 || call.operand_count > 3)
		cmd_usage_error("an event is KIND CUSTOMER [NOTE]");
	if (said.n && !call.operand_count)
		cmd_usage_error("--%.*s goes with an event, KIND CUSTOMER [NOTE]", (int)said.name[0].n, said.name[0].p);
	for (size_t i = 0; i < call.operand_count; i++)
		say(&said, crm_str_z(operands[i]), call.operands[i]);
	if (call.operand_count)
		cmd_incoming_one(&l.in, said.name, said.value, said.n);
	else
		cmd_incoming_stream(&l.in, &call);
	free(said.name);
	free(said.value);
	return log_events(&l, &call);
}
