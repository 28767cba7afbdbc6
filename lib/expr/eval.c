/* eval.c: evaluates an expression for the row of a cursor. */
#include <stdlib.h>
#include <string.h>

#include "expr/eval.h"

static int eval(const struct crm_run *r, const crm_term *t, struct crm_result *out);

/* ---- comparing ---- */

static int
answer(struct crm_result *out, bool yes)
{
	*out = (struct crm_result){.v = {.type = CRM_BOOL, .yes = yes}};
	return 0;
}

static int
no_answer(struct crm_result *out)
{
	*out = (struct crm_result){.v = {.type = CRM_MISSING}};
	return 0;
}

static int
eval_comparison(const struct crm_run *r, const crm_term *t, struct crm_result *out)
{
	struct crm_result a, b;
	int way, known;

	if (eval(r, t->first, &a) < 0)
		return -1;
	if (a.v.type == CRM_MISSING)
		return no_answer(out);
	if (eval(r, t->first->next, &b) < 0 ||
	    (known = crm_results_compare(r, t, &a, &b, &way)) < 0)
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
eval_in(const struct crm_run *r, const crm_term *t, struct crm_result *out)
{
	struct crm_result a, b;
	bool unknown = false;

	if (eval(r, t->first, &a) < 0)
		return -1;
	if (a.v.type == CRM_MISSING)
		return no_answer(out);
	for (const crm_term *o = t->first->next; o; o = o->next) {
		struct crm_result one = a;
		int way, known;

		if (eval(r, o, &b) < 0 || (known = crm_results_compare(r, t, &one, &b, &way)) < 0)
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
eval_truth(const struct crm_run *r, const crm_term *t, struct crm_result *out)
{
	if (eval(r, t, out) < 0 || crm_result_take(r, out, CRM_BOOL) < 0)
		return -1;
	if (out->v.type != CRM_BOOL && out->v.type != CRM_MISSING)
		return crm_run_fault(r, t, "is neither true nor false");
	return 0;
}

/* The first operand that decides ends it; a missing one decides nothing. */
static int
eval_joined(const struct crm_run *r, const crm_term *t, struct crm_result *out)
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
eval_not(const struct crm_run *r, const crm_term *t, struct crm_result *out)
{
	if (eval_truth(r, t->first, out) < 0)
		return -1;
	return out->v.type == CRM_MISSING ? no_answer(out) : answer(out, !out->v.yes);
}

/* ---- sums ---- */

static int
eval_sum(const struct crm_run *r, const crm_term *t, struct crm_result *out)
{
	struct crm_result a, b;

	if (eval(r, t->first, &a) < 0 || eval(r, t->first->next, &b) < 0)
		return -1;
	if (a.v.type == CRM_MISSING || b.v.type == CRM_MISSING)
		return no_answer(out);
	return crm_sum(r, t, &a, &b, out);
}

static int
eval_negate(const struct crm_run *r, const crm_term *t, struct crm_result *out)
{
	if (eval(r, t->first, out) < 0 || crm_result_take(r, out, CRM_NUMBER) < 0)
		return -1;
	if (out->v.type == CRM_MISSING)
		return 0;
	if (out->v.type != CRM_NUMBER)
		return crm_run_fault(r, t, "negates what is not a number");
	return crm_sum_numbers(r, &(crm_term){.op = CRM_OP_SUB, .place = t->place}, 0,
			       out->v.number, out);
}

/* ---- functions ---- */

static int
eval_has(const struct crm_run *r, const crm_term *t, struct crm_result *out)
{
	struct crm_result list, item;
	crm_str one;

	if (eval(r, t->first, &list) < 0 || eval(r, t->first->next, &item) < 0)
		return -1;
	if (item.v.type == CRM_MISSING)
		return no_answer(out);
	if (list.v.type == CRM_MISSING)
		return answer(out, false);
	if (list.v.type != CRM_TEXT || item.v.type != CRM_TEXT)
		return crm_run_fault(r, t, "looks for an item in what is not text");
	while (crm_str_item(&list.v.text, &one))
		if (crm_text_order(one, list.small, item.v.text, item.small) == 0)
			return answer(out, true);
	return answer(out, false);
}

/* The matcher wants a NUL behind the text: a copy, on the stack unless it is long. */
static int
eval_matches(const struct crm_run *r, const crm_term *t, struct crm_result *out)
{
	struct crm_result a;
	char room[1024], *text = room;
	size_t n;
	int rc;

	if (eval(r, t->first, &a) < 0)
		return -1;
	if (a.v.type == CRM_MISSING)
		return no_answer(out);
	if (a.v.type != CRM_TEXT)
		return crm_run_fault(r, t, "matches what is not text");
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
		return crm_run_fault(r, t, "cannot match so long a text");
	return answer(out, rc == 0);
}

static int
eval_extreme(const struct crm_run *r, const crm_term *t, struct crm_result *out)
{
	struct crm_result a, b;
	int way, known;

	if (eval(r, t->first, &a) < 0 || eval(r, t->first->next, &b) < 0 ||
	    (known = crm_results_compare(r, t, &a, &b, &way)) < 0)
		return -1;
	if (!known)
		return no_answer(out);
	if (a.v.type != CRM_NUMBER && a.v.type != CRM_DATE)
		return crm_run_fault(r, t, "takes numbers or dates");
	*out = (way < 0) == (t->op == CRM_OP_MIN) ? a : b;
	return 0;
}

static int
eval_name(const struct crm_run *r, const crm_term *t, struct crm_result *out)
{
	*out = (struct crm_result){0};
	if (crm_cursor_value(r->cursor, t->ref, &out->v, r->error) < 0)
		return -1;
	if (out->v.type == CRM_TEXT && out->v.text.n == 0)
		return no_answer(out);
	if (out->v.type == CRM_TEXT && t->type == CRM_ANY)
		out->raw = t;
	return 0;
}

static int
eval(const struct crm_run *r, const crm_term *t, struct crm_result *out)
{
	switch (t->op) {
	case CRM_OP_LITERAL: *out = (struct crm_result){.v = t->value}; return 0;
	case CRM_OP_TODAY:
		*out = (struct crm_result){
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
	struct crm_run r = {x, c, e};
	struct crm_result a;

	if (eval(&r, x->root, &a) < 0)
		return -1;
	*out = a.v;
	return 0;
}

int
crm_expr_holds(const crm_expr *x, crm_cursor *c, crm_error *e)
{
	struct crm_run r = {x, c, e};
	struct crm_result a;

	if (eval_truth(&r, x->root, &a) < 0)
		return -1;
	return a.v.type == CRM_BOOL && a.v.yes;
}
