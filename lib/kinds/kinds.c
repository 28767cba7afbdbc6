/* kinds.c: the kinds of events, and what a policy makes of them. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "kinds/kindset.h"
#include "kinds/kind_table.h"
#include "kinds/kinds.h"
#include "kinds/outcome.h"

const char *const crm_outcomes[CRM_OUTCOMES] = {
	[CRM_REACHED] = CRM_TR_MARK_IN("outcome", "reached"),
	[CRM_NO_ANSWER] = CRM_TR_MARK_IN("outcome", "no-answer"),
	[CRM_BOUNCED] = CRM_TR_MARK_IN("outcome", "bounced"),
	[CRM_DECLINED] = CRM_TR_MARK_IN("outcome", "declined"),
	[CRM_NO_SHOW] = CRM_TR_MARK_IN("outcome", "no-show"),
};

const char *const crm_class_words[CRM_CLASSES] = {
	[CRM_TOUCH] = "touch",     [CRM_CARE] = "care",         [CRM_MONEY] = "money",
	[CRM_SERVICE] = "service", [CRM_ADVOCACY] = "advocacy", [CRM_DESK] = "desk",
};

static const char *const purposes[] = {"care", "news", "service"};

#define HASH 512 /* slots; four times CRM_KINDS_MAX */

struct crm_kinds {
	crm_kind kind[CRM_KINDS_MAX];
	crm_str name[CRM_KINDS_MAX];
	const char *last[CRM_KINDS_MAX]; /* "last_" and the name */
	size_t n;
	uint8_t hash[HASH]; /* 1 + kind; 0 free */
	struct words {
		const char **word;
		size_t n;
	} channel, purpose;
	crm_arena *arena;
};

static unsigned
hash_of(crm_str s)
{
	uint32_t h = (uint32_t)s.n * 31;

	if (s.n > 0)
		h += (uint32_t)(unsigned char)s.p[0] * 7 +
		     (uint32_t)(unsigned char)s.p[s.n - 1] * 131 +
		     (uint32_t)(unsigned char)s.p[s.n / 2] * 1031;
	return h * UINT32_C(2654435761) >> 23; /* 9 bits: HASH */
}

int
crm_kinds_find(const crm_kinds *k, crm_str name)
{
	for (unsigned at = hash_of(name); k->hash[at]; at = (at + 1) % HASH) {
		int i = k->hash[at] - 1;
		if (k->name[i].n == name.n && memcmp(k->name[i].p, name.p, name.n) == 0)
			return i;
	}
	return -1;
}

static const char *
keep(crm_kinds *k, const char *z)
{
	return crm_arena_str(k->arena, crm_str_z(z)).p;
}

/* ---- channels and purposes ---- */

bool
crm_same_word(crm_str said, const char *word)
{
	size_t i = 0;

	for (; i < said.n && word[i]; i++) {
		char c = said.p[i];
		if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) !=
		    (word[i] >= 'A' && word[i] <= 'Z' ? word[i] - 'A' + 'a' : word[i]))
			return false;
	}
	return i == said.n && !word[i];
}

static const char *
find_word(const struct words *w, crm_str said)
{
	for (size_t i = 0; i < w->n; i++)
		if (crm_same_word(said, w->word[i]))
			return w->word[i];
	return NULL;
}

static void
add_word(struct words *w, const char *word)
{
	if (find_word(w, crm_str_z(word)))
		return;
	w->word = crm_realloc(w->word, (w->n + 1) * sizeof *w->word);
	w->word[w->n++] = word;
}

const char *
crm_kinds_channel_at(const crm_kinds *k, size_t i)
{
	return i < k->channel.n ? k->channel.word[i] : NULL;
}

uint64_t
crm_kinds_talks(const crm_kinds *k)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < k->channel.n && i < 62; i++)
		if (strcmp(k->channel.word[i], "phone") == 0 ||
		    strcmp(k->channel.word[i], "visit") == 0)
			bits |= UINT64_C(1) << (i + 1);
	return bits;
}

const char *
crm_kinds_purpose_at(const crm_kinds *k, size_t i)
{
	return i < k->purpose.n ? k->purpose.word[i] : NULL;
}

const char *
crm_kinds_channel(const crm_kinds *k, crm_str word)
{
	return find_word(&k->channel, word);
}

const char *
crm_kinds_purpose(const crm_kinds *k, crm_str word)
{
	return find_word(&k->purpose, word);
}

const char *
crm_kinds_purpose_nearest(const crm_kinds *k, crm_str word)
{
	return crm_nearest(word, k->purpose.word, k->purpose.n);
}

void
crm_kinds_purpose_add(crm_kinds *k, const char *purpose)
{
	add_word(&k->purpose, keep(k, purpose));
}

/* ---- kinds ---- */

int
crm_kinds_put(crm_kinds *k, const crm_kind *kind)
{
	int i = crm_kinds_find(k, crm_str_z(kind->name));

	if (i < 0) {
		if (k->n == CRM_KINDS_MAX)
			return -1;
		i = (int)k->n++;
		k->name[i] = crm_arena_str(k->arena, crm_str_z(kind->name));
		char *last = crm_arena_alloc(k->arena, k->name[i].n + sizeof "last_");
		memcpy(last, "last_", 5);
		memcpy(last + 5, k->name[i].p, k->name[i].n);
		k->last[i] = last;
		unsigned at = hash_of(k->name[i]);
		while (k->hash[at])
			at = (at + 1) % HASH;
		k->hash[at] = (uint8_t)(i + 1);
	}
	k->kind[i] = *kind;
	k->kind[i].name = k->name[i].p;
	k->kind[i].channel = keep(k, kind->channel);
	k->kind[i].action = keep(k, kind->action);
	k->kind[i].about = keep(k, kind->about);
	if (*kind->channel)
		add_word(&k->channel, k->kind[i].channel);
	return i;
}

static void
put_row(crm_kinds *k, const struct crm_kind_row *row)
{
	crm_kinds_put(k, &(crm_kind){.name = row->name,
				     .kind_class = row->kind_class,
				     .dir = row->dir,
				     .channel = row->channel ? row->channel : "",
				     .action = row->action ? row->action : "",
				     .sale = row->sale,
				     .opens = row->opens,
				     .own_due = row->own_due,
				     .first_due = row->first_due,
				     .needs_details = row->needs_details,
				     .lasting = row->lasting,
				     .about = row->about});
}

crm_kinds *
crm_kinds_new(void)
{
	crm_kinds *k = crm_alloc(sizeof *k);

	k->arena = crm_arena_new();
	for (size_t i = 0; i < CRM_LENGTH(purposes); i++)
		crm_kinds_purpose_add(k, purposes[i]);
	for (size_t i = 0; i < crm_kind_rows; i++)
		put_row(k, &crm_kind_table[i]);
	for (size_t i = 0; i < crm_kind_rows; i++)
		for (size_t c = 0; c < 2 && crm_kind_table[i].closes[c]; c++)
			crm_kindset_add(&k->kind[i].closes,
					crm_kinds_find(k, crm_str_z(crm_kind_table[i].closes[c])));
	return k;
}

void
crm_kinds_free(crm_kinds *k)
{
	if (!k)
		return;
	crm_arena_free(k->arena);
	free(k->channel.word);
	free(k->purpose.word);
	free(k);
}

const char *
crm_kinds_last(const crm_kinds *k, size_t i)
{
	return k->last[i];
}

size_t
crm_kinds_count(const crm_kinds *k)
{
	return k->n;
}

const crm_kind *
crm_kinds_at(const crm_kinds *k, size_t i)
{
	return &k->kind[i];
}
