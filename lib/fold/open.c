/* open.c: the steps on lists: items that are open, and consent. */
#include "fold/aggregate.h"
#include "kinds/kinds.h"

/* ---- open items ---- */

static struct crm_item *
item_at(const struct crm_shard *p, uint32_t at)
{
	return crm_pool_at(&p->pool, at);
}

static struct crm_queue *
queue_at(const struct crm_shard *p, const struct crm_items *l, unsigned which)
{
	return (struct crm_queue *)crm_pool_at(&p->pool, l->queues) + which;
}

void
crm_item_drop(struct crm_shard *p, struct crm_items *l, uint32_t who, uint32_t at)
{
	struct crm_item *item = item_at(p, at);
	struct crm_queue *q = queue_at(p, l, p->program->queue[item->stored.kind]);

	*(item->before ? &item_at(p, item->before)->next : &q->head) = item->next;
	*(item->next ? &item_at(p, item->next)->before : &q->tail) = item->before;
	if (item->id)
		crm_links_drop(&p->open, who, item->id, at);
	crm_drop_text(&p->pool, item->stored.text);
	crm_pool_give(&p->pool, at, sizeof *item);
}

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

/* What is remembered of an event that names an item which was not seen yet. */
static uint32_t
closer(int kind, bool closes)
{
	return (uint32_t)kind << 1 | closes;
}

void
crm_item_cancel(struct crm_shard *p, uint32_t who, uint64_t id)
{
	crm_links_add(&p->gone, who, id, closer(p->program->kind_cancel, true));
}

/* Whether the event that settles it was seen before it was. */
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

/* By key; of equal ones in the order in which they are paid, then the line that comes first. */
static bool
goes_before(const struct crm_shard *p, const struct crm_stored *a, const struct crm_stored *b)
{
	int order = a->key == b->key && crm_ledger_keeps(p->program, a->kind)
			    ? crm_ledger_order(a->due, a->amount, b->due, b->amount)
			    : 0;

	return a->key != b->key ? a->key < b->key : order != 0 ? order < 0 : a->place < b->place;
}

/* Behind which it goes, 0 for none: looked for from the end, as entries mostly
 * come in order. False where that takes long. */
#define LONG_WAY 64
static bool
find_place(const struct crm_shard *p, const struct crm_queue *q, const struct crm_stored *stored,
	   uint32_t *behind)
{
	*behind = 0;
	if (!q->head || goes_before(p, stored, &item_at(p, q->head)->stored))
		return true;
	*behind = q->tail;
	for (int steps = 0; goes_before(p, stored, &item_at(p, *behind)->stored); steps++) {
		if (steps == LONG_WAY)
			return false;
		*behind = item_at(p, *behind)->before;
	}
	return true;
}

static void
put_item(struct crm_shard *p, struct crm_items *l, uint32_t who, const struct crm_item *new,
	 uint32_t behind)
{
	const struct crm_stored *stored = &new->stored;
	uint64_t id = new->id;
	uint32_t at = crm_pool_take(&p->pool, sizeof(struct crm_item));
	struct crm_queue *q = queue_at(p, l, p->program->queue[stored->kind]);
	uint32_t next = behind ? item_at(p, behind)->next : q->head;

	*item_at(p, at) = *new;
	item_at(p, at)->next = next;
	item_at(p, at)->before = behind;
	*(behind ? &item_at(p, behind)->next : &q->head) = at;
	*(next ? &item_at(p, next)->before : &q->tail) = at;
	if (id)
		crm_links_add(&p->open, who, id, at);
}

/* ---- closes of the same day ---- */

void
crm_told_from_others(struct crm_items *l, int64_t key)
{
	if (key > l->closed)
		l->closed = key;
	if (key > l->oldest_closed)
		l->oldest_closed = key;
}

/* Of what opens and closes in one minute the order in which it was recorded may count. */
static bool
is_one_minute(const struct crm_event *e, int64_t key)
{
	return e->when.minute >= 0 && crm_key_moment(e->key) == crm_key_moment(key);
}

