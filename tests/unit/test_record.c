/* record: reading. Expected fields are written out by hand. */
#include <fcntl.h>

#include "base/array.h"
#include "records.h"

/* Read from file and pipe: these rows, and back byte for byte. */
static void
good_bytes(const char *bytes, size_t n, const char *rows, bool in_pipe)
{
	crm_error e;
	crm_table *t = table_at(in_pipe ? pipe_of(bytes, n) : file_of(bytes, n), &e);

	if (!t)
		fail_msg("%s", e.text);
	assert_string_equal(shown(t), rows);
	assert_int_equal(crm_table_piped(t), in_pipe);
	if (bytes[n - 1] == '\n')
		assert_string_equal(crm_table_notices(t), "");
	else
		assert_non_null(strstr(crm_table_notices(t),
				       "may be cut off, as the line does not end in a line feed"));
	check_written(t, bytes, n);
	crm_table_free(t);
}

static void
good(const char *z, const char *rows)
{
	good_bytes(z, strlen(z), rows, false);
	good_bytes(z, strlen(z), rows, true);
}

static void
bad_bytes(const char *at, uint64_t line, const char *field, const char *text)
{
	crm_error e = {0};
	crm_table *t = table_at(at, &e);

	if (t)
		fail_msg("read: %s", shown(t));
	assert_string_equal(e.text, text);
	assert_string_equal(e.field, field);
	assert_int_equal(e.line, line);
	assert_int_equal(e.status, CRM_DATA);
	assert_string_equal(e.source, at);
}

static void
bad(const char *z, uint64_t line, const char *text)
{
	bad_bytes(file_of(z, strlen(z)), line, "", text);
	bad_bytes(pipe_of(z, strlen(z)), line, "", text);
}

/* ---- what is read ---- */

static void
test_tsv(void **state)
{
	(void)state;
	good("id\tname\n1\tAnn\n2\t\n", "[1|Ann][2|]");
	good("id\tname\n", "");
	good("id\n\n7\n", "[][7]");
	good("a\tb\nx\\ty\\nz\\r\\\\\t\\q\\\n", "[x\ty\nz\r\\|\\q\\]");
	good("a\tb\n\"x\t'y'\"\n", "[\"x|'y'\"]");
	good("a\tb,c\n1,2\t3\n", "[1,2|3]");
	good("a\tb\n\xd0\x96\t\xf0\x9f\x8d\xb5\n", "[\xd0\x96|\xf0\x9f\x8d\xb5]");
	good("\xef\xbb\xbf"
	     "a\tb\n1\t2\n",
	     "[1|2]");
	/* Fields that begin and end at the seams of 64 bytes. */
	good("a\tb\tc\n"
	     "0123456789012345678901234567890123456789012345678901234567\t\t\n"
	     "012345678901234567890123456789012345678901234567890123456789012\t"
	     "012345678901234567890123456789012345678901234567890123456789012\t\n",
	     "[0123456789012345678901234567890123456789012345678901234567||]"
	     "[012345678901234567890123456789012345678901234567890123456789012|"
	     "012345678901234567890123456789012345678901234567890123456789012|]");
}

static void
test_csv(void **state)
{
	(void)state;
	good("a,b,c\n1,2,3\n", "[1|2|3]");
	good("a,b\n", "");
	good("a,b", "");
	good("a,b\r\n", "");
	good("a,b,c\r\n1,\"\",\"\"\r\n2,3,4", "[1||][2|3|4]");
	good("a,b\r\n1,2\r\n3,4\r\n", "[1|2][3|4]");
	good("a,b\n \"x\" , y \n", "[ \"x\" | y ]");
	good("a,b\n\" x \",\"\"\"\"\n", "[ x |\"]");
	good("a,b\n\"x,y\",\"l\nm\r\nn\"\n3,4\n", "[x,y|l\nm\r\nn][3|4]");
	good("a,b\n\"x\ry\",2\n", "[x\ry|2]");
	good("\xef\xbb\xbf"
	     "a,b\n1,2\n",
	     "[1|2]");
	good("\xef\xbb\xbf\"a\",\"b\"\n1,2\n", "[1|2]");
	good("\"a,b\",\"c\nd\"\n1,2\n", "[1|2]");
	good("a,b\n5'8\"\",12\"\n", "[5'8\"\"|12\"]");
	good("a,b\n,\n,\r\n", "[|][|]");
}

