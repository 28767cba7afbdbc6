/* What fuzz_tsv.c and fuzz_csv.c share: FORMAT is read, OTHER is converted to. */
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "record/record.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define CHECK(what) \
	do { \
		if (!(what)) \
			abort(); \
	} while (0)

static void
check_masks(const char *p, size_t n)
{
#ifdef __SSE2__
	for (size_t i = 0; i + 64 <= n; i += 37) {
		struct crm_masks a, b;
		crm_masks_plain(p + i, crm_delim(FORMAT), crm_escape(FORMAT), &a);
		crm_masks_sse2(p + i, crm_delim(FORMAT), crm_escape(FORMAT), &b);
		CHECK(memcmp(&a, &b, sizeof(a)) == 0);
	}
#else
	(void)p;
	(void)n;
#endif
}

static crm_table *
read_bytes(const char *p, size_t n, enum crm_format format, crm_rejects *rejects)
{
	char path[64];
	const char *name = path;
	struct crm_read how = {.format = format, .rejects = rejects};
	int fd = memfd_create("fuzz", MFD_CLOEXEC);
	crm_error e;
	crm_table *t;

	CHECK(fd >= 0 && crm_write_all(fd, p, n) == 0);
	snprintf(path, sizeof(path), "/proc/self/fd/%d", fd);
	t = crm_table_read(&name, 1, &how, &e);
	close(fd);
	if (!t)
		CHECK(e.text[0] && e.status);
	return t;
}

static void
write_all(const crm_table *t, enum crm_format to, crm_buf *out)
{
	crm_writer *w = crm_writer_new(t, to, NULL, 0, NULL);

	crm_writer_header(w, out);
	for (size_t i = 0; i < crm_table_rows(t); i++)
		crm_writer_row(w, i, NULL, out);
	crm_writer_free(w);
}

/* The same fields, and as many rows. A first name that begins with a BOM loses
 * it in TSV, which has no quotes to guard it. */
static void
check_same(const crm_table *t, const crm_table *u)
{
	crm_row a = {0}, b = {0};

	CHECK(u != NULL);
	CHECK(crm_table_columns(t) == crm_table_columns(u) &&
	      crm_table_rows(t) == crm_table_rows(u));
	for (size_t i = 0; i < crm_table_rows(t); i++) {
		crm_row_split(&a, t, i);
		crm_row_split(&b, u, i);
		for (size_t k = 0; k < a.fields; k++)
			CHECK(crm_str_eq(a.field[k], b.field[k]));
	}
	crm_row_free(&a);
	crm_row_free(&b);
}

/* Each row by the judge: libcsv is right about what was parted without it. */
static void
check_judged(const crm_table *t)
{
	struct crm_judge *j = crm_judge_new();
	crm_str *field = crm_alloc((crm_table_columns(t) + 1) * sizeof(*field));
	crm_row row = {0};
	const char *why;

	for (size_t i = 0; i < crm_table_rows(t); i++) {
		crm_str body = crm_record_body(crm_table_span(t, i), CRM_CSV);
		struct crm_csv_walk w;
		if (!body.n)
			continue;
		crm_csv_walk(body.p, body.p + body.n, &w, NULL, 0);
		crm_row_split(&row, t, i);
		CHECK(w.fields == row.fields && !w.open && !w.garbage && !w.bare_cr);
		CHECK(crm_judge_record(j, body, &w, field, row.fields, &why) ==
		      (ptrdiff_t)row.fields);
		for (size_t k = 0; k < row.fields; k++)
			CHECK(crm_str_eq(field[k], row.field[k]));
	}
	crm_row_free(&row);
	crm_judge_free(j);
	free(field);
}

static void
check_table(const crm_table *t, const char *p, size_t n, bool whole)
{
	crm_buf out = {0}, other = {0};
	crm_table *u;

	write_all(t, CRM_AUTO, &out);
	if (whole && FORMAT == CRM_TSV && n && p[n - 1] != '\n')
		CHECK(out.n == n + 1 && out.p[n] == '\n' && memcmp(out.p, p, n) == 0);
	else if (whole)
		CHECK(out.n == n && memcmp(out.p, p, n) == 0);
	u = read_bytes(out.p, out.n, FORMAT, NULL);
	check_same(t, u);
	crm_table_free(u);
	write_all(t, OTHER, &other);
	if (crm_skip_bom(crm_table_column(t, 0)).n == crm_table_column(t, 0).n) {
		u = read_bytes(other.p, other.n, OTHER, NULL);
		check_same(t, u);
		crm_table_free(u);
	}
	crm_buf_free(&out);
	crm_buf_free(&other);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *p = (const char *)data;
	crm_rejects *rejects = crm_rejects_new();
	crm_table *t = read_bytes(p, size, FORMAT, NULL);
	crm_buf text = {0};

	check_masks(p, size);
	if (t) {
		check_table(t, p, size, !*crm_table_notices(t));
		if (FORMAT == CRM_CSV)
			check_judged(t);
		crm_table_free(t);
	}
	/* With rejects: what is left is sound, and the rejects are a table. */
	t = read_bytes(p, size, FORMAT, rejects);
	if (t) {
		check_table(t, p, size, false);
		crm_rejects_text(rejects, &text);
		crm_table *set_aside = read_bytes(text.p, text.n, CRM_TSV, NULL);
		CHECK(set_aside && crm_table_rows(set_aside) == crm_rejects_count(rejects));
		crm_table_free(set_aside);
		crm_table_free(t);
	}
	crm_buf_free(&text);
	crm_rejects_free(rejects);
	return 0;
}
