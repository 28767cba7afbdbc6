/* due.c: whom to contact: rules bound to a frame, and what came of it. */
#include <stdlib.h>
#include <string.h>

#include "base/fault.h"
#include "judge/due.h"
#include "policy/trigger.h"

static const crm_str columns[CRM_DUE_COLUMNS] = {
	[CRM_DUE_RULE] = {"due_rule", 8},
	[CRM_DUE_DATE] = {"due_date", 8},
	[CRM_DUE_OVERDUE] = {"due_overdue", 11},
	[CRM_DUE_ACTION] = {"due_action", 10},
	[CRM_DUE_CHANNEL] = {"due_channel", 11},
	[CRM_DUE_WHY] = {"due_why", 7},
	[CRM_DUE_ASK] = {"due_ask", 7},
	[CRM_DUE_PRIORITY] = {"due_priority", 12},
	[CRM_DUE_EVIDENCE] = {"due_evidence", 12},
	[CRM_DUE_OFFER] = {"due_offer", 9},
	[CRM_DUE_OWNER] = {"due_owner", 9},
};

size_t
crm_due_columns(const crm_str **names)
{
	*names = columns;
	return CRM_DUE_COLUMNS;
}

/* ---- values of the row in hand ---- */

int
crm_due_text(struct crm_due *d, int ref, crm_buf *scratch, crm_str *out, crm_error *e)
{
	crm_value v;

	*out = CRM_STR("");
	if (ref < 0)
		return 0;
	if (crm_cursor_value(d->cursor, ref, &v, e) < 0)
		return -1;
	if (v.type == CRM_TEXT) {
		*out = v.text;
		return 0;
	}
	scratch->n = 0;
	crm_value_text(&v, 0, scratch);
	*out = crm_buf_slice(scratch);
	return 0;
}

int
crm_due_day(struct crm_due *d, int ref, crm_day *out, crm_error *e)
{
	crm_time when;
	crm_value v;

	*out = CRM_NO_DAY;
	if (ref < 0)
		return 0;
	if (crm_cursor_value(d->cursor, ref, &v, e) < 0)
		return -1;
	if (v.type == CRM_DATE)
		*out = v.date.day;
	if (v.type != CRM_TEXT || !crm_str_trim(v.text).n)
		return 0;
	if (!crm_time_parse(crm_str_trim(v.text), &when))
		return crm_due_fault(d, ref, e, "%s is not a date like 2026-11-21",
				     crm_quote(v.text));
	*out = when.day;
	return 0;
}

int
crm_due_fault(struct crm_due *d, int ref, crm_error *e, const char *format, ...)
{
	crm_str name = crm_frame_name(d->frame, ref);
	char field[sizeof e->field];
	va_list args;

	va_start(args, format);
	crm_fail_v(e, NULL, 0, 0, NULL, format, args);
	va_end(args);
	snprintf(field, sizeof field, "%.*s", (int)name.n, name.p);
	return crm_row_fault(d->frame, d->row, field, e);
}

void
crm_due_go(struct crm_due *d, size_t row)
{
	crm_cursor_go(d->cursor, row);
	crm_due_at(d, d->cursor);
}

void
crm_due_at(struct crm_due *d, crm_cursor *at)
{
	d->cursor = at;
	d->row = crm_cursor_row(at);
	d->person.read = d->person.cadence_known = false;
}

/* ---- binding ---- */

/* A column of the stream that it need not have. */
static int
bind_optional(struct crm_due *d, const char *name, int *ref, crm_error *e)
{
	*ref = -1;
	if (crm_table_find(crm_frame_table(d->frame), name) < 0)
		return 0;
	*ref = crm_frame_ref(d->frame, crm_str_z(name), e);
	return *ref < 0 ? -1 : 0;
}

static int
bind_fact(struct crm_due *d, const char *name, bool needed, int *ref, crm_error *e)
{
	*ref = -1;
	if (needed)
		*ref = crm_frame_ref(d->frame, crm_str_z(name), e);
	return needed && *ref < 0 ? -1 : 0;
}

