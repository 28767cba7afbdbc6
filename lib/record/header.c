/* header.c: the header of an input, and the checks that it shares with every record. */
#include <stdlib.h>

#include "record/record.h"

/* Which field the byte at offset `at` of a body is in; it may be a guess where the record is
 * damaged. */
static const char *
field_at(const crm_input *in, crm_str body, size_t at, char *name, size_t size)
{
	size_t field = 0;

	if (in->format == CRM_CSV && memchr(body.p, '"', at))
		return NULL;
	for (size_t i = 0; i < at; i++)
		field += body.p[i] == crm_delim(in->format);
	if (field >= in->columns)
		return NULL;
	snprintf(name, size, "%.*s", (int)in->column[field].n, in->column[field].p);
	return name;
}

static int
fault_at(const crm_input *in, crm_str body, size_t at, uint64_t line, crm_error *e)
{
	char name[sizeof(e->field)];

	return crm_fail_at(e, in->name, line, field_at(in, body, at, name, sizeof(name)));
}

static int
check_cr(const crm_input *in, crm_str body, uint64_t line, crm_error *e)
{
	const char *cr = memchr(body.p, '\r', body.n);
	size_t at;

	if (!cr)
		return 0;
	if (in->format == CRM_CSV) {
		struct crm_csv_walk w;
		crm_csv_walk(body.p, body.p + body.n, &w, NULL, 0);
		if (!w.bare_cr)
			return 0;
		at = w.bare_cr - 1;
		crm_fail(e, CRM_DATA,
			 "has a bare carriage return at byte %zu; lines end in LF or CRLF, "
			 "and in a field it stands in quotes",
			 at + 1);
		return fault_at(in, body, at, line, e);
	}
	at = (size_t)(cr - body.p);
	if (at + 1 == body.n) {
		crm_fail(e, CRM_DATA,
			 "ends in CRLF; lines of TSV end in LF alone (dos2unix FILE makes them so, "
			 "or an editor)");
		return crm_fail_at(e, in->name, line, NULL);
	}
	crm_fail(e, CRM_DATA, "has a bare carriage return at byte %zu; in TSV it is written \\r",
		 at + 1);
	return fault_at(in, body, at, line, e);
}

static int
utf8_fault(const crm_input *in, crm_str body, uint64_t line, crm_error *e)
{
	size_t at = 0, len;

	while (at < body.n) {
		crm_str rest = {body.p + at, body.n - at};
		if (crm_utf8_next(rest, &len) == 0xfffd && len == 1)
			break;
		at += len;
	}
	crm_str near = {body.p + at, body.n - at < 12 ? body.n - at : 12};
	crm_fail(e, CRM_DATA,
		 "is not UTF-8 at byte %zu: %s; if it is Latin-1, iconv -f LATIN1 -t UTF-8 "
		 "converts it (-f CP1251: Windows Cyrillic)",
		 at + 1, crm_quote(near));
	return fault_at(in, body, at, line, e);
}

int
crm_body_check(const crm_input *in, crm_str body, uint64_t line, crm_error *e)
{
	const char *nul = memchr(body.p, '\0', body.n);

	if (nul) {
		size_t at = (size_t)(nul - body.p);
		crm_fail(e, CRM_DATA, "has a NUL at byte %zu", at + 1);
		return fault_at(in, body, at, line, e);
	}
	if (check_cr(in, body, line, e) < 0)
		return -1;
	if (!crm_utf8_ok(body))
		return utf8_fault(in, body, line, e);
	return 0;
}

/* ---- the header ---- */

/* By the first line: TSV if it has a tab, CSV if it has a comma, and otherwise TSV. */
static enum crm_format
sniff(crm_str text)
{
	const char *lf = memchr(text.p, '\n', text.n);
	size_t n = lf ? (size_t)(lf - text.p) : text.n;

	if (memchr(text.p, '\t', n))
		return CRM_TSV;
	return memchr(text.p, ',', n) ? CRM_CSV : CRM_TSV;
}

