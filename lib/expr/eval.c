/* eval.c: the value of an expression for the row that a cursor stands on.
 * Nothing is allocated: texts are slices of the stream or the policy, and
 * lower() is a mark that the comparison heeds. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "expr/expr.h"

struct run {
	const crm_expr *expr;
	crm_cursor *cursor;
	crm_error *error;
};

struct result {
	crm_value v;
	bool small;          /* text: as lower() has it */
	const crm_term *raw; /* the name, when this is text of a column that nobody knows */
};

static int eval(const struct run *r, const crm_term *t, struct result *out);

/* ---- faults, at the row ---- */

static int
place_row(const struct run *r, const char *field)
{
	const crm_table *t = crm_frame_table(r->expr->frame);
	size_t row = crm_cursor_row(r->cursor);

	return crm_fail_at(r->error, crm_table_source(t, row), crm_table_line(t, row), field);
}

static int
value_fault(const struct run *r, const struct result *a, const char *what)
{
	crm_fail(r->error, CRM_DATA, "%s is not %s", crm_quote(a->v.text), what);
	return place_row(r, a->raw->name.p);
}

/* Which expression it was, by its place, and what went wrong in it. */
static int
sum_fault(const struct run *r, const crm_term *t, const char *what)
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

/* ---- reading a column that nobody knows ---- */

static bool
read_truth(crm_str s, bool *yes)
{
	*yes = crm_str_eqz(s, "yes") || crm_str_eqz(s, "true");
	return *yes || crm_str_eqz(s, "no") || crm_str_eqz(s, "false");
}

static bool
read_as(crm_str s, enum crm_type type, crm_value *out)
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

/* Makes what a raw text says out of it; what it says already stays. */
static int
take_as(const struct run *r, struct result *a, enum crm_type type)
{
	if (!a->raw || a->v.type != CRM_TEXT || type == CRM_TEXT || read_as(a->v.text, type, &a->v))
		return 0;
	return value_fault(r, a, crm_type_words(type));
}

/* Both raw: numbers, dates, or text as they are. */
static void
settle_both(struct result *a, struct result *b)
{
	static const enum crm_type types[] = {CRM_NUMBER, CRM_DATE};

	for (size_t i = 0; i < CRM_LENGTH(types); i++) {
		crm_value x, y;

		if (read_as(a->v.text, types[i], &x) && read_as(b->v.text, types[i], &y)) {
			a->v = x;
			b->v = y;
			return;
		}
	}
}

static int
settle(const struct run *r, struct result *a, struct result *b)
{
	bool raw_a = a->raw && a->v.type == CRM_TEXT, raw_b = b->raw && b->v.type == CRM_TEXT;

	if (raw_a && raw_b) {
		settle_both(a, b);
		return 0;
	}
	if (raw_a && b->v.type == CRM_SPAN && read_as(a->v.text, CRM_NUMBER, &a->v))
		return 0;
	if (raw_b && a->v.type == CRM_SPAN && read_as(b->v.text, CRM_NUMBER, &b->v))
		return 0;
	return raw_a ? take_as(r, a, b->v.type) : raw_b ? take_as(r, b, a->v.type) : 0;
}

/* ---- comparing ---- */

static int
order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* By the minute when both have one, else by the civil day. */
static int
date_order(crm_time a, crm_time b)
{
	if (a.minute >= 0 && b.minute >= 0)
		return order(crm_time_wall(a), crm_time_wall(b));
	return order(a.day, b.day);
}

/* A number as it is; a span in days, hours as their part of a day. */
static int64_t
as_days(const crm_value *v)
{
	if (v->type == CRM_NUMBER)
		return v->number;
	if (v->span.unit == 'h')
		return v->span.n * CRM_NUM_ONE / 24;
	if (v->span.unit == 'i')
		return v->span.n * CRM_NUM_ONE / (24 * 60);
	return crm_span_days(v->span) * CRM_NUM_ONE;
}

/* 1 and *out when the two are there, 0 when one is missing, -1 fault. */
static int
compare(const struct run *r, const crm_term *t, struct result *a, struct result *b, int *out)
{
	if (a->v.type == CRM_MISSING || b->v.type == CRM_MISSING)
		return 0;
	if (settle(r, a, b) < 0)
		return -1;
	if ((a->v.type == CRM_NUMBER || a->v.type == CRM_SPAN) &&
	    (b->v.type == CRM_NUMBER || b->v.type == CRM_SPAN))
		*out = order(as_days(&a->v), as_days(&b->v));
	else if (a->v.type != b->v.type)
		return sum_fault(r, t, "compares what cannot be compared");
	else if (a->v.type == CRM_DATE)
		*out = date_order(a->v.date, b->v.date);
	else if (a->v.type == CRM_BOOL)
		*out = order(a->v.yes, b->v.yes);
	else
		*out = crm_text_order(a->v.text, a->small, b->v.text, b->small);
	return 1;
}

