/* record.c: entries of the log about messages that left. */
#include <string.h>

#include "common/message.h"
#include "crm-mail/mail.h"

/* ---- what an entry says ---- */

static void
take_channel(struct mail *m, struct mail_message *message)
{
	const crm_kinds *kinds = crm_policy_model(m->policy)->kinds;
	int kind = crm_kinds_find(kinds, message->entry[CMD_ENTRY_KIND]);

	message->own_channel =
		strcmp(crm_kinds_at(kinds, (size_t)kind)->channel, mail_channels[message->way]);
}

/* A piece of news has no rule: its name is the item. */
static void
record_news(struct mail *m, struct mail_message *message)
{
	for (int c = 0; c < CMD_ENTRY_COLUMNS; c++)
		message->entry[c] = CRM_STR("");
	message->entry[CMD_ENTRY_KIND] = crm_str_z(m->said->kind);
	message->entry[CMD_ENTRY_ITEM] = m->rule;
	message->entry[CMD_ENTRY_BY] =
		crm_arena_str(m->arena, mail_people_field(&m->people, MAIL_OWNER));
}

void
mail_record(struct mail *m, struct mail_message *message)
{
	crm_buf event = {0};

	if (m->stream.due) {
		cmd_due_entries(&m->due, crm_str_z(mail_channels[message->way]));
		cmd_due_entry(&m->due, 0, message->entry);
		for (int c = 0; c < CMD_ENTRY_COLUMNS; c++)
			message->entry[c] = crm_arena_str(m->arena, message->entry[c]);
	} else {
		record_news(m, message);
	}
	message->entry[CMD_ENTRY_CUSTOMER] = message->id;
	message->entry[CMD_ENTRY_OUTCOME] = CRM_STR("");
	if (message->subject.n)
		message->entry[CMD_ENTRY_NOTE] = message->subject;
	take_channel(m, message);
	crm_sent_event(&message->key, &event);
	message->event = mail_keep(m, &event);
	crm_buf_free(&event);
}

/* ---- writing them ---- */

enum { EVENT, CHANNEL = CMD_ENTRY_COLUMNS + 1, COLUMNS };

/* A log need not have a column for what can be left out. */
static bool
log_lacks(const struct mail *m, const char *column)
{
	const char *path = m->call->logs.n ? m->call->logs.item[0] : m->call->usual_log;
	crm_error e;
	crm_input *log = crm_input_open_log(path, &e);
	bool lacks = log && crm_input_columns(log) && crm_input_find(log, column) < 0;

	crm_input_close(log);
	return lacks;
}

static const char *
name_of(int c)
{
	return c == EVENT ? "event" : c == CHANNEL ? "channel" : cmd_entry_columns[c - 1];
}

static crm_str
value_of(const struct mail_message *message, int c)
{
	if (c == EVENT)
		return message->event;
	if (c == CHANNEL)
		return message->own_channel ? crm_str_z(mail_channels[message->way]) : CRM_STR("");
	return message->entry[c - 1];
}

/* So that the entries of all runs have one header, it goes by the columns of the log, and not by
 * what happens to be sent; a column that entries need and the log lacks is written nevertheless. */
static bool
is_written(const struct mail *m, int c)
{
	bool spare = c == EVENT || c == CHANNEL || c == CMD_ENTRY_BY + 1 ||
		     c == CMD_ENTRY_NOTE + 1 || c == CMD_ENTRY_RULE + 1,
	     needed = c == CMD_ENTRY_DATE + 1 || c == CMD_ENTRY_CUSTOMER + 1 ||
		      c == CMD_ENTRY_KIND + 1;

	for (size_t i = 0; i < m->messages && !spare; i++)
		needed |= value_of(&m->message[i], c).n > 0;
	return needed || (c != CMD_ENTRY_OUTCOME + 1 && !log_lacks(m, name_of(c)));
}

static int
pass(struct cmd_output *out, const crm_str *field, size_t n)
{
	crm_record_write(&out->buf, field, n, CRM_TSV);
	return cmd_output_flush(out);
}

int
mail_records_begin(struct mail *m, struct cmd_output *out)
{
	crm_str head[COLUMNS];
	size_t n = 0;

	for (int c = 0; c < COLUMNS; c++) {
		m->written[c] = is_written(m, c);
		if (m->written[c])
			head[n++] = crm_str_z(name_of(c));
	}
	return pass(out, head, n);
}

int
mail_records_add(const struct mail *m, struct cmd_output *out, const struct mail_message *message,
		 crm_str when)
{
	crm_str field[COLUMNS];
	size_t n = 0;

	for (int c = 0; c < COLUMNS; c++)
		if (m->written[c])
			field[n++] = c == CMD_ENTRY_DATE + 1 && !value_of(message, c).n
					     ? when
					     : value_of(message, c);
	return pass(out, field, n);
}
