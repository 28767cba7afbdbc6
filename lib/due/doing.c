/* doing.c: what is to be logged for a rule once it was done: of which kinds an
 * entry of ours settles it. It is the other side of the triggers, known
 * without the log, from a rule's name alone. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "due/rules.h"
#include "due/trigger/shared.h"
#include "kinds/kindset.h"

/* ---- sets of kinds ---- */

/* What we do, and what is said by saying that it was done: of money there is an amount,
 * and these have a date, or words, of their own. */
static bool
is_ours(const crm_kind *k)
{
	if (k->needs_details)
		return false;
	return k->kind_class == CRM_TOUCH || k->kind_class == CRM_CARE ||
	       (k->kind_class != CRM_MONEY && k->dir == CRM_OUT);
}

static crm_kindset
ours(const crm_kinds *k, const crm_kindset *of)
{
	crm_kindset set = *of;

	for (size_t i = 0; i < crm_kinds_count(k); i++)
		if (!is_ours(crm_kinds_at(k, i)))
			crm_kindset_remove(&set, (int)i);
	return set;
}

/* ---- a rule ---- */

static const struct crm_rule *
find_rule(const crm_policy *p, crm_str name, crm_error *e)
{
	const char **names = crm_alloc((p->rules + 1) * sizeof *names);
	const char *near;

	for (size_t i = 0; i < p->rules; i++) {
		names[i] = p->rule[i].name;
		if (crm_str_eqz(name, names[i])) {
			free(names);
			return &p->rule[i];
		}
	}
	near = crm_nearest(name, names, p->rules);
	free(names);
	crm_fail(e, CRM_DATA, "the policy has no rule %s%s%s%s", crm_quote(name),
		 near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
	return NULL;
}

/* An attempt is one by some touch; it settles nothing that has to be settled by another kind. */
static void
tried_doing(struct crm_due_doing *d, const crm_kindset *touches)
{
	crm_kindset both = crm_kindset_common(&d->kinds, touches);

	d->kinds = crm_kindset_empty(&both) ? *touches : both;
	d->names = (crm_kindset){{0}};
	d->stays = NULL;
}

/* By what it is settled, where that is ours to do. */
static void
done_doing(const crm_kinds *k, const struct crm_rule *r, struct crm_due_doing *d)
{
	crm_kindset touches = crm_kinds_touches(k);

	d->kinds = ours(k, &r->done_by);
	if (crm_kindset_empty(&d->kinds))
		d->stays = "until an entry settles it that is not ours, or has an amount or a "
			   "date: log that by hand";
	if (r->trigger->doing)
		r->trigger->doing(r, &touches, d);
	if (crm_kindset_empty(&d->kinds)) {
		d->kinds = touches;
		d->names = (crm_kindset){{0}};
	}
}

/* Work at the desk is no contact. */
static void
desk_doing(struct crm_due_doing *d, const crm_kindset *touches)
{
	crm_kindset_subtract(&d->kinds, touches);
	if (crm_kindset_empty(&d->kinds))
		d->stays = "until what was done at the desk is logged by hand";
}

static void
do_rule(const crm_policy *p, const struct crm_rule *r, bool reached, struct crm_due_doing *out)
{
	crm_kindset touches = crm_kinds_touches(p->model.kinds);

	*out = (struct crm_due_doing){.action = r->action,
				      .item = r->trigger->item ? r->trigger->item(r) : "",
				      .stays = r->trigger->stays,
				      .limited = r->every.n || r->times.total || r->times.year};
	if (r->trigger->stays && r->trigger->desk) {
		out->along = true;
		return;
	}
	if (r->trigger->stays)
		out->kinds = touches;
	else
		done_doing(p->model.kinds, r, out);
	if (crm_rule_is_desk(p->model.kinds, r))
		desk_doing(out, &touches);
	else if (!reached)
		tried_doing(out, &touches);
}

/* ---- which step ---- */

/* Each step is a rule of that name. A list does not say which it was, but for what was to
 * be done and by what way; the closer that is to what a step says, the sooner it was that:
 * its action, by no other channel than its own; its action; what it comes to by that
 * channel; and when the action was changed by hand, any. */
enum { SAME_WAY, SAME_ACTION, SAME_IN_EFFECT, ANY_STEP };

static bool
may_be(const crm_kinds *k, const struct crm_rule *step, const struct crm_due_asked *asked, int how)
{
	if (how == ANY_STEP || !asked->action.n)
		return true;
	if (how == SAME_IN_EFFECT)
		return crm_str_eqz(asked->action,
				   crm_channel_action(k, step->action,
						      crm_channel_usual(k, step->action),
						      asked->channel));
	return crm_str_eqz(asked->action, step->action) &&
	       (how != SAME_WAY || !*step->channel || crm_str_eqz(asked->channel, step->channel));
}

/* Those that it may have been are settled by what is common to them. */
static void
join_doing(struct crm_due_doing *all, const struct crm_due_doing *one)
{
	crm_kindset both = crm_kindset_common(&all->kinds, &one->kinds);

	if (!crm_kindset_empty(&both) && !all->stays && !one->stays)
		all->kinds = both;
	else if (!crm_kindset_equal(&all->kinds, &one->kinds) || all->stays != one->stays)
		*all = (struct crm_due_doing){
			.item = "",
			.action = all->action,
			.stays = "as the list does not tell which step it was: log that by hand"};
}

static void
do_steps(const crm_policy *p, const struct crm_rule *first, const struct crm_due_asked *asked,
	 struct crm_due_doing *out)
{
	struct crm_due_doing one;
	size_t found = 0;

	for (int how = SAME_WAY; how <= ANY_STEP && !found; how++)
		for (unsigned i = 0; i < first->steps; i++) {
			if (!may_be(p->model.kinds, &first[i], asked, how))
				continue;
			do_rule(p, &first[i], asked->reached, &one);
			if (found++)
				join_doing(out, &one);
			else
				*out = one;
		}
}

int
crm_due_doing(const crm_policy *p, const struct crm_due_asked *asked, struct crm_due_doing *out,
	      crm_error *e)
{
	const struct crm_rule *r = find_rule(p, asked->rule, e);

	if (!r)
		return -1;
	if (r->steps)
		do_steps(p, r, asked, out);
	else
		do_rule(p, r, asked->reached, out);
	return 0;
}

/* ---- which kind ---- */

static int
of_action(const crm_kinds *k, const crm_kindset *of, crm_str action, crm_str channel)
{
	for (size_t i = 0; i < crm_kinds_count(k) && action.n; i++) {
		const crm_kind *kind = crm_kinds_at(k, i);
		if (crm_kindset_has(of, (int)i) && crm_str_eqz(action, kind->action) &&
		    (!*kind->channel || !channel.n || crm_str_eqz(channel, kind->channel)))
			return (int)i;
	}
	return -1;
}

int
crm_due_doing_kind(const crm_kinds *k, const crm_kindset *of, const crm_str *actions, size_t n,
		   crm_str channel)
{
	crm_kindset touches = crm_kinds_touches(k), some = crm_kindset_common(of, &touches);
	int found = -1;

	for (size_t i = 0; i < n && found < 0; i++)
		found = of_action(k, of, actions[i], channel);
	for (size_t i = 0; i < crm_kinds_count(k) && found < 0 && channel.n; i++)
		if (crm_kindset_has(of, (int)i) &&
		    crm_str_eqz(channel, crm_kinds_at(k, i)->channel))
			found = (int)i;
	if (crm_kindset_empty(&some))
		some = *of;
	for (size_t i = 0; i < crm_kinds_count(k) && found < 0; i++)
		if (crm_kindset_has(&some, (int)i))
			found = (int)i;
	return found;
}
