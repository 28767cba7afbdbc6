/* What the tests of records share: bytes as a file or a pipe, a table as text. */
#ifndef TEST_RECORDS_H
#define TEST_RECORDS_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include <cmocka.h>

#include "record/record.h"

/* A literal and its length, as two arguments. */
#define LIT(s) s, sizeof(s) - 1

static char path[64]; /* of the file under test */
static int held = -1;

/* The path of a regular file that holds these bytes. */
static inline const char *
file_of(const char *bytes, size_t n)
{
	if (held >= 0)
		close(held);
	held = memfd_create("records", MFD_CLOEXEC);
	assert_true(held >= 0);
	assert_int_equal(crm_write_all(held, bytes, n), 0);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", held);
	return path;
}

/* The path of a pipe that gives these bytes (at most what a pipe holds). */
static inline const char *
pipe_of(const char *bytes, size_t n)
{
	int end[2];

	if (held >= 0)
		close(held);
	assert_int_equal(pipe(end), 0);
	assert_int_equal(crm_write_all(end[1], bytes, n), 0);
	close(end[1]);
	held = end[0];
	snprintf(path, sizeof(path), "/proc/self/fd/%d", held);
	return path;
}

static inline crm_table *
table_at(const char *p, crm_error *e)
{
	return crm_table_read(&p, 1, NULL, e);
}

/* Rows and columns as text: [a|b][c|d]. */
static inline const char *
shown(const crm_table *t)
{
	static crm_buf out;
	crm_row row = {0};

	out.n = 0;
	for (size_t i = 0; i < crm_table_rows(t); i++) {
		crm_row_split(&row, t, i);
		crm_buf_char(&out, '[');
		for (size_t k = 0; k < row.fields; k++) {
			if (k)
				crm_buf_char(&out, '|');
			crm_buf_str(&out, row.field[k]);
		}
		crm_buf_char(&out, ']');
	}
	crm_row_free(&row);
	return crm_buf_zend(&out);
}

/* What is written is what was read; the last line has an ending in any case. */
static inline void
check_written(const crm_table *t, const char *bytes, size_t n)
{
	crm_writer *w = crm_writer_new(t, CRM_AUTO, NULL, 0, NULL);
	crm_str ending = n && bytes[n - 1] == '\n' ? CRM_STR("") : crm_writer_ending(w);
	crm_buf out = {0};

	crm_writer_header(w, &out);
	for (size_t i = 0; i < crm_table_rows(t); i++)
		crm_writer_row(w, i, NULL, &out);
	assert_int_equal(out.n, n + ending.n);
	assert_memory_equal(out.p, bytes, n);
	if (ending.n)
		assert_memory_equal(out.p + n, ending.p, ending.n);
	crm_buf_free(&out);
	crm_writer_free(w);
}

#endif
