/* figure.c: what score and segment both need of a customer's values. */
#include "score/score.h"

int
crm_row_fault(const crm_frame *f, size_t row, const char *field, crm_error *e)
{
	const crm_table *t = crm_frame_table(f);

	return crm_fail_at(e, crm_table_source(t, row), crm_table_line(t, row), field);
}

int
crm_figure(const crm_value *v, const char *what, const crm_frame *f, size_t row, crm_num *out,
	   crm_error *e)
{
	*out = CRM_NO_FIGURE;
	switch (v->type) {
	case CRM_MISSING: break;
	case CRM_BOOL: *out = v->yes ? CRM_NUM_ONE : 0; break;
	case CRM_NUMBER: *out = v->number; break;
	case CRM_DATE: *out = v->date.day * CRM_NUM_ONE; break;
	case CRM_SPAN: *out = crm_span_days(v->span) * CRM_NUM_ONE; break;
	case CRM_TEXT:
		if (crm_num_parse(v->text, out))
			break;
		crm_fail(e, CRM_DATA, "%s %s", crm_quote(v->text), crm_num_wrong(v->text));
		return crm_row_fault(f, row, what, e);
	}
	return 0;
}

static crm_value
figure_value(crm_num figure)
{
	if (figure == CRM_NO_FIGURE)
		return (crm_value){.type = CRM_MISSING};
	return (crm_value){.type = CRM_NUMBER, .number = figure};
}

void
crm_figure_text(crm_num figure, int decimals, crm_buf *out)
{
	crm_value v = figure_value(figure);

	crm_value_text(&v, decimals, out);
}

void
crm_share_text(crm_num share, crm_buf *out)
{
	crm_figure_text(share * 100, 0, out);
	crm_buf_char(out, '%');
}

void
crm_show_rows(crm_buf *table, crm_buf *out)
{
	crm_show_table(crm_buf_slice(table), out);
	table->n = 0;
}

struct forbidden {
	const char *const *names;
	size_t n;
	const char *found;
};

static void
look(void *to, crm_str name)
{
	struct forbidden *all = to;

	for (size_t i = 0; i < all->n && !all->found; i++)
		if (crm_str_eqz(name, all->names[i]))
			all->found = all->names[i];
}

int
crm_forbid(const crm_policy *p, crm_place at, const char *who, const crm_expr *x,
	   const char *const *names, size_t n, crm_error *e)
{
	struct forbidden all = {names, n, NULL};

	crm_expr_names(x, look, &all);
	if (!all.found)
		return 0;
	return crm_policy_fault(p, at, e, "%s cannot use %s, which is worked out after it", who,
				all.found);
}

/* Adds a cell, made visible. */
static int
add_visible(crm_cursor *at, int ref, crm_buf *out, crm_error *e)
{
	crm_buf text = {0};
	int done = crm_cursor_text(at, ref, &text, e);

	crm_buf_visible(out, crm_buf_slice(&text));
	crm_buf_free(&text);
	return done;
}

int
crm_explain_head(crm_cursor *at, crm_frame *f, crm_buf *out, crm_error *e)
{
	int id = crm_frame_ref(f, CRM_STR("id"), e), name = crm_frame_ref(f, CRM_STR("name"), e);
	char today[CRM_TIME_TEXT];

	if (id < 0 || name < 0 || add_visible(at, name, out, e) < 0)
		return -1;
	crm_buf_z(out, " (");
	if (add_visible(at, id, out, e) < 0)
		return -1;
	crm_time_show(crm_frame_today(f), today);
	crm_buf_f(out, "), as of %s\n", today);
	return 0;
}
