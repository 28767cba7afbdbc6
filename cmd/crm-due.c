/* crm-due: whom to contact, why, by when and how. */
#include <stdlib.h>
#include <string.h>

#include "common/book.h"
#include "common/clash.h"
#include "common/records.h"
#include "common/stream.h"
#include "crm-due/due.h"

#define FOUND 3 /* exit status with --exit-code */

enum {
	LIST = 1,
	DAYS = 2,
	SUPPRESSED = 4,
	OUTCOME = 8,
	COUNT = 16,
	OWNERS = 32,
	EXPLAIN = 64,
	LISTS = LIST | DAYS | SUPPRESSED | OUTCOME
};
static const struct cmd_mode modes[] = {
	{LIST, CMD_FILES},    {DAYS, CMD_FILES},   {SUPPRESSED, CMD_FILES}, {COUNT, CMD_FILES},
	{OUTCOME, CMD_FILES}, {OWNERS, CMD_FILES}, {EXPLAIN, CMD_FILES},    {0}};

static struct due_job asked;

static const struct cmd_option options[] = {
	CMD_STREAM_OPTIONS(.usage = CMD_ALL),
	CMD_COLUMNS(.modes = LISTS, .usage = LIST),
	CMD_ADD(.modes = LISTS, .usage = CMD_NOWHERE),
	OPT_LIST(0, "rule", "NAME", &asked.rules,
		 "follow this rule of the policy only; may be given several times", .usage = LIST,
		 .completes = "rules"),
	OPT_TEXT(0, "prices", "FILE", &asked.how.prices,
		 "a price list with item, price and date, for rules with price-limit",
		 .usage = LIST),
	OPT_FLAG(0, "each", &asked.how.each, "a row for each reason, not for each customer",
		 .usage = LIST),
	OPT_FLAG(0, "unlimited", &asked.how.unlimited,
		 "ignore the capacity of owners, and list all contacts", .usage = LIST),
	OPT_COUNT(0, "days", "N", &asked.how.days, 1, 31,
		  "plan the contacts of N days from today on, 31 at most; due_day is the planned "
		  "day; "
		  "with --outcome of the N days that end today",
		  .selects = DAYS, .modes = OUTCOME | COUNT, .usage = OUTCOME,
		  .excludes = "suppressed"),
	OPT_FLAG(0, "suppressed", &asked.how.held,
		 "list what is held back instead, with the reason in due_held",
		 .selects = SUPPRESSED, .modes = COUNT),
	OPT_FLAG(0, "count", &asked.count,
		 "count what is due by rule and owner, and nothing else; with --suppressed what is "
		 "held back",
		 .selects = COUNT),
	OPT_FLAG(0, "outcome", &asked.outcome,
		 "the morning's list, with what became of each contact on that day in due_outcome; "
		 "with --count by owner",
		 .selects = OUTCOME, .modes = COUNT, .excludes = "suppressed"),
	OPT_FLAG(0, "owners", &asked.how.owners,
		 "count each owner's customers and contacts of today, and nothing else",
		 .selects = OWNERS),
	CMD_TABLE(.modes = LISTS | COUNT | OWNERS, .usage = CMD_NOWHERE),
	OPT_FLAG(0, "long", &asked.blocks,
		 "write a block of lines for each customer, for people, instead of a list",
		 .modes = LISTS, .excludes = "columns,to-csv,to-tsv,to-json,to-vcard",
		 .usage = CMD_NOWHERE),
	CMD_COLOR(.modes = LISTS, .usage = CMD_NOWHERE),
	CMD_COUNTRY(),
	CMD_LANG(),
	OPT_TEXT('e', "explain", "WHO", &asked.explain,
		 "explain every rule for this customer (an id, name, phone or email), and write "
		 "nothing else",
		 .selects = EXPLAIN, .completes = "customers"),
	CMD_EXIT_CODE(),
	CMD_STANDARD,
};

static const struct cmd_tool tool = {
	.name = "crm-due",
	.purpose = "list whom to contact, why, by when and how",
	.modes = modes,
	.options = options,
	.about = "Follows the rules of the policy and writes a row for each customer who is to\n"
		 "be contacted today, most urgent first, with due_rule, due_date, due_overdue,\n"
		 "due_action, due_channel, due_why, due_ask, due_priority, due_evidence and\n"
		 "due_offer, due_owner, who is to do it, and due_dates, the day of each rule.\n"
		 "An entry in the log settles what was done; nothing has to be ticked off.\n"
		 "Values, stages and tiers that the rules need are computed where the stream\n"
		 "does not have them.",
	.examples = "  crm-due -l log.tsv customers.tsv\n"
		    "  crm-due -l log.tsv --rule birthday --add stage,value customers.tsv\n"
		    "  crm-due -l log.tsv --explain C0007 segmented.tsv",
	.see = "crm-log(1), crm-segment(1), crm-policy(5), crm-rules(5)",
};

