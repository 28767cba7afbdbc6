/* load_segments.c: the section segments. */
#include "base/array.h"
#include "lint/lint.h"
#include "policy/section.h"

static const crm_field segment_fields[] = {
	{.key = "name",
	 .at = offsetof(struct crm_segment_rule, name),
	 .read = crm_read_name,
	 .required = true},
	{.key = "when",
	 .at = offsetof(struct crm_segment_rule, when),
	 .read = crm_read_expr,
	 .required = true,
	 .type = CRM_BOOL},
};

static int
load_segment(crm_loader *l, const crm_node *n, void *to)
{
	struct crm_segment_rule *s = to;

	s->place = n->place;
	return crm_load_mapping(l, n, segment_fields, CRM_LENGTH(segment_fields), s);
}

const struct crm_section crm_section_segments = {
	.key = "segments",
	.array = CRM_SECTION_ARRAY("segments", struct crm_segment_rule, segment, segments),
	.item = load_segment,
	.merge = {.name = "name"},
	.column = {"segments"},
	.noun = "segment",
	.lint = crm_lint_segments,
};
