/* sync.c: syncs a directory, so that a new or renamed file in it is there after a crash. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "record/store.h"

char *
crm_directory_of(const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t n = slash ? (size_t)(slash - path) : 0;
	char *dir;

	if (slash == path)
		n = 1;
	dir = crm_alloc(n + 2);
	memcpy(dir, slash ? path : ".", slash ? n : 1);
	return dir;
}

int
crm_sync_directory(const char *path, const char *name, crm_error *e)
{
	char *dir = crm_directory_of(path);
	int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC), status = 0;

	/* Some file systems cannot sync a directory, and fail with EINVAL. */
	if (fd < 0 || (fsync(fd) < 0 && errno != EINVAL))
		status = crm_file_fault(name, "cannot sync its directory", e);
	if (fd >= 0)
		close(fd);
	free(dir);
	return status;
}
