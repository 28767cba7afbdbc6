/* What the tests of the store share: a directory of their own. */
#ifndef TEST_STORE_FILES_H
#define TEST_STORE_FILES_H

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "record/store.h"

static char dir[] = "/tmp/crm-store-XXXXXX";

static inline void
put(const char *name, const char *bytes, size_t n)
{
	int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);

	assert_true(fd >= 0);
	assert_int_equal(crm_write_all(fd, bytes, n), 0);
	assert_int_equal(close(fd), 0);
}

/* The whole file as a C string; NULL when there is none. */
static inline const char *
get(const char *name)
{
	static crm_buf out;
	int fd = open(name, O_RDONLY | O_CLOEXEC);
	char p[4096];
	ssize_t n;

	out.n = 0;
	if (fd < 0)
		return NULL;
	while ((n = read(fd, p, sizeof(p))) > 0)
		crm_buf_add(&out, p, (size_t)n);
	close(fd);
	return crm_buf_zend(&out);
}

/* The names in the test's directory, sorted, with blanks between. */
static inline const char *
files(void)
{
	static crm_buf out;
	struct dirent **list;
	int n = scandir(".", &list, NULL, alphasort);

	out.n = 0;
	for (int i = 0; i < n; i++) {
		if (strcmp(list[i]->d_name, ".") != 0 && strcmp(list[i]->d_name, "..") != 0)
			crm_buf_f(&out, "%s%s", out.n ? " " : "", list[i]->d_name);
		free(list[i]);
	}
	free(list);
	return crm_buf_zend(&out);
}

static inline int
clear(void **state)
{
	(void)state;
	return system("rm -rf ./* ./.??*") ? -1 : 0;
}

static inline int
go_there(void **state)
{
	(void)state;
	return mkdtemp(dir) && chdir(dir) == 0 ? 0 : -1;
}

static inline int
go_away(void **state)
{
	clear(state);
	return chdir("/") == 0 && rmdir(dir) == 0 ? 0 : -1;
}

static inline crm_store *
opened(const char *name, bool create)
{
	crm_error e;
	crm_store *s = crm_store_open(name, create ? CRM_CREATE : 0, 10000, &e);

	if (!s)
		fail_msg("%s: %s", e.source, e.text);
	return s;
}

#endif
