/* segment.h: what the files of segments share. */
#ifndef CRM_SEGMENT_SEGMENT_H
#define CRM_SEGMENT_SEGMENT_H

#include <pthread.h>
#include <stdatomic.h>

#include "score/cutoff_file.h"
#include "score/figures.h"

enum crm_segment_column { CRM_STAGE, CRM_TIER, CRM_SEGMENTS, CRM_SEGMENT_COLUMNS };
extern const char *const crm_segment_columns[CRM_SEGMENT_COLUMNS];
#define CRM_NOBODY UINT32_MAX /* no stage, no tier */

/* A tier's crowd and where it is cut: once, or in each group. */
struct crm_ranking {
	int by;                          /* ref; -1: takes the rest */
	crm_num *figure;                 /* of each row; CRM_NO_FIGURE: not ranked */
	const struct crm_groups *within; /* NULL: all are one */
	struct crm_cutoff {
		size_t ranked;
		crm_num from; /* the lowest figure that gets in; CRM_NO_FIGURE nobody does */
	} * cut;
	size_t cuts;
	struct crm_given { /* from a file: in the order of the groups' names */
		crm_str name;
		struct crm_cutoff cut;
	} * given;
	size_t givens;
};

void crm_ranking_free(struct crm_ranking *s);
/* Cuts the figures of so many rows: the top share of each group, or with top 0 at
 * `from`; CRM_NO_FIGURE is nowhere. */
void crm_ranking_cut(struct crm_ranking *s, size_t rows, crm_num top, crm_num from);
/* Takes the cuts that are given. The first row that is ranked but has none; rows
 * when all have. */
size_t crm_ranking_take(struct crm_ranking *s, size_t rows);

static inline struct crm_cutoff *
crm_cutoff_of(const struct crm_ranking *s, size_t row)
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
	struct crm_ranking ranking;
};

struct crm_segment {
	const crm_policy *policy;
	crm_frame *frame;
	int column[CRM_SEGMENT_COLUMNS];
	int treatment; /* ref; -1: the policy has no such section */
	int seen;      /* of a day gone by: ref of first_seen; -1 all were there */
	struct crm_ranking *tier;
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
void crm_past_explain(const crm_segment *s, bool tier, size_t row, crm_buf *out);
/* Only what is needed to know the stage (and the tier) of a day gone by. */
crm_segment *crm_segment_new_past(const crm_policy *p, crm_frame *f, bool tiers, crm_error *e);
/* After the fold: stages and tiers, and nothing more. */
int crm_segment_run_past(crm_segment *s, crm_error *e);
/* After the run: for how long each has been in the present stage. */
void crm_past_days(crm_segment *s);

#endif
