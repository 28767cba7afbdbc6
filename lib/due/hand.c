/* hand.c: the row that a thread has in hand, and its values. */
#include "base/fault.h"
#include "due/hand.h"
#include "score/figures.h"

void
crm_due_hand_begin(struct crm_due_hand *h, const struct crm_due_bound *bound, bool cursors)
{
	*h = (struct crm_due_hand){.bound = bound, .arena = crm_arena_new()};
	if (!cursors)
		return;
	h->cursor = crm_cursor_new(bound->frame);
	h->other = crm_cursor_new(bound->frame);
}

void
crm_due_hand_end(struct crm_due_hand *h)
{
	if (h->other) { /* then both are its own */
		crm_cursor_free(h->cursor);
		crm_cursor_free(h->other);
	}
	crm_buf_free(&h->person.scratch[0]);
	crm_buf_free(&h->person.scratch[1]);
	crm_buf_free(&h->scratch);
	crm_arena_free(h->arena);
}

void
crm_due_go(struct crm_due_hand *h, size_t row)
{
	crm_cursor_go(h->cursor, row);
	crm_due_at(h, h->cursor);
}

void
crm_due_at(struct crm_due_hand *h, crm_cursor *at)
{
	h->cursor = at;
	h->row = crm_cursor_row(at);
	h->on = h->bound->today;
	h->person.read = h->person.cadence_known = false;
}

int
crm_due_text(struct crm_due_hand *h, int ref, crm_buf *scratch, crm_str *out, crm_error *e)
{
	crm_value v;

	*out = CRM_STR("");
	if (ref < 0)
		return 0;
	if (crm_cursor_value(h->cursor, ref, &v, e) < 0)
		return -1;
	if (v.type == CRM_TEXT) {
		*out = v.text;
		return 0;
	}
	scratch->n = 0;
	crm_value_text(&v, 0, scratch);
	*out = crm_buf_slice(scratch);
	return 0;
}

int
crm_due_day(struct crm_due_hand *h, int ref, crm_day *out, crm_error *e)
{
	crm_time when;
	crm_value v;

	*out = CRM_NO_DAY;
	if (ref < 0)
		return 0;
	if (crm_cursor_value(h->cursor, ref, &v, e) < 0)
		return -1;
	if (v.type == CRM_DATE)
		*out = v.date.day;
	if (v.type != CRM_TEXT || !crm_str_trim(v.text).n)
		return 0;
	if (!crm_time_parse(crm_str_trim(v.text), &when))
		return crm_due_fault(h, ref, e, "%s is not a date like 2026-11-21",
				     crm_quote(v.text));
	*out = when.day;
	return 0;
}

static const struct crm_quiet_days *
greeting_at(const struct crm_due_hand *h, crm_day day)
{
	for (size_t i = 0; i < h->greetings; i++)
		if (day >= h->greeting[i].first && day <= h->greeting[i].last)
			return &h->greeting[i];
	return NULL;
}

crm_day
crm_clear_of_greetings(const struct crm_due_hand *h, crm_day day, int step)
{
	const struct crm_quiet_days *g;

	while ((g = greeting_at(h, day)))
		day = step > 0 ? g->last + 1 : g->first - 1;
	return day;
}

int
crm_due_fault(const struct crm_due_hand *h, int ref, crm_error *e, const char *format, ...)
{
	crm_str name = crm_frame_name(h->bound->frame, ref);
	char field[sizeof e->field];
	va_list args;

	va_start(args, format);
	crm_fail_v(e, NULL, 0, 0, NULL, format, args);
	va_end(args);
	snprintf(field, sizeof field, "%.*s", (int)name.n, name.p);
	return crm_row_fault(h->bound->frame, h->row, field, e);
}

crm_str
crm_due_keep(struct crm_due_hand *h, crm_str s)
{
	crm_str span = crm_table_span(crm_frame_table(h->bound->frame), h->row);
	uintptr_t p = (uintptr_t)s.p, begin = (uintptr_t)span.p;

	return p >= begin && p + s.n <= begin + span.n ? s : crm_arena_str(h->arena, s);
}
