/* lifetime.h: what a customer is expected to buy, when the parameters of the model are known.
 * Only closed forms are computed here: crm-fit finds the parameters, and lib/fit/fit.h describes
 * the models and names the sources.
 *
 * A history is x, t_x and T: the number of purchases after the first one, the time from the first
 * to the last, and the time from the first to now. Purchases of one day count as one. Times are
 * in the unit of the fit. */
#ifndef CRM_SCORE_LIFETIME_H
#define CRM_SCORE_LIFETIME_H

#include "crm.h"

/* Models of buying and leaving come first, up to CRM_LEAVING_KINDS; the others take nobody to
 * leave. CRM_RATE, one rate for all customers, is not asked for: it is what is left where the
 * others have no fit. */
enum crm_lifetime_kind {
	CRM_BGNBD,
	CRM_MBGNBD,
	CRM_PNBD,
	CRM_LEAVING_KINDS,
	CRM_NBD = CRM_LEAVING_KINDS,
	CRM_RATE,
	CRM_LIFETIME_KINDS
};
enum crm_lifetime_unit { CRM_UNIT_DAY, CRM_UNIT_WEEK, CRM_UNIT_MONTH, CRM_LIFETIME_UNITS };
#define CRM_BUYING_PARAMETERS 4
#define CRM_SPENDING_PARAMETERS 3

extern const char *const crm_lifetime_kinds[CRM_LIFETIME_KINDS]; /* "bgnbd" … */
extern const char *const crm_lifetime_units[CRM_LIFETIME_UNITS]; /* "day" … */
extern const char *const crm_buying_names[CRM_LIFETIME_KINDS][CRM_BUYING_PARAMETERS];
extern const int crm_buying_count[CRM_LIFETIME_KINDS]; /* of its parameters */
extern const char *const crm_spending_names[CRM_SPENDING_PARAMETERS];
/* Days of a unit. A month is 4.345 weeks. */
extern const double crm_unit_days[CRM_LIFETIME_UNITS];

/* The parameters of a model: r, alpha, a, b, or r, alpha, s, beta, or r, alpha, or rate. */
struct crm_buying {
	enum crm_lifetime_kind kind;
	double p[CRM_BUYING_PARAMETERS];
};

/* The chance that the customer is still one, 0 to 1; 1 where the model takes nobody to leave. */
double crm_alive(const struct crm_buying *m, double x, double t_x, double T);
/* The expected purchases in the time t from now on, of a customer who is still one: times
 * crm_alive, it is E[Y(t) | x, t_x, T]. NAN when there would be millions. */
double crm_coming(const struct crm_buying *m, double x, double T, double t);
/* Gamma-Gamma with p, q, v: the expected mean of the purchases to come, when the x purchases
 * after the first had this mean; x 0: of a customer of whom nothing is known. NAN when there is
 * no mean. */
double crm_next_order(const double p[CRM_SPENDING_PARAMETERS], double x, double mean);

/* 2F1(1, b; c; z) for b, c > 0 and 0 <= z < 1, by Gauss's continued fraction. NAN when z is so
 * near to 1 that this takes too long. */
double crm_hyper_one(double b, double c, double z);
/* Pareto/NBD: -ln P(alive), which the chance of being gone adds to the log-likelihood of a
 * customer who is not gone. */
double crm_pareto_gone(const double p[CRM_BUYING_PARAMETERS], double x, double t_x, double T);
/* The pieces of that. crm_pareto_tail is s times the integral of (alpha+u)^-(r+x) (beta+u)^-(s+1)
 * from t on, divided by (alpha+t)^-(r+x) (beta+t)^-s; crm_pareto_join takes it at t_x and at T,
 * and the logarithm of that denominator at t_x less the one at T. */
double crm_pareto_tail(const double p[CRM_BUYING_PARAMETERS], double x, double t);
double crm_pareto_join(double tail_last, double tail_end, double ratio);
/* crm_coming of Pareto/NBD. */
double crm_pareto_coming(const double p[CRM_BUYING_PARAMETERS], double x, double T, double t);

/* ---- what crm-fit found ---- */

struct crm_found {
	struct crm_buying buying;
	int unit;       /* enum crm_lifetime_unit */
	int instead_of; /* enum crm_lifetime_kind: it is a fallback for this one; -1: it is none */
	crm_day until;
	bool money; /* there is a Gamma-Gamma part */
	double spending[CRM_SPENDING_PARAMETERS];
};
/* Reads FIT.yaml. A fit that did not converge is a fault. */
int crm_found_parse(struct crm_found *to, const char *source, crm_str text, crm_error *e);

/* ---- the facts of a history, for crm-fit and crm-score alike ---- */

struct crm_history_refs {
	int first, last, purchases, spend, first_spend;
};
int crm_history_bind(struct crm_history_refs *h, crm_frame *f, crm_error *e);
struct crm_bought {
	uint32_t x;
	int32_t last, age; /* t_x and T in days */
	double money;      /* of the x purchases after the first day's, less refunds */
};
/* 1; 0 when the customer never bought; -1 with a fault. */
int crm_history_of(const struct crm_history_refs *h, crm_frame *f, crm_cursor *at,
		   struct crm_bought *out, crm_error *e);

#endif