static void
test_csv_single_column(void **state)
{
	crm_error e;
	const char *p = file_of(LIT("name\n\nAnn\n\"\"\n\"B,C\"\n"));
	struct crm_read how = {.format = CRM_CSV};
	crm_table *t = crm_table_read(&p, 1, &how, &e);

	(void)state;
	assert_non_null(t);
	assert_string_equal(shown(t), "[][Ann][][B,C]");
	check_written(t, LIT("name\n\nAnn\n\"\"\n\"B,C\"\n"));
	crm_table_free(t);
}

static void
test_columns_of_header(void **state)
{
	crm_error e;
	crm_input *in;

	(void)state;
	in = crm_input_open(file_of(LIT("\xef\xbb\xbf\"a \"\"x\"\"\",\"b,c\",d\n")), CRM_AUTO, &e);
	assert_non_null(in);
	assert_int_equal(crm_input_format(in), CRM_CSV);
	assert_int_equal(crm_input_columns(in), 3);
	assert_true(crm_str_eqz(crm_input_column(in, 0), "a \"x\""));
	assert_true(crm_str_eqz(crm_input_column(in, 1), "b,c"));
	assert_int_equal(crm_input_find(in, "d"), 2);
	assert_int_equal(crm_input_find(in, "e"), -1);
	assert_int_equal(crm_input_header(in).n, 21);
	crm_input_close(in);
	in = crm_input_open(file_of(LIT("a\\tb\tc\n")), CRM_AUTO, &e);
	assert_non_null(in);
	assert_true(crm_str_eqz(crm_input_column(in, 0), "a\tb"));
	crm_input_close(in);
}

/* ---- faults ---- */

static void
test_header_faults(void **state)
{
	(void)state;
	bad("id\tname\tid\n", 1, "columns 1 and 3 of the header have the same name, \"id\"");
	bad("id,name,\"id\"\n", 1, "columns 1 and 3 of the header have the same name, \"id\"");
	bad("id\t\tname\n", 1, "column 2 of the header has no name");
	bad("\n", 1, "column 1 of the header has no name");
	bad("id,\"na\nme\n", 1, "in the header a quote is opened and never closed");
	bad("id\tname\r\n", 1,
	    "ends in CRLF; lines of TSV end in LF alone (dos2unix FILE makes them so, or an "
	    "editor)");
	bad("id;name\n1;Ann\n", 1,
	    "its fields seem to be separated by \";\", but a stream is TSV, or CSV with commas; "
	    "crm-add and crm-log read such an export with --from");
	bad("id;name\r\n1;Ann\r\n", 1,
	    "its fields seem to be separated by \";\", but a stream is TSV, or CSV with commas; "
	    "crm-add and crm-log read such an export with --from");
	bad_bytes(file_of(LIT("\xff\xfei\0d\0\n\0")), 1, "",
		  "looks like UTF-16; iconv -f UTF-16 -t UTF-8 converts it, and crm-add and "
		  "crm-log read it with --from");
	bad_bytes(pipe_of(LIT("\0i\0d\0\n")), 1, "",
		  "looks like UTF-16; iconv -f UTF-16 -t UTF-8 converts it, and crm-add and "
		  "crm-log read it with --from");
	bad_bytes(file_of(LIT("")), 0, "", "is empty: it has no header");
	bad_bytes(pipe_of(LIT("")), 0, "",
		  "no input, not even a header; the program that writes it seems to have failed");
	bad_bytes(pipe_of(LIT("id\tname")), 1, "",
		  "the input ends within its header; the program that writes it seems to have "
		  "failed");
}

