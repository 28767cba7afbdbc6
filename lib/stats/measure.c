/* measure.c: figures of one's own: NAME=FUNCTION(EXPRESSION). */
#include <string.h>

#include "expr/expr.h"
#include "facts/words.h"
#include "stats/stats.h"

static const char *const functions[] = {"count", "sum", "mean", "median", "min", "max", "share"};

/* ---- the notation ---- */

/* The next of a list that is separated by commas outside of parentheses and quotes. */
static bool
next_item(crm_str *list, crm_str *item)
{
	int depth = 0;
	char quote = '\0';
	size_t n = 0;

	if (list->n == 0)
		return false;
	for (; n < list->n; n++) {
		char c = list->p[n];
		if (quote)
			quote = c == quote ? '\0' : quote;
		else if (c == '\'' || c == '"')
			quote = c;
		else if (c == ',' && depth == 0)
			break;
		else
			depth += (c == '(') - (c == ')');
	}
	*item = crm_str_trim((crm_str){list->p, n});
	n += n < list->n;
	*list = (crm_str){list->p + n, list->n - n};
	return true;
}

static int
fault(crm_error *e, crm_str item, const char *what)
{
	crm_fail(e, CRM_SYSTEM, "%s: %s", crm_quote(item), what);
	return crm_fail_at(e, "--columns", 0, NULL);
}

static int
find_function(crm_str item, crm_str name, enum crm_function_of *out, crm_error *e)
{
	const char *near;

	for (unsigned i = 0; i < CRM_LENGTH(functions); i++)
		if (crm_str_eqz(name, functions[i])) {
			*out = (enum crm_function_of)i;
			return 0;
		}
	near = crm_nearest(name, functions, CRM_LENGTH(functions));
	fault(e, item, "no such figure: they are count, sum, mean, median, min, max and share");
	return near ? crm_fail_more(e, "; did you mean \"%s\"?", near) : -1;
}

/* Money has two decimals, as in a stream. */
static void
see_decimals(void *to, crm_str name)
{
	static const char *const money[] = {"amount", "price", "discount", "floor", "ceiling"};
	struct crm_own_figure *m = to;
	const crm_word *w;

	for (size_t i = 0; i < CRM_LENGTH(money); i++)
		if (crm_str_eqz(name, money[i]))
			m->decimals = 2;
	for (size_t i = 0; (w = crm_word_at(i)); i++)
		if (crm_str_eqz(name, w->name) && w->decimals > m->decimals)
			m->decimals = w->decimals;
}

static int
parse_expression(crm_stats *s, crm_str text, struct crm_own_figure *m, crm_error *e)
{
	const crm_kinds *k = crm_policy_model(s->policy)->kinds;
	bool condition = m->function == CRM_SHARE, late;

	if (crm_str_trim(text).n == 0 && m->function == CRM_COUNT) {
		m->of_events = true;
		return 0;
	}
	m->of = condition ? crm_condition_parse(text, k, e) : crm_expr_parse(text, k, e);
	if (!m->of)
		return -1;
	crm_expr_names(m->of, see_decimals, m);
	if (m->function == CRM_COUNT || m->function == CRM_SHARE)
		m->decimals = 0;
	if (crm_stats_bind(s, m->of, &m->of_events, &late, e) < 0)
		return -1;
	s->early |= m->of_events && late;
	m->dates = m->of->root->type == CRM_DATE ||
		   (m->of->root->op == CRM_OP_NAME &&
		    crm_frame_type(s->frame, m->of->root->ref) == CRM_DATE);
	return 0;
}

static bool
is_name(crm_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (strchr(" \t\n\r()'\",;", s.p[i]))
			return false;
	return s.n > 0;
}

static int
parse_one(crm_stats *s, crm_str all, crm_str item, struct crm_own_figure *m, crm_error *e)
{
	const char *is = memchr(item.p, '=', item.n), *open = memchr(item.p, '(', item.n);
	crm_str name, function, rest;

	if (!is || !open || is > open || item.p[item.n - 1] != ')')
		return fault(e, item,
			     "expected NAME=FUNCTION(EXPRESSION), such as "
			     "calls=count(kind == 'call')");
	name = crm_str_trim((crm_str){item.p, (size_t)(is - item.p)});
	function = crm_str_trim((crm_str){is + 1, (size_t)(open - is - 1)});
	rest = (crm_str){open + 1, item.n - (size_t)(open + 1 - item.p) - 1};
	if (!is_name(name))
		return fault(e, item, "the name of a figure has no blanks");
	*m = (struct crm_own_figure){.name = crm_arena_str(s->arena, name)};
	if (find_function(item, function, &m->function, e) < 0)
		return -1;
	if (parse_expression(s, rest, m, e) == 0)
		return 0;
	if (e->status == CRM_SYSTEM && *e->source && strcmp(e->source, "expression") != 0)
		return -1;
	/* The column of the whole option. */
	for (const char *p = all.p; e->column && p < rest.p; p++)
		e->column += ((unsigned char)*p & 0xc0) != 0x80;
	e->status = CRM_SYSTEM;
	return crm_fail_at(e, "--columns", 0, NULL);
}

