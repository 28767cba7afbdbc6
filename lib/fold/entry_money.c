/* entry_money.c: converts money of other currencies to the policy's own. */
#include "fold/entry.h"

/* The currency of the entry's amounts, and how they are converted to the policy's own. */
bool
crm_entry_currency(struct crm_reader *r, const struct crm_entry *n, uint32_t who)
{
	const crm_model *m = r->how->program->model;
	crm_str s = n->f[CRM_L_CURRENCY];
	crm_error e;

	if (s.n == 0)
		return true;
	if (!m->currency) {
		crm_currencies_see(&r->currencies, s, r->place | n->line);
		return true;
	}
	r->rate = crm_rate_find(m, s);
	if (r->rate)
		return true;
	crm_rate_fault(m, s, &e);
	return crm_entry_wrong(r, n, CRM_L_CURRENCY, who, &e);
}

bool
crm_entry_convert(struct crm_reader *r, const struct crm_entry *n, enum crm_log_column column,
		  uint32_t who, crm_num *money)
{
	return *money == CRM_NO_NUMBER || crm_rate_apply(r->rate, *money, money) == 0 ||
	       crm_entry_wrong_value(r, n, column, who,
				     "becomes too large in the policy's currency");
}
