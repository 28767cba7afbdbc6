/* Memory that is freed all at once. */
#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"

#define CHUNK (64 * 1024 - 64)

struct chunk {
	struct chunk *next;
	alignas(max_align_t) char data[];
};

struct crm_arena {
	struct chunk *chunks;
	char *free; /* in the newest shared chunk */
	size_t left;
};

crm_arena *
crm_arena_new(void)
{
	return crm_alloc(sizeof(crm_arena));
}

static char *
add_chunk(crm_arena *a, size_t n)
{
	struct chunk *c;

	if (n > SIZE_MAX - sizeof *c)
		n = SIZE_MAX - sizeof *c; /* cannot be had: crm_alloc says so */
	c = crm_alloc(sizeof *c + n);
	c->next = a->chunks;
	a->chunks = c;
	return c->data;
}

void *
crm_arena_alloc(crm_arena *a, size_t n)
{
	size_t align = alignof(max_align_t);
	char *p;

	if (n > CHUNK / 4) /* by itself: the chunk in use keeps its rest */
		return add_chunk(a, n);
	n = n ? (n + align - 1) / align * align : align; /* nothing has an address too */
	if (n > a->left) {
		a->free = add_chunk(a, CHUNK);
		a->left = CHUNK;
	}
	p = a->free;
	a->free += n;
	a->left -= n;
	return p;
}

crm_str
crm_arena_str(crm_arena *a, crm_str s)
{
	char *p = crm_arena_alloc(a, s.n + 1);

	if (s.n)
		memcpy(p, s.p, s.n);
	return (crm_str){p, s.n};
}

void
crm_arena_free(crm_arena *a)
{
	if (!a)
		return;
	while (a->chunks) {
		struct chunk *next = a->chunks->next;

		free(a->chunks);
		a->chunks = next;
	}
	free(a);
}
