/* load_questions.c: the section questions: what is asked when a column is empty,
 * and what is offered for the answer. */
#include "base/array.h"
#include "policy/section.h"

static const crm_field fields[] = {
	{.key = "ask", .at = offsetof(struct crm_question, ask), .read = crm_read_sentence},
	{.key = "offer", .at = offsetof(struct crm_question, offer), .read = crm_read_sentence},
};

static int
load_question(crm_loader *l, const crm_node *n, struct crm_question *q)
{
	const crm_field ask = {.key = q->column};

	if (n->type != CRM_NODE_MAPPING)
		return crm_read_sentence(l, &ask, n, &q->ask);
	if (crm_load_mapping(l, n, fields, CRM_LENGTH(fields), q) < 0)
		return -1;
	if (!q->ask && !q->offer)
		return crm_load_fault(l, n->place, "%s: neither \"ask\" nor \"offer\"", q->column);
	return 0;
}

static int
load(crm_loader *l, const crm_node *n, void *own)
{
	static const crm_field column = {.key = "questions"};
	crm_policy *p = l->policy;

	(void)own;
	if (crm_load_want(l, n, l->section, CRM_NODE_MAPPING) < 0)
		return -1;
	l->trigger = NULL;
	p->questions = n->n;
	p->question = crm_arena_alloc(p->arena, n->n * sizeof *p->question + 1);
	for (size_t i = 0; i < n->n; i++)
		if (crm_read_column(l, &column, n->key[i], &p->question[i].column) < 0 ||
		    load_question(l, n->item[i], &p->question[i]) < 0)
			return -1;
	return 0;
}

const struct crm_section crm_section_questions = {.key = "questions", .load = load};
