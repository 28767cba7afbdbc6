/* dice.h: numbers at random, the same in each run. */
#ifndef CRM_TESTS_DICE_H
#define CRM_TESTS_DICE_H

#include <stdint.h>

static uint64_t seed;

/* From 0 to n - 1. */
static inline uint32_t
below(uint32_t n)
{
	seed = seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
	return (uint32_t)((seed >> 33) % n);
}

#endif
