/* fit.h: the lifetime models, fitted by maximum likelihood. A room beside the
 * others: it needs GSL, and only crm-fit has it.
 *
 * What is looked at of a customer is x, t_x and T: purchases after the first
 * one (those of one day are one), the time from the first to the last, and from
 * the first to the end of the calibration. Each buys at a rate lambda of their
 * own, gamma over all customers with shape r and scale alpha, until they drop
 * out unseen:
 *
 * BG/NBD       after each purchase but the first with a chance p of their own,
 *              beta over all customers with a and b.
 *              Fader, Hardie and Lee, "Counting Your Customers" the Easy Way: An
 *              Alternative to the Pareto/NBD Model, Marketing Science 24 (2005).
 *
 *     L = B(a,b+x)/B(a,b) G(r+x)/G(r) alpha^r (alpha+T)^-(r+x)
 *         (1 + [x>0] a/(b+x-1) ((alpha+T)/(alpha+t_x))^(r+x))
 *     P(alive) = 1 / (the bracket)
 *     E[Y(t)] = P(alive) (a+b+x-1)/(a-1) (1 - w^(r+x) 2F1(r+x, b+x; a+b+x-1; 1-w)),
 *               w = (alpha+T)/(alpha+T+t)
 *
 * MBG/NBD      the same with a toss after the first purchase too, so that one
 *              who came once is not certainly alive: b + 1 for b in all that
 *              depends on x, and x > 0 not asked for.
 *              Batislam, Denizel and Filiztekin, Empirical validation and comparison
 *              of models for customer base analysis, IJRM 24 (2007).
 *
 * Pareto/NBD   at any moment, with a rate mu of their own, gamma with s and beta.
 *              Schmittlein, Morrison and Colombo, Counting Your Customers: Who Are
 *              They and What Will They Do Next?, Management Science 33 (1987);
 *              Fader and Hardie, A Note on Deriving the Pareto/NBD Model (2005).
 *
 *     L = G(r+x)/G(r) alpha^r beta^s ((alpha+T)^-(r+x) (beta+T)^-s + s/(r+s+x) A0)
 *     A0/(r+s+x) is the integral from t_x to T of (alpha+u)^-(r+x) (beta+u)^-(s+1) du;
 *     E[Y(t)] = P(alive) (r+x)(beta+T)/((alpha+T)(s-1)) (1 - ((beta+T)/(beta+T+t))^(s-1))
 *
 * NBD          never: what is left where none of these has a fit.
 *              Ehrenberg, The Pattern of Consumer Purchases, Applied Statistics 8 (1959).
 *
 *     L = G(r+x)/G(r) alpha^r (alpha+T)^-(r+x)
 *     E[Y(t)] = t (r+x)/(alpha+T)
 *
 * Gamma-Gamma  how much: a customer's purchases are gamma with shape p and a scale
 *              of their own, gamma over all customers with q and v; m is the mean
 *              of the x purchases after the first.
 *              Fader and Hardie, The Gamma-Gamma Model of Monetary Value (2013).
 *
 *     ln L = -ln B(px,q) + q ln v + (px-1) ln m + px ln x - (px+q) ln(v+xm)
 *     E[M | x, m] = p (v + xm)/(px + q - 1)
 *
 * Equal histories are counted and looked at once. The search goes over logarithms of
 * the parameters: quasi-Newton from several starting points, on some of the histories
 * where there are many, then on all from the best; at last Newton's own steps. A fit is
 * good when the matrix of second derivatives says that this is a top and that it is no
 * ridge: each parameter is known to within a factor. Otherwise there is no answer. */
#ifndef CRM_FIT_FIT_H
#define CRM_FIT_FIT_H

#include "score/lifetime.h"

#define CRM_FIT_MAX CRM_BUYING_PARAMETERS

/* The result of a fit. Without `converged` no figure means anything. */
struct crm_fit {
	bool converged;
	bool ridge;    /* there is no maximum; p is where the search ended */
	char why[240]; /* otherwise why it did not: a sentence without a full stop */
	double p[CRM_FIT_MAX], error[CRM_FIT_MAX];
	double log_likelihood;
	double customers;
	double loose; /* largest standard error of a parameter's logarithm */
};

/* ---- histories ---- */

struct crm_history {
	uint32_t x;
	int32_t last, age;
	uint32_t n;
}; /* days; n customers have it */
/* Zero-initialised is empty. */
struct crm_histories {
	struct crm_history *h;
	size_t n, room;
};
void crm_histories_add(struct crm_histories *all, uint32_t x, int32_t last, int32_t age);
/* Counts equal histories. Called once, after the last was added. */
void crm_histories_group(struct crm_histories *all);
void crm_histories_free(struct crm_histories *all);

/* threads 0: one for each core. The result does not depend on it. */
void crm_fit_buying(enum crm_lifetime_kind kind, const struct crm_histories *all, double unit_days,
		    unsigned threads, struct crm_fit *out);
/* One rate for all customers: purchases over time. There is none if nobody came a second time. */
void crm_fit_rate(const struct crm_histories *all, double unit_days, struct crm_fit *out);

/* What is left where the likelihood of a model has a ridge: NBD, or where that has one, too, one
 * rate for all. Both take nobody to leave. */
struct crm_fallback {
	enum crm_lifetime_kind kind;
	struct crm_fit fit;
	/* The other model with leaving that fits best, and its log-likelihood; the model itself:
	 * none of them has a fit. */
	enum crm_lifetime_kind better;
	double log_likelihood;
};
void crm_fit_fallback(enum crm_lifetime_kind instead_of, const struct crm_histories *all,
		      double unit_days, unsigned threads, struct crm_fallback *out);
/* The log-likelihood at given parameters, and its derivatives by their logarithms, unless that is
 * NULL. */
double crm_fit_likelihood(const struct crm_buying *m, const struct crm_histories *all,
			  double unit_days, unsigned threads, double *gradient);

/* ---- money ---- */

struct crm_spender {
	uint32_t x;
	double mean;
};
struct crm_spenders {
	struct crm_spender *s;
	size_t n, room;
};
void crm_spenders_add(struct crm_spenders *all, uint32_t x, double mean);
void crm_spenders_free(struct crm_spenders *all);
void crm_fit_spending(const struct crm_spenders *all, struct crm_fit *out);
/* Pearson's correlation of x and the mean; 0 where either is the same for all. */
double crm_spenders_correlation(const struct crm_spenders *all);

/* ---- what the files of this room share ---- */

/* The part of one customer's log-likelihood that depends on x alone, and its derivatives by r, a
 * and b (special.c). tosses: after how many purchases they might have left and did not. */
struct crm_by_count {
	double value, r, a, b;
};
struct crm_by_count crm_count_gamma(double r, double x);               /* ln G(r+x)/G(r) */
struct crm_by_count crm_count_beta(double a, double b, double tosses); /* ln B(a,b+tosses)/B(a,b) */

/* The mean of the function that is minimised, and its derivatives (NULL: not wanted). */
struct crm_target {
	unsigned n;    /* parameters */
	double weight; /* minus the log-likelihood is the mean times this */
	double (*value)(void *of, const double *log_p, double *gradient);
	void *of;
};
/* Searches downwards from the best of the starting points (minimise.c). */
void crm_minimise(const struct crm_target *t, const double (*start)[CRM_FIT_MAX], size_t starts,
		  double *at);
/* Searches from that point to the minimum; fills p, error, log_likelihood, loose and converged. */
void crm_settle(const struct crm_target *t, const double *from, struct crm_fit *out);

#endif
