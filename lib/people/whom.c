/* whom.c: finds the customer whom somebody means. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "people/people.h"

enum { ID, NAME, PHONE, EMAIL, STATUS, COLUMNS };
static const char *const columns[COLUMNS] = {"id", "name", "phone", "email", "status"};

struct crm_whom {
	const crm_table *table;
	int at[COLUMNS];
	crm_people *people;
	bool phones, emails;  /* these are in the index */
	crm_str *own, *latin; /* forms of each row's name; NULL: not needed yet */
	crm_arena *arena;
	crm_row row;
	crm_buf scratch;
};

static crm_str
get(crm_whom *w, size_t row, int column)
{
	if (w->at[column] < 0)
		return CRM_STR("");
	if (w->row.row != row)
		crm_row_split(&w->row, w->table, row);
	return w->row.field[w->at[column]];
}

static void
enter(crm_whom *w, enum crm_people_key key, int column)
{
	for (size_t i = 0; w->at[column] >= 0 && i < crm_table_rows(w->table); i++) {
		crm_str value = get(w, i, column);
		crm_people_put(w->people, key, value, i);
		if (key == CRM_BY_PHONE)
			crm_people_put(w->people, CRM_BY_SWITCHBOARD, value, i);
	}
}

crm_whom *
crm_whom_new(const crm_table *t, const crm_country *country, crm_error *e)
{
	crm_whom *w;
	int at[COLUMNS];

	for (int i = 0; i < COLUMNS; i++)
		at[i] = crm_table_find(t, columns[i]);
	if (at[ID] < 0 || at[NAME] < 0) {
		crm_fail(e, CRM_DATA, "a file of customers must have the columns id and name");
		crm_fail_at(e, crm_table_source(t, 0), 1, NULL);
		return NULL;
	}
	w = crm_alloc(sizeof *w);
	w->table = t;
	memcpy(w->at, at, sizeof at);
	w->people = crm_people_new(country);
	w->arena = crm_arena_new();
	w->row.row = SIZE_MAX;
	enter(w, CRM_BY_ID, ID);
	return w;
}

void
crm_whom_free(crm_whom *w)
{
	if (!w)
		return;
	crm_people_free(w->people);
	crm_arena_free(w->arena);
	crm_row_free(&w->row);
	crm_buf_free(&w->scratch);
	free(w->own);
	free(w->latin);
	free(w);
}

const char *
crm_whom_notice(const crm_whom *w)
{
	return crm_people_notice(w->people);
}

crm_str
crm_whom_value(crm_whom *w, size_t row, const char *column)
{
	int at = crm_table_find(w->table, column);

	if (at < 0)
		return CRM_STR("");
	if (w->row.row != row)
		crm_row_split(&w->row, w->table, row);
	return w->row.field[at];
}

size_t
crm_whom_row(const crm_whom *w, crm_str id)
{
	return crm_people_find(w->people, CRM_BY_ID, id);
}

size_t
crm_whom_now(crm_whom *w, size_t row)
{
	size_t now = row, next;
	crm_str into;

	for (size_t steps = 0; steps <= crm_table_rows(w->table); steps++) {
		if (!crm_merged_into(get(w, now, STATUS), &into))
			return now;
		next = crm_whom_row(w, into);
		if (next == SIZE_MAX || next == now)
			break;
		now = next;
	}
	return row;
}

/* ---- by phone and email ---- */

static void
by_phone(crm_whom *w, crm_str text, struct crm_matches *m)
{
	if (!crm_phone_ok(text))
		return;
	if (!w->phones)
		enter(w, CRM_BY_PHONE, PHONE);
	w->phones = true;
	crm_people_all(w->people, CRM_BY_PHONE, text, m);
	if (!m->n)
		crm_people_all(w->people, CRM_BY_SWITCHBOARD, text, m);
}

static void
by_email(crm_whom *w, crm_str text, struct crm_matches *m)
{
	if (!memchr(text.p, '@', text.n))
		return;
	if (!w->emails)
		enter(w, CRM_BY_EMAIL, EMAIL);
	w->emails = true;
	crm_people_all(w->people, CRM_BY_EMAIL, text, m);
}

/* ---- by name ---- */

typedef void add_forms(struct crm_namer *n, crm_str name, crm_buf *out);

