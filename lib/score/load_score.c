/* load_score.c: the section score. The built-in policy is read first, for what a policy leaves
 * out. */
#include <string.h>

#include "base/array.h"
#include "base/parse.h"
#include "policy/section.h"
#include "score/load_closeness.h"
#include "score/scoring.h"

/* ---- groups ---- */

static int
read_groups(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	unsigned *groups = to;
	crm_num number;

	if (crm_read_number(l, f, n, &number) < 0)
		return -1;
	if (number % CRM_NUM_ONE != 0)
		return crm_load_fault(l, n->place, "%s: %s is not a whole number", f->key,
				      crm_quote(n->text));
	*groups = (unsigned)(number / CRM_NUM_ONE);
	return 0;
}

static int
read_cuts(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_grouping *g = to;
	size_t count = crm_list_count(n);
	crm_num *cut;

	if (count == 0 || count >= CRM_GROUPS_MAX)
		return crm_load_fault(l, n->place, "%s: expected 1 to %d cut points", f->key,
				      CRM_GROUPS_MAX - 1);
	cut = crm_arena_alloc(l->policy->arena, count * sizeof *cut);
	for (size_t i = 0; i < count; i++) {
		const crm_node *point = crm_list_at(n, i);
		if (crm_read_number(l, f, point, &cut[i]) < 0)
			return -1;
		if (i > 0 && cut[i] <= cut[i - 1])
			return crm_load_fault(l, point->place,
					      "%s: %s is not more than the cut point before it",
					      f->key, crm_quote(point->text));
	}
	*g = (struct crm_grouping){(unsigned)count + 1, cut};
	return 0;
}

#define GROUPS(member) \
	{ \
		.key = "groups", .at = member, .read = read_groups, .from = 2 * CRM_NUM_ONE, \
		.to = CRM_GROUPS_MAX * CRM_NUM_ONE \
	}

static const crm_field rfm_fields[] = {
	GROUPS(offsetof(struct crm_scoring, rfm_groups)),
	{.key = "recency", .at = offsetof(struct crm_scoring, rfm[0]), .read = read_cuts},
	{.key = "frequency", .at = offsetof(struct crm_scoring, rfm[1]), .read = read_cuts},
	{.key = "monetary", .at = offsetof(struct crm_scoring, rfm[2]), .read = read_cuts},
};

static int
load_rfm(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_scoring *s = to;

	if (crm_load_want(l, n, f->key, CRM_NODE_MAPPING) < 0 ||
	    crm_load_mapping(l, n, rfm_fields, CRM_LENGTH(rfm_fields), s) < 0)
		return -1;
	for (int i = 0; i < CRM_MEASURES; i++)
		if (!s->rfm[i].cut)
			s->rfm[i].groups = s->rfm_groups;
	return 0;
}

/* ---- value ---- */

struct raw_part {
	struct crm_part part;
	int rank;
	unsigned groups;
	struct crm_grouping cuts;
	const crm_node *scale;
};

static const char *const rank_choice[] = {"", "high", "low", NULL};

static const crm_field part_fields[] = {
	{.key = "part",
	 .at = offsetof(struct raw_part, part.name),
	 .read = crm_read_name,
	 .required = true},
	{.key = "of",
	 .at = offsetof(struct raw_part, part.of),
	 .read = crm_read_expr,
	 .required = true,
	 .type = CRM_NUMBER},
	{.key = "rank",
	 .at = offsetof(struct raw_part, rank),
	 .read = crm_read_choice,
	 .words = rank_choice},
	GROUPS(offsetof(struct raw_part, groups)),
	{.key = "cuts", .at = offsetof(struct raw_part, cuts), .read = read_cuts},
	{.key = "scale", .at = offsetof(struct raw_part, scale), .read = crm_read_node},
	{.key = "weight",
	 .at = offsetof(struct raw_part, part.weight),
	 .read = crm_read_number,
	 .required = true,
	 .from = -100 * CRM_NUM_ONE,
	 .to = 100 * CRM_NUM_ONE},
};

