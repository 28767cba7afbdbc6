/* The lifetime models. Expected figures are the published ones for the CDNOW
 * sample, calibrated to 1997-09-30 in weeks; each names its paper or package:
 *
 *   FHL 2005   Fader, Hardie and Lee, "Counting Your Customers" the Easy Way
 *   FH 2013    Fader and Hardie, The Gamma-Gamma Model of Monetary Value
 *   CLVTools, BTYD, BTYDplus    packages for R, their tests and vignettes
 *   lifetimes  package for Python, its tests
 *
 * Then worlds made by the models' own stories, whose parameters are known, and
 * worlds at the edge. Where the sample is absent its tests are skipped. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/array.h"
#include "fit/fit.h"

static void
near(double got, double want, double by)
{
	if (!(fabs(got - want) <= by))
		fail_msg("got %.10g, expected %.10g within %g", got, want, by);
}

/* ---- the CDNOW sample ---- */

#define BUYERS 2357
static struct sample {
	char id[16];
	crm_day first, last;
	unsigned days, later; /* until the end, after it */
	double money, first_money;
} sample[BUYERS];
static size_t buyers;
static struct crm_histories cdnow;
static struct crm_spenders spenders;

static void
take_line(const char *id, crm_day day, double amount, crm_day end)
{
	struct sample *s = &sample[buyers ? buyers - 1 : 0];
	static crm_day latest;

	if (buyers == 0 || strcmp(s->id, id) != 0) {
		assert_true(buyers < BUYERS);
		s = &sample[buyers++];
		snprintf(s->id, sizeof s->id, "%s", id);
		s->first = latest = day;
		s->days = 1;
	} else if (day > end) {
		s->later += day != latest;
	} else {
		s->days += day != latest;
	}
	latest = day;
	if (day > end)
		return;
	s->last = day;
	s->money += amount;
	s->first_money += day == s->first ? amount : 0;
}

static int
read_cdnow(void **state)
{
	const char *dir = getenv("CRM_TEST_DATA");
	char path[4096], line[256], id[16], date[16];
	crm_day day, end = crm_day_of(1997, 9, 30);
	double amount;

	(void)state;
	snprintf(path, sizeof path, "%s/cdnow_sample.tsv", dir && *dir ? dir : "../shared/data");
	FILE *f = fopen(path, "r");
	if (!f)
		return 0;
	assert_non_null(fgets(line, sizeof line, f));
	while (fgets(line, sizeof line, f)) {
		assert_int_equal(sscanf(line, "%15s %15s %*s %lf", id, date, &amount), 3);
		assert_true(crm_day_parse(crm_str_z(date), &day));
		take_line(id, day, amount, end);
	}
	fclose(f);
	assert_int_equal(buyers, BUYERS);
	for (size_t i = 0; i < buyers; i++) {
		const struct sample *s = &sample[i];
		crm_histories_add(&cdnow, s->days - 1, s->last - s->first, end - s->first);
		if (s->days > 1 && s->money > s->first_money)
			crm_spenders_add(&spenders, s->days - 1,
					 (s->money - s->first_money) / (s->days - 1));
	}
	crm_histories_group(&cdnow);
	return 0;
}

static int
drop_cdnow(void **state)
{
	(void)state;
	crm_histories_free(&cdnow);
	crm_spenders_free(&spenders);
	return 0;
}

static void
need_cdnow(void)
{
	if (buyers == 0)
		skip();
}

static void
same_fit(const struct crm_fit *f, const double *p, const double *by, unsigned n,
	 double log_likelihood, double l_by)
{
	if (!f->converged)
		fail_msg("%s", f->why);
	for (unsigned i = 0; i < n; i++)
		near(f->p[i], p[i], by[i]);
	near(f->log_likelihood, log_likelihood, l_by);
}

/* ---- what was published ---- */

/* FHL 2005, table 2; more digits: CLVTools, BTYD. Standard errors: lifetimes. */
static void
test_bgnbd(void **state)
{
	static const double p[] = {.242595, 4.413602, .792922, 2.425907},
			    by[] = {2e-6, 2e-5, 1e-5, 4e-5};
	static const double error[] = {.0126, .378, .186, .705};
	struct crm_fit f, days;

	(void)state;
	need_cdnow();
	crm_fit_buying(CRM_BGNBD, &cdnow, 7, 0, &f);
	same_fit(&f, p, by, 4, -9582.429207, 1e-5);
	near(f.customers, 2357, 0);
	for (int i = 0; i < 4; i++)
		near(f.error[i], error[i], i ? 6e-4 : 6e-5);
	/* Days taken for days: alpha seven times as large, all else the same. */
	crm_fit_buying(CRM_BGNBD, &cdnow, 1, 3, &days);
	near(days.p[1], 30.895, 5e-4);
	near(days.p[0], f.p[0], 1e-6);
	near(days.p[2], f.p[2], 1e-5);
	near(days.p[3], f.p[3], 3e-5);
}

