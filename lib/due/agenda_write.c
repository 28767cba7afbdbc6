/* agenda_write.c: an event of an agenda in words. How late something is, is left out: a calendar
 * is looked at for days. */
#include <string.h>

#include "base/array.h"
#include "due/helpers.h"
#include "due/agenda.h"
#include "due/write.h"

/* Whether its due day is that of a thing, and not only the day on which the agenda is made. */
static bool
has_due_day(const struct crm_due_rule *r, const struct crm_fired *f)
{
	const struct crm_trigger *t = r->rule->trigger;

	return !t->any_day && !t->fills && !t->needs_prices &&
	       (t->date || f->has_event || f->since != CRM_NO_DAY);
}

static void
write_moment(crm_day day, int minute, crm_buf *out)
{
	char text[CRM_DAY_TEXT];

	crm_buf_char(out, '\t');
	crm_buf_add(out, text, crm_day_format(day, text));
	if (minute >= 0)
		crm_buf_f(out, "T%02d%02d", minute / 60, minute % 60);
}

static int
write_key(struct crm_agenda *a, const struct crm_agenda_entry *x, const struct crm_due_rule *r,
	  const struct crm_fired *f, crm_error *e)
{
	struct crm_due_hand *h = &a->hand;
	crm_str id;

	if (crm_due_text(h, h->bound->ref.id, &h->scratch, &id, e) < 0)
		return -1;
	crm_buf_str(&a->key, id);
	crm_buf_f(&a->key, "\t%s", r->rule->name);
	if (has_due_day(r, f))
		write_moment(x->due, x->minute, &a->key);
	if (f->has_event && x->when.day != CRM_NO_DAY)
		write_moment(x->when.day, x->when.minute, &a->key);
	if (f->has_event && f->seen.sequence.step)
		crm_buf_f(&a->key, "\tstep-%u", f->seen.sequence.step);
	if (x->same)
		crm_buf_f(&a->key, "\t%u", x->same + 1);
	return 0;
}

/* What to ask and to offer, each sentence once. */
static int
write_words(struct crm_agenda *a, const struct crm_due_rule *r, const struct crm_fired *f,
	    const struct crm_bound_sentence *ask, const struct crm_bound_sentence *offer,
	    crm_error *e)
{
	const struct {
		const struct crm_bound_sentence *from;
		crm_buf *to;
	} words[] = {{ask, &a->ask}, {offer, &a->offer}};

	for (size_t i = 0; i < CRM_LENGTH(words); i++) {
		size_t before = words[i].to->n;
		if (before)
			crm_buf_char(words[i].to, ' ');
		if (crm_sentence_write(&a->hand, r, f, words[i].from, words[i].to, e) < 0)
			return -1;
		if (before && words[i].to->n == before + 1)
			words[i].to->n = before;
	}
	return 0;
}

static int
write_helpers(struct crm_agenda *a, const struct crm_due_rule *r, const struct crm_fired *f,
	      crm_error *e)
{
	size_t before = a->ask.n;

	if (before)
		crm_buf_char(&a->ask, ' ');
	if (crm_helpers_write(&a->hand, r, f, &a->ask, e) < 0)
		return -1;
	if (before && a->ask.n == before + 1)
		a->ask.n = before;
	return 0;
}

static int
write_questions(struct crm_agenda *a, const struct crm_due_rule *r, const struct crm_fired *f,
		crm_error *e)
{
	struct crm_due_hand *h = &a->hand;
	crm_str text;

	if (write_words(a, r, f, &r->ask, &r->offer, e) < 0)
		return -1;
	for (size_t i = 0; i < r->questions; i++) {
		const struct crm_asking *of = &r->question[i];
		if (crm_due_text(h, of->ref, &h->scratch, &text, e) < 0)
			return -1;
		if (!crm_str_trim(text).n && write_words(a, r, f, &of->ask, &of->offer, e) < 0)
			return -1;
	}
	return write_helpers(a, r, f, e);
}

/* ---- what accompanies it ---- */