static void
test_record_faults(void **state)
{
	(void)state;
	bad("a\tb\tc\n1\t2\t3\n1\t2\n", 3, "has 2 fields, but the header has 3");
	bad("a\tb\tc\n1\t2\t3\t4\n", 2, "has 4 fields, but the header has 3");
	bad("a\tb\n\n1\t2\n", 2, "has 1 field, but the header has 2");
	bad("a,b\n\n1,2\n", 2, "has 1 field, but the header has 2");
	bad("a,b\n1,\"2\n3\",4\n", 2, "has 3 fields, but the header has 2");
	bad("a,b\n1,\"2\n3\"\n4\n", 4, "has 1 field, but the header has 2");
	bad("a\tb\n1\t2\r\n", 2,
	    "ends in CRLF; lines of TSV end in LF alone (dos2unix FILE makes them so, or an "
	    "editor)");
	bad("a,b\n1,\"x\"y\n", 2,
	    "text between a closing quote and the comma (a quote in a quoted field is doubled)");
	bad("a,b\n1,\"x\" \n", 2,
	    "text between a closing quote and the comma (a quote in a quoted field is doubled)");
	/* An open quote in the middle of a file swallows records. */
	bad("a,b\n1,\"2\n3,4\n5,6\n", 2, "a quote is opened and never closed");
	bad_bytes(pipe_of(LIT("a,b\n1,\"2\n")), 2, "", "a quote is opened and never closed");
	bad_bytes(pipe_of(LIT("a\tb\n1\t2")), 2, "",
		  "the input ends within a line; the program that writes it seems to have failed");
}

#define LATIN1 \
	"; if it is Latin-1, iconv -f LATIN1 -t UTF-8 converts it (-f CP1251: Windows Cyrillic)"

static void
test_byte_faults(void **state)
{
	(void)state;
	bad_bytes(file_of(LIT("a\tb\n1\t2\0x\n")), 2, "b", "has a NUL at byte 4");
	bad_bytes(file_of(LIT("a,b\n1,2\0x\n")), 2, "b", "has a NUL at byte 4");
	bad_bytes(file_of(LIT("a,b\n\"1\",2\0x\n")), 2, "", "has a NUL at byte 6");
	bad_bytes(file_of(LIT("a\tb\n1\r\t2\n")), 2, "a",
		  "has a bare carriage return at byte 2; in TSV it is written \\r");
	bad_bytes(file_of(LIT("a,b\n1,2\r3\n")), 2, "b",
		  "has a bare carriage return at byte 4; "
		  "lines end in LF or CRLF, and in a field it stands in quotes");
	bad_bytes(file_of(LIT("a,b\n1,2\r\r\n")), 2, "b",
		  "has a bare carriage return at byte 4; "
		  "lines end in LF or CRLF, and in a field it stands in quotes");
	bad_bytes(file_of(LIT("a\tb\n1\t\xd0\n")), 2, "b",
		  "is not UTF-8 at byte 3: \"\\xD0\"" LATIN1);
	bad_bytes(file_of(LIT("a\tb\n\xc0\xaf\t1\n")), 2, "a",
		  "is not UTF-8 at byte 1: \"\\xC0\\xAF\\t1\"" LATIN1);
	bad_bytes(file_of(LIT("a,b\n1,\"\xff\"\n")), 2, "",
		  "is not UTF-8 at byte 4: \"\\xFF\"\"" LATIN1);
	bad_bytes(file_of(LIT("a,\xff\n")), 1, "", "is not UTF-8 at byte 3: \"\\xFF\"" LATIN1);
}

static void
test_missing(void **state)
{
	crm_error e = {0};

	(void)state;
	assert_null(crm_input_open("/no/such/file", CRM_AUTO, &e));
	assert_int_equal(e.status, CRM_SYSTEM);
	assert_string_equal(e.source, "/no/such/file");
	assert_string_equal(e.text, "cannot open: No such file or directory");
	assert_null(crm_input_open("/", CRM_AUTO, &e));
	assert_string_equal(e.text, "cannot read: Is a directory");
}

/* ---- the end of a file ---- */

static void
torn(const char *bytes, size_t n, const char *rows, const char *what)
{
	crm_error e;
	crm_table *t = table_at(file_of(bytes, n), &e);
	crm_buf want = {0};

	if (!t)
		fail_msg("%s", e.text);
	assert_string_equal(shown(t), rows);
	crm_buf_f(&want, "%s%s", path, what);
	assert_string_equal(crm_table_notices(t), crm_buf_zend(&want));
	crm_buf_free(&want);
	crm_table_free(t);
}

