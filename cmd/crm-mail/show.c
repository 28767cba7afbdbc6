/* show.c: what people are shown: messages before they leave, and who gets none. */
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "common/message.h"
#include "crm-mail/mail.h"

/* ---- who gets none ---- */

struct mail_count {
	crm_str why, rule;
	size_t n;
};

static crm_str
vformat(crm_buf *b, const char *format, va_list args)
{
	char text[1024];
	int n = vsnprintf(text, sizeof text, format, args);

	crm_buf_add(b, text, n < (int)sizeof text ? (size_t)n : sizeof text - 1);
	return crm_buf_slice(b);
}

/* The name that the stream has, or else the customers. */
static crm_str
name_of(const struct mail *m)
{
	int column = crm_table_find(m->stream.table, "name");

	if (column >= 0)
		return m->stream.row.field[column];
	return m->people.row.row == SIZE_MAX ? CRM_STR("")
					     : mail_people_field(&m->people, MAIL_NAME);
}

void
mail_hold(struct mail *m, crm_str rule, const char *format, ...)
{
	crm_str id = m->stream.row.field[m->stream.id];
	crm_buf why = {0};
	va_list args;

	va_start(args, format);
	vformat(&why, format, args);
	va_end(args);
	cmd_note("held back: %.*s %s, %.*s: %s", (int)id.n, id.p, crm_quote(name_of(m)),
		 (int)rule.n, rule.p, crm_buf_zend(&why));
	crm_buf_free(&why);
	m->held++;
}

void
mail_leave(struct mail *m, crm_str rule, const char *format, ...)
{
	crm_buf b = {0};
	va_list args;
	crm_str why;
	size_t i = 0;

	va_start(args, format);
	why = vformat(&b, format, args);
	va_end(args);
	while (i < m->counts &&
	       !(crm_str_eq(m->count[i].why, why) && crm_str_eq(m->count[i].rule, rule)))
		i++;
	if (i == m->counts) {
		m->count = crm_realloc(m->count, (m->counts + 1) * sizeof *m->count);
		m->count[m->counts++] =
			(struct mail_count){mail_keep(m, &b), crm_arena_str(m->arena, rule), 0};
	}
	m->count[i].n++;
	crm_buf_free(&b);
}

/* One line for each reason, with its rules: "4 not sent, no template: review 3, know-them 1". */
void
mail_tell_counts(const struct mail *m)
{
	crm_buf rules = {0};

	for (size_t i = 0; i < m->counts; i++) {
		crm_str why = m->count[i].why;
		size_t all = 0, first = 0;

		while (!crm_str_eq(m->count[first].why, why))
			first++;
		if (first < i)
			continue;
		rules.n = 0;
		for (size_t k = i; k < m->counts; k++) {
			if (!crm_str_eq(m->count[k].why, why))
				continue;
			crm_buf_f(&rules, "%s%.*s %zu", all ? ", " : "", (int)m->count[k].rule.n,
				  m->count[k].rule.p, m->count[k].n);
			all += m->count[k].n;
		}
		cmd_note("%zu not sent, %s: %s", all, why.p, crm_buf_zend(&rules));
	}
	crm_buf_free(&rules);
}

void
mail_tell_sent(const struct mail *m, const size_t gone[MAIL_WAYS], bool would)
{
	crm_buf ways = {0};
	size_t all = 0;

	for (int way = 0; way < MAIL_WAYS; way++) {
		if (gone[way])
			crm_buf_f(&ways, "%s%zu by %s", all ? ", " : ": ", gone[way],
				  mail_channels[way]);
		all += gone[way];
	}
	if (m->before)
		crm_buf_f(&ways, "; %zu sent before", m->before);
	cmd_note("%zu message%s %s%s; %zu held back", all, all == 1 ? "" : "s",
		 would ? "would be sent" : "sent", crm_buf_zend(&ways), m->held);
	mail_tell_foreign(m);
	if (m->before && !m->stream.due)
		cmd_note("\"%.*s\" was sent to %zu of them before; for another piece of news give "
			 "--rule a new name",
			 (int)m->rule.n, m->rule.p, m->before);
	crm_buf_free(&ways);
}

