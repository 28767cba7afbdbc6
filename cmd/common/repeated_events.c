/* repeated_events.c: events of an import that the log has already.
 *
 * An event that is added once more, because its earlier line was voided, has the id of its key
 * with "~2", "~3" ... behind it: ids stay unique within the log, and the newest of these lines is
 * the one that counts for the next import. */
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "common/absent.h"
#include "common/differences.h"
#include "common/known_ids.h"
#include "common/log_file.h"
#include "common/message.h"
#include "common/refs.h"
#include "common/repeated.h"
#include "common/voids.h"

/* The newest line of the log with the id of one record; where that was voided, the newest that was
 * not, if there is one, as there is after --undo took back a --replace. */
struct there {
	crm_str event, customer, date; /* event.p NULL: there is none */
	crm_str *field;                /* of the columns that are compared */
	unsigned version, newest;      /* 1: the id itself; of all lines the greatest */
	size_t absent;                 /* of what is no more in the stream: its row there */
};

struct repeats {
	struct cmd_incoming *in;
	const struct cmd_repeats *how;
	const struct cmd_target *t;
	crm_arena *arena;
	crm_str **added;
	crm_people *ids;     /* numbered as the records that come in */
	struct there *there; /* of each of them, and behind them of what may be no more */
	size_t n, all, room; /* records that come in; with those behind them */
	struct cmd_absent absent;
	crm_str *now;        /* the id by which each is in the log from now on; p NULL: as it is */
	bool *stays_out;     /* of each: it was voided */
	bool *given;         /* of each column of the log: the stream says it */
	size_t first_voided; /* record */
	struct cmd_voids voids;
};

/* ---- ids ---- */

static size_t
find(const struct repeats *k, crm_str id)
{
	return id.n ? crm_people_find(k->ids, CRM_BY_ID, id) : SIZE_MAX;
}

/* The next id of record i that neither the log nor the stream has. */
static crm_str
next_id(struct repeats *k, size_t i, crm_str key)
{
	crm_buf id = {0};
	crm_str kept;

	do {
		id.n = 0;
		crm_buf_str(&id, key);
		crm_buf_f(&id, "~%u", ++k->there[i].newest);
	} while (find(k, crm_buf_slice(&id)) != SIZE_MAX);
	kept = crm_arena_str(k->arena, crm_buf_slice(&id));
	crm_buf_free(&id);
	return kept;
}

/* ---- the log ---- */

static void
keep(struct repeats *k, struct there *there, const struct cmd_log_file *f, unsigned version)
{
	there->version = version;
	if (version > there->newest)
		there->newest = version;
	there->event = crm_arena_str(k->arena, cmd_log_value(f, CMD_L_EVENT));
	there->customer = crm_arena_str(k->arena, cmd_log_value(f, CMD_L_CUSTOMER));
	there->date = crm_arena_str(k->arena, cmd_log_value(f, CMD_L_DATE));
	if (!there->field)
		there->field =
			crm_arena_alloc(k->arena, (k->t->columns + 1) * sizeof *there->field);
	for (size_t c = 0; c < k->t->columns_there; c++)
		if (k->given[c])
			there->field[c] = crm_arena_str(k->arena, f->record->field[c]);
}

/* A line that its order has no more: one more of what is looked for. */
static size_t
find_line(struct repeats *k, crm_str id)
{
	size_t row = cmd_absent_line(&k->absent, id);

	if (row == SIZE_MAX)
		return SIZE_MAX;
	k->there = crm_grow(k->there, k->all, &k->room, sizeof *k->there);
	k->there[k->all] = (struct there){.absent = row};
	crm_people_put(k->ids, CRM_BY_ID, id, k->all);
	return k->all++;
}

static void
look(void *repeats, const struct cmd_log_file *f)
{
	struct repeats *k = repeats;
	crm_str id = cmd_log_value(f, CMD_L_EVENT);
	unsigned version = 1;
	crm_str key;
	size_t i = find(k, id);

	cmd_voids_see(&k->voids, f);
	if (i == SIZE_MAX) {
		key = cmd_id_version(id, &version);
		i = find(k, key);
		if (i == SIZE_MAX)
			i = find_line(k, key);
	}
	if (i != SIZE_MAX && version > k->there[i].version)
		keep(k, &k->there[i], f, version);
}

