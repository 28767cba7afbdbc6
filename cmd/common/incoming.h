/* incoming.h: what is to be added to a file: one record given on the command
 * line, or many from a stream, to which rules are applied that make our columns
 * out of theirs. */
#ifndef CMD_INCOMING_H
#define CMD_INCOMING_H

#include "common/target.h"
#include "crm.h"
#include "import/rules.h"

/* The options and their help, the same in crm-add and crm-log. Behind CMD_OPT_RULE each is a
 * key of a rules file. */
enum {
	CMD_OPT_MAP = CMD_OWN + 100,
	CMD_OPT_FROM,
	CMD_OPT_RULES,
	CMD_OPT_PRINT_RULES,
	CMD_OPT_NEW_COLUMNS,
	CMD_OPT_NO_HEADER,
	CMD_OPT_SET,
	CMD_OPT_DRY_RUN,
	CMD_OPT_RULE
};
#define CMD_INCOMING_SET \
	{ \
		CMD_OPT_SET, "set", "COLUMN=VALUE", \
			"our column has that value in every record of the stream" \
	}
#define CMD_INCOMING_OPTIONS \
	{CMD_OPT_FROM, "from", "FILE", \
	 "add the records of FILE, an export in any form (- is standard input)"}, \
		{CMD_OPT_RULES, "rules", "RULES", \
		 "how to read it: a file as in crm-import(5), or rules that are built in; list " \
		 "shows their names"}, \
		{CMD_OPT_PRINT_RULES, "print-rules", NULL, \
		 "print the rules file that --rules names, and exit"}, \
		{CMD_OPT_MAP, "map", "THEIRS=OURS", \
		 "their column is ours; OURS empty: leave it out"}, \
		{CMD_OPT_RULE + 0, "delimiter", "CHAR", \
		 "what separates its fields (detected): comma, semicolon, tab, bar or a " \
		 "character"}, \
		{CMD_OPT_RULE + 1, "encoding", "NAME", \
		 "its encoding (UTF-8, and UTF-16 is detected): windows-1252, GB18030 ..."}, \
		{CMD_OPT_RULE + 2, "skip", "N", "so many of its lines come before the header"}, \
		{CMD_OPT_NO_HEADER, "no-header", NULL, \
		 "it has no header: its columns are called 1, 2, 3 ..."}, \
		{CMD_OPT_RULE + 3, "dates", "FORM", \
		 "how it writes dates (iso): dmy, mdy, ymd, excel, epoch, or as %d.%m.%Y"}, \
		{CMD_OPT_RULE + 4, "decimal", "MARK", "what is in front of its decimals (.)"}, \
		{CMD_OPT_RULE + 5, "thousands", "MARK", "what separates its thousands"}, \
		{CMD_OPT_RULE + 6, "currency-signs", "SIGNS", \
		 "signs that its amounts have: '[€, EUR]'"}, \
		{CMD_OPT_RULE + 7, "negative", "WHAT", \
		 "a sale of a negative amount is an error, a refund, or skip it"}, \
		{CMD_OPT_RULE + 8, "split", "MARK", \
		 "what separates several values in one field of a list"}, \
		{CMD_OPT_RULE + 9, "key", "COLUMNS", \
		 "their columns that make up the id of a record: '[Order, #]'"}, \
		{CMD_OPT_RULE + 10, "group", "COLUMN", \
		 "what the lines of one order have in common"}, \
		{CMD_OPT_RULE + 11, "fill", "COLUMNS", \
		 "columns whose empty fields are as in the line above, within a group"}, \
		{CMD_OPT_RULE + 12, "rest", "WHAT", \
		 "columns that no rule mentions: error, drop or keep"}, \
		{CMD_OPT_RULE + 13, "columns", "YAML", "our columns, as in a rules file"}, \
		{CMD_OPT_RULE + 14, "rows", "YAML", \
		 "what holds for some rows only, as in a rules file"}, \
		{CMD_OPT_RULE + 15, "text-mark", "MARK", \
		 "what is in front of a text that looks like a number, such as '"}, \
		{CMD_OPT_RULE + 16, "once", "COLUMNS", \
		 "of rows that say the same of these columns the first is taken"}, \
		{CMD_OPT_NEW_COLUMNS, "new-columns", NULL, \
		 "take in columns that nobody knows yet"}, \
	{ \
		CMD_OPT_DRY_RUN, "dry-run", NULL, \
			"show what would be added and changed, and write nothing" \
	}

