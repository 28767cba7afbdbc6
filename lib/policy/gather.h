/* gather.h: a policy from its files. */
#ifndef CRM_POLICY_GATHER_H
#define CRM_POLICY_GATHER_H

#include "policy/schema.h"

enum { CRM_FILES_DEEP = 8, CRM_FILES = 100 };

/* Where a policy comes from. */
struct crm_origin_of {
	const char *source; /* its name in faults */
	bool file;          /* which is a file; else it stands in memory */
	crm_str text;       /* when it does */
};

/* The tree of the policy, extends and include followed; in the arena, like the
 * texts. *text is what was read, when there is only one file, else its p is NULL. */
crm_node *
crm_policy_gather(crm_loader *l, crm_arena *a, const struct crm_origin_of *from, crm_str *text);

/* merge.c: lays a file over what is there: see crm-policy(5). */
int crm_node_merge(crm_loader *l, crm_arena *a, crm_node *onto, const crm_node *own);
/* One of the same type and place, with nothing in it. */
crm_node *crm_node_empty(crm_arena *a, const crm_node *like);
/* Puts a value behind a key, in the place of what is there. */
void crm_node_put(crm_arena *a, crm_node *to, crm_node *key, crm_node *item);

/* emit.c: a tree as YAML that is read to the same. */
void crm_node_emit(const crm_node *root, crm_buf *out);

#endif
