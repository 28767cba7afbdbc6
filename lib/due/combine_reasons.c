/* combine_reasons.c: the reasons of one customer: their order, and which of them can make one
 * contact together. */
#include "due/combine.h"

#define URGENT (10 * CRM_NUM_ONE) /* what it adds to a priority */

crm_num
crm_due_priority(const struct crm_due_bound *d, const struct crm_reason *reason)
{
	return d->rule[reason->rule].rule->priority + (reason->urgent ? URGENT : 0);
}

struct crm_reason
crm_due_reason(const struct crm_due_hand *h, size_t rule, const struct crm_fired *f)
{
	return (struct crm_reason){
		.row = (uint32_t)h->row,
		.rule = (uint16_t)rule,
		.urgent = f->past_longest || f->escalate,
		.escalate = f->escalate,
		.due = f->due,
		.last = f->last,
	};
}

static bool
before(const struct crm_due_bound *d, const struct crm_reason *a, const struct crm_reason *b)
{
	crm_num pa = crm_due_priority(d, a), pb = crm_due_priority(d, b);
	bool along = d->rule[a->rule].accompanies;

	if (along != d->rule[b->rule].accompanies)
		return !along; /* the contact leads */
	if (pa != pb)
		return pa > pb;
	return a->due != b->due ? a->due < b->due : a->rule < b->rule;
}

/* Few: by insertion. */
void
crm_reasons_sort(const struct crm_due_bound *d, struct crm_reason *reason, size_t n)
{
	for (size_t i = 1; i < n; i++)
		for (size_t at = i; at > 0; at--) {
			struct crm_reason *a = &reason[at - 1], *b = &reason[at], swap = *a;
			if (!a->held != !b->held ? !a->held : !before(d, b, a))
				break;
			*a = *b;
			*b = swap;
		}
}

void
crm_reasons_keep(const struct crm_due_hand *h, struct crm_reason *reason, size_t n)
{
	crm_str channel = CRM_STR("");

	for (size_t i = 0; i < n && !reason[i].held && !channel.n; i++)
		channel = crm_channel_choose(h, &h->bound->rule[reason[i].rule]);
	for (size_t i = 0; i < n && channel.n; i++)
		if (!reason[i].held &&
		    !crm_channel_allowed(h, &h->bound->rule[reason[i].rule], channel))
			reason[i].held = CRM_HELD_NO_CONSENT;
}

/* The first that goes by a channel; NULL for work at the desk. */
static const struct crm_reason *
leader(const struct crm_due_hand *h, const struct crm_reason *r, size_t n, crm_str *channel)
{
	for (size_t i = 0; i < n; i++)
		if ((*channel = crm_channel_choose(h, &h->bound->rule[r[i].rule])).n)
			return &r[i];
	return NULL;
}

static bool
may_all(const struct crm_due_hand *h, const struct crm_reason *r, size_t n, crm_str channel)
{
	for (size_t i = 0; i < n; i++)
		if (!crm_channel_allowed(h, &h->bound->rule[r[i].rule], channel))
			return false;
	return true;
}

bool
crm_reasons_agree(struct crm_due_hand *h, const struct crm_reasons *all,
		  const struct crm_due_item *a, const struct crm_due_item *b)
{
	const struct crm_reason *of_a = &all->at[a->first], *of_b = &all->at[b->first], *x, *y;
	crm_str by_x, by_y;
	crm_error e;

	if (h->bound->how.each)
		return true;
	crm_due_go(h, a->row);
	if (crm_person_read(h, &e) < 0)
		return false;
	x = leader(h, of_a, a->count, &by_x);
	y = leader(h, of_b, b->count, &by_y);
	if (!x || !y)
		return true;
	return before(h->bound, x, y) ? may_all(h, of_b, b->count, by_x)
				      : may_all(h, of_a, a->count, by_y);
}

bool
crm_due_only_fills(const struct crm_due_bound *d, const struct crm_reason *reason)
{
	return d->rule[reason->rule].rule->trigger->fills;
}