static bool
is_voided(const struct repeats *k, const struct there *there)
{
	return cmd_voids_find(&k->voids, there->event, there->customer);
}

/* A line that was not voided stands for those that were. */
static void
look_for_standing(void *repeats, const struct cmd_log_file *f)
{
	struct repeats *k = repeats;
	crm_str id = cmd_log_value(f, CMD_L_EVENT);
	unsigned version = 1;
	size_t i = find(k, id);
	struct there *there;

	if (i == SIZE_MAX)
		i = find(k, cmd_id_version(id, &version));
	if (i == SIZE_MAX || cmd_voids_find(&k->voids, id, cmd_log_value(f, CMD_L_CUSTOMER)))
		return;
	there = &k->there[i];
	if (is_voided(k, there) || version > there->version)
		keep(k, there, f, version);
}

static void
read_log(struct repeats *k)
{
	const char *path = k->t->call->file;
	bool again = false;

	cmd_log_each(path, look, k);
	cmd_voids_judge(&k->voids);
	for (size_t i = 0; i < k->all; i++)
		again = again || (k->there[i].version > 1 && is_voided(k, &k->there[i]));
	if (again)
		cmd_log_each(path, look_for_standing, k);
}

/* ---- what differs ---- */

/* What the tool fills in where the stream says nothing differs by itself. */
static bool
compared(const struct repeats *k, size_t column, crm_str after)
{
	static const char *const filled[] = {"date", "by", "dir"}, *const own[] = {"recorded",
										   "event"};

	for (size_t i = 0; i < CRM_LENGTH(filled); i++)
		if (crm_str_eqz(k->t->column[column], filled[i]) && !after.n)
			return false;
	for (size_t i = 0; i < CRM_LENGTH(own); i++)
		if (crm_str_eqz(k->t->column[column], own[i]))
			return false;
	return k->given[column];
}

/* An empty currency is that of the log; a customer may have been merged meanwhile. */
static bool
same_field(const struct repeats *k, size_t column, crm_str before, crm_str after)
{
	if (cmd_same_value(before, after))
		return true;
	if (crm_str_eqz(k->t->column[column], "customer"))
		return crm_str_eq(cmd_whom_now(k->how->new->whom, before), after);
	return !before.n && crm_str_eqz(k->t->column[column], "currency");
}

static void
find_differences(const struct repeats *k, size_t i, crm_buf *out)
{
	const crm_str *before = k->there[i].field, *after = k->added[i];

	for (size_t c = 0; c < k->t->columns; c++)
		if (compared(k, c, after[c]) && !same_field(k, c, before[c], after[c]))
			cmd_add_difference(out, k->t->column[c], before[c], after[c]);
}

/* ---- what becomes of one ---- */

static crm_str *
field_of(const struct repeats *k, size_t i, enum cmd_log_column column)
{
	return &k->added[i][k->how->new->at[column]];
}

static void
add_anew(struct repeats *k, size_t i)
{
	k->now[i] = next_id(k, i, *field_of(k, i, CMD_L_EVENT));
	*field_of(k, i, CMD_L_EVENT) = k->now[i];
}

/* A void of the line that is there, with its date, so that as of no day both count. */
static crm_str *
make_void(struct repeats *k, size_t i, crm_error *e)
{
	struct cmd_new_events *new = k->how->new;
	crm_str *fields = crm_arena_alloc(k->arena, k->t->columns * sizeof *fields);
	bool known = new->people_known;
	crm_buf ref = {0};
	int status;

	for (size_t c = 0; c < k->t->columns; c++)
		fields[c] = CRM_STR("");
	crm_buf_z(&ref, "event:");
	crm_buf_str(&ref, k->there[i].event);
	fields[new->at[CMD_L_DATE]] = k->there[i].date;
	fields[new->at[CMD_L_CUSTOMER]] =
		crm_arena_str(k->arena, cmd_whom_now(new->whom, k->there[i].customer));
	fields[new->at[CMD_L_KIND]] = CRM_STR("void");
	fields[new->at[CMD_L_REF]] = crm_arena_str(k->arena, crm_buf_slice(&ref));
	crm_buf_free(&ref);
	new->people_known = true;
	status = cmd_new_event(new, fields, e);
	new->people_known = known;
	return status < 0 ? NULL : fields;
}

