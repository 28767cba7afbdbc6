/* undo.c: what crm-log --undo takes back.
 *
 * Entries with the same `recorded` were recorded together: each run of crm-log writes down one
 * moment of its own. A void gets the date of what it takes back, so that as of no day the log
 * still has it, and the item "undo". Voids with that item are passed over; otherwise a second
 * --undo would only take back the first. A void that somebody wrote is an entry like others. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/message.h"
#include "common/taken_back.h"
#include "common/told.h"
#include "common/undo.h"
#include "common/voids.h"

#define HOUR 60     /* minutes */
#define SHOWN 10    /* entries of a batch that are reported one by one */
#define MARK "undo" /* the item of the voids that are written here */

struct entry {
	struct cmd_undone it;
	int64_t minute; /* when it was recorded */
	bool mine;
};

struct search {
	struct cmd_undo *u;
	struct cmd_voids voids;
	int64_t now;
	struct entry *entry; /* those of the last hour */
	size_t n, room;
};

/* A log without items has no voids of which it is known that somebody wrote them. */
static bool
is_passed_over(const struct cmd_log_file *f)
{
	return crm_str_eqz(cmd_log_value(f, CMD_L_KIND), "void") &&
	       (f->at[CMD_L_ITEM] < 0 || crm_str_eqz(cmd_log_value(f, CMD_L_ITEM), MARK));
}

static void
look(void *own, const struct cmd_log_file *f)
{
	struct search *s = own;
	struct entry *entry;
	crm_time recorded;
	int64_t minute;

	cmd_voids_see(&s->voids, f);
	if (is_passed_over(f) || !crm_time_parse(cmd_log_value(f, CMD_L_RECORDED), &recorded))
		return;
	minute = crm_time_utc(recorded);
	/* The clocks of two machines differ a little, but what was recorded tomorrow is not of this
	 * hour. */
	if (recorded.minute < 0 || minute < s->now - HOUR || minute > s->now + HOUR)
		return;
	s->entry = crm_grow(s->entry, s->n, &s->room, sizeof *s->entry);
	entry = &s->entry[s->n++];
	*entry = (struct entry){.it.line = f->record->line, .minute = minute};
	for (int c = 0; c < CMD_L_COLUMNS; c++)
		entry->it.value[c] =
			crm_arena_str(s->u->arena, cmd_log_value(f, (enum cmd_log_column)c));
	entry->it.currency = crm_arena_str(s->u->arena, cmd_log_currency(f));
	entry->mine = crm_str_eq(entry->it.value[CMD_L_BY], s->u->by);
}

/* Seconds and their fraction, which a crm_time does not keep. */
static crm_str
seconds_of(crm_str recorded)
{
	return recorded.n > 17 && recorded.p[16] == ':'
		       ? (crm_str){recorded.p + 17, recorded.n - 17}
		       : CRM_STR("");
}

static bool
is_newer(const struct entry *a, const struct entry *b)
{
	int order;

	if (a->minute != b->minute)
		return a->minute > b->minute;
	order = crm_str_cmp(seconds_of(a->it.value[CMD_L_RECORDED]),
			    seconds_of(b->it.value[CMD_L_RECORDED]));
	return order ? order > 0 : a->it.line > b->it.line;
}

static void
drop_voided(struct search *s)
{
	size_t kept = 0;

	cmd_voids_judge(&s->voids);
	for (size_t i = 0; i < s->n; i++)
		if (!cmd_voids_find(&s->voids, s->entry[i].it.value[CMD_L_EVENT],
				    s->entry[i].it.value[CMD_L_CUSTOMER]))
			s->entry[kept++] = s->entry[i];
	s->n = kept;
}

/* ---- what is wrong ---- */

static void
need_columns(const struct cmd_target *target)
{
	static const struct {
		const char *name, *why;
	} needed[] = {
		{"event", "no entry can be named"},
		{"recorded", "it does not say what was recorded within the last hour"},
		{"by", "it does not say whose entries they are"},
		{"ref", "a void cannot name what it takes back"},
	};
	crm_error e;

	for (size_t i = 0; i < CRM_LENGTH(needed) && target->columns_there; i++) {
		if (cmd_target_find(target, needed[i].name) >= 0)
			continue;
		crm_fail(&e, CRM_DATA, "--undo: the log has no column \"%s\", so %s",
			 needed[i].name, needed[i].why);
		crm_fail_at(&e, target->call->file, 1, NULL);
		cmd_die(&e);
	}
}

