/* bgnbd.c: BG/NBD and MBG/NBD. They differ in whether a customer may leave after the first
 * purchase. */
#include <math.h>

#include "fit/buying.h"

struct of_count {
	struct crm_by_count gamma, beta;
	double shape, odds, after; /* r+x; ln(a/(b+k-1)); b+k-1, where k is the number of purchases
				      after which they might have left */
	bool may_go;
};

static struct of_count
of_count(const struct crm_buying *m, double x)
{
	const double *p = m->p;
	double k = m->kind == CRM_MBGNBD ? x + 1 : x;
	struct of_count c = {
		crm_count_gamma(p[0], x), crm_count_beta(p[2], p[3], k), p[0] + x, 0, 0, k > 0};

	if (c.may_go) {
		c.after = p[3] + k - 1;
		c.odds = log(p[2] / c.after);
	}
	return c;
}

void
crm_bgnbd_sum(const struct crm_terms *t, size_t from, size_t to, struct crm_sum *out)
{
	const double *p = t->model->p, ln_alpha = log(p[1]);
	struct of_count c = {.may_go = false};

	*out = (struct crm_sum){0};
	for (size_t i = from; i < to; i++) {
		const struct crm_history *h = &t->h[i];
		double ln_end = t->ln_alpha[h->age], ratio = ln_end - t->ln_alpha[h->last],
		       gone = 0, odds, value;

		if (i == from || h->x != t->h[i - 1].x)
			c = of_count(t->model, h->x);
		value = c.gamma.value + c.beta.value + p[0] * (ln_alpha - ln_end) - h->x * ln_end;
		if (c.may_go) {
			odds = c.odds + c.shape * ratio;
			gone = exp(-fabs(odds));
			value += (odds > 0 ? odds : 0) + log1p(gone);
			gone = (odds > 0 ? 1 : gone) / (1 + gone);
		}
		out->value += h->n * value;
		if (!t->derived)
			continue;
		double end = 1 / (p[1] + h->age / t->unit_days),
		       last = 1 / (p[1] + h->last / t->unit_days);
		out->by[0] += h->n * (c.gamma.r + ln_alpha - ln_end + gone * ratio);
		out->by[1] += h->n * (p[0] / p[1] - c.shape * end + gone * c.shape * (end - last));
		out->by[2] += h->n * (c.beta.a + gone / p[2]);
		out->by[3] += h->n * (c.beta.b - (c.may_go ? gone / c.after : 0));
	}
}
