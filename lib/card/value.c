/* value.c: values of a card as people of the language write them. */
#include "base/array.h"
#include "card/words.h"
#include "lang/lang.h"

#define SEPARATOR " · "

static void
add_number(crm_str number, crm_str currency, crm_buf *out)
{
	crm_num n;

	if (crm_num_parse(number, &n))
		crm_lang_amount(n, currency, out);
	else
		crm_buf_str(out, number);
}

void
crm_card_value(const crm_card *card, crm_str name, crm_str value, crm_buf *out)
{
	const struct crm_caption *c = crm_caption_find(name);
	crm_time t;

	if (crm_time_parse(value, &t))
		crm_lang_time(t, out);
	else if (c && c->reading == CRM_AS_MONEY)
		add_number(value, card->currency, out);
	else if (c)
		crm_read(c->reading, c->context, value, out);
	else
		crm_buf_str(out, value);
}

/* ---- an entry of the log ---- */

void
crm_card_date(const struct crm_card_entry *e, crm_buf *out)
{
	crm_time t;

	if (crm_time_parse(e->date, &t))
		crm_lang_time(t, out);
	else
		crm_buf_str(out, e->date);
}

static void
add_separator(crm_buf *out, size_t begin)
{
	crm_buf_z(out, out->n > begin ? SEPARATOR : "");
}

static void
add_part(crm_buf *out, size_t begin, crm_str part)
{
	if (part.n)
		add_separator(out, begin);
	crm_buf_str(out, part);
}

/* Of a contact: who turned to whom. */
static void
add_direction(const struct crm_card_entry *e, crm_buf *out, size_t begin)
{
	if (!e->contact || !e->dir.n)
		return;
	add_part(out, begin,
		 crm_str_z(crm_str_eqz(e->dir, "in") ? crm_tr_in("card", "from them")
						     : crm_tr_in("card", "from us")));
}

static void
add_rating(const struct crm_card_entry *e, crm_buf *out, size_t begin)
{
	if (!e->rating.n)
		return;
	add_separator(out, begin);
	crm_lang_fill(out, crm_tr("rated {rating}"),
		      (struct crm_filling[]){CRM_FILL_TEXT("rating", e->rating), {0}});
}

static void
add_due(const struct crm_card_entry *e, crm_buf *out, size_t begin)
{
	crm_buf day = {0};
	crm_time t;

	if (!e->due.n)
		return;
	if (crm_time_parse(e->due, &t))
		crm_lang_time(t, &day);
	else
		crm_buf_str(&day, e->due);
	add_separator(out, begin);
	crm_lang_fill(out, crm_tr("for {day}"),
		      (struct crm_filling[]){CRM_FILL_TEXT("day", crm_buf_slice(&day)), {0}});
	crm_buf_free(&day);
}

/* What an entry refers to: another one of the card, a customer with a name, or what is written. */
static void
add_reference(const struct crm_card_entry *e, crm_buf *out, size_t begin)
{
	crm_buf kind = {0}, date = {0};

	if (!e->about) {
		add_part(out, begin, e->whom.n ? e->whom : e->ref);
		return;
	}
	crm_lang_word("kind", e->about->kind, &kind);
	crm_card_date(e->about, &date);
	add_separator(out, begin);
	crm_lang_fill(out, crm_tr("about the {kind} of {date}"),
		      (struct crm_filling[]){CRM_FILL_TEXT("kind", crm_buf_slice(&kind)),
					     CRM_FILL_TEXT("date", crm_buf_slice(&date)),
					     {0}});
	crm_buf_free(&kind);
	crm_buf_free(&date);
}

void
crm_card_entry_text(const crm_card *card, const struct crm_card_entry *e, crm_buf *out)
{
	size_t begin;

	crm_buf_z(out, e->voided ? crm_tr_in("card", "[taken back]") : "");
	crm_buf_z(out, e->voided ? " " : "");
	begin = out->n;
	crm_lang_word("kind", e->kind, out);
	add_direction(e, out, begin);
	if (e->outcome.n) {
		add_separator(out, begin);
		crm_lang_word("outcome", e->outcome, out);
	}
	if (e->amount.n) {
		add_separator(out, begin);
		add_number(e->amount, e->currency.n ? e->currency : card->currency, out);
	}
	add_part(out, begin, e->item);
	add_rating(e, out, begin);
	add_due(e, out, begin);
	add_reference(e, out, begin);
	add_part(out, begin, e->by);
	add_part(out, begin, e->note);
}
