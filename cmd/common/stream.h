/* stream.h: what every filter of customer streams does before and after its own
 * job: policy, zone, rows, facts, derived columns, and the rows out again.
 *
 *     struct cmd_stream s;
 *     cmd_stream_open(&s, &call, 0);
 *     judge = crm_derived_x(s.judges, &e);            binds what it looks at
 *     cmd_stream_columns(&s, own, n);                where a stream is written: its columns
 *     cmd_stream_fold(&s);
 *     crm_derived_run(s.judges, &e);                  fills its columns, and those that it needs
 *     cmd_stream_write(&s, NULL);
 *     return cmd_stream_close(&s);
 *
 * Whatever goes wrong is told and ends the tool. */
#ifndef CMD_STREAM_H
#define CMD_STREAM_H

#include "common/options.h"
#include "common/output.h"
#include "crm.h"
#include "show/show.h"

/* The options of such a filter; its own part of the row of -l is given. */
#define CMD_STREAM_OPTIONS(...) \
	CMD_LOG(__VA_ARGS__), CMD_POLICY(), CMD_CUSTOMERS(), CMD_OUTPUT(), CMD_TODAY(), \
		CMD_FORMATS, CMD_TO_VCARD(), CMD_REJECTS(), CMD_THREADS(), CMD_PRINT_POLICY()

enum {
	CMD_NEEDS_EVENTS = 1, /* wants a log also where the stream carries facts */
	CMD_OWN_FACTS = 2,    /* names its facts itself, and -C means facts (crm-facts) */
	CMD_MORNING = 4,      /* a day means its first minute, not its end */
	CMD_LAST = 8,         /* the end of a pipe: no next stage needs facts or what was derived */
	CMD_EVERYBODY = 16    /* the stream is all customers, even through a pipe (crm-show -c) */
};

/* How people see a stream. The tool sets it before the stream is written. */
struct cmd_look {
	const char *usual; /* without -C: these columns, separated by commas, as far as they are
			    * there, the words that people read last; NULL: people see what a pipe
			    * gets, unless -C is given */
	const char
		*steps; /* what is done where these do not fit, see crm_list_how; NULL: nothing */
	const struct crm_list_column *column; /* how columns are shown */
	size_t columns;
	crm_str title; /* lines before the list */
	/* The colour of an entry; NULL: none has one. */
	enum crm_paint (*paint)(void *from, size_t entry);
	/* Adds what people see of the columns, as TSV, instead of a list; NULL: a list. */
	void (*present)(void *from, crm_str tsv, crm_buf *out);
	void *from;
};

struct cmd_stream {
	const struct cmd_call *call;
	crm_policy *policy;
	crm_frame *frame;
	crm_derived *judges;  /* who works out derived columns */
	crm_rejects *rejects; /* NULL without --rejects */
	int needs;            /* the flags above */
	struct cmd_output out;
	bool begun;   /* the output is */
	int *columns; /* refs of the columns to write */
	size_t column_count, column_room;
	const crm_str *extra; /* names of columns that the entries bring; the tool sets them */
	size_t extras;
	crm_str *only; /* -C: these alone, NULL without it */
	size_t onlys;
	crm_str *add; /* --add */
	size_t adds;
	struct cmd_look look;
};

/* The policy in use, with the zone and the language that are in force under it; --print-policy is
 * answered here. For tools without a stream, too. */
crm_policy *cmd_policy_open(const struct cmd_call *call);

/* Puts the zone of a policy in force, as cmd_policy_open does, for a tool that loads
 * the policy itself. */
void cmd_policy_zone(const crm_policy *policy);

/* Refuses what is named twice: a log, and standard input. cmd_stream_open does so. */
void cmd_check_inputs(const struct cmd_call *call);

/* Names the logs of the run in a frame: those given, otherwise the usual one where it is needed. */
void cmd_stream_logs(const struct cmd_stream *s, crm_frame *frame);

/* Reads operands or standard input (and -c), and names the logs. */
void cmd_stream_open(struct cmd_stream *s, const struct cmd_call *call, int needs);
/* The same for a tool whose operands are words and not files (tool->shows): the stream is the file
 * of customers, or that of the book. Refuses a call without operands or without customers; `what`
 * says what the operands are, and `word` how the usage line calls them. */
void cmd_stream_open_shown(struct cmd_stream *s, const struct cmd_call *call, int needs,
			   const char *what, const char *word);
/* The same as cmd_stream_open under a policy that the tool has opened and looked at; it is taken
 * over. */
void cmd_stream_open_under(struct cmd_stream *s, const struct cmd_call *call, int needs,
			   crm_policy *policy);
/* Before the fold, by a tool that is going to write a stream: settles which columns that
 * has, and asks for what they need. Those of -C; else the table's, and where the facts
 * are folded as_of and the facts that the policy speaks of, then what was derived for
 * this tool, its own[0..n), s->extra and --add. */
void cmd_stream_columns(struct cmd_stream *s, const char *const *own, size_t n);
/* Puts the names of the columns that a tool computes, as the vocabulary says, behind own[0..n);
 * `tool` is "crm-score", or has an option behind it that the columns need. Returns how many there
 * are then, at most CMD_OWN_MOST. */
enum { CMD_OWN_MOST = 64 };
size_t cmd_own_columns(const char *tool, const char **own, size_t n);
void cmd_stream_fold(struct cmd_stream *s);
/* Writes the stream: each row (what NULL), or the entries of *what; the rest of it is
 * filled in here. To people it is shown as s->look says, with the columns of -C, else
 * look.usual and those of --add. */
void cmd_stream_write(struct cmd_stream *s, const struct crm_frame_out *what);
/* Tells a fault that --rejects cannot help, but writes them: they may show its cause. */
_Noreturn void cmd_stream_die(struct cmd_stream *s, const crm_error *e);
/* Ends the output (begun or not), writes --rejects and reconciles the counts.
 * The exit status: 0, or 1 when records were rejected. */
int cmd_stream_close(struct cmd_stream *s);

/* The row of a customer named on the command line by id, phone, email or name, otherwise a
 * fault; when several may be meant, they are listed. */
size_t cmd_stream_find(struct cmd_stream *s, const char *text);
/* The same; a row that was merged means the one that it went into, also by its id. */
size_t cmd_stream_whom(struct cmd_stream *s, const char *text);

#endif
