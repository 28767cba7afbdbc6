/* said.h: what people say on the command line, and what they need not say. */
#ifndef CMD_SAID_H
#define CMD_SAID_H

#include "crm.h"

crm_str cmd_keep_time(crm_arena *arena, crm_time t);
/* This very moment, to the microsecond: 2026-11-21T09:30:05.123456+03:00. */
crm_str cmd_keep_now(crm_arena *arena);
/* A date may be said by how far it is from another: +3d, -2d, today, yesterday, tomorrow.
 * As a date; anything else as it is. */
crm_str cmd_said_date(crm_arena *arena, crm_str said, crm_day base);
/* Whether t is after now; what has no time may be any moment of its day. */
bool cmd_is_later(crm_time t, crm_time now);
/* Who is at the keyboard. */
const char *cmd_user(void);

#endif
