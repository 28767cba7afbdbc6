/* kinds.c: the kinds of events, and what a policy makes of them. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "kinds/kindset.h"
#include "kinds/outcome.h"
#include "kinds/kinds.h"

const char *const crm_outcomes[CRM_OUTCOMES] = {
	[CRM_REACHED] = "reached",   [CRM_NO_ANSWER] = "no-answer", [CRM_BOUNCED] = "bounced",
	[CRM_DECLINED] = "declined", [CRM_NO_SHOW] = "no-show",
};

const char *const crm_class_words[CRM_CLASSES] = {
	[CRM_TOUCH] = "touch",     [CRM_CARE] = "care",         [CRM_MONEY] = "money",
	[CRM_SERVICE] = "service", [CRM_ADVOCACY] = "advocacy", [CRM_DESK] = "desk",
};

/* The kinds as they are without a policy. Consent stands before optout: of two
 * words of the same moment the optout is the later. */
/* clang-format off */
static const struct {
	const char *name;
	enum crm_class class;
	enum crm_dir dir;
	const char *channel, *action;
	const char *closes[2];
	bool opens, sale;
	const char *about;
} table[] = {
	{"call", CRM_TOUCH, CRM_OUT, "phone", "call", {0}, false, false, "a telephone call"},
	{"email", CRM_TOUCH, CRM_OUT, "email", "email", {0}, false, false, "an email"},
	{"sms", CRM_TOUCH, CRM_OUT, "sms", "sms", {0}, false, false, "a text message"},
	{"chat", CRM_TOUCH, CRM_OUT, "chat", "chat", {0}, false, false, "a word in a messenger"},
	{"post", CRM_TOUCH, CRM_OUT, "post", "post", {0}, false, false, "a letter or a card"},
	{"visit", CRM_TOUCH, CRM_IN, "visit", "visit", {0}, false, false,
	 "they came to us, or we to them"},
	{"meeting", CRM_TOUCH, CRM_OUT, "visit", "meet", {0}, false, false,
	 "a meeting that was arranged"},
	{"gathering", CRM_TOUCH, CRM_OUT, "visit", "invite", {0}, false, false,
	 "an event with several customers"},
	{"greeting", CRM_CARE, CRM_OUT, "", "greet", {0}, false, false,
	 "a greeting, for a feast or a birthday"},
	{"thanks", CRM_CARE, CRM_OUT, "", "thank", {0}, false, false, "thanks for something"},
	{"gift", CRM_CARE, CRM_OUT, "", "give", {0}, false, false, "a gift"},
	{"help", CRM_CARE, CRM_OUT, "", "help", {0}, false, false,
	 "help in something that is no business of ours"},
	{"share", CRM_CARE, CRM_OUT, "", "share", {0}, false, false,
	 "news or something worth reading, passed on"},
	{"advice", CRM_CARE, CRM_OUT, "", "advise", {0}, false, false, "advice given or asked for"},
	{"survey", CRM_CARE, CRM_OUT, "", "ask", {0}, false, false,
	 "we asked how they are content"},
	{"personal", CRM_CARE, CRM_IN, "", "talk", {0}, false, false,
	 "a talk about personal things"},
	{"order", CRM_MONEY, CRM_IN, "", "", {0}, false, false, "an order"},
	{"deposit", CRM_MONEY, CRM_IN, "", "", {0}, false, false, "money put down"},
	{"contract", CRM_MONEY, CRM_IN, "", "", {0}, false, false, "a contract signed"},
	{"purchase", CRM_MONEY, CRM_IN, "", "offer", {0}, false, true, "they bought"},
	{"payment", CRM_MONEY, CRM_IN, "", "", {"invoice"}, false, false,
	 "they paid; closes an invoice"},
	{"refund", CRM_MONEY, CRM_OUT, "", "refund", {0}, false, false, "money given back"},
	{"invoice", CRM_MONEY, CRM_OUT, "", "invoice", {0}, true, false,
	 "an invoice, open until it is paid"},
	{"cancel", CRM_MONEY, CRM_IN, "", "", {0}, false, false,
	 "a sale or an appointment taken back (ref event:ID)"},
	{"question", CRM_SERVICE, CRM_IN, "", "", {0}, true, false,
	 "a question, open until resolved"},
	{"complaint", CRM_SERVICE, CRM_IN, "", "", {0}, true, false,
	 "a complaint, open until resolved"},
	{"resolved", CRM_SERVICE, CRM_OUT, "", "resolve", {"complaint", "question"}, false, false,
	 "closes a complaint or a question"},
	{"referral", CRM_ADVOCACY, CRM_IN, "", "", {0}, false, false,
	 "they brought someone (ref customer:ID)"},
	{"praise", CRM_ADVOCACY, CRM_IN, "", "", {0}, false, false, "they spoke well of us"},
	{"detraction", CRM_ADVOCACY, CRM_IN, "", "", {0}, false, false, "they spoke ill of us"},
	{"register", CRM_DESK, CRM_OUT, "", "register", {0}, false, false,
	 "the customer was put on file"},
	{"assign", CRM_DESK, CRM_OUT, "", "assign", {0}, false, false, "given to an owner"},
	{"handover", CRM_DESK, CRM_OUT, "", "handover", {0}, false, false,
	 "passed from one owner to another"},
	{"confirm", CRM_DESK, CRM_OUT, "", "confirm", {0}, false, false,
	 "a deal or a claim confirmed"},
	{"ruling", CRM_DESK, CRM_OUT, "", "rule", {0}, false, false,
	 "a dispute between owners settled"},
	{"consent", CRM_DESK, CRM_OUT, "", "", {0}, false, false,
	 "they allow it: item names channel and purpose, empty all"},
	{"optout", CRM_DESK, CRM_OUT, "", "", {0}, false, false,
	 "they forbid it: item names channel and purpose, empty all"},
	{"snooze", CRM_DESK, CRM_OUT, "", "snooze", {0}, false, false, "leave them be until `due`"},
	{"milestone", CRM_DESK, CRM_OUT, "", "", {"milestone"}, true, false,
	 "a step of a deal: open until `due` is met; without `due` it is the step done"},
	{"appointment", CRM_DESK, CRM_OUT, "", "", {0}, true, false, "an appointment for `due`"},
	{"cost", CRM_DESK, CRM_OUT, "", "", {0}, false, false, "what was spent on them"},
	{"note", CRM_DESK, CRM_OUT, "", "note", {0}, false, false, "something worth remembering"},
	{"void", CRM_DESK, CRM_OUT, "", "", {0}, false, false,
	 "takes back the entry named by ref event:ID"},
};
/* clang-format on */
#define TABLE CRM_LENGTH(table)

