/* fill.c: who a customer is, and what is known of them. */
#include <string.h>

#include "base/array.h"
#include "card/cards.h"
#include "lang/lang.h"

crm_str
crm_card_keep(struct crm_cards *c, crm_str s)
{
	return crm_arena_str(c->arena, s);
}

crm_str
crm_card_column(struct crm_cards *c, size_t row, const char *name)
{
	const crm_table *table = crm_frame_table(c->frame);
	int at = crm_table_find(table, name);

	if (at < 0)
		return CRM_STR("");
	crm_row_split(&c->fields, table, row);
	return crm_str_trim(c->fields.field[at]);
}

bool
crm_card_shows(const struct crm_cards *c, crm_str column)
{
	return c->how.with_private || !crm_policy_private(c->policy, column);
}

/* A column, unless it is private. */
static crm_str
column(struct crm_cards *c, const crm_card *card, const char *name)
{
	if (!crm_card_shows(c, crm_str_z(name)))
		return CRM_STR("");
	return crm_card_keep(c, crm_card_column(c, card->row, name));
}

/* The value of a name that the frame has, as text; "" when it is missing or private. */
static int
text_of(struct crm_cards *c, enum crm_card_name name, crm_str *out, crm_error *e)
{
	*out = CRM_STR("");
	c->text.n = 0;
	if (c->ref[name] < 0 || !crm_card_shows(c, crm_frame_name(c->frame, c->ref[name])))
		return 0;
	if (crm_cursor_text(c->cursor, c->ref[name], &c->text, e) < 0)
		return -1;
	*out = crm_card_keep(c, crm_buf_slice(&c->text));
	return 0;
}

static int
fill_judged(struct crm_cards *c, crm_card *card, crm_error *e)
{
	const struct {
		enum crm_card_name name;
		crm_str *to;
	} all[] = {{CRM_CARD_STAGE, &card->stage},
		   {CRM_CARD_TIER, &card->tier},
		   {CRM_CARD_TREATMENT, &card->treatment},
		   {CRM_CARD_SEGMENTS, &card->segments},
		   {CRM_CARD_QUADRANT, &card->quadrant},
		   {CRM_CARD_VALUE, &card->value},
		   {CRM_CARD_CLOSENESS, &card->closeness},
		   {CRM_CARD_SCORE, &card->score},
		   {CRM_CARD_CONSENTED, &card->wish[CRM_WISH_CONSENTED].value},
		   {CRM_CARD_OPTED_OUT, &card->wish[CRM_WISH_OPTED_OUT].value}};

	for (size_t i = 0; i < CRM_LENGTH(all); i++)
		if (text_of(c, all[i].name, all[i].to, e) < 0)
			return -1;
	return 0;
}

/* ---- the columns of the customer ---- */

/* The columns that a card shows elsewhere. */
static bool
has_place(crm_str name)
{
	static const char *const placed[] = {"id",     "name",    "status",     "hours",
					     "avoid",  "consent", "as_of",      "referred_by",
					     "reason", "source",  "lost_reason"};

	for (size_t i = 0; i < CRM_LENGTH(placed); i++)
		if (crm_str_eqz(name, placed[i]))
			return true;
	return false;
}

static void
fill_columns(struct crm_cards *c, crm_card *card)
{
	const crm_table *table = crm_frame_table(c->frame);
	const crm_kinds *kinds = crm_policy_model(c->policy)->kinds;
	size_t n = crm_table_columns(table);

	card->column = crm_arena_alloc(c->arena, (n + 1) * sizeof *card->column);
	crm_row_split(&c->fields, table, card->row);
	for (size_t i = 0; i < n; i++) {
		crm_str name = crm_table_column(table, i);
		const crm_word *word = crm_word_find(kinds, name);
		if (has_place(name) || !crm_card_shows(c, name) || !c->fields.field[i].n ||
		    (word && word->origin != CRM_COLUMN))
			continue;
		card->column[card->columns++] = (struct crm_card_pair){
			name, crm_card_keep(c, c->fields.field[i]), word ? word->type : CRM_TEXT};
	}
}

static int
fill_facts(struct crm_cards *c, crm_card *card, crm_error *e)
{
	static const enum crm_card_name names[] = {
		CRM_CARD_FIRST_SEEN,    CRM_CARD_LAST_TOUCH,  CRM_CARD_PURCHASES, CRM_CARD_SPEND,
		CRM_CARD_LAST_PURCHASE, CRM_CARD_APPOINTMENT, CRM_CARD_SNOOZED};
	const crm_kinds *kinds = crm_policy_model(c->policy)->kinds;

	card->fact = crm_arena_alloc(c->arena, sizeof *card->fact * CRM_LENGTH(names));
	for (size_t i = 0; i < CRM_LENGTH(names); i++) {
		struct crm_card_pair *to = &card->fact[card->facts];
		if (text_of(c, names[i], &to->value, e) < 0)
			return -1;
		if (!to->value.n)
			continue;
		to->name = crm_frame_name(c->frame, c->ref[names[i]]);
		to->type = crm_word_find(kinds, to->name)->type;
		card->facts++;
	}
	return 0;
}

/* ---- the seven things ---- */

static crm_str
spend_text(struct crm_cards *c, const crm_card *card, crm_str purchases, crm_str spend)
{
	crm_num count = 0, sum = 0;
	crm_buf money = {0};
	unsigned long n;

	if (!crm_num_parse(purchases, &count) || count <= 0 || !crm_num_parse(spend, &sum))
		return CRM_STR("");
	n = (unsigned long)(count / CRM_NUM_ONE);
	crm_lang_amount(sum, card->currency, &money);
	c->text.n = 0;
	crm_buf_f(&c->text, crm_tr_n("%s in %lu purchase", "%s in %lu purchases", n),
		  crm_buf_zend(&money), n);
	crm_buf_free(&money);
	return crm_card_keep(c, crm_buf_slice(&c->text));
}

