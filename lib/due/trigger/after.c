/* after.c: after: purchase: something follows an event, or a sequence of steps does.
 *
 * Due `within` (or `wait`) after the event, listed from `wait` to `expires` after it, and settled
 * by done_by since then. Of a sequence each step counts from the day of the step before it. */
#include "base/parse.h"
#include "due/trigger/shared.h"
#include "fold/course.h"
#include "kinds/outcome.h"

/* ---- in the policy ---- */

static int
read_rating(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct crm_rule *r = to;

	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (!crm_num_range(n->text, &r->rating_from, &r->rating_to) ||
	    r->rating_from < CRM_NUM_ONE || r->rating_to > 5 * CRM_NUM_ONE ||
	    r->rating_from > r->rating_to)
		return crm_load_fault(l, n->place, "rating: %s is not a range within 1..5",
				      crm_quote(n->text));
	return 0;
}

/* One or several. */
static int
read_outcomes(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	unsigned *out = to;

	if (crm_list_count(n) == 0)
		return crm_load_fault(l, n->place, "outcome: an empty list");
	for (size_t i = 0; i < crm_list_count(n); i++) {
		const crm_node *one = crm_list_at(n, i);
		unsigned which = 0;

		if (crm_load_want(l, one, f->key, CRM_NODE_SCALAR) < 0)
			return -1;
		while (which < CRM_OUTCOMES && !crm_str_eqz(one->text, crm_outcomes[which]))
			which++;
		if (which == CRM_OUTCOMES)
			return crm_load_unknown(l, one->place, "outcome", one->text, crm_outcomes,
						CRM_OUTCOMES);
		*out |= 1u << which;
	}
	return 0;
}

static const crm_field keys[] = {
	{.key = "steps", .at = offsetof(struct crm_raw_rule, steps), .read = crm_read_node},
	{.key = "stop", .at = offsetof(struct crm_raw_rule, stop), .read = crm_read_node},
	{.key = "rating", .read = read_rating},
	{.key = "outcome", .at = CRM_RULE_AT(outcomes), .read = read_outcomes},
	{.key = "item", .at = CRM_RULE_AT(item), .read = crm_read_text},
	CRM_KEYS_FOLLOWING,
};

/* ---- at work ---- */

int
crm_after_bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	const struct crm_rule *rule = r->rule;
	struct crm_want w = {.op = CRM_OP_PENDING, .since = CRM_NO_DAY};
	const crm_kinds *k = d->policy->model.kinds;

	(void)e;
	w.of = (struct crm_filter){rule->any_kind ? crm_every_kind(k) : rule->kinds, CRM_ANY,
				   CRM_REACHED};
	if (rule->outcomes)
		w.of.outcome = CRM_OUTCOMES_OF(rule->outcomes);
	w.done = (struct crm_filter){rule->done_by, CRM_ANY, CRM_REACHED};
	w.rating_from = rule->rating_from;
	w.rating_to = rule->rating_to;
	w.item = crm_str_z(rule->item);
	if (rule->has_expires)
		w.since = crm_day_reaching(d->today, rule->expires);
	if (rule->steps) { /* asked alike for each step, so that it is kept once */
		w.op = CRM_OP_COURSE;
		w.done = (struct crm_filter){{{0}}, CRM_ANY, CRM_ANY};
		w.course = rule->sequence;
		w.texts = true;
		w.since = CRM_NO_DAY;
	}
	return crm_trigger_bind_event(d, r, &w);
}

/* Of a sequence the step that it is at, from its own day. */
static bool
at_step(const struct crm_due_rule *r, struct crm_fired *f)
{
	const struct crm_course_seen *course = &f->seen.course;

	if (!r->rule->steps)
		return true;
	f->since = course->day;
	if (course->step == r->rule->step)
		return true;
	crm_fired_settle(f,
			 course->stopped ? "stopped"
			 : course->step  ? "is at another step"
					 : "all steps are through",
			 course->day);
	return false;
}

int
crm_after_fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f,
	       crm_error *e)
{
	(void)e;
	if (crm_fired_cause(h, r, f) && at_step(r, f))
		crm_fired_follow(r, f);
	return 0;
}

const struct crm_trigger crm_trigger_after = {
	.value = {.key = "after", .read = crm_read_event},
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.settle = crm_settle_by_touch,
	.answers_event = true,
	.bind = crm_after_bind,
	.fire = crm_after_fire,
	.why = "After the {kind} of {date}: {item}",
	.never = "",
};
