/* incoming.h: what is to be added to a file: one record given on the command
 * line, or many from a stream, to which rules are applied that make our columns
 * out of theirs. */
#ifndef CMD_INCOMING_H
#define CMD_INCOMING_H

#include "common/target.h"
#include "crm.h"
#include "import/rules.h"

/* The rows of its options, the same in crm-add and crm-log, where `in` is static: `from` are the
 * modes in which it may be told where a stream comes from, `stream` those in which rules are
 * applied to it, and `any` those with columns that nobody knows yet (each 0 for all). */
#define CMD_INCOMING_OPTIONS(in, from_modes, stream, any) \
	OPT_TEXT(0, "from", "FILE", &(in).from, \
		 "add the records of FILE, an export in any form (- is standard input)", \
		 .modes = from_modes), \
		OPT_CALL( \
			0, "rules", "RULES", cmd_take_rules, &(in), \
			"how to read it: a file as in crm-import(5), or rules that are built in; " \
			"list shows their names", \
			.modes = stream), \
		OPT_FLAG(0, "print-rules", &(in).print_rules, \
			 "print the rules file that --rules names, and exit", .modes = stream, \
			 .requires = "rules", .no_book = true), \
		OPT_CALL(0, "map", "THEIRS=OURS", cmd_take_map, &(in), \
			 "import their column THEIRS as our column OURS; if OURS is empty, leave " \
			 "it out", \
			 .modes = stream, .usage = CMD_ALL), \
		CMD_FORM_OF(in, stream, "delimiter", "CHAR", \
			    "what separates its fields (detected): comma, semicolon, tab, bar or " \
			    "a character"), \
		CMD_FORM_OF(in, stream, "encoding", "NAME", \
			    "its encoding (UTF-8 by default, UTF-16 is detected): windows-1252, " \
			    "GB18030 " \
			    "..."), \
		CMD_FORM_OF(in, stream, "skip", "N", "the number of lines before its header"), \
		CMD_FORM_OF(in, stream, "no-header", NULL, \
			    "it has no header: its columns are called 1, 2, 3 ..."), \
		CMD_RULE(in, stream, "dates", "FORM", \
			 "how it writes dates (iso): dmy, mdy, ymd, excel, epoch, or as " \
			 "%d.%m.%Y"), \
		CMD_RULE(in, stream, "decimal", "MARK", "the mark before its decimals (.)"), \
		CMD_RULE(in, stream, "thousands", "MARK", "what separates its thousands"), \
		CMD_RULE(in, stream, "currency-signs", "SIGNS", \
			 "currency signs in its amounts: '[€, EUR]'"), \
		CMD_RULE(in, stream, "negative", "WHAT", \
			 "what a sale with a negative amount is: an error, a refund, or nothing " \
			 "(skip)"), \
		CMD_RULE(in, stream, "split", "MARK", \
			 "what separates several values in one field of a list"), \
		CMD_RULE(in, stream, "key", "COLUMNS", \
			 "their columns that make up the id of a record: '[Order, #]'"), \
		CMD_RULE(in, stream, "group", "COLUMN", \
			 "the columns that are equal in all lines of one order"), \
		CMD_RULE(in, stream, "fill", "COLUMNS", \
			 "columns whose empty fields repeat the value of the line above, within " \
			 "a group"), \
		CMD_RULE(in, stream, "rest", "WHAT", \
			 "columns that no rule mentions: error, drop or keep"), \
		CMD_RULE(in, stream, "columns", "YAML", "our columns, as in a rules file"), \
		CMD_RULE(in, stream, "rows", "YAML", \
			 "rules for some of the rows, as in a rules file"), \
		CMD_RULE(in, stream, "text-mark", "MARK", \
			 "the mark before a text that looks like a number, such as '"), \
		CMD_RULE(in, stream, "once", "COLUMNS", \
			 "take only the first of the rows that are equal in these columns"), \
		OPT_FLAG(0, "new-columns", &(in).new_columns, \
			 "accept columns that are new to the file", .modes = any), \
		OPT_FLAG(0, "dry-run", &(in).dry_run, \
			 "show what would be added and changed, and write nothing")
/* A key of a rules file, and one that says how the bytes of --from are to be read. */
#define CMD_RULE(in, stream, name, arg, ...) \
	OPT_CALL(0, name, arg, cmd_take_rule, &(in), __VA_ARGS__, .modes = stream)
#define CMD_FORM_OF(in, stream, name, arg, help) \
	CMD_RULE(in, stream, name, arg, help, .requires = "from", .excludes = "csv,tsv")
#define CMD_INCOMING_SET(in, stream) \
	OPT_CALL(0, "set", "COLUMN=VALUE", cmd_take_constant, &(in), \
		 "set our column to this value in every record of the stream", .modes = stream)
cmd_option_function cmd_take_rules, cmd_take_map, cmd_take_rule, cmd_take_constant;

struct cmd_incoming {
	crm_table *table;
	crm_table *absent; /* ids that it does not give, but may have: see crm_imported */
	crm_table *theirs; /* as it was read, before the rules; NULL: there are none */
	crm_table *told;   /* --from-due: what the table was made of, line by line; else NULL */
	size_t *lines;     /* … of which row of it each record is */
	int *to;           /* their column is the target's column; -1 left out */
	bool one;          /* from the command line: faults have no line */
	bool of_log;       /* … and an event */
	bool part;         /* of an export, which --rejects set aside */
	bool new_columns, print_rules;
	const char *from, *file;            /* file: that of -f, which a stream is added to */
	const char *rules_name, *customers; /* customers: the file of -c */
	struct cmd_rule {
		enum cmd_rule_kind { CMD_RULE_MAP, CMD_RULE_CONSTANT, CMD_RULE_KEY } kind;
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
	size_t gone;           /* records that are there, and no more in the stream */
	size_t voided;         /* … and those that were voided since */
	size_t skipped;        /* rows that a rule skips */
	bool dry_run;
	size_t set_aside; /* records that did not get that far */
};

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

/* incoming_rules.c: makes the rules of a stream, from --rules and the options that say how. */
void cmd_incoming_rules(struct cmd_incoming *in, const crm_model *model, enum crm_rules_for what);
/* Answers --print-rules. */
_Noreturn void cmd_print_rules(const struct cmd_incoming *in);

/* again.c: the records of a file that --rejects wrote; NULL when the bytes are no such file. */
crm_table *
cmd_rejected_again(crm_str bytes, const struct crm_import_form *form, crm_rejects *rejects);
/* unmapped.c: ends the tool because the target has no columns of these names. */
/* ... the column of theirs, in quotes, that others write for one of ours; NULL: there is none. */
const char *cmd_theirs_for(const crm_table *theirs, const char *ours);
_Noreturn void
cmd_unknown_columns(const struct cmd_incoming *in, struct cmd_target *target, size_t first);

#endif
