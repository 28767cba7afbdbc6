/* event_ids.c: which of some event ids a log has, and whose events they are. */
#include <stdlib.h>
#include <string.h>

#include "common/event_ids.h"
#include "common/message.h"

crm_str cmd_event_of(crm_str ref)
{
	static const size_t prefix = sizeof "event:" - 1;

	if (ref.n <= prefix || memcmp(ref.p, "event:", prefix) != 0)
		return CRM_STR("");
	return (crm_str){ref.p + prefix, ref.n - prefix};
}

void cmd_event_ids_name(struct cmd_event_ids *ids, crm_str id)
{
	if (!ids->id)
		ids->id = crm_people_new(NULL);
	if (!id.n || crm_people_put(ids->id, CRM_BY_ID, id, ids->n) != SIZE_MAX)
		return;
	if (ids->n == ids->room) {
		ids->room = ids->room * 2 + 16;
		ids->whose = crm_realloc(ids->whose, ids->room * sizeof *ids->whose);
	}
	ids->whose[ids->n++] = (crm_str){NULL, 0};
}

crm_str *cmd_event_ids_whose(const struct cmd_event_ids *ids, crm_str id)
{
	size_t number = id.n && ids->id ? crm_people_find(ids->id, CRM_BY_ID, id) : SIZE_MAX;

	return number == SIZE_MAX ? NULL : &ids->whose[number];
}

void cmd_event_ids_read(struct cmd_event_ids *ids, const char *path, int event, int customer, crm_arena *arena)
{
	crm_error e;
	crm_input *in = crm_input_open_log(path, &e);
	crm_block *b = in ? crm_block_new(in, SIZE_MAX) : NULL;
	crm_record record;
	int status = in ? 0 : -1;

	while (in && (status = crm_input_block(in, b, &e)) > 0) {
		while ((status = crm_block_next(b, &record, &e)) > 0) {
			crm_str *seen = cmd_event_ids_whose(ids, record.field[event]);
			if (seen)
				*seen = crm_arena_str(arena, record.field[customer]);
		}
		if (status < 0)
			break;
	}
	crm_block_free(b);
	crm_input_close(in);
	if (status < 0)
		cmd_die(&e);
}

void cmd_event_ids_free(struct cmd_event_ids *ids)
{
	crm_people_free(ids->id);
	free(ids->whose);
}
