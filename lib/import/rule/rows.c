/* rows.c: the rows of a file, one after the other, with what `fill` gives, and the groups that
 * they form. */
#include <string.h>

#include "import/rule/apply.h"

int
crm_apply_place(struct crm_apply *a, size_t i)
{
	return crm_fail_at(a->e, crm_table_source(a->theirs, i), crm_table_line(a->theirs, i),
			   NULL);
}

void
crm_apply_rewind(struct crm_apply *a)
{
	size_t n = crm_table_columns(a->theirs);

	if (!a->last)
		a->last = crm_alloc((n + 1) * sizeof *a->last);
	for (size_t c = 0; c < n; c++)
		a->last[c].n = 0;
	a->group_last.n = 0;
}

static void
find_group(struct crm_apply *a, size_t i)
{
	a->group_now.n = 0;
	for (size_t k = 0; k < a->groups; k++) {
		crm_apply_text(a, &a->group[k], i, &a->group_now);
		crm_buf_char(&a->group_now, '\n');
	}
	if (!a->groups)
		crm_buf_f(&a->group_now, "%zu", i);
}

/* A mark that keeps a spreadsheet from taking a text for a number. */
static void
take_mark(struct crm_apply *a, size_t c)
{
	size_t n = strlen(a->r->text_mark);

	if (n && a->field[c].n > n && memcmp(a->field[c].p, a->r->text_mark, n) == 0)
		a->field[c] = (crm_str){a->field[c].p + n, a->field[c].n - n};
}

/* An empty field is the one above, within a group. */
static void
fill(struct crm_apply *a, size_t c, bool same_group)
{
	if (crm_str_trim(a->field[c]).n) {
		a->last[c].n = 0;
		crm_buf_str(&a->last[c], a->field[c]);
	} else if (same_group) {
		a->field[c] = crm_buf_slice(&a->last[c]);
	} else {
		a->last[c].n = 0;
	}
}

void
crm_apply_next(struct crm_apply *a, size_t i)
{
	crm_buf swap;
	bool same;

	crm_row_split(&a->row, a->theirs, i);
	memcpy(a->field, a->row.field, crm_table_columns(a->theirs) * sizeof *a->field);
	for (size_t c = 0; c < crm_table_columns(a->theirs); c++)
		take_mark(a, c);
	find_group(a, i);
	same = i > 0 && crm_str_eq(crm_buf_slice(&a->group_now), crm_buf_slice(&a->group_last));
	for (size_t c = 0; c < crm_table_columns(a->theirs); c++)
		if (a->fills[c])
			fill(a, c, same);
	a->number[i] = same ? a->number[i - 1] + 1 : 1;
	swap = a->group_last;
	a->group_last = a->group_now;
	a->group_now = swap;
}
