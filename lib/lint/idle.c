/* idle.c: parts of a policy that have no effect: steps that nobody comes to, a cadence that no rule
 * needs, owners without customers. */
#include <string.h>

#include "policy/trigger.h"
#include "base/base.h"
#include "fold/sequence.h"
#include "kinds/kindset.h"
#include "lint/lint.h"

/* ---- steps ---- */

/* Whether nothing settles the step: events that begin the sequence again, or stop it, do not. */
static bool
is_never_done(const struct crm_rule *step)
{
	crm_kindset idle = step->sequence->stop;

	if (crm_kindset_empty(&step->done_by)) /* any touch */
		return false;
	if (!step->any_kind && !step->only_some)
		crm_kindset_join(&idle, &step->kinds);
	return crm_kindset_within(&step->done_by, &idle);
}

/* A step that does not expire and that nothing settles never ends. */
void
crm_lint_steps(struct crm_lint *l)
{
	for (size_t i = 0; i + 1 < l->p->rules; i++) {
		const struct crm_rule *r = &l->p->rule[i];

		if (r->step < r->steps && !r->has_expires && is_never_done(r))
			crm_lint_report(l, r[1].place, "due", r->name, false,
					"step %u can never be reached: what completes the step "
					"before it also stops the sequence or begins it anew, and "
					"that step does not expire",
					r[1].step);
	}
}

/* ---- sections ---- */

static bool
is_heeded(const struct crm_policy *p)
{
	for (size_t i = 0; i < p->rules; i++) {
		const struct crm_trigger *t = p->rule[i].trigger;

		if (t->rhythm && t->rhythm(&p->rule[i]) && !p->rule[i].tasks)
			return true;
	}
	return false;
}

void
crm_lint_idle_cadence(struct crm_lint *l)
{
	const crm_policy *p = l->p;

	if (p->cadences > 0 && !is_heeded(p))
		crm_lint_report(
			l, p->cadence[0].place, "cadence", "", true,
			"no rule has a silence of any touch, so this section has no effect");
}

/* ---- owners ---- */

static bool
is_among(const crm_str *names, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (crm_str_eqz(names[i], name))
			return true;
	return false;
}

static bool
is_manager(const crm_policy *p, const char *name)
{
	for (size_t i = 0; i < p->owners; i++)
		if (strcmp(p->owner[i].manager, name) == 0)
			return true;
	return p->any_owner && strcmp(p->any_owner->manager, name) == 0;
}

/* A manager may have no customers, so that only a probable slip is reported. */
static void
look_at_manager(struct crm_lint *l, const struct crm_owner *o, const crm_str *names, size_t n)
{
	crm_str manager = crm_str_z(o->manager);

	if (!manager.n || is_among(names, n, o->manager))
		return;
	for (size_t i = 0; i < l->p->owners; i++)
		if (strcmp(l->p->owner[i].name, o->manager) == 0)
			return;
	for (size_t i = 0; i < n; i++)
		if (crm_is_slip(manager, names[i])) {
			crm_lint_report(
				l, o->place, "owners", o->manager, true,
				"no customer has this manager as an owner; did you mean %s?",
				crm_quote(names[i]));
			return;
		}
}

void
crm_policy_find_owners(const crm_policy *p, const crm_str *names, size_t n, crm_findings *to)
{
	struct crm_lint l = {.p = p, .to = to};

	for (size_t i = 0; n > 0 && i < p->owners; i++) {
		const struct crm_owner *o = &p->owner[i];

		if (!is_among(names, n, o->name) && !is_manager(p, o->name))
			crm_lint_report(&l, o->place, "owners", o->name, true,
					"no customer of the files has this owner");
		look_at_manager(&l, o, names, n);
	}
	if (n > 0 && p->any_owner)
		look_at_manager(&l, p->any_owner, names, n);
}
