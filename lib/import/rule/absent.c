/* absent.c: ids that an earlier state of the same export may have given, and that it does not give
 * now. The log may have records with these ids, which are then no longer in the export. */
#include <string.h>

#include "import/rule/apply.h"

static void
keep(struct crm_apply *a, size_t i, crm_str id, crm_str lines)
{
	crm_table **t = &a->out->left_out;

	if (!*t)
		*t = crm_table_new((crm_str[]){CRM_STR("event"), CRM_STR("lines")}, 2, CRM_TSV);
	crm_apply_add_to(*t, (crm_str[]){id, lines}, a->theirs, i);
}

/* Sets the kind and the id alone; the id may be made of the kind. False when they cannot be known.
 */
static bool
set_identity(struct crm_apply *a, const struct crm_columns *columns, size_t i)
{
	for (size_t k = 0; k < columns->n; k++) {
		const struct crm_column *c = &columns->at[k];
		int at = crm_apply_ours(a, c->name);
		if ((strcmp(c->name, "kind") == 0 || strcmp(c->name, "event") == 0) &&
		    crm_apply_column(a, c, i, &a->value[at]) < 0)
			return false;
	}
	return true;
}

/* The id of the record that rule k would add to the record whose id and kind these are. */
static void
keep_added(struct crm_apply *a, size_t k, size_t i, crm_str base, crm_str base_kind, crm_str lines)
{
	int event = crm_apply_ours(a, "event"), kind = crm_apply_ours(a, "kind");

	a->event = a->value[event] = base;
	if (kind >= 0)
		a->value[kind] = base_kind;
	if (!set_identity(a, &a->r->row_rule[k].add, i))
		return;
	crm_apply_name_added(a, base);
	keep(a, i, a->value[event], lines);
}

/* The id of the row in hand, and those of all that rules would add to it. */
static void
keep_all(struct crm_apply *a, size_t i, crm_str lines)
{
	int kind = crm_apply_ours(a, "kind");
	crm_str base = a->event, base_kind = CRM_STR("");

	keep(a, i, base, lines);
	if (set_identity(a, &a->r->columns, i) && kind >= 0)
		base_kind = a->value[kind];
	for (size_t k = 0; k < a->r->row_rules; k++)
		if (a->r->row_rule[k].adds)
			keep_added(a, k, i, base, base_kind, lines);
}

static bool
has_ids(const struct crm_apply *a)
{
	return a->keys && a->r->what == CRM_RULES_LOG;
}

void
crm_apply_absent_row(struct crm_apply *a, size_t i)
{
	if (has_ids(a) && crm_apply_event(a, i) == 0)
		keep_all(a, i, CRM_STR(""));
}

void
crm_apply_absent_added(struct crm_apply *a, size_t k, size_t i, const crm_str *base)
{
	int kind = crm_apply_ours(a, "kind");

	if (has_ids(a))
		keep_added(a, k, i, base[crm_apply_ours(a, "event")],
			   kind < 0 ? CRM_STR("") : base[kind], CRM_STR(""));
}

/* When lines of the group come again further down, it is not known how many there are. */
void
crm_apply_absent_lines(struct crm_apply *a, size_t i)
{
	bool last = i + 1 == crm_table_rows(a->theirs) || a->number[i + 1] == 1;
	char lines[24] = "";

	if (!has_ids(a) || !a->groups_seen || !last)
		return;
	snprintf(lines, sizeof lines, "%zu", a->group_first == SIZE_MAX ? a->number[i] : SIZE_MAX);
	a->any_line = true;
	if (crm_apply_event(a, i) == 0 && memchr(a->event.p, CRM_ANY_LINE, a->event.n))
		keep_all(a, i, crm_str_z(lines));
	a->any_line = false;
}
