/* check.c: what a row may not be beside the rows before it: of a group that ended, in another
 * currency, or the same again. */
#include <string.h>

#include "import/rule/apply.h"

/* Whether the lines of a group must follow each other, because the rules number them, fill fields
 * from the line above, or share an amount among them. */
static bool
needs_groups(const struct crm_apply *a)
{
	const struct crm_rules *r = a->r;
	bool needs = r->fill.n > 0;

	for (size_t k = 0; k < r->key.n; k++)
		for (size_t p = 0; p < r->key.at[k].pieces; p++)
			needs = needs || r->key.at[k].piece[p].of == CRM_PIECE_NUMBER;
	for (size_t c = 0; c < r->columns.n; c++)
		needs = needs || r->columns.at[c].share;
	return needs && a->groups;
}

void
crm_apply_check_begin(struct crm_apply *a)
{
	a->groups_seen = needs_groups(a) ? crm_people_new(NULL) : NULL;
}

void
crm_apply_check_end(struct crm_apply *a)
{
	crm_people_free(a->seen);
	crm_people_free(a->groups_seen);
}

void
crm_apply_track(struct crm_apply *a, size_t i)
{
	if (a->groups_seen && a->number[i] == 1)
		a->group_first =
			crm_people_put(a->groups_seen, CRM_BY_ID, crm_buf_slice(&a->group_last), i);
}

/* A group must not have ended before. */
static int
check_group(struct crm_apply *a)
{
	crm_str parts = crm_buf_slice(&a->group_last);
	crm_buf name = {0};

	if (!a->groups_seen || a->group_first == SIZE_MAX)
		return 0;
	for (size_t c = 0; c + 1 < parts.n; c++)
		crm_buf_char(&name, parts.p[c] == '\n' ? '-' : parts.p[c]);
	crm_fail(a->e, CRM_DATA,
		 "the lines of %s do not follow each other: they begin in line %llu, and other "
		 "lines come between; sort the file so that the lines of each order are together",
		 crm_quote(crm_buf_slice(&name)),
		 (unsigned long long)crm_table_line(a->theirs, a->group_first));
	crm_buf_free(&name);
	return -1;
}

/* When nothing says the currency of each record, the amounts of a file must not have the signs of
 * two currencies. */
static int
check_currency(struct crm_apply *a)
{
	for (size_t c = 0;
	     a->r->signs.n && crm_apply_ours(a, "currency") < 0 && c < crm_table_columns(a->theirs);
	     c++) {
		crm_str name = crm_table_column(a->theirs, c);
		bool amount = a->mentioned[c] ||
			      crm_as_of((enum crm_rules_for)a->r->what, name) == CRM_AS_NUMBER;
		const char *currency =
			amount ? crm_number_currency(a->r, crm_str_trim(a->field[c])) : NULL;
		if (!currency)
			continue;
		if (a->currency && strcmp(a->currency, currency) != 0) {
			char field[sizeof a->e->field];
			snprintf(field, sizeof field, "%.*s", (int)name.n, name.p);
			crm_fail(a->e, CRM_DATA,
				 "%s is in %s, and amounts before it are in %s; without a column "
				 "\"currency\" an import has one currency",
				 crm_quote(a->field[c]), currency, a->currency);
			return crm_fail_at(a->e, NULL, 0, field);
		}
		a->currency = currency;
	}
	return 0;
}

int
crm_apply_check(struct crm_apply *a)
{
	return check_group(a) < 0 || check_currency(a) < 0 ? -1 : 0;
}

/* Whether an earlier row says the same of `once`: the first of its texts that is not empty. */
bool
crm_apply_seen(struct crm_apply *a, size_t i)
{
	crm_buf said = {0};

	a->scratch.n = 0;
	for (size_t k = 0; k < a->onces && !said.n; k++)
		crm_apply_text(a, &a->once[k], i, &said);
	crm_str_fold(crm_buf_slice(&said), &a->scratch);
	crm_buf_free(&said);
	if (!a->scratch.n)
		return false;
	if (!a->seen)
		a->seen = crm_people_new(NULL);
	return crm_people_put(a->seen, CRM_BY_ID, crm_buf_slice(&a->scratch), i) != SIZE_MAX;
}
