/* message.h: what a tool tells on standard error, and how it ends.
 *
 * Every message is one line, "crm-x: text", with control characters and bidi
 * marks made visible, so that data cannot play tricks on a terminal. */
#ifndef CMD_MESSAGE_H
#define CMD_MESSAGE_H

#include "crm.h"

/* The name that messages begin with, and what to do when memory runs out. */
void cmd_message_begin(const char *name);

void cmd_note(const char *format, ...) CRM_PRINTF(1, 2);
/* Several notes, one a line, as crm_table_notices gives them. */
void cmd_notes(const char *lines);
/* Says that a terminal is read, when standard input is one: the tool seems to hang otherwise.
 * For each place that is about to read path; NULL is standard input, as "-" is. */
void cmd_note_terminal(const char *path);
/* Whether the fault is that nothing came on standard input, which is no file: often nobody meant
 * to write anything there, and what to do instead can be said. */
bool cmd_nothing_came(const crm_error *e);
/* Tells the fault and goes on. */
void cmd_warn(const crm_error *e);
/* Tells the fault and exits with its status. */
_Noreturn void cmd_die(const crm_error *e);
/* Tells what is wrong with the call, and exits 2. */
_Noreturn void cmd_usage_error(const char *format, ...) CRM_PRINTF(1, 2);

#endif
