/* Memory. The handler for when it runs out is set for the whole process. */
#include <stdlib.h>

#include "base/array.h"
#include "base/base.h"

static void (*_Atomic nomem)(void);

void
crm_on_nomem(void (*handler)(void))
{
	nomem = handler;
}

static _Noreturn void
out_of_memory(void)
{
	void (*handler)(void) = nomem;

	if (handler)
		handler();
	abort();
}

void *
crm_alloc(size_t n)
{
	void *p = calloc(1, n ? n : 1);

	if (!p)
		out_of_memory();
	return p;
}

void *
crm_realloc(void *p, size_t n)
{
	p = realloc(p, n ? n : 1);
	if (!p)
		out_of_memory();
	return p;
}

void *
crm_grow_more(void *array, size_t *room, size_t size)
{
	*room = 2 * *room + 16;
	return crm_realloc(array, *room * size);
}
