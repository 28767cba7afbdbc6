/* plan.c: a message for each row of the stream, or a reason why there is none. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/message.h"
#include "crm-mail/mail.h"

crm_str
mail_keep(struct mail *m, const crm_buf *b)
{
	return crm_arena_str(m->arena, crm_buf_slice(b));
}

crm_str
mail_clean(struct mail *m, crm_str s)
{
	crm_buf b = {0};
	crm_str kept;

	crm_buf_message(&b, s);
	kept = mail_keep(m, &b);
	crm_buf_free(&b);
	return kept;
}

static crm_str
keep(struct mail *m, crm_str s)
{
	return crm_arena_str(m->arena, s);
}

/* ---- the texts of a message ---- */

/* Fills in a text; false when a value is missing, which is reported. */
static bool
fill(struct mail *m, const struct mail_reason *why, const struct crm_template *t,
     const struct crm_mail_text *text, crm_str *out)
{
	const struct crm_mail_piece *empty;
	crm_buf b = {0};

	empty = crm_mail_text_fill(text, mail_stream_value, &m->stream, &b);
	if (empty)
		mail_hold(m, why->rule,
			  "%s:%llu: {%.*s} is empty and has no fallback, as in {%.*s|friend}",
			  t->path, (unsigned long long)empty->line, (int)empty->name.n,
			  empty->name.p, (int)empty->name.n, empty->name.p);
	else
		*out = mail_keep(m, &b);
	crm_buf_free(&b);
	return !empty;
}

/* {sender} is the name in the template's own From, if it has one. */
static bool
fill_all(struct mail *m, const struct mail_reason *why, struct mail_message *message)
{
	const struct crm_template *t = message->template;
	crm_str usual = m->stream.sender;
	bool filled = fill(m, why, t, &t->from, &message->from);

	if (filled && message->from.n)
		mail_sender_take(m, message->from);
	filled = filled && fill(m, why, t, &t->subject, &message->subject) &&
		 fill(m, why, t, &t->text, &message->text);
	m->stream.sender = usual;
	return filled;
}

/* ---- whether it leaves ---- */

bool
mail_leaves(const struct mail *m, enum crm_sent_state state)
{
	return state != CRM_SENT_DONE &&
	       !(state == CRM_SENT_BEGUN && m->said->uncertain == MAIL_DONE);
}

/* False when a value is missing, which is reported. */
static bool
add_message(struct mail *m, const struct mail_reason *why, enum mail_way way,
	    const struct crm_template *t, crm_str to)
{
	struct mail_message message = {
		.key = why->key,
		.id = why->key.customer,
		.name = mail_clean(m, mail_people_field(&m->people, MAIL_NAME)),
		.lang = keep(m, mail_people_field(&m->people, MAIL_LANG)),
		.way = way,
		.to = to,
		.template = t,
		.state = why->state,
		.since = why->since,
	};
	crm_error e;

	if (crm_lang_set(crm_str_z(t->lang ? t->lang : "en"), &e) < 0)
		cmd_die(&e);
	if (!fill_all(m, why, &message) || !mail_unsubscribe_fill(m, why, &message))
		return false;
	mail_record(m, &message);
	m->message = crm_grow(m->message, m->messages, &m->room, sizeof *m->message);
	m->message[m->messages++] = message;
	return true;
}

/* Why the customer in hand is not to be written to that way for one of the purposes that the
 * message may have; NULL: they may be. */
static const char *
refusal(struct mail *m, const struct mail_reason *why, enum mail_way way)
{
	const char *refused = NULL;
	crm_str purpose;
	bool selling;

	for (size_t at = 0; !refused && mail_reason_purpose(m, why, &at, &purpose, &selling);)
		refused = mail_people_refuses(&m->people, crm_str_z(mail_channels[way]), purpose,
					      selling);
	return refused;
}

/* Who else at that address refused one of them; false: nobody. */
static bool
others_refused(struct mail *m, const struct mail_reason *why, enum mail_way way, crm_str to,
	       crm_str *id, crm_str *name)
{
	bool refused = false, selling;
	crm_str purpose;

	for (size_t at = 0; !refused && mail_reason_purpose(m, why, &at, &purpose, &selling);)
		refused = mail_others_refused(&m->people, way, to, purpose, id, name);
	return refused;
}

