/* segment.c: stage, tier and segments of each customer. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "segment/segment.h"

const char *const crm_segment_columns[CRM_SEGMENT_COLUMNS] = {"stage", "tier", "segments"};
/* In the order in which they are found; a rule uses none that comes after it. */
static const char *const found[] = {"stage", "tier", "treatment", "segments"};
enum { FOUND = CRM_LENGTH(found) };

/* ---- before the logs are read ---- */

/* Stage, then tier, then segments: each may use those before it, so that a
 * second run over its own output finds the same as the first. */
static int
bind_rule(crm_segment *s, crm_expr *when, enum crm_segment_column column, const char *name,
	  crm_place place, crm_error *e)
{
	char who[128];
	size_t later = column == CRM_SEGMENTS ? FOUND - 1 : (size_t)column;

	if (!when)
		return 0;
	snprintf(who, sizeof who, "%s %s",
		 column == CRM_SEGMENTS ? "segment" : crm_segment_columns[column], name);
	if (crm_policy_forbid(s->policy, place, who, when, found + later, FOUND - later, e) < 0)
		return -1;
	return crm_expr_bind(when, s->frame, e);
}

static int
bind_stages(crm_segment *s, crm_error *e)
{
	const crm_policy *p = s->policy;

	for (size_t i = 0; i < p->stages; i++)
		if (bind_rule(s, p->stage[i].when, CRM_STAGE, p->stage[i].name, p->stage[i].place,
			      e) < 0)
			return -1;
	s->column[CRM_STAGE] =
		crm_frame_add_choice(s->frame, crm_segment_columns[CRM_STAGE], s->stage_name);
	return 0;
}

/* The groups of a column; those of tiers that are within the same are the same. */
static int
bind_within(crm_segment *s, const char *column, const struct crm_groups **out, crm_error *e)
{
	int by = crm_frame_ref(s->frame, crm_str_z(column), e);
	size_t i = 0;

	if (by < 0)
		return -1;
	while (i < s->group_columns && s->groups[i].by != by)
		i++;
	if (i == s->group_columns)
		s->groups[s->group_columns++] = (struct crm_groups){.by = by};
	*out = &s->groups[i];
	return 0;
}

static int
bind_tiers(crm_segment *s, crm_error *e)
{
	const crm_policy *p = s->policy;

	for (size_t i = 0; i < p->tiers; i++) {
		const struct crm_tier *tier = &p->tier[i];
		if (bind_rule(s, tier->when, CRM_TIER, tier->name, tier->place, e) < 0)
			return -1;
		s->tier[i].by = -1;
		if (*tier->by &&
		    (s->tier[i].by = crm_frame_ref(s->frame, crm_str_z(tier->by), e)) < 0)
			return -1;
		if (*tier->within && bind_within(s, tier->within, &s->tier[i].within, e) < 0)
			return -1;
	}
	s->column[CRM_TIER] =
		crm_frame_add_choice(s->frame, crm_segment_columns[CRM_TIER], s->tier_name);
	return 0;
}

static int
bind_segments(crm_segment *s, crm_error *e)
{
	const crm_policy *p = s->policy;

	for (size_t i = 0; i < p->segments; i++)
		if (bind_rule(s, p->segment[i].when, CRM_SEGMENTS, p->segment[i].name,
			      p->segment[i].place, e) < 0)
			return -1;
	s->column[CRM_SEGMENTS] =
		crm_frame_add(s->frame, crm_segment_columns[CRM_SEGMENTS], CRM_TEXT, 0);
	return 0;
}

static crm_segment *
new_segment(const crm_policy *p, crm_frame *f)
{
	crm_segment *s = crm_alloc(sizeof *s);

	s->policy = p;
	s->frame = f;
	s->only.rule = SIZE_MAX;
	s->treatment = s->seen = -1;
	s->tier = crm_alloc((p->tiers + 1) * sizeof *s->tier);
	s->groups = crm_alloc((p->tiers + 1) * sizeof *s->groups);
	s->stage_name = crm_alloc((p->stages + 1) * sizeof *s->stage_name);
	s->tier_name = crm_alloc((p->tiers + 1) * sizeof *s->tier_name);
	s->treatment_name = crm_alloc((p->treatment.texts + 1) * sizeof *s->treatment_name);
	pthread_mutex_init(&s->growing, NULL);
	for (size_t i = 0; i < p->stages; i++)
		s->stage_name[1 + i] = crm_str_z(p->stage[i].name);
	for (size_t i = 0; i < p->tiers; i++)
		s->tier_name[1 + i] = crm_str_z(p->tier[i].name);
	for (size_t i = 0; i < p->treatment.texts; i++)
		s->treatment_name[1 + i] = crm_str_z(p->treatment.text[i]);
	return s;
}

