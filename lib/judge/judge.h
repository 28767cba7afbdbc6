/* judge.h: what score and segment share inside this room. */
#ifndef CRM_JUDGE_H
#define CRM_JUDGE_H

#include <pthread.h>
#include <stdatomic.h>

#include "crm.h"
#include "model/model.h"
#include "policy/policy.h"

/* sections.c: a policy that stands in memory; the counterpart of crm_policy_load. */
crm_policy *crm_policy_parse(const char *source, crm_str text, crm_error *e);

/* ---- figures ---- */

/* What one customer has of something, as a number; CRM_NO_FIGURE when missing. */
#define CRM_NO_FIGURE CRM_NO_NUMBER

/* A value as a figure: yes is 1, a date or a span its days, text what it spells.
 * -1 when text spells no number; `what` names it in the fault. */
int crm_figure(const crm_value *v, const char *what, const crm_frame *f, size_t row, crm_num *out,
	       crm_error *e);
/* A fault in what the row of a frame says; returns -1. */
int crm_row_fault(const crm_frame *f, size_t row, const char *field, crm_error *e);
void crm_figure_text(crm_num figure, int decimals, crm_buf *out); /* "" when missing */
void crm_share_text(crm_num share, crm_buf *out);                 /* 0.2 as "20%" */
/* Shows what has gathered in table, and empties it. */
void crm_show_rows(crm_buf *table, crm_buf *out);
/* Fails when an expression looks up one of names[0..n): what is worked out
 * only after it, so that an older run's answer would slip in. `who` is the
 * thing that the expression belongs to, "stage loyal". */
int crm_forbid(const crm_policy *p, crm_place at, const char *who, const crm_expr *x,
	       const char *const *names, size_t n, crm_error *e);
/* "Name (id), as of DATE": how an explanation begins. */
int crm_explain_head(crm_cursor *at, crm_frame *f, crm_buf *out, crm_error *e);

/* ---- ranks: equal figures always get the same ---- */

void crm_figures_sort(crm_num *figure, size_t n);

/* Groups of a ranked crowd, 1 the worst. In equal parts, a figure that s of n
 * others are strictly worse than belongs to part 1 + floor(parts * s / n); by cut
 * points, whoever stands at one belongs to the better side. */
typedef struct crm_quantiles {
	unsigned parts;
	const crm_num *cut; /* parts - 1 of them; NULL: equal parts */
	bool low;           /* low figures are the best */
	size_t n;           /* how many were ranked */
	struct crm_quantile {
		crm_num from, to; /* lowest and highest figure in it */
		size_t n;         /* 0: ties left it empty */
	} part[CRM_GROUPS_MAX];
} crm_quantiles;

/* Sorts figure[0..n), none of them CRM_NO_FIGURE, and fills the parts. */
void crm_quantiles_fill(crm_quantiles *q, const struct crm_grouping *how, bool low, crm_num *figure,
			size_t n);
/* 1 to q->parts, by the cut-offs alone; 0 when nobody was ranked into equal parts. */
unsigned crm_quantile_of(const crm_quantiles *q, crm_num figure);

/* The lowest figure that is still among the top share (0.2 as CRM_NUM_ONE / 5)
 * of sorted figure[0..n): fewer than share * n are strictly better.
 * CRM_NO_FIGURE when nobody is. */
crm_num crm_top_cutoff(const crm_num *figure, size_t n, crm_num share);

/* ---- cut-offs that were printed (cutoffs.c) ---- */

struct crm_cutoffs {
	crm_table *table;
	crm_row row; /* the line read last */
	size_t read;
	const char *const *columns;
	int column[8]; /* where each of columns[] stands */
};
/* Whatever comes of it, close. */
int crm_cutoffs_open(struct crm_cutoffs *c, const char *path, const char *const *columns, size_t n,
		     crm_error *e);
void crm_cutoffs_close(struct crm_cutoffs *c);
/* The next line, false at the end; and back by one. */
bool crm_cutoffs_next(struct crm_cutoffs *c);
void crm_cutoffs_back(struct crm_cutoffs *c);
crm_str crm_cutoffs_field(const struct crm_cutoffs *c, size_t i);
/* Adds the place of the line read last to a fault; -1. */
int crm_cutoffs_fault(const struct crm_cutoffs *c, const char *field, crm_error *e);
/* The fault that there is no line any more where the policy wants one; -1. */
int crm_cutoffs_ends(const struct crm_cutoffs *c, const char *of, const char *name, crm_error *e);
/* The field must say just that. */
int crm_cutoffs_expect(const struct crm_cutoffs *c, size_t i, crm_str wanted, crm_error *e);
/* CRM_NO_FIGURE where it is empty. */
int crm_cutoffs_number(const struct crm_cutoffs *c, size_t i, crm_num *out, crm_error *e);
int crm_cutoffs_count(const struct crm_cutoffs *c, size_t i, size_t *out, crm_error *e);

/* ---- score ---- */

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

/* ---- segment ---- */

enum crm_segment_column { CRM_STAGE, CRM_TIER, CRM_SEGMENTS, CRM_SEGMENT_COLUMNS };
extern const char *const crm_segment_columns[CRM_SEGMENT_COLUMNS];
#define CRM_NOBODY UINT32_MAX /* no stage, no tier */

/* The rows by what stands in a column: groups are numbered in the order of their
 * names by bytes (groups.c). */
