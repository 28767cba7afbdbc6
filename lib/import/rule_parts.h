/* rule_parts.h: rules as the files that load and apply them share them. All texts live in
 * the arena of the rules. */
#ifndef CRM_IMPORT_RULE_PARTS_H
#define CRM_IMPORT_RULE_PARTS_H

#include "import/rules.h"
#include "policy/schema.h"

/* The files of samples/import, put in by the build; the last has no name. */
struct crm_builtin_file {
	const char *name, *text;
	size_t size;
};
extern const struct crm_builtin_file crm_builtin_rules[];

/* ---- texts with {their columns} ---- */

enum crm_piece_of { CRM_PIECE_COLUMN, CRM_PIECE_NUMBER, CRM_PIECE_EVENT };

struct crm_rule_piece {
	crm_str before;       /* text in front of the column */
	enum crm_piece_of of; /* a column, {#}, {#event} */
	crm_str name;         /* of the column */
	bool optional;        /* {name?}: the file may lack it */
	bool star;            /* a * in the name stands for a number */
	crm_place place;
};

struct crm_text {
	struct crm_rule_piece *piece;
	size_t pieces;
	crm_str after; /* text behind the last column */
};

struct crm_texts {
	struct crm_text *at;
	size_t n;
};

int crm_text_load(crm_loader *l, const crm_field *f, const crm_node *n, struct crm_text *out);

/* ---- what one of our columns becomes ---- */

enum crm_as {
	CRM_AS_AUTO,
	CRM_AS_TEXT,
	CRM_AS_LIST,
	CRM_AS_NUMBER,
	CRM_AS_DATE,
	CRM_AS_DAY,
	CRM_AS_BIRTHDAY
};

struct crm_value_map {
	crm_str theirs, ours;
};

struct crm_column {
	const char *name; /* ours */
	enum crm_as as;
	struct crm_text *text; /* combined; with `first`, the first that says anything */
	size_t texts;
	bool first;
	crm_expr *sum;        /* "= …"; NULL: texts */
	crm_expr *share, *by; /* share of a group's amount; NULL: none */
	struct crm_value_map *values;
	size_t value_count;
	const char *otherwise; /* for what `values` does not have; NULL: as it is */
	struct crm_list split; /* what separates values within one field; n 0: as the rules */
	bool mapped;           /* by crm_rules_map, which may add to it */
	crm_place place;
	/* once bound to a file */
	struct crm_bound_text *bound;
	size_t bounds;
	crm_num *shared; /* of each row */
};

struct crm_columns {
	struct crm_column *at;
	size_t n;
};

/* A text whose columns were found in the file. */
struct crm_bound_text {
	const struct crm_text *text;
	int *column; /* of each piece; -1: not there */
};

/* What holds for some rows only. */
struct crm_row_rule {
	crm_expr *when;
	struct crm_columns set, add;
	struct crm_text error; /* what is wrong with these rows */
	bool skip, adds, wrong;
	crm_place place;
	struct crm_bound_text bound_error;
};

enum crm_rest { CRM_REST_ERROR, CRM_REST_DROP, CRM_REST_KEEP };
enum crm_negative { CRM_NEGATIVE_ERROR, CRM_NEGATIVE_REFUND, CRM_NEGATIVE_SKIP };

struct crm_rules {
	crm_policy holder; /* arena, kinds and expressions, for the loader */
	const crm_model *model;
	int what;     /* enum crm_rules_for: whom they are applied for */
	int made_for; /* `for`; -1 not said */
	const char *delimiter, *encoding;
	crm_num skip;
	bool no_header;
	struct crm_list dates;
	const char *decimal, *thousands, *text_mark;
	struct crm_list signs, split, fill;
	int rest, negative;
	struct crm_texts key, once;
	struct crm_text group;
	bool has_group;
	struct crm_columns columns;
	struct crm_row_rule *row_rule;
	size_t row_rules;
	struct crm_texts drop; /* their columns that are left out */
};

/* rules.c: the key of that name, or NULL; a loader for a source; whether keys contradict
 * each other. */
const crm_field *crm_rules_field(const char *name);
crm_loader crm_rules_loader(crm_rules *r, const char *source, crm_error *e);
int crm_rules_check(crm_loader *l, const crm_rules *r, crm_place at);

/* The column of that name among `columns`, made where it is not there. */
struct crm_column *crm_columns_put(crm_rules *r, struct crm_columns *columns, crm_str name);

crm_read crm_read_words;          /* struct crm_list: a text, or a list of them */
crm_read crm_load_import_columns; /* struct crm_columns */
crm_read crm_read_sum;            /* crm_expr *: a number from their columns */
crm_read crm_load_row_rules;      /* the rules' own */
crm_read crm_load_group;

/* What a column of ours holds, unless the rules say otherwise. */
enum crm_as crm_as_of(enum crm_rules_for what, crm_str column);

/* ---- dates and numbers ---- */

/* Whether a word or pattern is a way to write dates; the fault says which there are. */
const char *crm_dates_wrong(const char *format);
/* Adds a date as ours. False where it is none, with *why for behind its value. */
bool crm_date_read(const crm_rules *r, enum crm_as as, crm_str s, crm_buf *out, const char **why);
/* Adds a number as ours: decimal point, no other marks. */
bool crm_number_read(const crm_rules *r, crm_str s, crm_buf *out);
/* Adds the options that would read what is no number yet, if any do: "; --thousands=',' reads it as
 * 1200". */
