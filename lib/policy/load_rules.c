/* load_rules.c: the section due. A rule has one trigger; which other keys go
 * with it, and what they are when left out, depends on that. */
#include <string.h>

#include "policy/schema.h"

static const char *const triggers[CRM_TRIGGERS] = {
	[CRM_ON_SILENCE] = "silence", [CRM_ON_EVERY] = "every", [CRM_ON_AFTER] = "after",
	[CRM_ON_ANNIVERSARY] = "anniversary", [CRM_ON_HOLIDAY] = "holiday", [CRM_ON_OPEN] = "open",
	[CRM_ON_PROMISED] = "promised", [CRM_ON_APPOINTMENT] = "appointment", [CRM_ON_OWED] = "owed",
	[CRM_ON_MISSING] = "missing", [CRM_ON_OLDER] = "older",
};

#define ON(trigger) (1u << CRM_ON_##trigger)
#define EVENTS (ON(AFTER) | ON(OPEN) | ON(PROMISED) | ON(APPOINTMENT) | ON(OWED))
#define DATED (ON(ANNIVERSARY) | ON(HOLIDAY) | ON(APPOINTMENT))

struct raw_rule {
	struct crm_rule rule;
	const crm_node *trigger, *of, *rating, *owed_for, *done_by;
	int until;
};

static const char *const until_choice[] = {"resolved", "answer", NULL};

#define AT(member) offsetof(struct raw_rule, member)
static const crm_field fields[] = {
	/* behind the first, the triggers in the order of enum crm_trigger: see trigger_field */
	{.key = "rule", .at = AT(rule.name), .read = crm_read_name, .required = true},
	{.key = "silence", .at = AT(trigger), .read = crm_read_node},
	{.key = "every", .at = AT(trigger), .read = crm_read_node},
	{.key = "after", .at = AT(trigger), .read = crm_read_node},
	{.key = "anniversary", .at = AT(trigger), .read = crm_read_node},
	{.key = "holiday", .at = AT(trigger), .read = crm_read_node},
	{.key = "open", .at = AT(trigger), .read = crm_read_node},
	{.key = "promised", .at = AT(trigger), .read = crm_read_node},
	{.key = "appointment", .at = AT(trigger), .read = crm_read_node},
	{.key = "owed", .at = AT(trigger), .read = crm_read_node},
	{.key = "missing", .at = AT(trigger), .read = crm_read_node},
	{.key = "older", .at = AT(trigger), .read = crm_read_node},
	{.key = "of", .at = AT(of), .read = crm_read_node, .only = ON(SILENCE) | ON(OLDER)},
	{.key = "for", .at = AT(owed_for), .read = crm_read_node, .only = ON(OWED)},
	{.key = "rating", .at = AT(rating), .read = crm_read_node, .only = ON(AFTER)},
	{.key = "item", .at = AT(rule.item), .read = crm_read_text, .only = ON(AFTER)},
	{.key = "until", .at = AT(until), .read = crm_read_choice, .words = until_choice, .only = ON(OPEN)},
	{.key = "wait", .at = AT(rule.wait), .read = crm_read_span, .only = ON(AFTER) | ON(OWED)},
	{.key = "within", .at = AT(rule.within), .read = crm_read_span, .only = ON(AFTER) | ON(OWED) | ON(OPEN)},
	{.key = "expires", .at = AT(rule.expires), .read = crm_read_span,
	 .only = ON(AFTER) | ON(OWED) | DATED},
	{.key = "ahead", .at = AT(rule.ahead), .read = crm_read_span, .only = ON(OPEN) | ON(PROMISED) | DATED},
	{.key = "escalate", .at = AT(rule.escalate), .read = crm_read_span, .only = ON(OPEN)},
	{.key = "done_by", .at = AT(done_by), .read = crm_read_node,
	 .only = ON(EVERY) | ON(AFTER) | ON(ANNIVERSARY) | ON(HOLIDAY) | ON(PROMISED) | ON(OWED)},
	{.key = "when", .at = AT(rule.when), .read = crm_read_expr, .type = CRM_BOOL},
	{.key = "action", .at = AT(rule.action), .read = crm_read_name, .required = true},
	{.key = "channel", .at = AT(rule.channel), .read = crm_read_name},
	{.key = "purpose", .at = AT(rule.purpose), .read = crm_read_name},
	{.key = "why", .at = AT(rule.why), .read = crm_read_sentence},
	{.key = "ask", .at = AT(rule.ask), .read = crm_read_sentence},
	{.key = "selling", .at = AT(rule.selling), .read = crm_read_truth},
	{.key = "priority", .at = AT(rule.priority), .read = crm_read_number, .to = 100 * CRM_NUM_ONE},
};
enum { FIELDS = sizeof fields / sizeof *fields };