/* The forms of all names; they are made when they are first needed. */
static const crm_str *
forms(crm_whom *w, crm_str **of, add_forms *add)
{
	size_t n = crm_table_rows(w->table);

	if (*of)
		return *of;
	*of = crm_alloc((n + 1) * sizeof **of);
	for (size_t i = 0; i < n; i++) {
		w->scratch.n = 0;
		add(crm_people_namer(w->people), get(w, i, NAME), &w->scratch);
		if (w->scratch.n)
			(*of)[i] = crm_arena_str(w->arena, crm_buf_slice(&w->scratch));
	}
	return *of;
}

static bool
is_whole(crm_str form, crm_str wanted)
{
	size_t letters = 0;

	for (size_t i = 0; i < form.n; i++)
		letters += form.p[i] != ' ';
	for (size_t i = 0; i < wanted.n; i++)
		letters -= wanted.p[i] != ' ';
	return letters == 0 && crm_name_has(form, wanted);
}

/* Turns a Chinese name with its family name last, as exports write it: "芳 王" is 王芳. */
static bool
is_turned(crm_str form, crm_str wanted)
{
	const char *blank = form.n ? memrchr(form.p, ' ', form.n) : NULL;
	size_t first = blank ? (size_t)(blank - form.p) : 0, last = blank ? form.n - first - 1 : 0;

	return blank && (unsigned char)*form.p >= 0xe3 && wanted.n == first + last &&
	       memcmp(wanted.p, blank + 1, last) == 0 &&
	       memcmp(wanted.p + last, form.p, first) == 0;
}

/* Whether a form has all words of the wanted name, in any order. */
static bool
has_words(crm_str form, crm_str wanted)
{
	bool any = false;

	while (wanted.n) {
		const char *blank = memchr(wanted.p, ' ', wanted.n);
		size_t n = blank ? (size_t)(blank - wanted.p) : wanted.n;
		if (n && !crm_name_has(form, (crm_str){wanted.p, n}))
			return false;
		any |= n > 0;
		n += blank != NULL;
		wanted = (crm_str){wanted.p + n, wanted.n - n};
	}
	return any;
}

typedef bool fits(crm_str form, crm_str wanted);

static void
by_forms(const crm_whom *w, const crm_str *of, crm_str wanted, fits *fit, struct crm_matches *m)
{
	for (size_t i = 0; i < crm_table_rows(w->table); i++) {
		crm_str all = of[i], form, others, one;
		bool found = false;
		while (!found && crm_name_next(&all, &form))
			for (others = wanted; !found && crm_name_next(&others, &one);)
				found = fit(form, one);
		if (found)
			crm_matches_add(m, i, 0);
	}
}

/* Of several customers whose names have the same form, keeps those whose name is written in the
 * same way, apart from case, if there are any: "Ute Kohler" is not "Ute Köhler". */
static void
narrow(crm_whom *w, crm_str text, bool (*same)(crm_str, crm_str), struct crm_matches *m)
{
	size_t kept = 0;

	for (size_t i = 0; m->n > 1 && i < m->n; i++)
		if (same(crm_str_trim(get(w, m->number[i], NAME)), text)) {
			size_t number = m->number[kept];
			m->number[kept++] = m->number[i];
			m->number[i] = number;
		}
	if (kept)
		m->n = kept;
}

static bool
same_but_case(crm_str a, crm_str b)
{
	crm_buf x = {0}, y = {0};
	bool same;

	crm_str_fold(a, &x);
	crm_str_fold(b, &y);
	same = crm_str_eq(crm_buf_slice(&x), crm_buf_slice(&y));
	crm_buf_free(&x);
	crm_buf_free(&y);
	return same;
}

/* In this order: whole names; Chinese names that are turned; parts of names; words in another
 * order. In each case a name in its own script comes before its transliteration, except that a
 * part is searched in both at once. */
static void
by_name(crm_whom *w, crm_str text, struct crm_matches *m)
{
	static fits *const how[] = {is_whole, is_turned, crm_name_has, has_words};
	struct crm_namer *namer = crm_people_namer(w->people);
	crm_buf own = {0}, latin = {0};

	crm_name_own(namer, text, &own);
	by_forms(w, forms(w, &w->own, crm_name_own), crm_buf_slice(&own), is_whole, m);
	narrow(w, text, crm_str_eq, m);
	narrow(w, text, same_but_case, m);
	if (!m->n) {
		crm_name_latin(namer, text, &latin);
		forms(w, &w->latin, crm_name_latin);
	}
	for (size_t i = 0; !m->n && i < CRM_LENGTH(how); i++) {
		by_forms(w, w->own, crm_buf_slice(&own), how[i], m);
		size_t among = m->n;
		struct crm_matches more = {0};
		by_forms(w, w->latin, crm_buf_slice(&own), how[i], &more);
		if (!m->n && !more.n)
			by_forms(w, w->own, crm_buf_slice(&latin), how[i], &more);
		for (size_t k = 0; k < more.n; k++)
			crm_matches_add(m, more.number[k], among);
		crm_matches_free(&more);
	}
	crm_buf_free(&own);
	crm_buf_free(&latin);
}

