/* refs.h: what new entries of a log name by ids: the events that they settle or take back. */
#ifndef CMD_REFS_H
#define CMD_REFS_H

#include "common/log_file.h"
#include "common/voids.h"
#include "common/whom.h"
#include "crm.h"

/* Where two customers have an event of one id, which no tool of ours writes, each has its own. */
struct cmd_event_id {
	crm_str whose;             /* the customer; p NULL: no such event */
	crm_str currency;          /* that the event says */
	struct cmd_event_id *also; /* the same id of another customer */
	bool taken_back;           /* by a void that is about to be written */
};

struct cmd_refs {
	const struct cmd_whom *whom; /* to be set, as well as voids.whom */
	crm_arena *arena;            /* to be set, as well as voids.arena */
	struct cmd_voids voids;      /* those of the log */
	crm_people *id;              /* what was asked for, numbered as in one */
	struct cmd_event_id *one;
	size_t n, room;
};

/* The id that a ref names, empty when it names no event. */
crm_str cmd_event_of(crm_str ref);
/* One more id to ask for; an empty one is none. */
void cmd_refs_name(struct cmd_refs *r, crm_str id);
/* A record of the log, perhaps one of them; once all were seen, cmd_refs_seen. */
void cmd_refs_see(struct cmd_refs *r, const struct cmd_log_file *f);
void cmd_refs_seen(struct cmd_refs *r);
/* The id; NULL when it was not asked for. */
struct cmd_event_id *cmd_refs_find(const struct cmd_refs *r, crm_str id);
/* The currency of the customer's event of that id; empty where nobody knows it. */
crm_str cmd_refs_currency(const struct cmd_refs *r, crm_str id, crm_str customer);
/* Whose it is; a fault when nobody's, or when it is of several. */
int cmd_refs_whose(const struct cmd_refs *r, crm_str id, crm_str *customer, crm_error *e);
/* Whether a new entry may be written: an id is given once; a ref names an event of the same
 * customer; a void one that is not taken back already. It is there from then on. */
int cmd_refs_check(struct cmd_refs *r, const crm_str value[CMD_L_COLUMNS], crm_error *e);
void cmd_refs_free(struct cmd_refs *r);

#endif
