/* Reading and appending under the store's lock. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/uio.h>
#include <unistd.h>

#include "record/store.h"

static crm_input *
open_input(crm_store *s, enum crm_format format, crm_error *e)
{
	struct stat st;
	crm_input *in;

	if (fstat(s->fd, &st) < 0) {
		crm_store_fault(s->path, "cannot look at", e);
		return NULL;
	}
	in = crm_input_of_fd(s->fd, false, 0, s->path, format, e);
	if (in) {
		s->was_read = true;
		s->read_mtime = st.st_mtim;
		s->read_size = st.st_size;
	}
	return in;
}

int
crm_store_unchanged(crm_store *s, crm_error *e)
{
	struct stat st;

	if (fstat(s->fd, &st) < 0)
		return crm_store_fault(s->path, "cannot look at", e);
	if (!s->was_read || (st.st_size == s->read_size && st.st_mtim.tv_sec == s->read_mtime.tv_sec &&
	    st.st_mtim.tv_nsec == s->read_mtime.tv_nsec))
		return 0;
	crm_fail(e, CRM_SYSTEM, "was changed by a program that takes no lock; nothing was written");
	return crm_fail_at(e, s->path, 0, NULL);
}

crm_table *
crm_store_read(crm_store *s, const struct crm_read *how, crm_error *e)
{
	crm_input *in = open_input(s, how ? how->format : CRM_AUTO, e);
	crm_table *t = NULL;

	if (in) {
		in->strict_tail = true;
		t = crm_table_of_input(in, how, e);
	}
	crm_input_close(in);
	return t;
}

crm_input *
crm_store_header(crm_store *s, crm_error *e)
{
	return open_input(s, CRM_AUTO, e);
}

/* ---- the last line ---- */

struct tail {
	crm_buf bytes;                            /* a last record that no line feed ends */
	uint64_t offset;
	bool torn;                                /* it is not whole */
	bool crlf;                                /* the file's lines end so */
};

