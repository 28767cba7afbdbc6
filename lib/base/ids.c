/* ids.c: a table of ids and their numbers.
 *
 * Open addressing in slots of 16 bytes. An id of up to eleven bytes is in the slot itself, so that
 * finding it costs one cache miss. Of a longer id the slot has the hash, and its text is beside the
 * table. */
#include <stdlib.h>
#include <string.h>

#include "base/ids.h"
#include "base/pool.h"

struct slot {
	uint64_t head;  /* first eight bytes, or the hash */
	uint32_t tail;  /* the bytes behind them, length << 24; 255: a long one */
	uint32_t value; /* 1 + value; 0 free */
};

struct crm_ids {
	struct slot *slot;
	crm_str *text;  /* of the long ones, by slot; NULL when there are none */
	unsigned shift; /* 64 - log2 of the slots */
	size_t mask, used;
};

#define INLINE 11
#define LONG 255u

static inline uint64_t
mix(uint64_t a, uint64_t b)
{
	__extension__ typedef unsigned __int128 wide;
	wide w = (wide)(a ^ UINT64_C(0x9e3779b97f4a7c15)) * (b ^ UINT64_C(0xe7037ed1a0b428db));
	return (uint64_t)w ^ (uint64_t)(w >> 64);
}

static inline uint64_t
load8(const char *p)
{
	uint64_t v;
	memcpy(&v, p, 8);
	return v;
}

static inline uint32_t
load4(const char *p)
{
	uint32_t v;
	memcpy(&v, p, 4);
	return v;
}

uint64_t
crm_hash(crm_str s)
{
	uint64_t h = s.n, last = 0;

	while (s.n >= 8) {
		h = mix(h, load8(s.p));
		s.p += 8;
		s.n -= 8;
	}
	if (s.n > 0)
		memcpy(&last, s.p, s.n);
	h = mix(h, last ^ UINT64_C(0xa0761d6478bd642f));
	return h ? h : 1;
}

struct key {
	uint64_t head;
	uint32_t tail;
};

/* Different texts of up to eleven bytes make different keys. */
static inline struct key
key_of(crm_str s)
{
	struct key k = {0, (uint32_t)s.n << 24};

	if (s.n > INLINE)
		return (struct key){crm_hash(s), LONG << 24};
	if (s.n >= 8) {
		k.head = load8(s.p);
		if (s.n > 8)
			k.tail |= load4(s.p + s.n - 4) >> 8;
	} else if (s.n >= 4) {
		k.head = load4(s.p) | (uint64_t)load4(s.p + s.n - 4) << 32;
	} else if (s.n > 0) {
		k.head = (uint64_t)(unsigned char)s.p[0] |
			 (uint64_t)(unsigned char)s.p[s.n / 2] << 8 |
			 (uint64_t)(unsigned char)s.p[s.n - 1] << 16;
	}
	return k;
}

static inline size_t
place_of(const struct crm_ids *ids, struct key k)
{
	return (size_t)(mix(k.head, k.tail) >> ids->shift);
}

struct crm_ids *
crm_ids_new(size_t expected)
{
	struct crm_ids *ids = crm_alloc(sizeof *ids);
	unsigned bits = 6;

	while (((size_t)1 << bits) < expected * 2)
		bits++;
	ids->shift = 64 - bits;
	ids->mask = ((size_t)1 << bits) - 1;
	ids->slot = crm_bulk(((size_t)1 << bits) * sizeof *ids->slot);
	return ids;
}

void
crm_ids_free(struct crm_ids *ids)
{
	if (!ids)
		return;
	crm_bulk_free(ids->slot, (ids->mask + 1) * sizeof *ids->slot);
	free(ids->text);
	free(ids);
}

/* The slot of the id, or the free slot in which it would be. */
static inline size_t
probe(const struct crm_ids *ids, crm_str id, struct key k, size_t at)
{
	for (;; at = (at + 1) & ids->mask) {
		const struct slot *s = &ids->slot[at];
		if (!s->value)
			return at;
		if (s->head == k.head && s->tail == k.tail &&
		    (k.tail >> 24 != LONG || crm_str_eq(ids->text[at], id)))
			return at;
	}
}

