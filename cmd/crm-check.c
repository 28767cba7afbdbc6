/* crm-check: find what is wrong in a policy and in the files. */
#include <stdlib.h>
#include <string.h>

#include "common/records.h"
#include "common/stream.h"

static const struct cmd_option options[] = {
	CMD_LOG,
	CMD_POLICY,
	CMD_OUTPUT,
	CMD_TODAY,
	CMD_FORMATS,
	CMD_EXIT_CODE,
	CMD_PRINT_POLICY,
	CMD_STANDARD
};

static const struct cmd_tool tool = {
	.name = "crm-check",
	.purpose = "find what is wrong in a policy and in the files",
	.usage = "[-p POLICY] [-l LOG] [FILE ...]",
	.options = options,
	.about =
		"Writes a record for each thing it finds: file, line, field, finding, value, id\n"
		"and severity (error or warning). With nothing wrong the header stands alone.",
	.examples =
		"  crm-check -p policy.yaml\n"
		"  crm-check --exit-code -p policy.yaml -l log.tsv customers.tsv && git commit",
	.see = "crm-policy(5), crm-records(5)",
};

enum { FOUND = 3 };                               /* the exit status of --exit-code */

/* ---- the policy ---- */

static crm_policy *open_policy(const struct cmd_call *call, crm_findings *to)
{
	crm_policy *policy;
	crm_error e;

	if (call->print_policy)
		return cmd_policy_open(call);
	policy = crm_policy_load(cmd_policy_path(call), &e);
	if (policy)
		cmd_policy_zone(policy);
	else if (e.status == CRM_DATA)
		crm_findings_add(to, &(struct crm_finding){.source = e.source, .line = e.line, .field = e.field}, "%s", e.text);
	else
		cmd_die(&e);
	return policy;
}

/* The columns of all files, as far as they can be read: faults in them are found later. */
static size_t read_columns(const struct cmd_call *call, crm_arena *a, crm_str **out)
{
	crm_str *columns = NULL;
	size_t n = 0;
	crm_error e;

	for (size_t i = 0; i < call->operand_count; i++) {
		crm_input *in = crm_input_open(call->operands[i], call->from, &e);
		if (!in)
			cmd_die(&e);
		columns = crm_realloc(columns, (n + crm_input_columns(in)) * sizeof *columns);
		for (size_t j = 0; j < crm_input_columns(in); j++)
			columns[n++] = crm_arena_str(a, crm_input_column(in, j));
		crm_input_close(in);
	}
	*out = columns;
	return n;
}

static void check_policy(const struct cmd_call *call, const crm_policy *policy, crm_findings *to)
{
	crm_arena *a = crm_arena_new();
	crm_str *columns;
	size_t n = read_columns(call, a, &columns);

	crm_policy_find(policy, (call->today.day != CRM_NO_DAY ? call->today : crm_time_now()).day, columns, n, to);
	free(columns);
	crm_arena_free(a);
}

int main(int argc, char **argv)
{
	struct cmd_call call;
	crm_findings *found = crm_findings_new();
	crm_policy *policy;
	crm_buf text = {0};
	int status;

	cmd_begin(&call, &tool, argc, argv);
	while (cmd_option(&call) != -1)
		;
	policy = open_policy(&call, found);
	if (policy)
		check_policy(&call, policy, found);
	crm_findings_text(found, &text);
	cmd_records_print(&call, crm_buf_slice(&text));
	status = call.exit_code && crm_findings_count(found) > 0 ? FOUND : CRM_OK;
	crm_buf_free(&text);
	crm_findings_free(found);
	crm_policy_free(policy);
	return status;
}
