/* figures.h: figures of customers, their ranks, and groups of customers. The rooms score and
 * segment use them. A figure is a number that a value of a customer comes to, or CRM_NO_FIGURE. */
#ifndef CRM_SCORE_FIGURES_H
#define CRM_SCORE_FIGURES_H

#include "crm.h"
#include "frame/frame.h"
#include "policy/policy.h"
#include "score/scoring.h"

#define CRM_NO_FIGURE CRM_NO_NUMBER

/* ---- figure.c ---- */

/* Takes the figures of rows that were set aside away, before rows are ranked by them. */
void crm_figures_forget(const crm_frame *f, crm_num *figure);
/* A value as a figure: a yes is 1 and a no 0, a date or a span its days, a text the number that it
 * spells, a missing value CRM_NO_FIGURE. 0, or -1 with a fault at the row, whose field is `what`,
 * when the text is not a number. */
int crm_figure(const crm_value *v, const char *what, const crm_frame *f, size_t row, crm_num *out,
	       crm_error *e);
/* Adds the place of a row of the frame to a fault; returns -1. */
int crm_row_fault(const crm_frame *f, size_t row, const char *field, crm_error *e);
void crm_figure_text(crm_num figure, int decimals, crm_buf *out); /* "" of CRM_NO_FIGURE */
void crm_share_text(crm_num share, crm_buf *out);                 /* 0.2 as "20%" */

/* ---- explanation.c ---- */

/* The first line of an explanation: "Name (id), as of DATE". 0, or -1 with a fault. */
int crm_explain_head(crm_cursor *at, crm_frame *f, crm_buf *out, crm_error *e);
/* What the names in an expression are for the customer: "spend 121.00, discounts 20.00". Nothing
 * when it has no names. 0, or -1 with a fault. */
int crm_explain_values(const crm_expr *x, crm_cursor *at, crm_frame *f, crm_buf *out, crm_error *e);
/* Adds the table (TSV), its columns lined up, to `out`, and empties it. */
void crm_show_rows(crm_buf *table, crm_buf *out);

/* ---- rank.c: equal figures always have the same rank ---- */

void crm_figures_sort(crm_num *figure, size_t n); /* the lowest first */

/* The groups of all that are ranked, from 1, the worst. Of n figures in equal parts, one that is
 * strictly better than s others is in part 1 + floor(parts * s / n). By cut points, a figure that
 * equals one is in the better part. */
typedef struct crm_quantiles {
	unsigned parts;
	const crm_num *cut; /* parts - 1 of them; NULL: equal parts */
	bool low;           /* low figures are the best */
	size_t n;           /* how many were ranked */
	struct crm_quantile {
		crm_num from, to; /* lowest and highest figure in it */
		size_t n;         /* 0: equal figures left it empty */
	} part[CRM_GROUPS_MAX];
} crm_quantiles;

/* Sorts figure[0..n), none of which is CRM_NO_FIGURE, and fills the parts. */
void crm_quantiles_fill(crm_quantiles *q, const struct crm_grouping *how, bool low, crm_num *figure,
			size_t n);
/* The part of a figure, 1 to q->parts; 0 when equal parts were made of nobody. */
unsigned crm_quantile_of(const crm_quantiles *q, crm_num figure);

/* The lowest figure among the top share (0.2 for 20%) of sorted figure[0..n): fewer than share * n
 * are strictly better. CRM_NO_FIGURE when n is 0. */
crm_num crm_top_cutoff(const crm_num *figure, size_t n, crm_num share);

/* ---- groups.c ---- */

/* The rows of a frame by the value of a column. Groups are numbered in the order of their names by
 * bytes. */
struct crm_groups {
	int by;        /* ref of the column; set by the caller */
	uint32_t *of;  /* the group of each row */
	crm_str *name; /* of each group */
	size_t n;
	crm_arena *arena; /* owns the names */
};
/* 0, or -1 with a fault; crm_groups_free frees what it filled, in either case. */
int crm_groups_fill(struct crm_groups *g, const crm_frame *f, crm_error *e);
void crm_groups_free(struct crm_groups *g);

#endif
