/* known.c: records of a stream that are about customers who are there already. */
#include "add/add.h"
#include "common/repeated.h"

/* Names are compared only for records that have nothing else. */
static size_t
find_name(struct add *a, crm_str name)
{
	int column = cmd_target_find(&a->target, "name");

	if (!a->names) {
		a->names = crm_people_new(NULL);
		for (size_t i = 0; i < a->there; i++)
			crm_people_put(a->names, CRM_BY_NAME, add_value(a, i, column), i);
	}
	return crm_people_find(a->names, CRM_BY_NAME, name);
}

/* Who in the file the record's column is about. *said: it says anything. */
static size_t
find_by(struct add *a, const crm_str *theirs, const char *column, enum crm_people_key key, bool *said)
{
	for (size_t c = 0; c < crm_table_columns(a->in.table); c++) {
		crm_str list = theirs[c], item;
		if (a->in.to[c] < 0 || !crm_str_eqz(a->target.column[a->in.to[c]], column))
			continue;
		*said = *said || list.n;
		if (key == CRM_BY_NAME)
			return list.n ? find_name(a, list) : SIZE_MAX;
		while (crm_str_item(&list, &item)) {
			size_t number = crm_people_find(a->people, key, item);
			if (number < a->there)
				return number;
		}
	}
	return SIZE_MAX;
}

bool
add_is_known(struct add *a, size_t i, const crm_str *theirs)
{
	crm_str *there;
	size_t number;
	bool said = false;

	number = find_by(a, theirs, "id", CRM_BY_ID, &said);
	if (number >= a->there)
		number = find_by(a, theirs, "email", CRM_BY_EMAIL, &said);
	if (number >= a->there)
		number = find_by(a, theirs, "phone", CRM_BY_PHONE, &said);
	if (number >= a->there && !said)
		number = find_by(a, theirs, "name", CRM_BY_NAME, &said);
	if (number >= a->there)
		return false;
	number = add_now(a, number);
	there = crm_arena_alloc(a->arena, a->target.columns * sizeof *there);
	for (size_t c = 0; c < a->target.columns; c++)
		there[c] = add_value(a, number, (int)c);
	cmd_repeated_customer(&a->in, &a->target, i, theirs, there);
	return true;
}
