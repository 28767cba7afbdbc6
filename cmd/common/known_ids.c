/* known_ids.c: entries that settle a contact, in a log, by the id that the contact gives them. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/known_ids.h"

crm_str
cmd_id_version(crm_str id, unsigned *version)
{
	const char *mark = id.n ? memrchr(id.p, '~', id.n) : NULL;
	crm_num n;

	*version = 1;
	if (!mark || mark == id.p || mark[1] < '1' || mark[1] > '9' || id.p + id.n - mark > 8 ||
	    !crm_num_parse((crm_str){mark + 1, (size_t)(id.p + id.n - mark - 1)}, &n) ||
	    n % CRM_NUM_ONE || n < 2 * CRM_NUM_ONE)
		return id;
	*version = (unsigned)(n / CRM_NUM_ONE);
	return (crm_str){id.p, (size_t)(mark - id.p)};
}

static crm_str
day_of(crm_str date)
{
	return (crm_str){date.p, date.n < 10 ? date.n : 10};
}

void
cmd_known_ids_name(struct cmd_known_ids *k, crm_str id, const crm_str value[CMD_L_COLUMNS],
		   size_t number)
{
	size_t group;

	if (!k->ids)
		k->ids = crm_people_new(NULL);
	group = crm_people_find(k->ids, CRM_BY_ID, id);
	if (group == SIZE_MAX) {
		group = k->groups++;
		k->group = crm_grow(k->group, group, &k->group_room, sizeof *k->group);
		k->group[group] = (struct cmd_known_group){0};
		crm_people_put(k->ids, CRM_BY_ID, id, group);
	}
	k->one = crm_grow(k->one, k->n, &k->room, sizeof *k->one);
	k->one[k->n] =
		(struct cmd_known_new){.number = number,
				       .group = group,
				       .before = k->group[group].last,
				       .id = crm_arena_str(k->arena, id),
				       .date = crm_arena_str(k->arena, day_of(value[CMD_L_DATE])),
				       .ref = crm_arena_str(k->arena, value[CMD_L_REF])};
	k->group[group].last = ++k->n;
}

void
cmd_known_ids_see(struct cmd_known_ids *k, const struct cmd_log_file *f)
{
	crm_str id = cmd_log_value(f, CMD_L_EVENT);
	unsigned version;
	size_t group;

	if (!k->ids || !id.n || *id.p != 'm')
		return;
	group = crm_people_find(k->ids, CRM_BY_ID, cmd_id_version(id, &version));
	if (group == SIZE_MAX)
		return;
	if (version > k->group[group].newest)
		k->group[group].newest = version;
	for (size_t i = k->group[group].last; i; i = k->one[i - 1].before) {
		if (!crm_str_eq(k->one[i - 1].date, day_of(cmd_log_value(f, CMD_L_DATE))) ||
		    !crm_str_eq(k->one[i - 1].ref, cmd_log_value(f, CMD_L_REF)))
			continue;
		k->seen = crm_grow(k->seen, k->seens, &k->seen_room, sizeof *k->seen);
		k->seen[k->seens++] = (struct cmd_known_seen){
			i - 1, crm_arena_str(k->arena, id),
			crm_arena_str(k->arena, cmd_log_value(f, CMD_L_CUSTOMER))};
	}
}

void
cmd_known_ids_each(const struct cmd_known_ids *k, const struct cmd_voids *voids,
		   void (*known)(void *own, size_t number), void *own)
{
	for (size_t i = 0; i < k->seens; i++)
		if (!cmd_voids_find(voids, k->seen[i].event, k->seen[i].customer))
			known(own, k->one[k->seen[i].one].number);
}

crm_str
cmd_known_ids_give(struct cmd_known_ids *k, size_t number)
{
	struct cmd_known_new *one;
	crm_buf id = {0};
	crm_str given;
	unsigned version;

	while (k->one[k->at].number != number)
		k->at++;
	one = &k->one[k->at];
	for (size_t i = one->before; i; i = k->one[i - 1].before)
		if (k->one[i - 1].given && crm_str_eq(k->one[i - 1].ref, one->ref))
			return (crm_str){NULL, 0};
	one->given = true;
	version = ++k->group[one->group].newest;
	crm_buf_str(&id, one->id);
	if (version > 1)
		crm_buf_f(&id, "~%u", version);
	given = crm_arena_str(k->arena, crm_buf_slice(&id));
	crm_buf_free(&id);
	return given;
}

void
cmd_known_ids_free(struct cmd_known_ids *k)
{
	crm_people_free(k->ids);
	free(k->group);
	free(k->one);
	free(k->seen);
}
