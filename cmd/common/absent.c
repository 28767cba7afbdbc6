/* absent.c: ids that an export may have given in an earlier state, and that it does not give now.
 */
#include <stdlib.h>

#include "common/absent.h"

/* Of two that have one id the greater number of lines counts: it is less that is no more. */
static bool
enter_order(struct cmd_absent *a, crm_str id, crm_num lines, size_t i)
{
	size_t first;

	if (!a->orders)
		a->orders = crm_people_new(NULL);
	a->lines[i] = lines;
	first = crm_people_put(a->orders, CRM_BY_ID, id, i);
	if (first != SIZE_MAX && a->lines[first] < lines)
		a->lines[first] = lines;
	return first == SIZE_MAX;
}

size_t
cmd_absent_begin(struct cmd_absent *a, const struct cmd_incoming *in, crm_people *ids, size_t first)
{
	size_t n = in->absent ? crm_table_rows(in->absent) : 0, entered = 0;
	crm_row row = {0};

	*a = (struct cmd_absent){.ids = in->absent, .lines = crm_alloc((n + 1) * sizeof *a->lines)};
	for (size_t i = 0; i < n; i++) {
		crm_num lines;
		crm_row_split(&row, in->absent, i);
		if (!row.field[1].n)
			entered +=
				crm_people_put(ids, CRM_BY_ID, row.field[0], first + i) == SIZE_MAX;
		else if (!in->part && crm_num_parse(row.field[1], &lines))
			entered += enter_order(a, row.field[0], lines, i);
	}
	crm_row_free(&row);
	return entered;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* With the digits from `at` to `to` for the number of a line. */
static size_t
order_of(const struct cmd_absent *a, crm_str id, size_t at, size_t to)
{
	crm_buf any = {0};
	crm_num line;
	size_t row;

	crm_buf_add(&any, id.p, at);
	crm_buf_char(&any, CRM_ANY_LINE);
	crm_buf_add(&any, id.p + to, id.n - to);
	row = crm_people_find(a->orders, CRM_BY_ID, crm_buf_slice(&any));
	crm_buf_free(&any);
	if (row == SIZE_MAX || !crm_num_parse((crm_str){id.p + at, to - at}, &line) ||
	    line <= a->lines[row])
		return SIZE_MAX;
	return row;
}

size_t
cmd_absent_line(const struct cmd_absent *a, crm_str id)
{
	size_t row = SIZE_MAX;

	for (size_t at = 0, to; a->orders && at < id.n && row == SIZE_MAX; at = to + 1) {
		to = at;
		while (to < id.n && is_digit(id.p[to]))
			to++;
		if (to > at && to - at < 10 && id.p[at] != '0')
			row = order_of(a, id, at, to);
	}
	return row;
}

void
cmd_absent_end(struct cmd_absent *a)
{
	crm_people_free(a->orders);
	free(a->lines);
}
