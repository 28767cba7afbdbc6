/* fault.so: preloaded into a tool, it makes one of its calls go wrong.
 *
 *     FAULT='write,writev@2=ENOSPC'   the second of these calls fails
 *     FAULT='fdatasync@1+=EIO'        the first and all later ones
 *     FAULT='writev@1=short:7'        writes 7 bytes and says so
 *     FAULT='pread@2=short'           finds the end of the file
 *     FAULT='writev@1=slow:7'         writes 7 bytes, and the rest 0.4 s later
 *     FAULT='pread@1=slow'            reads 0.4 s later
 *     FAULT='writev@1=kill:7'         writes 7 bytes and dies as by kill -9
 *     FAULT='any@5=kill'              dies before the fifth call that changes something
 *     FAULT='write,writev@1+=room:99' a disk with room for 99 bytes
 *     FAULT='rename@1=run'            the shell runs $FAULT_RUN, then all goes on
 *
 * Only calls on files with $FAULT_FILE in their path are counted. $FAULT_MARK
 * is a file that is made when the fault happens. With $FAULT_NO_EXCHANGE two
 * names cannot be exchanged, as on many file systems. */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

#include "base/array.h"

enum act { FAIL, SHORT, SLOW, KILL, ROOM, RUN };

static struct {
	char calls[128];
	unsigned long at, seen;
	bool on; /* and all later ones */
	enum act act;
	int number; /* FAIL: errno */
	size_t bytes;
} plan;

static const struct {
	const char *name;
	int number;
} errors[] = {{"ENOSPC", ENOSPC}, {"EIO", EIO},     {"EDQUOT", EDQUOT}, {"EINVAL", EINVAL},
	      {"EACCES", EACCES}, {"EINTR", EINTR}, {"ENOLCK", ENOLCK}};

static void
read_act(const char *act)
{
	const char *colon = strchr(act, ':');

	plan.bytes = colon ? strtoul(colon + 1, NULL, 10) : 0;
	plan.act = !strncmp(act, "short", 5)  ? SHORT
		   : !strncmp(act, "slow", 4) ? SLOW
		   : !strncmp(act, "kill", 4) ? KILL
		   : !strncmp(act, "room", 4) ? ROOM
		   : !strncmp(act, "run", 3)  ? RUN
					      : FAIL;
	for (size_t i = 0; i < CRM_LENGTH(errors); i++)
		if (!strcmp(act, errors[i].name))
			plan.number = errors[i].number;
	if (plan.act == FAIL && !plan.number)
		abort();
}

static void __attribute__((constructor)) read_plan(void)
{
	const char *said = getenv("FAULT"), *at = said ? strchr(said, '@') : NULL;
	char *rest;

	if (!at || (size_t)(at - said) + 3 > sizeof plan.calls)
		return;
	snprintf(plan.calls, sizeof plan.calls, ",%.*s,", (int)(at - said), said);
	plan.at = strtoul(at + 1, &rest, 10);
	plan.on = *rest == '+';
	read_act(rest + plan.on + 1);
}

static bool
counted(const char *call, bool changes)
{
	char name[32];

	snprintf(name, sizeof name, ",%s,", call);
	return strstr(plan.calls, name) || (changes && !strcmp(plan.calls, ",any,"));
}

static void
find(void *function, const char *name)
{
	void *p = dlsym(RTLD_NEXT, name);

	memcpy(function, &p, sizeof p);
}

static void
leave_mark(void)
{
	const char *mark = getenv("FAULT_MARK");

	if (mark)
		mknod(mark, S_IFREG | 0644, 0);
}

/* What another program does in the meantime; it has no faults of its own. */
static void
run_meanwhile(void)
{
	const char *command = getenv("FAULT_RUN");

	unsetenv("LD_PRELOAD");
	if (command && system(command) != 0)
		abort();
}

/* Whether this call is the one that goes wrong. */
static bool
wrong(const char *call, bool changes, const char *path)
{
	const char *file = getenv("FAULT_FILE");

	if (!plan.at || !counted(call, changes) || (file && !strstr(path, file)))
		return false;
	plan.seen++;
	if (plan.seen != plan.at && (!plan.on || plan.seen < plan.at))
		return false;
	leave_mark();
	if (plan.act == RUN) {
		run_meanwhile();
		return false;
	}
	return true;
}

static bool
wrong_fd(const char *call, bool changes, int fd)
{
	char link[64], path[4096] = "";

	snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
	return readlink(link, path, sizeof path - 1) > 0 && wrong(call, changes, path);
}

static int
go_wrong(void)
{
	if (plan.act == KILL)
		kill(getpid(), SIGKILL);
	if (plan.act == SHORT)
		return 0;
	errno = plan.number ? plan.number : ENOSPC;
	return -1;
}

/* ---- writing ---- */

static ssize_t
really_write(int fd, const void *p, size_t n)
{
	static ssize_t (*real)(int, const void *, size_t);

	if (!real)
		find(&real, "write");
	return real(fd, p, n);
}

static ssize_t
write_wrongly(int fd, const void *p, size_t n)
{
	size_t some = n < plan.bytes ? n : plan.bytes;

	if (plan.act == FAIL || (plan.act == ROOM && !some))
		return go_wrong();
	if (some && really_write(fd, p, some) != (ssize_t)some)
		abort();
	if (plan.act == KILL)
		go_wrong();
	if (plan.act == SLOW) {
		usleep(400000);
		return (ssize_t)some + really_write(fd, (const char *)p + some, n - some);
	}
	if (plan.act == ROOM)
		plan.bytes -= some;
	return (ssize_t)some;
}

