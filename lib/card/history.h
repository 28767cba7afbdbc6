/* history.h: what the logs say of the customers who are wanted: their entries, who brought whom,
 * what they bought. */
#ifndef CRM_CARD_HISTORY_H
#define CRM_CARD_HISTORY_H

#include "card/card.h"

/* An entry of the log, in the history of its customer. */
struct crm_told {
	struct crm_card_entry entry;
	struct crm_told *before; /* the one of the customer that was read before */
	size_t log;              /* in which of the logs it is */
	uint64_t id, ref;        /* hashes of its event, and of the one that it names; 0 none */
};

/* Who brought whom: rows, or an id that nobody has. */
struct crm_brought {
	uint32_t by, whom; /* CRM_NOBODY: not in the stream */
	crm_str by_id, whom_id;
};

/* history.c: what the logs say of the customers who are wanted. */
struct crm_card_history {
	crm_arena *arena;
	struct crm_told **last; /* of each row: the one that was read last; NULL: none */
	size_t *count;          /* of each row */
	struct crm_brought *brought;
	size_t broughts, room;
	crm_str *good; /* what they bought, each once */
	size_t goods, good_room;
	crm_people *known_goods;
};
/* The frame must have its ids indexed. `wanted` says of each row whether its entries are kept. */
int crm_history_read(struct crm_card_history *h, crm_frame *f, const crm_model *m,
		     const bool *wanted, crm_error *e);
/* Puts the entries of a row into the card, newest first (at most so many, 0 all), and marks those
 * that were taken back. */
void
crm_history_card(const struct crm_card_history *h, crm_arena *arena, size_t most, crm_card *card);
/* What a ref names after "event:" or "customer:"; "" when it names no such thing. */
crm_str crm_card_named(crm_str ref, const char *what);
void crm_history_free(struct crm_card_history *h);

#endif
