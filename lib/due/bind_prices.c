/* bind_prices.c: a price list: what one of each item costs, from when. */
#include <stdlib.h>
#include <string.h>

#include "due/prices.h"

struct line {
	crm_price price;
	uint32_t item;
	size_t row;
};

struct reading {
	const crm_table *table;
	int item, price, date; /* columns; date -1 */
	crm_time today;
	struct crm_prices *to;
	crm_people *names;
	struct line *line;
	size_t lines;
	crm_error *error;
};

static int
fault(const struct reading *r, size_t row, const char *field, const char *what, crm_str value)
{
	if (value.n)
		crm_fail(r->error, CRM_DATA, "%s %s", crm_quote(value), what);
	else
		crm_fail(r->error, CRM_DATA, "%s", what);
	return crm_fail_at(r->error, crm_table_source(r->table, row), crm_table_line(r->table, row),
			   field);
}

static int
column(const struct reading *r, const char *name, int *out)
{
	*out = crm_table_find(r->table, name);
	if (*out >= 0)
		return 0;
	crm_fail(r->error, CRM_DATA, "a price list needs a column \"%s\"", name);
	return crm_fail_at(r->error, crm_table_source(r->table, 0), 1, NULL);
}

/* Minutes on the wall clock; a day without a time begins with it. */
static int64_t
moment(crm_time t, int minute)
{
	return t.minute < 0 ? (int64_t)t.day * 1440 + minute : crm_time_wall(t);
}

static uint32_t
number_of(struct reading *r, crm_str item)
{
	struct crm_prices *p = r->to;
	size_t known = crm_people_put(r->names, CRM_BY_ID, item, p->items);

	if (known != SIZE_MAX)
		return (uint32_t)known;
	p->item = crm_realloc(p->item, (p->items + 1) * sizeof *p->item);
	p->item[p->items] = crm_arena_str(p->arena, item);
	return (uint32_t)p->items++;
}

static int
read_row(struct reading *r, const crm_row *row)
{
	crm_str item = row->field[r->item], price = row->field[r->price];
	struct line l = {.price = {.day = r->today.day}, .row = row->row};
	crm_time when = CRM_NO_TIME;

	if (!item.n)
		return fault(r, row->row, "item", "is empty", item);
	if (r->date >= 0 && !crm_time_parse(row->field[r->date], &when))
		return fault(r, row->row, "date",
			     row->field[r->date].n ? "is not a date like 2026-11-21" : "is empty",
			     row->field[r->date]);
	if (price.n && !crm_num_parse(price, &l.price.at))
		return fault(r, row->row, "price", crm_num_wrong(price), price);
	if (l.price.at < 0)
		return fault(r, row->row, "price", "is negative, which a price cannot be", price);
	if (r->date >= 0) {
		l.price.day = when.day;
		l.price.moment = moment(when, 0);
		if (l.price.moment > moment(r->today, 1439))
			return 0; /* it does not exist yet */
	}
	l.item = number_of(r, item);
	if (!price.n)
		return 0;
	if ((r->lines & (r->lines - 1)) == 0)
		r->line = crm_realloc(r->line, (r->lines ? 2 * r->lines : 1) * sizeof *r->line);
	r->line[r->lines++] = l;
	return 0;
}

static int
in_order(const void *a, const void *b)
{
	const struct line *x = a, *y = b;

	if (x->item != y->item)
		return x->item < y->item ? -1 : 1;
	if (x->price.moment != y->price.moment)
		return x->price.moment < y->price.moment ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

/* Puts the prices of each item together, the earliest first. */
static int
arrange(struct reading *r)
{
	struct crm_prices *p = r->to;

	if (r->lines)
		qsort(r->line, r->lines, sizeof *r->line, in_order);
	p->price = crm_alloc((r->lines + 1) * sizeof *p->price);
	p->first = crm_alloc((p->items + 2) * sizeof *p->first);
	for (size_t i = 0; i < r->lines; i++) {
		const struct line *l = &r->line[i], *before = i ? l - 1 : NULL;
		if (before && before->item == l->item && before->price.moment == l->price.moment)
			return fault(r, l->row, "item",
				     r->date >= 0 ? "has a second price for the same time"
						  : "has another price",
				     p->item[l->item]);
		p->price[i] = l->price;
		p->first[l->item + 1] = i + 1;
	}
	for (size_t i = 0; i < p->items; i++)
		if (p->first[i + 1] < p->first[i])
			p->first[i + 1] = p->first[i]; /* none that says anything */
	return 0;
}

static int
read_rows(struct reading *r)
{
	crm_row row = {.row = SIZE_MAX};
	int failed = 0;

	for (size_t i = 0; i < crm_table_rows(r->table) && !failed; i++) {
		crm_row_split(&row, r->table, i);
		failed = read_row(r, &row);
	}
	crm_row_free(&row);
	return failed ? -1 : arrange(r);
}

struct crm_prices *
crm_prices_read(const char *path, crm_time today, crm_error *e)
{
	crm_table *table = crm_table_read(&path, 1, &(struct crm_read){.format = CRM_AUTO}, e);
	struct reading r = {.table = table, .today = today, .error = e};
	int failed;

	if (!table)
		return NULL;
	r.to = crm_alloc(sizeof *r.to);
	r.to->arena = crm_arena_new();
	r.names = crm_people_new(NULL);
	r.date = crm_table_find(table, "date");
	failed = column(&r, "item", &r.item) < 0 || column(&r, "price", &r.price) < 0 ||
		 read_rows(&r) < 0;
	crm_buf_z(&r.to->notices, crm_table_notices(table));
	crm_people_free(r.names);
	free(r.line);
	crm_table_free(table);
	if (!failed)
		return r.to;
	crm_prices_free(r.to);
	return NULL;
}

void
crm_prices_free(struct crm_prices *p)
{
	if (!p)
		return;
	crm_arena_free(p->arena);
	crm_buf_free(&p->notices);
	free(p->item);
	free(p->price);
	free(p->first);
	free(p);
}

/* ---- the prices of a due list ---- */

int
crm_prices_bind(struct crm_due_bound *d, crm_error *e)
{
	const char *path = d->how.prices ? d->how.prices : d->how.usual_prices;
	bool watched = false;

	for (size_t i = 0; i < d->rules; i++)
		watched |= d->rule[i].rule->trigger->needs_prices;
	if (!watched && d->how.prices)
		crm_buf_f(&d->notices, "--prices: no rule of the policy uses prices");
	if (!watched || !path)
		return 0;
	d->prices = crm_prices_read(path, crm_frame_today(d->frame), e);
	if (!d->prices)
		return -1;
	crm_buf_str(&d->notices, crm_buf_slice(&d->prices->notices));
	crm_fold_goods(crm_fold_of(d->frame), d->prices->item, d->prices->items);
	return 0;
}
