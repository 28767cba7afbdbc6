/* find.h: finding words in customers and in what happened with them. crm.h declares what tools
 * call.
 *
 *   letters.c  texts in the form in which they are compared, letter by letter
 *   phrase.c   what is looked for, and how well a text fits it
 *   places.c   the places of a customer, and which of them are shown
 *   find.c     the search through customers and logs
 *   entries.c  what is shown of what was found */
#ifndef CRM_FIND_FIND_H
#define CRM_FIND_FIND_H

#include "base/parallel.h"
#include "fold/fold.h"
#include "people/people.h"

/* ---- letters.c ---- */

/* Texts are compared in forms in which words are separated by one blank, and case, accents,
 * apostrophes and punctuation are removed. Each letter has its form, whatever stands beside it, so
 * that ICU is asked for each letter once, and not for each text. */
enum crm_letter_form {
	CRM_LETTERS_OWN,   /* in the text's own script */
	CRM_LETTERS_LATIN, /* in Latin letters; each Chinese character is a word */
	CRM_LETTERS_BGN,   /* Cyrillic as it is usually written in English; the rest as LATIN */
	CRM_LETTER_FORMS
};
struct crm_letters;
struct crm_letters *crm_letters_new(struct crm_namer *namer); /* which must outlive it */
void crm_letters_free(struct crm_letters *l);
/* Adds the form of a text. */
void crm_letters_add(struct crm_letters *l, enum crm_letter_form form, crm_str text, crm_buf *out);
/* Adds the forms of a whole name in Latin letters, such as the readings of Chinese surnames, each
 * behind a blank. */
void crm_letters_add_name(struct crm_letters *l, crm_str name, crm_buf *out);

/* ---- phrase.c ---- */

/* How well a text fits: within a word, from the beginning of a word, whole words. */
enum crm_fit_of { CRM_FITS_NOT, CRM_FITS_WITHIN, CRM_FITS_BEGINNING, CRM_FITS_WHOLE };

/* What is looked for: words that follow each other. */
struct crm_phrase {
	crm_str text; /* as it was given */
	crm_str form[CRM_LETTER_FORMS];
	crm_str digits; /* of what may be a part of a phone number; else empty */
	bool ascii;
};
/* A fault when nothing is left of the text to look for. The forms are in the arena. */
int crm_phrase_make(struct crm_phrase *p, struct crm_letters *l, crm_arena *arena, crm_str text,
		    crm_error *e);

/* A text in its forms. Those in Latin letters are made when they are first needed. */
struct crm_find_shape {
	crm_str text;
	bool name, ascii, latin; /* it is a name; ASCII alone; in Latin letters, too */
	crm_buf form[CRM_LETTER_FORMS];
};
void crm_shape_set(struct crm_find_shape *s, struct crm_letters *l, crm_str text, bool name);
void crm_shape_free(struct crm_find_shape *s);
enum crm_fit_of
crm_phrase_fits(const struct crm_phrase *p, struct crm_find_shape *s, struct crm_letters *l);
/* The same for a list of phone numbers, of which only the digits count. */
enum crm_fit_of crm_phrase_fits_phone(const struct crm_phrase *p, crm_str phones);
/* Adds the text, of a long one the part around the first of the phrases that is in it. */
void crm_excerpt(const struct crm_phrase *p, size_t n, struct crm_letters *l, crm_str text,
		 crm_buf *out);

/* ---- places.c ---- */

/* What a phrase counts for, by where it is found: so much within a word, twice that at the
 * beginning of a word, and thrice where it is whole. */
enum crm_place_of {
	CRM_PLACE_NOTE = 2,
	CRM_PLACE_ITEM,
	CRM_PLACE_COLUMN, /* any other of the customer */
	CRM_PLACE_REACH,  /* id, phone, email */
	CRM_PLACE_NAME
};

/* A text in which something was found. */
struct crm_found_place {
	struct crm_found_place *next; /* of the same customer */
	size_t row;
	uint32_t phrases, points; /* how many were found in it, and what they count for together */
	crm_str column;           /* name, note … */
	int64_t moment;           /* of the entry; INT64_MIN: it is a column of the customer */
	crm_day day;
	uint64_t at; /* the place of the entry in the logs, or the row in which the column is */
	crm_str text;
	uint32_t rank;  /* the customer's: what all phrases counted for, each at its best place */
	int64_t latest; /* the moment of the customer's latest entry that was found */
};

/* What was found of each customer. */
struct crm_found_places {
	size_t rows, phrases;
	bool each;       /* all places are kept, and not only the best of each customer */
	uint8_t *points; /* of each row and phrase: the most that it counted for */
	struct crm_found_person {
		struct crm_found_place *place; /* those that are kept */
		uint32_t places;
		int64_t latest;
	} * person;
};
void crm_places_init(struct crm_found_places *all, size_t rows, size_t phrases, bool each);
void crm_places_free(struct crm_found_places *all);
/* Whether the place is to be kept, so that it needs an excerpt of the text. */
bool crm_places_want(const struct crm_found_places *all, const struct crm_found_place *p);
/* Takes a place in, with what each phrase counts for in it; the text is copied. */
void crm_places_add(struct crm_found_places *all, const struct crm_found_place *p,
		    const uint8_t *points);
/* Forgets what was found of the customer. */
void crm_places_forget(struct crm_found_places *all, size_t row);
/* The places of customers of whom every phrase was found, the best customer first, and their
 * number. The caller frees the list; the places stay. */
size_t crm_places_rank(struct crm_found_places *all, struct crm_found_place ***out);

/* ---- find.c ---- */

enum { CRM_FIND_COLUMNS = 5 };

/* What one thread looks with. */
struct crm_find_hand {
	struct crm_namer *namer;
	struct crm_letters *letters;
	struct crm_find_shape shape;
	crm_buf excerpt;
	crm_buf date, places, evidence; /* of the entry that it writes */
};

struct crm_find {
	const crm_policy *policy;
	crm_frame *frame;
	const struct crm_find_how *how;
	struct crm_phrase phrase[CRM_FIND_MOST];
	size_t phrases;
	struct crm_listener listener;
	struct crm_find_hand hand[CRM_THREADS_MAX];
	struct crm_found_places found;
	struct crm_found_place **entry;
	size_t entries;
	crm_arena *arena;
};

#endif
