/* crm: the front door, which runs the tools on a book. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/book.h"
#include "common/options.h"
#include "front/front.h"

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

/* How a tool is given the book; one that is not named has it from $CRM_BOOK alone. */
enum given { BY_OPERAND, BY_FILE };
static const struct {
	const char *tool;
	enum given given;
} tools[] = {
	{"add", BY_FILE},      {"log", BY_FILE},    {"check", BY_OPERAND}, {"due", BY_OPERAND},
	{"facts", BY_OPERAND}, {"fit", BY_OPERAND}, {"score", BY_OPERAND}, {"segment", BY_OPERAND},
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
no_book(const char *name)
{
	cmd_usage_error("crm %s works on a book, and there is none here: go into one with cd, name "
			"it with --book, or "
			"make one with \"crm new DIR\"",
			name);
}

/* Whether the arguments name files of their own, or ask for what no file is needed for. */
static bool
needs_no_book(const char *const *arguments, size_t n)
{
	static const char *const begins[] = {"-f",     "--file",  "-l",
					     "--log",  "--help",  "--version",
					     "--list", "--print", "--rules=list"};

	for (size_t i = 0; i < n; i++)
		for (size_t b = 0; b < CRM_LENGTH(begins); b++)
			if (strncmp(arguments[i], begins[b], strlen(begins[b])) == 0)
				return true;
	return false;
}

/* Whether one of the arguments is a book: then it is the one to work on. */
static bool
names_book(const char *const *arguments, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (*arguments[i] != '-' && cmd_book_is(arguments[i]))
			return true;
	return false;
}

static _Noreturn void
no_such_command(const char *name)
{
	enum { OTHERS = 3 };
	const char *known[CRM_LENGTH(tools) + CRM_LENGTH(aliases) + OTHERS] = {"new", "help",
									       "words"};
	size_t n = OTHERS;
	const char *nearest;

	for (size_t i = 0; i < CRM_LENGTH(tools); i++)
		known[n++] = tools[i].tool;
	for (size_t i = 0; i < CRM_LENGTH(aliases); i++)
		known[n++] = aliases[i].name;
	nearest = crm_nearest(crm_str_z(name), known, n);
	if (nearest)
		cmd_usage_error("there is no command %s; did you mean \"%s\"?",
				crm_quote(crm_str_z(name)), nearest);
	cmd_usage_error("there is no command %s; \"crm help\" lists them",
			crm_quote(crm_str_z(name)));
}

/* Becomes crm-NAME with the arguments, on the book. */
static _Noreturn void
run(const char *name, const char *option, const char *const *arguments, size_t n, const char *book)
{
	char **argv = crm_alloc((n + 6) * sizeof *argv);
	size_t at = 0, t = 0;

	argv[at++] = front_tool(name);
	while (t < CRM_LENGTH(tools) && strcmp(tools[t].tool, name) != 0)
		t++;
	if (t < CRM_LENGTH(tools) && tools[t].given == BY_OPERAND && names_book(arguments, n))
		book = NULL;
	else if (!book && t < CRM_LENGTH(tools) && !needs_no_book(arguments, n))
		no_book(name);
	if (option)
		argv[at++] = (char *)option;
	if (book)
		setenv("CRM_BOOK", book, 1);
	if (book && t < CRM_LENGTH(tools) && tools[t].given == BY_FILE) {
		argv[at++] = (char *)"-f";
		argv[at++] = (char *)book;
	}
	for (size_t i = 0; i < n; i++)
		argv[at++] = (char *)arguments[i];
	if (book && t < CRM_LENGTH(tools) && tools[t].given == BY_OPERAND)
		argv[at++] = (char *)book;
	front_become(argv);
	no_such_command(name);
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
	for (size_t i = 0; i < CRM_LENGTH(aliases); i++) {
		if (strcmp(name, aliases[i].name) != 0)
			continue;
		if (!book && !names_book(call->operands + 1, call->operand_count - 1))
			no_book(name);
		run(aliases[i].tool, aliases[i].option, call->operands + 1, call->operand_count - 1,
		    book);
	}
	run(name, NULL, call->operands + 1, call->operand_count - 1, book);
}

int
main(int argc, char **argv)
{
	struct cmd_call *call = cmd_take_call(&tool, argc, argv);
	char today[CRM_TIME_TEXT] = "";

	if (call->today.day != CRM_NO_DAY)
		crm_time_format(call->today, today);
	if (call->operand_count && *today)
		cmd_usage_error("--today belongs behind the command: crm %s --today=%s",
				call->operands[0], today);
	return call->operand_count ? command(call, book_named)
				   : front_summary(find_book(book_named), today);
}
