/* due_entries.c: what a due stream asks for, as entries of a log.
 *
 * Each rule of a row is settled by entries of some kinds (crm_due_doing). As few
 * entries as possible are made of these: a rule joins an entry that settles the
 * rules before it as long as one kind remains that settles all of them. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/due_entries.h"
#include "common/message.h"
#include "kinds/kindset.h"
#include "policy/policy.h"

static const char *const columns[CMD_DUE_COLUMNS] = {
	[CMD_DUE_ID] = "id",
	[CMD_DUE_RULE] = "due_rule",
	[CMD_DUE_DATE] = "due_date",
	[CMD_DUE_ACTION] = "due_action",
	[CMD_DUE_CHANNEL] = "due_channel",
	[CMD_DUE_WHY] = "due_why",
	[CMD_DUE_EVIDENCE] = "due_evidence",
	[CMD_DUE_OWNER_OF] = "owner",
	[CMD_DUE_OWNER] = "due_owner",
	[CMD_DUE_DAY] = "due_day",
	[CMD_DUE_OUTCOME] = "outcome",
	[CMD_DUE_HELD] = "due_held",
	[CMD_DUE_DATES] = "due_dates",
};
const char *const cmd_entry_columns[CMD_ENTRY_COLUMNS] = {
	[CMD_ENTRY_DATE] = "date", [CMD_ENTRY_CUSTOMER] = "customer", [CMD_ENTRY_KIND] = "kind",
	[CMD_ENTRY_DIR] = "dir",   [CMD_ENTRY_OUTCOME] = "outcome",   [CMD_ENTRY_ITEM] = "item",
	[CMD_ENTRY_BY] = "by",     [CMD_ENTRY_REF] = "ref",           [CMD_ENTRY_NOTE] = "note",
	[CMD_ENTRY_RULE] = "rule",
};

/* An entry that is to be made. */
struct cmd_due_making {
	crm_kindset kinds, names;
	const char *item;
	crm_str rule;                  /* the first that it settles */
	bool leads;                    /* … which is the first of the row */
	crm_str action[CRM_KINDS_MAX]; /* of the rules that it settles */
	crm_str name[CRM_KINDS_MAX];   /* … and what these are called */
	size_t actions;
};

/* What stays on the list, and why. */
struct cmd_due_staying {
	crm_str rule;
	const char *why;
	size_t customers;
};

crm_str
cmd_due_get(const struct cmd_due_rows *d, enum cmd_due_column column)
{
	return d->at[column] < 0 ? CRM_STR("") : d->row.field[d->at[column]];
}

void
cmd_due_choose(struct cmd_due_rows *d, crm_str rule, crm_str date, crm_str action)
{
	const struct {
		enum cmd_due_column column;
		crm_str value;
	} of[] = {{CMD_DUE_RULE, rule}, {CMD_DUE_DATE, date}, {CMD_DUE_ACTION, action}};

	for (size_t i = 0; i < CRM_LENGTH(of); i++)
		if (d->at[of[i].column] >= 0)
			d->row.field[d->at[of[i].column]] = of[i].value;
}

_Noreturn void
cmd_due_fault(const struct cmd_due_rows *d, enum cmd_due_column column, crm_error *e)
{
	crm_fail_at(e, NULL, 0, columns[column]);
	crm_fail_at(e, crm_table_source(d->table, d->row.row), crm_table_line(d->table, d->row.row),
		    NULL);
	cmd_die(e);
}

/* ---- what stays ---- */

static void
stays(struct cmd_due_rows *d, crm_str rule, const char *why)
{
	for (size_t i = 0; i < d->stayings; i++)
		if (crm_str_eq(d->staying[i].rule, rule) && strcmp(d->staying[i].why, why) == 0) {
			d->staying[i].customers++;
			return;
		}
	d->staying = crm_realloc(d->staying, (d->stayings + 1) * sizeof *d->staying);
	d->staying[d->stayings++] =
		(struct cmd_due_staying){crm_arena_str(d->how.arena, rule), why, 1};
}

void
cmd_due_tell(const struct cmd_due_rows *d)
{
	for (size_t i = 0; i < d->stayings; i++)
		cmd_note("%.*s: not settled for %zu customer%s %s", (int)d->staying[i].rule.n,
			 d->staying[i].rule.p, d->staying[i].customers,
			 d->staying[i].customers == 1 ? "" : "s", d->staying[i].why);
}

