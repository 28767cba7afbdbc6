/* front.h: the parts of crm, the program that runs the others on a book. */
#ifndef CMD_FRONT_H
#define CMD_FRONT_H

#include "common/options.h"

/* Makes a book in the directory and says what to do next; a fault ends the program. */
void front_new(const char *dir);

/* Says in a few lines how many contacts are due and what can be done. The book is NULL
 * where there is none. The exit status. */
int front_summary(const char *book, const char *today);

/* Shows the page of a tool or of a word of the vocabulary; NULL: all commands. The exit status. */
int front_help(const char *word);

/* Prints the words of sort[0..n) ("rules", "columns", "customers" …), one a line; n 0: the sorts.
 */
void front_words(const struct cmd_call *call, const char *const *sort, size_t n);

/* ---- running other programs (run.c) ---- */

/* The path of crm-NAME: beside this program, else the name alone, to be looked for in
 * $PATH. Allocated. */
char *front_tool(const char *name);
/* The directory that this program lies in, allocated; NULL when that cannot be known. */
char *front_directory(void);
/* Becomes the program; argv[0] is its path. A fault ends this one, except that false is
 * returned where there is no such program. */
bool front_become(char *const *argv);
/* Runs it and adds what it prints to out (NULL: it prints as this program would). The exit status.
 */
int front_run(char *const *argv, crm_buf *out);

#endif
