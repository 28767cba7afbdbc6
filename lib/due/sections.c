/* sections.c: the sections that a policy may have, a row each. They are loaded in this order:
 * rules speak of kinds and holidays, and the built-in score stands behind what a policy says. The
 * linter looks at them in this order, too: what it learns of stages and tiers holds of rules. */
#include "due/trigger/shared.h"
#include "policy/section.h"

#define SECTIONS(row) \
	row(kinds) row(steps) row(currency) row(owners) row(holidays) row(hours) row(questions) \
		row(referrals) row(stages) row(tiers) row(order) row(segments) row(treatment) \
			row(cadence) row(due) row(score) row(goals) row(mail)

#define DECLARE(name) extern const struct crm_section crm_section_##name;
#define POINT(name) &crm_section_##name,

SECTIONS(DECLARE)
static const struct crm_section *const sections[] = {SECTIONS(POINT) NULL};

static const struct crm_policy_parts parts = {sections, crm_triggers};

crm_policy *
crm_policy_load(const char *path, crm_error *e)
{
	return crm_policy_read(path, &parts, e);
}

crm_policy *
crm_policy_parse(const char *source, crm_str text, crm_error *e)
{
	return crm_policy_read_text(source, text, &parts, e);
}

int
crm_policy_print(const char *path, crm_buf *out, crm_error *e)
{
	return crm_policy_write(path, &parts, out, e);
}