static void
test_torn(void **state)
{
	crm_error e;
	crm_table *t;

	(void)state;
	torn(LIT("a\tb\n1\t2\n3"), "[1|2]",
	     ":3: an incomplete last line was not read (1 bytes from offset 8)");
	torn(LIT("a\tb\n1\t2\n3\t\xd0"), "[1|2]",
	     ":3: an incomplete last line was not read (3 bytes from offset 8)");
	torn(LIT("a,b\n1,2\n3,\"x\ny"), "[1|2]",
	     ":3: an incomplete last line was not read (6 bytes from offset 8)");
	/* Whole without a newline is a record, of which something may be missing. */
	torn(LIT("a\tb\n1\t2\n3\t123"), "[1|2][3|123]",
	     ":3: b: \"123\" may be cut off, as the line does not end in a line feed");
	torn(LIT("a\tb\n1\t2\n3\t"), "[1|2][3|]",
	     ":3: b: may be cut off, as the line does not end in a line feed");
	torn(LIT("a,b\n1,2\n3,\"x,\"\"y\""), "[1|2][3|x,\"y]",
	     ":3: b: \"x,\"y\" may be cut off, as the line does not end in a line feed");
	torn(LIT("a\tbc"), "",
	     ":1: \"bc\" may be cut off, as the line does not end in a line feed");
	t = table_at(file_of(LIT("a\tb\n1\t2\n3\t")), &e);
	assert_non_null(t);
	check_written(t, LIT("a\tb\n1\t2\n3\t\n"));
	crm_table_free(t);
}

/* What others exported may end without a line feed, and is checked to its end. */
static void
test_exported(void **state)
{
	static const struct {
		const char *text, *fault;
	} faulty[] = {
		{"a\tb\n1\t2\n3", "has 1 field, but the header has 2"},
		{"a\tb\n1\t2\n3\t4\t5", "has 3 fields, but the header has 2"},
		{"a,b\n1,2\n3", "has 1 field, but the header has 2"},
		{"a,b\n1,2\n3,\"x\ny", "a quote is opened and never closed"},
	};
	struct crm_read how = {.exported = true};
	crm_error e = {0};
	crm_table *t;

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(faulty); i++) {
		const char *p = file_of(faulty[i].text, strlen(faulty[i].text));
		assert_null(crm_table_read(&p, 1, &how, &e));
		assert_string_equal(e.text, faulty[i].fault);
		assert_int_equal(e.line, 3);
	}
	const char *p = file_of(LIT("a\tb\n1\t2\n3\t4"));
	t = crm_table_read(&p, 1, &how, &e);
	assert_non_null(t);
	assert_string_equal(shown(t), "[1|2][3|4]");
	assert_string_equal(crm_table_notices(t), "");
	crm_table_free(t);
}

/* A header in the midst of a file, as ">>" makes it. */
static void
test_second_header(void **state)
{
	static const char again[] =
		"the header is here a second time (perhaps from >>); the line was skipped";
	crm_buf want = {0};
	crm_error e = {0};

	(void)state;
	crm_buf_f(&want, ":3: %s", again);
	torn(LIT("id\tname\n1\t2\nid\tname\n3\t4\n"), "[1|2][3|4]", crm_buf_zend(&want));
	torn(LIT("id\tname\n1\t2\nid\tname"), "[1|2]", crm_buf_zend(&want));
	torn(LIT("id,name\r\n1,2\r\n\xef\xbb\xbfid,name\n3,4\n"), "[1|2][3|4]",
	     crm_buf_zend(&want));
	torn(LIT("\"id\",\"name\"\n1,2\n\"id\",\"name\"\n3,4\n"), "[1|2][3|4]",
	     crm_buf_zend(&want));
	/* With other columns, what follows would be taken for what it is not. */
	assert_null(
		table_at(file_of(LIT("id\tname\tnote\n1\t2\t3\nname\tid\tnote\nAnn\t4\t5\n")), &e));
	assert_string_equal(e.text, "looks like a second header (perhaps from >>), with other "
				    "columns than the first line");
	assert_int_equal(e.line, 3);
	assert_null(table_at(file_of(LIT("id\tname\n1\t2\nid\tname\tnote\n")), &e));
	assert_string_equal(e.text, "has 3 fields, but the header has 2; it looks like a second "
				    "header (perhaps from >>)");
	/* Somebody may be called "name". */
	crm_table *t = table_at(file_of(LIT("id\tname\tnote\nname\tx\ty\nid\tx\ty\n")), &e);
	assert_non_null(t);
	assert_string_equal(shown(t), "[name|x|y][id|x|y]");
	assert_string_equal(crm_table_notices(t), "");
	crm_table_free(t);
	crm_buf_free(&want);
}

