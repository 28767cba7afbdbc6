/* special.c: the part of a log-likelihood that depends on a count alone. Differences of lgamma lose
 * all digits where a parameter is large; the formulas here do not. */
#include <math.h>

#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_psi.h>

#include "fit/fit.h"

#define FEW 64 /* up to so many factors are multiplied one by one */

struct crm_by_count
crm_count_gamma(double r, double x)
{
	struct crm_by_count c = {0};

	if (x > FEW)
		return (struct crm_by_count){.value = gsl_sf_lnpoch(r, x),
					     .r = gsl_sf_psi(r + x) - gsl_sf_psi(r)};
	for (double i = 0; i < x; i++) {
		c.value += log(r + i);
		c.r += 1 / (r + i);
	}
	return c;
}

/* The product of (b+i)/(a+b+i). */
struct crm_by_count
crm_count_beta(double a, double b, double tosses)
{
	struct crm_by_count c = {0};

	if (tosses > FEW) {
		c.value = gsl_sf_lnpoch(b, tosses) - gsl_sf_lnpoch(a + b, tosses);
		c.a = gsl_sf_psi(a + b) - gsl_sf_psi(a + b + tosses);
		c.b = gsl_sf_psi(b + tosses) - gsl_sf_psi(b) + c.a;
		return c;
	}
	for (double i = 0; i < tosses; i++) {
		c.value -= log1p(a / (b + i));
		c.a -= 1 / (a + b + i);
		c.b += a / ((b + i) * (a + b + i));
	}
	return c;
}
