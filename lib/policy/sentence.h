/* sentence.h: sentences of a policy, with {names}. They are taken apart once, when the policy is
 * loaded; what the names stand for is looked up when a rule is bound to a stream. */
#ifndef CRM_POLICY_SENTENCE_H
#define CRM_POLICY_SENTENCE_H

#include "crm.h"

struct crm_trigger;
struct crm_trigger_word;

/* A sentence taken apart: clauses, separated by marks such as ", " and "; ", of pieces. */
struct crm_sentence {
	struct crm_clause {
		crm_str separator;   /* the mark before it */
		size_t first, count; /* its pieces */
	} * clause;
	struct crm_piece {
		crm_str text; /* as it stands there, or the name without its braces */
		bool is_name;
	} * piece;
	size_t clauses, pieces;
	crm_str whole; /* the sentence as it is written */
};

/* Texts stay in `sentence`, which has to last as long. */
const struct crm_sentence *crm_sentence_parse(crm_arena *arena, crm_str sentence);

/* Takes a sentence apart: the text up to the next {name} and the name without
 * braces, which is empty at the end of the sentence. False when nothing is left. */
bool crm_sentence_next(crm_str *rest, crm_str *text, crm_str *name);
/* Where a brace stands that begins no {name} and ends none; n when all are sound. */
size_t crm_sentence_loose(crm_str sentence);

/* Names that a sentence takes from the rule (since, due …) and, where the rule answers an
 * event, from that (kind, item …), rather than from the customer. The words of one trigger
 * alone are in its struct. */
enum crm_sentence_word {
	CRM_WORD_NONE,
	CRM_WORD_SINCE,
	CRM_WORD_DAYS,
	CRM_WORD_DUE,
	CRM_WORD_LIKES,
	CRM_WORD_DATE,
	CRM_WORD_ITEM,
	CRM_WORD_NOTE,
	CRM_WORD_REF,
	CRM_WORD_KIND,
	CRM_WORD_RATING,
	CRM_WORD_AMOUNT,
	CRM_WORD_OPEN,
	CRM_WORD_STEP,
	CRM_WORD_OF_TRIGGER,
	CRM_WORD_EMPTY, /* of another trigger, which means nothing here */
	CRM_WORDS
};
/* t NULL: the sentence is that of a question; `all` are the triggers that there are. *own: the word
 * of the trigger, when it is one. */
enum crm_sentence_word
crm_sentence_word(crm_str name, const struct crm_trigger *t, const struct crm_trigger *const *all,
		  const struct crm_trigger_word **own);

#endif
