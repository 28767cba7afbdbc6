/* shared.h: the rows of options that several tools have; see options.h, which includes this. In
 * the parentheses stands what one tool adds to a row: CMD_COLUMNS(.modes = LIST). */
#ifndef CMD_SHARED_H
#define CMD_SHARED_H

#define CMD_LOG(...) \
	OPT_LIST('l', "log", "LOG", &cmd_given.logs, \
		 "the log of what happened (by default that of $CRM_BOOK, or $CRM_LOG)", \
		 .no_book = true, __VA_ARGS__)
#define CMD_POLICY(...) \
	OPT_TEXT('p', "policy", "POLICY", &cmd_given.policy, \
		 "how customers are treated: a file, or the book that has it (otherwise the " \
		 "policy of $CRM_BOOK, $CRM_POLICY, or the built-in one)", \
		 __VA_ARGS__)
#define CMD_CUSTOMERS(...) \
	OPT_TEXT('c', "customers", "CUSTOMERS", &cmd_given.customers, \
		 "all customers, if the stream has only some of them", __VA_ARGS__)
/* Of a tool whose operands are words and not files; see cmd_stream_open_shown. */
#define CMD_SHOWN_OF(...) \
	OPT_TEXT('c', "customers", "CUSTOMERS", &cmd_given.customers, \
		 "the file of customers, or the book that has it", .no_book = true, \
		 .usage = CMD_ALL, __VA_ARGS__)
#define CMD_FILE(arg, ...) \
	OPT_TEXT('f', "file", arg, &cmd_given.file, "the file to change, or the book that has it", \
		 .no_book = true, __VA_ARGS__)
#define CMD_OUTPUT(...) \
	OPT_TEXT('o', "output", "FILE", &cmd_given.output, \
		 "write the result to FILE, whole or not at all", __VA_ARGS__)
#define CMD_COLUMN_WORDS "columns facts derived"
#define CMD_COLUMNS(...) \
	OPT_TEXT('C', "columns", "NAMES", &cmd_given.columns, \
		 "write these columns only, in this order, separated by commas", \
		 .completes = CMD_COLUMN_WORDS, __VA_ARGS__)
#define CMD_ADD(...) \
	OPT_TEXT(0, "add", "NAMES", &cmd_given.add, \
		 "add these columns to the usual ones, separated by commas", \
		 .completes = CMD_COLUMN_WORDS, __VA_ARGS__)
#define CMD_TODAY(...) \
	OPT_TIME(0, "today", &cmd_given.today, \
		 "compute everything as of this day or moment; a date means the end of that day", \
		 __VA_ARGS__)
#define CMD_LOCK_TIMEOUT(...) \
	OPT_CALL(0, "lock-timeout", "SECONDS", cmd_take_lock_timeout, &cmd_given.lock_timeout_ms, \
		 "how long to wait for a file that another program has locked (10)", __VA_ARGS__)
#define CMD_CSV(...) OPT_FORMAT("csv", &cmd_given.from, CRM_CSV, "the input is CSV", __VA_ARGS__)
#define CMD_TSV(...) OPT_FORMAT("tsv", &cmd_given.from, CRM_TSV, "the input is TSV", __VA_ARGS__)
#define CMD_TO_CSV(...) \
	OPT_CALL(0, "to-csv", "excel", cmd_take_to_csv, &cmd_given.to, \
		 "write CSV; =excel: in the form that spreadsheets open without damage", \
		 .optional = true, __VA_ARGS__)
#define CMD_TO_TSV(...) OPT_FORMAT("to-tsv", &cmd_given.to, CRM_TSV, "write TSV", __VA_ARGS__)
#define CMD_TO_JSON(...) \
	OPT_FORMAT("to-json", &cmd_given.to, CRM_JSON, \
		   "write JSON Lines: an object for each record", __VA_ARGS__)
#define CMD_TO_VCARD(...) \
	OPT_FORMAT("to-vcard", &cmd_given.to, CRM_VCARD, \
		   "write customers as vCards, for address books", __VA_ARGS__)
#define CMD_FORMATS CMD_CSV(), CMD_TSV(), CMD_TO_CSV(), CMD_TO_TSV(), CMD_TO_JSON()
#define CMD_TABLE(...) \
	OPT_FLAG(0, "table", &cmd_given.people, \
		 "write what a terminal shows, also to a pipe or a file", \
		 .excludes = "to-csv,to-tsv,to-json,to-vcard", __VA_ARGS__)
#define CMD_COLOR(...) \
	OPT_CHOICE( \
		0, "color", &cmd_given.colour, cmd_colour_words, CMD_COLOURS, \
		"whether what people read has colours (auto: on a terminal, unless NO_COLOR is " \
		"set)", \
		__VA_ARGS__)
#define CMD_REJECTS(...) \
	OPT_TEXT(0, "rejects", "FILE", &cmd_given.rejects, \
		 "set faulty records aside in FILE, go on with the rest, exit 1", __VA_ARGS__)
#define CMD_THREADS(...) \
	OPT_COUNT(0, "threads", "N", &cmd_given.threads, 1, 256, \
		  "work with N threads (default: one per core); the output is the same", \
		  __VA_ARGS__)
#define CMD_PRINT_POLICY(...) \
	OPT_FLAG(0, "print-policy", &cmd_given.print_policy, "print the policy in use and exit", \
		 .no_book = true, __VA_ARGS__)
#define CMD_EXIT_CODE(...) \
	OPT_FLAG(0, "exit-code", &cmd_given.exit_code, "exit 3 when anything was found", \
		 __VA_ARGS__)
#define CMD_COUNTRY(...) \
	OPT_CALL(0, "country", "CODE", cmd_take_country, &cmd_given.country, \
		 "the country of phone numbers without one: 44, GB (otherwise the " \
		 "policy's)", \
		 __VA_ARGS__)
#define CMD_LANG(...) \
	OPT_TEXT(0, "lang", "en|zh|ru", &cmd_given.lang, \
		 "the language of what people read (otherwise the policy's, or that of " \
		 "the environment)", \
		 __VA_ARGS__)
#define CMD_PRINT(...) \
	OPT_FLAG(0, "print", &cmd_given.print, \
		 "write nothing: check, and print the records that would be written", \
		 .no_book = true, __VA_ARGS__)
/* What every tool has, and the table's end. */
#define CMD_STANDARD \
	OPT_CALL(0, "help", NULL, cmd_take_help, NULL, "show this and exit"), \
		OPT_CALL(0, "version", NULL, cmd_take_version, NULL, \
			 "print the version and exit"), \
	{ \
		.name = NULL \
	}

/* The country of phone numbers that are written without its code: that of --country,
 * otherwise of the policy; NULL when neither names one. */
const crm_country *cmd_country(const struct cmd_call *call, const crm_policy *policy);

/* The words of --color, in their order. */
enum cmd_colour { CMD_COLOUR_AUTO, CMD_COLOUR_ALWAYS, CMD_COLOUR_NEVER, CMD_COLOURS };
extern const char *const cmd_colour_words[CMD_COLOURS];

cmd_option_function cmd_take_lock_timeout, cmd_take_to_csv, cmd_take_country, cmd_take_help,
	cmd_take_version;

#endif
