/* fill.c: fills blocks with whole records, and decides what the end of an input is. */
#include <sys/stat.h>
#include <unistd.h>

#include "record/record.h"

#ifndef CRM_BLOCK_SIZE
#define CRM_BLOCK_SIZE ((size_t)1 << 20)
#endif

static size_t
whole_records(const crm_input *in, const char *p, size_t n)
{
	const char *lf;

	if (in->format == CRM_CSV)
		return crm_csv_whole(p, n);
	lf = memrchr(p, '\n', n);
	return lf ? (size_t)(lf + 1 - p) : 0;
}

static int
fail_end(const crm_input *in, crm_error *e)
{
	return crm_fail_at(e, in->name, in->line, NULL);
}

/* What has become of the end since the size was read. */
enum growth { SAME, LINE_ENDS, LINE_GOES_ON };

/* If the file has grown, a writer was in the middle of the last record, and goes on where the
 * record breaks off. */
static enum growth
grown(const crm_input *in)
{
	struct stat st;
	char c;

	if (in->piped || fstat(in->fd, &st) < 0 || (uint64_t)st.st_size <= in->end ||
	    pread(in->fd, &c, 1, (off_t)in->end) != 1)
		return SAME;
	return c == '\n' || c == '\r' ? LINE_ENDS : LINE_GOES_ON;
}

/* Whether whole records follow within an open quote: then the quote is a mistake in the middle of
 * the file, and not the end of an interrupted append. */
static bool
swallows_records(const crm_input *in, const char *p, const char *end)
{
	struct crm_csv_walk w;

	if (in->columns < 2)
		return false;
	while ((p = memchr(p, '\n', (size_t)(end - p))) != NULL) {
		p++;
		crm_csv_walk(p, end, &w, NULL, 0);
		if (w.end && w.fields == in->columns)
			return true;
	}
	return false;
}

/* What is not a whole record at the end of a file of ours: an append that was interrupted. */
static int
leave_torn(crm_input *in, size_t n)
{
	in->torn = n;
	in->torn_offset = in->base + in->offset;
	crm_input_odd(in, in->line, CRM_STR(""), CRM_STR(""),
		      "an incomplete last line was not read (%zu bytes from offset %llu)", n,
		      (unsigned long long)in->torn_offset);
	return 0;
}

/* Takes the block's n bytes, which no line ending closes, as the last record or as an incomplete
 * last line. */
static int
judge_tail(crm_input *in, crm_block *b, size_t n, crm_error *e)
{
	struct crm_csv_walk w = {0};
	enum growth growth;
	crm_record r;
	crm_error why;
	int got;

	if (!n)
		return 0;
	growth = grown(in);
	if (in->piped && in->format == CRM_TSV) {
		crm_fail(e, CRM_DATA,
			 "the input ends within a line; the program that writes it seems to have "
			 "failed");
		return fail_end(in, e);
	}
	if (growth == LINE_GOES_ON && in->exported) {
		crm_fail(e, CRM_DATA, "was still being written while it was read");
		return fail_end(in, e);
	}
	crm_block_start(b, n, in->line);
	in->carry.n = 0;
	if (in->format == CRM_CSV)
		crm_csv_walk(b->p, b->p + n, &w, NULL, 0);
	got = crm_block_next(b, &r, &why);
	if (got == 0 || growth == LINE_GOES_ON)
		return 0;
	if (got > 0 && growth == SAME && !in->exported)
		crm_input_may_be_cut(in, r.span, r.line);
	/* A file that is not ours may end without a line feed; the block reports whatever else is
	 * wrong with it. */
	if (got > 0 || ((in->piped || in->exported) && !w.open)) {
		crm_block_start(b, n, in->line);
		return 1;
	}
	if (in->piped || in->exported || (w.open && swallows_records(in, b->p, b->p + n))) {
		*e = why;
		return fail_end(in, e);
	}
	return leave_torn(in, n);
}

/* Where the whole records in the block's first n bytes end: 0 when the input ends within the first
 * record, -1 when that is too long. */
static ptrdiff_t
read_records(crm_input *in, crm_block *b, size_t *n, crm_error *e)
{
	size_t size = CRM_BLOCK_SIZE;

	/* A small file needs no large block. */
	if (in->seekable && in->end - in->pos < size)
		size = *n + (size_t)(in->end - in->pos);
	for (;;) {
		crm_block_reserve(b, size);
		if (!in->eof && *n < size) {
			ptrdiff_t got = crm_input_read(in, b->p + *n, size - *n, e);
			if (got < 0)
				return -1;
			*n += (size_t)got;
		}
		size_t whole = whole_records(in, b->p, *n);
		if (whole || in->eof)
			return (ptrdiff_t)whole;
		if (size >= CRM_RECORD_MAX) {
			crm_fail(e, CRM_DATA, "a record is longer than 16 MiB%s",
				 in->format == CRM_CSV
					 ? "; perhaps a quote is opened and never closed"
					 : "");
			return fail_end(in, e);
		}
		size *= 2;
	}
}

int
crm_input_block(crm_input *in, crm_block *b, crm_error *e)
{
	size_t n = in->carry.n;
	ptrdiff_t whole;

	in->started = true;
	crm_block_reserve(b, n);
	if (n)
		memcpy(b->p, in->carry.p, n);
	in->carry.n = 0;
	whole = read_records(in, b, &n, e);
	if (whole < 0)
		return -1;
	if (whole == 0)
		return judge_tail(in, b, n, e);
	/* The bytes that are left begin the next block. */
	crm_buf_add(&in->carry, b->p + whole, n - (size_t)whole);
	crm_block_start(b, (size_t)whole, in->line);
	in->offset += (uint64_t)whole;
	in->line += crm_count_lf(b->p, (size_t)whole);
	return 1;
}
