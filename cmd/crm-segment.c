/* crm-segment: add stage, tier, treatment and segments; select, count and split by them. */
#include <stdlib.h>
#include <string.h>

#include "common/clash.h"
#include "common/records.h"
#include "common/split.h"
#include "common/stream.h"

enum {
	SEGMENT = 1,
	MOVES = 2,
	SPLIT = 4,
	COUNT = 8,
	PRINT_CUTOFFS = 16,
	EXPLAIN = 32,
	SELECTED = SEGMENT | MOVES | SPLIT | COUNT /* of some customers, when asked for */
};
static const struct cmd_mode modes[] = {{SEGMENT, CMD_FILES},
					{MOVES, CMD_FILES},
					{SPLIT, CMD_FILES},
					{COUNT, CMD_FILES},
					{PRINT_CUTOFFS, CMD_FILES},
					{EXPLAIN, CMD_FILES},
					{0}};

static const char *const split_by[] = {"stage", "tier", "segments"};
static const char *const move_by[] = {"stage", "tier"};

static struct job {
	const char *only, *explain, *split, *cutoffs;
	const char *top_by, *within;
	crm_num top;  /* 0: not asked for */
	crm_time was; /* CRM_NO_TIME: not asked for */
	bool count, print_cutoffs, daily, moves;
	int by;      /* of split_by */
	int move_by; /* of move_by */
} asked = {.was = {CRM_NO_DAY, -1, CRM_NO_OFFSET}, .by = 2};

static cmd_option_function take_share;

static const struct cmd_option options[] = {
	CMD_STREAM_OPTIONS(.usage = CMD_ALL),
	CMD_COLUMNS(.modes = SEGMENT | SPLIT, .usage = CMD_NOWHERE),
	CMD_ADD(.modes = SEGMENT | SPLIT, .usage = CMD_NOWHERE),
	OPT_TEXT(0, "only", "WHOM", &asked.only,
		 "keep only these: a stage, tier or segment, or an expression over all columns",
		 .modes = SELECTED, .completes = "stages tiers segments"),
	OPT_CALL(0, "top", "SHARE", take_share, &asked.top,
		 "keep only the best share of all, such as 20%; equal customers are kept together",
		 .modes = SELECTED, .usage = SEGMENT),
	OPT_TEXT(0, "by", "COLUMN", &asked.top_by,
		 "with --top: the best by that column or fact (value)", .modes = SELECTED,
		 .usage = SEGMENT, .requires = "top"),
	OPT_TEXT(0, "within", "COLUMN", &asked.within,
		 "with --top: the best share of each group of that column", .modes = SELECTED,
		 .usage = SEGMENT, .requires = "top"),
	OPT_TIME(0, "was", &asked.was,
		 "add stage_was and tier_was: what they were then, by the log",
		 .modes = SELECTED | EXPLAIN | PRINT_CUTOFFS, .usage = SEGMENT | MOVES | EXPLAIN),
	OPT_FLAG(0, "daily", &asked.daily, "with --was: look at each day since, and add stage_days",
		 .modes = SELECTED | EXPLAIN | PRINT_CUTOFFS, .usage = SEGMENT | MOVES | EXPLAIN,
		 .requires = "was"),
	OPT_CHOICE(0, "moves", &asked.move_by, move_by, 2,
		   "with --was: show who moved from where to where, and nothing else",
		   .optional = true, .given = &asked.moves, .selects = MOVES, .requires = "was"),
	OPT_TEXT(0, "split", "DIR", &asked.split,
		 "write a file for each segment into DIR instead of a stream", .selects = SPLIT,
		 .excludes = "output"),
	OPT_CHOICE(0, "split-by", &asked.by, split_by, 3,
		   "with --split: a file for each of these (segments)", .arg = "WHAT",
		   .modes = SPLIT),
	OPT_FLAG(0, "count", &asked.count,
		 "show how many customers are in each stage, tier and segment, and nothing else",
		 .selects = COUNT),
	OPT_FLAG(0, "print-cutoffs", &asked.print_cutoffs,
		 "show where each tier begins, and nothing else", .selects = PRINT_CUTOFFS,
		 .no_book = true),
	OPT_TEXT(0, "cutoffs", "FILE", &asked.cutoffs,
		 "take the tiers from a file that --print-cutoffs wrote, instead of ranking this "
		 "stream",
		 .modes = SELECTED | EXPLAIN, .usage = SEGMENT, .excludes = "top,was"),
	OPT_TEXT('e', "explain", "WHO", &asked.explain,
		 "show how this customer (an id, name, phone or email) came to their stage, tier "
		 "and segments, and nothing else",
		 .selects = EXPLAIN, .completes = "customers"),
	CMD_STANDARD,
};

