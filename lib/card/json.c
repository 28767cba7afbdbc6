/* json.c: a card as a JSON object, for programs. */
#include "card/card.h"
#include "record/record.h"

/* An object or a list while it is written. */
static void
next(crm_buf *out)
{
	char last = out->n ? out->p[out->n - 1] : '{';

	if (last != '{' && last != '[' && last != ':')
		crm_buf_char(out, ',');
}

static void
key(crm_buf *out, const char *name)
{
	next(out);
	crm_json_string(crm_str_z(name), out);
	crm_buf_char(out, ':');
}

/* An empty text is null. */
static void
text(crm_buf *out, const char *name, crm_str value)
{
	key(out, name);
	if (value.n)
		crm_json_string(value, out);
	else
		crm_buf_z(out, "null");
}

static void
number(crm_buf *out, const char *name, crm_num n)
{
	char digits[CRM_NUM_TEXT];

	if (name)
		key(out, name);
	else
		next(out);
	if (n == CRM_CARD_NOTHING)
		crm_buf_z(out, "null");
	else
		crm_buf_add(out, digits, crm_num_format(n, 0, digits));
}

/* A number that is written as text. */
static void
figure(crm_buf *out, const char *name, crm_str value)
{
	crm_num n;

	number(out, name, crm_num_parse(value, &n) ? n : CRM_CARD_NOTHING);
}

static void
yes_no(crm_buf *out, const char *name, bool yes)
{
	key(out, name);
	crm_buf_z(out, yes ? "true" : "false");
}

static void
list(crm_buf *out, const char *name, crm_str items)
{
	crm_str item;

	key(out, name);
	crm_buf_char(out, '[');
	while (crm_str_item(&items, &item)) {
		next(out);
		crm_json_string(item, out);
	}
	crm_buf_char(out, ']');
}

static void
open(crm_buf *out, const char *name, char bracket)
{
	if (name)
		key(out, name);
	else
		next(out);
	crm_buf_char(out, bracket);
}

static void
day(crm_buf *out, const char *name, crm_time t)
{
	char written[CRM_TIME_TEXT];

	if (t.day == CRM_NO_DAY)
		text(out, name, CRM_STR(""));
	else
		text(out, name, (crm_str){written, crm_time_format(t, written)});
}

static void
pairs(crm_buf *out, const char *name, const struct crm_card_pair *pair, size_t n)
{
	open(out, name, '{');
	for (size_t i = 0; i < n; i++) {
		next(out);
		crm_json_string(pair[i].name, out);
		crm_buf_char(out, ':');
		crm_json_value(pair[i].value, pair[i].type, out);
	}
	crm_buf_char(out, '}');
}

/* ---- the parts ---- */

static void
add_trend(const crm_card *card, crm_buf *out)
{
	open(out, "trend", '[');
	for (unsigned i = 0; i < card->months; i++) {
		open(out, NULL, '{');
		day(out, "date", (crm_time){card->month[i], -1, CRM_NO_OFFSET});
		number(out, "value", card->values[i]);
		number(out, "closeness", card->closenesses[i]);
		crm_buf_char(out, '}');
	}
	crm_buf_char(out, ']');
}

static void
add_known(const crm_card *card, crm_buf *out)
{
	open(out, "known", '{');
	for (int i = 0; i < CRM_KNOW_THINGS; i++)
		yes_no(out, card->known[i].name, card->known[i].text.n > 0);
	crm_buf_char(out, '}');
}

static void
add_due(const crm_card *card, bool held, crm_buf *out)
{
	open(out, held ? "held" : "due", '[');
	for (size_t i = 0; i < card->dues; i++) {
		const struct crm_card_due *d = &card->due[i];
		if ((d->held.n > 0) != held)
			continue;
		open(out, NULL, '{');
		text(out, "rule", d->rule);
		text(out, "date", d->date);
		text(out, "action", d->action);
		text(out, "channel", d->channel);
		text(out, "why", d->why);
		text(out, "ask", d->ask);
		text(out, "offer", d->offer);
		text(out, "owner", d->owner);
		list(out, "evidence", d->evidence);
		if (held)
			text(out, "held", d->held);
		else
			yes_no(out, "late", !crm_str_eqz(d->late, "0"));
		crm_buf_char(out, '}');
	}
	crm_buf_char(out, ']');
}

