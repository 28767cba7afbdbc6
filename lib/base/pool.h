/* pool.h: memory in bulk, and small pieces of it that are used again. */
#ifndef CRM_BASE_POOL_H
#define CRM_BASE_POOL_H

#include "crm.h"

/* Zeroed, aligned to cache lines, in large pages where the system has them. */
void *crm_bulk(size_t n);
void crm_bulk_free(void *p, size_t n); /* n as it was asked for */

/* Small pieces, which are given back one by one and used again. A piece is named by its place, in
 * units of 16 bytes (0 is none), because the pool moves when it grows. */
#define CRM_POOL_EXACT 32
struct crm_pool {
	char *base;
	size_t used, cap; /* units */
	uint32_t free[CRM_POOL_EXACT + 32];
};
uint32_t crm_pool_take(struct crm_pool *p, size_t bytes);
void crm_pool_give(struct crm_pool *p, uint32_t at, size_t bytes);
void crm_pool_free(struct crm_pool *p);
static inline void *
crm_pool_at(const struct crm_pool *p, uint32_t at)
{
	return p->base + (size_t)at * 16;
}

#endif