static int
append_to(const char *bytes, size_t n)
{
	int fd = open(path, O_WRONLY | O_APPEND | O_CLOEXEC);
	int status = fd < 0 ? -1 : crm_write_all(fd, bytes, n);

	if (fd >= 0)
		close(fd);
	return status;
}

static size_t
count_records(crm_input *in)
{
	crm_block *b = crm_block_new(in, SIZE_MAX);
	crm_record r;
	crm_error e;
	size_t n = 0;

	while (crm_input_block(in, b, &e) > 0)
		while (crm_block_next(b, &r, &e) > 0)
			n++;
	crm_block_free(b);
	return n;
}

/* The size is fixed at open: what a writer has half written is not there yet,
 * what lacked its newline only is. */
static void
test_growing(void **state)
{
	crm_error e;
	crm_input *in;
	const struct crm_oddity *o;

	(void)state;
	in = crm_input_open(file_of(LIT("a\tb\n1\t2\n")), CRM_AUTO, &e);
	assert_non_null(in);
	assert_int_equal(append_to(LIT("3\t4\n")), 0);
	assert_int_equal(count_records(in), 1);
	crm_input_close(in);

	in = crm_input_open(file_of(LIT("a\tb\n1\t2\n3\tfo")), CRM_AUTO, &e);
	assert_non_null(in);
	assert_int_equal(append_to(LIT("ur\n")), 0);
	assert_int_equal(count_records(in), 1);
	assert_int_equal(crm_input_oddities(in, &o), 0);
	crm_input_close(in);

	in = crm_input_open(file_of(LIT("a\tb\n1\t2\n3\t4")), CRM_AUTO, &e);
	assert_non_null(in);
	assert_int_equal(append_to(LIT("\n5\t6\n")), 0);
	assert_int_equal(count_records(in), 2);
	assert_int_equal(crm_input_oddities(in, &o), 0);
	crm_input_close(in);
}

static void
test_shrinking(void **state)
{
	crm_buf text = {0};
	crm_error e = {0};
	crm_input *in;
	crm_block *b;
	int got;

	(void)state;
	crm_buf_z(&text, "a\tb\n");
	for (int i = 0; i < 500000; i++)
		crm_buf_z(&text, "1\t2\n");
	in = crm_input_open(file_of(text.p, text.n), CRM_AUTO, &e);
	b = crm_block_new(in, 0);
	assert_int_equal(ftruncate(held, 1000), 0);
	while ((got = crm_input_block(in, b, &e)) > 0)
		;
	assert_int_equal(got, -1);
	assert_string_equal(e.text, "became shorter while it was read");
	crm_block_free(b);
	crm_input_close(in);
	crm_buf_free(&text);
}

/* ---- blocks ---- */

/* Records that straddle blocks, some longer than a block: all come, in order,
 * at their lines; a second pass gives the same. */
static void
test_blocks(void **state)
{
	enum { N = 3000 };
	crm_buf text = {0};
	crm_error e;
	crm_record r;

	(void)state;
	crm_buf_z(&text, "id,note\n");
	for (int i = 0; i < N; i++) {
		crm_buf_f(&text, "%d,\"", i);
		for (int k = 0; k < (i == 1500 ? 3000000 : i % 1000); k++)
			crm_buf_char(&text, "x\n,y"[(i + k) % 4]);
		crm_buf_z(&text, "\"\n");
	}
	for (int pass = 0; pass < 2; pass++) {
		crm_input *in = crm_input_open(file_of(text.p, text.n), CRM_AUTO, &e);
		crm_block *b = crm_block_new(in, 0);
		uint64_t line = 2;
		int n = 0;
		for (int again = 0; again < 2; again++, line = 2, n = 0) {
			while (crm_input_block(in, b, &e) > 0)
				while (crm_block_next(b, &r, &e) > 0) {
					char want[16];
					snprintf(want, sizeof(want), "%d", n++);
					assert_int_equal(r.fields, 1);
					assert_true(crm_str_eqz(r.field[0], want));
					assert_int_equal(r.line, line);
					line += crm_count_lf(r.span.p, r.span.n);
				}
			assert_int_equal(n, N);
			assert_int_equal(crm_input_rewind(in, &e), 0);
		}
		crm_block_free(b);
		crm_input_close(in);
	}
	crm_buf_free(&text);
}