/* ---- which trigger ---- */

static int
find_trigger(crm_loader *l, const crm_node *n, enum crm_trigger *out)
{
	const char *first = NULL;

	for (size_t i = 0; i < n->n; i++) {
		for (int t = 0; t < CRM_TRIGGERS; t++) {
			if (!crm_str_eqz(n->key[i]->text, triggers[t]))
				continue;
			if (first)
				return crm_load_fault(l, n->key[i]->place, "a rule has one trigger; here are \"%s\" and \"%s\"",
				                      first, triggers[t]);
			first = triggers[t];
			*out = (enum crm_trigger)t;
		}
	}
	if (first)
		return 0;
	return crm_load_fault(l, n->place, "the rule has no trigger: silence, every, after, anniversary, holiday, "
	                      "open, promised, appointment, owed, missing or older");
}

/* "ahead goes with open, promised …, not with silence" */
static int
out_of_place(crm_loader *l, const crm_node *key, const crm_field *f, enum crm_trigger on)
{
	crm_buf with = {0};
	int rc;

	for (int t = 0; t < CRM_TRIGGERS; t++)
		if (f->only & (1u << t))
			crm_buf_f(&with, "%s%s", with.n > 0 ? ", " : "", triggers[t]);
	rc = crm_load_fault(l, key->place, "\"%s\" goes with %s; not with %s", f->key, crm_buf_zend(&with), triggers[on]);
	crm_buf_free(&with);
	return rc;
}

static int
check_keys(crm_loader *l, const crm_node *n, enum crm_trigger on)
{
	for (size_t i = 0; i < n->n; i++)
		for (size_t j = 0; j < FIELDS; j++)
			if (fields[j].only && !(fields[j].only & (1u << on)) && crm_str_eqz(n->key[i]->text, fields[j].key))
				return out_of_place(l, n->key[i], &fields[j], on);
	return 0;
}

/* ---- the trigger's own value ---- */

static const crm_field *
trigger_field(enum crm_trigger on)
{
	return &fields[1 + on];
}

static int
read_positive(crm_loader *l, const crm_field *f, const crm_node *n, crm_span *out)
{
	if (crm_read_span(l, f, n, out) < 0)
		return -1;
	if (out->n == 0)
		return crm_load_fault(l, n->place, "%s: must be longer than nothing", f->key);
	return 0;
}

/* 30d, or ideal and longest: 30d..60d */
static int
read_silence(crm_loader *l, const crm_field *f, const crm_node *n, struct crm_rule *r)
{
	crm_str from, up_to;

	if (crm_load_want(l, n, f->key, CRM_NODE_SCALAR) < 0)
		return -1;
	if (!strstr(n->text.p, ".."))
		return read_positive(l, f, n, &r->span);
	if (!crm_split_range(n->text, &from, &up_to) || !crm_span_parse(from, &r->span) ||
	    !crm_span_parse(up_to, &r->longest) || r->span.n == 0 ||
	    crm_span_days(r->span) >= crm_span_days(r->longest) || crm_span_days(r->longest) > 100 * 366)
		return crm_load_fault(l, n->place, "%s: %s is not a range such as 30d..60d", f->key, crm_quote(n->text));
	return 0;
}

static int
read_holiday(crm_loader *l, const crm_field *f, const crm_node *n, struct crm_rule *r)
{
	const crm_policy *p = l->policy;
	const char *names[CRM_ITEMS];

	if (crm_read_name(l, f, n, &r->holiday) < 0)
		return -1;
	for (size_t i = 0; i < p->holidays; i++) {
		names[i] = p->holiday[i].name;
		if (strcmp(names[i], r->holiday) == 0)
			return 0;
	}
	return crm_load_unknown(l, n->place, "holiday", n->text, names, p->holidays);
}

/* Kinds, classes, or any. */
static int
read_cause(crm_loader *l, const crm_field *f, const crm_node *n, struct crm_rule *r)
{
	r->any_kind = n->type == CRM_NODE_SCALAR && crm_str_eqz(n->text, "any");
	return r->any_kind ? 0 : crm_read_events(l, f, n, &r->kinds);
}

static int
read_open(crm_loader *l, const crm_field *f, const crm_node *n, struct crm_rule *r)
{
	const crm_kinds *k = l->policy->model.kinds;

	if (crm_read_events(l, f, n, &r->kinds) < 0)
		return -1;
	for (size_t i = 0; i < crm_kinds_count(k); i++)
		if (crm_kindset_has(&r->kinds, (int)i) && !crm_kinds_at(k, i)->opens)
			return crm_load_fault(l, n->place, "open: \"%s\" never stands open", crm_kinds_at(k, i)->name);
	return 0;
}

