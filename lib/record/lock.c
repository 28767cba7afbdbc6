/* lock.c: the store's lock, which is held from before reading until after writing. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

#include "record/store.h"

static uint64_t
now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000 + (uint64_t)t.tv_nsec / 1000000;
}

/* Sleeps for a time that grows and differs from process to process, so that those who wait do not
 * all come back at once; false when the deadline has passed. */
static bool
wait_a_little(unsigned attempt, uint64_t deadline)
{
	struct timespec t;
	uint64_t now = now_ms(), most = attempt < 6 ? 2u << attempt : 100, x;

	if (now >= deadline)
		return false;
	clock_gettime(CLOCK_MONOTONIC, &t);
	x = (uint64_t)t.tv_nsec ^ (uint64_t)getpid() << 20;
	x *= UINT64_C(0x9e3779b97f4a7c15);
	x = 1 + (x >> 40) % most;
	if (x > deadline - now)
		x = deadline - now;
	t = (struct timespec){(time_t)(x / 1000), (long)(x % 1000) * 1000000};
	nanosleep(&t, NULL);
	return true;
}

/* Opens the file, and creates it when it is missing and that is allowed. */
static int
open_file(crm_store *s, unsigned create, crm_error *e)
{
	struct stat st;
	int flags = O_RDWR | O_APPEND | O_CLOEXEC | O_NOCTTY | O_NONBLOCK;

	s->fd = open(s->path, flags);
	if (s->fd < 0 && errno == ENOENT && create) {
		s->created = true;
		s->fd = open(s->path, flags | O_CREAT | O_EXCL, create);
		s->made = s->fd >= 0;
		/* Another process created it first, or the name is a link to nothing. */
		if (s->fd < 0 && errno == EEXIST)
			s->fd = open(s->path, flags);
	}
	if (s->fd < 0 && errno == ENOENT && lstat(s->path, &st) == 0 && S_ISLNK(st.st_mode)) {
		crm_fail(e, CRM_SYSTEM, "is a link to a file that is not there");
		return crm_fail_at(e, s->path, 0, NULL);
	}
	if (s->fd < 0)
		return crm_file_fault(s->path, "cannot open for writing", e);
	if (fstat(s->fd, &st) < 0)
		return crm_file_fault(s->path, "cannot look at", e);
	if (!S_ISREG(st.st_mode)) {
		crm_fail(e, CRM_SYSTEM, "is not a regular file");
		return crm_fail_at(e, s->path, 0, NULL);
	}
	return 0;
}

static bool
lock(const crm_store *s)
{
	struct flock whole = {.l_type = F_WRLCK, .l_whence = SEEK_SET};

	return flock(s->fd, LOCK_EX | LOCK_NB) == 0 &&
	       (!s->for_mail || fcntl(s->fd, F_SETLK, &whole) == 0);
}

/* Takes the lock: 0, -1 on a fault. */
static int
take_lock(crm_store *s, uint64_t deadline, crm_error *e)
{
	for (unsigned attempt = 0; !lock(s); attempt++) {
		if (errno == EINTR)
			continue;
		if (errno != EWOULDBLOCK && errno != EAGAIN && errno != EACCES)
			return crm_file_fault(s->path, "cannot lock", e);
		if (!wait_a_little(attempt, deadline)) {
			crm_fail(e, CRM_BUSY, "is locked by another program; try again");
			return crm_fail_at(e, s->path, 0, NULL);
		}
	}
	return 0;
}

/* Whether the name still refers to the open file: another file may have been renamed over it. */
static bool
same_file(const crm_store *s)
{
	struct stat named, held;

	return stat(s->path, &named) == 0 && fstat(s->fd, &held) == 0 &&
	       named.st_dev == held.st_dev && named.st_ino == held.st_ino;
}

int
crm_store_still_there(const crm_store *s, crm_error *e)
{
	if (same_file(s))
		return 0;
	crm_fail(e, CRM_BUSY, "was replaced by another program; nothing was written");
	return crm_fail_at(e, s->path, 0, NULL);
}

static int
open_locked(crm_store *s, unsigned create, unsigned timeout_ms, crm_error *e)
{
	uint64_t deadline = now_ms() + timeout_ms;

	for (unsigned attempt = 0;; attempt++) {
		if (open_file(s, create, e) < 0 || take_lock(s, deadline, e) < 0)
			return -1;
		if (same_file(s))
			break;
		close(s->fd);
		s->fd = -1;
		s->created = s->made = false;
		if (!wait_a_little(attempt, deadline) && attempt > 3) {
			crm_fail(e, CRM_BUSY, "is replaced again and again by another program");
			return crm_fail_at(e, s->path, 0, NULL);
		}
	}
	s->real = realpath(s->path, NULL);
	if (!s->real)
		return crm_file_fault(s->path, "cannot find its real path", e);
	return 0;
}

static crm_store *
open_store(const char *path, unsigned create, bool for_mail, unsigned timeout_ms, crm_error *e)
{
	crm_store *s = crm_alloc(sizeof(*s));

	s->path = crm_alloc(strlen(path) + 1);
	memcpy(s->path, path, strlen(path) + 1);
	s->fd = -1;
	s->for_mail = for_mail;
	if (open_locked(s, create, timeout_ms, e) < 0) {
		/* A file that another process created or has locked is not removed. */
		s->created = s->made && e->status != CRM_BUSY;
		crm_store_close(s);
		return NULL;
	}
	return s;
}

crm_store *
crm_store_open(const char *path, unsigned create, unsigned timeout_ms, crm_error *e)
{
	return open_store(path, create, false, timeout_ms, e);
}

crm_store *
crm_store_open_mail(const char *path, unsigned timeout_ms, crm_error *e)
{
	return open_store(path, CRM_CREATE_PRIVATE, true, timeout_ms, e);
}

void
crm_store_close(crm_store *s)
{
	if (!s)
		return;
	if (s->created && crm_store_empty(s) && same_file(s))
		unlink(s->real ? s->real : s->path);
	if (s->fd >= 0)
		close(s->fd);
	free(s->real);
	free(s->path);
	free(s);
}

bool
crm_store_empty(const crm_store *s)
{
	struct stat st;

	return fstat(s->fd, &st) == 0 && st.st_size == 0;
}

bool
crm_store_ended(const crm_store *s)
{
	struct stat st;
	char last;

	return fstat(s->fd, &st) == 0 &&
	       (st.st_size == 0 || (pread(s->fd, &last, 1, st.st_size - 1) == 1 && last == '\n'));
}
