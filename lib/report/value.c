/* value.c: a value on one line, and what is said beside it. */
#include "report/stream.h"

void
report_value(const struct report_column *c, crm_str value, crm_buf *out)
{
	crm_buf raw = {0};

	crm_read(c->reading, c->context, value, &raw);
	for (size_t i = 0; i < raw.n; i++)
		if (raw.p[i] == '\n' || raw.p[i] == '\t')
			raw.p[i] = ' ';
	crm_buf_document(out, crm_buf_slice(&raw));
	crm_buf_free(&raw);
}

bool
report_is_right(const struct report_column *c)
{
	return c->reading == CRM_AS_NUMBER || c->reading == CRM_AS_MONEY ||
	       c->reading == CRM_AS_EXACT || c->reading == CRM_AS_SHARE;
}

void
report_late(const crm_report *r, size_t row, crm_buf *out)
{
	crm_num n;

	if (!crm_num_parse(report_cell(r, row, report_find(r, "due_overdue")), &n) || n <= 0)
		return;
	n /= CRM_NUM_ONE;
	crm_buf_f(out, crm_tr_n("%ld day late", "%ld days late", (unsigned long)n), (long)n);
}
