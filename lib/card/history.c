/* history.c: what the logs say of the customers who are wanted: their entries, who brought whom,
 * what they bought. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/ids.h"
#include "card/history.h"
#include "fold/moment.h"
#include "fold/reading.h"
#include "fold/voids.h"
#include "frame/frame.h"
#include "kinds/kinds.h"

enum column {
	EVENT,
	DATE,
	CUSTOMER,
	KIND,
	DIR,
	OUTCOME,
	AMOUNT,
	CURRENCY,
	ITEM,
	BY,
	DUE,
	REF,
	RATING,
	NOTE,
	COLUMNS
};
static const char *const names[COLUMNS] = {
	[EVENT] = "event",   [DATE] = "date",         [CUSTOMER] = "customer",
	[KIND] = "kind",     [DIR] = "dir",           [OUTCOME] = "outcome",
	[AMOUNT] = "amount", [CURRENCY] = "currency", [ITEM] = "item",
	[BY] = "by",         [DUE] = "due",           [REF] = "ref",
	[RATING] = "rating", [NOTE] = "note"};

/* The reading of one log. */
struct log {
	struct crm_card_history *history;
	const crm_kinds *kinds;
	const bool *wanted;
	const struct crm_ids *ids; /* of all customers, to rows */
	struct crm_reading when;   /* what is later than today */
	const char *source;
	size_t number; /* which of the logs it is */
	int at[COLUMNS];
	const crm_record *record;
};

static crm_str
value(const struct log *l, enum column c)
{
	return l->at[c] < 0 ? CRM_STR("") : l->record->field[l->at[c]];
}

crm_str
crm_card_named(crm_str ref, const char *what)
{
	size_t n = strlen(what);

	if (ref.n <= n || memcmp(ref.p, what, n) != 0)
		return CRM_STR("");
	return (crm_str){ref.p + n, ref.n - n};
}

static uint64_t
hash(crm_str id)
{
	return id.n ? crm_hash(id) : 0;
}

static void
bring(struct crm_card_history *h, uint32_t by, crm_str by_id, uint32_t whom, crm_str whom_id)
{
	h->brought = crm_grow(h->brought, h->broughts, &h->room, sizeof *h->brought);
	h->brought[h->broughts++] = (struct crm_brought){by, whom, crm_arena_str(h->arena, by_id),
							 crm_arena_str(h->arena, whom_id)};
}

static void
keep_good(struct crm_card_history *h, crm_str item)
{
	if (!item.n || crm_people_put(h->known_goods, CRM_BY_ID, item, h->goods) != SIZE_MAX)
		return;
	h->good = crm_grow(h->good, h->goods, &h->good_room, sizeof *h->good);
	h->good[h->goods++] = crm_arena_str(h->arena, item);
}

static bool
is_contact(const struct log *l, int kind)
{
	enum crm_class class =
		kind < 0 ? CRM_DESK : crm_kinds_at(l->kinds, (size_t)kind)->kind_class;

	return class == CRM_TOUCH || class == CRM_CARE;
}

static void
keep_entry(struct log *l, uint32_t row, crm_time date, int kind)
{
	struct crm_card_history *h = l->history;
	struct crm_told *t = crm_arena_alloc(h->arena, sizeof *t);
	struct crm_card_entry *e = &t->entry;
	struct {
		crm_str *to;
		enum column from;
	} texts[] = {{&e->event, EVENT},       {&e->date, DATE},       {&e->kind, KIND},
		     {&e->dir, DIR},           {&e->outcome, OUTCOME}, {&e->amount, AMOUNT},
		     {&e->currency, CURRENCY}, {&e->item, ITEM},       {&e->by, BY},
		     {&e->due, DUE},           {&e->ref, REF},         {&e->rating, RATING},
		     {&e->note, NOTE}};

	for (size_t i = 0; i < CRM_LENGTH(texts); i++)
		*texts[i].to = crm_arena_str(h->arena, value(l, texts[i].from));
	e->source = l->source;
	e->line = l->record->line;
	e->moment = crm_moment(date);
	e->contact = is_contact(l, kind);
	t->log = l->number;
	t->id = hash(e->event);
	t->ref = hash(crm_card_named(e->ref, "event:"));
	t->before = h->last[row];
	h->last[row] = t;
	h->count[row]++;
}

