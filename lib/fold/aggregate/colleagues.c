/* colleagues.c: through which colleague (the column `by`) a customer's warmth came about. Each
 * customer has a list in the pool with a piece for each colleague, and one for entries that name
 * nobody.
 *
 * A piece has its own copy of the name, because it is not known beforehand which colleagues there
 * are. The points are so few that no log fills a sum, so their order does not matter. */
#include "fold/aggregate.h"
#include "fold/aggregate/warmth.h"
#include "kinds/kinds.h"

#define TOUCH 100 /* the number of a step that counts a touch */

struct colleague {
	crm_num warmth[2]; /* by side */
	int64_t key;       /* of the last touch; 0 none */
	crm_time last;
	uint32_t touches, next, n;
	char by[];
};

/* ---- an event ---- */

/* The customer's piece for that name, new or not. */
static struct colleague *
find(struct crm_pool *pool, char *head, crm_str by)
{
	uint32_t first, at;
	struct colleague *k;

	memcpy(&first, head, sizeof first);
	for (at = first; at; at = k->next) {
		k = crm_pool_at(pool, at);
		if (crm_str_eq(by, (crm_str){k->by, k->n}))
			return k;
	}
	at = crm_pool_take(pool, sizeof *k + by.n);
	k = crm_pool_at(pool, at);
	*k = (struct colleague){.next = first, .n = (uint32_t)by.n};
	if (by.n)
		memcpy(k->by, by.p, by.n);
	memcpy(head, &at, sizeof at);
	return k;
}

static enum crm_order
colleague_step(struct crm_shard *p, const struct crm_operation *s, char *cell,
	       const struct crm_event *e, const struct crm_extra *x)
{
	struct colleague *k = find(&p->pool, cell + s->offset, crm_extra_by(x));

	if (s->number != TOUCH) {
		k->warmth[s->number % 2] += crm_warmth_left(p, s, e);
		return CRM_IN_ORDER;
	}
	k->touches++;
	if (crm_event_after(e, k->key, k->last)) {
		k->key = e->key;
		k->last = e->when;
	}
	return CRM_IN_ORDER;
}

static void
colleague_steps(struct crm_event_class *a, size_t accumulator)
{
	if (!crm_class_matches(a, &a->p->accumulator[accumulator].query.of))
		return;
	crm_emit_warmth(a, accumulator, CRM_DO_OTHER, CRM_BIT(CRM_L_BY));
	if (crm_kindset_has(&a->p->touches, a->kind))
		crm_emit(a, CRM_DO_OTHER, accumulator, CRM_BIT(CRM_L_BY))->number = TOUCH;
}

const struct crm_aggregate crm_aggregate_colleagues = {
	.size = 4, .plan = colleague_steps, .step = colleague_step, .fades = true};

/* ---- what came of it ---- */

bool
crm_fold_colleague(const struct crm_fold *f, int query, size_t row, uint32_t *at,
		   struct crm_colleague *out)
{
	const struct colleague *k =
		crm_list_next(f, query, row, offsetof(struct colleague, next), at);

	if (!k)
		return false;
	*out = (struct crm_colleague){.by = {k->by, k->n},
				      .in = k->warmth[CRM_IN],
				      .out = k->warmth[CRM_OUT],
				      .touches = k->touches,
				      .last_touch = k->key ? k->last : CRM_NO_TIME};
	return true;
}
