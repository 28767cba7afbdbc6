/* schema.h: the tables of keys: which keys a mapping has, and how each is read. All functions
 * return 0, or -1 with a fault that has the place. */
#ifndef CRM_POLICY_SCHEMA_H
#define CRM_POLICY_SCHEMA_H

#include <stddef.h>

#include "expr/expr.h"
#include "policy/yaml.h"

#define CRM_BUILTIN_SOURCE "built-in policy"

enum { CRM_ITEMS = 1000, CRM_LONGEST_NAME = 64, CRM_LONGEST_TEXT = 2000 };

typedef struct crm_loader {
	crm_policy *policy;
	const char *section; /* the field of faults */
	crm_error *error;
	struct crm_mention **last_mention;
	const struct crm_section *const *sections; /* of the policy; NULL behind the last */
	const struct crm_trigger *const *triggers; /* that rules may have; NULL behind the last */
	const struct crm_trigger *trigger;         /* whose words sentences may use; NULL none */
	bool braces; /* expressions name columns {in braces}, whatever they are called */
} crm_loader;

typedef struct crm_field crm_field;
/* Reads a value into the member that the table names. */
typedef int crm_read(crm_loader *l, const crm_field *f, const crm_node *n, void *to);

struct crm_field {
	const char *key;
	size_t at; /* in the object that is filled */
	crm_read *read;
	bool required;
	crm_num from, to;         /* numbers and shares; both 0: any */
	const char *const *words; /* choices, NULL at the end */
	int type;                 /* expressions: the type wanted */
	bool of_step;             /* rules: a step of a sequence may say it, too */
};

int crm_load_fault(crm_loader *l, crm_place at, const char *format, ...) CRM_PRINTF(3, 4);
/* The fault that `what "word"` is not known, with the nearest of the words; returns -1. */
int crm_load_unknown(crm_loader *l, crm_place at, const char *what, crm_str word,
		     const char *const *words, size_t n);

/* schema.c: mappings and lists. */

/* Fills a struct from a mapping. Keys are read in the order of the table. Keys that it does not
 * have, and required keys that are missing, are faults. */
int crm_load_mapping(crm_loader *l, const crm_node *n, const crm_field *fields, size_t count,
		     void *object);
/* Fills an array from a sequence, one element for each item, and checks that no two have the same
 * name, which is the first member, a const char pointer. */
int crm_load_items(crm_loader *l, const crm_node *n, size_t size,
		   int (*item)(crm_loader *, const crm_node *, void *), void **out, size_t *count);
/* Checks that all keys are known and that none is missing. */
int crm_load_keys(crm_loader *l, const crm_node *n, const crm_field *fields, size_t count);
int crm_load_want(crm_loader *l, const crm_node *n, const char *key, enum crm_node_type type);

/* The items of a list, which may also be written as one scalar. */
size_t crm_list_count(const crm_node *n);
const crm_node *crm_list_at(const crm_node *n, size_t i);

crm_read crm_read_name;     /* const char *: fit to be an item of a list */
crm_read crm_read_text;     /* const char * */
crm_read crm_read_sentence; /* const struct crm_sentence *; heeds trigger; NULL empty */
crm_read crm_read_names;    /* struct crm_list: a name, or a list of them */
crm_read crm_read_column;   /* const char *: the name of a column */
crm_read crm_read_columns;  /* struct crm_list */
crm_read crm_read_number;   /* crm_num */
crm_read crm_read_whole;    /* crm_num without decimals */
crm_read crm_read_share;    /* crm_num: 20% or 0.2 */
crm_read crm_read_span;     /* crm_span */
crm_read crm_read_day;      /* crm_day */
crm_read crm_read_truth;    /* bool */
crm_read crm_read_choice;   /* int: which of the words */
crm_read crm_read_expr;     /* crm_expr * */
crm_read crm_read_node;     /* const crm_node *, to be read later */
crm_read crm_read_events;   /* crm_kindset: kinds, classes, actions */
crm_read crm_read_causes;   /* likewise of a rule: see crm_kinds_meant */

crm_read crm_read_version;  /* nothing: it is 1 */
crm_read crm_read_silence;  /* struct crm_rhythm: 30d, or ideal and longest: 30d..60d */
crm_read crm_read_positive; /* crm_span of whole days, and not of none */
crm_read crm_read_days;     /* crm_span of whole days */

/* texts.c: crm_policy_check_texts for all expressions of the policy. */
int crm_policy_check_all_texts(const crm_policy *p, crm_error *e);

#endif
