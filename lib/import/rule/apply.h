/* apply.h: rules while they are applied to one file. The columns that the rules name are found in
 * the file first (bind.c). What must be known of all rows is found next (groups.c): their numbers
 * within their groups, the rows that are skipped, the shares. Then each row gives its records
 * (apply.c). */
#ifndef CRM_IMPORT_RULE_APPLY_H
#define CRM_IMPORT_RULE_APPLY_H

#include "import/rule/rule.h"

/* A column that an expression names, as it is or as a part of a sum. */
struct crm_expr_column {
	crm_str name; /* as the expression has it */
	int column;   /* theirs; -1: the file lacks it */
	bool sum;
};

/* The file is "theirs". Columns of it are numbers from 0, and so are its rows. */
struct crm_apply {
	crm_rules *r;
	const crm_table *theirs;
	crm_arena *arena;
	crm_error *e;
	bool *mentioned; /* of each of their columns: whether a rule names it */
	bool *gone;      /* … whether it was renamed or left out, and so is not ours */
	struct crm_bound_text *key, *once, *group;
	size_t keys, onces, groups;

	/* the row in hand */
	crm_row row;
	crm_str *field;     /* its fields, with what `fill` gives */
	bool *fills;        /* of each of their columns: whether `fill` names it */
	crm_buf *last;      /* … its last value that was not empty, of this group */
	crm_buf group_now;  /* scratch */
	crm_buf group_last; /* the values of `group`, each with a newline behind it */
	/* of each row */
	size_t *number; /* its place in its group, from 1 */
	bool *skip;

	/* the columns that expressions name, as a stream */
	struct crm_expr_column *expr;
	size_t exprs;
	crm_frame *frame;
	crm_cursor *cursor;

	/* the record in hand */
	crm_str *column; /* the names of our columns */
	size_t columns;
	int *own;         /* of each of our columns: their column that it is; -1: rules make it */
	crm_str *value;   /* … its value */
	crm_arena *texts; /* for as long as the row is in hand */
	crm_str event;    /* the id that the key makes */
	bool any_line;    /* in ids CRM_ANY_LINE is written for the number of a line */
	crm_buf scratch;

	/* what was seen in the rows before */
	crm_people *seen;        /* the values of `once` */
	crm_people *groups_seen; /* the groups; NULL: their lines need not follow each other */
	size_t group_first; /* where lines of the group in hand were before, with others in between;
			     * SIZE_MAX: nowhere */
	const char *currency; /* of the amounts, by their sign; NULL: none had one */

	crm_import_fault *fault; /* what takes the fault of a row */
	void *to;                /* … its first argument */
	struct crm_imported *out;
};

/* ---- bind.c: their columns ---- */

/* Finds the columns that the rules name; a fault where the file lacks one that they need. */
int crm_apply_bind(struct crm_apply *a);
/* How many columns of a file the rules mention; 0 where it lacks one that they need. */
size_t crm_apply_fits(crm_rules *r, const crm_table *theirs);

/* ---- fill_in.c: texts with {their columns} ---- */

/* Adds the text of row i, blanks collapsed where it joins columns. What is written between two
 * columns is left out where one of them is empty. */
void
crm_apply_text(const struct crm_apply *a, const struct crm_bound_text *t, size_t i, crm_buf *out);
/* Adds the text of row i with all that is written between columns, also where they are empty. */
void crm_apply_sentence(const struct crm_apply *a, const struct crm_bound_text *t, size_t i,
			crm_buf *out);

/* ---- rows.c: one row after the other ---- */

/* Begins with the first row again; takes row i in hand, which is the one after the last. */
void crm_apply_rewind(struct crm_apply *a);
void crm_apply_next(struct crm_apply *a, size_t i);
/* Adds the place of row i to the fault; -1. */
int crm_apply_place(struct crm_apply *a, size_t i);

/* ---- expressions.c ---- */

/* Makes the stream that the expressions see, and binds them to it. */
int crm_apply_expressions(struct crm_apply *a);
/* What an expression gives in row i, as a number; 0 where it gives none. */
int crm_apply_number(struct crm_apply *a, const crm_expr *x, size_t i, crm_num *out);
/* Adds the place of row i to a fault of an expression, and names the column as the file does; -1.
 */
int crm_apply_expr_fault(struct crm_apply *a, size_t i);

/* ---- groups.c: what must be known of all rows ---- */

int crm_apply_groups(struct crm_apply *a);

/* ---- value.c: what our columns become ---- */

/* The value of our column in row i. A fault has its field. */
int crm_apply_column(struct crm_apply *a, const struct crm_column *c, size_t i, crm_str *out);
/* The value of a column of theirs that has our name. */
int crm_apply_own(struct crm_apply *a, crm_str name, crm_str value, crm_str *out);

/* ---- record.c: the record that a row gives ---- */

/* The column of the record that has that name; -1: none has. */
int crm_apply_ours(const struct crm_apply *a, const char *name);
/* The name of the column that the key makes. */
const char *crm_apply_id_column(const struct crm_apply *a);
/* Makes a->event out of the key, fit to be an id. */
int crm_apply_event(struct crm_apply *a, size_t i);
/* Another record of the same row that has the id of the first gets one of its own: that id, "-" and
 * its kind. */
void crm_apply_name_added(struct crm_apply *a, crm_str base);
/* Adds a record to a table, with the place and the text of row i. */
void crm_apply_add_to(crm_table *t, const crm_str *value, const crm_table *theirs, size_t i);

/* ---- check.c: whether a row may be beside the rows before it ---- */

void crm_apply_check_begin(struct crm_apply *a);
void crm_apply_check_end(struct crm_apply *a);
/* Remembers the group of the row in hand. Called for each row, also one that is skipped. */
void crm_apply_track(struct crm_apply *a, size_t i);
int crm_apply_check(struct crm_apply *a);
/* Whether an earlier row says the same of `once`: the first of its texts that is not empty. */
bool crm_apply_seen(struct crm_apply *a, size_t i);

/* ---- absent.c: ids that an earlier state of the export may have given ---- */

/* Each keeps ids that the export does not give now, see crm_imported: those of a row that is left
 * out; that of the record that rule k does not add to the record `base`; and, where row i is the
 * last of its group, those of further lines. */
void crm_apply_absent_row(struct crm_apply *a, size_t i);
void crm_apply_absent_added(struct crm_apply *a, size_t k, size_t i, const crm_str *base);
void crm_apply_absent_lines(struct crm_apply *a, size_t i);

#endif
