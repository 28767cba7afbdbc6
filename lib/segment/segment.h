/* segment.h: stage, tier, treatment and segments of each customer, which crm-segment writes, and
 * the columns that any tool derives because its stream lacks them. crm-segment(1) and crm-policy(5)
 * describe the rules; crm.h declares what tools call. What the files share:
 *
 *   names.c         the table of the columns
 *   bind.c          begins and ends a run: binds what the policy's rules use
 *   segment.c       goes through the rows: stages and figures, cut-offs, then tiers and segments
 *   ranking.c       who is above a cut-off
 *   combinations.c  the lists of segments that occur
 *   choose.c        --only and --top;  tally.c counts the customers so chosen
 *   tier_cutoffs.c  prints the cut-offs of tiers, and takes them from a file so printed
 *   past.c          what customers were at an earlier moment; past_read.c works that out
 *   moves.c         who is elsewhere than then
 *   explain.c       explains all of it for one customer
 *   derive.c        which tool computes a derived column
 *
 * Stages and tiers are kept as codes: 0 for none, otherwise 1 + the place of the rule in the
 * policy. Arrays "of each row" have one entry for each row of the frame. */
#ifndef CRM_SEGMENT_SEGMENT_H
#define CRM_SEGMENT_SEGMENT_H

#include <pthread.h>
#include <stdatomic.h>

#include "score/cutoff_file.h"
#include "score/figures.h"
#include "segment/treatment.h"

/* ---- names.c ---- */

/* The columns that rules of the policy may use, in the order in which they are worked out. */
enum crm_segment_column { CRM_STAGE, CRM_TIER, CRM_TREATMENT, CRM_SEGMENTS, CRM_SEGMENT_COLUMNS };
struct crm_segment_column_row {
	const char *name;
	const char *noun;  /* for one value of it */
	const char *rules; /* the list of the policy that names its values; NULL: none does */
};
extern const struct crm_segment_column_row crm_segment_columns[CRM_SEGMENT_COLUMNS];
/* The name of the i-th rule that the policy has for a column; NULL past the last. */
const char *crm_segment_rule_name(const crm_policy *p, enum crm_segment_column column, size_t i);

/* ---- ranking.c ---- */

/* All customers who are ranked by one figure, together or in groups, and the cut-off of each group.
 */
struct crm_ranking {
	int by;                          /* ref of the figure; -1: everybody has a place */
	crm_num *figure;                 /* of each row; CRM_NO_FIGURE: not ranked */
	const struct crm_groups *within; /* NULL: one group of all */
	struct crm_cutoff {
		size_t ranked; /* how many are */
		crm_num from;  /* the lowest figure that has a place; CRM_NO_FIGURE: none has */
	} * cut;               /* of each group */
	size_t cuts;
	struct crm_given { /* from a file of cut-offs, in the order of the groups' names */
		crm_str name;
		struct crm_cutoff cut;
	} * given;
	size_t givens;
};

void crm_ranking_free(struct crm_ranking *s);
/* Sets the cut-offs for so many rows: at the top share of each group, or with `top` 0 at `from`
 * (CRM_NO_FIGURE: nobody has a place). */
void crm_ranking_cut(struct crm_ranking *s, size_t rows, crm_num top, crm_num from);
/* Sets the cut-offs to those that are given. The first row that is ranked and whose group has none;
 * `rows` when there is no such row. */
size_t crm_ranking_take(struct crm_ranking *s, size_t rows);

/* The cut-off of the row's group. */
static inline struct crm_cutoff *
crm_cutoff_of(const struct crm_ranking *s, size_t row)
{
	return &s->cut[s->within ? s->within->of[row] : 0];
}

/* ---- combinations.c ---- */

/* A list of segments that occurs, as a node of a tree: the parent's list with one more segment at
 * its end. The root is the empty list. So the text of a list is made once, and not for each
 * customer. Threads read the tree while it grows: a node is complete before it is linked in front
 * of its siblings, and is never moved. */
struct crm_combination {
	uint32_t rule; /* the last segment of the list */
	struct crm_combination *parent, *sibling;
	struct crm_combination *_Atomic child;
	crm_str text; /* "loyal;vip"; the frame owns it */
};
/* The list `before` with one more segment at its end, made when it is not there yet. */
struct crm_combination *
crm_combination_longer(crm_segment *s, struct crm_combination *before, uint32_t rule);
/* Frees all nodes below one. */
void crm_combinations_free(struct crm_combination *of);

