/* buying.h: the kernels of the three models, which go over a run of histories. */
#ifndef CRM_FIT_BUYING_H
#define CRM_FIT_BUYING_H

#include "fit/fit.h"

struct crm_terms {
	const struct crm_buying *model;
	const struct crm_history *h;
	double unit_days;
	const double *ln_alpha, *ln_beta; /* ln(alpha + time), by days; Pareto/NBD: and of beta */
	int32_t days;                     /* the largest of these */
	bool derived;                     /* the derivatives are wanted */
};

struct crm_sum {
	double value, by[CRM_BUYING_PARAMETERS];
}; /* by the parameters themselves */

typedef void crm_kernel(const struct crm_terms *t, size_t from, size_t to, struct crm_sum *out);
crm_kernel crm_bgnbd_sum; /* and MBG/NBD */
crm_kernel crm_pnbd_sum;  /* always with them: they come along */

#endif
