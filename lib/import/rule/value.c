/* value.c: what one of our columns becomes in one row. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "import/rule/apply.h"

/* ---- texts ---- */

static bool
all_han(crm_str s)
{
	size_t n;

	for (crm_str rest = s; rest.n; rest.p += n, rest.n -= n) {
		uint32_t c = crm_utf8_next(rest, &n);
		if (!((c >= 0x3400 && c <= 0x9fff) || (c >= 0x20000 && c <= 0x323af)))
			return false;
	}
	return s.n > 0;
}

/* Whether a column of theirs has family names. */
static bool
is_family(crm_str name)
{
	static const char *const words[] = {"Last Name", "LastName",    "last_name",
					    "N.family",  "Family Name", "Surname"};

	for (size_t i = 0; i < CRM_LENGTH(words); i++)
		if (name.n == strlen(words[i]) && strncasecmp(name.p, words[i], name.n) == 0)
			return true;
	return false;
}

/* Adds a Chinese name whose parts are in columns of their own, "{First Name} {Last Name}": the
 * family name comes first, and there are no blanks. False, with nothing added, when the text is
 * anything else. */
static bool
han_name(const struct crm_apply *a, const struct crm_bound_text *t, crm_buf *out)
{
	const struct crm_text *text = t->text;
	bool family = false;
	size_t said = 0;

	if (text->after.n)
		return false;
	for (size_t k = 0; k < text->pieces; k++) {
		crm_str value =
			t->column[k] < 0 ? CRM_STR("") : crm_str_trim(a->field[t->column[k]]);
		if (text->piece[k].of != CRM_PIECE_COLUMN ||
		    crm_str_trim(text->piece[k].before).n || (value.n && !all_han(value)))
			return false;
		said += value.n > 0;
		family = family ||
			 (value.n && is_family(crm_table_column(a->theirs, (size_t)t->column[k])));
	}
	for (int pass = 0; family && said > 1 && pass < 2; pass++)
		for (size_t k = 0; k < text->pieces; k++)
			if (t->column[k] >= 0 &&
			    is_family(crm_table_column(a->theirs, (size_t)t->column[k])) ==
				    (pass == 0))
				crm_buf_str(out, crm_str_trim(a->field[t->column[k]]));
	return family && said > 1;
}

/* ---- values ---- */

static bool
same_word(crm_str a, crm_str b)
{
	return a.n == b.n && strncasecmp(a.p, b.p, a.n) == 0;
}

static crm_str
mapped(const struct crm_column *c, crm_str value)
{
	for (size_t i = 0; c && i < c->value_count; i++)
		if (same_word(value, c->values[i].theirs))
			return c->values[i].ours;
	return c && c->otherwise ? crm_str_z(c->otherwise) : value;
}

/* ---- lists ---- */

/* Whether two items are the same: phones by their digits, all else without regard to case. */
static bool
same_item(crm_str column, crm_str a, crm_str b)
{
	size_t i = 0, j = 0;

	if (!crm_str_eqz(column, "phone"))
		return same_word(a, b);
	do {
		while (i < a.n && (a.p[i] < '0' || a.p[i] > '9'))
			i++;
		while (j < b.n && (b.p[j] < '0' || b.p[j] > '9'))
			j++;
		if (i == a.n || j == b.n)
			return i == a.n && j == b.n;
	} while (a.p[i++] == b.p[j++]);
	return false;
}

static void
add_item(crm_str column, crm_str item, crm_buf *list, size_t start)
{
	crm_str there = list->n > start ? (crm_str){list->p + start, list->n - start} : CRM_STR(""),
		other;

	item = crm_str_trim(item);
	while (crm_str_item(&there, &other))
		if (same_item(column, item, other))
			return;
	if (!item.n)
		return;
	if (list->n > start)
		crm_buf_char(list, ';');
	crm_buf_str(list, item);
}

/* The first of the marks in s: where, and how long it is; s.n when there is none. */
static size_t
find_mark(crm_str s, const struct crm_list *marks, size_t *len)
{
	for (size_t at = 0; at < s.n; at++)
		for (size_t m = 0; m <= marks->n; m++) {
			const char *z = m < marks->n ? marks->word[m] : ";";
			*len = strlen(z);
			if (s.n - at >= *len && memcmp(s.p + at, z, *len) == 0)
				return at;
		}
	return s.n;
}

static void
add_items(const struct crm_apply *a, const struct crm_column *c, crm_str column, crm_str text,
	  crm_buf *list, size_t start)
{
	const struct crm_list *marks = c && c->split.n ? &c->split : &a->r->split;
	while (text.n) {
		size_t len = 0, at = find_mark(text, marks, &len);
		crm_str values = mapped(c, crm_str_trim((crm_str){text.p, at})), item;
		while (crm_str_item(&values, &item))
			add_item(column, item, list, start);
		if (at == text.n)
			break;
		text = (crm_str){text.p + at + len, text.n - at - len};
	}
}

/* ---- ours ---- */

static int
fault(struct crm_apply *a, crm_str column, crm_str value, const char *why)
{
	char field[sizeof a->e->field];

	snprintf(field, sizeof field, "%.*s", (int)column.n, column.p);
	crm_fail(a->e, CRM_DATA, "%s %s", crm_quote(value), why);
	return crm_fail_at(a->e, NULL, 0, field);
}

static bool
plain_marks(const crm_rules *r)
{
	return strcmp(r->decimal, ".") == 0 && !*r->thousands && !r->signs.n;
}

