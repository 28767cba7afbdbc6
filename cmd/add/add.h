/* add.h: the parts of crm-add.
 *
 * Rows are numbered: those of the file first, then those that come in. */
#ifndef CMD_ADD_H
#define CMD_ADD_H

#include "common/incoming.h"
#include "common/options.h"
#include "common/target.h"
#include "crm.h"

enum { ADD_KEYS = CRM_BY_EMAIL + 1 };             /* what no two customers have in common */
extern const char *const add_key_names[ADD_KEYS]; /* id, phone, email: columns */

/* One operand: NAME=VALUE, or an item that is put into or taken off a list. */
enum add_operation { ADD_SET, ADD_PUT, ADD_TAKE };
struct add_edit {
	crm_str name, value;
	enum add_operation operation;
};

struct add {
	const struct cmd_call *call;
	struct cmd_target target;
	struct cmd_incoming in;
	bool update, insert;
	int key_given; /* of --update=KEY; -1: none */
	enum crm_people_key key;
	bool key_said; /* … by the option; otherwise the stream says whom it is about */
	enum crm_people_key found_by; /* then: by what the one in hand was found */
	crm_str who;                  /* of --update WHO; "" none */
	struct add_edit *edit;        /* the operands */
	size_t edits;
	crm_policy *policy;
	crm_people *people;
	crm_people *names; /* of those in the file; NULL: not needed yet */
	crm_mint mint;
	bool ids_seen; /* those of the log and of the stream are known to the mint */
	crm_str today;
	crm_str **taken;   /* what each that comes in became; NULL: set aside */
	size_t there;      /* rows of the file */
	crm_str **changed; /* of these, those changed; otherwise NULL */
	crm_str **added;   /* what comes in, where it is a row of its own; otherwise NULL */
	size_t tidied;     /* records whose emails were */
	size_t merged;     /* rows that were found and had been merged into others */
	crm_arena *arena;
	crm_row row;
	struct crm_matches matches; /* used again */
};

/* ---- rows.c: what is there, and what it has in common with what comes in ---- */

void add_enter_there(struct add *a);
crm_str add_value(struct add *a, size_t number, int column);
crm_str add_value_of(struct add *a, size_t number, const char *column);
const char *add_source(const struct add *a, size_t number, uint64_t *line);
/* The row that a row went into, itself when it was not merged. */
size_t add_now(struct add *a, size_t number);
/* Enters the row under its keys in place of what it had (NULL: it is new), unless somebody else has
 * one. */
int
add_enter(struct add *a, const crm_str *fields, const crm_str *before, size_t number, crm_error *e);

/* ---- edit.c: one customer by operands ---- */

/* Takes [WHO] NAME=VALUE ... into the call's one record; what is wrong ends the tool. */
void add_read_operands(struct add *a, const struct cmd_call *call);
/* The row of --update WHO; nobody, or several, end the tool. */
size_t add_find_who(struct add *a);
/* Puts into lists and takes off them what NAME+= and NAME-= say. */
int add_edit_lists(struct add *a, crm_str *fields, crm_error *e);

/* ---- check.c: whether a row may stand in the file ---- */

/* Tidies the emails, which is reported, and checks each value. */
int add_check_fields(struct add *a, crm_str *fields, crm_error *e);
/* Checks that others whom the row names are there, and that no merges lead in a circle. */
int add_check_named(struct add *a, crm_str *fields, size_t number, crm_error *e);

/* ---- known.c ---- */

/* Whom in the file a record of a stream is about: by id, email or phone, or by name where it has
 * none of these; SIZE_MAX nobody. Of several, those with exactly its name are meant; several
 * that are left are a fault. Says in found_by what it was. */
int add_find_known(struct add *a, const crm_str *theirs, size_t *number, crm_error *e);
/* Counts the record i about that customer as known, or reports it as changed. */
void add_tell_known(struct add *a, size_t i, const crm_str *theirs, size_t number);

/* ---- ids.c ---- */

/* A new id, larger than all in the file and in the log. */
crm_str add_new_id(struct add *a);
/* Tells when a new customer's own id has events in the log already. */
void add_tell_events(struct add *a, crm_str id);

/* ---- tell.c: what was done, on standard error ---- */

void add_tell_namesakes(struct add *a);
/* Reports each row that was changed with its old and new values, then the one that was added, or
 * for a stream the counts. */
void add_tell(struct add *a);
/* Reports how many records of a stream, or of --dry-run, are new, known, changed and faulty;
 * `changed` of them are rows of the file. */
void add_tell_counts(struct add *a, size_t changed);

#endif
