/* place_capacity.c: how much of the list fits a day.
 *
 * Each owner's day holds `capacity` customers. What cannot wait (combine_wait.c) is in it,
 * and all of it, even where it is more than that. Most of the places that are left go to
 * the head of the list, or by the policy's `order` to those who wait for us, then stage by
 * stage to the most valuable; the share `reserve` is kept for those of the rest who are
 * overdue longest, so that small customers are not forgotten for ever. What was done today
 * already is taken off, so that a second list is no second day. What does not fit is held:
 * nothing is written down, so the next run finds it again, a day later.
 *
 * A day that is not full may then be filled, by the rules with `fill`. */
#include <stdlib.h>

#include "due/order.h"
#include "due/place_first.h"

/* ---- owner by owner ---- */

/* Some items, those of one owner after those of another. */
struct parted {
	struct crm_due_key *key;
	size_t *end; /* of each owner: behind the last of theirs */
};

typedef bool item_wanted(const struct crm_due_found *f, const struct crm_due_item *item,
			 crm_day day, size_t rule);

static struct parted
part_by_owner(const struct crm_due_found *f, const struct crm_due_items *all, crm_day day,
	      size_t rule, item_wanted *wanted)
{
	struct parted p = {.end = crm_alloc((f->owners.n + 1) * sizeof *p.end)};
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		if (wanted(f, &all->item[i], day, rule)) {
			p.end[all->item[i].who + 1]++;
			n++;
		}
	for (size_t i = 0; i < f->owners.n; i++)
		p.end[i + 1] += p.end[i];
	/* end[i] is where owner i begins, until all are in their places */
	p.key = crm_realloc(NULL, (n + 1) * sizeof *p.key);
	for (size_t i = 0; i < all->n; i++)
		if (wanted(f, &all->item[i], day, rule))
			p.key[p.end[all->item[i].who]++] = crm_due_key(all, i);
	return p;
}

static struct crm_due_key *
keys_of(const struct parted *p, size_t who, size_t *n)
{
	size_t begin = who ? p->end[who - 1] : 0;

	*n = p->end[who] - begin;
	return p->key + begin;
}

static void
parted_free(struct parted *p)
{
	free(p->key);
	free(p->end);
}

static bool
is_planned(const struct crm_due_found *f, const struct crm_due_item *item, crm_day day, size_t rule)
{
	(void)f;
	(void)rule;
	return item->day == day && item->count > 0 && !item->held && !item->task;
}

/* The share `reserve` of so many places. */
static size_t
reserved(const struct crm_due_bound *d, size_t room)
{
	crm_num share;

	if (crm_num_mul((crm_num)room * CRM_NUM_ONE, d->policy->reserve, &share) < 0 || share < 0)
		return 0;
	return (size_t)(crm_num_round(share, 0) / CRM_NUM_ONE);
}

static void
swap(struct crm_due_key *a, struct crm_due_key *b)
{
	struct crm_due_key key = *a;

	*a = *b;
	*b = key;
}

/* Moves those who cannot wait to the front of key[0..n); how many they are. */
static size_t
urgent_first(const struct crm_due_bound *d, const struct crm_due_found *f, struct crm_due_key *key,
	     size_t n, crm_day day)
{
	size_t urgent = 0;

	for (size_t i = 0; i < n; i++)
		if (crm_due_item_cannot_wait(d, &f->reasons, &f->list.item[key[i].at], day))
			swap(&key[i], &key[urgent++]);
	return urgent;
}

static struct crm_day_parts
parts_of_day(const struct crm_due_bound *d, size_t n, size_t room, size_t urgent)
{
	struct crm_day_parts parts = {.n = n, .room = room, .urgent = urgent};
	size_t left = urgent < room ? room - urgent : 0;

	parts.order = crm_policy_order(d->policy)->within.n ? crm_by_place : crm_due_key_order;
	if (n <= room) {
		parts.head = n - urgent;
		return parts;
	}
	parts.kept = reserved(d, room);
	if (parts.kept > left)
		parts.kept = left;
	parts.head = left - parts.kept;
	return parts;
}

/* key[0..n) are one owner's, who has room for so many. */
static void
cut_day(const struct crm_due_bound *d, struct crm_due_found *f, struct crm_due_key *key, size_t n,
	size_t room, crm_day day)
{
	bool explains = d->how.explained && day == d->today;
	struct crm_day_parts parts;
	size_t left;

	if (n <= room && !explains)
		return;
	parts = parts_of_day(d, n, room, urgent_first(d, f, key, n, day));
	if (n > room) {
		left = parts.head + parts.kept;
		f->beyond += parts.urgent - (room - left);
		crm_first_of(&f->list, key + parts.urgent, n - parts.urgent, parts.head,
			     parts.order);
		crm_first_of(&f->list, key + parts.urgent + parts.head,
			     n - parts.urgent - parts.head, parts.kept, crm_by_waiting);
		for (size_t i = parts.urgent + left; i < n; i++)
			f->list.item[key[i].at].held = CRM_HELD_CAPACITY;
	}
	if (explains)
		crm_place_note(d, f, key, &parts);
}

