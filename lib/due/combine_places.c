/* combine_places.c: rules that are for so many customers at most, such as campaigns with a cap. Who
 * has a place is settled before any row is combined: those for whom it was done have theirs, the
 * others come in the order of a list of this rule alone. */
#include <stdlib.h>

#include "base/array.h"
#include "due/combine.h"

/* A customer who is to have a place. */
struct comer {
	crm_day from; /* the first day on which they could be contacted */
	crm_num value;
	crm_str id;
	uint32_t row;
};

struct queue {
	struct comer *comer;
	size_t n, room, done;
};

struct caps {
	struct crm_due_hand *hand;
	struct queue *queue; /* for each hand, of each rule */
};

/* For how many the rule is at most; 0: it has no limit. */
static size_t
places_of(const struct crm_due_rule *r)
{
	return r->rule->trigger->places ? r->rule->trigger->places(r->rule) : 0;
}

static int
stand_in(struct crm_due_hand *h, struct queue *q, crm_day from, crm_error *e)
{
	crm_str id;
	crm_value v = {.type = CRM_MISSING};

	if (crm_due_text(h, h->bound->ref.id, &h->scratch, &id, e) < 0 ||
	    (h->bound->ref.value >= 0 &&
	     crm_cursor_value(h->cursor, h->bound->ref.value, &v, e) < 0))
		return -1;
	q->comer = crm_grow(q->comer, q->n, &q->room, sizeof *q->comer);
	q->comer[q->n++] = (struct comer){from, v.type == CRM_NUMBER ? v.number : 0,
					  crm_arena_str(h->arena, id), (uint32_t)h->row};
	return 0;
}

/* Whether the row in hand is to be contacted by the rule, and from when on. */
static int
wants(struct crm_due_hand *h, size_t rule, crm_day *from, crm_error *e)
{
	struct crm_window w;
	int opens = crm_window_open(h, rule, &w, e);

	*from = opens > 0 ? w.from : CRM_NO_DAY;
	if (opens <= 0)
		return opens;
	return !w.settled && w.from <= h->bound->end;
}

static int
look(void *to, unsigned hand, crm_cursor *at, crm_error *e)
{
	const struct caps *c = to;
	struct crm_due_hand *h = &c->hand[hand];
	const struct crm_due_bound *d = h->bound;
	crm_day from;

	crm_due_at(h, at);
	for (size_t i = 0; i < d->rules; i++) {
		struct queue *q = &c->queue[hand * d->rules + i];
		int comes;
		if (!places_of(&d->rule[i]))
			continue;
		if (d->rule[i].rule->trigger->has_place(h, &d->rule[i])) {
			q->done++;
			continue;
		}
		if ((comes = wants(h, i, &from, e)) < 0 || (comes && stand_in(h, q, from, e) < 0))
			return -1;
	}
	return 0;
}

static int
in_turn(const void *a, const void *b)
{
	const struct comer *x = a, *y = b;
	int by_id;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	if ((by_id = crm_str_cmp(x->id, y->id)) != 0)
		return by_id;
	return x->row < y->row ? -1 : x->row > y->row;
}

/* Those who come after its last place get none. */
static void
give_places(struct crm_due_bound *d, struct crm_due_rule *r, struct queue *q)
{
	size_t places = places_of(r);

	r->taken = q->done;
	places = q->done < places ? places - q->done : 0;
	if (q->n <= places)
		return;
	qsort(q->comer, q->n, sizeof *q->comer, in_turn);
	r->full = crm_arena_alloc(d->arena, crm_frame_rows(d->frame) / 8 + 1);
	for (size_t i = places; i < q->n; i++)
		r->full[q->comer[i].row / 8] |= (uint8_t)(1 << q->comer[i].row % 8);
}

static void
join(struct queue *to, const struct queue *from)
{
	to->done += from->done;
	to->room = to->n + from->n;
	to->comer = crm_realloc(to->comer, (to->room + 1) * sizeof *to->comer);
	for (size_t i = 0; i < from->n; i++)
		to->comer[to->n++] = from->comer[i];
}

int
crm_places_give(struct crm_due_bound *d, crm_error *e)
{
	unsigned hands = crm_frame_hands(d->frame);
	struct caps c;
	bool any = false;
	int failed;

	for (size_t i = 0; i < d->rules; i++)
		any |= places_of(&d->rule[i]) > 0;
	if (!any)
		return 0;
	c.hand = crm_alloc(hands * sizeof *c.hand);
	for (unsigned h = 0; h < hands; h++)
		crm_due_hand_begin(&c.hand[h], d, false);
	c.queue = crm_alloc(hands * d->rules * sizeof *c.queue);
	failed = crm_frame_each(d->frame, look, &c, e);
	for (size_t i = 0; i < d->rules && !failed; i++) {
		struct queue all = {0};
		for (unsigned h = 0; h < hands; h++)
			join(&all, &c.queue[h * d->rules + i]);
		if (places_of(&d->rule[i]))
			give_places(d, &d->rule[i], &all);
		free(all.comer);
	}
	for (size_t i = 0; i < hands * d->rules; i++)
		free(c.queue[i].comer);
	for (unsigned h = 0; h < hands; h++)
		crm_due_hand_end(&c.hand[h]);
	free(c.hand);
	free(c.queue);
	return failed;
}

void
crm_places_explain(const struct crm_due_rule *r, crm_buf *out)
{
	size_t places = places_of(r);

	crm_buf_f(out, " of %zu: %zu done, %zu come first", places, r->taken,
		  r->taken < places ? places - r->taken : 0);
}
