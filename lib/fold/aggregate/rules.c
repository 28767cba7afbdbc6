/* rules.c: how often each rule of the policy was done for a customer, and when last: by entries
 * that name the rule in the column rule, as crm-log writes it, or where an entry of ours names no
 * rule, by what settles it. A customer has a list in the pool with a piece for each rule that was
 * done. */
#include "fold/aggregate.h"
#include "kinds/kinds.h"

struct done {
	int64_t key; /* of the last */
	crm_time last;
	uint32_t next, times, rule;
	uint32_t in_year; /* of `times`, those of the year of the last */
	int year;
};

static struct done *
find(struct crm_pool *pool, char *head, uint32_t rule)
{
	uint32_t first, at;
	struct done *d;

	memcpy(&first, head, sizeof first);
	for (at = first; at; at = d->next) {
		d = crm_pool_at(pool, at);
		if (d->rule == rule)
			return d;
	}
	at = crm_pool_take(pool, sizeof *d);
	d = crm_pool_at(pool, at);
	*d = (struct done){.next = first, .rule = rule};
	memcpy(head, &at, sizeof at);
	return d;
}

static int
year_of(crm_day day)
{
	int year, month, of_month;

	crm_day_split(day, &year, &month, &of_month);
	return year;
}

static void
count(struct done *d, const struct crm_event *e)
{
	int year = year_of(e->when.day);

	d->times++;
	if (d->times == 1 || year > d->year) {
		d->year = year;
		d->in_year = 0;
	}
	d->in_year += year == d->year;
}

static enum crm_order
step(struct crm_shard *p, const struct crm_operation *o, char *cell, const struct crm_event *e,
     const struct crm_extra *x)
{
	uint64_t rules = x && x->named ? x->rules : (uint64_t)o->number;

	for (uint32_t i = 0; rules; i++, rules >>= 1) {
		struct done *d;
		if (!(rules & 1))
			continue;
		d = find(&p->pool, cell + o->offset, i);
		count(d, e);
		if (!crm_event_after(e, d->key, d->last))
			continue;
		d->key = e->key;
		d->last = e->when;
	}
	return CRM_IN_ORDER;
}

static void
plan(struct crm_event_class *c, size_t accumulator)
{
	const struct crm_program *p = c->p;
	bool ours = c->outcome == CRM_REACHED && c->dir == CRM_OUT;
	uint64_t rules = 0;

	if (!crm_class_matches(c, &p->accumulator[accumulator].query.of))
		return;
	for (size_t i = 0; i < p->rules && ours; i++)
		if (crm_kindset_has(&p->rule[i].done_by, c->kind))
			rules |= UINT64_C(1) << i;
	crm_emit(c, CRM_DO_OTHER, accumulator, CRM_BIT(CRM_L_RULE))->number = (crm_num)rules;
}

const struct crm_aggregate crm_aggregate_rules = {.size = 4, .plan = plan, .step = step};

int
crm_fold_ask_rule(struct crm_fold *f, crm_str name, const char *const *was, size_t was_count,
		  const crm_kindset *done_by)
{
	struct crm_program *p = f->program;
	size_t i = 0;

	while (i < p->rules && !crm_str_eq(p->rule[i].name, name))
		i++;
	if (i == CRM_RULES_FOLLOWED)
		return -1;
	if (i == p->rules)
		p->rule[p->rules++] =
			(struct crm_program_rule){.name = name, .was = was, .was_count = was_count};
	crm_kindset_join(&p->rule[i].done_by, done_by);
	p->ruled = crm_fold_ask(f, &(struct crm_query){.aggregate = CRM_AGG_RULES,
						       .of = {crm_kinds_every(f->model->kinds), -1,
							      CRM_OUTCOMES_OF(1 << CRM_REACHED |
									      1 << CRM_DECLINED)},
						       .since = CRM_NO_DAY});
	return (int)i;
}

struct crm_rule_done
crm_fold_rule(const struct crm_fold *f, size_t row, int rule)
{
	const struct done *d;
	uint32_t at = 0;

	while ((d = crm_list_next(f, f->program->ruled, row, offsetof(struct done, next), &at)))
		if ((int)d->rule == rule)
			return (struct crm_rule_done){d->last, d->times, d->in_year};
	return (struct crm_rule_done){.last = CRM_NO_TIME};
}
