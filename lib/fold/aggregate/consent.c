/* consent.c: what customers consented to and what they forbade, by channel and purpose: a list for
 * each customer, in the pool. */
#include <string.h>

#include "fold/aggregate.h"
#include "kinds/kinds.h"

/* Lives in the cell. */
struct scopes {
	int64_t last; /* key of the last word */
	uint32_t head, unused;
};

/* A consent or an opt-out of one channel and purpose. */
struct scope {
	int64_t key;
	crm_time when;
	struct crm_consent about;
	uint32_t next, n;
	bool yes;
	char text[];
};

static crm_str
scope_text(const struct scope *s)
{
	return (crm_str){s->text, s->n};
}

/* What is said of a wider channel or purpose takes back what was said of narrower ones before it.
 * Of one moment the wider one holds, in whatever order the log has them. */
static void
speak(struct crm_shard *p, struct scopes *l, const struct crm_consent *about, bool yes,
      const struct crm_event *e)
{
	char room[CRM_CONSENT_TEXT];
	crm_str scope = crm_consent_text(about, room);
	uint32_t *link = &l->head, at;
	bool said = false;

	while (*link) {
		struct scope *s = crm_pool_at(&p->pool, *link);
		if (s->key == e->key && crm_consent_covers(&s->about, about)) {
			said = true;
		} else if (crm_consent_covers(about, &s->about)) {
			at = *link;
			*link = s->next;
			crm_pool_give(&p->pool, at, sizeof *s + s->n);
			continue;
		}
		link = &s->next;
	}
	if (said)
		return;
	at = crm_pool_take(&p->pool, sizeof(struct scope) + scope.n);
	for (link = &l->head; *link;) {
		struct scope *s = crm_pool_at(&p->pool, *link);
		if (crm_str_cmp(scope_text(s), scope) > 0)
			break;
		link = &s->next;
	}
	struct scope *new = crm_pool_at(&p->pool, at);
	*new = (struct scope){.key = e->key,
			      .when = e->when,
			      .about = *about,
			      .next = *link,
			      .n = (uint32_t)scope.n,
			      .yes = yes};
	memcpy(new->text, scope.p, scope.n);
	*link = at;
}

/* An opt-out that is not understood may be about anything: it is taken as all. A
 * consent that is not understood grants nothing. */
static enum crm_order
consent(struct crm_shard *p, struct scopes *l, const struct crm_event *e, const struct crm_extra *x)
{
	crm_str list = x ? (crm_str){x->text, x->item_n} : (crm_str){NULL, 0}, scope;
	const crm_kinds *kinds = p->program->model->kinds;
	bool yes = e->kind == p->program->kind_consent, any = false;
	static const struct crm_consent all = {{"", 0}, {"", 0}};
	struct crm_consent about;
	/* Of a consent and an opt-out of one moment the one that was recorded later holds. */
	bool other = e->key != l->last && crm_key_moment(e->key) == crm_key_moment(l->last);
	enum crm_order order = e->key < l->last || other ? CRM_OUT_OF_ORDER : CRM_IN_ORDER;

	while (crm_str_item(&list, &scope)) {
		any = true;
		if (crm_consent_read(kinds, scope, &about))
			speak(p, l, &about, yes, e);
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
step(struct crm_shard *p, const struct crm_operation *s, char *cell, const struct crm_event *e,
     const struct crm_extra *x)
{
	return consent(p, (struct scopes *)(void *)(cell + s->offset), e, x);
}

/* An opt-out counts whatever its outcome; a consent counts only if its outcome is `reached`. */
static void
plan(struct crm_event_class *a, size_t accumulator)
{
	if (crm_class_matches(a, &a->p->accumulator[accumulator].query.of) &&
	    (a->outcome == CRM_REACHED || a->kind != a->p->kind_consent))
		crm_emit(a, CRM_DO_OTHER, accumulator,
			 CRM_BIT(CRM_L_ITEM) | CRM_BIT(CRM_L_RECORDED))
			->texts = true;
}

const struct crm_aggregate crm_aggregate_consent = {
	.size = sizeof(struct scopes), .plan = plan, .step = step};

/* ---- what came of it ---- */

bool
crm_fold_consent(const struct crm_fold *f, int query, size_t row, size_t i, crm_str *scope,
		 bool *yes, crm_time *when)
{
	if (!f->cells)
		return false;
	const struct crm_shard *p = crm_shard_at(f, row);
	const char *cell = crm_cell(f, row) + f->program->accumulator[query].offset;
	uint32_t at = ((const struct scopes *)(const void *)cell)->head;

	while (at) {
		const struct scope *s = crm_pool_at(&p->pool, at);
		if (i-- > 0) {
			at = s->next;
			continue;
		}
		*scope = (crm_str){s->text, s->n};
		*yes = s->yes;
		*when = s->when;
		return true;
	}
	return false;
}
