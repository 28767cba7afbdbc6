/* combine_reasons.c: why one customer is to be contacted today: which rules fire, what
 * holds them back, and which of them make one contact together. */
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

int
crm_due_reason_of(struct crm_due_hand *h, size_t rule, struct crm_fired *f, enum crm_held *held,
		  crm_error *e)
{
	const struct crm_due_rule *r = &h->bound->rule[rule];
	int holds = 1;

	if (crm_trigger_fire(h, r, f, e) < 0)
		return -1;
	if (!crm_fired_today(h->bound, f))
		return 0;
	if (r->rule->when && (holds = crm_expr_holds(r->rule->when, h->cursor, e)) <= 0)
		return holds;
	if (crm_person_read(h, e) < 0)
		return -1;
	if (h->person.absent)
		return 0;
	*held = crm_restraint(h, r, h->bound->today);
	return 1;
}

bool
crm_due_only_fills(const struct crm_due_bound *d, const struct crm_reason *reason)
{
	return d->rule[reason->rule].rule->trigger->fills;
}

/* Who is contacted anyway need not fill a day. */
static void
drop_fills(const struct crm_due_bound *d, struct crm_reasons *all, size_t first)
{
	size_t kept = first;
	bool contact = false;

	for (size_t i = first; i < all->n; i++)
		contact |= !all->at[i].held && !crm_due_only_fills(d, &all->at[i]) &&
			   !d->rule[all->at[i].rule].accompanies;
	if (!contact)
		return;
	for (size_t i = first; i < all->n; i++)
		if (!crm_due_only_fills(d, &all->at[i]))
			all->at[kept++] = all->at[i];
	all->n = kept;
}

int
crm_due_judge_row(struct crm_due_hand *h, struct crm_reasons *out, crm_error *e)
{
	const struct crm_due_bound *d = h->bound;
	size_t first = out->n, n;
	struct crm_reason *own;
	struct crm_fired f;
	enum crm_held held;

	for (size_t i = 0; i < d->rules; i++) {
		struct crm_reason reason;
		int fires = crm_due_reason_of(h, i, &f, &held, e);
		if (fires < 0)
			return -1;
		if (!fires)
			continue;
		reason = crm_due_reason(h, i, &f);
		reason.held = (uint8_t)held;
		crm_reasons_add(out, &reason);
	}
	if (out->n == first)
		return 0;
	drop_fills(d, out, first);
	own = out->at + first;
	n = out->n - first;
	crm_due_accompany(d, own, n);
	crm_reasons_sort(d, own, n);
	if (!d->how.each && n && !crm_due_only_fills(d, own))
		crm_reasons_keep(h, own, n);
	crm_reasons_sort(d, own, n);
	return 0;
}
