/* crm-due: whom to contact, why, by when and how. */
#include <stdlib.h>
#include <string.h>

#include "common/book.h"
#include "common/records.h"
#include "common/stream.h"

enum {
	OPT_EACH = CMD_OWN,
	OPT_RULE,
	OPT_SUPPRESSED,
	OPT_COUNT,
	OPT_UNLIMITED,
	OPT_OUTCOME,
	OPT_PRICES,
	OPT_OWNERS,
	OPT_DAYS
};

#define FOUND 3 /* exit status with --exit-code */

static const struct cmd_option options[] = {
	CMD_STREAM_OPTIONS,
	CMD_COLUMNS,
	CMD_ADD,
	{OPT_RULE, "rule", "NAME",
	 "follow this rule of the policy only; may be given several times"},
	{OPT_PRICES, "prices", "FILE",
	 "what things cost: item, price and date, for rules with price-limit"},
	{OPT_EACH, "each", NULL, "a row for each reason, not for each customer"},
	{OPT_UNLIMITED, "unlimited", NULL, "list also what does not fit an owner's day"},
	{OPT_DAYS, "days", "N",
	 "a plan of N days, today the first, 31 at most; due_day says which"},
	{OPT_SUPPRESSED, "suppressed", NULL,
	 "list what is held back instead, with the reason in due_held"},
	{OPT_COUNT, "count", NULL,
	 "count what is due by rule and owner, and nothing else; with --suppressed what is held "
	 "back"},
	{OPT_OUTCOME, "outcome", NULL,
	 "the list of the morning, with what became of it that day in due_outcome; with --count by "
	 "owner"},
	{OPT_OWNERS, "owners", NULL,
	 "count each owner's customers and what their day holds, and nothing else"},
	CMD_COUNTRY,
	{'e', "explain", "ID", "go through every rule for this customer, and nothing else"},
	CMD_EXIT_CODE,
	CMD_STANDARD,
};

static const struct cmd_tool tool = {
	.name = "crm-due",
	.purpose = "list whom to contact, why, by when and how",
	.usage = "[-l LOG] [-p POLICY] [--rule=NAME] [--each] [FILE ...]\n--days=N [-l LOG] [FILE "
		 "...]\n--suppressed [-l LOG] [FILE ...]\n"
		 "[--suppressed] --count [-l LOG] [FILE ...]\n--outcome [--count] [-l LOG] [FILE "
		 "...]\n--owners [-l LOG] [FILE ...]\n"
		 "--explain=ID [-l LOG] [FILE ...]",
	.options = options,
	.about = "Follows the rules of the policy and writes the row of each customer who is to\n"
		 "be contacted today, most urgent first, with due_rule, due_date, due_overdue,\n"
		 "due_action, due_channel, due_why, due_ask, due_priority, due_evidence and\n"
		 "due_offer, and due_owner, who is to do it.\n"
		 "What is logged settles it: nobody ticks a box twice.\n"
		 "Values, stages and tiers that the rules need are computed where the stream\n"
		 "does not have them.",
	.examples = "  crm-due -l log.tsv customers.tsv\n"
		    "  crm-due -l log.tsv --rule birthday --add stage,value customers.tsv\n"
		    "  crm-due -l log.tsv --explain C0007 segmented.tsv",
	.see = "crm-log(1), crm-segment(1), crm-policy(5)",
};

struct job {
	struct crm_due_how how;
	const char **rules;
	const char *explain;
	bool suppressed, count, outcome, owners;
};

struct listing {
	crm_due *judge;
	const struct job *job;
};

static int
list_entry(void *from, unsigned hand, size_t i, size_t *row, crm_str *own, crm_error *e)
{
	const struct listing *l = from;
	const char *more = "";
	const crm_str *names;

	if (l->job->suppressed ? crm_due_held(l->judge, hand, i, row, own, &more, e) < 0
			       : crm_due_entry(l->judge, hand, i, row, own, e) < 0)
		return -1;
	if (l->job->outcome)
		more = crm_due_outcome(l->judge, i);
	if (l->job->how.days)
		more = crm_due_entry_day(l->judge, hand, i);
	if (*more)
		own[crm_due_columns(&names)] = crm_str_z(more);
	return 0;
}

static bool
tells(const struct job *job)
{
	return job->explain || job->count || job->owners;
}

/* The columns of the list, or of what is held back. */
static void
settle_columns(struct cmd_stream *s, const struct job *job)
{
	bool held = job->suppressed, plan = job->how.days > 0, more = held || job->outcome || plan;
	const crm_str *own;
	size_t n = crm_due_columns(&own);
	crm_str *names = crm_alloc((n + 1) * sizeof *names);

	for (size_t i = 0; i < n; i++)
		names[i] = own[i];
	names[n] = held ? CRM_STR("due_held") : plan ? CRM_STR("due_day") : CRM_STR("due_outcome");
	s->extra = names;
	s->extras = n + more;
	s->usual =
		held ? "due_held,due_priority,due_date,due_action,id,name,owner,due_why"
		: job->outcome
			? "due_outcome,due_priority,due_action,due_channel,id,name,owner,due_why"
		: plan ? "due_day,due_priority,due_action,due_channel,id,name,owner,phone,due_why"
		       : "due_priority,due_date,due_action,due_channel,id,name,owner,phone,due_why";
	s->spare = "owner,due_priority,due_date,id,phone";
	cmd_stream_columns(s, NULL, 0);
}

static void
write_list(struct cmd_stream *s, crm_due *judge, const struct job *job)
{
	struct crm_due_summary sum = crm_due_summary(judge);
	struct listing listing = {judge, job};

	cmd_stream_write(
		s, &(struct crm_frame_out){.entry = list_entry,
					   .from = &listing,
					   .entries = job->suppressed ? sum.held : sum.listed});
}

