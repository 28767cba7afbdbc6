/* parts.h: the inside of a frame, for the files of this room alone. */
#ifndef CRM_FRAME_PARTS_H
#define CRM_FRAME_PARTS_H

#include "facts/facts.h"
#include "frame/frame.h"

enum crm_ref_kind { CRM_REF_ADDED, CRM_REF_GIVEN, CRM_REF_COLUMN, CRM_REF_FACT };

/* A column as it was asked for. */
struct crm_ref {
	enum crm_ref_kind kind;
	enum crm_type type;
	crm_str name;
	int decimals;
	int column;              /* COLUMN; -1: one that the stream lacks. GIVEN: which of them */
	struct crm_added {       /* ADDED: one value a row, by type */
		crm_num *number; /* CRM_NO_NUMBER: missing */
		crm_time *date;
		crm_str *text;    /* empty: missing */
		uint32_t *code;   /* text of which there are few: which of choice[] */
		crm_value *value; /* any other type */
		const crm_str *choice;
	} added;
	struct crm_asked_fact fact;
};

struct crm_frame {
	const crm_model *model;
	crm_table *table, *all;
	crm_time today;
	bool carries;
	bool unlogged;    /* facts are those of an empty log */
	bool past;        /* over the tables of another frame */
	unsigned threads; /* over rows; 0: one a core */
	crm_arena *arena;
	struct crm_fold *fold;
	struct crm_ref *ref;
	size_t refs, ref_cap;
	int givens;
	int status; /* column of the table; -1 */
	bool show_given;
	struct crm_deriver deriver; /* all NULL: none */
	uint8_t *taint;             /* by row: the stream carries an empty as_of */
	crm_rejects *rejects;       /* NULL: the first fault of a row is that of the run */
	uint8_t *aside;             /* by row: it is in `rejects`; that of the frame of now */
	crm_buf notices;
};

struct crm_cursor {
	const crm_frame *f;
	struct crm_customer_row at;
	crm_value *given;
};
/* cursor.c: adds the value behind a ref as a field of that format. */
int crm_cursor_field(struct crm_cursor *c, int ref, enum crm_format to, crm_buf *out, crm_error *e);

/* frame.c: adds a ref as it is, and copies its name. */
int crm_frame_add_ref(crm_frame *f, const struct crm_ref *r);

/* carried.c. Of a stream that carries facts: takes the as_of of its rows as today. A fault where
 * rows disagree, or where they do not say `said`, what today is said to be (CRM_NO_DAY: nothing).
 * An empty one taints its row. */
int crm_frame_carried(crm_frame *f, int column, crm_time said, crm_error *e);
/* Of any other stream: a fault where a column has the name of what a tool computes. */
int crm_frame_check_names(const crm_frame *f, crm_error *e);

#endif
