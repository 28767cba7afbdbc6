/* plan.c: a message for each row of the stream, or a reason why there is none. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/message.h"
#include "common/said.h"
#include "crm-mail/mail.h"
#include "policy/policy.h"
#include "policy/trigger.h"

crm_str
mail_keep(struct mail *m, const crm_buf *b)
{
	return crm_arena_str(m->arena, crm_buf_slice(b));
}

/* What is decided about the row in hand. */
struct mail_row {
	crm_str id, rule, action, purpose;
	bool selling;
	crm_day first, last; /* the days on which it makes sense; CRM_NO_DAY: any before, after */
	struct crm_sent_key key;
	enum crm_sent_state state;
	crm_str since;
};

static crm_str
keep(struct mail *m, crm_str s)
{
	return crm_arena_str(m->arena, s);
}

/* ---- the row ---- */

/* The rule of a name; of a sequence the first step that has the action, or else its first. */
static const struct crm_rule *
find_rule(const struct crm_policy *p, crm_str name, crm_str action)
{
	const struct crm_rule *found = NULL;

	for (size_t i = 0; i < p->rules; i++) {
		const struct crm_rule *r = &p->rule[i];
		if (!crm_str_eqz(name, r->name))
			continue;
		if (!found || crm_str_eqz(action, r->action))
			found = r;
		if (crm_str_eqz(action, r->action))
			break;
	}
	return found;
}

/* The last day of a rule: of its campaign, or of the day that the row is about. */
static crm_day
last_day(const struct mail *m, const struct crm_rule *r)
{
	const struct crm_trigger *t = r->trigger;
	crm_day due, last = t->last_day ? t->last_day(m->policy, r) : CRM_NO_DAY;

	if (!t->of_day || !crm_day_parse(cmd_due_get(&m->due, CMD_DUE_DATE), &due))
		return last;
	return r->expires.n ? crm_day_add(due, r->expires, 1) : due;
}

/* The first day on which somebody is to read it: a birthday is not wished before it. */
static crm_day
first_day(const struct mail *m, const struct crm_rule *r)
{
	crm_day due;

	return r->trigger->not_before && !m->said->early &&
			       crm_day_parse(cmd_due_get(&m->due, CMD_DUE_DATE), &due)
		       ? due
		       : CRM_NO_DAY;
}

