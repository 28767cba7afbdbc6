/* crm: the front door, which runs the tools on a book. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/book.h"
#include "common/options.h"
#include "crm/front.h"

enum { SUMMARY = 1, COMMAND = 2, NEW = 4, HELP = 8, WORDS = 16 };
static const struct cmd_mode modes[] = {{SUMMARY, "", CMD_ANY},
					{COMMAND, "COMMAND [ARGUMENT ...]", CMD_ANY},
					{NEW, "new DIR", CMD_ANY},
					{HELP, "help [WORD]", CMD_ANY},
					{WORDS, "words [SORT ...]", CMD_ANY},
					{0}};

static const char *book_named;

static const struct cmd_option options[] = {
	OPT_TEXT(0, "book", "DIR", &book_named,
		 "the book to work on (otherwise $CRM_BOOK, or the current directory if it is a "
		 "book)",
		 .modes = SUMMARY | COMMAND | HELP | WORDS),
	CMD_TODAY(.modes = SUMMARY),
	CMD_STANDARD,
};

static const struct cmd_tool tool = {
	.name = "crm",
	.purpose = "look after customers: run the tools on a book",
	.modes = modes,
	.options = options,
	.about =
		"A book is a directory with customers.tsv, log.tsv and perhaps policy.yaml. By\n"
		"itself crm says how much is due today and what can be done. crm COMMAND runs the\n"
		"tool crm-COMMAND on the book: crm due, crm log, crm add, crm check and so on.\n"
		"crm today is crm due; crm undo is crm log --undo; crm new makes a book; crm help\n"
		"lists the commands, and with a WORD shows what the pages say of it.",
	.examples = "  crm new shop && cd shop\n"
		    "  crm add name='Anna Smith' phone='+44 20 7946 0001'\n"
		    "  crm log purchase anna --amount=120 --item=soap\n"
		    "  crm today",
	.see = "crm(7), crm-due(1), crm-log(1), crm-add(1)",
	.front = true,
};

/* Other names of commands. */
static const struct {
	const char *name, *tool, *option;
} aliases[] = {
	{"today", "due", NULL},
	{"undo", "log", "--undo"},
};

static const char *
find_book(const char *named)
{
	if (named)
		return cmd_book_or_die(named, "--book: ");
	named = cmd_book_usual();
	return named ? named : cmd_book_is(".") ? "." : NULL;
}

static _Noreturn void
no_such_command(const char *name)
{
	static const char *const own[] = {"new", "help", "words"};
	const char *known[FRONT_TOOLS + CRM_LENGTH(own) + CRM_LENGTH(aliases)];
	size_t n = front_tools(known);
	const char *nearest;

	for (size_t i = 0; i < CRM_LENGTH(own); i++)
		known[n++] = own[i];
	for (size_t i = 0; i < CRM_LENGTH(aliases); i++)
		known[n++] = aliases[i].name;
	nearest = crm_nearest(crm_str_z(name), known, n);
	if (nearest)
		cmd_usage_error("there is no command %s; did you mean \"%s\"?",
				crm_quote(crm_str_z(name)), nearest);
	cmd_usage_error("there is no command %s; \"crm help\" lists them",
			crm_quote(crm_str_z(name)));
}

/* Becomes crm-RUNS with the arguments, on the book, for the command that the user gave. */
static _Noreturn void
run(const char *command, const char *runs, const char *option, const char *const *arguments,
    size_t n, const char *book)
{
	char **argv = crm_alloc((n + 3) * sizeof *argv);
	size_t at = 0;

	argv[at++] = front_tool(runs);
	if (option)
		argv[at++] = (char *)option;
	for (size_t i = 0; i < n; i++)
		argv[at++] = (char *)arguments[i];
	if (book)
		setenv("CRM_BOOK", book, 1);
	setenv(CMD_FRONT_COMMAND, command, 1);
	front_become(argv);
	no_such_command(command);
}

static void
want_operands(const struct cmd_call *call, size_t min, size_t max, const char *usage)
{
	if (call->operand_count < min || call->operand_count > max)
		cmd_usage_error("%s", usage);
}

static int
command(struct cmd_call *call, const char *named)
{
	const char *name = call->operands[0],
		   *word = call->operand_count > 1 ? call->operands[1] : NULL;
	const char *book;

	if (strcmp(name, "new") == 0) {
		want_operands(call, 2, 2, "crm new DIR makes one book: name its directory");
		front_new(word);
		return CRM_OK;
	}
	call->book = book = find_book(named);
	if (book)
		call->policy = cmd_book_file(call, CMD_BOOK_POLICY);
	if (strcmp(name, "help") == 0) {
		want_operands(call, 1, 2, "crm help WORD explains one word");
		return front_help(call, word);
	}
	if (strcmp(name, "words") == 0) {
		front_words(call, call->operands + 1, call->operand_count - 1);
		return CRM_OK;
	}
	for (size_t i = 0; i < CRM_LENGTH(aliases); i++)
		if (strcmp(name, aliases[i].name) == 0)
			run(name, aliases[i].tool, aliases[i].option, call->operands + 1,
			    call->operand_count - 1, book);
	run(name, name, NULL, call->operands + 1, call->operand_count - 1, book);
}

int
main(int argc, char **argv)
{
	struct cmd_call *call = cmd_take_call(&tool, argc, argv);
	char today[CRM_TIME_TEXT] = "";

	if (call->today.day != CRM_NO_DAY)
		crm_time_format(call->today, today);
	if (call->operand_count && *today)
		cmd_usage_error("--today belongs after the command: crm %s --today=%s",
				call->operands[0], today);
	return call->operand_count ? command(call, book_named)
				   : front_summary(find_book(book_named), today);
}
