/* figure.h: figures of one's own, and figures as they are written (measure.c). */
#ifndef CRM_STATS_FIGURE_H
#define CRM_STATS_FIGURE_H

#include "crm.h"
#include "stats/sets.h"

__extension__ typedef __int128 crm_wide;

enum crm_function_of { CRM_COUNT, CRM_SUM, CRM_MEAN, CRM_MEDIAN, CRM_LEAST, CRM_MOST, CRM_SHARE };
/* A figure: count(kind == 'call'), mean(spend) … */
struct crm_own_figure {
	crm_str name;
	enum crm_function_of function;
	crm_expr *of;   /* NULL: count() */
	bool of_events; /* it looks at a column of the log; else it is of the group's customers */
	bool dates;     /* the values are dates */
	int decimals;
};
/* What a measure has of a group. */
struct crm_measured {
	int64_t n, known; /* what counts; what may have counted */
	crm_wide total;
	struct crm_bag bag;
};
#define CRM_MEASURES_MOST 32
/* Whether a value counts: 0 it is missing, 1 it does not count (no), 2 it counts, with its number
 * where the figure is made of numbers; -1 with the fault that it is none. */
int crm_measure_value(const struct crm_own_figure *m, const crm_value *v, crm_num *n, crm_error *e);
/* Adds that, `times` times; -1: takes it back. */
void crm_measured_add(const struct crm_own_figure *m, struct crm_measured *sum, int counts,
		      crm_num n, int times);
void crm_measured_join(struct crm_measured *to, const struct crm_measured *from);
/* A figure as it is written. */
struct crm_cell {
	bool there, day; /* there is one; it is a day */
	crm_num number;
	int decimals;
	const char *word; /* instead of a number; NULL: none */
};
/* 0, or -1 with the fault that it is too large. */
int crm_measured_cell(const struct crm_own_figure *m, struct crm_measured *sum,
		      struct crm_cell *out, crm_error *e);
int crm_cell_of(crm_str name, crm_wide n, int decimals, struct crm_cell *out, crm_error *e);
/* The share n / of, with four decimals. */
struct crm_cell crm_share_cell(int64_t n, int64_t of);

#endif
