/* load_rules.c: the section due. A rule has one trigger; which other keys go
 * with it depends on that. What the trigger itself says is read in
 * load_trigger.c, what is left out comes from load_defaults.c. */
#include <string.h>

#include "policy/rules.h"

static const char *const triggers[CRM_TRIGGERS] = {
	[CRM_ON_SILENCE] = "silence",   [CRM_ON_EVERY] = "every",
	[CRM_ON_AFTER] = "after",       [CRM_ON_ANNIVERSARY] = "anniversary",
	[CRM_ON_HOLIDAY] = "holiday",   [CRM_ON_OPEN] = "open",
	[CRM_ON_PROMISED] = "promised", [CRM_ON_APPOINTMENT] = "appointment",
	[CRM_ON_OWED] = "owed",         [CRM_ON_MISSING] = "missing",
	[CRM_ON_OLDER] = "older",       [CRM_ON_MILESTONE] = "milestone",
	[CRM_ON_CAMPAIGN] = "campaign", [CRM_ON_PRICE_LIMIT] = "price-limit",
	[CRM_ON_FILL] = "fill",
};

#define ON(trigger) (1u << CRM_ON_##trigger)
#define FOLLOWS (ON(AFTER) | ON(OWED) | ON(MILESTONE) | ON(PRICE_LIMIT))
#define DATED (ON(ANNIVERSARY) | ON(HOLIDAY) | ON(APPOINTMENT))

static const char *const until_choice[] = {"resolved", "answer", NULL};

