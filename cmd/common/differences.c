/* differences.c: what is new in a record, for people. */
#include "common/differences.h"

static void
add_quoted(crm_buf *out, crm_str value)
{
	crm_buf_char(out, '"');
	crm_buf_visible(out, value);
	crm_buf_char(out, '"');
}

void
cmd_add_difference(crm_buf *out, crm_str column, crm_str before, crm_str after)
{
	crm_buf_z(out, out->n ? "; " : "");
	crm_buf_visible(out, column);
	crm_buf_z(out, ": ");
	add_quoted(out, before);
	crm_buf_z(out, " -> ");
	add_quoted(out, after);
}

void
cmd_add_differences(const struct cmd_target *t, const crm_str *before, const crm_str *after,
		    crm_buf *out)
{
	for (size_t c = 0; c < t->columns; c++) {
		crm_str was = c < t->columns_there ? before[c] : CRM_STR("");
		if (!crm_str_eq(was, after[c]))
			cmd_add_difference(out, t->column[c], was, after[c]);
	}
}
