/* choose.c: chooses customers by a name or an expression (--only), and those at the top (--top). */
#include <stdlib.h>
#include <string.h>

#include "expr/expr.h"
#include "segment/segment.h"

/* ---- --only ---- */

/* How many stages, tiers and segments have that name; *only is the last of them. */
static unsigned
declared(const crm_policy *p, crm_str name, struct crm_only *only)
{
	const char *rule;
	unsigned n = 0;

	for (enum crm_segment_column c = CRM_STAGE; c < CRM_SEGMENT_COLUMNS; c++)
		for (size_t i = 0; (rule = crm_segment_rule_name(p, c, i)); i++)
			if (crm_str_eqz(name, rule)) {
				*only = (struct crm_only){NULL, c, i};
				n++;
			}
	return n;
}

/* A single word that is not a name was probably meant to be one. */
static int
suggest(const crm_policy *p, crm_str word, crm_error *e)
{
	const char **names = crm_alloc((p->stages + p->tiers + p->segments + 1) * sizeof *names),
		   *nearest, *rule;
	size_t n = 0;

	for (enum crm_segment_column c = CRM_STAGE; c < CRM_SEGMENT_COLUMNS; c++)
		for (size_t i = 0; (rule = crm_segment_rule_name(p, c, i)); i++)
			names[n++] = rule;
	nearest = crm_nearest(word, names, n);
	if (nearest)
		crm_fail(e, CRM_SYSTEM, "no stage, tier or segment is called %s; did you mean %s?",
			 crm_quote(word), crm_quote(crm_str_z(nearest)));
	free(names);
	return -1;
}

struct unquoted {
	const crm_segment *segment;
	crm_error *error;
};

static void
find_unquoted(void *to, crm_str name)
{
	const struct unquoted *u = to;
	struct crm_only only;

	if (!crm_frame_knows(u->segment->frame, name) && declared(u->segment->policy, name, &only))
		crm_fail(u->error, CRM_SYSTEM,
			 "%s is not a column but the name of a %s: write '%.*s'", crm_quote(name),
			 crm_segment_columns[only.column].noun, (int)name.n, name.p);
}

static int
take_only(crm_segment *s, crm_str text, crm_error *e)
{
	static const char blank_or_sign[] = " \t\n()'\"<>=!+*/,";
	unsigned n = declared(s->policy, text, &s->only);
	struct unquoted u = {s, e};

	if (n > 1)
		return crm_fail(e, CRM_SYSTEM,
				"%s is the name of several stages, tiers or segments; say which "
				"one you mean: tier == 'NAME', has(segments, 'NAME')",
				crm_quote(text));
	if (n == 1)
		return 0;
	s->only.expression = crm_condition_parse(text, s->policy->model.kinds, e);
	if (s->only.expression && crm_expr_bind(s->only.expression, s->frame, e) == 0)
		return crm_policy_check_texts(s->policy, s->only.expression, e);
	if (s->only.expression)
		crm_expr_names(s->only.expression, find_unquoted, &u);
	for (size_t i = 0; i < text.n; i++)
		if (strchr(blank_or_sign, text.p[i]))
			return -1;
	return suggest(s->policy, text, e);
}

int
crm_segment_only(crm_segment *s, crm_str text, crm_error *e)
{
	if (take_only(s, text, e) == 0)
		return 0;
	e->status = CRM_SYSTEM; /* what was asked for is wrong, and not the data */
	return crm_fail_at(e, "--only", 0, NULL);
}

bool
crm_segment_chosen(const crm_segment *s, size_t row)
{
	return s->chosen[row];
}

/* ---- --top ---- */

int
crm_segment_top(crm_segment *s, crm_num share, crm_str by, crm_str within, crm_error *e)
{
	const crm_word *w = crm_word_find(s->policy->model.kinds, by);
	struct crm_ranking *ranking = &s->top.ranking;

	if (w && w->type == CRM_TEXT)
		return crm_fail(e, CRM_SYSTEM, "%s is text; expected a number", crm_quote(by));
	if ((ranking->by = crm_frame_ref(s->frame, by, e)) < 0)
		return -1;
	if (within.n > 0) {
		if ((s->top.groups.by = crm_frame_ref(s->frame, within, e)) < 0)
			return -1;
		ranking->within = &s->top.groups;
	}
	s->top.by = crm_frame_keep(s->frame, by).p;
	s->top.share = share;
	return 0;
}

static int
top_row(void *to, unsigned hand, crm_cursor *at, crm_error *e)
{
	crm_segment *s = to;
	size_t row = crm_cursor_row(at);
	crm_value v;

	(void)hand;
	if (crm_cursor_value(at, s->top.ranking.by, &v, e) < 0)
		return -1;
	return crm_figure(&v, s->top.by, s->frame, row, &s->top.ranking.figure[row], e);
}

int
crm_segment_choose_top(crm_segment *s, crm_error *e)
{
	struct crm_ranking *ranking = &s->top.ranking;
	size_t rows = crm_frame_rows(s->frame);

	ranking->figure = crm_alloc((rows + 1) * sizeof *ranking->figure);
	if (crm_frame_each(s->frame, top_row, s, e) < 0 ||
	    (ranking->within && crm_groups_fill(&s->top.groups, s->frame, e) < 0))
		return -1;
	crm_figures_forget(s->frame, ranking->figure);
	crm_ranking_cut(ranking, rows, s->top.share, CRM_NO_FIGURE);
	for (size_t row = 0; row < rows; row++)
		if (ranking->figure[row] == CRM_NO_FIGURE ||
		    ranking->figure[row] < crm_cutoff_of(ranking, row)->from)
			s->chosen[row] = false;
	return 0;
}

/* ---- row by row ---- */

int
crm_segment_choose(crm_segment *s, crm_cursor *at, const struct crm_combination *combination,
		   crm_error *e)
{
	size_t row = crm_cursor_row(at);
	const struct crm_only *only = &s->only;
	int holds = 0;

	if (only->expression)
		holds = crm_expr_holds(only->expression, at, e);
	else if (only->rule == SIZE_MAX)
		holds = 1;
	else if (only->column == CRM_STAGE)
		holds = s->stage_of[row] == only->rule + 1;
	else if (only->column == CRM_TIER)
		holds = s->tier_of[row] == only->rule + 1;
	else
		for (const struct crm_combination *c = combination; c->parent && !holds;
		     c = c->parent)
			holds = c->rule == only->rule;
	s->chosen[row] = holds > 0;
	return holds;
}