/* -1 with a fault, which says which options would read it. 0 when there are none, and no marks are
 * given: then the check of the record says what is wrong with it. */
static int
number_fault(struct crm_apply *a, crm_str column, crm_str s)
{
	crm_buf why = {0}, advice = {0};
	bool plain = plain_marks(a->r), silent;

	crm_buf_z(&why,
		  plain ? "is not a number"
			: "is not a number with the marks that \"decimal\" and \"thousands\" give");
	crm_number_advice(a->r, s, &advice);
	crm_buf_str(&why, crm_buf_slice(&advice));
	silent = plain && !advice.n;
	if (!silent)
		fault(a, column, s, crm_buf_zend(&why));
	crm_buf_free(&why);
	crm_buf_free(&advice);
	return silent ? 0 : -1;
}

/* Converts a value to what a column of that kind has. */
static int
convert(struct crm_apply *a, enum crm_as as, crm_str column, crm_str value, crm_str *out)
{
	const char *why = NULL;
	crm_str s = crm_str_trim(value);

	*out = value;
	a->scratch.n = 0;
	if (as == CRM_AS_TEXT || as == CRM_AS_LIST)
		return 0;
	*out = CRM_STR("");
	if (!s.n)
		return 0;
	if (as == CRM_AS_NUMBER && !crm_number_read(a->r, s, &a->scratch)) {
		if (number_fault(a, column, s) < 0)
			return -1;
		crm_buf_str(&a->scratch, s);
	} else if (as != CRM_AS_NUMBER && !crm_date_read(a->r, as, s, &a->scratch, &why)) {
		return fault(a, column, s, why);
	}
	*out = crm_arena_str(a->texts, crm_buf_slice(&a->scratch));
	return 0;
}

static enum crm_as
as_of(const struct crm_apply *a, const struct crm_column *c, crm_str column)
{
	return c && c->as != CRM_AS_AUTO ? c->as
					 : crm_as_of((enum crm_rules_for)a->r->what, column);
}

static int
list(struct crm_apply *a, const struct crm_column *c, size_t i, crm_str *out)
{
	crm_str column = crm_str_z(c->name);
	crm_buf items = {0}, text = {0};

	for (size_t k = 0; k < c->bounds && !(c->first && items.n); k++) {
		text.n = 0;
		crm_apply_text(a, &c->bound[k], i, &text);
		add_items(a, c, column, crm_buf_slice(&text), &items, 0);
	}
	*out = crm_arena_str(a->texts, crm_buf_slice(&items));
	crm_buf_free(&items);
	crm_buf_free(&text);
	return 0;
}

/* In a column that is not a list several texts are joined by "; ". */
static crm_str
joined(struct crm_apply *a, const struct crm_column *c, size_t i)
{
	crm_buf text = {0};
	crm_str kept;

	for (size_t k = 0; k < c->bounds; k++) {
		size_t before = text.n, from;
		if (text.n)
			crm_buf_z(&text, "; ");
		from = text.n;
		if (strcmp(c->name, "name") != 0 || !han_name(a, &c->bound[k], &text))
			crm_apply_text(a, &c->bound[k], i, &text);
		if (text.n == from)
			text.n = before;
		if (c->first && text.n)
			break;
	}
	kept = crm_arena_str(a->texts, crm_buf_slice(&text));
	crm_buf_free(&text);
	return kept;
}

static int
number(struct crm_apply *a, crm_num n, crm_str *out)
{
	char text[CRM_NUM_TEXT];

	*out = crm_arena_str(a->texts,
			     (crm_str){text, crm_num_format(n, n % CRM_NUM_ONE ? 2 : 0, text)});
	return 0;
}

/* Whether any column that the sum names has a value: without one the result is empty, not 0. */
struct said {
	const struct crm_apply *a;
	bool any;
};

static void
look(void *to, crm_str name, crm_place at)
{
	struct said *s = to;

	(void)at;
	for (size_t x = 0; x < s->a->exprs; x++)
		if (crm_str_eq(name, s->a->expr[x].name) && s->a->expr[x].column >= 0)
			s->any = s->any || crm_str_trim(s->a->field[s->a->expr[x].column]).n;
}

static int
sum(struct crm_apply *a, const struct crm_column *c, size_t i, crm_str *out)
{
	struct said said = {.a = a};
	crm_num n;

	*out = CRM_STR("");
	crm_term_names(c->sum->root, look, &said);
	if (!said.any)
		return 0;
	return crm_apply_number(a, c->sum, i, &n) < 0 ? -1 : number(a, n, out);
}

int
crm_apply_column(struct crm_apply *a, const struct crm_column *c, size_t i, crm_str *out)
{
	crm_str name = crm_str_z(c->name);
	enum crm_as as = as_of(a, c, name);

	if (c->share)
		return number(a, c->shared[i], out);
	if (c->sum)
		return sum(a, c, i, out);
	if (as == CRM_AS_LIST)
		return list(a, c, i, out);
	return convert(a, as, name, mapped(c, joined(a, c, i)), out);
}

int
crm_apply_own(struct crm_apply *a, crm_str name, crm_str value, crm_str *out)
{
	enum crm_as as = as_of(a, NULL, name);

	if (as == CRM_AS_LIST && a->r->split.n) {
		crm_buf items = {0};
		add_items(a, NULL, name, value, &items, 0);
		*out = crm_arena_str(a->texts, crm_buf_slice(&items));
		crm_buf_free(&items);
		return 0;
	}
	return convert(a, as, name, value, out);
}
