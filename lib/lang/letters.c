/* letters.c: capital letters at the beginning of a sentence: Latin without accents, and Cyrillic.
 */
#include "lang/lang.h"

/* Cyrillic letters are two bytes. Small ones are in three ranges of code points. */
static uint32_t
capital_of(uint32_t letter)
{
	if (letter >= 'a' && letter <= 'z')
		return letter - 'a' + 'A';
	if (letter >= 0x430 && letter <= 0x44f)
		return letter - 0x20;
	return letter >= 0x450 && letter <= 0x45f ? letter - 0x50 : letter;
}

bool
crm_lang_is_capital(crm_str text)
{
	uint32_t letter;
	size_t length;

	if (!text.n)
		return false;
	letter = crm_utf8_next(text, &length);
	return (letter >= 'A' && letter <= 'Z') || (letter >= 0x400 && letter <= 0x42f);
}

void
crm_lang_capital(crm_buf *text, size_t at)
{
	uint32_t letter, capital;
	size_t length;

	if (at >= text->n)
		return;
	letter = crm_utf8_next((crm_str){text->p + at, text->n - at}, &length);
	capital = capital_of(letter);
	if (capital == letter)
		return;
	if (length == 1) {
		text->p[at] = (char)capital;
		return;
	}
	text->p[at] = (char)(0xc0 | capital >> 6);
	text->p[at + 1] = (char)(0x80 | (capital & 0x3f));
}