/* BTYDplus. */
static void
test_mbgnbd(void **state)
{
	static const double p[] = {.525, 6.183, .891, 1.614}, by[] = {6e-4, 6e-4, 6e-4, 6e-4};
	struct crm_fit f;

	(void)state;
	need_cdnow();
	crm_fit_buying(CRM_MBGNBD, &cdnow, 7, 0, &f);
	same_fit(&f, p, by, 4, -9582.13, 1e-2);
}

/* BTYD. The top is flat: parameters to a hundredth. */
static void
test_pnbd(void **state)
{
	static const double p[] = {.5534, 10.579, .6059, 11.658}, by[] = {.0055, .1, .006, .11};
	struct crm_fit f;

	(void)state;
	need_cdnow();
	crm_fit_buying(CRM_PNBD, &cdnow, 7, 0, &f);
	same_fit(&f, p, by, 4, -9594.976, 5e-4);
}

/* The digits are those of a few lines of Python of their own, with lgamma and Nelder and Mead's
 * search, whose standard errors are of differences of the second order. */
static void
test_nbd(void **state)
{
	static const double p[] = {.3847662, 12.072022}, by[] = {1e-6, 2e-5};
	struct crm_fit f;

	(void)state;
	need_cdnow();
	crm_fit_buying(CRM_NBD, &cdnow, 7, 0, &f);
	same_fit(&f, p, by, 2, -9763.657615, 1e-5);
	near(f.error[0], .0209854, 1e-6);
	near(f.error[1], .808725, 5e-6);
	near(crm_alive(&(struct crm_buying){CRM_NBD, {f.p[0], f.p[1]}}, 2, 30.43, 38.86), 1, 0);
	near(crm_coming(&(struct crm_buying){CRM_NBD, {f.p[0], f.p[1]}}, 2, 38.86, 39), 1.826079,
	     1e-5);

	/* One rate for all: 2457 purchases after the first in 77111.3 weeks, by the same lines. */
	crm_fit_rate(&cdnow, 7, &f);
	assert_true(f.converged);
	near(f.p[0], .03186304, 1e-8);
	near(f.error[0], .00064281, 1e-8);
	near(f.log_likelihood, -10924.580117, 1e-5);
	near(crm_coming(&(struct crm_buying){CRM_RATE, {f.p[0]}}, 2, 38.86, 39), .03186304 * 39,
	     1e-6);
}

/* FH 2013; more digits and the number of customers: CLVTools. */
static void
test_gamma_gamma(void **state)
{
	static const double p[] = {6.249571, 3.744224, 15.443522}, by[] = {3e-4, 1e-4, 1.5e-3};
	struct crm_fit f;

	(void)state;
	need_cdnow();
	assert_int_equal(spenders.n, 946);
	crm_fit_spending(&spenders, &f);
	same_fit(&f, p, by, 3, -4055.9177, 1e-4);
	near(f.customers, 946, 0);
	near(crm_spenders_correlation(&spenders), .11, .005); /* FH 2013 */

	/* In a currency of which a million is a cup of tea: v alone is another. */
	struct crm_spenders dear = {0};
	struct crm_fit g;
	for (size_t i = 0; i < spenders.n; i++)
		crm_spenders_add(&dear, spenders.s[i].x, spenders.s[i].mean * 1e9);
	crm_fit_spending(&dear, &g);
	assert_true(g.converged);
	for (int i = 0; i < 3; i++) {
		near(g.p[i] / f.p[i], i < 2 ? 1 : 1e9, i < 2 ? 1e-6 : 1e3);
		near(g.error[i] / f.error[i], i < 2 ? 1 : 1e9, i < 2 ? 1e-5 : 1e4);
	}
	near(g.log_likelihood, f.log_likelihood - 946 * log(1e9), 1e-5);
	crm_spenders_free(&dear);
}

static const struct crm_buying paper = {CRM_BGNBD, {.242595, 4.413602, .792922, 2.425907}};

/* Hardie, Implementing the BG/NBD Model in MATLAB (note 027). */
static void
test_single_likelihoods(void **state)
{
	static const struct crm_buying m = {CRM_BGNBD, {.25, 4, .8, 2.5}};
	struct crm_histories one = {0}, many = {0};

	(void)state;
	crm_histories_add(&one, 0, 0, 40);
	crm_histories_add(&many, 200, 38, 40);
	near(crm_fit_likelihood(&m, &one, 1, 1, NULL), -.5994738, 5e-8);
	near(crm_fit_likelihood(&m, &many, 1, 1, NULL), 100.7956931, 5e-8);
	crm_histories_free(&one);
	crm_histories_free(&many);
}

