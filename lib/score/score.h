/* score.h: what the files of the score share. */
#ifndef CRM_SCORE_SCORE_H
#define CRM_SCORE_SCORE_H

#include "score/cutoff_file.h"
#include "score/figures.h"

enum crm_score_column {
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
#define CRM_FULL_MARKS (100 * CRM_NUM_ONE)

enum { CRM_THEN_IN, CRM_THEN_OUT, CRM_THEN_SEEN, CRM_THENS };

struct crm_score {
	const crm_policy *policy;
	crm_frame *frame;
	int fact[CRM_MEASURES];        /* refs: days_since_purchase, purchases, spend */
	int now[2], rating;            /* refs: warmth_in, warmth_out; rating -1: no such column */
	int then[CRM_THENS];           /* refs of what the closeness of a quarter ago is made of */
	const char *lacks;             /* which of these the stream does not carry; NULL none */
	int column[CRM_SCORE_COLUMNS]; /* refs of what is added */
	crm_str *rfm;                  /* none, then "111" to "555" */
	const char *cutoffs; /* the file that they are taken from; NULL: this stream is ranked */
	crm_str quadrant[1 + 4];        /* none, then by high value * 2 + close */
	crm_num *measure[CRM_MEASURES]; /* figure of each row: the columns themselves */
	crm_quantiles *measures;        /* CRM_MEASURES of them */
	crm_num **part;                 /* figure of each row, for each part of value */
	crm_quantiles *parts;           /* of ranked parts */
	crm_num weight;                 /* the sum of the positive weights */
	crm_num *
		prospect; /* figure of each row that could be worth it; NULL: the policy has none */
	crm_num *closeness; /* of each row: the column itself */
	/* for an explanation */
	bool detailed, counted;        /* warmths, events were asked for */
	int warmth[CRM_BEHAVIOURS];    /* refs; -1: the stream has no such fact */
	int events[CRM_BEHAVIOURS][2]; /* wants, by enum crm_dir */
};

/* What one part gives one customer. */
struct crm_points {
	unsigned group; /* 0 not ranked */
	crm_num points, contribution;
};
/* Every ranked measure and part in turn, as they stand in a table of cut-offs.
 * False past the last. */
struct crm_ranked {
	const char *of, *name; /* "value:" and the part, else "" and the measure */
	int decimals;
	const struct crm_grouping *grouping;
	crm_quantiles *q;
	bool low;
};
bool crm_score_ranked(const crm_score *s, size_t i, struct crm_ranked *out);
/* Whether the row would take a place in the i-th of them. */
bool crm_score_has_place(const crm_score *s, size_t i, size_t row);
/* After the rows were measured: cut-offs from a file must have a place for everybody
 * (score_cutoffs.c). */
int crm_score_check_cutoffs(const crm_score *s, crm_error *e);
struct crm_points crm_score_points(const crm_score *s, size_t part, crm_num figure);
/* 0 to 100 with one decimal, as every mark is. */
crm_num crm_mark(crm_num n);
/* Whether the value of the row comes from what they could become. */
bool crm_score_is_prospect(const crm_score *s, size_t row);
/* What the value is the mark of: the sum over all parts, or the points of a prospect. */
crm_num crm_score_sum(const crm_score *s, size_t row);

/* How a closeness comes about, step by step. */
struct crm_closeness {
	crm_num in, out; /* warmth, by who came to whom */
	crm_num base;    /* 100 * (1 - 2^(-warmth / full)) */
	crm_num both;    /* 1 less what is lost to one-sidedness */
	crm_num own;     /* base * both: without a rating the closeness */
	bool rated;
	crm_num rating;    /* 1 to 5 as 0 to 100 */
	crm_num sum;       /* own and rating joined */
	crm_num closeness; /* the mark of that */
};
void crm_closeness_of(const struct crm_scoring *how, crm_num in, crm_num out, crm_num rating,
		      struct crm_closeness *c);
int crm_score_closeness(const crm_score *s, crm_cursor *at, struct crm_closeness *c, crm_error *e);
/* As it was at the end of the day CRM_QUARTER_DAYS ago, with the rating of today.
 * 1, or 0 when they were not known then or the stream does not tell. */
int
crm_score_closeness_then(const crm_score *s, crm_cursor *at, struct crm_closeness *c, crm_error *e);

#endif
