/* buying.c: the likelihood of all histories, and its maximum. */
#include <math.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "base/parallel.h"
#include "fit/buying.h"

/* The number of histories in one partial sum. The partial sums are added in order, so that the
 * result does not depend on the number of threads. */
#define RUN 8192
/* The number of histories that is enough to choose a starting point. */
#define ENOUGH 2000

/* ---- the sum over all histories ---- */

struct work {
	struct crm_terms terms;
	size_t n, runs;
	crm_kernel *kernel;
	struct crm_sum *sum;
	atomic_size_t next;
};

static void
sum_runs(void *arg, unsigned hand)
{
	struct work *w = arg;
	size_t run;

	(void)hand;
	while ((run = atomic_fetch_add(&w->next, 1)) < w->runs) {
		size_t from = run * RUN, to = from + RUN < w->n ? from + RUN : w->n;
		w->kernel(&w->terms, from, to, &w->sum[run]);
	}
}

static int32_t
longest(const struct crm_histories *all)
{
	int32_t days = 0;

	for (size_t i = 0; i < all->n; i++)
		days = all->h[i].age > days ? all->h[i].age : days;
	return days;
}

static double *
ln_table(double alpha, int32_t days, double unit_days)
{
	double *table = crm_realloc(NULL, ((size_t)days + 1) * sizeof *table);

	for (int32_t d = 0; d <= days; d++)
		table[d] = log(alpha + d / unit_days);
	return table;
}

static struct crm_sum
sum_all(const struct crm_buying *m, const struct crm_histories *all, double unit_days,
	unsigned threads, bool derived)
{
	int32_t days = longest(all);
	double *alpha = ln_table(m->p[1], days, unit_days);
	double *beta = m->kind == CRM_PNBD ? ln_table(m->p[3], days, unit_days) : NULL;
	struct work w = {.terms = {m, all->h, unit_days, alpha, beta, days, derived},
			 .n = all->n,
			 .runs = (all->n + RUN - 1) / RUN,
			 .kernel = m->kind == CRM_PNBD  ? crm_pnbd_sum
				   : m->kind == CRM_NBD ? crm_nbd_sum
							: crm_bgnbd_sum};
	unsigned hands = crm_threads(threads);
	struct crm_sum sum = {0};

	w.sum = crm_alloc((w.runs + 1) * sizeof *w.sum);
	atomic_init(&w.next, 0);
	crm_parallel(w.runs < hands ? (w.runs ? (unsigned)w.runs : 1) : hands, sum_runs, &w);
	for (size_t i = 0; i < w.runs; i++) {
		sum.value += w.sum[i].value;
		for (int k = 0; k < CRM_BUYING_PARAMETERS; k++)
			sum.by[k] += w.sum[i].by[k];
	}
	free(w.sum);
	free(alpha);
	free(beta);
	return sum;
}

double
crm_fit_likelihood(const struct crm_buying *m, const struct crm_histories *all, double unit_days,
		   unsigned threads, double *gradient)
{
	struct crm_sum sum = sum_all(m, all, unit_days, threads, gradient);

	for (int i = 0; gradient && i < crm_buying_count[m->kind]; i++)
		gradient[i] = sum.by[i] * m->p[i];
	return sum.value;
}

/* ---- its top ---- */

struct fitting {
	enum crm_lifetime_kind kind;
	struct crm_histories all;
	double unit_days, weight;
	unsigned threads;
};

static double
mean_loss(void *of, const double *log_p, double *gradient)
{
	const struct fitting *f = of;
	struct crm_buying m = {.kind = f->kind};
	double value;

	for (int i = 0; i < crm_buying_count[f->kind]; i++)
		m.p[i] = exp(log_p[i]);
	value = crm_fit_likelihood(&m, &f->all, f->unit_days, f->threads, gradient);
	for (int i = 0; gradient && i < crm_buying_count[f->kind]; i++)
		gradient[i] /= -f->weight;
	return -value / f->weight;
}

/* Takes every k-th history where there are more than ENOUGH. */
static struct fitting
some_of(const struct fitting *f)
{
	struct fitting some = *f;
	size_t every = f->all.n / ENOUGH + 1;

	some.all =
		(struct crm_histories){.h = crm_alloc((f->all.n / every + 1) * sizeof *some.all.h)};
	some.weight = 0;
	for (size_t i = 0; i < f->all.n; i += every) {
		some.all.h[some.all.n++] = f->all.h[i];
		some.weight += f->all.h[i].n;
	}
	return some;
}

