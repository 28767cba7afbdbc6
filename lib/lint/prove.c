/* prove.c: decides by cases whether conditions can hold together.
 *
 * A condition is taken apart down to conditions about one variable each (variables.h), which narrow
 * what the variable may be. The operands of "or" are tried one after the other. When each of them
 * ends in a variable that can be neither there nor missing, no customer can be such.
 *
 * What is not understood counts as possible, so that the answer "impossible" is always right. Two
 * terms that depend on each other, such as a date and the days since then, are treated as
 * independent. After many steps, of one question or of all together, the answer is "possible". */
#include "base/array.h"
#include "lint/variables.h"

enum { STEPS = 100000, STEPS_IN_ALL = 20000000, DEEP = 3000 };

struct claim {
	const crm_term *term;
	enum crm_claim claim;
	const struct claim *next;
};

struct crm_prover {
	crm_arena *arena; /* terms */
	struct crm_variables variables;
	struct claim *claim;
	size_t claims, room;
	/* of one search; in_all counts the steps of all */
	crm_arena *scratch;
	unsigned steps, in_all, depth;
	bool gave_up;
};

crm_prover *
crm_prover_new(const crm_kinds *k)
{
	crm_prover *p = crm_alloc(sizeof *p);

	p->arena = crm_arena_new();
	p->variables.kinds = k;
	p->variables.arena = p->arena;
	return p;
}

void
crm_prover_free(crm_prover *p)
{
	if (!p)
		return;
	crm_variables_free(&p->variables);
	crm_arena_free(p->arena);
	free(p->claim);
	free(p);
}

size_t
crm_prover_claims(const crm_prover *p)
{
	return p->claims;
}

void
crm_prover_claim(crm_prover *p, const crm_term *t, enum crm_claim claim)
{
	p->claim = crm_grow(p->claim, p->claims, &p->room, sizeof *p->claim);
	p->claim[p->claims++] = (struct claim){t, claim, NULL};
}

void
crm_prover_take_back(crm_prover *p, size_t claims)
{
	p->claims = claims;
}

void
crm_prover_texts(crm_prover *p, const char *column, const char *const *names, size_t n)
{
	crm_variables_texts(&p->variables, column, names, n);
}

/* ---- the search ---- */

/* not turns one claim into another. */
static enum crm_claim
turned(enum crm_claim c)
{
	static const enum crm_claim to[] = {
		[CRM_HOLDS] = CRM_IS_FALSE,
		[CRM_HOLDS_NOT] = CRM_IS_NOT_FALSE,
		[CRM_IS_FALSE] = CRM_HOLDS,
		[CRM_IS_NOT_FALSE] = CRM_HOLDS_NOT,
	};

	return to[c];
}

/* Whether the claim must be so of each operand, rather than of one of them. */
static bool
is_of_all(const crm_term *t, enum crm_claim c)
{
	bool of_all = c == CRM_HOLDS || c == CRM_IS_NOT_FALSE;

	return t->op == CRM_OP_AND ? of_all : !of_all;
}

static const struct claim *
put(crm_prover *p, const crm_term *t, enum crm_claim c, const struct claim *next)
{
	struct claim *one = crm_arena_alloc(p->scratch, sizeof *one);

	*one = (struct claim){t, c, next};
	return one;
}

static bool search(crm_prover *p, const struct claim *now, const struct claim *later);

/* A claim about one variable narrows it for the claims that follow. */
static bool
search_variable(crm_prover *p, const struct claim *one, const struct claim *now,
		const struct claim *later)
{
	size_t mark = crm_variables_mark(&p->variables);
	bool possible =
		crm_variables_claim(&p->variables, one->term, one->claim) && search(p, now, later);

	crm_variables_undo(&p->variables, mark);
	return possible;
}

static bool
search_one(crm_prover *p, const struct claim *one, const struct claim *now,
	   const struct claim *later)
{
	const crm_term *t = one->term;

	if (t->op == CRM_OP_NOT)
		return search(p, put(p, t->first, turned(one->claim), now), later);
	if (t->op != CRM_OP_AND && t->op != CRM_OP_OR)
		return search_variable(p, one, now, later);
	if (!is_of_all(t, one->claim))
		return search(p, now, put(p, t, one->claim, later));
	for (const crm_term *o = t->first; o; o = o->next)
		now = put(p, o, one->claim, now);
	return search(p, now, later);
}