void crm_number_advice(const crm_rules *r, crm_str s, crm_buf *out);
/* The currency that a number is in by the sign it has; NULL: it has none. */
const char *crm_number_currency(const crm_rules *r, crm_str s);

/* ---- one file on its way ---- */

/* What an expression looks at: a column, as it is or as part of a sum. */
struct crm_expr_column {
	crm_str name; /* as the expression has it */
	int column;   /* theirs; -1: not there */
	bool sum;
};

struct crm_apply {
	crm_rules *r;
	const crm_table *theirs;
	crm_arena *arena;
	crm_error *e;
	bool *mentioned; /* of each of their columns */
	bool *gone; /* likewise: renamed or left out, so that it is not ours under its own name */
	struct crm_bound_text *key, *once, *group;
	size_t keys, onces, groups;
	/* the row that is looked at, with what `fill` gives */
	crm_row row;
	crm_str *field;
	bool *fills;
	crm_buf *last, group_now, group_last;
	/* of each row */
	size_t *number; /* its place in its group, from 1 */
	bool *skip;
	/* the columns that expressions name, as a stream */
	struct crm_expr_column *expr;
	size_t exprs;
	crm_frame *frame;
	crm_cursor *cursor;
	/* the record that is made */
	crm_str *column;
	size_t columns; /* ours */
	int *own;       /* their column that it is; -1: rules make it */
	crm_str *value;
	crm_arena *texts; /* of the record */
	crm_str event;
	bool any_line; /* the number of a line is written as CRM_ANY_LINE */
	crm_buf scratch;
	crm_people *seen;        /* of `once` */
	crm_people *groups_seen; /* NULL: their lines need not follow each other */
	size_t group_first; /* an earlier row of a group that ended, and that the row in hand is of
			       again; SIZE_MAX */
	const char *currency; /* of the amounts until now; NULL: no sign says it */
	crm_import_fault *fault;
	void *to;
	struct crm_imported *out;
};

/* rule_bind.c: finds their columns. */
int crm_apply_bind(struct crm_apply *a);
/* How many columns of a file the rules mention; 0 where it lacks one that they need. */
size_t crm_apply_fits(crm_rules *r, const crm_table *theirs);
/* rule_apply.c: which column of the result has that name; -1: none has. */
int crm_apply_ours(const struct crm_apply *a, const char *name);
/* The column that the key makes. */
const char *crm_apply_id_column(const struct crm_apply *a);
/* Makes a->event out of the key, fit to be an id. */
int crm_apply_event(struct crm_apply *a, size_t i);
/* An added record that has the id of the first one gets its own: that id, "-" and its kind. */
void crm_apply_name_added(struct crm_apply *a, crm_str base);
/* Adds a record with the place of row i. */
void crm_apply_add_to(crm_table *t, const crm_str *value, const crm_table *theirs, size_t i);
/* rule_absent.c: keeps the ids that an earlier state of the export may have given, and this one
 * does not: those of a row that is left out; that of the record that rule k does not add to `base`;
 * and, where row i is the last of its group, those of further lines. */
void crm_apply_absent_row(struct crm_apply *a, size_t i);
void crm_apply_absent_added(struct crm_apply *a, size_t k, size_t i, const crm_str *base);
void crm_apply_absent_lines(struct crm_apply *a, size_t i);
/* rule_check.c: whether the row in hand fits to those before it; the fault of one that does not. */
void crm_apply_check_begin(struct crm_apply *a);
void crm_apply_check_end(struct crm_apply *a);
void crm_apply_track(struct crm_apply *a, size_t i); /* of each row, also one that is skipped */
int crm_apply_check(struct crm_apply *a);
/* Whether an earlier row says the same of `once`: the first of its texts that is not empty. */
bool crm_apply_seen(struct crm_apply *a, size_t i);
/* rule_groups.c: numbers, the frame for expressions, rows that are skipped, shares. */
int crm_apply_groups(struct crm_apply *a);
/* Begins again, or goes to the next row: fields with what `fill` gives. */
void crm_apply_rewind(struct crm_apply *a);
void crm_apply_next(struct crm_apply *a, size_t i);
/* The text in this row, blanks collapsed where it joins columns. */
void
crm_apply_text(const struct crm_apply *a, const struct crm_bound_text *t, size_t i, crm_buf *out);
/* The same with all that is written between columns, also where they are empty. */
void crm_apply_sentence(const struct crm_apply *a, const struct crm_bound_text *t, size_t i,
			crm_buf *out);
/* What our column becomes in row i. A fault has its field. */
int crm_apply_column(struct crm_apply *a, const struct crm_column *c, size_t i, crm_str *out);
/* The same of a column of theirs that has our name. */
int crm_apply_own(struct crm_apply *a, crm_str name, crm_str value, crm_str *out);
/* Adds the place of row i to the fault; -1. */
int crm_apply_place(struct crm_apply *a, size_t i);
/* What an expression gives in row i. */
int crm_apply_number(struct crm_apply *a, const crm_expr *x, size_t i, crm_num *out);
/* The same of a fault that an expression made. */
int crm_apply_expr_fault(struct crm_apply *a, size_t i);

#endif