static _Noreturn void
nothing_left(const struct search *s, const char *path)
{
	crm_error e;

	if (s->n)
		crm_fail(&e, CRM_DATA,
			 "nothing of yours left to undo within the last hour (%zu of others, the "
			 "last by %s: --by names them)",
			 s->n, crm_quote(s->entry[s->n - 1].it.value[CMD_L_BY]));
	else
		crm_fail(&e, CRM_DATA, "nothing of yours left to undo within the last hour");
	crm_fail_at(&e, path, 0, NULL);
	cmd_die(&e);
}

static void
check_batch(const struct cmd_undo *u, const struct entry *newest, const char *path)
{
	crm_error e;

	for (size_t i = 0; i < u->n; i++) {
		if (u->one[i].value[CMD_L_EVENT].n)
			continue;
		crm_fail(&e, CRM_DATA,
			 "is empty, so that no void can name this entry; delete the line instead");
		crm_fail_at(&e, path, u->one[i].line, "event");
		cmd_die(&e);
	}
	if (u->events > 1 && !u->batch) {
		crm_fail(&e, CRM_DATA,
			 "is one of %zu entries that were recorded together; --undo --batch takes "
			 "back all of them",
			 u->events);
		crm_fail_at(&e, path, newest->it.line, NULL);
		cmd_die(&e);
	}
}

/* ---- what is taken back ---- */

/* What voids name: events of one customer each. */
struct names {
	struct cmd_undo *u;
	crm_people *ids, *keys;
	size_t room;
	size_t together; /* lines that were recorded together, by line; behind them copies */
};

static crm_str
key_of(const struct cmd_undo *u, crm_str event, crm_str customer)
{
	crm_buf text = {0};
	crm_str key;

	crm_buf_str(&text, cmd_whom_now(u->whom, customer));
	crm_buf_char(&text, '\n');
	crm_buf_str(&text, event);
	key = crm_arena_str(u->arena, crm_buf_slice(&text));
	crm_buf_free(&text);
	return key;
}

static void
add(struct names *n, const struct cmd_undone *one)
{
	struct cmd_undo *u = n->u;

	u->one = crm_grow(u->one, u->n, &n->room, sizeof *u->one);
	u->one[u->n++] = *one;
}

static int
by_line(const void *a, const void *b)
{
	const struct cmd_undone *x = a, *y = b;

	return (x->line > y->line) - (x->line < y->line);
}

/* A line with the id of an entry that is taken back, as one that somebody copied. */
static void
look_for_copy(void *own, const struct cmd_log_file *f)
{
	crm_str event = cmd_log_value(f, CMD_L_EVENT), customer = cmd_log_value(f, CMD_L_CUSTOMER);
	struct cmd_undone copy = {.line = f->record->line, .again = true};
	struct names *n = own;

	if (!event.n || crm_people_find(n->ids, CRM_BY_ID, event) == SIZE_MAX ||
	    crm_people_find(n->keys, CRM_BY_ID, key_of(n->u, event, customer)) == SIZE_MAX)
		return;
	if (bsearch(&copy, n->u->one, n->together, sizeof copy, by_line))
		return;
	for (int c = 0; c < CMD_L_COLUMNS; c++)
		copy.value[c] =
			crm_arena_str(n->u->arena, cmd_log_value(f, (enum cmd_log_column)c));
	copy.currency = crm_arena_str(n->u->arena, cmd_log_currency(f));
	add(n, &copy);
}

/* What was recorded together with the newest, and all lines that have the id of one of these: the
 * void of one takes back all. */
