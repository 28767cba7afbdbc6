/* slurp.c: reads a whole file as bytes. */
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "crm.h"

static int
read_all(int fd, crm_buf *out)
{
	char block[65536];
	ssize_t n;

	while ((n = read(fd, block, sizeof block)) != 0) {
		if (n > 0)
			crm_buf_add(out, block, (size_t)n);
		else if (errno != EINTR)
			return -1;
	}
	return 0;
}

int
crm_file_read(const char *path, crm_buf *out, crm_error *e)
{
	bool standard = !strcmp(path, "-");
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC), status;

	status = fd < 0 ? -1 : read_all(fd, out);
	if (status < 0) {
		crm_fail(e, CRM_SYSTEM, "%s: %s", fd < 0 ? "cannot open" : "cannot read",
			 strerror(errno));
		crm_fail_at(e, standard ? "standard input" : path, 0, NULL);
	}
	if (fd >= 0 && !standard)
		close(fd);
	return status;
}
