/* groups.c: the rows of a frame by the value of one of their columns. */
#include <stdlib.h>

#include "score/figures.h"

struct table {
	uint32_t *slot; /* 1 + which group; 0 free */
	size_t size;    /* a power of two */
};

static uint64_t
hash(crm_str s)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
	return h ^ h >> 32;
}

static uint32_t *
find(const struct table *t, const struct crm_groups *g, crm_str name)
{
	size_t at = hash(name) & (t->size - 1);

	while (t->slot[at] && !crm_str_eq(g->name[t->slot[at] - 1], name))
		at = (at + 1) & (t->size - 1);
	return &t->slot[at];
}

static void
grow(struct table *t, struct crm_groups *g)
{
	free(t->slot);
	t->size = t->size ? t->size * 2 : 64;
	t->slot = crm_alloc(t->size * sizeof *t->slot);
	g->name = crm_realloc(g->name, t->size / 2 * sizeof *g->name);
	for (size_t i = 0; i < g->n; i++)
		*find(t, g, g->name[i]) = (uint32_t)i + 1;
}

static uint32_t
group_of(struct table *t, struct crm_groups *g, crm_str name)
{
	uint32_t *slot;

	if (g->n == t->size / 2)
		grow(t, g);
	slot = find(t, g, name);
	if (!*slot) {
		g->name[g->n] = crm_arena_str(g->arena, name);
		*slot = (uint32_t)++g->n;
	}
	return *slot - 1;
}

struct ordered {
	crm_str name;
	uint32_t was;
};

static int
by_name(const void *a, const void *b)
{
	return crm_str_cmp(((const struct ordered *)a)->name, ((const struct ordered *)b)->name);
}

/* Numbers the groups anew, in the order of their names. */
static void
put_in_order(struct crm_groups *g, size_t rows)
{
	struct ordered *o = crm_alloc((g->n + 1) * sizeof *o);
	uint32_t *now = crm_alloc((g->n + 1) * sizeof *now);

	for (size_t i = 0; i < g->n; i++)
		o[i] = (struct ordered){g->name[i], (uint32_t)i};
	qsort(o, g->n, sizeof *o, by_name);
	for (size_t i = 0; i < g->n; i++) {
		g->name[i] = o[i].name;
		now[o[i].was] = (uint32_t)i;
	}
	for (size_t row = 0; row < rows; row++)
		g->of[row] = now[g->of[row]];
	free(now);
	free(o);
}

int
crm_groups_fill(struct crm_groups *g, const crm_frame *f, crm_error *e)
{
	crm_cursor *at = crm_cursor_new(f);
	struct table t = {0};
	crm_buf text = {0};
	int done = 0;

	g->arena = crm_arena_new();
	g->of = crm_alloc((crm_frame_rows(f) + 1) * sizeof *g->of);
	for (size_t row = 0; row < crm_frame_rows(f) && done == 0; row++) {
		text.n = 0;
		crm_cursor_go(at, row);
		done = crm_cursor_text(at, g->by, &text, e);
		if (done == 0)
			g->of[row] = group_of(&t, g, crm_buf_slice(&text));
	}
	if (done == 0)
		put_in_order(g, crm_frame_rows(f));
	free(t.slot);
	crm_buf_free(&text);
	crm_cursor_free(at);
	return done;
}

void
crm_groups_free(struct crm_groups *g)
{
	free(g->of);
	free(g->name);
	crm_arena_free(g->arena);
}
