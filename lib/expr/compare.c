/* compare.c: compares two values, and reads columns that the vocabulary does not know as what they
 * are compared with. */
#include "base/array.h"
#include "expr/eval.h"

/* ---- faults ---- */

static int
place_row(const struct crm_run *r, const char *field)
{
	const crm_table *t = crm_frame_table(r->expr->frame);
	size_t row = crm_cursor_row(r->cursor);

	return crm_fail_at(r->error, crm_table_source(t, row), crm_table_line(t, row), field);
}

static int
value_fault(const struct crm_run *r, const struct crm_result *a, const char *what)
{
	crm_fail(r->error, CRM_DATA, "%s is not %s", crm_quote(a->v.text), what);
	return place_row(r, a->raw->name.p);
}

int
crm_run_fault(const struct crm_run *r, const crm_term *t, const char *what)
{
	const char *source = r->expr->source;

	if (!r->expr->own_arena)
		crm_fail(r->error, CRM_DATA, "the expression at %s:%u:%u %s", source, t->place.line,
			 t->place.column, what);
	else
		crm_fail(r->error, CRM_DATA, "the expression, at its column %u, %s",
			 t->place.column, what);
	return place_row(r, NULL);
}

/* ---- a column that the vocabulary does not know ---- */

static bool
read_truth(crm_str s, bool *yes)
{
	*yes = crm_str_eqz(s, "yes") || crm_str_eqz(s, "true");
	return *yes || crm_str_eqz(s, "no") || crm_str_eqz(s, "false");
}

bool
crm_value_read(crm_str s, enum crm_type type, crm_value *out)
{
	crm_value v = {.type = type};
	bool done = type == CRM_NUMBER ? crm_num_parse(s, &v.number)
		    : type == CRM_DATE ? crm_time_parse(s, &v.date)
		    : type == CRM_SPAN ? crm_span_parse(s, &v.span)
		    : type == CRM_BOOL ? read_truth(s, &v.yes)
				       : false;

	if (done)
		*out = v;
	return done;
}

int
crm_result_take(const struct crm_run *r, struct crm_result *a, enum crm_type type)
{
	if (!a->raw || a->v.type != CRM_TEXT || type == CRM_TEXT ||
	    crm_value_read(a->v.text, type, &a->v))
		return 0;
	return value_fault(r, a, crm_type_words(type));
}

void
crm_results_settle(struct crm_result *a, struct crm_result *b)
{
	static const enum crm_type types[] = {CRM_NUMBER, CRM_DATE};

	for (size_t i = 0; i < CRM_LENGTH(types); i++) {
		crm_value x, y;

		if (crm_value_read(a->v.text, types[i], &x) &&
		    crm_value_read(b->v.text, types[i], &y)) {
			a->v = x;
			b->v = y;
			return;
		}
	}
}

static int
settle(const struct crm_run *r, struct crm_result *a, struct crm_result *b)
{
	bool raw_a = a->raw && a->v.type == CRM_TEXT, raw_b = b->raw && b->v.type == CRM_TEXT;

	if (raw_a && raw_b) {
		crm_results_settle(a, b);
		return 0;
	}
	if (raw_a && b->v.type == CRM_SPAN && crm_value_read(a->v.text, CRM_NUMBER, &a->v))
		return 0;
	if (raw_b && a->v.type == CRM_SPAN && crm_value_read(b->v.text, CRM_NUMBER, &b->v))
		return 0;
	return raw_a   ? crm_result_take(r, a, b->v.type)
	       : raw_b ? crm_result_take(r, b, a->v.type)
		       : 0;
}

/* ---- comparing ---- */

static int
order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* Moments are compared by the minute when both have a time, otherwise by the day. */
static int
date_order(crm_time a, crm_time b)
{
	if (a.minute >= 0 && b.minute >= 0)
		return order(crm_time_wall(a), crm_time_wall(b));
	return order(a.day, b.day);
}

crm_num
crm_span_number(crm_span s)
{
	if (s.unit == 'h')
		return s.n * CRM_NUM_ONE / 24;
	if (s.unit == 'i')
		return s.n * CRM_NUM_ONE / (24 * 60);
	return crm_span_days(s) * CRM_NUM_ONE;
}

static crm_num
as_number(const crm_value *v)
{
	return v->type == CRM_NUMBER ? v->number : crm_span_number(v->span);
}

int
crm_results_compare(const struct crm_run *r, const crm_term *t, struct crm_result *a,
		    struct crm_result *b, int *out)
{
	if (a->v.type == CRM_MISSING || b->v.type == CRM_MISSING)
		return 0;
	if (settle(r, a, b) < 0)
		return -1;
	if ((a->v.type == CRM_NUMBER || a->v.type == CRM_SPAN) &&
	    (b->v.type == CRM_NUMBER || b->v.type == CRM_SPAN))
		*out = order(as_number(&a->v), as_number(&b->v));
	else if (a->v.type != b->v.type)
		return crm_run_fault(r, t, "compares values that cannot be compared");
	else if (a->v.type == CRM_DATE)
		*out = date_order(a->v.date, b->v.date);
	else if (a->v.type == CRM_BOOL)
		*out = order(a->v.yes, b->v.yes);
	else
		*out = crm_text_order(a->v.text, a->small, b->v.text, b->small);
	return 1;
}
