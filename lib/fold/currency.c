/* currency.c: amounts of other currencies in the policy's own, exactly. */
#include "fold/currency.h"
#include "kinds/kinds.h"

__extension__ typedef __int128 wide;

#define DIGITS 18 /* of a rate: 10^18 fits in 64 bits */

bool
crm_rate_parse(crm_str s, crm_rate *out)
{
	bool point = false;
	size_t digits = 0, counted = 0; /* counted: without zeros at the front */

	*out = (crm_rate){.digits = 0};
	for (size_t i = 0; i < s.n; i++) {
		if (s.p[i] == '.' && !point && digits > 0 && i + 1 < s.n) {
			point = true;
			continue;
		}
		digits++;
		counted += counted > 0 || s.p[i] > '0';
		out->decimals += point;
		if (s.p[i] < '0' || s.p[i] > '9' || counted > DIGITS || out->decimals > DIGITS)
			return false;
		out->digits = out->digits * 10 + (uint64_t)(s.p[i] - '0');
	}
	return out->digits > 0;
}

const crm_rate *
crm_rate_find(const crm_model *m, crm_str currency)
{
	static const crm_rate one = {.digits = 1};

	if (currency.n == 0 || crm_same_word(currency, m->currency))
		return &one;
	for (size_t i = 0; i < m->rates; i++)
		if (crm_same_word(currency, m->rate[i].currency))
			return &m->rate[i];
	return NULL;
}

int
crm_rate_apply(const crm_rate *r, crm_num n, crm_num *out)
{
	wide product = (wide)n * r->digits, scale = 1, whole, rest;

	for (int i = 0; i < r->decimals; i++)
		scale *= 10;
	whole = product / scale;
	rest = product % scale;
	/* No amount is below 0. */
	if (rest * 2 > scale || (rest * 2 == scale && whole % 2 != 0))
		whole++;
	if (whole > CRM_NUM_MAX)
		return -1;
	*out = (crm_num)whole;
	return 0;
}

/* ---- one currency, where the policy gives no rates ---- */

void
crm_currencies_see(struct crm_currencies *c, crm_str text, uint64_t place)
{
	for (size_t i = 0; i < c->n; i++)
		if (crm_same_word(text, c->seen[i].text.p)) {
			if (place < c->seen[i].place)
				c->seen[i].place = place;
			return;
		}
	struct crm_currency_at *last = &c->seen[0];
	for (size_t i = 1; i < c->n; i++)
		if (c->seen[i].place > last->place)
			last = &c->seen[i];
	if (c->n < CRM_CURRENCIES)
		last = &c->seen[c->n++];
	else if (place > last->place)
		return;
	if (!c->arena)
		c->arena = crm_arena_new();
	*last = (struct crm_currency_at){crm_arena_str(c->arena, text), place};
}

void
crm_currencies_join(struct crm_currencies *to, const struct crm_currencies *from)
{
	for (size_t i = 0; i < from->n; i++)
		crm_currencies_see(to, from->seen[i].text, from->seen[i].place);
}

bool
crm_currencies_two(const struct crm_currencies *c, const struct crm_currency_at **first,
		   const struct crm_currency_at **second)
{
	*first = *second = NULL;
	for (size_t i = 0; i < c->n; i++)
		if (!*first || c->seen[i].place < (*first)->place)
			*first = &c->seen[i];
	for (size_t i = 0; i < c->n; i++)
		if (&c->seen[i] != *first && (!*second || c->seen[i].place < (*second)->place))
			*second = &c->seen[i];
	return *second != NULL;
}

int
crm_currency_fault(const struct crm_currency_at *first, const struct crm_currency_at *second,
		   const char *source, uint64_t line, crm_error *e)
{
	crm_fail(e, CRM_DATA,
		 "%s, but %s:%llu has %s; amounts of two currencies need the rate in the policy, "
		 "as in "
		 "currency: {in: %s, %s: 0.5}",
		 crm_quote(second->text), source, (unsigned long long)line, crm_quote(first->text),
		 first->text.p, second->text.p);
	return crm_fail_at(e, NULL, 0, "currency");
}

int
crm_rate_fault(const crm_model *m, crm_str currency, crm_error *e)
{
	crm_fail(e, CRM_DATA,
		 "%s has no rate in the policy; its section currency says how much of %s one is",
		 crm_quote(currency), m->currency);
	return crm_fail_at(e, NULL, 0, "currency");
}

int
crm_currency_fits(const crm_model *m, crm_str currency, crm_str first, const char *source,
		  uint64_t line, crm_error *e)
{
	if (m->currency)
		return crm_rate_find(m, currency) ? 0 : crm_rate_fault(m, currency, e);
	if (!currency.n || !first.n || crm_same_word(currency, first.p))
		return 0;
	return crm_currency_fault(&(struct crm_currency_at){.text = first},
				  &(struct crm_currency_at){.text = currency}, source, line, e);
}
