/* rules.h: how the records of somebody else's export become ours.
 *
 * Rules come from a file (crm-import(5)), from one of the files that are built in, and from
 * options; what is said later wins. They are applied to a table as it was read (import.h)
 * and give a table in our columns, with our dates and numbers. */
#ifndef CRM_IMPORT_RULES_H
#define CRM_IMPORT_RULES_H

#include "import/import.h"

/* What the records become. */
enum crm_rules_for { CRM_RULES_CUSTOMERS, CRM_RULES_LOG };

typedef struct crm_rules crm_rules;
/* Rules that change nothing. The model lives as long as they do. */
crm_rules *crm_rules_new(const crm_model *model, enum crm_rules_for what);
void crm_rules_free(crm_rules *r);
/* Reads a built-in file by its name, or any other by its path. Faults carry file, line and
 * column. */
int crm_rules_read(crm_rules *r, const char *name, crm_error *e);
/* One key, with its value as text: YAML where the value is more than one word. Faults call
 * the source --KEY. */
int crm_rules_set(crm_rules *r, const char *key, crm_str value, crm_error *e);
/* Our column from theirs: a name, or a text with {names}, or "= {a} * {b}". What is said
 * again of a list adds to it. An empty `ours` leaves their column out. */
int crm_rules_map(crm_rules *r, crm_str theirs, crm_str ours, crm_error *e);
/* Our column is this text in every record. */
int crm_rules_constant(crm_rules *r, crm_str ours, crm_str text, crm_error *e);

/* Once all is said: whether keys contradict each other. */
int crm_rules_whole(crm_rules *r, crm_error *e);

/* How the file is to be read. */
struct crm_import_form crm_rules_form(const crm_rules *r);
/* A name of ours, which a column of theirs may have without a rule. */
bool crm_rules_is_ours(const crm_rules *r, crm_str name);
/* Whether crm-records(5) has it among the columns of a log. */
bool crm_is_log_column(crm_str name);
bool crm_rules_keep_rest(const crm_rules *r);
bool crm_rules_drop_rest(const crm_rules *r);
/* The text of a rules file, by its name. */
int crm_rules_text(const char *name, crm_buf *out, crm_error *e);
/* The built-in rules, for the same purpose as r, that know the columns of a file; NULL: none do. */
const char *crm_rules_fitting(const crm_rules *r, const crm_table *theirs);
/* What is built in: the name and first comment of file i; false past the last. */
bool crm_rules_builtin(size_t i, const char **name, crm_str *text);

#define CRM_ANY_LINE '\x7f'

/* Records in our columns; each has the source, the line and the text of the record that it
 * came from. */
struct crm_imported {
	crm_table *table;
	/* Ids that an earlier state of the same export may have given, and that it does not give
	 * now: of rows that a rule skips, and of records that a rule adds to others. Where the
	 * column "lines" is not empty, the id has CRM_ANY_LINE for the number of a line, and the
	 * lines of an order beyond that number are meant. NULL: there are none, or no key. Only for
	 * a log. */
	crm_table *left_out;
	size_t ruled;   /* so many columns of the table are named by rules; the rest are theirs */
	size_t skipped; /* rows that a rule skips, or that are negative and left out */
};
/* A fault in row i of theirs: 0 where it is set aside, -1 to end. */
typedef int crm_import_fault(void *to, size_t row, crm_error *e);
/* Applies the rules. Columns of theirs that no rule mentions: one of `ours` is taken as it
 * is; for others see `rest`. -1 on a fault that ends the run. */
int crm_rules_apply(crm_rules *r, const crm_table *theirs, crm_import_fault *fault, void *to,
		    struct crm_imported *out, crm_error *e);
void crm_imported_free(struct crm_imported *out);

#endif