/* ---- before they leave ---- */

/* Lines of a text, with a margin. */
static void
show_text(crm_str text, crm_buf *out)
{
	while (text.n) {
		const char *end = memchr(text.p, '\n', text.n);
		size_t n = end ? (size_t)(end - text.p) : text.n;
		if (n)
			crm_buf_z(out, "    ");
		crm_buf_visible(out, (crm_str){text.p, n});
		crm_buf_char(out, '\n');
		n += end != NULL;
		text = (crm_str){text.p + n, text.n - n};
	}
}

static const char *const leaves_text[MAIL_WAYS] = {
	[MAIL_EMAIL] = CRM_TR_MARK("{who}, {rule}, by email to {to} ({template})"),
	[MAIL_SMS] = CRM_TR_MARK("{who}, {rule}, by sms to {to} ({template})"),
	[MAIL_LETTER] = CRM_TR_MARK("{who}, {rule}, by post to {to} ({template})"),
};

static crm_str
visible(crm_str s, crm_buf *to)
{
	to->n = 0;
	crm_buf_visible(to, s);
	return crm_buf_slice(to);
}

/* One line: who is written to, about what, and how. */
static void
show_who(const struct mail_message *message, bool leaves, crm_buf *out)
{
	crm_buf id = {0}, who = {0}, rule = {0}, to = {0};

	crm_buf_f(&who, "%s %s", crm_buf_zend((visible(message->id, &id), &id)),
		  crm_quote(message->name));
	crm_lang_fill(
		out,
		leaves ? crm_tr(leaves_text[message->way])
		       : crm_tr("{who}, {rule}: sent at {time}; only its entry of the log would be "
				"written again"),
		(struct crm_filling[]){
			CRM_FILL_TEXT("who", crm_buf_slice(&who)),
			CRM_FILL_TEXT("rule", visible(message->key.rule, &rule)),
			CRM_FILL_TEXT("to", visible(message->to, &to)),
			CRM_FILL_TEXT("template", crm_str_z(message->template->path)),
			CRM_FILL_TEXT("time", message->since),
			{0}});
	crm_buf_char(out, '\n');
	crm_buf_free(&id);
	crm_buf_free(&who);
	crm_buf_free(&rule);
	crm_buf_free(&to);
}

static void
show_line(const char *text, crm_str value, crm_buf *out)
{
	crm_buf shown = {0};

	if (value.n) {
		crm_buf_z(out, "    ");
		crm_lang_fill(out, text,
			      (struct crm_filling[]){CRM_FILL_TEXT("value", visible(value, &shown)),
						     {0}});
		crm_buf_char(out, '\n');
	}
	crm_buf_free(&shown);
}

static void
show_message(const struct mail *m, const struct mail_message *message, crm_buf *out)
{
	bool leaves = mail_leaves(m, message->state);

	show_who(message, leaves, out);
	if (!leaves)
		return;
	if (message->way != MAIL_SMS) {
		show_line(crm_tr("From: {value}"), message->from, out);
		show_line(crm_tr("Subject: {value}"), message->subject, out);
		show_line("List-Unsubscribe: {value}", message->unsubscribe, out);
		if (message->from.n || message->subject.n || message->unsubscribe.n)
			crm_buf_char(out, '\n');
	}
	show_text(message->text, out);
}

void
mail_show(struct mail *m)
{
	size_t gone[MAIL_WAYS] = {0};
	struct cmd_output out;

	cmd_output_open(&out, NULL);
	for (size_t i = 0; i < m->messages; i++) {
		if (i)
			crm_buf_char(&out.buf, '\n');
		show_message(m, &m->message[i], &out.buf);
		gone[m->message[i].way] += mail_leaves(m, m->message[i].state);
	}
	cmd_output_close(&out);
	mail_tell_counts(m);
	mail_tell_sent(m, gone, true);
}