/* Fifths, unless the part says something else. */
static int
group_part(crm_loader *l, const crm_node *n, const struct raw_part *raw, struct crm_part *part)
{
	const crm_node *groups = crm_node_get(n, "groups"), *cuts = crm_node_get(n, "cuts");

	if (groups && cuts)
		return crm_load_fault(l, cuts->place, "a part has either \"groups\" or \"cuts\"");
	if (!raw->rank && (groups || cuts))
		return crm_load_fault(l, (groups ? groups : cuts)->place,
				      "\"%s\" requires \"rank\"", groups ? "groups" : "cuts");
	part->grouping = cuts ? raw->cuts : (struct crm_grouping){groups ? raw->groups : 5, NULL};
	return 0;
}

/* Reads a..b, two different numbers. */
static int
load_scale(crm_loader *l, const crm_node *n, crm_num *from, crm_num *to)
{
	if (crm_load_want(l, n, "scale", CRM_NODE_SCALAR) < 0)
		return -1;
	if (crm_num_range(n->text, from, to) && *from != *to)
		return 0;
	return crm_load_fault(l, n->place, "scale: %s is not a range such as 1..5",
			      crm_quote(n->text));
}

static int
load_part(crm_loader *l, const crm_node *n, void *to)
{
	struct raw_part raw = {.rank = 0};
	struct crm_part *part = to;

	if (crm_load_mapping(l, n, part_fields, CRM_LENGTH(part_fields), &raw) < 0)
		return -1;
	*part = raw.part;
	part->place = n->place;
	part->rank = (enum crm_rank)raw.rank;
	if (!raw.scale == !raw.rank)
		return crm_load_fault(l, n->place, "a part has either \"rank\" or \"scale\"");
	if (group_part(l, n, &raw, part) < 0)
		return -1;
	if (!raw.scale)
		return 0;
	return load_scale(l, raw.scale, &part->scale_from, &part->scale_to);
}

static int
load_value(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_scoring *s = to;
	crm_num sum = 0;
	void *array;
	char text[CRM_NUM_TEXT];

	(void)f;
	if (crm_load_items(l, n, sizeof(struct crm_part), load_part, &array, &s->parts) < 0)
		return -1;
	s->part = array;
	for (size_t i = 0; i < s->parts; i++)
		sum += s->part[i].weight > 0 ? s->part[i].weight : 0;
	if (sum == 100 * CRM_NUM_ONE)
		return 0;
	crm_num_format(sum, 0, text);
	return crm_load_fault(l, n->place, "value: the weights add up to %s, not to 100", text);
}

struct raw_prospects {
	crm_expr *of;
	const crm_node *scale;
};

static const crm_field prospects_fields[] = {
	{.key = "of",
	 .at = offsetof(struct raw_prospects, of),
	 .read = crm_read_expr,
	 .required = true,
	 .type = CRM_NUMBER},
	{.key = "scale",
	 .at = offsetof(struct raw_prospects, scale),
	 .read = crm_read_node,
	 .required = true},
};

/* "none" removes the prospects of the built-in policy. */
static int
load_prospects(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_prospects *p = to;
	struct raw_prospects raw = {NULL, NULL};

	*p = (struct crm_prospects){.place = n->place};
	if (n->type == CRM_NODE_SCALAR && crm_str_eqz(n->text, "none"))
		return 0;
	if (crm_load_want(l, n, f->key, CRM_NODE_MAPPING) < 0 ||
	    crm_load_mapping(l, n, prospects_fields, CRM_LENGTH(prospects_fields), &raw) < 0)
		return -1;
	p->of = raw.of;
	return load_scale(l, raw.scale, &p->from, &p->to);
}

/* ---- score and quadrants ---- */

static const crm_field quadrant_fields[] = {
	{.key = "value",
	 .at = offsetof(struct crm_scoring, quadrant_value),
	 .read = crm_read_number,
	 .to = 100 * CRM_NUM_ONE},
	{.key = "closeness",
	 .at = offsetof(struct crm_scoring, quadrant_closeness),
	 .read = crm_read_number,
	 .to = 100 * CRM_NUM_ONE},
	{.key = "high-close",
	 .at = offsetof(struct crm_scoring, quadrant[1][1]),
	 .read = crm_read_name},
	{.key = "high-far",
	 .at = offsetof(struct crm_scoring, quadrant[1][0]),
	 .read = crm_read_name},
	{.key = "low-close",
	 .at = offsetof(struct crm_scoring, quadrant[0][1]),
	 .read = crm_read_name},
	{.key = "low-far",
	 .at = offsetof(struct crm_scoring, quadrant[0][0]),
	 .read = crm_read_name},
};

