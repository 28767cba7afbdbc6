/* stream.c: what every filter of customer streams does before and after its job. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "common/apart.h"
#include "common/book.h"
#include "common/columns.h"
#include "common/lang.h"
#include "common/records.h"
#include "common/rejects.h"
#include "common/stream.h"

/* ---- the policy ---- */

static _Noreturn void
print_policy(const struct cmd_call *call)
{
	struct cmd_output out;
	crm_error e;

	cmd_output_open(&out, call->output);
	if (crm_policy_print(call->policy, &out.buf, &e) < 0)
		cmd_die(&e);
	cmd_output_close(&out);
	exit(CRM_OK);
}

/* The C library takes a zone that it does not know for UTC, without a word. */
static void
check_zone(const char *tz)
{
	crm_buf near = {0};

	if (!tz || crm_zone_usable(tz))
		return;
	if (crm_zone_nearest(crm_str_z(tz + (*tz == ':')), &near))
		cmd_note("$TZ: unknown time zone %s, so UTC is used; did you mean '%s'?",
			 crm_quote(crm_str_z(tz)), crm_buf_zend(&near));
	else
		cmd_note("$TZ: unknown time zone %s, so UTC is used; an example is Europe/Berlin",
			 crm_quote(crm_str_z(tz)));
	crm_buf_free(&near);
	setenv("TZ", "UTC0", 1);
}

void
cmd_policy_zone(const crm_policy *policy)
{
	if (*crm_policy_zone(policy))
		setenv("TZ", crm_policy_zone(policy), 1);
	else
		check_zone(getenv("TZ"));
	tzset();
}

crm_policy *
cmd_policy_open(const struct cmd_call *call)
{
	crm_policy *policy;
	crm_error e;

	policy = crm_policy_load(call->policy, &e);
	if (!policy)
		cmd_die(&e);
	if (call->print_policy)
		print_policy(call);
	cmd_policy_zone(policy);
	cmd_lang_set(call, policy);
	return policy;
}

/* ---- the input ---- */

/* A job of cron has a standard input, too, on which nothing comes. */
static void
say_what_to_name(const struct cmd_call *call, crm_error *e)
{
	if (call->book)
		crm_fail_more(e, "; if nothing is piped in, name the book: %s %s", call->tool->name,
			      crm_quote(crm_str_z(call->book)));
	else
		crm_fail_more(e, "; if nothing is piped in, name a book or a file: %s DIR",
			      call->tool->name);
}

static crm_table *
read_table(struct cmd_stream *s, const char *const *paths, size_t n)
{
	struct crm_read how = {.format = s->call->from, .rejects = s->rejects};
	crm_error e;
	crm_table *table;

	if (!n)
		cmd_note_terminal(NULL);
	for (size_t i = 0; i < n; i++)
		cmd_note_terminal(paths[i]);
	table = crm_table_read(paths, n, &how, &e);
	if (!table && !n && cmd_nothing_came(&e))
		say_what_to_name(s->call, &e);
	if (!table)
		cmd_die(&e);
	cmd_notes(crm_table_notices(table));
	return table;
}

/* The same log under two names would count everything twice. */
static void
check_logs(const struct cmd_call *call)
{
	struct stat a, b;

	for (size_t i = 0; i < call->logs.n; i++) {
		if (strcmp(call->logs.item[i], "-") == 0)
			cmd_usage_error("--log: \"-\" is not a log: name a file");
		for (size_t j = 0; j < i; j++)
			if (stat(call->logs.item[i], &a) == 0 &&
			    stat(call->logs.item[j], &b) == 0 && a.st_dev == b.st_dev &&
			    a.st_ino == b.st_ino)
				cmd_usage_error("--log: %s and %s are the same file",
						crm_quote(crm_str_z(call->logs.item[j])),
						crm_quote(crm_str_z(call->logs.item[i])));
	}
}

/* Standard input can be read once. */
static void
check_inputs(const struct cmd_call *call)
{
	size_t n = call->customers && strcmp(call->customers, "-") == 0;

	for (size_t i = 0; i < call->operand_count; i++)
		n += strcmp(call->operands[i], "-") == 0;
	if (n + !call->operand_count > 1)
		cmd_usage_error("standard input is named twice");
}

