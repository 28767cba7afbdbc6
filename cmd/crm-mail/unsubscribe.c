/* unsubscribe.c: how somebody gets no more of such messages: the header List-Unsubscribe of RFC
 * 2369, and List-Unsubscribe-Post of RFC 8058. */
#include <stdlib.h>
#include <string.h>

#include "common/message.h"
#include "crm-mail/mail.h"
#include "mime/mime.h"
#include "policy/policy.h"

/* Faults are those of the option, or of a place in the policy. */
static _Noreturn void
refuse(const struct mail *m, crm_place place, const char *what)
{
	crm_error e;

	if (m->said->unsubscribe)
		cmd_usage_error("--unsubscribe: %s", what);
	crm_policy_fault(m->policy, place, &e, "%s", what);
	cmd_die(&e);
}

/* ---- reading ---- */

static bool
begins(crm_str s, const char *with)
{
	size_t n = strlen(with);

	return s.n > n && memcmp(s.p, with, n) == 0;
}

static bool
is_uri(crm_str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] <= ' ' || s.p[i] > '~' || strchr("<>\"\\", s.p[i]))
			return false;
	return begins(s, "mailto:") || begins(s, "https://") || begins(s, "http://");
}

static void
add_one(const struct mail *m, crm_place place, crm_str one, crm_buf *out)
{
	crm_buf what = {0};

	crm_buf_z(out, out->n ? ", <" : "<");
	if (crm_email_sendable(one, false)) {
		crm_buf_f(out, "mailto:%.*s?subject=unsubscribe>", (int)one.n, one.p);
	} else if (is_uri(one)) {
		crm_buf_str(out, one);
		crm_buf_char(out, '>');
	} else {
		crm_buf_f(&what, "%s must be an address of mail, mailto:..., or https://...",
			  crm_quote(one));
		refuse(m, place, crm_buf_zend(&what));
	}
}

/* The page that is asked with one click must know who it is. */
static bool
fits_one_click(crm_str text)
{
	size_t pages = 0;
	bool names = false;

	for (size_t i = 0; i < text.n; i++) {
		crm_str rest = {text.p + i, text.n - i};
		size_t end = strcspn(rest.p, ">");
		if (*rest.p != '<' || !begins(rest, "<http"))
			continue;
		pages++;
		names = begins(rest, "<https:") && memchr(rest.p, '{', end);
	}
	return pages == 1 && names;
}

static void
bind(struct mail *m, crm_place place)
{
	crm_error e;

	for (size_t i = 0; i < m->unsubscribe.n; i++) {
		struct crm_mail_piece *piece = &m->unsubscribe.piece[i];
		if (!piece->name.n)
			continue;
		piece->column = mail_stream_bind(&m->stream, piece->name, &e);
		if (piece->column < 0)
			refuse(m, place, e.text);
	}
}

void
mail_unsubscribe_open(struct mail *m)
{
	const struct crm_mail_policy *mail = crm_policy_mail(m->policy);
	const char *said = m->said->unsubscribe ? m->said->unsubscribe : mail->unsubscribe;
	crm_place place = mail->unsubscribe_place;
	crm_buf text = {0};
	crm_error e;

	for (size_t n; said && *(said += strspn(said, " ")); said += n) {
		n = strcspn(said, " ");
		add_one(m, place, (crm_str){said, n}, &text);
	}
	m->one_click = mail->one_click;
	if (m->one_click && !fits_one_click(crm_str_z(crm_buf_zend(&text)))) {
		crm_policy_fault(m->policy, mail->one_click_place, &e,
				 "unsubscribe must have one page, https://..., with a placeholder "
				 "by which it knows the customer, such as {id}");
		cmd_die(&e);
	}
	if (crm_mail_text_parse(m->arena, mail_keep(m, &text), 1, &m->unsubscribe, &e) < 0)
		refuse(m, place, e.text);
	crm_buf_free(&text);
	bind(m, place);
}

/* ---- filling in ---- */

struct encoding {
	struct mail_stream *stream;
	crm_buf text;
};

/* A value as a part of a URI (RFC 3986, 2.3). */
static crm_str
encoded(void *own, int column)
{
	struct encoding *to = own;
	crm_str s = mail_stream_value(to->stream, column);

	to->text.n = 0;
	for (size_t i = 0; i < s.n; i++) {
		char c = s.p[i];
		if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		    (c && strchr("-._~", c)))
			crm_buf_char(&to->text, c);
		else
			crm_buf_f(&to->text, "%%%02X", (unsigned char)c);
	}
	return crm_buf_slice(&to->text);
}

/* Whether one of the purposes that the message may have is one from which people unsubscribe. */
static bool
is_news(const struct mail *m, const struct mail_reason *why)
{
	bool news = false, selling;
	crm_str purpose;

	for (size_t at = 0; !news && mail_reason_purpose(m, why, &at, &purpose, &selling);)
		news = !crm_str_eqz(purpose, "care") && !crm_str_eqz(purpose, "service");
	return news;
}

bool
mail_unsubscribe_fill(struct mail *m, const struct mail_reason *why, struct mail_message *message)
{
	struct encoding to = {.stream = &m->stream};
	const struct crm_mail_piece *empty;
	crm_buf b = {0};

	if (message->way != MAIL_EMAIL || !is_news(m, why))
		return true;
	empty = crm_mail_text_fill(&m->unsubscribe, encoded, &to, &b);
	if (empty)
		mail_hold(m, why->rule, "{%.*s} in the address for unsubscribing is empty",
			  (int)empty->name.n, empty->name.p);
	else
		message->unsubscribe = mail_keep(m, &b);
	crm_buf_free(&to.text);
	crm_buf_free(&b);
	return !empty;
}
