/* closeness.c: from warmth to closeness. Warmth is the sum of the points for everything that was
 * done for and with each other, which fade with time. It has no upper end, while closeness goes to
 * 100: each `full` points of warmth halve what is left to 100. What one side gave beyond what the
 * other gave counts up to `unmatched` points only. */
#include <math.h>

#include "facts/words.h"
#include "score/score.h"

/* 100 * (1 - 2^(-warmth / full)). Four decimals are far coarser than the last bits, in which
 * mathematical libraries differ. */
static crm_num
saturate(crm_num warmth, crm_num full)
{
	if (warmth <= 0 || full <= 0)
		return 0;
	return llround(100.0 * (double)CRM_NUM_ONE * (1.0 - exp2(-(double)warmth / (double)full)));
}

/* 1 - mutual * (1 - matched / all) */
static crm_num
both_sides(crm_num mutual, crm_num matched, crm_num all)
{
	crm_num part;

	if (all <= 0 || crm_num_div(matched, all, &part) < 0 ||
	    crm_num_mul(mutual, CRM_NUM_ONE - part, &part) < 0)
		return CRM_NUM_ONE;
	return CRM_NUM_ONE - part;
}

/* Bounded so that twice the sum of two of them does not overflow. */
static crm_num
bounded(crm_num warmth)
{
	return warmth < 0 ? 0 : warmth > CRM_NUM_MAX / 4 ? CRM_NUM_MAX / 4 : warmth;
}

/* Shares and marks are small, so that nothing here overflows. */
void
crm_closeness_of(const struct crm_scoring *how, crm_num in, crm_num out, crm_num rating,
		 struct crm_closeness *c)
{
	crm_num own, given, matched, beyond;

	*c = (struct crm_closeness){.in = bounded(in), .out = bounded(out)};
	matched = 2 * (c->in < c->out ? c->in : c->out);
	beyond = c->in + c->out - matched;
	c->limited = beyond > how->unmatched;
	c->counted = matched + (c->limited ? how->unmatched : beyond);
	c->base = saturate(c->counted, how->full);
	c->both = both_sides(how->mutual, matched, c->counted);
	crm_num_mul(c->base, c->both, &c->own);
	c->sum = c->own;
	if (rating != CRM_NO_FIGURE) {
		c->rated = true;
		c->rating = (rating - CRM_NUM_ONE) * 25;
		crm_num_mul(c->own, CRM_NUM_ONE - how->rating, &own);
		crm_num_mul(c->rating, how->rating, &given);
		c->sum = own + given;
	}
	c->closeness = crm_mark(c->sum);
}

static int
figure_at(const crm_score *s, crm_cursor *at, int ref, const char *name, crm_num *out, crm_error *e)
{
	crm_value v;

	if (crm_cursor_value(at, ref, &v, e) < 0)
		return -1;
	return crm_figure(&v, name, s->frame, crm_cursor_row(at), out, e);
}

/* The closeness from the two warmths at ref[0..2) and from the rating. */
static int
closeness_at(const crm_score *s, crm_cursor *at, const int *ref, struct crm_closeness *c,
	     crm_error *e)
{
	crm_num warmth[2], rating = CRM_NO_FIGURE;

	for (int dir = CRM_IN; dir <= CRM_OUT; dir++)
		if (figure_at(s, at, ref[dir], crm_frame_name(s->frame, ref[dir]).p, &warmth[dir],
			      e) < 0)
			return -1;
	if (s->rating >= 0 && figure_at(s, at, s->rating, "closeness_rating", &rating, e) < 0)
		return -1;
	if (rating != CRM_NO_FIGURE && (rating < CRM_NUM_ONE || rating > 5 * CRM_NUM_ONE)) {
		char text[CRM_NUM_TEXT];
		crm_num_format(rating, 0, text);
		crm_fail(e, CRM_DATA, "%s is not from 1 to 5", crm_quote(crm_str_z(text)));
		return crm_row_fault(s->frame, crm_cursor_row(at), "closeness_rating", e);
	}
	crm_closeness_of(s->how, warmth[CRM_IN], warmth[CRM_OUT], rating, c);
	return 0;
}

int
crm_score_closeness(const crm_score *s, crm_cursor *at, struct crm_closeness *c, crm_error *e)
{
	return closeness_at(s, at, s->now, c, e);
}

int
crm_score_closeness_then(const crm_score *s, crm_cursor *at, struct crm_closeness *c, crm_error *e)
{
	crm_value seen;

	if (s->lacks)
		return 0;
	if (crm_cursor_value(at, s->then[CRM_THEN_SEEN], &seen, e) < 0)
		return -1;
	if (seen.type != CRM_DATE ||
	    seen.date.day > crm_frame_today(s->frame).day - CRM_QUARTER_DAYS)
		return 0;
	return closeness_at(s, at, s->then, c, e) < 0 ? -1 : 1;
}
