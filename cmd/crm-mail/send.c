/* send.c: messages leave, one after another. Of each it is noted in the file of --sent that it is
 * begun, and then that it left, before its entry is written. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/base.h"
#include "common/message.h"
#include "common/said.h"
#include "crm-mail/mail.h"
#include "mail/deliver.h"
#include "mime/mime.h"

static const char *const sms_columns[] = {"id", "name", "phone", "text"};
static const char *const letter_columns[] = {"id", "name", "address", "lang", "subject", "text"};
enum { SMS_COLUMNS = 4, LETTER_COLUMNS = 6 };

struct sending {
	struct mail *m;
	struct cmd_output out;
	struct crm_spool *sms, *letters;
	size_t gone[MAIL_WAYS], all;
	crm_str when; /* of the messages, as the log has it */
	crm_buf text, bytes;
};

/* ---- a mail ---- */

/* The same for one message whenever it is made; what it is made from does not show. */
static void
write_id(const struct mail_message *message, crm_str from, crm_buf *id)
{
	const char *at = memchr(from.p, '@', from.n);
	bool ascii = at != NULL;

	for (size_t i = 0; i < from.n; i++)
		ascii = ascii && (unsigned char)from.p[i] < 0x80;
	crm_sent_digest(&message->key, id);
	crm_buf_char(id, '@');
	if (ascii)
		crm_buf_add(id, at + 1, (size_t)(from.p + from.n - at) - 1);
	else
		crm_buf_z(id, "crm");
}

/* Builds the message; the fault is that of an address. */
static int
build(struct sending *s, const struct mail_message *message, struct crm_mime_who *from,
      crm_error *e)
{
	struct crm_mime_who to = {message->name, message->to};
	struct crm_mime_mail mail = {
		.to = &to,
		.to_count = 1,
		.subject = message->subject,
		.date = s->m->now,
		.unsubscribe = message->unsubscribe,
		.one_click = s->m->one_click,
		.automatic = true,
	};
	crm_buf id = {0};
	int status;

	if (mail_sender_of(s->m, message, from, &mail.reply_to, e) < 0)
		return -1;
	mail.from = *from;
	write_id(message, from->address, &id);
	mail.id = crm_buf_slice(&id);
	s->bytes.n = s->text.n = 0;
	crm_buf_str(&s->text, message->text);
	crm_buf_char(&s->text, '\n');
	mail.text = crm_buf_slice(&s->text);
	status = crm_mime_write(&mail, &s->bytes, e);
	crm_buf_free(&id);
	return status;
}

/* ---- one message leaves ---- */

static int
send_mail(struct sending *s, const struct mail_message *message, bool *certain, crm_error *e)
{
	const struct mail_call *said = s->m->said;
	struct crm_mbox_letter letter = {.when = crm_time_utc(s->m->now) * 60};
	struct crm_mime_who from;
	crm_buf id = {0};
	int status;

	*certain = true;
	if (build(s, message, &from, e) < 0)
		return -1;
	letter.message = crm_buf_slice(&s->bytes);
	letter.sender = from.address;
	if (said->command)
		return crm_command_run(said->command, letter.message, certain, e);
	if (said->mbox)
		return crm_mbox_add(said->mbox, &letter, s->m->call->lock_timeout_ms, certain, e);
	crm_sent_digest(&message->key, &id);
	status = crm_maildir_add(said->maildir, crm_buf_slice(&id), letter.message, certain, e);
	crm_buf_free(&id);
	return status;
}

static int
deliver(struct sending *s, const struct mail_message *message, bool *certain, crm_error *e)
{
	const crm_str sms[SMS_COLUMNS] = {message->id, message->name, message->to, message->text};
	const crm_str letter[LETTER_COLUMNS] = {message->id,   message->name,    message->to,
						message->lang, message->subject, message->text};

	switch (message->way) {
	case MAIL_SMS: return crm_spool_add(s->sms, sms, certain, e);
	case MAIL_LETTER: return crm_spool_add(s->letters, letter, certain, e);
	default: return send_mail(s, message, certain, e);
	}
}

static int
note(struct sending *s, const struct mail_message *message, enum crm_sent_state state, crm_str when,
     crm_error *e)
{
	return s->m->sent ? crm_sent_note(s->m->sent, &message->key,
					  crm_str_z(mail_channels[message->way]), state, when, e)
			  : 0;
}

/* An entry that nobody takes would be missing in the log. */
static int
nobody_reads(crm_error *e)
{
	return crm_fail(e, CRM_SYSTEM,
			"standard output: nobody reads the entries of the log any more, so "
			"nothing more is sent");
}