/* lifetimes' tests, BTYD's vignette, and its customer 1516. */
static void
test_expected_purchases(void **state)
{
	static const double t[] = {.1429, 1, 3, 31.8571, 32, 78},
			    want[] = {.0078, .0532, .1506, 1.0405, 1.0437, 1.8580};
	static const double x[] = {10, 15, 20, 25}, by_x[] = {.34748, .042837, .0041593, .00035839};

	(void)state;
	near(crm_alive(&paper, 2, 30.43, 38.86) * crm_coming(&paper, 2, 38.86, 39), 1.2259, 6e-5);
	near(crm_alive(&paper, 2, 30.43, 38.86), .7266, 6e-5);
	for (size_t i = 0; i < CRM_LENGTH(t); i++)
		near(crm_coming(&paper, 0, 0, t[i]), want[i], 6e-5);
	for (size_t i = 0; i < CRM_LENGTH(x); i++)
		near(crm_alive(&paper, x[i], 20, 39) * crm_coming(&paper, x[i], 39, 52) / by_x[i],
		     1, 2e-4);
	near(crm_alive(&paper, 26, 30.857, 31) * crm_coming(&paper, 26, 31, 52), 25.757, 2e-3);
	near(crm_alive(&paper, 26, 30.857, 31), .9689, 6e-5);
}

/* BTYD's vignette (customer 1516, in weeks) and its page on pnbd.PAlive, with its parameters. */
static void
test_pareto_customers(void **state)
{
	static const struct crm_buying m = {CRM_PNBD, {.5534, 10.579, .6059, 11.658}};
	double T = 31, alive = crm_alive(&m, 26, 30.857, T);

	(void)state;
	near(alive, .9979, 6e-5);
	near(alive * crm_coming(&m, 26, T, 52), 25.46, 6e-3);
	near(crm_alive(&m, 0, 0, 39), .2941633, 2e-4); /* its fit has more digits than it prints */
	near(crm_alive(&m, 23, 39, 39), 1, 1e-12);
}

/* lifetimes' tests: its first ten customers. */
static void
test_expected_order(void **state)
{
	static const double p[] = {6.249571, 3.744224, 15.443522};
	static const double want[] = {24.659, 18.911, 35.171, 35.171, 35.171,
				      71.463, 18.911, 35.171, 27.282, 35.171};

	(void)state;
	need_cdnow();
	for (size_t i = 0; i < CRM_LENGTH(want); i++) {
		const struct sample *s = &sample[i];
		unsigned n = s->days - 1;
		/* Its sample has means in whole cents. */
		double mean = n ? round((s->money - s->first_money) / n * 100) / 100 : 0;
		near(crm_next_order(p, n, mean), want[i], 2e-3);
	}
}

/* BTYD's vignette: purchases in the 39 weeks after, by how many there were before. */
static void
test_holdout(void **state)
{
	static const double expected[] = {.225, .523, 1.044, 1.520, 2.164, 2.654, 3.504, 6.157};
	static const double actual[] = {.237, .697, 1.393, 1.560, 2.532, 2.947, 3.862, 6.359};
	static const int size[] = {1411, 439, 214, 100, 62, 38, 29, 64};
	double e[8] = {0}, a[8] = {0};
	int n[8] = {0};

	(void)state;
	need_cdnow();
	for (size_t i = 0; i < buyers; i++) {
		const struct sample *s = &sample[i];
		double x = s->days - 1, T = (crm_day_of(1997, 9, 30) - s->first) / 7.;
		int bin = x < 7 ? (int)x : 7;
		e[bin] += crm_alive(&paper, x, (s->last - s->first) / 7., T) *
			  crm_coming(&paper, x, T, 39);
		a[bin] += s->later;
		n[bin]++;
	}
	for (int i = 0; i < 8; i++) {
		assert_int_equal(n[i], size[i]);
		near(e[i] / n[i], expected[i], 6e-4);
		near(a[i] / n[i], actual[i], 6e-4);
	}
}

/* lifetimes' customer_lifetime_value, a year at 1 % a month with weekly units, for
 * its customers 1, 2, 3 and 6; its sample has times and means to two decimals. */
static double
year_value(const double h[4], double month)
{
	static const double gamma[] = {6.249571, 3.744224, 15.443522};
	double sum = 0, before = 0;

	for (int i = 1; i <= 12; i++) {
		double n = crm_coming(&paper, h[0], h[2], i * month);
		sum += (n - before) / pow(1.01, i);
		before = n;
	}
	return sum * crm_alive(&paper, h[0], h[1], h[2]) * crm_next_order(gamma, h[0], h[3]);
}

