/* options.h: one table per tool makes getopt's array, --help and, from that,
 * the completions. The same letter means the same in every tool: what several
 * tools share is declared here and taken in here.
 *
 *     static const struct cmd_option options[] = {
 *             CMD_LOG, CMD_TODAY,
 *             {'e', "explain", "ID", "show how ID came to its score"},
 *             CMD_STANDARD
 *     };
 *     static const struct cmd_tool tool = {
 *             .name = "crm-score", .purpose = "add what customers are worth",
 *             .usage = "[-l LOG] [FILE ...]\n--explain ID [FILE ...]",
 *             .options = options,
 *             .about = "Paragraphs that teach, wrapped by hand.",
 *             .examples = "  crm-score -l log.tsv customers.tsv | head",
 *             .see = "crm-segment(1), crm-policy(5)",
 *     };
 *     int main(int argc, char **argv)
 *     {
 *             struct cmd_call call;
 *             const char *explain = NULL;
 *
 *             cmd_begin(&call, &tool, argc, argv);
 *             for (int o; (o = cmd_option(&call)) != -1;)
 *                     if (o == 'e')
 *                             explain = call.value;
 *             ...call.logs, call.operands[0..call.operand_count)
 */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include <limits.h>

#include "common/message.h"
#include "crm.h"

struct cmd_option {
	int letter;       /* a character, or past CHAR_MAX when it has none */
	const char *name; /* NULL ends the table */
	const char *arg;  /* what it takes, "[WHAT]" when it may; NULL nothing */
	const char *help; /* what it does, in a line or two; wrapped here */
};

struct cmd_tool {
	const char *name;
	bool named_only;     /* it never looks at standard input unless "-" names it */
	const char *purpose; /* a line without full stop */
	const char *usage;   /* ways to call it, without the name, one a line */
	const struct cmd_option *options;
	const char *about;     /* NULL: nothing to add to the purpose */
	const char *examples;  /* lines of shell */
	const char *see;       /* pages beside its own */
	const char *book_file; /* the file that it changes in a book; NULL: it changes none, and
				* its operands are input files */
	/* Says what to write for an operand that looks like a negative number; NULL: it is an
	 * unknown option like any other. */
	void (*negative)(const char *given);
	bool front; /* its operands are the call of another tool, with options of its own */
};

/* Numbers of options without a letter. A tool's own begin at CMD_OWN. */
enum {
	CMD_OPT_TODAY = CHAR_MAX + 1,
	CMD_OPT_ADD,
	CMD_OPT_LOCK_TIMEOUT,
	CMD_OPT_CSV,
	CMD_OPT_TSV,
	CMD_OPT_TO_CSV,
	CMD_OPT_TO_TSV,
	CMD_OPT_TO_JSON,
	CMD_OPT_TO_VCARD,
	CMD_OPT_REJECTS,
	CMD_OPT_THREADS,
	CMD_OPT_PRINT_POLICY,
	CMD_OPT_EXIT_CODE,
	CMD_OPT_COUNTRY,
	CMD_OPT_PRINT,
	CMD_OPT_HELP,
	CMD_OPT_VERSION,
	CMD_OWN = CHAR_MAX + 100
};

#define CMD_LOG \
	{ \
		'l', "log", "FILE", \
			"what happened: the log of events (otherwise that of $CRM_BOOK, or " \
			"$CRM_LOG, where one is needed)" \
	}
#define CMD_POLICY \
	{ \
		'p', "policy", "FILE", \
			"how customers are treated (otherwise the policy of $CRM_BOOK, " \
			"$CRM_POLICY, or the built-in one)" \
	}
#define CMD_CUSTOMERS \
	{ \
		'c', "customers", "FILE", "all customers, where the stream has only some of them" \
	}
#define CMD_FILE \
	{ \
		'f', "file", "FILE", "the file to change, or the book that has it" \
	}
#define CMD_OUTPUT \
	{ \
		'o', "output", "FILE", "write the result to FILE, whole or not at all" \
	}
#define CMD_COLUMNS \
	{ \
		'C', "columns", "NAMES", \
			"write these columns only, in this order, parted by commas" \
	}
#define CMD_ADD \
	{ \
		CMD_OPT_ADD, "add", "NAMES", \
			"add these columns to the usual ones, separated by commas" \
	}
#define CMD_TODAY \
	{ \
		CMD_OPT_TODAY, "today", "DATE[THH:MM]", "all is as of then; a date means its end" \
	}
#define CMD_LOCK_TIMEOUT \
	{ \
		CMD_OPT_LOCK_TIMEOUT, "lock-timeout", "SECONDS", \
			"how long to wait for a file that another holds (10)" \
	}
#define CMD_CSV \
	{ \
		CMD_OPT_CSV, "csv", NULL, "the input is CSV" \
	}
#define CMD_TSV \
	{ \
		CMD_OPT_TSV, "tsv", NULL, "the input is TSV" \
	}
#define CMD_TO_CSV \
	{ \
		CMD_OPT_TO_CSV, "to-csv", "[excel]", \
			"write CSV; =excel: as spreadsheets open it unharmed" \
	}