#define STARTS 5

/* The starting points: around the rate at which all customers together bought, and around times of
 * the length of the observation. */
static void
starts_of(const struct fitting *f, double start[STARTS][CRM_FIT_MAX])
{
	static const double coins[STARTS][3] = {
		{.25, .8, 2.5}, {1, .3, 3}, {3, 1, 1}, {.6, 2, 20}, {.1, .1, .5}};
	double bought = 0, time = 0;

	for (size_t i = 0; i < f->all.n; i++) {
		bought += (double)f->all.h[i].n * f->all.h[i].x;
		time += f->all.h[i].n * (f->all.h[i].age / f->unit_days);
	}
	for (int i = 0; i < STARTS; i++) {
		double r = coins[i][0];
		start[i][0] = log(r);
		start[i][1] = log(r * (time + 1) / (bought + 1));
		start[i][2] = log(coins[i][1]);
		start[i][3] = log(f->kind == CRM_PNBD ? coins[i][2] / 3 * (time + 1) / f->weight
						      : coins[i][2]);
	}
}

static bool
enough(enum crm_lifetime_kind kind, const struct crm_histories *all, struct crm_fit *out)
{
	double again = 0;

	for (size_t i = 0; i < all->n; i++) {
		out->customers += all->h[i].n;
		again += all->h[i].x > 0 ? all->h[i].n : 0;
	}
	if (out->customers == 0)
		snprintf(out->why, sizeof out->why, "nobody bought anything");
	else if (again == 0)
		snprintf(out->why, sizeof out->why,
			 "none of the %.0f buyers came a second time: nothing tells how often they "
			 "buy",
			 out->customers);
	else if (again < crm_buying_count[kind])
		snprintf(out->why, sizeof out->why,
			 "%.0f of the %.0f buyers came a second time: too few for %s parameters",
			 again, out->customers, crm_buying_count[kind] == 4 ? "four" : "two");
	else
		return true;
	return false;
}

/* A parameter above this says that all customers are alike. */
#define ALIKE 100
/* Below this hardly any customer leaves. */
#define HARDLY 1e-3

/* What the point on a ridge at which the search ended says about the customers. */
static const char *
told_by(enum crm_lifetime_kind kind, const double *p)
{
	bool pareto = kind == CRM_PNBD;

	if (p[0] > ALIKE)
		return "all customers seem to buy at the same rate";
	if (kind == CRM_NBD)
		return "these purchases do not determine the parameters";
	if (pareto ? p[2] < HARDLY : p[2] < HARDLY * fmin(p[3], 1))
		return "nobody seems to have left for good";
	if (p[2] > ALIKE || p[3] > ALIKE)
		return pareto ? "all customers seem to leave at the same rate"
			      : "all customers seem to have the same chance to leave";
	return "these purchases do not determine the parameters";
}

static void
explain_ridge(enum crm_lifetime_kind kind, struct crm_fit *out)
{
	snprintf(out->why, sizeof out->why, "the likelihood has a ridge and no maximum: %s",
		 told_by(kind, out->p));
}

void
crm_fit_buying(enum crm_lifetime_kind kind, const struct crm_histories *all, double unit_days,
	       unsigned threads, struct crm_fit *out)
{
	struct fitting f = {kind, *all, unit_days, 0, threads}, some;
	unsigned n = (unsigned)crm_buying_count[kind];
	double start[STARTS][CRM_FIT_MAX], at[CRM_FIT_MAX] = {0};

	*out = (struct crm_fit){.converged = false};
	if (!enough(kind, all, out))
		return;
	f.weight = out->customers;
	some = some_of(&f);
	starts_of(&some, start);
	crm_minimise(&(struct crm_target){n, some.weight, mean_loss, &some},
		     (const double(*)[CRM_FIT_MAX])start, STARTS, at);
	free(some.all.h);
	crm_settle(&(struct crm_target){n, f.weight, mean_loss, &f}, at, out);
	if (out->ridge)
		explain_ridge(kind, out);
}
