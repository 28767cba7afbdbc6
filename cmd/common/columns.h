/* columns.h: which columns of a stream are written: -C, --add, and what a person
 * wants to see of it on a terminal. */
#ifndef CMD_COLUMNS_H
#define CMD_COLUMNS_H

#include "common/stream.h"

/* Takes names separated by commas, *n of them; the caller frees them. With `option`, which they
 * were given to, none may be empty. */
crm_str *cmd_names(const char *names, const char *option, size_t *n);
/* Takes the names of -C as s->only and those of --add as s->add. */
void cmd_columns_take(struct cmd_stream *s);
/* Writes what *out says as a table into s->out: the columns of s->only, else of
 * s->usual those that are there, as far as the terminal has room for them. */
void cmd_columns_show(struct cmd_stream *s, struct crm_frame_out *out);

#endif
