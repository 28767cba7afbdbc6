/* incoming.h: what is to be added to a file: one record given on the command
 * line, or many from a stream, its columns mapped to those of the file. */
#ifndef CMD_INCOMING_H
#define CMD_INCOMING_H

#include "common/target.h"
#include "crm.h"
#include "import/import.h"

/* The option and its help, the same in crm-add and crm-log. */
enum {
	CMD_OPT_MAP = CMD_OWN + 100, CMD_OPT_FROM, CMD_OPT_NEW_COLUMNS,
	CMD_OPT_DELIMITER, CMD_OPT_ENCODING, CMD_OPT_SKIP, CMD_OPT_NO_HEADER
};
#define CMD_INCOMING_OPTIONS \
	{CMD_OPT_FROM, "from", "FILE", "add the records of FILE, an export in any form (- is standard input)"}, \
	{CMD_OPT_DELIMITER, "delimiter", "CHAR", "what separates its fields (detected): comma, semicolon, tab, bar or a character"}, \
	{CMD_OPT_ENCODING, "encoding", "NAME", "its encoding (UTF-8, and UTF-16 is detected): windows-1252, GB18030 ..."}, \
	{CMD_OPT_SKIP, "skip", "N", "so many of its lines come before the header"}, \
	{CMD_OPT_NO_HEADER, "no-header", NULL, "it has no header: its columns are called 1, 2, 3 ..."}, \
	{CMD_OPT_MAP, "map", "THEIRS=OURS", "their column is ours; OURS empty: leave it out"}, \
	{CMD_OPT_NEW_COLUMNS, "new-columns", NULL, "take in columns that nobody knows yet"}

struct cmd_incoming {
	crm_table *table;
	crm_table *told;                          /* what the table was made of, line by line; else NULL */
	size_t *lines;                            /* … of which row of it each record is */
	int *to;                                  /* their column is the target's column; -1 left out */
	bool one;                                 /* from the command line: faults have no line */
	bool new_columns;
	const char *from;
	struct crm_import_form form;              /* how --from is to be read */
	bool formed;                              /* … which an option says */
	const char **maps;
	size_t map_count;
	crm_rejects *rejects;
	const char *rejects_path;
	size_t faults;                            /* records of the table that were set aside */
};

void cmd_incoming_begin(struct cmd_incoming *in, int argc);
/* True when the option was one of these. */
bool cmd_incoming_option(struct cmd_incoming *in, int o, const char *value);
/* One record. Names that stand twice, or what is not UTF-8, are usage errors. */
void cmd_incoming_one(struct cmd_incoming *in, const crm_str *names, const crm_str *values, size_t n);
/* The stream of --from or standard input; --rejects as the call says. */
void cmd_incoming_stream(struct cmd_incoming *in, const struct cmd_call *call);
/* Finds the target's column for each of theirs, adding to it what is missing. */
void cmd_incoming_map(struct cmd_incoming *in, struct cmd_target *target);
/* A fault in record i: sets it aside, or ends the run. */
void cmd_incoming_fault(struct cmd_incoming *in, size_t i, crm_error *e);
/* Writes --rejects; the exit status. */
int cmd_incoming_close(struct cmd_incoming *in);

#endif
