/* stream.h: what every filter of customer streams does before and after its own
 * job: policy, zone, rows, facts, and the rows out again.
 *
 *     struct cmd_stream s;
 *     cmd_stream_open(&s, &call, 0);
 *     judge = crm_x_new(s.policy, s.frame, &e);      binds what it looks at
 *     cmd_stream_fold(&s);
 *     crm_x_run(judge, &e);                          adds its columns
 *     cmd_stream_column(&s, "value"); …              those to write, in order
 *     cmd_stream_write(&s, NULL);
 *     return cmd_stream_close(&s);
 *
 * Whatever goes wrong is told and ends the tool. */
#ifndef CMD_STREAM_H
#define CMD_STREAM_H

#include "common/options.h"
#include "common/output.h"
#include "crm.h"

/* The options that go with it. */
#define CMD_STREAM_OPTIONS \
	CMD_LOG, CMD_POLICY, CMD_CUSTOMERS, CMD_OUTPUT, CMD_TODAY, CMD_FORMATS, CMD_REJECTS, CMD_THREADS, \
	CMD_PRINT_POLICY

enum {
	CMD_NEEDS_EVENTS = 1,                     /* wants a log also where the stream carries facts */
	CMD_OWN_FACTS = 2,                        /* asks for facts itself (crm-facts) */
	CMD_MORNING = 4                           /* a day means its first minute, not its end */
};

struct cmd_stream {
	const struct cmd_call *call;
	crm_policy *policy;
	crm_frame *frame;
	crm_rejects *rejects;                     /* NULL without --rejects */
	struct cmd_output out;
	bool begun;                               /* the output is */
	int *columns;                             /* refs of the columns to write */
	size_t column_count, column_room;
	crm_str *only;                            /* -C: these alone, NULL without it */
	size_t onlys;
	const char *usual;                        /* what a terminal gets without -C, parted by commas; NULL all */
	const char *spare;                        /* of these, what goes first where the last has no room */
};

/* The policy in use, with the zone it names put in force; --print-policy is
 * answered here. For tools without a stream, too. */
crm_policy *cmd_policy_open(const struct cmd_call *call);

/* Puts the zone of a policy in force, as cmd_policy_open does, for a tool that loads
 * the policy itself. */
void cmd_policy_zone(const crm_policy *policy);

/* Refuses what is named twice: a log, and standard input. cmd_stream_open does so. */
void cmd_check_inputs(const struct cmd_call *call);

/* Reads operands or standard input (and -c), names the logs, and where the
 * stream carries no facts but a log is there asks for the facts that the
 * policy speaks of, which are then written too, as_of first. */
void cmd_stream_open(struct cmd_stream *s, const struct cmd_call *call, int needs);
/* Asks for a fact or column, to be written; once, also when it is asked for twice. */
void cmd_stream_column(struct cmd_stream *s, const char *name);
void cmd_stream_fold(struct cmd_stream *s);
/* Writes the stream: each row (what NULL), or the entries of *what with their extra
 * columns; the rest of it is filled in here. On a terminal the columns of -C, else
 * s->usual as far as they are there, line up. */
void cmd_stream_write(struct cmd_stream *s, const struct crm_frame_out *what);
/* Tells a fault that --rejects cannot help, but writes them: they may show its cause. */
_Noreturn void cmd_stream_die(struct cmd_stream *s, const crm_error *e);
/* Ends the output (begun or not), writes --rejects and reconciles the counts.
 * The exit status: 0, or 1 when records were rejected. */
int cmd_stream_close(struct cmd_stream *s);

/* The row of an id given on the command line, else a fault. */
size_t cmd_stream_find(struct cmd_stream *s, const char *id);

#endif
