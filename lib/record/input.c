/* input.c: an input of records: opening it, its header, going back to its beginning. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "record/record.h"

/* A regular file is read from in->base up to the size that it has now, or up to in->end where that
 * is said. */
static int
fix_size(crm_input *in, crm_error *e)
{
	struct stat st;

	if (fstat(in->fd, &st) < 0)
		return crm_file_fault(in->name, "cannot read", e);
	if (S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return crm_file_fault(in->name, "cannot read", e);
	}
	in->seekable = S_ISREG(st.st_mode);
	in->piped = !in->seekable;
	/* /dev/null is an empty file; a program that wrote nothing has failed. */
	in->may_be_empty &= in->seekable || S_ISCHR(st.st_mode);
	if (in->seekable) {
		uint64_t size = (uint64_t)st.st_size > in->base ? (uint64_t)st.st_size : in->base;
		in->pos = in->base;
		if (!in->end || in->end > size)
			in->end = size;
		posix_fadvise(in->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
	}
	return 0;
}

static crm_input *
open_fd(int fd, bool owns_fd, uint64_t base, const char *name, enum crm_format format,
	bool may_be_empty, uint64_t end, crm_error *e)
{
	crm_input *in = crm_alloc(sizeof(*in));

	in->name = crm_alloc(strlen(name) + 1);
	memcpy(in->name, name, strlen(name) + 1);
	in->fd = fd;
	in->owns_fd = owns_fd;
	in->base = base;
	in->format = format;
	in->may_be_empty = may_be_empty;
	in->end = end;
	pthread_mutex_init(&in->lock, NULL);
	if (fix_size(in, e) < 0 || crm_input_read_header(in, e) < 0) {
		crm_input_close(in);
		return NULL;
	}
	return in;
}

crm_input *
crm_input_of_fd(int fd, bool owns_fd, uint64_t base, const char *name, enum crm_format format,
		crm_error *e)
{
	return open_fd(fd, owns_fd, base, name, format, false, 0, e);
}

static crm_input *
open_path(const char *path, enum crm_format format, bool may_be_empty, uint64_t end, crm_error *e)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd >= 0)
		return open_fd(fd, true, 0, path, format, may_be_empty, end, e);
	crm_file_fault(path, "cannot open", e);
	return NULL;
}

crm_input *
crm_input_open(const char *path, enum crm_format format, crm_error *e)
{
	if (strcmp(path, "-") == 0) {
		/* A file on standard input is read from the place where the previous program
		 * stopped. */
		off_t at = lseek(STDIN_FILENO, 0, SEEK_CUR);
		return crm_input_of_fd(STDIN_FILENO, false, at > 0 ? (uint64_t)at : 0,
				       "standard input", format, e);
	}
	return open_path(path, format, false, 0, e);
}

/* Reads a pipe to its end, and keeps a copy for when it is opened again. */
static int
keep_pipe(crm_input *in, crm_error *e)
{
	struct stat pipe;

	if (fstat(in->fd, &pipe) < 0)
		return crm_file_fault(in->name, "cannot read", e);
	if (!S_ISFIFO(pipe.st_mode) && !S_ISSOCK(pipe.st_mode))
		return 0;
	if (crm_input_spool(in, e) < 0)
		return -1;
	crm_pipe_keep(&pipe, in->fd);
	return 0;
}

crm_input *
crm_input_open_log(const char *path, crm_error *e)
{
	return crm_input_open_log_to(path, 0, e);
}

crm_input *
crm_input_open_log_to(const char *path, uint64_t end, crm_error *e)
{
	int copy = crm_pipe_kept(path);
	crm_input *in = copy >= 0 ? open_fd(copy, true, 0, path, CRM_AUTO, true, 0, e)
				  : open_path(path, CRM_AUTO, true, end, e);

	if (in && copy >= 0)
		in->piped = true;
	if (!in || in->seekable || keep_pipe(in, e) == 0)
		return in;
	crm_input_close(in);
	return NULL;
}

void
crm_input_close(crm_input *in)
{
	if (!in)
		return;
	if (in->owns_fd)
		close(in->fd);
	crm_buf_free(&in->header);
	crm_buf_free(&in->names);
	crm_buf_free(&in->carry);
	crm_input_forget_oddities(in);
	pthread_mutex_destroy(&in->lock);
	free(in->column);
	free(in->name);
	free(in);
}

const char *
crm_input_name(const crm_input *in)
{
	return in->name;
}

enum crm_format
crm_input_format(const crm_input *in)
{
	return in->format;
}

size_t
crm_input_columns(const crm_input *in)
{
	return in->columns;
}

crm_str
crm_input_column(const crm_input *in, size_t i)
{
	return in->column[i];
}

int
crm_input_find(const crm_input *in, const char *name)
{
	for (size_t i = 0; i < in->columns; i++)
		if (crm_str_eqz(in->column[i], name))
			return (int)i;
	return -1;
}

crm_str
crm_input_header(const crm_input *in)
{
	return crm_buf_slice(&in->header);
}

uint64_t
crm_input_end(const crm_input *in)
{
	return in->seekable ? in->end : 0;
}

int
crm_input_rewind(crm_input *in, crm_error *e)
{
	if (!in->seekable) {
		crm_fail(e, CRM_SYSTEM, "a pipe cannot be read a second time");
		return crm_fail_at(e, in->name, 0, NULL);
	}
	in->pos = in->base + in->header.n;
	in->eof = in->pos == in->end;
	in->offset = in->header.n;
	in->line = 1 + in->header_lines;
	in->carry.n = 0;
	in->torn = 0;
	crm_input_forget_oddities(in);
	return 0;
}

/* A file without a name, which takes the bytes of a pipe. */
static int
temporary(void)
{
	char path[] = P_tmpdir "/crm-spool-XXXXXX";
	int fd = open(P_tmpdir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);

	if (fd >= 0)
		return fd;
	fd = mkostemp(path, O_CLOEXEC);
	if (fd >= 0)
		unlink(path);
	return fd;
}

/* Writes all that was read, and then all that is still to come, to fd; 0 or -1. */
static int
pour(crm_input *in, int fd, crm_error *e)
{
	if (crm_write_all(fd, in->header.p, in->header.n) < 0 ||
	    crm_write_all(fd, in->carry.p, in->carry.n) < 0)
		return crm_file_fault(in->name, "cannot be set aside in " P_tmpdir, e);
	crm_buf_room(&in->carry, 256 << 10);
	while (!in->eof) {
		ptrdiff_t got = crm_input_read(in, in->carry.p, in->carry.cap, e);
		if (got < 0)
			return -1;
		if (crm_write_all(fd, in->carry.p, (size_t)got) < 0)
			return crm_file_fault(in->name, "cannot be set aside in " P_tmpdir, e);
	}
	return 0;
}

int
crm_input_spool(crm_input *in, crm_error *e)
{
	int fd;

	if (in->seekable)
		return 0;
	if (in->started) {
		crm_fail(e, CRM_SYSTEM, "reading has begun, it is too late to keep what was read");
		return crm_fail_at(e, in->name, 0, NULL);
	}
	fd = temporary();
	if (fd < 0)
		return crm_file_fault(in->name, "no temporary file in " P_tmpdir, e);
	if (pour(in, fd, e) < 0) {
		close(fd);
		return -1;
	}
	if (in->owns_fd)
		close(in->fd);
	in->fd = fd;
	in->owns_fd = true;
	in->seekable = true;
	in->base = 0;
	in->end = (uint64_t)lseek(fd, 0, SEEK_CUR);
	return crm_input_rewind(in, e);
}
