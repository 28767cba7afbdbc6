/* columns.c: from the properties of a card to a row. */
#include <string.h>
#include <strings.h>

#include "base/array.h"
#include "import/vcard/vcard.h"

/* How a property becomes a value. */
enum how {
	DROP,  /* not at all */
	ONE,   /* the first one is taken */
	TEXT,  /* of several, each is a line */
	LIST,  /* several become a list */
	ITEMS, /* … and each may name several */
	PARTS, /* its parts that are not empty, separated by commas */
	NAME,  /* family, given, additional, prefix, suffix */
	DATE
};

static const struct known {
	const char *property;
	enum how how;
	const char *column; /* NULL: as the property */
} known[] = {
	{"FN", ONE, NULL},
	{"N", NAME, NULL},
	{"NICKNAME", ITEMS, NULL},
	{"ORG", PARTS, NULL},
	{"TITLE", LIST, NULL},
	{"ROLE", LIST, NULL},
	{"TEL", LIST, NULL},
	{"EMAIL", LIST, NULL},
	{"ADR", PARTS, NULL},
	{"BDAY", DATE, NULL},
	{"X-CRM-BIRTHDAY", ONE, "BDAY"},
	{"ANNIVERSARY", DATE, NULL},
	{"X-ANNIVERSARY", DATE, "ANNIVERSARY"},
	{"X-EVOLUTION-ANNIVERSARY", DATE, "ANNIVERSARY"},
	{"CATEGORIES", ITEMS, NULL},
	{"NOTE", TEXT, NULL},
	{"URL", LIST, NULL},
	{"IMPP", LIST, NULL},
	{"LANG", LIST, NULL},
	{"UID", ONE, NULL},
	{"VERSION", DROP, NULL},
	{"PRODID", DROP, NULL},
	{"PHOTO", DROP, NULL},
	{"LOGO", DROP, NULL},
	{"SOUND", DROP, NULL},
	{"KEY", DROP, NULL},
	{"AGENT", DROP, NULL},
	{"LABEL", DROP, NULL},
	{"REV", DROP, NULL},
	{"X-ABLABEL", DROP, NULL},
	{"X-ABADR", DROP, NULL},
	{"X-ABDATE", DROP, NULL},
};

/* Columns that are always there, in this order. */
static const char *const usual[] = {
	"FN",         "N.family", "N.given",  "N.additional", "N.prefix", "N.suffix",
	"NICKNAME",   "ORG",      "TITLE",    "ROLE",         "TEL",      "TEL.cell",
	"TEL.home",   "TEL.work", "TEL.fax",  "TEL.pager",    "EMAIL",    "EMAIL.home",
	"EMAIL.work", "ADR",      "ADR.home", "ADR.work",     "BDAY",     "ANNIVERSARY",
	"CATEGORIES", "NOTE",     "URL",      "IMPP",         "LANG",     "UID",
};
#define USUAL CRM_LENGTH(usual)

/* Columns for values of one TYPE, such as TEL.cell. */
static const char *const types[] = {"cell", "home", "work", "fax", "pager"};
#define VOICE 3 /* the first so many are numbers that one calls */

struct card {
	struct crm_vcard_columns *columns;
	crm_arena *arena;
	bool old;
	crm_str *value;
	size_t room;
};

void
crm_vcard_columns_begin(struct crm_vcard_columns *c, crm_arena *a)
{
	*c = (struct crm_vcard_columns){.arena = a, .n = USUAL, .room = USUAL + 64};
	c->name = crm_arena_alloc(a, c->room * sizeof *c->name);
	for (size_t i = 0; i < USUAL; i++)
		c->name[i] = crm_str_z(usual[i]);
}

static size_t
find_column(const struct crm_vcard_columns *c, crm_str name)
{
	size_t i = 0;

	while (i < c->n &&
	       !(c->name[i].n == name.n && strncasecmp(c->name[i].p, name.p, name.n) == 0))
		i++;
	return i;
}

/* The column of a property that no table knows, by its name in capitals. */
static size_t
other_column(struct card *card, crm_str name)
{
	struct crm_vcard_columns *c = card->columns;
	size_t i = find_column(c, name);

	if (i < c->n)
		return i;
	if (c->n == c->room) {
		crm_str *more = crm_arena_alloc(c->arena, c->room * 2 * sizeof *more);
		memcpy(more, c->name, c->n * sizeof *more);
		c->name = more;
		c->room *= 2;
	}
	c->name[c->n] = crm_arena_str(c->arena, name);
	for (char *p = (char *)(uintptr_t)c->name[c->n].p; *p; p++)
		*p = *p >= 'a' && *p <= 'z' ? (char)(*p - 32) : *p;
	return c->n++;
}