/* ---- evidence ---- */

/* The next entry of the row in hand; one that is not there, or another's, is a fault. */
static bool
next_evidence(struct cmd_due_rows *d, crm_str *list, const struct cmd_entry **entry)
{
	crm_str id = cmd_whom_now(d->how.whom, cmd_due_get(d, CMD_DUE_ID));
	crm_error e;

	if (!cmd_evidence_next(&d->evidence, list, entry))
		return false;
	if ((*entry)->there && crm_str_eq(cmd_whom_now(d->how.whom, (*entry)->customer), id))
		return true;
	if (!(*entry)->there)
		crm_fail(&e, CRM_DATA, "%.*s has no line %llu; make the list anew",
			 (int)(*entry)->source.n, (*entry)->source.p,
			 (unsigned long long)(*entry)->line);
	else
		crm_fail(&e, CRM_DATA,
			 "line %llu of %.*s is an entry of %s; make the list anew, or name the "
			 "customers with -c",
			 (unsigned long long)(*entry)->line, (int)(*entry)->source.n,
			 (*entry)->source.p, crm_quote((*entry)->customer));
	cmd_due_fault(d, CMD_DUE_EVIDENCE, &e);
}

/* The open item that an entry names: that of the evidence which is of such a kind. */
static crm_str
ref_of(struct cmd_due_rows *d, const struct cmd_due_making *m)
{
	crm_str list = cmd_due_get(d, CMD_DUE_EVIDENCE), ref = CRM_STR("");
	const struct cmd_entry *entry;
	crm_buf text = {0};

	while (!ref.n && next_evidence(d, &list, &entry)) {
		if (!crm_kindset_has(&m->names, crm_kinds_find(d->kinds, entry->kind)) ||
		    !entry->event.n)
			continue;
		crm_buf_z(&text, "event:");
		crm_buf_str(&text, entry->event);
		ref = crm_arena_str(d->how.arena, crm_buf_slice(&text));
	}
	crm_buf_free(&text);
	return ref;
}

/* An appointment that is yet to come is not settled by a call today. */
static bool
still_to_come(struct cmd_due_rows *d)
{
	crm_str list = cmd_due_get(d, CMD_DUE_EVIDENCE);
	const struct cmd_entry *entry;

	while (next_evidence(d, &list, &entry))
		if (entry->due.day > d->how.when.day && crm_str_eqz(entry->kind, "appointment"))
			return true;
	return false;
}

/* Where what asks for it has the day alone, that day's entry has, too: it comes after it. */
static crm_str
date_of(struct cmd_due_rows *d)
{
	crm_str list = cmd_due_get(d, CMD_DUE_EVIDENCE);
	const struct cmd_entry *entry;
	char day[CRM_DAY_TEXT];

	if (d->how.date.n)
		return d->how.date;
	while (next_evidence(d, &list, &entry))
		if (entry->date.day == d->how.when.day && entry->date.minute < 0)
			return crm_arena_str(d->how.arena,
					     (crm_str){day, crm_day_format(entry->date.day, day)});
	return CRM_STR("");
}

/* ---- rules become entries ---- */

/* The names of the rules, as a list. */
static crm_str
rules_of(const struct cmd_due_rows *d, const struct cmd_due_making *m)
{
	crm_buf list = {0};
	crm_str kept;

	for (size_t i = 0; i < m->actions; i++) {
		crm_buf_z(&list, i ? ";" : "");
		crm_buf_str(&list, m->name[i]);
	}
	for (size_t i = 0; i < d->alongs && m == d->making; i++) {
		crm_buf_z(&list, ";");
		crm_buf_str(&list, d->along[i]);
	}
	kept = crm_arena_str(d->how.arena, crm_buf_slice(&list));
	crm_buf_free(&list);
	return kept;
}

static bool
joins(const struct cmd_due_making *m, const struct crm_due_doing *doing, crm_kindset *both)
{
	*both = crm_kindset_common(&m->kinds, &doing->kinds);
	return !crm_kindset_empty(both) && m->actions < CRM_KINDS_MAX &&
	       (!*m->item || !*doing->item || strcmp(m->item, doing->item) == 0) &&
	       (crm_kindset_equal(&m->names, &doing->names) || crm_kindset_empty(&m->names) ||
		crm_kindset_empty(&doing->names));
}

