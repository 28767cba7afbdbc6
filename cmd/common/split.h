/* split.h: a customer stream into a file for each of some groups. */
#ifndef CMD_SPLIT_H
#define CMD_SPLIT_H

#include "common/stream.h"

/* Writes for each group, by its name, the rows that are in it, into a file of the
 * directory, which is made when it is not there: whole or not at all, header only
 * when it has no rows. The file is called like the group, with what is not fit for
 * a file's name replaced. `in` says who is in group i; it may use the cursor. */
struct cmd_split {
	const char *dir;
	const char **group;
	size_t groups;
	int (*in)(void *from, size_t group, crm_cursor *at, crm_error *e);
	void *from;
};
void cmd_stream_split(struct cmd_stream *s, const struct cmd_split *how);

#endif
