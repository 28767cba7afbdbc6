/* record.c: the record that is made out of a row: its columns and its id. */
#include <string.h>

#include "import/rule/apply.h"

int
crm_apply_ours(const struct crm_apply *a, const char *name)
{
	for (size_t i = 0; i < a->columns; i++)
		if (crm_str_eqz(a->column[i], name))
			return (int)i;
	return -1;
}

const char *
crm_apply_id_column(const struct crm_apply *a)
{
	return a->r->what == CRM_RULES_LOG ? "event" : "id";
}

/* Parts joined by "-", fit to be an id. */
int
crm_apply_event(struct crm_apply *a, size_t i)
{
	crm_buf id = {0};

	a->event = CRM_STR("");
	for (size_t k = 0; k < a->keys; k++) {
		size_t start = id.n;
		if (k)
			crm_buf_char(&id, '-');
		crm_apply_text(a, &a->key[k], i, &id);
		if (id.n == start + (k > 0)) {
			crm_buf_free(&id);
			crm_fail(a->e, CRM_DATA, "part %zu of the key is empty", k + 1);
			return crm_fail_at(a->e, NULL, 0, crm_apply_id_column(a));
		}
	}
	for (size_t c = 0; c < id.n; c++)
		if ((unsigned char)id.p[c] <= ' ' || id.p[c] == ';')
			id.p[c] = '_';
	a->event = crm_arena_str(a->texts, crm_buf_slice(&id));
	crm_buf_free(&id);
	return 0;
}

/* An added record that has the id of the first one gets its own. */
void
crm_apply_name_added(struct crm_apply *a, crm_str base)
{
	int event = crm_apply_ours(a, crm_apply_id_column(a)), kind = crm_apply_ours(a, "kind");
	crm_buf id = {0};

	if (event < 0 || !crm_str_eq(a->value[event], base))
		return;
	crm_buf_str(&id, base);
	crm_buf_char(&id, '-');
	crm_buf_str(&id, kind >= 0 ? a->value[kind] : CRM_STR("2"));
	a->value[event] = crm_arena_str(a->texts, crm_buf_slice(&id));
	crm_buf_free(&id);
}

void
crm_apply_add_to(crm_table *t, const crm_str *value, const crm_table *theirs, size_t i)
{
	const char *source = crm_table_source(theirs, i);
	size_t n = crm_table_rows(t);

	if (n == 0 || strcmp(crm_table_source(t, n - 1), source) != 0)
		crm_table_source_is(t, source);
	crm_table_add_read(t, value, crm_table_line(theirs, i), crm_table_record(theirs, i));
}