/* The length of the header at the beginning of text; 0 when it does not end there. */
static size_t
header_length(enum crm_format format, crm_str text)
{
	crm_str bare = crm_skip_bom(text);

	if (format == CRM_CSV) {
		struct crm_csv_walk w;
		crm_csv_walk(bare.p, bare.p + bare.n, &w, NULL, 0);
		return w.end ? (size_t)(w.end - text.p) : 0;
	}
	const char *lf = memchr(text.p, '\n', text.n);
	return lf ? (size_t)(lf + 1 - text.p) : 0;
}

static int
fail_header(const crm_input *in, crm_error *e)
{
	return crm_fail_at(e, in->name, 1, NULL);
}

static int
no_header(const crm_input *in, crm_error *e)
{
	if (in->piped)
		crm_fail(e, CRM_DATA,
			 "no input, not even a header; the program that writes it seems to have "
			 "failed");
	else
		crm_fail(e, CRM_DATA, "is empty: it has no header");
	return crm_fail_at(e, in->name, 0, NULL);
}

/* A byte order mark of UTF-16, or a NUL where text should begin. */
static bool
looks_like_utf16(crm_str text)
{
	return text.n >= 2 && (memcmp(text.p, "\xff\xfe", 2) == 0 ||
			       memcmp(text.p, "\xfe\xff", 2) == 0 || !text.p[0] || !text.p[1]);
}

/* One column whose name has semicolons: an export of a spreadsheet that separates columns by
 * semicolons. */
static int
check_semicolons(const crm_input *in, crm_str body, crm_error *e)
{
	if (memchr(body.p, '\t', body.n) || memchr(body.p, ',', body.n) ||
	    !memchr(body.p, ';', body.n))
		return 0;
	crm_fail(e, CRM_DATA,
		 "its fields seem to be separated by \";\", but a stream is TSV, or CSV with "
		 "commas; "
		 "crm-add and crm-log read such an export with --from");
	return fail_header(in, e);
}

/* Reads until the buffer `carry` has the whole header; returns its length, or -1 on a fault. */
static ptrdiff_t
read_header_bytes(crm_input *in, crm_error *e)
{
	size_t want = 64 << 10, length = 0;

	for (;;) {
		ptrdiff_t got;
		crm_buf_room(&in->carry, want - in->carry.n + CRM_SCAN_PAD);
		got = crm_input_read(in, in->carry.p + in->carry.n, want - in->carry.n, e);
		if (got < 0)
			return -1;
		in->carry.n += (size_t)got;
		if (!in->carry.n)
			return in->may_be_empty ? 0 : no_header(in, e);
		crm_str text = crm_buf_slice(&in->carry);
		if (looks_like_utf16(text)) {
			crm_fail(e, CRM_DATA,
				 "looks like UTF-16; iconv -f UTF-16 -t UTF-8 converts it, and "
				 "crm-add and crm-log read it with --from");
			return fail_header(in, e);
		}
		if (in->format == CRM_AUTO && (in->eof || memchr(text.p, '\n', text.n)))
			in->format = sniff(text);
		if (in->format != CRM_AUTO && (length = header_length(in->format, text)) > 0)
			return (ptrdiff_t)length;
		if (in->eof)
			break;
		if (want >= CRM_RECORD_MAX) {
			crm_fail(e, CRM_DATA, "the header is longer than 16 MiB");
			return fail_header(in, e);
		}
		want *= 2;
	}
	if (in->piped && in->format == CRM_TSV) {
		crm_fail(e, CRM_DATA,
			 "the input ends within its header; the program that writes it seems to "
			 "have failed");
		return fail_header(in, e);
	}
	return (ptrdiff_t)in->carry.n;
}

static int
by_name(const void *a, const void *b)
{
	const crm_str *const *x = a, *const *y = b;
	int c = crm_str_cmp(**x, **y);

	return c ? c : (*x > *y) - (*x < *y);
}

