/* consent_words.c: what people write in place of a channel or a purpose, and the fault that says
 * what they probably meant. */
#include <string.h>

#include "base/array.h"
#include "kinds/consent.h"
#include "kinds/kinds.h"

/* Other words for a channel or a purpose. */
static const struct {
	const char *said, *meant;
} others[] = {
	{"telephone", "phone"}, {"tel", "phone"},       {"mobile", "phone"},
	{"cell", "phone"},      {"call", "phone"},      {"calls", "phone"},
	{"text", "sms"},        {"texts", "sms"},       {"mms", "sms"},
	{"mail", "email"},      {"e-mail", "email"},    {"letter", "post"},
	{"letters", "post"},    {"postal", "post"},     {"whatsapp", "chat"},
	{"telegram", "chat"},   {"viber", "chat"},      {"signal", "chat"},
	{"messenger", "chat"},  {"wechat", "chat"},     {"line", "chat"},
	{"skype", "chat"},      {"facebook", "chat"},   {"instagram", "chat"},
	{"imessage", "chat"},   {"newsletter", "news"}, {"newsletters", "news"},
	{"everything", "all"},  {"anything", "all"},    {"any", "all"},
	{"every", "all"},
};

/* Words that say yes or no, but not to which channel or purpose. */
static const char *const yes[] = {
	"yes",     "y",          "true",      "1",      "on",    "ok",       "agreed",   "allowed",
	"granted", "subscribed", "subscribe", "opt-in", "optin", "opted-in", "opted in", NULL};
static const char *const no[] = {"no",    "n",      "false",   "0",    "off",
				 "never", "denied", "refused", "stop", NULL};
static const char *const left[] = {"unsubscribed", "unsubscribe", "opt-out", "optout",
				   "opted-out",    "opted out",   "cleaned", NULL};

static bool
is_one_of(crm_str said, const char *const *words)
{
	for (; *words; words++)
		if (crm_same_word(said, *words))
			return true;
	return false;
}

static const char *
other_word(crm_str said)
{
	for (size_t i = 0; i < CRM_LENGTH(others); i++)
		if (crm_same_word(said, others[i].said))
			return others[i].meant;
	return NULL;
}

/* ---- what was meant ---- */

static const char *
channel_meant(const crm_kinds *k, crm_str said)
{
	const char *words[CRM_KINDS_MAX], *other = other_word(said);
	size_t n = 0;

	if (other)
		return crm_kinds_channel(k, crm_str_z(other));
	while (n < CRM_KINDS_MAX && crm_kinds_channel_at(k, n)) {
		words[n] = crm_kinds_channel_at(k, n);
		n++;
	}
	return crm_nearest(said, words, n);
}

static const char *
purpose_meant(const crm_kinds *k, crm_str said)
{
	const char *other = other_word(said);

	return other ? crm_kinds_purpose(k, crm_str_z(other)) : crm_kinds_purpose_nearest(k, said);
}

/* What was probably meant, as text in `room`; empty when no channel and no purpose is near. */
static crm_str
meant(const crm_kinds *k, crm_str said, char *room)
{
	const char *colon = memchr(said.p, ':', said.n), *near = other_word(said);
	crm_str before = colon ? (crm_str){said.p, (size_t)(colon - said.p)} : said;
	struct crm_consent w = {CRM_STR(""), CRM_STR("")};

	if (colon) {
		crm_str after = {colon + 1, said.n - before.n - 1};
		w.channel = crm_str_z(crm_kinds_channel(k, before));
		w.purpose = crm_str_z(crm_kinds_purpose(k, after));
		if (!w.channel.n)
			w.channel = crm_str_z(channel_meant(k, before));
		if (!w.purpose.n)
			w.purpose = crm_str_z(purpose_meant(k, after));
		return w.channel.n && w.purpose.n ? crm_consent_text(&w, room) : CRM_STR("");
	}
	if (!near)
		near = purpose_meant(k, said);
	return crm_str_z(near ? near : channel_meant(k, said));
}

/* ---- the text of the fault ---- */

/* all, a channel (phone, email ...) or a purpose (care, news ...) */
static void
add_choice(const crm_kinds *k, crm_buf *out)
{
	const char *word;

	crm_buf_z(out, "all, a channel (");
	for (size_t i = 0; (word = crm_kinds_channel_at(k, i)); i++)
		crm_buf_f(out, "%s%s", i ? ", " : "", word);
	crm_buf_z(out, ") or a purpose (");
	for (size_t i = 0; (word = crm_kinds_purpose_at(k, i)); i++)
		crm_buf_f(out, "%s%s", i ? ", " : "", word);
	crm_buf_char(out, ')');
}

static void
answer_yes(const crm_kinds *k, crm_str item, enum crm_consent_of of, crm_buf *out)
{
	crm_buf_f(out, "%s does not say what they %s: ", crm_quote(item),
		  of == CRM_CONSENT_OF_OPTOUT ? "forbid" : "allow");
	add_choice(k, out);
	if (of != CRM_CONSENT_OF_COLUMN)
		crm_buf_z(out, "; an empty item is everything");
}

static void
answer_no(const crm_kinds *k, crm_str item, enum crm_consent_of of, crm_buf *out)
{
	if (of == CRM_CONSENT_OF_OPTOUT)
		answer_yes(k, item, of, out);
	else if (of == CRM_CONSENT_OF_CONSENT)
		crm_buf_f(out, "%s is not a channel or a purpose; a refusal is logged as an optout",
			  crm_quote(item));
	else if (is_one_of(item, left))
		crm_buf_f(out,
			  "%s does not say what is refused: \"none\" forbids everything; otherwise "
			  "log an optout, for example with --item=news",
			  crm_quote(item));
	else
		crm_buf_f(out, "%s is not a channel or a purpose; did you mean \"none\"?",
			  crm_quote(item));
}

static void
answer(const crm_kinds *k, crm_str item, enum crm_consent_of of, crm_buf *out)
{
	char room[CRM_CONSENT_TEXT];
	crm_str near;

	if (is_one_of(item, yes)) {
		answer_yes(k, item, of, out);
	} else if (is_one_of(item, no) || is_one_of(item, left)) {
		answer_no(k, item, of, out);
	} else if (crm_same_word(item, "none")) {
		crm_buf_z(
			out,
			"\"none\" is not a channel or a purpose; log an optout with an empty item");
	} else if (memchr(item.p, ',', item.n) || memchr(item.p, ' ', item.n)) {
		crm_buf_f(out,
			  "%s is not a channel or a purpose; several are separated by \";\", as in "
			  "\"phone;email\"",
			  crm_quote(item));
	} else if ((near = meant(k, item, room)).n) {
		crm_buf_f(out, "%s is not a channel or a purpose; did you mean %s?",
			  crm_quote(item), crm_quote(near));
	} else {
		crm_buf_f(out, "%s is not a channel or a purpose; it is one of: ", crm_quote(item));
		add_choice(k, out);
	}
}

int
crm_consent_check(const crm_kinds *k, crm_str item, enum crm_consent_of of, crm_error *e)
{
	struct crm_consent w;
	crm_buf text = {0};

	if (crm_consent_read(k, item, &w) ||
	    (of == CRM_CONSENT_OF_COLUMN && crm_str_eqz(item, "none")))
		return 0;
	answer(k, item, of, &text);
	crm_fail(e, CRM_DATA, "%s", crm_buf_zend(&text));
	crm_buf_free(&text);
	return -1;
}