struct listing {
	crm_due *judge;
	const struct due_job *job;
};

static int
list_entry(void *from, unsigned hand, size_t i, size_t *row, crm_str *own, crm_error *e)
{
	const struct listing *l = from;
	const char *more = "";
	const crm_str *names;
	crm_str *next;

	if (l->job->how.held ? crm_due_held(l->judge, hand, i, row, own, &more, e) < 0
			     : crm_due_entry(l->judge, hand, i, row, own, e) < 0)
		return -1;
	next = own + crm_due_columns(&names);
	if (l->job->how.days)
		*next++ = crm_str_z(crm_due_entry_day(l->judge, hand, i));
	if (l->job->outcome)
		*next = crm_str_z(crm_due_outcome(l->judge, i));
	else if (l->job->how.held)
		*next = crm_str_z(more);
	return 0;
}

static bool
tells(const struct due_job *job)
{
	return job->explain || job->count || job->how.owners;
}

/* The columns of the list, or of what is held back. */
static void
settle_columns(struct cmd_stream *s, const struct due_job *job)
{
	static const char *const promised[] = {"promised"};
	const crm_str *own;
	size_t n = crm_due_columns(&own);
	crm_str *names = crm_alloc((n + 2) * sizeof *names);

	for (size_t i = 0; i < n; i++)
		names[i] = own[i];
	if (job->how.days)
		names[n++] = CRM_STR("due_day");
	if (job->how.held || job->outcome)
		names[n++] = job->how.held ? CRM_STR("due_held") : CRM_STR("due_outcome");
	s->extra = names;
	s->extras = n;
	due_look_settle(s, job);
	cmd_stream_columns(s, promised,
			   job->blocks && crm_frame_knows(s->frame, CRM_STR("promised")));
}

static void
write_list(struct cmd_stream *s, crm_due *judge, const struct due_job *job)
{
	struct crm_due_summary sum = crm_due_summary(judge);
	struct listing listing = {judge, job};
	struct due_look look = {0};

	if (cmd_to_person(s->call))
		due_look_at(&look, s, judge, job);
	cmd_stream_write(s,
			 &(struct crm_frame_out){.entry = list_entry,
						 .from = &listing,
						 .entries = job->how.held ? sum.held : sum.listed});
	due_look_free(&look);
	/* On a terminal the notes follow the list; its first line is the title. */
	if (cmd_to_person(s->call))
		cmd_output_flush(&s->out);
}

static void
tell(struct cmd_stream *s, crm_due *judge, const struct due_job *job, size_t row)
{
	crm_buf text = {0};
	crm_error e;

	if (job->explain) {
		if (crm_due_explain(judge, row, &text, &e) < 0)
			cmd_die(&e);
		cmd_text_print(s->call, crm_buf_slice(&text));
	} else {
		if (job->how.owners)
			crm_due_owners(judge, &text);
		else if (job->how.held)
			crm_due_held_counts(judge, &text);
		else if (!job->outcome)
			crm_due_counts(judge, &text);
		else if (crm_due_outcome_counts(judge, &text, &e) < 0)
			cmd_die(&e);
		cmd_records_print_under(s->policy, s->call, crm_buf_slice(&text));
	}
	crm_buf_free(&text);
}

static void
tell_overburdened(const crm_due *judge)
{
	crm_buf who = {0};

	crm_due_overburdened(judge, &who);
	cmd_notes(crm_buf_zend(&who));
	crm_buf_free(&who);
}

/* Nobody is left out in silence. */
static void
tell_carried_over(const struct crm_due_summary *sum, bool plan)
{
	size_t n = sum->carried_over, moved = sum->moved, beyond = sum->beyond;

	if (beyond)
		cmd_note("%zu contact%s listed above the capacity of a day, because %s cannot wait",
			 beyond, beyond == 1 ? " is" : "s are", beyond == 1 ? "it" : "they");

	if (moved)
		cmd_note("%zu contact%s put off to a later day: the capacity of a day is used up",
			 moved, moved == 1 ? "" : "s");
	if (n && plan)
		cmd_note("%zu customer%s left for later: the capacity of these days is used up", n,
			 n == 1 ? "" : "s");
	else if (n)
		cmd_note("%zu customer%s left for later: the capacity of a day is used up "
			 "(--suppressed lists what is held back)",
			 n, n == 1 ? "" : "s");
}

