/* fallback.c: what is left where the likelihood of a model has a ridge. */
#include "fit/fit.h"

void
crm_fit_fallback(enum crm_lifetime_kind instead_of, const struct crm_histories *all,
		 double unit_days, unsigned threads, struct crm_fallback *out)
{
	struct crm_fit other;

	*out = (struct crm_fallback){.kind = CRM_NBD, .better = instead_of};
	for (int kind = 0; kind < CRM_LEAVING_KINDS; kind++) {
		if (kind == (int)instead_of)
			continue;
		crm_fit_buying((enum crm_lifetime_kind)kind, all, unit_days, threads, &other);
		if (!other.converged ||
		    (out->better != instead_of && other.log_likelihood <= out->log_likelihood))
			continue;
		out->better = (enum crm_lifetime_kind)kind;
		out->log_likelihood = other.log_likelihood;
	}
	if (instead_of != CRM_NBD)
		crm_fit_buying(CRM_NBD, all, unit_days, threads, &out->fit);
	if (out->fit.converged)
		return;
	out->kind = CRM_RATE;
	crm_fit_rate(all, unit_days, &out->fit);
}