/* Why no message goes to the customer in hand that way; NULL: one goes to `to`. */
static const char *
obstacle(struct mail *m, const struct mail_reason *why, enum mail_way way, crm_str *to)
{
	static const char *const none[MAIL_WAYS] = {"no usable email address",
						    "no usable phone number", "no postal address"};
	static const char *const bounced[MAIL_WAYS] = {"the last email bounced",
						       "the last text message bounced",
						       "the last letter came back"};
	const char *refused = refusal(m, why, way);
	crm_str id, name;
	crm_buf b = {0};

	if (refused)
		return refused;
	*to = mail_address(m, way);
	if (!to->n)
		return none[way];
	if (mail_people_bounced(&m->people, mail_channels[way]))
		return bounced[way];
	if (!others_refused(m, why, way, *to, &id, &name))
		return NULL;
	crm_buf_f(&b, "%.*s %s, who has the same %s, opted out", (int)id.n, id.p, crm_quote(name),
		  way == MAIL_SMS ? "phone" : "email");
	refused = mail_keep(m, &b).p;
	crm_buf_free(&b);
	return refused;
}

/* What comes of a reason. */
enum outcome {
	MADE,  /* there is a message */
	WAITS, /* until the day that it is about */
	HELD,  /* the customer is held back, which was reported */
	NONE   /* there is nothing to send it with, which is counted */
};

/* A greeting is for its day, and a letter needs time to get there. */
static bool
is_early(const struct mail *m, const struct mail_reason *why, enum mail_way way)
{
	return why->day != CRM_NO_DAY && why->day > m->now.day && way != MAIL_LETTER &&
	       !why->early && mail_leaves(m, why->state);
}

/* Tries the ways one after another. Of the reasons why there is no message the first is reported
 * that is about the customer; `first`: nothing else of the row was counted. */
static enum outcome
try_ways(struct mail *m, const struct mail_reason *why, const enum mail_way *way, size_t n,
	 bool first)
{
	bool again = !mail_leaves(m, why->state);
	const char *held = NULL, *by = "", *missing = NULL;

	for (size_t i = 0; i < n; i++) {
		const char *channel = mail_channels[way[i]], *against = NULL;
		struct crm_template *t;
		crm_str to = CRM_STR("");

		if (!m->open[way[i]])
			continue;
		if (!(t = mail_template(m, why, way[i]))) {
			missing = missing ? missing : channel;
			continue;
		}
		if (!again)
			against = obstacle(m, why, way[i], &to);
		if (!against && is_early(m, why, way[i]))
			return WAITS;
		if (!against)
			return add_message(m, why, way[i], t, to) ? MADE : HELD;
		if (!held)
			held = against, by = channel;
	}
	if (held)
		mail_hold(m, why->rule, "%s (%s)", held, by);
	else if (missing && why->belated)
		mail_hold(m, why->rule,
			  "too late: its day is over, and there is no template for that, such as "
			  "%.*s-belated.en.txt",
			  (int)why->rule.n, why->rule.p);
	else if (first && missing)
		mail_leave(m, why->rule, "no template for %s", missing);
	else if (first)
		mail_leave(m, why->rule, "by %s, for which no output is named",
			   mail_channels[way[0]]);
	return held || (missing && why->belated) ? HELD : NONE;
}

/* Reports a reason that makes sense no more. */
static bool
is_late(struct mail *m, const struct mail_reason *why)
{
	char day[CRM_DAY_TEXT];

	if (why->last == CRM_NO_DAY || m->now.day <= why->last || !mail_leaves(m, why->state))
		return false;
	mail_hold(m, why->rule, "too late: its last day was %.*s",
		  (int)crm_day_format(why->last, day), day);
	return true;
}

static enum outcome
plan_reason(struct mail *m, struct mail_reason *why, bool first)
{
	enum mail_way way[MAIL_WAYS];
	size_t n = mail_ways(m, why, way);
	crm_str channel = m->stream.due ? cmd_due_get(&m->due, CMD_DUE_CHANNEL) : CRM_STR("");

	mail_reason_take(m, why);
	if (!n && first)
		mail_leave(m, why->rule, "%s%.*s, which is no message",
			   channel.n ? "by " : "by hand", (int)channel.n, channel.p);
	if (!n)
		return NONE;
	if (why->state == CRM_SENT_BEGUN && m->said->uncertain == MAIL_REPORT) {
		mail_hold(
			m, why->rule,
			"uncertain: it was begun at %.*s, and may have left or not; look, and then "
			"give --uncertain=send or --uncertain=done",
			(int)why->since.n, why->since.p);
		return HELD;
	}
	return is_late(m, why) ? HELD : try_ways(m, why, way, n, first);
}

