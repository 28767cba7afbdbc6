/* cards.c: a file of vCards, from its text to the table. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/array.h"
#include "import/vcard/vcard.h"
#include "record/record.h"

struct row {
	crm_str *value, text;
	size_t values;
	uint64_t line;
};

struct cards {
	struct crm_import *in;
	struct crm_vcard_text text;
	crm_arena *arena;
	struct crm_vcard_columns columns;
	struct crm_vcard_property *property; /* of one card */
	size_t properties, room;
	struct row *row;
	size_t rows, rows_room;
	crm_buf groups; /* notices of cards that are no people */
};

bool
crm_import_is_vcard(crm_str text)
{
	struct crm_vcard_text t = {.rest = crm_skip_bom(text)};
	crm_str line;

	while (crm_vcard_line(&t, &line))
		if (crm_str_trim(line).n)
			return crm_vcard_is(line, "BEGIN:VCARD");
	return false;
}

/* ---- one card ---- */

static const struct crm_vcard_property *
find(const struct cards *c, const char *name)
{
	for (size_t i = 0; i < c->properties; i++)
		if (crm_vcard_is(c->property[i].name, name))
			return &c->property[i];
	return NULL;
}

static bool
is_group(const struct cards *c)
{
	const struct crm_vcard_property *kind = find(c, "KIND");

	if (!kind)
		kind = find(c, "X-ADDRESSBOOKSERVER-KIND");
	return kind && crm_vcard_is(kind->value, "group");
}

/* Places the fault in e at a property of a card; p NULL: it is about the card as a whole. */
static int
reject(struct cards *c, crm_str card, uint64_t line, const struct crm_vcard_property *p)
{
	char name[64];

	snprintf(name, sizeof name, "%.*s", p ? (int)p->name.n : 0, p ? p->name.p : "");
	return crm_import_reject(c->in, line, name, card);
}

static int
fault(struct cards *c, crm_str card, uint64_t line, const char *why)
{
	crm_fail(c->in->e, CRM_DATA, "%s", why);
	return reject(c, card, line, NULL);
}

/* Text that is not a property comes as one without a name. */
static int
property_fault(struct cards *c, crm_str card, const struct crm_vcard_property *p, const char *why)
{
	bool none = !p->name.n;

	crm_fail(c->in->e, CRM_DATA, "%s%s%s", none ? crm_quote(p->value) : "", none ? " " : "",
		 why);
	return reject(c, card, p->line, p);
}

static int
not_utf8(struct cards *c, crm_str card, const struct crm_vcard_property *p)
{
	crm_import_not_utf8(c->in, crm_utf8_ok(p->name) ? p->value : p->name);
	return reject(c, card, p->line, p);
}

static struct crm_vcard_property *
new_property(struct cards *c)
{
	c->property = crm_grow(c->property, c->properties, &c->room, sizeof *c->property);
	return &c->property[c->properties];
}

/* A card within another one is the value of AGENT, somebody else. */
static void
skip_agent(struct crm_vcard_text *t)
{
	crm_str line;

	while (crm_vcard_line(t, &line) && !crm_vcard_is(line, "END:VCARD"))
		;
}

static void
add_row(struct cards *c, crm_str card, uint64_t line, bool old)
{
	struct row *row;

	if (is_group(c)) {
		crm_buf_f(&c->groups, "%s%s:%llu: the card of a group was skipped",
			  c->groups.n ? "\n" : "", c->in->name, (unsigned long long)line);
		return;
	}
	c->row = crm_grow(c->row, c->rows, &c->rows_room, sizeof *c->row);
	row = &c->row[c->rows++];
	*row = (struct row){.text = card, .line = line};
	row->value = crm_vcard_row(&c->columns, c->property, c->properties, old, &row->values);
}

