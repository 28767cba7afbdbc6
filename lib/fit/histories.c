/* histories.c: equal histories are counted, and computed once. */
#include <stdlib.h>

#include "base/array.h"
#include "fit/fit.h"

void
crm_histories_add(struct crm_histories *all, uint32_t x, int32_t last, int32_t age)
{
	all->h = crm_grow(all->h, all->n, &all->room, sizeof *all->h);
	all->h[all->n++] = (struct crm_history){x, last, age, 1};
}

static int
order(const void *a, const void *b)
{
	const struct crm_history *p = a, *q = b;

	if (p->x != q->x)
		return p->x < q->x ? -1 : 1;
	if (p->age != q->age)
		return p->age < q->age ? -1 : 1;
	return p->last < q->last ? -1 : p->last > q->last;
}

void
crm_histories_group(struct crm_histories *all)
{
	size_t n = 0;

	if (all->n == 0)
		return;
	qsort(all->h, all->n, sizeof *all->h, order);
	for (size_t i = 1; i < all->n; i++)
		if (order(&all->h[n], &all->h[i]) == 0)
			all->h[n].n += all->h[i].n;
		else
			all->h[++n] = all->h[i];
	all->n = n + 1;
}

void
crm_histories_free(struct crm_histories *all)
{
	free(all->h);
	*all = (struct crm_histories){0};
}