static crm_str *
value_of(struct card *card, size_t column)
{
	if (column >= card->room) {
		size_t room = column * 2 + 1;
		crm_str *more = crm_arena_alloc(card->arena, room * sizeof *more);
		if (card->room)
			memcpy(more, card->value, card->room * sizeof *more);
		card->value = more;
		card->room = room;
	}
	return &card->value[column];
}

static crm_str *
named(struct card *card, const char *name)
{
	return value_of(card, find_column(card->columns, crm_str_z(name)));
}

static void
append(struct card *card, crm_str *to, const char *between, crm_str s)
{
	crm_buf text = {0};

	if (!s.n)
		return;
	crm_buf_str(&text, *to);
	if (text.n)
		crm_buf_z(&text, between);
	crm_buf_str(&text, s);
	*to = crm_arena_str(card->arena, crm_buf_slice(&text));
	crm_buf_free(&text);
}

/* No item of a list has a semicolon or a line break in it. */
static void
append_item(struct card *card, crm_str *to, crm_str item)
{
	crm_str copy = crm_arena_str(card->arena, crm_str_trim(item));
	char *p = (char *)(uintptr_t)copy.p;

	for (size_t i = 0; i < copy.n; i++)
		p[i] = copy.p[i] == ';' ? ',' : copy.p[i] == '\n' ? ' ' : copy.p[i];
	if (!crm_str_has_item(*to, copy))
		append(card, to, ";", copy);
}

/* ---- values ---- */

static crm_str
whole(struct card *card, const struct crm_vcard_property *p)
{
	return crm_vcard_unescape(p->value, card->old, card->arena);
}

static crm_str
without(crm_str s, const char *scheme)
{
	size_t n = strlen(scheme);

	return s.n > n && strncasecmp(s.p, scheme, n) == 0 ? (crm_str){s.p + n, s.n - n} : s;
}

/* A number may be a URI, tel:+1-555-0100;ext=12. */
static crm_str
number_of(struct card *card, crm_str said)
{
	crm_str s = without(said, "tel:");
	const char *ext = s.n ? memmem(s.p, s.n, ";ext=", 5) : NULL;
	crm_buf text = {0};

	if (!ext)
		return s;
	crm_buf_add(&text, s.p, (size_t)(ext - s.p));
	crm_buf_z(&text, " ext. ");
	crm_buf_add(&text, ext + 5, (size_t)(s.p + s.n - ext - 5));
	s = crm_arena_str(card->arena, crm_buf_slice(&text));
	crm_buf_free(&text);
	return s;
}

static crm_str
list_item(struct card *card, const struct crm_vcard_property *p)
{
	return without(number_of(card, whole(card, p)), "mailto:");
}

static crm_str
parts(struct card *card, const struct crm_vcard_property *p)
{
	crm_str left = p->value, part, text = CRM_STR("");

	while (crm_vcard_split(&left, ";", &part)) {
		part = crm_vcard_unescape(part, card->old, card->arena);
		char *c = (char *)(uintptr_t)part.p;
		for (size_t i = 0; i < part.n; i++)
			c[i] = part.p[i] == '\n' || part.p[i] == '\r' ? ' ' : part.p[i];
		append(card, &text, ", ", part);
	}
	return text;
}

static void
put_name(struct card *card, const struct crm_vcard_property *p)
{
	static const char *const columns[] = {"N.family", "N.given", "N.additional", "N.prefix",
					      "N.suffix"};
	crm_str left = p->value, part, word;

	for (size_t i = 0; i < 5 && crm_vcard_split(&left, ";", &part); i++) {
		crm_str *to = named(card, columns[i]);
		if (to->n)
			continue;
		/* A part may be several names, separated by commas. */
		while (crm_vcard_split(&part, ",", &word))
			append(card, to, " ", crm_vcard_unescape(word, card->old, card->arena));
	}
}

/* Puts a value into its column, and into that of its TYPE where there is one. A fax is not a number
 * that one calls, so it is put into its own column only. */
