/* log_file.h: a log as it is on the disk, read once from its first record to its last. */
#ifndef CMD_LOG_FILE_H
#define CMD_LOG_FILE_H

#include "crm.h"

/* The columns of a log, in the order of crm_event_columns. */
enum cmd_log_column {
	CMD_L_EVENT,
	CMD_L_DATE,
	CMD_L_RECORDED,
	CMD_L_CUSTOMER,
	CMD_L_KIND,
	CMD_L_DIR,
	CMD_L_OUTCOME,
	CMD_L_AMOUNT,
	CMD_L_ITEM,
	CMD_L_BY,
	CMD_L_DUE,
	CMD_L_REF,
	CMD_L_RATING,
	CMD_L_NOTE,
	CMD_L_COLUMNS
};

struct cmd_log_file {
	const char *path;
	int at[CMD_L_COLUMNS];    /* of each column; -1 when the log has none */
	int currency;             /* likewise */
	const crm_record *record; /* the one in hand */
};

/* The value of the record in hand; empty where the log has no such column. */
crm_str cmd_log_value(const struct cmd_log_file *f, enum cmd_log_column column);
crm_str cmd_log_currency(const struct cmd_log_file *f);
/* Calls `look` for each record. A log that cannot be read ends the tool. */
void
cmd_log_each(const char *path, void (*look)(void *own, const struct cmd_log_file *f), void *own);

#endif
