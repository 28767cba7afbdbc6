/* section.h: what a section of a policy is. A section is one constant in a file of its
 * own, which says how it is read, how one file's is laid over another's and what the
 * linter looks at, and one row in the table of sections. The table is given to the
 * loader from the top, so that this room does not depend on the code that it serves.
 * A plain setting, which is a single value at the top of a policy, is one row of the
 * table in load.c and one member of struct crm_policy. */
#ifndef CRM_POLICY_SECTION_H
#define CRM_POLICY_SECTION_H

#include "policy/schema.h"

struct crm_lint;

/* How a section of one file is laid over that of the files before it. Unless this says
 * something else, mappings are joined key by key, and lists and values are replaced. */
struct crm_section_merge {
	bool whole;       /* it is replaced as a whole */
	const char *name; /* the key that holds the name of an item: an item takes the place of
			     the one of its name, or is added. NULL: the items have no names */
	bool unordered;   /* their order has no meaning: "before" is a key of theirs like others */
	const char *list; /* the key of the section that has the list; NULL: the section itself */
	/* Whether nothing behind the item is ever reached, so that additions go in front of it
	 * where it is the last. NULL: no item is such. */
	bool (*last)(const crm_node *item);
};

/* An array of structs in the policy that begin with their name, a const char pointer. */
struct crm_section_array {
	const char *called;        /* in crm_policy_name; NULL: there is no such array */
	size_t size, items, count; /* of one; offsets of the pointer and of the count */
};
#define CRM_SECTION_ARRAY(name, type, items_member, count_member) \
	{ \
		.called = name, .size = sizeof(type), \
		.items = offsetof(struct crm_policy, items_member), \
		.count = offsetof(struct crm_policy, count_member) \
	}

enum { CRM_SECTION_COLUMNS = 2 };

struct crm_section {
	const char *key; /* its key at the top of a policy */

	/* ---- loading ---- */
	struct crm_section_array array; /* what it is read to, where it is a list of named items */
	/* Reads one item of such a list; the loader has checked that it is a mapping, and
	 * checks that no other item has its name. NULL: `load` reads the section. */
	int (*item)(crm_loader *l, const crm_node *n, void *item);
	/* Reads the section; of a list, what remains once its items are read. `own` is what
	 * crm_policy_section returns, before that all zeroes. NULL: nothing. */
	int (*load)(crm_loader *l, const crm_node *n, void *own);
	size_t own_size; /* 0: it has no data but what is in the policy */
	bool always;     /* `load` is called with n NULL where the policy lacks the section */
	/* Checks it when all sections are loaded, also where the policy lacks it. NULL: nothing. */
	int (*check)(crm_loader *l);
	struct crm_section_merge merge;

	/* ---- the names that it gives ---- */
	const char *column[CRM_SECTION_COLUMNS]; /* columns that hold nothing but such names */
	const char *noun;                        /* what the name of one is called in faults */
	/* The i-th name, NULL past the last. NULL: those of `array`. */
	const char *(*name_at)(const crm_policy *p, size_t i);

	/* ---- linting ---- */
	bool any_name; /* the linter takes it that each of its names is somebody's */
	void (*lint)(struct crm_lint *l);
};

/* What policies are made of: both tables end with NULL. */
struct crm_policy_parts {
	const struct crm_section *const *sections; /* in the order of loading and of linting */
	const struct crm_trigger *const *triggers; /* that rules of the section due may have */
};

/* A policy of these parts, which stay the caller's and outlive it. path NULL, or
 * CRM_BUILTIN_NAME: the built-in one. */
crm_policy *crm_policy_read(const char *path, const struct crm_policy_parts *parts, crm_error *e);
crm_policy *crm_policy_read_text(const char *source, crm_str text,
				 const struct crm_policy_parts *parts, crm_error *e);
/* Of the sections that the library has: the counterpart of crm_policy_load for text in memory
 * (due/sections.c). */
crm_policy *crm_policy_parse(const char *source, crm_str text, crm_error *e);
/* See crm_policy_print. */
int crm_policy_write(const char *path, const struct crm_policy_parts *parts, crm_buf *out,
		     crm_error *e);

/* What the section has read to its own data; all zeroes where the policy lacks the section.
 * NULL when it is not in the table. */
const void *crm_policy_section(const crm_policy *p, const struct crm_section *s);
/* The i-th name that the section gives, NULL past the last. */
const char *crm_section_name(const crm_policy *p, const struct crm_section *s, size_t i);

#endif
