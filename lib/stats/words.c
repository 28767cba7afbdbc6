/* words.c: texts by number. */
#include <stdlib.h>

#include "base/array.h"
#include "base/ids.h"
#include "stats/sets.h"

static void
add(struct crm_words *w, crm_str s)
{
	w->text = crm_grow(w->text, w->n, &w->room, sizeof *w->text);
	w->text[w->n] = crm_arena_str(w->arena, s);
	crm_ids_put(w->ids, w->text[w->n], (uint32_t)w->n);
	w->n++;
}

uint32_t
crm_words_put(struct crm_words *w, crm_str s)
{
	uint32_t code;

	if (!w->ids) {
		w->ids = crm_ids_new(0);
		w->arena = crm_arena_new();
		add(w, CRM_STR(""));
	}
	if (s.n == 0)
		return 0;
	code = crm_ids_find(w->ids, s);
	if (code != CRM_NOBODY)
		return code;
	add(w, s);
	return (uint32_t)w->n - 1;
}

crm_str
crm_words_text(const struct crm_words *w, uint32_t code)
{
	return code < w->n ? w->text[code] : CRM_STR("");
}

void
crm_words_free(struct crm_words *w)
{
	crm_ids_free(w->ids);
	crm_arena_free(w->arena);
	free(w->text);
}
