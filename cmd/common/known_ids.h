/* known_ids.h: entries that settle a contact, in a log, by the id that the contact gives them.
 *
 * The id is made of customer, rule, date and step (crm_sent_event), so that it is the same whatever
 * the language of the list. Where the log has it of another day, or took it back, the new entry
 * has "~2", "~3" ... behind it. */
#ifndef CMD_KNOWN_IDS_H
#define CMD_KNOWN_IDS_H

#include "common/log_file.h"
#include "common/voids.h"

struct cmd_known_ids {
	crm_arena *arena; /* to be set */
	crm_people *ids;  /* numbered as the groups */
	struct cmd_known_group {
		unsigned newest; /* version in the log, or of this run; 0: there is none */
		size_t last;     /* 1 + the last of its new entries; 0 none */
	} * group;
	size_t groups, group_room;
	struct cmd_known_new {
		size_t number, group;
		size_t before; /* 1 + the one of its group that was named before it; 0 none */
		crm_str id, date, ref;
		bool given; /* it has got its id */
	} * one;
	size_t n, room, at; /* at: the one that was given its id last */
	struct cmd_known_seen {
		size_t one;
		crm_str event, customer; /* of the entry that the log has */
	} * seen;
	size_t seens, seen_room;
};

/* The key of an id such as "1001~2", and the number behind it; without one the id itself and 1. */
crm_str cmd_id_version(crm_str id, unsigned *version);

/* A new entry, which is to have that id. */
void cmd_known_ids_name(struct cmd_known_ids *k, crm_str id, const crm_str value[CMD_L_COLUMNS],
			size_t number);
/* Each record of the log. */
void cmd_known_ids_see(struct cmd_known_ids *k, const struct cmd_log_file *f);
/* Calls `known` for each new entry that the log has already: of the same day, with the same ref,
 * and not taken back by a void. It may be called more than once for one entry. */
void cmd_known_ids_each(const struct cmd_known_ids *k, const struct cmd_voids *voids,
			void (*known)(void *own, size_t number), void *own);
/* The id of a new entry that is not known; to be called in the order of the entries. Its p is NULL
 * when an earlier entry of this run is the same. */
crm_str cmd_known_ids_give(struct cmd_known_ids *k, size_t number);
void cmd_known_ids_free(struct cmd_known_ids *k);

#endif