#define AT(member) offsetof(struct crm_raw_rule, member)
static const crm_field fields[] = {
	{.key = "rule", .at = AT(rule.name), .read = crm_read_name, .required = true},
	{.key = "silence", .at = AT(trigger), .read = crm_read_node},
	{.key = "every", .at = AT(trigger), .read = crm_read_node},
	{.key = "after", .at = AT(trigger), .read = crm_read_node},
	{.key = "anniversary", .at = AT(trigger), .read = crm_read_node},
	{.key = "holiday", .at = AT(trigger), .read = crm_read_node},
	{.key = "open", .at = AT(trigger), .read = crm_read_node},
	{.key = "promised", .at = AT(trigger), .read = crm_read_node},
	{.key = "appointment", .at = AT(trigger), .read = crm_read_node},
	{.key = "owed", .at = AT(trigger), .read = crm_read_node},
	{.key = "missing", .at = AT(trigger), .read = crm_read_node},
	{.key = "older", .at = AT(trigger), .read = crm_read_node},
	{.key = "milestone", .at = AT(trigger), .read = crm_read_node},
	{.key = "campaign", .at = AT(trigger), .read = crm_read_node},
	{.key = "price-limit", .at = AT(trigger), .read = crm_read_node},
	{.key = "from", .at = AT(rule.opens), .read = crm_read_day, .only = ON(CAMPAIGN)},
	{.key = "to", .at = AT(rule.ends), .read = crm_read_day, .only = ON(CAMPAIGN)},
	{.key = "cap",
	 .at = AT(rule.cap),
	 .read = crm_read_number,
	 .from = CRM_NUM_ONE,
	 .to = 1000000000 * CRM_NUM_ONE,
	 .only = ON(CAMPAIGN)},
	{.key = "fill", .at = AT(trigger), .read = crm_read_node},
	{.key = "steps", .at = AT(steps), .read = crm_read_node, .only = ON(AFTER)},
	{.key = "stop", .at = AT(stop), .read = crm_read_node, .only = ON(AFTER)},
	{.key = "of", .at = AT(of), .read = crm_read_node, .only = ON(SILENCE) | ON(OLDER)},
	{.key = "alone",
	 .at = AT(rule.alone),
	 .read = crm_read_truth,
	 .only = ON(MISSING) | ON(OLDER)},
	{.key = "for", .at = AT(owed_for), .read = crm_read_node, .only = ON(OWED)},
	{.key = "rating", .at = AT(rating), .read = crm_read_node, .only = ON(AFTER)},
	{.key = "outcome", .at = AT(outcome), .read = crm_read_node, .only = ON(AFTER)},
	{.key = "item", .at = AT(rule.item), .read = crm_read_text, .only = ON(AFTER)},
	{.key = "until",
	 .at = AT(until),
	 .read = crm_read_choice,
	 .words = until_choice,
	 .only = ON(OPEN)},
	{.key = "wait",
	 .at = AT(rule.wait),
	 .read = crm_read_span,
	 .only = FOLLOWS | ON(APPOINTMENT),
	 .of_step = true},
	{.key = "within",
	 .at = AT(rule.within),
	 .read = crm_read_span,
	 .only = FOLLOWS | ON(OPEN),
	 .of_step = true},
	{.key = "expires",
	 .at = AT(rule.expires),
	 .read = crm_read_span,
	 .only = FOLLOWS | DATED,
	 .of_step = true},
	{.key = "ahead",
	 .at = AT(rule.ahead),
	 .read = crm_read_span,
	 .only = ON(OPEN) | ON(PROMISED) | DATED},
	{.key = "again", .at = AT(rule.again), .read = crm_read_span, .only = ON(OPEN)},
	{.key = "working", .at = AT(rule.working), .read = crm_read_truth, .only = ON(OPEN)},
	{.key = "escalate", .at = AT(rule.escalate), .read = crm_read_span, .only = ON(OPEN)},
	{.key = "done_by",
	 .at = AT(done_by),
	 .read = crm_read_node,
	 .only = ON(EVERY) | ON(ANNIVERSARY) | ON(HOLIDAY) | ON(PROMISED) | ON(CAMPAIGN) | FOLLOWS,
	 .of_step = true},
	{.key = "when", .at = AT(rule.when), .read = crm_read_expr, .type = CRM_BOOL},
	{.key = "action", .at = AT(rule.action), .read = crm_read_name, .of_step = true},
	{.key = "channel", .at = AT(rule.channel), .read = crm_read_name, .of_step = true},
	{.key = "purpose", .at = AT(rule.purpose), .read = crm_read_name, .of_step = true},
	{.key = "why", .at = AT(rule.why), .read = crm_read_sentence, .of_step = true},
	{.key = "ask", .at = AT(rule.ask), .read = crm_read_sentence, .of_step = true},
	{.key = "offer", .at = AT(rule.offer), .read = crm_read_sentence, .of_step = true},
	{.key = "selling", .at = AT(rule.selling), .read = crm_read_truth, .of_step = true},
	{.key = "priority",
	 .at = AT(rule.priority),
	 .read = crm_read_number,
	 .to = 100 * CRM_NUM_ONE,
	 .of_step = true},
};
enum { FIELDS = sizeof fields / sizeof *fields };

/* ---- which trigger ---- */

static int
no_trigger(crm_loader *l, const crm_node *n)
{
	crm_buf all = {0};
	int rc;

	for (int t = 0; t < CRM_TRIGGERS; t++)
		crm_buf_f(&all, "%s%s",
			  t == 0                 ? ""
			  : t + 1 < CRM_TRIGGERS ? ", "
						 : " or ",
			  triggers[t]);
	rc = crm_load_fault(l, n->place, "the rule has no trigger: %s", crm_buf_zend(&all));
	crm_buf_free(&all);
	return rc;
}

static int
find_trigger(crm_loader *l, const crm_node *n, enum crm_trigger *out)
{
	const char *first = NULL;

	for (size_t i = 0; i < n->n; i++) {
		for (int t = 0; t < CRM_TRIGGERS; t++) {
			if (!crm_str_eqz(n->key[i]->text, triggers[t]))
				continue;
			if (first)
				return crm_load_fault(
					l, n->key[i]->place,
					"a rule has one trigger; here are \"%s\" and \"%s\"", first,
					triggers[t]);
			first = triggers[t];
			*out = (enum crm_trigger)t;
		}
	}
	if (first)
		return 0;
	return no_trigger(l, n);
}

