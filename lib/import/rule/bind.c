/* bind.c: the columns that rules name, found in a file. */
#include <stdlib.h>
#include <string.h>

#include "import/rule/apply.h"

/* ---- their columns ---- */

static int
find_exactly(const struct crm_apply *a, crm_str name)
{
	for (size_t i = 0; i < crm_table_columns(a->theirs); i++)
		if (crm_str_eq(name, crm_table_column(a->theirs, i)))
			return (int)i;
	return -1;
}

/* "First Name|Given Name" is the first of them that the file has. */
static int
find(const struct crm_apply *a, crm_str names)
{
	int at = find_exactly(a, names);

	while (at < 0 && names.n) {
		const char *bar = memchr(names.p, '|', names.n);
		size_t n = bar ? (size_t)(bar - names.p) : names.n;
		at = find_exactly(a, (crm_str){names.p, n});
		n += bar != NULL;
		names = (crm_str){names.p + n, names.n - n};
	}
	return at;
}

/* Each of several names in quotes. */
static void
put_names(crm_str names, crm_buf *out)
{
	const char *bar;

	for (; (bar = memchr(names.p, '|', names.n));
	     names.n -= (size_t)(bar + 1 - names.p), names.p = bar + 1)
		crm_buf_f(out, "%s or ", crm_quote((crm_str){names.p, (size_t)(bar - names.p)}));
	crm_buf_z(out, crm_quote(names));
}

enum { FEW = 8 };

/* Adds to the fault which columns the file has: the one of the nearest name, or else the first few.
 */
static int
no_such_column(struct crm_apply *a, crm_str name, crm_place at)
{
	size_t n = crm_table_columns(a->theirs);
	const char **words = crm_alloc((n + 1) * sizeof *words), *near;
	crm_buf list = {0}, called = {0};

	put_names(name, &called);
	for (size_t i = 0; i < n; i++)
		words[i] = crm_arena_str(a->arena, crm_table_column(a->theirs, i)).p;
	near = crm_nearest(name, words, n);
	for (size_t i = 0; i < n && i < FEW; i++)
		crm_buf_f(&list, "%s%s", i ? ", " : "", crm_quote(crm_str_z(words[i])));
	if (n > FEW)
		crm_buf_f(&list, " and %zu more", n - FEW);
	if (near)
		crm_fail(a->e, CRM_DATA, "the input has no column %s; did you mean \"%s\"?",
			 crm_buf_zend(&called), near);
	else
		crm_fail(a->e, CRM_DATA, "the input has no column %s; it has %s",
			 crm_buf_zend(&called), crm_buf_zend(&list));
	if (strncmp(at.source, "--", 2) == 0) {
		a->e->status = CRM_SYSTEM; /* an option names it */
		if (memchr(name.p, ',', name.n))
			crm_fail_more(a->e, "; several columns are a list: %s='[%.*s]'", at.source,
				      (int)name.n, name.p);
	}
	crm_fail_at(a->e, at.source, at.line, NULL);
	a->e->column = at.column;
	crm_buf_free(&called);
	crm_buf_free(&list);
	free(words);
	return -1;
}

/* The column that a piece names; -1 when the file lacks it and may, -2 on a fault. */
static int
find_piece(struct crm_apply *a, const struct crm_rule_piece *p)
{
	int at;

	if (p->of != CRM_PIECE_COLUMN)
		return -1;
	at = find(a, p->name);
	if (at < 0 && !p->optional)
		return no_such_column(a, p->name, p->place) - 1;
	if (at >= 0)
		a->mentioned[at] = true;
	return at;
}

static int
bind_text(struct crm_apply *a, const struct crm_text *t, struct crm_bound_text *out)
{
	*out = (struct crm_bound_text){
		t, crm_arena_alloc(a->arena, (t->pieces + 1) * sizeof *out->column)};
	for (size_t i = 0; i < t->pieces; i++)
		if ((out->column[i] = find_piece(a, &t->piece[i])) < -1)
			return -1;
	return 0;
}

static void
take_away(struct crm_apply *a, const struct crm_bound_text *t)
{
	for (size_t i = 0; i < t->text->pieces; i++)
		if (t->column[i] >= 0)
			a->gone[t->column[i]] = true;
}

/* ---- a * in a name ---- */

