/* mbox.c: messages in one file, each behind a line that begins with "From ". */
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "mail/deliver.h"
#include "record/store.h"

static bool
is_from(crm_str line)
{
	size_t n = 0;

	while (n < line.n && line.p[n] == '>')
		n++;
	return line.n - n >= 5 && memcmp(line.p + n, "From ", 5) == 0;
}

/* Lines like the one that begins a message get one ">" more. */
static void
add_quoted(crm_str message, crm_buf *out)
{
	for (size_t i = 0, n; i < message.n; i += n) {
		const char *end = memchr(message.p + i, '\n', message.n - i);
		n = end ? (size_t)(end + 1 - message.p) - i : message.n - i;
		if (is_from((crm_str){message.p + i, n}))
			crm_buf_char(out, '>');
		crm_buf_add(out, message.p + i, n);
		if (!end)
			crm_buf_char(out, '\n');
	}
}

static void
add_letter(const struct crm_mbox_letter *letter, crm_buf *out)
{
	time_t when = (time_t)letter->when;
	char date[40];
	struct tm tm;

	gmtime_r(&when, &tm);
	strftime(date, sizeof date, "%a %b %e %H:%M:%S %Y", &tm);
	crm_buf_z(out, "From ");
	crm_buf_str(out, letter->sender.n ? letter->sender : CRM_STR("MAILER-DAEMON"));
	crm_buf_f(out, " %s\n", date);
	add_quoted(letter->message, out);
	crm_buf_char(out, '\n');
}

/* Adds what ends the last message, so that an empty line is before each but the first. */
static int
end_last(const crm_store *s, crm_buf *out, crm_error *e)
{
	char last[2] = {'\n', '\n'};
	off_t size = lseek(s->fd, 0, SEEK_END), n = size < 2 ? size : 2;

	if (size < 0 || pread(s->fd, last + 2 - n, (size_t)n, size - n) != n)
		return crm_file_fault(s->path, "cannot read its end", e);
	if (last[1] != '\n')
		crm_buf_char(out, '\n');
	if (last[1] != '\n' || last[0] != '\n')
		crm_buf_char(out, '\n');
	return 0;
}

int
crm_mbox_add(const char *path, const struct crm_mbox_letter *letter, unsigned timeout_ms,
	     bool *certain, crm_error *e)
{
	crm_store *s = crm_store_open_mail(path, timeout_ms, e);
	crm_buf ending = {0}, text = {0};
	int status;

	*certain = true;
	if (!s)
		return -1;
	status = end_last(s, &ending, e);
	if (status == 0) {
		add_letter(letter, &text);
		status = crm_store_append_bytes(s, crm_buf_slice(&ending), crm_buf_slice(&text), e);
		*certain = crm_store_is_unchanged(s);
	}
	crm_store_close(s);
	crm_buf_free(&ending);
	crm_buf_free(&text);
	return status;
}
