/* crm-report: a stream as people like to look at it: text, Markdown or a page. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "card/card.h"
#include "common/clash.h"
#include "common/columns.h"
#include "common/output.h"
#include "common/terminal.h"
#include "crm-report/report.h"

#define MAIL_WIDTH 78 /* columns of its text */

enum {
	TEXT = 1,
	MARKDOWN = 2,
	HTML = 4,
	MAIL = 8,
	EACH = 16,
	SITE = 32,
	FORMS = TEXT | MARKDOWN | HTML
};
static const struct cmd_mode modes[] = {{TEXT, CMD_FILES},
					{MARKDOWN, CMD_FILES},
					{HTML, CMD_FILES},
					{MAIL, CMD_FILES},
					{EACH, CMD_FILES},
					{SITE, CMD_FILES},
					{0}};

#define MONTHS 12 /* of the trends of cards, unless asked otherwise */

static struct report_job asked = {.months = MONTHS};

static cmd_option_function take_chart;

static const struct cmd_option options[] = {
	OPT_FLAG(0, "text", &asked.text, "write text that lines up, which is the usual form",
		 .modes = TEXT),
	OPT_FLAG(0, "markdown", &asked.markdown, "write Markdown", .selects = MARKDOWN),
	OPT_FLAG(0, "html", &asked.html, "write a page that needs no other file", .selects = HTML),
	OPT_TEXT(0, "title", "TEXT", &asked.title, "what is written above it", .usage = CMD_ALL),
	OPT_TEXT(0, "group", "COLUMN", &asked.group,
		 "a part for each value of that column, such as owner", .usage = CMD_ALL,
		 .completes = CMD_COLUMN_WORDS),
	OPT_CALL(
		0, "chart", "KIND", take_chart, &asked.charts,
		"draw this: stages, quadrants, time, rules, cohorts, or none; may be given several "
		"times",
		.modes = HTML | MAIL | EACH, .usage = HTML),
	OPT_LIST(0, "mail-to", "ADDRESS", &asked.mail_to,
		 "write a message with text and HTML for these, as sendmail -t takes it",
		 .selects = MAIL),
	OPT_TEXT(0, "each", "COLUMN", &asked.each,
		 "send a message to each owner (or whom that column names) with what is theirs",
		 .selects = EACH, .requires = "addresses", .completes = CMD_COLUMN_WORDS),
	OPT_TEXT(0, "addresses", "FILE", &asked.addresses,
		 "with --each: where messages go: owner and email", .modes = EACH,
		 .requires = "each"),
	OPT_TEXT(0, "rest-to", "ADDRESS", &asked.rest_to,
		 "with --each: where rows go that have no owner, or whose owner has no address",
		 .modes = EACH, .requires = "each"),
	OPT_TEXT(0, "command", "COMMAND", &asked.command,
		 "run this for each message, which it reads, such as 'sendmail -t'",
		 .modes = MAIL | EACH, .excludes = "maildir,output"),
	OPT_TEXT(0, "maildir", "DIR", &asked.maildir, "put messages into this maildir",
		 .modes = MAIL | EACH, .excludes = "output"),
	OPT_TEXT(0, "site", "DIR", &asked.site,
		 "write linked pages of a book into DIR: what is due today, the customers with "
		 "figures, and a card of each; all or none",
		 .selects = SITE),
	OPT_TEXT('c', "customers", "CUSTOMERS", &cmd_given.customers,
		 "the input is a list of what is due, and these are the customers, or the book "
		 "that has them",
		 .modes = SITE, .usage = SITE),
	CMD_LOG(.modes = SITE, .usage = SITE),
	OPT_TEXT(0, "prices", "FILE", &asked.prices,
		 "what things cost, for what holdings are worth (otherwise the book's prices.tsv)",
		 .modes = SITE),
	OPT_COUNT(0, "months", "N", &asked.months, 1, CRM_CARD_MONTHS,
		  "points of the trends on cards: ends of months, the last of them today (12); 1: "
		  "no trends",
		  .modes = SITE),
	OPT_COUNT(0, "entries", "N", &asked.entries, 1, UINT32_MAX,
		  "show the newest N entries of what happened on each card only", .modes = SITE),
	OPT_TEXT(0, "subject", "TEXT", &asked.subject,
		 "the subject of messages (otherwise the title and the day)", .modes = MAIL | EACH),
	OPT_TEXT(0, "mail-from", "ADDRESS", &asked.mail_from,
		 "who sends them (otherwise the program that sends says it)", .modes = MAIL | EACH),
	OPT_FLAG(0, "skip-empty", &asked.skip_empty, "write nothing when there are no rows",
		 .modes = FORMS | MAIL),
	CMD_COLUMNS(.modes = FORMS | MAIL | EACH, .usage = FORMS),
	CMD_POLICY(.usage = FORMS),
	CMD_OUTPUT(.modes = FORMS | MAIL, .usage = FORMS),
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
		 "people need; -C names others. Private columns are never shown: the book or the\n"
		 "policy that says which they are must be named (-p, $CRM_BOOK, $CRM_POLICY).",
	.examples = "  crm-due ~/shop | crm-report -p ~/shop --group=owner\n"
		    "  crm-due ~/shop | crm-report -p ~/shop --html -o today.html\n"
		    "  crm-due ~/shop | crm-report -p ~/shop --mail-to=me@example.org | "
		    "sendmail -t\n"
		    "  crm-segment ~/shop | crm-report -p ~/shop --html --lang=ru\n"
		    "  crm-report --site=pages ~/shop",
	.beside_customers = true,
	.see = "crm-due(1), crm-segment(1), crm-show(1), crm-policy(5)",
};