/* Whether one that came before it was closed, or might have been, by a close that named none. */
static bool
is_closed_after(const struct crm_items *l, const struct crm_event *e)
{
	return l->oldest_closed > e->key || is_one_minute(e, l->oldest_closed);
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
	uint32_t behind;

	crm_store_event(&new.stored, e, x);
	if (dated(p->program, e->kind) && new.stored.due.day == CRM_NO_DAY)
		return CRM_IN_ORDER;
	if (is_gone(p, e->who, id, e->kind)) {
		if (crm_ledger_keeps(p->program, e->kind))
			crm_ledger_bill(p, l, e->kind);
		return CRM_IN_ORDER;
	}
	if (e->kind == p->program->kind_appointment && crm_item_is_past(l, &new.stored))
		return CRM_IN_ORDER;
	if (crm_ledger_keeps(p->program, e->kind) ? !crm_ledger_open(p, l, e, id, &new.left)
						  : crm_spare_take(p, l, e))
		return is_closed_after(l, e) ? CRM_OUT_OF_ORDER : CRM_IN_ORDER;
	if (!l->queues)
		l->queues = crm_pool_take(&p->pool, p->program->queues * sizeof(struct crm_queue));
	/* Far from its place it is left to the second pass, where all are in order. */
	if (!find_place(p, queue_at(p, l, p->program->queue[e->kind]), &new.stored, &behind))
		return CRM_OUT_OF_ORDER;
	new.stored.text = s->texts ? crm_store_text(&p->pool, x) : 0;
	new.stored.item = e->item;
	put_item(p, l, e->who, &new, behind);
	/* A close that named none might have meant this one. */
	return is_closed_after(l, e) ? CRM_OUT_OF_ORDER : CRM_IN_ORDER;
}

/* Takes the item of that id off, if it is of a kind that the event settles;
 * where there is none yet, remembers the id. */
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
		if (crm_kindset_has(&kinds, item_at(p, at)->stored.kind))
			crm_item_drop(p, l, who, at);
	}
	for (link = crm_links_first(&p->gone, who, id); link && !found;
	     link = crm_links_next(&p->gone, link))
		found = p->gone.link[link].value == closer(kind, closes);
	if (!found)
		crm_links_add(&p->gone, who, id, closer(kind, closes));
}

/* Takes off the appointments at the head that a touch has settled. Others like
 * them stay, and are passed over when it is asked what is open. */
static void
prune(struct crm_shard *p, struct crm_items *l, uint32_t who)
{
	struct crm_queue *q = queue_at(p, l, p->program->queue[p->program->kind_appointment]);

	while (q->head && crm_item_is_past(l, &item_at(p, q->head)->stored))
		crm_item_drop(p, l, who, q->head);
}

/* The first of that day that has no time, among those that are not before the key. */
static uint32_t
undated(const struct crm_shard *p, const struct crm_queue *q, int64_t key)
{
	uint32_t at = q->head;

	while (at && crm_key_day(item_at(p, at)->stored.key) < crm_key_day(key))
		at = item_at(p, at)->next;
	while (at && item_at(p, at)->stored.when.minute >= 0)
		at = item_at(p, at)->next;
	return at && crm_key_day(item_at(p, at)->stored.key) == crm_key_day(key) ? at : 0;
}

/* The oldest that is open at that moment, 0 none; or of those of its day without a time. */
static uint32_t
find_oldest(struct crm_shard *p, struct crm_items *l, uint32_t who, const crm_kindset *kinds,
	    int64_t key, bool same_day)
{
	uint32_t oldest = 0;

	for (unsigned i = 0; l->queues && i < p->program->queues; i++) {
		if (!crm_kindset_has(kinds, p->program->opener[i]))
			continue;
		if (p->program->opener[i] == p->program->kind_appointment)
			prune(p, l, who);
		uint32_t at = queue_at(p, l, i)->head;
		if (same_day)
			at = undated(p, queue_at(p, l, i), key);
		if (at && (same_day || item_at(p, at)->stored.key < key) &&
		    (!oldest ||
		     goes_before(p, &item_at(p, at)->stored, &item_at(p, oldest)->stored)))
			oldest = at;
	}
	return oldest;
}

