/* yaml.h: a YAML document as a small tree, with the place of each node. */
#ifndef CRM_POLICY_YAML_H
#define CRM_POLICY_YAML_H

#include "policy/policy.h"

enum {
	CRM_YAML_SIZE = 1 << 20,
	CRM_YAML_DEPTH = 32,
	CRM_YAML_NODES = 100000,
	CRM_YAML_KEYS = 1000
};

enum crm_node_type { CRM_NODE_SCALAR, CRM_NODE_SEQUENCE, CRM_NODE_MAPPING };

/* A file that nodes are from. Its name lives as long as their places, its text as long as the
 * nodes. */
typedef struct crm_yaml_file {
	const char *name;
	crm_str text; /* without a BOM */
} crm_yaml_file;

/* An alias is the same node as its anchor. */
typedef struct crm_node {
	const crm_yaml_file *file;
	enum crm_node_type type;
	crm_place place;
	crm_str text;                  /* scalar; NUL behind it */
	size_t start, body;            /* scalar: where in the source it and its text begin */
	struct crm_node **key, **item; /* key: mappings only */
	size_t n, room;
	size_t weight;   /* nodes in it, aliases counted in full */
	unsigned height; /* levels below it */
} crm_node;

/* Parses text, which must be one document, into the arena; source and text are kept and not copied.
 * Faults have source, line and column. */
crm_node *crm_yaml_parse(crm_arena *a, const char *source, crm_str text, crm_error *e);
/* The value of a key in a mapping; NULL when it has no such key. */
const crm_node *crm_node_get(const crm_node *mapping, const char *key);
/* The place of byte `offset` of a scalar in its file. */
crm_place crm_node_place(const crm_node *scalar, size_t offset);

#endif