ssize_t
write(int fd, const void *p, size_t n)
{
	return wrong_fd("write", true, fd) ? write_wrongly(fd, p, n) : really_write(fd, p, n);
}

ssize_t
writev(int fd, const struct iovec *part, int count)
{
	static ssize_t (*real)(int, const struct iovec *, int);
	size_t n = 0, at = 0;
	ssize_t written;
	char *all;

	if (!real)
		find(&real, "writev");
	if (!wrong_fd("writev", true, fd))
		return real(fd, part, count);
	for (int i = 0; i < count; i++)
		n += part[i].iov_len;
	all = malloc(n + 1);
	for (int i = 0; i < count; at += part[i++].iov_len)
		if (part[i].iov_len)
			memcpy(all + at, part[i].iov_base, part[i].iov_len);
	written = write_wrongly(fd, all, n);
	free(all);
	return written;
}

/* ---- other calls ---- */

#define ON_FD(name, changes, result, args, call) \
	result name args \
	{ \
		static result(*real) args; \
		if (!real) \
			find(&real, #name); \
		if (!wrong_fd(#name, changes, fd)) \
			return real call; \
		if (plan.act != SLOW) \
			return go_wrong(); \
		usleep(400000); \
		return real call; \
	}

ON_FD(read, false, ssize_t, (int fd, void *p, size_t n), (fd, p, n))
ON_FD(pread, false, ssize_t, (int fd, void *p, size_t n, off_t at), (fd, p, n, at))
ON_FD(fsync, true, int, (int fd), (fd))
ON_FD(syncfs, true, int, (int fd), (fd))
ON_FD(fdatasync, true, int, (int fd), (fd))
ON_FD(ftruncate, true, int, (int fd, off_t n), (fd, n))
ON_FD(fchmod, true, int, (int fd, mode_t mode), (fd, mode))
ON_FD(fchown, true, int, (int fd, uid_t owner, gid_t group), (fd, owner, group))
ON_FD(flock, true, int, (int fd, int how), (fd, how))

/* As the system does, what fails to close is closed. */
int
close(int fd)
{
	static int (*real)(int);
	bool fails;

	if (!real)
		find(&real, "close");
	fails = wrong_fd("close", true, fd);
	if (!fails)
		return real(fd);
	if (plan.act != KILL)
		real(fd);
	return go_wrong();
}

int
rename(const char *from, const char *to)
{
	static int (*real)(const char *, const char *);

	if (!real)
		find(&real, "rename");
	return wrong("rename", true, to) ? go_wrong() : real(from, to);
}

/* The same call in another form. */
int
renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned flags)
{
	static int (*real)(int, const char *, int, const char *, unsigned);

	if (!real)
		find(&real, "renameat2");
	if ((flags & RENAME_EXCHANGE) && getenv("FAULT_NO_EXCHANGE")) {
		errno = EINVAL;
		return -1;
	}
	return wrong("rename", true, to) ? go_wrong() : real(from_dir, from, to_dir, to, flags);
}

int
unlink(const char *path)
{
	static int (*real)(const char *);

	if (!real)
		find(&real, "unlink");
	return wrong("unlink", true, path) ? go_wrong() : real(path);
}

int
open(const char *path, int flags, ...)
{
	static int (*real)(const char *, int, ...);
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
	va_end(args);
	if (!real)
		find(&real, "open");
	return wrong("open", true, path) ? go_wrong() : real(path, flags, mode);
}

/* Files of a directory that is open; they are counted by its path and theirs. */

static bool
wrong_at(const char *call, int dir, const char *name)
{
	char link[64], path[8192] = "";
	ssize_t n;

	snprintf(link, sizeof link, "/proc/self/fd/%d", dir);
	n = readlink(link, path, 4096);
	if (n < 0)
		n = 0;
	snprintf(path + n, sizeof path - (size_t)n, "/%s", name);
	return wrong(call, true, path);
}

int
openat(int dir, const char *name, int flags, ...)
{
	static int (*real)(int, const char *, int, ...);
	va_list args;
	mode_t mode;

	va_start(args, flags);
	mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;
	va_end(args);
	if (!real)
		find(&real, "openat");
	return wrong_at("openat", dir, name) ? go_wrong() : real(dir, name, flags, mode);
}

int
unlinkat(int dir, const char *name, int flags)
{
	static int (*real)(int, const char *, int);

	if (!real)
		find(&real, "unlinkat");
	return wrong_at("unlink", dir, name) ? go_wrong() : real(dir, name, flags);
}

int
rmdir(const char *path)
{
	static int (*real)(const char *);

	if (!real)
		find(&real, "rmdir");
	return wrong("rmdir", true, path) ? go_wrong() : real(path);
}

char *
mkdtemp(char *path)
{
	static char *(*real)(char *);

	if (!real)
		find(&real, "mkdtemp");
	if (wrong("mkdtemp", true, path)) {
		go_wrong();
		return NULL;
	}
	return real(path);
}

/* What open becomes in a fortified program. */
int __open_2(const char *path, int flags);
int
__open_2(const char *path, int flags)
{
	return open(path, flags);
}
