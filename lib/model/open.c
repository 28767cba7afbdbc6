/* open.c: the steps on lists: items that are open, and consent. */
#include "model/engine.h"

/* ---- open items ---- */

static struct crm_item *
item_at(const struct crm_part *p, uint32_t at)
{
	return crm_pool_at(&p->pool, at);
}

static void
drop_item(struct crm_part *p, uint32_t *link)
{
	uint32_t at = *link;
	struct crm_item *item = item_at(p, at);

	*link = item->next;
	crm_drop_text(&p->pool, item->kept.text);
	crm_pool_give(&p->pool, at, sizeof *item);
}

/* The kinds of items that an event settles by naming one. */
static crm_kindset
closable(const struct crm_part *p, int kind, bool closes)
{
	crm_kindset kinds = {{0}};

	if (closes)
		kinds = crm_kinds_at(p->plan->model->kinds, (size_t)kind)->closes;
	crm_kindset_add(&kinds, p->plan->kind_appointment);
	crm_kindset_add(&kinds, p->plan->kind_milestone);
	return kinds;
}

/* Whether the event that settles it was seen before it was. */
static bool
is_gone(const struct crm_part *p, const struct crm_items *l, uint64_t id, int kind)
{
	for (uint32_t at = id ? l->gone : 0; at;) {
		const struct crm_closed *c = crm_pool_at(&p->pool, at);
		crm_kindset kinds = closable(p, c->kind, c->closes);
		if (c->id == id && crm_kindset_has(&kinds, kind))
			return true;
		at = c->next;
	}
	return false;
}

/* An appointment is kept (or not) by a touch after it was made, on its day or later. */
static bool
is_past(const struct crm_items *l, const struct crm_kept *k)
{
	return l->kept > k->key && crm_key_day(l->kept) >= k->due.day;
}

static bool
dated(const struct crm_plan *plan, int kind)
{
	return kind == plan->kind_appointment || kind == plan->kind_milestone;
}

static enum crm_took
open_item(struct crm_part *p, const struct crm_step *s, struct crm_items *l,
          const struct crm_event *e, const struct crm_extra *x)
{
	uint64_t id = x ? x->id : 0;
	struct crm_kept kept = {.key = 0};
	uint32_t *link = &l->head, text, at;

	crm_kept_of(&kept, e, x);
	if (dated(p->plan, e->kind) && kept.due.day == CRM_NO_DAY)
		return CRM_TOOK;
	if (is_gone(p, l, id, e->kind) || (e->kind == p->plan->kind_appointment && is_past(l, &kept)))
		return CRM_TOOK;
	text = s->texts ? crm_keep_text(&p->pool, x) : 0;
	at = crm_pool_take(&p->pool, sizeof(struct crm_item));
	kept.text = text;
	kept.item = e->item;
	/* By key; of equal ones the line that comes first. */
	while (*link) {
		struct crm_item *i = item_at(p, *link);
		if (i->kept.key > kept.key || (i->kept.key == kept.key && i->kept.place > kept.place))
			break;
		link = &i->next;
	}
	*item_at(p, at) = (struct crm_item){.kept = kept, .id = id, .next = *link};
	*link = at;
	/* A close that named none might have meant this one. */
	return l->oldest_closed > e->key ? CRM_CANNOT_TELL : CRM_TOOK;
}

/* Takes the item of that id off, if it is of a kind that the event settles;
 * where there is none yet, remembers the id. */
static void
close_named(struct crm_part *p, struct crm_items *l, uint64_t id, int kind, bool closes)
{
	crm_kindset kinds = closable(p, kind, closes);

	for (uint32_t *link = &l->head; *link; link = &item_at(p, *link)->next)
		if (item_at(p, *link)->id == id) {
			if (crm_kindset_has(&kinds, item_at(p, *link)->kept.kind))
				drop_item(p, link);
			return;
		}
	for (uint32_t at = l->gone; at;) {
		const struct crm_closed *c = crm_pool_at(&p->pool, at);
		if (c->id == id && c->kind == kind && c->closes == closes)
			return;
		at = c->next;
	}
	uint32_t at = crm_pool_take(&p->pool, sizeof(struct crm_closed));
	*(struct crm_closed *)crm_pool_at(&p->pool, at) = (struct crm_closed){
		.id = id, .next = l->gone, .kind = (uint8_t)kind, .closes = closes};
	l->gone = at;
}

static void
close_oldest(struct crm_part *p, struct crm_items *l, const crm_kindset *kinds, int64_t key)
{
	if (key > l->oldest_closed)
		l->oldest_closed = key;
	for (uint32_t *link = &l->head; *link; link = &item_at(p, *link)->next) {
		const struct crm_kept *k = &item_at(p, *link)->kept;
		if (k->key >= key || !crm_kindset_has(kinds, k->kind))
			continue;
		drop_item(p, link);
		return;
	}
}

/* An event that closes, or one of any kind that names an appointment or a
 * milestone. What closes the oldest depends on what was closed before. */
