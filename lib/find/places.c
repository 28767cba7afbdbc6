/* places.c: the places of a customer in which something was found. */
#include <stdlib.h>
#include <string.h>

#include "find/find.h"

void
crm_places_init(struct crm_found_places *all, size_t rows, size_t phrases, bool each)
{
	*all = (struct crm_found_places){.rows = rows, .phrases = phrases, .each = each};
	all->points = crm_alloc(rows * phrases + 1);
	all->person = crm_alloc((rows + 1) * sizeof *all->person);
}

static void
drop(struct crm_found_person *person)
{
	for (struct crm_found_place *p = person->place, *next; p; p = next) {
		next = p->next;
		free(p);
	}
	*person = (struct crm_found_person){0};
}

void
crm_places_free(struct crm_found_places *all)
{
	for (size_t i = 0; all->person && i < all->rows; i++)
		drop(&all->person[i]);
	free(all->points);
	free(all->person);
}

void
crm_places_forget(struct crm_found_places *all, size_t row)
{
	drop(&all->person[row]);
	memset(all->points + row * all->phrases, 0, all->phrases);
}

/* Below 0 when a is shown before b, of one customer: more phrases, then what counts for more, then
 * what is newer, and of one moment what is later in the log. */
static int
compare_places(const struct crm_found_place *a, const struct crm_found_place *b)
{
	if (a->phrases != b->phrases)
		return a->phrases > b->phrases ? -1 : 1;
	if (a->points != b->points)
		return a->points > b->points ? -1 : 1;
	if (a->moment != b->moment)
		return a->moment > b->moment ? -1 : 1;
	return (a->at < b->at) - (a->at > b->at);
}

bool
crm_places_want(const struct crm_found_places *all, const struct crm_found_place *p)
{
	const struct crm_found_place *best = all->person[p->row].place;

	return all->each || !best || compare_places(p, best) < 0;
}

void
crm_places_add(struct crm_found_places *all, const struct crm_found_place *p, const uint8_t *points)
{
	struct crm_found_person *person = &all->person[p->row];
	uint8_t *most = all->points + p->row * all->phrases;
	struct crm_found_place *kept;
	char *text;

	for (size_t i = 0; i < all->phrases; i++)
		most[i] = points[i] > most[i] ? points[i] : most[i];
	if (!person->places++ || p->moment > person->latest)
		person->latest = p->moment;
	if (!crm_places_want(all, p))
		return;
	if (!all->each) {
		free(person->place);
		person->place = NULL;
	}
	kept = crm_alloc(sizeof *kept + p->text.n);
	*kept = *p;
	text = memcpy(kept + 1, p->text.p, p->text.n);
	kept->text.p = text;
	kept->next = person->place;
	person->place = kept;
}

/* 0 where a phrase was not found. */
static uint32_t
rank_of(const struct crm_found_places *all, size_t row)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < all->phrases; i++) {
		uint8_t points = all->points[row * all->phrases + i];
		if (!points)
			return 0;
		sum += points;
	}
	return sum;
}

/* Customers by rank, then those of whom something was found last, and then as they are in the file.
 */
static int
compare(const void *a, const void *b)
{
	const struct crm_found_place *x = *(struct crm_found_place *const *)a,
				     *y = *(struct crm_found_place *const *)b;

	if (x->rank != y->rank)
		return x->rank > y->rank ? -1 : 1;
	if (x->latest != y->latest)
		return x->latest > y->latest ? -1 : 1;
	if (x->row != y->row)
		return x->row < y->row ? -1 : 1;
	return compare_places(x, y);
}

size_t
crm_places_rank(struct crm_found_places *all, struct crm_found_place ***out)
{
	size_t n = 0, count = 0;

	for (size_t i = 0; i < all->rows; i++) {
		uint32_t rank = rank_of(all, i);
		for (struct crm_found_place *p = all->person[i].place; p; p = p->next) {
			p->rank = rank;
			p->latest = all->person[i].latest;
			count += rank > 0;
		}
	}
	*out = crm_alloc((count + 1) * sizeof **out);
	for (size_t i = 0; i < all->rows; i++)
		for (struct crm_found_place *p = all->person[i].place; p && p->rank; p = p->next)
			(*out)[n++] = p;
	qsort(*out, n, sizeof **out, compare);
	return n;
}
