/* fade.c: what is left of a weight after a number of days.
 *
 * It uses only integers, so that the result is the same on every machine: 2^-x for x in [0, 1) is a
 * product of the constants 2^-(1/2), 2^-(1/4), 2^-(1/8) … */
#include "fold/aggregate.h"
#include "fold/fade.h"
#include "kinds/kindset.h"

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

static struct crm_faded
make_fade(struct crm_program *p, crm_num weight, int32_t half_life)
{
	struct crm_faded made = {NULL, 0};
	struct crm_fade f;

	crm_fade_init(&f);
	while (crm_fade(&f, weight, made.days, half_life) != 0)
		made.days++;
	made.left = crm_arena_alloc(p->arena, ((size_t)made.days + 1) * sizeof(crm_num));
	for (int32_t age = 0; age < made.days; age++)
		made.left[age] = crm_fade(&f, weight, age, half_life);
	return made;
}

/* Of whole points where some of the kinds have one side, of halves where some take two. */
static void
make_fades(struct crm_program *p, int b, int dir)
{
	const crm_behaviour *behaviour = &p->model->behaviour[b];
	crm_num weight = dir == CRM_IN ? behaviour->weight_in : behaviour->weight_out;
	int32_t half_life = crm_span_days(behaviour->half_life);
	struct crm_faded *to = &p->fade[crm_fade_place(b, dir, CRM_FADE_ALL)];

	if (!crm_kindset_within(&behaviour->kinds, &p->model->together))
		to[CRM_FADE_ALL] = make_fade(p, weight, half_life);
	if (!crm_kindset_meet(&behaviour->kinds, &p->model->together))
		return;
	to[CRM_FADE_HALF] = make_fade(p, weight - weight / 2, half_life);
	to[CRM_FADE_OTHER_HALF] =
		weight % 2 == 0 ? to[CRM_FADE_HALF] : make_fade(p, weight / 2, half_life);
}

void
crm_program_fade(struct crm_program *p)
{
	bool made[CRM_BEHAVIOURS] = {false};

	for (size_t i = 0; i < p->accumulators; i++) {
		const struct crm_query *w = &p->accumulator[i].query;
		bool warm = p->accumulator[i].aggregate->fades;
		for (int b = 0; warm && b < CRM_BEHAVIOURS; b++) {
			if ((w->behaviour >= 0 && w->behaviour != b) || made[b])
				continue;
			make_fades(p, b, CRM_IN);
			make_fades(p, b, CRM_OUT);
			made[b] = true;
		}
	}
}
