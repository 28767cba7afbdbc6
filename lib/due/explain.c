/* explain.c: every rule, for one customer, in words for a person: by the very functions that made
 * the list. */
#include <stdlib.h>

#include "due/refusals.h"
#include "due/due.h"

static void
write_day(const char *before, crm_day day, crm_buf *out)
{
	char text[CRM_DAY_TEXT];

	if (day == CRM_NO_DAY)
		return;
	crm_day_format(day, text);
	crm_buf_z(out, before);
	crm_buf_z(out, text);
}

/* The moment of a limit in working time. */
static void
write_limit(const struct crm_fired *f, crm_buf *out)
{
	int64_t minute;
	crm_day day;

	if (f->limit == CRM_NO_LIMIT)
		return;
	minute = ((f->limit % 1440) + 1440) % 1440;
	day = (crm_day)((f->limit - minute) / 1440);
	if (minute == 0) { /* the end of a day, not the beginning of the next */
		minute = 1440;
		day--;
	}
	write_day(", limit ", day, out);
	crm_buf_f(out, " %02d:%02d", (int)(minute / 60), (int)(minute % 60));
}

static void
write_evidence(const struct crm_fired *f, crm_buf *out)
{
	if (!f->has_event)
		return;
	crm_buf_z(out, " (");
	crm_buf_visible(out, crm_str_z(f->seen.source));
	crm_buf_f(out, ":%llu)", (unsigned long long)f->seen.line);
}

/* Where a sequence is. */
static void
write_step(const struct crm_due_rule *r, const struct crm_fired *f, crm_buf *out)
{
	if (f->has_event && f->seen.sequence.step)
		crm_buf_f(out, "step %u of %u, ", r->rule->step, r->rule->steps);
}

/* How a sequence came to its end. */
static void
write_ended(const struct crm_due_bound *d, const struct crm_due_rule *r, const struct crm_fired *f,
	    crm_buf *out)
{
	const struct crm_sequence_seen *sequence = &f->seen.sequence;

	if (sequence->stopped)
		crm_buf_z(out, "stopped");
	else if (r->rule->steps == 1)
		crm_buf_z(out, sequence->kind < 0 ? "its only step has expired"
						  : "its only step is done");
	else
		crm_buf_f(out, "all %u steps are done or have expired, the last", r->rule->steps);
	if (sequence->kind >= 0)
		crm_buf_f(out, " by %s",
			  crm_kinds_at(d->policy->model.kinds, (size_t)sequence->kind)->name);
	write_day(" on ", sequence->day, out);
	if (sequence->kind < 0)
		return;
	crm_buf_z(out, ", ");
	crm_buf_visible(out, crm_str_z(sequence->source));
	crm_buf_f(out, ":%llu", (unsigned long long)sequence->line);
}

/* The line of a sequence is that of the step that it is at, else that of the first. */
static bool
is_shown(const struct crm_due_rule *r, const struct crm_fired *f)
{
	unsigned at = f->has_event && f->seen.sequence.step ? f->seen.sequence.step : 1;

	return !r->rule->steps || r->rule->step == at;
}

/* Why a rule does not fire today. */
static void
write_not(const struct crm_due_bound *d, const struct crm_due_rule *r, const struct crm_fired *f,
	  bool holds, crm_buf *out)
{
	if (f->due == CRM_DUE_NEVER && r->rule->steps && f->has_event && !f->seen.sequence.step) {
		crm_buf_z(out, "no: ");
		write_ended(d, r, f, out);
	} else if (f->due == CRM_DUE_NEVER) {
		crm_buf_f(out, "no: %s", f->settled);
		write_day(" on ", f->settled_on, out);
		if (f->next != CRM_NO_DAY)
			write_day("; next from ", crm_day_add(f->next, r->rule->ahead, -1), out);
	} else if (d->today < f->from) {
		crm_buf_z(out, "no: ");
		write_step(r, f, out);
		write_day(holds ? "not before " : "its condition does not hold, and not before ",
			  f->from, out);
		if (f->due != f->from)
			write_day(", due ", f->due, out);
		write_limit(f, out);
		write_evidence(f, out);
	} else {
		write_day("no: not after ", f->last, out);
		write_evidence(f, out);
	}
}