/* Reads back from the end to the last line feed. */
static int
read_tsv_tail(const crm_input *in, struct tail *tail, crm_error *e)
{
	size_t want = 4096;

	for (;; want *= 2) {
		size_t n = want < in->end ? want : (size_t)in->end;
		const char *lf;
		tail->bytes.n = 0;
		crm_buf_room(&tail->bytes, n + CRM_SCAN_PAD);
		if (pread(in->fd, tail->bytes.p, n, (off_t)(in->end - n)) != (ssize_t)n)
			return crm_store_fault(in->name, "cannot read", e);
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

/* Whether a line feed ends a quoted field is known from the beginning only. */
static int
read_csv_tail(crm_input *in, struct tail *tail, crm_error *e)
{
	crm_block *b = crm_block_new(in, 0);
	int got;

	/* Blocks are whole records: what no line feed ends comes alone, as the last. */
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

/* Whether the line is a record of the right shape. */
static bool
whole_line(crm_input *in, const struct tail *tail)
{
	crm_block *b = crm_block_new(in, 0);
	crm_record r;
	crm_error why;
	bool whole;

	crm_block_reserve(b, tail->bytes.n);
	memcpy(b->p, tail->bytes.p, tail->bytes.n);
	crm_block_start(b, tail->bytes.n, 0);
	whole = crm_block_next(b, &r, &why) > 0;
	crm_block_free(b);
	return whole;
}

static int
look_at_tail(crm_store *s, struct tail *tail, crm_error *e)
{
	crm_input *in = crm_input_of_fd(s->fd, false, 0, s->path, CRM_AUTO, e);
	int status = 0;
	char last;

	if (!in)
		return -1;
	tail->crlf = in->crlf;
	tail->offset = in->end;
	if (pread(s->fd, &last, 1, (off_t)in->end - 1) != 1) {
		status = crm_store_fault(s->path, "cannot read", e);
	} else if (in->end == in->header.n) {
		/* A header has the right number of fields by itself. */
		if (last != '\n')
			crm_buf_str(&tail->bytes, crm_input_header(in));
	} else if (in->format == CRM_CSV) {
		status = read_csv_tail(in, tail, e);
	} else if (last != '\n') {
		status = read_tsv_tail(in, tail, e);
		tail->torn = status == 0 && !whole_line(in, tail);
	}
	crm_input_close(in);
	return status;
}

/* Opens a new file PATH.torn-OFFSET, with a number behind it when there is one. */
static int
open_beside(const crm_store *s, const struct tail *tail, crm_buf *name, mode_t mode)
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

/* Saves the torn tail beside the file, durably, before anything is cut. */
static int
save_tail(const crm_store *s, const struct tail *tail, crm_buf *name, crm_error *e)
{
	struct stat st;
	bool good;
	int fd;

	if (fstat(s->fd, &st) < 0)
		return crm_store_fault(s->path, "cannot look at", e);
	fd = open_beside(s, tail, name, st.st_mode & 0666);
	if (fd < 0)
		return crm_store_fault(s->path, "cannot save its torn last line beside it", e);
	good = crm_write_all(fd, tail->bytes.p, tail->bytes.n) == 0 && fsync(fd) == 0;
	if (close(fd) < 0)
		good = false;
	if (!good) {
		crm_store_fault(s->path, "cannot save its torn last line beside it", e);
		unlink(crm_buf_zend(name));
		return -1;
	}
	return crm_sync_directory(s->real, s->path, e);
}

static int
cut_tail(crm_store *s, const struct tail *tail, crm_buf *notice, crm_error *e)
{
	crm_buf name = {0};
	int status = save_tail(s, tail, &name, e);

	if (status == 0 && ftruncate(s->fd, (off_t)tail->offset) < 0)
		status = crm_store_fault(s->path, "cannot cut its torn last line", e);
	if (status == 0 && notice)
		crm_buf_f(notice, "%s: its last line was torn; the %zu bytes from offset %llu were saved as %s and cut",
			s->path, tail->bytes.n, (unsigned long long)tail->offset, crm_buf_zend(&name));
	crm_buf_free(&name);
	return status;
}

/* ---- appending ---- */

/* Undoes an append that went wrong: errno says how. */
static int
take_back(crm_store *s, off_t start, const char *what, crm_error *e)
{
	int cause = errno;

	s->failed = true;
	if (ftruncate(s->fd, start) < 0 || fdatasync(s->fd) < 0)
		crm_fail(e, CRM_SYSTEM, "%s: %s; and it could not be cut back to %lld bytes: %s",
			what, strerror(cause), (long long)start, strerror(errno));
	else
		crm_fail(e, CRM_SYSTEM, "%s: %s; it is as it was", what, strerror(cause));
	return crm_fail_at(e, s->path, 0, NULL);
}

/* A close reports what the system could not write (on a network file system);
 * this asks for that report while the lock is held and undoing is possible. */
static int
check_close(int fd)
{
	int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);

	return copy < 0 ? -1 : close(copy);
}

/* `ending` completes the last line, then come the records: one write. */
static int
write_once(crm_store *s, crm_str ending, crm_str records, crm_error *e)
{
	struct iovec part[2] = {{(void *)ending.p, ending.n}, {(void *)records.p, records.n}};
	off_t start = lseek(s->fd, 0, SEEK_END);
	ssize_t written;

	if (start < 0)
		return crm_store_fault(s->path, "cannot append", e);
	do
		written = writev(s->fd, part, 2);
	while (written < 0 && errno == EINTR);
	if (written < 0)
		return take_back(s, start, "cannot append", e);
	if ((size_t)written != ending.n + records.n) {
		errno = ENOSPC;
		return take_back(s, start, "cannot append all of it", e);
	}
	if (fdatasync(s->fd) < 0)
		return take_back(s, start, "cannot bring to the disk what was appended", e);
	if (check_close(s->fd) < 0)
		return take_back(s, start, "cannot append", e);
	if (start == 0 && s->created && crm_sync_directory(s->real, s->path, e) < 0)
		return take_back(s, start, "cannot sync its directory", e);
	return 0;
}

/* What completes the last line, in *ending; a torn one is cut. */
static int
mend(crm_store *s, crm_str *ending, crm_buf *notice, crm_error *e)
{
	struct tail tail = {0};
	int status;

	*ending = (crm_str){NULL, 0};
	if (s->failed) {
		crm_fail(e, CRM_SYSTEM, "an earlier write to it went wrong; nothing more is written");
		return crm_fail_at(e, s->path, 0, NULL);
	}
	if (crm_store_empty(s))
		return 0;
	status = look_at_tail(s, &tail, e);
	if (status == 0 && tail.torn)
		status = cut_tail(s, &tail, notice, e);
	else if (status == 0 && tail.bytes.n)
		*ending = tail.crlf && tail.bytes.p[tail.bytes.n - 1] != '\r' ? CRM_STR("\r\n") : CRM_STR("\n");
	crm_buf_free(&tail.bytes);
	return status;
}

int
crm_store_append(crm_store *s, crm_str records, crm_buf *notice, crm_error *e)
{
	crm_str ending;

	if (mend(s, &ending, notice, e) < 0)
		return -1;
	if (write_once(s, ending, records, e) < 0)
		return -1;
	s->was_read = false;
	return 0;
}

int
crm_store_repair(crm_store *s, crm_buf *notice, crm_error *e)
{
	crm_str ending;

	if (mend(s, &ending, notice, e) < 0)
		return -1;
	s->was_read = false;
	return ending.n ? write_once(s, ending, (crm_str){NULL, 0}, e) : 0;
}