static int
answer(struct result *out, bool yes)
{
	*out = (struct result){.v = {.type = CRM_BOOL, .yes = yes}};
	return 0;
}

static int
no_answer(struct result *out)
{
	*out = (struct result){.v = {.type = CRM_MISSING}};
	return 0;
}

static int
eval_comparison(const struct run *r, const crm_term *t, struct result *out)
{
	struct result a, b;
	int way, known;

	if (eval(r, t->first, &a) < 0)
		return -1;
	if (a.v.type == CRM_MISSING)
		return no_answer(out);
	if (eval(r, t->first->next, &b) < 0 || (known = compare(r, t, &a, &b, &way)) < 0)
		return -1;
	if (!known)
		return no_answer(out);
	switch (t->op) {
	case CRM_OP_EQ: return answer(out, way == 0);
	case CRM_OP_NE: return answer(out, way != 0);
	case CRM_OP_LT: return answer(out, way < 0);
	case CRM_OP_LE: return answer(out, way <= 0);
	case CRM_OP_GT: return answer(out, way > 0);
	default: return answer(out, way >= 0);
	}
}

static int
eval_in(const struct run *r, const crm_term *t, struct result *out)
{
	struct result a, b;
	bool unknown = false;

	if (eval(r, t->first, &a) < 0)
		return -1;
	if (a.v.type == CRM_MISSING)
		return no_answer(out);
	for (const crm_term *o = t->first->next; o; o = o->next) {
		struct result one = a;
		int way, known;

		if (eval(r, o, &b) < 0 || (known = compare(r, t, &one, &b, &way)) < 0)
			return -1;
		if (!known)
			unknown = true;
		else if (way == 0)
			return answer(out, t->op == CRM_OP_IN);
	}
	return unknown ? no_answer(out) : answer(out, t->op == CRM_OP_NOT_IN);
}

/* ---- logic ---- */

static int
eval_truth(const struct run *r, const crm_term *t, struct result *out)
{
	if (eval(r, t, out) < 0 || take_as(r, out, CRM_BOOL) < 0)
		return -1;
	if (out->v.type != CRM_BOOL && out->v.type != CRM_MISSING)
		return sum_fault(r, t, "is neither true nor false");
	return 0;
}

/* The first operand that decides ends it; a missing one decides nothing. */
static int
eval_joined(const struct run *r, const crm_term *t, struct result *out)
{
	bool decides = t->op == CRM_OP_OR, unknown = false;

	for (const crm_term *o = t->first; o; o = o->next) {
		if (eval_truth(r, o, out) < 0)
			return -1;
		if (out->v.type == CRM_MISSING)
			unknown = true;
		else if (out->v.yes == decides)
			return answer(out, decides);
	}
	return unknown ? no_answer(out) : answer(out, !decides);
}

static int
eval_not(const struct run *r, const crm_term *t, struct result *out)
{
	if (eval_truth(r, t->first, out) < 0)
		return -1;
	return out->v.type == CRM_MISSING ? no_answer(out) : answer(out, !out->v.yes);
}

/* ---- sums ---- */

static int
number_sum(const struct run *r, const crm_term *t, crm_num a, crm_num b, struct result *out)
{
	crm_num n = 0;
	int rc;

	if (t->op == CRM_OP_DIV && b == 0)
		return no_answer(out);
	rc = t->op == CRM_OP_ADD   ? crm_num_add(a, b, &n)
	     : t->op == CRM_OP_SUB ? crm_num_sub(a, b, &n)
	     : t->op == CRM_OP_MUL ? crm_num_mul(a, b, &n)
				   : crm_num_div(a, b, &n);
	if (rc < 0)
		return sum_fault(r, t, "gives too large a number");
	*out = (struct result){.v = {.type = CRM_NUMBER, .number = n}};
	return 0;
}

/* A day and days give a day. Hours on a moment give a moment. */
static int
date_sum(const struct run *r, const crm_term *t, crm_time d, crm_span s, struct result *out)
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
		return sum_fault(r, t, "leaves the years 1 to 9999");
	*out = (struct result){.v = {.type = CRM_DATE, .date = sum}};
	return 0;
}