struct crm_groups {
	int by;       /* ref */
	uint32_t *of; /* of each row */
	crm_str *name;
	size_t n;
	crm_arena *arena;
};
int crm_groups_fill(struct crm_groups *g, const crm_frame *f, crm_error *e);
void crm_groups_free(struct crm_groups *g);

/* A tier's crowd and where it is cut: once, or in each group. */
struct crm_standing {
	int by;                          /* ref; -1: takes the rest */
	crm_num *figure;                 /* of each row; CRM_NO_FIGURE: not ranked */
	const struct crm_groups *within; /* NULL: all are one */
	struct crm_cut {
		size_t ranked;
		crm_num from; /* the lowest figure that gets in; CRM_NO_FIGURE nobody does */
	} * cut;
	size_t cuts;
	struct crm_given { /* from a file: in the order of the groups' names */
		crm_str name;
		struct crm_cut cut;
	} * given;
	size_t givens;
};

void crm_standing_free(struct crm_standing *s);
/* Cuts the figures of so many rows: the top share of each group, or with top 0 at
 * `from`; CRM_NO_FIGURE is nowhere. */
void crm_standing_cut(struct crm_standing *s, size_t rows, crm_num top, crm_num from);
/* Takes the cuts that are given. The first row that is ranked but has none; rows
 * when all have. */
size_t crm_standing_take(struct crm_standing *s, size_t rows);

static inline struct crm_cut *
crm_cut_of(const struct crm_standing *s, size_t row)
{
	return &s->cut[s->within ? s->within->of[row] : 0];
}

/* A list of segments that occurs, as a tree: each node is its parent's list and
 * one rule more; the root is the empty list. What is written is made once a
 * list, not once a customer. Threads walk it as it grows: a node is whole before
 * it is hung in front of its siblings, and never moves. */
struct crm_combination {
	uint32_t rule;
	struct crm_combination *parent, *sibling;
	struct crm_combination *_Atomic child;
	crm_str text;
};

/* The chosen ones, counted. */
struct crm_tally {
	size_t *stage, *tier, *segment; /* by rule; the last is "none" */
	size_t all;
};

/* What --only asks for. */
struct crm_only {
	crm_expr *expression; /* NULL: a declared name, or nothing */
	enum crm_segment_column column;
	size_t rule; /* of that column; SIZE_MAX: nothing is asked for */
};

/* What --top asks for. */
struct crm_top {
	crm_num share; /* 0: nothing is asked for */
	const char *by;
	struct crm_groups groups; /* of the column that it is within */
	struct crm_standing standing;
};

struct crm_segment {
	const crm_policy *policy;
	crm_frame *frame;
	int column[CRM_SEGMENT_COLUMNS];
	int treatment; /* ref; -1: the policy has no such section */
	int seen;      /* of a day gone by: ref of first_seen; -1 all were there */
	struct crm_standing *tier;
	struct crm_groups *groups; /* one for each column that a tier is within */
	size_t group_columns;
	struct crm_past *past; /* NULL without --was */
	const char *cutoffs;   /* the file that cuts are taken from; NULL: this stream is ranked */
	struct crm_only only;
	struct crm_top top;
	struct crm_combination **combination_of; /* of each row, where rows are chosen after they
						    are placed; else NULL */
	crm_str *stage_name, *tier_name, *treatment_name; /* none, then those of the policy */
	uint32_t *stage_of, *tier_of,
		*treatment_of;              /* of each row: the columns, 1 + which, 0 none */
	bool *chosen;                       /* of each row */
	struct crm_combination combination; /* the root */
	pthread_mutex_t growing;            /* held by whoever adds to it */
	struct crm_tally *tally;            /* of each hand; the first is the sum in the end */
	unsigned hands;
};

/* Whether the row of the cursor is asked for: *combination is its list of segments. */
int crm_segment_choose(crm_segment *s, crm_cursor *at, const struct crm_combination *combination,
		       crm_error *e);
/* Takes out of the chosen who is not at the top that was asked for. */
int crm_segment_choose_top(crm_segment *s, crm_error *e);
/* Cuts tier i as a file said; a fault where it says nothing of somebody's group. */
int crm_segment_cut_as_taken(crm_segment *s, size_t i, crm_error *e);
/* Whether any tier is ranked within groups. */
static inline bool
crm_segment_grouped(const crm_segment *s)
{
	return s->group_columns > 0;
}

/* What was: the stages and tiers of an earlier day (past.c). */
struct crm_past {
	const crm_policy *policy;
	crm_time then;
	crm_str *stage_name, *tier_name; /* none, then those of the policy */
	uint32_t *stage, *tier;          /* of each row then: 1 + which, 0 none */
	bool daily;
	uint32_t *yesterday; /* daily: the stage of the day before today */
	crm_num *days;       /* daily: for so many days back it was that */
	crm_day looked;      /* so many there were to look at */
	crm_buf notices;
	int was[2], stage_days; /* refs, once recalled */
	int worth;              /* ref of value or spend; -1 neither; for the moves */
};

/* Tells what was in the explanation of a stage or tier. */
void crm_past_tell(const crm_segment *s, bool tier, size_t row, crm_buf *out);
/* Only what is needed to know the stage (and the tier) of a day gone by. */
crm_segment *crm_segment_new_past(const crm_policy *p, crm_frame *f, bool tiers, crm_error *e);
/* After the fold: stages and tiers, and nothing more. */
int crm_segment_run_past(crm_segment *s, crm_error *e);
/* After the run: for how long each has been in the present stage. */
void crm_past_days(crm_segment *s);

#endif