static crm_str
rank_text(struct crm_cards *c, const crm_card *card)
{
	crm_str influence = column(c, card, "influence"), potential = column(c, card, "potential");

	c->text.n = 0;
	if (influence.n)
		crm_buf_f(&c->text, crm_tr("influence %s"), influence.p);
	if (potential.n) {
		crm_buf_z(&c->text, influence.n ? crm_lang_in_use()->comma : "");
		crm_buf_f(&c->text, crm_tr("potential %s"), potential.p);
	}
	return crm_card_keep(c, crm_buf_slice(&c->text));
}

static int
fill_known(struct crm_cards *c, crm_card *card, crm_error *e)
{
	static const char *const name[CRM_KNOW_THINGS] = {
		"spend", "rank", "reason", "source", "brought", "thanked", "lost_reason"};
	crm_str purchases, spend, brought, thanked;
	struct crm_card_known *k = card->known;

	if (text_of(c, CRM_CARD_PURCHASES, &purchases, e) < 0 ||
	    text_of(c, CRM_CARD_SPEND, &spend, e) < 0 ||
	    text_of(c, CRM_CARD_REFERRALS, &brought, e) < 0 ||
	    text_of(c, CRM_CARD_THANKED, &thanked, e) < 0)
		return -1;
	k[CRM_KNOW_SPEND].what = crm_tr("what they spend");
	k[CRM_KNOW_SPEND].text = spend_text(c, card, purchases, spend);
	k[CRM_KNOW_RANK].what = crm_tr("whether they are among the best");
	k[CRM_KNOW_RANK].text = rank_text(c, card);
	k[CRM_KNOW_REASON].what = crm_tr("why they chose us");
	k[CRM_KNOW_REASON].text = column(c, card, "reason");
	k[CRM_KNOW_SOURCE].what = crm_tr("where they came from");
	k[CRM_KNOW_SOURCE].text = column(c, card, "source");
	k[CRM_KNOW_BROUGHT].what = crm_tr("whom they brought");
	k[CRM_KNOW_BROUGHT].text = crm_str_eqz(brought, "0") ? CRM_STR("") : brought;
	k[CRM_KNOW_THANKED].what = crm_tr("how we thanked them");
	k[CRM_KNOW_THANKED].text = thanked;
	k[CRM_KNOW_LOST].what = crm_tr("why they left");
	k[CRM_KNOW_LOST].text = column(c, card, "lost_reason");
	for (int i = 0; i < CRM_KNOW_THINGS; i++) {
		k[i].name = name[i];
		card->knowns += k[i].text.n > 0;
	}
	return 0;
}

/* ---- the whole ---- */

static void
fill_trend(const struct crm_cards *c, crm_card *card)
{
	const crm_num *values, *closenesses;

	if (!c->months)
		return;
	values = c->values + c->trend_of[card->row] * c->months;
	closenesses = c->closenesses + c->trend_of[card->row] * c->months;
	card->months = c->months;
	for (unsigned k = 0; k < c->months; k++) {
		card->values[k] = values[k];
		card->closenesses[k] = closenesses[k];
		card->month[k] = c->month[k];
	}
	/* The values of today are those that the card shows. */
	if (!crm_num_parse(card->value, &card->values[c->months - 1]))
		card->values[c->months - 1] = CRM_CARD_NOTHING;
	if (!crm_num_parse(card->closeness, &card->closenesses[c->months - 1]))
		card->closenesses[c->months - 1] = CRM_CARD_NOTHING;
	/* What is private has no trend, either. */
	for (unsigned k = 0; k < c->months; k++) {
		if (!crm_card_shows(c, CRM_STR("value")))
			card->values[k] = CRM_CARD_NOTHING;
		if (!crm_card_shows(c, CRM_STR("closeness")))
			card->closenesses[k] = CRM_CARD_NOTHING;
	}
}

/* Of the facts among them the names alone: fill_judged has their values. */
static void
fill_wishes(struct crm_cards *c, crm_card *card)
{
	static const char *const names[CRM_WISHES] = {
		[CRM_WISH_HOURS] = "hours",         [CRM_WISH_AVOID] = "avoid",
		[CRM_WISH_CONSENT] = "consent",     [CRM_WISH_CONSENTED] = "consented",
		[CRM_WISH_OPTED_OUT] = "opted_out",
	};

	for (int i = 0; i < CRM_WISHES; i++)
		card->wish[i].name = crm_str_z(names[i]);
	for (int i = CRM_WISH_HOURS; i <= CRM_WISH_CONSENT; i++)
		card->wish[i].value = column(c, card, names[i]);
}

int
crm_card_fill(struct crm_cards *c, crm_card *card, crm_error *e)
{
	const char *currency = crm_policy_model(c->policy)->currency;
	char today[CRM_TIME_TEXT];

	crm_cursor_go(c->cursor, card->row);
	card->id = crm_card_keep(c, crm_card_column(c, card->row, "id"));
	card->name = crm_card_keep(c, crm_card_column(c, card->row, "name"));
	card->status = crm_card_keep(c, crm_card_column(c, card->row, "status"));
	fill_wishes(c, card);
	card->currency = currency ? crm_str_z(currency) : CRM_STR("");
	crm_day_format(crm_frame_today(c->frame).day, today);
	card->as_of = crm_card_keep(c, crm_str_z(today));
	fill_columns(c, card);
	if (fill_judged(c, card, e) < 0 || fill_facts(c, card, e) < 0 || fill_known(c, card, e) < 0)
		return -1;
	fill_trend(c, card);
	return 0;
}
