/* event_ids.h: which of some event ids a log has, and whose events they are. */
#ifndef CMD_EVENT_IDS_H
#define CMD_EVENT_IDS_H

#include "crm.h"

struct cmd_event_ids {
	crm_people *id;                             /* numbered as in whose */
	crm_str *whose;                           /* p NULL: no such event */
	size_t n, room;
};

/* Zero-initialised to begin with. The id that a ref names, empty when it names none. */
crm_str cmd_event_of(crm_str ref);
/* One more to ask for; an empty one is none. */
void cmd_event_ids_name(struct cmd_event_ids *ids, crm_str id);
/* Reads the log for them, a fault ends the tool; `event` and `customer` are its columns. */
void cmd_event_ids_read(struct cmd_event_ids *ids, const char *path, int event, int customer, crm_arena *arena);
/* Whose event it is, to look at or to set; NULL for what was not asked for. */
crm_str *cmd_event_ids_whose(const struct cmd_event_ids *ids, crm_str id);
void cmd_event_ids_free(struct cmd_event_ids *ids);

#endif
