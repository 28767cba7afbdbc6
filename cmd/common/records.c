/* records.c: results that are no customer stream: counts and cut-offs. */
#include <string.h>
#include <unistd.h>

#include "common/output.h"
#include "common/records.h"

static void as_csv(crm_str tsv, crm_buf *out)
{
	while (tsv.n) {
		size_t n = 0;
		while (n < tsv.n && tsv.p[n] != '\t' && tsv.p[n] != '\n')
			n++;
		crm_field_write(out, (crm_str){tsv.p, n}, CRM_CSV);
		if (n < tsv.n) {
			crm_buf_char(out, tsv.p[n] == '\t' ? ',' : '\n');
			n++;
		}
		tsv = (crm_str){tsv.p + n, tsv.n - n};
	}
}

bool cmd_to_person(const struct cmd_call *call)
{
	bool asked = call->to != CRM_AUTO || (call->output && strcmp(call->output, "-") != 0);

	return !asked && isatty(STDOUT_FILENO);
}

void cmd_records_print(const struct cmd_call *call, crm_str tsv)
{
	struct cmd_output out;

	cmd_output_open(&out, call->output);
	if (call->to == CRM_CSV)
		as_csv(tsv, &out.buf);
	else if (cmd_to_person(call))
		crm_show_table(tsv, &out.buf);
	else
		crm_buf_str(&out.buf, tsv);
	cmd_output_close(&out);
}

void cmd_text_print(const struct cmd_call *call, crm_str text)
{
	struct cmd_output out;

	cmd_output_open(&out, call->output);
	crm_buf_str(&out.buf, text);
	cmd_output_close(&out);
}
