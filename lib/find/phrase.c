/* phrase.c: what is looked for, and how well a text fits it. */
#include <string.h>

#include "find/find.h"

enum {
	DIGITS_LEAST = 4, /* of a part of a phone number */
	EXCERPT = 160,    /* characters of a long text that are shown, … */
	STEP = 40         /* … which begin at a multiple of so many */
};

static void
add_digits(crm_str text, crm_buf *out)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] >= '0' && text.p[i] <= '9')
			crm_buf_char(out, text.p[i]);
}

/* The digits of what may be a part of a phone number, without the zeros before it, which are not
 * written behind the code of a country. */
static void
take_digits(struct crm_phrase *p, crm_arena *arena, crm_buf *scratch)
{
	crm_str digits;

	for (size_t i = 0; i < p->text.n; i++)
		if (!strchr("0123456789+-./() ", p->text.p[i]))
			return;
	scratch->n = 0;
	add_digits(p->text, scratch);
	digits = crm_buf_slice(scratch);
	while (digits.n && *digits.p == '0')
		digits = (crm_str){digits.p + 1, digits.n - 1};
	if (digits.n >= DIGITS_LEAST)
		p->digits = crm_arena_str(arena, digits);
}

int
crm_phrase_make(struct crm_phrase *p, struct crm_letters *l, crm_arena *arena, crm_str text,
		crm_error *e)
{
	crm_buf scratch = {0};

	*p = (struct crm_phrase){.text = text, .ascii = crm_name_is_ascii(text)};
	for (int i = 0; i < (p->ascii ? 1 : CRM_LETTER_FORMS); i++) {
		scratch.n = 0;
		crm_letters_add(l, (enum crm_letter_form)i, text, &scratch);
		p->form[i] = crm_arena_str(arena, crm_str_trim(crm_buf_slice(&scratch)));
	}
	take_digits(p, arena, &scratch);
	crm_buf_free(&scratch);
	return p->form[CRM_LETTERS_OWN].n
		       ? 0
		       : crm_fail(e, CRM_SYSTEM, "%s has no letter to look for", crm_quote(text));
}

/* ---- texts ---- */

void
crm_shape_set(struct crm_find_shape *s, struct crm_letters *l, crm_str text, bool name)
{
	s->text = text;
	s->name = name;
	s->ascii = crm_name_is_ascii(text);
	s->latin = false;
	s->form[CRM_LETTERS_OWN].n = 0;
	crm_letters_add(l, CRM_LETTERS_OWN, text, &s->form[CRM_LETTERS_OWN]);
}

/* Whether letters of it are Cyrillic, which alone have a form of their own in CRM_LETTERS_BGN. */
static bool
is_cyrillic(crm_str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.p[i] >= 0xD0 && (unsigned char)text.p[i] <= 0xD3)
			return true;
	return false;
}

static void
make_latin(struct crm_find_shape *s, struct crm_letters *l)
{
	if (s->latin)
		return;
	s->latin = true;
	s->form[CRM_LETTERS_LATIN].n = s->form[CRM_LETTERS_BGN].n = 0;
	crm_letters_add(l, CRM_LETTERS_LATIN, s->text, &s->form[CRM_LETTERS_LATIN]);
	if (is_cyrillic(s->text))
		crm_letters_add(l, CRM_LETTERS_BGN, s->text, &s->form[CRM_LETTERS_BGN]);
	if (s->name)
		crm_letters_add_name(l, s->text, &s->form[CRM_LETTERS_BGN]);
}

void
crm_shape_free(struct crm_find_shape *s)
{
	for (int i = 0; i < CRM_LETTER_FORMS; i++)
		crm_buf_free(&s->form[i]);
}

/* ---- one in the other ---- */

static bool
is_wide(crm_str form, size_t at)
{
	return at < form.n && (unsigned char)form.p[at] >= 0xE2; /* such scripts have no blanks */
}

/* How the part of a form at `at` fits; words of Chinese have no edges, so that a part is whole. */
static enum crm_fit_of
fit_at(crm_str form, size_t at, size_t n)
{
	bool begins = at == 0 || form.p[at - 1] == ' ' || is_wide(form, at);
	bool ends = at + n == form.n || form.p[at + n] == ' ' || is_wide(form, at);

	return !begins ? CRM_FITS_WITHIN : ends ? CRM_FITS_WHOLE : CRM_FITS_BEGINNING;
}

