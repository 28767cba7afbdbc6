/* options.h: one table per tool, with a row for each option, which says where its value goes.
 * From it come the parsing, the checks of what may be given together, the usage lines, the rest
 * of --help and, from that, the completions. The same letter means the same in every tool: what
 * several tools share has its row in shared.h.
 *
 *     enum { SCORE = 1, EXPLAIN = 2 };
 *     static const struct cmd_mode modes[] = {{SCORE, CMD_FILES}, {EXPLAIN, CMD_FILES}, {0}};
 *     static struct job {
 *             const char *explain;
 *             bool all;
 *     } asked;
 *     static const struct cmd_option options[] = {
 *             CMD_LOG(.usage = CMD_ALL),
 *             CMD_TODAY(),
 *             OPT_FLAG(0, "all", &asked.all, "look at all of them", .modes = SCORE),
 *             OPT_TEXT('e', "explain", "ID", &asked.explain, "show how ID came to its score",
 *                      .selects = EXPLAIN),
 *             CMD_STANDARD,
 *     };
 *     static const struct cmd_tool tool = {
 *             .name = "crm-score", .purpose = "add what customers are worth",
 *             .modes = modes, .options = options,
 *             .about = "Paragraphs that teach, wrapped by hand.",
 *     };
 *     int main(int argc, char **argv)
 *     {
 *             struct cmd_call *call = cmd_take_call(&tool, argc, argv);
 *             ...asked.explain, call->logs, call->operands[0..call->operand_count)
 */
#ifndef CMD_OPTIONS_H
#define CMD_OPTIONS_H

#include "common/message.h"
#include "crm.h"

/* ---- rows ---- */

/* All values that a list option was given, in order. */
struct cmd_texts {
	const char **item;
	size_t n;
};

/* What an option takes, and so which address its row has. */
enum cmd_takes {
	CMD_FLAG,   /* nothing */
	CMD_TEXT,   /* text as it is; of several the last */
	CMD_LIST,   /* one text each time */
	CMD_COUNT,  /* a whole number from min to max */
	CMD_CHOICE, /* one of words, stored as its index */
	CMD_DAY,    /* a date */
	CMD_TIME,   /* a date, perhaps with a time of day */
	CMD_FORMAT, /* nothing: the row says which format it stands for */
	CMD_CALL    /* whatever a function makes of it */
};

struct cmd_option;
/* Takes the value (NULL: there is none) to where option->to points, or ends the tool. */
typedef void cmd_option_function(const struct cmd_option *option, const char *value);

struct cmd_option {
	int letter;       /* 0: none */
	const char *name; /* NULL ends the table */
	const char *arg;  /* what its value is called; NULL: it has none, or has words */
	const char *help; /* what it does, in a line or two; wrapped by --help */
	enum cmd_takes takes;
	union { /* where the value goes, by `takes` */
		const char **text;
		struct cmd_texts *list;
		unsigned *count;
		int *choice;
		crm_day *day;
		crm_time *time;
		enum crm_format *format;
		void *to;
	};
	bool *given;       /* becomes true when the option is given; NULL: nobody needs to know */
	bool optional;     /* the value may be left out, and the address then keeps what it has */
	unsigned min, max; /* of a count */
	const char *const *words; /* of a choice */
	size_t word_count;
	enum crm_format means;     /* of a format */
	cmd_option_function *call; /* … */

	unsigned selects;     /* modes that this option selects: it must be given in them */
	unsigned modes;       /* other modes in which it may be given; both 0: in all */
	const char *requires; /* the name of an option without which it has no meaning */
	const char *excludes; /* names of options that it cannot be given with: "was,top" */
	unsigned usage;       /* modes whose usage lines show it; 0: those named above */

	const char *completes; /* sorts of "crm words" that its value is one of: "stages tiers" */
	bool no_book; /* a call with it needs no book, because it names a file of its own, or
		       * needs none */
};

#define CMD_ALL (~0u) /* modes; and none of them */
#define CMD_NOWHERE (1u << 31)

/* Each is followed by the help, and then by .modes and so on, where a row has them. */
#define OPT_FLAG(l, n, at, ...) \
	{ \
		.takes = CMD_FLAG, .letter = l, .name = n, .given = at, .help = __VA_ARGS__ \
	}
#define OPT_TEXT(l, n, a, at, ...) \
	{ \
		.takes = CMD_TEXT, .letter = l, .name = n, .arg = a, .text = at, \
		.help = __VA_ARGS__ \
	}
#define OPT_LIST(l, n, a, at, ...) \
	{ \
		.takes = CMD_LIST, .letter = l, .name = n, .arg = a, .list = at, \
		.help = __VA_ARGS__ \
	}
#define OPT_COUNT(l, n, a, at, from, to, ...) \
	{ \
		.takes = CMD_COUNT, .letter = l, .name = n, .arg = a, .count = at, .min = from, \
		.max = to, .help = __VA_ARGS__ \
	}
#define OPT_CHOICE(l, n, at, list, list_count, ...) \
	{ \
		.takes = CMD_CHOICE, .letter = l, .name = n, .choice = at, .words = list, \
		.word_count = list_count, .help = __VA_ARGS__ \
	}
#define OPT_DAY(l, n, at, ...) \
	{ \
		.takes = CMD_DAY, .letter = l, .name = n, .arg = "DATE", .day = at, \
		.help = __VA_ARGS__ \
	}