static const struct cmd_tool tool = {
	.name = "crm-segment",
	.purpose = "add stage, tier, treatment and segments; select by them",
	.modes = modes,
	.options = options,
	.about = "Adds to each customer: stage (the first of the policy's stages whose condition\n"
		 "holds), tier (by rank in this stream, equal customers kept together, or by a\n"
		 "threshold), treatment (what the policy's grid says for the two) and segments\n"
		 "(all whose conditions hold, separated by semicolons). Columns of crm-score that\n"
		 "the policy needs are computed where the stream does not have them.",
	.examples = "  crm-segment -l log.tsv --only gold customers.tsv\n"
		    "  crm-segment --count scored.tsv\n"
		    "  crm-segment --top=10% --by=monetary --within=owner scored.tsv\n"
		    "  crm-segment --only \"stage == 'weakening' and value > 60\" scored.tsv\n"
		    "  crm-segment -l log.tsv --was=2026-10-01 --moves scored.tsv",
	.see = "crm-score(1), crm-due(1), crm-expr(5), crm-policy(5)",
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
	const char *own[CMD_OWN_MOST];
	size_t all = cmd_own_columns("crm-segment", own, 0), n = 0;

	for (size_t i = 0; i < all; i++)
		if (strcmp(own[i], "treatment") != 0 || crm_segment_treats(s->policy))
			own[n++] = own[i];
	if (job->was.day != CRM_NO_DAY)
		n = cmd_own_columns("crm-segment --was=DATE", own, n);
	if (job->daily)
		n = cmd_own_columns("crm-segment --was=DATE --daily", own, n);
	s->look.usual = "id,name,owner,value,closeness,stage,stage_was,stage_days,tier,tier_was,"
			"treatment,segments";
	s->look.steps = "owner,closeness,value";
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

	m.ref = crm_frame_ref(s->frame, crm_str_z(split_by[job->by]), &e);
	if (m.ref < 0)
		cmd_die(&e);
	while (crm_segment_name(judge, split_by[job->by], n))
		n++;
	m.group = crm_alloc((n + 1) * sizeof *m.group);
	for (size_t i = 0; i < n; i++)
		m.group[i] = crm_segment_name(judge, split_by[job->by], i);
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
		else if (crm_segment_moves(judge, job->move_by == 1, &text, &e) < 0)
			cmd_die(&e);
		cmd_records_print_under(s->policy, s->call, crm_buf_slice(&text));
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
		cmd_usage_error("--was needs the log: name it with -l");
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
	crm_segment *judge = crm_derived_segment(s->judges, &e);

	if (!judge || (job->cutoffs && crm_segment_take_cutoffs(judge, job->cutoffs, &e) < 0) ||
	    (past && crm_segment_recall(judge, past, job->moves, &e) < 0))
		cmd_die(&e);
	if (job->only && crm_segment_only(judge, crm_str_z(job->only), &e) < 0)
		cmd_die(&e);
	if (job->top &&
	    crm_segment_top(judge, job->top, crm_str_z(job->top_by ? job->top_by : "value"),
			    crm_str_z(job->within), &e) < 0) {
		crm_fail_at(&e, "--top", 0, NULL);
		cmd_die(&e);
	}
	if (!tells(job))
		settle_columns(s, job);
	cmd_stream_fold(s);
	if (crm_derived_run(s->judges, &e) < 0)
		cmd_die(&e);
	if (tells(job))
		tell(s, judge, job, row);
	else if (job->split)
		split(s, judge, job);
	else
		write_rows(s, judge, !job->only && !job->top);
}

/* ---- the call ---- */

static void
take_share(const struct cmd_option *o, const char *value)
{
	crm_str s = crm_str_z(value);
	bool percent = s.n > 0 && s.p[s.n - 1] == '%';
	crm_num n;

	s.n -= percent;
	if (!crm_num_parse(s, &n) || n <= 0 || n > (percent ? 100 : 1) * CRM_NUM_ONE ||
	    (percent && n % 100 != 0))
		cmd_usage_error("--%s: %s is not a share such as 20%%", o->name,
				crm_quote(crm_str_z(value)));
	*(crm_num *)o->to = percent ? n / 100 : n;
}

int
main(int argc, char **argv)
{
	struct cmd_call *call = cmd_take_call(&tool, argc, argv);
	struct cmd_stream stream;

	if (asked.split && !*asked.split)
		cmd_usage_error("--split: name a directory");
	cmd_refuse_output(call, asked.cutoffs, "the file of cut-offs");
	cmd_stream_open(&stream, call, asked.was.day != CRM_NO_DAY ? CMD_NEEDS_EVENTS : 0);
	segment(&stream, &asked);
	return cmd_stream_close(&stream);
}
