/* record: tables, rejects, writing. Expected fields are written out by hand or
 * come from the JSON of csv-spectrum, which another hand wrote. */
#include <fcntl.h>

#include "base/array.h"
#include "records.h"
#include "spectrum.h"

/* ---- several operands, rejects ---- */

static void
test_operands(void **state)
{
	char a[] = "/tmp/crm-test-a-XXXXXX", b[] = "/tmp/crm-test-b-XXXXXX";
	const char *paths[] = {a, b};
	int fa = mkstemp(a), fb = mkstemp(b);
	crm_error e = {0};
	crm_table *t;
	crm_buf want = {0};

	(void)state;
	assert_int_equal(crm_write_all(fa, LIT("a,b\n1,\"x\ty\"")), 0);
	assert_int_equal(crm_write_all(fb, LIT("a\tb\n3\tp\\nq,\n")), 0);
	t = crm_table_read(paths, 2, NULL, &e);
	assert_non_null(t);
	assert_string_equal(shown(t), "[1|x\ty][3|p\nq,]");
	check_written(t, LIT("a,b\n1,\"x\ty\"\n3,\"p\nq,\"\n"));
	assert_string_equal(crm_table_source(t, 0), a);
	assert_string_equal(crm_table_source(t, 1), b);
	assert_int_equal(crm_table_line(t, 1), 2);
	crm_table_free(t);

	assert_int_equal(pwrite(fb, "a\tc", 3, 0), 3);
	assert_null(crm_table_read(paths, 2, NULL, &e));
	assert_string_equal(e.source, b);
	crm_buf_f(&want, "column 2 is \"c\" where %s has \"b\"", a);
	assert_string_equal(e.text, crm_buf_zend(&want));
	assert_int_equal(ftruncate(fb, 0), 0);
	assert_int_equal(pwrite(fb, "a\tb\tc\n", 6, 0), 6);
	assert_null(crm_table_read(paths, 2, NULL, &e));
	want.n = 0;
	crm_buf_f(&want, "has 3 columns where %s has 2", a);
	assert_string_equal(e.text, crm_buf_zend(&want));
	crm_buf_free(&want);
	close(fa);
	close(fb);
	unlink(a);
	unlink(b);
}

static void
test_rejects(void **state)
{
	crm_rejects *rejects = crm_rejects_new();
	struct crm_read how = {.rejects = rejects};
	const char *p = file_of(LIT("a\tb\n1\n2\t3\n4\t\xff\n5\t6\t7\n8\t9\n"));
	crm_error e;
	crm_table *t = crm_table_read(&p, 1, &how, &e);
	crm_buf out = {0}, want = {0};

	(void)state;
	assert_non_null(t);
	assert_string_equal(shown(t), "[2|3][8|9]");
	assert_int_equal(crm_table_line(t, 1), 6);
	assert_int_equal(crm_rejects_count(rejects), 3);
	/* One more, of an earlier line: it goes where it belongs. */
	crm_fail(&e, CRM_DATA, "is \"wrong\"");
	crm_fail_at(&e, p, 3, "a");
	crm_rejects_add(rejects, &e, CRM_STR("2\t3\n"));
	crm_rejects_text(rejects, &out);
	crm_buf_f(&want,
		  "file\tline\tfield\treason\trecord\n%s\t2\t\thas 1 field, but the header has "
		  "2\t1\n%s\t3\ta\tis \"wrong\"\t2\\t3\n%s\t4\tb\tis not UTF-8 at byte 3: "
		  "\"\\\\xFF\"; if it is Latin-1, iconv -f LATIN1 -t UTF-8 converts it (-f CP1251: "
		  "Windows Cyrillic)\t4\\t\\\\xff\n%s\t5\t\thas 3 fields, but the header has "
		  "2\t5\\t6\\t7\n",
		  p, p, p, p);
	assert_string_equal(crm_buf_zend(&out), crm_buf_zend(&want));
	crm_buf_free(&out);
	crm_buf_free(&want);
	crm_table_free(t);

	/* The last record of a pipe's CSV, without newline, is a record like others. */
	p = pipe_of(LIT("a,b\n1,2\n3,4,5"));
	t = crm_table_read(&p, 1, &how, &e);
	assert_non_null(t);
	assert_string_equal(shown(t), "[1|2]");
	assert_int_equal(crm_rejects_count(rejects), 5);
	crm_table_free(t);
	crm_rejects_free(rejects);
}

