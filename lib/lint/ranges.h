/* ranges.h: sets of whole numbers, as ranges. A number of the policy is one too: it counts 1/10000.
 */
#ifndef CRM_LINT_RANGES_H
#define CRM_LINT_RANGES_H

#include <stdbool.h>
#include <stdint.h>

enum { CRM_RANGES = 32 };
#define CRM_FAR (INT64_MAX / 2) /* the ends of the line: no number lies beyond them */

/* The ranges are in order, and no two of them touch. */
struct crm_ranges {
	struct crm_range {
		int64_t from, to;
	} r[CRM_RANGES];
	unsigned n;
};

/* All numbers from `from` to `to`; none when from > to. */
struct crm_ranges crm_ranges_from_to(int64_t from, int64_t to);
/* Adds a range. False when there is no room for it. */
bool crm_ranges_add(struct crm_ranges *s, int64_t from, int64_t to);
/* The numbers that are in both; the numbers that are not in `a`. False when the result has too many
 * ranges. */
bool
crm_ranges_meet(const struct crm_ranges *a, const struct crm_ranges *b, struct crm_ranges *out);
bool crm_ranges_turn(const struct crm_ranges *a, struct crm_ranges *out);

#endif
