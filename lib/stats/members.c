/* members.c: a set of rows. Few rows are in a table by hash; when bits for all rows would take less
 * memory, they become bits. */
#include <stdlib.h>

#include "stats/sets.h"

#define EMPTY 0 /* a slot has 1 + row */
#define GONE UINT32_MAX

static size_t
place(const struct crm_members *m, uint32_t row)
{
	return (row * UINT32_C(2654435761)) >> 7 & (m->room - 1);
}

static void
set_bit(struct crm_members *m, uint32_t row)
{
	uint64_t bit = UINT64_C(1) << row % 64;

	m->n += !(m->bits[row / 64] & bit);
	m->bits[row / 64] |= bit;
}

static void
put_hashed(struct crm_members *m, uint32_t row)
{
	size_t at = place(m, row);

	while (m->slot[at] != EMPTY) {
		if (m->slot[at] == row + 1)
			return;
		at = (at + 1) & (m->room - 1);
	}
	m->slot[at] = row + 1;
	m->used++;
	m->n++;
}

/* Makes room for one more. */
static void
make_room(struct crm_members *m, size_t rows)
{
	struct crm_members old = *m;
	uint32_t row;

	*m = (struct crm_members){.room = old.n * 2 >= old.room ? old.room * 2 : old.room};
	if (m->room < 8)
		m->room = 8;
	if (m->room > rows / 32 && m->room > 8) {
		m->room = 0;
		m->bits = crm_alloc((rows / 64 + 1) * sizeof *m->bits);
	} else {
		m->slot = crm_alloc(m->room * sizeof *m->slot);
	}
	for (size_t at = 0; crm_members_next(&old, &at, rows, &row);)
		if (m->bits)
			set_bit(m, row);
		else
			put_hashed(m, row);
	free(old.slot);
}

void
crm_members_put(struct crm_members *m, uint32_t row, size_t rows)
{
	if (!m->bits && (m->used + 1) * 4 > m->room * 3)
		make_room(m, rows);
	if (m->bits)
		set_bit(m, row);
	else
		put_hashed(m, row);
}

void
crm_members_drop(struct crm_members *m, uint32_t row)
{
	uint64_t bit = UINT64_C(1) << row % 64;

	if (m->bits) {
		m->n -= (m->bits[row / 64] & bit) != 0;
		m->bits[row / 64] &= ~bit;
		return;
	}
	if (!m->room)
		return;
	for (size_t at = place(m, row); m->slot[at] != EMPTY; at = (at + 1) & (m->room - 1))
		if (m->slot[at] == row + 1) {
			m->slot[at] = GONE;
			m->n--;
			return;
		}
}

bool
crm_members_next(const struct crm_members *m, size_t *at, size_t rows, uint32_t *row)
{
	if (m->bits) {
		while (*at < rows) {
			uint64_t left = m->bits[*at / 64] >> *at % 64;
			if (left) {
				*at += (size_t)__builtin_ctzll(left);
				*row = (uint32_t)(*at)++;
				return true;
			}
			*at = (*at / 64 + 1) * 64;
		}
		return false;
	}
	for (; *at < m->room; ++*at)
		if (m->slot[*at] != EMPTY && m->slot[*at] != GONE) {
			*row = m->slot[(*at)++] - 1;
			return true;
		}
	return false;
}

void
crm_members_join(struct crm_members *to, const struct crm_members *from, size_t rows)
{
	uint32_t row;

	for (size_t at = 0; crm_members_next(from, &at, rows, &row);)
		crm_members_put(to, row, rows);
}

void
crm_members_take(struct crm_members *to, struct crm_members *from, size_t rows)
{
	struct crm_members was = *to;

	if (to->n > 0) {
		crm_members_join(to, from, rows);
		return;
	}
	*to = *from;
	*from = was;
}

void
crm_members_free(struct crm_members *m)
{
	free(m->slot);
	free(m->bits);
}
