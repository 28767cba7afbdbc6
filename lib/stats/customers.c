/* customers.c: what does not come from events, but from the customers of a group. */
#include <stdlib.h>

#include "people/people.h"
#include "stats/stats.h"

/* ---- rows that are left out ---- */

static void
leave_out_by_status(crm_stats *s)
{
	const crm_table *t = crm_frame_table(s->frame);
	int status = crm_table_find(t, "status");
	crm_row row = {.row = SIZE_MAX};
	crm_str into;

	for (size_t i = 0; status >= 0 && i < s->rows; i++) {
		crm_row_split(&row, t, i);
		s->left_out[i] |= crm_merged_into(row.field[status], &into) ||
				  crm_is_noncustomer(crm_str_trim(row.field[status]));
	}
	crm_row_free(&row);
}

int
crm_leave_out(crm_stats *s, crm_error *e)
{
	crm_cursor *c = crm_cursor_new(s->frame);
	bool asked = false;
	int holds = 0;

	leave_out_by_status(s);
	for (int j = 0; j < 2; j++)
		asked |= s->only[j].holds && !s->only[j].of_events;
	for (size_t i = 0; i < s->rows && holds >= 0; i++) {
		holds = !crm_frame_is_aside(s->frame, i);
		if (!asked || !holds) {
			s->left_out[i] |= !holds;
			continue;
		}
		crm_cursor_go(c, i);
		for (int j = 0; j < 2 && holds == 1; j++)
			if (s->only[j].holds && !s->only[j].of_events)
				holds = crm_expr_holds(s->only[j].holds, c, e);
		if (holds < 0 && crm_frame_reject(s->frame, i, e))
			holds = 0;
		s->left_out[i] |= holds != 1;
	}
	crm_cursor_free(c);
	return holds < 0 ? -1 : 0;
}

/* ---- figures ---- */

/* What each row adds to a figure. */
struct values {
	uint8_t *counts;
	crm_num *number;
};

static int
find_values(const crm_stats *s, const struct crm_own_figure *m, const struct values *v,
	    crm_error *e)
{
	crm_cursor *c = crm_cursor_new(s->frame);
	int counts = 0;

	for (size_t row = 0; row < s->rows && counts >= 0; row++) {
		crm_value value;
		crm_cursor_go(c, row);
		counts = crm_expr_value(m->of, c, &value, e);
		if (counts == 0)
			counts = crm_measure_value(m, &value, &v->number[row], e);
		v->counts[row] = (uint8_t)counts;
		if (counts < 0 && !*e->source)
			crm_fail_at(e, crm_table_source(crm_frame_table(s->frame), row),
				    crm_table_line(crm_frame_table(s->frame), row), NULL);
	}
	crm_cursor_free(c);
	return counts < 0 ? -1 : 0;
}

int
crm_measure_customers(crm_stats *s, crm_error *e)
{
	struct values v = {crm_alloc(s->rows + 1), crm_alloc((s->rows + 1) * sizeof *v.number)};
	int failed = 0;

	for (size_t i = 0; i < s->measures && !failed; i++) {
		const struct crm_own_figure *m = &s->measure[i];
		if (m->of_events)
			continue;
		failed = find_values(s, m, &v, e);
		for (size_t j = 0; j < s->groups->n && !failed; j++) {
			struct crm_stats_group *g = s->groups->group[j];
			uint32_t row;
			for (size_t at = 0; crm_members_next(&g->members, &at, s->rows, &row);)
				crm_measured_add(m, &g->sum[i], v.counts[row], v.number[row], 1);
		}
	}
	free(v.counts);
	free(v.number);
	return failed;
}
