/* load_closeness.c: the key closeness of the section score; and the warning of referrals that count
 * twice. */
#include "base/array.h"
#include "kinds/kindset.h"
#include "policy/section.h"
#include "score/load_closeness.h"
#include "score/scoring.h"

static const crm_field behaviour_fields[] = {
	{.key = "kinds",
	 .at = offsetof(crm_behaviour, kinds),
	 .read = crm_read_events,
	 .required = true},
	{.key = "in",
	 .at = offsetof(crm_behaviour, weight_in),
	 .read = crm_read_number,
	 .to = 1000 * CRM_NUM_ONE},
	{.key = "out",
	 .at = offsetof(crm_behaviour, weight_out),
	 .read = crm_read_number,
	 .to = 1000 * CRM_NUM_ONE},
	{.key = "half_life",
	 .at = offsetof(crm_behaviour, half_life),
	 .read = crm_read_days,
	 .required = true},
};

static int
load_behaviour(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	crm_behaviour b = {.name = f->key};

	if (crm_load_want(l, n, f->key, CRM_NODE_MAPPING) < 0 ||
	    crm_load_mapping(l, n, behaviour_fields, CRM_LENGTH(behaviour_fields), &b) < 0)
		return -1;
	if (crm_span_days(b.half_life) < 1)
		return crm_load_fault(l, crm_node_get(n, "half_life")->place,
				      "half_life: must be at least one day");
	*(crm_behaviour *)to = b;
	return 0;
}

#define BEHAVIOUR(i, name) \
	{ \
		.key = name, .at = (i) * sizeof(crm_behaviour), .read = load_behaviour \
	}
static const crm_field behaviours[CRM_BEHAVIOURS] = {
	BEHAVIOUR(0, "news"),    BEHAVIOUR(1, "care"),   BEHAVIOUR(2, "help"),
	BEHAVIOUR(3, "meeting"), BEHAVIOUR(4, "advice"), BEHAVIOUR(5, "personal"),
};

static int
load_behaviours(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	(void)to;
	if (crm_load_want(l, n, f->key, CRM_NODE_MAPPING) < 0)
		return -1;
	return crm_load_mapping(l, n, behaviours, CRM_BEHAVIOURS, l->policy->model.behaviour);
}

/* "all": without a limit. */
static int
read_unmatched(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	if (n->type != CRM_NODE_SCALAR || !crm_str_eqz(n->text, "all"))
		return crm_read_number(l, f, n, to);
	*(crm_num *)to = CRM_NUM_MAX;
	return 0;
}

/* The kinds belong to the model, because warmth is a fact. "none": no kinds. */
static int
load_together(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	(void)to;
	l->policy->model.together = (crm_kindset){{0}};
	if (n->type == CRM_NODE_SCALAR && crm_str_eqz(n->text, "none"))
		return 0;
	return crm_read_events(l, f, n, &l->policy->model.together);
}

static const crm_field closeness_fields[] = {
	{.key = "full",
	 .at = offsetof(struct crm_scoring, full),
	 .read = crm_read_number,
	 .from = 1,
	 .to = 1000000 * CRM_NUM_ONE},
	{.key = "mutual", .at = offsetof(struct crm_scoring, mutual), .read = crm_read_share},
	{.key = "rating", .at = offsetof(struct crm_scoring, rating), .read = crm_read_share},
	{.key = "unmatched",
	 .at = offsetof(struct crm_scoring, unmatched),
	 .read = read_unmatched,
	 .to = 1000000 * CRM_NUM_ONE},
	{.key = "together", .read = load_together},
	{.key = "behaviours", .read = load_behaviours},
};

int
crm_load_closeness(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	if (crm_load_want(l, n, f->key, CRM_NODE_MAPPING) < 0)
		return -1;
	return crm_load_mapping(l, n, closeness_fields, CRM_LENGTH(closeness_fields), to);
}

/* ---- a referral is value or closeness ---- */

static void
is_of_referrals(void *to, crm_str name)
{
	static const char *const facts[] = {"referrals", "referral_spend", "referral_value"};
	bool *found = to;

	for (size_t i = 0; i < CRM_LENGTH(facts); i++)
		*found |= crm_str_eqz(name, facts[i]);
}

void
crm_lint_referral(struct crm_lint *l)
{
	const struct crm_scoring *s = crm_scoring_of(l->p);
	const crm_model *m = &l->p->model;
	int referral = crm_kinds_find(m->kinds, CRM_STR("referral"));

	for (size_t i = 0; i < s->parts && s->referral_counts == CRM_REFERRAL_ONCE; i++) {
		bool counts = false;
		crm_expr_names(s->part[i].of, is_of_referrals, &counts);
		for (int b = 0; counts && b < CRM_BEHAVIOURS; b++)
			if (crm_kindset_has(&m->behaviour[b].kinds, referral))
				crm_lint_report(
					l, s->place, "score", s->part[i].name, true,
					"a referral counts as value and as closeness (behaviour "
					"%s); take it out of one, or say \"referral: both\"",
					m->behaviour[b].name);
	}
}