uint32_t
crm_item_oldest(struct crm_shard *p, struct crm_items *l, uint32_t who, const crm_kindset *kinds,
		int64_t key)
{
	return find_oldest(p, l, who, kinds, key, false);
}

uint32_t
crm_item_named(const struct crm_shard *p, uint32_t who, uint64_t id, const crm_kindset *kinds)
{
	for (uint32_t link = crm_links_first(&p->open, who, id); link;
	     link = crm_links_next(&p->open, link))
		if (crm_kindset_has(kinds, item_at(p, p->open.link[link].value)->stored.kind))
			return p->open.link[link].value;
	return 0;
}

bool
crm_item_after(const struct crm_shard *p, const struct crm_items *l, const crm_kindset *kinds,
	       int64_t key)
{
	for (unsigned i = 0; l->queues && i < p->program->queues; i++) {
		uint32_t tail = queue_at(p, l, i)->tail;
		if (crm_kindset_has(kinds, p->program->opener[i]) && tail &&
		    item_at(p, tail)->stored.key > key)
			return true;
	}
	return false;
}

/* Whether one of those kinds was opened in the minute of the event, or it takes long to say. */
static bool
was_opened_then(const struct crm_shard *p, const struct crm_items *l, const struct crm_event *e,
		const crm_kindset *kinds)
{
	for (unsigned i = 0; l->queues && i < p->program->queues && e->when.minute >= 0; i++) {
		uint32_t at =
			crm_kindset_has(kinds, p->program->opener[i]) ? queue_at(p, l, i)->tail : 0;
		for (int steps = 0;
		     at && crm_key_moment(item_at(p, at)->stored.key) >= crm_key_moment(e->key);
		     steps++) {
			if (steps == LONG_WAY || is_one_minute(e, item_at(p, at)->stored.key))
				return true;
			at = item_at(p, at)->before;
		}
	}
	return false;
}

