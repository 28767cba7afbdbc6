/* cards.c: cards of customers, from the frame, the due list and the logs. */
#include <stdlib.h>

#include "card/cards.h"

static const char *const names[CRM_CARD_NAMES] = {
	[CRM_CARD_STAGE] = "stage",
	[CRM_CARD_TIER] = "tier",
	[CRM_CARD_TREATMENT] = "treatment",
	[CRM_CARD_SEGMENTS] = "segments",
	[CRM_CARD_QUADRANT] = "quadrant",
	[CRM_CARD_VALUE] = "value",
	[CRM_CARD_CLOSENESS] = "closeness",
	[CRM_CARD_SCORE] = "score",
	[CRM_CARD_OPTED_OUT] = "opted_out",
	[CRM_CARD_CONSENTED] = "consented",
	[CRM_CARD_PURCHASES] = "purchases",
	[CRM_CARD_SPEND] = "spend",
	[CRM_CARD_THANKED] = "last_thanks",
	[CRM_CARD_REFERRALS] = "referrals",
	[CRM_CARD_PROFILE] = "profile",
	[CRM_CARD_FIRST_SEEN] = "first_seen",
	[CRM_CARD_LAST_TOUCH] = "last_touch",
	[CRM_CARD_LAST_PURCHASE] = "last_purchase",
	[CRM_CARD_APPOINTMENT] = "next_appointment",
	[CRM_CARD_SNOOZED] = "snoozed_until",
};

static int
bind_names(struct crm_cards *c, crm_error *e)
{
	for (int i = 0; i < CRM_CARD_NAMES; i++) {
		c->ref[i] = -1;
		if (i == CRM_CARD_TREATMENT && !crm_segment_treats(c->policy))
			continue;
		c->ref[i] = crm_frame_ref(c->frame, crm_str_z(names[i]), e);
		if (c->ref[i] < 0)
			return -1;
	}
	return 0;
}

static void
mark_wanted(struct crm_cards *c)
{
	size_t rows = crm_frame_rows(c->frame);

	c->wanted = crm_alloc(rows + 1);
	for (size_t i = 0; i < rows; i++)
		c->wanted[i] = !c->how.row;
	for (size_t i = 0; c->how.row && i < c->how.rows; i++)
		c->wanted[c->how.row[i]] = true;
}

static int
bind(struct crm_cards *c, crm_error *e)
{
	struct crm_due_how due = {.each = true,
				  .unlimited = true,
				  .held = true,
				  .bare = true,
				  .usual_prices = c->how.prices,
				  .country = c->how.country};

	if (crm_frame_index(c->frame, e) < 0 || crm_card_trends(c, e) < 0 || bind_names(c, e) < 0)
		return -1;
	c->due = crm_due_new(c->policy, c->frame, &due, e);
	if (!c->due ||
	    crm_history_read(&c->history, c->frame, crm_policy_model(c->policy), c->wanted, e) < 0)
		return -1;
	return crm_card_bind_goods(c, e);
}

crm_cards *
crm_cards_new(const crm_policy *p, crm_frame *f, const struct crm_cards_how *how, crm_error *e)
{
	struct crm_cards *c = crm_alloc(sizeof *c);

	c->policy = p;
	c->frame = f;
	c->how = *how;
	c->fields.row = SIZE_MAX;
	mark_wanted(c);
	if (bind(c, e) == 0)
		return c;
	crm_cards_free(c);
	return NULL;
}

int
crm_cards_run(crm_cards *c, crm_error *e)
{
	if (crm_due_run(c->due, e) < 0)
		return -1;
	crm_card_order_due(c);
	crm_card_sort_kin(c);
	c->cursor = crm_cursor_new(c->frame);
	return 0;
}

/* The names of customers whom entries refer to, such as those who were referred. */
static void
name_referred(struct crm_cards *c, crm_card *card)
{
	for (size_t i = 0; i < card->entries; i++) {
		struct crm_card_entry *e = &card->entry[i];
		crm_str id = crm_card_named(e->ref, "customer:");
		ptrdiff_t row = id.n ? crm_fold_find(crm_fold_of(c->frame), id) : -1;
		if (row >= 0)
			e->whom = crm_card_keep(c, crm_card_column(c, (size_t)row, "name"));
	}
}

const crm_card *
crm_card_make(crm_cards *c, size_t row, crm_error *e)
{
	crm_card *card = &c->card;

	crm_arena_free(c->arena);
	c->arena = crm_arena_new();
	*card = (crm_card){.row = row};
	if (crm_card_fill(c, card, e) < 0 || crm_card_fill_due(c, card, e) < 0)
		return NULL;
	crm_card_fill_promises(c, card);
	crm_card_fill_goods(c, card);
	crm_card_fill_kin(c, card);
	crm_history_card(&c->history, c->arena, c->how.entries, card);
	name_referred(c, card);
	return card;
}

const char *
crm_cards_notices(const crm_cards *c)
{
	return c->notices.n ? c->notices.p : "";
}

void
crm_cards_free(crm_cards *c)
{
	if (!c)
		return;
	crm_history_free(&c->history);
	crm_due_free(c->due);
	crm_prices_free(c->prices);
	crm_cursor_free(c->cursor);
	crm_row_free(&c->fields);
	crm_buf_free(&c->text);
	crm_buf_free(&c->notices);
	if (c->arena)
		crm_arena_free(c->arena);
	free(c->wanted);
	free(c->values);
	free(c->closenesses);
	free(c->trend_of);
	free(c->item);
	free(c->whom);
	free(c);
}
