/* replace.c: writes files that are either whole or not there: a new file is written beside the old
 * one, synced, and renamed. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/file.h>
#include <unistd.h>

#include "record/store.h"

/* A file being written aside. */
struct aside {
	const char *name;   /* for faults */
	const char *target; /* links resolved */
	char *path;
	int fd;
};

/* A new name in the same directory. That of a store is always the same, and its lock guards it, so
 * that the next run reuses what a killed run has left. */
static char *
aside_name(const char *target, const char *suffix)
{
	char *dir = crm_directory_of(target);
	const char *slash = strrchr(target, '/');
	crm_buf path = {0};

	crm_buf_f(&path, "%s/.%s.%s", dir, slash ? slash + 1 : target, suffix);
	crm_buf_zend(&path);
	free(dir);
	return path.p;
}

/* Gives the new file the mode and the owner of the file that it replaces. */
static int
take_over(const struct aside *a, const struct stat *old)
{
	struct stat now;

	if (fstat(a->fd, &now) < 0)
		return -1;
	if ((now.st_uid != old->st_uid || now.st_gid != old->st_gid) &&
	    fchown(a->fd, old->st_uid, old->st_gid) < 0)
		return -1;
	return fchmod(a->fd, old->st_mode & 07777);
}

static void
drop(struct aside *a)
{
	if (a->fd >= 0) {
		close(a->fd);
		unlink(a->path);
	}
	a->fd = -1;
}

static int
discard(struct aside *a, const char *what, crm_error *e)
{
	crm_file_fault(a->name, what, e);
	drop(a);
	return -1;
}

/* Writes the new content to the new file, which stays open as a->fd. */
static int
write_aside(struct aside *a, const struct stat *old, crm_str content, crm_error *e)
{
	unlink(a->path);
	a->fd = open(a->path, O_RDWR | O_APPEND | O_CREAT | O_EXCL | O_CLOEXEC, old ? 0600 : 0666);
	if (a->fd < 0)
		return discard(a, "cannot create a file in its directory", e);
	if (old && take_over(a, old) < 0)
		return discard(a, "cannot give the new file its mode and owner", e);
	if (crm_write_all(a->fd, content.p, content.n) < 0)
		return discard(a, "cannot write", e);
	if (fsync(a->fd) < 0)
		return discard(a, "cannot bring to the disk", e);
	int copy = fcntl(a->fd, F_DUPFD_CLOEXEC, 0);
	if (copy < 0 || close(copy) < 0)
		return discard(a, "cannot write", e);
	return 0;
}

static int
put_in_place(struct aside *a, crm_error *e)
{
	if (rename(a->path, a->target) < 0)
		return discard(a, "cannot put the new file in its place", e);
	return crm_sync_directory(a->target, a->name, e);
}

static int
refuse_hard_link(const char *name, const struct stat *st, crm_error *e)
{
	if (st->st_nlink <= 1)
		return 0;
	crm_fail(e, CRM_SYSTEM,
		 "has %llu names (hard links), and a new file would replace only one of them",
		 (unsigned long long)st->st_nlink);
	return crm_fail_at(e, name, 0, NULL);
}

/* ---- under a store's lock ---- */

static bool
is_named(const char *path, int fd)
{
	struct stat named, open;

	return stat(path, &named) == 0 && fstat(fd, &open) == 0 && named.st_dev == open.st_dev &&
	       named.st_ino == open.st_ino;
}

/* Exchanges the old and the new file if the file system can do that, so that nothing is lost until
 * everything is known to be in order; otherwise renames the new file over the old one. */
static int
exchange(const struct aside *a, bool *both)
{
	*both = renameat2(AT_FDCWD, a->path, AT_FDCWD, a->target, RENAME_EXCHANGE) == 0;
	if (*both)
		return 0;
	if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)
		return -1;
	return rename(a->path, a->target);
}

static int
replaced(const crm_store *s, crm_error *e)
{
	crm_fail(e, CRM_BUSY, "was replaced by another program; nothing was written");
	return crm_fail_at(e, s->path, 0, NULL);
}

/* Puts the old file, which has the name of the new one, back in its place. */
static void
go_back(const struct aside *a, crm_error *e)
{
	crm_error why = *e;

	if (renameat2(AT_FDCWD, a->path, AT_FDCWD, a->target, RENAME_EXCHANGE) == 0) {
		unlink(a->path);
		return;
	}
	crm_fail(e, CRM_SYSTEM,
		 "%s; but the new file is in its place, as the old one, %s, could not be put back: "
		 "%s",
		 why.text, a->path, strerror(errno));
	crm_fail_at(e, why.source, 0, NULL);
}

/* After the exchange: a program that takes no lock may have written to the old file, or renamed
 * another over it, just before. */
static int
check_exchanged(const crm_store *s, const struct aside *a, crm_buf *notice, crm_error *e)
{
	int status = -1;

	if (!is_named(a->path, s->fd))
		replaced(s, e);
	else if (crm_store_unchanged(s, e) == 0)
		status = crm_sync_directory(a->target, s->path, e);
	if (status == 0 && unlink(a->path) < 0 && notice)
		crm_buf_f(notice,
			  "%s: the old file could not be removed, and is still there as %s: %s\n",
			  s->path, a->path, strerror(errno));
	else if (status < 0 && is_named(a->target, a->fd))
		go_back(a, e);
	return status;
}