static void
test_year_value(void **state)
{
	static const double h[][4] = {{2, 30.43, 38.86, 22.35},
				      {1, 1.71, 38.86, 11.77},
				      {0, 0, 38.86, 0},
				      {7, 29.43, 38.86, 73.74}};
	static const double want[] = {36.28, 4.64, 8.34, 283.52};

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(want); i++)
		near(year_value(h[i], crm_unit_days[CRM_UNIT_MONTH] / 7), want[i], 6e-3);
	/* The figure that is often quoted for the first takes weeks for days: months of 30 weeks.
	 */
	near(year_value(h[0], 30), 140.10, 2e-2);
}

/* ---- the functions themselves ---- */

/* A&S 15.1.3: 2F1(1, 1; 2; z) = -ln(1-z)/z. A&S 15.1.8: 2F1(1, b; b; z) = 1/(1-z). */
static void
test_hyper(void **state)
{
	static const double z[] = {1e-9, .01, .3, .7, .99, .9995};

	(void)state;
	near(crm_hyper_one(2, 5, 0), 1, 0);
	for (size_t i = 0; i < CRM_LENGTH(z); i++) {
		near(crm_hyper_one(1, 2, z[i]) / (-log1p(-z[i]) / z[i]), 1, 1e-11);
		near(crm_hyper_one(3.5, 3.5, z[i]) * (1 - z[i]), 1, 1e-10);
	}
}

/* The integral behind E[Y(t)], by Simpson's rule over p (beta with a, b+x) and, for
 * each p, (1 - (1 + pt/(alpha+T))^-(r+x)) / p in closed form. */
static double
coming_by_quadrature(const double *m, double x, double T, double t)
{
	const int n = 200000;
	double sum = 0, total = 0, lnb = lgamma(m[2]) + lgamma(m[3] + x) - lgamma(m[2] + m[3] + x);

	for (int i = 1; i < n; i++) {
		/* p = u^8/(u^8 + (1-u)^8): the ends are flat whatever a and b are. */
		double u = (double)i / n, k = pow(u / (1 - u), 8), p = k / (1 + k),
		       weight = i % 2 ? 4 : 2;
		double density =
			exp(m[2] * log(p) - (m[3] + x) * log1p(k) - lnb) * 8 / (u * (1 - u));
		sum += weight * density * -expm1(-(m[0] + x) * log1p(p * t / (m[1] + T))) / p;
		total += weight * density;
	}
	assert_true(fabs(total / (3. * n) - 1) < 1e-6);
	return sum / (3. * n);
}

static void
test_coming_everywhere(void **state)
{
	static const double models[][4] = {
		{.2426, 4.4136, .7929, 2.4259},
		{.5, 2, 1, 3},
		{.5, 2, 1.0000001, 3},
		{3, 10, 2.5, .7},
		{1, 1, .6, .3},
		{1, 1, .5, .5},
		{60, 300, .8, 2.5},
		{400, 90, .3, .2}, /* a + b is 1; nearly all buy alike */
	};
	static const double xs[] = {0, 1, 7, 120}, times[] = {1, 52, 400};

	(void)state;
	for (size_t m = 0; m < CRM_LENGTH(models); m++)
		for (size_t i = 0; i < CRM_LENGTH(xs); i++)
			for (size_t k = 0; k < CRM_LENGTH(times); k++) {
				struct crm_buying b = {CRM_BGNBD, {0}};
				memcpy(b.p, models[m], sizeof b.p);
				near(crm_coming(&b, xs[i], 20, times[k]) /
					     coming_by_quadrature(b.p, xs[i], 20, times[k]),
				     1, 1e-5);
			}
}

/* More purchases than exp() reaches, and hardly any time. Where nobody leaves (a nearly 0)
 * E[Y(t)] is (r+x) t/(alpha+T); in a moment t too, whatever a is. */
static void
test_coming_at_the_ends(void **state)
{
	static const struct crm_buying stays = {CRM_BGNBD, {2, 5, 1e-13, 3}},
				       leaves = {CRM_MBGNBD, {2, 5, 1.5, 3}};
	static const double xs[] = {0, 40, 3000, 30000};

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(xs); i++) {
		near(crm_coming(&stays, xs[i], 4000, 400) / ((2 + xs[i]) * 400 / 4005), 1, 1e-9);
		near(crm_coming(&leaves, xs[i], 4000, 1e-7) / ((2 + xs[i]) * 1e-7 / 4005), 1, 1e-5);
		near(crm_coming(&leaves, xs[i], 4000, 0), 0, 0);
	}
	assert_true(crm_coming(&paper, 0, 0, 5200) > crm_coming(&paper, 0, 0, 2600));
}

