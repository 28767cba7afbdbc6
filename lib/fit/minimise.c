/* minimise.c: the search for a minimum by GSL's multimin, and the test whether what it found is
 * one. */
#include <math.h>
#include <string.h>

#include <gsl/gsl_errno.h>
#include <gsl/gsl_multimin.h>

#include "fit/fit.h"

/* Where the logarithm of a parameter gets within five of this, the search runs along a ridge to
 * infinity: e^15, three million, is more days than any customer has, and larger than any shape. */
#define FAR 20.0
/* A standard error of this many natural logarithms: a factor of 20 up or down. */
#define LOOSE 3.0

/* ---- the search ---- */

/* Above FAR the function is made to rise, so that the search comes back. */
static double
look(const struct crm_target *t, const double *log_p, double *gradient)
{
	double p[CRM_FIT_MAX], rise = 0, value;

	for (unsigned i = 0; i < t->n; i++) {
		p[i] = log_p[i] > FAR ? FAR : log_p[i] < -FAR ? -FAR : log_p[i];
		rise += (log_p[i] - p[i]) * (log_p[i] - p[i]);
	}
	value = t->value(t->of, p, gradient);
	for (unsigned i = 0; gradient && i < t->n; i++)
		if (log_p[i] != p[i])
			gradient[i] = 2 * (log_p[i] - p[i]);
	return isfinite(value) ? value + rise : 1e10;
}

static double
gsl_value(const gsl_vector *v, void *of)
{
	return look(of, v->data, NULL);
}

static void
gsl_both(const gsl_vector *v, void *of, double *value, gsl_vector *gradient)
{
	*value = look(of, v->data, gradient->data);
}

static void
gsl_gradient(const gsl_vector *v, void *of, gsl_vector *gradient)
{
	look(of, v->data, gradient->data);
}

/* Nearly as far as the search may go: no minimum is there. */
static bool
astray(unsigned n, const double *log_p)
{
	for (unsigned i = 0; i < n; i++)
		if (fabs(log_p[i]) > FAR - 5)
			return true;
	return false;
}

/* Searches downwards from one starting point; returns the value where it ended. */
static double
descend(const struct crm_target *t, double *at, int steps)
{
	union {
		const struct crm_target *read;
		void *given;
	} of = {.read = t};
	gsl_multimin_function_fdf f = {gsl_value, gsl_gradient, gsl_both, t->n, of.given};
	gsl_multimin_fdfminimizer *m =
		gsl_multimin_fdfminimizer_alloc(gsl_multimin_fdfminimizer_vector_bfgs2, t->n);
	gsl_vector_view start = gsl_vector_view_array(at, t->n);
	double value;

	gsl_multimin_fdfminimizer_set(m, &f, &start.vector, 0.1, 0.1);
	while (steps-- > 0 && gsl_multimin_fdfminimizer_iterate(m) == GSL_SUCCESS)
		if (gsl_multimin_test_gradient(m->gradient, 1e-5) == GSL_SUCCESS ||
		    astray(t->n, m->x->data))
			break;
	memcpy(at, m->x->data, t->n * sizeof *at);
	value = m->f;
	gsl_multimin_fdfminimizer_free(m);
	return value;
}

void
crm_minimise(const struct crm_target *t, const double (*start)[CRM_FIT_MAX], size_t starts,
	     double *at)
{
	gsl_error_handler_t *before = gsl_set_error_handler_off();
	double best = INFINITY;

	for (size_t i = 0; i < starts; i++) {
		double here[CRM_FIT_MAX], value;

		memcpy(here, start[i], sizeof here);
		value = descend(t, here, 25); /* tells which way is the best */
		if (value < best) {
			best = value;
			memcpy(at, here, sizeof here);
		}
	}
	descend(t, at, 200);
	gsl_set_error_handler(before);
}

/* ---- the top ---- */

/* Second derivatives, from differences of the first. */
static void
curvature(const struct crm_target *t, const double *at, double h[CRM_FIT_MAX][CRM_FIT_MAX])
{
	const double step = 1e-4;

	for (unsigned i = 0; i < t->n; i++) {
		double near[CRM_FIT_MAX], up[CRM_FIT_MAX], down[CRM_FIT_MAX];

		memcpy(near, at, sizeof near);
		near[i] = at[i] + step;
		look(t, near, up);
		near[i] = at[i] - step;
		look(t, near, down);
		for (unsigned j = 0; j < t->n; j++)
			h[i][j] = (up[j] - down[j]) / (2 * step);
	}
	for (unsigned i = 0; i < t->n; i++)
		for (unsigned j = 0; j < i; j++)
			h[i][j] = h[j][i] = (h[i][j] + h[j][i]) / 2;
}

