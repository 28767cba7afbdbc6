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

void
cmd_add_words(const struct cmd_option *o, crm_buf *out)
{
	for (size_t i = 0; i < o->word_count; i++)
		crm_buf_f(out, "%s%s", i ? "|" : "", o->words[i]);
}

enum { WORDS_SHOWN = 6 }; /* of a choice; one of more words is shown by what its value is called */

void
cmd_add_arg(const struct cmd_option *o, crm_buf *out)
{
	if (!o->arg && !o->words)
		return;
	crm_buf_z(out, o->optional ? "[=" : "=");
	if (o->words && !(o->arg && o->word_count > WORDS_SHOWN))
		cmd_add_words(o, out);
	else
		crm_buf_z(out, o->arg);
	crm_buf_z(out, o->optional ? "]" : "");
}

static void
option_line(const struct cmd_option *o, crm_buf *out)
{
	size_t begin = out->n;

	if (o->letter)
		crm_buf_f(out, "  -%c, --%s", o->letter, o->name);
	else
		crm_buf_f(out, "      --%s", o->name);
	cmd_add_arg(o, out);
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
	cmd_usage(tool, out);
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
