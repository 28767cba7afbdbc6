/* emit.c: writes a tree as YAML that is read to the same tree, laid out as people write policies:
 * sections in blocks, small things on one line. */
#include <string.h>

#include "policy/gather.h"

enum { WIDE = 110 };

static unsigned
height(const crm_node *n)
{
	unsigned most = 0;

	for (size_t i = 0; i < n->n; i++) {
		unsigned one = 1 + height(n->item[i]);

		if (one > most)
			most = one;
	}
	return most;
}

/* Whether it may be on one line: a mapping of values and lists of values. */
static bool
is_small(const crm_node *n)
{
	return height(n) <= 2 &&
	       !(n->type == CRM_NODE_SEQUENCE && n->n > 0 && n->item[0]->type == CRM_NODE_MAPPING);
}

/* ---- single values ---- */

/* Whether a value may be written without quotes anywhere: nothing in it has a meaning in YAML. */
static bool
is_plain(crm_str s)
{
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		bool letter =
			(c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');

		if (!letter && (i == 0 || (!strchr("._%+-/", c) &&
					   (c != ' ' || i + 1 == s.n || s.p[i + 1] == ' '))))
			return false;
	}
	return s.n > 0;
}

/* Characters that are not text, or that would end a line. */
static bool
is_escaped(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c <= 0xa0) || c == 0x2028 || c == 0x2029 || c == 0xfeff ||
	       (c >= 0xfffe && c <= 0xffff);
}

static void
emit_scalar(crm_str s, crm_buf *out)
{
	size_t len;

	if (is_plain(s)) {
		crm_buf_str(out, s);
		return;
	}
	crm_buf_char(out, '"');
	for (; s.n > 0; s.p += len, s.n -= len) {
		uint32_t c = crm_utf8_next(s, &len);

		if (c == '"' || c == '\\')
			crm_buf_f(out, "\\%c", (int)c);
		else if (is_escaped(c))
			crm_buf_f(out, "\\u%04X", (unsigned)c);
		else
			crm_buf_add(out, s.p, len);
	}
	crm_buf_char(out, '"');
}

/* ---- on one line, when that is short ---- */

static void
emit_flow(const crm_node *n, unsigned indent, size_t *line, crm_buf *out)
{
	bool mapping = n->type == CRM_NODE_MAPPING;

	if (n->type == CRM_NODE_SCALAR) {
		emit_scalar(n->text, out);
		return;
	}
	crm_buf_char(out, mapping ? '{' : '[');
	for (size_t i = 0; i < n->n; i++) {
		size_t at = out->n, had = *line;

		crm_buf_z(out, i ? ", " : "");
		if (mapping) {
			emit_scalar(n->key[i]->text, out);
			crm_buf_z(out, ": ");
		}
		emit_flow(n->item[i], indent, line, out);
		if (i == 0 || *line != had || out->n - had <= WIDE)
			continue;
		/* The blank in front becomes a new line. */
		crm_buf one = {0};
		crm_buf_add(&one, out->p + at + 2, out->n - at - 2);
		out->n = at + 1;
		*line = out->n + 1;
		crm_buf_f(out, "\n%*s", (int)indent, "");
		crm_buf_str(out, crm_buf_slice(&one));
		crm_buf_free(&one);
	}
	crm_buf_char(out, mapping ? '}' : ']');
}

/* ---- in blocks ---- */

static void emit_block(const crm_node *n, unsigned indent, crm_buf *out);

static size_t
line_begin(const crm_buf *out)
{
	size_t at = out->n;

	while (at > 0 && out->p[at - 1] != '\n')
		at--;
	return at;
}

/* Writes a node after "key:" or "-". */
static void
emit_value(const crm_node *n, unsigned indent, crm_buf *out)
{
	size_t line = line_begin(out);

	if (n->type != CRM_NODE_SCALAR && n->n > 0 && (indent == 0 || !is_small(n))) {
		crm_buf_char(out, '\n');
		emit_block(n, indent + 2, out);
		return;
	}
	crm_buf_char(out, ' ');
	emit_flow(n, indent + 3, &line, out);
	crm_buf_char(out, '\n');
}

/* The items of a list in blocks are mappings. Their first key is on the line of the dash, and the
 * other keys line up with it. */
static void
emit_item(const crm_node *n, unsigned indent, crm_buf *out)
{
	size_t at = out->n;

	if (n->type != CRM_NODE_MAPPING || is_small(n)) {
		crm_buf_f(out, "%*s-", (int)indent, "");
		emit_value(n, indent, out);
		return;
	}
	emit_block(n, indent + 2, out);
	out->p[at + indent] = '-';
}

static void
emit_block(const crm_node *n, unsigned indent, crm_buf *out)
{
	for (size_t i = 0; i < n->n; i++) {
		if (n->type == CRM_NODE_SEQUENCE) {
			emit_item(n->item[i], indent, out);
			continue;
		}
		crm_buf_f(out, "%*s", (int)indent, "");
		emit_scalar(n->key[i]->text, out);
		crm_buf_char(out, ':');
		emit_value(n->item[i], indent, out);
	}
}

void
crm_node_emit(const crm_node *root, crm_buf *out)
{
	emit_block(root, 0, out);
}
