/* scope.c: what a consent or an opt-out is about: all, a channel, a purpose, or
 * CHANNEL:PURPOSE. Channels are those of the kinds, purposes are care, news,
 * service and those that the policy's rules name. */
#include <string.h>

#include "kinds/scope.h"
#include "kinds/vocabulary.h"

/* ---- reading one ---- */

bool
crm_wish_read(const crm_kinds *k, crm_str said, struct crm_wish *out)
{
	const char *colon = memchr(said.p, ':', said.n), *channel, *purpose;
	crm_str before = colon ? (crm_str){said.p, (size_t)(colon - said.p)} : said;

	*out = (struct crm_wish){CRM_STR(""), CRM_STR("")};
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

crm_str
crm_wish_text(const struct crm_wish *w, char *room)
{
	size_t n = 0;

	if (!w->channel.n && !w->purpose.n)
		return CRM_STR("all");
	if (w->channel.n)
		memcpy(room, w->channel.p, w->channel.n);
	n = w->channel.n;
	if (w->channel.n && w->purpose.n)
		room[n++] = ':';
	if (w->purpose.n)
		memcpy(room + n, w->purpose.p, w->purpose.n);
	return (crm_str){room, n + w->purpose.n};
}

/* ---- which is about more ---- */

/* A text message goes to the telephone: a word on phone is one on sms too. */
static bool
channel_covers(crm_str wide, crm_str narrow)
{
	return !wide.n || crm_str_eq(wide, narrow) ||
	       (crm_str_eqz(wide, "phone") && crm_str_eqz(narrow, "sms"));
}

bool
crm_wish_covers(const struct crm_wish *wide, const struct crm_wish *narrow)
{
	return channel_covers(wide->channel, narrow->channel) &&
	       (!wide->purpose.n || crm_str_eq(wide->purpose, narrow->purpose));
}

/* ---- what two lists say ---- */

/* Whether the list has a scope for this that is narrower than the one given. */
static bool
narrower(const crm_kinds *k, crm_str list, const struct crm_wish *than,
	 const struct crm_wish *about)
{
	struct crm_wish w;
	crm_str item;

	while (crm_str_item(&list, &item))
		if (crm_wish_read(k, item, &w) && crm_wish_covers(&w, about) &&
		    crm_wish_covers(than, &w) && !crm_wish_covers(&w, than))
			return true;
	return false;
}

enum crm_says
crm_wishes_say(const crm_kinds *k, crm_str forbidden, crm_str allowed, crm_str channel,
	       crm_str purpose)
{
	const struct crm_wish about = {channel, purpose};
	enum crm_says says = CRM_SAYS_NOTHING;
	struct crm_wish w;
	crm_str item, rest = allowed;

	while (says == CRM_SAYS_NOTHING && crm_str_item(&rest, &item))
		if (crm_wish_read(k, item, &w) && crm_wish_covers(&w, &about))
			says = CRM_SAYS_YES;
	while (crm_str_item(&forbidden, &item)) {
		/* One that is not understood may be about anything. */
		if (!crm_wish_read(k, item, &w))
			w = (struct crm_wish){CRM_STR(""), CRM_STR("")};
		if (!crm_wish_covers(&w, &about))
			continue;
		if (says != CRM_SAYS_YES || !narrower(k, allowed, &w, &about))
			return CRM_SAYS_NO;
	}
	return says;
}
