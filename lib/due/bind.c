/* bind.c: the rules of a policy, bound to a frame: what is asked of it before the logs are
 * read, whichever triggers the rules have. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "due/helpers.h"
#include "due/order.h"
#include "due/prices.h"
#include "due/rules.h"
#include "due/trigger/shared.h"

/* A column of the stream that it need not have. */
static int
bind_optional(struct crm_due_bound *d, const char *name, int *ref, crm_error *e)
{
	*ref = -1;
	if (crm_table_find(crm_frame_table(d->frame), name) < 0)
		return 0;
	*ref = crm_frame_ref(d->frame, crm_str_z(name), e);
	return *ref < 0 ? -1 : 0;
}

static int
bind_fact(struct crm_due_bound *d, const char *name, bool needed, int *ref, crm_error *e)
{
	*ref = -1;
	if (needed)
		*ref = crm_frame_ref(d->frame, crm_str_z(name), e);
	return needed && *ref < 0 ? -1 : 0;
}

static int
bind_person(struct crm_due_bound *d, crm_error *e)
{
	struct crm_due_refs *r = &d->ref;
	const struct {
		const char *name;
		int *ref;
	} optional[] = {
		{"owner", &r->owner},     {"cadence", &r->cadence}, {"created", &r->created},
		{"consent", &r->consent}, {"status", &r->status},   {"channel", &r->channel},
		{"hours", &r->hours},     {"avoid", &r->avoid},     {"phone", &r->phone},
		{"email", &r->email},     {"address", &r->address}, {"reviewed", &r->reviewed},
		{"tags", &r->tags},
	};
	bool selling = false, again = false;

	r->first_seen = -1;
	if ((r->id = crm_frame_ref(d->frame, CRM_STR("id"), e)) < 0 ||
	    (r->name = crm_frame_ref(d->frame, CRM_STR("name"), e)) < 0)
		return -1;
	for (size_t i = 0; i < CRM_LENGTH(optional); i++)
		if (bind_optional(d, optional[i].name, optional[i].ref, e) < 0)
			return -1;
	r->value = -1;
	if (crm_frame_knows(d->frame, CRM_STR("value")) &&
	    (r->value = crm_frame_ref(d->frame, CRM_STR("value"), e)) < 0)
		return crm_fail_more(e, "; the list is sorted by value where priorities "
					"are equal");
	if (r->created >= 0 && crm_frame_knows(d->frame, CRM_STR("first_seen")) &&
	    bind_fact(d, "first_seen", true, &r->first_seen, e) < 0)
		return -1;
	for (size_t i = 0; i < d->rules; i++) {
		selling |= d->rule[i].rule->selling;
		again |= d->rule[i].rule->again.n > 0;
	}
	if (bind_fact(d, "opted_out", true, &r->opted_out, e) < 0 ||
	    bind_fact(d, "consented", true, &r->consented, e) < 0 ||
	    bind_fact(d, "snoozed_until", true, &r->snoozed_until, e) < 0 ||
	    bind_fact(d, "declined_on", selling && d->policy->declined.n, &r->declined_on, e) < 0)
		return -1;
	return bind_fact(d, "last_touch_out", d->policy->quiet.n > 0 || d->looks.met || again,
			 &r->last_out, e);
}

static int
bind_order(struct crm_due_bound *d, const struct crm_due_order *order, crm_error *e)
{
	if ((d->ref.stage = crm_frame_ref(d->frame, CRM_STR("stage"), e)) < 0)
		return -1;
	if (!order->levels)
		return 0;
	d->ref.level = crm_frame_ref(d->frame, crm_str_z(order->levels), e);
	return d->ref.level < 0 ? -1 : 0;
}

