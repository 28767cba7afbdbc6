/* reason.c: what the message to the customer of a row may be about: one of its rules. */
#include <stdlib.h>

#include "common/columns.h"
#include "common/message.h"
#include "crm-mail/mail.h"
#include "policy/policy.h"
#include "policy/trigger.h"

static crm_str
keep(struct mail *m, crm_str s)
{
	return crm_arena_str(m->arena, s);
}

/* ---- rules of the policy ---- */

/* Whether some step of that rule has the action. A channel may have changed it since. */
static bool
has_action(const struct crm_policy *p, crm_str name, crm_str action)
{
	for (size_t i = 0; i < p->rules; i++)
		if (crm_str_eqz(name, p->rule[i].name) && crm_str_eqz(action, p->rule[i].action))
			return true;
	return false;
}

/* What the row may be about, from *at on: the rule of that name; of a sequence, whose steps have
 * it, those with the action, or all of them where none has it. NULL when there are no more. */
static const struct crm_rule *
next_rule(const struct crm_policy *p, crm_str name, crm_str action, size_t *at)
{
	bool any = !has_action(p, name, action);

	while (*at < p->rules) {
		const struct crm_rule *r = &p->rule[(*at)++];
		if (crm_str_eqz(name, r->name) && (any || crm_str_eqz(action, r->action)))
			return r;
	}
	return NULL;
}

static const struct crm_rule *
find_rule(const struct crm_policy *p, crm_str name, crm_str action)
{
	size_t at = 0;

	return next_rule(p, name, action, &at);
}

bool
mail_reason_purpose(const struct mail *m, const struct mail_reason *why, size_t *at,
		    crm_str *purpose, bool *selling)
{
	const struct crm_rule *r =
		m->stream.due ? next_rule(m->policy, why->rule, why->action, at) : NULL;

	if (!m->stream.due && (*at)++ == 0) {
		*purpose = crm_str_z(m->said->purpose);
		*selling = false;
		return true;
	}
	if (!r)
		return false;
	*purpose = crm_str_z(r->purpose);
	*selling = r->selling;
	return true;
}

static void
no_rule(const struct mail *m, crm_str name, crm_error *e)
{
	const char **names = crm_alloc((m->policy->rules + 1) * sizeof *names), *near;

	for (size_t i = 0; i < m->policy->rules; i++)
		names[i] = m->policy->rule[i].name;
	near = crm_nearest(name, names, m->policy->rules);
	crm_fail(e, CRM_DATA, "the policy has no rule %s%s%s%s", crm_quote(name),
		 near ? "; did you mean \"" : "", near ? near : "", near ? "\"?" : "");
	free(names);
}

/* The last day of a rule: of its campaign, or of the day that it is about. */
static crm_day
last_day(const struct mail *m, const struct crm_rule *r, crm_day day)
{
	if (day != CRM_NO_DAY)
		return r->expires.n ? crm_day_add(day, r->expires, 1) : day;
	return r->trigger->last_day ? r->trigger->last_day(m->policy, r) : CRM_NO_DAY;
}

/* ---- messages before the day that they are about ---- */

void
mail_reason_open(struct mail *m)
{
	crm_error e;

	if (!m->said->early)
		return;
	m->early = cmd_names(m->said->early, "--early", &m->earlies);
	for (size_t i = 0; i < m->earlies; i++) {
		if (find_rule(m->policy, m->early[i], CRM_STR("")))
			continue;
		no_rule(m, m->early[i], &e);
		cmd_usage_error("--early: %s", e.text);
	}
}

static bool
may_go_early(const struct mail *m, crm_str rule)
{
	for (size_t i = 0; i < m->earlies; i++)
		if (crm_str_eq(rule, m->early[i]))
			return true;
	return false;
}

/* ---- the reasons of a row ---- */

/* The day in the key. What is due on each day, until the customer's row has a new value, is asked
 * for once. */
static crm_str
key_date(struct mail *m, const struct crm_rule *r, crm_str date)
{
	return r->trigger->any_day && r->trigger->stays ? CRM_STR("") : keep(m, date);
}

/* `action` is that of the row, which its first rule has; the others have that of the policy. */
static struct mail_reason
reason_of(struct mail *m, crm_str rule, crm_str date, const crm_str *action)
{
	const struct crm_rule *r = find_rule(m->policy, rule, action ? *action : CRM_STR(""));
	struct mail_reason why = {.day = CRM_NO_DAY, .beside = !action};
	crm_error e;

	if (!r) {
		no_rule(m, rule, &e);
		cmd_due_fault(&m->due, CMD_DUE_RULE, &e);
	}
	if (r->trigger->of_day && !crm_day_parse(date, &why.day))
		why.day = CRM_NO_DAY;
	why.rule = keep(m, rule);
	why.action = keep(m, action ? *action : crm_str_z(r->action));
	why.early = may_go_early(m, rule);
	why.belated = why.day != CRM_NO_DAY && why.day < m->now.day && r->trigger->day_alone;
	why.last = last_day(m, r, why.day);
	why.key = (struct crm_sent_key){.rule = why.rule,
					.date = key_date(m, r, date),
					.step = r->steps ? why.action : CRM_STR("")};
	return why;
}

/* The day of the next rule, in a stream that has the days of all. */
static crm_str
take_date(struct mail *m, crm_str *dates)
{
	crm_str date;
	crm_error e;

	if (crm_str_item(dates, &date))
		return date;
	crm_fail(&e, CRM_DATA, "has fewer days than due_rule has rules");
	cmd_due_fault(&m->due, CMD_DUE_DATES, &e);
}

static size_t
reasons_of_due(struct mail *m, struct mail_reason *why)
{
	crm_str rules = cmd_due_get(&m->due, CMD_DUE_RULE), rule,
		dates = cmd_due_get(&m->due, CMD_DUE_DATES),
		action = cmd_due_get(&m->due, CMD_DUE_ACTION);
	bool all = dates.n;
	size_t n = 1;

	if (!crm_str_item(&rules, &rule))
		rule = CRM_STR("");
	why[0] = reason_of(m, rule, cmd_due_get(&m->due, CMD_DUE_DATE), &action);
	if (all)
		take_date(m, &dates);
	while (all && crm_str_item(&rules, &rule)) {
		why[n] = reason_of(m, rule, take_date(m, &dates), NULL);
		n += !why[n].key.step
			      .n; /* at which step of a sequence it is, only a first rule says */
	}
	return n;
}

size_t
mail_reasons(struct mail *m, size_t row, struct mail_reason **why)
{
	crm_str rules, rule;
	size_t most = 1;

	if (m->stream.due) {
		cmd_due_go(&m->due, row);
		rules = cmd_due_get(&m->due, CMD_DUE_RULE);
		while (crm_str_item(&rules, &rule))
			most++;
	}
	*why = crm_arena_alloc(m->arena, most * sizeof **why);
	if (m->stream.due)
		return reasons_of_due(m, *why);
	**why = (struct mail_reason){
		.rule = m->rule, .day = CRM_NO_DAY, .last = CRM_NO_DAY, .key.rule = m->rule};
	return 1;
}

void
mail_reason_take(struct mail *m, const struct mail_reason *why)
{
	static const char *const columns[] = {"due_rule", "due_date", "due_action"};
	const crm_str values[] = {why->rule, why->key.date, why->action};

	if (!m->stream.due)
		return;
	cmd_due_choose(&m->due, why->rule, why->key.date, why->action);
	for (size_t i = 0; i < 3; i++) {
		int column = crm_table_find(m->stream.table, columns[i]);
		if (column >= 0)
			m->stream.row.field[column] = values[i];
	}
}
