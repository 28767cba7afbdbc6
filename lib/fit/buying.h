/* buying.h: the functions that compute the likelihood of a range of histories, one for each of the
 * models. */
#ifndef CRM_FIT_BUYING_H
#define CRM_FIT_BUYING_H

#include "fit/fit.h"

struct crm_terms {
	const struct crm_buying *model;
	const struct crm_history *h;
	double unit_days;
	const double *ln_alpha,
		*ln_beta; /* for each day, ln(alpha + time); for Pareto/NBD also ln(beta + time) */
	int32_t days;     /* the largest of these */
	bool derived;     /* the derivatives are wanted */
};

struct crm_sum {
	double value, by[CRM_BUYING_PARAMETERS];
}; /* by the parameters themselves */

typedef void crm_kernel(const struct crm_terms *t, size_t from, size_t to, struct crm_sum *out);
crm_kernel crm_nbd_sum; /* it always computes the derivatives, because they cost hardly anything */
crm_kernel crm_bgnbd_sum; /* and MBG/NBD */
crm_kernel crm_pnbd_sum;  /* Pareto/NBD; it always computes the derivatives, because they cost
			     nothing more */

#endif
