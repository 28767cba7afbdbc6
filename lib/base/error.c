/* Faults. */
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "base/fault.h"

#define QUOTES 8
#define QUOTE_COLUMNS 60
#define QUOTE_BYTES 240 /* against endless combining marks */

/* Where a text of n bytes may be cut without breaking a character. */
static size_t
whole_characters(const char *p, size_t n)
{
	size_t lead = n, len;

	while (lead > 0 && n - lead < 4) {
		lead--;
		if (((unsigned char)p[lead] & 0xC0) != 0x80) {
			uint32_t c = crm_utf8_next((crm_str){p + lead, n - lead}, &len);

			/* a lead byte whose trail was cut off */
			return c == 0xFFFD && len == 1 ? lead : n;
		}
	}
	return n;
}

#define LEFT_OUT " ... "

/* What is too long loses its middle: a message says first what is wrong, and last what
 * to do about it; a path ends in the name of the file. */
static void
copy(char *to, size_t size, const char *from)
{
	size_t n = strlen(from), gap = sizeof LEFT_OUT - 1, head, tail;

	if (n < size) {
		memmove(to, from, n + 1);
		return;
	}
	tail = (size - 1 - gap) / 2;
	head = whole_characters(from, size - 1 - gap - tail);
	while (tail > 0 && ((unsigned char)from[n - tail] & 0xC0) == 0x80)
		tail--;
	memmove(to, from, head);
	memcpy(to + head, LEFT_OUT, gap);
	memmove(to + head + gap, from + n - tail, tail);
	to[head + gap + tail] = '\0';
}

char *
crm_text_v(const char *format, va_list args)
{
	va_list again;
	char *text;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, args);
	text = crm_alloc((size_t)(n < 0 ? 0 : n) + 1);
	if (n > 0)
		vsnprintf(text, (size_t)n + 1, format, again);
	va_end(again);
	return text;
}

CRM_PRINTF(3, 0)
static int
fail(crm_error *e, int status, const char *format, va_list args)
{
	char *text = crm_text_v(format, args); /* the arguments may lie in *e */

	memset(e, 0, sizeof *e);
	e->status = status;
	copy(e->text, sizeof e->text, text);
	free(text);
	return -1;
}

int
crm_fail(crm_error *e, int status, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fail(e, status, format, args);
	va_end(args);
	return -1;
}

int
crm_fail_more(crm_error *e, const char *format, ...)
{
	crm_buf whole = {0};
	va_list args;
	char *more;

	va_start(args, format);
	more = crm_text_v(format, args);
	va_end(args);
	crm_buf_z(&whole, e->text);
	crm_buf_z(&whole, more);
	copy(e->text, sizeof e->text, crm_buf_zend(&whole));
	crm_buf_free(&whole);
	free(more);
	return -1;
}

int
crm_fail_at(crm_error *e, const char *source, uint64_t line, const char *field)
{
	if (source && *source)
		copy(e->source, sizeof e->source, source);
	if (line)
		e->line = line;
	if (field && *field)
		copy(e->field, sizeof e->field, field);
	return -1;
}

int
crm_fail_v(crm_error *e, const char *source, uint64_t line, unsigned column, const char *field,
	   const char *format, va_list args)
{
	fail(e, CRM_DATA, format, args);
	crm_fail_at(e, source, line, field);
	e->column = column;
	return -1;
}

const char *
crm_quote(crm_str s)
{
	static _Thread_local char buffers[QUOTES][QUOTE_BYTES + CRM_VISIBLE_TEXT + 8];
	static _Thread_local unsigned turn;
	char piece[CRM_VISIBLE_TEXT], *out = buffers[turn++ % QUOTES], *p = out;
	size_t columns = 0, len;

	*p++ = '"';
	while (s.n) {
		size_t n = crm_visible_next(s, &len, piece);

		columns += crm_str_width((crm_str){piece, n});
		if (columns > QUOTE_COLUMNS || (size_t)(p - out) + n > QUOTE_BYTES)
			break;
		memcpy(p, piece, n);
		p += n;
		s.p += len;
		s.n -= len;
	}
	strcpy(p, s.n ? "...\"" : "\"");
	return out;
}

void
crm_error_line(const crm_error *e, crm_buf *out)
{
	crm_buf_visible(out, crm_str_z(e->source));
	if (e->line)
		crm_buf_f(out, "%s%llu", *e->source ? ":" : "", (unsigned long long)e->line);
	if (e->line && e->column)
		crm_buf_f(out, ":%u", e->column);
	if (*e->source || e->line)
		crm_buf_z(out, ": ");
	if (*e->field) {
		crm_buf_visible(out, crm_str_z(e->field));
		crm_buf_z(out, ": ");
	}
	crm_buf_visible(out, crm_str_z(e->text));
}
