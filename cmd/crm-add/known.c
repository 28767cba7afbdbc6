/* known.c: the customer whom a record of a stream is about. */
#include "crm-add/add.h"
#include "base/array.h"

/* ---- one of several ---- */

/* Merged rows are one customer with the row they went into. */
static void
keep_whole(struct add *a)
{
	struct crm_matches *m = &a->matches;
	size_t kept = 0;

	for (size_t i = 0; i < m->n; i++) {
		size_t now = add_now(a, m->number[i]), k = 0;
		while (k < kept && m->number[k] != now)
			k++;
		if (k == kept)
			m->number[kept++] = now;
	}
	m->n = kept;
}

static bool
has_name(struct add *a, size_t number, crm_str name)
{
	return crm_str_eq(add_value_of(a, number, "name"), name);
}

static bool
has_like_name(struct add *a, size_t number, crm_str name)
{
	return crm_people_alike(a->people, add_value_of(a, number, "name"), name);
}

/* Where some have that name, or one like it, only they may be meant. */
static void
keep_namesakes(struct add *a, crm_str name, bool (*has)(struct add *, size_t, crm_str))
{
	struct crm_matches *m = &a->matches;
	size_t kept = 0;

	for (size_t i = 0; i < m->n; i++)
		if (has(a, m->number[i], name)) {
			size_t number = m->number[kept];
			m->number[kept++] = m->number[i];
			m->number[i] = number;
		}
	if (kept)
		m->n = kept;
}

static int
several(struct add *a, const char *column, crm_str said, crm_error *e)
{
	crm_buf list = {0};

	for (size_t i = 0; i < a->matches.n; i++) {
		uint64_t line;
		const char *source = add_source(a, a->matches.number[i], &line);
		crm_buf_z(&list, i == 0 ? "" : i + 1 < a->matches.n ? ", " : " and ");
		crm_buf_f(&list, "%s ", crm_quote(add_value_of(a, a->matches.number[i], "id")));
		crm_buf_f(&list, "%s (%s:%llu)",
			  crm_quote(add_value_of(a, a->matches.number[i], "name")), source,
			  (unsigned long long)line);
	}
	crm_fail(e, CRM_DATA,
		 "%s may be any of %zu customers: %s; an id, an email or a phone number tells them "
		 "apart",
		 crm_quote(said), a->matches.n, crm_buf_zend(&list));
	crm_buf_free(&list);
	return crm_fail_at(e, NULL, 0, column);
}

/* ---- somebody else with the same phone or email ---- */

/* Members of one household share phones and emails: those with quite another name are not meant. */
static void
drop_family(struct add *a, crm_str name, crm_str household)
{
	struct crm_matches *m = &a->matches;
	size_t kept = 0;

	for (size_t i = 0; i < m->n; i++)
		if (!crm_str_eq(household, add_value_of(a, m->number[i], "household")) ||
		    has_like_name(a, m->number[i], name))
			m->number[kept++] = m->number[i];
	m->n = kept;
}

/* A phone or email alone does not make a customer somebody else. */
static int
another_name(struct add *a, size_t number, const char *column, crm_str said, crm_str name,
	     crm_error *e)
{
	crm_buf way = {0};
	uint64_t line;
	const char *source = add_source(a, number, &line);

	add_way_to_change(a, number, "name", name, &way);
	crm_fail(e, CRM_DATA, "%s belongs to %s %s (%s:%llu), and %s is a different name",
		 crm_quote(said), crm_quote(add_value_of(a, number, "id")),
		 crm_quote(add_value_of(a, number, "name")), source, (unsigned long long)line,
		 crm_quote(name));
	crm_fail_more(e, "; if they are one person, ");
	crm_fail_more(e, way.n ? "run this first: %s" : "write one name%s", crm_buf_zend(&way));
	crm_fail_more(e, "; if not, ");
	add_fail_household(a, number, CRM_STR(""), e);
	crm_buf_free(&way);
	return crm_fail_at(e, NULL, 0, column);
}

/* ---- by what the record says ---- */

crm_str
add_said_of(const struct add *a, const crm_str *theirs, const char *column)
{
	for (size_t c = 0; c < crm_table_columns(a->in.table); c++)
		if (a->in.to[c] >= 0 && crm_str_eqz(a->target.column[a->in.to[c]], column))
			return theirs[c];
	return CRM_STR("");
}

/* Names are compared only for records that have nothing else. */
static const crm_people *
by_name(struct add *a)
{
	int column = cmd_target_find(&a->target, "name");

	if (!a->names) {
		a->names = crm_people_new(NULL);
		for (size_t i = 0; i < a->there; i++)
			crm_people_put(a->names, CRM_BY_NAME, add_value(a, i, column), i);
	}
	return a->names;
}

/* Whom the record means among those who have the same value. An id is that of one row, as it is. */
static int
find_by(struct add *a, enum crm_people_key key, const char *column, const crm_str *theirs,
	size_t *number, crm_error *e)
{
	crm_str value = add_said_of(a, theirs, column), name = add_said_of(a, theirs, "name");
	crm_str household = add_said_of(a, theirs, "household");
	bool shared = name.n && (key == CRM_BY_EMAIL || key == CRM_BY_PHONE);

	a->matches.n = 0;
	crm_people_all(key == CRM_BY_NAME ? by_name(a) : a->people, key, value, &a->matches);
	if (key != CRM_BY_ID)
		keep_whole(a);
	if (shared && household.n)
		drop_family(a, name, household);
	if (a->matches.n > 1)
		keep_namesakes(a, name, has_name);
	if (shared && a->matches.n > 1)
		keep_namesakes(a, name, has_like_name);
	if (a->matches.n > 1)
		return several(a, column, value, e);
	if (a->matches.n == 0)
		return 0;
	if (shared && !has_like_name(a, a->matches.number[0], name))
		return another_name(a, a->matches.number[0], column, value, name, e);
	a->found_by = key;
	*number = a->matches.number[0];
	return 0;
}

int
add_find_known(struct add *a, const crm_str *theirs, size_t *number, crm_error *e)
{
	static const struct {
		enum crm_people_key key;
		const char *column;
	} by[] = {{CRM_BY_ID, "id"},
		  {CRM_BY_EMAIL, "email"},
		  {CRM_BY_PHONE, "phone"},
		  {CRM_BY_NAME, "name"}};
	bool said = false;

	*number = SIZE_MAX;
	for (size_t i = 0; i < CRM_LENGTH(by) && *number == SIZE_MAX; i++) {
		if (!add_said_of(a, theirs, by[i].column).n || (by[i].key == CRM_BY_NAME && said))
			continue;
		said = true;
		if (find_by(a, by[i].key, by[i].column, theirs, number, e) < 0)
			return -1;
	}
	return 0;
}
