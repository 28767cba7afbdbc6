/* load_treatment.c: the section treatment, which has a text for each stage and tier. It is
 * written as a mapping of stages,
 *
 *     weakening: {gold: call-them, any: write}
 *     lost: none-of-it
 *
 * or as a list,
 *
 *     - {stage: weakening, tier: gold, treatment: call-them}
 *     - {stage: lost, treatment: none-of-it}
 *
 * In both the first entry that fits a cell counts. */
#include <string.h>

#include "base/array.h"
#include "policy/section.h"
#include "segment/treatment.h"

#define ANY "any"

struct grid {
	crm_loader *l;
	struct crm_treatment *to;
	struct axis {
		const char *what;
		const char **name;
		size_t n;
	} stages, tiers;
};

/* The cells from..to of an axis that a word means; NULL: all of them. */
static int
find(struct grid *g, const struct axis *a, const crm_node *word, size_t *from, size_t *to)
{
	*from = 0;
	*to = a->n;
	if (!word)
		return 0;
	if (crm_load_want(g->l, word, a->what, CRM_NODE_SCALAR) < 0)
		return -1;
	for (size_t i = 0; i < a->n; i++)
		if (crm_str_eqz(word->text, a->name[i])) {
			*from = *to = i + 1;
			return 0;
		}
	return crm_str_eqz(word->text, ANY)
		       ? 0
		       : crm_load_unknown(g->l, word->place, a->what, word->text, a->name, a->n);
}

static int
find_text(struct grid *g, const crm_node *n, uint32_t *code)
{
	static const crm_field field = {.key = "treatment"};
	struct crm_treatment *t = g->to;
	const char *text;
	size_t i = 0;

	if (crm_read_name(g->l, &field, n, &text) < 0)
		return -1;
	while (i < t->texts && strcmp(t->text[i], text) != 0)
		i++;
	if (i == CRM_ITEMS)
		return crm_load_fault(g->l, n->place, "more than %d items", CRM_ITEMS);
	if (i == t->texts)
		t->text[t->texts++] = text;
	*code = (uint32_t)i + 1;
	return 0;
}

/* Fills the cells of one word, or none, for each axis; returns how many were still free. */
static int
fill_some(struct grid *g, const crm_node *stage, const crm_node *tier, uint32_t code,
	  size_t *filled)
{
	size_t from, to, left, right, row = g->tiers.n + 1;

	if (find(g, &g->stages, stage, &from, &to) < 0 ||
	    find(g, &g->tiers, tier, &left, &right) < 0)
		return -1;
	for (size_t s = from; s <= to; s++)
		for (size_t t = left; t <= right; t++)
			if (!g->to->cell[s * row + t]) {
				g->to->cell[s * row + t] = code;
				++*filled;
			}
	return 0;
}

static size_t
words(const crm_node *n)
{
	return n ? crm_list_count(n) : 1;
}

static const crm_node *
word_at(const crm_node *n, size_t i)
{
	return n ? crm_list_at(n, i) : NULL;
}

static int
fill(struct grid *g, crm_place at, const crm_node *stage, const crm_node *tier,
     const crm_node *text)
{
	uint32_t code = 0;
	size_t filled = 0;

	if (find_text(g, text, &code) < 0)
		return -1;
	for (size_t s = 0; s < words(stage); s++)
		for (size_t t = 0; t < words(tier); t++)
			if (fill_some(g, word_at(stage, s), word_at(tier, t), code, &filled) < 0)
				return -1;
	if (filled == 0)
		return crm_load_fault(g->l, at,
				      "%s is never used: an entry before it matches first",
				      crm_quote(text->text));
	return 0;
}

/* ---- the two forms ---- */

