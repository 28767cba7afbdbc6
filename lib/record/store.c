/* store.c: reading and appending under the store's lock. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/uio.h>
#include <unistd.h>

#include "record/store.h"

int
crm_store_unchanged(const crm_store *s, crm_error *e)
{
	struct stat st;

	if (fstat(s->fd, &st) < 0)
		return crm_file_fault(s->path, "cannot look at", e);
	if (!s->was_read ||
	    (st.st_size == s->read_size && st.st_mtim.tv_sec == s->read_mtime.tv_sec &&
	     st.st_mtim.tv_nsec == s->read_mtime.tv_nsec))
		return 0;
	crm_fail(e, CRM_SYSTEM, "was changed by a program that takes no lock; nothing was written");
	return crm_fail_at(e, s->path, 0, NULL);
}

crm_table *
crm_store_read(crm_store *s, const struct crm_read *how, crm_error *e)
{
	struct stat st;
	crm_input *in;
	crm_table *t = NULL;

	if (fstat(s->fd, &st) < 0) {
		crm_file_fault(s->path, "cannot look at", e);
		return NULL;
	}
	in = crm_input_of_fd(s->fd, false, 0, s->path, how ? how->format : CRM_AUTO, e);
	if (in)
		t = crm_table_of_input(in, how, e);
	if (t) {
		s->was_read = true;
		s->read_mtime = st.st_mtim;
		s->read_size = st.st_size;
	}
	crm_input_close(in);
	return t;
}

crm_input *
crm_store_header(crm_store *s, crm_error *e)
{
	return crm_input_of_fd(s->fd, false, 0, s->path, CRM_AUTO, e);
}

/* ---- appending ---- */

/* Undoes an append that failed: errno says how. */
static int
take_back(crm_store *s, off_t start, const char *what, crm_error *e)
{
	int cause = errno;

	s->failed = true;
	s->changed = ftruncate(s->fd, start) < 0 || fdatasync(s->fd) < 0;
	if (s->changed)
		crm_fail(e, CRM_SYSTEM, "%s: %s; and it could not be cut back to %lld bytes: %s",
			 what, strerror(cause), (long long)start, strerror(errno));
	else
		crm_fail(e, CRM_SYSTEM, "%s: %s; the file is unchanged", what, strerror(cause));
	return crm_fail_at(e, s->path, 0, NULL);
}

/* Undoes an append to a file that has lost its name meanwhile, so that a program that still has it
 * open finds it unchanged. */
static int
take_back_replaced(crm_store *s, off_t start, crm_error *e)
{
	if (ftruncate(s->fd, start) == 0 && fdatasync(s->fd) == 0)
		return -1;
	s->failed = s->changed = true;
	crm_fail(e, CRM_SYSTEM,
		 "was replaced by another program; what was appended is in the old file and not in "
		 "the new one: %s",
		 strerror(errno));
	return crm_fail_at(e, s->path, 0, NULL);
}

/* Closing a file reports what the system could not write (on a network file system). This asks for
 * that report while the lock is held and the append can still be undone. */
static int
check_close(int fd)
{
	int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);

	return copy < 0 ? -1 : close(copy);
}

/* `ending` completes the last line; the records follow it, in the same write. */
static int
write_once(crm_store *s, crm_str ending, crm_str records, crm_error *e)
{
	struct iovec part[2] = {{(void *)ending.p, ending.n}, {(void *)records.p, records.n}};
	off_t start = lseek(s->fd, 0, SEEK_END);
	ssize_t written;

	if (start < 0)
		return crm_file_fault(s->path, "cannot append", e);
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
	return crm_store_still_there(s, e) < 0 ? take_back_replaced(s, start, e) : 0;
}

/* Saves an incomplete last line elsewhere and cuts it off. */
static int
cut_tail(crm_store *s, struct crm_tail *tail, crm_error *e)
{
	if (crm_tail_save(s, tail, e) < 0)
		return -1;
	if (ftruncate(s->fd, (off_t)tail->offset) < 0)
		return crm_file_fault(s->path, "cannot remove its incomplete last line", e);
	return 0;
}

/* The number of lines of the last record that is completed: a quoted field may have several. */
static uint64_t
lines_completed(const struct crm_tail *tail)
{
	uint64_t lines = tail->ending.n > 0;

	for (size_t i = 0; i < tail->bytes.n && lines > 0; i++)
		lines += tail->bytes.p[i] == '\n';
	return lines;
}

/* Whether something may be appended. */
static int
check_append(crm_store *s, crm_error *e)
{
	if (s->failed) {
		crm_fail(e, CRM_SYSTEM, "an earlier write to it failed; nothing more is written");
		return crm_fail_at(e, s->path, 0, NULL);
	}
	return crm_store_still_there(s, e) < 0 || crm_store_unchanged(s, e) < 0 ? -1 : 0;
}

int
crm_store_append_bytes(crm_store *s, crm_str ending, crm_str bytes, crm_error *e)
{
	return check_append(s, e) < 0 ? -1 : write_once(s, ending, bytes, e);
}

bool
crm_store_is_unchanged(const crm_store *s)
{
	return !s->changed;
}

int
crm_store_append(crm_store *s, crm_str records, uint64_t *line, crm_buf *notice, crm_error *e)
{
	struct crm_tail tail;
	int status;

	if (check_append(s, e) < 0)
		return -1;
	status = crm_tail_look(s, &tail, e);
	if (status == 0 && line) {
		status = crm_tail_count(s, &tail, e);
		*line = tail.line + lines_completed(&tail);
	}
	if (status == 0 && tail.torn)
		status = cut_tail(s, &tail, e);
	if (status == 0)
		status = write_once(s, tail.ending, records, e);
	if (status == 0) {
		s->was_read = false;
		crm_tail_report(s, &tail, notice);
	}
	crm_tail_free(&tail);
	return status;
}