/* Which of that day's goes, where none is older, shows when all of the day is in order. */
static enum crm_order
close_oldest(struct crm_shard *p, struct crm_items *l, uint32_t who, int kind, int64_t key)
{
	crm_kindset kinds = crm_kinds_at(p->program->model->kinds, (size_t)kind)->closes;
	uint32_t oldest = find_oldest(p, l, who, &kinds, key, false);
	enum crm_order order = CRM_IN_ORDER;

	if (key > l->oldest_closed)
		l->oldest_closed = key;
	if (!oldest && kind != p->program->kind_milestone) {
		if ((oldest = find_oldest(p, l, who, &kinds, key, true)) != 0)
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

/* An event that closes, or one of any kind that names an appointment or a
 * milestone. What closes the oldest depends on what was closed before. */
static enum crm_order
close_item(struct crm_shard *p, struct crm_items *l, bool closes, const struct crm_event *e,
	   const struct crm_extra *x)
{
	bool named = x && x->ref;
	enum crm_order order, found = CRM_IN_ORDER;

	bool back = e->kind == p->program->kind_cancel && e->how % CRM_OUTCOMES == CRM_REACHED;

	if (closes && !p->replaying &&
	    was_opened_then(p, l, e, &crm_kinds_at(p->program->model->kinds, e->kind)->closes))
		return CRM_OUT_OF_ORDER;
	if (closes && !(e->marks & CRM_UNSAID) && crm_ledger_pays(p->program, e->kind)) {
		/* In the second pass it is known whether what it names is an invoice. */
		bool pays =
			!named || !p->replaying || e->marks & (CRM_NAMES_EARLIER | CRM_NAMES_LATER);
		if (pays && e->amount > 0)
			return crm_ledger_pay(p, l, e, x);
		closes = e->amount > 0;
	}
	/* With a date it is the step that is planned, not the one that is done. */
	if (e->kind == p->program->kind_milestone && x && x->due.day != CRM_NO_DAY)
		closes = false;
	if ((!closes && !named) || (named && x->ref == x->id))
		return CRM_IN_ORDER;
	order = (named ? l->oldest_closed : l->closed) > e->key ? CRM_OUT_OF_ORDER : CRM_IN_ORDER;
	if (closes && l->closed == e->key && crm_ledger_pays(p->program, e->kind))
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
		prune(p, l, e->who);
}

/* ---- consent ---- */

static crm_str
scope_text(const struct crm_scope *s)
{
	return (crm_str){s->text, s->n};
}

/* A word on a scope takes back those on narrower ones, and of one moment the wider
 * one stands, whichever came first in the log. */
static void
speak(struct crm_shard *p, struct crm_scopes *l, const struct crm_consent *wish, bool yes,
      const struct crm_event *e)
{
	char room[CRM_CONSENT_TEXT];
	crm_str scope = crm_consent_text(wish, room);
	uint32_t *link = &l->head, at;
	bool said = false;

	while (*link) {
		struct crm_scope *s = crm_pool_at(&p->pool, *link);
		if (s->key == e->key && crm_consent_covers(&s->wish, wish)) {
			said = true;
		} else if (crm_consent_covers(wish, &s->wish)) {
			at = *link;
			*link = s->next;
			crm_pool_give(&p->pool, at, sizeof *s + s->n);
			continue;
		}
		link = &s->next;
	}
	if (said)
		return;
	at = crm_pool_take(&p->pool, sizeof(struct crm_scope) + scope.n);
	for (link = &l->head; *link;) {
		struct crm_scope *s = crm_pool_at(&p->pool, *link);
		if (crm_str_cmp(scope_text(s), scope) > 0)
			break;
		link = &s->next;
	}
	struct crm_scope *new = crm_pool_at(&p->pool, at);
	*new = (struct crm_scope){.key = e->key,
				  .when = e->when,
				  .wish = *wish,
				  .next = *link,
				  .n = (uint32_t)scope.n,
				  .yes = yes};
	memcpy(new->text, scope.p, scope.n);
	*link = at;
}

/* An opt-out that is not understood may be about anything: it is taken as all. A
 * consent that is not understood grants nothing. */
static enum crm_order
consent(struct crm_shard *p, struct crm_scopes *l, const struct crm_event *e,
	const struct crm_extra *x)
{
	crm_str list = x ? (crm_str){x->text, x->item_n} : (crm_str){NULL, 0}, scope;
	const crm_kinds *kinds = p->program->model->kinds;
	bool yes = e->kind == p->program->kind_consent, any = false;
	static const struct crm_consent all = {{"", 0}, {"", 0}};
	struct crm_consent wish;
	/* Of a yes and a no of one moment the one that was written down later counts. */
	bool other = e->key != l->last && crm_key_moment(e->key) == crm_key_moment(l->last);
	enum crm_order order = e->key < l->last || other ? CRM_OUT_OF_ORDER : CRM_IN_ORDER;

	while (crm_str_item(&list, &scope)) {
		any = true;
		if (crm_consent_read(kinds, scope, &wish))
			speak(p, l, &wish, yes, e);
		else if (!yes)
			speak(p, l, &all, yes, e);
	}
	if (!any)
		speak(p, l, &all, yes, e);
	if (e->key > l->last)
		l->last = e->key;
	return order;
}

static enum crm_order
scope_step(struct crm_shard *p, const struct crm_operation *s, char *cell,
	   const struct crm_event *e, const struct crm_extra *x)
{
	return consent(p, (struct crm_scopes *)(void *)(cell + s->offset), e, x);
}

/* A no counts however it reached us; a yes that did not grants nothing. */
static void
plan_scopes(struct crm_event_class *a, size_t slot)
{
	if (crm_class_matches(a, &a->p->slot[slot].want.of) &&
	    (a->outcome == CRM_REACHED || a->kind != a->p->kind_consent))
		crm_emit(a, CRM_DO_OTHER, slot, CRM_BIT(CRM_L_ITEM) | CRM_BIT(CRM_L_RECORDED))
			->texts = true;
}

const struct crm_aggregate crm_aggregate_consent = {
	.size = sizeof(struct crm_scopes), .plan = plan_scopes, .step = scope_step};

enum crm_order
crm_open_step(struct crm_shard *p, const struct crm_operation *s, char *cell,
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
