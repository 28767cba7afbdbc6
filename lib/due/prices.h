/* prices.h: what things cost, as far as it is known today. */
#ifndef CRM_DUE_PRICES_H
#define CRM_DUE_PRICES_H

#include "due/bind.h"

typedef struct crm_price {
	int64_t moment; /* from when, in minutes on the wall clock */
	crm_day day;    /* likewise; without dates today */
	crm_num at;
} crm_price;

struct crm_prices {
	crm_str *item; /* each once */
	size_t items;
	crm_price *price; /* those of an item together, the earliest first */
	size_t *first;    /* those of item i: [first[i], first[i + 1]) */
	crm_arena *arena;
	crm_buf notices;
};

struct crm_prices *crm_prices_read(const char *path, crm_time today, crm_error *e);
void crm_prices_free(struct crm_prices *p);
/* Reads them where a rule looks at them. */
int crm_prices_bind(struct crm_due_bound *d, crm_error *e);

#endif
