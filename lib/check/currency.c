/* currency.c: currencies of a log, of which there is one unless the policy gives rates.
 * What a void takes back may be in another one, so the second is reported at the end. */
#include <stdlib.h>

#include "check/check.h"

static uint32_t
currency_of(struct crm_check *s, crm_str said)
{
	crm_buf *text = &s->scratch;
	uint32_t at;

	text->n = 0;
	crm_buf_str(text, said);
	for (size_t i = 0; i < text->n; i++)
		if (text->p[i] >= 'a' && text->p[i] <= 'z')
			text->p[i] -= 'a' - 'A';
	at = crm_ids_find(s->currency_ids, crm_buf_slice(text));
	if (at != CRM_NOBODY)
		return at;
	s->currency = crm_realloc(s->currency, (s->currencies + 1) * sizeof *s->currency);
	s->currency[s->currencies] = (struct crm_currency_found){.number = UINT64_MAX};
	return crm_ids_put(s->currency_ids, crm_arena_str(s->arena, crm_buf_slice(text)),
			   (uint32_t)s->currencies++);
}

/* An entry that was not taken back has it. */
static void
note(struct crm_check *s, uint32_t currency, struct crm_spot at, uint64_t number)
{
	struct crm_currency_found *c = &s->currency[currency];

	if (number >= c->number)
		return;
	c->at = at;
	c->number = number;
}

void
crm_check_currency(struct crm_checked_file *f, crm_str said, uint32_t event)
{
	struct crm_check *s = f->s;
	struct crm_logged *e = event == CRM_NOBODY ? NULL : &s->logged[event];
	crm_error fault;
	uint32_t at;

	s->entries++;
	if (said.n == 0 || (s->model->currency && crm_rate_find(s->model, said)))
		return;
	if (s->model->currency) {
		crm_rate_fault(s->model, said, &fault);
		crm_check_report(f, fault.field, said, false, "%s", fault.text);
		return;
	}
	at = currency_of(s, said);
	if (!s->currency[at].text.n) {
		s->currency[at].text = crm_arena_str(s->arena, said);
		s->currency[at].customer = crm_arena_str(s->arena, f->id);
	}
	/* Of two entries with one id the first is the event. */
	if (e && e->at.source == f->source && e->at.line == f->record->line) {
		e->currency = at;
		e->number = s->entries;
	} else {
		note(s, at, (struct crm_spot){f->source, f->record->line}, s->entries);
	}
}

static int
by_number(const void *a, const void *b)
{
	uint64_t x = ((const struct crm_currency_found *)a)->number,
		 y = ((const struct crm_currency_found *)b)->number;

	return (x > y) - (x < y);
}

void
crm_check_currencies(struct crm_check *s)
{
	crm_error e;

	for (size_t i = 0; i < s->events && s->currencies > 1; i++)
		if (s->logged[i].currency != CRM_NOBODY && !s->logged[i].voided)
			note(s, s->logged[i].currency, s->logged[i].at, s->logged[i].number);
	if (s->currencies > 1)
		qsort(s->currency, s->currencies, sizeof *s->currency, by_number);
	for (size_t i = 1; i < s->currencies && s->currency[i].at.line; i++) {
		const struct crm_currency_found *one = &s->currency[0], *c = &s->currency[i];
		crm_currency_fault(&(struct crm_currency_at){.text = one->text},
				   &(struct crm_currency_at){.text = c->text}, one->at.source,
				   one->at.line, &e);
		crm_check_report_at(s, c->at, e.field, c->text, c->customer, false, "%s", e.text);
	}
}
