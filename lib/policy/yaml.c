/* yaml.c: makes a tree of the events of libyaml. It refuses what could make a small file grow
 * without bound, by limits on the size, the depth, the number of nodes (an alias counts as all
 * nodes that it refers to) and the keys of one mapping. */
#include <string.h>
#include <yaml.h>

#include "policy/yaml.h"

struct level {
	crm_node *node;
	crm_node *key; /* of a mapping: waits for its value */
	crm_str anchor;
};

struct anchor {
	crm_str name;
	crm_node *node; /* NULL while it is being read */
	struct anchor *next;
};

struct reader {
	yaml_parser_t parser;
	crm_arena *arena;
	const crm_yaml_file *file;
	crm_str text;
	size_t mark_chars, mark_bytes; /* marks count characters and only go up */
	struct level level[CRM_YAML_DEPTH];
	unsigned depth;
	struct anchor *anchors;
	crm_node *root;
	crm_error *error;
};

static int
fault(struct reader *r, crm_place at, const char *format, const char *value)
{
	if (value)
		crm_fail(r->error, CRM_DATA, format, value);
	else
		crm_fail(r->error, CRM_DATA, "%s", format);
	crm_fail_at(r->error, r->file->name, at.line, NULL);
	r->error->column = at.column;
	return -1;
}

static crm_place
place_of(const struct reader *r, yaml_mark_t m)
{
	return (crm_place){(unsigned)m.line + 1, (unsigned)m.column + 1, r->file->name};
}

/* The place of byte `at` of the text, when p is that of byte `from`. */
static crm_place
walk_place(crm_str text, size_t from, crm_place p, size_t at)
{
	for (size_t i = from; i < at && i < text.n; i++) {
		if (text.p[i] == '\n') {
			p.line++;
			p.column = 1;
		} else if (((unsigned char)text.p[i] & 0xc0) != 0x80) {
			p.column++;
		}
	}
	return p;
}

static size_t
byte_of_mark(struct reader *r, yaml_mark_t m)
{
	while (r->mark_chars < m.index && r->mark_bytes < r->text.n) {
		do
			r->mark_bytes++;
		while (r->mark_bytes < r->text.n &&
		       ((unsigned char)r->text.p[r->mark_bytes] & 0xc0) == 0x80);
		r->mark_chars++;
	}
	return r->mark_bytes;
}

static int
parser_fault(struct reader *r)
{
	const yaml_parser_t *p = &r->parser;
	const char *problem = p->problem ? p->problem : "something is wrong";
	size_t at;

	if (p->error == YAML_MEMORY_ERROR) {
		crm_fail(r->error, CRM_SYSTEM, "out of memory");
		return crm_fail_at(r->error, r->file->name, 0, NULL);
	}
	if (p->error == YAML_READER_ERROR)
		return fault(r,
			     walk_place(r->text, 0, (crm_place){.line = 1, .column = 1},
					p->problem_offset),
			     "not YAML: %s", problem);
	r->mark_chars = r->mark_bytes = 0;
	at = byte_of_mark(r, p->problem_mark);
	if (at < r->text.n && r->text.p[at] == '\t')
		problem = "found a tab; YAML is indented with spaces";
	return fault(r, place_of(r, p->problem_mark), "not YAML: %s", problem);
}

static crm_node *
node_new(struct reader *r, enum crm_node_type type, yaml_mark_t m)
{
	crm_node *n = crm_arena_alloc(r->arena, sizeof *n);

	n->file = r->file;
	n->type = type;
	n->place = place_of(r, m);
	n->weight = 1;
	return n;
}

const crm_node *
crm_node_get(const crm_node *mapping, const char *key)
{
	for (size_t i = 0; i < mapping->n; i++)
		if (crm_str_eqz(mapping->key[i]->text, key))
			return mapping->item[i];
	return NULL;
}

static crm_node **
grow(crm_arena *a, crm_node **old, size_t n, size_t room)
{
	crm_node **p = crm_arena_alloc(a, room * sizeof *p);

	if (n > 0)
		memcpy(p, old, n * sizeof *p);
	return p;
}

static int
take_key(struct reader *r, struct level *up, crm_node *n)
{
	if (n->type != CRM_NODE_SCALAR)
		return fault(r, n->place, "a key must be a word", NULL);
	if (crm_node_get(up->node, n->text.p))
		return fault(r, n->place, "duplicate key %s", crm_quote(n->text));
	if (up->node->n >= CRM_YAML_KEYS)
		return fault(r, n->place, "too many keys", NULL);
	up->key = n;
	return 0;
}