/* Puts the new file in the place of the locked one. */
static int
take_its_place(crm_store *s, struct aside *a, crm_buf *notice, crm_error *e)
{
	bool both;
	int status;

	if (crm_store_still_there(s, e) < 0 || crm_store_unchanged(s, e) < 0) {
		drop(a);
		return -1;
	}
	if (exchange(a, &both) < 0)
		return discard(a, "cannot put the new file in its place", e);
	status =
		both ? check_exchanged(s, a, notice, e) : crm_sync_directory(a->target, s->path, e);
	if (status == 0 && !is_named(a->target, a->fd))
		status = replaced(s, e);
	if (status < 0)
		close(a->fd);
	return status;
}

int
crm_store_replace(crm_store *s, crm_str content, bool force, crm_buf *notice, crm_error *e)
{
	struct aside a = {s->path, s->real, NULL, -1};
	struct crm_tail tail;
	struct stat old;
	int status;

	if (fstat(s->fd, &old) < 0)
		return crm_file_fault(s->path, "cannot look at", e);
	if (!force && refuse_hard_link(s->path, &old, e) < 0)
		return -1;
	if (crm_store_still_there(s, e) < 0 || crm_store_unchanged(s, e) < 0)
		return -1;
	a.path = aside_name(s->real, "crm-new");
	status = crm_tail_look(s, &tail, e);
	if (status == 0)
		status = write_aside(&a, &old, content, e);
	/* A process that waits for the lock of the old file finds the new one, and finds it locked.
	 */
	if (status == 0 && flock(a.fd, LOCK_EX | LOCK_NB) < 0)
		status = discard(&a, "cannot lock the new file", e);
	if (status == 0 && tail.torn && crm_tail_save(s, &tail, e) < 0) {
		drop(&a);
		status = -1;
	}
	if (status == 0 && take_its_place(s, &a, notice, e) < 0) {
		crm_tail_unsave(&tail);
		status = -1;
	}
	if (status == 0) {
		close(s->fd);
		s->fd = a.fd;
		s->was_read = false;
		if (tail.torn || (content.n && content.p[content.n - 1] == '\n'))
			crm_tail_report(s, &tail, notice);
	}
	crm_tail_free(&tail);
	free(a.path);
	return status;
}

/* ---- outputs ---- */

/* What is not a regular file (a terminal, /dev/full) is written to directly. */
static int
write_through(const char *path, crm_str content, crm_error *e)
{
	int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
	bool good;

	if (fd < 0)
		return crm_file_fault(path, "cannot open for writing", e);
	good = crm_write_all(fd, content.p, content.n) == 0;
	if (close(fd) < 0)
		good = false;
	return good ? 0 : crm_file_fault(path, "cannot write", e);
}

/* Whether there is a file of that name: 1, 0, or -1 when that cannot be known, or when a new file
 * would take the place of a link. */
static int
is_there(const char *path, struct stat *st, crm_error *e)
{
	if (stat(path, st) == 0)
		return 1;
	if (errno != ENOENT)
		return crm_file_fault(path, "cannot open for writing", e);
	if (lstat(path, st) < 0)
		return 0;
	crm_fail(e, CRM_SYSTEM, "is a link to a file that is not there");
	return crm_fail_at(e, path, 0, NULL);
}

/* The file that a name refers to, with links resolved; NULL when there is none yet. */
static char *
real_file(const char *path, const struct stat *st, int there)
{
	return there && S_ISREG(st->st_mode) ? realpath(path, NULL) : NULL;
}

int
crm_file_check(const char *path, crm_error *e)
{
	struct stat st;
	int there = is_there(path, &st, e), status = 0;
	char *real, *dir;

	if (there < 0)
		return -1;
	if (there && S_ISDIR(st.st_mode)) {
		errno = EISDIR;
		return crm_file_fault(path, "cannot open for writing", e);
	}
	if (there && eaccess(path, W_OK) < 0)
		return crm_file_fault(path, "cannot open for writing", e);
	if (there && !S_ISREG(st.st_mode))
		return 0;
	if (there && refuse_hard_link(path, &st, e) < 0)
		return -1;
	real = real_file(path, &st, there);
	dir = crm_directory_of(real ? real : path);
	if (eaccess(dir, W_OK | X_OK) < 0)
		status = crm_file_fault(path, "cannot create a file in its directory", e);
	free(dir);
	free(real);
	return status;
}

int
crm_file_write(const char *path, crm_str content, crm_error *e)
{
	struct stat st;
	int there, status;
	struct aside a = {path, NULL, NULL, -1};
	char suffix[32], *real;

	if (crm_file_check(path, e) < 0 || (there = is_there(path, &st, e)) < 0)
		return -1;
	if (there && !S_ISREG(st.st_mode))
		return write_through(path, content, e);
	real = real_file(path, &st, there);
	if (there && !real)
		return crm_file_fault(path, "cannot find its real path", e);
	a.target = real ? real : path;
	snprintf(suffix, sizeof(suffix), "crm-%ld", (long)getpid());
	a.path = aside_name(a.target, suffix);
	status = write_aside(&a, there ? &st : NULL, content, e);
	if (status == 0)
		status = put_in_place(&a, e);
	if (a.fd >= 0)
		close(a.fd);
	free(a.path);
	free(real);
	return status;
}
