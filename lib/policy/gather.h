/* gather.h: a policy as a tree of nodes, from its files. */
#ifndef CRM_POLICY_GATHER_H
#define CRM_POLICY_GATHER_H

#include "policy/schema.h"

enum { CRM_FILES_DEEP = 8, CRM_FILES = 100 };

/* The file or the text that a policy is read from. */
struct crm_origin_of {
	const char *source; /* its name in faults */
	bool file;          /* which is a file; else it stands in memory */
	crm_str text;       /* when it does */
};

/* The tree of the policy, with what it extends and includes. The tree and the texts are in the
 * arena. *text is the text, when there is only one file; otherwise its p is NULL. NULL with a
 * fault. */
crm_node *
crm_policy_gather(crm_loader *l, crm_arena *a, const struct crm_origin_of *from, crm_str *text);

/* merge.c: lays a file over those before it; see crm-policy(5). NULL with a fault. */
int crm_node_merge(crm_loader *l, crm_arena *a, crm_node *onto, const crm_node *own);
/* An empty node of the same type and place. */
crm_node *crm_node_empty(crm_arena *a, const crm_node *like);
/* Sets the value of a key. */
void crm_node_put(crm_arena *a, crm_node *to, crm_node *key, crm_node *item);

/* emit.c: adds a tree as YAML that is read to the same tree. */
void crm_node_emit(const crm_node *root, crm_buf *out);

#endif