static struct cmd_due_making *
making_for(struct cmd_due_rows *d, const struct crm_due_doing *doing, crm_str rule, bool first)
{
	crm_kindset both;

	for (size_t i = 0; i < d->makings; i++)
		if (joins(&d->making[i], doing, &both)) {
			d->making[i].kinds = both;
			return &d->making[i];
		}
	d->making = crm_grow(d->making, d->makings, &d->making_room, sizeof *d->making);
	d->making[d->makings] = (struct cmd_due_making){
		.kinds = doing->kinds, .item = "", .rule = rule, .leads = d->makings == 0 && first};
	return &d->making[d->makings++];
}

/* A message went by one channel: what settles the rule may go by others alone. */
static void
narrow(struct cmd_due_rows *d, crm_str rule, crm_str channel, struct crm_due_doing *doing)
{
	crm_kindset by_channel = {{0}};
	const crm_kind *k;

	for (size_t i = 0; i < crm_kinds_count(d->kinds); i++) {
		k = crm_kinds_at(d->kinds, i);
		if (*k->channel && !crm_str_eqz(channel, k->channel))
			crm_kindset_remove(&doing->kinds, (int)i);
		else if (*k->channel && k->kind_class == CRM_TOUCH)
			crm_kindset_add(&by_channel, (int)i);
	}
	if (!crm_kindset_empty(&doing->kinds))
		return;
	if (!doing->stays)
		stays(d, rule, "because it asks for something else than a message");
	*doing = (struct crm_due_doing){.kinds = by_channel, .item = "", .action = doing->action};
}

static void
do_rule(struct cmd_due_rows *d, crm_str rule, bool first, bool reached)
{
	struct crm_due_asked asked = {.rule = rule, .reached = reached};
	struct crm_due_doing doing;
	struct cmd_due_making *m;
	crm_error e;

	if (first) {
		asked.action = cmd_due_get(d, CMD_DUE_ACTION);
		asked.channel = cmd_due_get(d, CMD_DUE_CHANNEL);
	}
	if (crm_due_doing(d->how.policy, &asked, &doing, &e) < 0)
		cmd_due_fault(d, CMD_DUE_RULE, &e);
	if (reached && doing.limited && !d->limited.n)
		d->limited = crm_arena_str(d->how.arena, rule);
	if (reached && doing.stays)
		stays(d, rule, doing.stays);
	else if (reached && doing.appointment && still_to_come(d))
		stays(d, rule, "until the day of their appointment");
	if (doing.along && d->alongs < CRM_KINDS_MAX)
		d->along[d->alongs++] = rule;
	if (d->channel.n)
		narrow(d, rule, d->channel, &doing);
	if (crm_kindset_empty(&doing.kinds))
		return;
	m = making_for(d, &doing, rule, first);
	if (*doing.item)
		m->item = doing.item;
	if (!crm_kindset_empty(&doing.names))
		m->names = doing.names;
	m->name[m->actions] = rule;
	m->action[m->actions++] = asked.action.n ? asked.action : crm_str_z(doing.action);
}

void
cmd_due_entry(struct cmd_due_rows *d, size_t i, crm_str to[CMD_ENTRY_COLUMNS])
{
	const struct cmd_due_making *m = &d->making[i];
	crm_str channel = d->channel.n ? d->channel : cmd_due_get(d, CMD_DUE_CHANNEL),
		owner = cmd_due_get(d, CMD_DUE_OWNER);
	const crm_kind *kind;
	crm_str entry[CMD_ENTRY_COLUMNS];

	if (!owner.n)
		owner = cmd_due_get(d, CMD_DUE_OWNER_OF);
	kind = crm_kinds_at(d->kinds, (size_t)crm_due_doing_kind(d->kinds, &m->kinds, m->action,
								 m->actions, channel));
	entry[CMD_ENTRY_DATE] = date_of(d);
	entry[CMD_ENTRY_CUSTOMER] = cmd_due_get(d, CMD_DUE_ID);
	entry[CMD_ENTRY_KIND] = crm_str_z(kind->name);
	entry[CMD_ENTRY_DIR] = kind->dir == CRM_OUT ? CRM_STR("") : CRM_STR("out");
	entry[CMD_ENTRY_OUTCOME] = cmd_due_get(d, CMD_DUE_OUTCOME);
	entry[CMD_ENTRY_ITEM] = crm_str_z(m->item);
	entry[CMD_ENTRY_BY] = d->how.by.n ? d->how.by : owner;
	entry[CMD_ENTRY_REF] = ref_of(d, m);
	entry[CMD_ENTRY_NOTE] = d->how.note.n ? d->how.note : cmd_due_get(d, CMD_DUE_WHY);
	entry[CMD_ENTRY_RULE] = rules_of(d, m);
	memcpy(to, entry, sizeof entry);
}

