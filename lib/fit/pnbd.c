/* pnbd.c: Pareto/NBD.
 *
 * What is dear is the hypergeometric function, which depends on x and one day. Many
 * histories of a run share these: what was worked out is kept as long as x is the same. */
#include <math.h>
#include <stdlib.h>

#include "fit/buying.h"

struct kept {
	const double *p;
	double unit_days, *tail;
	uint32_t x, *of;                          /* by day: tail is of x *of - 1 */
};

static double tail(struct kept *k, int32_t day)
{
	if (k->of[day] != k->x + 1) {
		k->of[day] = k->x + 1;
		k->tail[day] = crm_pareto_tail(k->p, k->x, day / k->unit_days);
	}
	return k->tail[day];
}

void crm_pnbd_sum(const struct crm_terms *t, size_t from, size_t to, struct crm_sum *out)
{
	const double *p = t->model->p, ln_alpha = log(p[1]), ln_beta = log(p[3]);
	struct kept k = {p, t->unit_days, crm_alloc(((size_t)t->days + 1) * sizeof *k.tail), 0,
		crm_alloc(((size_t)t->days + 1) * sizeof *k.of)};
	double gamma = 0;

	*out = (struct crm_sum){0};
	for (size_t i = from; i < to; i++) {
		const struct crm_history *h = &t->h[i];
		double ln_end = t->ln_alpha[h->age], beta_end = t->ln_beta[h->age], ratio;

		if (i == from || h->x != k.x) {
			k.x = h->x;
			gamma = crm_count_gamma(p[0], h->x).value;
		}
		ratio = (p[0] + h->x) * (ln_end - t->ln_alpha[h->last]) + p[2] * (beta_end - t->ln_beta[h->last]);
		out->value += h->n * (gamma + p[0] * (ln_alpha - ln_end) - h->x * ln_end + p[2] * (ln_beta - beta_end) +
			crm_pareto_join(tail(&k, h->last), tail(&k, h->age), ratio));
	}
	free(k.tail);
	free(k.of);
}
