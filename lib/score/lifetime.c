/* lifetime.c: the expected purchases of a customer by BG/NBD, MBG/NBD and NBD, and the expected
 * order by Gamma-Gamma. lib/fit/fit.h has the sources; Pareto/NBD is in lifetime_pareto.c. */
#include <math.h>

#include "score/lifetime.h"

const char *const crm_lifetime_kinds[CRM_LIFETIME_KINDS] = {"bgnbd", "mbgnbd", "pnbd", "nbd",
							    "rate"};
const char *const crm_lifetime_units[CRM_LIFETIME_UNITS] = {"day", "week", "month"};
const char *const crm_buying_names[CRM_LIFETIME_KINDS][CRM_BUYING_PARAMETERS] = {
	{"r", "alpha", "a", "b"},
	{"r", "alpha", "a", "b"},
	{"r", "alpha", "s", "beta"},
	{"r", "alpha"},
	{"rate"}};
const int crm_buying_count[CRM_LIFETIME_KINDS] = {4, 4, 4, 2, 1};
const char *const crm_spending_names[CRM_SPENDING_PARAMETERS] = {"p", "q", "v"};
const double crm_unit_days[CRM_LIFETIME_UNITS] = {1, 7, 4.345 * 7};

/* ---- beta-geometric ---- */

/* In MBG/NBD a customer may leave after the first purchase, too, so that those who are still there
 * have not left at one more chance. */
static double
tosses(const struct crm_buying *m, double x)
{
	return m->kind == CRM_MBGNBD ? x + 1 : x;
}

static double
bg_alive(const struct crm_buying *m, double x, double t_x, double T)
{
	const double *p = m->p;
	double k = tosses(m, x);

	if (k == 0)
		return 1;
	return 1 /
	       (1 + exp(log(p[2] / (p[3] + k - 1)) + (p[0] + x) * log((p[1] + T) / (p[1] + t_x))));
}

/* exp() of less than this is 0, or nearly so. */
#define LOST -600
#define TERMS 4000000

/* The formula of the literature, (a+b+k-1)/(a-1) (1 - w^s 2F1(s, b+k; a+b+k-1; 1-w)), where s is
 * r+x, k is x or x + 1 and w is (alpha+T)/(alpha+T+t), is 0/0 where a is 1, overflows for
 * customers who buy often, and loses its digits for large r. The sum that it stands for does not:
 * over j, the chance of more than j purchases in t of a customer who stays (negative binomial, s
 * and 1-w), times the chance of staying through j of them, (b+k)_j/(a+b+k)_j. All terms are
 * positive. */
static double
bg_coming(const struct crm_buying *m, double x, double T, double t)
{
	const double *p = m->p;
	double s = p[0] + x, kept = p[3] + tosses(m, x), z = t / (p[1] + T + t);
	double ln_just = -s * log1p(t / (p[1] + T)), just = exp(ln_just); /* the chance of just j */
	double more = -expm1(ln_just), stay = 1, sum = 0;

	for (int j = 0; j < TERMS; j++) {
		double next = (s + j) / (j + 1) * z;

		sum += more * stay;
		if (ln_just < LOST) {
			ln_just += log(next);
			just = exp(ln_just);
		} else {
			just *= next;
		}
		more -= just;
		stay *= (kept + j) / (p[2] + kept + j);
		if (more <= 1e-13 * sum)
			return sum;
	}
	return NAN;
}

/* ---- any model ---- */

double
crm_alive(const struct crm_buying *m, double x, double t_x, double T)
{
	if (m->kind >= CRM_LEAVING_KINDS)
		return 1;
	return m->kind == CRM_PNBD ? exp(-crm_pareto_gone(m->p, x, t_x, T))
				   : bg_alive(m, x, t_x, T);
}

double
crm_coming(const struct crm_buying *m, double x, double T, double t)
{
	switch (m->kind) {
	case CRM_PNBD: return crm_pareto_coming(m->p, x, T, t);
	case CRM_NBD: return (m->p[0] + x) / (m->p[1] + T) * t;
	case CRM_RATE: return m->p[0] * t;
	default: return bg_coming(m, x, T, t);
	}
}

double
crm_next_order(const double p[CRM_SPENDING_PARAMETERS], double x, double mean)
{
	double weight = p[0] * x + p[1] - 1;

	return weight > 0 ? p[0] * (p[2] + x * mean) / weight : NAN;
}