/* What must be known of owners and of what fills their days. */
static int
bind_days(struct crm_due_bound *d, crm_error *e)
{
	const struct crm_due_order *order = crm_policy_order(d->policy);
	bool fills = false, ordered = order->within.n > 0;

	for (size_t i = 0; i < d->rules; i++)
		fills |= d->rule[i].rule->trigger->fills;
	d->looks.limits = crm_policy_limits_days(d->policy);
	d->looks.met = fills || d->how.owners || (d->looks.limits && !d->how.unlimited);
	d->looks.customers = d->how.owners || crm_policy_limits_customers(d->policy);
	d->ref.stage = d->ref.level = d->ref.potential = -1;
	if (ordered && d->looks.met && bind_order(d, order, e) < 0)
		return crm_fail_at(e, NULL, 0, "order");
	return ordered || fills ? bind_optional(d, "potential", &d->ref.potential, e) : 0;
}

static int
bind_questions(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	const struct crm_trigger *t = r->rule->trigger;
	const struct crm_list *column = t->asks ? t->asks(r->rule) : NULL;

	r->questions = column ? column->n : 0;
	r->question = crm_arena_alloc(d->arena, (r->questions + 1) * sizeof *r->question);
	for (size_t i = 0; i < r->questions; i++)
		for (size_t q = 0; q < d->policy->questions; q++) {
			const struct crm_question *of = &d->policy->question[q];
			if (strcmp(of->column, column->word[i]) != 0)
				continue;
			if (crm_sentence_bind(d, r, of->ask, &r->question[i].ask, e) < 0 ||
			    crm_sentence_bind(d, r, of->offer, &r->question[i].offer, e) < 0)
				return -1;
		}
	return 0;
}

/* What a rule says, and for whom it is. */
static int
bind_words(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	const struct crm_rule *rule = r->rule;
	const struct crm_trigger *t = rule->trigger;
	const struct crm_sentence *ask = rule->ask;

	if (!ask && t->ask_of)
		ask = crm_sentence_parse(d->arena, crm_str_z(t->ask_of(rule)));
	r->service = strcmp(rule->purpose, "service") == 0;
	r->internal = crm_rule_is_desk(d->policy->model.kinds, rule);
	r->routine = t->routine && !rule->tasks;
	r->everybody = rule->says_everybody ? rule->everybody
					    : !rule->selling && (t->answers_event || t->of_day);
	r->usual = crm_channel_usual(d->policy->model.kinds, rule->action);
	if (crm_why_bind(d, r, e) < 0 || crm_sentence_bind(d, r, ask, &r->ask, e) < 0 ||
	    crm_sentence_bind(d, r, rule->offer, &r->offer, e) < 0 || bind_questions(d, r, e) < 0)
		return -1;
	if (rule->escalate_when && crm_expr_bind(rule->escalate_when, d->frame, e) < 0)
		return -1;
	return rule->when ? crm_expr_bind(rule->when, d->frame, e) : 0;
}

/* Without a log, rules that look into one are a fault; for the others nothing has happened yet. */
static int
bind_rules(struct crm_due_bound *d, crm_error *e)
{
	d->unlogged = !crm_frame_carries_facts(d->frame) && !crm_frame_has_log(d->frame);
	for (size_t i = 0; i < d->rules; i++) {
		if (d->unlogged && !d->rule[i].rule->trigger->known &&
		    crm_trigger_needs_log(d, &d->rule[i], e) < 0)
			return -1;
		if (bind_words(d, &d->rule[i], e) < 0)
			return -1;
	}
	if (d->unlogged)
		crm_frame_unlogged(d->frame);
	return 0;
}

static void
note_unlogged(struct crm_due_bound *d)
{
	if (d->unlogged)
		crm_buf_f(&d->notices,
			  "%sno log is named with -l: opt-outs, snoozes and what was done are not "
			  "known",
			  d->notices.n ? "\n" : "");
	crm_buf_zend(&d->notices);
}