/* Raw texts: a number beside a number; beside a span a date; behind a date
 * what they look like. */
static int
settle_sum(const struct run *r, const crm_term *t, struct result *a, struct result *b)
{
	bool raw_a = a->raw && a->v.type == CRM_TEXT, raw_b = b->raw && b->v.type == CRM_TEXT;

	if (t->op == CRM_OP_MUL || t->op == CRM_OP_DIV)
		return take_as(r, a, CRM_NUMBER) < 0 ? -1 : take_as(r, b, CRM_NUMBER);
	if (raw_a && raw_b)
		settle_both(a, b);
	raw_a = raw_a && a->v.type == CRM_TEXT;
	raw_b = raw_b && b->v.type == CRM_TEXT;
	if (raw_a)
		return take_as(r, a,
			       b->v.type == CRM_SPAN ||
					       (b->v.type == CRM_DATE && t->op == CRM_OP_SUB)
				       ? CRM_DATE
			       : b->v.type == CRM_DATE ? CRM_SPAN
						       : CRM_NUMBER);
	if (raw_b && a->v.type == CRM_DATE)
		return t->op == CRM_OP_SUB && read_as(b->v.text, CRM_DATE, &b->v)
			       ? 0
			       : take_as(r, b, CRM_SPAN);
	return raw_b ? take_as(r, b, a->v.type == CRM_SPAN ? CRM_DATE : CRM_NUMBER) : 0;
}

static int
eval_sum(const struct run *r, const crm_term *t, struct result *out)
{
	struct result a, b;

	if (eval(r, t->first, &a) < 0 || eval(r, t->first->next, &b) < 0)
		return -1;
	if (a.v.type == CRM_MISSING || b.v.type == CRM_MISSING)
		return no_answer(out);
	if (settle_sum(r, t, &a, &b) < 0)
		return -1;
	if (a.v.type == CRM_NUMBER && b.v.type == CRM_NUMBER)
		return number_sum(r, t, a.v.number, b.v.number, out);
	if (a.v.type == CRM_DATE && b.v.type == CRM_SPAN && t->op <= CRM_OP_SUB)
		return date_sum(r, t, a.v.date, b.v.span, out);
	if (a.v.type == CRM_SPAN && b.v.type == CRM_DATE && t->op == CRM_OP_ADD)
		return date_sum(r, t, b.v.date, a.v.span, out);
	if (a.v.type != CRM_DATE || b.v.type != CRM_DATE || t->op != CRM_OP_SUB)
		return sum_fault(r, t, "joins what does not go together");
	*out = (struct result){
		.v = {.type = CRM_NUMBER,
		      .number = ((crm_num)a.v.date.day - b.v.date.day) * CRM_NUM_ONE}};
	return 0;
}

static int
eval_negate(const struct run *r, const crm_term *t, struct result *out)
{
	if (eval(r, t->first, out) < 0 || take_as(r, out, CRM_NUMBER) < 0)
		return -1;
	if (out->v.type == CRM_MISSING)
		return 0;
	if (out->v.type != CRM_NUMBER)
		return sum_fault(r, t, "negates what is not a number");
	return number_sum(r, &(crm_term){.op = CRM_OP_SUB, .place = t->place}, 0, out->v.number,
			  out);
}

/* ---- functions ---- */

static int
eval_has(const struct run *r, const crm_term *t, struct result *out)
{
	struct result list, item;
	crm_str one;

	if (eval(r, t->first, &list) < 0 || eval(r, t->first->next, &item) < 0)
		return -1;
	if (item.v.type == CRM_MISSING)
		return no_answer(out);
	if (list.v.type == CRM_MISSING)
		return answer(out, false);
	if (list.v.type != CRM_TEXT || item.v.type != CRM_TEXT)
		return sum_fault(r, t, "looks for an item in what is not text");
	while (crm_str_item(&list.v.text, &one))
		if (crm_text_order(one, list.small, item.v.text, item.small) == 0)
			return answer(out, true);
	return answer(out, false);
}

/* The matcher wants a NUL behind the text: a copy, on the stack unless it is long. */
static int
eval_matches(const struct run *r, const crm_term *t, struct result *out)
{
	struct result a;
	char room[1024], *text = room;
	size_t n;
	int rc;

	if (eval(r, t->first, &a) < 0)
		return -1;
	if (a.v.type == CRM_MISSING)
		return no_answer(out);
	if (a.v.type != CRM_TEXT)
		return sum_fault(r, t, "matches what is not text");
	if (a.v.text.n >= sizeof room)
		text = crm_alloc(a.v.text.n + 1);
	n = a.v.text.n;
	if (a.small)
		n = crm_text_lower(a.v.text, text);
	else
		memcpy(text, a.v.text.p, n);
	text[n] = '\0';
	rc = regexec(&t->pattern->regex, text, 0, NULL, 0);
	if (text != room)
		free(text);
	if (rc != 0 && rc != REG_NOMATCH)
		return sum_fault(r, t, "cannot match so long a text");
	return answer(out, rc == 0);
}