/* Checks that no name is empty, and that none is there twice. */
static int
check_names(const crm_input *in, crm_error *e)
{
	const crm_str **sorted = crm_alloc(in->columns * sizeof(*sorted));
	int status = 0;

	for (size_t i = 0; i < in->columns && !status; i++) {
		sorted[i] = &in->column[i];
		if (!in->column[i].n)
			status = crm_fail(e, CRM_DATA, "column %zu of the header has no name",
					  i + 1);
	}
	if (!status)
		qsort(sorted, in->columns, sizeof(*sorted), by_name);
	for (size_t i = 1; i < in->columns && !status; i++)
		if (crm_str_eq(*sorted[i - 1], *sorted[i]))
			status = crm_fail(
				e, CRM_DATA,
				"columns %zu and %zu of the header have the same name, %s",
				(size_t)(sorted[i - 1] - in->column) + 1,
				(size_t)(sorted[i] - in->column) + 1, crm_quote(*sorted[i]));
	free(sorted);
	return status ? fail_header(in, e) : 0;
}

/* Splits the header and decodes the names into in->column; their bytes are in in->names. */
static int
decode_names(crm_input *in, crm_str body, crm_error *e)
{
	struct crm_judge *judge = crm_judge_new();
	struct crm_csv_walk w;
	const char *why;
	bool odd;

	if (in->format == CRM_CSV) {
		crm_csv_walk(body.p, body.p + body.n, &w, NULL, 0);
		in->columns = w.fields;
	} else {
		in->columns = crm_split(body, CRM_TSV, NULL, 0, &odd);
	}
	in->column = crm_alloc(in->columns * sizeof(*in->column));
	crm_buf_room(&in->names, body.n + 1);
	if (in->format == CRM_CSV) {
		if (crm_judge_record(judge, body, &w, in->column, in->columns, &why) < 0) {
			crm_fail(e, CRM_DATA, "in the header %s", why);
			crm_judge_free(judge);
			return fail_header(in, e);
		}
	} else {
		crm_split(body, CRM_TSV, in->column, in->columns, &odd);
	}
	for (size_t i = 0; i < in->columns; i++) {
		char *to = in->names.p + in->names.n;
		size_t n = in->column[i].n;
		if (in->format == CRM_TSV)
			n = crm_tsv_decode(in->column[i], to);
		else if (n)
			memcpy(to, in->column[i].p, n);
		in->names.n += n;
		in->column[i] = (crm_str){to, n};
	}
	crm_judge_free(judge);
	return check_names(in, e);
}

int
crm_input_read_header(crm_input *in, crm_error *e)
{
	ptrdiff_t length = read_header_bytes(in, e);
	crm_str body;

	if (length <= 0)
		return (int)length;
	crm_buf_room(&in->header, (size_t)length + CRM_SCAN_PAD);
	crm_buf_add(&in->header, in->carry.p, (size_t)length);
	memset(in->header.p + in->header.n, 0, CRM_SCAN_PAD);
	in->carry.n -= (size_t)length;
	memmove(in->carry.p, in->carry.p + length, in->carry.n);

	crm_str span = crm_buf_slice(&in->header);
	in->crlf = span.n > 1 && span.p[span.n - 1] == '\n' && span.p[span.n - 2] == '\r';
	in->header_lines = crm_count_lf(span.p, span.n);
	in->offset = (uint64_t)length;
	in->line = 1 + in->header_lines;
	in->head = body = crm_record_body(crm_skip_bom(span), in->format);
	if (crm_merge_mark(body)) {
		crm_merge_fault(body, e);
		return fail_header(in, e);
	}
	if (check_semicolons(in, body, e) < 0 || crm_body_check(in, body, 1, e) < 0)
		return -1;
	if (decode_names(in, body, e) < 0)
		return -1;
	/* A header that begins with a byte order mark is three bytes longer. */
	in->heads = crm_head_bit((crm_str){"\xef\xbb\xbf", in->column[0].n + 3});
	for (size_t i = 0; i < in->columns; i++)
		in->heads |= crm_head_bit(in->column[i]);
	if (span.p[span.n - 1] != '\n')
		crm_input_may_be_cut(in, body, 1);
	return 0;
}