static void
put_typed(struct card *card, const struct crm_vcard_property *p, const char *column, crm_str value,
	  void put(struct card *, crm_str *, crm_str))
{
	bool voice = !crm_vcard_has_type(p, "fax") && !crm_vcard_has_type(p, "pager");
	char name[32];

	for (size_t i = 0; i < CRM_LENGTH(types); i++) {
		size_t at;
		snprintf(name, sizeof name, "%s.%s", column, types[i]);
		at = find_column(card->columns, crm_str_z(name));
		if (at < card->columns->n && crm_vcard_has_type(p, types[i]) &&
		    voice == (i < VOICE))
			put(card, value_of(card, at), value);
	}
	if (voice)
		put(card, named(card, column), value);
}

static void
append_part(struct card *card, crm_str *to, crm_str s)
{
	append(card, to, "; ", s);
}

static void
put_known(struct card *card, const struct crm_vcard_property *p, const struct known *k)
{
	const char *column = k->column ? k->column : k->property;
	crm_str left = p->value, item, *to;

	if (k->how == DROP)
		return;
	if (k->how == NAME) {
		put_name(card, p);
		return;
	}
	to = named(card, column);
	switch (k->how) {
	case TEXT: append(card, to, "\n", whole(card, p)); break;
	case LIST: put_typed(card, p, column, list_item(card, p), append_item); break;
	case PARTS: put_typed(card, p, column, parts(card, p), append_part); break;
	case ITEMS:
		while (crm_vcard_split(&left, ",;", &item))
			append_item(card, to, crm_vcard_unescape(item, card->old, card->arena));
		break;
	case ONE:
	case DATE:
		if (!to->n)
			*to = k->how == ONE ? whole(card, p) : crm_vcard_date(p, card->arena);
		break;
	case NAME:
	case DROP: break;
	}
}

static void
put_property(struct card *card, const struct crm_vcard_property *p)
{
	if (crm_vcard_is_binary(p))
		return;
	for (size_t i = 0; i < CRM_LENGTH(known); i++)
		if (crm_vcard_is(p->name, known[i].property)) {
			put_known(card, p, &known[i]);
			return;
		}
	append_item(card, value_of(card, other_column(card, p->name)), whole(card, p));
}

/* ---- what needs the whole card ---- */

/* Apple keeps other dates in pairs: item1.X-ABDATE, and item1.X-ABLabel that says what it is. */
static void
put_labelled_dates(struct card *card, const struct crm_vcard_property *p, size_t n)
{
	crm_str *to = named(card, "ANNIVERSARY");

	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < n && crm_vcard_is(p[i].name, "X-ABDATE"); k++)
			if (!to->n && crm_vcard_is(p[k].name, "X-ABLABEL") &&
			    crm_str_eq(p[i].group, p[k].group) &&
			    memmem(p[k].value.p, p[k].value.n, "nniversary", 10))
				*to = crm_vcard_date(&p[i], card->arena);
}

/* Chinese, Japanese and Korean names are written family first, without a blank. */
static bool
is_cjk(crm_str s)
{
	size_t n;

	return s.n && crm_utf8_next(s, &n) >= 0x2e80;
}

/* A full name where the card has none. */
static void
make_full_name(struct card *card)
{
	static const char *const order[] = {"N.prefix", "N.given", "N.additional", "N.family",
					    "N.suffix"};
	crm_str *to = named(card, "FN"), family = *named(card, "N.family"),
		given = *named(card, "N.given");

	if (to->n)
		return;
	if (is_cjk(family) && is_cjk(given)) {
		append(card, to, "", family);
		append(card, to, "", given);
		return;
	}
	for (size_t i = 0; i < 5; i++)
		append(card, to, " ", *named(card, order[i]));
	append(card, to, "", to->n ? CRM_STR("") : *named(card, "ORG"));
}

static bool
preferred(const struct crm_vcard_property *p)
{
	return crm_vcard_has_type(p, "pref") || crm_str_eqz(crm_vcard_parameter(p, "PREF"), "1");
}

crm_str *
crm_vcard_row(struct crm_vcard_columns *c, const struct crm_vcard_property *p, size_t n, bool old,
	      size_t *count)
{
	struct card card = {.columns = c, .arena = c->arena, .old = old};

	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < n; i++)
			if (preferred(&p[i]) == (pass == 0))
				put_property(&card, &p[i]);
	put_labelled_dates(&card, p, n);
	make_full_name(&card);
	value_of(&card, c->n - 1);
	*count = c->n;
	return card.value;
}
