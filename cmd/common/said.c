/* said.c: what people say on the command line, and what they need not say. */
#include <pwd.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/said.h"

crm_str cmd_keep_time(crm_arena *arena, crm_time t)
{
	char text[CRM_TIME_TEXT];
	size_t n = crm_time_format(t, text);

	return crm_arena_str(arena, (crm_str){text, n});
}

crm_str cmd_said_date(crm_arena *arena, crm_str said, crm_day base)
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

const char *cmd_user(void)
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
