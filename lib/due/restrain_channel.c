/* restrain_channel.c: by what way a customer may and can be contacted.
 *
 * The narrowest word counts: "email:news" before "email" or "news" before "all"
 * (see crm_consent_says). What was logged last (an optout, a consent) comes first;
 * then the column `consent`, a list of what is allowed, of which each of the rows
 * that were merged must allow it, too (restrain_refusals.c); then the policy
 * (crm_consent_permits).
 *
 * Tried in turn: the rule's channel, the usual one of the action (a call
 * goes by phone), the customer's own, those they named when they consented, then whatever there is
 * an address for; but after these the one by which nearly all contacts went (restrain_side.c), and
 * last of all one that was given up (restrain_tries.c). What bounces cannot be taken at all. */
#include <string.h>

#include "base/array.h"
#include "due/restrain.h"

static enum crm_held
may(const struct crm_due_hand *h, const struct crm_due_rule *r, crm_str channel)
{
	static const enum crm_held held[] = {[CRM_PERMITTED] = CRM_NOT_HELD,
					     [CRM_NOT_PERMITTED] = CRM_HELD_NO_CONSENT,
					     [CRM_OPTED_OUT] = CRM_HELD_OPTED_OUT};
	const struct crm_person *p = &h->person;
	struct crm_agreed agreed = {.forbidden = p->opted_out,
				    .allowed = p->consented,
				    .column = p->consent,
				    .opt_in = h->bound->policy->opt_in};

	agreed.merged = crm_refusals_merged(h, &agreed.merges);
	return held[crm_consent_permits(h->bound->policy->model.kinds, &agreed, channel,
					crm_str_z(r->rule->purpose))];
}

bool
crm_channel_allowed(const struct crm_due_hand *h, const struct crm_due_rule *r, crm_str channel)
{
	return r->internal || may(h, r, channel) == CRM_NOT_HELD;
}

static enum crm_address
address_of(const struct crm_due_hand *h, crm_str channel)
{
	const struct crm_person *p = &h->person;

	if (crm_channel_bounced(h, channel))
		return CRM_ADDRESS_NONE;
	if (crm_str_eqz(channel, "phone") || crm_str_eqz(channel, "sms"))
		return p->phone;
	if (crm_str_eqz(channel, "email"))
		return p->email;
	if (crm_str_eqz(channel, "post"))
		return p->address;
	return CRM_ADDRESS_UNKNOWN;
}

/* A channel that somebody named is taken at its word where the stream does not
 * say whether there is an address for it; a last resort is not, unless the
 * stream says nothing at all. */
static bool
in_reach(const struct crm_due_hand *h, crm_str channel, bool last_resort)
{
	const struct crm_person *p = &h->person;
	enum crm_address address = address_of(h, channel);
	bool silent = p->phone == CRM_ADDRESS_UNKNOWN && p->email == CRM_ADDRESS_UNKNOWN &&
		      p->address == CRM_ADDRESS_UNKNOWN;

	return address == CRM_ADDRESS_KNOWN ||
	       (address == CRM_ADDRESS_UNKNOWN && (!last_resort || silent));
}

/* Walks the channels in the order in which they are tried. */
enum { WANTED = 3, LISTS = WANTED + 2 };

struct walk {
	crm_str wanted[WANTED];        /* rule's, action's, customer's (a list) */
	crm_str named[LISTS - WANTED]; /* lists: consent, consented */
	int step;
	const crm_kinds *kinds;
};

static struct walk
walk_begin(const struct crm_due_hand *h, const struct crm_due_rule *r)
{
	return (struct walk){
		.wanted = {crm_str_z(r->rule->channel), r->usual, h->person.channel},
		.named = {h->person.consent, h->person.consented},
		.kinds = h->bound->policy->model.kinds,
	};
}

/* What is consented to may be a purpose on any channel, or all: those name no way. */
static bool
named_channel(const crm_kinds *k, crm_str *list, crm_str *channel)
{
	struct crm_consent w;
	crm_str item;

	while (crm_str_item(list, &item)) {
		if (!crm_consent_read(k, item, &w) || !w.channel.n)
			continue;
		*channel = w.channel;
		return true;
	}
	return false;
}

