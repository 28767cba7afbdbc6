/* said.c: what people say on the command line, and what they need not say. */
#include <pwd.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "common/said.h"

crm_str
cmd_keep_time(crm_arena *arena, crm_time t)
{
	char text[CRM_TIME_TEXT];
	size_t n = crm_time_format(t, text);

	return crm_arena_str(arena, (crm_str){text, n});
}

crm_str
cmd_keep_now(crm_arena *arena)
{
	static const size_t minutes = sizeof "2026-11-21T09:30" - 1;
	char text[CRM_TIME_TEXT];
	struct timespec now;
	crm_buf whole = {0};
	crm_time t;
	crm_str kept;

	do { /* both within one minute */
		t = crm_time_now();
		clock_gettime(CLOCK_REALTIME, &now);
	} while (crm_time_utc(t) != now.tv_sec / 60);
	crm_time_format(t, text);
	crm_buf_add(&whole, text, minutes);
	crm_buf_f(&whole, ":%02d.%06ld%s", (int)(now.tv_sec % 60), now.tv_nsec / 1000,
		  text + minutes);
	kept = crm_arena_str(arena, crm_buf_slice(&whole));
	crm_buf_free(&whole);
	return kept;
}

bool
cmd_is_later(crm_time t, crm_time now)
{
	if (t.day != now.day || t.minute < 0 || now.minute < 0)
		return t.day > now.day;
	return crm_time_wall(t) > crm_time_wall(now);
}

crm_str
cmd_said_date(crm_arena *arena, crm_str said, crm_day base)
{
	crm_time t = {.minute = -1, .offset = CRM_NO_OFFSET};
	crm_span span;

	if (crm_str_eqz(said, "today"))
		t.day = base;
	else if (crm_str_eqz(said, "yesterday"))
		t.day = base - 1;
	else if (crm_str_eqz(said, "tomorrow"))
		t.day = base + 1;
	else if (said.n > 1 && (*said.p == '+' || *said.p == '-') &&
		 crm_span_parse((crm_str){said.p + 1, said.n - 1}, &span))
		t.day = crm_day_add(base, span, *said.p == '+' ? 1 : -1);
	else
		return said;
	return t.day == CRM_NO_DAY ? said : cmd_keep_time(arena, t);
}

const char *
cmd_user(void)
{
	const struct passwd *who;
	const char *name = getenv("LOGNAME");

	if (!name || !*name)
		name = getenv("USER");
	if (name && *name)
		return name;
	who = getpwuid(getuid());
	return who ? who->pw_name : "";
}
