/* lifetime.c: the closed forms of the lifetime models. Sources: lib/fit/fit.h.
 *
 * The textbook forms are 0/0 where a or s is 1, overflow for eager customers
 * and converge badly for long horizons. So 2F1 is transformed by Euler's
 * 2F1(a, b; c; z) = (1-z)^(c-a-b) 2F1(c-a, c-b; c; z), and what would be divided
 * by a - 1 is divided before it is summed. */
#include <math.h>

#include "judge/lifetime.h"

const char *const crm_lifetime_kinds[CRM_LIFETIME_KINDS] = {"bgnbd", "mbgnbd", "pnbd"};
const char *const crm_lifetime_units[CRM_LIFETIME_UNITS] = {"day", "week", "month"};
const char *const crm_buying_names[CRM_LIFETIME_KINDS][CRM_BUYING_PARAMETERS] = {
	{"r", "alpha", "a", "b"}, {"r", "alpha", "a", "b"}, {"r", "alpha", "s", "beta"}
};
const char *const crm_spending_names[CRM_SPENDING_PARAMETERS] = {"p", "q", "v"};
const double crm_unit_days[CRM_LIFETIME_UNITS] = {1, 7, 4.345 * 7};

#define TINY 1e-300
#define NEAR 1e-15                                /* a term that changes nothing any more */
#define TERMS 1000000
#define FRACTIONS 2000

/* ---- hypergeometric functions ---- */

/* Lentz's way with 1/(1 - e1 z/(1 - e2 z/(1 - …))). */
double crm_hyper_one(double b, double c, double z)
{
	double f = 1, up = 1, down = 0;

	for (int i = 1; i < FRACTIONS; i++) {
		double k = i / 2, e, change;

		if (i % 2 != 0)
			e = (b + k) * (c - 1 + k) / ((c - 1 + 2 * k) * (c + 2 * k));
		else
			e = k * (c - 1 - b + k) / ((c + 2 * k - 2) * (c + 2 * k - 1));
		if (i == 1)
			e = b / c;
		down = 1 - e * z * down;
		down = 1 / (fabs(down) < TINY ? TINY : down);
		up = 1 - e * z / up;
		up = fabs(up) < TINY ? TINY : up;
		change = up * down;
		f *= change;
		if (fabs(change - 1) < 1e-14)
			return 1 / f;
	}
	return NAN;
}

/* (2F1(p, a-1; c; z) - 1) / (a - 1): the sum over n > 0 of
 * (p)_n (a)_(n-1) / (c)_n z^n / n!, also at a = 1. */
static double hyper_rest(double p, double a, double c, double z)
{
	double term = p / c * z, sum = term;

	for (int n = 1; n < TERMS; n++) {
		term *= (p + n) * (a + n - 1) / ((c + n) * (n + 1)) * z;
		sum += term;
		/* Past the hump terms shrink at least as fast as z^n. */
		if (fabs(term) <= NEAR * fabs(sum) * (1 - z) && (a + n) * (p + n) <= (c + n) * (n + 1) * (1 + (1 - z) / 2))
			return sum;
		if (!isfinite(sum))
			break;
	}
	return NAN;
}

/* (1 - w^k) / k, which is -ln w at k = 0. */
static double part_gone(double w, double k)
{
	double u = k * log(w);

	return fabs(k) < 1e-12 ? -log(w) : -expm1(u) / k;
}

/* ---- beta-geometric ---- */

/* MBG/NBD lets them go after the first purchase too: one toss of the coin more
 * is behind those who are still there. */
static double tosses(const struct crm_buying *m, double x)
{
	return m->kind == CRM_MBGNBD ? x + 1 : x;
}

static double bg_alive(const struct crm_buying *m, double x, double t_x, double T)
{
	const double *p = m->p;
	double k = tosses(m, x);

	if (k == 0)
		return 1;
	return 1 / (1 + exp(log(p[2] / (p[3] + k - 1)) + (p[0] + x) * log((p[1] + T) / (p[1] + t_x))));
}

/* With w = (alpha+T)/(alpha+T+t): (a+b+k-1)/(a-1) times
 * 1 - w^(r+x) 2F1(r+x, b+k; a+b+k-1; 1-w), where k is x or x + 1. */
static double bg_coming(const struct crm_buying *m, double x, double T, double t)
{
	const double *p = m->p;
	double a = p[2], c = a + p[3] + tosses(m, x) - 1, w = (p[1] + T) / (p[1] + T + t);
	double rest = hyper_rest(c - p[0] - x, a, c, t / (p[1] + T + t));

	/* c is 0 or less where a + b is below 1 and x is 0: there the product stays finite. */
	return c * (part_gone(w, a - 1) - pow(w, a - 1) * rest);
}

/* ---- Pareto ---- */

double crm_pareto_tail(const double p[CRM_BUYING_PARAMETERS], double x, double t)
{
	double r = p[0] + x, alpha = p[1] + t, s = p[2], beta = p[3] + t, c = r + s + 1;

	if (alpha >= beta)
		return s / (r + s) * crm_hyper_one(r, c, (alpha - beta) / alpha);
	return s / (r + s) * alpha / beta * crm_hyper_one(s + 1, c, (beta - alpha) / beta);
}

double crm_pareto_join(double tail_last, double tail_end, double ratio)
{
	double left = tail_end < 1 ? 1 - tail_end : 0, sum;

	if (ratio > 30)
		return ratio + log(tail_last + left * exp(-ratio));
	sum = log(left + tail_last * exp(ratio));
	return sum < 0 ? 0 : sum;
}

double crm_pareto_gone(const double p[CRM_BUYING_PARAMETERS], double x, double t_x, double T)
{
	double ratio = (p[0] + x) * log((p[1] + T) / (p[1] + t_x)) + p[2] * log((p[3] + T) / (p[3] + t_x));

	return crm_pareto_join(crm_pareto_tail(p, x, t_x), crm_pareto_tail(p, x, T), ratio);
}

static double pareto_coming(const struct crm_buying *m, double x, double T, double t)
{
	const double *p = m->p;

	return (p[0] + x) * (p[3] + T) / (p[1] + T) * part_gone((p[3] + T) / (p[3] + T + t), p[2] - 1);
}

/* ---- whichever ---- */

double crm_alive(const struct crm_buying *m, double x, double t_x, double T)
{
	return m->kind == CRM_PNBD ? exp(-crm_pareto_gone(m->p, x, t_x, T)) : bg_alive(m, x, t_x, T);
}

double crm_coming(const struct crm_buying *m, double x, double T, double t)
{
	return m->kind == CRM_PNBD ? pareto_coming(m, x, T, t) : bg_coming(m, x, T, t);
}

double crm_next_order(const double p[CRM_SPENDING_PARAMETERS], double x, double mean)
{
	double weight = p[0] * x + p[1] - 1;

	return weight > 0 ? p[0] * (p[2] + x * mean) / weight : NAN;
}