static int
eval_extreme(const struct run *r, const crm_term *t, struct result *out)
{
	struct result a, b;
	int way, known;

	if (eval(r, t->first, &a) < 0 || eval(r, t->first->next, &b) < 0 ||
	    (known = compare(r, t, &a, &b, &way)) < 0)
		return -1;
	if (!known)
		return no_answer(out);
	if (a.v.type != CRM_NUMBER && a.v.type != CRM_DATE)
		return sum_fault(r, t, "takes numbers or dates");
	*out = (way < 0) == (t->op == CRM_OP_MIN) ? a : b;
	return 0;
}

static int
eval_name(const struct run *r, const crm_term *t, struct result *out)
{
	*out = (struct result){0};
	if (crm_cursor_value(r->cursor, t->ref, &out->v, r->error) < 0)
		return -1;
	if (out->v.type == CRM_TEXT && out->v.text.n == 0)
		return no_answer(out);
	if (out->v.type == CRM_TEXT && t->type == CRM_ANY)
		out->raw = t;
	return 0;
}

static int
eval(const struct run *r, const crm_term *t, struct result *out)
{
	switch (t->op) {
	case CRM_OP_LITERAL: *out = (struct result){.v = t->value}; return 0;
	case CRM_OP_TODAY:
		*out = (struct result){
			.v = {.type = CRM_DATE, .date = crm_frame_today(r->expr->frame)}};
		return 0;
	case CRM_OP_NAME: return eval_name(r, t, out);
	case CRM_OP_OR:
	case CRM_OP_AND: return eval_joined(r, t, out);
	case CRM_OP_NOT: return eval_not(r, t, out);
	case CRM_OP_IN:
	case CRM_OP_NOT_IN: return eval_in(r, t, out);
	case CRM_OP_ADD:
	case CRM_OP_SUB:
	case CRM_OP_MUL:
	case CRM_OP_DIV: return eval_sum(r, t, out);
	case CRM_OP_NEGATE: return eval_negate(r, t, out);
	case CRM_OP_HAS: return eval_has(r, t, out);
	case CRM_OP_MATCHES: return eval_matches(r, t, out);
	case CRM_OP_MISSING:
		return eval(r, t->first, out) < 0 ? -1 : answer(out, out->v.type == CRM_MISSING);
	case CRM_OP_LOWER:
		out->small = false;
		if (eval(r, t->first, out) < 0)
			return -1;
		out->raw = NULL;
		out->small = true;
		return 0;
	case CRM_OP_MIN:
	case CRM_OP_MAX: return eval_extreme(r, t, out);
	default: return eval_comparison(r, t, out);
	}
}

/* ---- whole expressions ---- */

static int
bind_term(crm_expr *x, crm_term *t, crm_frame *f, crm_error *e)
{
	if (t->op == CRM_OP_NAME) {
		t->ref = crm_frame_ref(f, t->name, e);
		if (t->ref < 0) {
			/* What a derived column lacks has a place of its own. */
			if (!*e->source) {
				crm_fail_at(e, x->source, t->place.line, NULL);
				e->column = t->place.column;
			}
			return -1;
		}
	}
	for (crm_term *o = t->first; o; o = o->next)
		if (bind_term(x, o, f, e) < 0)
			return -1;
	return 0;
}

int
crm_expr_bind(crm_expr *x, crm_frame *f, crm_error *e)
{
	x->frame = f;
	return bind_term(x, x->root, f, e);
}

int
crm_expr_value(const crm_expr *x, crm_cursor *c, crm_value *out, crm_error *e)
{
	struct run r = {x, c, e};
	struct result a;

	if (eval(&r, x->root, &a) < 0)
		return -1;
	*out = a.v;
	return 0;
}

int
crm_expr_holds(const crm_expr *x, crm_cursor *c, crm_error *e)
{
	struct run r = {x, c, e};
	struct result a;

	if (eval_truth(&r, x->root, &a) < 0)
		return -1;
	return a.v.type == CRM_BOOL && a.v.yes;
}
