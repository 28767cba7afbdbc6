/* book.c: customers by id, phone, email. */
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wctype.h>

#include "model/model.h"

struct entry {
	crm_str key;                              /* first byte: which key; p NULL: free */
	size_t number;
};

struct crm_book {
	struct entry *entry;                      /* open addressing, a power of two */
	size_t room, used;
	crm_arena *arena;
	crm_buf key;                              /* used again by crm_book_put */
	locale_t unicode;                         /* for names; (locale_t)0: not needed yet */
};

crm_book *crm_book_new(void)
{
	crm_book *b = crm_alloc(sizeof *b);

	b->room = 64;
	b->entry = crm_alloc(b->room * sizeof *b->entry);
	b->arena = crm_arena_new();
	return b;
}

void crm_book_free(crm_book *b)
{
	if (!b)
		return;
	free(b->entry);
	crm_arena_free(b->arena);
	crm_buf_free(&b->key);
	if (b->unicode)
		freelocale(b->unicode);
	free(b);
}

/* FNV-1a. */
static uint64_t hash(crm_str s)
{
	uint64_t h = UINT64_C(14695981039346656037);

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
	return h ^ h >> 29;
}

static struct entry *place(const crm_book *b, crm_str key)
{
	size_t i = hash(key) & (b->room - 1);

	while (b->entry[i].key.p && !crm_str_eq(b->entry[i].key, key))
		i = (i + 1) & (b->room - 1);
	return &b->entry[i];
}

static void grow(crm_book *b)
{
	struct entry *old = b->entry;
	size_t room = b->room;

	b->room *= 2;
	b->entry = crm_alloc(b->room * sizeof *b->entry);
	for (size_t i = 0; i < room; i++)
		if (old[i].key.p)
			*place(b, old[i].key) = old[i];
	free(old);
}

/* Most names are of these: ASCII, and the scripts of China, Japan and Korea, which know no case. */
static bool needs_locale(uint32_t c)
{
	return c >= 0x80 && !(c >= 0x2E80 && c <= 0xA63F) && !(c >= 0xAC00 && c <= 0xD7A3);
}

/* A locale takes as long to make as many names: made when first needed, and kept. */
static void fold(locale_t *unicode, crm_str s, crm_buf *out)
{
	size_t n;

	for (; s.n; s.p += n, s.n -= n) {
		uint32_t c = crm_utf8_next(s, &n), low = c;

		if (needs_locale(c)) {
			if (!*unicode)
				*unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
			low = *unicode ? (uint32_t)towlower_l((wint_t)c, *unicode) : c;
		}
		if (c < 0x80)
			crm_buf_char(out, c >= 'A' && c <= 'Z' ? (char)(c + 32) : (char)c);
		else if (low == c || low < 0x80 || low > 0xFFFF)
			crm_buf_add(out, s.p, n);
		else if (low < 0x800)
			crm_buf_add(out, (char[]){(char)(0xC0 | low >> 6), (char)(0x80 | (low & 63))}, 2);
		else
			crm_buf_add(out, (char[]){(char)(0xE0 | low >> 12), (char)(0x80 | (low >> 6 & 63)),
			                          (char)(0x80 | (low & 63))}, 3);
	}
}

void crm_str_fold(crm_str s, crm_buf *out)
{
	locale_t unicode = (locale_t)0;

	fold(&unicode, s, out);
	if (unicode)
		freelocale(unicode);
}

void crm_book_fold(crm_book *b, crm_str s, crm_buf *out)
{
	fold(&b->unicode, s, out);
}

/* What two values have in common that mean the same. */
static crm_str key_of(locale_t *unicode, enum crm_book_key kind, crm_str value, crm_buf *out)
{
	out->n = 0;
	crm_buf_char(out, "ipen"[kind]);
	if (kind == CRM_BY_ID)
		crm_buf_str(out, value);
	else if (kind == CRM_BY_NAME)
		fold(unicode, crm_str_trim(value), out);
	else if (kind == CRM_BY_EMAIL)
		for (size_t i = 0; i < value.n; i++)
			crm_buf_char(out, value.p[i] >= 'A' && value.p[i] <= 'Z' ? (char)(value.p[i] + 32) : value.p[i]);
	else
		for (size_t i = 0; i < value.n; i++)
			if (value.p[i] >= '0' && value.p[i] <= '9')
				crm_buf_char(out, value.p[i]);
	return crm_buf_slice(out);
}

static size_t put_one(crm_book *b, enum crm_book_key kind, crm_str value, size_t number)
{
	crm_str key = key_of(&b->unicode, kind, value, &b->key);
	struct entry *at;

	if (key.n < 2)
		return SIZE_MAX;
	if (b->used * 2 >= b->room)
		grow(b);
	at = place(b, key);
	if (at->key.p)
		return at->number == number ? SIZE_MAX : at->number;
	*at = (struct entry){crm_arena_str(b->arena, key), number};
	b->used++;
	return SIZE_MAX;
}

size_t crm_book_put(crm_book *b, enum crm_book_key kind, crm_str value, size_t number)
{
	size_t other = SIZE_MAX;
	crm_str item;

	if (kind == CRM_BY_ID || kind == CRM_BY_NAME)
		return put_one(b, kind, value, number);
	while (other == SIZE_MAX && crm_str_item(&value, &item))
		other = put_one(b, kind, item, number);
	return other;
}

size_t crm_book_find(const crm_book *b, enum crm_book_key kind, crm_str value)
{
	crm_buf key = {0};
	locale_t unicode = (locale_t)0;           /* several threads may look at once */
	struct entry *at = place(b, key_of(&unicode, kind, value, &key));
	size_t number = key.n > 1 && at->key.p ? at->number : SIZE_MAX;

	if (unicode)
		freelocale(unicode);
	crm_buf_free(&key);
	return number;
}
