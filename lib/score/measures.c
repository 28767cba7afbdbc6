/* measures.c: the measures (recency, frequency, monetary) and the ranked parts of the value: which
 * customers are ranked by each, and their groups. */
#include <stdatomic.h>
#include <stdlib.h>

#include "base/parallel.h"
#include "score/score.h"

bool
crm_score_is_buyer(const crm_score *s, size_t row)
{
	return s->measure[CRM_FREQUENCY][row] > 0;
}

/* Where high figures are good, 0 is not ranked. Otherwise two thirds of all customers, who never
 * brought anyone, would share a group with some who did. Less than 0 is no better than 0. */
bool
crm_score_is_ranked(const struct crm_part *part, crm_num figure)
{
	return figure != CRM_NO_FIGURE && (part->rank == CRM_RANK_LOW || figure > 0);
}

/* ---- the ranks of this stream ---- */

static void
rank_measure(crm_score *s, size_t i, crm_num *spare)
{
	size_t n = 0;

	for (size_t row = 0; row < crm_frame_rows(s->frame); row++)
		if (crm_score_has_place(s, i, row))
			spare[n++] = s->measure[i][row];
	crm_quantiles_fill(&s->measures[i], &s->how->rfm[i], i == CRM_RECENCY, spare, n);
}

static void
rank_part(crm_score *s, size_t i, crm_num *spare)
{
	const struct crm_part *part = &s->how->part[i];
	size_t n = 0;

	if (part->rank == CRM_RANK_NONE)
		return;
	for (size_t row = 0; row < crm_frame_rows(s->frame); row++)
		if (crm_score_is_ranked(part, s->part[i][row]))
			spare[n++] = s->part[i][row];
	crm_quantiles_fill(&s->parts[i], &part->grouping, part->rank == CRM_RANK_LOW, spare, n);
}

/* Measures and parts are ranked independently: each thread takes the next one that is left. */
struct ranking {
	crm_score *score;
	atomic_size_t next;
};

static void
rank_next(void *arg, unsigned hand)
{
	struct ranking *r = arg;
	crm_score *s = r->score;
	crm_num *spare = crm_realloc(NULL, (crm_frame_rows(s->frame) + 1) * sizeof *spare);
	size_t i;

	(void)hand;
	while ((i = atomic_fetch_add(&r->next, 1)) < CRM_MEASURES + s->how->parts)
		if (i < CRM_MEASURES)
			rank_measure(s, i, spare);
		else
			rank_part(s, i - CRM_MEASURES, spare);
	free(spare);
}

void
crm_score_rank(crm_score *s)
{
	struct ranking r = {.score = s};

	atomic_init(&r.next, 0);
	crm_parallel(crm_frame_hands(s->frame), rank_next, &r);
}

/* ---- one after another ---- */

/* The part that is the i-th ranked thing, where the measures are the first ones; the number of
 * parts past the last. */
static size_t
ranked_part(const struct crm_scoring *how, size_t i)
{
	size_t p = 0;

	for (; p < how->parts; p++)
		if (how->part[p].rank != CRM_RANK_NONE && i-- == CRM_MEASURES)
			break;
	return p;
}

bool
crm_score_ranked(const crm_score *s, size_t i, struct crm_ranked *out)
{
	const struct crm_scoring *how = s->how;
	size_t p = i < CRM_MEASURES ? 0 : ranked_part(how, i);

	if (i < CRM_MEASURES)
		*out = (struct crm_ranked){
			"",           crm_score_columns[i].name, crm_score_columns[i].decimals,
			&how->rfm[i], &s->measures[i],           i == CRM_RECENCY};
	else if (p < how->parts)
		*out = (struct crm_ranked){"value:",
					   how->part[p].name,
					   0,
					   &how->part[p].grouping,
					   &s->parts[p],
					   how->part[p].rank == CRM_RANK_LOW};
	else
		return false;
	return true;
}

bool
crm_score_has_place(const crm_score *s, size_t i, size_t row)
{
	const struct crm_scoring *how = s->how;
	size_t p = i < CRM_MEASURES ? 0 : ranked_part(how, i);

	if (i < CRM_MEASURES)
		return crm_score_is_buyer(s, row) && s->measure[i][row] != CRM_NO_FIGURE;
	return crm_score_is_ranked(&how->part[p], s->part[p][row]);
}
