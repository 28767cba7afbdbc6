/* from_due.c: what a due stream asks for, as entries of a log.
 *
 * Each rule of a row is settled by entries of some kinds (crm_due_doing). As few
 * entries as possible are made of these: a rule joins an entry that settles the
 * rules before it as long as one kind remains that settles all of them. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/evidence.h"
#include "common/from_due.h"
#include "common/message.h"
#include "kinds/kindset.h"

enum {
	ID,
	RULE,
	ACTION,
	CHANNEL,
	WHY,
	EVIDENCE,
	OWNER,
	DUE_OWNER,
	DUE_DAY,
	OUTCOME,
	HELD,
	COLUMNS
};
static const char *const columns[COLUMNS] = {"id",      "due_rule",     "due_action", "due_channel",
					     "due_why", "due_evidence", "owner",      "due_owner",
					     "due_day", "outcome",      "due_held"};

enum {
	TO_DATE,
	TO_CUSTOMER,
	TO_KIND,
	TO_DIR,
	TO_OUTCOME,
	TO_ITEM,
	TO_BY,
	TO_REF,
	TO_NOTE,
	TO_COLUMNS
};
static const char *const to_columns[TO_COLUMNS] = {"date", "customer", "kind", "dir", "outcome",
						   "item", "by",       "ref",  "note"};

/* An entry that is to be made. */
struct making {
	crm_kindset kinds, names;
	const char *item;
	crm_str action[CRM_KINDS_MAX]; /* of the rules that it settles */
	size_t actions;
};

/* What stays on the list, and why. */
struct staying {
	crm_str rule;
	const char *why;
	size_t customers;
};

struct doing {
	const struct cmd_from_due *how;
	struct cmd_incoming *in;
	const crm_kinds *kinds;
	crm_table *entries;
	int at[COLUMNS];
	crm_row row; /* the one in hand */
	struct cmd_evidence evidence;
	struct making *making;
	size_t makings, making_room;
	struct staying *staying;
	size_t stayings;
	bool used[TO_COLUMNS]; /* some entry has something there */
};

static crm_str
get(const struct doing *d, int column)
{
	return d->at[column] < 0 ? CRM_STR("") : d->row.field[d->at[column]];
}

static _Noreturn void
fault(struct doing *d, int column, crm_error *e)
{
	crm_fail_at(e, NULL, 0, columns[column]);
	crm_fail_at(e, crm_table_source(d->in->table, d->row.row),
		    crm_table_line(d->in->table, d->row.row), NULL);
	cmd_die(e);
}

/* ---- what stays ---- */

static void
stays(struct doing *d, crm_str rule, const char *why)
{
	for (size_t i = 0; i < d->stayings; i++)
		if (crm_str_eq(d->staying[i].rule, rule) && strcmp(d->staying[i].why, why) == 0) {
			d->staying[i].customers++;
			return;
		}
	d->staying = crm_realloc(d->staying, (d->stayings + 1) * sizeof *d->staying);
	d->staying[d->stayings++] = (struct staying){crm_arena_str(d->how->arena, rule), why, 1};
}

static void
tell_staying(const struct doing *d)
{
	for (size_t i = 0; i < d->stayings; i++)
		cmd_note("%.*s: not settled for %zu customer%s %s", (int)d->staying[i].rule.n,
			 d->staying[i].rule.p, d->staying[i].customers,
			 d->staying[i].customers == 1 ? "" : "s", d->staying[i].why);
}

/* ---- evidence ---- */

/* The next entry of the row in hand; one that is not there, or another's, is a fault. */
static bool
next_evidence(struct doing *d, crm_str *list, const struct cmd_entry **entry)
{
	crm_str id = get(d, ID);
	crm_error e;

	if (!cmd_evidence_next(&d->evidence, list, entry))
		return false;
	if ((*entry)->there && crm_str_eq(cmd_whom_now(d->how->whom, (*entry)->customer), id))
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
	fault(d, EVIDENCE, &e);
}

/* The open item that an entry names: that of the evidence which is of such a kind. */
static crm_str
ref_of(struct doing *d, const struct making *m)
{
	crm_str list = get(d, EVIDENCE), ref = CRM_STR("");
	const struct cmd_entry *entry;
	crm_buf text = {0};

	while (!ref.n && next_evidence(d, &list, &entry)) {
		if (!crm_kindset_has(&m->names, crm_kinds_find(d->kinds, entry->kind)) ||
		    !entry->event.n)
			continue;
		crm_buf_z(&text, "event:");
		crm_buf_str(&text, entry->event);
		ref = crm_arena_str(d->how->arena, crm_buf_slice(&text));
	}
	crm_buf_free(&text);
	return ref;
}