/* A message is about the first rule of a row, which is the one that leads. */
static void
take_rule(struct mail *m, struct mail_row *row)
{
	crm_str list = cmd_due_get(&m->due, CMD_DUE_RULE);
	const struct crm_rule *r;
	const char **names, *near;
	crm_error e;

	row->action = cmd_due_get(&m->due, CMD_DUE_ACTION);
	if (!crm_str_item(&list, &row->rule))
		row->rule = CRM_STR("");
	r = find_rule(m->policy, row->rule, row->action);
	if (!r) {
		names = crm_alloc((m->policy->rules + 1) * sizeof *names);
		for (size_t i = 0; i < m->policy->rules; i++)
			names[i] = m->policy->rule[i].name;
		near = crm_nearest(row->rule, names, m->policy->rules);
		crm_fail(&e, CRM_DATA, "the policy has no rule %s%s%s%s", crm_quote(row->rule),
			 near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
		cmd_due_fault(&m->due, CMD_DUE_RULE, &e);
	}
	row->purpose = crm_str_z(r->purpose);
	row->selling = r->selling;
	row->first = first_day(m, r);
	row->last = last_day(m, r);
	row->key = (struct crm_sent_key){.rule = keep(m, row->rule),
					 .date = keep(m, cmd_due_get(&m->due, CMD_DUE_DATE)),
					 .step = r->steps ? keep(m, row->action) : CRM_STR("")};
}

static void
take_row(struct mail *m, size_t i, struct mail_row *row)
{
	*row = (struct mail_row){.first = CRM_NO_DAY, .last = CRM_NO_DAY};
	crm_row_split(&m->stream.row, m->stream.table, i);
	row->id = crm_str_trim(m->stream.row.field[m->stream.id]);
	if (m->stream.due) {
		cmd_due_go(&m->due, i);
		take_rule(m, row);
	} else {
		row->rule = m->rule;
		row->purpose = crm_str_z(m->said->purpose);
		row->key.rule = m->rule;
	}
}

/* ---- its texts ---- */

/* Fills in a text; false when a value is missing, which is reported. */
static bool
fill(struct mail *m, const struct mail_row *row, const struct crm_template *t,
     const struct crm_mail_text *text, crm_str *out)
{
	const struct crm_mail_piece *empty;
	crm_buf b = {0};

	empty = crm_mail_text_fill(text, mail_stream_value, &m->stream, &b);
	if (empty)
		mail_hold(m, row->rule,
			  "%s:%llu: {%.*s} is empty and has no fallback, as in {%.*s|friend}",
			  t->path, (unsigned long long)empty->line, (int)empty->name.n,
			  empty->name.p, (int)empty->name.n, empty->name.p);
	else
		*out = mail_keep(m, &b);
	crm_buf_free(&b);
	return !empty;
}

/* ---- whether it leaves ---- */

bool
mail_leaves(const struct mail *m, enum crm_sent_state state)
{
	return state != CRM_SENT_DONE &&
	       !(state == CRM_SENT_BEGUN && m->said->uncertain == MAIL_DONE);
}

static void
add_message(struct mail *m, const struct mail_row *row, enum mail_way way,
	    const struct crm_template *t, crm_str to)
{
	struct mail_message message = {
		.key = row->key,
		.id = row->key.customer,
		.name = keep(m, mail_people_field(&m->people, MAIL_NAME)),
		.lang = keep(m, mail_people_field(&m->people, MAIL_LANG)),
		.way = way,
		.to = to,
		.template = t,
		.state = row->state,
		.since = row->since,
	};
	crm_error e;

	if (crm_lang_set(crm_str_z(t->lang ? t->lang : "en"), &e) < 0)
		cmd_die(&e);
	if (!fill(m, row, t, &t->from, &message.from) ||
	    !fill(m, row, t, &t->subject, &message.subject) ||
	    !fill(m, row, t, &t->text, &message.text) ||
	    !mail_unsubscribe_fill(m, row->rule, row->purpose, &message))
		return;
	mail_record(m, &message);
	m->message = crm_grow(m->message, m->messages, &m->room, sizeof *m->message);
	m->message[m->messages++] = message;
}

/* Why no message goes to the customer in hand that way; NULL: one goes to `to`. */
static const char *
why_not(struct mail *m, const struct mail_row *row, enum mail_way way, crm_str *to)
{
	static const char *const none[MAIL_WAYS] = {"no usable email address",
						    "no usable phone number", "no postal address"};
	const char *why = mail_people_refuses(&m->people, crm_str_z(mail_channels[way]),
					      row->purpose, row->selling);
	crm_str id, name;
	crm_buf b = {0};

	if (why)
		return why;
	*to = mail_address(m, way);
	if (!to->n)
		return none[way];
	if (!mail_others_refused(&m->people, way, *to, row->purpose, &id, &name))
		return NULL;
	crm_buf_f(&b, "%.*s %s, who has the same %s, opted out", (int)id.n, id.p, crm_quote(name),
		  way == MAIL_SMS ? "phone" : "email");
	why = mail_keep(m, &b).p;
	crm_buf_free(&b);
	return why;
}

/* Counts a message that waits for its day; a letter takes some days itself. */
static bool
is_early(struct mail *m, const struct mail_row *row, enum mail_way way)
{
	if (row->first == CRM_NO_DAY || m->now.day >= row->first || way == MAIL_LETTER)
		return false;
	mail_leave(m, row->rule, "until the day itself");
	return true;
}

/* Tries the ways one after another. Of the reasons why there is no message the first is reported
 * that is about the customer. */
static void
try_ways(struct mail *m, const struct mail_row *row, const enum mail_way *way, size_t n)
{
	bool again = !mail_leaves(m, row->state);
	const char *refused = NULL, *by = "", *missing = NULL;

	for (size_t i = 0; i < n; i++) {
		const char *channel = mail_channels[way[i]], *why = NULL;
		struct crm_template *t;
		crm_str to = CRM_STR("");

		if (!m->open[way[i]])
			continue;
		if (!again && is_early(m, row, way[i]))
			return;
		if (!(t = mail_template(m, row->rule, row->action, way[i]))) {
			missing = missing ? missing : channel;
			continue;
		}
		if (!again)
			why = why_not(m, row, way[i], &to);
		if (!why) {
			add_message(m, row, way[i], t, to);
			return;
		}
		if (!refused)
			refused = why, by = channel;
	}
	if (refused)
		mail_hold(m, row->rule, "%s (%s)", refused, by);
	else if (missing)
		mail_leave(m, row->rule, "no template for %s", missing);
	else
		mail_leave(m, row->rule, "by %s, for which no output is named",
			   mail_channels[way[0]]);
}

/* Reports a row that makes sense no more. */
static bool
is_late(struct mail *m, const struct mail_row *row)
{
	char day[CRM_DAY_TEXT];

	if (row->last == CRM_NO_DAY || m->now.day <= row->last || !mail_leaves(m, row->state))
		return false;
	mail_hold(m, row->rule, "too late: its last day was %.*s",
		  (int)crm_day_format(row->last, day), day);
	return true;
}

static void
plan_row(struct mail *m, size_t i)
{
	enum mail_way way[MAIL_WAYS];
	struct mail_row row;
	crm_str channel;
	size_t n;

	take_row(m, i, &row);
	if (!mail_people_go(&m->people, row.id)) {
		mail_hold(m, row.rule, "%s is no longer among the customers", crm_quote(row.id));
		return;
	}
	row.key.customer = keep(m, mail_people_field(&m->people, MAIL_ID));
	if (m->sent)
		row.state = crm_sent_state(m->sent, &row.key, &row.since);
	n = mail_ways(m, way);
	channel = m->stream.due ? cmd_due_get(&m->due, CMD_DUE_CHANNEL) : CRM_STR("");
	if (!n)
		mail_leave(m, row.rule, "%s%.*s, which is no message",
			   channel.n ? "by " : "by hand", (int)channel.n, channel.p);
	else if (row.state == CRM_SENT_BEGUN && m->said->uncertain == MAIL_REPORT)
		mail_hold(
			m, row.rule,
			"uncertain: it was begun at %.*s, and may have left or not; look, and then "
			"give --uncertain=send or --uncertain=done",
			(int)row.since.n, row.since.p);
	else if (!is_late(m, &row))
		try_ways(m, &row, way, n);
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