static void
replace(struct repeats *k, size_t i)
{
	crm_error e;

	k->how->voids[i] = make_void(k, i, &e);
	if (k->how->voids[i]) {
		add_anew(k, i);
		return;
	}
	cmd_incoming_fault(k->in, i, &e);
	k->added[i] = NULL;
}

static void
compare(struct repeats *k, size_t i)
{
	crm_buf differences = {0};

	find_differences(k, i, &differences);
	if (differences.n)
		cmd_tell_changed(k->in, i, *field_of(k, i, CMD_L_EVENT), CRM_STR(""),
				 crm_buf_slice(&differences),
				 k->how->replace ? ""
						 : " (entries of a log are never changed: "
						   "--replace voids the entry and adds this one)");
	if (differences.n && k->how->replace) {
		replace(k, i);
	} else {
		*(differences.n ? &k->in->changed : &k->in->known) += 1;
		k->added[i] = NULL;
	}
	crm_buf_free(&differences);
}

static void
stay_out(struct repeats *k, size_t i)
{
	if (k->in->voided++ == 0)
		k->first_voided = i;
	k->stays_out[i] = true;
	k->added[i] = NULL;
}

/* A ref to a record of the stream names the line that stands for it. Whether that stays out. */
static bool
follow(struct repeats *k, size_t i)
{
	int at = k->how->new->at[CMD_L_REF];
	crm_str event = at < 0 ? CRM_STR("") : cmd_event_of(k->added[i][at]);
	size_t other = find(k, event);
	crm_buf ref = {0};

	if (other >= k->n)
		return false;
	if (k->now[other].p && !crm_str_eq(k->now[other], event)) {
		crm_buf_z(&ref, "event:");
		crm_buf_str(&ref, k->now[other]);
		k->added[i][at] = crm_arena_str(k->arena, crm_buf_slice(&ref));
		crm_buf_free(&ref);
	}
	return k->stays_out[other];
}

static void
decide(struct repeats *k, size_t i)
{
	struct there *there = &k->there[i];
	bool refers_to_voided = follow(k, i);

	if (!there->event.p) {
		if (refers_to_voided)
			stay_out(k, i);
		return;
	}
	k->now[i] = there->event;
	if (!is_voided(k, there))
		compare(k, i);
	else if (k->how->again)
		add_anew(k, i);
	else
		stay_out(k, i);
}

static void
tell_voided(const struct repeats *k)
{
	size_t n = k->in->voided;

	if (n)
		cmd_note("%s:%llu: %zu record%s voided in the log, and stay%s out%s; --again adds "
			 "%s again",
			 crm_table_source(k->in->table, k->first_voided),
			 (unsigned long long)crm_table_line(k->in->table, k->first_voided), n,
			 n == 1 ? " was" : "s were", n == 1 ? "s" : "",
			 n == 1 ? "" : " (the first is in this line)", n == 1 ? "it" : "them");
}

/* ---- what is no more ---- */

static void
tell_absent(const struct repeats *k, const struct there *there)
{
	const crm_table *t = k->absent.ids;
	const char *why = k->absent.lines[there->absent] ? "its order has no such line now"
							 : "the rules leave it out now";
	crm_buf so = {0}, id = {0};

	if (k->how->replace) {
		crm_buf_z(&so, "; it is voided");
	} else {
		/* An id that begins with "-" would be an option. */
		crm_buf_z(&id, *there->event.p == '-' ? "event:" : "");
		crm_buf_str(&id, there->event);
		crm_buf_f(&so,
			  " (if it no longer holds, \"crm-log -f %s void %s\" voids it in the log, "
			  "too)",
			  crm_shell(crm_str_z(k->t->call->file)), crm_shell(crm_buf_slice(&id)));
	}
	cmd_note("%s:%llu: changed %.*s: the log has it, and %s%s",
		 crm_table_source(t, there->absent),
		 (unsigned long long)crm_table_line(t, there->absent), (int)there->event.n,
		 there->event.p, why, crm_buf_zend(&so));
	crm_buf_free(&so);
	crm_buf_free(&id);
}

