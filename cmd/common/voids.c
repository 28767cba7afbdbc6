/* voids.c: what the voids of a log have taken back. */
#include <stdlib.h>

#include "base/array.h"
#include "common/refs.h"
#include "common/voids.h"

/* Ids are compared within one customer. */
static crm_str
key_of(const struct cmd_voids *v, crm_str event, crm_str customer)
{
	crm_buf text = {0};
	crm_str key;

	crm_buf_str(&text, cmd_whom_now(v->whom, customer));
	crm_buf_char(&text, '\n');
	crm_buf_str(&text, event);
	key = crm_arena_str(v->arena, crm_buf_slice(&text));
	crm_buf_free(&text);
	return key;
}

void
cmd_voids_see(struct cmd_voids *v, const struct cmd_log_file *f)
{
	crm_str customer = cmd_log_value(f, CMD_L_CUSTOMER),
		event = cmd_event_of(cmd_log_value(f, CMD_L_REF));

	if (!event.n || !crm_str_eqz(cmd_log_value(f, CMD_L_KIND), "void"))
		return;
	v->one = crm_grow(v->one, v->n, &v->room, sizeof *v->one);
	v->one[v->n++] =
		(struct cmd_void){.event = crm_arena_str(v->arena, cmd_log_value(f, CMD_L_EVENT)),
				  .key = key_of(v, cmd_log_value(f, CMD_L_EVENT), customer),
				  .names = key_of(v, event, customer),
				  .line = f->record->line};
}

static int
by_key(const void *a, const void *b)
{
	return crm_str_cmp(((const struct cmd_void *)a)->key, ((const struct cmd_void *)b)->key);
}

static int
by_names(const void *a, const void *b)
{
	const struct cmd_void *x = *(struct cmd_void *const *)a, *y = *(struct cmd_void *const *)b;
	int order = crm_str_cmp(x->names, y->names);

	return order ? order : (x->line > y->line) - (x->line < y->line);
}

static struct cmd_void *
named_by(const struct cmd_voids *v, const struct cmd_void *one)
{
	return bsearch(&(struct cmd_void){.key = one->names}, v->one, v->n, sizeof *v->one, by_key);
}

/* Those that no void names are judged first, then what they name. Those of a ring never come up. */
void
cmd_voids_judge(struct cmd_voids *v)
{
	struct cmd_void **ready = crm_alloc((v->n + 1) * sizeof *ready), *named;
	size_t known = 0;

	if (v->n)
		qsort(v->one, v->n, sizeof *v->one, by_key);
	for (size_t i = 0; i < v->n; i++)
		if ((named = named_by(v, &v->one[i])))
			named->namers++;
	for (size_t i = 0; i < v->n; i++)
		if (!v->one[i].namers)
			ready[known++] = &v->one[i];
	for (size_t i = 0; i < known; i++) {
		ready[i]->counts = !ready[i]->undone;
		if (!(named = named_by(v, ready[i])))
			continue;
		named->undone |= ready[i]->counts;
		if (--named->namers == 0)
			ready[known++] = named;
	}
	v->counting = ready; /* each judged one has had its turn: it is used again */
	for (size_t i = 0; i < v->n; i++)
		if (v->one[i].counts)
			v->counting[v->counted++] = &v->one[i];
	if (v->counted)
		qsort(v->counting, v->counted, sizeof *v->counting, by_names);
}

const struct cmd_void *
cmd_voids_find(const struct cmd_voids *v, crm_str event, crm_str customer)
{
	crm_str names;
	size_t from = 0, to = v->counted;

	if (!v->counted || !event.n)
		return NULL;
	names = key_of(v, event, customer);
	while (from < to) { /* the first that names it */
		size_t middle = from + (to - from) / 2;
		if (crm_str_cmp(v->counting[middle]->names, names) < 0)
			from = middle + 1;
		else
			to = middle;
	}
	return from < v->counted && crm_str_eq(v->counting[from]->names, names) ? v->counting[from]
										: NULL;
}

void
cmd_voids_free(struct cmd_voids *v)
{
	free(v->counting);
	free(v->one);
}
