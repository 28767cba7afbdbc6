/* open.c: operations on open items: an event opens one, closes one, or is a touch. */
#include "fold/open.h"

#include "kinds/kinds.h"

/* The kinds of items that an event settles by naming one. A cancel takes back an invoice, too. */
static crm_kindset
closable(const struct crm_shard *p, int kind, bool closes)
{
	crm_kindset kinds = {{0}};

	if (closes)
		kinds = crm_kinds_at(p->program->model->kinds, (size_t)kind)->closes;
	if (closes && kind == p->program->kind_cancel)
		crm_kindset_join(&kinds, &p->program->money);
	crm_kindset_add(&kinds, p->program->kind_appointment);
	crm_kindset_add(&kinds, p->program->kind_milestone);
	return kinds;
}

/* Whether the event that settles the item was seen before it. */
static bool
is_gone(const struct crm_shard *p, uint32_t who, uint64_t id, int kind)
{
	for (uint32_t at = id ? crm_links_first(&p->gone, who, id) : 0; at;
	     at = crm_links_next(&p->gone, at)) {
		uint32_t by = p->gone.link[at].value;
		crm_kindset kinds = closable(p, (int)(by >> 1), by & 1);
		if (crm_kindset_has(&kinds, kind))
			return true;
	}
	return false;
}

/* Whether an item of an earlier moment was closed, or may have been, by an event that named none.
 */
static bool
is_closed_after(const struct crm_items *l, const struct crm_event *e)
{
	return l->oldest_closed > e->key || crm_is_one_minute(e, l->oldest_closed);
}

static bool
dated(const struct crm_program *program, int kind)
{
	return kind == program->kind_appointment || kind == program->kind_milestone;
}

static enum crm_order
open_item(struct crm_shard *p, const struct crm_operation *s, struct crm_items *l,
	  const struct crm_event *e, const struct crm_extra *x)
{
	uint64_t id = x ? x->id : 0;
	struct crm_item new = {.id = id, .left = CRM_NO_NUMBER};

	crm_store_event(&new.stored, e, x);
	if (dated(p->program, e->kind) && new.stored.due.day == CRM_NO_DAY)
		return CRM_IN_ORDER;
	if (is_gone(p, e->who, id, e->kind)) {
		if (crm_program_bills(p->program, e->kind))
			crm_spare_bill(p, l, e->kind);
		return CRM_IN_ORDER;
	}
	if (e->kind == p->program->kind_appointment && crm_item_is_past(l, &new.stored))
		return CRM_IN_ORDER;
	if (crm_program_bills(p->program, e->kind) ? !crm_ledger_open(p, l, e, id, &new.left)
						   : crm_spare_take(p, l, e))
		return is_closed_after(l, e) ? CRM_OUT_OF_ORDER : CRM_IN_ORDER;
	new.stored.text = s->texts ? crm_store_text(&p->pool, x) : 0;
	new.stored.item = e->item;
	if (!crm_item_put(p, l, e->who, &new)) {
		crm_drop_text(&p->pool, new.stored.text);
		return CRM_OUT_OF_ORDER;
	}
	/* A close that named none might have meant this one. */
	return is_closed_after(l, e) ? CRM_OUT_OF_ORDER : CRM_IN_ORDER;
}

/* Removes the item of that id, if it is of a kind that the event settles. If there is none yet,
 * keeps the id. */
static void
close_named(struct crm_shard *p, struct crm_items *l, uint32_t who, uint64_t id, int kind,
	    bool closes)
{
	crm_kindset kinds = closable(p, kind, closes);
	uint32_t link = crm_links_first(&p->open, who, id), next;
	bool found = link != 0;

	for (; link; link = next) {
		uint32_t at = p->open.link[link].value;
		next = crm_links_next(&p->open, link);
		if (crm_kindset_has(&kinds, crm_item_at(p, at)->stored.kind))
			crm_item_drop(p, l, who, at);
	}
	for (link = crm_links_first(&p->gone, who, id); link && !found;
	     link = crm_links_next(&p->gone, link))
		found = p->gone.link[link].value == crm_closer(kind, closes);
	if (!found)
		crm_links_add(&p->gone, who, id, crm_closer(kind, closes));
}

