/* past.c: what customers were at an earlier moment: as columns, and in an explanation. */
#include <stdlib.h>

#include "segment/segment.h"

void
crm_past_days(crm_segment *s)
{
	const struct crm_past *past = s->past;
	size_t rows = crm_frame_rows(s->frame);
	crm_num *days;

	if (!past || !past->daily)
		return;
	days = crm_frame_numbers(s->frame, past->stage_days);
	for (size_t row = 0; row < rows; row++)
		if (s->stage_of[row])
			days[row] = past->yesterday[row] == s->stage_of[row] ? past->days[row] : 0;
}

const char *
crm_past_notices(const crm_past *past)
{
	return past->notices.n ? past->notices.p : "";
}

void
crm_past_free(crm_past *past)
{
	if (!past)
		return;
	free(past->stage_name);
	free(past->tier_name);
	free(past->stage);
	free(past->tier);
	free(past->yesterday);
	free(past->days);
	crm_buf_free(&past->notices);
	free(past);
}

static void
put_codes(crm_frame *f, int ref, const uint32_t *code)
{
	uint32_t *to = crm_frame_codes(f, ref);

	for (size_t row = 0; row < crm_frame_rows(f); row++)
		to[row] = code[row];
}

int
crm_segment_recall(crm_segment *s, crm_past *past, bool moves, crm_error *e)
{
	s->past = past;
	past->was[0] = crm_frame_add_choice(s->frame, "stage_was", past->stage_name);
	past->was[1] = crm_frame_add_choice(s->frame, "tier_was", past->tier_name);
	put_codes(s->frame, past->was[0], past->stage);
	put_codes(s->frame, past->was[1], past->tier);
	if (past->daily)
		past->stage_days = crm_frame_add(s->frame, "stage_days", CRM_NUMBER, 0);
	if (moves)
		past->worth = crm_frame_ref(s->frame, CRM_STR("value"), e);
	return moves && past->worth < 0 ? -1 : 0;
}

void
crm_past_explain(const crm_segment *s, bool tier, size_t row, crm_buf *out)
{
	const struct crm_past *past = s->past;
	const uint32_t was = !past ? 0 : tier ? past->tier[row] : past->stage[row];
	char date[CRM_TIME_TEXT];

	if (!past)
		return;
	if (!tier && past->daily && s->stage_of[row]) {
		crm_num days = crm_frame_numbers(s->frame, past->stage_days)[row];
		crm_buf_z(out, ", for ");
		crm_figure_text(days, 0, out);
		crm_buf_z(out, days == CRM_NUM_ONE ? " day" : " days");
		if (days == past->looked * CRM_NUM_ONE)
			crm_buf_z(out, " or longer");
	}
	crm_time_show(past->then, date);
	crm_buf_f(out, "; on %s: ", date);
	crm_buf_str(out, was ? (tier ? past->tier_name : past->stage_name)[was] : CRM_STR("none"));
}
