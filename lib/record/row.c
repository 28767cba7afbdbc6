/* A row of a table taken apart. */
#include <stdlib.h>

#include "record/record.h"

/* Decodes the fields of a TSV row that has backslashes. */
static void
decode_tsv(crm_row *r, size_t room)
{
	r->scratch.n = 0;
	crm_buf_room(&r->scratch, room);
	for (size_t i = 0; i < r->fields; i++) {
		crm_str raw = r->raw[i];
		if (!raw.n || !memchr(raw.p, '\\', raw.n))
			continue;
		char *to = r->scratch.p + r->scratch.n;
		r->field[i] = (crm_str){to, crm_tsv_decode(raw, to)};
		r->scratch.n += r->field[i].n;
	}
}

void
crm_row_split(crm_row *r, const crm_table *t, size_t row)
{
	crm_str body = crm_record_body(crm_table_span(t, row), t->format);
	bool odd;

	if (r->fields != t->columns || !r->field) {
		r->fields = t->columns;
		r->field = crm_realloc(r->field, (t->columns + 1) * sizeof(*r->field));
		r->raw = crm_realloc(r->raw, (t->columns + 1) * sizeof(*r->raw));
	}
	r->row = row;
	crm_split(body, t->format, r->raw, r->fields, &odd);
	if (odd && t->format == CRM_CSV) {
		struct crm_csv_walk w;
		const char *why;
		crm_csv_walk(body.p, body.p + body.n, &w, r->raw, r->fields);
		if (!r->judge)
			r->judge = crm_judge_new();
		/* It was checked when it was read. */
		crm_judge_record(r->judge, body, &w, r->field, r->fields, &why);
		return;
	}
	memcpy(r->field, r->raw, r->fields * sizeof(*r->field));
	if (odd)
		decode_tsv(r, body.n);
}

void
crm_row_free(crm_row *r)
{
	crm_judge_free(r->judge);
	crm_buf_free(&r->scratch);
	free(r->field);
	free(r->raw);
	*r = (crm_row){0};
}
