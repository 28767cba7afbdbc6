/* measure.c: a condition about one variable, as ranges on a line. */
#include "lint/variables.h"

/* A constant, and the line that it lies on. */
struct point {
	enum crm_line line;
	int64_t at;
	crm_span shift;
};

/* ---- constants ---- */

static bool
number_of(const crm_term *t, crm_num *out)
{
	crm_num a, b;

	if (t->op == CRM_OP_LITERAL && t->type == CRM_NUMBER) {
		*out = t->value.number;
		return true;
	}
	if (t->op == CRM_OP_NEGATE)
		return number_of(t->first, &a) && crm_num_sub(0, a, out) == 0;
	if (t->op < CRM_OP_ADD || t->op > CRM_OP_DIV || !number_of(t->first, &a) ||
	    !number_of(t->first->next, &b))
		return false;
	return (t->op == CRM_OP_ADD   ? crm_num_add(a, b, out)
		: t->op == CRM_OP_SUB ? crm_num_sub(a, b, out)
		: t->op == CRM_OP_MUL ? crm_num_mul(a, b, out)
				      : crm_num_div(a, b, out)) == 0;
}

/* A day or today, plus or less a span. Days and weeks have a fixed length; months and years differ,
 * and hours depend on the time of day. */
static bool
shifted_of(const crm_term *t, struct point *out)
{
	const crm_term *day = t->first, *span = t->first->next;
	int sign = t->op == CRM_OP_SUB ? -1 : 1;
	crm_span s;

	if (t->op == CRM_OP_ADD && day->op == CRM_OP_LITERAL && day->type == CRM_SPAN) {
		day = t->first->next;
		span = t->first;
	}
	if (span->op != CRM_OP_LITERAL || span->type != CRM_SPAN)
		return false;
	s = span->value.span;
	if (day->op == CRM_OP_LITERAL && day->type == CRM_DATE && day->value.date.minute < 0) {
		crm_day d = crm_day_add(day->value.date.day, s, sign);

		*out = (struct point){CRM_LINE_DAY, d, {0, 0}};
		return d != CRM_NO_DAY;
	}
	if (day->op != CRM_OP_TODAY)
		return false;
	if (s.unit == 'd' || s.unit == 'w')
		*out = (struct point){
			CRM_LINE_TODAY, sign * (int64_t)s.n * (s.unit == 'w' ? 7 : 1), {0, 0}};
	else
		*out = (struct point){CRM_LINE_SHIFTED, 0, {sign * s.n, s.unit}};
	return true;
}

static bool
point_of(struct crm_variables *all, const crm_term *t, struct point *out)
{
	*out = (struct point){CRM_LINE_NUMBER, 0, {0, 0}};
	if (number_of(t, &out->at))
		return true;
	if (t->op == CRM_OP_TODAY) {
		out->line = CRM_LINE_NOW;
		return true;
	}
	if (t->op == CRM_OP_ADD || t->op == CRM_OP_SUB)
		return shifted_of(t, out);
	if (t->op != CRM_OP_LITERAL)
		return false;
	switch (t->type) {
	case CRM_SPAN:
		*out = (struct point){CRM_LINE_SPAN, crm_span_number(t->value.span), {0, 0}};
		return true;
	case CRM_DATE:
		*out = (struct point){CRM_LINE_DAY, t->value.date.day, {0, 0}};
		return t->value.date.minute < 0;
	case CRM_TEXT:
		*out = (struct point){
			CRM_LINE_TEXT, crm_variables_text(all, t->value.text), {0, 0}};
		return true;
	default:
		*out = (struct point){CRM_LINE_TRUTH, t->value.yes, {0, 0}};
		return t->type == CRM_BOOL;
	}
}

/* ---- comparisons ---- */

static enum crm_term_op
mirrored(enum crm_term_op op)
{
	return op == CRM_OP_LT   ? CRM_OP_GT
	       : op == CRM_OP_GT ? CRM_OP_LT
	       : op == CRM_OP_LE ? CRM_OP_GE
	       : op == CRM_OP_GE ? CRM_OP_LE
				 : op;
}

static bool
ranges_of(enum crm_term_op op, int64_t at, struct crm_ranges *out)
{
	struct crm_ranges point = crm_ranges_from_to(at, at);

	if (at <= -CRM_FAR || at >= CRM_FAR)
		return false;
	switch (op) {
	case CRM_OP_EQ: *out = point; return true;
	case CRM_OP_NE: return crm_ranges_turn(&point, out);
	case CRM_OP_LT: *out = crm_ranges_from_to(-CRM_FAR, at - 1); return true;
	case CRM_OP_LE: *out = crm_ranges_from_to(-CRM_FAR, at); return true;
	case CRM_OP_GT: *out = crm_ranges_from_to(at + 1, CRM_FAR); return true;
	default: *out = crm_ranges_from_to(at, CRM_FAR); return true;
	}
}

/* A number is compared with lengths of time, too. */
static enum crm_line
line_of(const crm_term *term, enum crm_line line)
{
	return line == CRM_LINE_SPAN && term->type == CRM_NUMBER ? CRM_LINE_NUMBER : line;
}

static bool
measure_comparison(struct crm_variables *all, const crm_term *t, struct crm_measure *out)
{
	const crm_term *a = t->first, *b = t->first->next;
	enum crm_term_op op = t->op;
	struct point p, q;
	bool text;

	if (point_of(all, a, &p)) {
		if (point_of(all, b, &q))
			return false;
		a = b;
		b = t->first;
		op = mirrored(op);
	} else if (!point_of(all, b, &p)) {
		/* Of two terms only the order is known. */
		*out = (struct crm_measure){.term = a, .against = b, .line = CRM_LINE_AGAINST};
		return ranges_of(op, 0, &out->yes);
	}
	text = p.line == CRM_LINE_TEXT;
	*out = (struct crm_measure){.term = a, .line = line_of(a, p.line), .shift = p.shift};
	/* Texts are numbered as they come, so that their order needs a variable of its own. */
	if (text && op != CRM_OP_EQ && op != CRM_OP_NE) {
		*out = (struct crm_measure){.term = a, .against = b, .line = CRM_LINE_AGAINST};
		p.at = 0;
	}
	return ranges_of(op, p.at, &out->yes);
}

static bool
measure_in(struct crm_variables *all, const crm_term *t, struct crm_measure *out)
{
	struct crm_ranges in = crm_ranges_from_to(1, 0);
	struct point p, first = {.line = CRM_LINE_NUMBER};

	if (point_of(all, t->first, &p))
		return false;
	for (const crm_term *o = t->first->next; o; o = o->next) {
		if (!point_of(all, o, &p))
			return false;
		if (o == t->first->next)
			first = p;
		if (p.line != first.line || p.shift.n != first.shift.n ||
		    p.shift.unit != first.shift.unit || !crm_ranges_add(&in, p.at, p.at))
			return false;
	}
	*out = (struct crm_measure){.term = t->first,
				    .line = line_of(t->first, first.line),
				    .shift = first.shift,
				    .yes = in};
	return t->op == CRM_OP_IN || crm_ranges_turn(&in, &out->yes);
}

bool
crm_measure(struct crm_variables *all, const crm_term *t, struct crm_measure *out)
{
	if (t->op >= CRM_OP_EQ && t->op <= CRM_OP_GE)
		return measure_comparison(all, t, out);
	if (t->op == CRM_OP_IN || t->op == CRM_OP_NOT_IN)
		return measure_in(all, t, out);
	return false;
}
