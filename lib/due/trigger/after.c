/* after.c: after: purchase: something follows an event, or a sequence of steps does.
 *
 * Due `within` (or `wait`) after the event, listed from `wait` to `expires` after it, and settled
 * by done_by since then. Of a sequence each step counts from the day of the step before it. */
#include "base/parse.h"
#include "due/trigger/shared.h"
#include "fold/sequence.h"
#include "kinds/outcome.h"

/* ---- in the policy ---- */

/* What its rules have alone: which events of the kinds begin it. */
struct after_rule {
	unsigned outcomes; /* a bit for each; 0 those that reached */
	struct after_rating {
		crm_num from, to;
	} rating;         /* both 0: any */
	const char *item; /* "" any */
};

static const struct after_rule initial = {.item = ""};

static int
read_rating(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	struct after_rating *rating = to;

	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (!crm_num_range(n->text, &rating->from, &rating->to) || rating->from < CRM_NUM_ONE ||
	    rating->to > 5 * CRM_NUM_ONE || rating->from > rating->to)
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
		return crm_load_fault(l, n->place, "outcome: the list is empty");
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
	{.key = "rating", .at = CRM_OWN_AT(struct after_rule, rating), .read = read_rating},
	{.key = "outcome", .at = CRM_OWN_AT(struct after_rule, outcomes), .read = read_outcomes},
	{.key = "item", .at = CRM_OWN_AT(struct after_rule, item), .read = crm_read_text},
	CRM_KEYS_FOLLOWING,
};

static int
finish(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	const struct after_rule *own = r->own;

	(void)l;
	(void)n;
	r->only_some = own->outcomes || own->rating.from || *own->item;
	return 0;
}

/* ---- at work ---- */

/* Steps of a sequence ask alike, so that it is kept once. */
static struct crm_query
want_sequence(const struct crm_rule *rule, const struct crm_query *w)
{
	struct crm_query all = *w;

	all.aggregate = CRM_AGG_SEQUENCE;
	all.done = (struct crm_filter){{{0}}, CRM_ANY, CRM_ANY};
	all.sequence = rule->sequence;
	all.texts = true;
	all.since = CRM_NO_DAY;
	return all;
}

static int
bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	const struct after_rule *own = r->rule->own;
	struct crm_query w = crm_want_following(d, r);

	(void)e;
	if (own->outcomes)
		w.of.outcome = CRM_OUTCOMES_OF(own->outcomes);
	w.rating_from = own->rating.from;
	w.rating_to = own->rating.to;
	w.item = crm_str_z(own->item);
	if (r->rule->steps)
		w = want_sequence(r->rule, &w);
	return crm_trigger_bind_event(d, r, &w);
}

/* Of a sequence the step that it is at, from its own day. */
static bool
at_step(const struct crm_due_rule *r, struct crm_fired *f)
{
	const struct crm_sequence_seen *sequence = &f->seen.sequence;

	if (!r->rule->steps)
		return true;
	f->since = sequence->day;
	if (sequence->step == r->rule->step)
		return true;
	crm_fired_settle(f,
			 sequence->stopped ? "stopped"
			 : sequence->step  ? "is at another step"
					   : "all steps are done or have expired",
			 sequence->day);
	return false;
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
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
	.own_size = sizeof(struct after_rule),
	.initial = &initial,
	.finish = finish,
	.settle = crm_settle_by_touch,
	.answers_event = true,
	.bind = bind,
	.fire = fire,
	.why = CRM_TR_MARK("After the {kind} of {date}: {item}"),
	.never = "",
};
