/* groups.c: what must be known of all rows before the first record is made: which are skipped, and
 * the amounts that the rows of a group share. */
#include <stdlib.h>
#include <string.h>

#include "import/rule/apply.h"

__extension__ typedef __int128 wide;

/* ---- rows that are skipped ---- */

static int
find_skipped(struct crm_apply *a)
{
	for (size_t i = 0; i < crm_table_rows(a->theirs); i++) {
		for (size_t k = 0; k < a->r->row_rules && !a->skip[i]; k++) {
			int holds;
			if (!a->r->row_rule[k].skip)
				continue;
			crm_cursor_go(a->cursor, i);
			holds = crm_expr_holds(a->r->row_rule[k].when, a->cursor, a->e);
			if (holds < 0) {
				crm_apply_expr_fault(a, i);
				if (a->fault(a->to, i, a->e) < 0)
					return -1;
			}
			a->skip[i] = holds != 0;
		}
		a->out->skipped += a->skip[i];
	}
	return 0;
}

/* ---- shares ---- */

/* The part of a whole that the first `part` of `all` get, to the cent: what one row gets is
 * the difference of two such, so that the parts add up exactly. */
static crm_num
up_to(crm_num whole, wide part, wide all)
{
	crm_num cent = whole % 100 == 0 ? 100 : 1;
	wide scaled = (wide)(whole / cent) * part;

	if (all == 0)
		return whole;
	return (crm_num)((scaled * 2 + (scaled < 0 ? -all : all)) / (all * 2)) * cent;
}

/* Rows from..to of one group. */
static int
share_group(struct crm_apply *a, struct crm_column *c, size_t from, size_t to)
{
	crm_num whole;
	wide all = 0, part = 0;
	crm_num given = 0;

	if (crm_apply_number(a, c->share, from, &whole) < 0)
		return -1;
	for (size_t i = from; i < to; i++) {
		if (a->skip[i])
			continue;
		if (crm_apply_number(a, c->by, i, &c->shared[i]) < 0)
			return -1;
		if (c->shared[i] < 0) {
			crm_fail(a->e, CRM_DATA,
				 "\"by\" gives a negative part of the group's amount");
			crm_fail_at(a->e, NULL, 0, c->name);
			return crm_apply_place(a, i);
		}
		all += c->shared[i];
	}
	for (size_t i = from; i < to; i++) {
		crm_num now;
		if (a->skip[i])
			continue;
		part += c->shared[i];
		now = up_to(whole, part, all);
		c->shared[i] = now - given;
		given = now;
	}
	return 0;
}

static int
share(struct crm_apply *a, struct crm_columns *columns)
{
	size_t rows = crm_table_rows(a->theirs);

	for (size_t k = 0; k < columns->n; k++) {
		struct crm_column *c = &columns->at[k];
		if (!c->share)
			continue;
		c->shared = crm_arena_alloc(a->arena, (rows + 1) * sizeof *c->shared);
		for (size_t from = 0, to; from < rows; from = to) {
			for (to = from + 1; to < rows && a->number[to] > 1; to++)
				;
			if (share_group(a, c, from, to) < 0 && a->fault(a->to, from, a->e) < 0)
				return -1;
		}
	}
	return 0;
}

int
crm_apply_groups(struct crm_apply *a)
{
	size_t rows = crm_table_rows(a->theirs);

	a->number = crm_arena_alloc(a->arena, (rows + 1) * sizeof *a->number);
	a->skip = crm_arena_alloc(a->arena, (rows + 1) * sizeof *a->skip);
	if (crm_apply_expressions(a) < 0 || find_skipped(a) < 0 || share(a, &a->r->columns) < 0)
		return -1;
	for (size_t i = 0; i < a->r->row_rules; i++)
		if (share(a, &a->r->row_rule[i].set) < 0 || share(a, &a->r->row_rule[i].add) < 0)
			return -1;
	return 0;
}
