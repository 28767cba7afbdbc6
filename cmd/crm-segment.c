/* crm-segment: add stage, tier, treatment and segments; select, count and split by them. */
#include <stdlib.h>
#include <string.h>

#include "common/records.h"
#include "common/split.h"
#include "common/stream.h"

enum {
	OPT_ONLY = CMD_OWN,
	OPT_TOP,
	OPT_BY,
	OPT_WITHIN,
	OPT_COUNT,
	OPT_PRINT_CUTOFFS,
	OPT_CUTOFFS,
	OPT_WAS,
	OPT_DAILY,
	OPT_MOVES,
	OPT_SPLIT,
	OPT_SPLIT_BY
};

static const struct cmd_option options[] = {
	CMD_STREAM_OPTIONS,
	CMD_COLUMNS,
	CMD_ADD,
	{OPT_ONLY, "only", "WHOM",
	 "keep only these: a stage, tier or segment, or an expression over all columns"},
	{OPT_TOP, "top", "SHARE", "keep only the best so many of all, 20%; equals all or none"},
	{OPT_BY, "by", "COLUMN", "with --top: the best by that column or fact (value)"},
	{OPT_WITHIN, "within", "COLUMN",
	 "with --top: the best so many of each group in that column"},
	{OPT_WAS, "was", "DATE[THH:MM]",
	 "add stage_was and tier_was: what they were then, by the log"},
	{OPT_DAILY, "daily", NULL, "with --was: look at each day since, and add stage_days"},
	{OPT_MOVES, "moves", "[stage|tier]",
	 "with --was: show who moved from where to where, and nothing else"},
	{OPT_SPLIT, "split", "DIR", "write a file for each segment into DIR instead of a stream"},
	{OPT_SPLIT_BY, "split-by", "stage|tier|segments",
	 "with --split: a file for each of these (segments)"},
	{OPT_COUNT, "count", NULL, "show how many there are in each, and nothing else"},
	{OPT_PRINT_CUTOFFS, "print-cutoffs", NULL, "show where each tier begins, and nothing else"},
	{OPT_CUTOFFS, "cutoffs", "FILE",
	 "take the tiers from a file so printed, instead of ranking this stream"},
	{'e', "explain", "ID",
	 "show how this customer came to their stage, tier and segments, and nothing else"},
	CMD_STANDARD,
};

static const struct cmd_tool tool = {
	.name = "crm-segment",
	.purpose = "add stage, tier, treatment and segments; select by them",
	.usage = "[-l LOG] [--only=WHOM] [--was=DATE [--daily]] [FILE ...]\n--cutoffs=CUT "
		 "[--only=WHOM] [-l LOG] [FILE ...]\n"
		 "--top=SHARE [--by=NAME] [--within=NAME] [FILE ...]\n"
		 "--was=DATE --moves [--only=WHOM] -l LOG [FILE ...]\n"
		 "--split=DIR [--split-by=WHAT] [--only=WHOM] [FILE ...]\n"
		 "--count [--only=WHOM] [-l LOG] [FILE ...]\n"
		 "--print-cutoffs [-l LOG] [FILE ...]\n--explain=ID [--was=DATE [--daily]] [-l "
		 "LOG] [FILE ...]",
	.options = options,
	.about = "Adds to each customer: stage (the first of the policy's stages that holds),\n"
		 "tier (the best so many of this stream, equals kept together, or a threshold),\n"
		 "treatment (what the policy's grid says for the two) and segments (all that\n"
		 "hold, parted by semicolons). What the policy needs of crm-score's columns is\n"
		 "computed where the stream does not have it.",
	.examples = "  crm-segment -l log.tsv --only gold customers.tsv\n"
		    "  crm-segment --count scored.tsv\n"
		    "  crm-segment --top=10% --by=monetary --within=owner scored.tsv\n"
		    "  crm-segment --only \"stage == 'weakening' and value > 60\" scored.tsv\n"
		    "  crm-segment -l log.tsv --was=2026-10-01 --moves scored.tsv",
	.see = "crm-score(1), crm-due(1), crm-policy(5)",
};

struct job {
	const char *only, *explain, *split, *by, *cutoffs;
	const char *top_by, *within;
	crm_num top;  /* 0: not asked for */
	crm_time was; /* CRM_NO_TIME: not asked for */
	bool count, print_cutoffs, daily, moves;
	bool tiers; /* the moves are those between tiers */
};

/* The rows that were chosen. */
struct choice {
	size_t *row, n;
};

static int
chosen_row(void *from, unsigned hand, size_t i, size_t *row, crm_str *extra, crm_error *e)
{
	(void)hand;
	(void)extra;
	(void)e;
	*row = ((const struct choice *)from)->row[i];
	return 0;
}

