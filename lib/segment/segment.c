/* segment.c: the stage, tier, treatment and segments of each customer. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "segment/segment.h"

/* ---- the first pass over the rows: stages, and the figures that tiers go by ---- */

/* Whether there was such a customer at an earlier moment: somebody who was registered, or of whom
 * the log has something. 1, 0, or -1 with a fault. */
static int
was_there(const crm_segment *s, crm_cursor *at, crm_error *e)
{
	crm_value first;

	if (s->seen < 0)
		return 1;
	if (crm_cursor_value(at, s->seen, &first, e) < 0)
		return -1;
	return first.type == CRM_DATE &&
	       crm_time_wall(first.date) <= crm_time_wall(crm_frame_today(s->frame));
}

static int
find_stage(crm_segment *s, crm_cursor *at, crm_error *e)
{
	const crm_policy *p = s->policy;
	size_t row = crm_cursor_row(at);

	s->stage_of[row] = 0;
	for (size_t i = 0; i < p->stages; i++) {
		int holds = crm_expr_holds(p->stage[i].when, at, e);
		if (holds < 0)
			return -1;
		if (!holds)
			continue;
		s->stage_of[row] = (uint32_t)i + 1;
		break;
	}
	return 0;
}

/* The figure of each tier; CRM_NO_FIGURE when the tier is not for this customer. */
static int
find_figures(crm_segment *s, crm_cursor *at, crm_error *e)
{
	size_t row = crm_cursor_row(at);

	for (size_t i = 0; i < s->policy->tiers; i++) {
		const struct crm_tier *tier = &s->policy->tier[i];
		crm_num *figure = &s->tier[i].figure[row];
		int holds = tier->when ? crm_expr_holds(tier->when, at, e) : 1;
		crm_value v = {.type = CRM_BOOL, .yes = true};
		*figure = CRM_NO_FIGURE;
		if (holds < 0)
			return -1;
		if (!holds)
			continue;
		if (s->tier[i].by >= 0 && crm_cursor_value(at, s->tier[i].by, &v, e) < 0)
			return -1;
		if (crm_figure(&v, tier->by, s->frame, row, figure, e) < 0)
			return -1;
	}
	return 0;
}

static int
cut_tiers(crm_segment *s, crm_error *e)
{
	for (size_t i = 0; i < s->group_columns; i++)
		if (crm_groups_fill(&s->groups[i], s->frame, e) < 0)
			return -1;
	for (size_t i = 0; i < s->policy->tiers; i++) {
		const struct crm_tier *tier = &s->policy->tier[i];
		crm_figures_forget(s->frame, s->tier[i].figure);
		if (!s->cutoffs)
			crm_ranking_cut(&s->tier[i], crm_frame_rows(s->frame), tier->top,
					tier->has_from ? tier->from : CRM_NO_FIGURE);
		else if (crm_segment_cut_as_taken(s, i, e) < 0)
			return -1;
	}
	return 0;
}

/* ---- the second pass: tiers, treatment and segments ---- */

static void
find_tier(crm_segment *s, size_t row)
{
	s->tier_of[row] = 0;
	for (size_t i = 0; i < s->policy->tiers; i++) {
		const struct crm_ranking *ranking = &s->tier[i];
		if (ranking->figure[row] == CRM_NO_FIGURE)
			continue;
		if (ranking->by >= 0) {
			crm_num from = crm_cutoff_of(ranking, row)->from;
			if (from == CRM_NO_FIGURE || ranking->figure[row] < from)
				continue;
		}
		s->tier_of[row] = (uint32_t)i + 1;
		break;
	}
}

static void
find_treatment(crm_segment *s, size_t row)
{
	const crm_policy *p = s->policy;

	if (s->column[CRM_TREATMENT] >= 0)
		s->treatment_of[row] =
			s->treatments->cell[s->stage_of[row] * (p->tiers + 1) + s->tier_of[row]];
}

static int
find_segments(crm_segment *s, crm_cursor *at, struct crm_combination **combination, crm_error *e)
{
	*combination = &s->combination;
	for (size_t i = 0; i < s->policy->segments; i++) {
		int holds = crm_expr_holds(s->policy->segment[i].when, at, e);
		if (holds < 0)
			return -1;
		if (holds)
			*combination = crm_combination_longer(s, *combination, (uint32_t)i);
	}
	crm_frame_put(s->frame, s->column[CRM_SEGMENTS], crm_cursor_row(at),
		      (crm_value){.type = CRM_TEXT, .text = (*combination)->text});
	return 0;
}

