/* sender.c: whom messages are from: the template says it, or else --from, or else the policy. */
#include <string.h>

#include "common/message.h"
#include "crm-mail/mail.h"
#include "mime/mime.h"
#include "policy/policy.h"

/* What people call them. */
static crm_str
name_of(const struct crm_mime_who *who)
{
	return who->name.n ? who->name : who->address;
}

static void
check_policy(const struct mail *m, const char *written, crm_place place)
{
	struct crm_mime_who who;
	crm_error why, e;

	if (!written || crm_mime_parse(crm_str_z(written), &who, &why) == 0)
		return;
	crm_policy_fault(m->policy, place, &e, "%s; write \"NAME <ADDRESS>\"", why.text);
	cmd_die(&e);
}

void
mail_sender_open(struct mail *m)
{
	const struct crm_mail_policy *mail = crm_policy_mail(m->policy);
	const char *from = m->said->from ? m->said->from : mail->from;
	struct crm_mime_who who;
	crm_error e;

	check_policy(m, mail->from, mail->from_place);
	check_policy(m, mail->reply_to, mail->reply_to_place);
	if (from && crm_mime_parse(crm_str_z(from), &who, &e) < 0)
		cmd_usage_error("--from: %s; write \"NAME <ADDRESS>\"", e.text);
	if (from)
		m->stream.sender = name_of(&who);
}

/* {sender} is the name in the template's own From, if it has one. */
static bool
needs_name(const struct mail *m, const struct crm_template *t)
{
	bool needs = t->from.n ? crm_mail_text_needs(&t->from, MAIL_SENDER)
			       : crm_mail_text_needs(&t->subject, MAIL_SENDER) ||
					 crm_mail_text_needs(&t->text, MAIL_SENDER);

	return needs && !mail_stream_has(&m->stream, MAIL_SENDER);
}

void
mail_sender_check(const struct mail *m, const struct crm_template *t, bool mail)
{
	bool needs_address = mail && m->open[MAIL_EMAIL] && !t->from.n;

	if (!m->stream.sender.n && (needs_address || needs_name(m, t)))
		cmd_usage_error("nobody is named as the sender, whom %s needs: say who it is with "
				"--from=\"NAME <ADDRESS>\", or in the policy: mail: {from: ...}",
				t->path);
}

void
mail_sender_take(struct mail *m, crm_str written)
{
	struct crm_mime_who who;
	crm_error e;

	crm_mime_parse(written, &who, &e); /* what is no address is a fault of the message */
	m->stream.sender = name_of(&who);
}

int
mail_sender_of(const struct mail *m, const struct mail_message *message, struct crm_mime_who *from,
	       struct crm_mime_who *reply_to, crm_error *e)
{
	const struct crm_mail_policy *mail = crm_policy_mail(m->policy);
	const char *usual = m->said->from ? m->said->from : mail->from;

	*reply_to = (struct crm_mime_who){CRM_STR(""), CRM_STR("")};
	if (mail->reply_to && crm_mime_parse(crm_str_z(mail->reply_to), reply_to, e) < 0)
		return -1;
	if (crm_mime_parse(message->from.n ? message->from : crm_str_z(usual), from, e) < 0)
		return crm_fail_at(e, NULL, 0, "From");
	return 0;
}
