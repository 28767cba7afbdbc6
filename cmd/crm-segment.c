/* crm-segment: add stage, tier and segments; select and count by them. */
#include <stdlib.h>

#include "common/records.h"
#include "common/stream.h"

enum { OPT_ONLY = CMD_OWN, OPT_COUNT, OPT_CUTOFFS };

static const struct cmd_option options[] = {
	CMD_STREAM_OPTIONS,
	{OPT_ONLY, "only", "WHOM", "keep only these: a stage, tier or segment, or an expression over all columns"},
	{OPT_COUNT, "count", NULL, "show how many there are in each, and nothing else"},
	{OPT_CUTOFFS, "cutoffs", NULL, "show where each tier begins, and nothing else"},
	{'e', "explain", "ID", "show how this customer came to their stage, tier and segments, and nothing else"},
	CMD_STANDARD
};

static const struct cmd_tool tool = {
	.name = "crm-segment",
	.purpose = "add stage, tier and segments of customers; select and count by them",
	.usage = "[-l LOG] [-p POLICY] [--only=WHOM] [FILE ...]\n--count [--only=WHOM] [-l LOG] [FILE ...]\n"
	         "--cutoffs [-l LOG] [FILE ...]\n--explain=ID [-l LOG] [FILE ...]",
	.options = options,
	.about =
		"Adds to each customer: stage (the first of the policy's stages that holds),\n"
		"tier (the best so many of this stream, equals kept together, or a threshold)\n"
		"and segments (all that hold, parted by semicolons).",
	.examples =
		"  crm-score -l log.tsv customers.tsv | crm-segment --only gold\n"
		"  crm-segment --count scored.tsv\n"
		"  crm-segment --only \"stage == 'weakening' and value > 60\" scored.tsv",
	.see = "crm-score(1), crm-due(1), crm-policy(5)",
};

struct job {
	const char *only, *explain;
	bool count, cutoffs;
};

/* The rows that were chosen. */
struct choice {
	size_t *row, n;
};

static int chosen_row(void *from, unsigned hand, size_t i, size_t *row, crm_str *extra, crm_error *e)
{
	(void)hand;
	(void)extra;
	(void)e;
	*row = ((const struct choice *)from)->row[i];
	return 0;
}

static void write_rows(struct cmd_stream *s, const crm_segment *judge, bool all)
{
	size_t rows = crm_frame_rows(s->frame);
	struct choice choice = {0};

	cmd_stream_column(s, "stage");
	cmd_stream_column(s, "tier");
	cmd_stream_column(s, "segments");
	if (all) {
		cmd_stream_write(s, NULL);
		return;
	}
	choice.row = crm_alloc((rows + 1) * sizeof *choice.row);
	for (size_t row = 0; row < rows; row++)
		if (crm_segment_chosen(judge, row))
			choice.row[choice.n++] = row;
	cmd_stream_write(s, &(struct crm_frame_out){.entry = chosen_row, .from = &choice, .entries = choice.n});
	free(choice.row);
}

static void tell(struct cmd_stream *s, crm_segment *judge, const struct job *job, size_t row)
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
		else
			crm_segment_cutoffs(judge, &text);
		cmd_records_print(s->call, crm_buf_slice(&text));
	}
	crm_buf_free(&text);
}

static void segment(struct cmd_stream *s, const struct job *job)
{
	crm_error e;
	size_t row = job->explain ? cmd_stream_find(s, job->explain) : 0;
	crm_segment *judge = crm_segment_new(s->policy, s->frame, &e);

	if (!judge)
		cmd_die(&e);
	if (job->only && crm_segment_only(judge, crm_str_z(job->only), &e) < 0) {
		crm_fail_at(&e, "--only", 0, NULL);
		cmd_die(&e);
	}
	cmd_stream_fold(s);
	if (crm_segment_run(judge, &e) < 0)
		cmd_die(&e);
	if (job->explain || job->count || job->cutoffs)
		tell(s, judge, job, row);
	else
		write_rows(s, judge, !job->only);
	crm_segment_free(judge);
}

int main(int argc, char **argv)
{
	struct cmd_call call;
	struct cmd_stream stream;
	struct job job = {0};

	cmd_begin(&call, &tool, argc, argv);
	for (int o; (o = cmd_option(&call)) != -1;)
		switch (o) {
		case OPT_ONLY: job.only = call.value; break;
		case OPT_COUNT: job.count = true; break;
		case OPT_CUTOFFS: job.cutoffs = true; break;
		default: job.explain = call.value;
		}
	if (job.count + job.cutoffs + !!job.explain > 1)
		cmd_usage_error("--count, --cutoffs and --explain ask for different things");
	if (job.only && (job.cutoffs || job.explain))
		cmd_usage_error("--only goes with --count or with customers");
	cmd_stream_open(&stream, &call, 0);
	segment(&stream, &job);
	return cmd_stream_close(&stream);
}
