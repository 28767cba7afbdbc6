/* encoding.c: from bytes in any encoding to UTF-8. */
#include <string.h>

#include "import/parts.h"

/* ---- conversion ---- */

static uint64_t
lines_in(crm_str s)
{
	uint64_t n = 1;

	for (size_t i = 0; i < s.n; i++)
		n += s.p[i] == '\n' || (s.p[i] == '\r' && i + 1 < s.n && s.p[i + 1] != '\n');
	return n;
}

static int
convert(struct crm_import *in, const char *encoding, crm_str bytes)
{
	size_t at;

	if (crm_import_convert(encoding, bytes, &in->text, &at) == 0)
		return 0;
	if (at == SIZE_MAX) {
		crm_fail(in->e, CRM_SYSTEM,
			 "the encoding %s is not known here; iconv -l lists those that are",
			 crm_quote(crm_str_z(encoding)));
		return crm_import_fail(in, 0, NULL);
	}
	crm_fail(in->e, CRM_DATA, "byte 0x%02x is not a character of %s",
		 (unsigned char)bytes.p[at], encoding);
	return crm_import_fail(in, lines_in(crm_buf_slice(&in->text)), NULL);
}

/* ---- what the bytes show ---- */

/* Whether there are control characters other than NUL, blanks and ends of lines. Half of a
 * character in UTF-16 often looks like one. */
static bool
has_controls(crm_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] > 0 && s.p[i] < ' ' && !strchr("\t\n\r", s.p[i]))
			return true;
	return false;
}

/* The UTF-16 or UTF-32 that the bytes are in, NULL when they are not. It shows by a byte order
 * mark, or by where the zero bytes of ASCII characters are. */
static const char *
utf_of(crm_str s)
{
	size_t even = 0, odd = 0, n = s.n < 4096 ? s.n : 4096;

	if (s.n >= 4 &&
	    (memcmp(s.p, "\xff\xfe\0\0", 4) == 0 || memcmp(s.p, "\0\0\xfe\xff", 4) == 0))
		return "UTF-32";
	if (s.n >= 2 && (memcmp(s.p, "\xff\xfe", 2) == 0 || memcmp(s.p, "\xfe\xff", 2) == 0))
		return "UTF-16";
	for (size_t i = 0; i < n; i++)
		*(i % 2 ? &odd : &even) += !s.p[i];
	/* A few zero bytes in a text that is UTF-8 otherwise are damage, which is reported where
	 * the lines are read. */
	if ((even + odd) * 4 < n && crm_utf8_ok(s) && !has_controls((crm_str){s.p, n}))
		return NULL;
	/* Every line has ASCII characters, whose zero bytes are all on one side; few other
	 * characters have one on the other side. */
	if (odd > n / 64 && odd / 8 >= even)
		return "UTF-16LE";
	if (even > n / 64 && even / 8 >= odd)
		return "UTF-16BE";
	return NULL;
}

static crm_str
without_mark(crm_str s)
{
	if (s.n >= 3 && memcmp(s.p, "\xef\xbb\xbf", 3) == 0)
		return (crm_str){s.p + 3, s.n - 3};
	return s;
}

/* Whether more characters are written in several bytes than there are bytes that begin no
 * character: this is UTF-8 that was damaged. */
static bool
mostly_utf8(crm_str s)
{
	size_t good = 0, bad = 0, n;

	for (; s.n; s.p += n, s.n -= n) {
		bool wrong = crm_utf8_next(s, &n) == 0xfffd && n == 1;
		bad += wrong;
		good += n > 1;
	}
	return good > bad;
}

static int
decode_named(struct crm_import *in, crm_str bytes)
{
	crm_str encoding = in->form->encoding;
	crm_buf z = {0};
	int status;

	crm_buf_str(&z, encoding);
	status = convert(in, crm_buf_zend(&z), bytes);
	crm_buf_free(&z);
	return status;
}

int
crm_import_decode(struct crm_import *in, crm_str bytes)
{
	const char *utf = utf_of(bytes);
	int status = 0;

	in->foreign = utf != NULL;
	if (in->form->encoding.n)
		status = decode_named(in, bytes);
	else if (utf)
		status = convert(in, utf, bytes);
	else
		crm_buf_str(&in->text, bytes);
	if (status < 0)
		return -1;
	/* The mark is a character of the text in most encodings. */
	crm_str text = crm_buf_slice(&in->text), bare = without_mark(text);
	if (bare.n != text.n) {
		memmove(in->text.p, bare.p, bare.n);
		in->text.n = bare.n;
	}
	if (crm_utf8_ok(crm_buf_slice(&in->text)) || mostly_utf8(bytes))
		return 0;
	crm_import_not_utf8(in, crm_buf_slice(&in->text));
	return -1;
}
