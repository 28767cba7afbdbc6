/* alike.c: whether two names may be those of one person. */
#include "base/base.h"
#include "people/people.h"

static bool
next_word(crm_str *form, crm_str *word)
{
	size_t n = 0;

	*form = crm_str_trim(*form);
	while (n < form->n && form->p[n] != ' ')
		n++;
	*word = (crm_str){form->p, n};
	form->p += n;
	form->n -= n;
	return n > 0;
}

static size_t
count_words(crm_str form)
{
	crm_str word;
	size_t n = 0;

	while (next_word(&form, &word))
		n++;
	return n;
}

/* The same word, its initial, or a slip of it. In scripts without blanks between words a part
 * of a word may be a name, too. */
static bool
same_word(crm_str a, crm_str b)
{
	if (crm_str_eq(a, b) || crm_is_slip(a, b))
		return true;
	if ((a.n == 1 || b.n == 1) && *a.p == *b.p)
		return true;
	return !crm_name_is_ascii(a) && !crm_name_is_ascii(b) &&
	       (crm_name_has(a, b) || crm_name_has(b, a));
}

/* Whether each word of the form that has fewer is in the other one. */
static bool
same_words(crm_str a, crm_str b)
{
	bool a_is_shorter = count_words(a) <= count_words(b);
	crm_str few = a_is_shorter ? a : b, word, other;

	while (next_word(&few, &word)) {
		crm_str many = a_is_shorter ? b : a;
		bool found = false;
		while (!found && next_word(&many, &other))
			found = same_word(word, other);
		if (!found)
			return false;
	}
	return true;
}

static void
add_forms(crm_people *p, crm_str name, crm_buf *out)
{
	crm_name_own(crm_people_namer(p), name, out);
	crm_name_latin(crm_people_namer(p), name, out);
}

/* Two words that are written apart in one name only: "McDonald", "Mc Donald". */
static bool
same_letters(crm_str a, crm_str b)
{
	return crm_name_has(a, b) && crm_name_has(b, a);
}

bool
crm_people_alike(crm_people *p, crm_str a, crm_str b)
{
	crm_buf forms = {0}, others = {0};
	crm_str rest, one, others_rest, other;
	bool alike = false;

	add_forms(p, a, &forms);
	add_forms(p, b, &others);
	rest = crm_buf_slice(&forms);
	while (!alike && crm_name_next(&rest, &one)) {
		others_rest = crm_buf_slice(&others);
		while (!alike && crm_name_next(&others_rest, &other))
			alike = same_words(one, other) || same_letters(one, other);
	}
	crm_buf_free(&forms);
	crm_buf_free(&others);
	return alike;
}
