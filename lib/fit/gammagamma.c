/* gammagamma.c: how much a customer spends at a purchase. The formula is in fit.h. */
#include <math.h>
#include <stdlib.h>

#include <gsl/gsl_sf_gamma.h>
#include <gsl/gsl_sf_psi.h>

#include "base/array.h"
#include "fit/fit.h"

void
crm_spenders_add(struct crm_spenders *all, uint32_t x, double mean)
{
	all->s = crm_grow(all->s, all->n, &all->room, sizeof *all->s);
	all->s[all->n++] = (struct crm_spender){x, mean};
}

void
crm_spenders_free(struct crm_spenders *all)
{
	free(all->s);
	*all = (struct crm_spenders){0};
}

double
crm_spenders_correlation(const struct crm_spenders *all)
{
	double x = 0, m = 0, xx = 0, mm = 0, xm = 0, n = (double)all->n;

	for (size_t i = 0; i < all->n; i++) {
		x += all->s[i].x / n;
		m += all->s[i].mean / n;
	}
	for (size_t i = 0; i < all->n; i++) {
		double dx = all->s[i].x - x, dm = all->s[i].mean - m;
		xx += dx * dx;
		mm += dm * dm;
		xm += dx * dm;
	}
	/* Rounding makes equal means differ in their last digit. */
	return xx > 0 && mm > 1e-20 * n * m * m ? xm / sqrt(xx * mm) : 0;
}

/* So many tell where to begin. */
#define ENOUGH 2000

/* What depends on x alone. It is kept while x stays the same, because the spenders are sorted by x.
 */
struct of_count {
	uint32_t x;
	double beta, psi_px, psi_q;
};

static struct of_count
of_count(double p, double q, uint32_t x, bool derived)
{
	struct of_count c = {.x = x, .beta = gsl_sf_lnbeta(p * x, q)};

	if (derived) {
		double both = gsl_sf_psi(p * x + q);
		c.psi_px = both - gsl_sf_psi(p * x);
		c.psi_q = both - gsl_sf_psi(q);
	}
	return c;
}

static double
likelihood(const double parameter[CRM_SPENDING_PARAMETERS], const struct crm_spenders *all,
	   double *gradient)
{
	const double p = parameter[0], q = parameter[1], v = parameter[2];
	struct of_count c = {.x = 0};
	double sum = 0, by[3] = {0};

	for (size_t i = 0; i < all->n; i++) {
		double x = all->s[i].x, m = all->s[i].mean, share = v / (v + x * m);
		double less = log1p(-share), ln_share = log(share);

		if (c.x != all->s[i].x)
			c = of_count(p, q, all->s[i].x, gradient);
		/* (px-1) ln m + px ln x + q ln v - (px+q) ln(v+xm), arranged so that no large terms
		 * cancel each other. */
		sum += -c.beta + p * x * less + q * ln_share - log(m);
		by[0] += x * (c.psi_px + less);
		by[1] += c.psi_q + ln_share;
		by[2] += q - (p * x + q) * share;
	}
	if (gradient) {
		gradient[0] = by[0] * p;
		gradient[1] = by[1] * q;
		gradient[2] = by[2]; /* v times the derivative by v */
	}
	return sum;
}

static double
mean_loss(void *of, const double *log_p, double *gradient)
{
	const struct crm_spenders *all = of;
	double p[3] = {exp(log_p[0]), exp(log_p[1]), exp(log_p[2])}, n = (double)all->n;
	double value = likelihood(p, all, gradient);

	for (int i = 0; gradient && i < 3; i++)
		gradient[i] /= -n;
	return -value / n;
}

static int
by_count(const void *a, const void *b)
{
	const struct crm_spender *s = a, *t = b;

	if (s->x != t->x)
		return s->x < t->x ? -1 : 1;
	return s->mean < t->mean ? -1 : s->mean > t->mean;
}

/* Takes every k-th spender where there are more than ENOUGH. */
static struct crm_spenders
some_of(const struct crm_spenders *all)
{
	size_t every = all->n / ENOUGH + 1;
	struct crm_spenders some = {.s = crm_alloc((all->n / every + 1) * sizeof *some.s)};

	for (size_t i = 0; i < all->n; i += every)
		some.s[some.n++] = all->s[i];
	return some;
}

#define STARTS 4

/* sorted by count, and scaled so that their mean is 1 and the currency does not matter */
static void
fit_sorted(struct crm_spenders *sorted, struct crm_fit *out)
{
	static const double shapes[STARTS][2] = {{1, 2}, {6, 4}, {2, 10}, {20, 2}};
	double start[STARTS][CRM_FIT_MAX], at[CRM_FIT_MAX] = {0};
	struct crm_spenders some = some_of(sorted);

	for (int i = 0; i < STARTS; i++) { /* the mean of all customers, p v / (q - 1) */
		start[i][0] = log(shapes[i][0]);
		start[i][1] = log(shapes[i][1]);
		start[i][2] = log((shapes[i][1] - 1) / shapes[i][0]);
	}
	crm_minimise(&(struct crm_target){3, (double)some.n, mean_loss, &some},
		     (const double(*)[CRM_FIT_MAX])start, STARTS, at);
	free(some.s);
	crm_settle(&(struct crm_target){3, (double)sorted->n, mean_loss, sorted}, at, out);
}

/* A shape above this says that all customers are alike. */
#define ALIKE 1000

static void
explain_ridge(double mean, struct crm_fit *out)
{
	snprintf(out->why, sizeof out->why,
		 "the likelihood has a ridge and no maximum: %s; instead of clv take "
		 "expected_purchases times the mean purchase, %.2f",
		 out->p[0] > ALIKE   ? "they seem to spend the same each time"
		 : out->p[1] > ALIKE ? "nothing shows that customers differ in what they spend"
				     : "these sums do not determine the parameters",
		 mean);
}

void
crm_fit_spending(const struct crm_spenders *all, struct crm_fit *out)
{
	struct crm_spenders sorted = {.s = crm_alloc((all->n + 1) * sizeof *all->s), .n = all->n};
	double mean = 0;

	*out = (struct crm_fit){.customers = (double)all->n};
	for (size_t i = 0; i < all->n; i++)
		mean += all->s[i].mean / (double)all->n;
	for (size_t i = 0; i < all->n; i++)
		sorted.s[i] = (struct crm_spender){all->s[i].x, all->s[i].mean / mean};
	if (all->n < 3) {
		snprintf(out->why, sizeof out->why,
			 "%zu customers who paid for a second purchase are too few", all->n);
	} else {
		qsort(sorted.s, sorted.n, sizeof *sorted.s, by_count);
		fit_sorted(&sorted, out);
		out->p[2] *= mean;
		out->error[2] *= mean;
		out->log_likelihood -= (double)all->n * log(mean);
		if (out->ridge)
			explain_ridge(mean, out);
	}
	free(sorted.s);
}