static int
bind_person(struct crm_due *d, crm_error *e)
{
	struct crm_due_refs *r = &d->ref;
	const struct {
		const char *name;
		int *ref;
	} optional[] = {
		{"owner", &r->owner},     {"cadence", &r->cadence}, {"created", &r->created},
		{"consent", &r->consent}, {"status", &r->status},   {"channel", &r->channel},
		{"hours", &r->hours},     {"avoid", &r->avoid},     {"phone", &r->phone},
		{"email", &r->email},     {"address", &r->address},
	};
	bool selling = false, again = false;

	r->first_seen = -1;
	if ((r->id = crm_frame_ref(d->frame, CRM_STR("id"), e)) < 0 ||
	    (r->name = crm_frame_ref(d->frame, CRM_STR("name"), e)) < 0)
		return -1;
	for (size_t i = 0; i < sizeof optional / sizeof *optional; i++)
		if (bind_optional(d, optional[i].name, optional[i].ref, e) < 0)
			return -1;
	/* Who is worth more comes first. */
	r->value = -1;
	if (crm_frame_knows(d->frame, CRM_STR("value")) &&
	    (r->value = crm_frame_ref(d->frame, CRM_STR("value"), e)) < 0)
		return -1;
	if (r->created >= 0 && crm_frame_knows(d->frame, CRM_STR("first_seen")) &&
	    bind_fact(d, "first_seen", true, &r->first_seen, e) < 0)
		return -1;
	for (size_t i = 0; i < d->rules; i++) {
		selling |= d->rule[i].rule->selling;
		again |= d->rule[i].rule->again.n > 0;
	}
	if (bind_fact(d, "opted_out", true, &r->opted_out, e) < 0 ||
	    bind_fact(d, "consented", true, &r->consented, e) < 0 ||
	    bind_fact(d, "snoozed_until", true, &r->snoozed_until, e) < 0 ||
	    bind_fact(d, "declined_on", selling && d->policy->declined.n, &r->declined_on, e) < 0)
		return -1;
	return bind_fact(d, "last_touch_out", d->policy->quiet.n > 0 || d->looks.met || again,
			 &r->last_out, e);
}

/* What must be known of owners and of what fills their days. */
static int
bind_days(struct crm_due *d, crm_error *e)
{
	bool fills = false;

	for (size_t i = 0; i < d->rules; i++)
		fills |= d->rule[i].rule->trigger->fills;
	d->looks.limits = crm_policy_limits_days(d->policy);
	d->looks.met = fills || d->how.owners || (d->looks.limits && !d->how.unlimited);
	d->looks.customers = d->how.owners || crm_policy_limits_customers(d->policy);
	d->ref.stage = d->ref.potential = -1;
	if (d->policy->order.n && d->looks.met &&
	    (d->ref.stage = crm_frame_ref(d->frame, CRM_STR("stage"), e)) < 0)
		return crm_fail_at(e, NULL, 0, "order");
	return d->policy->order.n || fills ? bind_optional(d, "potential", &d->ref.potential, e)
					   : 0;
}

/* A sentence that need not be there. */
static int
bind_words(struct crm_due *d, const struct crm_due_rule *r, const char *text,
	   struct crm_sentence *s, crm_error *e)
{
	return text && *text ? crm_sentence_bind(d, r, text, s, e) : 0;
}

static int
bind_questions(struct crm_due *d, struct crm_due_rule *r, crm_error *e)
{
	const struct crm_list *columns_of = &r->rule->missing;

	r->questions = crm_arena_alloc(d->arena, (columns_of->n + 1) * sizeof *r->questions);
	for (size_t i = 0; i < columns_of->n; i++)
		for (size_t q = 0; q < d->policy->questions; q++) {
			const struct crm_question *of = &d->policy->question[q];
			if (strcmp(of->column, columns_of->word[i]) != 0)
				continue;
			if (bind_words(d, r, of->ask, &r->questions[i].ask, e) < 0 ||
			    bind_words(d, r, of->offer, &r->questions[i].offer, e) < 0)
				return -1;
		}
	return 0;
}

