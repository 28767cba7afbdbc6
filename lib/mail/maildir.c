/* maildir.c: messages in a directory, a file for each. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/array.h"
#include "mail/deliver.h"
#include "record/store.h"

static const char *const parts[] = {"tmp", "new", "cur"};

static void
join(crm_buf *out, const char *path, const char *part, const char *name)
{
	out->n = 0;
	crm_buf_f(out, "%s/%s%s%s", path, part, *name ? "/" : "", name);
	crm_buf_zend(out);
}

static int
check_parts(const char *path, bool made, crm_error *e)
{
	crm_buf part = {0};
	struct stat st;
	int status = 0;

	for (size_t i = 0; i < CRM_LENGTH(parts) && status == 0; i++) {
		join(&part, path, parts[i], "");
		if (made && mkdir(part.p, 0700) < 0) {
			status = crm_file_fault(part.p, "cannot make the directory", e);
		} else if (stat(part.p, &st) < 0 || !S_ISDIR(st.st_mode)) {
			crm_fail(e, CRM_SYSTEM, "is no maildir: it has no directory %s", parts[i]);
			status = crm_fail_at(e, path, 0, NULL);
		}
	}
	crm_buf_free(&part);
	return status;
}

int
crm_maildir_begin(const char *path, crm_error *e)
{
	bool made = mkdir(path, 0700) == 0;

	if (!made && errno != EEXIST)
		return crm_file_fault(path, "cannot make the directory", e);
	return check_parts(path, made, e);
}

/* ---- writing ---- */

/* Seconds, the id with the number of the process, and the name of the machine, in which "/" and ":"
 * may not be. */
static void
make_name(crm_str id, crm_buf *out)
{
	char host[256] = "localhost";

	if (gethostname(host, sizeof host - 1) < 0 || !*host)
		strcpy(host, "localhost");
	crm_buf_f(out, "%lld.P%ld_", (long long)time(NULL), (long)getpid());
	crm_buf_str(out, id);
	crm_buf_char(out, '.');
	for (const char *p = host; *p; p++)
		if (*p == '/' || *p == ':')
			crm_buf_f(out, "\\%03o", (unsigned char)*p);
		else
			crm_buf_char(out, *p);
	crm_buf_zend(out);
}

static int
write_file(const char *path, crm_str message, crm_error *e)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600), status = 0;

	if (fd < 0)
		return crm_file_fault(path, "cannot make the file", e);
	if (crm_write_all(fd, message.p, message.n) < 0)
		status = crm_file_fault(path, "cannot write", e);
	if (status == 0 && fsync(fd) < 0)
		status = crm_file_fault(path, "cannot bring to the disk", e);
	if (close(fd) < 0 && status == 0)
		status = crm_file_fault(path, "cannot write", e);
	return status;
}

int
crm_maildir_add(const char *path, crm_str id, crm_str message, bool *certain, crm_error *e)
{
	crm_buf name = {0}, tmp = {0}, to = {0};
	int status;

	make_name(id, &name);
	join(&tmp, path, "tmp", name.p);
	join(&to, path, "new", name.p);
	status = write_file(tmp.p, message, e);
	if (status == 0 && rename(tmp.p, to.p) < 0)
		status = crm_file_fault(to.p, "cannot move the message there", e);
	*certain = status < 0;
	if (status < 0)
		unlink(tmp.p);
	else
		status = crm_sync_directory(to.p, to.p, e);
	crm_buf_free(&to);
	crm_buf_free(&tmp);
	crm_buf_free(&name);
	return status;
}
