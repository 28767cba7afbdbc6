/* import: exports of other programs. Expected fields are written out by hand, or come from the
 * JSON of csv-spectrum, which another hand wrote; names in other encodings are by iconv. */
#include "base/array.h"
#include "import/import.h"
#include "records.h"
#include "spectrum.h"

static crm_table *
import(const char *bytes, size_t n, crm_error *e)
{
	struct crm_import_form form = {0};

	return crm_import_bytes("x", (crm_str){bytes, n}, &form, NULL, e);
}

static void
check_shown(const char *bytes, size_t n, const char *want)
{
	crm_error e = {0};
	crm_table *t = import(bytes, n, &e);

	if (!t)
		fail_msg("%llu: %s", (unsigned long long)e.line, e.text);
	assert_string_equal(shown(t), want);
	crm_table_free(t);
}

/* ---- csv-spectrum ---- */

static void
check_spectrum(const char *name, crm_str bytes, const char *want)
{
	struct crm_import_form form = {0};
	crm_error e = {0};
	crm_table *t = crm_import_read(name, &form, NULL, &e);

	(void)bytes;
	if (!t)
		fail_msg("%s: %s", name, e.text);
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

/* ---- what is written by the rules of quotes is read back ---- */

static uint64_t seed;

static unsigned
pick(unsigned n)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (unsigned)(seed >> 33) % n;
}

static void
put_quoted(crm_buf *out, const char *field, char delimiter)
{
	bool must = !*field || strpbrk(field, "\"\r\n \t") || strchr(field, delimiter);

	if (!must && pick(2)) {
		crm_buf_z(out, field);
		return;
	}
	crm_buf_char(out, '"');
	for (; *field; field++)
		crm_buf_z(out, *field == '"' ? "\"\"" : (char[]){*field, '\0'});
	crm_buf_char(out, '"');
}

/* A field is never empty, so that no record is. */
static void
random_field(char *to)
{
	static const char *const piece[] = {"a", ";", "\n", "\r\n",     "\t", "\"",
					    ",", " ", "|",  "\xd0\x96", "@"};

	*to = '\0';
	for (unsigned n = 1 + pick(5); n > 0; n--)
		strcat(to, piece[pick(CRM_LENGTH(piece))]);
}

static void
random_text(void)
{
	static const char *const endings[] = {"\n", "\r\n"};
	char delimiter = ",;\t|"[pick(4)], field[64];
	const char *ending = endings[pick(2)];
	unsigned columns = 2 + pick(5), rows = pick(20);
	crm_buf text = {0}, want = {0};

	for (unsigned i = 0; i < columns; i++)
		crm_buf_f(&text, "%sc%u", i ? (char[]){delimiter, '\0'} : "", i);
	for (unsigned r = 0; r < rows; r++) {
		crm_buf_z(&text, ending);
		if (!pick(5))
			crm_buf_z(&text, ending);
		for (unsigned i = 0; i < columns; i++) {
			if (i)
				crm_buf_char(&text, delimiter);
			crm_buf_char(&want, i ? '|' : '[');
			random_field(field);
			put_quoted(&text, field, delimiter);
			crm_buf_z(&want, field);
		}
		crm_buf_char(&want, ']');
	}
	if (pick(2))
		crm_buf_z(&text, ending);
	check_shown(text.p, text.n, crm_buf_zend(&want));
	crm_buf_free(&text);
	crm_buf_free(&want);
}

static void
test_random(void **state)
{
	(void)state;
	for (uint64_t i = 1; i <= 2000; i++) {
		seed = i;
		random_text();
	}
}

/* ---- lines and records ---- */

static void
test_lines(void **state)
{
	static const char text[] = "sep=;\r\n\r\na;b\r\n\"1\r\n2\";3\r\n;\r\n4;5";
	crm_error e = {0};
	crm_table *t = import(LIT(text), &e);

	(void)state;
	assert_non_null(t);
	assert_string_equal(shown(t), "[1\r\n2|3][4|5]");
	assert_int_equal(crm_table_line(t, 0), 4);
	assert_int_equal(crm_table_line(t, 1), 7);
	assert_true(crm_str_eqz(crm_table_record(t, 0), "\"1\r\n2\";3"));
	assert_true(crm_str_eqz(crm_table_record(t, 1), "4;5"));
	assert_string_equal(crm_table_source(t, 1), "x");
	crm_table_free(t);
}

static void
test_blanks(void **state)
{
	(void)state;
	check_shown(LIT("a , b\n 1 , \"x,y\" \n\" 2 \",\t3\n"), "[1|x,y][ 2 |3]");
	check_shown(LIT("a\tb\n 1 \t \n"), "[1|]");
}

/* The delimiter by which all records agree, not the one that occurs most. */
static void
test_detection(void **state)
{
	(void)state;
	check_shown(LIT("name;sum\nAnn, A. B, C;1,50\nBob, X;2,00\n"),
		    "[Ann, A. B, C|1,50][Bob, X|2,00]");
	check_shown(LIT("a,b|c\n1,2|3\n4,5|6\n"), "[1|2|3][4|5|6]");
	check_shown(LIT("a\tb,c\n1\t2,3\n"), "[1|2,3]");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_spectrum),  cmocka_unit_test(test_random),
		cmocka_unit_test(test_lines),     cmocka_unit_test(test_blanks),
		cmocka_unit_test(test_detection),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
