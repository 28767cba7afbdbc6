/* frame.h: what the rooms below may do with a frame beside what crm.h says. */
#ifndef CRM_FRAME_FRAME_H
#define CRM_FRAME_FRAME_H

#include "fold/fold.h"

/* The fold of the frame's logs: what a frame is not needed for is asked of it. */
struct crm_fold *crm_fold_of(const crm_frame *f);

/* From now on facts can be asked for although there is no log, as of an empty one. */
void crm_frame_unlogged(crm_frame *f);

/* ---- another day, other rows ---- */

/* A frame over the same rows, as of an earlier moment. Facts and judgements that the stream carries
 * are not seen: facts come from the same logs, as they were then. Customers and logs are the first
 * frame's, which must outlive it. */
crm_frame *crm_frame_past(const crm_frame *f, crm_time then);
/* A frame over all customers (crm_frame_customers), as of the same moment and from the same logs;
 * NULL when there is no file of all. The first frame must outlive it. */
crm_frame *crm_frame_everybody(const crm_frame *f);

/* ---- columns that a run adds ---- */

/* The values of a column of numbers that was added: its owner may write them itself. They stay
 * where they are for as long as the frame. CRM_NO_NUMBER: missing. */
crm_num *crm_frame_numbers(crm_frame *f, int ref);
/* Adds a column of text of which there is little: each row holds the number of one of choice[],
 * which the caller keeps. All begin as choice[0], which is empty: missing. */
int crm_frame_add_choice(crm_frame *f, const char *name, const crm_str *choice);
uint32_t *crm_frame_codes(crm_frame *f, int ref);

/* Adds a column that each cursor is given the value of: that of an event of the customer. Cursors
 * are made after it; in a new one it is missing. */
int crm_frame_add_given(crm_frame *f, const char *name, enum crm_type type);
void crm_cursor_give(crm_cursor *c, int ref, crm_value v);
/* Whether crm_frame_ref finds these columns, which hide others of their names. At first it does
 * not; and never for what a derived column needs. */
void crm_frame_show_given(crm_frame *f, bool show);

/* Computes derived columns that the stream does not have. */
struct crm_deriver {
	/* Whether it could. */
	bool (*can)(void *to, const crm_word *w);
	/* Adds the column, to be filled after the fold, where it can: -1 with the fault that keeps
	 * it from that, 0 also where it cannot. */
	int (*make)(void *to, const crm_word *w, crm_error *e);
	void *to;
};
/* crm_frame_ref asks it from now on. The caller keeps what `to` points to. */
void crm_frame_derive(crm_frame *f, const struct crm_deriver *by);
/* Whether the stream itself has a column of that name, which the frame looks at and no column that
 * this run adds hides. */
bool crm_frame_has_column(const crm_frame *f, const char *name);

/* cursor.c: whether the row is of somebody who is no customer, or a task; whether it is a task. By
 * the column status. */
bool crm_cursor_is_noncustomer(crm_cursor *c);
bool crm_cursor_is_task(crm_cursor *c);

/* ---- row by row, on all threads ---- */

/* What is done with the row of the cursor: 0, or -1 with the fault. `hand` is the number of the
 * thread, for whatever each has of its own. */
typedef int crm_row_work(void *to, unsigned hand, crm_cursor *at, crm_error *e);
/* How many threads crm_frame_each takes: hands are numbered below that. */
unsigned crm_frame_hands(const crm_frame *f);
/* Calls `work` for each row. -1 with the fault of the first row that has one, in the order of the
 * rows; how many threads there are never shows. If the frame sets rows aside (crm_frame_set_aside),
 * a row of which the fault is one of the data is set aside instead, and `work` must leave nothing
 * of it behind; rows that are set aside are passed over. */
int crm_frame_each(const crm_frame *f, crm_row_work *work, void *to, crm_error *e);
bool crm_frame_sets_aside(const crm_frame *f);
bool crm_frame_is_aside(const crm_frame *f, size_t row);
/* For those who go through the rows by themselves: sets a row aside, if the frame does that and the
 * fault is in the record of that row. Several threads may call it at once for different rows. */
bool crm_frame_reject(const crm_frame *f, size_t row, const crm_error *e);
/* Finds the fault, if there is one, that writing these refs would meet. Only facts that can have
 * one are looked at, so that it costs little. */
int crm_frame_try(const crm_frame *f, const int *ref, size_t n, crm_error *e);

#endif