/* ---- writing ---- */

static const char *
rewritten(const crm_table *t, enum crm_format to, const char *const *names, size_t n,
	  const char *const *values, const bool *keep)
{
	static crm_buf out;
	crm_str name[8], value[8];
	crm_writer *w;

	for (size_t i = 0; i < n; i++) {
		name[i] = crm_str_z(names[i]);
		value[i] = crm_str_z(values[i]);
	}
	w = crm_writer_new(t, to, name, n, keep);
	out.n = 0;
	crm_writer_header(w, &out);
	for (size_t i = 0; i < crm_table_rows(t); i++)
		crm_writer_row(w, i, value, &out);
	crm_writer_free(w);
	return crm_buf_zend(&out);
}

static void
test_replace_append(void **state)
{
	static const char *const names[] = {"b", "new", "n,m"}, *const values[] = {"x\ty", "q\"r",
										   ""};
	static const bool keep[] = {false, true, true};
	crm_error e;
	crm_table *t;

	(void)state;
	t = table_at(file_of(LIT("\xef\xbb\xbf\"a\",b,c\r\n\"1\"\"\",\"2\",\"3\"\r\n4,5,6")), &e);
	assert_non_null(t);
	assert_string_equal(rewritten(t, CRM_AUTO, names, 3, values, NULL),
			    "\xef\xbb\xbf\"a\",b,c,new,\"n,m\"\r\n\"1\"\"\",x\ty,\"3\",\"q\"\"r\","
			    "\r\n4,x\ty,6,\"q\"\"r\",\r\n");
	assert_string_equal(rewritten(t, CRM_AUTO, NULL, 0, NULL, keep),
			    "\xef\xbb\xbf"
			    "b,c\r\n\"2\",\"3\"\r\n5,6\r\n");
	assert_string_equal(rewritten(t, CRM_TSV, names, 1, values, NULL),
			    "a\tb\tc\n1\"\tx\\ty\t3\n4\tx\\ty\t6\n");
	crm_table_free(t);

	t = table_at(file_of(LIT("a\tb\tc\n\\q\t\\t\t7\n\t\t")), &e);
	assert_non_null(t);
	assert_string_equal(rewritten(t, CRM_AUTO, names, 2, values, NULL),
			    "a\tb\tc\tnew\n\\q\tx\\ty\t7\tq\"r\n\tx\\ty\t\tq\"r\n");
	assert_string_equal(rewritten(t, CRM_CSV, NULL, 0, NULL, NULL),
			    "a,b,c\n\\q,\"\t\",7\n,,\n");
	crm_table_free(t);
}

/* Rows in another order; the one without a line ending gets one. */
static void
test_reorder(void **state)
{
	crm_error e;
	crm_table *t = table_at(file_of(LIT("a,b\r\n1,2\r\n3,4")), &e);
	crm_writer *w = crm_writer_new(t, CRM_AUTO, NULL, 0, NULL);
	crm_buf out = {0};

	(void)state;
	crm_writer_header(w, &out);
	crm_writer_row(w, 1, NULL, &out);
	crm_writer_row(w, 0, NULL, &out);
	assert_string_equal(crm_buf_zend(&out), "a,b\r\n3,4\r\n1,2\r\n");
	crm_buf_free(&out);
	crm_writer_free(w);
	crm_table_free(t);
}

static void
test_made_table(void **state)
{
	crm_str columns[] = {CRM_STR("id"), CRM_STR("a,b")},
		row[] = {CRM_STR("1"), CRM_STR(" \"x\"\n")};
	crm_table *t = crm_table_new(columns, 2, CRM_CSV);

	(void)state;
	crm_table_add(t, row);
	crm_table_add(t, row);
	assert_int_equal(crm_table_rows(t), 2);
	assert_string_equal(shown(t), "[1| \"x\"\n][1| \"x\"\n]");
	check_written(t, LIT("id,\"a,b\"\n1,\" \"\"x\"\"\n\"\n1,\" \"\"x\"\"\n\"\n"));
	assert_string_equal(crm_table_source(t, 1), "");
	crm_table_free(t);
}

