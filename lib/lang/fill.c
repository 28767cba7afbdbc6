/* fill.c: texts with {names}, and words of the vocabulary. */
#include <string.h>

#include "base/parse.h"
#include "lang/lang.h"

static void
write_value(const struct crm_filling *v, crm_buf *out)
{
	switch (v->type) {
	case CRM_FILLING_TEXT: crm_buf_str(out, v->text); break;
	case CRM_FILLING_DAY: crm_lang_short_day(v->day, out); break;
	case CRM_FILLING_COUNT: crm_buf_f(out, "%lld", v->count); break;
	}
}

void
crm_lang_fill(crm_buf *out, const char *text, const struct crm_filling *values)
{
	for (crm_str rest = crm_str_z(text); rest.n;) {
		size_t n = crm_braced(rest, false);
		const struct crm_filling *v = values;
		const char *next;

		while (n && v->name && !crm_str_eqz((crm_str){rest.p + 1, n - 2}, v->name))
			v++;
		if (n && v->name) {
			write_value(v, out);
		} else {
			next = memchr(rest.p + 1, '{', rest.n - 1);
			n = next ? (size_t)(next - rest.p) : rest.n;
			crm_buf_add(out, rest.p, n);
		}
		rest = (crm_str){rest.p + n, rest.n - n};
	}
}

void
crm_lang_word(const char *context, crm_str word, crm_buf *out)
{
	char text[64];
	const char *other = text;

	if (word.n && word.n < sizeof text) {
		memcpy(text, word.p, word.n);
		text[word.n] = '\0';
		other = crm_tr_in(context, text);
	}
	if (other == text)
		crm_buf_str(out, word);
	else
		crm_buf_z(out, other);
}
