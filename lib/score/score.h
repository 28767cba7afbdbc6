/* score.h: the score of a run, which crm-score writes: value, closeness, and the score that joins
 * them. crm-score(1) has the formulas and crm.h what tools call. What the files share:
 *
 *   score.c         binds the facts, and goes through the rows: first what is measured, then the
 *                   ranks, then the columns
 *   columns.c       the columns
 *   measures.c      who is ranked by what, and the groups
 *   points.c        the points of each part of the value
 *   closeness.c     closeness, out of warmth
 *   score_cutoffs.c prints the groups, and takes them from a file so printed
 *   explain.c       explains the score of a customer
 *
 * A mark is a number from 0 to 100 with one decimal; a figure is a number or CRM_NO_FIGURE
 * (figures.h). Arrays "of each row" have one entry for each row of the frame. */
#ifndef CRM_SCORE_SCORE_H
#define CRM_SCORE_SCORE_H

#include "score/cutoff_file.h"
#include "score/figures.h"

enum crm_score_at {
	CRM_RECENCY,
	CRM_FREQUENCY,
	CRM_MONETARY,
	CRM_R,
	CRM_F,
	CRM_M,
	CRM_RFM,
	CRM_VALUE,
	CRM_CLOSENESS,
	CRM_TREND,
	CRM_SCORE,
	CRM_QUADRANT,
	CRM_SCORE_COLUMNS
};
struct crm_score_column {
	const char *name;
	enum crm_type type;
	int decimals;
};
extern const struct crm_score_column crm_score_columns[CRM_SCORE_COLUMNS];

#define CRM_FULL_MARKS (100 * CRM_NUM_ONE)

/* The facts that the closeness of a quarter ago is made of. */
enum { CRM_THEN_IN, CRM_THEN_OUT, CRM_THEN_SEEN, CRM_THENS };

struct crm_score {
	const crm_policy *policy;
	const struct crm_scoring *how; /* its section score */
	crm_frame *frame;
	/* refs of the frame */
	int fact[CRM_MEASURES];        /* days_since_purchase, purchases, spend */
	int now[2];                    /* warmth_in, warmth_out */
	int rating;                    /* closeness_rating; -1: the stream has no such column */
	int then[CRM_THENS];           /* the facts of a quarter ago */
	int column[CRM_SCORE_COLUMNS]; /* the columns that are added */
	const char *lacks;             /* the fact of `then` that the stream lacks; NULL: none */
	crm_str *rfm;                  /* the names of its cells: none, then "111" to "555" */
	crm_str quadrant[1 + 4];       /* none, then by 2 * (high value) + (close) */
	const char
		*cutoffs; /* the file that the groups are taken from; NULL: this stream is ranked */
	/* figures of each row */
	crm_num *measure[CRM_MEASURES]; /* the columns recency, frequency, monetary themselves */
	crm_num **part;                 /* for each part of the value */
	crm_num *prospect;              /* NULL: the policy has no prospects */
	crm_num *closeness;             /* the column itself */
	/* groups */
	crm_quantiles *measures; /* CRM_MEASURES of them */
	crm_quantiles *parts;    /* for each part of the value; used for those that are ranked */
	crm_num weight;          /* the sum of the positive weights */
	/* for an explanation */
	bool detailed, counted;     /* warmth of each behaviour, and events, were asked for */
	int warmth[CRM_BEHAVIOURS]; /* refs; -1: the stream has no such fact */
	/* wants (fold.h): events by enum crm_dir, and points by side */
	int events[CRM_BEHAVIOURS][2], points[CRM_BEHAVIOURS][2];
};

/* ---- measures.c ---- */

/* Whether the customer has bought; only these have places in recency, frequency and monetary. */
bool crm_score_is_buyer(const crm_score *s, size_t row);
/* Whether a figure has a place among the ranks of a part. */
bool crm_score_is_ranked(const struct crm_part *part, crm_num figure);
/* Fills the groups of all measures and ranked parts from the rows of this stream. */
void crm_score_rank(crm_score *s);

/* A measure or a ranked part, as it stands in a table of cut-offs. */
struct crm_ranked {
	const char *of, *name; /* "" and the name of a measure, or "value:" and that of a part */
	int decimals;
	const struct crm_grouping *grouping;
	crm_quantiles *q;
	bool low; /* low figures are the best */
};
/* The i-th of them; false past the last. The strings are the policy's. */
bool crm_score_ranked(const crm_score *s, size_t i, struct crm_ranked *out);
/* Whether the row has a place in the i-th of them. */
bool crm_score_has_place(const crm_score *s, size_t i, size_t row);

/* score_cutoffs.c: once the rows are measured: 0, or a fault when the cut-offs from a file have no
 * group for somebody who has a place. */
int crm_score_check_cutoffs(const crm_score *s, crm_error *e);

/* ---- points.c ---- */

/* What a part of the value gives to a figure. */
struct crm_points {
	unsigned group;       /* 0: not ranked */
	crm_num points;       /* 0 to 100 */
	crm_num contribution; /* points * weight / sum of the positive weights */
};
struct crm_points crm_score_points(const crm_score *s, size_t part, crm_num figure);
/* n as a mark. */
crm_num crm_mark(crm_num n);
/* Whether the value of the row comes from what the customer could become (prospects). */
bool crm_score_is_prospect(const crm_score *s, size_t row);
/* The value before it is made a mark: the sum over all parts, or the points of a prospect. */
crm_num crm_score_sum(const crm_score *s, size_t row);

/* ---- closeness.c ---- */

/* A closeness, and the steps on the way to it. */
struct crm_closeness {
	crm_num in, out; /* warmth of their side and of ours */
	bool limited;    /* one side gave more beyond the other than counts */
	crm_num counted; /* twice the lesser side, and what counts of the rest */
	crm_num base;    /* 100 * (1 - 2^(-counted / full)) */
	crm_num both;    /* 1 less what is lost to one-sidedness */
	crm_num own;     /* base * both; without a rating this is the closeness */
	bool rated;
	crm_num rating;    /* 1 to 5 as 0 to 100 */
	crm_num sum;       /* own and rating, weighed */
	crm_num closeness; /* that as a mark */
};
/* rating CRM_NO_FIGURE: none. */
void crm_closeness_of(const struct crm_scoring *how, crm_num in, crm_num out, crm_num rating,
		      struct crm_closeness *c);
/* Of the cursor's row, today. 0, or -1 with a fault. */
int crm_score_closeness(const crm_score *s, crm_cursor *at, struct crm_closeness *c, crm_error *e);
/* Of the cursor's row at the end of the day CRM_QUARTER_DAYS ago, with today's rating. 1; 0 when
 * the customer was not known then, or the stream lacks the facts; -1 with a fault. */
int
crm_score_closeness_then(const crm_score *s, crm_cursor *at, struct crm_closeness *c, crm_error *e);

#endif
