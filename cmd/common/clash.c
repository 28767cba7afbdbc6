/* clash.c: a run does not write over what it reads. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/clash.h"

static bool
same_inode(const struct stat *a, const struct stat *b)
{
	return S_ISREG(a->st_mode) && a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

bool
cmd_same_file(const char *a, const char *b)
{
	struct stat one, other;

	if (!a || !b)
		return false;
	if (stat(a, &one) < 0 || stat(b, &other) < 0)
		return strcmp(a, b) == 0;
	return same_inode(&one, &other);
}

void
cmd_refuse(const char *option, const char *path, const char *other, const char *what)
{
	if (cmd_same_file(path, other))
		cmd_usage_error("--%s: %s is %s, which would be lost", option,
				crm_quote(crm_str_z(path)), what);
}

/* ---- the output ---- */

static bool
to_standard_output(const struct cmd_call *call)
{
	return !call->output || strcmp(call->output, "-") == 0;
}

/* "-" is what standard input reads. */
static bool
look_at(const char *path, struct stat *file)
{
	return path && (strcmp(path, "-") ? stat(path, file) : fstat(STDIN_FILENO, file)) == 0;
}

/* Whether ">" or ">>" of the shell has opened the file. */
static bool
is_standard_output(const char *path, struct stat *file)
{
	struct stat out;

	return fstat(STDOUT_FILENO, &out) == 0 && look_at(path, file) && same_inode(&out, file);
}

static bool
is_output(const struct cmd_call *call, const char *path)
{
	struct stat out, file;

	return cmd_same_file(call->output, path) ||
	       (stat(call->output, &out) == 0 && look_at(path, &file) && same_inode(&out, &file));
}

/* `instead` is what to do about it, or empty. */
static void
refuse_as_output(const struct cmd_call *call, const char *path, const char *what,
		 const char *instead)
{
	struct stat file;

	if (!to_standard_output(call)) {
		if (is_output(call, path))
			cmd_usage_error("--output: %s is %s, which would be lost%s",
					crm_quote(crm_str_z(call->output)), what, instead);
		return;
	}
	if (!is_standard_output(path, &file))
		return;
	path = strcmp(path, "-") ? path : "standard input";
	if (file.st_size > 0)
		cmd_usage_error("standard output goes to %s, which is %s and would be damaged%s",
				path, what, instead);
	cmd_note("%s: is empty, because the output of this command goes there: \">\" empties a "
		 "file before it can be read",
		 path);
	exit(CRM_DATA);
}

void
cmd_refuse_output(const struct cmd_call *call, const char *path, const char *what)
{
	refuse_as_output(call, path, what, "");
}

void
cmd_refuse_output_input(const struct cmd_call *call, const char *path, const char *what)
{
	refuse_as_output(call, path, what,
			 "; write to another file, and then move it there with mv");
}

/* ---- what a run reads or changes ---- */

struct input {
	const char *path, *what;
};

/* All but the operands; the caller frees them. */
static struct input *
inputs(const struct cmd_call *call, size_t *n)
{
	struct input *in = crm_alloc((call->logs.n + 5) * sizeof *in);

	*n = 0;
	for (size_t i = 0; i < call->logs.n; i++)
		in[(*n)++] = (struct input){call->logs.item[i], "the log"};
	in[(*n)++] = (struct input){call->usual_log, "the log"};
	in[(*n)++] = (struct input){call->policy, "the policy"};
	in[(*n)++] = (struct input){call->customers, "the file of all customers"};
	in[(*n)++] = (struct input){call->usual_customers, "the file of all customers"};
	in[(*n)++] = (struct input){call->file, "the file to change"};
	return in;
}

static void
refuse_inputs(const struct cmd_call *call, const char *option, const char *path)
{
	size_t n;
	struct input *in = inputs(call, &n);

	for (size_t i = 0; i < n; i++)
		cmd_refuse(option, path, in[i].path, in[i].what);
	free(in);
}

void
cmd_refuse_inputs(const struct cmd_call *call, const char *option, const char *path)
{
	refuse_inputs(call, option, path);
	cmd_refuse(option, path, call->rejects, "the file of rejects");
	for (size_t i = 0; i < call->operand_count; i++)
		cmd_refuse(option, path, call->operands[i], "an input");
}

/* The operands, too: a result has other columns, and often fewer records, than what it was made of.
 */
static void
refuse_output(const struct cmd_call *call)
{
	size_t n;
	struct input *in = inputs(call, &n);
	struct stat file;

	for (size_t i = 0; i < n; i++)
		cmd_refuse_output(call, in[i].path, in[i].what);
	free(in);
	if (to_standard_output(call) && is_standard_output(call->rejects, &file))
		cmd_usage_error("standard output goes to %s, which is the file of rejects",
				call->rejects);
	for (size_t i = 0; i < call->operand_count && !call->tool->book_file; i++)
		cmd_refuse_output_input(call, call->operands[i], "an input");
	if (!call->operand_count)
		cmd_refuse_output_input(call, "-", "the input");
}

/* What could not be written in the end is told before the work begins. */
static void
check_writable(const char *path)
{
	crm_error e;

	if (path && strcmp(path, "-") && crm_file_check(path, &e) < 0)
		cmd_die(&e);
}

void
cmd_refuse_clash(const struct cmd_call *call)
{
	if (call->tool->front)
		return;
	refuse_output(call);
	refuse_inputs(call, "rejects", call->rejects);
	check_writable(call->output);
	check_writable(call->rejects);
	cmd_refuse("rejects", call->rejects, call->output, "the output");
	for (size_t i = 0; i < call->operand_count; i++)
		cmd_refuse("rejects", call->rejects, call->operands[i], "an input");
}
