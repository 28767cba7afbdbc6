/* due.c: whom to contact: the list as a whole, and what is asked of it. */
#include <stdlib.h>
#include <string.h>

#include "due/agenda.h"
#include "due/due.h"

static const crm_str columns[CRM_DUE_COLUMNS] = {
	[CRM_DUE_RULE] = {"due_rule", 8},
	[CRM_DUE_DATE] = {"due_date", 8},
	[CRM_DUE_OVERDUE] = {"due_overdue", 11},
	[CRM_DUE_ACTION] = {"due_action", 10},
	[CRM_DUE_CHANNEL] = {"due_channel", 11},
	[CRM_DUE_WHY] = {"due_why", 7},
	[CRM_DUE_ASK] = {"due_ask", 7},
	[CRM_DUE_PRIORITY] = {"due_priority", 12},
	[CRM_DUE_EVIDENCE] = {"due_evidence", 12},
	[CRM_DUE_OFFER] = {"due_offer", 9},
	[CRM_DUE_OWNER] = {"due_owner", 9},
	[CRM_DUE_DATES] = {"due_dates", 9},
};

size_t
crm_due_columns(const crm_str **names)
{
	*names = columns;
	return CRM_DUE_COLUMNS;
}

crm_due *
crm_due_new(const crm_policy *p, crm_frame *f, const struct crm_due_how *how, crm_error *e)
{
	crm_due *d = crm_alloc(sizeof *d);

	d->bound = (struct crm_due_bound){.policy = p, .frame = f};
	if (how)
		d->bound.how = *how;
	crm_found_begin(&d->found);
	if (crm_due_bind(&d->bound, e) < 0) {
		crm_due_free(d);
		return NULL;
	}
	return d;
}

void
crm_due_free(crm_due *d)
{
	if (!d)
		return;
	for (unsigned i = 0; i < CRM_THREADS_MAX; i++)
		crm_due_writer_free(d->writer[i]);
	crm_due_outcomes_free(d->outcomes);
	crm_agenda_free(d->agenda);
	if (d->hand.bound)
		crm_due_hand_end(&d->hand);
	for (unsigned i = 0; i < d->threads; i++) {
		crm_due_hand_end(&d->thread[i].hand);
		crm_found_end(&d->thread[i].found);
		free(d->thread[i].refused.row);
	}
	free(d->thread);
	free(d->refused.row);
	crm_buf_free(&d->waiting_for);
	crm_found_end(&d->found);
	crm_due_unbind(&d->bound);
	free(d);
}

/* ---- what came of it ---- */

struct crm_due_summary
crm_due_summary(const crm_due *d)
{
	const struct crm_due_found *f = &d->found;
	struct crm_due_summary s = {.notices = d->bound.notices.n ? d->bound.notices.p : "",
				    .listed = f->list.n,
				    .held = f->held.n,
				    .carried_over = f->count[CRM_HELD_CAPACITY].customers,
				    .beyond = f->beyond,
				    .moved = f->moved,
				    .waiting_for = d->waiting_for.n ? d->waiting_for.p : ""};

	for (int i = CRM_NOT_HELD + 1; i < CRM_HELDS; i++)
		s.waiting += f->waiting[i];
	return s;
}

/* ---- its lines ---- */

static const struct crm_due_item *
item_at(const struct crm_due_items *all, size_t i)
{
	return &all->item[all->order[i]];
}

int
crm_due_entry(crm_due *d, unsigned hand, size_t i, size_t *row, crm_str *values, crm_error *e)
{
	const struct crm_due_item *item = item_at(&d->found.list, i);

	*row = item->row;
	return crm_due_write(d->writer[hand], item, values, e);
}

const char *
crm_due_entry_day(crm_due *d, unsigned hand, size_t i)
{
	return crm_due_write_day(d->writer[hand], item_at(&d->found.list, i));
}

bool
crm_due_entry_dated(const crm_due *d, size_t i)
{
	const struct crm_reason *first = &d->found.reasons.at[item_at(&d->found.list, i)->first];

	return crm_rule_is_dated(&d->bound, &d->bound.rule[first->rule]);
}

int
crm_due_held(crm_due *d, unsigned hand, size_t i, size_t *row, crm_str *values, const char **reason,
	     crm_error *e)
{
	const struct crm_due_item *item = item_at(&d->found.held, i);

	*row = item->row;
	*reason = crm_held_words[item->held];
	return crm_due_write(d->writer[hand], item, values, e);
}

/* ---- its agenda ---- */

size_t
crm_due_events(const crm_due *d)
{
	return d->agenda ? d->agenda->events.n : 0;
}

int
crm_due_event(crm_due *d, size_t i, struct crm_due_event *out, crm_error *e)
{
	return crm_agenda_write(d->agenda, i, out, e);
}
