/* words.h: what the writers of cards share: values in words. */
#ifndef CRM_CARD_WORDS_H
#define CRM_CARD_WORDS_H

#include "card/card.h"
#include "show/caption.h"

/* Add texts that are not made visible or escaped yet. */
/* "answer by email, due 2026-11-21, 2 days late; maria" */
void crm_card_what(const struct crm_card_due *due, crm_buf *out);
/* "loyal, gold, treasure" */
void crm_card_class(const crm_card *card, crm_buf *out);
/* value.c: the value of a column or a fact: a day, an amount, a list, a word. */
void crm_card_value(const crm_card *card, crm_str name, crm_str value, crm_buf *out);
/* value.c: the date of an entry */
void crm_card_date(const struct crm_card_entry *e, crm_buf *out);
/* value.c: "purchase · 65.00 · Lipstick · maria · and a note" */
void crm_card_entry_text(const crm_card *card, const struct crm_card_entry *e, crm_buf *out);
/* "2 of Gold Note, paid 208.00, now 210.00 each: 420.00" */
void crm_card_holding_text(const crm_card *card, const struct crm_card_holding *h, crm_buf *out);
/* "5 of 7 known" */
void crm_card_known_text(const crm_card *card, crm_buf *out);
/* "38.0 on 2025-12-31": the first point of a trend */
void crm_card_trend_text(const crm_card *card, const crm_num *points, crm_buf *out);
/* A line of little columns, one for each point, from 0 to 100. */
void crm_card_sparkline(const crm_card *card, const crm_num *points, crm_buf *out);
/* Whether there is more than today's point. */
bool crm_card_has_trend(const crm_card *card, const crm_num *points);

#endif
