/* pnbd.c: Pareto/NBD, with its derivatives.
 *
 * The expensive part is the tail of an integral, which depends on x and on one day, and is a
 * smooth curve for each x. Where many histories have the same x, its logarithm and the derivatives
 * of that by the logarithms of the parameters are computed at a few times only, and interpolated
 * between them by a Chebyshev polynomial. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "fit/buying.h"

#define N CRM_BUYING_PARAMETERS
#define NODES 48
/* With fewer histories of an x than this a curve takes longer than it saves. */
#define MANY 32

struct tail {
	double ln, by[N];
};

struct curve {
	double from, half; /* of ln(t + knee): where the curve begins, and half its length */
	double knee;
	double c[NODES][N + 1];
};

struct kept {
	double cosine[4 *
		      NODES]; /* the cosines of multiples of half the distance between two nodes */
	const double *p;
	double unit_days;
	int32_t days;
	uint32_t x;
	struct curve *curve;
	bool curved;
	struct tail *tail; /* by day */
	uint32_t *of;      /* by day: tail is of x *of - 1 */
};

/* ---- the tail ---- */

/* The derivative of its logarithm by one parameter, from differences. */
static double
slope(const double *p, int by, double x, double t)
{
	const double step = 2e-5;
	double up[N], down[N];

	memcpy(up, p, sizeof up);
	memcpy(down, p, sizeof down);
	up[by] *= exp(step);
	down[by] *= exp(-step);
	return log(crm_pareto_tail(up, x, t) / crm_pareto_tail(down, x, t)) / (2 * step);
}

/* With A = alpha+t and B = beta+t the tail F depends on A/B alone, and A^-r B^-s F falls with t by
 * s A^-r B^-(s+1). That gives two of its derivatives, unless A and B are nearly equal. */
static void
tail_at(const double *p, double x, double t, struct tail *out)
{
	double f = crm_pareto_tail(p, x, t), a = p[1] + t, b = p[3] + t;

	out->ln = log(f);
	out->by[0] = slope(p, 0, x, t);
	out->by[2] = slope(p, 2, x, t);
	if (fabs(a - b) > .02 * a) {
		double by_b = ((p[0] + x) / a + p[2] / b - p[2] / (b * f)) * a / (a - b);
		out->by[1] = -p[1] * by_b * b / a;
		out->by[3] = p[3] * by_b;
	} else {
		out->by[1] = slope(p, 1, x, t);
		out->by[3] = slope(p, 3, x, t);
	}
}

/* Computes the coefficients from the values at the Chebyshev nodes. False where the coefficients do
 * not become small: then the curve bends too much for so few nodes. */
static bool
coefficients(const double *cosine, double value[NODES][N + 1], double c[NODES][N + 1])
{
	for (int k = 0; k < NODES; k++)
		for (int v = 0; v <= N; v++) {
			double sum = 0;
			for (int i = 0; i < NODES; i++)
				sum += value[i][v] * cosine[k * (2 * i + 1) % (4 * NODES)];
			c[k][v] = sum * (k ? 2 : 1) / NODES;
		}
	for (int v = 0; v <= N; v++)
		if (!(fabs(c[NODES - 1][v]) + fabs(c[NODES - 2][v]) <
		      (v ? 1e-9 : 1e-13) * (1 + fabs(c[0][v]))))
			return false;
	return true;
}

static bool
draw(struct kept *k)
{
	double value[NODES][N + 1], knee = fmin(k->p[1], k->p[3]);
	struct curve *c = k->curve;
	struct tail at;

	c->knee = knee;
	c->half = log1p(k->days / k->unit_days / knee) / 2;
	c->from = log(knee);
	for (int i = 0; i < NODES; i++) {
		tail_at(k->p, k->x, knee * expm1(c->half * (k->cosine[2 * i + 1] + 1)), &at);
		value[i][0] = at.ln;
		memcpy(value[i] + 1, at.by, sizeof at.by);
	}
	return coefficients(k->cosine, value, c->c);
}

