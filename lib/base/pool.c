/* pool.c: memory in bulk, and small pieces of it that are used again. */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#include "base/pool.h"

#define LINE ((size_t)64)
#define LARGE_PAGE ((size_t)2 << 20)
#define UNIT ((size_t)16)

/* Large ones come fresh from the system: zeroed when they are first touched, by
 * whichever thread that is. */
void *
crm_bulk(size_t n)
{
	if (n >= 2 * LARGE_PAGE && n < SIZE_MAX / 2) {
		void *p = mmap(NULL, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		if (p == MAP_FAILED)
			crm_alloc(SIZE_MAX); /* does not come back */
#ifdef MADV_HUGEPAGE
		madvise(p, n, MADV_HUGEPAGE);
#endif
		return p;
	}
	size_t lines = (n + LINE - 1) / LINE * LINE;
	void *p = aligned_alloc(LINE, lines ? lines : LINE);
	if (!p)
		crm_alloc(SIZE_MAX);
	memset(p, 0, lines);
	return p;
}

void
crm_bulk_free(void *p, size_t n)
{
	if (p && n >= 2 * LARGE_PAGE && n < SIZE_MAX / 2)
		munmap(p, n);
	else
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
			crm_alloc(SIZE_MAX); /* does not come back */
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