static int
read_trigger(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	const crm_field *f = trigger_field(r->trigger);

	switch (r->trigger) {
	case CRM_ON_SILENCE:
		return read_silence(l, f, n, r);
	case CRM_ON_EVERY:
	case CRM_ON_OLDER:
		return read_positive(l, f, n, &r->span);
	case CRM_ON_AFTER:
	case CRM_ON_PROMISED:
	case CRM_ON_APPOINTMENT:
		return read_cause(l, f, n, r);
	case CRM_ON_ANNIVERSARY:
		return crm_read_column(l, f, n, &r->column);
	case CRM_ON_HOLIDAY:
		return read_holiday(l, f, n, r);
	case CRM_ON_OPEN:
		return read_open(l, f, n, r);
	case CRM_ON_MISSING:
		return crm_read_columns(l, f, n, &r->missing);
	default:
		return crm_read_events(l, f, n, &r->done_by);   /* owed */
	}
}

/* ---- keys that hang on the trigger ---- */

/* older: the column; silence: in, out, or kinds. */
static int
read_of(crm_loader *l, const struct raw_rule *raw, struct crm_rule *r)
{
	static const crm_field f = {.key = "of"};

	if (!raw->of)
		return 0;
	if (r->trigger == CRM_ON_OLDER)
		return crm_read_column(l, &f, raw->of, &r->column);
	if (raw->of->type == CRM_NODE_SCALAR && crm_str_eqz(raw->of->text, "in"))
		r->dir = CRM_IN;
	else if (raw->of->type == CRM_NODE_SCALAR && crm_str_eqz(raw->of->text, "out"))
		r->dir = CRM_OUT;
	else
		return crm_read_events(l, &f, raw->of, &r->of);
	return 0;
}

static int
read_rating(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	crm_str from, up_to;

	if (!n)
		return 0;
	if (crm_load_want(l, n, "rating", CRM_NODE_SCALAR) < 0)
		return -1;
	if (!crm_split_range(n->text, &from, &up_to) || !crm_num_parse(from, &r->rating_from) ||
	    !crm_num_parse(up_to, &r->rating_to) || r->rating_from < CRM_NUM_ONE ||
	    r->rating_to > 5 * CRM_NUM_ONE || r->rating_from > r->rating_to)
		return crm_load_fault(l, n->place, "rating: %s is not a range within 1..5", crm_quote(n->text));
	return 0;
}

static int
read_hangers(crm_loader *l, const crm_node *n, const struct raw_rule *raw, struct crm_rule *r)
{
	static const crm_field owed_for = {.key = "for"}, done_by = {.key = "done_by"};

	if (read_of(l, raw, r) < 0 || read_rating(l, raw->rating, r) < 0)
		return -1;
	if (r->trigger == CRM_ON_OWED && !raw->owed_for)
		return crm_load_fault(l, n->place, "owed goes with \"for\"");
	if (r->trigger == CRM_ON_OLDER && !raw->of)
		return crm_load_fault(l, n->place, "older goes with \"of\"");
	if (raw->owed_for && crm_read_events(l, &owed_for, raw->owed_for, &r->kinds) < 0)
		return -1;
	return raw->done_by ? crm_read_events(l, &done_by, raw->done_by, &r->done_by) : 0;
}

/* ---- what is left out ---- */

static crm_kindset
closers(const crm_kinds *k, const crm_kindset *open)
{
	crm_kindset set = {{0}};

	for (size_t i = 0; i < crm_kinds_count(k); i++)
		for (size_t j = 0; j < CRM_KINDS_MAX / 64; j++)
			if (crm_kinds_at(k, i)->closes.w[j] & open->w[j])
				set.w[i / 64] |= UINT64_C(1) << (i % 64);
	return set;
}

static int
action_kinds(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	if (crm_kinds_set(l->policy->model.kinds, crm_str_z(r->action), &r->done_by))
		return 0;
	return crm_load_fault(l, crm_node_get(n, "action")->place,
	                      "action: no kind of event is logged for %s; say what counts with \"done_by\"",
	                      crm_quote(crm_str_z(r->action)));
}