static void
add_promises(const crm_card *card, crm_buf *out)
{
	open(out, "promises", '[');
	for (size_t i = 0; i < card->promises; i++) {
		open(out, NULL, '{');
		day(out, "due", card->promise[i].due);
		day(out, "since", card->promise[i].since);
		text(out, "text", card->promise[i].text);
		crm_buf_char(out, '}');
	}
	crm_buf_char(out, ']');
}

static void
add_holdings(const crm_card *card, crm_buf *out)
{
	open(out, "holdings", '[');
	for (size_t i = 0; i < card->holdings; i++) {
		const struct crm_card_holding *h = &card->holding[i];
		open(out, NULL, '{');
		text(out, "item", h->item);
		number(out, "quantity", h->held);
		number(out, "paid", h->paid);
		number(out, "price", h->price);
		number(out, "worth", h->worth);
		crm_buf_char(out, '}');
	}
	crm_buf_char(out, ']');
	number(out, "worth", card->worth);
}

static void
add_kin(const crm_card *card, crm_buf *out)
{
	open(out, "referrals", '[');
	for (size_t i = 0; i < card->kins; i++) {
		const struct crm_card_kin *k = &card->kin[i];
		open(out, NULL, '{');
		number(out, "depth", (crm_num)k->depth * CRM_NUM_ONE);
		text(out, "id", k->id);
		text(out, "name", k->name);
		if (k->more)
			number(out, "more", (crm_num)k->more * CRM_NUM_ONE);
		crm_buf_char(out, '}');
	}
	crm_buf_char(out, ']');
}

static void
add_entry(const struct crm_card_entry *e, crm_buf *out)
{
	open(out, NULL, '{');
	text(out, "event", e->event);
	text(out, "date", e->date);
	text(out, "kind", e->kind);
	text(out, "dir", e->dir);
	text(out, "outcome", e->outcome);
	figure(out, "amount", e->amount);
	text(out, "currency", e->currency);
	text(out, "item", e->item);
	text(out, "by", e->by);
	text(out, "due", e->due);
	text(out, "ref", e->ref);
	figure(out, "rating", e->rating);
	text(out, "note", e->note);
	text(out, "file", crm_str_z(e->source));
	number(out, "line", (crm_num)e->line * CRM_NUM_ONE);
	yes_no(out, "voided", e->voided);
	crm_buf_char(out, '}');
}

void
crm_card_json(const crm_card *card, crm_buf *out)
{
	crm_buf_char(out, '{');
	text(out, "id", card->id);
	text(out, "name", card->name);
	text(out, "status", card->status);
	text(out, "as_of", card->as_of);
	pairs(out, "columns", card->column, card->columns);
	pairs(out, "facts", card->fact, card->facts);
	text(out, "stage", card->stage);
	text(out, "tier", card->tier);
	text(out, "treatment", card->treatment);
	list(out, "segments", card->segments);
	text(out, "quadrant", card->quadrant);
	figure(out, "value", card->value);
	figure(out, "closeness", card->closeness);
	figure(out, "score", card->score);
	add_trend(card, out);
	add_known(card, out);
	add_due(card, false, out);
	add_due(card, true, out);
	add_promises(card, out);
	add_holdings(card, out);
	text(out, "hours", card->wish[CRM_WISH_HOURS].value);
	list(out, "avoid", card->wish[CRM_WISH_AVOID].value);
	list(out, "consent", card->wish[CRM_WISH_CONSENT].value);
	list(out, "consented", card->wish[CRM_WISH_CONSENTED].value);
	list(out, "opted_out", card->wish[CRM_WISH_OPTED_OUT].value);
	add_kin(card, out);
	open(out, "timeline", '[');
	for (size_t i = 0; i < card->entries; i++)
		add_entry(&card->entry[i], out);
	crm_buf_z(out, "]}\n");
}
