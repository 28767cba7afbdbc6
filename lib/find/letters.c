/* letters.c: texts in the form in which they are compared, letter by letter. */
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <wctype.h>

#include "find/find.h"

enum { PAGE = 256, PAGES = 0x110000 / PAGE, LONGEST = 14 };

/* The form of a letter; of the few that are longer, the beginning. */
struct letter {
	bool known;
	uint8_t n;
	char text[LONGEST];
};

struct crm_letters {
	struct crm_namer *namer;
	locale_t unicode;
	struct letter *page[CRM_LETTER_FORMS][PAGES]; /* NULL: none of these was needed yet */
	crm_buf between, all;
};

struct crm_letters *
crm_letters_new(struct crm_namer *namer)
{
	struct crm_letters *l = crm_alloc(sizeof *l);

	l->namer = namer;
	l->unicode = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
	return l;
}

void
crm_letters_free(struct crm_letters *l)
{
	if (!l)
		return;
	for (int i = 0; i < CRM_LETTER_FORMS; i++)
		for (size_t k = 0; k < PAGES; k++)
			free(l->page[i][k]);
	if (l->unicode)
		freelocale(l->unicode);
	crm_buf_free(&l->between);
	crm_buf_free(&l->all);
	free(l);
}

/* What becomes of the letter between two others, which shows whether it separates them, and keeps a
 * Cyrillic letter from being written as at the beginning of a word. */
static crm_str
ask(struct crm_letters *l, enum crm_letter_form form, crm_str letter)
{
	crm_str forms, one = {0}, first;
	bool latin = form != CRM_LETTERS_OWN;

	l->between.n = l->all.n = 0;
	crm_buf_char(&l->between, 'b');
	crm_buf_str(&l->between, letter);
	crm_buf_char(&l->between, 'b');
	if (latin)
		crm_name_latin(l->namer, crm_buf_slice(&l->between), &l->all);
	if (!l->all.n)
		crm_name_own(l->namer, crm_buf_slice(&l->between), &l->all);
	forms = crm_buf_slice(&l->all);
	crm_name_next(&forms, &one);
	if (form == CRM_LETTERS_BGN && crm_name_next(&forms, &first))
		one = first;
	return one.n >= 2 ? (crm_str){one.p + 1, one.n - 2} : CRM_STR("");
}

/* Marks of all kinds separate words, as blanks do; an apostrophe and an accent have no form. */
static bool
is_mark(const struct crm_letters *l, uint32_t c, crm_str form)
{
	bool letter = c < 0x80 || !l->unicode
			      ? c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
					(c >= '0' && c <= '9')
			      : iswalnum_l((wint_t)c, l->unicode);

	return form.n && !letter;
}

static void
learn(struct crm_letters *l, enum crm_letter_form form, uint32_t c, crm_str text, struct letter *to)
{
	crm_str s = ask(l, form, text);

	if (is_mark(l, c, s))
		s = CRM_STR(" ");
	if (s.n != 1)
		s = crm_str_trim(s);
	to->known = true;
	to->n = (uint8_t)(s.n < LONGEST ? s.n : LONGEST);
	memcpy(to->text, s.p, to->n);
}

static const struct letter *
letter_of(struct crm_letters *l, enum crm_letter_form form, uint32_t c, crm_str text)
{
	struct letter **page = &l->page[form][c / PAGE], *letter;

	if (!*page)
		*page = crm_alloc(PAGE * sizeof **page);
	letter = &(*page)[c % PAGE];
	if (!letter->known)
		learn(l, form, c, text, letter);
	return letter;
}

/* Whether each Chinese character is a word of its own in this form. */
static bool
is_word(enum crm_letter_form form, uint32_t c)
{
	return form != CRM_LETTERS_OWN && c >= 0x3400 && c <= 0x9FFF;
}

static inline uint32_t
next(crm_str text, size_t *len)
{
	*len = 1;
	return (unsigned char)*text.p < 0x80 ? (unsigned char)*text.p : crm_utf8_next(text, len);
}

/* For a blank and a letter. */
static inline void
make_room(crm_buf *out)
{
	static const char room[LONGEST + 1];

	if (out->cap - out->n >= sizeof room)
		return;
	crm_buf_add(out, room, sizeof room);
	out->n -= sizeof room;
}

void
crm_letters_add(struct crm_letters *l, enum crm_letter_form form, crm_str text, crm_buf *out)
{
	size_t start = out->n, len;
	bool gap = false;

	for (; text.n; text.p += len, text.n -= len) {
		uint32_t c = next(text, &len);
		const struct letter *letter = letter_of(l, form, c, (crm_str){text.p, len});
		bool word = is_word(form, c);
		if (letter->n == 1 && *letter->text == ' ') {
			gap = true;
			continue;
		}
		if (!letter->n)
			continue;
		make_room(out);
		if ((gap || word) && out->n > start)
			out->p[out->n++] = ' ';
		memcpy(out->p + out->n, letter->text, LONGEST);
		out->n += letter->n;
		gap = word;
	}
}

void
crm_letters_add_name(struct crm_letters *l, crm_str name, crm_buf *out)
{
	size_t start = out->n;

	crm_name_latin(l->namer, name, out);
	for (size_t i = start; i < out->n; i++)
		if (out->p[i] == '\n')
			out->p[i] = ' ';
}
