/* tail.c: the end of a file that is to be written. A last line without a line feed is completed
 * when it is whole; otherwise it is saved beside the file and then cut off. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

#include "record/store.h"

/* Reads backwards from the end to the last line feed. */
static int
read_tsv_tail(const crm_input *in, struct crm_tail *tail, crm_error *e)
{
	size_t want = 4096;

	for (;; want *= 2) {
		size_t n = want < in->end ? want : (size_t)in->end;
		const char *lf;
		tail->bytes.n = 0;
		crm_buf_room(&tail->bytes, n + CRM_SCAN_PAD);
		if (pread(in->fd, tail->bytes.p, n, (off_t)(in->end - n)) != (ssize_t)n)
			return crm_file_fault(in->name, "cannot read", e);
		tail->bytes.n = n;
		lf = memrchr(tail->bytes.p, '\n', n);
		if (!lf && n < in->end && n < CRM_RECORD_MAX)
			continue;
		if (!lf && n < in->end) {
			crm_fail(e, CRM_DATA, "the last line is longer than 16 MiB");
			return crm_fail_at(e, in->name, 0, NULL);
		}
		if (lf) {
			tail->bytes.n = n - (size_t)(lf + 1 - tail->bytes.p);
			memmove(tail->bytes.p, lf + 1, tail->bytes.n);
		}
		tail->offset = in->end - tail->bytes.n;
		return 0;
	}
}

/* Whether a line feed belongs to a quoted field can be known only by reading from the beginning. */
static int
read_csv_tail(crm_input *in, struct crm_tail *tail, crm_error *e)
{
	crm_block *b = crm_block_new(in, 0);
	int got;

	/* Blocks have whole records; a last record without a line feed comes alone, at the end. */
	while ((got = crm_input_block(in, b, e)) > 0) {
		size_t n = (size_t)(b->end - b->p);
		tail->bytes.n = 0;
		if (n && b->p[n - 1] != '\n')
			crm_buf_add(&tail->bytes, b->p, n);
	}
	tail->offset = in->end - tail->bytes.n;
	if (got == 0 && in->torn) {
		tail->offset = in->torn_offset;
		crm_buf_add(&tail->bytes, b->p, in->torn);
		tail->torn = true;
	}
	crm_block_free(b);
	return got;
}

/* Whether the line is a record with the right number of fields, and sound. */
static bool
whole_line(crm_input *in, const struct crm_tail *tail)
{
	crm_block *b = crm_block_new(in, 0);
	crm_record r;
	crm_error why;
	bool whole;

	crm_block_reserve(b, tail->bytes.n);
	memcpy(b->p, tail->bytes.p, tail->bytes.n);
	crm_block_start(b, tail->bytes.n, 0);
	/* 0: the header again. */
	whole = crm_block_next(b, &r, &why) >= 0;
	crm_block_free(b);
	return whole;
}

static int
look(crm_input *in, struct crm_tail *tail, crm_error *e)
{
	char last;
	int status = 0;

	tail->offset = in->end;
	if (pread(in->fd, &last, 1, (off_t)in->end - 1) != 1)
		return crm_file_fault(in->name, "cannot read", e);
	if (in->end == in->header.n) {
		/* A header always has the right number of fields. */
		if (last != '\n')
			crm_buf_str(&tail->bytes, crm_input_header(in));
	} else if (in->format == CRM_CSV) {
		status = read_csv_tail(in, tail, e);
	} else if (last != '\n') {
		status = read_tsv_tail(in, tail, e);
		tail->torn = status == 0 && !whole_line(in, tail);
	}
	if (status == 0 && tail->bytes.n && !tail->torn)
		tail->ending = in->crlf && tail->bytes.p[tail->bytes.n - 1] != '\r'
				       ? CRM_STR("\r\n")
				       : CRM_STR("\n");
	return status;
}

