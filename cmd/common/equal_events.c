/* equal_events.c: an import that was made before, without ids or with other ones, is not made
 * twice. */
#include <stdlib.h>

#include "base/array.h"
#include "common/equal_events.h"
#include "common/log_file.h"
#include "common/message.h"
#include "common/voids.h"

/* An entry of the log that says the same as a record. */
struct equal {
	size_t record; /* the first of the records that say so */
	crm_str event, customer;
	uint64_t line;
};

struct search {
	const struct cmd_repeats *how;
	crm_people *texts; /* what each record says, numbered as the records */
	size_t *records;   /* of the first of several that say the same: how many they are */
	struct equal *equal;
	size_t n, room;
	struct cmd_voids voids;
	crm_buf text;
};

/* What is compared, with one form for each amount. */
static crm_str
text_of(struct search *s, crm_str customer, const crm_str rest[4])
{
	crm_num amount;

	s->text.n = 0;
	crm_buf_str(&s->text, cmd_whom_now(s->how->new->whom, customer));
	for (size_t i = 0; i < 4; i++) {
		crm_buf_char(&s->text, '\n');
		if (i == 3 && crm_num_parse(rest[i], &amount))
			crm_buf_f(&s->text, "%lld", (long long)amount);
		else
			crm_buf_str(&s->text, rest[i]);
	}
	return crm_buf_slice(&s->text);
}

static const enum cmd_log_column compared[4] = {CMD_L_DATE, CMD_L_KIND, CMD_L_ITEM, CMD_L_AMOUNT};

static size_t
name_records(struct search *s, crm_str *const *added, size_t n)
{
	const int *at = s->how->new->at;
	size_t named = 0;

	for (size_t i = 0; i < n; i++) {
		crm_str rest[4];
		size_t first;
		if (!added[i] || s->how->voids[i])
			continue;
		for (size_t c = 0; c < 4; c++)
			rest[c] = at[compared[c]] < 0 ? CRM_STR("") : added[i][at[compared[c]]];
		first = crm_people_put(s->texts, CRM_BY_ID,
				       text_of(s, added[i][at[CMD_L_CUSTOMER]], rest), i);
		s->records[first == SIZE_MAX ? i : first]++;
		named++;
	}
	return named;
}

static void
look(void *search, const struct cmd_log_file *f)
{
	struct search *s = search;
	crm_str customer = cmd_log_value(f, CMD_L_CUSTOMER), rest[4];
	size_t i;

	cmd_voids_see(&s->voids, f);
	for (size_t c = 0; c < 4; c++)
		rest[c] = cmd_log_value(f, compared[c]);
	i = crm_people_find(s->texts, CRM_BY_ID, text_of(s, customer, rest));
	if (i == SIZE_MAX)
		return;
	s->equal = crm_grow(s->equal, s->n, &s->room, sizeof *s->equal);
	s->equal[s->n++] =
		(struct equal){i, crm_arena_str(s->how->new->arena, cmd_log_value(f, CMD_L_EVENT)),
			       crm_arena_str(s->how->new->arena, customer), f->record->line};
}

/* How many of the records the log has, each entry counted for one of them; the first such entry. */
static size_t
count(struct search *s, const struct equal **first)
{
	size_t equal = 0;

	*first = NULL;
	for (size_t i = 0; i < s->n; i++) {
		const struct equal *e = &s->equal[i];
		if (!s->records[e->record] || cmd_voids_find(&s->voids, e->event, e->customer))
			continue;
		s->records[e->record]--;
		*first = *first ? *first : e;
		equal++;
	}
	return equal;
}

static void
report(const struct search *s, size_t equal, size_t named, const struct equal *first)
{
	const char *log = s->how->new->target->call->file;
	crm_error e;

	if (equal < named) {
		cmd_note("%s:%llu: %zu of the %zu new records %s in the log under %s already (%s); "
			 "if nothing happened twice, \"crm-log -f %s --undo --batch\" takes back "
			 "what was added",
			 log, (unsigned long long)first->line, equal, named,
			 equal == 1 ? "is" : "are", equal == 1 ? "another id" : "other ids",
			 equal == 1 ? "as this entry" : "this entry is the first",
			 crm_shell(crm_str_z(log)));
		return;
	}
	crm_fail(&e, CRM_DATA,
		 "%s in the log under other ids already (this entry is the first), so nothing was "
		 "added; to give %s the ids of --key, take the earlier import back (\"crm-log -f "
		 "%s --undo --batch\" within an hour of it) and import the file anew; --again "
		 "adds %s a second time",
		 named == 1 ? "the new record is" : "all new records are",
		 named == 1 ? "it" : "them", crm_shell(crm_str_z(log)), named == 1 ? "it" : "them");
	crm_fail_at(&e, log, first->line, NULL);
	cmd_die(&e);
}

void
cmd_equal_events(const struct cmd_incoming *in, const struct cmd_repeats *how,
		 crm_str *const *added, size_t n)
{
	const struct equal *first;
	struct search s = {.how = how, .voids = {.whom = how->new->whom, .arena = how->new->arena}};
	size_t named;

	if (!in->from || in->one || how->again || !how->new->target->columns_there)
		return;
	s.texts = crm_people_new(NULL);
	s.records = crm_alloc((n + 1) * sizeof *s.records);
	named = name_records(&s, added, n);
	if (named) {
		size_t equal;
		cmd_log_each(how->new->target->call->file, look, &s);
		cmd_voids_judge(&s.voids);
		if ((equal = count(&s, &first)))
			report(&s, equal, named, first);
	}
	cmd_voids_free(&s.voids);
	crm_people_free(s.texts);
	crm_buf_free(&s.text);
	free(s.records);
	free(s.equal);
}