/* The first that accompanies a contact with that row on that day or later. */
static size_t
first_along(const struct crm_agenda_entries *all, uint32_t row, crm_day day)
{
	size_t from = 0, to = all->n;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		const struct crm_agenda_entry *x = &all->at[middle];
		if (x->row < row || (x->row == row && x->day < day))
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static int
write_along(struct crm_agenda *a, const struct crm_agenda_entry *leader, crm_error *e)
{
	const struct crm_agenda_entries *all = &a->along;
	struct crm_fired f;

	for (size_t i = first_along(all, leader->row, leader->day);
	     i < all->n && all->at[i].row == leader->row && all->at[i].day == leader->day; i++) {
		const struct crm_due_rule *r = &a->hand.bound->rule[all->at[i].rule];
		if (crm_rule_fire(&a->hand, r, &f, e) < 0)
			return -1;
		crm_sentence_begin(&a->also);
		if (crm_why_write(&a->hand, r, &f, &a->also, e) < 0 ||
		    write_questions(a, r, &f, e) < 0)
			return -1;
	}
	return 0;
}

/* ---- all of it ---- */

static int
write_texts(struct crm_agenda *a, const struct crm_agenda_entry *x, const struct crm_fired *f,
	    crm_error *e)
{
	struct crm_due_hand *h = &a->hand;
	const struct crm_due_rule *r = &h->bound->rule[x->rule];
	crm_str owner;

	if (write_key(a, x, r, f, e) < 0 || crm_why_write(h, r, f, &a->why, e) < 0 ||
	    write_questions(a, r, f, e) < 0)
		return -1;
	if (f->has_event)
		crm_buf_f(&a->evidence, "%s:%llu", f->seen.source,
			  (unsigned long long)f->seen.line);
	if (x->leads && write_along(a, x, e) < 0)
		return -1;
	if (!r->internal && crm_refusals_write(h, &a->remark, e) < 0)
		return -1;
	if (crm_due_text(h, h->bound->ref.owner, &h->scratch, &owner, e) < 0)
		return -1;
	crm_buf_str(&a->owner, crm_due_doer(h->bound, owner, x->escalate));
	return 0;
}

static void
forget(struct crm_agenda *a)
{
	a->key.n = a->why.n = a->ask.n = a->offer.n = 0;
	a->evidence.n = a->also.n = a->remark.n = a->owner.n = 0;
}

int
crm_agenda_write(struct crm_agenda *a, size_t i, struct crm_due_event *out, crm_error *e)
{
	const struct crm_agenda_entry *x = &a->events.at[i];
	struct crm_due_hand *h = &a->hand;
	const struct crm_due_rule *r = &h->bound->rule[x->rule];
	struct crm_fired f;
	crm_str channel;

	crm_due_go(h, x->row);
	h->on = x->day;
	forget(a);
	if ((x->nth >= 0 ? crm_trigger_date(h, r, (size_t)x->nth, &f, e)
			 : crm_rule_fire(h, r, &f, e)) < 0 ||
	    crm_person_read(h, e) < 0 || write_texts(a, x, &f, e) < 0)
		return -1;
	channel = crm_channel_choose(h, r);
	*out = (struct crm_due_event){
		.row = x->row,
		.rule = r->rule->name,
		.dated = x->nth >= 0,
		.category = x->nth >= 0 ? crm_tr(r->rule->trigger->category) : NULL,
		.remind_before = x->nth >= 0 && r->rule->trigger->remind_before,
		.day = x->day,
		.at = x->nth >= 0 && x->minute >= 0 ? f.seen.due : CRM_NO_TIME,
		.key = crm_buf_slice(&a->key),
		.action = crm_str_z(x->escalate ? "escalate"
						: crm_channel_action(h->bound->policy->model.kinds,
								     r->rule->action, r->usual,
								     channel)),
		.channel = channel,
		.why = crm_buf_slice(&a->why),
		.ask = crm_buf_slice(&a->ask),
		.offer = crm_buf_slice(&a->offer),
		.also = crm_buf_slice(&a->also),
		.remark = crm_buf_slice(&a->remark),
		.evidence = crm_buf_slice(&a->evidence),
		.owner = crm_buf_slice(&a->owner),
	};
	return 0;
}
