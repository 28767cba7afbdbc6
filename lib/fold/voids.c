/* voids.c: which entries are taken back, and the currencies of those that are not.
 *
 * That a log has two currencies is found while it is read, when it is not known yet what a later
 * void takes back. Only then is the log read once more, for its voids and its currencies. */
#include <stdlib.h>

#include "base/array.h"
#include "fold/voids.h"

static int
by_id(const void *a, const void *b)
{
	uint64_t x = ((const struct crm_taken *)a)->id, y = ((const struct crm_taken *)b)->id;

	return (x > y) - (x < y);
}

void
crm_voids_judge(struct crm_taken *v, size_t n)
{
	struct crm_taken **ready = crm_alloc((n + 1) * sizeof *ready), *named;
	size_t known = 0;

	if (n)
		qsort(v, n, sizeof *v, by_id);
	for (size_t i = 0; i < n; i++)
		if ((named = bsearch(&(struct crm_taken){.id = v[i].ref}, v, n, sizeof *v, by_id)))
			named->namers++;
	for (size_t i = 0; i < n; i++)
		if (!v[i].namers)
			ready[known++] = &v[i];
	for (size_t i = 0; i < known; i++) {
		ready[i]->counts = !ready[i]->undone;
		named = bsearch(&(struct crm_taken){.id = ready[i]->ref}, v, n, sizeof *v, by_id);
		if (!named)
			continue;
		named->undone |= ready[i]->counts;
		if (--named->namers == 0)
			ready[known++] = named;
	}
	free(ready);
}

/* ---- the currencies that are left ---- */

enum {
	CUSTOMER,
	DATE,
	KIND,
	EVENT,
	REF,
	CURRENCY,
	AMOUNT,
	MONEY_END = AMOUNT + 5,
	COLUMNS = MONEY_END
};
static const char *const names[COLUMNS] = {
	"customer", "date",  "kind",     "event", "ref",     "currency",
	"amount",   "price", "discount", "floor", "ceiling",
};

struct voids {
	const struct crm_reading *how;
	int at[COLUMNS];
	struct crm_taken *of; /* ids of voids and of what they name, combined with the customer */
	size_t n, room;
	uint64_t *gone; /* those of what is taken back, sorted */
	size_t gones;
	struct crm_currencies *left;
};

static crm_str
value_of(const struct voids *v, const crm_record *r, int column)
{
	return v->at[column] < 0 ? CRM_STR("") : r->field[v->at[column]];
}

/* The hash of an event id and its customer; 0 for none. */
static uint64_t
event_of(uint32_t who, crm_str id)
{
	uint64_t mixed =
		id.n ? crm_hash(id) ^ (who + UINT64_C(1)) * UINT64_C(0x9E3779B97F4A7C15) : 0;

	return mixed || !id.n ? mixed : 1;
}

static void
add_void(struct voids *v, const crm_record *r, uint32_t who)
{
	crm_str ref = value_of(v, r, REF);

	if (!crm_str_eqz(value_of(v, r, KIND), "void") || ref.n <= 6 ||
	    memcmp(ref.p, "event:", 6) != 0)
		return;
	v->of = crm_grow(v->of, v->n, &v->room, sizeof *v->of);
	v->of[v->n++] = (struct crm_taken){.id = event_of(who, value_of(v, r, EVENT)),
					   .ref = event_of(who, (crm_str){ref.p + 6, ref.n - 6})};
}

static int
by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static void
find_gone(struct voids *v)
{
	crm_voids_judge(v->of, v->n);
	v->gone = crm_alloc((v->n + 1) * sizeof *v->gone);
	for (size_t i = 0; i < v->n; i++)
		if (v->of[i].counts)
			v->gone[v->gones++] = v->of[i].ref;
	if (v->gones)
		qsort(v->gone, v->gones, sizeof *v->gone, by_number);
}

static void
see_currency(struct voids *v, const crm_record *r, uint32_t who, uint64_t place)
{
	uint64_t event = event_of(who, value_of(v, r, EVENT));
	crm_str currency = value_of(v, r, CURRENCY);
	bool money = false;

	for (int i = AMOUNT; i < MONEY_END; i++)
		money |= value_of(v, r, i).n > 0;
	if (money && currency.n &&
	    !(event && v->gones && bsearch(&event, v->gone, v->gones, sizeof event, by_number)))
		crm_currencies_see(v->left, currency, place);
}

/* Whether it is an entry of a known customer whose day has come. */
static void
look(struct voids *v, const crm_record *r, uint64_t log)
{
	uint32_t who = crm_ids_find(v->how->ids, value_of(v, r, CUSTOMER));
	crm_time when;

	if (who >= v->how->people || !crm_time_parse(value_of(v, r, DATE), &when) ||
	    crm_reading_future(v->how, when))
		return;
	if (v->left)
		see_currency(v, r, who, crm_place(log, r->line));
	else
		add_void(v, r, who);
}

static int
read_log(struct voids *v, crm_input *in, uint64_t log, crm_error *e)
{
	crm_error faulty; /* the fault of a record: the first pass has reported it */
	crm_record r;
	crm_block *b;
	int more, got;

	if (crm_input_rewind(in, e) < 0)
		return -1;
	for (int i = 0; i < COLUMNS; i++)
		v->at[i] = crm_input_find(in, names[i]);
	b = crm_block_new(in, SIZE_MAX);
	while ((more = crm_input_block(in, b, e)) > 0)
		while ((got = crm_block_next(b, &r, &faulty)) != 0)
			if (got > 0)
				look(v, &r, log);
	crm_block_free(b);
	return more;
}

int
crm_currencies_left(const struct crm_reading *how, crm_input **log, size_t logs,
		    struct crm_currencies *out, crm_error *e)
{
	struct voids v = {.how = how};
	int failed = 0;

	for (size_t i = 0; i < logs && !failed; i++)
		failed = read_log(&v, log[i], i, e);
	find_gone(&v);
	v.left = out;
	for (size_t i = 0; i < logs && !failed && v.gones > 0; i++)
		failed = read_log(&v, log[i], i, e);
	free(v.of);
	free(v.gone);
	return failed ? -1 : v.gones > 0;
}
