/* moves.c: which customers are at another stage or tier than at an earlier moment. */
#include <stdlib.h>

#include "segment/segment.h"

#define SHOWN 8 /* ids named in a line */

struct mover {
	crm_num worth;
	size_t row;
};

struct move {
	uint32_t from, to; /* 1 + which, 0 none */
	size_t first, n;   /* of the movers */
	crm_num worth;     /* of all, CRM_NO_FIGURE when it is not known of any */
};

struct moving {
	const crm_segment *s;
	const uint32_t *was, *now;
	struct mover *mover;
	size_t movers;
	struct move *move;
	size_t moves;
};

/* ---- who, and what they are worth ---- */

static int
find_movers(struct moving *m, crm_error *e)
{
	const crm_segment *s = m->s;
	crm_cursor *at = crm_cursor_new(s->frame);
	crm_value v;
	int done = 0;

	for (size_t row = 0; row < crm_frame_rows(s->frame) && done == 0; row++) {
		struct mover *mover = &m->mover[m->movers];
		if (!s->chosen[row] || m->was[row] == m->now[row])
			continue;
		*mover = (struct mover){CRM_NO_FIGURE, row};
		m->movers++;
		crm_cursor_go(at, row);
		if (s->past->worth >= 0 &&
		    (done = crm_cursor_value(at, s->past->worth, &v, e)) == 0)
			done = crm_figure(&v, "value", s->frame, row, &mover->worth, e);
	}
	crm_cursor_free(at);
	return done;
}

/* A mover with its columns, as qsort passes nothing else to the comparison. */
struct sorted {
	uint32_t from, to;
	struct mover mover;
};

static int
by_way_and_worth(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->to != y->to)
		return x->to < y->to ? -1 : 1;
	if (x->mover.worth != y->mover.worth)
		return x->mover.worth > y->mover.worth ? -1 : 1;
	return (x->mover.row > y->mover.row) - (x->mover.row < y->mover.row);
}

static void
sort_movers(struct moving *m)
{
	struct sorted *all = crm_alloc((m->movers + 1) * sizeof *all);

	for (size_t i = 0; i < m->movers; i++)
		all[i] = (struct sorted){m->was[m->mover[i].row], m->now[m->mover[i].row],
					 m->mover[i]};
	qsort(all, m->movers, sizeof *all, by_way_and_worth);
	for (size_t i = 0; i < m->movers; i++)
		m->mover[i] = all[i].mover;
	free(all);
}

/* ---- from where to where ---- */

static int
add_worth(struct move *move, const struct mover *mover, crm_error *e)
{
	if (mover->worth == CRM_NO_FIGURE)
		return 0;
	if (move->worth == CRM_NO_FIGURE)
		move->worth = 0;
	if (crm_num_add(move->worth, mover->worth, &move->worth) == 0)
		return 0;
	return crm_fail(e, CRM_DATA, "the sum of the values of those who moved becomes too large");
}

/* The highest worth first, then the most customers, then in the order of the policy. */
static int
by_worth(const void *a, const void *b)
{
	const struct move *x = a, *y = b;

	if (x->worth != y->worth)
		return x->worth > y->worth ? -1 : 1;
	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	return (x->to > y->to) - (x->to < y->to);
}

static int
find_moves(struct moving *m, crm_error *e)
{
	for (size_t i = 0; i < m->movers; i++) {
		size_t row = m->mover[i].row;
		struct move *last = m->moves ? &m->move[m->moves - 1] : NULL;
		if (!last || last->from != m->was[row] || last->to != m->now[row]) {
			last = &m->move[m->moves++];
			*last = (struct move){m->was[row], m->now[row], i, 0, CRM_NO_FIGURE};
		}
		last->n++;
		if (add_worth(last, &m->mover[i], e) < 0)
			return -1;
	}
	qsort(m->move, m->moves, sizeof *m->move, by_worth);
	return 0;
}

/* ---- as a table ---- */

static int
add_ids(const struct moving *m, const struct move *move, crm_cursor *at, int id, crm_buf *out,
	crm_error *e)
{
	for (size_t i = 0; i < move->n && i < SHOWN; i++) {
		crm_value v;
		crm_cursor_go(at, m->mover[move->first + i].row);
		if (crm_cursor_value(at, id, &v, e) < 0)
			return -1;
		if (i)
			crm_buf_char(out, ';');
		crm_field_write(out, v.type == CRM_TEXT ? v.text : CRM_STR(""), CRM_TSV);
	}
	if (move->n > SHOWN)
		crm_buf_f(out, ";+%zu", move->n - SHOWN);
	return 0;
}

static int
write_moves(const struct moving *m, const crm_str *name, crm_buf *out, crm_error *e)
{
	crm_frame *f = m->s->frame;
	int id = crm_frame_ref(f, CRM_STR("id"), e), worth = m->s->past->worth, done = 0;
	crm_str what = worth >= 0 ? crm_frame_name(f, worth) : CRM_STR("value");
	crm_cursor *at;

	if (id < 0)
		return -1;
	at = crm_cursor_new(f);
	crm_buf_f(out, "from\tto\tcustomers\t%.*s\twho\n", (int)what.n, what.p);
	for (size_t i = 0; i < m->moves && done == 0; i++) {
		const struct move *move = &m->move[i];
		crm_field_write(out, name[move->from], CRM_TSV);
		crm_buf_char(out, '\t');
		crm_field_write(out, name[move->to], CRM_TSV);
		crm_buf_f(out, "\t%zu\t", move->n);
		crm_figure_text(move->worth, crm_str_eqz(what, "spend") ? 2 : 0, out);
		crm_buf_char(out, '\t');
		done = add_ids(m, move, at, id, out, e);
		crm_buf_char(out, '\n');
	}
	crm_cursor_free(at);
	return done;
}

int
crm_segment_moves(const crm_segment *s, bool tiers, crm_buf *out, crm_error *e)
{
	size_t rows = crm_frame_rows(s->frame);
	struct moving m = {.s = s,
			   .was = tiers ? s->past->tier : s->past->stage,
			   .now = tiers ? s->tier_of : s->stage_of,
			   .mover = crm_alloc((rows + 1) * sizeof *m.mover),
			   .move = crm_alloc((rows + 1) * sizeof *m.move)};
	int done = find_movers(&m, e);

	if (done == 0) {
		sort_movers(&m);
		done = find_moves(&m, e);
	}
	if (done == 0)
		done = write_moves(&m, tiers ? s->tier_name : s->stage_name, out, e);
	free(m.mover);
	free(m.move);
	return done;
}