/* Where no item is older, it is known only when all events of the day are in order which of that
 * day's items is closed. */
static enum crm_order
close_oldest(struct crm_shard *p, struct crm_items *l, uint32_t who, int kind, int64_t key)
{
	crm_kindset kinds = crm_kinds_at(p->program->model->kinds, (size_t)kind)->closes;
	uint32_t oldest = crm_item_oldest(p, l, who, &kinds, key);
	enum crm_order order = CRM_IN_ORDER;

	if (key > l->oldest_closed)
		l->oldest_closed = key;
	if (!oldest && kind != p->program->kind_milestone) {
		if ((oldest = crm_item_of_day(p, l, who, &kinds, key)) != 0)
			order = CRM_OUT_OF_ORDER;
		else
			crm_spare_add(p, l,
				      (struct crm_spare){.key = key,
							 .kind = (uint8_t)kind,
							 .what = CRM_SPARE_CLOSE});
	}
	if (oldest)
		crm_item_drop(p, l, who, oldest);
	return order;
}

/* An event that closes an item, or an event of any kind that names an appointment or a milestone.
 * Which item is the oldest depends on what was closed before. */
static enum crm_order
close_item(struct crm_shard *p, struct crm_items *l, bool closes, const struct crm_event *e,
	   const struct crm_extra *x)
{
	bool named = x && x->ref;
	enum crm_order order, found = CRM_IN_ORDER;

	bool back = e->kind == p->program->kind_cancel && e->how % CRM_OUTCOMES == CRM_REACHED;

	if (closes && !p->replaying &&
	    crm_item_of_minute(p, l, e, &crm_kinds_at(p->program->model->kinds, e->kind)->closes))
		return CRM_OUT_OF_ORDER;
	if (closes && !(e->marks & CRM_UNSAID) && crm_program_pays(p->program, e->kind)) {
		/* In the second pass it is known whether what it names is an invoice. */
		bool pays =
			!named || !p->replaying || e->marks & (CRM_NAMES_EARLIER | CRM_NAMES_LATER);
		if (pays && e->amount > 0)
			return crm_ledger_pay(p, l, e, x);
		closes = e->amount > 0;
	}
	/* With a date, the planned step is meant, and not the one that is done. */
	if (e->kind == p->program->kind_milestone && x && x->due.day != CRM_NO_DAY)
		closes = false;
	if ((!closes && !named) || (named && x->ref == x->id))
		return CRM_IN_ORDER;
	order = (named ? l->oldest_closed : l->closed) > e->key ? CRM_OUT_OF_ORDER : CRM_IN_ORDER;
	if (closes && l->closed == e->key && crm_program_pays(p->program, e->kind))
		order = CRM_OUT_OF_ORDER; /* which of them comes first makes a difference */
	if (named)
		close_named(p, l, e->who, x->ref, e->kind, closes || back);
	else
		found = close_oldest(p, l, e->who, e->kind, e->key);
	if (e->key > l->closed)
		l->closed = e->key;
	return found > order ? found : order;
}

static void
keep_appointments(struct crm_shard *p, struct crm_items *l, const struct crm_event *e)
{
	if (e->key > l->touched)
		l->touched = e->key;
	if (l->queues)
		crm_items_prune(p, l, e->who);
}

enum crm_order
crm_open_operation(struct crm_shard *p, const struct crm_operation *s, char *cell,
		   const struct crm_event *e, const struct crm_extra *x)
{
	struct crm_items *l = (struct crm_items *)(void *)(cell + p->program->open);

	if (p->turns_wait && crm_is_turn(s->what))
		return CRM_IN_ORDER;
	switch (s->what) {
	case CRM_DO_OPENS: return open_item(p, s, l, e, x);
	case CRM_DO_CLOSE:
	case CRM_DO_CLOSE_NAMED: return close_item(p, l, s->what == CRM_DO_CLOSE, e, x);
	case CRM_DO_KEEP_APPOINTMENTS: keep_appointments(p, l, e); return CRM_IN_ORDER;
	case CRM_DO_ANSWER:
		if (e->key > l->answered)
			l->answered = e->key;
		return CRM_IN_ORDER;
	default: return CRM_IN_ORDER;
	}
}
