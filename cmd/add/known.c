/* known.c: the customer whom a record of a stream is about. */
#include "add/add.h"
#include "common/repeated.h"

/* ---- one of several ---- */

/* Merged rows are one customer with the row they went into. */
static void
keep_whole(struct add *a)
{
	struct crm_matches *m = &a->matches;
	size_t kept = 0;

	for (size_t i = 0; i < m->n; i++) {
		size_t now = m->number[i] < a->there ? add_now(a, m->number[i]) : SIZE_MAX, k = 0;
		while (k < kept && m->number[k] != now)
			k++;
		if (now != SIZE_MAX && k == kept)
			m->number[kept++] = now;
	}
	m->n = kept;
}

/* Where some have exactly that name, only they may be meant. */
static void
keep_namesakes(struct add *a, crm_str name)
{
	struct crm_matches *m = &a->matches;
	size_t kept = 0;

	for (size_t i = 0; i < m->n; i++)
		if (crm_str_eq(add_value_of(a, m->number[i], "name"), name)) {
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
		 "%s may be any of %zu customers: %s; an id, email or phone of one's own tells "
		 "them apart",
		 crm_quote(said), a->matches.n, crm_buf_zend(&list));
	crm_buf_free(&list);
	return crm_fail_at(e, NULL, 0, column);
}

/* ---- by what the record says ---- */

static crm_str
said_of(const struct add *a, const crm_str *theirs, const char *column)
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
	crm_str name = said_of(a, theirs, "name");
	bool said = false;

	*number = SIZE_MAX;
	for (size_t i = 0; i < sizeof by / sizeof *by && *number == SIZE_MAX; i++) {
		crm_str value = said_of(a, theirs, by[i].column);
		if (!value.n || ((by[i].key == CRM_BY_NAME && said)))
			continue;
		said = true;
		a->matches.n = 0;
		crm_people_all(by[i].key == CRM_BY_NAME ? by_name(a) : a->people, by[i].key, value,
			       &a->matches);
		keep_whole(a);
		if (a->matches.n > 1)
			keep_namesakes(a, name);
		if (a->matches.n > 1)
			return several(a, by[i].column, value, e);
		if (a->matches.n == 0)
			continue;
		a->found_by = by[i].key;
		*number = a->matches.number[0];
	}
	return 0;
}

void
add_tell_known(struct add *a, size_t i, const crm_str *theirs, size_t number)
{
	crm_str *there = crm_arena_alloc(a->arena, a->target.columns * sizeof *there);

	for (size_t c = 0; c < a->target.columns; c++)
		there[c] = add_value(a, number, (int)c);
	cmd_repeated_customer(&a->in, &a->target, cmd_country(a->call, a->policy), i, theirs,
			      there);
}
