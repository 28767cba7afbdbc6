/* book.c: a directory that stands for the files in it. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/book.h"
#include "common/clash.h"

/* ---- paths ---- */

static bool
is_directory(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static bool
exists(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0;
}

char *
cmd_book_path(const char *dir, const char *name)
{
	size_t n = strlen(dir);
	crm_buf path = {0};

	while (n > 1 && dir[n - 1] == '/')
		n--;
	if (n != 1 || *dir != '.')
		crm_buf_f(&path, "%.*s%s", (int)n, dir, dir[n - 1] == '/' ? "" : "/");
	crm_buf_z(&path, name);
	return crm_buf_zend(&path);
}

bool
cmd_book_is(const char *dir)
{
	char *customers = cmd_book_path(dir, CMD_BOOK_CUSTOMERS),
	     *log = cmd_book_path(dir, CMD_BOOK_LOG);
	bool is = exists(customers) || exists(log);

	free(customers);
	free(log);
	return is;
}

const char *
cmd_book_file(const struct cmd_call *call, const char *name)
{
	char *path = call->book ? cmd_book_path(call->book, name) : NULL;

	if (path && exists(path))
		return path;
	free(path);
	return NULL;
}

/* ---- which book ---- */

const char *
cmd_book_or_die(const char *dir, const char *named_by)
{
	const char *shown = crm_quote(crm_str_z(dir));

	if (!is_directory(dir))
		cmd_usage_error("%s%s is not a directory", named_by, shown);
	if (!cmd_book_is(dir))
		cmd_usage_error("%s%s is not a book: it has neither " CMD_BOOK_CUSTOMERS
				" nor " CMD_BOOK_LOG " (\"crm new DIR\" makes one)",
				named_by, shown);
	return dir;
}

/* Beside a book there is an operand more. The book "." may be none that the user wrote: crm
 * works on the one in the current directory. */
static _Noreturn void
too_many(const struct cmd_call *call, const char *book)
{
	const char *more = call->operands[call->operands[0] == book];

	if (strcmp(book, ".") == 0)
		cmd_usage_error("unexpected operand %s: the book in this directory provides the "
				"customers (to read files of your own, run %s without a book)",
				crm_quote(crm_str_z(more)), call->tool->name);
	cmd_usage_error("the book %s must be the only operand, because it provides the customers "
			"(to read files of your own, run %s without a book)",
			crm_quote(crm_str_z(book)), call->tool->name);
}

/* Takes a directory off the operands, of a tool for which these are streams. */
static void
leave_operand(struct cmd_call *call, const char *dir)
{
	const char **left = crm_alloc((call->operand_count + 1) * sizeof *left);
	size_t n = 0;

	for (size_t i = 0; i < call->operand_count; i++)
		if (call->operands[i] != dir)
			left[n++] = call->operands[i];
	call->operands = left;
	call->operand_count = n;
}

/* The directory among the operands, NULL when there is none. */
static const char *
operand_book(struct cmd_call *call)
{
	const char *dir = NULL;

	for (size_t i = 0; i < call->operand_count; i++) {
		if (!is_directory(call->operands[i]))
			continue;
		if (dir)
			cmd_usage_error(
				"%s and %s are two directories; a tool works on one book at a time",
				crm_quote(crm_str_z(dir)), crm_quote(crm_str_z(call->operands[i])));
		dir = call->operands[i];
	}
	if (dir && call->tool->beside)
		leave_operand(call, dir);
	else if (dir && call->operand_count > 1)
		too_many(call, dir);
	return dir ? cmd_book_or_die(dir, "") : NULL;
}

const char *
cmd_book_usual(void)
{
	const char *dir = getenv("CRM_BOOK");

	return dir && *dir ? cmd_book_or_die(dir, "$CRM_BOOK: ") : NULL;
}

/* ---- what it supplies ---- */

static void
take_operand(struct cmd_call *call)
{
	const char **one = crm_alloc(sizeof *one);

	*one = cmd_book_path(call->book, CMD_BOOK_CUSTOMERS);
	call->operands = one;
	call->operand_count = 1;
}

static void
take_log(struct cmd_call *call)
{
	if (!call->logs.n && cmd_option_named(call->tool, "log"))
		cmd_add_text(&call->logs, cmd_book_path(call->book, CMD_BOOK_LOG));
}

static void
take_policy(struct cmd_call *call)
{
	if (!call->policy)
		call->policy = cmd_book_file(call, CMD_BOOK_POLICY);
}

/* All customers of the book, unless they are the input anyway. */
static void
take_customers(struct cmd_call *call)
{
	const char *all = cmd_book_file(call, CMD_BOOK_CUSTOMERS);

	if (!all || call->customers || !cmd_option_named(call->tool, "customers"))
		return;
	if (call->tool->book_file || call->tool->shows) {
		call->customers = all;
		return;
	}
	for (size_t i = 0; i < call->operand_count; i++)
		if (cmd_same_file(call->operands[i], all))
			return;
	call->usual_customers = all;
}

static void
take_target(struct cmd_call *call)
{
	call->file = cmd_book_path(call->book, call->tool->book_file);
}

/* Whether the book supplies what is beside the stream, and not the stream. */
static bool
is_beside(const struct cmd_call *call)
{
	return call->tool->beside || (call->tool->beside_customers && call->customers &&
				      !(call->operand_count && is_directory(call->operands[0])));
}

static void
take_named(struct cmd_call *call)
{
	if (call->tool->book_file)
		take_target(call);
	else if (!call->tool->shows && !is_beside(call))
		take_operand(call);
	take_log(call);
	take_policy(call);
	take_customers(call);
}

static void
take_usual(struct cmd_call *call)
{
	if (call->tool->book_file && call->operand_count && !call->file)
		take_target(call);
	else if (!call->tool->book_file && !call->tool->shows && !call->tool->named_only &&
		 !call->tool->beside && !call->operand_count && isatty(STDIN_FILENO))
		take_operand(call);
	call->usual_log = cmd_book_path(call->book, CMD_BOOK_LOG);
	take_policy(call);
	take_customers(call);
}

static const char *
environment(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

/* ---- crm, which runs the tool ---- */

/* The command of crm that the call comes from, which programs that the tool runs are not to see;
 * NULL: it does not come from crm. */
static const char *
front_command(void)
{
	const char *command = environment(CMD_FRONT_COMMAND);
	char *copy = command ? strdup(command) : NULL;

	unsetenv(CMD_FRONT_COMMAND);
	return copy;
}

/* crm works on the book that it found, unless the call names a file of its own to change. */
static bool
works_on_book(const struct cmd_call *call)
{
	if (call->tool->book_file)
		return !call->file;
	if (call->tool->shows)
		return !call->customers;
	if (call->operand_count && !call->tool->beside)
		too_many(call, call->book);
	return true;
}

/* Without a book crm runs a tool only if an option names a file of its own, or needs none. */
static void
check_no_book(const struct cmd_call *call, const char *command)
{
	for (size_t i = 0; call->tool->options[i].name; i++)
		if (call->given[i] && call->tool->options[i].no_book)
			return;
	cmd_message_begin("crm");
	cmd_usage_error("crm %s works on a book, and there is none here: go into one with cd, name "
			"it with --book, or make one with \"crm new DIR\"",
			command);
}

/* ---- all ---- */

/* The book of a tool that shows somebody: the directory of -c, or else the first of several
 * operands. */
static const char *
shown_book(struct cmd_call *call)
{
	const char *dir = call->customers;

	if (dir && is_directory(dir)) {
		call->customers = NULL;
		return cmd_book_or_die(dir, "--customers: ");
	}
	if (dir || call->operand_count < 2 || !is_directory(call->operands[0]))
		return NULL;
	dir = cmd_book_or_die(call->operands[0], "");
	call->operands++;
	call->operand_count--;
	return dir;
}

/* The book of a tool that takes it from -c, beside the stream; NULL when it is none. */
static const char *
book_beside(struct cmd_call *call)
{
	if (!call->tool->beside_customers || !call->customers || !is_directory(call->customers))
		return NULL;
	return cmd_book_or_die(call->customers, "--customers: ");
}

/* The directory that the call names as its book; NULL when it names none. */
static const char *
named_book(struct cmd_call *call)
{
	if (call->tool->shows)
		return shown_book(call);
	if (!call->tool->book_file) {
		const char *dir = operand_book(call);
		return dir ? dir : book_beside(call);
	}
	return call->file && is_directory(call->file) ? cmd_book_or_die(call->file, "--file: ")
						      : NULL;
}

/* The file of a book that an option names by its directory. */
static void
take_directory(const char **path, const char *option, const char *name)
{
	if (*path && is_directory(*path))
		*path = cmd_book_path(cmd_book_or_die(*path, option), name);
}

/* The policy that the tools have for a book that is named instead of it: its own, or else the one
 * that they have without. */
static void
take_policy_directory(struct cmd_call *call)
{
	const char *usual = environment("CRM_POLICY");

	if (!call->policy || !is_directory(call->policy))
		return;
	call->policy = cmd_book_path(cmd_book_or_die(call->policy, "--policy: "), CMD_BOOK_POLICY);
	if (!exists(call->policy))
		call->policy = usual ? usual : CRM_BUILTIN_NAME;
}

void
cmd_book_resolve(struct cmd_call *call)
{
	for (size_t i = 0; i < call->logs.n; i++)
		take_directory(&call->logs.item[i], "--log: ", CMD_BOOK_LOG);
	take_policy_directory(call);
	const char *named = named_book(call);
	take_directory(&call->customers, "--customers: ", CMD_BOOK_CUSTOMERS);

	const char *command = front_command();

	call->book = named ? named : cmd_book_usual();
	if (command && !call->book)
		check_no_book(call, command);
	if (named || (command && call->book && works_on_book(call)) ||
	    (call->book && call->tool->named_only && !call->operand_count && !call->logs.n))
		take_named(call);
	else if (call->book)
		take_usual(call);
	if (!call->logs.n && !call->usual_log)
		call->usual_log = environment("CRM_LOG");
	if (!call->policy)
		call->policy = environment("CRM_POLICY");
}

void
cmd_book_target(struct cmd_call *call)
{
	if (!call->file && call->book)
		take_target(call);
}
