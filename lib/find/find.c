/* find.c: the search through customers and logs.
 *
 * The fold hands entries on as they are read, by several threads, all those of one customer by one
 * of them. Where something was taken back, the entries of that customer are heard once more, and
 * what was found of them before is forgotten. The columns of customers are looked at after that. */
#include <stdlib.h>
#include <string.h>

#include "find/find.h"
#include "fold/moment.h"
#include "frame/frame.h"
#include "kinds/kinds.h"
#include "policy/policy.h"

enum { ITEM, NOTE, TEXTS };
static const struct {
	crm_str name;
	enum crm_place_of of;
} texts[TEXTS] = {[ITEM] = {{"item", 4}, CRM_PLACE_ITEM}, [NOTE] = {{"note", 4}, CRM_PLACE_NOTE}};

static struct crm_find_hand *
hand_of(crm_find *x, unsigned thread)
{
	struct crm_find_hand *h = &x->hand[thread];

	if (!h->namer) {
		h->namer = crm_namer_new();
		h->letters = crm_letters_new(h->namer);
	}
	return h;
}

/* Looks at a text; `p` says whose and where it is. */
static void
look(crm_find *x, struct crm_find_hand *h, struct crm_found_place *p, enum crm_place_of of)
{
	uint8_t points[CRM_FIND_MOST] = {0};

	crm_shape_set(&h->shape, h->letters, p->text, of == CRM_PLACE_NAME);
	p->phrases = p->points = 0;
	for (size_t i = 0; i < x->phrases; i++) {
		enum crm_fit_of fit = crm_phrase_fits(&x->phrase[i], &h->shape, h->letters);
		points[i] = (uint8_t)((unsigned)fit * of);
		p->phrases += fit > 0;
		p->points += points[i];
	}
	if (!p->phrases)
		return;
	if (crm_places_want(&x->found, p)) {
		h->excerpt.n = 0;
		crm_excerpt(x->phrase, x->phrases, h->letters, p->text, &h->excerpt);
		p->text = crm_buf_slice(&h->excerpt);
	}
	crm_places_add(&x->found, p, points);
}

/* ---- what happened ---- */

static enum crm_order
hear(void *to, unsigned thread, void *state, const struct crm_heard *e)
{
	crm_find *x = to;

	(void)state;
	if (e->back) {
		crm_places_forget(&x->found, e->row);
		return CRM_IN_ORDER;
	}
	for (size_t i = 0; i < TEXTS; i++) {
		struct crm_found_place p = {.row = e->row,
					    .column = texts[i].name,
					    .moment = crm_moment(e->when),
					    .day = e->when.day,
					    .at = e->place,
					    .text = e->text[i]};
		if (p.text.n)
			look(x, hand_of(x, thread), &p, texts[i].of);
	}
	return CRM_IN_ORDER;
}

static void
listen(crm_find *x)
{
	x->listener.kinds = crm_kinds_every(crm_policy_model(x->policy)->kinds);
	x->listener.since = x->listener.until = CRM_NO_DAY;
	x->listener.hear = hear;
	x->listener.to = x;
	for (size_t i = 0; i < TEXTS; i++)
		x->listener.column[x->listener.columns++] =
			(struct crm_asked_column){.name = texts[i].name, .optional = true};
	crm_fold_listen(crm_fold_of(x->frame), &x->listener);
}

/* ---- customers ---- */

static enum crm_place_of
place_of(crm_str column)
{
	if (crm_str_eqz(column, "name"))
		return CRM_PLACE_NAME;
	return crm_str_eqz(column, "id") || crm_str_eqz(column, "phone") ||
			       crm_str_eqz(column, "email")
		       ? CRM_PLACE_REACH
		       : CRM_PLACE_COLUMN;
}

static bool
is_looked_at(const crm_find *x, crm_str column)
{
	const crm_word *w = crm_word_find(crm_policy_model(x->policy)->kinds, column);

	if (w && (w->origin == CRM_DERIVED || w->origin == CRM_FACT))
		return false;
	return x->how->with_private || !crm_policy_private(x->policy, column);
}

/* Phone numbers fit by their digits, too. */
static bool
look_at_phone(crm_find *x, struct crm_found_place *p)
{
	uint8_t points[CRM_FIND_MOST] = {0};

	p->phrases = p->points = 0;
	for (size_t i = 0; i < x->phrases; i++)
		if (crm_phrase_fits_phone(&x->phrase[i], p->text)) {
			points[i] = (uint8_t)(CRM_FITS_WHOLE * CRM_PLACE_REACH);
			p->phrases++;
			p->points += points[i];
		}
	if (p->phrases)
		crm_places_add(&x->found, p, points);
	return p->phrases > 0;
}