void
crm_capacity(const struct crm_due_bound *d, struct crm_due_found *f, crm_day day)
{
	struct crm_due_key *key;
	struct parted p;
	size_t n;

	if (!d->looks.limits || d->how.unlimited)
		return;
	p = part_by_owner(f, &f->list, day, 0, is_planned);
	for (size_t i = 0; i < f->owners.n; i++) {
		key = keys_of(&p, i, &n);
		cut_day(d, f, key, n, crm_owner_room(d, &f->owners.owner[i], day), day);
	}
	parted_free(&p);
}

/* ---- a day that has room left ---- */

static const struct crm_reason *
reason_by(const struct crm_due_found *f, const struct crm_due_item *item, size_t rule)
{
	for (size_t i = item->first; i < item->first + item->count; i++)
		if (f->reasons.at[i].rule == rule)
			return &f->reasons.at[i];
	return NULL;
}

static bool
may_fill(const struct crm_due_found *f, const struct crm_due_item *item, crm_day day, size_t rule)
{
	const struct crm_reason *reason = reason_by(f, item, rule);

	return reason && reason->from <= day;
}

/* Where the reasons of an item that fill a day end, and those begin that go along. */
static size_t
fills_end(const struct crm_due_bound *d, const struct crm_due_found *f,
	  const struct crm_due_item *item)
{
	size_t end = item->first + item->count;

	while (end > item->first && !crm_due_only_fills(d, &f->reasons.at[end - 1]))
		end--;
	return end;
}

/* The customer joins the list by one rule, and has no reasons left to do so again. */
static void
take_fill(struct crm_due_hand *h, struct crm_due_found *f, struct crm_due_item *from, size_t rule,
	  crm_day day)
{
	const struct crm_due_bound *d = h->bound;
	struct crm_reason *chosen = &f->reasons.at[reason_by(f, from, rule) - f->reasons.at],
			  other = *chosen;
	size_t end = from->first + from->count, first = fills_end(d, f, from) - 1, kept = first;
	struct crm_due_item *item = crm_due_item_add(&f->list);
	crm_error e;

	*chosen = f->reasons.at[first];
	f->reasons.at[first] = other;
	for (size_t i = first; i < end; i++) {
		struct crm_reason *reason = &f->reasons.at[i];
		if (d->rule[reason->rule].rule->trigger->any_day)
			reason->due = day;
		if (i > first && (d->rule[rule].internal || reason->from > day))
			reason->held = reason->alone; /* no contact, or too early */
	}
	crm_due_go(h, from->row);
	if (!d->how.each && end > first + 1 && crm_person_read(h, &e) == 0)
		crm_reasons_keep(h, f->reasons.at + first, end - first);
	crm_reasons_sort(d, f->reasons.at + first, end - first);
	while (kept < end && !f->reasons.at[kept].held)
		kept++;
	*item = *from;
	crm_due_item_take(d, &f->reasons, item, first, kept - first);
	item->day = day;
	crm_due_hold(d, f, from, kept, end);
	from->count = 0;
}

static void
take_fills(struct crm_due_hand *h, struct crm_due_found *f, struct crm_due_key *key, size_t n,
	   size_t room, crm_day day, size_t rule)
{
	crm_first_of(&f->fill, key, n, room, crm_by_place);
	for (size_t i = 0; i < n && i < room; i++)
		take_fill(h, f, &f->fill.item[key[i].at], rule, day);
}

void
crm_fill_end(const struct crm_due_bound *d, struct crm_due_found *f)
{
	for (size_t i = 0; i < f->fill.n; i++) {
		struct crm_due_item *item = &f->fill.item[i];
		size_t first = item->count ? fills_end(d, f, item) : 0,
		       end = item->count ? item->first + item->count : 0;
		for (size_t k = first; k < end; k++)
			f->reasons.at[k].held = f->reasons.at[k].alone;
		crm_due_hold(d, f, item, first, end);
	}
}

static void
fill_by(struct crm_due_hand *h, struct crm_due_found *f, crm_day day, size_t rule)
{
	const struct crm_due_bound *d = h->bound;
	struct parted p = part_by_owner(f, &f->fill, day, rule, may_fill);
	size_t wanted = (size_t)(d->rule[rule].rule->trigger->day_size(d->rule[rule].rule) /
				 CRM_NUM_ONE),
	       n, *planned;

	planned = crm_alloc(f->owners.n * sizeof *planned);
	for (size_t i = 0; i < f->list.n; i++)
		planned[f->list.item[i].who] += is_planned(f, &f->list.item[i], day, rule);
	for (size_t i = 0; i < f->owners.n; i++) {
		struct crm_due_key *key = keys_of(&p, i, &n);
		size_t room = crm_owner_room(d, &f->owners.owner[i], day),
		       met = day == d->today ? f->owners.owner[i].met : 0;
		size_t open = wanted > met ? wanted - met : 0;
		if (open > room)
			open = room;
		if (open > planned[i])
			take_fills(h, f, key, n, open - planned[i], day, rule);
	}
	free(planned);
	parted_free(&p);
}

void
crm_fill_day(struct crm_due_hand *h, struct crm_due_found *f, crm_day day)
{
	const struct crm_due_bound *d = h->bound;

	for (size_t i = 0; i < d->rules && f->fill.n; i++)
		if (d->rule[i].rule->trigger->fills)
			fill_by(h, f, day, i);
}