static int
bind_rule(struct crm_due *d, struct crm_due_rule *r, crm_error *e)
{
	const struct crm_rule *rule = r->rule;
	const struct crm_trigger *t = rule->trigger;
	const char *ask = !*rule->ask && t->ask_of ? t->ask_of(rule) : rule->ask;

	r->service = strcmp(rule->purpose, "service") == 0;
	r->internal = t->desk || strcmp(rule->action, "review") == 0;
	r->routine = t->routine;
	r->usual = crm_channel_usual(d->policy->model.kinds, rule->action);
	if (crm_why_bind(d, r, e) < 0 || bind_words(d, r, ask, &r->ask, e) < 0 ||
	    bind_words(d, r, rule->offer, &r->offer, e) < 0 || bind_questions(d, r, e) < 0 ||
	    crm_trigger_bind(d, r, e) < 0)
		return -1;
	return rule->when ? crm_expr_bind(rule->when, d->frame, e) : 0;
}

int
crm_due_knows(const crm_policy *p, const char *const *only, size_t n, crm_error *e)
{
	const char **names = crm_alloc((p->rules + 1) * sizeof *names), *near;
	int status = 0;

	for (size_t i = 0; i < p->rules; i++)
		names[i] = p->rule[i].name;
	for (size_t k = 0; k < n && status == 0; k++) {
		size_t i = 0;
		while (i < p->rules && strcmp(names[i], only[k]) != 0)
			i++;
		if (i < p->rules)
			continue;
		near = crm_nearest(crm_str_z(only[k]), names, p->rules);
		status = crm_fail(e, CRM_SYSTEM, "the policy has no rule %s%s%s%s",
				  crm_quote(crm_str_z(only[k])), near ? "; did you mean \"" : "",
				  near ? near : "", near ? "\"?" : "");
	}
	free(names);
	return status;
}

/* Takes the rules of the policy, or those that were named. */
static int
choose_rules(struct crm_due *d, crm_error *e)
{
	const crm_policy *p = d->policy;

	if (crm_due_knows(p, d->how.only, d->how.only_count, e) < 0)
		return -1;
	d->rule = crm_arena_alloc(d->arena, (p->rules + 1) * sizeof *d->rule);
	for (size_t i = 0; i < p->rules; i++) {
		bool chosen = !d->how.only_count;
		for (size_t n = 0; n < d->how.only_count; n++)
			chosen |= strcmp(d->how.only[n], p->rule[i].name) == 0;
		if (chosen)
			d->rule[d->rules++].rule = &p->rule[i];
	}
	return 0;
}

/* A log that is named is read, also where facts come with the stream and no rule
 * answers an event: what is faulty in it may be an opt-out. */
static void
read_words(struct crm_due *d)
{
	struct crm_want w = {.op = CRM_OP_SCOPES, .of = {{{0}}, -1, -1}, .since = CRM_NO_DAY};
	static const char *const words[] = {"consent", "optout"};

	for (int i = 0; i < 2; i++) {
		int kind = crm_kinds_find(d->policy->model.kinds, crm_str_z(words[i]));
		w.of.kinds.w[kind / 64] |= UINT64_C(1) << (kind % 64);
	}
	if (crm_frame_carries_facts(d->frame) && crm_frame_has_log(d->frame))
		crm_frame_want(d->frame, &w);
}

static int
bind(struct crm_due *d, crm_error *e)
{
	if (!crm_frame_carries_facts(d->frame) && !crm_frame_has_log(d->frame))
		return crm_fail(e, CRM_SYSTEM,
				"what happened is not known: name the log with -l (or $CRM_LOG)");
	if (choose_rules(d, e) < 0 || crm_prices_bind(d, e) < 0 || bind_days(d, e) < 0 ||
	    bind_person(d, e) < 0)
		return -1;
	crm_due_find_companions(d);
	for (size_t i = 0; i < d->rules; i++)
		if (bind_rule(d, &d->rule[i], e) < 0)
			return -1;
	read_words(d);
	return crm_sides_bind(d, e) < 0 ? -1 : crm_cadence_bind(d, e);
}

