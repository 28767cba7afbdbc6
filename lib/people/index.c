/* index.c: an index of customers by id, phone, email and name, each of which several may have. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "people/people.h"

/* One more customer with the same key. */
struct more {
	uint32_t number, next; /* next: 1 + its place; 0 none */
};

struct entry {
	const char *key; /* NULL: free */
	uint32_t size, hash;
	char kind; /* i id, p phone, P one with an extension by its number alone, e email, N name
		      with its accents, n without, l in Latin letters */
	uint32_t number;
	uint32_t next, last; /* others, in the order they came: 1 + place; 0 none */
};

#define DROPPED UINT32_MAX

struct crm_people {
	const crm_country *country;
	struct crm_namer *namer;
	struct entry *entry; /* open addressing, a power of two */
	size_t room, used;
	struct more *more;
	size_t mores, more_room;
	crm_arena *arena;
	crm_buf key; /* used again by those who enter */
};

crm_people *
crm_people_new(const crm_country *country)
{
	crm_people *p = crm_alloc(sizeof *p);

	p->country = country;
	p->namer = crm_namer_new();
	p->room = 64;
	p->entry = crm_alloc(p->room * sizeof *p->entry);
	p->arena = crm_arena_new();
	return p;
}

void
crm_people_free(crm_people *p)
{
	if (!p)
		return;
	crm_namer_free(p->namer);
	free(p->entry);
	free(p->more);
	crm_arena_free(p->arena);
	crm_buf_free(&p->key);
	free(p);
}

const char *
crm_people_notice(const crm_people *p)
{
	return crm_namer_notice(p->namer);
}

struct crm_namer *
crm_people_namer(crm_people *p)
{
	return p->namer;
}

/* ---- the table ---- */

/* FNV-1a. */
static uint32_t
hash(char kind, crm_str s)
{
	uint64_t h = UINT64_C(14695981039346656037) ^ (unsigned char)kind;

	for (size_t i = 0; i < s.n; i++)
		h = (h ^ (unsigned char)s.p[i]) * UINT64_C(1099511628211);
	return (uint32_t)(h ^ h >> 32);
}

static struct entry *
place(const crm_people *p, char kind, crm_str key, uint32_t h)
{
	size_t i = h & (p->room - 1);
	struct entry *e;

	for (; (e = &p->entry[i])->key; i = (i + 1) & (p->room - 1))
		if (e->hash == h && e->kind == kind && crm_str_eq((crm_str){e->key, e->size}, key))
			break;
	return e;
}

static void
grow(crm_people *p)
{
	struct entry *old = p->entry;
	size_t room = p->room;

	p->room *= 2;
	p->entry = crm_alloc(p->room * sizeof *p->entry);
	for (size_t i = 0; i < room; i++)
		if (old[i].key)
			*place(p, old[i].kind, (crm_str){old[i].key, old[i].size}, old[i].hash) =
				old[i];
	free(old);
}

/* The next customer with the key; *at is 0 at first. False when there are no more. */
static bool
next(const crm_people *p, const struct entry *e, uint32_t *at, uint32_t *number)
{
	while (*at != UINT32_MAX) {
		uint32_t next_at = *at ? p->more[*at - 1].next : e->next;
		*number = *at ? p->more[*at - 1].number : e->number;
		*at = next_at ? next_at : UINT32_MAX;
		if (*number != DROPPED)
			return true;
	}
	return false;
}

static void
add_more(crm_people *p, struct entry *e, uint32_t number)
{
	p->more = crm_grow(p->more, p->mores, &p->more_room, sizeof *p->more);
	p->more[p->mores++] = (struct more){number, 0};
	if (e->last)
		p->more[e->last - 1].next = (uint32_t)p->mores;
	else
		e->next = (uint32_t)p->mores;
	e->last = (uint32_t)p->mores;
}

/* Enters the key for a customer; returns the first other one who has it, or SIZE_MAX. */
static size_t
enter(crm_people *p, char kind, crm_str key, size_t number)
{
	uint32_t at = 0, one, last, h = hash(kind, key);
	struct entry *e;

	if (!key.n)
		return SIZE_MAX;
	if (p->used * 2 >= p->room)
		grow(p);
	e = place(p, kind, key, h);
	if (!e->key) {
		*e = (struct entry){crm_arena_str(p->arena, key).p,
				    (uint32_t)key.n,
				    h,
				    kind,
				    (uint32_t)number,
				    0,
				    0};
		p->used++;
		return SIZE_MAX;
	}
	last = e->last ? p->more[e->last - 1].number : e->number;
	if (last != number && e->number != number)
		add_more(p, e, (uint32_t)number);
	while (next(p, e, &at, &one))
		if (one != number)
			return one;
	return SIZE_MAX;
}

static void
leave(crm_people *p, char kind, crm_str key, size_t number)
{
	struct entry *e = place(p, kind, key, hash(kind, key));

	if (!e->key)
		return;
	if (e->number == number)
		e->number = DROPPED;
	for (uint32_t at = e->next; at; at = p->more[at - 1].next)
		if (p->more[at - 1].number == number)
			p->more[at - 1].number = DROPPED;
}

/* ---- keys ---- */

/* Called for each key of a value; true ends the loop. */
typedef bool with_key(void *to, char kind, crm_str key);

/* The number of a company with an extension is a telephone; without one it is the switchboard,
 * which is another thing. Keys of kind 'P' are those with an extension only. */
static bool
each_phone(const crm_people *p, crm_str list, char kind, crm_buf *key, with_key *with, void *to)
{
	crm_str one;

	while (crm_phone_next(&list, &one)) {
		crm_str alone = crm_phone_alone(one);
		if (kind == 'P' && alone.n == one.n)
			continue;
		key->n = 0;
		crm_phone_key(kind == 'P' ? alone : one, p->country, key);
		if (with(to, kind, crm_buf_slice(key)))
			return true;
	}
	return false;
}

