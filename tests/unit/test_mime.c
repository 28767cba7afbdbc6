/* Messages of mail. What is expected comes from RFC 5322 (headers), 2045 (encodings) and 2046
 * (alternatives); that another library reads the messages back is in tests/cli/report.t. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "mime/mime.h"

static crm_buf out;

static const char *
message(const struct crm_mime_mail *mail)
{
	crm_error e;

	out.n = 0;
	assert_int_equal(crm_mime_write(mail, &out, &e), 0);
	return crm_buf_zend(&out);
}

static void
addresses(void **state)
{
	static const char *const good[] = {"a@example.org", "root", "o'hara+x@a-b.example",
					   "x@\xc3\xbc.example", "a.b@example.org"};
	static const char *const bad[] = {"",
					  "a b@example.org",
					  "@example.org",
					  "a@",
					  "a@b@example.org",
					  "a@example..org",
					  ".a@example.org",
					  "a.@example.org",
					  "a@example.org,b@example.org",
					  "<a@example.org>",
					  "a@example.org\nBcc: b@example.org",
					  "\xc3\xbc@example.org",
					  "a@example.\xe2\x80\xaeorg",
					  "a@[127.0.0.1]",
					  "\"a\"@example.org",
					  "a@ex_ample.org",
					  "a@\xff.example"};

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(crm_email_sendable(crm_str_z(good[i]), true));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(crm_email_sendable(crm_str_z(bad[i]), true));
}

static void
parsed(void **state)
{
	struct crm_mime_who who;
	crm_error e;

	(void)state;
	assert_int_equal(crm_mime_parse(CRM_STR(" Anna B <a@example.org> "), &who, &e), 0);
	assert_true(crm_str_eqz(who.name, "Anna B") && crm_str_eqz(who.address, "a@example.org"));
	assert_int_equal(crm_mime_parse(CRM_STR("\"B, Anna\" <a@example.org>"), &who, &e), 0);
	assert_true(crm_str_eqz(who.name, "B, Anna"));
	assert_int_equal(crm_mime_parse(CRM_STR("<a@example.org>"), &who, &e), 0);
	assert_true(crm_str_eqz(who.name, "") && crm_str_eqz(who.address, "a@example.org"));
	assert_int_equal(crm_mime_parse(CRM_STR("root"), &who, &e), 0);
	assert_int_equal(crm_mime_parse(CRM_STR("Anna B"), &who, &e), -1);
	assert_int_equal(crm_mime_parse(CRM_STR("Anna <>"), &who, &e), -1);
	assert_int_equal(crm_mime_parse(CRM_STR(""), &who, &e), -1);
	assert_int_equal(crm_mime_parse(CRM_STR("Ann <no-such-user>"), &who, &e), -1);
	assert_string_equal(e.text,
			    "\"Ann <no-such-user>\" is not an address of mail: it has no \"@\", "
			    "and no user of this machine has that name");
}

static void
plain(void **state)
{
	struct crm_mime_who to = {CRM_STR("B, Anna"), CRM_STR("a@example.org")};
	struct crm_mime_mail mail = {.to = &to,
				     .to_count = 1,
				     .subject = CRM_STR("Today"),
				     .date = {crm_day_of(2026, 11, 21), 7 * 60 + 5, 120},
				     .id = CRM_STR("1.x@crm"),
				     .automatic = true,
				     .text = CRM_STR("a = b\nFrom me\n.\n..\nends ")};

	(void)state;
	assert_string_equal(message(&mail), "To: \"B, Anna\" <a@example.org>\n"
					    "Subject: Today\n"
					    "Date: Sat, 21 Nov 2026 07:05:00 +0200\n"
					    "Message-Id: <1.x@crm>\n"
					    "Auto-Submitted: auto-generated\n"
					    "MIME-Version: 1.0\n"
					    "Content-Type: text/plain; charset=utf-8\n"
					    "Content-Transfer-Encoding: quoted-printable\n"
					    "\n"
					    "a =3D b\n=46rom me\n=2E\n..\nends=20\n");
}

static void
both(void **state)
{
	struct crm_mime_who to = {CRM_STR("\xe7\x8e\x8b\xe6\x98\x8e"),
				  CRM_STR("a@\xc3\xbc.example")};
	struct crm_mime_mail mail = {.from = {CRM_STR("x"), CRM_STR("b@example.org")},
				     .to = &to,
				     .to_count = 1,
				     .subject = CRM_STR("\xe7\x8e\x8b"),
				     .date = CRM_NO_TIME,
				     .text = CRM_STR("\xe7\x8e\x8b\n"),
				     .html = CRM_STR("<p>x\n")};

	(void)state;
	assert_string_equal(message(&mail), "From: x <b@example.org>\n"
					    "To: =?UTF-8?B?546L5piO?= <a@xn--tda.example>\n"
					    "Subject: =?UTF-8?B?546L?=\n"
					    "MIME-Version: 1.0\n"
					    "Content-Type: multipart/alternative;\n"
					    "\tboundary=\"=_crm_=_the_same_as_text_and_as_html\"\n"
					    "\n"
					    "--=_crm_=_the_same_as_text_and_as_html\n"
					    "Content-Type: text/plain; charset=utf-8\n"
					    "Content-Transfer-Encoding: base64\n"
					    "\n"
					    "546LDQo=\n"
					    "\n"
					    "--=_crm_=_the_same_as_text_and_as_html\n"
					    "Content-Type: text/html; charset=utf-8\n"
					    "Content-Transfer-Encoding: quoted-printable\n"
					    "\n"
					    "<p>x\n"
					    "\n"
					    "--=_crm_=_the_same_as_text_and_as_html--\n");
}

/* No value begins a header of its own, ends the headers, or makes a long line. */
static void
injected(void **state)
{
	static char text[3000];
	struct crm_mime_who to = {CRM_STR("A\r\nBcc: x@example.org\n\n\"<b@example.org>,"),
				  CRM_STR("a@example.org")};
	struct crm_mime_mail mail = {.to = &to,
				     .to_count = 1,
				     .subject = CRM_STR("a\n\nb\rBcc: x@example.org\x1b[0m"),
				     .date = CRM_NO_TIME};
	const char *got;

	(void)state;
	memset(text, 'x', sizeof text);
	mail.text = (crm_str){text, sizeof text};
	got = message(&mail);
	assert_null(strstr(got, "\nBcc"));
	assert_null(strstr(got, "\x1b"));
	assert_ptr_equal(strstr(got, "\n\n"), strchr(strstr(got, "Encoding"), '\n'));
	assert_non_null(strstr(got, "a@example.org"));
	for (size_t n; *got; got += n + (got[n] == '\n')) {
		n = strcspn(got, "\n");
		assert_true(n <= 78);
	}
}

static void
refused(void **state)
{
	struct crm_mime_who to[] = {{CRM_STR("A"), CRM_STR("a@example.org")},
				    {CRM_STR("B"), CRM_STR("b@example.org\nBcc: x@example.org")}};
	struct crm_mime_mail mail = {.to = to, .to_count = 2, .date = CRM_NO_TIME};
	crm_error e;

	(void)state;
	out.n = 0;
	assert_int_equal(crm_mime_write(&mail, &out, &e), -1);
	assert_string_equal(e.field, "To");
	assert_string_equal(e.text,
			    "\"b@example.org\\nBcc: x@example.org\" is not an address of mail");
	mail.to_count = 1;
	mail.id = CRM_STR("a b@x");
	assert_int_equal(crm_mime_write(&mail, &out, &e), -1);
	assert_string_equal(e.field, "Message-ID");
	assert_int_equal(out.n, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(addresses), cmocka_unit_test(parsed),   cmocka_unit_test(plain),
		cmocka_unit_test(both),      cmocka_unit_test(injected), cmocka_unit_test(refused),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	crm_buf_free(&out);
	return failed;
}