crm_due *
crm_due_new(const crm_policy *p, crm_frame *f, const struct crm_due_how *how, crm_error *e)
{
	crm_due *d = crm_alloc(sizeof *d);

	d->policy = p;
	d->frame = f;
	d->how = how ? *how : (struct crm_due_how){0};
	d->arena = crm_arena_new();
	d->today = crm_frame_today(f).day;
	d->now = crm_time_utc(crm_frame_today(f));
	if (!d->how.country)
		d->how.country = p->country;
	if (bind(d, e) < 0) {
		crm_due_free(d);
		return NULL;
	}
	return d;
}

void
crm_due_free(crm_due *d)
{
	if (!d)
		return;
	crm_cursor_free(d->cursor);
	crm_cursor_free(d->other);
	for (unsigned i = 0; i < d->hands; i++) {
		crm_due_hand_end(&d->hand[i]);
		free(d->hand[i].refused);
		crm_arena_free(d->hand[i].arena);
	}
	free(d->hand);
	for (unsigned i = 0; i < CRM_THREADS_MAX; i++)
		crm_telling_free(d->telling[i]);
	crm_due_evening_free(d->evening);
	crm_refusals_end(d);
	crm_due_hand_end(d);
	crm_prices_free(d->prices);
	crm_buf_free(&d->notices);
	crm_arena_free(d->arena);
	free(d);
}

/* ---- what came of it ---- */

static int
tell(struct crm_due *d, unsigned hand, const struct crm_due_item *item, size_t *row,
     crm_str *values, crm_error *e)
{
	*row = item->row;
	return crm_due_tell(d, hand, item, values, e);
}

const char *
crm_due_notices(const crm_due *d)
{
	return d->notices.n ? d->notices.p : "";
}

size_t
crm_due_count(const crm_due *d)
{
	return d->list.n;
}

int
crm_due_entry(crm_due *d, unsigned hand, size_t i, size_t *row, crm_str *values, crm_error *e)
{
	return tell(d, hand, &d->list.item[d->list.order[i]], row, values, e);
}

size_t
crm_due_moved(const crm_due *d)
{
	return d->moved;
}

size_t
crm_due_beyond(const crm_due *d)
{
	return d->beyond;
}

size_t
crm_due_held_count(const crm_due *d)
{
	return d->held.n;
}

int
crm_due_held(crm_due *d, unsigned hand, size_t i, size_t *row, crm_str *values, const char **reason,
	     crm_error *e)
{
	const struct crm_due_item *item = &d->held.item[d->held.order[i]];

	*reason = crm_held_words[item->held];
	return tell(d, hand, item, row, values, e);
}

size_t
crm_due_carried_over(const crm_due *d)
{
	return d->count[CRM_HELD_CAPACITY].customers;
}

size_t
crm_due_waiting(const crm_due *d, crm_buf *why)
{
	size_t n = 0;

	for (int i = CRM_NOT_HELD + 1; i < CRM_HELDS; i++) {
		if (d->waiting[i])
			crm_buf_f(why, "%s%s %zu", n ? ", " : "", crm_held_words[i], d->waiting[i]);
		n += d->waiting[i];
	}
	return n;
}

void
crm_due_held_counts(const crm_due *d, crm_buf *out)
{
	crm_buf_z(out, "reason\tcustomers\tcontacts\n");
	for (int i = CRM_NOT_HELD + 1; i < CRM_HELDS; i++)
		if (d->count[i].contacts)
			crm_buf_f(out, "%s\t%zu\t%zu\n", crm_held_words[i], d->count[i].customers,
				  d->count[i].contacts);
}
