/* run.c: how crm runs other programs. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "common/progress.h"
#include "crm/front.h"

char *
front_directory(void)
{
	char path[4096], *slash;
	ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);

	if (n <= 0)
		return NULL;
	path[n] = '\0';
	slash = strrchr(path, '/');
	if (!slash)
		return NULL;
	*slash = '\0';
	return strdup(path);
}

char *
front_tool(const char *name)
{
	char *dir = front_directory();
	crm_buf path = {0};

	if (dir)
		crm_buf_f(&path, "%s/crm-%s", dir, name);
	if (!dir || access(crm_buf_zend(&path), X_OK) != 0) {
		path.n = 0;
		crm_buf_f(&path, "crm-%s", name);
	}
	free(dir);
	return crm_buf_zend(&path);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

size_t
front_tools(const char **name)
{
	char *dir = front_directory();
	DIR *d = dir ? opendir(dir) : NULL;
	size_t n = 0;

	for (struct dirent *entry; d && (entry = readdir(d)) && n < FRONT_TOOLS;)
		if (strncmp(entry->d_name, "crm-", 4) == 0)
			name[n++] = strdup(entry->d_name + 4);
	qsort(name, n, sizeof *name, by_name);
	if (d)
		closedir(d);
	free(dir);
	return n;
}

static _Noreturn void
cannot_run(const char *path)
{
	crm_error e;

	crm_fail(&e, CRM_SYSTEM, "cannot run it: %s", strerror(errno));
	crm_fail_at(&e, path, 0, NULL);
	cmd_die(&e);
}

bool
front_become(char *const *argv)
{
	cmd_progress_end();
	execvp(argv[0], argv);
	if (errno == ENOENT)
		return false;
	cannot_run(argv[0]);
}

static void
read_all(int fd, const char *path, crm_buf *out)
{
	char part[4096];
	ssize_t n;

	while ((n = read(fd, part, sizeof part)) != 0) {
		if (n > 0)
			crm_buf_add(out, part, (size_t)n);
		else if (errno != EINTR)
			cannot_run(path);
	}
	close(fd);
}

int
front_run(char *const *argv, crm_buf *out)
{
	int ends[2] = {-1, -1}, status;
	pid_t child;

	fflush(NULL);
	cmd_progress_end();
	if ((out && pipe(ends) < 0) || (child = fork()) < 0)
		cannot_run(argv[0]);
	if (child == 0) {
		if (out && (dup2(ends[1], STDOUT_FILENO) < 0 || close(ends[0]) < 0))
			_exit(CRM_SYSTEM);
		execvp(argv[0], argv);
		_exit(127);
	}
	if (out) {
		close(ends[1]);
		read_all(ends[0], argv[0], out);
	}
	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			cannot_run(argv[0]);
	return WIFEXITED(status) ? WEXITSTATUS(status) : CRM_SYSTEM;
}