static int
place_row(void *to, unsigned hand, crm_cursor *at, crm_error *e)
{
	crm_segment *s = to;
	struct crm_combination *combination;

	find_tier(s, crm_cursor_row(at));
	if (!crm_cursor_is_noncustomer(at))
		find_treatment(s, crm_cursor_row(at));
	if (find_segments(s, at, &combination, e) < 0 ||
	    crm_segment_choose(s, at, combination, e) < 0)
		return -1;
	if (s->combination_of)
		s->combination_of[crm_cursor_row(at)] = combination;
	else if (s->chosen[crm_cursor_row(at)])
		crm_tally_count(s, hand, crm_cursor_row(at), combination);
	return 0;
}

/* The customers at the top are known only after all rows have been placed. */
static int
choose_top(crm_segment *s, crm_error *e)
{
	if (crm_segment_choose_top(s, e) < 0)
		return -1;
	for (size_t row = 0; row < crm_frame_rows(s->frame); row++)
		if (s->chosen[row])
			crm_tally_count(s, 0, row, s->combination_of[row]);
	return 0;
}

/* Who is no customer, or was not there then, has no stage, as the codes are zeroed, and is not
 * ranked. */
static void
rank_nobody(crm_segment *s, size_t row)
{
	for (size_t i = 0; s->tier_of && i < s->policy->tiers; i++)
		s->tier[i].figure[row] = CRM_NO_FIGURE;
}

static int
rank_row(void *to, unsigned hand, crm_cursor *at, crm_error *e)
{
	(void)hand;
	if (crm_cursor_is_noncustomer(at)) {
		rank_nobody(to, crm_cursor_row(at));
		return 0;
	}
	return find_stage(to, at, e) < 0 ? -1 : find_figures(to, at, e);
}

static int
rank_row_past(void *to, unsigned hand, crm_cursor *at, crm_error *e)
{
	crm_segment *s = to;
	int there = crm_cursor_is_noncustomer(at) ? 0 : was_there(s, at, e);

	(void)hand;
	if (there > 0)
		return find_stage(s, at, e) < 0 || (s->tier_of && find_figures(s, at, e) < 0) ? -1
											      : 0;
	rank_nobody(s, crm_cursor_row(at));
	return there;
}

static void
make_rankings(crm_segment *s)
{
	for (size_t i = 0; i < s->policy->tiers; i++)
		s->tier[i].figure = crm_alloc((crm_frame_rows(s->frame) + 1) * sizeof(crm_num));
	s->tier_of = crm_frame_codes(s->frame, s->column[CRM_TIER]);
}

static void
make_room(crm_segment *s)
{
	const crm_policy *p = s->policy;

	s->stage_of = crm_frame_codes(s->frame, s->column[CRM_STAGE]);
	make_rankings(s);
	if (s->column[CRM_TREATMENT] >= 0)
		s->treatment_of = crm_frame_codes(s->frame, s->column[CRM_TREATMENT]);
	s->chosen = crm_alloc(crm_frame_rows(s->frame) + 1);
	if (s->top.share)
		s->combination_of = crm_alloc((crm_frame_rows(s->frame) + 1) *
					      sizeof(struct crm_combination *));
	s->hands = crm_frame_hands(s->frame);
	s->tally = crm_alloc(s->hands * sizeof *s->tally);
	for (unsigned i = 0; i < s->hands; i++)
		s->tally[i] = (struct crm_tally){
			.stage = crm_alloc((p->stages + 1) * sizeof(size_t)),
			.tier = crm_alloc((p->tiers + 1) * sizeof(size_t)),
			.segment = crm_alloc((p->segments + 1) * sizeof(size_t))};
}

int
crm_segment_run(crm_segment *s, crm_error *e)
{
	make_room(s);
	if (crm_frame_each(s->frame, rank_row, s, e) < 0 || cut_tiers(s, e) < 0)
		return -1;
	crm_past_days(s);
	if (crm_frame_each(s->frame, place_row, s, e) < 0 || (s->top.share && choose_top(s, e) < 0))
		return -1;
	for (unsigned i = 1; i < s->hands; i++)
		crm_tally_add(s->policy, &s->tally[0], &s->tally[i]);
	return 0;
}

int
crm_segment_run_past(crm_segment *s, crm_error *e)
{
	bool tiers = s->column[CRM_TIER] >= 0;

	s->stage_of = crm_frame_codes(s->frame, s->column[CRM_STAGE]);
	if (tiers)
		make_rankings(s);
	if (crm_frame_each(s->frame, rank_row_past, s, e) < 0 || (tiers && cut_tiers(s, e) < 0))
		return -1;
	for (size_t row = 0; tiers && row < crm_frame_rows(s->frame); row++)
		find_tier(s, row);
	return 0;
}
