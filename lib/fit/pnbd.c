/* pnbd.c: Pareto/NBD. */
#include <math.h>

#include "fit/buying.h"

void crm_pnbd_sum(const struct crm_terms *t, size_t from, size_t to, struct crm_sum *out)
{
	const double *p = t->model->p, ln_alpha = log(p[1]), ln_beta = log(p[3]);
	double gamma = 0;

	*out = (struct crm_sum){0};
	for (size_t i = from; i < to; i++) {
		const struct crm_history *h = &t->h[i];
		double ln_end = t->ln_alpha[h->age], age = h->age / t->unit_days;

		if (i == from || h->x != t->h[i - 1].x)
			gamma = crm_count_gamma(p[0], h->x).value;
		out->value += h->n * (gamma + p[0] * (ln_alpha - ln_end) - h->x * ln_end +
			p[2] * (ln_beta - log(p[3] + age)) + crm_pareto_gone(p, h->x, h->last / t->unit_days, age));
	}
}
