/* consent.c: reads what a consent or an opt-out is about, and compares it. */
#include <string.h>

#include "kinds/consent.h"
#include "kinds/kinds.h"

/* ---- reading one ---- */

bool
crm_consent_read(const crm_kinds *k, crm_str said, struct crm_consent *out)
{
	const char *colon = memchr(said.p, ':', said.n), *channel, *purpose;
	crm_str before = colon ? (crm_str){said.p, (size_t)(colon - said.p)} : said;

	*out = (struct crm_consent){CRM_STR(""), CRM_STR("")};
	if (crm_same_word(said, "all"))
		return true;
	channel = crm_kinds_channel(k, before);
	purpose = crm_kinds_purpose(k, colon ? (crm_str){colon + 1, said.n - before.n - 1} : said);
	if (colon ? !channel || !purpose : !channel && !purpose)
		return false;
	out->channel = crm_str_z(channel);
	out->purpose = channel && !colon ? CRM_STR("") : crm_str_z(purpose);
	return true;
}

bool
crm_consent_none(crm_str column)
{
	crm_str item;

	while (crm_str_item(&column, &item))
		if (crm_str_eqz(item, "none"))
			return true;
	return false;
}

crm_str
crm_consent_text(const struct crm_consent *c, char *room)
{
	size_t n = 0;

	if (!c->channel.n && !c->purpose.n)
		return CRM_STR("all");
	if (c->channel.n)
		memcpy(room, c->channel.p, c->channel.n);
	n = c->channel.n;
	if (c->channel.n && c->purpose.n)
		room[n++] = ':';
	if (c->purpose.n)
		memcpy(room + n, c->purpose.p, c->purpose.n);
	return (crm_str){room, n + c->purpose.n};
}

/* ---- which of two includes the other ---- */

/* Text messages go to the telephone, so that a consent for phone is one for sms, too. */
static bool
channel_covers(crm_str wide, crm_str narrow)
{
	return !wide.n || crm_str_eq(wide, narrow) ||
	       (crm_str_eqz(wide, "phone") && crm_str_eqz(narrow, "sms"));
}

bool
crm_consent_covers(const struct crm_consent *wide, const struct crm_consent *narrow)
{
	return channel_covers(wide->channel, narrow->channel) &&
	       (!wide->purpose.n || crm_str_eq(wide->purpose, narrow->purpose));
}

/* ---- what two lists say ---- */

/* Whether the list has an item that covers `about` and is narrower than `than`. */
static bool
narrower(const crm_kinds *k, crm_str list, const struct crm_consent *than,
	 const struct crm_consent *about)
{
	struct crm_consent w;
	crm_str item;

	while (crm_str_item(&list, &item))
		if (crm_consent_read(k, item, &w) && crm_consent_covers(&w, about) &&
		    crm_consent_covers(than, &w) && !crm_consent_covers(&w, than))
			return true;
	return false;
}

enum crm_says
crm_consent_says(const crm_kinds *k, crm_str forbidden, crm_str allowed, crm_str channel,
		 crm_str purpose)
{
	const struct crm_consent about = {channel, purpose};
	enum crm_says says = CRM_SAYS_NOTHING;
	struct crm_consent w;
	crm_str item, rest = allowed;

	while (says == CRM_SAYS_NOTHING && crm_str_item(&rest, &item))
		if (crm_consent_read(k, item, &w) && crm_consent_covers(&w, &about))
			says = CRM_SAYS_YES;
	while (crm_str_item(&forbidden, &item)) {
		/* One that is not understood may be about anything. */
		if (!crm_consent_read(k, item, &w))
			w = (struct crm_consent){CRM_STR(""), CRM_STR("")};
		if (!crm_consent_covers(&w, &about))
			continue;
		if (says != CRM_SAYS_YES || !narrower(k, allowed, &w, &about))
			return CRM_SAYS_NO;
	}
	return says;
}

enum crm_permit
crm_consent_permits(const crm_kinds *k, const struct crm_agreed *a, crm_str channel,
		    crm_str purpose)
{
	const crm_str none = CRM_STR("");

	switch (crm_consent_says(k, a->forbidden, a->allowed, channel, purpose)) {
	case CRM_SAYS_YES: return CRM_PERMITTED;
	case CRM_SAYS_NO: return CRM_OPTED_OUT;
	case CRM_SAYS_NOTHING: break;
	}
	if (crm_str_eqz(purpose, "service"))
		return CRM_PERMITTED;
	for (size_t i = 0; i < a->merges; i++)
		if (crm_consent_says(k, none, a->merged[i], channel, purpose) != CRM_SAYS_YES)
			return CRM_NOT_PERMITTED;
	if (a->column.n)
		return crm_consent_says(k, none, a->column, channel, purpose) == CRM_SAYS_YES
			       ? CRM_PERMITTED
			       : CRM_NOT_PERMITTED;
	return a->opt_in ? CRM_NOT_PERMITTED : CRM_PERMITTED;
}
