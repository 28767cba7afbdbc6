/* words.c: values of a card in words. */
#include <string.h>

#include "base/array.h"
#include "card/words.h"
#include "due/what.h"
#include "lang/lang.h"

void
crm_card_what(const struct crm_card_due *due, crm_buf *out)
{
	const struct crm_due_what what = {.action = due->action,
					  .channel = due->channel,
					  .date = due->date,
					  .late = due->held.n ? CRM_STR("") : due->late};

	crm_due_what_text(&what, out);
	crm_buf_z(out, due->owner.n ? crm_lang_in_use()->semicolon : "");
	crm_buf_str(out, due->owner);
}

static void
add_word(crm_buf *out, size_t begin, crm_str word)
{
	if (word.n && out->n > begin)
		crm_buf_z(out, crm_lang_in_use()->comma);
	crm_lang_word(CRM_STANDING, word, out);
}

void
crm_card_class(const crm_card *card, crm_buf *out)
{
	const crm_str parts[] = {card->status, card->stage, card->tier, card->quadrant,
				 card->treatment};
	size_t begin = out->n;
	crm_str list = card->segments, item;

	for (size_t i = 0; i < CRM_LENGTH(parts); i++)
		add_word(out, begin, parts[i]);
	while (crm_str_item(&list, &item))
		add_word(out, begin, item);
}

void
crm_card_holding_text(const crm_card *card, const struct crm_card_holding *h, crm_buf *out)
{
	crm_buf paid = {0}, price = {0}, worth = {0};
	char held[CRM_NUM_TEXT];

	crm_num_format(h->held, 0, held);
	if (h->paid != CRM_CARD_NOTHING)
		crm_lang_amount(h->paid, card->currency, &paid);
	if (h->price != CRM_CARD_NOTHING)
		crm_lang_amount(h->price, card->currency, &price);
	if (h->worth != CRM_CARD_NOTHING)
		crm_lang_amount(h->worth, card->currency, &worth);
	crm_buf_z(out, held);
	if (paid.n) {
		crm_buf_z(out, crm_tr_in("card", ", "));
		crm_buf_f(out, crm_tr("paid %s each"), crm_buf_zend(&paid));
	}
	if (price.n) {
		crm_buf_z(out, crm_tr_in("card", ", "));
		crm_buf_f(out, crm_tr("now %s each"), crm_buf_zend(&price));
	}
	if (worth.n) {
		crm_buf_z(out, crm_tr_in("card", ", "));
		crm_buf_f(out, crm_tr("worth %s"), crm_buf_zend(&worth));
	}
	crm_buf_free(&paid);
	crm_buf_free(&price);
	crm_buf_free(&worth);
}

void
crm_card_known_text(const crm_card *card, crm_buf *out)
{
	/* TRANSLATORS: how many of the seven things that one must know of a customer are known */
	crm_buf_f(out, crm_tr("%u of %d known"), card->knowns, (int)CRM_KNOW_THINGS);
}

/* ---- trends ---- */

bool
crm_card_has_trend(const crm_card *card, const crm_num *points)
{
	unsigned n = 0;

	for (unsigned i = 0; points && i < card->months; i++)
		n += points[i] != CRM_CARD_NOTHING;
	return n > 1;
}

void
crm_card_sparkline(const crm_card *card, const crm_num *points, crm_buf *out)
{
	static const char *const bars[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	const crm_num most = 100 * CRM_NUM_ONE;

	for (unsigned i = 0; i < card->months; i++) {
		crm_num n = points[i];
		if (n == CRM_CARD_NOTHING) {
			crm_buf_z(out, " ");
			continue;
		}
		n = n < 0 ? 0 : n > most ? most : n;
		crm_buf_z(out, bars[n == most ? 7 : n * 8 / most]);
	}
}

void
crm_card_trend_text(const crm_card *card, const crm_num *points, crm_buf *out)
{
	unsigned first = 0;
	crm_buf was = {0};

	while (points[first] == CRM_CARD_NOTHING)
		first++;
	crm_lang_number(points[first], 1, &was);
	crm_lang_fill(out, crm_tr("{value} on {day}"),
		      (struct crm_filling[]){CRM_FILL_TEXT("value", crm_buf_slice(&was)),
					     CRM_FILL_DAY("day", card->month[first]),
					     {0}});
	crm_buf_free(&was);
}
