/* site_dir.c: a directory of pages that is there as a whole, or not at all. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/message.h"
#include "crm-report/site.h"

#define MARK ".crm-site"

struct site {
	char *path, *beside; /* the second is NULL once it is in its place */
	int dir;             /* of the one beside */
	bool there;          /* one is to be replaced */
};

static struct site *open_site; /* what is removed when the tool ends early */

static _Noreturn void
die(const char *path, const char *what)
{
	cmd_note("%s: %s", path, what);
	exit(CRM_SYSTEM);
}

/* ---- what is there ---- */

static bool
is_page(const char *name)
{
	size_t n = strlen(name);

	return strcmp(name, MARK) == 0 || (n > 5 && strcmp(name + n - 5, ".html") == 0);
}

/* Calls `each` for the names in a directory, until it returns false; false then, or when the
 * directory cannot be read. */
static bool
for_names(const char *path, bool each(int dir, const char *name))
{
	DIR *d = opendir(path);
	struct dirent *entry;
	bool good = d != NULL;

	while (good && (entry = readdir(d)))
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			good = each(dirfd(d), entry->d_name);
	if (d)
		closedir(d);
	return good;
}

static bool
is_ours(int dir, const char *name)
{
	struct stat s;

	return is_page(name) && fstatat(dir, name, &s, AT_SYMLINK_NOFOLLOW) == 0 &&
	       S_ISREG(s.st_mode);
}

static bool
remove_name(int dir, const char *name)
{
	return unlinkat(dir, name, 0) == 0;
}

/* A directory is replaced only if nothing is lost that is not of a site. */
static bool
look(const char *path)
{
	struct stat s;
	char *mark;

	if (lstat(path, &s) < 0) {
		if (errno != ENOENT)
			die(path, strerror(errno));
		return false;
	}
	if (!S_ISDIR(s.st_mode))
		die(path, "is there, and is no directory");
	if (asprintf(&mark, "%s/" MARK, path) < 0)
		abort();
	if (access(mark, F_OK) < 0)
		die(path, "is there, and was not made by crm-report, so it is not replaced");
	free(mark);
	if (!for_names(path, is_ours))
		die(path, "has something else than pages in it, so it is not replaced");
	return true;
}

/* ---- the one beside ---- */

static void
remove_beside(void)
{
	if (!open_site || !open_site->beside)
		return;
	for_names(open_site->beside, remove_name);
	rmdir(open_site->beside);
}

struct site *
site_begin(const char *path)
{
	struct site *s = crm_alloc(sizeof *s);
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	s->path = strndup(path, n);
	s->there = look(s->path);
	if (asprintf(&s->beside, "%s.new-XXXXXX", s->path) < 0)
		abort();
	if (!mkdtemp(s->beside))
		die(s->path, strerror(errno));
	open_site = s;
	atexit(remove_beside);
	s->dir = open(s->beside, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (s->dir < 0)
		die(s->beside, strerror(errno));
	site_write(s, MARK, CRM_STR("crm-report --site made this directory and replaces it.\n"));
	return s;
}

void
site_write(struct site *s, const char *name, crm_str page)
{
	int fd = openat(s->dir, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	size_t done = 0;

	while (fd >= 0 && done < page.n) {
		ssize_t n = write(fd, page.p + done, page.n - done);
		if (n < 0 && errno != EINTR)
			die(name, strerror(errno));
		done += n > 0 ? (size_t)n : 0;
	}
	if (fd < 0 || fchmod(fd, 0600) < 0 || fsync(fd) < 0 || close(fd) < 0)
		die(name, strerror(errno));
}

/* ---- in its place ---- */

/* The file system may not know how to exchange two names. Then the old one steps aside, for a
 * moment in which there is none. */
static void
exchange(struct site *s)
{
	char *old;

#ifdef RENAME_EXCHANGE
	if (renameat2(AT_FDCWD, s->beside, AT_FDCWD, s->path, RENAME_EXCHANGE) == 0)
		return;
	if (errno != EINVAL && errno != ENOSYS)
		die(s->path, strerror(errno));
#endif
	if (asprintf(&old, "%s.old-%ld", s->path, (long)getpid()) < 0)
		abort();
	if (rename(s->path, old) < 0)
		die(s->path, strerror(errno));
	if (rename(s->beside, s->path) < 0) {
		int number = errno;
		rename(old, s->path);
		die(s->path, strerror(number));
	}
	free(s->beside);
	s->beside = old;
}

void
site_end(struct site *s)
{
	if (fsync(s->dir) < 0)
		die(s->beside, strerror(errno));
	if (s->there)
		exchange(s);
	else if (rename(s->beside, s->path) < 0)
		die(s->path, strerror(errno));
	if (s->there)
		remove_beside();
	free(s->beside);
	s->beside = NULL;
	open_site = NULL;
	close(s->dir);
	free(s->path);
	free(s);
}
