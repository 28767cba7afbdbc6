/* helpers.c: who can help a customer with what they ask about.
 *
 * Everybody who may be proposed is found once, for every topic that they know about. To be
 * proposed, a customer must have agreed to the purpose `advice` by that name: to be named to
 * another customer is more than to be contacted, so that neither "all" nor an empty consent is
 * enough. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "due/helpers.h"
#include "due/match.h"
#include "due/restrain.h"
#include "due/trigger/shared.h"
#include "due/write.h"
#include "lang/lang.h"
#include "score/figures.h"

struct helper {
	crm_str topic; /* in small letters */
	crm_str id;
	size_t row;
	crm_num closeness, value;
};

struct crm_helpers {
	int tags, lost_reason, closeness, value; /* refs; lost_reason -1: no such column */
	struct helper *at;                       /* by topic, the first to be proposed first */
	size_t n, room;
};

/* ---- before the rows are known ---- */

static const struct crm_rule *
first_rule(const struct crm_due_bound *d)
{
	for (size_t i = 0; i < d->rules; i++)
		if (d->rule[i].rule->helpers)
			return d->rule[i].rule;
	return NULL;
}

int
crm_helpers_bind(struct crm_due_bound *d, crm_error *e)
{
	const struct crm_rule *rule = first_rule(d);
	const crm_table *table = crm_frame_table(d->frame);
	struct crm_helpers *all;

	if (!rule || crm_table_find(table, "tags") < 0)
		return 0;
	if (crm_policy_private(d->policy, CRM_STR("tags")))
		return crm_policy_fault(d->policy, rule->place, e,
					"helpers: \"tags\" is private, so that nobody can be "
					"proposed by what they know");
	all = d->helpers = crm_arena_alloc(d->arena, sizeof *all);
	*all = (struct crm_helpers){.lost_reason = -1};
	if ((all->tags = crm_frame_ref(d->frame, CRM_STR("tags"), e)) < 0 ||
	    (all->closeness = crm_frame_ref(d->frame, CRM_STR("closeness"), e)) < 0 ||
	    (all->value = crm_frame_ref(d->frame, CRM_STR("value"), e)) < 0)
		return -1;
	if (crm_table_find(table, "lost_reason") >= 0 &&
	    (all->lost_reason = crm_frame_ref(d->frame, CRM_STR("lost_reason"), e)) < 0)
		return -1;
	for (size_t i = 0; i < d->rules; i++)
		if (d->rule[i].rule->helper &&
		    crm_expr_bind(d->rule[i].rule->helper, d->frame, e) < 0)
			return -1;
	return 0;
}

/* ---- who may be proposed ---- */

/* The next item of a list; an empty one at its end. */
static crm_str
next_item(crm_str *list)
{
	crm_str item = {list->p, 0};

	while (list->n) {
		const char *end = memchr(list->p, ';', list->n);
		item.n = end ? (size_t)(end - list->p) : list->n;
		item.p = list->p;
		list->p += item.n + (end != NULL);
		list->n -= item.n + (end != NULL);
		item = crm_str_trim(item);
		if (item.n)
			return item;
	}
	return (crm_str){list->p, 0};
}

static bool
names_purpose(const crm_kinds *k, crm_str list)
{
	struct crm_consent c;

	for (crm_str item = next_item(&list); item.n; item = next_item(&list))
		if (crm_consent_read(k, item, &c) && crm_str_eqz(c.purpose, CRM_HELPERS_PURPOSE))
			return true;
	return false;
}

/* Whether they want no contact at all. */
static bool
refuses_all(const struct crm_person *p, const crm_kinds *k)
{
	crm_str list = p->opted_out;
	struct crm_consent c;

	for (crm_str item = next_item(&list); item.n; item = next_item(&list))
		if (crm_consent_read(k, item, &c) && !c.channel.n && !c.purpose.n)
			return true;
	return crm_consent_none(p->consent);
}

/* Whether they agreed, and nothing else that they said speaks against it. */
static bool
agreed(const struct crm_due_hand *h)
{
	static const struct crm_rule advice = {.channel = "", .purpose = CRM_HELPERS_PURPOSE};
	const struct crm_due_rule asked = {.rule = &advice, .usual = CRM_STR("")};
	const crm_kinds *k = h->bound->policy->model.kinds;

	return !refuses_all(&h->person, k) &&
	       (names_purpose(k, h->person.consented) || names_purpose(k, h->person.consent)) &&
	       crm_consent(h, &asked) == CRM_NOT_HELD;
}

/* 1, 0, or -1 with a fault. */
static int
may_help(struct crm_due_hand *h, crm_error *e)
{
	const struct crm_person *p = &h->person;
	crm_str lost;

	if (crm_person_read(h, e) < 0 ||
	    crm_due_text(h, h->bound->helpers->lost_reason, &h->scratch, &lost, e) < 0)
		return -1;
	if (p->absent || p->status.n || crm_str_trim(lost).n ||
	    (p->snoozed_until != CRM_NO_DAY && p->snoozed_until > h->bound->today))
		return 0;
	return agreed(h);
}

static int
figure_of(struct crm_due_hand *h, int ref, crm_num *out, crm_error *e)
{
	crm_str name = crm_frame_name(h->bound->frame, ref);
	crm_value v;

	if (crm_cursor_value(h->cursor, ref, &v, e) < 0 ||
	    crm_figure(&v, name.p, h->bound->frame, h->row, out, e) < 0)
		return -1;
	return 0;
}

/* In small letters, as far as they are ASCII. */
static crm_str
topic_of(crm_arena *a, crm_str said)
{
	crm_str kept = crm_arena_str(a, crm_str_trim(said));
	char *p = crm_arena_alloc(a, kept.n + 1);

	for (size_t i = 0; i < kept.n; i++)
		p[i] = kept.p[i] >= 'A' && kept.p[i] <= 'Z' ? (char)(kept.p[i] + 32) : kept.p[i];
	return (crm_str){p, kept.n};
}

