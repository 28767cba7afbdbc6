/* crm-score: add what customers are worth and how close they are. */
#include "common/records.h"
#include "common/stream.h"

enum { OPT_CUTOFFS = CMD_OWN };

static const struct cmd_option options[] = {
	CMD_STREAM_OPTIONS,
	{'e', "explain", "ID", "show how this customer came to each figure, and nothing else"},
	{OPT_CUTOFFS, "cutoffs", NULL, "show where the quintiles begin and end, and nothing else"},
	CMD_STANDARD
};

static const struct cmd_tool tool = {
	.name = "crm-score",
	.purpose = "add what customers are worth and how close they are",
	.usage = "[-l LOG] [-p POLICY] [FILE ...]\n--explain=ID [-l LOG] [FILE ...]\n--cutoffs [-l LOG] [FILE ...]",
	.options = options,
	.about =
		"Adds to each customer: recency, frequency and monetary (days since the last\n"
		"purchase, purchases, money spent), their quintiles r, f, m and rfm (5 is the\n"
		"best fifth of all buyers in this stream), then value, closeness and score\n"
		"from 0 to 100, and the quadrant that value and closeness make together.\n"
		"What counts and how much is the policy's to say, under score:.",
	.examples =
		"  crm-score -l log.tsv customers.tsv >scored.tsv\n"
		"  crm-facts -l log.tsv customers.tsv | crm-score | crm-segment --count\n"
		"  crm-score -l log.tsv --explain c0042 customers.tsv",
	.see = "crm-facts(1), crm-segment(1), crm-policy(5)",
};

struct job {
	const char *explain;
	bool cutoffs;
};

static void write_rows(struct cmd_stream *s)
{
	static const char *const columns[] = {
		"recency", "frequency", "monetary", "r", "f", "m", "rfm", "value", "closeness", "score", "quadrant"
	};

	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		cmd_stream_column(s, columns[i]);
	cmd_stream_write(s, NULL);
}

static void score(struct cmd_stream *s, const struct job *job)
{
	crm_error e;
	crm_buf text = {0};
	size_t row = job->explain ? cmd_stream_find(s, job->explain) : 0;
	crm_score *judge = crm_score_new(s->policy, s->frame, &e);

	if (!judge)
		cmd_die(&e);
	if (job->explain)
		crm_score_details(judge);
	cmd_stream_fold(s);
	if (crm_score_run(judge, &e) < 0)
		cmd_die(&e);
	if (job->explain) {
		if (crm_score_explain(judge, row, &text, &e) < 0)
			cmd_die(&e);
		cmd_text_print(s->call, crm_buf_slice(&text));
	} else if (job->cutoffs) {
		crm_score_cutoffs(judge, &text);
		cmd_records_print(s->call, crm_buf_slice(&text));
	} else {
		write_rows(s);
	}
	crm_buf_free(&text);
	crm_score_free(judge);
}

int main(int argc, char **argv)
{
	struct cmd_call call;
	struct cmd_stream stream;
	struct job job = {0};

	cmd_begin(&call, &tool, argc, argv);
	for (int o; (o = cmd_option(&call)) != -1;)
		if (o == 'e')
			job.explain = call.value;
		else
			job.cutoffs = true;
	if (job.explain && job.cutoffs)
		cmd_usage_error("--explain and --cutoffs ask for different things");
	cmd_stream_open(&stream, &call, 0);
	score(&stream, &job);
	return cmd_stream_close(&stream);
}
