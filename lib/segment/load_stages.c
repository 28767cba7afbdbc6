/* load_stages.c: the section stages. */
#include "base/array.h"
#include "lint/lint.h"
#include "policy/section.h"

static const crm_field stage_fields[] = {
	{.key = "name",
	 .at = offsetof(struct crm_stage, name),
	 .read = crm_read_name,
	 .required = true},
	{.key = "when",
	 .at = offsetof(struct crm_stage, when),
	 .read = crm_read_expr,
	 .required = true,
	 .type = CRM_BOOL},
};

static int
load_stage(crm_loader *l, const crm_node *n, void *to)
{
	struct crm_stage *s = to;

	s->place = n->place;
	return crm_load_mapping(l, n, stage_fields, CRM_LENGTH(stage_fields), s);
}

/* Whether it is a stage whose condition is `true`. */
static bool
holds_always(const crm_node *item)
{
	const crm_node *when = item->type == CRM_NODE_MAPPING ? crm_node_get(item, "when") : NULL;

	return when && when->type == CRM_NODE_SCALAR &&
	       crm_str_eqz(crm_str_trim(when->text), "true");
}

const struct crm_section crm_section_stages = {
	.key = "stages",
	.array = CRM_SECTION_ARRAY("stages", struct crm_stage, stage, stages),
	.item = load_stage,
	.merge = {.name = "name", .last = holds_always},
	.column = {"stage", "stage_was"},
	.noun = "stage",
	.lint = crm_lint_stages,
};
