/* scan.h: makes bit masks of 64 bytes at a time, which show where the characters are that matter in
 * a record.
 *
 * Bit i of a mask stands for byte i. There are two makers of the same masks: one for SSE2 and one
 * for any machine; CRM_PLAIN_SCAN chooses the second where both are available. */
#ifndef CRM_RECORD_SCAN_H
#define CRM_RECORD_SCAN_H

#include <endian.h>
#include <stdint.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "crm.h"

/* Scanning reads whole chunks, so every buffer that is scanned has so many readable bytes after its
 * end. */
#define CRM_SCAN_PAD 64

struct crm_masks {
	uint64_t delim, lf;
	uint64_t odd;  /* NUL, CR or the byte `esc` */
	uint64_t high; /* not ASCII */
};

/* The high bits of the bytes of w that are c, moved to bits 0 to 7. */
static inline uint64_t
crm_bytes_equal(uint64_t w, unsigned char c)
{
	const uint64_t low = UINT64_C(0x7f7f7f7f7f7f7f7f);
	uint64_t x = w ^ (UINT64_C(0x0101010101010101) * c);

	x = ~(((x & low) + low) | x | low);
	return ((x >> 7) * UINT64_C(0x0102040810204080)) >> 56;
}

static inline void
crm_masks_plain(const char *p, char delim, char esc, struct crm_masks *m)
{
	*m = (struct crm_masks){0};
	for (int i = 0; i < 64; i += 8) {
		uint64_t w;
		memcpy(&w, p + i, sizeof(w));
		w = le64toh(w);
		m->delim |= crm_bytes_equal(w, (unsigned char)delim) << i;
		m->lf |= crm_bytes_equal(w, '\n') << i;
		m->odd |= (crm_bytes_equal(w, 0) | crm_bytes_equal(w, '\r') |
			   crm_bytes_equal(w, (unsigned char)esc))
			  << i;
		m->high |= ((((w & UINT64_C(0x8080808080808080)) >> 7) *
			     UINT64_C(0x0102040810204080)) >>
			    56)
			   << i;
	}
}

#ifdef __SSE2__
static inline void
crm_masks_sse2(const char *p, char delim, char esc, struct crm_masks *m)
{
	const __m128i vd = _mm_set1_epi8(delim), vl = _mm_set1_epi8('\n'), ve = _mm_set1_epi8(esc);
	const __m128i vr = _mm_set1_epi8('\r'), v0 = _mm_setzero_si128();

	*m = (struct crm_masks){0};
	for (int i = 0; i < 64; i += 16) {
		__m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
		__m128i odd =
			_mm_or_si128(_mm_cmpeq_epi8(v, ve),
				     _mm_or_si128(_mm_cmpeq_epi8(v, vr), _mm_cmpeq_epi8(v, v0)));
		m->delim |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, vd)) << i;
		m->lf |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(v, vl)) << i;
		m->odd |= (uint64_t)(unsigned)_mm_movemask_epi8(odd) << i;
		m->high |= (uint64_t)(unsigned)_mm_movemask_epi8(v) << i;
	}
}
#endif

static inline void
crm_masks_of(const char *p, char delim, char esc, struct crm_masks *m)
{
#if defined(__SSE2__) && !defined(CRM_PLAIN_SCAN)
	crm_masks_sse2(p, delim, esc, m);
#else
	crm_masks_plain(p, delim, esc, m);
#endif
}

/* The number of bits set in x. The compiler's own function is a call where the target machine may
 * lack the instruction. */
static inline size_t
crm_bits(uint64_t x)
{
#ifdef __POPCNT__
	return (size_t)__builtin_popcountll(x);
#else
	x -= (x >> 1) & UINT64_C(0x5555555555555555);
	x = (x & UINT64_C(0x3333333333333333)) + ((x >> 2) & UINT64_C(0x3333333333333333));
	x = (x + (x >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
	return (size_t)((x * UINT64_C(0x0101010101010101)) >> 56);
#endif
}

/* Line feeds in p[0..n). */
static inline uint64_t
crm_count_lf(const char *p, size_t n)
{
	uint64_t lines = 0;
	size_t i = 0;
#if defined(__SSE2__) && !defined(CRM_PLAIN_SCAN)
	const __m128i vl = _mm_set1_epi8('\n'), v0 = _mm_setzero_si128();
	while (n - i >= 16) {
		__m128i sum = v0;
		/* A byte of sum is at most 255. */
		for (int k = 0; k < 255 && n - i >= 16; k++, i += 16) {
			__m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
			sum = _mm_sub_epi8(sum, _mm_cmpeq_epi8(v, vl));
		}
		sum = _mm_sad_epu8(sum, v0);
		lines += (uint64_t)(_mm_cvtsi128_si64(sum) +
				    _mm_cvtsi128_si64(_mm_srli_si128(sum, 8)));
	}
#endif
	for (; i < n; i++)
		lines += p[i] == '\n';
	return lines;
}

#endif
