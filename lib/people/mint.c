/* mint.c: makes new ids. */
#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "crm.h"

/* ---- customers ---- */

void
crm_mint_see(crm_mint *m, crm_str id)
{
	size_t digits = 0;
	uint64_t number = 0;

	while (digits < id.n && id.p[id.n - 1 - digits] >= '0' && id.p[id.n - 1 - digits] <= '9')
		digits++;
	if (!digits || digits > 18 || id.n - digits >= sizeof m->prefix)
		return;
	for (size_t i = id.n - digits; i < id.n; i++)
		number = number * 10 + (uint64_t)(id.p[i] - '0');
	if (m->width && number < m->last)
		return;
	memcpy(m->prefix, id.p, id.n - digits);
	m->prefix[id.n - digits] = '\0';
	m->width = (int)digits;
	m->last = number;
}

void
crm_mint_next(crm_mint *m, crm_buf *out)
{
	if (!m->width) {
		strcpy(m->prefix, "c");
		m->width = 4;
	}
	crm_buf_f(out, "%s%0*llu", m->prefix, m->width, (unsigned long long)++m->last);
}

/* ---- events ---- */

#define EPOCH_2020 INT64_C(1577836800)
#define RANDOM_BITS 30

int
crm_event_mint_start(crm_event_mint *m, int64_t now, crm_error *e)
{
	uint32_t chance;

	if (getrandom(&chance, sizeof chance, 0) != sizeof chance)
		return crm_fail(e, CRM_SYSTEM, "no random number is available: %s",
				strerror(errno));
	m->next = (uint64_t)(now > EPOCH_2020 ? now - EPOCH_2020 : 0) << RANDOM_BITS;
	m->next |= chance >> (32 - RANDOM_BITS);
	return 0;
}

void
crm_event_mint_next(crm_event_mint *m, crm_buf *out)
{
	static const char digit[] = "0123456789abcdefghjkmnpqrstvwxyz"; /* no i l o u */
	char text[13];
	uint64_t n = m->next++;

	for (size_t i = sizeof text; i-- > 0; n >>= 5)
		text[i] = digit[n & 31];
	crm_buf_add(out, text, sizeof text);
}
