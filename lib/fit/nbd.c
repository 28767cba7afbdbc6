/* nbd.c: NBD, the model without leaving; and one rate for all customers, which has a closed form.
 */
#include <math.h>

#include "fit/buying.h"

void
crm_nbd_sum(const struct crm_terms *t, size_t from, size_t to, struct crm_sum *out)
{
	const double *p = t->model->p, ln_alpha = log(p[1]);
	struct crm_by_count gamma = {0};

	*out = (struct crm_sum){0};
	for (size_t i = from; i < to; i++) {
		const struct crm_history *h = &t->h[i];
		double ln_end = t->ln_alpha[h->age];

		if (i == from || h->x != t->h[i - 1].x)
			gamma = crm_count_gamma(p[0], h->x);
		out->value += h->n * (gamma.value + p[0] * (ln_alpha - ln_end) - h->x * ln_end);
		out->by[0] += h->n * (gamma.r + ln_alpha - ln_end);
		out->by[1] += h->n * (p[0] / p[1] - (p[0] + h->x) / (p[1] + h->age / t->unit_days));
	}
}

void
crm_fit_rate(const struct crm_histories *all, double unit_days, struct crm_fit *out)
{
	double bought = 0, time = 0;

	*out = (struct crm_fit){.converged = false};
	for (size_t i = 0; i < all->n; i++) {
		out->customers += all->h[i].n;
		bought += (double)all->h[i].n * all->h[i].x;
		time += all->h[i].n * (all->h[i].age / unit_days);
	}
	if (bought == 0 || time == 0)
		return;
	out->converged = true;
	out->p[0] = bought / time;
	out->loose = 1 / sqrt(bought);
	out->error[0] = out->p[0] * out->loose;
	out->log_likelihood = bought * log(out->p[0]) - bought;
}