/* The best place of the part in the form, as it is. */
static enum crm_fit_of
fits_own(crm_str form, crm_str part)
{
	enum crm_fit_of best = CRM_FITS_NOT, fit;
	const char *p = form.p, *found;

	while (best < CRM_FITS_WHOLE &&
	       (found = memmem(p, form.n - (size_t)(p - form.p), part.p, part.n)) != NULL) {
		fit = fit_at(form, (size_t)(found - form.p), part.n);
		if (fit > best)
			best = fit;
		p = found + 1;
	}
	return best;
}

/* How many bytes of the form, which begins with a word, the part takes; blanks do not count. 0: it
 * is not there. */
static size_t
takes(crm_str form, crm_str part)
{
	size_t at = 0;

	for (size_t k = 0; k < part.n; k++) {
		if (part.p[k] == ' ')
			continue;
		while (at < form.n && form.p[at] == ' ')
			at++;
		if (at == form.n || form.p[at++] != part.p[k])
			return 0;
	}
	return at;
}

/* The best place of the part in a form that may be of another script: from the beginning of a word
 * only, and blanks do not count, as "wangfang" is wang fang. */
static enum crm_fit_of
fits_across(crm_str form, crm_str part)
{
	enum crm_fit_of best = CRM_FITS_NOT;

	for (size_t i = 0; i < form.n && best < CRM_FITS_WHOLE; i++) {
		crm_str rest = {form.p + i, form.n - i};
		size_t n = i == 0 || form.p[i - 1] == ' ' ? takes(rest, part) : 0;
		if (n && (n == rest.n || rest.p[n] == ' '))
			best = CRM_FITS_WHOLE;
		else if (n)
			best = CRM_FITS_BEGINNING;
	}
	return best;
}

enum crm_fit_of
crm_phrase_fits(const struct crm_phrase *p, struct crm_find_shape *s, struct crm_letters *l)
{
	crm_str own = crm_buf_slice(&s->form[CRM_LETTERS_OWN]);
	enum crm_fit_of best = fits_own(own, p->form[CRM_LETTERS_OWN]), fit;

	if (best || (p->ascii && s->ascii))
		return best;
	if (p->ascii)
		make_latin(s, l);
	for (int i = CRM_LETTERS_LATIN; i < CRM_LETTER_FORMS; i++) {
		fit = p->ascii ? fits_across(crm_buf_slice(&s->form[i]), p->form[CRM_LETTERS_OWN])
			       : fits_across(own, p->form[i]);
		best = fit > best ? fit : best;
	}
	return best;
}

enum crm_fit_of
crm_phrase_fits_phone(const struct crm_phrase *p, crm_str phones)
{
	enum crm_fit_of best = CRM_FITS_NOT;
	crm_buf digits = {0};
	crm_str phone;

	while (p->digits.n && !best && crm_phone_next(&phones, &phone)) {
		digits.n = 0;
		add_digits(phone, &digits);
		if (memmem(digits.p, digits.n, p->digits.p, p->digits.n))
			best = CRM_FITS_WHOLE;
	}
	crm_buf_free(&digits);
	return best;
}

/* ---- what is shown ---- */

/* Where the text is after so many characters from `at` on. */
static size_t
after(crm_str text, size_t at, size_t characters)
{
	for (size_t len; characters && at < text.n; characters--, at += len)
		crm_utf8_next((crm_str){text.p + at, text.n - at}, &len);
	return at;
}

static bool
fits_any(const struct crm_phrase *p, size_t n, struct crm_letters *l, struct crm_find_shape *s,
	 crm_str text)
{
	crm_shape_set(s, l, text, false);
	for (size_t i = 0; i < n; i++)
		if (crm_phrase_fits(&p[i], s, l))
			return true;
	return false;
}

void
crm_excerpt(const struct crm_phrase *p, size_t n, struct crm_letters *l, crm_str text, crm_buf *out)
{
	struct crm_find_shape s = {0};
	size_t from = 0, to = after(text, 0, EXCERPT);

	while (to < text.n && !fits_any(p, n, l, &s, (crm_str){text.p + from, to - from})) {
		from = after(text, from, STEP);
		to = after(text, from, EXCERPT);
	}
	if (from)
		crm_buf_z(out, "…");
	crm_buf_str(out, (crm_str){text.p + from, to - from});
	if (to < text.n)
		crm_buf_z(out, "…");
	crm_shape_free(&s);
}