static bool
walk_next(struct walk *w, crm_str *channel)
{
	static const char *const rest[] = {"phone", "email", "post"};

	for (; w->step < WANTED; w->step++) {
		if (!crm_str_item(&w->wanted[w->step], channel))
			continue;
		if (crm_kinds_channel(w->kinds, *channel))
			*channel = crm_str_z(crm_kinds_channel(w->kinds, *channel));
		return true;
	}
	for (; w->step < LISTS; w->step++)
		if (named_channel(w->kinds, &w->named[w->step - WANTED], channel))
			return true;
	if (w->step - LISTS >= (int)CRM_LENGTH(rest))
		return false;
	*channel = crm_str_z(rest[w->step++ - LISTS]);
	return true;
}

/* The best there is to say of the channels in reach, or of all of them. */
static enum crm_held
best_word(const struct crm_due_hand *h, const struct crm_due_rule *r, bool all, bool *any)
{
	struct walk w = walk_begin(h, r);
	enum crm_held worst = CRM_HELD_NO_CONSENT;
	crm_str channel;

	*any = false;
	while (walk_next(&w, &channel)) {
		enum crm_held held = may(h, r, channel);
		if (!all && !in_reach(h, channel, w.step > LISTS))
			continue;
		*any = true;
		if (held == CRM_NOT_HELD)
			return CRM_NOT_HELD;
		if (held == CRM_HELD_OPTED_OUT)
			worst = held;
	}
	return worst;
}

enum crm_held
crm_consent(const struct crm_due_hand *h, const struct crm_due_rule *r)
{
	enum crm_held held;
	bool any;

	if (r->internal)
		return CRM_NOT_HELD;
	held = best_word(h, r, false, &any);
	return any ? held : best_word(h, r, true, &any);
}

/* The first that may be taken; *given_up: only such as were given up. */
static crm_str
choose(const struct crm_due_hand *h, const struct crm_due_rule *r, bool mind_tries, bool *given_up)
{
	struct walk w = walk_begin(h, r);
	crm_str channel, side = crm_side(h, r), last = CRM_STR(""), spent = CRM_STR("");

	*given_up = false;
	while (walk_next(&w, &channel)) {
		if (!in_reach(h, channel, w.step > LISTS) || may(h, r, channel) != CRM_NOT_HELD)
			continue;
		if (mind_tries && crm_channel_given_up(h, r, channel))
			spent = spent.n ? spent : channel;
		else if (!side.n || !crm_str_eq(channel, side))
			return channel;
		else
			last = channel;
	}
	*given_up = !last.n && spent.n;
	return last.n ? last : spent;
}

crm_str
crm_channel_choose(const struct crm_due_hand *h, const struct crm_due_rule *r)
{
	bool given_up;

	return r->internal ? CRM_STR("") : choose(h, r, true, &given_up);
}

crm_str
crm_channel_first(const struct crm_due_hand *h, const struct crm_due_rule *r, bool *given_up)
{
	*given_up = false;
	if (r->internal || !r->rule->give_up || h->person.tried.last.day == CRM_NO_DAY)
		return crm_channel_choose(h, r);
	choose(h, r, true, given_up);
	return choose(h, r, false, &(bool){false});
}

crm_str
crm_channel_usual(const crm_kinds *k, const char *action)
{
	crm_kindset set;

	if (!crm_kinds_set(k, crm_str_z(action), &set))
		return CRM_STR("");
	for (size_t i = 0; i < crm_kinds_count(k); i++)
		if (crm_kindset_has(&set, (int)i) && *crm_kinds_at(k, i)->channel)
			return crm_str_z(crm_kinds_at(k, i)->channel);
	return CRM_STR("");
}

/* Nobody can call by email: that is written. */
const char *
crm_channel_action(const crm_kinds *k, const char *action, crm_str usual, crm_str channel)
{
	if (usual.n && channel.n && !crm_str_eq(channel, usual))
		for (size_t i = 0; i < crm_kinds_count(k); i++)
			if (crm_str_eqz(channel, crm_kinds_at(k, i)->channel) &&
			    *crm_kinds_at(k, i)->action)
				return crm_kinds_at(k, i)->action;
	return action;
}
