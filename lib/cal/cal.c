/* cal.c: events, by libical. Each is made, written and forgotten, so that memory does not grow with
 * the calendar. */
#include <stdlib.h>
#include <string.h>

#include <libical/ical.h>

#include "cal/cal.h"

#define PRODUCT "-//crm//crm-cal " CRM_VERSION "//EN"

/* libical has run out of memory: that is all that it can fail at here. */
static void *
checked(void *p)
{
	if (!p)
		abort();
	return p;
}

/* Text for a property, which cannot begin another one. */
static const char *
text(crm_buf *scratch, crm_str s, bool lines)
{
	scratch->n = 0;
	crm_buf_document_line(scratch, s, lines);
	return crm_buf_zend(scratch);
}

static void
add(icalcomponent *to, icalproperty *p)
{
	icalcomponent_add_property(to, checked(p));
}

/* A moment of UTC from minutes since the epoch; the civil day is that of crm_day. */
static struct icaltimetype
moment(int64_t minutes)
{
	int64_t day = minutes / 1440 - (minutes % 1440 < 0);
	int minute = (int)(minutes - day * 1440);
	struct icaltimetype t = icaltime_null_time();

	crm_day_split((crm_day)day, &t.year, &t.month, &t.day);
	t.hour = minute / 60;
	t.minute = minute % 60;
	t.zone = icaltimezone_get_utc_timezone();
	return t;
}

static struct icaltimetype
date(crm_day day)
{
	struct icaltimetype t = icaltime_null_date();

	crm_day_split(day, &t.year, &t.month, &t.day);
	return t;
}

static void
add_times(icalcomponent *to, const struct crm_cal_event *e)
{
	if (e->timed) {
		add(to, icalproperty_new_dtstart(moment(e->start)));
		add(to, icalproperty_new_dtend(moment(e->start + e->minutes)));
	} else {
		add(to, icalproperty_new_dtstart(date(e->day)));
		add(to, icalproperty_new_dtend(date(e->day + 1)));
	}
	add(to, icalproperty_new_transp(e->timed ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT));
	add(to,
	    icalproperty_new_status(e->tentative ? ICAL_STATUS_TENTATIVE : ICAL_STATUS_CONFIRMED));
}

static void
add_alarm(icalcomponent *to, const struct crm_cal_event *e, crm_buf *scratch)
{
	icalcomponent *alarm = checked(icalcomponent_new_valarm());
	int after = (e->timed ? 0 : CRM_CAL_MORNING) - e->before;

	add(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
	add(alarm, icalproperty_new_trigger(icaltriggertype_from_int(after * 60)));
	add(alarm, icalproperty_new_description(text(scratch, e->summary, false)));
	icalcomponent_add_component(to, alarm);
}

static void
write_component(icalcomponent *c, crm_buf *out)
{
	char *written = checked(icalcomponent_as_ical_string_r(c));

	crm_buf_z(out, written);
	icalmemory_free_buffer(written);
	icalcomponent_free(c);
}

void
crm_cal_begin(crm_str name, crm_buf *out)
{
	icalcomponent *c = checked(icalcomponent_new_vcalendar());
	icalproperty *x;
	crm_buf scratch = {0};
	const char end[] = "END:VCALENDAR\r\n";

	icalerror_set_errors_are_fatal(0);
	add(c, icalproperty_new_version("2.0"));
	add(c, icalproperty_new_prodid(PRODUCT));
	add(c, icalproperty_new_method(ICAL_METHOD_PUBLISH));
	x = checked(icalproperty_new_x(text(&scratch, name, false)));
	icalproperty_set_x_name(x, "X-WR-CALNAME");
	add(c, x);
	write_component(c, out);
	out->n -= sizeof end - 1; /* which crm_cal_end writes */
	crm_buf_free(&scratch);
}

void
crm_cal_event(const struct crm_cal_event *e, int64_t stamp, crm_buf *out)
{
	icalcomponent *c = checked(icalcomponent_new_vevent());
	crm_buf scratch = {0};

	add(c, icalproperty_new_uid(text(&scratch, e->uid, false)));
	add(c, icalproperty_new_dtstamp(moment(stamp)));
	add_times(c, e);
	add(c, icalproperty_new_summary(text(&scratch, e->summary, false)));
	if (e->description.n)
		add(c, icalproperty_new_description(text(&scratch, e->description, true)));
	for (int i = 0; i < CRM_CAL_CATEGORIES; i++)
		if (e->category[i].n)
			add(c, icalproperty_new_categories(text(&scratch, e->category[i], false)));
	if (e->alarm)
		add_alarm(c, e, &scratch);
	write_component(c, out);
	crm_buf_free(&scratch);
}

void
crm_cal_end(crm_buf *out)
{
	crm_buf_z(out, "END:VCALENDAR\r\n");
}