int
crm_due_knows(const crm_policy *p, const char *const *only, size_t n, crm_error *e)
{
	const char **names = crm_alloc((p->rules + 1) * sizeof *names), *near;
	int status = 0;

	for (size_t i = 0; i < p->rules; i++)
		names[i] = p->rule[i].name;
	for (size_t k = 0; k < n && status == 0; k++) {
		size_t i = 0;
		while (i < p->rules && strcmp(names[i], only[k]) != 0)
			i++;
		if (i < p->rules)
			continue;
		near = crm_nearest(crm_str_z(only[k]), names, p->rules);
		status = crm_fail(e, CRM_SYSTEM, "the policy has no rule %s%s%s%s",
				  crm_quote(crm_str_z(only[k])), near ? "; did you mean \"" : "",
				  near ? near : "", near ? "\"?" : "");
	}
	free(names);
	return status;
}

/* Takes the rules of the policy, or those that were named. */
static int
choose_rules(struct crm_due_bound *d, crm_error *e)
{
	const crm_policy *p = d->policy;

	if (crm_due_knows(p, d->how.only, d->how.only_count, e) < 0)
		return -1;
	d->rule = crm_arena_alloc(d->arena, (p->rules + 1) * sizeof *d->rule);
	for (size_t i = 0; i < p->rules; i++) {
		bool chosen = !d->how.only_count;
		for (size_t n = 0; n < d->how.only_count; n++)
			chosen |= strcmp(d->how.only[n], p->rule[i].name) == 0;
		if (chosen)
			d->rule[d->rules++].rule = &p->rule[i];
	}
	return 0;
}

/* A log that is named is read, also where facts come with the stream and no rule
 * answers an event: what is faulty in it may be an opt-out. */
static void
read_words(struct crm_due_bound *d)
{
	struct crm_query w = {
		.aggregate = CRM_AGG_CONSENT, .of = {{{0}}, -1, -1}, .since = CRM_NO_DAY};
	static const char *const words[] = {"consent", "optout"};

	for (int i = 0; i < 2; i++) {
		int kind = crm_kinds_find(d->policy->model.kinds, crm_str_z(words[i]));
		crm_kindset_add(&w.of.kinds, kind);
	}
	if (crm_frame_carries_facts(d->frame) && crm_frame_has_log(d->frame))
		crm_fold_ask(crm_fold_of(d->frame), &w);
}

static crm_day
last_of(const struct crm_due_bound *d, unsigned days)
{
	int32_t more = days ? (int32_t)days - 1 : 0;
	crm_day end = crm_day_add(d->today, (crm_span){more, 'd'}, 1);

	return end == CRM_NO_DAY ? crm_day_of(9999, 12, 31) : end;
}

int
crm_due_bind(struct crm_due_bound *d, crm_error *e)
{
	d->arena = crm_arena_new();
	d->today = crm_frame_today(d->frame).day;
	d->end = last_of(d, d->how.days);
	d->agenda = last_of(d, d->how.agenda);
	d->now = crm_time_utc(crm_frame_today(d->frame));
	if (!d->how.country)
		d->how.country = d->policy->country;
	if (choose_rules(d, e) < 0 || bind_rules(d, e) < 0 || crm_prices_bind(d, e) < 0 ||
	    bind_days(d, e) < 0 || bind_person(d, e) < 0)
		return -1;
	crm_due_find_companions(d);
	for (size_t i = 0; i < d->rules; i++)
		if (crm_trigger_bind(d, &d->rule[i], e) < 0)
			return -1;
	if (crm_helpers_bind(d, e) < 0)
		return -1;
	read_words(d);
	crm_ends_note(d);
	note_unlogged(d);
	return crm_sides_bind(d, e) < 0 || crm_tries_bind(d, e) < 0 ? -1 : crm_cadence_bind(d, e);
}

void
crm_due_unbind(struct crm_due_bound *d)
{
	crm_refusals_end(d);
	crm_helpers_end(d);
	crm_prices_free(d->prices);
	crm_buf_free(&d->notices);
	crm_arena_free(d->arena);
}