static void
collect(struct search *s, const struct entry *newest, const char *path)
{
	struct names n = {.u = s->u, .ids = crm_people_new(NULL), .keys = crm_people_new(NULL)};
	struct cmd_undo *u = s->u;

	free(u->one); /* of a run before, when the log was replaced meanwhile */
	u->one = NULL;
	u->n = u->events = 0;
	for (size_t i = 0; i < s->n; i++) {
		struct cmd_undone *one = &s->entry[i].it;
		crm_str event = one->value[CMD_L_EVENT];
		if (!crm_str_eq(one->value[CMD_L_RECORDED], newest->it.value[CMD_L_RECORDED]))
			continue;
		crm_people_put(n.ids, CRM_BY_ID, event, i);
		one->again =
			crm_people_put(n.keys, CRM_BY_ID,
				       key_of(u, event, one->value[CMD_L_CUSTOMER]), i) != SIZE_MAX;
		u->events += !one->again;
		add(&n, one);
	}
	n.together = u->n;
	cmd_log_each(path, look_for_copy, &n);
	qsort(u->one, u->n, sizeof *u->one, by_line);
	crm_people_free(n.ids);
	crm_people_free(n.keys);
}

/* ---- the voids ---- */

static void
make_voids(struct cmd_incoming *in, const struct cmd_undo *u, const struct cmd_target *target)
{
	const char *names[7] = {"date", "customer", "kind", "by", "ref"};
	crm_str more[2] = {{"", 0}, {"", 0}}, name[7];
	crm_buf ref = {0};
	size_t n = 5;

	if (cmd_target_find(target, "item") >= 0) {
		more[n - 5] = CRM_STR(MARK);
		names[n++] = "item";
	}
	if (u->note.n) {
		more[n - 5] = u->note;
		names[n++] = "note";
	}
	for (size_t i = 0; i < n; i++)
		name[i] = crm_str_z(names[i]);
	crm_table_free(in->table);
	in->table = crm_table_new(name, n, CRM_TSV);
	in->one = u->events == 1;
	for (size_t i = 0; i < u->n; i++) {
		const crm_str *v = u->one[i].value;
		if (u->one[i].again)
			continue;
		ref.n = 0;
		crm_buf_z(&ref, "event:");
		crm_buf_str(&ref, v[CMD_L_EVENT]);
		crm_table_add(in->table,
			      (crm_str[]){v[CMD_L_DATE], cmd_whom_now(u->whom, v[CMD_L_CUSTOMER]),
					  CRM_STR("void"), u->by, crm_buf_slice(&ref), more[0],
					  more[1]});
	}
	crm_buf_free(&ref);
}

void
cmd_undo(struct cmd_incoming *in, struct cmd_undo *u, const struct cmd_target *target)
{
	struct search s = {.u = u,
			   .voids = {.whom = u->whom, .arena = u->arena},
			   .now = crm_time_utc(crm_time_now())};
	const struct entry *newest = NULL;

	need_columns(target);
	if (target->columns_there)
		cmd_log_each(target->call->file, look, &s);
	drop_voided(&s);
	for (size_t i = 0; i < s.n; i++)
		if (s.entry[i].mine && (!newest || is_newer(&s.entry[i], newest)))
			newest = &s.entry[i];
	if (!newest)
		nothing_left(&s, target->call->file);
	collect(&s, newest, target->call->file);
	check_batch(u, newest, target->call->file);
	make_voids(in, u, target);
	cmd_voids_free(&s.voids);
	free(s.entry);
}

void
cmd_undo_tell(const struct cmd_undo *u, const char *path)
{
	crm_buf words = {0};

	for (size_t i = 0; i < u->n && (i < SHOWN || u->n == SHOWN + 1); i++) {
		const struct cmd_undone *one = &u->one[i];
		words.n = 0;
		cmd_entry_words(&words, one->value,
				cmd_whom_name(u->whom, one->value[CMD_L_CUSTOMER]), one->currency,
				crm_time_now().day);
		cmd_note("%s:%llu: took back: %s", path, (unsigned long long)one->line,
			 crm_buf_zend(&words));
		if (crm_str_eqz(one->value[CMD_L_KIND], "void"))
			cmd_tell_taken_back(path, u->whom, one->value[CMD_L_CUSTOMER],
					    one->value[CMD_L_EVENT]);
	}
	if (u->events > 1)
		cmd_note("%s: %zu entries taken back that were recorded together", path, u->events);
	if (u->n > u->events)
		cmd_note("%s: %zu of these lines repeat%s the id of another line; a void takes "
			 "back all entries with the same id",
			 path, u->n - u->events, u->n - u->events == 1 ? "s" : "");
	crm_buf_free(&words);
}