int
crm_measures_parse(crm_stats *s, crm_str text, crm_error *e)
{
	const crm_str all = text;
	crm_str item;

	while (next_item(&text, &item)) {
		if (item.n == 0)
			return fault(e, item, "a figure is empty");
		if (s->measures == CRM_MEASURES_MOST)
			return fault(e, item, "too many figures");
		if (parse_one(s, all, item, &s->measure[s->measures++], e) < 0)
			return -1;
	}
	return 0;
}

/* ---- adding up ---- */

/* What is true counts or, of anything but a truth, what is there. */
static int
truth_of(const crm_value *v)
{
	if (v->type == CRM_MISSING || (v->type == CRM_TEXT && v->text.n == 0))
		return 0;
	return v->type == CRM_BOOL && !v->yes ? 1 : 2;
}

int
crm_measure_value(const struct crm_own_figure *m, const crm_value *v, crm_num *out, crm_error *e)
{
	bool extreme = m->function == CRM_LEAST || m->function == CRM_MOST;
	int truth = truth_of(v);

	if (truth == 0 || m->function == CRM_COUNT || m->function == CRM_SHARE)
		return truth;
	if (v->type == CRM_NUMBER)
		*out = v->number;
	else if (v->type == CRM_SPAN)
		*out = crm_span_number(v->span);
	else if (v->type == CRM_DATE && extreme)
		*out = v->date.day;
	else if (v->type == CRM_TEXT && !crm_num_parse(v->text, out))
		return crm_fail(e, CRM_DATA, "%.*s: %s %s", (int)m->name.n, m->name.p,
				crm_quote(v->text), crm_num_wrong(v->text));
	else if (v->type != CRM_TEXT)
		return crm_fail(e, CRM_DATA, "%.*s: %s takes numbers%s", (int)m->name.n, m->name.p,
				functions[m->function], extreme ? " or dates" : "");
	return 2;
}

void
crm_measured_add(const struct crm_own_figure *m, struct crm_measured *sum, int counts, crm_num n,
		 int times)
{
	sum->known += counts > 0 ? times : 0;
	sum->n += counts > 1 ? times : 0;
	if (counts < 2 || m->function == CRM_COUNT || m->function == CRM_SHARE)
		return;
	if (m->function == CRM_SUM || m->function == CRM_MEAN)
		sum->total += (crm_wide)n * times;
	else
		crm_bag_add(&sum->bag, n, times);
}

void
crm_measured_join(struct crm_measured *to, const struct crm_measured *from)
{
	to->n += from->n;
	to->known += from->known;
	to->total += from->total;
	crm_bag_join(&to->bag, &from->bag);
}

/* ---- the figure ---- */

/* a / b, half to even. */
static crm_wide
quotient(crm_wide a, crm_wide b)
{
	crm_wide q = a / b, rest = a % b;

	if (rest < 0) {
		q--;
		rest += b;
	}
	return q + (rest > b - rest || (rest == b - rest && q % 2 != 0));
}

/* Rounded once. */
static crm_wide
mean(crm_wide total, crm_wide n, int decimals)
{
	crm_wide unit = CRM_NUM_ONE;

	for (int i = 0; i < decimals; i++)
		unit /= 10;
	return quotient(total, n * unit) * unit;
}

int
crm_cell_of(crm_str name, crm_wide n, int decimals, struct crm_cell *out, crm_error *e)
{
	if (n > CRM_NUM_MAX || n < -CRM_NUM_MAX)
		return crm_fail(e, CRM_DATA, "%.*s becomes too large", (int)name.n, name.p);
	*out = (struct crm_cell){.there = true, .number = (crm_num)n, .decimals = decimals};
	return 0;
}

struct crm_cell
crm_share_cell(int64_t n, int64_t of)
{
	if (of == 0)
		return (struct crm_cell){0};
	return (struct crm_cell){.there = true,
				 .number = (crm_num)quotient((crm_wide)n * CRM_NUM_ONE, of),
				 .decimals = 4};
}

static void
take_extreme(const struct crm_own_figure *m, struct crm_measured *sum, struct crm_cell *out)
{
	size_t n = crm_bag_sort(&sum->bag);

	if (n > 0)
		*out = (struct crm_cell){
			.there = true,
			.day = m->dates,
			.number = sum->bag.slot[m->function == CRM_LEAST ? 0 : n - 1].number,
			.decimals = m->decimals};
}

int
crm_measured_cell(const struct crm_own_figure *m, struct crm_measured *sum, struct crm_cell *out,
		  crm_error *e)
{
	int decimals = m->decimals > 2 ? m->decimals : 2;
	crm_num low, high;

	*out = (struct crm_cell){0};
	switch (m->function) {
	case CRM_COUNT: return crm_cell_of(m->name, (crm_wide)sum->n * CRM_NUM_ONE, 0, out, e);
	case CRM_SUM: return crm_cell_of(m->name, sum->total, m->decimals, out, e);
	case CRM_MEAN:
		if (sum->n == 0)
			return 0;
		return crm_cell_of(m->name, mean(sum->total, sum->n, decimals), decimals, out, e);
	case CRM_MEDIAN:
		crm_bag_sort(&sum->bag);
		if (!crm_bag_middle(&sum->bag, &low, &high))
			return 0;
		return crm_cell_of(m->name, mean((crm_wide)low + high, 2, decimals), decimals, out,
				   e);
	case CRM_SHARE: *out = crm_share_cell(sum->n, sum->known); return 0;
	default: take_extreme(m, sum, out); return 0;
	}
}
