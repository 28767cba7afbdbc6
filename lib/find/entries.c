/* entries.c: what is shown of what was found. */
#include "find/find.h"
#include "frame/frame.h"

enum column { IN, TEXT, DATE, PLACES, EVIDENCE };

size_t
crm_find_columns(const crm_str **names)
{
	static const crm_str columns[CRM_FIND_COLUMNS] = {[IN] = {"found_in", 8},
							  [TEXT] = {"found_text", 10},
							  [DATE] = {"found_date", 10},
							  [PLACES] = {"found_places", 12},
							  [EVIDENCE] = {"found_evidence", 14}};

	*names = columns;
	return CRM_FIND_COLUMNS;
}

size_t
crm_find_entries(const crm_find *x)
{
	return x->entries;
}

/* The file and the line: of the entry, or of the row in which the column is. */
static void
add_evidence(const crm_find *x, const struct crm_found_place *p, crm_buf *out)
{
	const crm_table *t = crm_frame_table(x->frame);
	crm_error at = {0};

	if (p->moment == INT64_MIN)
		crm_fail_at(&at, crm_table_source(t, p->at), crm_table_line(t, p->at), NULL);
	else
		crm_fold_place_fault(crm_fold_of(x->frame), p->at, NULL, &at);
	crm_buf_f(out, "%s:%llu", at.source, (unsigned long long)at.line);
}

void
crm_find_entry(crm_find *x, unsigned hand, size_t i, size_t *row, crm_str *values)
{
	const struct crm_found_place *p = x->entry[i];
	struct crm_find_hand *h = &x->hand[hand];
	char day[CRM_DAY_TEXT] = "";

	*row = p->row;
	if (p->day != CRM_NO_DAY)
		crm_day_format(p->day, day);
	h->date.n = h->places.n = h->evidence.n = 0;
	crm_buf_z(&h->date, day);
	crm_buf_f(&h->places, "%u", x->found.person[p->row].places);
	add_evidence(x, p, &h->evidence);
	values[IN] = p->column;
	values[TEXT] = p->text;
	values[DATE] = crm_buf_slice(&h->date);
	values[PLACES] = crm_buf_slice(&h->places);
	values[EVIDENCE] = crm_buf_slice(&h->evidence);
}
