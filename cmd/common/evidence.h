/* evidence.h: the entries of logs that a due stream names in due_evidence. */
#ifndef CMD_EVIDENCE_H
#define CMD_EVIDENCE_H

#include "crm.h"

struct cmd_entry {
	crm_str source;
	uint64_t line;
	bool there; /* the log has such a line */
	crm_str event, customer, kind;
	crm_time date, due; /* CRM_NO_DAY where it has none */
};

struct cmd_evidence {
	struct cmd_entry *entry; /* once read by source and line, each once */
	size_t n, room;
	crm_arena *arena; /* the texts'; to be set */
};

/* Adds those of a list: FILE:LINE;FILE:LINE. What is no such place is passed over. */
void cmd_evidence_name(struct cmd_evidence *all, crm_str list);
/* Looks them up in the files; a file that cannot be read ends the tool. */
void cmd_evidence_read(struct cmd_evidence *all);
/* The next one of a list, taken off it: 1, 0 at its end. */
int cmd_evidence_next(const struct cmd_evidence *all, crm_str *list, const struct cmd_entry **out);
void cmd_evidence_free(struct cmd_evidence *all);

#endif
