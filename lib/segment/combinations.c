/* combinations.c: the lists of segments that occur. */
#include <stdlib.h>

#include "segment/segment.h"

static struct crm_combination *
find_longer(struct crm_combination *before, uint32_t rule)
{
	struct crm_combination *at = atomic_load_explicit(&before->child, memory_order_acquire);

	while (at && at->rule != rule)
		at = at->sibling;
	return at;
}

/* The list `before` with one more rule behind it. */
struct crm_combination *
crm_combination_longer(crm_segment *s, struct crm_combination *before, uint32_t rule)
{
	struct crm_combination *at = find_longer(before, rule);
	crm_buf text = {0};

	if (at)
		return at;
	pthread_mutex_lock(&s->growing);
	at = find_longer(before, rule);
	if (!at) {
		crm_buf_str(&text, before->text);
		if (before->parent)
			crm_buf_char(&text, ';');
		crm_buf_z(&text, s->policy->segment[rule].name);
		at = crm_alloc(sizeof *at);
		at->rule = rule;
		at->parent = before;
		at->sibling = atomic_load(&before->child);
		at->text = crm_frame_keep(s->frame, crm_buf_slice(&text));
		atomic_store_explicit(&before->child, at, memory_order_release);
		crm_buf_free(&text);
	}
	pthread_mutex_unlock(&s->growing);
	return at;
}

void
crm_combinations_free(struct crm_combination *of)
{
	struct crm_combination *at = atomic_load(&of->child), *next;

	for (; at; at = next) {
		next = at->sibling;
		crm_combinations_free(at);
		free(at);
	}
}
