/* cursor.c: one row at a time. */
#include <stdlib.h>

#include "frame/parts.h"
#include "people/people.h"

crm_cursor *
crm_cursor_new(const crm_frame *f)
{
	crm_cursor *c = crm_alloc(sizeof *c);

	c->f = f;
	c->at.fold = f->fold;
	c->at.table = f->table;
	c->at.split.row = SIZE_MAX;
	c->given = crm_alloc(((size_t)f->givens + 1) * sizeof *c->given);
	return c;
}

void
crm_cursor_free(crm_cursor *c)
{
	if (!c)
		return;
	crm_row_free(&c->at.split);
	for (int i = 0; i < CRM_FACT_TEXTS; i++)
		crm_buf_free(&c->at.text[i]);
	free(c->given);
	free(c);
}

void
crm_cursor_go(crm_cursor *c, size_t row)
{
	c->at.row = row;
}

size_t
crm_cursor_row(const crm_cursor *c)
{
	return c->at.row;
}

int
crm_frame_add_given(crm_frame *f, const char *name, enum crm_type type)
{
	return crm_frame_add_ref(f, &(struct crm_ref){.kind = CRM_REF_GIVEN,
						      .type = type,
						      .name = crm_str_z(name),
						      .column = f->givens++});
}

void
crm_frame_show_given(crm_frame *f, bool show)
{
	f->show_given = show;
}

void
crm_cursor_give(crm_cursor *c, int ref, crm_value v)
{
	c->given[c->f->ref[ref].column] = v;
}

static crm_value
text_value(crm_str s)
{
	return (crm_value){.type = s.n ? CRM_TEXT : CRM_MISSING, .text = s};
}

static crm_value
added_value(const struct crm_added *a, size_t row)
{
	if (a->number)
		return (crm_value){.type = a->number[row] == CRM_NO_NUMBER ? CRM_MISSING
									   : CRM_NUMBER,
				   .number = a->number[row]};
	if (a->code)
		return text_value(a->choice[a->code[row]]);
	if (a->text)
		return text_value(a->text[row]);
	if (a->date)
		return (crm_value){.type = a->date[row].day == CRM_NO_DAY ? CRM_MISSING : CRM_DATE,
				   .date = a->date[row]};
	return a->value[row];
}

int
crm_cursor_value(crm_cursor *c, int ref, crm_value *out, crm_error *e)
{
	const struct crm_ref *r = &c->f->ref[ref];

	switch (r->kind) {
	case CRM_REF_ADDED: *out = added_value(&r->added, c->at.row); return 0;
	case CRM_REF_GIVEN: *out = c->given[r->column]; return 0;
	case CRM_REF_COLUMN: return crm_customer_value(&c->at, r->column, r->type, out, e);
	default: return crm_fact_value(&c->at, &r->fact, out, e);
	}
}

static crm_str
status_of(crm_cursor *c)
{
	return c->f->status < 0 ? CRM_STR("")
				: crm_str_trim(crm_customer_fields(&c->at)[c->f->status]);
}

bool
crm_cursor_is_noncustomer(crm_cursor *c)
{
	return crm_is_noncustomer(status_of(c));
}

bool
crm_cursor_is_task(crm_cursor *c)
{
	return crm_is_task(status_of(c));
}

void
crm_value_text(const crm_value *v, int decimals, crm_buf *out)
{
	char text[CRM_NUM_TEXT + CRM_TIME_TEXT + CRM_SPAN_TEXT];

	switch (v->type) {
	case CRM_MISSING: break;
	case CRM_BOOL: crm_buf_z(out, v->yes ? "yes" : "no"); break;
	case CRM_NUMBER: crm_buf_add(out, text, crm_num_format(v->number, decimals, text)); break;
	case CRM_DATE: crm_buf_add(out, text, crm_time_format(v->date, text)); break;
	case CRM_SPAN: crm_buf_add(out, text, crm_span_format(v->span, text)); break;
	case CRM_TEXT: crm_buf_str(out, v->text); break;
	}
}

int
crm_cursor_text(crm_cursor *c, int ref, crm_buf *out, crm_error *e)
{
	const struct crm_ref *r = &c->f->ref[ref];
	crm_value v;

	if (r->kind == CRM_REF_COLUMN && r->column >= 0) {
		crm_buf_str(out, crm_customer_fields(&c->at)[r->column]);
		return 0;
	}
	if (crm_cursor_value(c, ref, &v, e) < 0)
		return -1;
	crm_value_text(&v, r->decimals, out);
	return 0;
}

int
crm_cursor_field(crm_cursor *c, int ref, enum crm_format to, crm_buf *out, crm_error *e)
{
	const struct crm_ref *r = &c->f->ref[ref];
	crm_value v;

	if (r->kind == CRM_REF_COLUMN && r->column >= 0) {
		crm_field_write(out, crm_customer_fields(&c->at)[r->column], to);
		return 0;
	}
	if (crm_cursor_value(c, ref, &v, e) < 0)
		return -1;
	/* Nothing but text has bytes that want encoding. */
	if (v.type == CRM_TEXT)
		crm_field_write(out, v.text, to);
	else
		crm_value_text(&v, r->decimals, out);
	return 0;
}