static void
tell_waiting(const struct crm_due_summary *sum)
{
	size_t n = sum->waiting;

	if (n)
		cmd_note("%zu customer%s an answer %s held back (%s); --suppressed lists %s", n,
			 n == 1 ? " who waits for" : "s who wait for", n == 1 ? "is" : "are",
			 sum->waiting_for, n == 1 ? "it" : "them");
}

static size_t
due(struct cmd_stream *s, const struct due_job *job)
{
	crm_error e;
	struct crm_due_summary sum;
	size_t row = job->explain ? cmd_stream_find(s, job->explain) : 0;
	struct crm_due_how how = job->how;
	crm_due *judge;

	how.explained = job->explain ? &row : NULL;
	judge = crm_due_new(s->policy, s->frame, &how, &e);
	if (!judge)
		cmd_die(&e);
	cmd_notes(crm_due_summary(judge).notices);
	if (!tells(job))
		settle_columns(s, job);
	cmd_stream_fold(s);
	if (crm_derived_run(s->judges, &e) < 0 || crm_due_run(judge, &e) < 0)
		cmd_stream_die(s, &e);
	if (job->outcome && crm_due_outcomes(judge, s->call->threads, s->rejects, &e) < 0)
		cmd_stream_die(s, &e);
	sum = crm_due_summary(judge);
	if (tells(job))
		tell(s, judge, job, row);
	else
		write_list(s, judge, job);
	if (!job->how.held && !job->outcome && !tells(job)) {
		tell_carried_over(&sum, job->how.days > 0);
		tell_waiting(&sum);
		if (!job->how.only_count && !crm_policy_private(s->policy, CRM_STR("owner")))
			tell_overburdened(judge);
	}
	crm_due_free(judge);
	free((void *)s->extra);
	return job->how.held ? sum.held : sum.listed;
}

/* What the rows cannot say. */
static void
check_call(const struct cmd_call *call, struct due_job *job)
{
	job->how.only = job->rules.item;
	job->how.only_count = job->rules.n;
	job->how.country = call->country;
	job->how.bare = job->blocks;
	cmd_given.people |= job->blocks;
	job->how.usual_prices = cmd_book_file(call, CMD_BOOK_PRICES);
	if (job->how.prices && strcmp(job->how.prices, "-") == 0)
		cmd_usage_error("--prices: \"-\" is not a price list: name a file");
	cmd_refuse_output(call, job->how.prices ? job->how.prices : job->how.usual_prices,
			  "the price list");
	if (job->outcome && call->today.day != CRM_NO_DAY && call->today.minute > 0)
		cmd_usage_error("--outcome is about a whole day: --today=2026-11-21");
	if (job->count && job->how.days && !job->outcome)
		cmd_usage_error("--count cannot be combined with --days, except with --outcome");
	if (job->outcome && job->how.days) {
		cmd_given.back = (crm_day)job->how.days - 1;
		if (call->today.day != CRM_NO_DAY &&
		    call->today.day - cmd_given.back < crm_day_of(1, 1, 1))
			cmd_usage_error("--days: the first day would be before 0001-01-01");
	}
	if (job->count && !job->how.held)
		job->how.each = false; /* customers are counted */
}

int
main(int argc, char **argv)
{
	const struct cmd_call *call = cmd_take_call(&tool, argc, argv);
	struct cmd_stream stream;
	crm_policy *policy;
	crm_error e;
	size_t found;
	int status;

	check_call(call, &asked);
	policy = cmd_policy_open(call);
	if (asked.explain) /* explanations are English, so the reasons in them are, too */
		crm_lang_set(CRM_STR("en"), &e);
	if (crm_due_knows(policy, asked.how.only, asked.how.only_count, &e) < 0)
		cmd_die(&e);
	cmd_stream_open_under(&stream, call,
			      CMD_NEEDS_EVENTS | CMD_LAST | (asked.outcome ? CMD_MORNING : 0),
			      policy);
	found = due(&stream, &asked);
	status = cmd_stream_close(&stream);
	free(asked.rules.item);
	return status == CRM_OK && call->exit_code && found ? FOUND : status;
}