/* Pareto/NBD's A0 as the integral that it is, by Simpson's rule. */
static void
test_pareto_integral(void **state)
{
	static const double models[][4] = {
		{.55, 10.6, .6, 11.7}, {1, 3, 2, 3},     {.3, 30, .2, 1},     {2, 1, 1, 50},
		{.6, 1, .4, 1e6},      {.6, 1e5, .4, 1}, {.02, 1e7, .01, 50}, {300, 4e3, 2, 9}};
	static const double h[][3] = {{0, 0, 30}, {2, 20, 38}, {5, 38, 38}, {60, 30, 39}};
	const int n = 20000;

	(void)state;
	for (size_t m = 0; m < CRM_LENGTH(models); m++)
		for (size_t i = 0; i < CRM_LENGTH(h); i++) {
			const double *p = models[m], x = h[i][0], from = h[i][1], to = h[i][2];
			double sum = 0;
			for (int k = 0; k <= n; k++) {
				double u = from + (to - from) * k / n,
				       f = (p[0] + x) * log((p[1] + to) / (p[1] + u)) +
					   p[2] * log((p[3] + to) / (p[3] + u)) - log(p[3] + u);
				sum += exp(f) * (k == 0 || k == n ? 1 : k % 2 ? 4 : 2);
			}
			sum *= p[2] * (to - from) / (3. * n);
			near(crm_pareto_gone(p, x, from, to), log1p(sum), 1e-9 * (1 + log1p(sum)));
		}
}

/* Derivatives against differences of the value. */
static void
test_gradients(void **state)
{
	static const struct {
		uint32_t x;
		int32_t last, age;
	} h[] = {{0, 0, 270},   {0, 0, 0},      {1, 20, 200},
		 {3, 100, 101}, {90, 250, 270}, {300, 700, 700}};

	(void)state;
	for (int kind = 0; kind < CRM_RATE; kind++)
		for (size_t i = 0; i < CRM_LENGTH(h); i++) {
			struct crm_buying m = {(enum crm_lifetime_kind)kind, {.4, 3, .7, 2}};
			m.p[3] = i % 2 ? 2 : 3.01; /* Pareto/NBD: near alpha or not */
			struct crm_histories one = {0};
			double by[4];
			crm_histories_add(&one, h[i].x, h[i].last, h[i].age);
			crm_fit_likelihood(&m, &one, 7, 1, by);
			for (int k = 0; k < crm_buying_count[kind]; k++) {
				struct crm_buying up = m, down = m;
				up.p[k] *= exp(1e-5);
				down.p[k] *= exp(-1e-5);
				double slope = (crm_fit_likelihood(&up, &one, 7, 1, NULL) -
						crm_fit_likelihood(&down, &one, 7, 1, NULL)) /
					       2e-5;
				near(by[k], slope, 1e-5 * (1 + fabs(slope)));
			}
			crm_histories_free(&one);
		}
}

/* Many histories of one count are summed by a curve, few one by one: to the same. */
static void
test_pareto_curves(void **state)
{
	static const double models[][4] = {
		{.55, 10.6, .6, 11.7}, {3, .5, 2, 400}, {.2, 500, .1, .3}, {1, 9, 30, 9.05}};

	(void)state;
	for (size_t i = 0; i < CRM_LENGTH(models); i++) {
		struct crm_buying m = {CRM_PNBD, {0}};
		struct crm_histories all = {0};
		double by[4], sum = 0, sum_by[4] = {0}, together;
		memcpy(m.p, models[i], sizeof m.p);
		for (int age = 0; age < 1500; age += 9) {
			struct crm_histories one = {0};
			crm_histories_add(&one, 4, age * 3 / 4, age);
			crm_histories_add(&all, 4, age * 3 / 4, age);
			sum += crm_fit_likelihood(&m, &one, 7, 1, by);
			for (int k = 0; k < 4; k++)
				sum_by[k] += by[k];
			crm_histories_free(&one);
		}
		together = crm_fit_likelihood(&m, &all, 7, 1, by);
		near(together / sum, 1, 1e-13);
		for (int k = 0; k < 4; k++)
			near(by[k], sum_by[k], 1e-7 * (1 + fabs(sum_by[k])));
		crm_histories_free(&all);
	}
}

/* ---- worlds whose parameters are known ---- */

static uint64_t seed;

/* Marsaglia's xorshift, as a number above 0 and below 1. */
static double
chance(void)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return ((double)(seed >> 11) + .5) / 9007199254740992.;
}

static double
normal(void)
{
	return sqrt(-2 * log(chance())) * cos(6.283185307179586 * chance());
}

/* Marsaglia and Tsang. */
static double
gamma_of(double shape)
{
	double d, c;

	if (shape < 1)
		return gamma_of(shape + 1) * pow(chance(), 1 / shape);
	d = shape - 1. / 3;
	c = 1 / sqrt(9 * d);
	for (;;) {
		double z = normal(), v = pow(1 + c * z, 3);
		if (v > 0 && log(chance()) < z * z / 2 + d - d * v + d * log(v))
			return d * v;
	}
}

