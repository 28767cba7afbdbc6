/* points.c: the points that each part of the value gives a customer, and their sum. */
#include "score/score.h"

/* The place of v on the way from a (0 points) to b (100 points); b may be below a. */
static crm_num
on_scale(crm_num v, crm_num a, crm_num b)
{
	crm_num low = a < b ? a : b, high = a < b ? b : a, part, whole;

	v = v < low ? low : v > high ? high : v;
	if (crm_num_sub(v, a, &part) < 0 || crm_num_sub(b, a, &whole) < 0 ||
	    crm_num_div(part, whole, &part) < 0)
		return 0;
	return part * 100;
}

struct crm_points
crm_score_points(const crm_score *s, size_t i, crm_num figure)
{
	const struct crm_part *part = &s->how->part[i];
	struct crm_points p = {0, 0, 0};

	if (part->rank == CRM_RANK_NONE && figure != CRM_NO_FIGURE) {
		p.points = on_scale(figure, part->scale_from, part->scale_to);
	} else if (part->rank != CRM_RANK_NONE && crm_score_is_ranked(part, figure)) {
		p.group = crm_quantile_of(&s->parts[i], figure);
		crm_num_div(p.group * CRM_FULL_MARKS, part->grouping.groups * CRM_NUM_ONE,
			    &p.points);
	}
	if (crm_num_mul(p.points, part->weight, &p.contribution) < 0 ||
	    crm_num_div(p.contribution, s->weight, &p.contribution) < 0)
		p.contribution = 0;
	return p;
}

crm_num
crm_mark(crm_num n)
{
	return crm_num_round(n < 0 ? 0 : n > CRM_FULL_MARKS ? CRM_FULL_MARKS : n, 1);
}

bool
crm_score_is_prospect(const crm_score *s, size_t row)
{
	return s->prospect && !crm_score_is_buyer(s, row) && s->prospect[row] != CRM_NO_FIGURE;
}

crm_num
crm_score_sum(const crm_score *s, size_t row)
{
	const struct crm_prospects *p = &s->how->prospects;
	crm_num sum = 0;

	if (crm_score_is_prospect(s, row))
		return on_scale(s->prospect[row], p->from, p->to);
	for (size_t i = 0; i < s->how->parts; i++)
		sum += crm_score_points(s, i, s->part[i][row]).contribution;
	return sum;
}