/* The text of a card, from BEGIN to END. */
static int
take_card(struct cards *c, crm_str card, uint64_t line)
{
	struct crm_vcard_text t = {card, line};
	bool old = false;
	const char *why;
	crm_str first;
	int got;

	c->properties = 0;
	crm_vcard_line(&t, &first);
	for (;;) {
		struct crm_vcard_property *p = new_property(c);
		got = crm_vcard_property(&t, c->arena, old, p, &why);
		if (got < 0)
			return property_fault(c, card, p, why);
		if (!got || crm_vcard_is(p->name, "END"))
			break;
		if (crm_vcard_is(p->name, "BEGIN"))
			skip_agent(&t);
		if (!crm_utf8_ok(p->value) || !crm_utf8_ok(p->name))
			return not_utf8(c, card, p);
		if (crm_vcard_is(p->name, "VERSION"))
			old = crm_vcard_is(p->value, "2.1");
		c->properties += !crm_vcard_is(p->name, "BEGIN");
	}
	add_row(c, card, line, old);
	return 0;
}

/* ---- the file ---- */

static bool
is_agent(crm_str line)
{
	return line.n >= 5 && strncasecmp(line.p, "AGENT", 5) == 0;
}

/* Goes to the end of a card that has begun. False when the card has no end: then the next card is
 * what comes next. */
static bool
find_end(struct crm_vcard_text *t)
{
	bool agent = false;
	unsigned depth = 1;
	crm_str line;

	for (struct crm_vcard_text before = *t; crm_vcard_line(t, &line); before = *t) {
		if (crm_vcard_is(line, "BEGIN:VCARD") && !agent) {
			*t = before;
			return false;
		}
		depth += crm_vcard_is(line, "BEGIN:VCARD");
		depth -= crm_vcard_is(line, "END:VCARD");
		if (!depth)
			return true;
		agent = is_agent(line);
	}
	return false;
}

static int
next_card(struct cards *c)
{
	struct crm_vcard_text *t = &c->text;
	const char *from = t->rest.p;
	uint64_t line = t->line;
	crm_str first;
	bool ended;

	if (!crm_vcard_line(t, &first))
		return 0;
	if (!crm_str_trim(first).n)
		return 1;
	if (!crm_vcard_is(first, "BEGIN:VCARD"))
		return fault(c, first, line,
			     "this line is between two cards; a card begins with BEGIN:VCARD") < 0
			       ? -1
			       : 1;
	ended = find_end(t);
	crm_str card = {from, (size_t)(t->rest.p - from)};
	while (card.n && (card.p[card.n - 1] == '\n' || card.p[card.n - 1] == '\r'))
		card.n--;
	if (!ended)
		return fault(c, card, line, "the card that begins here has no END:VCARD") < 0 ? -1
											      : 1;
	return take_card(c, card, line) < 0 ? -1 : 1;
}

static void
make_table(struct cards *c)
{
	size_t n = c->columns.n;
	crm_str *field = crm_arena_alloc(c->arena, n * sizeof *field);
	crm_table *t = crm_table_new(c->columns.name, n, CRM_TSV);

	crm_table_source_is(t, c->in->name);
	for (size_t i = 0; i < c->rows; i++) {
		for (size_t k = 0; k < n; k++)
			field[k] = k < c->row[i].values ? c->row[i].value[k] : CRM_STR("");
		crm_table_add_read(t, field, c->row[i].line, c->row[i].text);
	}
	if (c->groups.n) {
		crm_buf_str(&t->notices, crm_buf_slice(&c->groups));
		crm_buf_zend(&t->notices);
	}
	c->in->table = t;
}

int
crm_import_vcards(struct crm_import *in)
{
	struct cards c = {
		.in = in, .arena = crm_arena_new(), .text = {crm_buf_slice(&in->text), 1}};
	int got;

	crm_vcard_columns_begin(&c.columns, c.arena);
	while ((got = next_card(&c)) > 0)
		;
	if (got == 0)
		make_table(&c);
	free(c.property);
	free(c.row);
	crm_buf_free(&c.groups);
	crm_arena_free(c.arena);
	return got;
}