/* ---- the call ---- */

static void
take_chart(const struct cmd_option *o, const char *value)
{
	const char *name = "none";

	for (size_t i = 0; name && strcmp(name, value) != 0; i++)
		name = crm_report_chart(i);
	if (!name)
		cmd_usage_error("--%s: %s must be stages, quadrants, time, rules, cohorts or none",
				o->name, crm_quote(crm_str_z(value)));
	cmd_add_text(o->to, value);
}

/* ---- the input ---- */

crm_table *
report_read(const struct report_work *work)
{
	const struct cmd_call *call = work->call;
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

static _Noreturn void
die_at_time(const crm_table *table, size_t row, crm_error *e)
{
	crm_fail_at(e, crm_table_source(table, row), crm_table_line(table, row), "as_of");
	cmd_die(e);
}

/* The as_of of all rows, whose facts must be of one moment; it is empty for whom an entry was
 * rejected. *first is a row that has it. */
static crm_time
time_of_facts(const crm_table *table, size_t *first)
{
	int as_of = crm_table_find(table, "as_of");
	crm_row row = {.row = SIZE_MAX};
	crm_time time = CRM_NO_TIME, one;
	crm_error e;

	for (size_t i = 0; as_of >= 0 && i < crm_table_rows(table); i++) {
		crm_str text;
		crm_row_split(&row, table, i);
		text = crm_str_trim(row.field[as_of]);
		if (!text.n)
			continue;
		if (!crm_time_parse(text, &one)) {
			crm_fail(&e, CRM_DATA, "%s is not a date", crm_quote(text));
			die_at_time(table, i, &e);
		}
		if (time.day == CRM_NO_DAY)
			*first = i;
		else if (one.day != time.day || one.minute != time.minute) {
			crm_fail(&e, CRM_DATA,
				 "%s here, and another in line %llu: facts of different days",
				 crm_quote(text),
				 (unsigned long long)crm_table_line(table, *first));
			die_at_time(table, i, &e);
		}
		time = one;
	}
	crm_row_free(&row);
	return time;
}

crm_time
report_time(const struct cmd_call *call, const crm_table *table)
{
	size_t first = 0;
	crm_time facts = time_of_facts(table, &first);
	char wanted[CRM_DAY_TEXT], of[CRM_DAY_TEXT];
	crm_error e;

	if (call->today.day == CRM_NO_DAY)
		return facts;
	if (facts.day != CRM_NO_DAY && facts.day != call->today.day) {
		crm_day_format(call->today.day, wanted);
		crm_day_format(facts.day, of);
		crm_fail(&e, CRM_DATA,
			 "the stream's facts are of %s: make the stream with --today=%s, too, or "
			 "leave --today out",
			 of, wanted);
		die_at_time(table, first, &e);
	}
	return call->today;
}

static crm_day
day_of(const struct cmd_call *call, const crm_table *table)
{
	crm_time time = report_time(call, table);

	return time.day == CRM_NO_DAY ? crm_time_now().day : time.day;
}

/* ---- the report ---- */

crm_report *
report_of(const struct report_work *work, const struct crm_report_how *how)
{
	crm_error e;
	crm_report *report = crm_report_new(work->table, how, &e);

	if (!report)
		cmd_die(&e);
	return report;
}

static void
write_report(const struct report_work *work)
{
	const struct report_job *job = work->job;
	crm_report *report = report_of(work, &work->how);
	struct cmd_output out;

	if (!job->skip_empty || crm_report_rows(report)) {
		cmd_output_open(&out, work->call->output);
		if (job->html)
			crm_report_html(report, &out.buf);
		else if (job->markdown)
			crm_report_markdown(report, &out.buf);
		else
			crm_report_text(report, &out.buf);
		cmd_output_close(&out);
	}
	crm_report_free(report);
}

/* The rows do not say which of their columns are private, and with another policy than the one they
 * were made with, what is private would be shown. */
static void
check_policy(const struct cmd_call *call)
{
	if (!call->policy && !call->book)
		cmd_usage_error("which columns are private? Name the book of these rows, or its "
				"policy, such as -p ~/shop (-p " CRM_BUILTIN_NAME
				" is the built-in policy, in which none is)");
}

static void
check_call(const struct cmd_call *call, const struct report_job *job)
{
	check_policy(call);
	cmd_check_inputs(call);
	report_check_mail(job);
	if (job->site && !*job->site)
		cmd_usage_error("--site: name a directory");
	if (job->each && !job->command && !job->maildir)
		cmd_usage_error("--each sends several messages: say how, with --command=COMMAND or "
				"--maildir=DIR");
}

int
main(int argc, char **argv)
{
	const struct cmd_call *call = cmd_take_call(&tool, argc, argv);
	crm_policy *policy = cmd_policy_open(call);
	struct report_work work = {.call = call, .job = &asked};
	bool mail = asked.mail_to.n || asked.each;
	int status = CRM_OK;
	crm_table *table;

	check_call(call, &asked);
	work.how = (struct crm_report_how){.policy = policy,
					   .country = cmd_country(call, policy),
					   .title = asked.title,
					   .group = asked.group,
					   .width = mail                    ? MAIL_WIDTH
						    : isatty(STDOUT_FILENO) ? cmd_terminal_width()
									    : 0,
					   .mail = mail,
					   .chart = asked.charts.item,
					   .chart_count = asked.charts.n,
					   .charts = mail || asked.html || asked.site};
	if (call->columns)
		work.how.only = cmd_names(call->columns, "--columns", &work.how.only_count);
	if (asked.site) {
		report_site(&work, policy);
		return CRM_OK;
	}
	work.table = table = report_read(&work);
	work.how.today = day_of(call, table);
	if (asked.each)
		status = report_each(&work);
	else if (asked.mail_to.n)
		status = report_mail(&work);
	else
		write_report(&work);
	crm_table_free(table);
	crm_policy_free(policy);
	free((void *)work.how.only);
	return status;
}
