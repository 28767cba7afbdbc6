/* cell.c: where the accumulators are in the cell of a customer.
 *
 * Reading a cell from memory takes long, and the cost of an event is the number of cache lines of
 * the cell that it touches. So accumulators that the same kinds of events touch are beside each
 * other, and those that few of these events touch (rated ones, dated ones) are at the end. */
#include <stdlib.h>

#include "fold/aggregate.h"
#include "fold/compile.h"
#include "fold/items.h"
#include "kinds/kindset.h"

struct piece {
	crm_kindset kinds; /* of the events that touch it */
	bool seldom;
	uint32_t size;
	uint32_t *offset; /* to be found */
};

struct pieces {
	struct piece *piece;
	size_t n;
};

static uint32_t
size_of(const struct crm_accumulator *s)
{
	return s->aggregate->size_of ? s->aggregate->size_of(&s->query) : s->aggregate->size;
}

/* Whether most of the events of these kinds leave the accumulator as it is. */
static bool
is_seldom(const struct crm_accumulator *s)
{
	const struct crm_query *w = &s->query;

	return w->rating_to != 0 || w->item.n > 0 || s->aggregate->seldom ||
	       w->of.outcome > CRM_REACHED || w->since != CRM_NO_DAY;
}

/* ---- the pieces ---- */

static void
add_piece(struct pieces *all, const crm_kindset *kinds, bool seldom, uint32_t size,
	  uint32_t *offset)
{
	all->piece[all->n++] = (struct piece){*kinds, seldom, size, offset};
}

static void
add_slot(struct crm_program *p, struct pieces *all, struct crm_accumulator *s)
{
	crm_kindset kinds = s->query.of.kinds;

	if (s->aggregate->touched_by)
		kinds = s->aggregate->touched_by(p, &s->query);
	if (size_of(s) > 0)
		add_piece(all, &kinds, is_seldom(s), size_of(s), &s->offset);
}

/* Slots that are settled by the same events share the key of the last one. */
static const struct crm_accumulator *
shares_done(const struct crm_program *p, size_t accumulator)
{
	for (size_t i = 0; i < accumulator; i++)
		if (p->accumulator[i].aggregate->pends &&
		    crm_filter_same(&p->accumulator[i].query.done,
				    &p->accumulator[accumulator].query.done))
			return &p->accumulator[i];
	return NULL;
}

static struct pieces
all_pieces(struct crm_program *p)
{
	struct pieces all = {.piece = crm_alloc((p->accumulators * 2 + 1) * sizeof *all.piece)};

	if (p->follows)
		add_piece(&all, &p->touches, false, sizeof(struct crm_items), &p->open);
	for (size_t i = 0; i < p->accumulators; i++) {
		struct crm_accumulator *s = &p->accumulator[i];
		add_slot(p, &all, s);
		if (s->aggregate->pends && !shares_done(p, i))
			add_piece(&all, &s->query.done.kinds, false, 8, &s->done);
	}
	return all;
}

/* ---- their order ---- */

static bool
goes_before(const struct piece *a, const struct piece *b)
{
	int many = crm_kindset_count(&a->kinds), more = crm_kindset_count(&b->kinds);

	if (a->seldom != b->seldom)
		return b->seldom;
	if (many != more)
		return many > more;
	if (a->kinds.w[0] != b->kinds.w[0])
		return a->kinds.w[0] > b->kinds.w[0];
	return a->kinds.w[1] != b->kinds.w[1] ? a->kinds.w[1] > b->kinds.w[1] : a->size > b->size;
}

static void
sort_pieces(struct pieces *all)
{
	for (size_t i = 1; i < all->n; i++) {
		struct piece p = all->piece[i];
		size_t at = i;
		for (; at > 0 && goes_before(&p, &all->piece[at - 1]); at--)
			all->piece[at] = all->piece[at - 1];
		all->piece[at] = p;
	}
}

void
crm_cell_lay_out(struct crm_program *p)
{
	struct pieces all = all_pieces(p);
	uint32_t used = 0, stride = 8;

	sort_pieces(&all);
	for (size_t i = 0; i < all.n; i++) {
		uint32_t align = all.piece[i].size % 8 ? 4 : 8;
		used = (used + align - 1) / align * align;
		*all.piece[i].offset = used;
		used += all.piece[i].size;
	}
	free(all.piece);
	for (size_t i = 0; i < p->accumulators; i++)
		if (p->accumulator[i].aggregate->pends && shares_done(p, i))
			p->accumulator[i].done = shares_done(p, i)->done;
	while (stride < used && stride < 64)
		stride *= 2;
	p->stride = used <= 64 ? stride : (used + 63) / 64 * 64;
}

/* The cache lines of a cell that an operation touches; 0 when it mostly touches none. The last bit
 * stands for all lines after the others. */
uint64_t
crm_cell_lines(const struct crm_program *p, const struct crm_operation *s)
{
	const struct crm_accumulator *accumulator = &p->accumulator[s->accumulator];
	uint32_t from = s->offset, size = size_of(accumulator);
	uint64_t lines = 0;

	switch (s->what) {
	case CRM_DO_CLOSE_NAMED: return 0;
	case CRM_DO_CLOSE:
	case CRM_DO_KEEP_APPOINTMENTS:
	case CRM_DO_OPENS:
	case CRM_DO_ANSWER:
		from = p->open;
		size = sizeof(struct crm_items);
		break;
	case CRM_DO_SETTLE:
	case CRM_DO_SETTLE_OTHER:
		from = accumulator->done;
		size = 8;
		break;
	default:
		if (is_seldom(accumulator))
			return 0;
	}
	for (uint32_t line = from / 64; line * 64 < from + size; line++)
		lines |= UINT64_C(1) << (line < 63 ? line : 63);
	return lines;
}