static int
load_grid(struct grid *g, const crm_node *n)
{
	for (size_t i = 0; i < n->n; i++) {
		const crm_node *row = n->item[i];

		if (row->type == CRM_NODE_SCALAR) {
			if (fill(g, n->key[i]->place, n->key[i], NULL, row) < 0)
				return -1;
			continue;
		}
		if (crm_load_want(g->l, row, n->key[i]->text.p, CRM_NODE_MAPPING) < 0)
			return -1;
		for (size_t j = 0; j < row->n; j++)
			if (fill(g, row->key[j]->place, n->key[i], row->key[j], row->item[j]) < 0)
				return -1;
	}
	return 0;
}

struct raw_cell {
	const crm_node *stage, *tier, *treatment;
};

static const crm_field cell_fields[] = {
	{.key = "stage", .at = offsetof(struct raw_cell, stage), .read = crm_read_node},
	{.key = "tier", .at = offsetof(struct raw_cell, tier), .read = crm_read_node},
	{.key = "treatment",
	 .at = offsetof(struct raw_cell, treatment),
	 .read = crm_read_node,
	 .required = true},
};

static int
load_list(struct grid *g, const crm_node *n)
{
	for (size_t i = 0; i < n->n; i++) {
		struct raw_cell raw = {0};

		if (crm_load_want(g->l, n->item[i], "item", CRM_NODE_MAPPING) < 0 ||
		    crm_load_mapping(g->l, n->item[i], cell_fields, CRM_LENGTH(cell_fields), &raw) <
			    0 ||
		    fill(g, n->item[i]->place, raw.stage, raw.tier, raw.treatment) < 0)
			return -1;
	}
	return 0;
}

static int
load(crm_loader *l, const crm_node *n, void *own)
{
	crm_policy *p = l->policy;
	struct grid g = {.l = l,
			 .to = own,
			 .stages = {.what = "stage", .n = p->stages},
			 .tiers = {.what = "tier", .n = p->tiers}};

	if (n->type == CRM_NODE_SCALAR)
		return crm_load_want(l, n, l->section, CRM_NODE_MAPPING);
	g.stages.name = crm_arena_alloc(p->arena, (p->stages + 1) * sizeof *g.stages.name);
	g.tiers.name = crm_arena_alloc(p->arena, (p->tiers + 1) * sizeof *g.tiers.name);
	for (size_t i = 0; i < p->stages; i++)
		g.stages.name[i] = p->stage[i].name;
	for (size_t i = 0; i < p->tiers; i++)
		g.tiers.name[i] = p->tier[i].name;
	g.to->text = crm_arena_alloc(p->arena, CRM_ITEMS * sizeof *g.to->text);
	g.to->cell =
		crm_arena_alloc(p->arena, (p->stages + 1) * (p->tiers + 1) * sizeof *g.to->cell);
	return n->type == CRM_NODE_MAPPING ? load_grid(&g, n) : load_list(&g, n);
}

/* No expression may name the column where the policy has no such section. */
static int
check(crm_loader *l)
{
	const struct crm_mention *m = l->policy->mention;

	while (m && !crm_str_eqz(m->name, "treatment"))
		m = m->next;
	if (!m || crm_treatment_of(l->policy)->cell)
		return 0;
	l->section = m->section;
	return crm_load_fault(l, m->place,
			      "\"treatment\" is used, but the policy has no section of that name");
}

static const char *
name_at(const crm_policy *p, size_t i)
{
	const struct crm_treatment *t = crm_treatment_of(p);

	return i < t->texts ? t->text[i] : NULL;
}

/* The order of the keys matters, so that the section of one file replaces that of another. */
const struct crm_section crm_section_treatment = {
	.key = "treatment",
	.load = load,
	.own_size = sizeof(struct crm_treatment),
	.check = check,
	.merge = {.whole = true},
	.column = {"treatment"},
	.noun = "treatment",
	.name_at = name_at,
	.any_name = true,
};

const struct crm_treatment *
crm_treatment_of(const crm_policy *p)
{
	return crm_policy_section(p, &crm_section_treatment);
}
