/* target.h: the file of -f that a tool adds to, under one lock from reading to
 * writing; or, without -f, a new file on standard output. */
#ifndef CMD_TARGET_H
#define CMD_TARGET_H

#include "common/options.h"
#include "crm.h"

struct cmd_target {
	const struct cmd_call *call;
	crm_store *store; /* NULL without -f */
	crm_table
		*table;  /* what is there; NULL when nothing is, or only its header was asked for */
	crm_str *column; /* what is there, then what is to be added */
	size_t columns, columns_there;
	bool grown; /* columns are added to a file that is there */
	enum crm_format format;
	bool crlf;
};

/* Takes the lock and reads the file, whole or only its header. `usual` gives
 * the columns of a new one. */
typedef size_t cmd_target_usual(const char *const **out);
void cmd_target_open(struct cmd_target *t, const struct cmd_call *call, cmd_target_usual *usual,
		     bool whole);
/* Ends the tool when a file that is there lacks one of the columns that make it
 * `what` ("a log"), so that nothing is ever added to a wrong file. */
void
cmd_target_need(const struct cmd_target *t, const char *what, const char *const *names, size_t n);
int cmd_target_find(const struct cmd_target *t, const char *name);
/* The column of that name; one that the file lacks is added when it is in
 * the vocabulary of `usual` or of customers.tsv, or when any may be. -1 when not. */
int cmd_target_column(struct cmd_target *t, crm_str name, bool any);
/* The columns there are and those that the vocabulary knows: for "did you mean". */
size_t cmd_target_words(const struct cmd_target *t, const char ***out);

/* Whether the call writes to its file: there is one, and no --print. */
bool cmd_target_writes(const struct cmd_call *call);
/* Appends rows (NULL ones are passed over), the header first where there is none. *line is the
 * line at which the first of them begins; NULL when nobody asks, as finding it takes reading the
 * file. False when another program put another file in the place of this one meanwhile: nothing
 * is written, and the caller closes the target, opens it again and decides anew. */
bool cmd_target_append(struct cmd_target *t, crm_str *const *rows, size_t n, uint64_t *line);
/* Writes the file anew: the rows there, those of `changed` instead where not NULL, then `rows`.
 * False as above. */
bool
cmd_target_replace(struct cmd_target *t, crm_str *const *changed, crm_str *const *rows, size_t n);
/* Prints the ids of what was written. It is written, so nobody may take the run for one
 * that failed: a standard output that cannot take them is told, and no failure. */
void cmd_target_told(const struct cmd_target *t, crm_str ids);
/* Header and rows to standard output or -o. On a terminal, where no file was named, it is
 * reported that nothing was written. */
void cmd_target_print(struct cmd_target *t, crm_str *const *rows, size_t n);
void cmd_target_close(struct cmd_target *t);

#endif