static void
take(struct log *l)
{
	uint32_t row = crm_ids_find(l->ids, value(l, CUSTOMER));
	crm_str kind = value(l, KIND), whom = crm_card_named(value(l, REF), "customer:");
	int k;
	crm_time date;

	if (row == CRM_NOBODY || !crm_time_parse(value(l, DATE), &date) ||
	    crm_reading_future(&l->when, date))
		return;
	if (whom.n && crm_str_eqz(kind, "referral"))
		bring(l->history, row, value(l, CUSTOMER), crm_ids_find(l->ids, whom), whom);
	if (!l->wanted[row])
		return;
	k = crm_kinds_find(l->kinds, kind);
	if (k >= 0 && crm_kinds_at(l->kinds, (size_t)k)->sale)
		keep_good(l->history, value(l, ITEM));
	keep_entry(l, row, date, k);
}

/* Faulty records are for the fold to report, which reads them as well. */
static int
read_log(struct log *l, const struct crm_fold *f, size_t i, crm_error *e)
{
	crm_input *in = crm_fold_open_log(f, i, e);
	crm_block *b = in ? crm_block_new(in, SIZE_MAX) : NULL;
	crm_record record;
	int status = in ? 1 : -1;

	for (int c = 0; in && c < COLUMNS; c++)
		l->at[c] = crm_input_find(in, names[c]);
	if (in)
		l->source = crm_arena_str(l->history->arena, crm_str_z(crm_input_name(in))).p;
	l->record = &record;
	l->number = i;
	while (status > 0 && (status = crm_input_block(in, b, e)) > 0) {
		int next;
		while ((next = crm_block_next(b, &record, e)) != 0)
			if (next > 0)
				take(l);
	}
	crm_block_free(b);
	crm_input_close(in);
	return status;
}

static crm_str
id_of(struct crm_card_history *h, crm_row *fields, const crm_table *table, size_t row)
{
	crm_row_split(fields, table, row);
	return crm_arena_str(h->arena, fields->field[crm_table_find(table, "id")]);
}

/* Finds the rows of all ids; the id of a merged row gets the row into which it was merged. NULL
 * with the fault. */
static struct crm_ids *
all_ids(struct crm_card_history *h, const crm_frame *f, crm_error *e)
{
	const crm_table *table = crm_frame_table(f);
	size_t rows = crm_table_rows(table);
	const struct crm_merged_row *merged;
	ptrdiff_t n = crm_fold_merged(crm_fold_of(f), &merged, e);
	struct crm_ids *ids;
	crm_row fields = {.row = SIZE_MAX};

	if (n < 0)
		return NULL;
	ids = crm_ids_new(rows + (size_t)n);
	for (size_t i = 0; i < rows; i++)
		crm_ids_set(ids, id_of(h, &fields, table, i), (uint32_t)i);
	for (ptrdiff_t i = 0; i < n; i++, fields.row = SIZE_MAX)
		crm_ids_set(ids, id_of(h, &fields, merged[i].table, merged[i].row), merged[i].into);
	crm_row_free(&fields);
	return ids;
}

/* The column referred_by says who brought a customer, too. */
static void
take_columns(struct crm_card_history *h, const crm_frame *f, const struct crm_ids *ids)
{
	const crm_table *table = crm_frame_table(f);
	int by = crm_table_find(table, "referred_by"), id = crm_table_find(table, "id");
	crm_row row = {.row = SIZE_MAX};

	for (size_t i = 0; by >= 0 && id >= 0 && i < crm_table_rows(table); i++) {
		crm_row_split(&row, table, i);
		if (row.field[by].n)
			bring(h, crm_ids_find(ids, row.field[by]), row.field[by], (uint32_t)i,
			      row.field[id]);
	}
	crm_row_free(&row);
}

