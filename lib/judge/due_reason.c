/* due_reason.c: why one customer is to be contacted today: which rules fire, what
 * holds them back, and which of them make one contact together. */
#include "judge/due.h"
#include "policy/trigger.h"

#define URGENT (10 * CRM_NUM_ONE) /* what it adds to a priority */

crm_num
crm_due_priority(const struct crm_due *d, const struct crm_reason *reason)
{
	return d->rule[reason->rule].rule->priority + (reason->urgent ? URGENT : 0);
}

struct crm_reason
crm_due_reason(const struct crm_due *d, size_t rule, const struct crm_fired *f)
{
	return (struct crm_reason){
		.row = (uint32_t)d->row,
		.rule = (uint16_t)rule,
		.urgent = f->past_longest || f->escalate,
		.escalate = f->escalate,
		.due = f->due,
		.last = f->last,
	};
}

void
crm_due_add_reason(struct crm_due *d, const struct crm_reason *reason)
{
	if (d->reasons == d->reason_cap) {
		d->reason_cap = d->reason_cap * 2 + 1024;
		d->reason = crm_realloc(d->reason, d->reason_cap * sizeof *d->reason);
	}
	d->reason[d->reasons++] = *reason;
}

static bool
before(const struct crm_due *d, const struct crm_reason *a, const struct crm_reason *b)
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
crm_reasons_sort(const struct crm_due *d, struct crm_reason *reason, size_t n)
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
crm_reasons_keep(struct crm_due *d, struct crm_reason *reason, size_t n)
{
	crm_str channel = CRM_STR("");

	for (size_t i = 0; i < n && !reason[i].held && !channel.n; i++)
		channel = crm_channel_choose(d, &d->rule[reason[i].rule]);
	for (size_t i = 0; i < n && channel.n; i++)
		if (!reason[i].held && !crm_channel_allowed(d, &d->rule[reason[i].rule], channel))
			reason[i].held = CRM_HELD_NO_CONSENT;
}

/* The first that goes by a channel; NULL for work at the desk. */
static const struct crm_reason *
leader(struct crm_due *d, const struct crm_due_item *item, crm_str *channel)
{
	const struct crm_reason *r = d->reason + item->first;

	for (size_t i = 0; i < item->count; i++)
		if ((*channel = crm_channel_choose(d, &d->rule[r[i].rule])).n)
			return &r[i];
	return NULL;
}

static bool
may_all(const struct crm_due *d, const struct crm_due_item *item, crm_str channel)
{
	const struct crm_reason *r = d->reason + item->first;

	for (size_t i = 0; i < item->count; i++)
		if (!crm_channel_allowed(d, &d->rule[r[i].rule], channel))
			return false;
	return true;
}

bool
crm_reasons_agree(struct crm_due *d, const struct crm_due_item *a, const struct crm_due_item *b)
{
	const struct crm_reason *x, *y;
	crm_str by_x, by_y;
	crm_error e;

	if (d->how.each)
		return true;
	crm_due_go(d, a->row);
	if (crm_person_read(d, &e) < 0)
		return false;
	x = leader(d, a, &by_x);
	y = leader(d, b, &by_y);
	if (!x || !y)
		return true;
	return before(d, x, y) ? may_all(d, b, by_x) : may_all(d, a, by_y);
}

int
crm_due_reason_of(struct crm_due *d, size_t rule, struct crm_fired *f, enum crm_held *held,
		  crm_error *e)
{
	const struct crm_due_rule *r = &d->rule[rule];
	int holds = 1;

	if (crm_trigger_fire(d, r, f, e) < 0)
		return -1;
	if (!crm_fired_today(d, f))
		return 0;
	if (r->rule->when && (holds = crm_expr_holds(r->rule->when, d->cursor, e)) <= 0)
		return holds;
	if (crm_person_read(d, e) < 0)
		return -1;
	if (d->person.absent)
		return 0;
	*held = crm_restraint(d, r, d->today);
	return 1;
}

bool
crm_due_only_fills(const struct crm_due *d, const struct crm_reason *reason)
{
	return d->rule[reason->rule].rule->trigger->fills;
}

/* Who is contacted anyway need not fill a day. */
static void
drop_fills(struct crm_due *d, size_t first)
{
	size_t kept = first;
	bool contact = false;

	for (size_t i = first; i < d->reasons; i++)
		contact |= !d->reason[i].held && !crm_due_only_fills(d, &d->reason[i]) &&
			   !d->rule[d->reason[i].rule].accompanies;
	if (!contact)
		return;
	for (size_t i = first; i < d->reasons; i++)
		if (!crm_due_only_fills(d, &d->reason[i]))
			d->reason[kept++] = d->reason[i];
	d->reasons = kept;
}

int
crm_due_judge_row(struct crm_due *d, crm_error *e)
{
	size_t first = d->reasons;
	struct crm_fired f;
	enum crm_held held;

	for (size_t i = 0; i < d->rules; i++) {
		struct crm_reason reason;
		int fires = crm_due_reason_of(d, i, &f, &held, e);
		if (fires < 0)
			return -1;
		if (!fires)
			continue;
		reason = crm_due_reason(d, i, &f);
		reason.held = (uint8_t)held;
		crm_due_add_reason(d, &reason);
	}
	drop_fills(d, first);
	crm_due_accompany(d, d->reason + first, d->reasons - first);
	crm_reasons_sort(d, d->reason + first, d->reasons - first);
	if (!d->how.each && d->reasons > first && !crm_due_only_fills(d, &d->reason[first]))
		crm_reasons_keep(d, d->reason + first, d->reasons - first);
	crm_reasons_sort(d, d->reason + first, d->reasons - first);
	return 0;
}