/* Whether the name of a column is the pattern with a number in the place of its star. */
static bool
match_star(crm_str pattern, crm_str name, crm_str *number)
{
	const char *star = memchr(pattern.p, '*', pattern.n);
	size_t before = (size_t)(star - pattern.p), after = pattern.n - before - 1;

	if (name.n < before + after + 1 || memcmp(name.p, pattern.p, before) != 0 ||
	    memcmp(name.p + name.n - after, star + 1, after) != 0)
		return false;
	*number = (crm_str){name.p + before, name.n - before - after};
	for (size_t i = 0; i < number->n; i++)
		if (number->p[i] < '0' || number->p[i] > '9')
			return false;
	return true;
}

/* The text for one number; columns that have no such number are empty. */
static int
bind_numbered(struct crm_apply *a, const struct crm_text *t, crm_str number,
	      struct crm_bound_text *out)
{
	crm_str found;

	*out = (struct crm_bound_text){
		t, crm_arena_alloc(a->arena, (t->pieces + 1) * sizeof *out->column)};
	for (size_t i = 0; i < t->pieces; i++) {
		const struct crm_rule_piece *p = &t->piece[i];
		out->column[i] = -1;
		if (!p->star && (out->column[i] = find_piece(a, p)) < -1)
			return -1;
		for (size_t c = 0; p->star && c < crm_table_columns(a->theirs); c++)
			if (match_star(p->name, crm_table_column(a->theirs, c), &found) &&
			    crm_str_eq(found, number)) {
				out->column[i] = (int)c;
				a->mentioned[c] = true;
			}
	}
	return 0;
}

static const struct crm_rule_piece *
starred(const struct crm_apply *a, const struct crm_text *t)
{
	for (size_t i = 0; i < t->pieces; i++)
		if (t->piece[i].star && find(a, t->piece[i].name) < 0)
			return &t->piece[i];
	return NULL;
}

/* Binds the texts of a column. One with a star becomes as many texts as the file has numbers for
 * it. */
static int
bind_texts(struct crm_apply *a, struct crm_column *c)
{
	size_t columns = crm_table_columns(a->theirs);
	crm_str number;

	c->bounds = 0;
	c->bound = crm_arena_alloc(a->arena, c->texts * (columns + 1) * sizeof *c->bound);
	for (size_t i = 0; i < c->texts; i++) {
		const struct crm_rule_piece *star = starred(a, &c->text[i]);
		if (!star && bind_text(a, &c->text[i], &c->bound[c->bounds++]) < 0)
			return -1;
		for (size_t k = 0; star && k < columns; k++)
			if (match_star(star->name, crm_table_column(a->theirs, k), &number) &&
			    bind_numbered(a, &c->text[i], number, &c->bound[c->bounds++]) < 0)
				return -1;
	}
	return 0;
}

/* ---- expressions ---- */

static void
add_expr_column(void *to, crm_str name, crm_place at)
{
	struct crm_apply *a = to;
	bool sum = name.p[1] == '=';
	crm_str theirs = {name.p + 1 + sum, name.n - 2 - sum};
	int column = find(a, theirs);

	for (size_t i = 0; i < a->exprs; i++)
		if (crm_str_eq(name, a->expr[i].name))
			return;
	if (column < 0 && theirs.n > 1 && theirs.p[theirs.n - 1] == '?')
		column = find(a, (crm_str){theirs.p, theirs.n - 1});
	else if (column < 0 && !a->e->status)
		no_such_column(a, theirs, at);
	if (column >= 0)
		a->mentioned[column] = true;
	a->expr = crm_realloc(a->expr, (a->exprs + 1) * sizeof *a->expr);
	a->expr[a->exprs++] = (struct crm_expr_column){name, column, sum};
}

static void
add_expr(struct crm_apply *a, const crm_expr *x)
{
	if (x)
		crm_term_names(x->root, add_expr_column, a);
}

static int
bind_columns(struct crm_apply *a, struct crm_columns *columns)
{
	for (size_t i = 0; i < columns->n; i++) {
		struct crm_column *c = &columns->at[i];
		add_expr(a, c->sum);
		add_expr(a, c->share);
		add_expr(a, c->by);
		if (a->e->status || bind_texts(a, c) < 0)
			return -1;
	}
	return 0;
}