int
crm_history_read(struct crm_card_history *h, crm_frame *f, const crm_model *m, const bool *wanted,
		 crm_error *e)
{
	size_t rows = crm_frame_rows(f);
	struct log l = {.history = h, .kinds = m->kinds, .wanted = wanted};
	struct crm_ids *ids;
	int failed = 0;

	h->arena = crm_arena_new();
	h->known_goods = crm_people_new(NULL);
	h->last = crm_alloc((rows + 1) * sizeof *h->last);
	h->count = crm_alloc((rows + 1) * sizeof *h->count);
	l.ids = ids = all_ids(h, f, e);
	if (!ids)
		return -1;
	l.when.today = crm_frame_today(f);
	l.when.now = crm_moment(l.when.today);
	take_columns(h, f, ids);
	for (size_t i = 0; !failed && i < crm_fold_logs(crm_fold_of(f)); i++)
		failed = read_log(&l, crm_fold_of(f), i, e);
	crm_ids_free(ids);
	return failed;
}

void
crm_history_free(struct crm_card_history *h)
{
	if (!h->arena)
		return;
	free(h->last);
	free(h->count);
	free(h->brought);
	free(h->good);
	crm_people_free(h->known_goods);
	crm_arena_free(h->arena);
}

/* ---- one customer's ---- */

/* Newest first; of one moment the one that is later in the logs. */
static int
compare(const void *a, const void *b)
{
	const struct crm_told *x = *(struct crm_told *const *)a, *y = *(struct crm_told *const *)b;

	if (x->entry.moment != y->entry.moment)
		return x->entry.moment < y->entry.moment ? 1 : -1;
	if (x->log != y->log)
		return x->log < y->log ? 1 : -1;
	return (x->entry.line < y->entry.line) - (x->entry.line > y->entry.line);
}

static int
by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static void
mark_voided(struct crm_told **all, size_t n)
{
	struct crm_taken *v = crm_alloc((n + 1) * sizeof *v);
	uint64_t *taken = crm_alloc((n + 1) * sizeof *taken);
	size_t voids = 0, count = 0;

	for (size_t i = 0; i < n; i++)
		if (all[i]->ref && crm_str_eqz(all[i]->entry.kind, "void"))
			v[voids++] = (struct crm_taken){.id = all[i]->id, .ref = all[i]->ref};
	crm_voids_judge(v, voids);
	for (size_t i = 0; i < voids; i++)
		if (v[i].counts)
			taken[count++] = v[i].ref;
	qsort(taken, count, sizeof *taken, by_number);
	for (size_t i = 0; count && i < n; i++)
		all[i]->entry.voided =
			all[i]->id && bsearch(&all[i]->id, taken, count, sizeof *taken, by_number);
	free(taken);
	free(v);
}

static int
by_id(const void *a, const void *b)
{
	const struct crm_told *x = *(struct crm_told *const *)a, *y = *(struct crm_told *const *)b;

	return (x->id > y->id) - (x->id < y->id);
}

/* Finds which entry each one refers to. */
static void
join_references(struct crm_told *const *all, size_t n)
{
	struct crm_told **sorted = crm_alloc((n + 1) * sizeof *sorted);

	if (n) {
		memcpy(sorted, all, n * sizeof *sorted);
		qsort(sorted, n, sizeof(struct crm_told *), by_id);
	}
	for (size_t i = 0; i < n; i++) {
		struct crm_told wanted = {.id = all[i]->ref}, *key = &wanted, **found;
		if (!all[i]->ref)
			continue;
		found = bsearch(&key, sorted, n, sizeof(struct crm_told *), by_id);
		if (found)
			all[i]->entry.about = &(*found)->entry;
	}
	free(sorted);
}

void
crm_history_card(const struct crm_card_history *h, crm_arena *arena, size_t most, crm_card *card)
{
	size_t n = h->count[card->row], kept = n;
	struct crm_told **all = crm_alloc((n + 1) * sizeof *all), *t = h->last[card->row];

	for (size_t i = 0; i < n; i++, t = t->before)
		all[i] = t;
	mark_voided(all, n);
	join_references(all, n);
	if (n)
		qsort(all, n, sizeof(struct crm_told *), compare);
	if (most && kept > most)
		kept = most;
	card->entry = crm_arena_alloc(arena, (kept + 1) * sizeof *card->entry);
	for (size_t i = 0; i < kept; i++)
		card->entry[i] = all[i]->entry;
	card->entries = kept;
	card->left_out = n - kept;
	free(all);
}