int
crm_tail_count(const crm_store *s, struct crm_tail *tail, crm_error *e)
{
	char bytes[65536];
	uint64_t line = 1;

	for (uint64_t at = 0; tail->line == 0 && at < tail->offset;) {
		size_t n = tail->offset - at < sizeof bytes ? (size_t)(tail->offset - at)
							    : sizeof bytes;
		if (pread(s->fd, bytes, n, (off_t)at) != (ssize_t)n)
			return crm_file_fault(s->path, "cannot read", e);
		for (const char *p = bytes; (p = memchr(p, '\n', (size_t)(bytes + n - p))); p++)
			line++;
		at += n;
	}
	if (tail->line == 0)
		tail->line = line;
	return 0;
}

int
crm_tail_look(crm_store *s, struct crm_tail *tail, crm_error *e)
{
	crm_input *in;
	int status;

	*tail = (struct crm_tail){.ending = CRM_STR(""), .reported = s->was_read};
	if (crm_store_empty(s))
		return 0;
	in = crm_input_of_fd(s->fd, false, 0, s->path, CRM_AUTO, e);
	if (!in)
		return -1;
	status = look(in, tail, e);
	if (status == 0 && tail->ending.n)
		status = crm_tail_count(s, tail, e);
	if (status == 0 && tail->ending.n) {
		if (!in->oddities)
			crm_input_may_be_cut(in, crm_buf_slice(&tail->bytes), tail->line);
		crm_oddity_text(&in->oddity[in->oddities - 1], &tail->last);
	}
	crm_input_close(in);
	return status;
}

void
crm_tail_free(struct crm_tail *tail)
{
	crm_buf_free(&tail->bytes);
	crm_buf_free(&tail->saved);
	crm_buf_free(&tail->last);
}

/* Creates PATH.torn-OFFSET, with a number after it when there is such a file. */
static int
open_beside(const crm_store *s, const struct crm_tail *tail, crm_buf *name, mode_t mode)
{
	int fd = -1;

	for (unsigned i = 0; i < 100 && fd < 0; i++) {
		name->n = 0;
		crm_buf_f(name, "%s.torn-%llu", s->real, (unsigned long long)tail->offset);
		if (i)
			crm_buf_f(name, ".%u", i);
		fd = open(crm_buf_zend(name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
		if (fd < 0 && errno != EEXIST)
			break;
	}
	return fd;
}

int
crm_tail_save(const crm_store *s, struct crm_tail *tail, crm_error *e)
{
	struct stat st;
	bool good;
	int fd;

	if (fstat(s->fd, &st) < 0)
		return crm_file_fault(s->path, "cannot look at", e);
	fd = open_beside(s, tail, &tail->saved, st.st_mode & 0666);
	if (fd < 0)
		return crm_file_fault(s->path, "cannot save its incomplete last line beside it", e);
	good = crm_write_all(fd, tail->bytes.p, tail->bytes.n) == 0 && fsync(fd) == 0;
	if (close(fd) < 0)
		good = false;
	if (!good) {
		crm_file_fault(s->path, "cannot save its incomplete last line beside it", e);
		crm_tail_unsave(tail);
		return -1;
	}
	return crm_sync_directory(s->real, s->path, e);
}

void
crm_tail_unsave(struct crm_tail *tail)
{
	if (tail->saved.n)
		unlink(crm_buf_zend(&tail->saved));
	tail->saved.n = 0;
}

void
crm_tail_report(const crm_store *s, struct crm_tail *tail, crm_buf *notice)
{
	if (!notice || !(tail->torn || tail->last.n))
		return;
	if (notice->n)
		crm_buf_char(notice, '\n');
	if (tail->torn && tail->reported)
		crm_buf_f(notice,
			  "%s: its last line was incomplete; it was saved in %s and removed",
			  s->path, crm_buf_zend(&tail->saved));
	else if (tail->torn)
		crm_buf_f(notice,
			  "%s: its last line was incomplete; the %zu bytes from offset %llu were "
			  "saved in %s and removed",
			  s->path, tail->bytes.n, (unsigned long long)tail->offset,
			  crm_buf_zend(&tail->saved));
	else
		crm_buf_f(notice, "%s:%llu: this last line had no line feed and was completed%s%s",
			  s->path, (unsigned long long)tail->line, tail->reported ? "" : "; ",
			  tail->reported ? "" : crm_buf_zend(&tail->last));
}
