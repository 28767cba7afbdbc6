/* crm-check: find what is wrong in a policy and in the files. */
#include <stdlib.h>
#include <string.h>

#include "common/fix.h"
#include "common/records.h"
#include "common/stream.h"

enum { CHECK = 1, FIX = 2 };
static const struct cmd_mode modes[] = {{CHECK, CMD_FILES}, {FIX, CMD_FILES}, {0}};

static const char *const repairs[] = {"negative"};
static struct job {
	int repair; /* of repairs */
	bool fix, dry;
} asked;

static const struct cmd_option options[] = {
	CMD_LOG(.usage = CMD_ALL),
	CMD_POLICY(.usage = CHECK),
	CMD_OUTPUT(),
	CMD_COUNTRY(),
	CMD_TODAY(),
	CMD_FORMATS,
	CMD_EXIT_CODE(.usage = CHECK),
	OPT_CHOICE(0, "fix", &asked.repair, repairs, 1,
		   "repair the logs first, then check; negative: write amounts and similar values "
		   "without a minus",
		   .given = &asked.fix, .selects = FIX, .requires = "log"),
	OPT_FLAG(0, "dry-run", &asked.dry, "show what --fix would change, and write nothing",
		 .modes = FIX),
	CMD_LOCK_TIMEOUT(),
	CMD_PRINT_POLICY(),
	CMD_STANDARD,
};

static const struct cmd_tool tool = {
	.name = "crm-check",
	.purpose = "find what is wrong in a policy and in the files",
	.modes = modes,
	.options = options,
	.about = "Checks files of customers, logs and the policy, and writes a record for each\n"
		 "thing that is wrong or looks wrong: file, line, field, finding, value, id and\n"
		 "severity (error or warning). If nothing is found, only the header is written.\n"
		 "Only --fix changes anything, and only in the logs.",
	.examples = "  crm-check --fix=negative --dry-run -l log.tsv\n"
		    "  crm-check -p policy.yaml\n"
		    "  crm-check --exit-code -p policy.yaml -l log.tsv customers.tsv && git commit",
	.see = "crm-policy(5), crm-rules(5), crm-records(5)",
	.named_only = true,
};

enum { FOUND = 3 }; /* the exit status of --exit-code */

/* A policy that does not load is a finding, and the only one: without it nobody
 * knows which kinds of events there are. */
static crm_policy *
open_policy(const struct cmd_call *call, crm_findings *to)
{
	crm_policy *policy;
	crm_error e;

	if (call->print_policy)
		return cmd_policy_open(call);
	policy = crm_policy_load(call->policy, &e);
	if (policy) {
		cmd_policy_zone(policy);
		return policy;
	}
	if (e.status != CRM_DATA)
		cmd_die(&e);
	crm_findings_add(
		to, &(struct crm_finding){.source = e.source, .line = e.line, .field = e.field},
		"%s", e.text);
	if (call->operand_count + call->logs.n > 0)
		cmd_note("the policy has faults, so the files were not checked");
	return NULL;
}

/* Customers first: logs speak of them. */
static void
check(const struct cmd_call *call, const crm_policy *policy, crm_findings *to)
{
	crm_time today = call->today.day != CRM_NO_DAY ? call->today : crm_time_now();
	crm_check *s =
		crm_check_new(crm_policy_model(policy), cmd_country(call, policy), today, to);
	const struct crm_named_rule *rules;
	const crm_str *columns;
	crm_buf notice = {0};
	size_t n;
	crm_error e;

	for (size_t i = 0; i < call->operand_count; i++)
		if (crm_check_customers(s, call->operands[i], call->from, &e) < 0)
			cmd_die(&e);
	for (size_t i = 0; i < call->logs.n; i++)
		if (crm_check_log(s, call->logs.item[i], &e) < 0)
			cmd_die(&e);
	crm_check_end(s);
	cmd_notes(crm_check_notices(s));
	n = crm_check_columns(s, &columns);
	crm_policy_find(policy, today.day, columns, n, to);
	n = crm_check_owners(s, &columns);
	crm_policy_find_owners(policy, columns, n, to);
	n = crm_check_rules(s, &rules);
	crm_policy_find_rules(policy, rules, n, to, &notice);
	if (notice.n)
		cmd_note("%s", crm_buf_zend(&notice));
	crm_buf_free(&notice);
	crm_check_free(s);
}

/* With nothing found the result would be the same as if all were well. */
static void
want_something(const struct cmd_call *call)
{
	if (!call->operand_count && !call->logs.n && !call->policy && !call->print_policy)
		cmd_usage_error("nothing to check is named: give a book (crm-check DIR), files of "
				"customers, -l LOG or -p POLICY");
}

int
main(int argc, char **argv)
{
	struct cmd_call *call = cmd_take_call(&tool, argc, argv);
	size_t left = 0; /* lines that --fix did not repair */
	crm_findings *found = crm_findings_new();
	crm_policy *policy;
	crm_buf text = {0};
	int status;

	want_something(call);
	cmd_check_inputs(call);
	for (size_t i = 0; i < call->operand_count; i++)
		cmd_note_terminal(call->operands[i]);
	policy = open_policy(call, found);
	if (policy && asked.fix)
		left = cmd_fix_negative(call, crm_policy_model(policy)->kinds, asked.dry);
	if (policy)
		check(call, policy, found);
	crm_findings_text(found, &text);
	cmd_records_print(call, crm_buf_slice(&text));
	status = call->exit_code && crm_findings_count(found) > 0 ? FOUND
		 : left > 0                                       ? CRM_DATA
								  : CRM_OK;
	crm_buf_free(&text);
	crm_findings_free(found);
	crm_policy_free(policy);
	return status;
}