static const struct crm_due_item *
listed_item(const struct crm_due_found *f, size_t row)
{
	for (size_t i = 0; i < f->list.n; i++)
		if (f->list.item[i].row == row)
			return &f->list.item[i];
	return NULL;
}

static void
write_whose(const struct crm_refused_consent *whose, crm_buf *out)
{
	if (!whose)
		return;
	crm_buf_z(out, " of ");
	crm_buf_str(out, whose->name);
	crm_buf_z(out, " (");
	crm_buf_str(out, whose->id);
	crm_buf_z(out, "), who was merged into this customer");
}

/* Why it is the manager's, where that is by the rule's condition. */
static void
write_hand_over(struct crm_due_hand *h, const crm_expr *when, crm_buf *out)
{
	crm_error e;

	if (crm_expr_holds(when, h->cursor, &e) <= 0)
		return;
	crm_buf_z(out, " [escalated at once, as ");
	crm_buf_visible(out, crm_expr_text(when));
	crm_buf_char(out, ']');
}

static int
write_fires(struct crm_due_hand *h, const struct crm_due_rule *r, const struct crm_fired *f,
	    const struct crm_reason *reason, crm_buf *out, crm_error *e)
{
	crm_buf why = {0};
	int done = crm_why_write(h, r, f, &why, e);

	crm_buf_z(out, reason->held ? "held: " : "yes: ");
	write_step(r, f, out);
	write_day("due ", f->due, out);
	write_limit(f, out);
	write_evidence(f, out);
	if (why.n)
		crm_buf_z(out, ": ");
	crm_buf_visible(out, crm_buf_slice(&why));
	crm_buf_free(&why);
	if (!reason->held && crm_due_cannot_wait(h->bound, reason, h->bound->today))
		crm_buf_z(out, " [cannot wait]");
	if (f->escalate && r->rule->escalate_when)
		write_hand_over(h, r->rule->escalate_when, out);
	if (reason->held) {
		crm_buf_f(out, " [%s", crm_held_words[reason->held]);
		if (reason->held == CRM_HELD_NO_CONSENT)
			write_whose(crm_refusals_whose(h), out);
		if (reason->held == CRM_HELD_CAP)
			crm_places_explain(r, out);
		write_day(" until ", crm_restraint_until(h, r, (enum crm_held)reason->held), out);
		crm_buf_char(out, ']');
	}
	return done;
}

/* By whom it is to be done is said where that is not who looks after them. */
static void
write_listed(const struct crm_due_bound *d, const struct crm_reason *top, crm_str owner,
	     crm_buf *out)
{
	crm_str doer = crm_due_doer(d, owner, top->escalate);

	crm_buf_f(out, "listed, by rule %s", d->rule[top->rule].rule->name);
	if (crm_str_eq(doer, owner))
		return;
	crm_buf_z(out, ", for ");
	crm_buf_visible(out, doer);
}

static void
write_carried_over(const struct crm_due_bound *d, const struct crm_reason *top, crm_str owner,
		   crm_buf *out)
{
	crm_str doer = crm_due_doer(d, owner, top->escalate);

	crm_buf_z(out, "left for later: the ");
	if (crm_str_eq(doer, owner)) {
		crm_buf_z(out, "owner's day is full");
		return;
	}
	crm_buf_z(out, "day of ");
	crm_buf_visible(out, doer);
	crm_buf_z(out, " is full");
}

/* What is known of the row in hand. */
struct explained {
	struct crm_due_hand *hand;
	const struct crm_due_item *item; /* its line of the list; NULL: it is on none … */
	const struct crm_reason *top;    /* … whose first reason this is */
	const struct crm_reasons *found; /* the reasons of all rows, as the list has them */
	struct crm_due_found own;        /* its contacts if every day had room */
};

/* What became of a reason to go along with a contact that fills a day. */
static uint8_t
held_with_fill(const struct explained *x, size_t rule)
{
	const struct crm_reasons *all = x->found;
	size_t i = 0;

	while (i < all->n && (all->at[i].row != x->hand->row || all->at[i].rule != rule))
		i++;
	return i < all->n ? all->at[i].held : CRM_NOT_HELD;
}

