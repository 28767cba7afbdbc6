/* past_read.c: works out the stages and tiers of an earlier moment, and for how long each customer
 * has been in the present stage.
 *
 * Nothing is kept from run to run, so that the log is folded once more, as of that moment. The days
 * since then are folded one by one: conditions begin to hold and cease to hold with time alone. */
#include <stdlib.h>

#include "segment/segment.h"

/* ---- one moment ---- */

/* What is the same for every moment. */
struct looking {
	const crm_policy *policy;
	const crm_frame *now;
	unsigned threads;
	crm_rejects *rejects;
	crm_error *e;
};

/* Works out the stages (and tiers) of a moment, and calls `take` with them. 0, or -1 with a fault.
 */
static int
look(const struct looking *l, crm_time then, bool tiers,
     void (*take)(void *to, const crm_segment *then), void *to)
{
	crm_frame *f = crm_frame_past(l->now, then);
	crm_derived *derived = crm_derived_new(l->policy, f);
	crm_segment *s = crm_segment_new_past(l->policy, f, tiers, l->e);
	int done = -1;

	if (s && crm_frame_fold(f, l->threads, l->rejects, l->e) == 0 &&
	    crm_derived_run(derived, l->e) == 0)
		done = crm_segment_run_past(s, l->e);
	if (done == 0)
		take(to, s);
	crm_segment_free(s);
	crm_derived_free(derived);
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

/* Goes through the days from yesterday backwards. */
struct backwards {
	struct crm_past *past;
	bool *ended;  /* of each row: the stage was another one before */
	crm_day back; /* the number of days back */
	size_t left;  /* rows that have not ended */
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
	struct looking again = *l; /* faulty records were set aside the first time */
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
