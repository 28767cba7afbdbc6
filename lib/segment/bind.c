/* bind.c: begins and ends the segments of a run: binds what the policy's stages, tiers and segments
 * use, before the logs are read. */
#include <stdlib.h>
#include <string.h>

#include "segment/segment.h"

/* A rule may use only columns that are worked out before its own, so that a second run over the
 * output of the first one finds the same. */
static int
bind_rule(crm_segment *s, crm_expr *when, enum crm_segment_column column, const char *name,
	  crm_place place, crm_error *e)
{
	const char *later[CRM_SEGMENT_COLUMNS];
	char who[128];
	size_t n = 0;

	if (!when)
		return 0;
	for (enum crm_segment_column c = column; c < CRM_SEGMENT_COLUMNS; c++)
		later[n++] = crm_segment_columns[c].name;
	snprintf(who, sizeof who, "%s %s", crm_segment_columns[column].noun, name);
	if (crm_policy_forbid(s->policy, place, who, when, later, n, e) < 0)
		return -1;
	return crm_expr_bind(when, s->frame, e);
}

/* Adds a column of names to the frame. */
static void
add_choice(crm_segment *s, enum crm_segment_column column, const crm_str *names)
{
	s->column[column] = crm_frame_add_choice(s->frame, crm_segment_columns[column].name, names);
}

static int
bind_stages(crm_segment *s, crm_error *e)
{
	const crm_policy *p = s->policy;

	for (size_t i = 0; i < p->stages; i++)
		if (bind_rule(s, p->stage[i].when, CRM_STAGE, p->stage[i].name, p->stage[i].place,
			      e) < 0)
			return -1;
	add_choice(s, CRM_STAGE, s->stage_name);
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
	add_choice(s, CRM_TIER, s->tier_name);
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
		crm_frame_add(s->frame, crm_segment_columns[CRM_SEGMENTS].name, CRM_TEXT, 0);
	return 0;
}

/* ---- all of them ---- */

static crm_segment *
new_segment(const crm_policy *p, crm_frame *f)
{
	crm_segment *s = crm_alloc(sizeof *s);

	s->policy = p;
	s->treatments = crm_treatment_of(p);
	s->frame = f;
	s->only.rule = SIZE_MAX;
	for (enum crm_segment_column c = CRM_STAGE; c < CRM_SEGMENT_COLUMNS; c++)
		s->column[c] = -1;
	s->seen = -1;
	s->tier = crm_alloc((p->tiers + 1) * sizeof *s->tier);
	s->groups = crm_alloc((p->tiers + 1) * sizeof *s->groups);
	s->stage_name = crm_alloc((p->stages + 1) * sizeof *s->stage_name);
	s->tier_name = crm_alloc((p->tiers + 1) * sizeof *s->tier_name);
	s->treatment_name = crm_alloc((s->treatments->texts + 1) * sizeof *s->treatment_name);
	pthread_mutex_init(&s->growing, NULL);
	for (size_t i = 0; i < p->stages; i++)
		s->stage_name[1 + i] = crm_str_z(p->stage[i].name);
	for (size_t i = 0; i < p->tiers; i++)
		s->tier_name[1 + i] = crm_str_z(p->tier[i].name);
	for (size_t i = 0; i < s->treatments->texts; i++)
		s->treatment_name[1 + i] = crm_str_z(s->treatments->text[i]);
	return s;
}

crm_segment *
crm_segment_new(const crm_policy *p, crm_frame *f, crm_error *e)
{
	crm_segment *s = new_segment(p, f);

	if (bind_stages(s, e) == 0 && bind_tiers(s, e) == 0) {
		if (s->treatments->cell)
			add_choice(s, CRM_TREATMENT, s->treatment_name);
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

	if ((s->seen = crm_frame_ref(f, CRM_STR("first_seen"), e)) >= 0 && bind_stages(s, e) == 0 &&
	    (!tiers || bind_tiers(s, e) == 0))
		return s;
	crm_segment_free(s);
	return NULL;
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
	crm_combinations_free(&s->combination);
	pthread_mutex_destroy(&s->growing);
	free(s->stage_name);
	free(s->tier_name);
	free(s->treatment_name);
	free(s->chosen);
	free(s);
}
