/* compare.h: figures beside those of the period before (compare.c). */
#ifndef CRM_STATS_COMPARE_H
#define CRM_STATS_COMPARE_H

#include "crm.h"

struct crm_stats_group;

/* What --compare asks for. Entries of the period before are counted apart, with the value 1 in a
 * column that is not shown, where they are not those of another row. */
struct crm_beside {
	size_t then;      /* that column; of a run without --compare there is none */
	size_t period;    /* the column whose periods are compared; SIZE_MAX: there is none … */
	crm_day from, to; /* … and these days are compared with those from --since on */
};
/* On which side a day counts: in its own row, and in what a row is compared with. */
enum { CRM_NOW = 1, CRM_THEN = 2 };

/* Sets the last day that counts and, with --compare, binds it: adds the column, and has the
 * listener begin early enough. */
int crm_beside_bind(crm_stats *s, crm_error *e);
unsigned crm_sides(const crm_stats *s, crm_day day);
/* The same day of the period before, or the last one where that is shorter. */
crm_day crm_beside_day(const crm_stats *s, crm_day day);
/* Whether the group is there for comparing alone. */
bool crm_beside_is_then(const crm_stats *s, const struct crm_stats_group *g);
/* The group with which another one is compared. */
struct crm_stats_group *crm_beside_before(crm_stats *s, const struct crm_stats_group *g);
/* Adds the groups that have no entries and are compared with some that have. */
void crm_beside_follow(crm_stats *s);

#endif