void
cmd_check_inputs(const struct cmd_call *call)
{
	check_logs(call);
	check_inputs(call);
}

static bool
needs_log(const struct cmd_stream *s, int needs)
{
	return needs & CMD_NEEDS_EVENTS || !crm_frame_carries_facts(s->frame);
}

static void
name_customers(struct cmd_stream *s, int needs)
{
	const char *all = s->call->customers;
	crm_error e;

	if (!all && needs_log(s, needs))
		all = s->call->usual_customers;
	if (all && crm_frame_customers(s->frame, read_table(s, &all, 1), &e) < 0)
		cmd_die(&e);
}

void
cmd_stream_logs(const struct cmd_stream *s, crm_frame *frame)
{
	const char *usual = s->call->usual_log;

	for (size_t i = 0; i < s->call->logs.n; i++)
		crm_frame_log(frame, s->call->logs.item[i]);
	if (usual && strcmp(usual, "-") == 0)
		cmd_usage_error("$CRM_LOG: \"-\" is not a log: name a file");
	if (!s->call->logs.n && usual && needs_log(s, s->needs))
		crm_frame_log(frame, usual);
}

/* A stream that carries facts says itself of which moment they are. */
static crm_frame *
morning_frame(struct cmd_stream *s, crm_table *table, crm_error *e)
{
	bool carries = crm_table_find(table, "as_of") >= 0;
	crm_time now = crm_time_now(), today = s->call->today;
	char asked[CRM_DAY_TEXT];
	crm_frame *f;

	if (today.day == CRM_NO_DAY && !carries)
		today = now;
	if (today.day != CRM_NO_DAY)
		today = (crm_time){today.day - s->call->back, 0, CRM_NO_OFFSET};
	f = crm_frame_new(crm_policy_model(s->policy), table, carries ? CRM_NO_TIME : today, now,
			  e);
	if (f && carries && crm_frame_rows(f) && today.day != CRM_NO_DAY &&
	    crm_frame_today(f).day != today.day) {
		crm_day_format(today.day, asked);
		crm_fail(e, CRM_DATA,
			 "the stream's facts are of another day: make the stream with --today=%s, "
			 "too, or leave "
			 "--today out",
			 asked);
		crm_fail_at(e, crm_table_source(table, 0), crm_table_line(table, 0), "as_of");
		return NULL;
	}
	return f;
}

static crm_frame *
new_frame(struct cmd_stream *s, int needs, crm_error *e)
{
	crm_table *table = read_table(s, s->call->operands, s->call->operand_count);

	if (needs & CMD_EVERYBODY)
		crm_table_whole(table);
	if (needs & CMD_MORNING)
		return morning_frame(s, table, e);
	return crm_frame_new(crm_policy_model(s->policy), table, s->call->today, crm_time_now(), e);
}

void
cmd_stream_open(struct cmd_stream *s, const struct cmd_call *call, int needs)
{
	cmd_stream_open_under(s, call, needs, cmd_policy_open(call));
}

static void
want_shown(const struct cmd_call *call, const char *what, const char *word)
{
	const char *first = call->operand_count ? call->operands[0] : NULL;

	if (!first)
		cmd_usage_error("name %s: %s %s", what, call->tool->name, word);
	if (!call->customers && cmd_book_is(first))
		cmd_usage_error("name %s: %s %s %s", what, call->tool->name, first, word);
	if (!call->customers)
		cmd_usage_error("name the file of customers, or the book: %s -c BOOK %s",
				call->tool->name, first);
}

void
cmd_stream_open_shown(struct cmd_stream *s, const struct cmd_call *call, int needs,
		      const char *what, const char *word)
{
	static struct cmd_call customers; /* the stream keeps it */

	if (call->print_policy)
		cmd_policy_open(call);
	want_shown(call, what, word);
	customers = *call;
	customers.operands = &call->customers;
	customers.operand_count = 1;
	customers.customers = customers.usual_customers = NULL;
	cmd_stream_open(s, &customers, needs | CMD_EVERYBODY);
}

