/* output.c: where a tool's result goes. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/message.h"
#include "common/output.h"
#include "common/progress.h"

#define MUCH (256 * 1024)

static void
fail(struct cmd_output *o, int number)
{
	if (!o->done) {
		cmd_note("%s: %s", o->path ? o->path : "standard output", strerror(number));
		exit(CRM_SYSTEM);
	}
	if (!o->unread)
		cmd_note("standard output: %s; %s was written nevertheless, so do not repeat this "
			 "command",
			 strerror(number), o->done);
	o->unread = true;
}

static void
write_bytes(struct cmd_output *o, crm_str s)
{
	const char *p = s.p;
	size_t left = s.n;

	if (isatty(o->fd))
		cmd_progress_end();
	else
		cmd_progress_clear();
	while (left && !o->unread) {
		ssize_t n = write(o->fd, p, left);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno == EPIPE) {
			o->unread = true;
			break;
		}
		if (n < 0) {
			fail(o, errno);
			break;
		}
		p += n;
		left -= (size_t)n;
	}
}

static void
write_all(struct cmd_output *o)
{
	write_bytes(o, crm_buf_slice(&o->buf));
	o->buf.n = 0;
}

void
cmd_output_open(struct cmd_output *o, const char *path)
{
	struct stat st;

	*o = (struct cmd_output){.fd = STDOUT_FILENO};
	if (!path || !strcmp(path, "-"))
		return;
	o->path = path;
	o->fd = -1;
	/* A device or a pipe is written to, never replaced by a file. */
	if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
		o->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
		if (o->fd < 0)
			fail(o, errno);
	}
}

void
cmd_output_pass(struct cmd_output *o, crm_str s)
{
	if (o->fd < 0 || o->buf.n + s.n < MUCH) {
		crm_buf_str(&o->buf, s);
		return;
	}
	write_all(o);
	write_bytes(o, s);
}

void
cmd_output_records(struct cmd_output *o, crm_str s)
{
	if (!isatty(o->fd)) {
		cmd_output_pass(o, s);
		return;
	}
	while (s.n) {
		size_t n = 0;
		while (n < s.n && !strchr("\t\r\n", s.p[n]))
			n++;
		crm_buf_visible(&o->buf, (crm_str){s.p, n});
		if (n < s.n)
			crm_buf_char(&o->buf, s.p[n++]);
		s = (crm_str){s.p + n, s.n - n};
	}
}

int
cmd_output_flush(struct cmd_output *o)
{
	if (o->fd >= 0)
		write_all(o);
	return o->unread ? -1 : 0;
}

void
cmd_output_close(struct cmd_output *o)
{
	if (o->fd < 0) {
		crm_error e = {0};
		if (crm_file_write(o->path, crm_buf_slice(&o->buf), &e) < 0)
			cmd_die(&e);
	} else {
		write_all(o);
		if (close(o->fd) < 0)
			fail(o, errno);
	}
	crm_buf_free(&o->buf);
}