static int
default_done_by(crm_loader *l, const crm_node *n, struct crm_rule *r)
{
	const crm_kinds *k = l->policy->model.kinds;
	crm_kindset touch;

	crm_kinds_set(k, CRM_STR("touch"), &touch);
	switch (r->trigger) {
	case CRM_ON_EVERY:
	case CRM_ON_ANNIVERSARY:
	case CRM_ON_HOLIDAY:
		return action_kinds(l, n, r);
	case CRM_ON_OPEN:
		r->done_by = r->until_answer ? touch : closers(k, &r->kinds);
		break;
	case CRM_ON_SILENCE:
		r->done_by = crm_node_get(n, "of") && r->dir < 0 ? r->of : touch;
		break;
	case CRM_ON_AFTER:
	case CRM_ON_PROMISED:
	case CRM_ON_APPOINTMENT:
		r->done_by = touch;
		break;
	default:                                  /* owed has its own; missing and older none */
		break;
	}
	return 0;
}

static int
check_channel(crm_loader *l, const crm_node *n)
{
	const crm_kinds *k = l->policy->model.kinds;
	const char *words[CRM_KINDS_MAX], *known = n ? crm_kinds_channel(k, n->text) : NULL;
	size_t count = crm_kinds_count(k);

	if (!n || (known && crm_str_eqz(n->text, known)))
		return 0;
	for (size_t i = 0; i < count; i++)
		words[i] = crm_kinds_at(k, i)->channel;
	return crm_load_unknown(l, n->place, "channel", n->text, words, count);
}

/* A purpose is what consents and opt-outs speak of: any word may be one, but
 * hardly one that all but is another. */
static int
check_purpose(crm_loader *l, const crm_node *n)
{
	static const char *const usual[] = {"care", "news", "service"};
	crm_kinds *k = l->policy->model.kinds;
	size_t count = sizeof usual / sizeof *usual;
	crm_str s;

	if (!n)
		return 0;
	s = n->text;
	for (size_t i = 0; i < count; i++)
		if (crm_str_eqz(s, usual[i]))
			return 0;
	if (crm_nearest(s, usual, count))
		return crm_load_unknown(l, n->place, "purpose", s, usual, count);
	if (crm_kinds_channel(k, s) || crm_str_eqz(s, "all") || crm_str_eqz(s, "none") || memchr(s.p, ':', s.n))
		return crm_load_fault(l, n->place, "purpose: %s means something else in a consent", crm_quote(s));
	crm_kinds_purpose_add(k, s.p);
	return 0;
}

/* Limits that leave no day to do it are a slip. */
static int
check_limits(crm_loader *l, const crm_node *n, const struct crm_rule *r)
{
	int32_t wait = crm_span_days(r->wait);

	if (r->has_expires && wait > crm_span_days(r->expires))
		return crm_load_fault(l, crm_node_get(n, "expires")->place, "expires: before \"wait\" is over");
	if (r->has_within && wait > crm_span_days(r->within))
		return crm_load_fault(l, crm_node_get(n, "within")->place, "within: before \"wait\" is over");
	return 0;
}

static int
load_rule(crm_loader *l, const crm_node *n, void *to)
{
	struct raw_rule raw = {.rule = {.item = "", .channel = "", .purpose = "", .why = "", .ask = "", .holiday = "",
	                                .column = "", .priority = 50 * CRM_NUM_ONE, .dir = -1}};
	struct crm_rule *r = to;
	enum crm_trigger on = CRM_ON_SILENCE;

	if (crm_load_keys(l, n, fields, FIELDS) < 0 || find_trigger(l, n, &on) < 0 || check_keys(l, n, on) < 0)
		return -1;
	l->of_event = EVENTS & (1u << on);
	if (crm_load_mapping(l, n, fields, FIELDS, &raw) < 0)
		return -1;
	*r = raw.rule;
	r->place = n->place;
	r->trigger = on;
	r->until_answer = raw.until == 1;
	r->has_within = crm_node_get(n, "within");
	r->has_expires = crm_node_get(n, "expires");
	r->has_escalate = crm_node_get(n, "escalate");
	if (r->purpose[0] == '\0')
		r->purpose = r->selling ? "news" : "care";
	if (read_trigger(l, raw.trigger, r) < 0 || read_hangers(l, n, &raw, r) < 0)
		return -1;
	if (!raw.done_by && default_done_by(l, n, r) < 0)
		return -1;
	if (check_channel(l, crm_node_get(n, "channel")) < 0 || check_purpose(l, crm_node_get(n, "purpose")) < 0)
		return -1;
	return check_limits(l, n, r);
}

int
crm_load_rules(crm_loader *l, const crm_field *f, const crm_node *n, void *to)
{
	void *array;

	(void)f;
	(void)to;
	if (crm_load_items(l, n, sizeof(struct crm_rule), load_rule, &array, &l->policy->rules) < 0)
		return -1;
	l->policy->rule = array;
	return 0;
}
