/* progress.h: how far a tool has come, for somebody who waits at a terminal. */
#ifndef CMD_PROGRESS_H
#define CMD_PROGRESS_H

/* From now on, what takes more than two seconds is told on standard error, if that is a terminal:
 * "crm-due: log.tsv: 37%, 3 s", and "crm-due: working, 9 s" once all of a file was read. The line
 * is overwritten, and is gone when the tool ends. */
void cmd_progress_begin(const char *tool);
/* Removes the line, before something else is written. It comes again after two more seconds. */
void cmd_progress_clear(void);
/* Removes it for good, before the terminal is somebody else's: that of the result, of a pager or
 * of a person who types. */
void cmd_progress_end(void);

#endif