void
cmd_stream_open_under(struct cmd_stream *s, const struct cmd_call *call, int needs,
		      crm_policy *policy)
{
	crm_error e;

	*s = (struct cmd_stream){.call = call, .policy = policy, .needs = needs};
	cmd_columns_take(s);
	cmd_check_inputs(call);
	if (call->rejects)
		s->rejects = crm_rejects_new();
	s->frame = new_frame(s, needs, &e);
	if (!s->frame)
		cmd_die(&e);
	crm_frame_threads(s->frame, call->threads);
	crm_frame_set_aside(s->frame, s->rejects);
	name_customers(s, needs);
	cmd_stream_logs(s, s->frame);
	if (crm_policy_check(s->policy, s->frame, &e) < 0)
		cmd_die(&e);
	s->judges = crm_derived_new(s->policy, s->frame);
}

void
cmd_stream_fold(struct cmd_stream *s)
{
	crm_error e;

	if (crm_frame_fold(s->frame, s->call->threads, s->rejects, &e) < 0)
		cmd_die(&e);
	cmd_notes(crm_frame_notices(s->frame));
}

size_t
cmd_stream_whom(struct cmd_stream *s, const char *name)
{
	crm_str text = crm_str_z(name);
	const crm_table *t = crm_frame_table(s->frame);
	struct crm_matches several = {0};
	crm_buf list = {0};
	crm_error e;
	crm_whom *whom = crm_whom_new(t, cmd_country(s->call, s->policy), &e);
	size_t row;

	if (!whom) {
		crm_fail(&e, CRM_DATA, "no customer has the id %s", crm_quote(text));
		cmd_die(&e);
	}
	if (crm_whom_find(whom, text, &row, &several, &e) < 0) {
		cmd_notes(crm_whom_notice(whom));
		cmd_warn(&e);
		if (several.n)
			cmd_tell_apart(&(struct cmd_apart){t, s->policy, s->call, NULL, false},
				       &several, &list);
		fprintf(stderr, "%s", crm_buf_zend(&list));
		exit(e.status);
	}
	cmd_notes(crm_whom_notice(whom));
	crm_whom_free(whom);
	crm_matches_free(&several);
	return row;
}

size_t
cmd_stream_find(struct cmd_stream *s, const char *text)
{
	ptrdiff_t row;
	crm_error e;

	if (crm_frame_index(s->frame, &e) < 0)
		cmd_die(&e);
	row = crm_frame_find(s->frame, crm_str_z(text));
	return row < 0 ? cmd_stream_whom(s, text) : (size_t)row;
}

/* ---- the output ---- */

static bool
take(void *to, crm_str bytes)
{
	struct cmd_stream *s = to;

	cmd_output_records(&s->out, bytes);
	return !s->out.unread;
}

void
cmd_stream_write(struct cmd_stream *s, const struct crm_frame_out *what)
{
	struct crm_frame_out out = what ? *what : (struct crm_frame_out){0};
	crm_error e;

	out.to = s->call->to;
	out.ref = s->columns;
	out.refs = s->column_count;
	out.extra = s->extra;
	out.extras = s->extras;
	out.only = s->only;
	out.onlys = s->onlys;
	out.take = take;
	out.to_whom = s;
	cmd_output_open(&s->out, s->call->output);
	s->begun = true;
	if ((s->only || s->look.usual) && cmd_to_person(s->call))
		cmd_look_write(s, &out);
	else if (crm_frame_write(s->frame, &out, &e) < 0)
		cmd_die(&e);
}

static size_t
kept(const struct cmd_stream *s)
{
	return crm_frame_rows(s->frame) - crm_frame_asides(s->frame);
}

void
cmd_stream_die(struct cmd_stream *s, const crm_error *e)
{
	cmd_rejects_close(s->rejects, s->call->rejects, kept(s), "customers read");
	cmd_die(e);
}

int
cmd_stream_close(struct cmd_stream *s)
{
	int status;

	if (s->begun)
		cmd_output_close(&s->out);
	status = cmd_rejects_close(s->rejects, s->call->rejects, kept(s), "customers read");
	crm_derived_free(s->judges);
	crm_frame_free(s->frame);
	crm_policy_free(s->policy);
	free(s->columns);
	free(s->only);
	free(s->add);
	return status;
}