static const char *const purposes[] = {"care", "news", "service"};

#define HASH 512 /* four times CRM_KINDS_MAX */

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

crm_kinds *
crm_kinds_new(void)
{
	crm_kinds *k = crm_alloc(sizeof *k);

	k->arena = crm_arena_new();
	for (size_t i = 0; i < CRM_LENGTH(purposes); i++)
		crm_kinds_purpose_add(k, purposes[i]);
	for (size_t i = 0; i < TABLE; i++)
		crm_kinds_put(k, &(crm_kind){.name = table[i].name,
					     .kind_class = table[i].class,
					     .dir = table[i].dir,
					     .channel = table[i].channel,
					     .action = table[i].action,
					     .sale = table[i].sale,
					     .opens = table[i].opens,
					     .about = table[i].about});
	for (size_t i = 0; i < TABLE; i++)
		for (size_t c = 0; c < 2 && table[i].closes[c]; c++)
			crm_kindset_add(&k->kind[i].closes,
					crm_kinds_find(k, crm_str_z(table[i].closes[c])));
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

bool
crm_kindset_within(const crm_kindset *s, const crm_kindset *all)
{
	crm_kindset outside = *s;

	crm_kindset_subtract(&outside, all);
	return crm_kindset_empty(&outside);
}

bool
crm_kindset_has(const crm_kindset *s, int kind)
{
	return kind >= 0 && kind < CRM_KINDS_MAX && (s->w[kind / 64] >> (kind % 64) & 1);
}

static crm_kindset
of_class(const crm_kinds *k, enum crm_class class)
{
	crm_kindset set = {{0}};

	for (size_t i = 0; i < k->n; i++)
		if (k->kind[i].kind_class == class ||
		    (class == CRM_TOUCH && k->kind[i].kind_class == CRM_CARE))
			crm_kindset_add(&set, (int)i);
	return set;
}

crm_kindset
crm_kinds_touches(const crm_kinds *k)
{
	return of_class(k, CRM_TOUCH);
}

static bool
only_opens(const crm_kind *k)
{
	return k->opens && crm_kindset_empty(&k->closes);
}

int
crm_kinds_place(const crm_kinds *k, int kind)
{
	bool first = only_opens(&k->kind[kind]);
	int place = 0;

	for (int i = 0; i < (int)k->n; i++)
		if (only_opens(&k->kind[i]) == first ? i < kind : !first)
			place++;
	return place;
}

crm_kindset
crm_kinds_sales(const crm_kinds *k)
{
	crm_kindset set = {{0}};

	for (size_t i = 0; i < k->n; i++)
		if (k->kind[i].sale)
			crm_kindset_add(&set, (int)i);
	return set;
}

bool
crm_kinds_class(const crm_kinds *k, crm_str word, crm_kindset *out)
{
	for (int c = 0; c < CRM_CLASSES; c++) {
		if (!crm_str_eqz(word, crm_class_words[c]))
			continue;
		*out = of_class(k, (enum crm_class)c);
		return true;
	}
	return false;
}

bool
crm_kinds_set(const crm_kinds *k, crm_str word, crm_kindset *out)
{
	int kind = crm_kinds_find(k, word);
	bool found = false;

	*out = (crm_kindset){{0}};
	if (kind >= 0) {
		crm_kindset_add(out, kind);
		return true;
	}
	if (crm_kinds_class(k, word, out))
		return true;
	for (size_t i = 0; i < k->n && word.n > 0; i++) {
		if (!crm_str_eqz(word, k->kind[i].action))
			continue;
		crm_kindset_add(out, (int)i);
		found = true;
	}
	return found;
}

bool
crm_kinds_meant(const crm_kinds *k, crm_str word, crm_kindset *out)
{
	crm_kindset sales = crm_kinds_sales(k), class;
	int purchase = crm_kinds_find(k, CRM_STR("purchase"));

	if (!crm_kinds_set(k, word, out))
		return false;
	if (!crm_kindset_has(out, purchase) || crm_kinds_class(k, word, &class) ||
	    crm_kindset_empty(&sales))
		return true;
	crm_kindset_remove(out, purchase);
	crm_kindset_join(out, &sales);
	return true;
}

/* What people say for a kind; NULL: none of them is meant in particular. */
static const struct {
	const char *said, *meant;
} others[] = {
	{"buy", "purchase"},        {"bought", "purchase"}, {"sale", "purchase"},
	{"sold", "purchase"},       {"pay", "payment"},     {"paid", "payment"},
	{"return", "refund"},       {"returned", "refund"}, {"phone", "call"},
	{"telephone", "call"},      {"phoned", "call"},     {"called", "call"},
	{"mail", "email"},          {"text", "sms"},        {"letter", "post"},
	{"message", "chat"},        {"whatsapp", "chat"},   {"telegram", "chat"},
	{"wechat", "chat"},         {"viber", "chat"},      {"unsubscribe", "optout"},
	{"unsubscribed", "optout"}, {"undo", "void"},       {"delete", "void"},
	{"greet", "greeting"},      {"thank", "thanks"},    {"give", "gift"},
	{"meet", "meeting"},        {"met", "meeting"},     {"invite", "gathering"},
	{"cancelled", "cancel"},    {"canceled", "cancel"}, {"promise", NULL},
	{"promised", NULL},         {"contact", NULL},      {"contacted", NULL},
};

const char *
crm_kinds_nearest(const crm_kinds *k, crm_str word)
{
	const char *words[CRM_KINDS_MAX];

	for (size_t i = 0; i < CRM_LENGTH(others); i++)
		if (crm_same_word(word, others[i].said))
			return others[i].meant;
	for (size_t i = 0; i < k->n; i++)
		words[i] = k->kind[i].name;
	return crm_nearest(word, words, k->n);
}

#define LONGEST_NAME 128 /* of a fact: last_<kind> */

void
crm_latest_facts(const crm_kinds *k, const crm_kindset *set, void (*each)(void *to, crm_str name),
		 void *to)
{
	crm_kindset touch = crm_kinds_touches(k);
	char name[LONGEST_NAME];
	bool touches = crm_kindset_within(&touch, set);

	if (touches)
		each(to, CRM_STR("last_touch"));
	for (size_t i = 0; i < crm_kinds_count(k); i++) {
		if (!crm_kindset_has(set, (int)i) || (touches && crm_kindset_has(&touch, (int)i)))
			continue;
		snprintf(name, sizeof name, "last_%s", crm_kinds_at(k, i)->name);
		each(to, crm_str_z(name));
	}
}
