/* columns.h: which columns of a stream are written, by -C and --add; look.c: how people see them.
 */
#ifndef CMD_COLUMNS_H
#define CMD_COLUMNS_H

#include "common/stream.h"

/* Takes names separated by commas, *n of them; the caller frees them. With `option`, which they
 * were given to, none may be empty. */
crm_str *cmd_names(const char *names, const char *option, size_t *n);
bool cmd_is_among(crm_str name, const crm_str *names, size_t n);

/* Takes the names of -C as s->only and those of --add as s->add. */
void cmd_columns_take(struct cmd_stream *s);

/* ---- look.c ---- */

/* Writes what *out says into s->out, as s->look says. */
void cmd_look_write(struct cmd_stream *s, struct crm_frame_out *out);

#endif