#define CMD_TO_TSV \
	{ \
		CMD_OPT_TO_TSV, "to-tsv", NULL, "write TSV" \
	}
#define CMD_TO_JSON \
	{ \
		CMD_OPT_TO_JSON, "to-json", NULL, "write JSON Lines: an object for each record" \
	}
#define CMD_TO_VCARD \
	{ \
		CMD_OPT_TO_VCARD, "to-vcard", NULL, "write customers as vCards, for address books" \
	}
#define CMD_FORMATS CMD_CSV, CMD_TSV, CMD_TO_CSV, CMD_TO_TSV, CMD_TO_JSON
#define CMD_REJECTS \
	{ \
		CMD_OPT_REJECTS, "rejects", "FILE", \
			"set faulty records aside in FILE, go on with the rest, exit 1" \
	}
#define CMD_THREADS \
	{ \
		CMD_OPT_THREADS, "threads", "N", \
			"work with N threads (one a core); the output is the same" \
	}
#define CMD_PRINT_POLICY \
	{ \
		CMD_OPT_PRINT_POLICY, "print-policy", NULL, "print the policy in use and exit" \
	}
#define CMD_EXIT_CODE \
	{ \
		CMD_OPT_EXIT_CODE, "exit-code", NULL, "exit 3 when anything was found" \
	}
#define CMD_COUNTRY \
	{ \
		CMD_OPT_COUNTRY, "country", "CODE", \
			"the country of phone numbers without one: 44, GB (otherwise the " \
			"policy's)" \
	}
#define CMD_PRINT \
	{ \
		CMD_OPT_PRINT, "print", NULL, \
			"write nothing: check, and print the records that would be written" \
	}
/* What every tool has, and the table's end. */
#define CMD_STANDARD \
	{CMD_OPT_HELP, "help", NULL, "show this and exit"}, \
		{CMD_OPT_VERSION, "version", NULL, "print the version and exit"}, \
	{ \
		0, NULL, NULL, NULL \
	}

/* One call of a tool: the shared options as given (NULL or zero where not),
 * then what remains. */
struct cmd_call {
	const struct cmd_tool *tool;
	const char **logs; /* each -l, in order */
	size_t log_count;
	const char *policy, *customers, *file, *output, *columns, *add, *rejects;
	const char *book;                        /* the directory in use, see book.h; NULL: none */
	const char *usual_log, *usual_customers; /* for where one is needed and none was named */
	const crm_country *country;              /* NULL: not given, see cmd_country */
	crm_time today;                          /* today.day CRM_NO_DAY: not given */
	unsigned lock_timeout_ms;                /* 10000 unless given */
	unsigned threads;                        /* 0: as many as there are cores */
	enum crm_format from, to;                /* CRM_AUTO unless given */
	bool print_policy, exit_code;
	bool print; /* nothing is to be written */

	const char *value;           /* of the option just returned, or NULL */
	const char *const *operands; /* once cmd_option has returned -1 */
	size_t operand_count;

	int argc;
	char **argv;
	struct option *long_options;
	char letters[3 + 3 * 64];
};

/* In these, what the environment and a book supply is filled in once cmd_option
 * has returned -1. */

/* Sets up messages and makes sure that the standard files are open. */
void cmd_begin(struct cmd_call *call, const struct cmd_tool *tool, int argc, char **argv);
/* The next option that is the tool's own, -1 when none is left. Shared ones are
 * taken into the call; help, version and whatever is wrong end the tool. */
int cmd_option(struct cmd_call *call);
/* The country of phone numbers that are written without its code: that of --country,
 * otherwise of the policy; NULL when neither names one. */
const crm_country *cmd_country(const struct cmd_call *call, const crm_policy *policy);
/* Whether both paths name one file; NULL names none. */
bool cmd_same_file(const char *a, const char *b);
/* Refuses -o, --rejects and a standard output that go onto what the run reads or changes;
 * cmd_option does so at its end. */
void cmd_refuse_clash(const struct cmd_call *call);
/* The same for a file that is written beside the output. */
void cmd_refuse_inputs(const struct cmd_call *call, const char *option, const char *path);
/* The same for a file that is an input of one tool only: the output must not go there. What
 * the shell's ">" has emptied already is told, with exit status 1. */
void cmd_refuse_output(const struct cmd_call *call, const char *path, const char *what);
/* The same for what the output is made of, or "-" for standard input: says what to do instead. */
void cmd_refuse_output_input(const struct cmd_call *call, const char *path, const char *what);
/* The same for one pair: --option would write to path, which is `other`. NULL is no file. */
void cmd_refuse(const char *option, const char *path, const char *other, const char *what);
/* Prints --help. */
void cmd_help(const struct cmd_tool *tool, crm_buf *out);

/* The value of an option as a whole number from min to max, else a usage error. */
uint64_t cmd_count(const char *option, const char *value, uint64_t min, uint64_t max);
/* The word of words[0..n) that the value is, as its index, else a usage error. */
size_t cmd_choice(const char *option, const char *value, const char *const *words, size_t n);

#endif