/* ---- random tables ---- */

static uint64_t seed;

static unsigned
pick(unsigned n)
{
	seed = seed * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (unsigned)(seed >> 33) % n;
}

/* A field of awkward pieces. */
static void
random_field(crm_buf *out)
{
	static const char *const piece[] = {
		"a",
		"\t",
		"\n",
		"\r",
		"\\",
		"\"",
		",",
		" ",
		"t",
		"\xd0\x96",
		"0123456789012345678901234567890123456789012345678901234567890",
		"\r\n",
		"\"\""};

	out->n = 0;
	for (unsigned n = pick(3) ? pick(6) : 0; n > 0; n--)
		crm_buf_z(out, piece[pick(CRM_LENGTH(piece))]);
}

/* What is made of random fields and written reads back as the same fields,
 * then as the same bytes, and so does what is converted. */
static void
random_table(enum crm_format format, enum crm_format other)
{
	size_t columns = 1 + pick(9), rows = pick(40);
	crm_str name[10], field[10];
	char names[10][24];
	crm_buf text = {0}, cell[10] = {{0}}, fields = {0};
	struct crm_read how = {.format = format};
	crm_error e;

	for (size_t i = 0; i < columns; i++) {
		snprintf(names[i], sizeof(names[i]), "c%zu", i);
		name[i] = crm_str_z(names[i]);
	}
	crm_record_write(&text, name, columns, format);
	for (size_t r = 0; r < rows; r++) {
		crm_buf_char(&fields, '[');
		for (size_t i = 0; i < columns; i++) {
			random_field(&cell[i]);
			field[i] = crm_buf_slice(&cell[i]);
			if (i)
				crm_buf_char(&fields, '|');
			crm_buf_str(&fields, field[i]);
		}
		crm_buf_char(&fields, ']');
		crm_record_write(&text, field, columns, format);
	}
	const char *p = file_of(text.p, text.n);
	crm_table *t = crm_table_read(&p, 1, &how, &e);
	if (!t)
		fail_msg("%llu: %s", (unsigned long long)e.line, e.text);
	assert_string_equal(shown(t), crm_buf_zend(&fields));
	check_written(t, text.p, text.n);
	const char *changed = rewritten(t, other, NULL, 0, NULL, NULL);
	p = file_of(changed, strlen(changed));
	how.format = other;
	crm_table *u = crm_table_read(&p, 1, &how, &e);
	assert_non_null(u);
	assert_string_equal(shown(u), crm_buf_zend(&fields));
	crm_table_free(u);
	crm_table_free(t);
	for (size_t i = 0; i < columns; i++)
		crm_buf_free(&cell[i]);
	crm_buf_free(&text);
	crm_buf_free(&fields);
}

static void
test_random(void **state)
{
	(void)state;
	for (seed = 1; seed <= 300; seed++) {
		uint64_t kept = seed;
		random_table(CRM_TSV, CRM_CSV);
		random_table(CRM_CSV, CRM_TSV);
		seed = kept;
	}
}

/* ---- csv-spectrum ---- */

static void
check_spectrum(const char *name, crm_str bytes, const char *want)
{
	crm_error e = {0};
	crm_table *t = table_at(name, &e);

	if (!t)
		fail_msg("%s: %s", name, e.text);
	check_written(t, bytes.p, bytes.n);
	if (want)
		assert_string_equal(shown(t), want);
	crm_table_free(t);
}

static void
test_spectrum(void **state)
{
	(void)state;
	each_spectrum(check_spectrum);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_operands),       cmocka_unit_test(test_rejects),
		cmocka_unit_test(test_replace_append), cmocka_unit_test(test_reorder),
		cmocka_unit_test(test_made_table),     cmocka_unit_test(test_random),
		cmocka_unit_test(test_spectrum),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
