/* site_dir.c: a directory of pages that is there as a whole, or not at all. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/message.h"
#include "crm-report/site.h"
#include "record/store.h"

#define MARK ".crm-site"
#define NEW ".new-"
#define OLD ".old-"
#define RANDOM 6 /* letters behind these, which mkdtemp chooses */

struct site {
	char *path, *beside; /* the second is NULL when nothing is to be removed */
	int dir;             /* of the new one; it is locked while this run writes it */
};

static struct site *open_site; /* what is removed when the tool ends early */

static _Noreturn void
die(const char *path, const char *what)
{
	cmd_note("%s: %s", path, what);
	exit(CRM_SYSTEM);
}

static _Noreturn void
die_of_memory(void)
{
	die("--site", strerror(ENOMEM));
}

/* ---- what is in a directory ---- */

struct content {
	bool marked, other; /* it has the file that marks a site; something that is no page */
	size_t names;
};

static bool
is_page(int dir, const char *name)
{
	size_t n = strlen(name);
	struct stat s;

	return (strcmp(name, MARK) == 0 || (n > 5 && strcmp(name + n - 5, ".html") == 0)) &&
	       fstatat(dir, name, &s, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(s.st_mode);
}

/* Calls `each` for the names in a directory: 0, or -1 with errno. */
static int
for_names(const char *path, void each(int dir, const char *name, void *to), void *to)
{
	DIR *d = opendir(path);
	struct dirent *entry;
	int number;

	if (!d)
		return -1;
	while (errno = 0, (entry = readdir(d)))
		if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
			each(dirfd(d), entry->d_name, to);
	number = errno;
	closedir(d);
	errno = number;
	return number ? -1 : 0;
}

static void
look_at_name(int dir, const char *name, void *to)
{
	struct content *c = to;

	c->names++;
	c->marked |= strcmp(name, MARK) == 0;
	c->other |= !is_page(dir, name);
}

static void
remove_page(int dir, const char *name, void *to)
{
	(void)to;
	if (strcmp(name, MARK) != 0)
		unlinkat(dir, name, 0);
}

/* The mark goes last, so that what is left can be recognized if this is interrupted. What cannot be
 * removed keeps the directory from being removed, too. */
static int
remove_site(const char *path)
{
	char *mark;

	if (for_names(path, remove_page, NULL) < 0)
		return -1;
	if (asprintf(&mark, "%s/" MARK, path) < 0)
		die_of_memory();
	unlink(mark);
	free(mark);
	return rmdir(path);
}

/* Whether there is a site at `path`. What is there and is not a site of ours ends the tool: nothing
 * is replaced that could be missed. */
static bool
is_site(const char *path)
{
	struct content c = {0};
	struct stat s;

	if (lstat(path, &s) < 0) {
		if (errno != ENOENT)
			die(path, strerror(errno));
		return false;
	}
	if (!S_ISDIR(s.st_mode))
		die(path, "is there, and is no directory");
	if (for_names(path, look_at_name, &c) < 0)
		die(path, strerror(errno));
	if (!c.marked)
		die(path, "is there, and was not made by crm-report, so it is not replaced");
	if (c.other)
		die(path, "has something else than pages in it, so it is not replaced");
	return true;
}

/* ---- what runs that were stopped have left ---- */

/* Whether a name is the name of `path` followed by NEW or OLD and by the letters of mkdtemp. */
static bool
is_name_of_ours(const char *name, const char *path, const char *sort)
{
	const char *slash = strrchr(path, '/'), *base = slash ? slash + 1 : path;
	size_t n = strlen(base), k = strlen(sort);

	return strncmp(name, base, n) == 0 && strncmp(name + n, sort, k) == 0 &&
	       strlen(name + n + k) == RANDOM;
}

/* Whether it is a directory of this user with nothing in it but pages, which no run is writing. */
static bool
is_left(const char *path)
{
	int dir = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	struct content c = {0};
	struct stat s;
	bool left;

	left = dir >= 0 && fstat(dir, &s) == 0 && s.st_uid == geteuid() &&
	       flock(dir, LOCK_EX | LOCK_NB) == 0 && for_names(path, look_at_name, &c) == 0 &&
	       !c.other && (c.marked || !c.names);
	if (dir >= 0)
		close(dir);
	return left;
}

/* An old site that stepped aside comes back if there is none in its place. */
static void
clear_name(int dir, const char *name, void *to)
{
	const char *path = to, *slash = strrchr(path, '/');
	bool old = is_name_of_ours(name, path, OLD);
	char *left;

	(void)dir;
	if (!old && !is_name_of_ours(name, path, NEW))
		return;
	if (asprintf(&left, "%.*s%s", slash ? (int)(slash + 1 - path) : 0, path, name) < 0)
		die_of_memory();
	if (is_left(left)) {
		if (old && access(path, F_OK) < 0 && rename(left, path) == 0)
			cmd_note("%s: put back: a run that was stopped had moved it aside", path);
		else if (remove_site(left) == 0)
			cmd_note("%s: removed: a run that was stopped had left it", left);
		else
			cmd_note("%s: a run that was stopped left it, and it cannot be removed: %s",
				 left, strerror(errno));
	}
	free(left);
}

static void
clear(char *path)
{
	char *parent = crm_directory_of(path);

	for_names(parent, clear_name, path);
	free(parent);
}

/* ---- the one beside ---- */

static void
remove_beside(void)
{
	if (open_site && open_site->beside)
		remove_site(open_site->beside);
}

/* Makes the directory and locks it. Another run that clears up may have come between the two. */
static bool
make_beside(struct site *s)
{
	struct stat now;

	free(s->beside);
	if (asprintf(&s->beside, "%s" NEW "XXXXXX", s->path) < 0)
		die_of_memory();
	if (!mkdtemp(s->beside)) {
		int number = errno;
		free(s->beside);
		s->beside = NULL;
		die(s->path, strerror(number));
	}
	s->dir = open(s->beside, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (s->dir >= 0 && flock(s->dir, LOCK_EX | LOCK_NB) == 0 && fstat(s->dir, &now) == 0 &&
	    now.st_nlink > 0)
		return true;
	if (s->dir < 0 && errno != ENOENT)
		die(s->beside, strerror(errno));
	if (s->dir >= 0)
		close(s->dir);
	return false;
}

struct site *
site_begin(const char *path)
{
	struct site *s = crm_alloc(sizeof *s);
	size_t n = strlen(path);
	const char *base;

	while (n > 1 && path[n - 1] == '/')
		n--;
	s->path = strndup(path, n);
	base = strrchr(s->path, '/') ? strrchr(s->path, '/') + 1 : s->path;
	if (!*base || strcmp(base, ".") == 0 || strcmp(base, "..") == 0)
		cmd_usage_error("--site: name the directory from outside of it, not as %s",
				crm_quote(crm_str_z(s->path)));
	clear(s->path);
	is_site(s->path);
	open_site = s;
	atexit(remove_beside);
	while (!make_beside(s))
		continue;
	site_write(s, MARK, CRM_STR("crm-report --site made this directory and replaces it.\n"));
	return s;
}

static _Noreturn void
die_at_page(const struct site *s, const char *name)
{
	int number = errno;

	cmd_note("%s: cannot write %s: %s", s->path, name, strerror(number));
	exit(CRM_SYSTEM);
}

void
site_write(struct site *s, const char *name, crm_str page)
{
	int fd = openat(s->dir, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

	if (fd < 0 || fchmod(fd, 0600) < 0 || crm_write_all(fd, page.p, page.n) < 0)
		die_at_page(s, name);
#ifndef __linux__
	if (fsync(fd) < 0)
		die_at_page(s, name);
#endif
	if (close(fd) < 0)
		die_at_page(s, name);
}

/* ---- in its place ---- */

/* Brings all pages to the disk: with one call, where there is one, as a page by itself takes
 * milliseconds. */
static void
sync_pages(const struct site *s)
{
	bool synced = fsync(s->dir) == 0;

#ifdef __linux__
	synced = synced && syncfs(s->dir) == 0;
#endif
	if (!synced) {
		cmd_note("%s: cannot bring the pages to the disk: %s", s->path, strerror(errno));
		exit(CRM_SYSTEM);
	}
}

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
	if (asprintf(&old, "%s" OLD "%s", s->path, s->beside + strlen(s->beside) - RANDOM) < 0)
		die_of_memory();
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

static void
sync_parent(const char *path)
{
	char *parent = crm_directory_of(path);
	int dir = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (dir < 0 || fsync(dir) < 0) {
		cmd_note("%s: the pages are there, but its directory cannot be synced: %s", path,
			 strerror(errno));
		exit(CRM_SYSTEM);
	}
	close(dir);
	free(parent);
}

void
site_end(struct site *s)
{
	bool there;

	sync_pages(s);
	there = is_site(s->path); /* it may have changed meanwhile */
	if (there)
		exchange(s);
	else if (rename(s->beside, s->path) < 0)
		die(s->path, strerror(errno));
	open_site = NULL;
	sync_parent(s->path);
	if (there && remove_site(s->beside) < 0) {
		cmd_note("%s: the pages are there, but those before them cannot be removed from "
			 "%s: %s",
			 s->path, s->beside, strerror(errno));
		exit(CRM_SYSTEM);
	}
	close(s->dir);
	free(s->beside);
	free(s->path);
	free(s);
}