/* First the claims that must hold in any case (now), then the cases (later). */
static bool
search(crm_prover *p, const struct claim *now, const struct claim *later)
{
	bool possible = false;

	if (++p->steps > STEPS || ++p->in_all > STEPS_IN_ALL || p->depth >= DEEP)
		p->gave_up = true;
	if (p->gave_up || (!now && !later))
		return true;
	p->depth++;
	if (now)
		possible = search_one(p, now, now->next, later);
	else
		for (const crm_term *o = later->term->first; o && !possible; o = o->next)
			possible = search(p, put(p, o, later->claim, NULL), later->next);
	p->depth--;
	return possible;
}

bool
crm_prover_possible(crm_prover *p)
{
	const struct claim *now = NULL;
	bool possible;

	p->scratch = crm_arena_new();
	p->steps = p->depth = 0;
	p->gave_up = false;
	for (size_t i = p->claims; i-- > 0;)
		now = put(p, p->claim[i].term, p->claim[i].claim, now);
	possible = search(p, now, NULL);
	crm_arena_free(p->scratch);
	return possible;
}

/* ---- terms ---- */

static crm_term *
make(crm_prover *p, enum crm_term_op op, int type)
{
	crm_term *t = crm_arena_alloc(p->arena, sizeof *t);

	t->op = op;
	t->type = type;
	return t;
}

static crm_term *
make_name(crm_prover *p, const char *column)
{
	const crm_word *w = crm_word_find(p->variables.kinds, crm_str_z(column));
	crm_term *t = make(p, CRM_OP_NAME, w ? (int)w->type : CRM_ANY);

	t->name = crm_str_z(column);
	return t;
}

const crm_term *
crm_prover_missing(crm_prover *p, const char *column)
{
	crm_term *t = make(p, CRM_OP_MISSING, CRM_BOOL);

	t->first = make_name(p, column);
	return t;
}

const crm_term *
crm_prover_there(crm_prover *p, const char *column)
{
	const crm_term *missing = crm_prover_missing(p, column);
	crm_term *t = make(p, CRM_OP_NOT, CRM_BOOL);

	t->first = crm_arena_alloc(p->arena, sizeof *t->first);
	*t->first = *missing;
	return t;
}

static const crm_term *
make_comparison(crm_prover *p, enum crm_term_op op, const char *column, crm_value v)
{
	crm_term *t = make(p, op, CRM_BOOL), *literal = make(p, CRM_OP_LITERAL, (int)v.type);

	literal->value = v;
	t->first = make_name(p, column);
	t->first->next = literal;
	return t;
}

const crm_term *
crm_prover_at_least(crm_prover *p, const char *column, crm_num least)
{
	return make_comparison(p, CRM_OP_GE, column,
			       (crm_value){.type = CRM_NUMBER, .number = least});
}

const crm_term *
crm_prover_is(crm_prover *p, const char *column, const char *text)
{
	return make_comparison(p, CRM_OP_EQ, column,
			       (crm_value){.type = CRM_TEXT, .text = crm_str_z(text)});
}

/* Operands are copies, as each term has the pointer to the next one. */
static const crm_term *
make_joined(crm_prover *p, enum crm_term_op op, const crm_term *const *term, size_t n)
{
	crm_term *t = make(p, op, CRM_BOOL), **last = &t->first;

	for (size_t i = 0; i < n; i++) {
		crm_term *one = crm_arena_alloc(p->arena, sizeof *one);

		*one = *term[i];
		one->next = NULL;
		*last = one;
		last = &one->next;
	}
	return t;
}

const crm_term *
crm_prover_any(crm_prover *p, const crm_term *const *term, size_t n)
{
	return make_joined(p, CRM_OP_OR, term, n);
}

const crm_term *
crm_prover_all(crm_prover *p, const crm_term *const *term, size_t n)
{
	return make_joined(p, CRM_OP_AND, term, n);
}
