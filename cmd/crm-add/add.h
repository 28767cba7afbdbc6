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
	size_t *number;    /* … the row that this is */
	crm_str *news;     /* … in words what it changed in that row; "" nothing */
	size_t **said;     /* of each row, for each column: 1 + the record that set it last, or 0;
			    * NULL: none did */
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
/* Where the fields of a row are kept that was changed or added. */
crm_str **add_row_of(struct add *a, size_t number);
/* The row that a row went into, itself when it was not merged. */
size_t add_now(struct add *a, size_t number);
/* The command that changes a column of a row of the file; adds nothing for other rows. */
void
add_way_to_change(struct add *a, size_t number, const char *column, crm_str value, crm_buf *out);
/* Adds to a fault that those who share a phone or email have one household, and how the row there
 * gets one: `home` when it is known already. Returns -1. */
int add_fail_household(struct add *a, size_t number, crm_str home, crm_error *e);
/* Enters the row under its keys in place of what it had (NULL: it is new), unless somebody else has
 * one. */
int
add_enter(struct add *a, const crm_str *fields, const crm_str *before, size_t number, crm_error *e);

/* ---- edit.c: one customer by operands ---- */

/* Takes [WHO] NAME=VALUE ... into the call's one record; what is wrong ends the tool. */
void add_read_operands(struct add *a, const struct cmd_call *call);
/* The row of --update WHO; nobody, or several, end the tool. */
size_t add_find_who(struct add *a);

/* ---- take.c: what a record that comes in makes of the rows ---- */

/* Takes in record i: adds a row, or changes the one that the record is about. */
int add_take(struct add *a, size_t i, const crm_str *theirs, crm_error *e);

/* ---- lists.c: fields that hold several items ---- */

/* Whether the column is one of the lists that the records of a stream add to. */
bool add_is_list(crm_str column);
/* Takes the next item off a list of phones, or of anything else. */
bool add_next_item(crm_str column, crm_str *list, crm_str *item);
/* Puts into lists and takes off them what NAME+= and NAME-= say. */
int add_edit_lists(struct add *a, crm_str *fields, crm_error *e);
/* Whether each of the items is in the list: phones by their digits, the others without regard to
 * case. */
bool add_has_items(const struct add *a, crm_str column, crm_str list, crm_str items);
/* The list with those of the items that it lacks. */
crm_str add_extended(const struct add *a, crm_str column, crm_str list, crm_str items);

/* ---- check.c: whether a row may stand in the file ---- */

/* Tidies the emails, which is reported, and checks each value. */
int add_check_fields(struct add *a, crm_str *fields, crm_error *e);
/* Checks that others whom the row names are there, and that no merges lead in a circle. */
int add_check_named(struct add *a, crm_str *fields, size_t number, crm_error *e);

/* ---- known.c ---- */

/* The value that a record has for our column, or "". */
crm_str add_said_of(const struct add *a, const crm_str *theirs, const char *column);
/* Whom a record of a stream is about: by id, email or phone, or by name where it has none of
 * these; SIZE_MAX nobody. Of several, those with its name are meant; several that are left are a
 * fault, and so is a customer with the same email or phone and quite another name, unless both
 * are of one household: then it is somebody else. Says in found_by what it was. */
int add_find_known(struct add *a, const crm_str *theirs, size_t *number, crm_error *e);

/* ---- ids.c ---- */

/* A new id, larger than all in the file and in the log. */
crm_str add_new_id(struct add *a);
/* Tells when a new customer's own id has events in the log already. */
void add_tell_events(struct add *a, crm_str id);

/* ---- tell.c: what was done, on standard error ---- */

void add_tell_namesakes(struct add *a);
/* Reports what a stream would change in rows that are there, and changes none of them. */
void add_tell_not_written(struct add *a);
/* Reports each row that was changed with its old and new values, then the one that was added, or
 * for a stream the counts. */
void add_tell(struct add *a);
/* Reports how many records of a stream, or of --dry-run, are new, known, changed and faulty. */
void add_tell_counts(struct add *a);

#endif
