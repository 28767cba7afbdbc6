/* outcome.c: what became of a morning's list in the course of its day, or of a plan in the course
 * of its days.
 *
 * The list is made as of the first minute of the first day, so that nothing done on these days is
 * known yet. The same logs are then read again for each day, as of its end, for what happened on
 * it. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "due/due.h"

static const char *const words[CRM_OUTCOME_WORDS] = {
	[CRM_LEFT] = CRM_TR_MARK_IN("outcome", "left"),
	[CRM_TRIED] = CRM_TR_MARK_IN("outcome", "tried"),
	[CRM_WAS_REACHED] = CRM_TR_MARK_IN("outcome", "reached"),
};

struct crm_due_outcomes {
	crm_day day;        /* that is looked at */
	crm_frame *frame;   /* the same rows, as of its end */
	int touched, tried; /* wants: a reached touch; one of ours, whatever came of it */
	int *settled;       /* of each rule: what settles it without being a touch */
	bool *contacted;    /* of each row: on one of the days */
	struct became {
		crm_day from, to; /* the days on which what happens is about this entry */
		enum crm_outcome_word word;
	} * became; /* of each entry of the list, before it was sorted */
};

void
crm_due_outcomes_free(struct crm_due_outcomes *v)
{
	if (!v)
		return;
	crm_frame_free(v->frame);
	free(v->settled);
	free(v->contacted);
	free(v->became);
	free(v);
}

/* ---- what happened on the day ---- */

static int
want_on_day(struct crm_due_outcomes *v, const crm_kindset *kinds, int dir, int outcome,
	    const char *item)
{
	return crm_fold_ask(crm_fold_of(v->frame),
			    &(struct crm_query){.aggregate = CRM_AGG_LAST,
						.of = {*kinds, dir, outcome},
						.since = v->day,
						.keep = CRM_KEEP_MOMENT,
						.item = crm_str_z(item ? item : "")});
}

static bool
happened(const struct crm_due_outcomes *v, int want, size_t row)
{
	struct crm_seen seen;

	return crm_fold_seen(crm_fold_of(v->frame), want, row, &seen);
}

/* What settles a rule, if an entry does. */
static int
want_settled(struct crm_due_outcomes *v, const crm_kinds *k, const struct crm_rule *rule)
{
	const char *also = rule->trigger->also_settled;
	crm_kindset kinds = rule->done_by;
	int kind = also ? crm_kinds_find(k, crm_str_z(also)) : -1;

	if (kind >= 0)
		crm_kindset_add(&kinds, kind);
	return want_on_day(v, &kinds, -1, CRM_REACHED,
			   rule->trigger->item ? rule->trigger->item(rule) : NULL);
}

static int
morning(const struct crm_due_bound *d, crm_error *e)
{
	crm_time today = crm_frame_today(d->frame), begin = {d->today, 0, CRM_NO_OFFSET};
	char was[CRM_TIME_TEXT], wanted[CRM_TIME_TEXT];

	if (today.minute == 0 || !crm_frame_rows(d->frame))
		return 0;
	crm_time_show(today, was);
	crm_time_format(begin, wanted);
	crm_fail(e, CRM_DATA,
		 "--outcome needs facts as of the first minute of a day, not of %s: make the "
		 "stream with --today=%s",
		 was, wanted);
	return crm_row_fault(d->frame, 0, "as_of", e);
}

/* ---- of one line, of one customer ---- */

static enum crm_outcome_word
outcome_of(const struct crm_due_outcomes *v, size_t row, const struct crm_reason *reason, size_t n)
{
	if (happened(v, v->touched, row))
		return CRM_WAS_REACHED;
	for (size_t i = 0; i < n; i++)
		if (happened(v, v->settled[reason[i].rule], row))
			return CRM_WAS_REACHED;
	return happened(v, v->tried, row) ? CRM_TRIED : CRM_LEFT;
}

