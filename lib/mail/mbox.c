/* mbox.c: messages in one file, each behind a line that begins with "From ". */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "mail/deliver.h"

static int
fault(const char *path, const char *what, crm_error *e)
{
	crm_fail(e, CRM_SYSTEM, "%s: %s", what, strerror(errno));
	return crm_fail_at(e, path, 0, NULL);
}

/* ---- locking ---- */

/* Programs for mail take the one or the other. */
static bool
lock(int fd)
{
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	return flock(fd, LOCK_EX | LOCK_NB) == 0 && fcntl(fd, F_SETLK, &whole) == 0;
}

static int
wait_for_lock(int fd, const char *path, unsigned timeout_ms, crm_error *e)
{
	static const struct timespec moment = {0, 20 * 1000000};
	unsigned waited = 0;

	while (!lock(fd)) {
		if (errno != EWOULDBLOCK && errno != EAGAIN && errno != EACCES && errno != EINTR)
			return fault(path, "cannot lock", e);
		if (waited >= timeout_ms) {
			crm_fail(e, CRM_BUSY, "is locked by another program; try again");
			return crm_fail_at(e, path, 0, NULL);
		}
		nanosleep(&moment, NULL);
		waited += 20;
	}
	return 0;
}

/* Whether the name still refers to the open file: the program that fetches the messages may have
 * moved the file away meanwhile. */
static bool
still_there(int fd, const char *path)
{
	struct stat named, held;

	return stat(path, &named) == 0 && fstat(fd, &held) == 0 && named.st_dev == held.st_dev &&
	       named.st_ino == held.st_ino;
}

static int
open_locked_once(const char *path, unsigned timeout_ms, crm_error *e)
{
	struct stat st;
	int fd = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0600);

	if (fd < 0)
		return fault(path, "cannot open for writing", e);
	if (fstat(fd, &st) == 0 && !S_ISREG(st.st_mode)) {
		close(fd);
		crm_fail(e, CRM_SYSTEM, "is not a regular file");
		return crm_fail_at(e, path, 0, NULL);
	}
	if (wait_for_lock(fd, path, timeout_ms, e) < 0) {
		close(fd);
		return -1;
	}
	return fd;
}

static int
open_locked(const char *path, unsigned timeout_ms, crm_error *e)
{
	for (int tries = 0; tries < 20; tries++) {
		int fd = open_locked_once(path, timeout_ms, e);
		if (fd < 0 || still_there(fd, path))
			return fd;
		close(fd);
	}
	crm_fail(e, CRM_BUSY, "is replaced again and again by another program");
	return crm_fail_at(e, path, 0, NULL);
}

/* ---- writing ---- */

static bool
is_from(crm_str line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == '>')
		n++;
	return line.n - n >= 5 && memcmp(line.p + n, "From ", 5) == 0;
}

/* Lines like the one that begins a message get one ">" more. */
static void
add_quoted(crm_str message, crm_buf *out)
{
	for (size_t i = 0, n; i < message.n; i += n) {
		const char *end = memchr(message.p + i, '\n', message.n - i);
		n = end ? (size_t)(end + 1 - message.p) - i : message.n - i;
		if (is_from((crm_str){message.p + i, n}))
			crm_buf_char(out, '>');
		crm_buf_add(out, message.p + i, n);
		if (!end)
			crm_buf_char(out, '\n');
	}
}

static void
add_letter(const struct crm_mbox_letter *letter, crm_buf *out)
{
	time_t when = (time_t)letter->when;
	char date[40];
	struct tm tm;

	gmtime_r(&when, &tm);
	strftime(date, sizeof date, "%a %b %e %H:%M:%S %Y", &tm);
	crm_buf_z(out, "From ");
	crm_buf_str(out, letter->sender.n ? letter->sender : CRM_STR("MAILER-DAEMON"));
	crm_buf_f(out, " %s\n", date);
	add_quoted(letter->message, out);
	crm_buf_char(out, '\n');
}

/* An empty line is before each message but the first. */
static int
end_last(int fd, off_t size, crm_buf *out)
{
	char last[2] = {'\n', '\n'};
	off_t n = size < 2 ? size : 2;

	if (pread(fd, last + 2 - n, (size_t)n, size - n) != n)
		return -1;
	if (last[1] != '\n')
		crm_buf_char(out, '\n');
	if (last[1] != '\n' || last[0] != '\n')
		crm_buf_char(out, '\n');
	return 0;
}

static int
append(int fd, const char *path, off_t size, crm_str bytes, bool *certain, crm_error *e)
{
	ssize_t n;

	do
		n = write(fd, bytes.p, bytes.n);
	while (n < 0 && errno == EINTR);
	if (n >= 0 && (size_t)n < bytes.n)
		errno = ENOSPC;
	if (n == (ssize_t)bytes.n && fdatasync(fd) == 0)
		return 0;
	fault(path, "cannot append a message", e);
	*certain = ftruncate(fd, size) == 0;
	if (!*certain)
		crm_fail_more(e, "; and it could not be cut back to %lld bytes", (long long)size);
	return -1;
}

int
crm_mbox_add(const char *path, const struct crm_mbox_letter *letter, unsigned timeout_ms,
	     bool *certain, crm_error *e)
{
	int fd = open_locked(path, timeout_ms, e), status;
	crm_buf text = {0};
	off_t size;

	*certain = true;
	if (fd < 0)
		return -1;
	size = lseek(fd, 0, SEEK_END);
	if (size < 0 || end_last(fd, size, &text) < 0) {
		status = fault(path, "cannot read its end", e);
	} else {
		add_letter(letter, &text);
		status = append(fd, path, size, crm_buf_slice(&text), certain, e);
	}
	if (close(fd) < 0 && status == 0) {
		*certain = false;
		status = fault(path, "cannot append a message", e);
	}
	crm_buf_free(&text);
	return status;
}
