/* groups.c: groups by the numbers of their values. */
#include <stdlib.h>
#include <string.h>

#include "stats/stats.h"

static uint64_t
hash(const struct crm_stats_groups *g, const uint32_t *key)
{
	uint64_t h = 0;

	for (size_t i = 0; i < g->keys; i++)
		h = (h ^ key[i]) * UINT64_C(0x9E3779B97F4A7C15) ^ h >> 29;
	return h ^ h >> 32;
}

static uint32_t
add(struct crm_stats_groups *g, const uint32_t *key)
{
	struct crm_stats_group *new;

	if (!g->arena)
		g->arena = crm_arena_new();
	new = crm_arena_alloc(g->arena, sizeof *new);
	new->sum = crm_arena_alloc(g->arena, (g->sums + 1) * sizeof *new->sum);
	memcpy(new->key, key, g->keys * sizeof *key);
	g->group = crm_grow(g->group, g->n, &g->group_room, sizeof *g->group);
	g->group[g->n++] = new;
	return (uint32_t)g->n;
}

static uint32_t *
find(const struct crm_stats_groups *g, const uint32_t *key)
{
	size_t at = hash(g, key) & (g->room - 1);

	while (g->slot[at] &&
	       memcmp(g->group[g->slot[at] - 1]->key, key, g->keys * sizeof *key) != 0)
		at = (at + 1) & (g->room - 1);
	return &g->slot[at];
}

uint32_t
crm_stats_groups_find(struct crm_stats_groups *g, const uint32_t *key)
{
	uint32_t *slot;

	if ((g->n + 1) * 2 > g->room) {
		free(g->slot);
		g->room = g->room ? g->room * 2 : 64;
		g->slot = crm_alloc(g->room * sizeof *g->slot);
		for (size_t i = 0; i < g->n; i++)
			*find(g, g->group[i]->key) = (uint32_t)i + 1;
	}
	slot = find(g, key);
	if (!*slot)
		*slot = add(g, key);
	return *slot - 1;
}

struct crm_stats_group *
crm_stats_group_at(struct crm_stats_groups *g, const uint32_t *key)
{
	uint32_t number = crm_stats_groups_find(g, key);

	return g->group[number];
}

/* ---- in order ---- */

static int
compare(const crm_stats *s, const struct crm_stats_group *a, const struct crm_stats_group *b)
{
	int order = 0;

	for (size_t i = 0; i < s->bys && order == 0; i++)
		order = crm_by_compare(s, &s->by[i], a->key[i], b->key[i]);
	return order;
}

/* Merge sort, because the comparison needs the columns. */
static void
sort(const crm_stats *s, struct crm_stats_group **g, struct crm_stats_group **spare, size_t n)
{
	size_t half = n / 2, i = 0, j = half;

	if (n < 2)
		return;
	sort(s, g, spare, half);
	sort(s, g + half, spare, n - half);
	for (size_t k = 0; k < n; k++)
		spare[k] = j == n || (i < half && compare(s, g[i], g[j]) <= 0) ? g[i++] : g[j++];
	memcpy(g, spare, n * sizeof *g);
}

struct crm_stats_group **
crm_stats_groups_sorted(const crm_stats *s, size_t *n)
{
	struct crm_stats_group **all = crm_alloc((s->groups->n + 1) * sizeof *all),
			       **spare = crm_alloc((s->groups->n + 1) * sizeof *spare);

	*n = s->groups->n;
	if (*n)
		memcpy(all, s->groups->group, *n * sizeof *all);
	sort(s, all, spare, *n);
	free(spare);
	return all;
}

void
crm_stats_groups_free(struct crm_stats_groups *g)
{
	for (size_t i = 0; i < g->n; i++) {
		crm_members_free(&g->group[i]->members);
		for (size_t j = 0; j < g->sums; j++)
			crm_bag_free(&g->group[i]->sum[j].bag);
	}
	free(g->group);
	free(g->slot);
	crm_arena_free(g->arena);
}