static void
grow(struct crm_ids *ids)
{
	struct crm_ids old = *ids;
	size_t slots = (old.mask + 1) * 2;

	ids->shift--;
	ids->mask = slots - 1;
	ids->slot = crm_bulk(slots * sizeof *ids->slot);
	if (old.text)
		ids->text = crm_alloc(slots * sizeof *ids->text);
	for (size_t i = 0; i <= old.mask; i++) {
		const struct slot *s = &old.slot[i];
		if (!s->value)
			continue;
		size_t at = place_of(ids, (struct key){s->head, s->tail});
		while (ids->slot[at].value)
			at = (at + 1) & ids->mask;
		ids->slot[at] = *s;
		if (old.text)
			ids->text[at] = old.text[i];
	}
	crm_bulk_free(old.slot, (old.mask + 1) * sizeof *old.slot);
	free(old.text);
}

static uint32_t *
put(struct crm_ids *ids, crm_str id)
{
	struct key k = key_of(id);
	size_t at;

	if (ids->used * 4 >= (ids->mask + 1) * 3)
		grow(ids);
	at = probe(ids, id, k, place_of(ids, k));
	if (!ids->slot[at].value) {
		ids->used++;
		ids->slot[at].head = k.head;
		ids->slot[at].tail = k.tail;
		if (k.tail >> 24 == LONG) {
			if (!ids->text)
				ids->text = crm_alloc((ids->mask + 1) * sizeof *ids->text);
			ids->text[at] = id;
		}
	}
	return &ids->slot[at].value;
}

uint32_t
crm_ids_put(struct crm_ids *ids, crm_str id, uint32_t value)
{
	uint32_t *v = put(ids, id);

	if (!*v)
		*v = value + 1;
	return *v - 1;
}

void
crm_ids_put_batch(struct crm_ids *ids, const crm_str *id, size_t n, uint32_t value, uint32_t *out)
{
	for (size_t i = 0; i < n; i++)
		__builtin_prefetch(&ids->slot[place_of(ids, key_of(id[i]))], 1);
	for (size_t i = 0; i < n; i++)
		out[i] = crm_ids_put(ids, id[i], value + (uint32_t)i);
}

void
crm_ids_set(struct crm_ids *ids, crm_str id, uint32_t value)
{
	*put(ids, id) = value + 1;
}

uint32_t
crm_ids_find(const struct crm_ids *ids, crm_str id)
{
	struct key k = key_of(id);

	return ids->slot[probe(ids, id, k, place_of(ids, k))].value - 1;
}

uint64_t *
crm_ids_sieve(const struct crm_ids *ids, const uint8_t *marked, uint32_t n)
{
	uint64_t *sieve = crm_alloc(((size_t)1 << CRM_SIEVE_BITS) / 8);

	for (size_t i = 0; i <= ids->mask; i++) {
		const struct slot *s = &ids->slot[i];
		if (!s->value || s->value > n || !marked[s->value - 1])
			continue;
		uint64_t at = mix(s->head, s->tail) >> (64 - CRM_SIEVE_BITS);
		sieve[at / 64] |= UINT64_C(1) << (at % 64);
	}
	return sieve;
}

bool
crm_ids_sifted(const uint64_t *sieve, crm_str id)
{
	struct key k = key_of(id);
	uint64_t at = mix(k.head, k.tail) >> (64 - CRM_SIEVE_BITS);

	return sieve[at / 64] >> (at % 64) & 1;
}

void
crm_ids_batch(const struct crm_ids *ids, const crm_str *id, size_t n, uint32_t *out)
{
	struct key key[CRM_BATCH];
	size_t at[CRM_BATCH];

	for (size_t i = 0; i < n; i++) {
		key[i] = key_of(id[i]);
		at[i] = place_of(ids, key[i]);
		__builtin_prefetch(&ids->slot[at[i]]);
	}
	for (size_t i = 0; i < n; i++)
		out[i] = ids->slot[probe(ids, id[i], key[i], at[i])].value - 1;
}
