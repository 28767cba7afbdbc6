/* Bytes that grow. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"

/* Room for n more bytes. */
static void
reserve(crm_buf *b, size_t n)
{
	size_t cap = b->cap ? b->cap : 64;

	if (n <= b->cap - b->n)
		return;
	if (n > SIZE_MAX / 2 - b->n) {
		b->p = crm_realloc(b->p, SIZE_MAX / 2); /* cannot be had: says so */
		return;
	}
	while (cap - b->n < n)
		cap *= 2;
	b->p = crm_realloc(b->p, cap);
	b->cap = cap;
}

void
crm_buf_add(crm_buf *b, const void *p, size_t n)
{
	if (n == 0)
		return;
	reserve(b, n);
	memcpy(b->p + b->n, p, n);
	b->n += n;
}

void
crm_buf_str(crm_buf *b, crm_str s)
{
	crm_buf_add(b, s.p, s.n);
}

void
crm_buf_z(crm_buf *b, const char *z)
{
	crm_buf_str(b, crm_str_z(z));
}

void
crm_buf_char(crm_buf *b, char c)
{
	reserve(b, 1);
	b->p[b->n++] = c;
}

void
crm_buf_f(crm_buf *b, const char *format, ...)
{
	va_list args;
	int n;

	reserve(b, 64);
	va_start(args, format);
	n = vsnprintf(b->p + b->n, b->cap - b->n, format, args);
	va_end(args);
	if (n < 0)
		return;
	if ((size_t)n >= b->cap - b->n) { /* did not fit: once more */
		reserve(b, (size_t)n + 1);
		va_start(args, format);
		vsnprintf(b->p + b->n, b->cap - b->n, format, args);
		va_end(args);
	}
	b->n += (size_t)n;
}

char *
crm_buf_zend(crm_buf *b)
{
	reserve(b, 1);
	b->p[b->n] = '\0';
	return b->p;
}

crm_str
crm_buf_slice(const crm_buf *b)
{
	return (crm_str){b->p, b->n};
}

void
crm_buf_free(crm_buf *b)
{
	free(b->p);
	*b = (crm_buf){0};
}
