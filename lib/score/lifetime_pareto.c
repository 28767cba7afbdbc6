/* lifetime_pareto.c: the expected purchases of a customer by Pareto/NBD. lib/fit/fit.h has the
 * sources.
 *
 * The difference of two hypergeometric functions in the literature loses its digits and
 * overflows. Here each of them is computed as the integral that it stands for, divided by the
 * integrand at its lower end. */
#include <math.h>

#include "score/lifetime.h"

#define TINY 1e-300
#define FRACTIONS 2000

/* ---- hypergeometric functions ---- */

/* By the method of Lentz, for 1/(1 - e1 z/(1 - e2 z/(1 - …))). */
double
crm_hyper_one(double b, double c, double z)
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

/* ---- the tail ---- */

/* s times the integral over y > 0 of (1+y/a)^-r (1+y/b)^-(s+1) dy/b. As a function of ln y it is
 * a smooth hill, whose sum at equal steps has thirteen digits. On the left it soon becomes y
 * times a few terms of a power series, whose sums over all further steps are geometric; on the
 * right it ends, or becomes a power of y. */
static double
tail_by_steps(double r, double s, double a, double b)
{
	const double h = .3, by = exp(h), k1 = r / a + (s + 1) / b,
		     k2 = r / (a * a) + (s + 1) / (b * b);
	const double k3 = r / (a * a * a) + (s + 1) / (b * b * b), far = 1e13 * fmax(a, b);
	const double c[] = {1, -k1, (k1 * k1 + k2) / 2, -(k1 * k1 * k1 / 6 + k1 * k2 / 2 + k3 / 3)};
	double y = 1e-4 / k1, sum = 0, power = 1, term;

	for (int i = 0; i < 4; i++) {
		power *= y / by;
		sum += c[i] * power / (1 - exp(-h * (i + 1)));
	}
	do {
		term = y * exp(-r * log1p(y / a) - (s + 1) * log1p(y / b));
		sum += term;
		y *= by;
	} while (y < far && !(term < 1e-15 * sum && y * k1 > 1));
	if (y >= far)
		sum += term / expm1(h * (r + s));
	return s / b * h * sum;
}

double
crm_pareto_tail(const double p[CRM_BUYING_PARAMETERS], double x, double t)
{
	double r = p[0] + x, alpha = p[1] + t, s = p[2], beta = p[3] + t, c = r + s + 1;

	/* Where the fraction would take long. */
	if (alpha > 100 * beta || beta > 100 * alpha)
		return tail_by_steps(r, s, alpha, beta);
	if (alpha >= beta)
		return s / (r + s) * crm_hyper_one(r, c, (alpha - beta) / alpha);
	return s / (r + s) * alpha / beta * crm_hyper_one(s + 1, c, (beta - alpha) / beta);
}

double
crm_pareto_join(double tail_last, double tail_end, double ratio)
{
	double left = tail_end < 1 ? 1 - tail_end : 0, sum;

	if (ratio > 30)
		return ratio + log(tail_last + left * exp(-ratio));
	sum = log(left + tail_last * exp(ratio));
	return sum < 0 ? 0 : sum;
}

double
crm_pareto_gone(const double p[CRM_BUYING_PARAMETERS], double x, double t_x, double T)
{
	double ratio =
		(p[0] + x) * log((p[1] + T) / (p[1] + t_x)) + p[2] * log((p[3] + T) / (p[3] + t_x));

	return crm_pareto_join(crm_pareto_tail(p, x, t_x), crm_pareto_tail(p, x, T), ratio);
}

/* (1 - w^k) / k, which is -ln w at k = 0. */
static double
part_gone(double w, double k)
{
	double u = k * log(w);

	return fabs(k) < 1e-12 ? -log(w) : -expm1(u) / k;
}

double
crm_pareto_coming(const double p[CRM_BUYING_PARAMETERS], double x, double T, double t)
{
	return (p[0] + x) * (p[3] + T) / (p[1] + T) *
	       part_gone((p[3] + T) / (p[3] + T + t), p[2] - 1);
}