static void
look_at_row(crm_find *x, const crm_row *fields, const bool *looked_at, size_t row, size_t into)
{
	const crm_table *t = crm_frame_table(x->frame);
	struct crm_find_hand *h = hand_of(x, 0);

	for (size_t i = 0; i < fields->fields; i++) {
		crm_str name = crm_table_column(t, i);
		struct crm_found_place p = {.row = into,
					    .column = name,
					    .moment = INT64_MIN,
					    .day = CRM_NO_DAY,
					    .at = row,
					    .text = fields->field[i]};
		if (!looked_at[i] || !p.text.n)
			continue;
		if (crm_str_eqz(name, "phone") && look_at_phone(x, &p))
			continue;
		look(x, h, &p, place_of(name));
	}
}

/* Of each row that was merged, the row that it went into; of the others their own. NULL with the
 * fault. */
static size_t *
follow_merged(crm_find *x, crm_error *e)
{
	const struct crm_merged_row *merged;
	ptrdiff_t n = crm_fold_merged(crm_fold_of(x->frame), &merged, e);
	size_t rows = crm_frame_rows(x->frame), *into;

	if (n < 0)
		return NULL;
	into = crm_alloc((rows + 1) * sizeof *into);
	for (size_t i = 0; i < rows; i++)
		into[i] = i;
	for (ptrdiff_t i = 0; i < n; i++)
		if (merged[i].table == crm_frame_table(x->frame))
			into[merged[i].row] = merged[i].into;
	return into;
}

static int
look_at_customers(crm_find *x, crm_error *e)
{
	const crm_table *t = crm_frame_table(x->frame);
	size_t columns = crm_table_columns(t), *into = follow_merged(x, e);
	bool *looked_at;
	crm_row fields = {.row = SIZE_MAX};

	if (!into)
		return -1;
	looked_at = crm_alloc(columns + 1);
	for (size_t i = 0; i < columns; i++)
		looked_at[i] = is_looked_at(x, crm_table_column(t, i));
	for (size_t i = 0; i < x->found.rows; i++) {
		crm_row_split(&fields, t, i);
		look_at_row(x, &fields, looked_at, i, into[i]);
	}
	crm_row_free(&fields);
	free(looked_at);
	free(into);
	return 0;
}

/* ---- the whole ---- */

static int
make_phrases(crm_find *x, crm_error *e)
{
	const struct crm_find_how *how = x->how;

	if (how->phrases == 0 || how->phrases > CRM_FIND_MOST)
		return crm_fail(e, CRM_SYSTEM, "name 1 to %d words to look for", CRM_FIND_MOST);
	for (; x->phrases < how->phrases; x->phrases++)
		if (crm_phrase_make(&x->phrase[x->phrases], hand_of(x, 0)->letters, x->arena,
				    crm_str_z(how->phrase[x->phrases]), e) < 0)
			return -1;
	return 0;
}

crm_find *
crm_find_new(const crm_policy *p, crm_frame *f, const struct crm_find_how *how, crm_error *e)
{
	crm_find *x = crm_alloc(sizeof *x);

	x->policy = p;
	x->frame = f;
	x->how = how;
	x->arena = crm_arena_new();
	if (make_phrases(x, e) < 0) {
		crm_find_free(x);
		return NULL;
	}
	crm_places_init(&x->found, crm_frame_rows(f), x->phrases, how->each);
	if (crm_frame_has_log(f))
		listen(x);
	return x;
}

void
crm_find_free(crm_find *x)
{
	if (!x)
		return;
	for (unsigned i = 0; i < CRM_THREADS_MAX; i++) {
		crm_letters_free(x->hand[i].letters);
		crm_namer_free(x->hand[i].namer);
		crm_shape_free(&x->hand[i].shape);
		crm_buf_free(&x->hand[i].excerpt);
		crm_buf_free(&x->hand[i].date);
		crm_buf_free(&x->hand[i].places);
		crm_buf_free(&x->hand[i].evidence);
	}
	crm_places_free(&x->found);
	crm_arena_free(x->arena);
	free(x->entry);
	free(x);
}

int
crm_find_run(crm_find *x, unsigned threads, crm_rejects *rejects, crm_error *e)
{
	if (crm_frame_fold(x->frame, threads, rejects, e) < 0 || look_at_customers(x, e) < 0)
		return -1;
	x->entries = crm_places_rank(&x->found, &x->entry);
	return 0;
}

const char *
crm_find_notice(const crm_find *x)
{
	for (unsigned i = 0; i < CRM_THREADS_MAX; i++)
		if (x->hand[i].namer && *crm_namer_notice(x->hand[i].namer))
			return crm_namer_notice(x->hand[i].namer);
	return "";
}
