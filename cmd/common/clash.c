/* clash.c: a run does not write over what it reads. */
#include <string.h>
#include <sys/stat.h>

#include "common/options.h"

bool cmd_same_file(const char *a, const char *b)
{
	struct stat one, other;

	if (!a || !b)
		return false;
	if (stat(a, &one) < 0 || stat(b, &other) < 0)
		return strcmp(a, b) == 0;
	return S_ISREG(one.st_mode) && one.st_dev == other.st_dev && one.st_ino == other.st_ino;
}

void cmd_refuse(const char *option, const char *path, const char *other, const char *what)
{
	if (cmd_same_file(path, other))
		cmd_usage_error("--%s: %s is %s, which would be lost", option, crm_quote(crm_str_z(path)), what);
}

static void refuse_inputs(const struct cmd_call *call, const char *option, const char *path)
{
	for (size_t i = 0; i < call->log_count; i++)
		cmd_refuse(option, path, call->logs[i], "the log");
	cmd_refuse(option, path, call->usual_log, "the log");
	cmd_refuse(option, path, call->policy, "the policy");
	cmd_refuse(option, path, call->customers, "the file of all customers");
	cmd_refuse(option, path, call->usual_customers, "the file of all customers");
	cmd_refuse(option, path, call->file, "the file to change");
}

void cmd_refuse_inputs(const struct cmd_call *call, const char *option, const char *path)
{
	refuse_inputs(call, option, path);
	cmd_refuse(option, path, call->rejects, "the file of rejects");
	for (size_t i = 0; i < call->operand_count; i++)
		cmd_refuse(option, path, call->operands[i], "an input");
}

void cmd_refuse_clash(const struct cmd_call *call)
{
	refuse_inputs(call, "output", call->output);
	refuse_inputs(call, "rejects", call->rejects);
	cmd_refuse("rejects", call->rejects, call->output, "the output");
	/* The output may take the place of an operand: that is how a column is brought up to date. */
	for (size_t i = 0; i < call->operand_count; i++)
		cmd_refuse("rejects", call->rejects, call->operands[i], "an input");
}