/* One who buys at moments of time up to age, and then for a span more. */
struct life {
	uint32_t x, later;
	double last;
};

static struct life
lived(const struct crm_buying *m, double age, double span)
{
	const double *p = m->p;
	double rate = gamma_of(p[0]) / p[1], t = 0, a = gamma_of(p[2]), b = gamma_of(p[3]);
	double coin = a / (a + b),
	       end = m->kind == CRM_PNBD ? -log(chance()) / (a / p[3]) : INFINITY;
	struct life l = {0};

	if (m->kind == CRM_MBGNBD && chance() < coin)
		end = 0;
	while ((t += -log(chance()) / rate) <= fmin(end, age + span)) {
		if (t > age) {
			l.later++;
		} else {
			l.x++;
			l.last = t;
		}
		if (m->kind != CRM_PNBD && chance() < coin)
			break;
	}
	return l;
}

/* A day counts once as in real life, so days are short here. */
static void
live(const struct crm_buying *m, int32_t age, struct crm_histories *to)
{
	struct life l = lived(m, age, 0);

	crm_histories_add(to, l.x, (int32_t)l.last, age);
}

/* What was expected of those who had come 0, 1, 2 and more times, and what came: within four
 * standard errors. */
static void
test_forecasts_come_true(void **state)
{
	static const struct crm_buying worlds[] = {{CRM_BGNBD, {.25, 4.5, .8, 2.5}},
						   {CRM_MBGNBD, {.5, 6, .9, 1.6}},
						   {CRM_PNBD, {.55, 10.6, .6, 11.7}}};

	(void)state;
	for (size_t w = 0; w < CRM_LENGTH(worlds); w++) {
		double off[4] = {0}, square[4] = {0};
		seed = 8 + w;
		for (int i = 0; i < 40000; i++) {
			double age = 27 + i % 12;
			struct life l = lived(&worlds[w], age, 39);
			int bin = l.x < 3 ? (int)l.x : 3;
			double d = l.later - crm_alive(&worlds[w], l.x, l.last, age) *
						     crm_coming(&worlds[w], l.x, age, 39);
			off[bin] += d;
			square[bin] += d * d;
		}
		for (int b = 0; b < 4; b++)
			near(off[b] / sqrt(square[b]), 0, 4);
	}
}

/* True parameters within three and a half standard errors: beyond that is one in
 * two thousand, and there are 4 parameters of 6 worlds. */
static void
test_known_worlds(void **state)
{
	static const struct crm_buying worlds[] = {
		{CRM_BGNBD, {.25, 4.5e3, .8, 2.5}},    {CRM_BGNBD, {1.2, 12e3, 1.5, 4}},
		{CRM_MBGNBD, {.5, 6e3, .9, 1.6}},      {CRM_MBGNBD, {1, 9e3, .5, 2}},
		{CRM_PNBD, {.55, 10.6e3, .6, 11.7e3}}, {CRM_PNBD, {1.1, 8e3, 1.4, 40e3}},
	};

	(void)state;
	for (size_t w = 0; w < CRM_LENGTH(worlds); w++) {
		struct crm_histories all = {0};
		struct crm_fit f;
		seed = 20261121 + w;
		for (int i = 0; i < (worlds[w].kind == CRM_PNBD ? 4000 : 12000); i++)
			live(&worlds[w], 27000 + i % 50 * 240, &all);
		crm_histories_group(&all);
		crm_fit_buying(worlds[w].kind, &all, 1, 0, &f);
		if (!f.converged)
			fail_msg("world %zu: %s", w, f.why);
		for (int k = 0; k < 4; k++)
			near(f.p[k], worlds[w].p[k], 3.5 * f.error[k]);
		crm_histories_free(&all);
	}
}

static void
test_known_spenders(void **state)
{
	static const double p[] = {6.25, 3.74, 15.4};
	struct crm_spenders all = {0};
	struct crm_fit f;

	(void)state;
	seed = 7;
	for (int i = 0; i < 20000; i++) {
		double scale = gamma_of(p[1]) / p[2];
		uint32_t x = 1 + (uint32_t)(-log(chance()) * 2);
		crm_spenders_add(&all, x, gamma_of(p[0] * x) / (scale * x));
	}
	crm_fit_spending(&all, &f);
	assert_true(f.converged);
	for (int k = 0; k < 3; k++)
		near(f.p[k], p[k], 3.5 * f.error[k]);
	near(crm_spenders_correlation(&all), 0, .03);
	crm_spenders_free(&all);
}

/* ---- worlds at the edge ---- */

