/* reader.c: reads the records of a log in batches. */
#include <stdlib.h>
#include <string.h>

#include "base/ids.h"
#include "fold/entry.h"

void
crm_reader_init(struct crm_reader *r, const struct crm_reading *how)
{
	*r = (struct crm_reader){.how = how};
	r->batch = crm_alloc(CRM_BATCH * sizeof *r->batch);
}

void
crm_reader_free(struct crm_reader *r)
{
	free(r->batch);
	free(r->tainted.row);
	free(r->voided.row);
	crm_arena_free(r->spare);
	crm_arena_free(r->currencies.arena);
}

static bool
never_negative(unsigned column)
{
	return column == CRM_L_AMOUNT || column == CRM_L_QUANTITY || column == CRM_L_PRICE ||
	       column == CRM_L_DISCOUNT || column == CRM_L_FLOOR || column == CRM_L_CEILING;
}

static void
add_column(struct crm_reader *r, unsigned to, int from, size_t *last)
{
	r->column[r->columns++] = (struct crm_reader_column){to, (uint32_t)from};
	if ((size_t)from > *last)
		*last = (size_t)from;
}

/* Those that the listener asked for. A log may lack them. */
static void
add_asked(struct crm_reader *r, const crm_input *in, size_t *last)
{
	const struct crm_listener *l = r->how->program->listener;

	for (unsigned i = 0; l && i < l->columns; i++) {
		int from = crm_input_find(in, l->column[i].name.p);
		if (from >= 0)
			add_column(r, CRM_L_COLUMNS + i, from, last);
	}
}

int
crm_reader_log(struct crm_reader *r, const crm_input *in, size_t which, size_t *last, crm_error *e)
{
	uint32_t needs = r->how->program->needs;

	if (r->how->only) /* a second pass looks for voids */
		needs |= CRM_BIT(CRM_L_EVENT) | CRM_BIT(CRM_L_REF);
	r->source = crm_input_name(in);
	r->place = crm_place(which, 0);
	r->columns = r->moneys = *last = 0;
	r->customer = crm_input_find(in, crm_log_columns[CRM_L_CUSTOMER]);
	memset(r->batch, 0, CRM_BATCH * sizeof *r->batch);
	for (unsigned c = 0; c < CRM_L_COLUMNS; c++) {
		int from = crm_input_find(in, crm_log_columns[c]);
		if (from < 0 && c <= CRM_L_KIND && crm_input_columns(in)) {
			crm_fail(e, CRM_DATA, "a log needs a column \"%s\"", crm_log_columns[c]);
			return crm_fail_at(e, r->source, 1, NULL);
		}
		if (from < 0 || !(needs & CRM_BIT(c)))
			continue;
		if (never_negative(c))
			r->money[r->moneys++] = (uint8_t)c;
		add_column(r, c, from, last);
	}
	add_asked(r, in, last);
	return 0;
}

/* ---- a batch ---- */

/* A field as it will stay until the block is read: most lie in the block
 * itself, what had to be decoded is copied. */
static crm_str
lasting(struct crm_reader *r, crm_str f, crm_str span)
{
	if ((uintptr_t)f.p - (uintptr_t)span.p < span.n || f.n == 0)
		return f;
	if (!r->spare)
		r->spare = crm_arena_new();
	return crm_arena_str(r->spare, f);
}

int
crm_reader_fill(struct crm_reader *r, crm_block *b, size_t *n, bool *more, crm_error *e,
		crm_str *broken)
{
	const struct crm_reader_column *column = r->column;
	const size_t columns = r->columns;
	crm_record rec = {.line = 0};
	int got = 1;

	for (*n = 0; *n < CRM_BATCH && (got = crm_block_next(b, &rec, e)) > 0; ++*n) {
		struct crm_entry *to = &r->batch[*n];
		while (r->how->sieve && got > 0 &&
		       !crm_ids_sifted(r->how->sieve, rec.field[r->customer]))
			got = crm_block_next(b, &rec, e);
		if (got <= 0)
			break;
		for (size_t i = 0; i < columns; i++)
			to->f[column[i].to] = lasting(r, rec.field[column[i].from], rec.span);
		to->span = rec.span;
		to->line = rec.line;
	}
	*more = got != 0;
	*broken = rec.span;
	return got < 0 ? -1 : 0;
}
