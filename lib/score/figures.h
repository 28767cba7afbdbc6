/* figures.h: figures of customers, their ranks, and groups of customers; for score and segment. */
#ifndef CRM_SCORE_FIGURES_H
#define CRM_SCORE_FIGURES_H

#include "crm.h"
#include "fold/fold.h"
#include "policy/policy.h"

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

/* ---- groups ---- */

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

#endif