static int
by_row_and_day(const void *a, const void *b)
{
	const struct crm_due_item *x = *(const struct crm_due_item *const *)a,
				  *y = *(const struct crm_due_item *const *)b;

	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return (x->day > y->day) - (x->day < y->day);
}

/* Which days are about which entry. Of several contacts with a customer in a plan each is about the
 * days from its own on to the next one's; the first also about those before. */
static void
share_days(const struct crm_due *d)
{
	const struct crm_due_items *list = &d->found.list;
	const struct crm_due_item **by = crm_alloc((list->n + 1) * sizeof *by);

	for (size_t i = 0; i < list->n; i++)
		by[i] = &list->item[i];
	qsort(by, list->n, sizeof *by, by_row_and_day);
	for (size_t i = 0; i < list->n; i++) {
		struct became *b = &d->outcomes->became[by[i] - list->item];
		size_t next = i + 1, before = i;
		while (before > 0 && by[before - 1]->row == by[i]->row &&
		       by[before - 1]->day == by[i]->day)
			before--;
		while (next < list->n && by[next]->row == by[i]->row && by[next]->day == by[i]->day)
			next++;
		b->from = before > 0 && by[before - 1]->row == by[i]->row ? by[i]->day
									  : d->bound.today;
		b->to = next < list->n && by[next]->row == by[i]->row ? by[next]->day - 1
								      : d->bound.end;
	}
	free(by);
}

/* ---- day by day ---- */

static void
look_at_day(struct crm_due *d)
{
	struct crm_due_outcomes *v = d->outcomes;

	for (size_t row = 0; row < crm_frame_rows(d->bound.frame); row++)
		v->contacted[row] |= outcome_of(v, row, NULL, 0) != CRM_LEFT;
	for (size_t i = 0; i < d->found.list.n; i++) {
		const struct crm_due_item *item = &d->found.list.item[i];
		struct became *b = &v->became[i];
		enum crm_outcome_word word;
		if (v->day < b->from || v->day > b->to)
			continue;
		word = outcome_of(v, item->row, &d->found.reasons.at[item->first], item->count);
		b->word = word > b->word ? word : b->word;
	}
}

static int
read_day(struct crm_due *d, crm_day day, unsigned threads, crm_rejects *rejects, crm_error *e)
{
	struct crm_due_outcomes *v = d->outcomes;
	crm_kindset touches = crm_kinds_touches(d->bound.policy->model.kinds);
	crm_rejects *again = rejects ? crm_rejects_new() : NULL;
	int failed;

	v->day = day;
	crm_frame_free(v->frame);
	v->frame = crm_frame_past(d->bound.frame, (crm_time){day, -1, CRM_NO_OFFSET});
	v->touched = want_on_day(v, &touches, -1, CRM_REACHED, NULL);
	v->tried = want_on_day(v, &touches, CRM_OUT, -1, NULL);
	for (size_t i = 0; i < d->bound.rules; i++)
		v->settled[i] =
			want_settled(v, d->bound.policy->model.kinds, d->bound.rule[i].rule);
	failed = crm_frame_fold(v->frame, threads, again, e);
	if (rejects)
		crm_rejects_join(rejects, again);
	crm_rejects_free(again);
	if (!failed)
		look_at_day(d);
	return failed;
}

int
crm_due_outcomes(crm_due *d, unsigned threads, crm_rejects *rejects, crm_error *e)
{
	struct crm_due_outcomes *v;

	if (!crm_frame_has_log(d->bound.frame))
		return crm_fail(e, CRM_SYSTEM,
				"--outcome needs the log: name it with -l (or $CRM_LOG)");
	if (morning(&d->bound, e) < 0)
		return -1;
	v = d->outcomes = crm_alloc(sizeof *v);
	v->settled = crm_alloc((d->bound.rules + 1) * sizeof *v->settled);
	v->contacted = crm_alloc(crm_frame_rows(d->bound.frame) + 1);
	v->became = crm_alloc((d->found.list.n + 1) * sizeof *v->became);
	share_days(d);
	for (crm_day day = d->bound.today; day <= d->bound.end; day++)
		if (read_day(d, day, threads, rejects, e) < 0)
			return -1;
	return 0;
}