struct cmd_incoming {
	crm_table *table;
	crm_table *skipped_ids; /* of rows that a rule skips, where there is a key; else NULL */
	crm_table *theirs;      /* as it was read, before the rules; NULL: there are none */
	crm_table *told; /* --from-due: what the table was made of, line by line; else NULL */
	size_t *lines;   /* … of which row of it each record is */
	int *to;         /* their column is the target's column; -1 left out */
	bool one;        /* from the command line: faults have no line */
	bool of_log;     /* … and an event */
	bool new_columns, print_rules;
	const char *from, *file;            /* file: that of -f, which a stream is added to */
	const char *rules_name, *customers; /* customers: the file of -c */
	struct cmd_rule {
		int option;
		crm_str name, value;
	} * rule; /* options that say how, in order */
	size_t rule_count;
	crm_rules *rules;
	uint64_t left_out;    /* columns of the table that are left out, a bit each */
	size_t ruled;         /* columns of the table that the rules name */
	crm_rejects *rejects; /* of this try to write; NULL without --rejects */
	crm_rejects *unread;  /* of the reading, and so of all tries */
	const char *rejects_path;
	size_t faults;         /* records of the table that were set aside */
	size_t known, changed; /* records that are there already, as they are or otherwise */
	size_t gone;           /* rows that a rule skips, and that are there already */
	size_t voided;         /* … and those that were voided since */
	size_t skipped;        /* rows that a rule skips */
	bool dry_run;
	size_t set_aside; /* records that did not get that far */
};

void cmd_incoming_begin(struct cmd_incoming *in, int argc);
/* True when the option was one of these. */
bool cmd_incoming_option(struct cmd_incoming *in, int o, const char *value);
/* Our column has that value in every record of the stream. */
void cmd_incoming_constant(struct cmd_incoming *in, crm_str column, const char *value);
/* One record. Names that stand twice, or what is not UTF-8, are usage errors. */
void
cmd_incoming_one(struct cmd_incoming *in, const crm_str *names, const crm_str *values, size_t n);
/* The stream of --from or standard input, with the rules applied; --rejects as the call
 * says. Model NULL: there are no rules. */
void cmd_incoming_stream(struct cmd_incoming *in, const struct cmd_call *call,
			 const crm_model *model, enum crm_rules_for what);
/* Leaves one of the first 64 columns of the table out. */
void cmd_incoming_leave_out(struct cmd_incoming *in, const char *column);
/* Finds the target's column for each of theirs, adding to it what is missing. */
void cmd_incoming_map(struct cmd_incoming *in, struct cmd_target *target);
/* A fault in record i: sets it aside, or ends the run. */
void cmd_incoming_fault(struct cmd_incoming *in, size_t i, crm_error *e);
/* Likewise when it may mean several customers: `list` has a line for each, which is shown, or is
 * added to the reason. */
void cmd_incoming_several(struct cmd_incoming *in, size_t i, crm_error *e, crm_str list);
/* Of a dry run: reports how many records of a stream are new, known and so on. */
void cmd_incoming_tell(const struct cmd_incoming *in);
/* Begins anew with what was read: the target turned out to be another file. */
void cmd_incoming_again(struct cmd_incoming *in);
/* Writes --rejects: before the target, as what is written there must not be followed by a
 * failure. */
void cmd_incoming_set_aside(struct cmd_incoming *in);
/* Tells how many were set aside; the exit status. */
int cmd_incoming_close(struct cmd_incoming *in);

/* again.c: the records of a file that --rejects wrote; NULL when the bytes are no such file. */
crm_table *
cmd_rejected_again(crm_str bytes, const struct crm_import_form *form, crm_rejects *rejects);
/* unmapped.c: ends the tool because the target has no columns of these names. */
_Noreturn void
cmd_unknown_columns(const struct cmd_incoming *in, struct cmd_target *target, size_t first);

#endif
