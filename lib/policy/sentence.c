/* sentence.c: sentences of a policy, such as "Bought {item} on {since}; a short greeting". */
#include <string.h>

#include "base/array.h"
#include "base/parse.h"
#include "policy/sentence.h"
#include "policy/trigger.h"

/* ---- {names} ---- */

bool
crm_sentence_next(crm_str *rest, crm_str *text, crm_str *name)
{
	if (rest->n == 0)
		return false;
	*text = *rest;
	*name = (crm_str){rest->p + rest->n, 0};
	for (size_t i = 0; i < rest->n; i++) {
		size_t len = crm_braced((crm_str){rest->p + i, rest->n - i}, false);

		if (len == 0)
			continue;
		text->n = i;
		*name = (crm_str){rest->p + i + 1, len - 2};
		*rest = (crm_str){rest->p + i + len, rest->n - i - len};
		return true;
	}
	*rest = *name;
	return true;
}

size_t
crm_sentence_loose(crm_str sentence)
{
	crm_str rest = sentence, text, name;

	while (crm_sentence_next(&rest, &text, &name))
		for (size_t i = 0; i < text.n; i++)
			if (text.p[i] == '{' || text.p[i] == '}')
				return (size_t)(text.p + i - sentence.p);
	return sentence.n;
}

/* ---- words ---- */

static const struct crm_trigger_word *
word_of(const struct crm_trigger *t, crm_str name)
{
	for (size_t i = 0; t && i < t->word_count; i++)
		if (crm_str_eqz(name, t->words[i].name))
			return &t->words[i];
	return NULL;
}

enum crm_sentence_word
crm_sentence_word(crm_str name, const struct crm_trigger *t, const struct crm_trigger *const *all,
		  const struct crm_trigger_word **own)
{
	static const char *const words[CRM_WORD_OF_TRIGGER] = {
		[CRM_WORD_SINCE] = "since",
		[CRM_WORD_DAYS] = "days",
		[CRM_WORD_DUE] = "due",
		[CRM_WORD_LIKES] = "likes",
		/* of an event */
		[CRM_WORD_DATE] = "date",
		[CRM_WORD_ITEM] = "item",
		[CRM_WORD_NOTE] = "note",
		[CRM_WORD_REF] = "ref",
		[CRM_WORD_KIND] = "kind",
		[CRM_WORD_RATING] = "rating",
		[CRM_WORD_AMOUNT] = "amount",
		[CRM_WORD_OPEN] = "open",
		[CRM_WORD_STEP] = "step",
	};
	int count = t && t->answers_event ? CRM_WORD_OF_TRIGGER : CRM_WORD_DATE;

	*own = NULL;
	for (int i = CRM_WORD_SINCE; i < count; i++)
		if (crm_str_eqz(name, words[i]))
			return (enum crm_sentence_word)i;
	if ((*own = word_of(t, name)))
		return CRM_WORD_OF_TRIGGER;
	for (; *all; all++) {
		const struct crm_trigger_word *other = word_of(*all, name);
		if (other && other->anywhere)
			return CRM_WORD_EMPTY;
	}
	return CRM_WORD_NONE;
}

/* ---- taking a sentence apart ---- */

/* The length of the mark between two clauses that a text begins with; 0: none. */
static size_t
mark(crm_str text)
{
	static const char *const marks[] = {": ",
					    ", ",
					    "; ",
					    " - ",
					    " \xe2\x80\x93 ",
					    " \xe2\x80\x94 ",
					    "\xef\xbc\x9a",
					    "\xef\xbc\x8c",
					    "\xef\xbc\x9b"};

	for (size_t i = 0; i < CRM_LENGTH(marks); i++) {
		size_t n = strlen(marks[i]);
		if (text.n >= n && memcmp(text.p, marks[i], n) == 0)
			return n;
	}
	return 0;
}

static void
add_piece(struct crm_sentence *s, crm_str text, bool is_name)
{
	if (!text.n)
		return;
	s->clause[s->clauses - 1].count++;
	s->piece[s->pieces++] = (struct crm_piece){text, is_name};
}

static void
begin_clause(struct crm_sentence *s, crm_str separator)
{
	s->clause[s->clauses++] = (struct crm_clause){separator, s->pieces, 0};
}

/* The text between two names. */
static void
add_text(struct crm_sentence *s, crm_str text)
{
	size_t begin = 0, n;

	for (size_t i = 0; i < text.n; i += n) {
		size_t is_mark = mark((crm_str){text.p + i, text.n - i});
		n = is_mark ? is_mark : 1;
		if (!is_mark)
			continue;
		add_piece(s, (crm_str){text.p + begin, i - begin}, false);
		begin_clause(s, (crm_str){text.p + i, is_mark});
		begin = i + is_mark;
	}
	add_piece(s, (crm_str){text.p + begin, text.n - begin}, false);
}

const struct crm_sentence *
crm_sentence_parse(crm_arena *arena, crm_str sentence)
{
	struct crm_sentence *s = crm_arena_alloc(arena, sizeof *s);
	crm_str rest = sentence, text, name;

	s->clause = crm_arena_alloc(arena, (sentence.n + 1) * sizeof *s->clause);
	s->piece = crm_arena_alloc(arena, (sentence.n + 1) * sizeof *s->piece);
	s->whole = sentence;
	begin_clause(s, CRM_STR(""));
	while (crm_sentence_next(&rest, &text, &name)) {
		add_text(s, text);
		add_piece(s, name, true);
	}
	return s;
}
