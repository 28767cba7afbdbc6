/* ranges.c: sets of whole numbers, as ranges. */

#include "lint/ranges.h"

struct crm_ranges
crm_ranges_from_to(int64_t from, int64_t to)
{
	struct crm_ranges s = {.n = from <= to};

	s.r[0] = (struct crm_range){from, to};
	return s;
}

bool
crm_ranges_meet(const struct crm_ranges *a, const struct crm_ranges *b, struct crm_ranges *out)
{
	out->n = 0;
	for (unsigned i = 0; i < a->n; i++) {
		for (unsigned j = 0; j < b->n; j++) {
			int64_t from = a->r[i].from > b->r[j].from ? a->r[i].from : b->r[j].from;
			int64_t to = a->r[i].to < b->r[j].to ? a->r[i].to : b->r[j].to;

			if (from > to)
				continue;
			if (out->n == CRM_RANGES)
				return false;
			out->r[out->n++] = (struct crm_range){from, to};
		}
	}
	return true;
}

bool
crm_ranges_turn(const struct crm_ranges *a, struct crm_ranges *out)
{
	int64_t from = -CRM_FAR;

	out->n = 0;
	for (unsigned i = 0; i <= a->n; i++) {
		int64_t to = i < a->n ? a->r[i].from - 1 : CRM_FAR;

		if (from <= to) {
			if (out->n == CRM_RANGES)
				return false;
			out->r[out->n++] = (struct crm_range){from, to};
		}
		if (i < a->n)
			from = a->r[i].to + 1;
	}
	return true;
}

bool
crm_ranges_add(struct crm_ranges *s, int64_t from, int64_t to)
{
	struct crm_ranges other, left, more = crm_ranges_from_to(from, to);

	/* By what is in neither: the one way that keeps them in order. */
	return crm_ranges_turn(s, &other) && crm_ranges_turn(&more, &left) &&
	       crm_ranges_meet(&other, &left, &more) && crm_ranges_turn(&more, s);
}
