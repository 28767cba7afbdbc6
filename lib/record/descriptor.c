/* Reading and writing file descriptors. */
#include <errno.h>
#include <unistd.h>

#include "record/record.h"

int
crm_file_fault(const char *path, const char *what, crm_error *e)
{
	crm_fail(e, CRM_SYSTEM, "%s: %s", what, strerror(errno));
	return crm_fail_at(e, path, 0, NULL);
}

/* For the whole process, as that for memory. */
static void (*_Atomic reading)(const char *source, uint64_t done, uint64_t all);

void
crm_on_reading(void (*tell)(const char *source, uint64_t done, uint64_t all))
{
	reading = tell;
}

static void
tell_reading(const crm_input *in)
{
	void (*tell)(const char *source, uint64_t done, uint64_t all) = reading;

	if (tell)
		tell(in->name, in->pos - in->base, in->seekable ? in->end - in->base : 0);
}

ptrdiff_t
crm_input_read(crm_input *in, char *p, size_t n, crm_error *e)
{
	size_t got = 0;

	if (in->seekable && n > in->end - in->pos)
		n = (size_t)(in->end - in->pos);
	while (got < n) {
		ssize_t r = in->seekable ? pread(in->fd, p + got, n - got, (off_t)in->pos)
					 : read(in->fd, p + got, n - got);
		if (r < 0 && errno == EINTR)
			continue;
		if (r < 0)
			return crm_file_fault(in->name, "cannot read", e);
		if (r == 0 && in->seekable) {
			crm_fail(e, CRM_SYSTEM, "became shorter while it was read");
			return crm_fail_at(e, in->name, 0, NULL);
		}
		if (r == 0) {
			in->eof = true;
			break;
		}
		got += (size_t)r;
		in->pos += (size_t)r;
		tell_reading(in);
	}
	if (in->seekable && in->pos == in->end)
		in->eof = true;
	return (ptrdiff_t)got;
}

int
crm_write_all(int fd, const char *p, size_t n)
{
	while (n) {
		ssize_t w = write(fd, p, n);
		if (w < 0 && errno == EINTR)
			continue;
		if (w < 0)
			return -1;
		p += w;
		n -= (size_t)w;
	}
	return 0;
}
