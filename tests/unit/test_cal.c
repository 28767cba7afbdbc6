/* Calendars. What is expected comes from RFC 5545: lines end in CRLF and have at most 75 octets
 * (3.1), text has a backslash before a backslash, a comma and a semicolon (3.3.11), and the end of
 * an event of a whole day is the day after (3.6.1). */
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "cal/cal.h"

static crm_buf out;

static const char *
event(const struct crm_cal_event *e, int64_t stamp)
{
	out.n = 0;
	crm_cal_event(e, stamp, &out);
	return crm_buf_zend(&out);
}

static void
whole_day(void **state)
{
	struct crm_cal_event e = {.uid = CRM_STR("a"),
				  .summary = CRM_STR("a,b;c\\d"),
				  .category = {CRM_STR("Holiday")},
				  .day = crm_day_of(2028, 2, 29),
				  .alarm = true,
				  .before = 1440};

	(void)state;
	assert_string_equal(event(&e, 0), "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:19700101T000000Z\r\n"
					  "DTSTART;VALUE=DATE:20280229\r\n"
					  "DTEND;VALUE=DATE:20280301\r\n"
					  "TRANSP:TRANSPARENT\r\nSTATUS:CONFIRMED\r\n"
					  "SUMMARY:a\\,b\\;c\\\\d\r\nCATEGORIES:Holiday\r\n"
					  "BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT15H\r\n"
					  "DESCRIPTION:a\\,b\\;c\\\\d\r\nEND:VALARM\r\n"
					  "END:VEVENT\r\n");
}

/* Minutes before the epoch, too. */
static void
timed(void **state)
{
	struct crm_cal_event e = {.uid = CRM_STR("a"),
				  .summary = CRM_STR("x"),
				  .timed = true,
				  .start = -1,
				  .minutes = 30,
				  .tentative = true};

	(void)state;
	assert_string_equal(event(&e, 1440), "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:19700102T000000Z\r\n"
					     "DTSTART:19691231T235900Z\r\n"
					     "DTEND:19700101T002900Z\r\n"
					     "TRANSP:OPAQUE\r\nSTATUS:TENTATIVE\r\nSUMMARY:x\r\n"
					     "END:VEVENT\r\n");
}

/* Only the description has lines of its own. */
static void
one_line(void **state)
{
	struct crm_cal_event e = {.uid = CRM_STR("a\r\nX:1"),
				  .summary = CRM_STR("b\nEND:VEVENT\x1b"),
				  .description = CRM_STR("c\nd\re"),
				  .category = {CRM_STR("f\ng")}};

	(void)state;
	event(&e, 0);
	assert_non_null(strstr(out.p, "\r\nUID:a  X:1\r\n"));
	assert_non_null(strstr(out.p, "\r\nSUMMARY:b END:VEVENT\\\\x1B\r\n"));
	assert_non_null(strstr(out.p, "\r\nDESCRIPTION:c\\nd e\r\n"));
	assert_non_null(strstr(out.p, "\r\nCATEGORIES:f g\r\n"));
}

/* Characters of one to four bytes, with a line of each length: none is cut. */
static void
folded(void **state)
{
	static const char *const character[] = {"x", "\xc3\xa9", "\xe7\x8e\x8b",
						"\xf0\x9f\x98\x80"};
	crm_buf text = {0};

	(void)state;
	for (size_t c = 0; c < 4; c++)
		for (size_t lead = 0; lead < 8; lead++) {
			size_t length = 0;
			text.n = 0;
			crm_buf_add(&text, "aaaaaaaa", lead);
			for (int i = 0; i < 100; i++)
				crm_buf_z(&text, character[c]);
			event(&(struct crm_cal_event){.uid = CRM_STR("a"),
						      .summary = crm_buf_slice(&text)},
			      0);
			assert_true(crm_utf8_ok(crm_buf_slice(&out)));
			for (size_t i = 0; i < out.n; i++) {
				length = out.p[i] == '\n' ? 0 : length + (out.p[i] != '\r');
				assert_true(length <= 75);
				if (length == 1 || (length == 2 && out.p[i - 1] == ' '))
					assert_true((out.p[i] & 0xc0) != 0x80);
			}
		}
	crm_buf_free(&text);
}

static void
calendar(void **state)
{
	(void)state;
	out.n = 0;
	crm_cal_begin(CRM_STR("a\r\nb"), &out);
	crm_cal_end(&out);
	assert_string_equal(crm_buf_zend(&out), "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
						"PRODID:-//crm//crm-cal " CRM_VERSION "//EN\r\n"
						"METHOD:PUBLISH\r\nX-WR-CALNAME:a  b\r\n"
						"END:VCALENDAR\r\n");
	crm_buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(whole_day), cmocka_unit_test(timed),    cmocka_unit_test(one_line),
		cmocka_unit_test(folded),    cmocka_unit_test(calendar),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
