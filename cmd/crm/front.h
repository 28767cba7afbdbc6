/* front.h: the parts of crm, the program that runs the others on a book. */
#ifndef CMD_FRONT_H
#define CMD_FRONT_H

#include "common/options.h"

/* Makes a book in the directory and says what to do next; a fault ends the program. */
void front_new(const char *dir);

/* Says in a few lines how many contacts are due and what can be done. The book is NULL
 * where there is none. The exit status. */
int front_summary(const char *book, const char *today);

/* Shows the page of a tool, or what the pages and the policy of the call say of a word; NULL: all
 * commands. The exit status. */
int front_help(const struct cmd_call *call, const char *word);

/* Prints the words of sort[0..n) ("rules", "columns", "customers" …), one a line; n 0: the sorts.
 */
void front_words(const struct cmd_call *call, const char *const *sort, size_t n);

/* ---- the manual pages (entry.c, mdoc.c) ---- */

/* What a page says of a word: an entry of a list with its tag, a paragraph, or the beginning of a
 * section. The text is mdoc, and lasts. */
struct front_entry {
	const char *page; /* crm-policy.5 */
	crm_str section, text;
};
/* All that are about the word, without regard to case: entries of that name, otherwise paragraphs
 * that begin with it, otherwise sections of that title, otherwise sections with the word in their
 * title. #TITLE is a
 * section only. The caller frees *out. */
size_t front_entries(const char *word, struct front_entry **out);
/* The names of all entries. */
size_t front_entry_names(const char ***out);
/* Adds the pages that have the word anywhere: "crm-due(1), crm-policy(5)". */
void front_mentions(const char *word, crm_buf *out);
/* Where a page lies; false when it is not installed. */
bool front_find_page(const char *page, crm_buf *path);
/* Adds "crm-policy(5)" for "crm-policy.5". */
void front_page_name(const char *page, crm_buf *out);
/* Adds mdoc as plain text; `page` is what .Nm stands for. */
void front_mdoc(crm_str text, crm_str page, crm_buf *out);
/* Takes the next argument off a line of macros; false when there is none. */
bool front_mdoc_token(crm_str *line, crm_str *token, bool *quoted);

/* ---- names of the policy (named.c) ---- */

/* Adds what the policy says of a rule, stage, tier, segment, owner, holiday or kind of that name;
 * false when there is none. A policy that cannot be loaded is reported and has no names. */
bool front_named(const struct cmd_call *call, const char *word, crm_buf *out);
/* The name most like the word, or NULL; allocated. */
const char *front_nearest_name(const struct cmd_call *call, const char *word);

/* ---- running other programs (run.c) ---- */

/* The path of crm-NAME: beside this program, else the name alone, to be looked for in
 * $PATH. Allocated. */
char *front_tool(const char *name);
/* The directory that this program lies in, allocated; NULL when that cannot be known. */
char *front_directory(void);
/* The names of the tools beside this program, in alphabetical order and without "crm-"; the caller
 * frees each. Returns how many there are; more than FRONT_TOOLS are left out. */
enum { FRONT_TOOLS = 64 };
size_t front_tools(const char **name);
/* Becomes the program; argv[0] is its path. A fault ends this one, except that false is
 * returned where there is no such program. */
bool front_become(char *const *argv);
/* Runs it and adds what it prints to out (NULL: it prints as this program would). The exit status.
 */
int front_run(char *const *argv, crm_buf *out);

#endif