static int
add_row(struct crm_due_bound *d, struct crm_due_hand *h, crm_error *e)
{
	static const crm_str knows = {"knows:", 6};
	struct crm_helpers *all = d->helpers;
	struct helper one = {.row = h->row};
	crm_str tags, id;
	int may = -1;

	if (crm_due_text(h, all->tags, &h->scratch, &tags, e) < 0)
		return -1;
	tags = crm_arena_str(d->arena, tags);
	for (crm_str tag = next_item(&tags); tag.n; tag = next_item(&tags)) {
		if (tag.n <= knows.n || memcmp(tag.p, knows.p, knows.n) != 0)
			continue;
		if (may < 0 && (may = may_help(h, e)) < 0)
			return -1;
		if (!may)
			return 0;
		if (!one.id.n && (figure_of(h, all->closeness, &one.closeness, e) < 0 ||
				  figure_of(h, all->value, &one.value, e) < 0 ||
				  crm_due_text(h, d->ref.id, &h->scratch, &id, e) < 0))
			return -1;
		if (!one.id.n)
			one.id = crm_arena_str(d->arena, id);
		one.topic = topic_of(d->arena, (crm_str){tag.p + knows.n, tag.n - knows.n});
		all->at = crm_grow(all->at, all->n, &all->room, sizeof *all->at);
		all->at[all->n++] = one;
	}
	return 0;
}

static int
by_topic(const void *a, const void *b)
{
	const struct helper *x = a, *y = b;
	int order = crm_str_cmp(x->topic, y->topic);

	if (order)
		return order;
	if (x->closeness != y->closeness)
		return x->closeness > y->closeness ? -1 : 1;
	if (x->value != y->value)
		return x->value > y->value ? -1 : 1;
	return crm_str_cmp(x->id, y->id);
}

int
crm_helpers_begin(struct crm_due_bound *d, crm_error *e)
{
	struct crm_due_hand h;
	int done = 0;

	if (!d->helpers)
		return 0;
	crm_due_hand_begin(&h, d, true);
	for (size_t row = 0; done == 0 && row < crm_frame_rows(d->frame); row++) {
		crm_due_go(&h, row);
		done = add_row(d, &h, e);
	}
	crm_due_hand_end(&h);
	if (d->helpers->n > 1)
		qsort(d->helpers->at, d->helpers->n, sizeof *d->helpers->at, by_topic);
	return done;
}

void
crm_helpers_end(struct crm_due_bound *d)
{
	if (d->helpers)
		free(d->helpers->at);
	d->helpers = NULL;
}

/* ---- in words ---- */

/* "Rupert Hollins (b003)"; where names are private, the id. */
static int
write_name(struct crm_due_hand *h, const struct helper *who, crm_buf *out, crm_error *e)
{
	size_t begin = out->n;

	if (!crm_policy_private(h->bound->policy, CRM_STR("name")) &&
	    crm_cursor_text(h->other, h->bound->ref.name, out, e) < 0)
		return -1;
	crm_buf_f(out, out->n > begin ? " (%.*s)" : "%.*s", (int)who->id.n, who->id.p);
	return 0;
}

/* The first of that topic. */
static size_t
first_of(const struct crm_helpers *all, crm_str topic)
{
	size_t low = 0, high = all->n;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (crm_str_cmp(all->at[middle].topic, topic) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* Whether the i-th is the one before it, with a tag that says the same in other letters. */
static bool
is_again(const struct crm_helpers *all, size_t i)
{
	return i > 0 && all->at[i].row == all->at[i - 1].row &&
	       crm_str_eq(all->at[i].topic, all->at[i - 1].topic);
}

/* Adds their names; how many there are, or -1. */
static int
write_names(struct crm_due_hand *h, const struct crm_rule *rule, crm_str topic, crm_buf *names,
	    crm_error *e)
{
	const struct crm_helpers *all = h->bound->helpers;
	crm_num n = 0;

	for (size_t i = first_of(all, topic);
	     i < all->n && n < rule->helpers && crm_str_eq(all->at[i].topic, topic); i++) {
		int suits = all->at[i].row != h->row && !is_again(all, i);
		crm_cursor_go(h->other, all->at[i].row);
		if (suits && rule->helper)
			suits = crm_expr_holds(rule->helper, h->other, e);
		if (suits < 0)
			return -1;
		if (!suits)
			continue;
		if (n)
			crm_buf_z(names, crm_lang_in_use()->comma);
		if (write_name(h, &all->at[i], names, e) < 0)
			return -1;
		n += CRM_NUM_ONE;
	}
	return n > 0;
}

int
crm_helpers_write(struct crm_due_hand *h, const struct crm_due_rule *r, const struct crm_fired *f,
		  crm_buf *out, crm_error *e)
{
	crm_str topic = f->has_event ? crm_str_trim(f->seen.item) : CRM_STR("");
	crm_buf names = {0}, line = {0};
	int found = 0;

	if (h->bound->helpers && r->rule->helpers && topic.n)
		found = write_names(h, r->rule, topic_of(h->arena, topic), &names, e);
	crm_write_line(topic, &line);
	if (found > 0)
		crm_lang_fill(out, crm_tr("Can help with {topic}: {names}"),
			      (struct crm_filling[]){CRM_FILL_TEXT("topic", crm_buf_slice(&line)),
						     CRM_FILL_TEXT("names", crm_buf_slice(&names)),
						     {0}});
	crm_buf_free(&names);
	crm_buf_free(&line);
	return found < 0 ? -1 : 0;
}
