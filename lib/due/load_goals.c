/* load_goals.c: the section goals. */
#include "base/array.h"
#include "due/goals.h"
#include "fold/query.h"
#include "lint/lint.h"

static const char *const named[] = {"contacts",     "answered", "first_deals",
				    "second_deals", "won_back", NULL};
static const char *const units[] = {"day", "week", "month", "quarter", "year", NULL};

struct raw_goal {
	const char *name;
	int of; /* which of `named`; -1: none of them */
	crm_expr *value[CRM_GOAL_MEAN - CRM_GOAL_COUNT + 1];
	const crm_node *kinds;
	crm_expr *when;
	int per;
	crm_num at_least, at_most;
	crm_span away;
};

static bool
is_percentage(const crm_node *n)
{
	return n->type == CRM_NODE_SCALAR && n->text.n > 0 && n->text.p[n->text.n - 1] == '%';
}

static int
read_target(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	return is_percentage(n) ? crm_read_share(l, f, n, to) : crm_read_number(l, f, n, to);
}

#define AT(member) offsetof(struct raw_goal, member)
static const crm_field fields[] = {
	{.key = "name", .at = AT(name), .read = crm_read_name, .required = true},
	{.key = "of", .at = AT(of), .read = crm_read_choice, .words = named},
	{.key = "count", .at = AT(value[0]), .read = crm_read_expr, .type = CRM_BOOL},
	{.key = "share", .at = AT(value[1]), .read = crm_read_expr, .type = CRM_BOOL},
	{.key = "sum", .at = AT(value[2]), .read = crm_read_expr, .type = CRM_NUMBER},
	{.key = "mean", .at = AT(value[3]), .read = crm_read_expr, .type = CRM_NUMBER},
	{.key = "kinds", .at = AT(kinds), .read = crm_read_node},
	{.key = "when", .at = AT(when), .read = crm_read_expr, .type = CRM_BOOL},
	{.key = "per", .at = AT(per), .read = crm_read_choice, .words = units},
	{.key = "at_least", .at = AT(at_least), .read = read_target},
	{.key = "at_most", .at = AT(at_most), .read = read_target},
	{.key = "away", .at = AT(away), .read = crm_read_positive},
};

/* Which figure it is about: one of those that have a name, or one of an expression. */
static int
find_figure(crm_loader *l, const crm_node *n, const struct raw_goal *raw, struct crm_goal *g)
{
	int found = 0;

	if (raw->of >= 0) {
		g->what = (enum crm_goal_of)raw->of;
		found++;
	}
	for (size_t i = 0; i < CRM_LENGTH(raw->value); i++)
		if (raw->value[i]) {
			g->what = (enum crm_goal_of)(CRM_GOAL_COUNT + i);
			g->value = raw->value[i];
			found++;
		}
	if (found != 1)
		return crm_load_fault(l, n->place,
				      "goal \"%s\": expected one of the keys of, count, share, sum "
				      "and mean",
				      g->name);
	return 0;
}

/* A target must be one that the figure can have: a share, a whole number, or any number. */
static int
check_target(crm_loader *l, const crm_node *n, const char *key, const struct crm_goal *g,
	     crm_num target)
{
	const crm_node *of = crm_node_get(n, key);
	bool share = g->what == CRM_GOAL_ANSWERED || g->what == CRM_GOAL_SHARE;
	bool number = g->what == CRM_GOAL_SUM || g->what == CRM_GOAL_MEAN;

	if (!of)
		return 0;
	if (share && (target < 0 || target > CRM_NUM_ONE))
		return crm_load_fault(l, of->place,
				      "goal \"%s\": a share is from 0 to 1; write 40%% or 0.4",
				      g->name);
	if (!share && !number && (is_percentage(of) || target < 0 || target % CRM_NUM_ONE != 0))
		return crm_load_fault(
			l, of->place,
			"goal \"%s\": %s: %s is compared with a count, and is no whole "
			"number from 0 on",
			g->name, key, crm_quote(of->text));
	if (g->what == CRM_GOAL_SUM && is_percentage(of))
		return crm_load_fault(
			l, of->place,
			"goal \"%s\": %s: %s is compared with a sum, which is no share", g->name,
			key, crm_quote(of->text));
	return 0;
}

static int
check_targets(crm_loader *l, const crm_node *n, const struct crm_goal *g)
{
	if (g->at_least == CRM_NO_NUMBER && g->at_most == CRM_NO_NUMBER)
		return crm_load_fault(l, n->place, "goal \"%s\": expected at_least or at_most",
				      g->name);
	if (check_target(l, n, "at_least", g, g->at_least) < 0 ||
	    check_target(l, n, "at_most", g, g->at_most) < 0)
		return -1;
	if (g->at_least != CRM_NO_NUMBER && g->at_most != CRM_NO_NUMBER && g->at_least > g->at_most)
		return crm_load_fault(l, n->place, "goal \"%s\": at_least is above at_most",
				      g->name);
	return 0;
}

static int
load_goal(crm_loader *l, const crm_node *n, void *to)
{
	struct crm_goal *g = to;
	struct raw_goal raw = {
		.of = -1, .per = 2, .at_least = CRM_NO_NUMBER, .at_most = CRM_NO_NUMBER};
	static const crm_field kinds = {.key = "kinds"};

	if (crm_load_mapping(l, n, fields, CRM_LENGTH(fields), &raw) < 0)
		return -1;
	*g = (struct crm_goal){.name = raw.name,
			       .when = raw.when,
			       .per = raw.per,
			       .at_least = raw.at_least,
			       .at_most = raw.at_most,
			       .away = raw.away.n ? raw.away : (crm_span){180, 'd'},
			       .has_kinds = raw.kinds != NULL,
			       .place = n->place};
	if (find_figure(l, n, &raw, g) < 0)
		return -1;
	if (raw.kinds && g->what != CRM_GOAL_CONTACTS)
		return crm_load_fault(l, raw.kinds->place, "\"kinds\" requires of: contacts");
	if (raw.away.n && g->what != CRM_GOAL_WON_BACK)
		return crm_load_fault(l, n->place, "\"away\" requires of: won_back");
	if (raw.kinds && crm_read_events(l, &kinds, raw.kinds, &g->kinds) < 0)
		return -1;
	return check_targets(l, n, g);
}

static int
load(crm_loader *l, const crm_node *n, void *own)
{
	struct crm_goals *set = own;
	void *goals;

	if (crm_load_want(l, n, l->section, CRM_NODE_SEQUENCE) < 0)
		return -1;
	if (n->n > CRM_GOALS_MOST)
		return crm_load_fault(l, n->place, "more than %d goals", CRM_GOALS_MOST);
	if (crm_load_items(l, n, sizeof *set->goal, load_goal, &goals, &set->n) < 0)
		return -1;
	set->goal = goals;
	return 0;
}

static void
lint(struct crm_lint *l)
{
	const struct crm_goals *set = crm_policy_section(l->p, &crm_section_goals);

	for (size_t i = 0; i < set->n; i++) {
		const struct crm_goal *g = &set->goal[i];
		if (g->when && !crm_lint_possible(l, g->when->root, CRM_HOLDS))
			crm_lint_report(l, g->place, "goals", g->name, false,
					"it is about nobody: its condition can never hold");
	}
}

const struct crm_section crm_section_goals = {.key = "goals",
					      .load = load,
					      .own_size = sizeof(struct crm_goals),
					      .merge = {.name = "name"},
					      .lint = lint};
