/* sum.c: sums, differences, products and quotients of numbers, dates and spans. */
#include "expr/eval.h"

int
crm_sum_numbers(const struct crm_run *r, const crm_term *t, crm_num a, crm_num b,
		struct crm_result *out)
{
	crm_num n = 0;
	int rc;

	if (t->op == CRM_OP_DIV && b == 0) {
		*out = (struct crm_result){.v = {.type = CRM_MISSING}};
		return 0;
	}
	rc = t->op == CRM_OP_ADD   ? crm_num_add(a, b, &n)
	     : t->op == CRM_OP_SUB ? crm_num_sub(a, b, &n)
	     : t->op == CRM_OP_MUL ? crm_num_mul(a, b, &n)
				   : crm_num_div(a, b, &n);
	if (rc < 0)
		return crm_run_fault(r, t, "gives too large a number");
	*out = (struct crm_result){.v = {.type = CRM_NUMBER, .number = n}};
	return 0;
}

/* A day and a span give a day; a moment and hours give a moment. */
static int
sum_date(const struct crm_run *r, const crm_term *t, crm_time d, crm_span s, struct crm_result *out)
{
	int sign = t->op == CRM_OP_SUB ? -1 : 1;
	crm_time sum = CRM_NO_TIME;

	if ((s.unit == 'h' || s.unit == 'i') && d.minute >= 0) {
		int64_t minutes = d.minute + sign * (int64_t)s.n * (s.unit == 'h' ? 60 : 1);
		int64_t days = minutes >= 0 ? minutes / 1440 : -((1439 - minutes) / 1440);

		sum.day = crm_day_add(d.day, (crm_span){(int32_t)days, 'd'}, 1);
		sum.minute = (int16_t)(minutes - days * 1440);
		sum.offset = d.offset;
	} else {
		sum.day = crm_day_add(d.day, s, sign);
	}
	if (sum.day == CRM_NO_DAY)
		return crm_run_fault(r, t, "gives a date outside the years 1 to 9999");
	*out = (struct crm_result){.v = {.type = CRM_DATE, .date = sum}};
	return 0;
}

/* Reads raw texts: beside a number as a number, beside a span as a date, behind a date as what they
 * look like. */
static int
settle(const struct crm_run *r, const crm_term *t, struct crm_result *a, struct crm_result *b)
{
	bool raw_a = a->raw && a->v.type == CRM_TEXT, raw_b = b->raw && b->v.type == CRM_TEXT;

	if (t->op == CRM_OP_MUL || t->op == CRM_OP_DIV)
		return crm_result_take(r, a, CRM_NUMBER) < 0 ? -1
							     : crm_result_take(r, b, CRM_NUMBER);
	if (raw_a && raw_b)
		crm_results_settle(a, b);
	raw_a = raw_a && a->v.type == CRM_TEXT;
	raw_b = raw_b && b->v.type == CRM_TEXT;
	if (raw_a)
		return crm_result_take(
			r, a,
			b->v.type == CRM_SPAN || (b->v.type == CRM_DATE && t->op == CRM_OP_SUB)
				? CRM_DATE
			: b->v.type == CRM_DATE ? CRM_SPAN
						: CRM_NUMBER);
	if (raw_b && a->v.type == CRM_DATE)
		return t->op == CRM_OP_SUB && crm_value_read(b->v.text, CRM_DATE, &b->v)
			       ? 0
			       : crm_result_take(r, b, CRM_SPAN);
	return raw_b ? crm_result_take(r, b, a->v.type == CRM_SPAN ? CRM_DATE : CRM_NUMBER) : 0;
}

int
crm_sum(const struct crm_run *r, const crm_term *t, struct crm_result *a, struct crm_result *b,
	struct crm_result *out)
{
	if (settle(r, t, a, b) < 0)
		return -1;
	if (a->v.type == CRM_NUMBER && b->v.type == CRM_NUMBER)
		return crm_sum_numbers(r, t, a->v.number, b->v.number, out);
	if (a->v.type == CRM_DATE && b->v.type == CRM_SPAN && t->op <= CRM_OP_SUB)
		return sum_date(r, t, a->v.date, b->v.span, out);
	if (a->v.type == CRM_SPAN && b->v.type == CRM_DATE && t->op == CRM_OP_ADD)
		return sum_date(r, t, b->v.date, a->v.span, out);
	if (a->v.type != CRM_DATE || b->v.type != CRM_DATE || t->op != CRM_OP_SUB)
		return crm_run_fault(r, t, "combines values that cannot be combined");
	*out = (struct crm_result){
		.v = {.type = CRM_NUMBER,
		      .number = ((crm_num)a->v.date.day - b->v.date.day) * CRM_NUM_ONE}};
	return 0;
}
