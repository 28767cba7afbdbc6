/* book.h: a book is a directory that holds customers.tsv and log.tsv, and perhaps
 * policy.yaml and prices.tsv. It stands for its files. */
#ifndef CMD_BOOK_H
#define CMD_BOOK_H

#include "common/options.h"

#define CMD_BOOK_CUSTOMERS "customers.tsv"
#define CMD_BOOK_LOG "log.tsv"
#define CMD_BOOK_POLICY "policy.yaml"
#define CMD_BOOK_PRICES "prices.tsv"

/* The variable by which crm says which of its commands runs the tool: "today". The tool then works
 * on the book of $CRM_BOOK as if the call named it, and does not run without one unless an option
 * of the call needs no book. */
#define CMD_FRONT_COMMAND "CRM_COMMAND"

/* Fills in the files that the call does not name: those of the directory given as
 * the operand or to -f, else those of $CRM_BOOK, else $CRM_LOG and $CRM_POLICY.
 * What is wrong ends the tool. cmd_take_call calls this at its end. */
void cmd_book_resolve(struct cmd_call *call);

/* Names the file to change where there is no -f: that of $CRM_BOOK. For one entry
 * that is given by operands this has been done already. Without a book call->file
 * stays NULL. */
void cmd_book_target(struct cmd_call *call);

/* The directory that $CRM_BOOK names, checked; NULL when it is not set. */
const char *cmd_book_usual(void);
/* Ends the tool when the directory is not a book; `named_by` begins the message. */
const char *cmd_book_or_die(const char *dir, const char *named_by);

/* DIR/NAME, or NAME alone for the directory "."; allocated. */
char *cmd_book_path(const char *dir, const char *name);
/* That path of the book in use, or NULL when no book is in use or it has no such file. */
const char *cmd_book_file(const struct cmd_call *call, const char *name);
/* Whether the directory has a customers.tsv or a log.tsv. */
bool cmd_book_is(const char *dir);

#endif
