/* figure.c: values of customers as figures, and figures as text. */
#include "score/figures.h"

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

void
crm_figures_forget(const crm_frame *f, crm_num *figure)
{
	for (size_t row = 0; crm_frame_sets_aside(f) && row < crm_frame_rows(f); row++)
		if (crm_frame_is_aside(f, row))
			figure[row] = CRM_NO_FIGURE;
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
