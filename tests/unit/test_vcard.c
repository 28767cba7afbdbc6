/* import: vCards 2.1, 3 and 4. Expected values are those of RFC 2426, RFC 6350 and the vCard 2.1
 * specification, applied by hand; the cards have the shape that phones and address books write. */
#include "base/array.h"
#include "import/import.h"
#include "records.h"

static crm_table *table;

static void
take(const char *bytes, size_t n)
{
	struct crm_import_form form = {0};
	crm_error e = {0};

	crm_table_free(table);
	table = crm_import_bytes("x.vcf", (crm_str){bytes, n}, &form, NULL, &e);
	if (!table)
		fail_msg("%llu: %s", (unsigned long long)e.line, e.text);
}

static const char *
value(size_t row, const char *column)
{
	static crm_buf out;
	crm_row r = {0};
	int at = crm_table_find(table, column);

	assert_true(at >= 0);
	crm_row_split(&r, table, row);
	out.n = 0;
	crm_buf_str(&out, r.field[at]);
	crm_row_free(&r);
	return crm_buf_zend(&out);
}

/* Version 3 as a telephone of today writes it: groups, folded lines, escapes, a picture. */
static void
test_three(void **state)
{
	(void)state;
	take(LIT("BEGIN:VCARD\r\nVERSION:3.0\r\nN:de Vries;Jan,Piet;van;Dr.;Jr.\r\nFN:Jan de "
		 "Vries\r\n"
		 "ORG:Acme\\, Inc.;Sales;\r\nitem1.TEL;type=WORK;type=pref:+31 20 1000000\r\n"
		 "item1.X-ABLabel:desk\r\nTEL;type=FAX;type=WORK:+31 20 2000000\r\n"
		 "tel;type=\"cell,voice\":+31 6 30000000\r\nTEL:+31 20 1000000\r\n"
		 "EMAIL;type=INTERNET;type=HOME:jan@example.org\r\n"
		 "ADR;TYPE=home:;;Kerkstraat 1\\nHuis;Amsterdam;;1017;Netherlands\r\n"
		 "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-12\r\nitem2.X-ABDATE;type=pref:2010-06-01\r\n"
		 "item2.X-ABLabel:_$!<Anniversary>!$_\r\nCATEGORIES:vip,likes\\;golf\r\n"
		 "NOTE:first\\, second\\; third\\nnext line\\\\ and a line that is fol\r\n ded\r\n"
		 "PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRg\r\n ABAQAAAQAB\r\nX-SPOUSE:Els\r\n"
		 "x-spouse:Els B.\r\nEND:VCARD\r\n"));
	assert_int_equal(crm_table_rows(table), 1);
	assert_string_equal(value(0, "FN"), "Jan de Vries");
	assert_string_equal(value(0, "N.family"), "de Vries");
	assert_string_equal(value(0, "N.given"), "Jan Piet");
	assert_string_equal(value(0, "N.additional"), "van");
	assert_string_equal(value(0, "N.prefix"), "Dr.");
	assert_string_equal(value(0, "N.suffix"), "Jr.");
	assert_string_equal(value(0, "ORG"), "Acme, Inc., Sales");
	assert_string_equal(value(0, "TEL"), "+31 20 1000000;+31 6 30000000");
	assert_string_equal(value(0, "TEL.work"), "+31 20 1000000");
	assert_string_equal(value(0, "TEL.fax"), "+31 20 2000000");
	assert_string_equal(value(0, "TEL.cell"), "+31 6 30000000");
	assert_string_equal(value(0, "EMAIL"), "jan@example.org");
	assert_string_equal(value(0, "EMAIL.home"), "jan@example.org");
	assert_string_equal(value(0, "ADR"), "Kerkstraat 1 Huis, Amsterdam, 1017, Netherlands");
	assert_string_equal(value(0, "BDAY"), "--05-12");
	assert_string_equal(value(0, "ANNIVERSARY"), "2010-06-01");
	assert_string_equal(value(0, "CATEGORIES"), "vip;likes,golf");
	assert_string_equal(value(0, "NOTE"),
			    "first, second; third\nnext line\\ and a line that is folded");
	assert_string_equal(value(0, "X-SPOUSE"), "Els;Els B.");
	assert_int_equal(crm_table_find(table, "PHOTO"), -1);
}

/* Version 2.1: types without the word TYPE, quoted-printable with soft line breaks, a charset
 * for each property, folds that keep their blank, an agent. */