static bool
has_steps(const struct crm_policy *p, crm_str rule)
{
	for (size_t i = 0; i < p->rules; i++)
		if (p->rule[i].steps && crm_str_eqz(rule, p->rule[i].name))
			return true;
	return false;
}

void
cmd_due_key(const struct cmd_due_rows *d, size_t i, struct crm_sent_key *to)
{
	const struct cmd_due_making *m = &d->making[i];
	bool step = m->leads && has_steps(d->how.policy, m->rule);

	*to = (struct crm_sent_key){.customer =
					    cmd_whom_now(d->how.whom, cmd_due_get(d, CMD_DUE_ID)),
				    .rule = m->rule,
				    .date = cmd_due_get(d, CMD_DUE_DATE),
				    .step = step ? cmd_due_get(d, CMD_DUE_ACTION) : CRM_STR("")};
}

/* What a plan has for another day was not done yet. */
static void
check_day(struct cmd_due_rows *d)
{
	crm_str day = cmd_due_get(d, CMD_DUE_DAY);
	char today[CRM_DAY_TEXT];
	crm_time planned;
	crm_error e;

	if (!crm_time_parse(day, &planned) || planned.day <= d->how.when.day)
		return;
	crm_day_format(d->how.when.day, today);
	crm_fail(&e, CRM_DATA, "is planned for %.*s, and was not done on %.10s", (int)day.n, day.p,
		 today);
	cmd_due_fault(d, CMD_DUE_DAY, &e);
}

void
cmd_due_go(struct cmd_due_rows *d, size_t row)
{
	crm_row_split(&d->row, d->table, row);
	check_day(d);
}

size_t
cmd_due_entries(struct cmd_due_rows *d, crm_str channel)
{
	crm_str rules = cmd_due_get(d, CMD_DUE_RULE), rule,
		outcome = crm_str_trim(cmd_due_get(d, CMD_DUE_OUTCOME));
	size_t n = 0;

	d->channel = channel;
	d->makings = d->alongs = 0;
	while (!(channel.n && n) && crm_str_item(&rules, &rule))
		do_rule(d, rule, n++ == 0, !outcome.n || crm_str_eqz(outcome, "reached"));
	return d->makings;
}

/* ---- the stream ---- */

static void
find_columns(struct cmd_due_rows *d, const char *source)
{
	crm_error e;

	for (int c = 0; c < CMD_DUE_COLUMNS; c++)
		d->at[c] = crm_table_find(d->table, columns[c]);
	if (d->at[CMD_DUE_ID] < 0 || d->at[CMD_DUE_RULE] < 0)
		crm_fail(&e, CRM_DATA, "a due stream needs a column \"%s\"; this one has none",
			 columns[d->at[CMD_DUE_ID] < 0 ? CMD_DUE_ID : CMD_DUE_RULE]);
	else if (d->at[CMD_DUE_HELD] >= 0)
		crm_fail(&e, CRM_DATA,
			 "this is a list of what was held back (due_held), not of what was done");
	else
		return;
	crm_fail_at(&e, source, 1, NULL);
	cmd_die(&e);
}

void
cmd_due_begin(struct cmd_due_rows *d, const crm_table *table, const char *source,
	      const struct cmd_due_how *how)
{
	*d = (struct cmd_due_rows){.how = *how,
				   .table = table,
				   .row = {.row = SIZE_MAX},
				   .kinds = crm_policy_model(how->policy)->kinds,
				   .evidence = {.arena = how->arena}};
	find_columns(d, source);
	for (size_t i = 0; i < crm_table_rows(table) && d->at[CMD_DUE_EVIDENCE] >= 0; i++) {
		crm_row_split(&d->row, table, i);
		cmd_evidence_name(&d->evidence, cmd_due_get(d, CMD_DUE_EVIDENCE));
	}
	cmd_evidence_read(&d->evidence);
}

void
cmd_due_end(struct cmd_due_rows *d)
{
	crm_row_free(&d->row);
	cmd_evidence_free(&d->evidence);
	free(d->making);
	free(d->staying);
}
