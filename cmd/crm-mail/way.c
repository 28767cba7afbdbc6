/* way.c: by which channel a message goes, and where to. */
#include <string.h>

#include "crm-mail/mail.h"
#include "mime/mime.h"

const char *const mail_channels[MAIL_WAYS] = {
	[MAIL_EMAIL] = "email", [MAIL_SMS] = "sms", [MAIL_LETTER] = "post"};

enum mail_way
mail_way_of(crm_str channel)
{
	enum mail_way way = MAIL_EMAIL;

	while (way < MAIL_WAYS && !crm_str_eqz(channel, mail_channels[way]))
		way++;
	return way;
}

/* ---- where to ---- */

static crm_str
first_email(struct mail *m)
{
	crm_str list, email = CRM_STR("");
	crm_buf tidy = {0};

	crm_emails_tidy(mail_people_field(&m->people, MAIL_MAIL), &tidy);
	list = crm_buf_slice(&tidy);
	while (crm_str_item(&list, &email) && !crm_email_sendable(email, false))
		email.n = 0;
	email = crm_arena_str(m->arena, email);
	crm_buf_free(&tidy);
	return email;
}

/* As a gateway takes it, +357…, where the country is known. */
static crm_str
first_phone(struct mail *m)
{
	const crm_country *country = cmd_country(m->call, m->policy);
	crm_str list = mail_people_field(&m->people, MAIL_PHONE), number;
	crm_buf text = {0};

	while (!text.n && crm_phone_next(&list, &number)) {
		crm_str alone = crm_phone_alone(number);
		bool abroad = alone.n &&
			      (alone.p[0] == '+' || (alone.n > 1 && memcmp(alone.p, "00", 2) == 0));
		if (!crm_phone_ok(number) || alone.n != crm_str_trim(number).n)
			continue;
		if (abroad || country)
			crm_buf_char(&text, '+');
		crm_phone_key(alone, country, &text);
	}
	return mail_keep(m, &text);
}

crm_str
mail_address(struct mail *m, enum mail_way way)
{
	switch (way) {
	case MAIL_EMAIL: return first_email(m);
	case MAIL_SMS: return first_phone(m);
	default: return mail_clean(m, mail_people_field(&m->people, MAIL_ADDRESS));
	}
}

/* ---- which ways ---- */

static size_t
add(enum mail_way way[MAIL_WAYS], size_t n, enum mail_way one)
{
	for (size_t i = 0; i < n; i++)
		if (way[i] == one)
			return n;
	if (one < MAIL_WAYS)
		way[n++] = one;
	return n;
}

/* Whatever the policy's kinds call a channel. */
static size_t
add_named(const struct mail *m, crm_str channel, enum mail_way way[MAIL_WAYS], size_t n)
{
	const char *known = crm_kinds_channel(crm_policy_model(m->policy)->kinds, channel);

	return known ? add(way, n, mail_way_of(crm_str_z(known))) : n;
}

static size_t
add_list(const struct mail *m, crm_str list, enum mail_way way[MAIL_WAYS], size_t n)
{
	crm_str channel;

	while (crm_str_item(&list, &channel))
		n = add_named(m, channel, way, n);
	return n;
}

/* What the call says; otherwise what crm-due chose for the first rule, and what the customer likes
 * for the others, too; otherwise that and then whatever there is an address for. */
size_t
mail_ways(struct mail *m, const struct mail_reason *why, enum mail_way way[MAIL_WAYS])
{
	crm_str said = crm_str_z(m->said->channel);
	size_t n = 0;

	while (said.n)
		n = add_named(m, crm_str_trim(crm_part(&said, ',')), way, n);
	if (m->said->channel)
		return n;
	n = m->stream.due ? add_list(m, cmd_due_get(&m->due, CMD_DUE_CHANNEL), way, 0) : 0;
	if (!m->stream.due || why->beside)
		n = add_list(m, mail_people_field(&m->people, MAIL_CHANNEL), way, n);
	if (m->stream.due)
		return n;
	for (enum mail_way one = MAIL_EMAIL; one < MAIL_WAYS; one++)
		n = add(way, n, one);
	return n;
}