static void
settle_columns(struct cmd_stream *s, const struct job *job)
{
	const char *own[7] = {"stage", "tier"};
	size_t n = 2;

	if (crm_segment_treats(s->policy))
		own[n++] = "treatment";
	own[n++] = "segments";
	if (job->was.day != CRM_NO_DAY) {
		own[n++] = "stage_was";
		own[n++] = "tier_was";
	}
	if (job->daily)
		own[n++] = "stage_days";
	s->usual = "id,name,owner,value,closeness,stage,stage_was,stage_days,tier,tier_was,"
		   "treatment,segments";
	s->spare = "owner,closeness,value";
	cmd_stream_columns(s, own, n);
}

static void
write_rows(struct cmd_stream *s, const crm_segment *judge, bool all)
{
	size_t rows = crm_frame_rows(s->frame);
	struct choice choice = {0};

	if (all) {
		cmd_stream_write(s, NULL);
		return;
	}
	choice.row = crm_alloc((rows + 1) * sizeof *choice.row);
	for (size_t row = 0; row < rows; row++)
		if (crm_segment_chosen(judge, row))
			choice.row[choice.n++] = row;
	cmd_stream_write(s, &(struct crm_frame_out){
				    .entry = chosen_row, .from = &choice, .entries = choice.n});
	free(choice.row);
}

/* ---- a file for each ---- */

struct members {
	const crm_segment *judge;
	const char **group;
	int ref;
	crm_buf text;
};

static int
is_member(void *from, size_t group, crm_cursor *at, crm_error *e)
{
	struct members *m = from;

	m->text.n = 0;
	if (!crm_segment_chosen(m->judge, crm_cursor_row(at)))
		return 0;
	if (crm_cursor_text(at, m->ref, &m->text, e) < 0)
		return -1;
	return crm_str_has_item(crm_buf_slice(&m->text), crm_str_z(m->group[group]));
}

static void
split(struct cmd_stream *s, const crm_segment *judge, const struct job *job)
{
	struct members m = {.judge = judge};
	size_t n = 0;
	crm_error e;

	m.ref = crm_frame_ref(s->frame, crm_str_z(job->by), &e);
	if (m.ref < 0)
		cmd_die(&e);
	while (crm_segment_name(judge, job->by, n))
		n++;
	m.group = crm_alloc((n + 1) * sizeof *m.group);
	for (size_t i = 0; i < n; i++)
		m.group[i] = crm_segment_name(judge, job->by, i);
	cmd_stream_split(s, &(struct cmd_split){job->split, m.group, n, is_member, &m});
	crm_buf_free(&m.text);
	free(m.group);
}

/* ---- what is told instead of a stream ---- */

static bool
tells(const struct job *job)
{
	return job->explain || job->count || job->print_cutoffs || job->moves;
}

static void
tell(struct cmd_stream *s, crm_segment *judge, const struct job *job, size_t row)
{
	crm_buf text = {0};
	crm_error e;

	if (job->explain) {
		if (crm_segment_explain(judge, row, &text, &e) < 0)
			cmd_die(&e);
		cmd_text_print(s->call, crm_buf_slice(&text));
	} else {
		if (job->count)
			crm_segment_counts(judge, &text);
		else if (job->print_cutoffs)
			crm_segment_cutoffs(judge, &text);
		else if (crm_segment_moves(judge, job->tiers, &text, &e) < 0)
			cmd_die(&e);
		cmd_records_print(s->call, crm_buf_slice(&text));
	}
	crm_buf_free(&text);
}

/* ---- the whole ---- */

/* Where the run itself reads the log, its rejects come from that. */
static crm_past *
look_back(struct cmd_stream *s, const struct job *job)
{
	crm_rejects *aside =
		s->rejects && !crm_frame_carries_facts(s->frame) ? crm_rejects_new() : NULL;
	crm_past *past;
	crm_error e;

	if (!crm_frame_has_log(s->frame))
		cmd_usage_error("--was goes by the log: name it with -l");
	past = crm_past_new(s->policy, s->frame, job->was, job->daily, s->call->threads,
			    aside ? aside : s->rejects, &e);
	crm_rejects_free(aside);
	if (past && crm_frame_carries_facts(s->frame))
		cmd_notes(crm_past_notices(past));
	if (past)
		return past;
	if (e.status == CRM_SYSTEM && !*e.source)
		crm_fail_at(&e, "--was", 0, NULL);
	cmd_die(&e);
}