/* Adds a finished (or aliased) node to its parent. */
static int
attach(struct reader *r, crm_node *n, crm_place at)
{
	struct level *up = r->depth > 0 ? &r->level[r->depth - 1] : NULL;
	crm_node *to;

	if (!up) {
		r->root = n;
		return 0;
	}
	to = up->node;
	if (to->type == CRM_NODE_MAPPING && !up->key)
		return take_key(r, up, n);
	if (to->n == to->room) {
		to->room = to->room ? 2 * to->room : 8;
		to->item = grow(r->arena, to->item, to->n, to->room);
		to->key = grow(r->arena, to->key, to->key ? to->n : 0, to->room);
	}
	to->key[to->n] = up->key;
	to->item[to->n++] = n;
	up->key = NULL;
	to->weight += n->weight;
	if (n->height + 1 > to->height)
		to->height = n->height + 1;
	if (to->weight > CRM_YAML_NODES)
		return fault(r, at, "too much in one file, counting what aliases stand for", NULL);
	return 0;
}

static void
anchor_put(struct reader *r, crm_str name, crm_node *n)
{
	struct anchor *a = r->anchors;

	while (a && !crm_str_eq(a->name, name))
		a = a->next;
	if (!a) {
		a = crm_arena_alloc(r->arena, sizeof *a);
		a->name = name;
		a->next = r->anchors;
		r->anchors = a;
	}
	a->node = n;
}

static int
take_alias(struct reader *r, const yaml_event_t *ev)
{
	crm_str name = crm_str_z((const char *)ev->data.alias.anchor);
	crm_place at = place_of(r, ev->start_mark);
	struct anchor *a = r->anchors;

	while (a && !crm_str_eq(a->name, name))
		a = a->next;
	if (!a)
		return fault(r, at, "alias %s has no anchor before it", crm_quote(name));
	if (!a->node)
		return fault(r, at, "alias %s is inside the value that it names", crm_quote(name));
	if (r->depth + a->node->height > CRM_YAML_DEPTH)
		return fault(r, at, "nested too deep", NULL);
	return attach(r, a->node, at);
}

static int
take_scalar(struct reader *r, const yaml_event_t *ev)
{
	crm_node *n = node_new(r, CRM_NODE_SCALAR, ev->start_mark);
	crm_str text = {(const char *)ev->data.scalar.value, ev->data.scalar.length};

	if (ev->data.scalar.tag)
		return fault(r, n->place, "tags of YAML are not supported", NULL);
	if (memchr(text.p, 0, text.n))
		return fault(r, n->place, "contains a NUL, which is not text", NULL);
	n->text = crm_arena_str(r->arena, text);
	n->start = n->body = byte_of_mark(r, ev->start_mark);
	if (ev->data.scalar.style == YAML_SINGLE_QUOTED_SCALAR_STYLE ||
	    ev->data.scalar.style == YAML_DOUBLE_QUOTED_SCALAR_STYLE) {
		n->body++;
	} else if (ev->data.scalar.style != YAML_PLAIN_SCALAR_STYLE) {
		while (n->body < r->text.n && r->text.p[n->body] != '\n')
			n->body++;
	}
	if (ev->data.scalar.anchor)
		anchor_put(r,
			   crm_arena_str(r->arena, crm_str_z((const char *)ev->data.scalar.anchor)),
			   n);
	return attach(r, n, n->place);
}

static int
take_start(struct reader *r, const yaml_event_t *ev)
{
	bool mapping = ev->type == YAML_MAPPING_START_EVENT;
	const yaml_char_t *anchor =
		mapping ? ev->data.mapping_start.anchor : ev->data.sequence_start.anchor;
	const yaml_char_t *tag = mapping ? ev->data.mapping_start.tag : ev->data.sequence_start.tag;
	crm_node *n = node_new(r, mapping ? CRM_NODE_MAPPING : CRM_NODE_SEQUENCE, ev->start_mark);
	struct level *l;

	if (tag)
		return fault(r, n->place, "tags of YAML are not supported", NULL);
	if (r->depth == CRM_YAML_DEPTH)
		return fault(r, n->place, "nested too deep", NULL);
	l = &r->level[r->depth++];
	*l = (struct level){.node = n};
	if (anchor) {
		l->anchor = crm_arena_str(r->arena, crm_str_z((const char *)anchor));
		anchor_put(r, l->anchor, NULL);
	}
	return 0;
}