static int
load_quadrants(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	const struct crm_scoring *s = to;

	if (crm_load_want(l, n, f->key, CRM_NODE_MAPPING) < 0 ||
	    crm_load_mapping(l, n, quadrant_fields, CRM_LENGTH(quadrant_fields), to) < 0)
		return -1;
	for (int i = 0; i < 4; i++)
		for (int j = 0; j < i; j++)
			if (strcmp(s->quadrant[i / 2][i % 2], s->quadrant[j / 2][j % 2]) == 0)
				return crm_load_fault(l, n->place,
						      "quadrants: duplicate name \"%s\"",
						      s->quadrant[i / 2][i % 2]);
	return 0;
}

static const char *const referral_choice[] = {"once", "both", NULL};

static const crm_field score_fields[] = {
	{.key = "rfm", .read = load_rfm},
	{.key = "value", .read = load_value},
	{.key = "prospects", .at = offsetof(struct crm_scoring, prospects), .read = load_prospects},
	{.key = "closeness", .read = crm_load_closeness},
	{.key = "referral",
	 .at = offsetof(struct crm_scoring, referral_counts),
	 .read = crm_read_choice,
	 .words = referral_choice},
	{.key = "score",
	 .at = offsetof(struct crm_scoring, score),
	 .read = crm_read_expr,
	 .type = CRM_NUMBER},
	{.key = "quadrants", .read = load_quadrants},
};

enum { SCORE_FIELDS = CRM_LENGTH(score_fields) };

/* Whether the policy replaces a key of the built-in section: its own value replaces prospects, too.
 */
static bool
is_replaced(const crm_node *own, const crm_field *f)
{
	if (!own)
		return false;
	if (f->read == load_prospects && crm_node_get(own, "value"))
		return true;
	return (f->read == load_value || f->read == load_prospects || f->read == crm_read_expr) &&
	       crm_node_get(own, f->key);
}

/* Loads the built-in section, except for expressions that the policy replaces. */
static int
load_builtin(crm_loader *l, const crm_node *own, struct crm_scoring *s)
{
	crm_arena *a = crm_arena_new();
	crm_loader under = *l;
	const crm_node *root, *score;
	int rc = -1;

	root = crm_yaml_parse(a, CRM_BUILTIN_SOURCE, crm_policy_builtin(), l->error);
	score = root && root->type == CRM_NODE_MAPPING ? crm_node_get(root, "score") : NULL;
	if (score)
		rc = 0;
	for (size_t i = 0; rc == 0 && i < SCORE_FIELDS; i++) {
		const crm_field *f = &score_fields[i];
		const crm_node *n = crm_node_get(score, f->key);

		if (n && !is_replaced(own, f))
			rc = f->read(&under, f, n, (char *)s + f->at);
	}
	l->last_mention = under.last_mention;
	crm_arena_free(a);
	return rc;
}

/* n NULL: the policy has no such section. */
static int
load(crm_loader *l, const crm_node *n, void *own)
{
	struct crm_scoring *s = own;
	bool builtin = strcmp(l->policy->source, CRM_BUILTIN_SOURCE) == 0;

	if (n && crm_load_want(l, n, "score", CRM_NODE_MAPPING) < 0)
		return -1;
	if (!builtin && load_builtin(l, n, s) < 0)
		return -1;
	s->place = n ? n->place : (crm_place){.line = 1, .column = 1};
	for (size_t i = 0; builtin && i < SCORE_FIELDS; i++)
		if (!n || !crm_node_get(n, score_fields[i].key))
			return crm_load_fault(l, s->place, "key \"%s\" is missing",
					      score_fields[i].key);
	return n ? crm_load_mapping(l, n, score_fields, SCORE_FIELDS, s) : 0;
}

static const char *
name_at(const crm_policy *p, size_t i)
{
	return i < 4 ? crm_scoring_of(p)->quadrant[i / 2][i % 2] : NULL;
}

const struct crm_section crm_section_score = {
	.key = "score",
	.load = load,
	.own_size = sizeof(struct crm_scoring),
	.always = true,
	.merge = {.list = "value", .name = "part"},
	.column = {"quadrant"},
	.noun = "quadrant",
	.name_at = name_at,
	.any_name = true,
	.lint = crm_lint_referral,
};

const struct crm_scoring *
crm_scoring_of(const crm_policy *p)
{
	return crm_policy_section(p, &crm_section_score);
}