/* An appointment that is yet to come is not settled by a call today. */
static bool
still_to_come(struct doing *d)
{
	crm_str list = get(d, EVIDENCE);
	const struct cmd_entry *entry;

	while (next_evidence(d, &list, &entry))
		if (entry->due.day > d->how->when.day && crm_str_eqz(entry->kind, "appointment"))
			return true;
	return false;
}

/* Where what asks for it has the day alone, that day's entry has, too: it comes after it. */
static crm_str
date_of(struct doing *d)
{
	crm_str list = get(d, EVIDENCE);
	const struct cmd_entry *entry;
	char day[CRM_DAY_TEXT];

	if (d->how->date.n)
		return d->how->date;
	while (next_evidence(d, &list, &entry))
		if (entry->date.day == d->how->when.day && entry->date.minute < 0)
			return crm_arena_str(d->how->arena,
					     (crm_str){day, crm_day_format(entry->date.day, day)});
	return CRM_STR("");
}

/* ---- rules become entries ---- */

static bool
joins(const struct making *m, const struct crm_due_doing *doing, crm_kindset *both)
{
	*both = crm_kindset_common(&m->kinds, &doing->kinds);
	return !crm_kindset_empty(both) && m->actions < CRM_KINDS_MAX &&
	       (!*m->item || !*doing->item || strcmp(m->item, doing->item) == 0) &&
	       (crm_kindset_equal(&m->names, &doing->names) || crm_kindset_empty(&m->names) ||
		crm_kindset_empty(&doing->names));
}

static struct making *
making_for(struct doing *d, const struct crm_due_doing *doing)
{
	crm_kindset both;

	for (size_t i = 0; i < d->makings; i++)
		if (joins(&d->making[i], doing, &both)) {
			d->making[i].kinds = both;
			return &d->making[i];
		}
	d->making = crm_grow(d->making, d->makings, &d->making_room, sizeof *d->making);
	d->making[d->makings] = (struct making){.kinds = doing->kinds, .item = ""};
	return &d->making[d->makings++];
}

static void
do_rule(struct doing *d, crm_str rule, bool first, bool reached)
{
	struct crm_due_asked asked = {.rule = rule, .reached = reached};
	struct crm_due_doing doing;
	struct making *m;
	crm_error e;

	if (first) {
		asked.action = get(d, ACTION);
		asked.channel = get(d, CHANNEL);
	}
	if (crm_due_doing(d->how->policy, &asked, &doing, &e) < 0)
		fault(d, RULE, &e);
	if (reached && doing.stays)
		stays(d, rule, doing.stays);
	else if (reached && doing.appointment && still_to_come(d))
		stays(d, rule, "until the day of their appointment");
	if (crm_kindset_empty(&doing.kinds))
		return;
	m = making_for(d, &doing);
	if (*doing.item)
		m->item = doing.item;
	if (!crm_kindset_empty(&doing.names))
		m->names = doing.names;
	m->action[m->actions++] = asked.action.n ? asked.action : crm_str_z(doing.action);
}

static void
add_entry(struct doing *d, const struct making *m, crm_str date)
{
	crm_str by = d->how->by.n          ? d->how->by
		     : get(d, DUE_OWNER).n ? get(d, DUE_OWNER)
					   : get(d, OWNER);
	int kind = crm_due_doing_kind(d->kinds, &m->kinds, m->action, m->actions, get(d, CHANNEL));
	crm_str to[TO_COLUMNS] = {
		[TO_DATE] = date,
		[TO_CUSTOMER] = get(d, ID),
		[TO_KIND] = crm_str_z(crm_kinds_at(d->kinds, (size_t)kind)->name),
		[TO_DIR] = crm_kinds_at(d->kinds, (size_t)kind)->dir == CRM_OUT ? CRM_STR("")
										: CRM_STR("out"),
		[TO_OUTCOME] = get(d, OUTCOME),
		[TO_ITEM] = crm_str_z(m->item),
		[TO_BY] = by,
		[TO_REF] = ref_of(d, m),
		[TO_NOTE] = d->how->note.n ? d->how->note : get(d, WHY),
	};

	for (int c = 0; c < TO_COLUMNS; c++)
		d->used[c] |= to[c].n > 0;
	d->in->lines[crm_table_rows(d->entries)] = d->row.row;
	crm_table_add(d->entries, to);
}