/* 0, or -1 with the fault that ends the run. */
static int
send_one(struct sending *s, const struct mail_message *message, crm_error *e)
{
	crm_error later = {0};
	int noted, written;
	bool certain;

	if (note(s, message, CRM_SENT_BEGUN, s->when, e) < 0)
		return -1;
	if (deliver(s, message, &certain, e) < 0) {
		if (certain && note(s, message, CRM_SENT_FAILED, s->when, &later) < 0)
			cmd_warn(&later);
		return -1;
	}
	s->gone[message->way]++;
	s->all++;
	noted = note(s, message, CRM_SENT_DONE, s->when, e);
	written = mail_records_add(s->m, &s->out, message, s->when);
	if (noted == 0 && written < 0)
		return nobody_reads(e);
	return noted;
}

/* What left in an earlier run has its entry again: the log knows it by its id. */
static int
write_again(struct sending *s, const struct mail_message *message, crm_error *e)
{
	if (message->state == CRM_SENT_BEGUN &&
	    note(s, message, CRM_SENT_DONE, message->since, e) < 0)
		return -1;
	return mail_records_add(s->m, &s->out, message, message->since) < 0 ? nobody_reads(e) : 0;
}

/* ---- all ---- */

static void
open_ways(struct sending *s)
{
	const struct mail_call *said = s->m->said;
	unsigned timeout = s->m->call->lock_timeout_ms;
	crm_error e;

	if (said->maildir && crm_maildir_begin(said->maildir, &e) < 0)
		cmd_die(&e);
	if (said->sms &&
	    !(s->sms = crm_spool_open(said->sms, sms_columns, SMS_COLUMNS, timeout, &e)))
		cmd_die(&e);
	if (said->letters && !(s->letters = crm_spool_open(said->letters, letter_columns,
							   LETTER_COLUMNS, timeout, &e)))
		cmd_die(&e);
}

/* Whatever can be wrong with a message is found before the first one leaves. */
static void
try_all(struct sending *s)
{
	struct mail *m = s->m;
	struct crm_mime_who from;
	crm_error e;

	for (size_t i = 0; i < m->messages; i++) {
		const struct mail_message *message = &m->message[i];
		if (message->way != MAIL_EMAIL || !mail_leaves(m, message->state))
			continue;
		if (build(s, message, &from, &e) == 0)
			continue;
		crm_fail_at(&e, message->template->path, 0, NULL);
		crm_fail_more(&e, ", in the message to %.*s %s", (int)message->id.n, message->id.p,
			      crm_quote(message->name));
		cmd_die(&e);
	}
}

static void
close_ways(struct sending *s)
{
	if (s->sms)
		cmd_notes(crm_spool_notices(s->sms));
	if (s->letters)
		cmd_notes(crm_spool_notices(s->letters));
	crm_spool_close(s->sms);
	crm_spool_close(s->letters);
	crm_buf_free(&s->text);
	crm_buf_free(&s->bytes);
}

/* What became of the others, when sending stops. */
static void
say_rest(const struct sending *s, size_t untried, crm_error *e)
{
	if (s->all)
		crm_fail_more(e, "; %zu message%s sent before", s->all,
			      s->all == 1 ? " was" : "s were");
	else
		crm_fail_more(e, "; nothing was sent");
	if (untried)
		crm_fail_more(e, ", and %zu more %s not tried", untried,
			      untried == 1 ? "was" : "were");
}

int
mail_send(struct mail *m)
{
	struct sending s = {.m = m, .when = cmd_keep_time(m->arena, m->now)};
	size_t left = 0;
	int status = 0;
	crm_error e;

	s.when.n = sizeof "2026-11-21T09:30" - 1;
	try_all(&s);
	open_ways(&s);
	cmd_output_open(&s.out, m->call->output);
	if (mail_records_begin(m, &s.out) < 0)
		status = nobody_reads(&e);
	for (size_t i = 0; i < m->messages; i++) {
		bool leaves = mail_leaves(m, m->message[i].state);
		if (status < 0)
			left += leaves;
		else
			status = leaves ? send_one(&s, &m->message[i], &e)
					: write_again(&s, &m->message[i], &e);
	}
	if (status < 0) {
		say_rest(&s, left, &e);
		cmd_warn(&e);
	}
	cmd_output_close(&s.out);
	close_ways(&s);
	mail_tell_counts(m);
	mail_tell_sent(m, s.gone, false);
	return status < 0 ? e.status : 0;
}
