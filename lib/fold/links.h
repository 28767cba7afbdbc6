/* links.h: from a customer and the hash of an event id (not 0) to numbers. */
#ifndef CRM_FOLD_LINKS_H
#define CRM_FOLD_LINKS_H

#include <stddef.h>
#include <stdint.h>

struct crm_links {
	struct crm_link {
		uint64_t id;
		uint32_t who, value, next;
	} * link;
	uint32_t *bucket;
	size_t mask;
	uint32_t used, free;
};
void crm_links_add(struct crm_links *l, uint32_t who, uint64_t id, uint32_t value);
/* The first link of an id and the one after it, 0 none; its number is link[].value. */
uint32_t crm_links_first(const struct crm_links *l, uint32_t who, uint64_t id);
uint32_t crm_links_next(const struct crm_links *l, uint32_t at);
void crm_links_drop(struct crm_links *l, uint32_t who, uint64_t id, uint32_t value);
/* Removes all links of the customers that are marked. */
void crm_links_forget(struct crm_links *l, const uint8_t *marked);
void crm_links_free(struct crm_links *l);

#endif
