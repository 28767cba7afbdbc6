/* known.c: which of some new entries a log has already, made from the same list. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/known.h"

static bool
reached(crm_str outcome)
{
	return !outcome.n || crm_str_eqz(outcome, "reached");
}

static void
add_key(const struct cmd_known *k, const crm_str value[CMD_L_COLUMNS], crm_buf *out)
{
	static const enum cmd_log_column same[] = {CMD_L_KIND, CMD_L_ITEM, CMD_L_REF, CMD_L_NOTE};
	crm_str date = value[CMD_L_DATE], outcome = value[CMD_L_OUTCOME];

	if (reached(outcome)) {
		outcome.n = 0;
		date.n = date.n < 10 ? date.n : 10;
	}
	crm_buf_str(out, date);
	crm_buf_char(out, '\n');
	crm_buf_str(out, cmd_whom_now(k->whom, value[CMD_L_CUSTOMER]));
	crm_buf_char(out, '\n');
	crm_buf_str(out, outcome);
	for (size_t i = 0; i < CRM_LENGTH(same); i++) {
		crm_buf_char(out, '\n');
		crm_buf_str(out, value[same[i]]);
	}
}

void
cmd_known_name(struct cmd_known *k, const crm_str value[CMD_L_COLUMNS], size_t number)
{
	crm_buf key = {0};

	k->one = crm_grow(k->one, k->n, &k->room, sizeof *k->one);
	add_key(k, value, &key);
	k->one[k->n++] =
		(struct cmd_known_one){crm_arena_str(k->arena, crm_buf_slice(&key)), number};
	crm_buf_free(&key);
}

static int
by_key(const void *a, const void *b)
{
	return crm_str_cmp(((const struct cmd_known_one *)a)->key,
			   ((const struct cmd_known_one *)b)->key);
}

void
cmd_known_begin(struct cmd_known *k)
{
	if (k->n)
		qsort(k->one, k->n, sizeof *k->one, by_key);
}

static void
add_match(struct cmd_known *k, size_t number, const struct cmd_log_file *f)
{
	k->match = crm_grow(k->match, k->matches, &k->match_room, sizeof *k->match);
	k->match[k->matches++] = (struct cmd_known_match){
		number, crm_arena_str(k->arena, cmd_log_value(f, CMD_L_EVENT)),
		crm_arena_str(k->arena, cmd_log_value(f, CMD_L_CUSTOMER))};
}

void
cmd_known_see(struct cmd_known *k, const struct cmd_log_file *f)
{
	crm_str date = cmd_log_value(f, CMD_L_DATE), value[CMD_L_COLUMNS];
	struct cmd_known_one wanted, *found;
	crm_buf key = {0};

	/* All new ones are of one day, so that most of the log is passed over here. */
	if (!k->n || date.n < 10 || memcmp(date.p, k->one[0].key.p, 10) != 0)
		return;
	for (int c = 0; c < CMD_L_COLUMNS; c++)
		value[c] = cmd_log_value(f, (enum cmd_log_column)c);
	add_key(k, value, &key);
	wanted.key = crm_buf_slice(&key);
	found = bsearch(&wanted, k->one, k->n, sizeof *k->one, by_key);
	while (found && found > k->one && by_key(found - 1, &wanted) == 0)
		found--;
	for (; found && found < k->one + k->n && by_key(found, &wanted) == 0; found++)
		add_match(k, found->number, f);
	crm_buf_free(&key);
}

void
cmd_known_each(const struct cmd_known *k, const struct cmd_voids *voids,
	       void (*known)(void *own, size_t number), void *own)
{
	for (size_t i = 0; i < k->matches; i++)
		if (!cmd_voids_find(voids, k->match[i].event, k->match[i].customer))
			known(own, k->match[i].number);
}

void
cmd_known_free(struct cmd_known *k)
{
	free(k->match);
	free(k->one);
}