/* ---- the row ---- */

/* A reason that is about a day has its message on that day, whatever leads the row; what leads is
 * on the list again tomorrow. Otherwise the message is about the first reason that does not wait
 * for its day. */
static void
plan_reasons(struct mail *m, struct mail_reason *why, size_t n)
{
	struct mail_reason *first = NULL;
	bool sent = false;

	for (size_t i = 0; i < n; i++) {
		enum outcome outcome;
		if (why[i].day == CRM_NO_DAY) {
			first = first ? first : &why[i];
			continue;
		}
		outcome = plan_reason(m, &why[i], !first);
		sent |= outcome == MADE &&
			(why[i].day == m->now.day || mail_leaves(m, why[i].state));
		if (outcome != WAITS && !first)
			first = &why[i];
	}
	if (!first)
		mail_leave(m, why->rule, "because their day is yet to come");
	else if (!sent && first->day == CRM_NO_DAY)
		plan_reason(m, first, true);
}

/* What is known of the message. What was sent to somebody who was merged into this customer since
 * then keeps its key, so that neither the message nor its entry comes twice. */
static void
look_up(const struct mail *m, struct mail_reason *why)
{
	struct mail_reason old = *why;

	why->state = crm_sent_state(m->sent, &why->key, &why->since);
	for (size_t i = 0; why->state == CRM_SENT_NOT; i++) {
		old.key.customer = mail_people_merged(&m->people, i);
		if (!old.key.customer.p)
			return;
		old.state = crm_sent_state(m->sent, &old.key, &old.since);
		if (old.state != CRM_SENT_NOT)
			*why = old;
	}
}

static void
plan_row(struct mail *m, size_t i)
{
	struct mail_reason *why;
	size_t n;
	crm_str id, customer;

	crm_row_split(&m->stream.row, m->stream.table, i);
	id = crm_str_trim(m->stream.row.field[m->stream.id]);
	n = mail_reasons(m, i, &why);
	if (!mail_people_go(&m->people, id)) {
		mail_hold(m, why->rule, "%s is no longer among the customers", crm_quote(id));
		return;
	}
	customer = keep(m, mail_people_field(&m->people, MAIL_ID));
	for (size_t k = 0; k < n; k++) {
		why[k].key.customer = customer;
		if (m->sent)
			look_up(m, &why[k]);
		why[k].belated = why[k].belated && mail_leaves(m, why[k].state);
	}
	plan_reasons(m, why, n);
}

/* ---- all ---- */

static int
by_key(const void *a, const void *b)
{
	const struct mail_message *const *x = a, *const *y = b;
	int by = crm_sent_compare(&(*x)->key, &(*y)->key);

	return by ? by : (*x > *y) - (*x < *y);
}

/* Of messages with one key, as the same list twice has them, the first is kept. */
static void
drop_repeated(struct mail *m)
{
	struct mail_message **sorted = crm_alloc((m->messages + 1) * sizeof *sorted);
	bool *drop = crm_alloc(m->messages + 1);
	size_t kept = 0;

	for (size_t i = 0; i < m->messages; i++)
		sorted[i] = &m->message[i];
	if (m->messages)
		qsort(sorted, m->messages, sizeof *sorted, by_key);
	for (size_t i = 1; i < m->messages; i++)
		if (crm_sent_compare(&sorted[i - 1]->key, &sorted[i]->key) == 0)
			drop[sorted[i] - m->message] = true;
	for (size_t i = 0; i < m->messages; i++) {
		if (drop[i])
			mail_leave(m, m->message[i].key.rule, "in the stream twice");
		else
			m->message[kept++] = m->message[i];
	}
	m->messages = kept;
	for (size_t i = 0; i < kept; i++)
		m->before += !mail_leaves(m, m->message[i].state);
	free(drop);
	free(sorted);
}

void
mail_plan(struct mail *m)
{
	for (size_t i = 0; i < crm_table_rows(m->stream.table); i++)
		plan_row(m, i);
	drop_repeated(m);
}
