/* due_channel.c: by what way a customer may and can be contacted.
 *
 * A word on a channel is looked for from the narrowest scope to the widest:
 * "email:news", then "email" or "news", then "all". What was logged last (an
 * optout, a consent) comes first; then the column `consent`, a list of what is
 * allowed; then the policy. A purpose "service" (an answer to a complaint, a
 * promise) needs no consent, but an opt-out holds for it too.
 *
 * Tried in turn: the rule's channel, the customer's own, the one that goes with
 * the action, those they named when they consented, then whatever there is an
 * address for. */
#include <string.h>

#include "judge/due.h"

enum word { NO_WORD, YES, NO };

static bool scope_is(crm_str scope, crm_str channel, const char *purpose)
{
	size_t n = strlen(purpose);

	return scope.n == channel.n + 1 + n && memcmp(scope.p, channel.p, channel.n) == 0 &&
		scope.p[channel.n] == ':' && memcmp(scope.p + channel.n + 1, purpose, n) == 0;
}

/* How narrowly a list speaks of this: 3 channel and purpose, 2 one of them, 1 all, 0 not. */
static int narrowness(crm_str list, crm_str channel, const char *purpose)
{
	crm_str scope;
	int best = 0;

	while (crm_str_item(&list, &scope)) {
		int n = 0;
		if (scope_is(scope, channel, purpose))
			n = 3;
		else if (crm_str_eq(scope, channel) || crm_str_eqz(scope, purpose))
			n = 2;
		else if (crm_str_eqz(scope, "all"))
			n = 1;
		if (n > best)
			best = n;
	}
	return best;
}

static enum word logged(const struct crm_person *p, crm_str channel, const char *purpose)
{
	int no = narrowness(p->opted_out, channel, purpose);
	int yes = narrowness(p->consented, channel, purpose);

	if (!no && !yes)
		return NO_WORD;
	return yes > no ? YES : NO;
}

static enum crm_held may(const struct crm_due *d, const struct crm_due_rule *r, crm_str channel)
{
	const struct crm_person *p = &d->person;

	switch (logged(p, channel, r->purpose)) {
	case YES:
		return CRM_NOT_HELD;
	case NO:
		return CRM_HELD_OPTED_OUT;
	case NO_WORD:
		break;
	}
	if (r->service)
		return CRM_NOT_HELD;
	if (p->consent.n)
		return narrowness(p->consent, channel, r->purpose) ? CRM_NOT_HELD : CRM_HELD_NO_CONSENT;
	return d->policy->opt_in ? CRM_HELD_NO_CONSENT : CRM_NOT_HELD;
}

bool crm_channel_allowed(const struct crm_due *d, const struct crm_due_rule *r, crm_str channel)
{
	return r->internal || may(d, r, channel) == CRM_NOT_HELD;
}

static enum crm_address address_of(const struct crm_person *p, crm_str channel)
{
	if (crm_str_eqz(channel, "phone") || crm_str_eqz(channel, "sms"))
		return p->phone;
	if (crm_str_eqz(channel, "email"))
		return p->email;
	if (crm_str_eqz(channel, "post"))
		return p->address;
	return CRM_ADDRESS_UNTOLD;
}

/* A channel that somebody named is taken at its word where the stream does not
 * tell whether there is an address for it; a last resort is not, unless the
 * stream tells nothing at all. */
static bool in_reach(const struct crm_person *p, crm_str channel, bool last_resort)
{
	enum crm_address told = address_of(p, channel);
	bool silent = p->phone == CRM_ADDRESS_UNTOLD && p->email == CRM_ADDRESS_UNTOLD && p->address == CRM_ADDRESS_UNTOLD;

	return told == CRM_ADDRESS_KNOWN || (told == CRM_ADDRESS_UNTOLD && (!last_resort || silent));
}

/* Walks the channels in the order in which they are tried. */
enum { WANTED = 3, LISTS = WANTED + 2 };

struct walk {
	crm_str wanted[WANTED];                   /* rule's, customer's (a list), action's */
	crm_str named[LISTS - WANTED];            /* lists: consent, consented */
	int step;
	const crm_kinds *kinds;
};

static struct walk walk_begin(const struct crm_due *d, const struct crm_due_rule *r)
{
	return (struct walk){
		.wanted = {crm_str_z(r->rule->channel), d->person.channel, r->usual},
		.named = {d->person.consent, d->person.consented},
		.kinds = d->policy->model.kinds,
	};
}

static bool is_channel(const crm_kinds *k, crm_str word)
{
	for (size_t i = 0; i < crm_kinds_count(k) && word.n; i++)
		if (crm_str_eqz(word, crm_kinds_at(k, i)->channel))
			return true;
	return false;
}

/* What is consented to may be a purpose on any channel, or all: those name no way. */
static bool named_channel(const crm_kinds *k, crm_str *list, crm_str *channel)
{
	while (crm_str_item(list, channel)) {
		const char *colon = memchr(channel->p, ':', channel->n);
		if (colon)
			channel->n = (size_t)(colon - channel->p);
		if (is_channel(k, *channel))
			return true;
	}
	return false;
}

static bool walk_next(struct walk *w, crm_str *channel)
{
	static const char *const rest[] = {"phone", "email", "post"};

	for (; w->step < WANTED; w->step++)
		if (crm_str_item(&w->wanted[w->step], channel))
			return true;
	for (; w->step < LISTS; w->step++)
		if (named_channel(w->kinds, &w->named[w->step - WANTED], channel))
			return true;
	if (w->step - LISTS >= (int)(sizeof rest / sizeof *rest))
		return false;
	*channel = crm_str_z(rest[w->step++ - LISTS]);
	return true;
}

/* The best there is to say of the channels in reach, or of all of them. */
static enum crm_held best_word(const struct crm_due *d, const struct crm_due_rule *r, bool all, bool *any)
{
	struct walk w = walk_begin(d, r);
	enum crm_held worst = CRM_HELD_NO_CONSENT;
	crm_str channel;

	*any = false;
	while (walk_next(&w, &channel)) {
		enum crm_held held = may(d, r, channel);
		if (!all && !in_reach(&d->person, channel, w.step > LISTS))
			continue;
		*any = true;
		if (held == CRM_NOT_HELD)
			return CRM_NOT_HELD;
		if (held == CRM_HELD_OPTED_OUT)
			worst = held;
	}
	return worst;
}

enum crm_held crm_consent(const struct crm_due *d, const struct crm_due_rule *r)
{
	enum crm_held held;
	bool any;

	if (r->internal)
		return CRM_NOT_HELD;
	held = best_word(d, r, false, &any);
	return any ? held : best_word(d, r, true, &any);
}

crm_str crm_channel_choose(const struct crm_due *d, const struct crm_due_rule *r)
{
	struct walk w = walk_begin(d, r);
	crm_str channel;

	if (r->internal)
		return CRM_STR("");
	while (walk_next(&w, &channel))
		if (in_reach(&d->person, channel, w.step > LISTS) && may(d, r, channel) == CRM_NOT_HELD)
			return channel;
	return CRM_STR("");
}