crm_segment *
crm_segment_new(const crm_policy *p, crm_frame *f, crm_error *e)
{
	crm_segment *s = new_segment(p, f);

	if (bind_stages(s, e) == 0 && bind_tiers(s, e) == 0) {
		if (p->treatment.cell)
			s->treatment = crm_frame_add_choice(f, "treatment", s->treatment_name);
		if (bind_segments(s, e) == 0)
			return s;
	}
	crm_segment_free(s);
	return NULL;
}

crm_segment *
crm_segment_new_past(const crm_policy *p, crm_frame *f, bool tiers, crm_error *e)
{
	crm_segment *s = new_segment(p, f);

	s->column[CRM_TIER] = -1;
	if ((s->seen = crm_frame_ref(f, CRM_STR("first_seen"), e)) >= 0 && bind_stages(s, e) == 0 &&
	    (!tiers || bind_tiers(s, e) == 0))
		return s;
	crm_segment_free(s);
	return NULL;
}

static void
free_combinations(struct crm_combination *of)
{
	struct crm_combination *at = atomic_load(&of->child), *next;

	for (; at; at = next) {
		next = at->sibling;
		free_combinations(at);
		free(at);
	}
}

void
crm_segment_free(crm_segment *s)
{
	if (!s)
		return;
	for (size_t i = 0; i < s->policy->tiers; i++)
		crm_ranking_free(&s->tier[i]);
	for (size_t i = 0; i < s->group_columns; i++)
		crm_groups_free(&s->groups[i]);
	free(s->groups);
	crm_past_free(s->past);
	crm_expr_free(s->only.expression);
	crm_ranking_free(&s->top.ranking);
	crm_groups_free(&s->top.groups);
	free(s->combination_of);
	free(s->tier);
	for (unsigned i = 0; i < s->hands; i++) {
		free(s->tally[i].stage);
		free(s->tally[i].tier);
		free(s->tally[i].segment);
	}
	free(s->tally);
	free_combinations(&s->combination);
	pthread_mutex_destroy(&s->growing);
	free(s->stage_name);
	free(s->tier_name);
	free(s->treatment_name);
	free(s->chosen);
	free(s);
}

/* ---- first over the rows: stages, and who stands where for a tier ---- */

/* Of a day gone by: whoever was neither registered nor heard of by then was not
 * there. 1, 0, or -1 with the fault. */
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

/* What each tier goes by; CRM_NO_FIGURE for whom it leaves out. */
static int
find_rankings(crm_segment *s, crm_cursor *at, crm_error *e)
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
		if (!s->cutoffs)
			crm_ranking_cut(&s->tier[i], crm_frame_rows(s->frame), tier->top,
					tier->has_from ? tier->from : CRM_NO_FIGURE);
		else if (crm_segment_cut_as_taken(s, i, e) < 0)
			return -1;
	}
	return 0;
}

/* ---- then over the rows again: tiers, then segments ---- */

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

	if (s->treatment >= 0)
		s->treatment_of[row] =
			p->treatment.cell[s->stage_of[row] * (p->tiers + 1) + s->tier_of[row]];
}

static struct crm_combination *
find_longer(struct crm_combination *before, uint32_t rule)
{
	struct crm_combination *at = atomic_load_explicit(&before->child, memory_order_acquire);

	while (at && at->rule != rule)
		at = at->sibling;
	return at;
}

/* The list `before` with one more rule behind it. */
static struct crm_combination *
longer(crm_segment *s, struct crm_combination *before, uint32_t rule)
{
	struct crm_combination *at = find_longer(before, rule);
	crm_buf text = {0};

	if (at)
		return at;
	pthread_mutex_lock(&s->growing);
	at = find_longer(before, rule);
	if (!at) {
		crm_buf_str(&text, before->text);
		if (before->parent)
			crm_buf_char(&text, ';');
		crm_buf_z(&text, s->policy->segment[rule].name);
		at = crm_alloc(sizeof *at);
		at->rule = rule;
		at->parent = before;
		at->sibling = atomic_load(&before->child);
		at->text = crm_frame_keep(s->frame, crm_buf_slice(&text));
		atomic_store_explicit(&before->child, at, memory_order_release);
		crm_buf_free(&text);
	}
	pthread_mutex_unlock(&s->growing);
	return at;
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
			*combination = longer(s, *combination, (uint32_t)i);
	}
	crm_frame_put(s->frame, s->column[CRM_SEGMENTS], crm_cursor_row(at),
		      (crm_value){.type = CRM_TEXT, .text = (*combination)->text});
	return 0;
}