static void
test_too_long(void **state)
{
	crm_buf text = {0};
	crm_error e = {0};
	crm_table *t;

	(void)state;
	crm_buf_z(&text, "a\tb\n1\t");
	for (int i = 0; i < 17 << 20; i++)
		crm_buf_char(&text, 'x');
	crm_buf_char(&text, '\n');
	t = table_at(file_of(text.p, text.n), &e);
	assert_null(t);
	assert_string_equal(e.text, "a record is longer than 16 MiB");
	assert_int_equal(e.line, 2);
	crm_buf_free(&text);
}

static void
test_pipe_passes(void **state)
{
	crm_error e = {0};
	crm_input *in = crm_input_open(pipe_of(LIT("a\tb\n1\t2\n3\t4\n")), CRM_AUTO, &e);

	(void)state;
	assert_int_equal(crm_input_rewind(in, &e), -1);
	assert_string_equal(e.text, "a pipe cannot be read a second time");
	assert_int_equal(crm_input_spool(in, &e), 0);
	assert_int_equal(count_records(in), 2);
	assert_int_equal(crm_input_rewind(in, &e), 0);
	assert_int_equal(count_records(in), 2);
	crm_input_close(in);

	in = crm_input_open(pipe_of(LIT("a\tb\n1\t2\n")), CRM_AUTO, &e);
	assert_int_equal(count_records(in), 1);
	assert_int_equal(crm_input_spool(in, &e), -1);
	assert_int_equal(e.status, CRM_SYSTEM);
	crm_input_close(in);

	/* A spooled pipe that broke off is a pipe that broke off. */
	in = crm_input_open(pipe_of(LIT("a\tb\n1\t2")), CRM_AUTO, &e);
	crm_block *b = crm_block_new(in, 0);
	assert_int_equal(crm_input_spool(in, &e), 0);
	assert_int_equal(crm_input_block(in, b, &e), -1);
	crm_block_free(b);
	crm_input_close(in);
}

/* The masks of both makers are what a plain reading of each byte says. */
static void
test_masks(void **state)
{
	char p[64];

	(void)state;
	srand(7);
	for (int round = 0; round < 2000; round++) {
		struct crm_masks want = {0}, got;
		for (int i = 0; i < 64; i++) {
			static const char some[] = "\t\n\r\\,\"a\x80\xff\0\x7f\x08\x0b\x5d";
			p[i] = round % 2 ? (char)rand() : some[rand() % (int)(sizeof(some) - 1)];
			uint64_t bit = UINT64_C(1) << i;
			want.delim |= p[i] == '\t' ? bit : 0;
			want.lf |= p[i] == '\n' ? bit : 0;
			want.odd |= p[i] == '\r' || p[i] == '\\' || !p[i] ? bit : 0;
			want.high |= (unsigned char)p[i] > 127 ? bit : 0;
		}
		crm_masks_plain(p, '\t', '\\', &got);
		assert_memory_equal(&got, &want, sizeof(got));
#ifdef __SSE2__
		crm_masks_sse2(p, '\t', '\\', &got);
		assert_memory_equal(&got, &want, sizeof(got));
#endif
		uint64_t lines = 0;
		for (int i = 3; i < 61; i++)
			lines += p[i] == '\n';
		assert_int_equal(crm_count_lf(p + 3, 58), lines);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_tsv),
		cmocka_unit_test(test_csv),
		cmocka_unit_test(test_csv_single_column),
		cmocka_unit_test(test_columns_of_header),
		cmocka_unit_test(test_header_faults),
		cmocka_unit_test(test_record_faults),
		cmocka_unit_test(test_byte_faults),
		cmocka_unit_test(test_missing),
		cmocka_unit_test(test_torn),
		cmocka_unit_test(test_exported),
		cmocka_unit_test(test_second_header),
		cmocka_unit_test(test_growing),
		cmocka_unit_test(test_shrinking),
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_too_long),
		cmocka_unit_test(test_pipe_passes),
		cmocka_unit_test(test_masks),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