/* What cannot be voided is as it was, which is told. */
static void
void_absent(struct repeats *k, size_t i)
{
	const struct there *there = &k->there[i];
	struct cmd_rows *gone = k->how->gone;
	crm_str *fields;
	crm_error e;

	if ((fields = make_void(k, i, &e))) {
		gone->row = crm_realloc(gone->row, (gone->n + 1) * sizeof *gone->row);
		gone->row[gone->n++] = fields;
		return;
	}
	crm_fail_at(&e, crm_table_source(k->absent.ids, there->absent),
		    crm_table_line(k->absent.ids, there->absent), NULL);
	if (!k->in->rejects)
		cmd_die(&e);
	cmd_warn(&e);
	k->in->gone++;
}

/* A row that was imported may be left out since, as an order is that failed; so may be what a rule
 * added, as the cancel of an order that was completed after all; or an order has fewer lines. */
static void
look_for_absent(struct repeats *k)
{
	for (size_t i = k->n; i < k->all; i++) {
		const struct there *there = &k->there[i];
		if (!there->event.p || is_voided(k, there))
			continue;
		tell_absent(k, there);
		if (k->how->replace)
			void_absent(k, i);
		else
			k->in->gone++;
	}
}

/* ---- the whole ---- */

static void
need_ref(const struct repeats *k)
{
	crm_error e;

	if (!k->how->replace || k->how->new->at[CMD_L_REF] >= 0)
		return;
	crm_fail(&e, CRM_DATA,
		 "--replace: the log has no column \"ref\", so a void cannot name what it takes "
		 "back");
	crm_fail_at(&e, k->t->call->file, 1, NULL);
	cmd_die(&e);
}

/* Numbers the records by their ids; of two with the same id the second is a fault that is found
 * later. */
static size_t
name_ids(struct repeats *k)
{
	size_t named = 0;

	k->ids = crm_people_new(NULL);
	for (size_t i = 0; i < k->n; i++)
		if (k->added[i] &&
		    crm_people_put(k->ids, CRM_BY_ID, *field_of(k, i, CMD_L_EVENT), i) == SIZE_MAX)
			named++;
	return named;
}

void
cmd_repeated_events(struct cmd_incoming *in, const struct cmd_repeats *how, crm_str **added,
		    size_t n)
{
	const struct cmd_target *t = how->new->target;
	struct repeats k = {.in = in,
			    .how = how,
			    .t = t,
			    .arena = how->new->arena,
			    .added = added,
			    .n = n,
			    .all = n + (in->absent ? crm_table_rows(in->absent) : 0),
			    .voids = {.whom = how->new->whom, .arena = how->new->arena}};

	k.given = crm_arena_alloc(k.arena, (t->columns + 1) * sizeof *k.given);
	for (size_t c = 0; c < crm_table_columns(in->table); c++)
		if (in->to[c] >= 0)
			k.given[in->to[c]] = true;
	if (in->one || !t->columns_there || how->new->at[CMD_L_EVENT] < 0 ||
	    !k.given[how->new->at[CMD_L_EVENT]])
		return;
	need_ref(&k);
	k.room = k.all;
	k.there = crm_alloc((k.room + 1) * sizeof *k.there);
	for (size_t i = n; i < k.all; i++)
		k.there[i].absent = i - n;
	k.now = crm_arena_alloc(k.arena, (n + 1) * sizeof *k.now);
	k.stays_out = crm_arena_alloc(k.arena, (n + 1) * sizeof *k.stays_out);
	if (name_ids(&k) + cmd_absent_begin(&k.absent, in, k.ids, n)) {
		read_log(&k);
		for (size_t i = 0; i < n; i++)
			if (added[i] && find(&k, *field_of(&k, i, CMD_L_EVENT)) == i)
				decide(&k, i);
		look_for_absent(&k);
		tell_voided(&k);
	}
	cmd_voids_free(&k.voids);
	cmd_absent_end(&k.absent);
	crm_people_free(k.ids);
	free(k.there);
}