static bool
each_email(crm_str list, crm_buf *key, with_key *with, void *to)
{
	crm_str item;

	while (crm_str_item(&list, &item)) {
		key->n = 0;
		crm_email_key(item, key);
		if (with(to, 'e', crm_buf_slice(key)))
			return true;
	}
	return false;
}

typedef void add_forms(struct crm_namer *n, crm_str name, crm_buf *out);

static bool
each_form(const crm_people *p, add_forms *add, crm_str name, char kind, crm_buf *key,
	  with_key *with, void *to)
{
	crm_buf forms = {0};
	crm_str rest, form;
	bool done = false;

	add(p->namer, name, &forms);
	rest = crm_buf_slice(&forms);
	while (!done && crm_name_next(&rest, &form)) {
		key->n = 0;
		for (size_t i = 0; i < form.n; i++)
			if (form.p[i] != ' ')
				crm_buf_char(key, form.p[i]);
		done = with(to, kind, crm_buf_slice(key));
	}
	crm_buf_free(&forms);
	return done;
}

/* First the form with accents, so that a customer with just this name is found before those
 * whose name has other accents. */
static bool
each_name(const crm_people *p, crm_str name, crm_buf *key, with_key *with, void *to)
{
	key->n = 0;
	crm_name_accented(p->namer, crm_str_trim(name), key);
	return with(to, 'N', crm_buf_slice(key)) ||
	       each_form(p, crm_name_own, name, 'n', key, with, to);
}

static bool
each_key(const crm_people *p, enum crm_people_key kind, crm_str value, crm_buf *key, with_key *with,
	 void *to)
{
	switch (kind) {
	case CRM_BY_ID: return value.n && with(to, 'i', value);
	case CRM_BY_PHONE: return each_phone(p, value, 'p', key, with, to);
	case CRM_BY_SWITCHBOARD: return each_phone(p, value, 'P', key, with, to);
	case CRM_BY_EMAIL: return each_email(value, key, with, to);
	case CRM_BY_NAME: return each_name(p, value, key, with, to);
	case CRM_BY_LATIN: return each_form(p, crm_name_latin, value, 'l', key, with, to);
	}
	return false;
}

/* ---- entering and finding ---- */

struct entering {
	crm_people *p;
	size_t number, other;
};

static bool
enter_key(void *to, char kind, crm_str key)
{
	struct entering *in = to;
	size_t other = enter(in->p, kind, key, in->number);

	if (in->other == SIZE_MAX)
		in->other = other;
	return false;
}

size_t
crm_people_put(crm_people *p, enum crm_people_key kind, crm_str value, size_t number)
{
	struct entering in = {p, number, SIZE_MAX};

	each_key(p, kind, value, &p->key, enter_key, &in);
	return in.other;
}

static bool
leave_key(void *to, char kind, crm_str key)
{
	struct entering *in = to;

	leave(in->p, kind, key, in->number);
	return false;
}

void
crm_people_drop(crm_people *p, enum crm_people_key kind, crm_str value, size_t number)
{
	struct entering in = {p, number, SIZE_MAX};

	each_key(p, kind, value, &p->key, leave_key, &in);
}

struct finding {
	const crm_people *p;
	bool switchboard;        /* a number is looked for among those with extensions */
	struct crm_matches *all; /* NULL: the first is enough */
	size_t first;
};

static bool
find_key(void *to, char kind, crm_str key)
{
	struct finding *f = to;
	const char in = f->switchboard ? 'P' : kind;
	const struct entry *e = place(f->p, in, key, hash(in, key));
	size_t before = f->all ? f->all->n : 0;
	uint32_t at = 0, number;

	while (e->key && next(f->p, e, &at, &number)) {
		if (f->first == SIZE_MAX)
			f->first = number;
		if (!f->all)
			return true;
		crm_matches_add(f->all, number, before);
	}
	return false;
}

/* A name in Latin letters may be that of a customer whose name is in another script, and vice
 * versa. */
static size_t
find(const crm_people *p, enum crm_people_key kind, crm_str value, struct crm_matches *all)
{
	struct finding f = {p, kind == CRM_BY_SWITCHBOARD, all, SIZE_MAX};
	crm_buf key = {0}; /* several threads may look at once */

	if (kind == CRM_BY_SWITCHBOARD) {
		each_key(p, CRM_BY_PHONE, value, &key, find_key, &f);
	} else if (kind != CRM_BY_LATIN) {
		each_key(p, kind, value, &key, find_key, &f);
	} else if (!each_form(p, crm_name_own, value, 'l', &key, find_key, &f)) {
		each_form(p, crm_name_latin, value, 'n', &key, find_key, &f);
	}
	crm_buf_free(&key);
	return f.first;
}

size_t
crm_people_find(const crm_people *p, enum crm_people_key kind, crm_str value)
{
	return find(p, kind, value, NULL);
}

void
crm_people_all(const crm_people *p, enum crm_people_key kind, crm_str value,
	       struct crm_matches *out)
{
	find(p, kind, value, out);
}

void
crm_matches_add(struct crm_matches *m, size_t number, size_t among)
{
	for (size_t i = 0; i < among; i++)
		if (m->number[i] == number)
			return;
	m->number = crm_grow(m->number, m->n, &m->room, sizeof *m->number);
	m->number[m->n++] = number;
}

void
crm_matches_free(struct crm_matches *m)
{
	free(m->number);
	*m = (struct crm_matches){0};
}
