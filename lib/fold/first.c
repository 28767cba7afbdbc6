/* first.c: what names the first entry of a log. */
#include "fold/event.h"
#include "fold/state.h"

static void
add_names(const crm_input *log, const crm_record *r, crm_buf *out)
{
	static const unsigned naming[] = {CRM_L_EVENT, CRM_L_RECORDED, CRM_L_DATE};

	for (size_t i = 0; i < sizeof naming / sizeof *naming; i++) {
		int column = crm_input_find(log, crm_log_columns[naming[i]]);
		if (i)
			crm_buf_char(out, '\t');
		if (column >= 0)
			crm_buf_str(out, r->field[column]);
	}
}

/* What is wrong with the first record is found when the log is read. */
int
crm_first_entry(crm_input *log, crm_buf *out, crm_error *e)
{
	crm_block *block = crm_block_new(log, SIZE_MAX);
	crm_record r;
	crm_error fault;
	int got = 0;

	while (got == 0 && crm_input_block(log, block, &fault) > 0)
		got = crm_block_next(block, &r, &fault);
	if (got > 0)
		add_names(log, &r, out);
	crm_block_free(block);
	return crm_input_rewind(log, e);
}