static struct crm_fit
fit_of(enum crm_lifetime_kind kind, struct crm_histories *all)
{
	struct crm_fit f;

	crm_histories_group(all);
	crm_fit_buying(kind, all, 7, 0, &f);
	crm_histories_free(all);
	return f;
}

/* What came out is sound, or was refused with a reason. */
static void
sound(const struct crm_fit *f, enum crm_lifetime_kind kind)
{
	if (!f->converged) {
		assert_true(f->why[0] != '\0');
		return;
	}
	assert_true(isfinite(f->log_likelihood));
	for (int i = 0; i < crm_buying_count[kind]; i++)
		assert_true(f->p[i] > 0 && isfinite(f->p[i]) && f->error[i] > 0 &&
			    isfinite(f->error[i]));
}

static void
test_edges(void **state)
{
	(void)state;
	for (int k = 0; k < CRM_RATE; k++) {
		enum crm_lifetime_kind kind = (enum crm_lifetime_kind)k;
		struct crm_histories all = {0};
		struct crm_fit f = fit_of(kind, &all);
		assert_false(f.converged);
		assert_string_equal(f.why, "nobody bought anything");

		for (int i = 0; i < 1000; i++) /* all came once */
			crm_histories_add(&all, 0, 0, i % 300);
		f = fit_of(kind, &all);
		assert_false(f.converged);
		assert_non_null(strstr(f.why, "a second time"));

		crm_histories_add(&all, 5, 200, 300); /* one customer */
		f = fit_of(kind, &all);
		assert_false(f.converged);

		for (int i = 0; i < 500; i++) /* all alike: nothing to tell variety from */
			crm_histories_add(&all, 10, 280, 300);
		f = fit_of(kind, &all);
		assert_false(f.converged);
		assert_true(f.ridge);
		assert_non_null(strstr(f.why, "all customers seem to buy at the same rate"));

		for (int i = 0; i < 500; i++) /* every day, for years */
			crm_histories_add(&all, 3000 + (uint32_t)(i * 7 % 900), 3900 - i % 37,
					  3900);
		f = fit_of(kind, &all);
		sound(&f, kind);

		for (int i = 0; i < 200; i++) /* all on the last day: no time has gone by */
			crm_histories_add(&all, 0, 0, 0);
		crm_histories_add(&all, 1, 1, 1);
		f = fit_of(kind, &all);
		assert_false(f.converged);
	}
}

/* Each ridge is told by what it says of the customers. */
static void
test_ridges(void **state)
{
	(void)state;
	for (int k = 0; k < CRM_LEAVING_KINDS; k++) {
		struct crm_histories all = {0};
		struct crm_fit f;

		seed = 99;
		for (int i = 0; i < 2000; i++) { /* each at a rate of their own, and all stay */
			struct crm_buying m = {CRM_BGNBD, {1, 50, 1e-9, 1}};
			live(&m, 700 + i % 20, &all);
		}
		f = fit_of((enum crm_lifetime_kind)k, &all);
		assert_false(f.converged);
		assert_true(f.ridge);
		if (!strstr(f.why, "nobody seems to have left for good"))
			fail_msg("%s: %g %g", f.why, f.p[2], f.p[3]);

		seed = 3;
		for (int i = 0; i < 20000; i++) { /* all leave at the same rate, or chance */
			static const struct crm_buying alike[] = {{CRM_BGNBD, {1, 50, 1e6, 4e6}},
								  {CRM_MBGNBD, {1, 50, 1e6, 4e6}},
								  {CRM_PNBD, {1, 50, 1e6, 3e8}}};
			live(&alike[k], 700 + i % 20, &all);
		}
		f = fit_of((enum crm_lifetime_kind)k, &all);
		assert_true(f.ridge);
		assert_non_null(strstr(f.why, k == CRM_PNBD ? "leave at the same rate"
							    : "the same chance to leave"));
	}
}

/* What is left of a ridge: NBD where rates differ, otherwise one rate; and another model is named
 * only if it has a fit. */