static void
segment(struct cmd_stream *s, const struct job *job)
{
	crm_error e;
	size_t row = job->explain ? cmd_stream_find(s, job->explain) : 0;
	crm_past *past = job->was.day != CRM_NO_DAY ? look_back(s, job) : NULL;
	crm_segment *judge = crm_judges_segment(s->judges, &e);

	if (!judge || (job->cutoffs && crm_segment_take_cutoffs(judge, job->cutoffs, &e) < 0) ||
	    (past && crm_segment_recall(judge, past, job->moves, &e) < 0))
		cmd_die(&e);
	if (job->only && crm_segment_only(judge, crm_str_z(job->only), &e) < 0) {
		crm_fail_at(&e, "--only", 0, NULL);
		cmd_die(&e);
	}
	if (job->top &&
	    crm_segment_top(judge, job->top, crm_str_z(job->top_by ? job->top_by : "value"),
			    crm_str_z(job->within), &e) < 0) {
		crm_fail_at(&e, "--top", 0, NULL);
		cmd_die(&e);
	}
	if (!tells(job))
		settle_columns(s, job);
	cmd_stream_fold(s);
	if (crm_judges_run(s->judges, &e) < 0)
		cmd_die(&e);
	if (tells(job))
		tell(s, judge, job, row);
	else if (job->split)
		split(s, judge, job);
	else
		write_rows(s, judge, !job->only && !job->top);
}

/* ---- what was asked for ---- */

static const char *const split_by[] = {"stage", "tier", "segments"};
static const char *const move_by[] = {"stage", "tier"};

static crm_num
share(const char *value)
{
	crm_str s = crm_str_z(value);
	bool percent = s.n > 0 && s.p[s.n - 1] == '%';
	crm_num n;

	s.n -= percent;
	if (!crm_num_parse(s, &n) || n <= 0 || n > (percent ? 100 : 1) * CRM_NUM_ONE ||
	    (percent && n % 100 != 0))
		cmd_usage_error("--top: %s is not a share such as 20%%",
				crm_quote(crm_str_z(value)));
	return percent ? n / 100 : n;
}

static void
take_option(struct job *job, int option, const char *value)
{
	switch (option) {
	case OPT_ONLY: job->only = value; break;
	case OPT_TOP: job->top = share(value); break;
	case OPT_BY: job->top_by = value; break;
	case OPT_WITHIN: job->within = value; break;
	case OPT_WAS:
		if (!crm_time_parse(crm_str_z(value), &job->was))
			cmd_usage_error("--was: %s is not a date (2026-10-01, 2026-10-01T09:30)",
					crm_quote(crm_str_z(value)));
		break;
	case OPT_DAILY: job->daily = true; break;
	case OPT_MOVES:
		job->moves = true;
		job->tiers = value && cmd_choice("moves", value, move_by, 2) == 1;
		break;
	case OPT_SPLIT:
		if (!*value)
			cmd_usage_error("--split: name a directory");
		job->split = value;
		break;
	case OPT_SPLIT_BY: job->by = split_by[cmd_choice("split-by", value, split_by, 3)]; break;
	case OPT_COUNT: job->count = true; break;
	case OPT_PRINT_CUTOFFS: job->print_cutoffs = true; break;
	case OPT_CUTOFFS: job->cutoffs = value; break;
	default: job->explain = value;
	}
}

static void
check(struct job *job, const struct cmd_call *call)
{
	bool was = job->was.day != CRM_NO_DAY;

	if (job->count + job->print_cutoffs + job->moves + !!job->explain + !!job->split > 1)
		cmd_usage_error("--count, --print-cutoffs, --moves, --split and --explain ask for "
				"different things");
	if ((job->only || job->top) && (job->print_cutoffs || job->explain))
		cmd_usage_error("--%s goes with --count, --moves, --split or with customers",
				job->only ? "only" : "top");
	if ((job->top_by || job->within) && !job->top)
		cmd_usage_error("--%s goes with --top", job->top_by ? "by" : "within");
	if (job->top && job->cutoffs)
		cmd_usage_error("--top ranks the customers at hand: it does not go with --cutoffs");
	if ((job->daily || job->moves) && !was)
		cmd_usage_error("--%s goes with --was", job->daily ? "daily" : "moves");
	if (job->cutoffs && job->print_cutoffs)
		cmd_usage_error("--cutoffs takes tiers as they were printed: --print-cutoffs would "
				"print the same");
	if (job->cutoffs && was)
		cmd_usage_error("--cutoffs is of one day: it does not go with --was");
	if (job->by && !job->split)
		cmd_usage_error("--split-by goes with --split");
	if (job->split && call->output)
		cmd_usage_error("--split writes no output: leave out -o");
	if ((call->columns || call->add) && tells(job))
		cmd_usage_error("--%s goes with a stream of customers",
				call->columns ? "columns" : "add");
	if (!job->by)
		job->by = "segments";
}

int
main(int argc, char **argv)
{
	struct cmd_call call;
	struct cmd_stream stream;
	struct job job = {.was = CRM_NO_TIME};

	cmd_begin(&call, &tool, argc, argv);
	for (int o; (o = cmd_option(&call)) != -1;)
		take_option(&job, o, call.value);
	check(&job, &call);
	cmd_refuse_output(&call, job.cutoffs, "the file of cut-offs");
	cmd_stream_open(&stream, &call, job.was.day != CRM_NO_DAY ? CMD_NEEDS_EVENTS : 0);
	segment(&stream, &job);
	return cmd_stream_close(&stream);
}