/* The reason that a rule gives, with what holds it back in the end; false when it gives none. */
static bool
reason_of(const struct explained *x, size_t rule, struct crm_reason *out)
{
	const struct crm_window *w = crm_window_of(x->hand, rule);
	const struct crm_due_bound *d = x->hand->bound;

	if (!w || (x->own.list.n && crm_due_only_fills(d, &w->reason)))
		return false;
	*out = w->reason;
	out->held = (uint8_t)crm_window_held(d, w);
	if (w->served && !x->own.list.n)
		out->held = held_with_fill(x, rule);
	return true;
}

static int
explain_rule(const struct explained *x, size_t rule, crm_buf *out, crm_error *e)
{
	struct crm_due_hand *h = x->hand;
	const struct crm_due_bound *b = h->bound;
	const struct crm_due_rule *r = &b->rule[rule];
	struct crm_reason reason;
	bool gives = reason_of(x, rule, &reason);
	struct crm_fired f;
	int holds = 1;

	if (crm_rule_fire(h, r, &f, e) < 0)
		return -1;
	if (!is_shown(r, &f))
		return 0;
	crm_buf_f(out, "  %-18s  ", r->rule->name);
	if (!gives && (holds = crm_rule_is_for(h, r, e)) < 0)
		return -1;
	if (gives &&
	    (reason.held || !crm_due_only_fills(b, &reason) || (x->item && x->top->rule == rule))) {
		if (write_fires(h, r, &f, &reason, out, e) < 0)
			return -1;
	} else if (holds && crm_fired_today(b, &f)) {
		crm_buf_z(out, gives ? "no: there is no more room in the day"
				     : "no: on the list for another reason");
	} else if (crm_fired_today(b, &f)) {
		crm_buf_z(out, crm_rule_is_for_others(h, r) ? "no: it is for customers"
							    : "no: its condition does not hold");
	} else {
		write_not(b, r, &f, holds, out);
	}
	if (crm_cadence_explain(h, r->rule, out, e) < 0)
		return -1;
	crm_buf_char(out, '\n');
	return 0;
}

/* Whether any reason is held back that does not only fill the day. */
static bool
is_held_back(const struct explained *x)
{
	const struct crm_due_bound *d = x->hand->bound;
	struct crm_reason reason;

	for (size_t i = 0; i < d->rules; i++)
		if (reason_of(x, i, &reason) && reason.held && !crm_due_only_fills(d, &reason))
			return true;
	return false;
}

static int
explain_person(const struct explained *x, crm_buf *out, crm_error *e)
{
	struct crm_due_hand *h = x->hand;
	const struct crm_due_bound *b = h->bound;
	const struct crm_due_items *own = &x->own.list;
	crm_str owner;

	if (crm_person_read(h, e) < 0 || crm_due_text(h, b->ref.owner, &h->scratch, &owner, e) < 0)
		return -1;
	if (h->person.absent)
		crm_buf_f(out, "not listed: %s", h->person.absent);
	else if (x->item)
		write_listed(b, x->top, owner, out);
	else if (own->n)
		write_carried_over(b, &x->own.reasons.at[own->item[0].first], owner, out);
	else
		crm_buf_z(out, is_held_back(x) ? "not listed: what is due is held back"
					       : "not listed: nothing is due");
	crm_buf_char(out, '\n');
	return 0;
}

int
crm_due_explain(crm_due *d, size_t row, crm_buf *out, crm_error *e)
{
	struct crm_due_hand *h = &d->hand;
	struct explained x = {
		.hand = h, .item = listed_item(&d->found, row), .found = &d->found.reasons};
	int done;

	if (x.item)
		x.top = &d->found.reasons.at[x.item->first];
	crm_found_begin(&x.own);
	crm_due_go(h, row);
	done = crm_combine_row(h, &x.own, e) < 0 ||
	       crm_explain_head(h->cursor, d->bound.frame, out, e) < 0 ||
	       explain_person(&x, out, e) < 0 || crm_place_explain(h, &d->found, out, e) < 0;
	for (size_t i = 0; i < d->bound.rules && !done && !h->person.absent; i++)
		done = explain_rule(&x, i, out, e);
	crm_found_end(&x.own);
	return done ? -1 : 0;
}
