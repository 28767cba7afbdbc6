/* words.c: values of a card in words. */
#include <string.h>

#include "base/array.h"
#include "card/words.h"

#define SEPARATOR " · "

const char *
crm_card_heading(crm_str name)
{
	static const struct {
		const char *name, *heading;
	} all[] = {
		{"owner", CRM_TR_MARK("Owner")},
		{"contact", CRM_TR_MARK("Contact person")},
		{"household", CRM_TR_MARK("Household")},
		{"phone", CRM_TR_MARK("Phone")},
		{"email", CRM_TR_MARK("Email")},
		{"address", CRM_TR_MARK("Address")},
		{"lang", CRM_TR_MARK("Language")},
		{"channel", CRM_TR_MARK("Channel")},
		{"hours", CRM_TR_MARK("Hours")},
		{"avoid", CRM_TR_MARK("Do not mention")},
		{"birthday", CRM_TR_MARK("Birthday")},
		{"tags", CRM_TR_MARK("Tags")},
		{"created", CRM_TR_MARK("Registered")},
		{"reviewed", CRM_TR_MARK("Reviewed")},
		{"note", CRM_TR_MARK("Note")},
		{"influence", CRM_TR_MARK("Influence")},
		{"potential", CRM_TR_MARK("Potential")},
		{"closeness_rating", CRM_TR_MARK("Rated closeness")},
		{"cadence", CRM_TR_MARK("Cadence")},
		{"first_seen", CRM_TR_MARK("Known since")},
		{"last_touch", CRM_TR_MARK("Last contact")},
		{"purchases", CRM_TR_MARK("Purchases")},
		{"spend", CRM_TR_MARK("Spend")},
		{"last_purchase", CRM_TR_MARK("Last purchase")},
		{"next_appointment", CRM_TR_MARK("Next appointment")},
		{"snoozed_until", CRM_TR_MARK("Left alone until")},
		{"consent", CRM_TR_MARK("Consent")},
		{"consented", CRM_TR_MARK("Agreed to")},
		{"opted_out", CRM_TR_MARK("Opted out of")},
	};

	for (size_t i = 0; i < CRM_LENGTH(all); i++)
		if (crm_str_eqz(name, all[i].name))
			return crm_tr(all[i].heading);
	return NULL;
}

/* The words are marked where reports have them. */
crm_str
crm_card_word(crm_str word)
{
	char text[64];
	const char *said;

	if (word.n >= sizeof text)
		return word;
	memcpy(text, word.p, word.n);
	text[word.n] = '\0';
	said = crm_tr_in("report", text);
	return said == text ? word : crm_str_z(said);
}

static void
add_part(crm_buf *out, size_t begin, const char *separator, crm_str part)
{
	if (!part.n)
		return;
	crm_buf_z(out, out->n > begin ? separator : "");
	crm_buf_str(out, part);
}

void
crm_card_what(const struct crm_card_due *due, crm_buf *out)
{
	size_t begin = out->n;

	add_part(out, begin, ", ", crm_card_word(due->action));
	add_part(out, begin, ", ", crm_card_word(due->channel));
	add_part(out, begin, ", ", due->date);
	if (due->late && !due->held.n)
		add_part(out, begin, ", ", crm_str_z(crm_tr_in("card", "late")));
	add_part(out, begin, ", ", due->owner);
}

void
crm_card_class(const crm_card *card, crm_buf *out)
{
	const crm_str parts[] = {card->status, card->stage, card->tier, card->quadrant,
				 card->treatment};
	size_t begin = out->n;
	crm_str list = card->segments, item;

	for (size_t i = 0; i < CRM_LENGTH(parts); i++)
		add_part(out, begin, ", ", crm_card_word(parts[i]));
	while (crm_str_item(&list, &item))
		add_part(out, begin, ", ", crm_card_word(item));
}

static void
add_amount(crm_str amount, crm_str currency, crm_buf *out)
{
	crm_num n;

	if (crm_num_parse(amount, &n))
		crm_lang_amount(n, currency, out);
	else
		crm_buf_str(out, amount);
}

void
crm_card_entry_text(const crm_card *card, const struct crm_card_entry *e, crm_buf *out)
{
	size_t begin = out->n;
	crm_buf amount = {0};

	if (e->voided)
		crm_buf_f(out, "%s", crm_tr_in("card", "[taken back]"));
	crm_buf_z(out, e->voided ? " " : "");
	begin = out->n;
	add_part(out, begin, SEPARATOR, crm_card_word(e->kind));
	add_part(out, begin, SEPARATOR, e->dir);
	add_part(out, begin, SEPARATOR, e->outcome);
	if (e->amount.n)
		add_amount(e->amount, e->currency.n ? e->currency : card->currency, &amount);
	add_part(out, begin, SEPARATOR, crm_buf_slice(&amount));
	crm_buf_free(&amount);
	add_part(out, begin, SEPARATOR, e->item);
	if (e->rating.n) {
		crm_buf_z(out, SEPARATOR);
		crm_buf_f(out, crm_tr("rated %.*s"), (int)e->rating.n, e->rating.p);
	}
	if (e->due.n) {
		char clock[CRM_TIME_TEXT];
		crm_str due = e->due;
		crm_time t;
		if (crm_time_has_clock(due, &t))
			due = (crm_str){clock, crm_time_show(t, clock)};
		crm_buf_z(out, SEPARATOR);
		crm_buf_f(out, crm_tr("for %.*s"), (int)due.n, due.p);
	}
	add_part(out, begin, SEPARATOR, e->ref);
	add_part(out, begin, SEPARATOR, e->by);
	add_part(out, begin, SEPARATOR, e->note);
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
		crm_buf_z(out, ", ");
		crm_buf_f(out, crm_tr("paid %s each"), crm_buf_zend(&paid));
	}
	if (price.n) {
		crm_buf_z(out, ", ");
		crm_buf_f(out, crm_tr("now %s each"), crm_buf_zend(&price));
	}
	if (worth.n) {
		crm_buf_z(out, ", ");
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
	int year, month, day;

	while (points[first] == CRM_CARD_NOTHING)
		first++;
	crm_lang_number(points[first], 1, &was);
	crm_day_split(card->month[first], &year, &month, &day);
	crm_buf_z(&was, "");
	crm_buf_f(out, crm_tr("%s at the end of %04d-%02d"), crm_buf_zend(&was), year, month);
	crm_buf_free(&was);
}
