/* new_event.h: one new entry of a log: what is filled in, and what is checked. */
#ifndef CMD_NEW_EVENT_H
#define CMD_NEW_EVENT_H

#include "common/log_file.h"
#include "common/target.h"
#include "common/whom.h"
#include "crm.h"

/* What all new entries of a run have in common; to be set, but for the mint. */
struct cmd_new_events {
	const struct cmd_target *target;
	struct cmd_whom *whom;
	const crm_kinds *kinds;
	crm_arena *arena;
	crm_time today;
	crm_str recorded;
	bool one;              /* from the command line */
	bool people_known;     /* their customers were found already */
	bool new_columns;      /* the log gets those that it lacks */
	int at[CMD_L_COLUMNS]; /* of each known column in the target; -1 not there */
	crm_event_mint mint;
	crm_buf several; /* not to be set: those who may be meant, where that is the fault, a line
			    each */
};

/* Finds the columns; a log that lacks one that comes in ends the tool, unless it gets new ones. */
void cmd_new_events_begin(struct cmd_new_events *all);
crm_str cmd_new_event_value(const struct cmd_new_events *all, const crm_str *fields,
			    enum cmd_log_column column);
void cmd_new_event_values(const struct cmd_new_events *all, const crm_str *fields,
			  crm_str value[CMD_L_COLUMNS]);
/* Fills in what was not said and checks all of it. */
int cmd_new_event(struct cmd_new_events *all, crm_str *fields, crm_error *e);
/* Where money changed hands and the note is an amount, such as 30 or 30,50 EUR: a fault that asks
 * for it. */
int cmd_check_note(const crm_kinds *k, crm_str kind, crm_str note, crm_error *e);

#endif
