/* options.c: takes the options of a call to where a tool's table says. */
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <limits.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/book.h"
#include "common/clash.h"
#include "common/options.h"
#include "common/progress.h"

#define LOCK_TIMEOUT_MS 10000

struct cmd_call cmd_given;

/* A standard file that is closed would be given to the next file opened, and a
 * message or the result written into somebody's data. What stands in for it is
 * open the wrong way, so that use of it still fails. */
static void
keep_standard_files(void)
{
	for (int fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0 && errno == EBADF)
			if (open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) != fd)
				exit(CRM_SYSTEM);
}

static size_t
count_options(const struct cmd_tool *tool)
{
	size_t n = 0;

	while (tool->options[n].name)
		n++;
	return n;
}

const struct cmd_option *
cmd_option_named(const struct cmd_tool *tool, const char *name)
{
	for (const struct cmd_option *o = tool->options; o->name; o++)
		if (strcmp(o->name, name) == 0)
			return o;
	return NULL;
}

void
cmd_add_text(struct cmd_texts *list, const char *text)
{
	list->item = crm_realloc(list->item, (list->n + 1) * sizeof *list->item);
	list->item[list->n++] = text;
}

/* ---- from the table to getopt's ---- */

/* What getopt returns for the first row; letters come before it. */
#define FIRST (CHAR_MAX + 1)

static const struct cmd_option *
row_of(const struct cmd_tool *tool, int o)
{
	if (o >= FIRST)
		return &tool->options[o - FIRST];
	for (const struct cmd_option *row = tool->options; row->name; row++)
		if (o && row->letter == o)
			return row;
	return NULL;
}

/* The caller frees it. */
static struct option *
long_options(const struct cmd_tool *tool)
{
	size_t n = count_options(tool);
	struct option *to = crm_alloc((n + 1) * sizeof *to);

	for (size_t i = 0; i < n; i++) {
		const struct cmd_option *o = &tool->options[i];
		int has = !o->arg && !o->words ? no_argument
			  : o->optional        ? optional_argument
					       : required_argument;
		to[i] = (struct option){o->name, has, NULL, FIRST + (int)i};
	}
	return to;
}

static void
add_letters(const struct cmd_tool *tool, const struct option *all, crm_buf *out)
{
	crm_buf_z(out, tool->front ? "+:" : ":");
	for (size_t i = 0; all[i].name; i++) {
		if (!tool->options[i].letter)
			continue;
		crm_buf_char(out, (char)tool->options[i].letter);
		for (int colons = all[i].has_arg; colons > 0; colons--)
			crm_buf_char(out, ':');
	}
}

/* ---- what is wrong with an option ---- */

static _Noreturn void
unknown_long(const struct cmd_tool *tool, const char *given)
{
	size_t n = count_options(tool), matches = 0, length = strcspn(given, "=");
	const char **names = crm_alloc((n + 1) * sizeof *names);
	const char *nearest;
	crm_buf which = {0};

	for (size_t i = 0; i < n; i++) {
		names[i] = tool->options[i].name;
		if (strncmp(names[i], given, length) == 0) {
			crm_buf_f(&which, "%s'--%s'", matches++ ? ", " : "", names[i]);
		}
	}
	if (matches > 1)
		cmd_usage_error("option '--%.*s' may mean %s", (int)length, given,
				crm_buf_zend(&which));
	nearest = crm_nearest((crm_str){given, length}, names, n);
	if (nearest)
		cmd_usage_error("unknown option '--%.*s'; did you mean '--%s'?", (int)length, given,
				nearest);
	cmd_usage_error("unknown option '--%.*s'; %s --help lists the options", (int)length, given,
			tool->name);
}

/* The argument that begins with the letter which getopt took for an option. */
static const char *
as_number(int argc, char **argv)
{
	for (int i = optind - 1; i <= optind && i < argc; i++) {
		const char *given = argv[i];
		size_t point = given[0] == '-' && given[1] == '.';
		if (given[0] == '-' && given[1] == optopt && given[1 + point] >= '0' &&
		    given[1 + point] <= '9')
			return given;
	}
	return NULL;
}

static _Noreturn void
wrong_option(const struct cmd_tool *tool, int what, int argc, char **argv)
{
	const char *given = argv[optind - 1];
	const struct cmd_option *o = row_of(tool, optopt);
	crm_buf arg = {0};

	if (optopt == 0)
		unknown_long(tool, given + 2);
	if (!o && tool->negative && as_number(argc, argv))
		tool->negative(as_number(argc, argv));
	if (!o)
		cmd_usage_error("unknown option '-%c'; %s --help lists the options", optopt,
				tool->name);
	if (what == '?')
		cmd_usage_error("option '--%s' takes no value", o->name);
	cmd_add_arg(o, &arg);
	if (o->letter && strncmp(given, "--", 2) != 0)
		cmd_usage_error("option '-%c' needs a value: %s", o->letter,
				crm_buf_zend(&arg) + 1);
	cmd_usage_error("option '--%s' needs a value: %s", o->name, crm_buf_zend(&arg) + 1);
}

/* ---- a call ---- */

static void
begin(const struct cmd_tool *tool)
{
	keep_standard_files();
	/* A limit on file sizes is a failed write, which is told and undone. */
	signal(SIGXFSZ, SIG_IGN);
	/* And a reader that went away is one too, which output.c knows to be no error. */
	signal(SIGPIPE, SIG_IGN);
	cmd_message_begin(tool->name);
	cmd_progress_begin(tool->name);
	cmd_given = (struct cmd_call){
		.tool = tool,
		.today = CRM_NO_TIME,
		.lock_timeout_ms = LOCK_TIMEOUT_MS,
		.given = crm_alloc((count_options(tool) + 1) * sizeof(bool)),
	};
	opterr = 0;
}

static void
take_options(const struct cmd_tool *tool, int argc, char **argv)
{
	struct option *all = long_options(tool);
	crm_buf letters = {0};
	int o;

	add_letters(tool, all, &letters);
	while ((o = getopt_long(argc, argv, crm_buf_zend(&letters), all, NULL)) != -1) {
		const struct cmd_option *row = row_of(tool, o);
		if (o == '?' || o == ':' || !row)
			wrong_option(tool, o, argc, argv);
		cmd_given.given[row - tool->options] = true;
		cmd_take_value(row, optarg);
	}
	crm_buf_free(&letters);
	free(all);
}

struct cmd_call *
cmd_take_call(const struct cmd_tool *tool, int argc, char **argv)
{
	begin(tool);
	if (argc == 2 && strcmp(argv[1], CMD_DESCRIBE) == 0)
		cmd_describe(tool);
	take_options(tool, argc, argv);
	cmd_given.operands = (const char *const *)argv + optind;
	cmd_given.operand_count = (size_t)(argc - optind);
	if (!tool->front) {
		cmd_book_resolve(&cmd_given);
		cmd_refuse_clash(&cmd_given);
		cmd_check_modes(&cmd_given);
	}
	return &cmd_given;
}
