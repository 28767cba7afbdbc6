/* log.h: the parts of crm-log. */
#ifndef CMD_LOG_H
#define CMD_LOG_H

#include "common/from_due.h"
#include "common/incoming.h"
#include "common/new_event.h"
#include "common/options.h"
#include "common/repeated.h"
#include "common/target.h"
#include "common/undo.h"
#include "common/whom.h"
#include "crm.h"
#include "crm-log/doubts.h"

/* What options and operands say of the one record, or of all. */
struct log_said {
	crm_str *name, *value;
	size_t n;
};

struct log {
	struct cmd_target target;
	struct cmd_incoming in;
	struct log_said said;
	struct cmd_new_events new;
	struct cmd_whom *whom;
	crm_policy *policy;
	crm_time today;
	bool own_ids; /* some records bring their own id */
	bool from_due, undoes;
	crm_str voided;           /* by "void ID" alone, whose customer the log knows; else empty */
	struct cmd_due_how due;   /* … what was said of all of it */
	struct crm_sent_key *key; /* … what tells each of its entries from others */
	struct cmd_undo undo;     /* … what is taken back */
	bool again, replace;      /* what the log has already: see cmd_repeats */
	crm_str **added, **voids; /* of each record; a void is written before it */
	struct cmd_rows gone;     /* voids of what is no more in the stream */
	uint64_t line;            /* of the log, of the first that is written */
	struct log_doubts doubts;
	crm_arena *arena;
};

/* ---- call.c: what operands and options say ---- */

/* Options that say the value of the column of that name, or COLUMN=VALUE. */
cmd_option_function log_take_column, log_take_set;
/* Ends the tool because of an operand like -20. */
void log_negative(const char *given);
/* Once all options and the policy are known: finds out what is to be written, and reads the
 * stream where it is one; a call that is wrong ends the tool. */
void log_take_call(struct log *l, struct cmd_call *call);

/* ---- look.c: what the log has already ---- */

/* What is wrong sets a record aside, and what is doubtful is noted: ids given twice; a ref that
 * leads nowhere, or to another's event, which would do nothing, silently; a list that was logged
 * before; a second currency, which no other tool could add up. */
void log_check(struct log *l);
/* Whose event a void takes back that was given as "void ID". */
crm_str log_find_voided(struct log *l);

/* ---- tell.c: what was written ---- */

/* The value of one of the new entries, of which none may be NULL. */
crm_str log_value(const struct log *l, size_t i, enum cmd_log_column column);
crm_str log_currency(const struct log *l, const crm_str *fields);
/* Reports it on standard error, and prints ids of the n records, or all rows where nothing is
 * written. */
void log_report(struct log *l, size_t n, crm_str *const *rows, size_t all);

#endif
