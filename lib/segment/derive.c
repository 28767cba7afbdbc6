/* derive.c: derives columns that the stream lacks, as crm-score and crm-segment compute them. The
 * score, or the segments, are made when the first of their columns is needed, before the fold, and
 * bind what they need, which may in turn make the other. */
#include <stdlib.h>
#include <string.h>

#include "score/score.h"
#include "segment/segment.h"

/* In the order in which they run. A score is made of numbers, and the columns of crm-segment that
 * are derived here are text (stage_days is not derived), so that the two cannot need each other. */
enum tool { SCORE, SEGMENT, TOOLS };

struct crm_derived {
	const crm_policy *policy;
	crm_frame *frame;
	crm_score *score;
	crm_segment *segment;
	bool begun[TOOLS]; /* made, or being made */
	bool own[TOOLS];   /* asked for by the caller, not because a column is needed */
};

static bool
make_score(crm_derived *j, crm_error *e)
{
	return (j->score = crm_score_new(j->policy, j->frame, e)) != NULL;
}

static bool
make_segment(crm_derived *j, crm_error *e)
{
	return (j->segment = crm_segment_new(j->policy, j->frame, e)) != NULL;
}

static int
run_score(crm_derived *j, crm_error *e)
{
	return crm_score_run(j->score, e);
}

static int
run_segment(crm_derived *j, crm_error *e)
{
	return crm_segment_run(j->segment, e);
}

static const struct {
	const char *tool; /* as the vocabulary names the owner of a column */
	bool (*make)(crm_derived *j, crm_error *e);
	int (*run)(crm_derived *j, crm_error *e);
} tools[TOOLS] = {
	[SCORE] = {"crm-score", make_score, run_score},
	[SEGMENT] = {"crm-segment", make_segment, run_segment},
};

/* TOOLS when neither of them has the column. */
static enum tool
owner(const crm_word *w)
{
	int i = SCORE;

	while (i < TOOLS && strcmp(tools[i].tool, w->tool) != 0)
		i++;
	return (enum tool)i;
}

/* ---- making ---- */

static int
make(crm_derived *j, enum tool i, crm_error *e)
{
	if (j->begun[i])
		return 0;
	j->begun[i] = true;
	return tools[i].make(j, e) ? 0 : -1;
}

/* A column of the same tool that the stream has; NULL when it has none. */
static const char *
carried(const crm_derived *j, enum tool i)
{
	const crm_word *w;

	for (size_t n = 0; (w = crm_word_at(n)); n++)
		if (w->origin == CRM_DERIVED && owner(w) == i &&
		    crm_frame_has_column(j->frame, w->name))
			return w->name;
	return NULL;
}

static bool
can(void *to, const crm_word *w)
{
	(void)to;
	return owner(w) < TOOLS;
}

/* A fault when closeness_trend cannot be worked out, as a fact is lacking. */
static int
check_trend(const crm_derived *j, const crm_word *w, crm_error *e)
{
	const char *lacks = j->score ? crm_score_lacks(j->score) : NULL;

	if (!lacks || strcmp(w->name, "closeness_trend") != 0)
		return 0;
	return crm_frame_ref(j->frame, crm_str_z(lacks), e) < 0 ? -1 : 0;
}

static int
derive(void *to, const crm_word *w, crm_error *e)
{
	crm_derived *j = to;
	enum tool i = owner(w);
	const char *other;

	if (i == TOOLS)
		return 0;
	if (strcmp(w->name, crm_segment_columns[CRM_TREATMENT].name) == 0 &&
	    !crm_segment_treats(j->policy))
		return crm_fail(e, CRM_DATA,
				"there is no \"treatment\": the policy has no such section");
	if (!j->begun[i] && (other = carried(j, i)))
		return crm_fail(e, CRM_DATA,
				"the stream has \"%s\", but not \"%s\": run %s before this tool, "
				"which computes both",
				other, w->name, tools[i].tool);
	return make(j, i, e) < 0 ? -1 : check_trend(j, w, e);
}

/* ---- the run ---- */

crm_derived *
crm_derived_new(const crm_policy *p, crm_frame *f)
{
	crm_derived *j = crm_alloc(sizeof *j);

	j->policy = p;
	j->frame = f;
	crm_frame_derive(f, &(struct crm_deriver){can, derive, j});
	return j;
}

void
crm_derived_free(crm_derived *j)
{
	if (!j)
		return;
	crm_segment_free(j->segment);
	crm_score_free(j->score);
	free(j);
}

crm_score *
crm_derived_score(crm_derived *j, crm_error *e)
{
	j->own[SCORE] = true;
	return make(j, SCORE, e) < 0 ? NULL : j->score;
}

crm_segment *
crm_derived_segment(crm_derived *j, crm_error *e)
{
	j->own[SEGMENT] = true;
	return make(j, SEGMENT, e) < 0 ? NULL : j->segment;
}

bool
crm_derived_has(const crm_derived *j, const crm_word *w)
{
	enum tool i = owner(w);

	return w->origin == CRM_DERIVED && i < TOOLS && j->begun[i] && !j->own[i];
}

int
crm_derived_run(crm_derived *j, crm_error *e)
{
	for (int i = SCORE; i < TOOLS; i++)
		if (j->begun[i] && tools[i].run(j, e) < 0)
			return -1;
	return 0;
}
