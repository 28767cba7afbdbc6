/* fade.c: what is left of a weight after a number of days.
 *
 * It uses only integers, so that the result is the same on every machine: 2^-x for x in [0, 1) is a
 * product of the constants 2^-(1/2), 2^-(1/4), 2^-(1/8) … */
#include "fold/aggregate.h"
#include "fold/fade.h"

__extension__ typedef unsigned __int128 wide;

#define ONE (UINT64_C(1) << 62)
#define BITS CRM_FADE_BITS

/* The square root of a * 2^62. */
static uint64_t
root(uint64_t a)
{
	wide n = (wide)a << 62;
	uint64_t r = 0;

	for (uint64_t bit = UINT64_C(1) << 62; bit; bit >>= 1)
		if ((wide)(r | bit) * (r | bit) <= n)
			r |= bit;
	return r;
}

void
crm_fade_init(struct crm_fade *f)
{
	uint64_t factor = ONE / 2;

	for (int bit = BITS - 1; bit >= 0; bit--)
		f->factor[bit] = factor = root(factor);
}

/* 2^-(part / whole) in units of 2^-62, part < whole. */
static uint64_t
power(const struct crm_fade *f, uint32_t part, uint32_t whole)
{
	uint64_t x = ((uint64_t)part << 32) / whole << 8, result = ONE;

	x |= (((uint64_t)part << 32) % whole << 8) / whole;
	for (int bit = BITS - 1; bit >= 0; bit--)
		if (x >> bit & 1)
			result = (uint64_t)((wide)result * f->factor[bit] >> 62);
	return result;
}

crm_num
crm_fade(const struct crm_fade *f, crm_num weight, int32_t age, int32_t half_life)
{
	uint64_t share, size = (uint64_t)(weight < 0 ? -weight : weight);
	crm_num left;

	if (age <= 0)
		return weight;
	if (half_life <= 0 || age / half_life > 60)
		return 0;
	share = power(f, (uint32_t)(age % half_life), (uint32_t)half_life) >> (age / half_life);
	left = (crm_num)(((wide)size * share + ONE / 2) >> 62);
	return weight < 0 ? -left : left;
}

/* ---- for a plan ---- */

static void
make_fade(struct crm_program *p, int b, int dir)
{
	const crm_behaviour *behaviour = &p->model->behaviour[b];
	crm_num weight = dir == CRM_IN ? behaviour->weight_in : behaviour->weight_out;
	int32_t half_life = crm_span_days(behaviour->half_life), n = 0;
	struct crm_fade f;

	crm_fade_init(&f);
	while (crm_fade(&f, weight, n, half_life) != 0)
		n++;
	p->fades[b][dir] = n;
	p->fade[b][dir] = crm_arena_alloc(p->arena, ((size_t)n + 1) * sizeof(crm_num));
	for (int32_t age = 0; age < n; age++)
		p->fade[b][dir][age] = crm_fade(&f, weight, age, half_life);
}

void
crm_program_fade(struct crm_program *p)
{
	for (size_t i = 0; i < p->accumulators; i++) {
		const struct crm_query *w = &p->accumulator[i].query;
		bool warm = p->accumulator[i].aggregate->fades;
		for (int b = 0; warm && b < CRM_BEHAVIOURS; b++) {
			if ((w->behaviour >= 0 && w->behaviour != b) || p->fade[b][CRM_IN])
				continue;
			make_fade(p, b, CRM_IN);
			make_fade(p, b, CRM_OUT);
		}
	}
}