static void
test_two(void **state)
{
	(void)state;
	take(LIT("BEGIN:VCARD\r\nVERSION:2.1\r\n"
		 "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9F=D0=B5=D1=82=D1=80=D0=BE=D0=B2="
		 "D0=B0;=D0=90=\r\n"
		 "=D0=BD=D0=BD=D0=B0\r\nTEL;CELL;VOICE:+7 916 1234567\r\nTEL;WORK;FAX:+7 495 "
		 "1234567\r\n"
		 "NOTE;CHARSET=windows-1251:\xcf\xf0\xe8\xe2\xe5\xf2\r\nTITLE:head\r\n of sales\r\n"
		 "AGENT:\r\nBEGIN:VCARD\r\nN:Other;One\r\nTEL:1\r\nEND:VCARD\r\nCATEGORIES:vip;"
		 "golf,tennis\r\n"
		 "URL;QUOTED-PRINTABLE:http://example.org/"
		 "?a=3D1\r\nLABEL;QUOTED-PRINTABLE:a=0D=0Ab\r\n"
		 "BDAY:19800512T000000\r\nPHOTO;JPEG;BASE64:\r\n /9j/4AAQ\r\n\r\nEND:VCARD\r\n"));
	assert_int_equal(crm_table_rows(table), 1);
	assert_string_equal(value(0, "FN"), "Анна Петрова");
	assert_string_equal(value(0, "N.family"), "Петрова");
	assert_string_equal(value(0, "TEL"), "+7 916 1234567");
	assert_string_equal(value(0, "TEL.cell"), "+7 916 1234567");
	assert_string_equal(value(0, "TEL.work"), "");
	assert_string_equal(value(0, "TEL.fax"), "+7 495 1234567");
	assert_string_equal(value(0, "NOTE"), "Привет");
	assert_string_equal(value(0, "TITLE"), "head of sales");
	assert_string_equal(value(0, "CATEGORIES"), "vip;golf;tennis");
	assert_string_equal(value(0, "URL"), "http://example.org/?a=1");
	assert_string_equal(value(0, "BDAY"), "1980-05-12");
}

/* Version 4: URIs, the preferred one first, a group of people, names of one script and none. */
static void
test_four(void **state)
{
	static const char cards[] =
		"\xef\xbb\xbf\n begin:vcard \nVERSION:4.0\nN:王;小明;;;\n"
		"TEL;VALUE=uri;TYPE=\"cell,voice\":tel:+86-138-0000-1111\n"
		"TEL;VALUE=uri;PREF=1;TYPE=home:tel:+86-10-2000-0000;ext=12\n"
		"EMAIL:mailto:wang@example.org\nN;LANGUAGE=en:Wang;Xiaoming;;;\nEND:VCARD\n\n"
		"BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Family\nEND:VCARD\n"
		"BEGIN:VCARD\nVERSION:4.0\nFN:\nN:Smith\\, Esq.;Ann;;;\nEND:VCARD\n"
		"BEGIN:VCARD\nVERSION:4.0\nORG:Acme;Sales\nEND:VCARD";

	(void)state;
	take(LIT(cards));
	assert_int_equal(crm_table_rows(table), 3);
	assert_string_equal(value(0, "FN"), "王小明");
	assert_string_equal(value(0, "TEL"), "+86-10-2000-0000 ext. 12;+86-138-0000-1111");
	assert_string_equal(value(0, "EMAIL"), "wang@example.org");
	assert_string_equal(value(1, "FN"), "Ann Smith, Esq.");
	assert_string_equal(value(2, "FN"), "Acme, Sales");
	assert_int_equal(crm_table_line(table, 0), 2);
	assert_int_equal(crm_table_line(table, 1), 16);
	assert_true(crm_str_eqz(crm_table_record(table, 2),
				"BEGIN:VCARD\nVERSION:4.0\nORG:Acme;Sales\nEND:VCARD"));
	assert_string_equal(crm_table_notices(table), "x.vcf:11: the card of a group was skipped");
}

static void
test_dates(void **state)
{
	static const struct {
		const char *said, *is;
	} dates[] = {
		{"1980-05-12", "1980-05-12"},
		{"19800512", "1980-05-12"},
		{"1980-05-12T00:00:00Z", "1980-05-12"},
		{"19800512T120000+0800", "1980-05-12"},
		{"1980-05", "1980-05"},
		{"--0512", "--05-12"},
		{"--05-12", "--05-12"},
		{"1980-5-12", "1980-5-12"},
		{"1980", "1980"},
		{"---12", "---12"},
		{"circa 1980", "circa 1980"},
		{"12.05.1980", "12.05.1980"},
		{"", ""},
	};
	char card[128];

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(dates); i++) {
		snprintf(card, sizeof card, "BEGIN:VCARD\nVERSION:3.0\nBDAY:%s\nEND:VCARD\n",
			 dates[i].said);
		take(card, strlen(card));
		assert_string_equal(value(0, "BDAY"), dates[i].is);
	}
}

static int
free_table(void **state)
{
	(void)state;
	crm_table_free(table);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_three),
		cmocka_unit_test(test_two),
		cmocka_unit_test(test_four),
		cmocka_unit_test(test_dates),
	};
	return cmocka_run_group_tests(tests, NULL, free_table);
}
