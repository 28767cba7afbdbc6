/* usage.c: the usage lines, one for each mode of a tool. */
#include <string.h>

#include "common/options.h"

#define WIDTH 79
#define MANY 8 /* options that may be left out: more of them are "[OPTION ...]" */

/* What a usage line shows of a tool. */
struct line {
	const struct cmd_tool *tool;
	unsigned mode;
	bool brief; /* of options that may be left out only those whose rows say so */
};

/* Whether the option has to be given in that mode. */
static bool
is_needed(const struct line *l, const struct cmd_option *o)
{
	if (o->selects & l->mode)
		return true;
	for (const struct cmd_option *by = l->tool->options; by->name; by++)
		if (by->selects & l->mode && by->requires && strcmp(by->requires, o->name) == 0)
			return true;
	return false;
}

/* Whether the line shows it as one that may be left out. */
static bool
is_shown(const struct line *l, const struct cmd_option *o)
{
	unsigned modes = o->selects | o->modes;

	if (is_needed(l, o) || (modes && !(modes & l->mode)))
		return false;
	return o->usage ? (o->usage & l->mode) != 0 : modes && !l->brief;
}

/* The option of that name, where the line shows it likewise; else NULL. */
static const struct cmd_option *
other(const struct line *l, const char *name)
{
	const struct cmd_option *o = name ? cmd_option_named(l->tool, name) : NULL;

	return o && is_shown(l, o) ? o : NULL;
}

/* -l LOG, --rule=NAME */
static void
add_option(const struct cmd_option *o, crm_buf *out)
{
	crm_buf words = {0};
	const char *arg = o->arg;

	if (!arg && o->words) {
		cmd_add_words(o, &words);
		arg = crm_buf_zend(&words);
	}
	if (o->letter && !o->selects && arg)
		crm_buf_f(out, "-%c %s", o->letter, arg);
	else if (o->optional)
		crm_buf_f(out, "--%s[=%s]", o->name, arg);
	else if (arg) /* DATE of DATE[THH:MM] */
		crm_buf_f(out, "--%s=%.*s", o->name, (int)strcspn(arg, "["), arg);
	else
		crm_buf_f(out, "--%s", o->name);
	crm_buf_free(&words);
}

/* One that may be left out, with those that exclude it, and those that require it:
 * [-C NAMES | --all], [--was=DATE [--daily]]. */
static void
add_optional(const struct line *l, const struct cmd_option *o, crm_buf *out)
{
	crm_buf_z(out, " [");
	add_option(o, out);
	for (const struct cmd_option *x = l->tool->options; x->name; x++)
		if (is_shown(l, x) && other(l, x->excludes) == o) {
			crm_buf_z(out, " | ");
			add_option(x, out);
		}
	for (const struct cmd_option *in = l->tool->options; in->name; in++)
		if (is_shown(l, in) && other(l, in->requires) == o && !other(l, in->excludes))
			add_optional(l, in, out);
	crm_buf_char(out, ']');
}

/* Adds all of them; returns how many are not within others. */
static size_t
add_optionals(const struct line *l, crm_buf *out)
{
	size_t n = 0;

	for (const struct cmd_option *o = l->tool->options; o->name; o++)
		if (is_shown(l, o) && !other(l, o->requires) && !other(l, o->excludes)) {
			add_optional(l, o, out);
			n++;
		}
	return n;
}

static void
add_needed(const struct line *l, crm_buf *out)
{
	for (int selecting = 1; selecting >= 0; selecting--)
		for (const struct cmd_option *o = l->tool->options; o->name; o++)
			if (is_needed(l, o) && ((o->selects & l->mode) != 0) == selecting) {
				crm_buf_char(out, ' ');
				add_option(o, out);
			}
}

/* Text, broken before WIDTH at blanks that are not in brackets. */
static void
wrap(const char *text, size_t indent, crm_buf *out)
{
	size_t at = indent;

	while (*text) {
		size_t n = 0;
		for (int depth = 0; text[n] && (text[n] != ' ' || depth); n++)
			depth += (text[n] == '[') - (text[n] == ']');
		if (at > indent && at + 1 + n > WIDTH) {
			crm_buf_f(out, "\n%*s", (int)indent, "");
			at = indent;
		} else if (at > indent) {
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
add_line(const struct cmd_tool *tool, const struct cmd_mode *mode, crm_buf *out)
{
	struct line l = {tool, mode->bit, false};
	crm_buf optional = {0};

	add_needed(&l, out);
	if (add_optionals(&l, &optional) > MANY) {
		l.brief = true;
		optional.n = 0;
		add_optionals(&l, &optional);
		crm_buf_z(&optional, " [OPTION ...]");
	}
	crm_buf_str(out, crm_buf_slice(&optional));
	crm_buf_f(out, "%s%s", *mode->operands ? " " : "", mode->operands);
	crm_buf_free(&optional);
}

void
cmd_usage(const struct cmd_tool *tool, crm_buf *out)
{
	const char *head = "Usage: ";
	crm_buf line = {0};

	for (const struct cmd_mode *m = tool->modes; m->bit; m++) {
		line.n = 0;
		add_line(tool, m, &line);
		crm_buf_f(out, "%s%s ", head, tool->name);
		wrap(crm_buf_zend(&line) + (line.n && *line.p == ' '),
		     strlen(head) + strlen(tool->name) + 1, out);
		head = "       ";
	}
	crm_buf_free(&line);
}