static void
tell(struct cmd_stream *s, crm_due *judge, const struct job *job, size_t row)
{
	crm_buf text = {0};
	crm_error e;

	if (job->explain) {
		if (crm_due_explain(judge, row, &text, &e) < 0)
			cmd_die(&e);
		cmd_text_print(s->call, crm_buf_slice(&text));
	} else {
		if (job->owners)
			crm_due_owners(judge, &text);
		else if (job->suppressed)
			crm_due_held_counts(judge, &text);
		else if (!job->outcome)
			crm_due_counts(judge, &text);
		else if (crm_due_outcome_counts(judge, &text, &e) < 0)
			cmd_die(&e);
		cmd_records_print(s->call, crm_buf_slice(&text));
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
		cmd_note("%zu contact%s listed beyond what a day holds: what is due cannot wait",
			 beyond, beyond == 1 ? " is" : "s are");

	if (moved)
		cmd_note("%zu contact%s put off to a later day: more than a day holds", moved,
			 moved == 1 ? "" : "s");
	if (n && plan)
		cmd_note("%zu customer%s carried over: more than these days hold", n,
			 n == 1 ? "" : "s");
	else if (n)
		cmd_note("%zu customer%s carried over: more than a day holds (--suppressed lists "
			 "what is held back)",
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
due(struct cmd_stream *s, const struct job *job)
{
	crm_error e;
	struct crm_due_summary sum;
	size_t row = job->explain ? cmd_stream_find(s, job->explain) : 0;
	crm_due *judge = crm_due_new(s->policy, s->frame, &job->how, &e);

	if (!judge)
		cmd_die(&e);
	cmd_notes(crm_due_summary(judge).notices);
	if (!tells(job))
		settle_columns(s, job);
	cmd_stream_fold(s);
	if (crm_judges_run(s->judges, &e) < 0 || crm_due_run(judge, &e) < 0)
		cmd_stream_die(s, &e);
	if (job->outcome && crm_due_outcomes(judge, s->call->threads, s->rejects, &e) < 0)
		cmd_stream_die(s, &e);
	sum = crm_due_summary(judge);
	if (tells(job))
		tell(s, judge, job, row);
	else
		write_list(s, judge, job);
	if (!job->suppressed && !job->outcome && !tells(job)) {
		tell_carried_over(&sum, job->how.days > 0);
		tell_waiting(&sum);
		if (!job->how.only_count)
			tell_overburdened(judge);
	}
	crm_due_free(judge);
	free((void *)s->extra);
	return job->suppressed ? sum.held : sum.listed;
}

static void
read_call(struct cmd_call *call, struct job *job)
{
	for (int o; (o = cmd_option(call)) != -1;)
		switch (o) {
		case OPT_EACH: job->how.each = true; break;
		case OPT_UNLIMITED: job->how.unlimited = true; break;
		case OPT_SUPPRESSED: job->suppressed = job->how.held = true; break;
		case OPT_COUNT: job->count = true; break;
		case OPT_OUTCOME: job->outcome = true; break;
		case OPT_PRICES: job->how.prices = call->value; break;
		case OPT_DAYS:
			job->how.days = (unsigned)cmd_count("days", call->value, 1, 31);
			break;
		case OPT_OWNERS: job->owners = job->how.owners = true; break;
		case OPT_RULE: job->rules[job->how.only_count++] = call->value; break;
		default: job->explain = call->value;
		}
	job->how.only = job->rules;
	job->how.country = call->country;
	job->how.usual_prices = cmd_book_file(call, CMD_BOOK_PRICES);
	if (job->how.prices && strcmp(job->how.prices, "-") == 0)
		cmd_usage_error("--prices: \"-\" is not a price list: name a file");
	cmd_refuse_output(call, job->how.prices ? job->how.prices : job->how.usual_prices,
			  "the price list");
	if (job->suppressed + job->owners + !!job->explain > 1 ||
	    job->count + job->owners + !!job->explain > 1)
		cmd_usage_error(
			"--suppressed, --count, --owners and --explain ask for different things");
	if (job->how.days &&
	    (job->suppressed || job->count || job->owners || job->outcome || job->explain))
		cmd_usage_error("--days is a plan, not a count or an account of one day");
	if (job->outcome && (job->suppressed || job->explain || job->owners))
		cmd_usage_error("--outcome is about the list, not about %s",
				job->suppressed ? "what was held back"
				: job->owners   ? "the owners"
						: "one customer");
	if (job->outcome && call->today.day != CRM_NO_DAY && call->today.minute > 0)
		cmd_usage_error("--outcome is about a whole day: --today=2026-11-21");
	if (job->count && !job->suppressed)
		job->how.each = false; /* customers are counted */
	if ((call->columns || call->add) && tells(job))
		cmd_usage_error("--%s goes with a list of customers",
				call->columns ? "columns" : "add");
}

int
main(int argc, char **argv)
{
	struct cmd_call call;
	struct cmd_stream stream;
	struct job job = {0};
	crm_policy *policy;
	crm_error e;
	size_t found;
	int status;

	job.rules = crm_alloc(((size_t)argc + 1) * sizeof *job.rules);
	cmd_begin(&call, &tool, argc, argv);
	read_call(&call, &job);
	policy = cmd_policy_open(&call);
	if (crm_due_knows(policy, job.how.only, job.how.only_count, &e) < 0)
		cmd_die(&e);
	cmd_stream_open_under(&stream, &call,
			      CMD_NEEDS_EVENTS | CMD_LAST | (job.outcome ? CMD_MORNING : 0),
			      policy);
	found = due(&stream, &job);
	status = cmd_stream_close(&stream);
	free(job.rules);
	return status == CRM_OK && call.exit_code && found ? FOUND : status;
}