static enum crm_took
close_item(struct crm_part *p, struct crm_items *l, bool closes, const struct crm_event *e, const struct crm_extra *x)
{
	crm_kindset kinds = crm_kinds_at(p->plan->model->kinds, e->kind)->closes;
	bool named = x && x->ref;
	enum crm_took took = (named ? l->oldest_closed : l->closed) > e->key ? CRM_CANNOT_TELL : CRM_TOOK;

	/* With a date it is the step that is planned, not the one that is done. */
	if (e->kind == p->plan->kind_milestone && x && x->due.day != CRM_NO_DAY)
		closes = false;
	if ((!closes && !named) || (named && x->ref == x->id))
		return CRM_TOOK;
	if (named)
		close_named(p, l, x->ref, e->kind, closes);
	else
		close_oldest(p, l, &kinds, e->key);
	if (e->key > l->closed)
		l->closed = e->key;
	return took;
}

static void
keep_appointments(struct crm_part *p, struct crm_items *l, int64_t key)
{
	if (key > l->kept)
		l->kept = key;
	for (uint32_t *link = &l->head; *link;) {
		const struct crm_kept *k = &item_at(p, *link)->kept;
		if (k->kind == p->plan->kind_appointment && is_past(l, k))
			drop_item(p, link);
		else
			link = &item_at(p, *link)->next;
	}
}

/* ---- consent ---- */

/* "all" covers everything, "email" covers "email:news". */
static bool
covers(crm_str wide, crm_str narrow)
{
	if (crm_str_eqz(wide, "all"))
		return true;
	return narrow.n > wide.n && narrow.p[wide.n] == ':' && memcmp(wide.p, narrow.p, wide.n) == 0;
}

static crm_str
scope_text(const struct crm_scope *s)
{
	return (crm_str){s->text, s->n};
}

/* A word on a scope takes back those on narrower ones, and says nothing new
 * where the next wider one says the same. */
static void
speak(struct crm_part *p, struct crm_scopes *l, crm_str scope, bool yes, const struct crm_event *e)
{
	const struct crm_scope *wider = NULL;
	uint32_t *link = &l->head, at;

	while (*link) {
		struct crm_scope *s = crm_pool_at(&p->pool, *link);
		crm_str text = scope_text(s);
		if (crm_str_eq(text, scope) || covers(scope, text)) {
			at = *link;
			*link = s->next;
			crm_pool_give(&p->pool, at, sizeof *s + s->n);
			continue;
		}
		if (covers(text, scope) && (!wider || wider->n < s->n || crm_str_eqz(scope_text(wider), "all")))
			wider = s;
		link = &s->next;
	}
	if (wider && wider->yes == yes)
		return;
	at = crm_pool_take(&p->pool, sizeof(struct crm_scope) + scope.n);
	for (link = &l->head; *link;) {
		struct crm_scope *s = crm_pool_at(&p->pool, *link);
		if (crm_str_cmp(scope_text(s), scope) > 0)
			break;
		link = &s->next;
	}
	struct crm_scope *new = crm_pool_at(&p->pool, at);
	*new = (struct crm_scope){.key = e->key, .when = e->when, .next = *link, .n = (uint32_t)scope.n, .yes = yes};
	memcpy(new->text, scope.p, scope.n);
	*link = at;
}

static enum crm_took
consent(struct crm_part *p, struct crm_scopes *l, const struct crm_event *e, const struct crm_extra *x)
{
	crm_str list = x ? (crm_str){x->text, x->item_n} : (crm_str){NULL, 0}, scope;
	const crm_kind *kind = crm_kinds_at(p->plan->model->kinds, e->kind);
	bool yes = strcmp(kind->name, "consent") == 0, any = false;
	enum crm_took took = e->key < l->last ? CRM_CANNOT_TELL : CRM_TOOK;

	while (crm_str_item(&list, &scope)) {
		speak(p, l, scope, yes, e);
		any = true;
	}
	if (!any)
		speak(p, l, CRM_STR("all"), yes, e);
	if (e->key > l->last)
		l->last = e->key;
	return took;
}

enum crm_took
crm_open_step(struct crm_part *p, const struct crm_step *s, char *cell,
              const struct crm_event *e, const struct crm_extra *x)
{
	struct crm_items *l = (struct crm_items *)(void *)(cell + p->plan->open);

	switch (s->what) {
	case CRM_OPENS:
		return open_item(p, s, l, e, x);
	case CRM_CLOSE:
	case CRM_CLOSE_NAMED:
		return close_item(p, l, s->what == CRM_CLOSE, e, x);
	case CRM_KEPT:
		keep_appointments(p, l, e->key);
		return CRM_TOOK;
	case CRM_ANSWER:
		if (e->key > l->answered)
			l->answered = e->key;
		return CRM_TOOK;
	default:
		return consent(p, (struct crm_scopes *)(void *)(cell + s->offset), e, x);
	}
}
