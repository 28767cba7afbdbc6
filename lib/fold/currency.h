/* currency.h: which currencies a log has. */
#ifndef CRM_FOLD_CURRENCY_H
#define CRM_FOLD_CURRENCY_H

#include "crm.h"

/* The first two currencies that were seen, and where each was seen first. A log without rates has
 * one currency. */
#define CRM_CURRENCIES 2
struct crm_currency_at {
	crm_str text;
	uint64_t place;
};
struct crm_currencies {
	struct crm_currency_at seen[CRM_CURRENCIES];
	size_t n;
	crm_arena *arena;
};
void crm_currencies_see(struct crm_currencies *c, crm_str text, uint64_t place);
void crm_currencies_join(struct crm_currencies *to, const struct crm_currencies *from);
/* False where there is only one. */
bool crm_currencies_two(const struct crm_currencies *c, const struct crm_currency_at **first,
			const struct crm_currency_at **second);
/* The fault of the second currency; its text names the line of the first. */
int crm_currency_fault(const struct crm_currency_at *first, const struct crm_currency_at *second,
		       const char *source, uint64_t line, crm_error *e);
/* The fault of a currency without a rate. */
int crm_rate_fault(const crm_model *m, crm_str currency, crm_error *e);

#endif
