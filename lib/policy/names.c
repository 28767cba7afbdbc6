/* names.c: what a policy gives names to, for those who choose among them. */
#include <stddef.h>
#include <string.h>

#include "policy/policy.h"

/* Each is an array of structs that begin with their name. */
static const struct {
	const char *what;
	size_t array, count, size;
} lists[] = {
	{"rules", offsetof(struct crm_policy, rule), offsetof(struct crm_policy, rules),
	 sizeof(struct crm_rule)},
	{"stages", offsetof(struct crm_policy, stage), offsetof(struct crm_policy, stages),
	 sizeof(struct crm_stage)},
	{"tiers", offsetof(struct crm_policy, tier), offsetof(struct crm_policy, tiers),
	 sizeof(struct crm_tier)},
	{"segments", offsetof(struct crm_policy, segment), offsetof(struct crm_policy, segments),
	 sizeof(struct crm_segment_rule)},
	{"owners", offsetof(struct crm_policy, owner), offsetof(struct crm_policy, owners),
	 sizeof(struct crm_owner)},
	{"holidays", offsetof(struct crm_policy, holiday), offsetof(struct crm_policy, holidays),
	 sizeof(struct crm_holiday)},
};

const char *
crm_policy_name(const crm_policy *p, const char *what, size_t i)
{
	for (size_t l = 0; l < sizeof lists / sizeof *lists; l++) {
		const char *base = (const char *)p, *item;
		if (strcmp(lists[l].what, what) != 0)
			continue;
		if (i >= *(const size_t *)(const void *)(base + lists[l].count))
			return NULL;
		memcpy(&item, base + lists[l].array, sizeof item);
		memcpy(&item, item + i * lists[l].size, sizeof item);
		return item;
	}
	return NULL;
}
