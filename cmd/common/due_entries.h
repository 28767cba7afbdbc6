/* due_entries.h: what a due stream asks for, as entries of a log: it was done.
 *
 *     cmd_due_begin(&d, table, source, &how)
 *     cmd_due_go(&d, row)                   for each row
 *     n = cmd_due_entries(&d, channel)
 *     cmd_due_entry(&d, i, entry)           for each of the n
 *     cmd_due_tell(&d)
 *     cmd_due_end(&d)
 *
 * A fault ends the tool. */
#ifndef CMD_DUE_ENTRIES_H
#define CMD_DUE_ENTRIES_H

#include "common/evidence.h"
#include "common/whom.h"
#include "crm.h"
#include "mail/mail.h"

/* The columns of a due stream that matter. */
enum cmd_due_column {
	CMD_DUE_ID,
	CMD_DUE_RULE,
	CMD_DUE_DATE,
	CMD_DUE_ACTION,
	CMD_DUE_CHANNEL,
	CMD_DUE_WHY,
	CMD_DUE_EVIDENCE,
	CMD_DUE_OWNER_OF,
	CMD_DUE_OWNER,
	CMD_DUE_DAY,
	CMD_DUE_OUTCOME,
	CMD_DUE_HELD,
	CMD_DUE_DATES,
	CMD_DUE_COLUMNS
};
/* The columns of an entry. */
enum cmd_entry_column {
	CMD_ENTRY_DATE,
	CMD_ENTRY_CUSTOMER,
	CMD_ENTRY_KIND,
	CMD_ENTRY_DIR,
	CMD_ENTRY_OUTCOME,
	CMD_ENTRY_ITEM,
	CMD_ENTRY_BY,
	CMD_ENTRY_REF,
	CMD_ENTRY_NOTE,
	CMD_ENTRY_RULE,
	CMD_ENTRY_COLUMNS
};
extern const char *const cmd_entry_columns[CMD_ENTRY_COLUMNS];

struct cmd_due_how {
	crm_str date, by, note; /* of all entries; empty: not said, whose it is, due_why */
	crm_time when;          /* what `date` says, otherwise now */
	const crm_policy *policy;
	struct cmd_whom *whom;
	crm_arena *arena; /* the texts last as long as it */
};

struct cmd_due_rows {
	struct cmd_due_how how;
	const crm_table *table;
	const crm_kinds *kinds;
	int at[CMD_DUE_COLUMNS]; /* -1 where the stream lacks it */
	crm_row row;             /* the one in hand */
	crm_str channel;         /* by which a message went; empty: it was none */
	struct cmd_evidence evidence;
	struct cmd_due_making *making;
	size_t makings, making_room;
	crm_str along[CRM_KINDS_MAX]; /* rules that the first entry of the row names as well */
	size_t alongs;
	struct cmd_due_staying *staying;
	size_t stayings;
	crm_str limited; /* a rule that may be done so often only; empty: none was */
};

/* Finds the columns, and reads what due_evidence names; `source` is what faults call the stream. */
void cmd_due_begin(struct cmd_due_rows *d, const crm_table *table, const char *source,
		   const struct cmd_due_how *how);
/* Takes a row in hand. What is planned for a later day is a fault. */
void cmd_due_go(struct cmd_due_rows *d, size_t row);
/* A field of the row in hand; empty where the stream lacks the column. */
crm_str cmd_due_get(const struct cmd_due_rows *d, enum cmd_due_column column);
/* Makes this rule the only one of the row in hand. */
void cmd_due_choose(struct cmd_due_rows *d, crm_str rule, crm_str date, crm_str action);
_Noreturn void
cmd_due_fault(const struct cmd_due_rows *d, enum cmd_due_column column, crm_error *e);
/* How many entries the row in hand needs. With a channel a message was sent that is about the first
 * of its rules: there is one entry, of a kind that goes by that channel. */
size_t cmd_due_entries(struct cmd_due_rows *d, crm_str channel);
/* One of them; its date is empty where any moment of the day will do. */
void cmd_due_entry(struct cmd_due_rows *d, size_t i, crm_str to[CMD_ENTRY_COLUMNS]);
/* What tells that entry from others, by its first rule; texts of the row in hand. */
void cmd_due_key(const struct cmd_due_rows *d, size_t i, struct crm_sent_key *to);
/* Reports which rules are not settled by these entries. */
void cmd_due_tell(const struct cmd_due_rows *d);
void cmd_due_end(struct cmd_due_rows *d);

#endif