static void
test_fallback(void **state)
{
	struct crm_histories stay = {0}, alike = {0}, once = {0};
	struct crm_fallback f;

	(void)state;
	seed = 99;
	for (int i = 0; i < 2000; i++) { /* each at a rate of their own, and all stay */
		struct crm_buying m = {CRM_BGNBD, {1, 50, 1e-9, 1}};
		live(&m, 700 + i % 20, &stay);
		crm_histories_add(&alike, 10, 280, 300);
	}
	crm_histories_group(&stay);
	crm_histories_group(&alike);
	for (int k = 0; k < CRM_LEAVING_KINDS; k++) {
		crm_fit_fallback((enum crm_lifetime_kind)k, &stay, 1, 0, &f);
		assert_int_equal(f.kind, CRM_NBD);
		assert_int_equal(f.better, k);
		assert_true(f.fit.converged);
		near(f.fit.p[0], 1, 3.5 * f.fit.error[0]);
		near(f.fit.p[1], 50, 3.5 * f.fit.error[1]);
	}
	for (int k = 0; k < CRM_RATE; k++) {
		crm_fit_fallback((enum crm_lifetime_kind)k, &alike, 1, 0, &f);
		assert_int_equal(f.kind, CRM_RATE);
		assert_int_equal(f.better, k);
		near(f.fit.p[0], 10. / 300, 1e-12);
		near(f.fit.error[0], 10. / 300 / sqrt(20000), 1e-12);
	}
	crm_histories_add(&once, 1, 0, 0);
	crm_fit_fallback(CRM_BGNBD, &once, 1, 0, &f); /* in no time */
	assert_false(f.fit.converged);
	if (buyers > 0) { /* both others have a fit: -9582.14 is more than -9594.98 */
		crm_fit_fallback(CRM_BGNBD, &cdnow, 7, 0, &f);
		assert_int_equal(f.better, CRM_MBGNBD);
		crm_fit_fallback(CRM_NBD, &cdnow, 7, 0, &f);
		assert_int_equal(f.better, CRM_MBGNBD);
	}
	crm_histories_free(&stay);
	crm_histories_free(&alike);
	crm_histories_free(&once);
}

/* Random small worlds of any shape: each is answered or refused, never a NaN. */
static void
test_random_edges(void **state)
{
	(void)state;
	seed = 42;
	for (int w = 0; w < 30; w++) {
		struct crm_histories all = {0};
		int n = 1 + (int)(chance() * 40), longest = 1 + (int)pow(10, 3.5 * chance());
		for (int i = 0; i < n; i++) {
			int32_t age = (int32_t)(chance() * longest),
				last = (int32_t)(chance() * (age + 1));
			uint32_t x = last ? 1 + (uint32_t)(chance() * chance() * last) : 0;
			crm_histories_add(&all, x, last, age);
		}
		struct crm_fit f = fit_of((enum crm_lifetime_kind)(w % CRM_RATE), &all);
		sound(&f, (enum crm_lifetime_kind)(w % CRM_RATE));
		struct crm_buying m = {(enum crm_lifetime_kind)(w % CRM_RATE), {0}};
		memcpy(m.p, f.p, sizeof m.p);
		for (int x = 0; f.converged && x < 300; x = x * 3 + 1) {
			double alive = crm_alive(&m, x, x ? 40 : 0, 50),
			       n_year = crm_coming(&m, x, 50, 52);
			assert_true(alive >= 0 && alive <= 1);
			assert_true(isnan(n_year) || n_year >= -1e-6);
		}
	}
}

static void
test_money_edges(void **state)
{
	struct crm_spenders all = {0};
	struct crm_fit f;

	(void)state;
	crm_fit_spending(&all, &f);
	assert_false(f.converged);
	for (int i = 0; i < 100; i++) /* all pay the same */
		crm_spenders_add(&all, 1 + (uint32_t)i % 4, 9.99);
	crm_fit_spending(&all, &f);
	assert_false(f.converged);
	assert_string_equal(
		f.why,
		"the likelihood has a ridge and no maximum: they seem to spend the same each time; "
		"instead of clv take expected_purchases times the mean purchase, 9.99");
	near(crm_spenders_correlation(&all), 0, 0);
	crm_spenders_free(&all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bgnbd),
		cmocka_unit_test(test_mbgnbd),
		cmocka_unit_test(test_pnbd),
		cmocka_unit_test(test_nbd),
		cmocka_unit_test(test_gamma_gamma),
		cmocka_unit_test(test_single_likelihoods),
		cmocka_unit_test(test_expected_purchases),
		cmocka_unit_test(test_pareto_customers),
		cmocka_unit_test(test_expected_order),
		cmocka_unit_test(test_holdout),
		cmocka_unit_test(test_year_value),
		cmocka_unit_test(test_hyper),
		cmocka_unit_test(test_coming_everywhere),
		cmocka_unit_test(test_coming_at_the_ends),
		cmocka_unit_test(test_pareto_integral),
		cmocka_unit_test(test_pareto_curves),
		cmocka_unit_test(test_gradients),
		cmocka_unit_test(test_forecasts_come_true),
		cmocka_unit_test(test_known_worlds),
		cmocka_unit_test(test_known_spenders),
		cmocka_unit_test(test_edges),
		cmocka_unit_test(test_ridges),
		cmocka_unit_test(test_fallback),
		cmocka_unit_test(test_random_edges),
		cmocka_unit_test(test_money_edges),
	};

	return cmocka_run_group_tests(tests, read_cdnow, drop_cdnow);
}
