/* help.c: --help, out of a tool's table. */
#include <string.h>

#include "common/options.h"

#define HELP_COLUMN 28
#define WIDTH 79

static void
pad(crm_buf *out, size_t from, size_t to)
{
	for (; from < to; from++)
		crm_buf_char(out, ' ');
}

/* Each line of text behind a head, the first of them "Usage: crm-x". */
static void
usage(const struct cmd_tool *tool, crm_buf *out)
{
	const char *line = tool->usage, *head = "Usage: ";

	while (line && *line) {
		size_t n = strcspn(line, "\n");
		crm_buf_f(out, "%s%s %.*s\n", head, tool->name, (int)n, line);
		line += n + (line[n] == '\n');
		head = "       ";
	}
}

/* Words of text from column HELP_COLUMN on, broken before WIDTH. */
static void
wrap(const char *text, crm_buf *out)
{
	size_t at = HELP_COLUMN;

	for (bool first = true; *text; first = false) {
		size_t n = strcspn(text, " ");
		if (!first && at + 1 + n > WIDTH) {
			crm_buf_char(out, '\n');
			pad(out, 0, HELP_COLUMN);
			at = HELP_COLUMN;
		} else if (!first) {
			crm_buf_char(out, ' ');
			at++;
		}
		crm_buf_add(out, text, n);
		at += n;
		text += n + (text[n] == ' ');
	}
	crm_buf_char(out, '\n');
}

static void
option_line(const struct cmd_option *o, crm_buf *out)
{
	size_t begin = out->n;

	if (o->letter <= CHAR_MAX)
		crm_buf_f(out, "  -%c, --%s", o->letter, o->name);
	else
		crm_buf_f(out, "      --%s", o->name);
	if (o->arg && *o->arg == '[')
		crm_buf_f(out, "[=%s", o->arg + 1);
	else if (o->arg)
		crm_buf_f(out, "=%s", o->arg);
	size_t used = out->n - begin;
	if (used + 2 > HELP_COLUMN) {
		crm_buf_char(out, '\n');
		used = 0;
	}
	pad(out, used, HELP_COLUMN);
	wrap(o->help, out);
}

void
cmd_help(const struct cmd_tool *tool, crm_buf *out)
{
	crm_buf_f(out, "%s - %s\n\n", tool->name, tool->purpose);
	usage(tool, out);
	if (tool->about)
		crm_buf_f(out, "\n%s\n", tool->about);
	crm_buf_z(out, "\nOptions:\n");
	for (const struct cmd_option *o = tool->options; o->name; o++)
		option_line(o, out);
	if (tool->examples)
		crm_buf_f(out, "\nExamples:\n%s\n", tool->examples);
	crm_buf_f(out, "\nSee %s(1)%s%s.\n", tool->name, tool->see ? ", " : "",
		  tool->see ? tool->see : "");
}