/* The inverse of a symmetric matrix, by Cholesky; false when it is not positive. */
static bool
invert(unsigned n, double h[CRM_FIT_MAX][CRM_FIT_MAX])
{
	double l[CRM_FIT_MAX][CRM_FIT_MAX] = {{0}}, y[CRM_FIT_MAX];

	for (unsigned i = 0; i < n; i++)
		for (unsigned j = 0; j <= i; j++) {
			double sum = h[i][j];
			for (unsigned k = 0; k < j; k++)
				sum -= l[i][k] * l[j][k];
			if (i == j && !(sum > 1e-13 * fabs(h[i][i])))
				return false;
			l[i][j] = i == j ? sqrt(sum) : sum / l[j][j];
		}
	for (unsigned c = 0; c < n; c++) {
		for (unsigned i = 0; i < n; i++) {
			y[i] = i == c;
			for (unsigned k = 0; k < i; k++)
				y[i] -= l[i][k] * y[k];
			y[i] /= l[i][i];
		}
		for (unsigned i = n; i-- > 0;) {
			for (unsigned k = i + 1; k < n; k++)
				y[i] -= l[k][i] * y[k];
			h[i][c] = y[i] /= l[i][i];
		}
	}
	return true;
}

/* One of Newton's steps, shortened until the value gets smaller. Gives the inverse of the matrix of
 * second derivatives at *at before the step, and the square of the distance from the minimum, in
 * standard errors. */
static bool
newton(const struct crm_target *t, double *at, double inverse[CRM_FIT_MAX][CRM_FIT_MAX],
       double *off)
{
	double gradient[CRM_FIT_MAX], step[CRM_FIT_MAX], here = look(t, at, gradient);

	curvature(t, at, inverse);
	if (!invert(t->n, inverse))
		return false;
	*off = 0;
	for (unsigned i = 0; i < t->n; i++) {
		step[i] = 0;
		for (unsigned j = 0; j < t->n; j++)
			step[i] -= inverse[i][j] * gradient[j];
		*off -= step[i] * gradient[i] * t->weight;
	}
	for (double part = 1; part > 1e-6; part /= 2) {
		double there[CRM_FIT_MAX];

		for (unsigned i = 0; i < t->n; i++)
			there[i] = at[i] + part * step[i];
		if (look(t, there, NULL) <= here + 1e-15 * fabs(here)) {
			memcpy(at, there, t->n * sizeof *at);
			return true;
		}
	}
	return true; /* no smaller value can be found: *off says how near this is */
}

static void
refuse(struct crm_fit *out, const char *why)
{
	out->converged = false;
	snprintf(out->why, sizeof out->why, "%s", why);
}

void
crm_settle(const struct crm_target *t, const double *from, struct crm_fit *out)
{
	gsl_error_handler_t *before = gsl_set_error_handler_off();
	double at[CRM_FIT_MAX], inverse[CRM_FIT_MAX][CRM_FIT_MAX] = {{0}}, off = INFINITY;
	bool top = true;

	memcpy(at, from, sizeof at);
	for (int i = 0; i < 20 && top && off > 1e-9 && !astray(t->n, at); i++) {
		top = newton(t, at, inverse, &off);
		if (!top && i == 0) { /* perhaps not there yet */
			descend(t, at, 200);
			top = newton(t, at, inverse, &off);
		}
	}
	gsl_set_error_handler(before);
	out->loose = 0;
	for (unsigned i = 0; i < t->n; i++) {
		double error = top ? sqrt(inverse[i][i] / t->weight) : INFINITY;

		out->p[i] = exp(at[i]);
		out->error[i] = out->p[i] * error;
		out->loose = error > out->loose ? error : out->loose;
	}
	top = top && !astray(t->n, at);
	out->log_likelihood = -look(t, at, NULL) * t->weight;
	out->ridge = !top || !(out->loose < LOOSE);
	if (out->ridge)
		refuse(out, "the likelihood has a ridge and no maximum: these purchases do not "
			    "determine the parameters");
	else if (!(off < 1e-4))
		refuse(out, "the search did not converge");
	else
		out->converged = true;
}
