/* log_file.c: a log as it is on the disk, read once from its first record to its last. */
#include "common/log_file.h"
#include "common/message.h"

crm_str
cmd_log_value(const struct cmd_log_file *f, enum cmd_log_column column)
{
	return f->at[column] < 0 ? CRM_STR("") : f->record->field[f->at[column]];
}

crm_str
cmd_log_currency(const struct cmd_log_file *f)
{
	return f->currency < 0 ? CRM_STR("") : f->record->field[f->currency];
}

void
cmd_log_each(const char *path, void (*look)(void *own, const struct cmd_log_file *f), void *own)
{
	struct cmd_log_file f = {.path = path};
	const char *const *names;
	crm_error e;
	crm_input *in = crm_input_open_log(path, &e);
	crm_block *b = in ? crm_block_new(in, SIZE_MAX) : NULL;
	crm_record record;
	int status = in ? 1 : -1;

	crm_event_columns(&names);
	for (int c = 0; in && c < CMD_L_COLUMNS; c++)
		f.at[c] = crm_input_find(in, names[c]);
	f.currency = in ? crm_input_find(in, "currency") : -1;
	f.record = &record;
	while (status > 0 && (status = crm_input_block(in, b, &e)) > 0) {
		while ((status = crm_block_next(b, &record, &e)) > 0)
			look(own, &f);
		status = status < 0 ? -1 : 1;
	}
	crm_block_free(b);
	crm_input_close(in);
	if (status < 0)
		cmd_die(&e);
}