/* Code 0 of a column is none, which is counted behind the rules. */
static size_t
place(uint32_t code, size_t rules_of_it)
{
	return code ? code - 1 : rules_of_it;
}

static void
count(crm_segment *s, unsigned hand, size_t row, const struct crm_combination *combination)
{
	const crm_policy *p = s->policy;
	struct crm_tally *tally = &s->tally[hand];

	tally->all++;
	tally->stage[place(s->stage_of[row], p->stages)]++;
	tally->tier[place(s->tier_of[row], p->tiers)]++;
	if (!combination->parent)
		tally->segment[p->segments]++;
	for (; combination->parent; combination = combination->parent)
		tally->segment[combination->rule]++;
}

static int
place_row(void *to, unsigned hand, crm_cursor *at, crm_error *e)
{
	crm_segment *s = to;
	struct crm_combination *combination;

	find_tier(s, crm_cursor_row(at));
	find_treatment(s, crm_cursor_row(at));
	if (find_segments(s, at, &combination, e) < 0 ||
	    crm_segment_choose(s, at, combination, e) < 0)
		return -1;
	if (s->combination_of)
		s->combination_of[crm_cursor_row(at)] = combination;
	else if (s->chosen[crm_cursor_row(at)])
		count(s, hand, crm_cursor_row(at), combination);
	return 0;
}

/* The places at the top are known only when everybody has been placed. */
static int
choose_top(crm_segment *s, crm_error *e)
{
	if (crm_segment_choose_top(s, e) < 0)
		return -1;
	for (size_t row = 0; row < crm_frame_rows(s->frame); row++)
		if (s->chosen[row])
			count(s, 0, row, s->combination_of[row]);
	return 0;
}

static int
stand_row(void *to, unsigned hand, crm_cursor *at, crm_error *e)
{
	(void)hand;
	return find_stage(to, at, e) < 0 ? -1 : find_rankings(to, at, e);
}

/* Who was not there has no stage and is not ranked: the room is made so. */
static int
stand_row_past(void *to, unsigned hand, crm_cursor *at, crm_error *e)
{
	crm_segment *s = to;
	int there = was_there(s, at, e);

	(void)hand;
	if (there > 0)
		return find_stage(s, at, e) < 0 || (s->tier_of && find_rankings(s, at, e) < 0) ? -1
											       : 0;
	for (size_t i = 0; s->tier_of && i < s->policy->tiers; i++)
		s->tier[i].figure[crm_cursor_row(at)] = CRM_NO_FIGURE;
	return there;
}

static void
add_tally(const crm_policy *p, struct crm_tally *sum, const struct crm_tally *t)
{
	sum->all += t->all;
	for (size_t i = 0; i <= p->stages; i++)
		sum->stage[i] += t->stage[i];
	for (size_t i = 0; i <= p->tiers; i++)
		sum->tier[i] += t->tier[i];
	for (size_t i = 0; i <= p->segments; i++)
		sum->segment[i] += t->segment[i];
}

static void
make_standings(crm_segment *s)
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
	make_standings(s);
	if (s->treatment >= 0)
		s->treatment_of = crm_frame_codes(s->frame, s->treatment);
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
	if (crm_frame_each(s->frame, stand_row, s, e) < 0 || cut_tiers(s, e) < 0)
		return -1;
	crm_past_days(s);
	if (crm_frame_each(s->frame, place_row, s, e) < 0 || (s->top.share && choose_top(s, e) < 0))
		return -1;
	for (unsigned i = 1; i < s->hands; i++)
		add_tally(s->policy, &s->tally[0], &s->tally[i]);
	return 0;
}

int
crm_segment_run_past(crm_segment *s, crm_error *e)
{
	bool tiers = s->column[CRM_TIER] >= 0;

	s->stage_of = crm_frame_codes(s->frame, s->column[CRM_STAGE]);
	if (tiers)
		make_standings(s);
	if (crm_frame_each(s->frame, stand_row_past, s, e) < 0 || (tiers && cut_tiers(s, e) < 0))
		return -1;
	for (size_t row = 0; tiers && row < crm_frame_rows(s->frame); row++)
		find_tier(s, row);
	return 0;
}
