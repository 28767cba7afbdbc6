/* links.c: from the id of an event to what is kept of it, for one shard: a table
 * of chains. One id may stand for several. */
#include <stdlib.h>

#include "crm.h"
#include "fold/links.h"

static size_t
bucket_of(const struct crm_links *l, uint32_t who, uint64_t id)
{
	uint64_t h =
		(id ^ (uint64_t)who * UINT64_C(0x9e3779b97f4a7c15)) * UINT64_C(0xe7037ed1a0b428db);

	return (size_t)(h >> 32) & l->mask;
}

static void
grow(struct crm_links *l)
{
	size_t buckets = l->bucket ? (l->mask + 1) * 2 : 64;

	free(l->bucket);
	l->bucket = crm_alloc(buckets * sizeof *l->bucket);
	l->mask = buckets - 1;
	l->link = crm_realloc(l->link, (buckets + 1) * sizeof *l->link);
	for (uint32_t i = 1; i <= l->used; i++) {
		struct crm_link *k = &l->link[i];
		if (k->id == 0)
			continue; /* free; free ones keep their own chain */
		uint32_t *head = &l->bucket[bucket_of(l, k->who, k->id)];
		k->next = *head;
		*head = i;
	}
}

void
crm_links_add(struct crm_links *l, uint32_t who, uint64_t id, uint32_t value)
{
	uint32_t at = l->free;

	if (!at && (!l->bucket || l->used > l->mask))
		grow(l);
	if (at)
		l->free = l->link[at].next;
	else
		at = ++l->used;
	uint32_t *head = &l->bucket[bucket_of(l, who, id)];
	l->link[at] = (struct crm_link){.id = id, .who = who, .value = value, .next = *head};
	*head = at;
}

/* The first link of that id in the chain from `at` on; 0 for none. */
static uint32_t
find_from(const struct crm_links *l, uint32_t at, uint32_t who, uint64_t id)
{
	while (at && (l->link[at].id != id || l->link[at].who != who))
		at = l->link[at].next;
	return at;
}

uint32_t
crm_links_first(const struct crm_links *l, uint32_t who, uint64_t id)
{
	return l->bucket ? find_from(l, l->bucket[bucket_of(l, who, id)], who, id) : 0;
}

uint32_t
crm_links_next(const struct crm_links *l, uint32_t at)
{
	return find_from(l, l->link[at].next, l->link[at].who, l->link[at].id);
}

void
crm_links_drop(struct crm_links *l, uint32_t who, uint64_t id, uint32_t value)
{
	uint32_t *link = l->bucket ? &l->bucket[bucket_of(l, who, id)] : NULL;

	for (; link && *link; link = &l->link[*link].next) {
		uint32_t at = *link;
		struct crm_link *k = &l->link[at];
		if (k->id != id || k->who != who || k->value != value)
			continue;
		*link = k->next;
		*k = (struct crm_link){.next = l->free};
		l->free = at;
		return;
	}
}

void
crm_links_forget(struct crm_links *l, const uint8_t *replay)
{
	for (uint32_t at = 1; at <= l->used; at++) {
		struct crm_link k = l->link[at];
		if (k.id != 0 && replay[k.who])
			crm_links_drop(l, k.who, k.id, k.value);
	}
}

void
crm_links_free(struct crm_links *l)
{
	free(l->link);
	free(l->bucket);
	*l = (struct crm_links){.link = NULL};
}
