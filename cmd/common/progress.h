/* progress.h: how far the reading of files has come, for somebody who waits at a terminal. */
#ifndef CMD_PROGRESS_H
#define CMD_PROGRESS_H

/* From now on, what takes more than two seconds is told on standard error, if that is a terminal:
 * "crm-due: log.tsv: 37%". The line is overwritten, and is gone when the tool ends. */
void cmd_progress_begin(const char *program);
/* Removes the line, before something else is written. It may come again. */
void cmd_progress_clear(void);

#endif