/* What a plan has for another day was not done yet. */
static void
check_day(struct doing *d)
{
	char today[CRM_DAY_TEXT];
	crm_time planned;
	crm_error e;

	if (!crm_time_parse(get(d, DUE_DAY), &planned) || planned.day <= d->how->when.day)
		return;
	crm_day_format(d->how->when.day, today);
	crm_fail(&e, CRM_DATA, "is planned for %.*s, and was not done on %.10s",
		 (int)get(d, DUE_DAY).n, get(d, DUE_DAY).p, today);
	fault(d, DUE_DAY, &e);
}

static void
do_row(struct doing *d, size_t row)
{
	crm_str rules, rule, outcome;
	size_t n = 0;

	crm_row_split(&d->row, d->in->table, row);
	check_day(d);
	rules = get(d, RULE);
	outcome = crm_str_trim(get(d, OUTCOME));
	d->makings = 0;
	while (crm_str_item(&rules, &rule))
		do_rule(d, rule, n++ == 0, !outcome.n || crm_str_eqz(outcome, "reached"));
	d->in->lines = crm_realloc(d->in->lines, (crm_table_rows(d->entries) + d->makings + 1) *
							 sizeof *d->in->lines);
	for (size_t i = 0; i < d->makings; i++)
		add_entry(d, &d->making[i], date_of(d));
}

/* ---- the stream ---- */

static void
find_columns(struct doing *d)
{
	crm_table *t = d->in->table;
	crm_error e;

	for (int c = 0; c < COLUMNS; c++)
		d->at[c] = crm_table_find(t, columns[c]);
	if (d->at[ID] < 0 || d->at[RULE] < 0)
		crm_fail(&e, CRM_DATA, "a due stream needs a column \"%s\"; this one has none",
			 columns[d->at[ID] < 0 ? ID : RULE]);
	else if (d->at[HELD] >= 0)
		crm_fail(&e, CRM_DATA,
			 "this is a list of what was held back (due_held), not of what was done");
	else
		return;
	crm_fail_at(&e, d->in->from ? d->in->from : "standard input", 1, NULL);
	cmd_die(&e);
}

static void
find_evidence(struct doing *d)
{
	for (size_t i = 0; i < crm_table_rows(d->in->table) && d->at[EVIDENCE] >= 0; i++) {
		crm_row_split(&d->row, d->in->table, i);
		cmd_evidence_name(&d->evidence, get(d, EVIDENCE));
	}
	cmd_evidence_read(&d->evidence);
}

/* A log need not have a column that no entry has anything for; nor who did it, and what
 * there is to say of it. */
static void
leave_out(const struct doing *d)
{
	struct cmd_incoming *in = d->in;
	const struct cmd_target *t = d->how->target;

	for (int c = 0; c < TO_COLUMNS; c++) {
		bool spare = (c == TO_BY || c == TO_NOTE) && t->columns_there &&
			     cmd_target_find(t, to_columns[c]) < 0;
		if (c != TO_CUSTOMER && c != TO_KIND && (spare || !d->used[c]))
			cmd_incoming_leave_out(in, to_columns[c]);
	}
}

void
cmd_from_due(struct cmd_incoming *in, const struct cmd_from_due *how)
{
	struct doing d = {.how = how,
			  .in = in,
			  .kinds = crm_policy_model(how->policy)->kinds,
			  .evidence = {.arena = how->arena}};
	crm_str names[TO_COLUMNS];

	find_columns(&d);
	find_evidence(&d);
	for (int c = 0; c < TO_COLUMNS; c++)
		names[c] = crm_str_z(to_columns[c]);
	d.entries = crm_table_new(names, TO_COLUMNS, CRM_TSV);
	for (size_t i = 0; i < crm_table_rows(in->table); i++)
		do_row(&d, i);
	in->told = in->table;
	in->table = d.entries;
	leave_out(&d);
	tell_staying(&d);
	crm_row_free(&d.row);
	cmd_evidence_free(&d.evidence);
	free(d.making);
	free(d.staying);
}
