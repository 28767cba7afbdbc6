/* past.c: the stages and tiers of an earlier day, and for how long each customer
 * has been where they are.
 *
 * Nothing is kept from run to run, so the log is folded once more, as of then.
 * For how long somebody has been in a stage only the days between can tell:
 * conditions come and go with time alone, and in both directions. */
#include <stdlib.h>

#include "segment/segment.h"

/* ---- one day ---- */

/* How the frame of a day is worked through; each day has the same. */
struct looking {
	const crm_policy *policy;
	const crm_frame *now;
	unsigned threads;
	crm_rejects *rejects;
	crm_error *e;
};

/* Calls `take` with the judge of that moment. */
static int
look(const struct looking *l, crm_time then, bool tiers,
     void (*take)(void *to, const crm_segment *then), void *to)
{
	crm_frame *f = crm_frame_past(l->now, then);
	crm_derived *judges = crm_derived_new(l->policy, f);
	crm_segment *s = crm_segment_new_past(l->policy, f, tiers, l->e);
	int done = -1;

	if (s && crm_frame_fold(f, l->threads, l->rejects, l->e) == 0 &&
	    crm_derived_run(judges, l->e) == 0)
		done = crm_segment_run_past(s, l->e);
	if (done == 0)
		take(to, s);
	crm_segment_free(s);
	crm_derived_free(judges);
	crm_frame_free(f);
	return done;
}

static void
take_both(void *to, const crm_segment *s)
{
	struct crm_past *past = to;
	size_t rows = crm_frame_rows(s->frame);

	crm_buf_z(&past->notices, crm_frame_notices(s->frame));
	crm_buf_zend(&past->notices);
	for (size_t row = 0; row < rows; row++) {
		past->stage[row] = s->stage_of[row];
		past->tier[row] = s->tier_of[row];
	}
}

/* ---- every day ---- */

/* Days are gone through from yesterday on backwards. */
struct backwards {
	struct crm_past *past;
	bool *ended;  /* of each row: it was another stage before */
	crm_day back; /* how many days back this one is */
	size_t left;  /* rows for which that is still open */
};

static void
take_day(void *to, const crm_segment *s)
{
	struct backwards *b = to;
	size_t rows = crm_frame_rows(s->frame);

	b->left = 0;
	for (size_t row = 0; row < rows; row++) {
		if (b->back == 1)
			b->past->yesterday[row] = s->stage_of[row];
		b->ended[row] |= b->past->yesterday[row] != s->stage_of[row];
		if (b->ended[row])
			continue;
		b->past->days[row] = b->back * CRM_NUM_ONE;
		b->left++;
	}
}

static int
look_daily(struct crm_past *past, const struct looking *l)
{
	size_t rows = crm_frame_rows(l->now);
	crm_day today = crm_frame_today(l->now).day;
	struct looking again = *l; /* what is set aside was so the first time */
	struct backwards b = {.past = past, .ended = crm_alloc(rows + 1), .left = rows};
	int done = 0;

	again.rejects = l->rejects ? crm_rejects_new() : NULL;
	past->daily = true;
	past->looked = today - past->then.day;
	past->yesterday = crm_alloc((rows + 1) * sizeof *past->yesterday);
	past->days = crm_alloc((rows + 1) * sizeof *past->days);
	for (b.back = 1; done == 0 && b.left && b.back <= past->looked; b.back++) {
		crm_time day = {today - b.back, -1, CRM_NO_OFFSET};
		done = look(&again, b.back == past->looked ? past->then : day, false, take_day, &b);
	}
	crm_rejects_free(again.rejects);
	free(b.ended);
	return done;
}

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

/* ---- the whole ---- */

static crm_str *
names(const char *(*name)(const crm_policy *p, size_t i), const crm_policy *p, size_t n)
{
	crm_str *all = crm_alloc((n + 1) * sizeof *all);

	for (size_t i = 0; i < n; i++)
		all[1 + i] = crm_str_z(name(p, i));
	return all;
}

static const char *
stage_name(const crm_policy *p, size_t i)
{
	return p->stage[i].name;
}

static const char *
tier_name(const crm_policy *p, size_t i)
{
	return p->tier[i].name;
}

crm_past *
crm_past_new(const crm_policy *p, const crm_frame *f, crm_time then, bool daily, unsigned threads,
	     crm_rejects *rejects, crm_error *e)
{
	struct looking l = {p, f, threads, rejects, e};
	size_t rows = crm_frame_rows(f);
	crm_past *past;

	if (crm_time_wall(then) >= crm_time_wall(crm_frame_today(f)) && rows) {
		char was[CRM_TIME_TEXT], today[CRM_TIME_TEXT];
		crm_time_show(then, was);
		crm_time_show(crm_frame_today(f), today);
		crm_fail(e, CRM_SYSTEM, "%s is not before today, %s", was, today);
		return NULL;
	}
	past = crm_alloc(sizeof *past);
	*past = (crm_past){.policy = p,
			   .then = then,
			   .worth = -1,
			   .stage_name = names(stage_name, p, p->stages),
			   .tier_name = names(tier_name, p, p->tiers),
			   .stage = crm_alloc((rows + 1) * sizeof(uint32_t)),
			   .tier = crm_alloc((rows + 1) * sizeof(uint32_t))};
	if (look(&l, then, true, take_both, past) == 0 && (!daily || look_daily(past, &l) == 0))
		return past;
	crm_past_free(past);
	return NULL;
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