/* "koehler" is Köhler without umlauts: searches "kohler", and only names that are not in ASCII
 * count. This is tried last. */
static void
by_umlauts(crm_whom *w, crm_str text, struct crm_matches *m)
{
	static fits *const how[] = {is_whole, crm_name_has};
	crm_buf own = {0};
	size_t n = 0, kept = 0;

	crm_name_own(crm_people_namer(w->people), text, &own);
	for (size_t i = 0; i < own.n; i++)
		if (own.p[i] != 'e' || n == 0 || !memchr("aou", own.p[n - 1], 3))
			own.p[n++] = own.p[i];
	for (size_t i = 0; n < own.n && m->n == 0 && i < 2; i++) {
		by_forms(w, w->own, (crm_str){own.p, n}, how[i], m);
		for (size_t k = kept = 0; k < m->n; k++)
			if (!crm_name_is_ascii(get(w, m->number[k], NAME)))
				m->number[kept++] = m->number[k];
		m->n = kept;
	}
	crm_buf_free(&own);
}

/* ---- the whole search ---- */

/* Replaces merged rows by those that they went into, each once. */
static void
resolve(crm_whom *w, struct crm_matches *m)
{
	size_t n = m->n;

	m->n = 0;
	for (size_t i = 0; i < n; i++)
		crm_matches_add(m, crm_whom_now(w, m->number[i]), m->n);
}

/* The fault that nobody was found. A customer who has the number with another extension may have
 * got a new one: a single such customer is named, and several are left in `m`. */
static int
nobody(crm_whom *w, crm_str text, struct crm_matches *m, crm_error *e)
{
	crm_str alone = crm_phone_ok(text) ? crm_phone_alone(text) : text;

	if (alone.n < text.n)
		by_phone(w, alone, m);
	resolve(w, m);
	if (m->n == 1)
		crm_fail(e, CRM_DATA, "no customer has the phone %s; %s %s has the number %s",
			 crm_quote(text), crm_quote(crm_whom_value(w, m->number[0], "id")),
			 crm_quote(crm_whom_value(w, m->number[0], "name")),
			 crm_quote(crm_whom_value(w, m->number[0], "phone")));
	else if (m->n)
		crm_fail(e, CRM_DATA,
			 "no customer has the phone %s; %zu customers have other extensions of "
			 "that number",
			 crm_quote(text), m->n);
	else
		crm_fail(e, CRM_DATA, "no customer has the name, id, phone or email %s",
			 crm_quote(text));
	m->n = m->n > 1 ? m->n : 0;
	return -1;
}

/* A merged row that leads to nobody, or round in a circle, means nobody: entries for it would get
 * lost. */
static int
check_now(crm_whom *w, size_t row, crm_error *e)
{
	crm_str into;

	if (!crm_merged_into(get(w, row, STATUS), &into))
		return 0;
	crm_fail(e, CRM_DATA,
		 crm_whom_row(w, into) == SIZE_MAX
			 ? "%s was merged into %s, but no customer has that id"
			 : "%s was merged into %s, which leads in a circle or to nobody",
		 crm_quote(crm_whom_value(w, row, "id")), crm_quote(into));
	return -1;
}

int
crm_whom_find(crm_whom *w, crm_str text, size_t *row, struct crm_matches *several, crm_error *e)
{
	several->n = 0;
	text = crm_str_trim(text);
	if (!text.n)
		return crm_fail(e, CRM_DATA, "no customer is named");
	*row = crm_whom_row(w, text);
	if (*row != SIZE_MAX) {
		*row = crm_whom_now(w, *row);
		return check_now(w, *row, e);
	}
	by_phone(w, text, several);
	if (!several->n)
		by_email(w, text, several);
	if (!several->n)
		by_name(w, text, several);
	if (!several->n)
		by_umlauts(w, text, several);
	resolve(w, several);
	if (several->n > 1)
		return crm_fail(e, CRM_DATA, "%s may mean %zu customers; name one by id",
				crm_quote(text), several->n);
	if (several->n == 0)
		return nobody(w, text, several, e);
	*row = several->number[0];
	several->n = 0;
	return check_now(w, *row, e);
}