/* "ahead goes with open, promised …, not with silence" */
static int
out_of_place(crm_loader *l, const crm_node *key, const crm_field *f, enum crm_trigger on)
{
	crm_buf with = {0};
	int rc;

	for (int t = 0; t < CRM_TRIGGERS; t++)
		if (f->only & (1u << t))
			crm_buf_f(&with, "%s%s", with.n > 0 ? ", " : "", triggers[t]);
	rc = crm_load_fault(l, key->place, "\"%s\" goes with %s; not with %s", f->key,
			    crm_buf_zend(&with), triggers[on]);
	crm_buf_free(&with);
	return rc;
}

static int
check_keys(crm_loader *l, const crm_node *n, enum crm_trigger on)
{
	for (size_t i = 0; i < n->n; i++)
		for (size_t j = 0; j < FIELDS; j++)
			if (fields[j].only && !(fields[j].only & (1u << on)) &&
			    crm_str_eqz(n->key[i]->text, fields[j].key))
				return out_of_place(l, n->key[i], &fields[j], on);
	return 0;
}

int
crm_read_step(crm_loader *l, const crm_node *n, struct crm_raw_rule *raw)
{
	crm_field own[FIELDS];
	size_t count = 0;

	for (size_t i = 0; i < FIELDS; i++)
		if (fields[i].of_step)
			own[count++] = fields[i];
	return crm_load_mapping(l, n, own, count, raw);
}

static int
load_rule(crm_loader *l, const crm_node *n, void *to)
{
	struct crm_raw_rule raw = {.rule = {.item = "",
					    .channel = "",
					    .purpose = "",
					    .why = "",
					    .ask = "",
					    .offer = "",
					    .holiday = "",
					    .column = "",
					    .campaign = "",
					    .priority = 50 * CRM_NUM_ONE,
					    .dir = -1,
					    .opens = CRM_NO_DAY,
					    .ends = CRM_NO_DAY}};
	struct crm_rule *r = to;
	enum crm_trigger on = CRM_ON_SILENCE;

	if (crm_load_keys(l, n, fields, FIELDS) < 0 || find_trigger(l, n, &on) < 0 ||
	    check_keys(l, n, on) < 0)
		return -1;
	if (!crm_node_get(n, "action") && !crm_node_get(n, "steps"))
		return crm_load_fault(l, n->place, "key \"action\" is missing");
	l->words_of = crm_trigger_words(on);
	if (crm_load_mapping(l, n, fields, FIELDS, &raw) < 0)
		return -1;
	if (raw.rule.working && !l->policy->house.opens)
		return crm_load_fault(l, crm_node_get(n, "working")->place,
				      "working goes with the section \"hours\"");
	*r = raw.rule;
	r->place = n->place;
	r->trigger = on;
	r->until_answer = raw.until == 1;
	r->has_within = crm_node_get(n, "within");
	r->has_expires = crm_node_get(n, "expires");
	r->has_escalate = crm_node_get(n, "escalate");
	if (crm_read_trigger(l, &(crm_field){.key = triggers[on]}, raw.trigger, r) < 0 ||
	    crm_read_hangers(l, n, &raw, r) < 0)
		return -1;
	if (!raw.done_by && crm_rule_done_by(l, n, r) < 0)
		return -1;
	return crm_rule_check(l, n, r) < 0 ? -1 : crm_load_steps(l, &raw, r);
}

/* Puts the steps of a sequence into its place. */
static void
lay_out_steps(crm_policy *p)
{
	struct crm_rule *all, *from = p->rule;
	size_t n = 0;

	for (size_t i = 0; i < p->rules; i++)
		n += from[i].steps ? from[i].steps : 1;
	all = p->rule = crm_arena_alloc(p->arena, n * sizeof *all + 1);
	for (size_t i = 0; i < p->rules; i++) {
		size_t count = from[i].steps ? from[i].steps : 1;
		memcpy(all, from[i].steps ? from[i].row : &from[i], count * sizeof *all);
		all += count;
	}
	p->rules = n;
}

int
crm_load_rules(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	void *array;

	(void)f;
	(void)to;
	if (crm_load_items(l, n, sizeof(struct crm_rule), load_rule, &array, &l->policy->rules) < 0)
		return -1;
	l->policy->rule = array;
	lay_out_steps(l->policy);
	return 0;
}
