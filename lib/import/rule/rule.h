/* rule.h: rules as they are loaded, from a rules file or from options. All texts live in the arena
 * of the rules. "Theirs" is what the file of somebody else has, "ours" what crm-records(5)
 * describes. */
#ifndef CRM_IMPORT_RULE_RULE_H
#define CRM_IMPORT_RULE_RULE_H

#include "import/rules.h"
#include "policy/schema.h"

/* The files of samples/import, put in by the build; the last has no name. */
struct crm_builtin_file {
	const char *name, *text;
	size_t size;
};
extern const struct crm_builtin_file crm_builtin_rules[];

/* ---- texts with {their columns} (text.c) ---- */

enum crm_piece_of { CRM_PIECE_COLUMN, CRM_PIECE_NUMBER, CRM_PIECE_EVENT };

struct crm_rule_piece {
	crm_str before;       /* text in front of the column */
	enum crm_piece_of of; /* a column; {#}, the number of the line; {#event}, the id */
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

/* Reads the text of a node. */
int crm_text_load(crm_loader *l, const crm_field *f, const crm_node *n, struct crm_text *out);

/* ---- what one of our columns becomes ---- */

/* What the values of one of our columns are. */
enum crm_as {
	CRM_AS_AUTO, /* what the column holds anyway */
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
	/* once it is applied to a file, see apply.h */
	struct crm_bound_text *bound; /* the texts */
	size_t bounds;
	crm_num *shared; /* the share of each row */
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
	struct crm_text error;  /* what is wrong with these rows */
	bool skip, adds, wrong; /* the rows are skipped, give another record, are faults */
	crm_place place;
	struct crm_bound_text bound_error;
};

/* What becomes of columns that no rule mentions, and of sales of less than nothing. */
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

/* ---- loading (rules.c, columns.c, text.c) ---- */

/* The key of that name, or NULL. */
const crm_field *crm_rules_field(const char *name);
/* What reads a source into the rules. */
crm_loader crm_rules_loader(crm_rules *r, const char *source, crm_error *e);
/* -1 with a fault at that place when keys contradict each other. */
int crm_rules_check(crm_loader *l, const crm_rules *r, crm_place at);

/* The column of that name among `columns`, made where it is not there. */
struct crm_column *crm_columns_put(crm_rules *r, struct crm_columns *columns, crm_str name);

crm_read crm_read_words;          /* struct crm_list: a text, or a list of them */
crm_read crm_load_import_columns; /* struct crm_columns */
crm_read crm_read_sum;            /* crm_expr *: a number from their columns */
crm_read crm_load_row_rules;      /* the rules' own */
crm_read crm_load_group;

/* What one of our columns holds, unless the rules say otherwise (ours.c). */
enum crm_as crm_as_of(enum crm_rules_for what, crm_str column);

/* ---- dates and numbers (dates.c, dates_ours.c, numbers.c) ---- */

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

#endif