/* Clenshaw's way. */
static void
read_off(const struct curve *c, double t, struct tail *out)
{
	double u = (log(t + c->knee) - c->from) / c->half - 1;
	double next[N + 1] = {0}, after[N + 1] = {0};

	for (int k = NODES - 1; k > 0; k--)
		for (int v = 0; v <= N; v++) {
			double here = 2 * u * next[v] - after[v] + c->c[k][v];
			after[v] = next[v];
			next[v] = here;
		}
	out->ln = u * next[0] - after[0] + c->c[0][0];
	for (int v = 0; v < N; v++)
		out->by[v] = u * next[v + 1] - after[v + 1] + c->c[0][v + 1];
}

static const struct tail *
tail(struct kept *k, int32_t day)
{
	struct tail *tail = &k->tail[day];

	if (k->of[day] == k->x + 1)
		return tail;
	k->of[day] = k->x + 1;
	if (k->curved)
		read_off(k->curve, day / k->unit_days, tail);
	else
		tail_at(k->p, k->x, day / k->unit_days, tail);
	return tail;
}

/* ---- the sum ---- */

static void
add(const struct crm_terms *t, const struct crm_history *h, const struct crm_by_count *gamma,
    struct kept *k, struct crm_sum *out)
{
	const double *p = t->model->p, x = h->x, end = h->age / t->unit_days,
		     last = h->last / t->unit_days;
	const double ln_end = t->ln_alpha[h->age], beta_end = t->ln_beta[h->age];
	const double ln_r = ln_end - t->ln_alpha[h->last], ln_s = beta_end - t->ln_beta[h->last];
	const struct tail *at_end = tail(k, h->age), *at_last = tail(k, h->last);
	double ratio = (p[0] + x) * ln_r + p[2] * ln_s, ln_alpha = log(p[1]), ln_beta = log(p[3]);
	double gone = crm_pareto_join(exp(at_last->ln), exp(at_end->ln), ratio);
	double up = exp(at_last->ln + ratio - gone), down = exp(at_end->ln - gone);
	double of_ratio[N] = {
		p[0] * ln_r,
		p[1] * (p[0] + x) * (1 / (p[1] + end) - 1 / (p[1] + last)),
		p[2] * ln_s,
		p[3] * p[2] * (1 / (p[3] + end) - 1 / (p[3] + last)),
	};
	double plain[N] = {
		p[0] * (gamma->r + ln_alpha - ln_end),
		p[0] - (p[0] + x) * p[1] / (p[1] + end),
		p[2] * (ln_beta - beta_end),
		p[2] * end / (p[3] + end),
	};

	out->value += h->n * (gamma->value + p[0] * (ln_alpha - ln_end) - x * ln_end +
			      p[2] * (ln_beta - beta_end) + gone);
	for (int i = 0; i < N; i++)
		out->by[i] +=
			h->n / p[i] *
			(plain[i] + up * (at_last->by[i] + of_ratio[i]) - down * at_end->by[i]);
}

void
crm_pnbd_sum(const struct crm_terms *t, size_t from, size_t to, struct crm_sum *out)
{
	struct kept k = {.p = t->model->p, .unit_days = t->unit_days, .days = t->days};
	struct crm_by_count gamma = {0};
	struct curve curve;

	for (int i = 0; i < 4 * NODES; i++)
		k.cosine[i] = cos(acos(-1) * i / (2 * NODES));
	k.curve = &curve;
	k.tail = crm_alloc(((size_t)t->days + 1) * sizeof *k.tail);
	k.of = crm_alloc(((size_t)t->days + 1) * sizeof *k.of);
	*out = (struct crm_sum){0};
	for (size_t i = from; i < to; i++) {
		const struct crm_history *h = &t->h[i];

		if (i == from || h->x != k.x) {
			k.x = h->x;
			gamma = crm_count_gamma(k.p[0], h->x);
			k.curved = i + MANY < to && h[MANY].x == h->x && draw(&k);
		}
		add(t, h, &gamma, &k, out);
	}
	free(k.tail);
	free(k.of);
}