#define OPT_TIME(l, n, at, ...) \
	{ \
		.takes = CMD_TIME, .letter = l, .name = n, .arg = "DATE[THH:MM]", .time = at, \
		.help = __VA_ARGS__ \
	}
#define OPT_FORMAT(n, at, which, ...) \
	{ \
		.takes = CMD_FORMAT, .name = n, .format = at, .means = which, .help = __VA_ARGS__ \
	}
#define OPT_CALL(l, n, a, function, at, ...) \
	{ \
		.takes = CMD_CALL, .letter = l, .name = n, .arg = a, .call = function, .to = at, \
		.help = __VA_ARGS__ \
	}

/* ---- tools ---- */

/* One of the ways to call a tool, with a usage line of its own. A call is in a mode when the mode
 * admits all of its options and operands, and when it has all options that select the mode. The
 * first such mode of the table is taken. */
enum cmd_operands { CMD_ANY, CMD_NONE, CMD_SOME };
#define CMD_FILES "[FILE ...]", CMD_ANY
struct cmd_mode {
	unsigned bit;         /* 0 ends the table */
	const char *operands; /* as the usage line shows them */
	enum cmd_operands count;
};

struct cmd_tool {
	const char *name;
	bool named_only;     /* it never looks at standard input unless "-" names it */
	const char *purpose; /* a line without full stop */
	const struct cmd_mode *modes;
	const struct cmd_option *options;
	const char *about;     /* NULL: nothing to add to the purpose */
	const char *examples;  /* lines of shell */
	const char *see;       /* pages beside its own */
	bool shows;            /* its operands are customers to show, out of -c or a book */
	const char *book_file; /* the file that it changes in a book; NULL: it only reads files */
	/* A book among its operands, or one that -c names, supplies what is beside the stream. */
	bool beside, beside_customers;
	/* Says what to write for an operand that looks like a negative number; NULL: an option. */
	void (*negative)(const char *given);
	/* Its operands are the call of another tool, whose options select no mode of its own. */
	bool front;
	const char *const *operand_words; /* for each operand the sort of "crm words" that it is one
					   * of; NULL ends them, or there are none */
};

/* ---- a call ---- */

/* The shared options as given (NULL or zero where not), and what remains. What the environment and
 * a book supply is filled in, see book.h. */
struct cmd_call {
	const struct cmd_tool *tool;
	struct cmd_texts logs; /* each -l, in order */
	const char *policy, *customers, *file, *output, *columns, *add, *rejects, *lang;
	const char *book;                        /* the directory in use, see book.h; NULL: none */
	const char *usual_log, *usual_customers; /* for where one is needed and none was named */
	const crm_country *country;              /* NULL: not given, see cmd_country */
	crm_time today;                          /* today.day CRM_NO_DAY: not given … */
	crm_day back;                            /* … and CMD_MORNING so many days before it */
	unsigned lock_timeout_ms;                /* 10000 unless given */
	unsigned threads;                        /* 0: as many as there are cores */
	enum crm_format from, to;                /* CRM_AUTO unless given */
	bool print_policy, exit_code;
	bool print, people; /* nothing is to be written; the result is for people … */
	int colour;         /* … enum cmd_colour */
	bool *given;        /* of each row of the table whether it was given */
	const char *const *operands;
	size_t operand_count;
};

/* The call of this process: the rows of shared options have addresses in it. */
extern struct cmd_call cmd_given;

/* Sets up messages, makes sure that the standard files are open, and takes all options to where
 * their rows say. --help, --version and whatever is wrong end the tool. Returns &cmd_given. */
struct cmd_call *cmd_take_call(const struct cmd_tool *tool, int argc, char **argv);

/* The row of that name; NULL when the tool has none. */
const struct cmd_option *cmd_option_named(const struct cmd_tool *tool, const char *name);
void cmd_add_text(struct cmd_texts *list, const char *text);

/* ---- values.c ---- */

/* Takes the value of one option to where its row says. */
void cmd_take_value(const struct cmd_option *o, const char *value);
/* The word of words[0..n) that the value is, as its index, else a usage error. */
size_t cmd_choice(const char *option, const char *value, const char *const *words, size_t n);

/* ---- modes.c ---- */

/* Whether the call is in one of the modes. Options that a mode requires and that are missing, and
 * those that exclude each other, are usage errors. */
void cmd_check_modes(const struct cmd_call *call);

/* ---- help.c ---- */

/* Adds the words of a choice: "stage|tier". */
void cmd_add_words(const struct cmd_option *o, crm_buf *out);
/* Adds an option's value as --help shows it: "=FILE", "[=excel]" or nothing. */
void cmd_add_arg(const struct cmd_option *o, crm_buf *out);
/* Adds all of --help. */
void cmd_help(const struct cmd_tool *tool, crm_buf *out);

/* ---- describe.c ---- */

/* The argument that makes a tool describe its table and exit. It is for programs, so no page has
 * it: the completions are made of what it prints, and tests/options.awk checks that. */
#define CMD_DESCRIBE "--describe-options"
/* Prints the table as TSV and ends the tool; describe.c has the fields. */
_Noreturn void cmd_describe(const struct cmd_tool *tool);

/* ---- usage.c ---- */

/* Adds the usage lines, one for each mode. */
void cmd_usage(const struct cmd_tool *tool, crm_buf *out);

#include "common/shared.h"

#endif
