/* wrap.c: lines that are broken at words. The rule is a part of Unicode's (UAX 14), of which a
 * terminal needs no more: see show.h. */
#include <string.h>

#include "base/array.h"
#include "base/base.h"
#include "show/show.h"

#define ZERO_WIDTH_JOINER 0x200D

/* Whether the code point is one of the characters of a text. */
static bool
is_of(uint32_t c, const char *marks)
{
	crm_str rest = crm_str_z(marks);
	size_t len;

	for (; rest.n; rest.p += len, rest.n -= len)
		if (crm_utf8_next(rest, &len) == c)
			return true;
	return false;
}

/* What no line begins with: what closes, and small letters that belong to the one before. */
static bool
is_closing(uint32_t c)
{
	return is_of(c, "!),.:;?]}%'\"”’…—、。，．・：；？！）］｝〕〉》」』】〗～‰℃々〻"
			"ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ");
}

/* What no line ends with. */
static bool
is_opening(uint32_t c)
{
	return is_of(c, "([{“‘（［｛〔〈《「『【〖￥＄#@$");
}

/* Flags are pairs of such letters; shades of skin belong to the character before. */
static bool
is_of_picture(uint32_t c)
{
	return (c >= 0x1F1E6 && c <= 0x1F1FF) || (c >= 0x1F3FB && c <= 0x1F3FF);
}

/* Whether both are parts of what people take for one character. */
static bool
is_one(uint32_t a, uint32_t b)
{
	return crm_char_width(b) == 0 || a == ZERO_WIDTH_JOINER || is_of_picture(b);
}

/* Whether a line may end between two characters, of which neither is a blank. */
static bool
may_break(uint32_t a, uint32_t b)
{
	if (is_one(a, b))
		return false;
	if (a == ';')
		return true;
	if (crm_char_width(a) < 2 && crm_char_width(b) < 2)
		return false;
	return !is_closing(b) && !is_opening(a);
}

/* Takes the first n bytes off *text, and the blanks behind them or one line feed. */
static crm_str
take(crm_str *text, size_t n)
{
	crm_str line = {text->p, n};

	while (line.n && line.p[line.n - 1] == ' ')
		line.n--;
	while (n < text->n && text->p[n] == ' ')
		n++;
	if (n < text->n && text->p[n] == '\n')
		n++;
	text->p += n;
	text->n -= n;
	return line;
}

crm_str
crm_wrap(crm_str *text, size_t width)
{
	size_t at = 0, used = 0, fits = 0, whole = 0, len;
	uint32_t before = ' ';

	while (at < text->n && text->p[at] != '\n') {
		crm_str rest = {text->p + at, text->n - at};
		uint32_t c = crm_utf8_next(rest, &len);
		if (c == ' ' ? before != ' ' : before != ' ' && at && may_break(before, c))
			fits = at;
		if (!is_one(before, c))
			whole = at;
		used += crm_char_width(c);
		if (used > width && c != ' ' && at)
			return take(text, fits ? fits : whole ? whole : at);
		at += len;
		before = c;
	}
	return take(text, at);
}
