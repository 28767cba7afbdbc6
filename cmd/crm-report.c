/* crm-report: a stream as people like to look at it: text, Markdown or a page. */
#include <stdlib.h>
#include <string.h>

#include "common/columns.h"
#include "common/output.h"
#include "common/stream.h"
#include "report/report.h"

enum { TEXT = 1, MARKDOWN = 2, HTML = 4 };
static const struct cmd_mode modes[] = {
	{TEXT, CMD_FILES}, {MARKDOWN, CMD_FILES}, {HTML, CMD_FILES}, {0}};

static struct job {
	const char *title, *group;
	bool text, markdown, html, skip_empty;
} asked;

static const struct cmd_option options[] = {
	OPT_FLAG(0, "text", &asked.text, "write text that lines up, which is the usual form",
		 .modes = TEXT),
	OPT_FLAG(0, "markdown", &asked.markdown, "write Markdown", .selects = MARKDOWN),
	OPT_FLAG(0, "html", &asked.html, "write a page that needs no other file", .selects = HTML),
	OPT_TEXT(0, "title", "TEXT", &asked.title, "what is written above it", .usage = CMD_ALL),
	OPT_TEXT(0, "group", "COLUMN", &asked.group,
		 "a part for each value of that column, such as owner", .usage = CMD_ALL,
		 .completes = CMD_COLUMN_WORDS),
	OPT_FLAG(0, "skip-empty", &asked.skip_empty, "write nothing when there are no rows",
		 .usage = CMD_ALL),
	CMD_COLUMNS(.usage = CMD_ALL),
	CMD_POLICY(.usage = CMD_ALL),
	CMD_OUTPUT(.usage = CMD_ALL),
	CMD_TODAY(),
	CMD_LANG(.usage = CMD_ALL),
	CMD_COUNTRY(),
	CMD_CSV(),
	CMD_TSV(),
	CMD_PRINT_POLICY(),
	CMD_STANDARD,
};

static const struct cmd_tool tool = {
	.name = "crm-report",
	.purpose = "write a stream as text, Markdown or a page",
	.modes = modes,
	.options = options,
	.about = "Reads any stream with a header (a list of what is due, customers, counts) and\n"
		 "writes it for people: with figures at its head, headings in plain words, and\n"
		 "dates and numbers as their language writes them. It shows the columns that\n"
		 "people need; -C names others. Private columns are never shown.",
	.examples = "  crm-due ~/shop | crm-report --group=owner\n"
		    "  crm-due ~/shop | crm-report --html --title='This morning' -o today.html\n"
		    "  crm-segment -l log.tsv customers.tsv | crm-report --html --lang=ru",
	.see = "crm-due(1), crm-segment(1), crm-policy(5)",
};

/* ---- the input ---- */

static crm_table *
read_table(const struct cmd_call *call)
{
	struct crm_read how = {.format = call->from};
	crm_table *table;
	crm_error e;

	if (!call->operand_count)
		cmd_note_terminal(NULL);
	for (size_t i = 0; i < call->operand_count; i++)
		cmd_note_terminal(call->operands[i]);
	table = crm_table_read(call->operands, call->operand_count, &how, &e);
	if (!table)
		cmd_die(&e);
	cmd_notes(crm_table_notices(table));
	return table;
}

/* The day of the report: what was asked for, otherwise that of the stream's facts, otherwise now.
 */
static crm_day
day_of(const struct cmd_call *call, const crm_table *table)
{
	int as_of = crm_table_find(table, "as_of");
	crm_row row = {.row = SIZE_MAX};
	crm_time time = call->today;

	if (time.day == CRM_NO_DAY && as_of >= 0 && crm_table_rows(table)) {
		crm_row_split(&row, table, 0);
		if (!crm_time_parse(crm_str_trim(row.field[as_of]), &time))
			time = CRM_NO_TIME;
	}
	crm_row_free(&row);
	return time.day == CRM_NO_DAY ? crm_time_now().day : time.day;
}

/* ---- the report ---- */

static void
write_report(const struct cmd_call *call, const struct job *job, const crm_report *report)
{
	struct cmd_output out;

	if (job->skip_empty && !crm_report_rows(report))
		return;
	cmd_output_open(&out, call->output);
	if (job->html)
		crm_report_html(report, &out.buf);
	else if (job->markdown)
		crm_report_markdown(report, &out.buf);
	else
		crm_report_text(report, &out.buf);
	cmd_output_close(&out);
}

int
main(int argc, char **argv)
{
	const struct cmd_call *call = cmd_take_call(&tool, argc, argv);
	crm_policy *policy = cmd_policy_open(call);
	struct crm_report_how how = {.policy = policy,
				     .country = cmd_country(call, policy),
				     .title = asked.title,
				     .group = asked.group};
	crm_table *table;
	crm_report *report;
	crm_error e;

	cmd_check_inputs(call);
	if (call->columns)
		how.only = cmd_names(call->columns, "--columns", &how.only_count);
	table = read_table(call);
	how.today = day_of(call, table);
	report = crm_report_new(table, &how, &e);
	if (!report)
		cmd_die(&e);
	write_report(call, &asked, report);
	crm_report_free(report);
	crm_table_free(table);
	crm_policy_free(policy);
	free((void *)how.only);
	return CRM_OK;
}