static int
take_end(struct reader *r)
{
	struct level *l = &r->level[--r->depth];

	if (l->anchor.n > 0)
		anchor_put(r, l->anchor, l->node);
	return attach(r, l->node, l->node->place);
}

/* 1 when there are more events, 0 at the end, -1 with a fault. */
static int
take_event(struct reader *r, const yaml_event_t *ev)
{
	switch (ev->type) {
	case YAML_STREAM_END_EVENT: return 0;
	case YAML_DOCUMENT_START_EVENT:
		if (r->root)
			return fault(r, place_of(r, ev->start_mark),
				     "found a second document; a policy is a single document",
				     NULL);
		return 1;
	case YAML_ALIAS_EVENT: return take_alias(r, ev) < 0 ? -1 : 1;
	case YAML_SCALAR_EVENT: return take_scalar(r, ev) < 0 ? -1 : 1;
	case YAML_SEQUENCE_START_EVENT:
	case YAML_MAPPING_START_EVENT: return take_start(r, ev) < 0 ? -1 : 1;
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT: return take_end(r) < 0 ? -1 : 1;
	default: return 1;
	}
}

static int
read_events(struct reader *r)
{
	int more = 1;

	while (more > 0) {
		yaml_event_t ev;

		if (!yaml_parser_parse(&r->parser, &ev))
			return parser_fault(r);
		more = take_event(r, &ev);
		yaml_event_delete(&ev);
	}
	return more;
}

static size_t
first_bad_byte(crm_str text)
{
	size_t at = 0, len;

	while (at < text.n) {
		uint32_t c = crm_utf8_next((crm_str){text.p + at, text.n - at}, &len);

		if (c == 0xfffd && len == 1)
			break;
		at += len;
	}
	return at;
}

crm_node *
crm_yaml_parse(crm_arena *a, const char *source, crm_str text, crm_error *e)
{
	crm_yaml_file *file = crm_arena_alloc(a, sizeof *file);
	struct reader r = {.arena = a, .file = file, .error = e};
	int done;

	if (text.n >= 3 && memcmp(text.p, "\xef\xbb\xbf", 3) == 0)
		text = (crm_str){text.p + 3, text.n - 3};
	*file = (crm_yaml_file){source, text};
	r.text = text;
	if (text.n > CRM_YAML_SIZE) {
		fault(&r, (crm_place){.line = 0}, "larger than 1 MiB", NULL);
		return NULL;
	}
	if (!crm_utf8_ok(text)) {
		fault(&r,
		      walk_place(text, 0, (crm_place){.line = 1, .column = 1},
				 first_bad_byte(text)),
		      "not UTF-8", NULL);
		return NULL;
	}
	if (!yaml_parser_initialize(&r.parser)) {
		crm_fail(e, CRM_SYSTEM, "out of memory");
		return NULL;
	}
	yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
	/* libyaml aborts on NULL, which is what an empty file has been read to. */
	yaml_parser_set_input_string(&r.parser, (const unsigned char *)(text.n ? text.p : ""),
				     text.n);
	done = read_events(&r);
	yaml_parser_delete(&r.parser);
	if (done == 0 && !r.root)
		done = fault(&r, (crm_place){.line = 1, .column = 1}, "it is empty", NULL);
	return done < 0 ? NULL : r.root;
}

/* Goes through the source along with the text. They differ only by quotes, escapes and folded
 * lines, which are skipped. The place is exact on one line without escapes. */
crm_place
crm_node_place(const crm_node *scalar, size_t offset)
{
	crm_str text = scalar->file->text;
	size_t at = scalar->body;

	for (size_t i = 0; i <= offset && i < scalar->text.n; i++) {
		size_t was = at;

		while (at < text.n && text.p[at] != scalar->text.p[i] &&
		       strchr("\\' \t\r\n", text.p[at]))
			at++;
		if (at >= text.n || text.p[at] != scalar->text.p[i])
			at = was;
		else if (i < offset)
			at++;
	}
	return walk_place(text, scalar->start, scalar->place, at);
}
