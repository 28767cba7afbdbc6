/* lifetime_file.c: reads the file that crm-fit wrote. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/fault.h"
#include "score/lifetime.h"
#include "policy/yaml.h"

struct reading {
	const char *source;
	const crm_node *root;
	struct crm_found *to;
	crm_error *error;
};

CRM_PRINTF(3, 4)
static int
fault(struct reading *r, const crm_node *at, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	crm_fail_v(r->error, r->source, at->place.line, at->place.column, NULL, format, ap);
	va_end(ap);
	return -1;
}

/* The value of a key, which must be of that type; NULL with a fault. */
static const crm_node *
get(struct reading *r, const crm_node *of, const char *key, enum crm_node_type type)
{
	const crm_node *n = of->type == CRM_NODE_MAPPING ? crm_node_get(of, key) : NULL;

	if (!n)
		fault(r, of, "key \"%s\" is missing: this is not what crm-fit writes", key);
	else if (n->type != type)
		fault(r, n, "%s: expected %s", key,
		      type == CRM_NODE_SCALAR ? "one value" : "a mapping");
	else
		return n;
	return NULL;
}

static int
read_word(struct reading *r, const crm_node *of, const char *key, const char *const *words,
	  size_t count, int *to)
{
	const crm_node *n = get(r, of, key, CRM_NODE_SCALAR);
	const char *near;

	if (!n)
		return -1;
	for (size_t i = 0; i < count; i++)
		if (crm_str_eqz(n->text, words[i])) {
			*to = (int)i;
			return 0;
		}
	near = crm_nearest(n->text, words, count);
	if (near)
		return fault(r, n, "%s: unknown %s; did you mean \"%s\"?", key, crm_quote(n->text),
			     near);
	return fault(r, n, "%s: unknown %s", key, crm_quote(n->text));
}

/* Bounds of the parameters. Beyond them the search of crm-fit did not end, and sums would not
 * either. */
#define LEAST 1e-9
#define MOST 1e9

static int
read_parameter(struct reading *r, const crm_node *n, const char *name, double most, double *to)
{
	char *end;

	*to = strtod(n->text.p, &end);
	if (n->text.n == 0 || strspn(n->text.p, "0123456789.eE+-") != n->text.n || *end ||
	    !isfinite(*to) || *to <= 0)
		return fault(r, n, "%s: %s is not a number above 0", name, crm_quote(n->text));
	if (*to < LEAST || *to > most)
		return fault(r, n, "%s: %s is not between %g and %g, as what crm-fit finds", name,
			     crm_quote(n->text), LEAST, most);
	return 0;
}

/* Exactly these keys, because "a: 1,5" would be an a of 1 and a 5. v is in money, of any
 * currency. */
static int
read_parameters(struct reading *r, const crm_node *of, const char *const *names, size_t count,
		double *to)
{
	const crm_node *all = get(r, of, "parameters", CRM_NODE_MAPPING);

	for (size_t i = 0; all && i < count; i++) {
		const crm_node *n = get(r, all, names[i], CRM_NODE_SCALAR);

		if (!n ||
		    read_parameter(r, n, names[i], strcmp(names[i], "v") == 0 ? MOST * MOST : MOST,
				   &to[i]) < 0)
			return -1;
	}
	for (size_t i = 0; all && i < all->n; i++) {
		size_t known = 0;

		while (known < count && !crm_str_eqz(all->key[i]->text, names[known]))
			known++;
		if (known == count)
			return fault(r, all->key[i], "the model has no parameter %s",
				     crm_quote(all->key[i]->text));
	}
	return all ? 0 : -1;
}

/* The error is for people to read; when it is there, it must be a number. */
static int
check_unit_days(struct reading *r, int unit)
{
	const crm_node *n = crm_node_get(r->root, "unit_days");
	char days[32];

	snprintf(days, sizeof days, "%g", crm_unit_days[unit]);
	if (!n || (n->type == CRM_NODE_SCALAR && crm_str_eqz(n->text, days)))
		return 0;
	return fault(r, n, "unit_days: a %s has %s days", crm_lifetime_units[unit], days);
}

static int
read_converged(struct reading *r, const crm_node *of, bool *to)
{
	static const char *const words[] = {"no", "yes"};
	int yes;

	if (read_word(r, of, "converged", words, 2, &yes) < 0)
		return -1;
	*to = yes;
	return 0;
}

static int
read_fallback(struct reading *r)
{
	r->to->instead_of = -1;
	return crm_node_get(r->root, "fallback_for")
		       ? read_word(r, r->root, "fallback_for", crm_lifetime_kinds,
				   CRM_LIFETIME_KINDS, &r->to->instead_of)
		       : 0;
}

static int
read_all(struct reading *r)
{
	struct crm_found *to = r->to;
	const crm_node *until, *money;
	bool converged;
	int kind;

	if (read_word(r, r->root, "model", crm_lifetime_kinds, CRM_LIFETIME_KINDS, &kind) < 0 ||
	    read_word(r, r->root, "unit", crm_lifetime_units, CRM_LIFETIME_UNITS, &to->unit) < 0 ||
	    check_unit_days(r, to->unit) < 0 || read_converged(r, r->root, &converged) < 0 ||
	    !(until = get(r, r->root, "until", CRM_NODE_SCALAR)))
		return -1;
	if (!converged)
		return fault(r, r->root, "this fit did not converge: its parameters mean nothing");
	if (!crm_day_parse(until->text, &to->until))
		return fault(r, until, "until: %s is not a date", crm_quote(until->text));
	to->buying.kind = (enum crm_lifetime_kind)kind;
	if (read_fallback(r) < 0 ||
	    read_parameters(r, r->root, crm_buying_names[kind], (size_t)crm_buying_count[kind],
			    to->buying.p) < 0 ||
	    !(money = get(r, r->root, "money", CRM_NODE_MAPPING)) ||
	    read_converged(r, money, &to->money) < 0)
		return -1;
	return to->money ? read_parameters(r, money, crm_spending_names, CRM_SPENDING_PARAMETERS,
					   to->spending)
			 : 0;
}

int
crm_found_parse(struct crm_found *to, const char *source, crm_str text, crm_error *e)
{
	crm_arena *arena = crm_arena_new();
	struct reading r = {.source = source, .to = to, .error = e};
	int done = -1;

	*to = (struct crm_found){.money = false};
	r.root = crm_yaml_parse(arena, source, text, e);
	if (r.root)
		done = read_all(&r);
	crm_arena_free(arena);
	return done;
}
