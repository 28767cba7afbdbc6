/* referrals.c: which customers a customer referred, by events of the log: pairs, which the shard
 * keeps. */
#include "base/array.h"
#include "fold/aggregate.h"

static enum crm_order
refer(struct crm_shard *p, const struct crm_operation *s, char *cell, const struct crm_event *e,
      const struct crm_extra *x)
{
	(void)s;
	(void)cell;
	p->referral = crm_grow(p->referral, p->referrals, &p->referral_cap, sizeof *p->referral);
	p->referral[p->referrals++] = (struct crm_referral){.by = e->who, .whom = x ? x->whom : 0};
	return CRM_IN_ORDER;
}

static void
plan_referrals(struct crm_event_class *a, size_t accumulator)
{
	if (crm_class_matches(a, &a->p->accumulator[accumulator].query.of))
		crm_emit(a, CRM_DO_OTHER, accumulator, CRM_BIT(CRM_L_REF));
}

static void
drop_referrals(struct crm_shard *p)
{
	size_t kept = 0;

	for (size_t i = 0; i < p->referrals; i++)
		if (!p->replay[p->referral[i].by])
			p->referral[kept++] = p->referral[i];
	p->referrals = kept;
}

const struct crm_aggregate crm_aggregate_referrals = {
	.plan = plan_referrals, .step = refer, .drop = drop_referrals};