/* ---- key, group, fill ---- */

static int
bind_all(struct crm_apply *a, const struct crm_texts *texts, struct crm_bound_text **out, size_t *n)
{
	*out = crm_arena_alloc(a->arena, (texts->n + 1) * sizeof **out);
	for (*n = 0; *n < texts->n; ++*n)
		if (bind_text(a, &texts->at[*n], &(*out)[*n]) < 0)
			return -1;
	return 0;
}

/* Without `group` the lines of an order are those whose keys are equal apart from "#". */
static int
bind_keys(struct crm_apply *a)
{
	crm_rules *r = a->r;

	if (bind_all(a, &r->key, &a->key, &a->keys) < 0 ||
	    bind_all(a, &r->once, &a->once, &a->onces) < 0)
		return -1;
	a->group = crm_arena_alloc(a->arena, (r->key.n + 1) * sizeof *a->group);
	for (size_t k = 0; k < r->key.n && !r->has_group; k++)
		if (r->key.at[k].pieces != 1 || r->key.at[k].piece[0].of != CRM_PIECE_NUMBER)
			a->group[a->groups++] = a->key[k];
	return r->has_group ? bind_text(a, &r->group, &a->group[a->groups++]) : 0;
}

static int
bind_fill(struct crm_apply *a)
{
	for (size_t i = 0; i < a->r->fill.n; i++) {
		crm_str name = crm_str_z(a->r->fill.word[i]);
		int at = find(a, name);
		if (at < 0 && name.n > 1 && name.p[name.n - 1] == '?')
			at = find(a, (crm_str){name.p, name.n - 1});
		else if (at < 0)
			return no_such_column(a, name, (crm_place){.source = a->r->holder.source});
		if (at >= 0)
			a->fills[at] = a->mentioned[at] = true;
	}
	return 0;
}

static int
bind_drop(struct crm_apply *a)
{
	struct crm_bound_text *drop;
	size_t n;

	if (bind_all(a, &a->r->drop, &drop, &n) < 0)
		return -1;
	for (size_t i = 0; i < n; i++)
		take_away(a, &drop[i]);
	return 0;
}

/* A column that a rule takes over as it is has a new name; one that a rule only looks at keeps its
 * own. */
static void
find_renamed(struct crm_apply *a)
{
	for (size_t i = 0; i < a->r->columns.n; i++) {
		const struct crm_column *c = &a->r->columns.at[i];
		for (size_t k = 0; k < c->bounds && !c->first && !c->values; k++)
			if (c->bound[k].text->pieces == 1 && !c->bound[k].text->piece[0].before.n &&
			    !c->bound[k].text->after.n)
				take_away(a, &c->bound[k]);
	}
}

int
crm_apply_bind(struct crm_apply *a)
{
	size_t n = crm_table_columns(a->theirs) + 1;

	a->e->status = CRM_OK;
	a->mentioned = crm_arena_alloc(a->arena, n * sizeof *a->mentioned);
	a->gone = crm_arena_alloc(a->arena, n * sizeof *a->gone);
	a->fills = crm_arena_alloc(a->arena, n * sizeof *a->fills);
	a->field = crm_arena_alloc(a->arena, n * sizeof *a->field);
	if (bind_columns(a, &a->r->columns) < 0 || bind_keys(a) < 0 || bind_fill(a) < 0 ||
	    bind_drop(a) < 0)
		return -1;
	find_renamed(a);
	for (size_t i = 0; i < a->r->row_rules; i++) {
		struct crm_row_rule *rule = &a->r->row_rule[i];
		add_expr(a, rule->when);
		if (a->e->status || bind_columns(a, &rule->set) < 0 ||
		    bind_columns(a, &rule->add) < 0 ||
		    bind_text(a, &rule->error, &rule->bound_error) < 0)
			return -1;
	}
	return 0;
}

size_t
crm_apply_fits(crm_rules *r, const crm_table *theirs)
{
	crm_error e;
	struct crm_apply a = {.r = r, .theirs = theirs, .arena = crm_arena_new(), .e = &e};
	size_t n = 0;

	if (crm_apply_bind(&a) == 0)
		for (size_t c = 0; c < crm_table_columns(theirs); c++)
			n += a.mentioned[c];
	free(a.expr);
	crm_arena_free(a.arena);
	return n;
}
