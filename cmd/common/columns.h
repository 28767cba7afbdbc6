/* columns.h: some columns of a stream only: those of -C, or what a person wants
 * to see of it on a terminal. */
#ifndef CMD_COLUMNS_H
#define CMD_COLUMNS_H

#include "common/stream.h"

/* Takes the names of -C as s->only. */
void cmd_columns_take(struct cmd_stream *s, const char *names);
/* Writes what *out says as a table into s->out: the columns of s->only, else of
 * s->usual those that are there, as far as the terminal has room for them. */
void cmd_columns_show(struct cmd_stream *s, struct crm_frame_out *out);
/* Ends the tool by a fault of crm_frame_write: a call for a column that is not
 * there, or something wrong with what is. */
_Noreturn void cmd_columns_die(crm_error *e);

#endif
