/* pool.c: memory in bulk, and small pieces of it that are used again. */
#include <stdlib.h>
#include <sys/mman.h>

#include "model/engine.h"

#define LINE ((size_t)64)
#define LARGE_PAGE ((size_t)2 << 20)
#define UNIT ((size_t)16)

void *
crm_bulk(size_t n)
{
	size_t align = n >= 2 * LARGE_PAGE ? LARGE_PAGE : LINE;
	void *p;

	if (n > SIZE_MAX / 2)
		return crm_alloc(n);
	n = (n + align - 1) / align * align;
	p = aligned_alloc(align, n ? n : align);
	if (!p)
		return crm_alloc(n);              /* which says so */
#ifdef MADV_HUGEPAGE
	if (align == LARGE_PAGE)
		madvise(p, n, MADV_HUGEPAGE);
#endif
	memset(p, 0, n);
	return p;
}

void
crm_bulk_free(void *p)
{
	free(p);
}

/* Pieces up to CRM_POOL_EXACT units are of just that size, larger ones of a
 * power of two. */
static size_t
rounded(size_t bytes, unsigned *list)
{
	size_t units = (bytes + UNIT - 1) / UNIT;
	size_t size = CRM_POOL_EXACT;

	if (units < CRM_POOL_EXACT) {
		*list = (unsigned)units;
		return units;
	}
	*list = CRM_POOL_EXACT;
	while (size < units) {
		size *= 2;
		++*list;
	}
	return size;
}

uint32_t
crm_pool_take(struct crm_pool *p, size_t bytes)
{
	unsigned list;
	size_t units = rounded(bytes, &list);
	uint32_t at = p->free[list];

	if (at) {
		memcpy(&p->free[list], crm_pool_at(p, at), sizeof(uint32_t));
	} else {
		if (p->used == 0)
			p->used = 1;
		if (p->used + units > p->cap) {
			size_t cap = p->cap ? p->cap * 2 : 1024;
			while (cap < p->used + units)
				cap *= 2;
			p->base = crm_realloc(p->base, cap * UNIT);
			p->cap = cap;
		}
		/* A pool is one thread's share of what is remembered: 64 GiB. */
		if (p->used + units > UINT32_MAX)
			crm_alloc(SIZE_MAX);      /* does not come back */
		at = (uint32_t)p->used;
		p->used += units;
	}
	memset(crm_pool_at(p, at), 0, units * UNIT);
	return at;
}

void
crm_pool_give(struct crm_pool *p, uint32_t at, size_t bytes)
{
	unsigned list;

	rounded(bytes, &list);
	memcpy(crm_pool_at(p, at), &p->free[list], sizeof(uint32_t));
	p->free[list] = at;
}

void
crm_pool_free(struct crm_pool *p)
{
	free(p->base);
	*p = (struct crm_pool){.base = NULL};
}
