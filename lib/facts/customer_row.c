/* customer_row.c: what the columns of a row of the stream say. */
#include <stdio.h>

#include "facts/customer_row.h"
#include "people/columns.h"

const crm_str *
crm_customer_fields(struct crm_customer_row *r)
{
	if (r->split.row != r->row || !r->split.field)
		crm_row_split(&r->split, r->table, r->row);
	return r->split.field;
}

static int
not_a(const struct crm_customer_row *r, int column, const char *what, crm_error *e)
{
	crm_str name = crm_table_column(r->table, (size_t)column);
	char field[64];

	snprintf(field, sizeof field, "%.*s", (int)(name.n < 60 ? name.n : 60), name.p);
	crm_fail(e, CRM_DATA, "%s %s", crm_quote(r->split.field[column]), what);
	return crm_fail_at(e, crm_table_source(r->table, r->row), crm_table_line(r->table, r->row),
			   field);
}

int
crm_customer_value(struct crm_customer_row *r, int column, enum crm_type type, crm_value *out,
		   crm_error *e)
{
	*out = (crm_value){.type = CRM_MISSING};
	if (column < 0)
		return 0;
	crm_str s = crm_customer_fields(r)[column];
	if (s.n == 0)
		return 0;
	out->type = type;
	switch (type) {
	case CRM_NUMBER:
		return crm_num_parse(s, &out->number) ? 0 : not_a(r, column, crm_num_wrong(s), e);
	case CRM_DATE:
		return crm_time_parse(s, &out->date) ? 0 : not_a(r, column, "is not a date", e);
	case CRM_SPAN:
		return crm_span_parse(s, &out->span)
			       ? 0
			       : not_a(r, column, "is not a length of time", e);
	case CRM_BOOL:
		out->yes = crm_str_eqz(s, "yes");
		return out->yes || crm_str_eqz(s, "no") ? 0
							: not_a(r, column, "is not yes or no", e);
	default:
		out->type = CRM_TEXT;
		out->text = s;
		return 0;
	}
}

int
crm_customer_amount(struct crm_customer_row *r, int column, crm_value *out, crm_error *e)
{
	if (crm_customer_value(r, column, CRM_NUMBER, out, e) < 0)
		return -1;
	return out->type == CRM_NUMBER && out->number < 0 ? not_a(r, column, CRM_NEGATIVE_FAULT, e)
							  : 0;
}
