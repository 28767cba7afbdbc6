/* pipes.c: logs that came through a pipe.
 *
 * A tool may read a log more than once: for an earlier day, for a timeline. A pipe gives what it
 * has only once, so the copy that was made of it is kept for the whole process. */
#include <fcntl.h>
#include <pthread.h>
#include <sys/stat.h>

#include "record/record.h"

static struct kept {
	dev_t device;
	ino_t number;
	int fd;
	struct kept *before;
} * last;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

void
crm_pipe_keep(const struct stat *pipe, int fd)
{
	struct kept *k = crm_alloc(sizeof *k);

	pthread_mutex_lock(&lock);
	*k = (struct kept){pipe->st_dev, pipe->st_ino, fcntl(fd, F_DUPFD_CLOEXEC, 0), last};
	last = k;
	pthread_mutex_unlock(&lock);
}

int
crm_pipe_kept(const char *path)
{
	const struct kept *k;
	struct stat st;
	int fd = -1;

	if (stat(path, &st) < 0 || (!S_ISFIFO(st.st_mode) && !S_ISSOCK(st.st_mode)))
		return -1;
	pthread_mutex_lock(&lock);
	for (k = last; k && fd < 0; k = k->before)
		if (k->device == st.st_dev && k->number == st.st_ino)
			fd = fcntl(k->fd, F_DUPFD_CLOEXEC, 0);
	pthread_mutex_unlock(&lock);
	return fd;
}