/* ---- tally.c ---- */

/* Numbers of chosen customers, by rule; behind the last rule, those who have none. */
struct crm_tally {
	size_t *stage, *tier, *segment;
	size_t all;
};
/* Counts the row in the tally of this thread; its list of segments is *combination. */
void crm_tally_count(crm_segment *s, unsigned hand, size_t row,
		     const struct crm_combination *combination);
/* Adds *t to *sum. */
void crm_tally_add(const crm_policy *p, struct crm_tally *sum, const struct crm_tally *t);

/* ---- the segments of a run ---- */

/* What --only chooses. */
struct crm_only {
	crm_expr *expression; /* NULL: a rule, or nothing */
	enum crm_segment_column column;
	size_t rule; /* of that column; SIZE_MAX: nothing is chosen */
};

/* What --top chooses. */
struct crm_top {
	crm_num share; /* 0: nothing is chosen */
	const char *by;
	struct crm_groups groups; /* of the column that it is within */
	struct crm_ranking ranking;
};

struct crm_segment {
	const crm_policy *policy;
	const struct crm_treatment *treatments; /* its section treatment */
	crm_frame *frame;
	/* refs of the frame */
	int column[CRM_SEGMENT_COLUMNS]; /* -1: the run does not have it */
	int seen;                        /* of an earlier moment: first_seen; -1: of today */
	/* tiers */
	struct crm_ranking *tier;  /* of each tier of the policy */
	struct crm_groups *groups; /* for each column that a tier is within */
	size_t group_columns;
	const char *cutoffs; /* the file of cut-offs; NULL: this stream is ranked */
	/* what is chosen */
	struct crm_only only;
	struct crm_top top;
	bool *chosen; /* of each row */
	/* The list of segments of each row, where the choice (--top) is made after the rows are
	 * placed; else NULL. */
	struct crm_combination **combination_of;
	/* the columns: the names of the codes, and the code of each row */
	crm_str *stage_name, *tier_name, *treatment_name;
	uint32_t *stage_of, *tier_of, *treatment_of;
	struct crm_combination combination; /* the root of the lists of segments */
	pthread_mutex_t growing;            /* locked while a list is added */
	struct crm_tally *tally;            /* of each thread; the first is the sum in the end */
	unsigned hands;                     /* number of threads */
	struct crm_past *past;              /* with --was; else NULL */
};

/* choose.c: sets chosen[] for the cursor's row by --only. *combination is its list of segments. 0
 * or 1, or -1 with a fault. */
int crm_segment_choose(crm_segment *s, crm_cursor *at, const struct crm_combination *combination,
		       crm_error *e);
/* choose.c: clears chosen[] for the rows that are not at the top (--top). 0, or -1 with a fault. */
int crm_segment_choose_top(crm_segment *s, crm_error *e);
/* tier_cutoffs.c: sets the cut-offs of tier i to those of the file. 0, or a fault when a group of
 * somebody has none. */
int crm_segment_cut_as_taken(crm_segment *s, size_t i, crm_error *e);
/* Whether any tier is ranked within groups. */
static inline bool
crm_segment_grouped(const crm_segment *s)
{
	return s->group_columns > 0;
}

/* ---- an earlier moment ---- */

struct crm_past {
	const crm_policy *policy;
	crm_time then;
	crm_str *stage_name, *tier_name; /* names of the codes */
	uint32_t *stage, *tier;          /* the code of each row at that moment */
	crm_buf notices;
	/* with `daily`: */
	bool daily;
	crm_day looked;      /* how many days were looked at, back from today */
	uint32_t *yesterday; /* the stage of each row on the day before today */
	crm_num *days;       /* for how many days before today each row was at that stage */
	/* refs of the frame, from crm_segment_recall on */
	int was[2], stage_days;
	int worth; /* value or spend, for the moves; -1: neither */
};

/* bind.c: the segments of an earlier moment: stages, and tiers where they are asked for. NULL with
 * a fault. */
crm_segment *crm_segment_new_past(const crm_policy *p, crm_frame *f, bool tiers, crm_error *e);
/* segment.c: after the fold: fills the codes of these. 0, or -1 with a fault. */
int crm_segment_run_past(crm_segment *s, crm_error *e);
/* past.c: after the run: fills the column stage_days. */
void crm_past_days(crm_segment *s);
/* past.c: adds what the customer was then to the explanation of the stage or the tier. */
void crm_past_explain(const crm_segment *s, bool tier, size_t row, crm_buf *out);

#endif