const char *
crm_due_outcome(const crm_due *d, size_t i)
{
	return words[d->outcomes->became[d->found.list.order[i]].word];
}

/* ---- by owner ---- */

struct tally {
	crm_str owner;
	size_t planned, unplanned, became[CRM_OUTCOME_WORDS];
};

struct tallies {
	struct tally *one;
	size_t n, cap;
	crm_people *names; /* of owners that have a name */
	size_t nobody;     /* 1 + whose, for those without owner; 0 none yet */
};

static struct tally *
tally_of(struct tallies *all, crm_str owner, crm_arena *arena)
{
	size_t known = owner.n       ? crm_people_put(all->names, CRM_BY_ID, owner, all->n)
		       : all->nobody ? all->nobody - 1
				     : SIZE_MAX;

	if (known != SIZE_MAX)
		return &all->one[known];
	all->one = crm_grow(all->one, all->n, &all->cap, sizeof *all->one);
	if (!owner.n)
		all->nobody = all->n + 1;
	all->one[all->n] = (struct tally){.owner = crm_arena_str(arena, owner)};
	return &all->one[all->n++];
}

/* Those who were on no list, and were contacted all the same. */
static int
count_unplanned(struct crm_due *d, struct tallies *all, const bool *listed, crm_error *e)
{
	crm_str owner;

	for (size_t row = 0; row < crm_frame_rows(d->bound.frame); row++) {
		if (listed[row] || !d->outcomes->contacted[row])
			continue;
		crm_due_go(&d->hand, row);
		if (crm_due_text(&d->hand, d->bound.ref.owner, &d->hand.scratch, &owner, e) < 0)
			return -1;
		tally_of(all, owner, d->bound.arena)->unplanned++;
	}
	return 0;
}

static int
by_owner(const void *a, const void *b)
{
	return crm_str_cmp(((const struct tally *)a)->owner, ((const struct tally *)b)->owner);
}

static void
write_tally(const struct tally *t, crm_buf *out)
{
	crm_field_write(out, t->owner, CRM_TSV);
	crm_buf_f(out, "\t%zu\t%zu\t%zu\t%zu\t%zu\n", t->planned, t->became[CRM_WAS_REACHED],
		  t->became[CRM_TRIED], t->became[CRM_LEFT], t->unplanned);
}

static void
write_tallies(struct tallies *all, crm_buf *out)
{
	struct tally total = {.owner = CRM_STR("total")};

	if (all->n)
		qsort(all->one, all->n, sizeof *all->one, by_owner);
	crm_buf_z(out, "owner\tplanned\treached\ttried\tleft\tunplanned\n");
	for (size_t i = 0; i < all->n; i++) {
		const struct tally *t = &all->one[i];
		write_tally(t, out);
		total.planned += t->planned;
		total.unplanned += t->unplanned;
		for (int o = 0; o < CRM_OUTCOME_WORDS; o++)
			total.became[o] += t->became[o];
	}
	write_tally(&total, out);
}

int
crm_due_outcome_counts(crm_due *d, crm_buf *out, crm_error *e)
{
	struct tallies all = {.names = crm_people_new(NULL)};
	bool *listed = crm_alloc((crm_frame_rows(d->bound.frame) + 1) * sizeof *listed);
	int failed;

	for (size_t i = 0; i < d->found.list.n; i++) {
		const struct crm_due_item *item = &d->found.list.item[i];
		struct tally *t = tally_of(&all, item->doer, d->bound.arena);
		listed[item->row] = true;
		t->planned++;
		t->became[d->outcomes->became[i].word]++;
	}
	failed = count_unplanned(d, &all, listed, e);
	if (!failed)
		write_tallies(&all, out);
	crm_people_free(all.names);
	free(all.one);
	free(listed);
	return failed;
}
