/* output.h: where a tool's result goes.
 *
 * Standard output, or with -o a file that is written whole or not at all. The
 * tool adds to `buf`, and hands over with cmd_output_pass what may be much; before
 * that nothing is written, so a tool that finds a fault in its input has printed
 * nothing. Each write and the close are checked; a fault ends the tool with
 * status 2. A reader that went away is none: the tool goes on to its end (there
 * may be rejects to write), and what it still prints is dropped. */
#ifndef CMD_OUTPUT_H
#define CMD_OUTPUT_H

#include "crm.h"

struct cmd_output {
	crm_buf buf;      /* add to it */
	const char *path; /* NULL: standard output */
	int fd;           /* -1: a file, kept in buf until the close */
	const char *done; /* the file that was written before; else NULL. Then what cannot be
			   * printed is told, and does not end the tool */
	bool unread;      /* the reader went away: what is written is dropped */
};

/* path NULL or "-" is standard output. It must live as long as the output. */
void cmd_output_open(struct cmd_output *o, const char *path);
/* Adds much at once: passed on without being gathered, where that can be. */
void cmd_output_pass(struct cmd_output *o, crm_str s);
/* Adds records: on a terminal, which would obey them, control characters other than tabs and line
 * endings are made visible, and marks of direction. */
void cmd_output_records(struct cmd_output *o, crm_str s);
/* Passes on what was added so far, unless it goes to a file, which is written at the end. -1 when
 * the reader went away. */
int cmd_output_flush(struct cmd_output *o);
/* Passes on all, closes and checks. */
void cmd_output_close(struct cmd_output *o);

#endif
