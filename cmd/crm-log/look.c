/* look.c: what the log has already that new entries name, repeat or go by. */
#include "common/currency.h"
#include "common/known.h"
#include "common/known_ids.h"
#include "common/log_file.h"
#include "common/message.h"
#include "common/refs.h"
#include "crm-log/log.h"
#include "crm-log/twice.h"

/* What the log is read for. */
struct reading {
	struct log *log;
	struct cmd_refs refs;
	struct cmd_known known;
	struct cmd_known_ids known_ids;
	struct cmd_currency currency;
	struct log_twice twice;
	int currency_at; /* the column, where a new entry says it; else -1 */
};

static struct reading
begin_reading(struct log *l)
{
	return (struct reading){
		.log = l,
		.refs = {.whom = l->whom,
			 .arena = l->arena,
			 .voids = {.whom = l->whom, .arena = l->arena}},
		.known = {.whom = l->whom, .arena = l->arena},
		.known_ids = {.arena = l->arena},
		.currency = {.model = crm_policy_model(l->policy), .arena = l->arena},
		.currency_at = -1};
}

static void
see(void *reading, const struct cmd_log_file *f)
{
	struct reading *r = reading;

	cmd_refs_see(&r->refs, f);
	cmd_known_see(&r->known, f);
	cmd_known_ids_see(&r->known_ids, f);
	cmd_currency_see(&r->currency, f);
	log_doubts_see(&r->log->doubts, f);
	log_twice_see(&r->twice, f);
}

static void
read_log(struct reading *r)
{
	struct log *l = r->log;

	/* A log that cannot be read is not written to either, whatever is added. */
	if (l->target.call->file && l->target.columns_there)
		cmd_log_each(l->target.call->file, see, r);
	cmd_refs_seen(&r->refs);
}

static void
end_reading(struct reading *r)
{
	cmd_refs_free(&r->refs);
	cmd_known_free(&r->known);
	cmd_known_ids_free(&r->known_ids);
}

static void
is_known(void *log, size_t i)
{
	struct log *l = log;

	l->in.known += l->added[i] != NULL;
	l->added[i] = NULL;
}

static void
find_currency(struct reading *r)
{
	const struct log *l = r->log;
	int at = cmd_target_find(&l->target, "currency");

	for (size_t i = 0; at >= 0 && i < crm_table_rows(l->in.table); i++)
		if (l->added[i] && l->added[i][at].n)
			r->currency_at = at;
}

/* What names an event is in the currency of that event, where nothing else is said. */
static void
fill_currency(const struct reading *r, size_t i, const crm_str value[CMD_L_COLUMNS])
{
	const struct log *l = r->log;
	int at = cmd_target_find(&l->target, "currency");

	if (at >= 0 && !l->added[i][at].n && value[CMD_L_AMOUNT].n &&
	    crm_table_find(l->in.table, "currency") < 0)
		l->added[i][at] = cmd_refs_currency(&r->refs, cmd_event_of(value[CMD_L_REF]),
						    value[CMD_L_CUSTOMER]);
}

static int
check_entry(struct reading *r, size_t i, crm_error *e)
{
	const struct log *l = r->log;
	crm_str value[CMD_L_COLUMNS];

	cmd_new_event_values(&l->new, l->added[i], value);
	if (r->refs.n && cmd_refs_check(&r->refs, value, e) < 0)
		return -1;
	fill_currency(r, i, value);
	if (r->currency_at < 0)
		return 0;
	return cmd_currency_check(&r->currency, l->added[i][r->currency_at],
				  crm_table_source(l->in.table, i), crm_table_line(l->in.table, i),
				  e);
}

/* An entry that settles a contact. Of an attempt, which may be repeated, the time matters, too. */
static void
name_contact(struct reading *r, size_t i, const crm_str value[CMD_L_COLUMNS])
{
	struct log *l = r->log;
	struct crm_sent_key key = l->key[i];
	crm_str outcome = value[CMD_L_OUTCOME];
	crm_buf id = {0}, step = {0};

	cmd_known_name(&r->known, value, i);
	if (l->new.at[CMD_L_EVENT] < 0)
		return;
	if (outcome.n && !crm_str_eqz(outcome, "reached")) {
		crm_buf_str(&step, key.step);
		crm_buf_f(&step, "\n%.*s\n%.*s", (int)outcome.n, outcome.p,
			  (int)value[CMD_L_DATE].n, value[CMD_L_DATE].p);
		key.step = crm_buf_slice(&step);
	}
	crm_sent_event(&key, &id);
	cmd_known_ids_name(&r->known_ids, crm_buf_slice(&id), value, i);
	crm_buf_free(&id);
	crm_buf_free(&step);
}

/* What the log does not have gets the id of its contact. */
static void
give_ids(struct reading *r, size_t n)
{
	struct log *l = r->log;

	for (size_t i = 0; i < n; i++) {
		crm_str id;
		if (!l->added[i])
			continue;
		id = cmd_known_ids_give(&r->known_ids, i);
		if (id.p)
			l->added[i][l->new.at[CMD_L_EVENT]] = id;
		else
			is_known(l, i);
	}
}

/* What entry i makes worth looking for. */
static void
name(struct reading *r, size_t i)
{
	struct log *l = r->log;
	crm_str value[CMD_L_COLUMNS];

	cmd_new_event_values(&l->new, l->added[i], value);
	log_doubts_name(&l->doubts, value);
	if (!l->target.call->file)
		return;
	if (l->own_ids)
		cmd_refs_name(&r->refs, value[CMD_L_EVENT]);
	cmd_refs_name(&r->refs, cmd_event_of(value[CMD_L_REF]));
	if (l->from_due)
		name_contact(r, i, value);
}

static void
doubt(struct log *l, size_t i, const crm_str *fields)
{
	crm_str value[CMD_L_COLUMNS];

	cmd_new_event_values(&l->new, fields, value);
	log_doubts_add(&l->doubts, value, log_currency(l, fields), crm_table_source(l->in.table, i),
		       crm_table_line(l->in.table, i));
}

static void
take_or_set_aside(struct reading *r, size_t i)
{
	struct log *l = r->log;
	crm_error e;

	if (l->target.call->file && check_entry(r, i, &e) < 0) {
		cmd_incoming_fault(&l->in, i, &e);
		l->added[i] = NULL;
		return;
	}
	if (l->voids[i])
		doubt(l, i, l->voids[i]);
	doubt(l, i, l->added[i]);
}

void
log_check(struct log *l)
{
	struct reading r = begin_reading(l);
	size_t n = crm_table_rows(l->in.table);

	l->doubts = (struct log_doubts){.model = crm_policy_model(l->policy),
					.whom = l->whom,
					.today = l->today,
					.one = l->in.one && !l->undoes,
					.undoes = l->undoes,
					.found = crm_findings_new()};
	for (size_t i = 0; i < n; i++)
		if (l->added[i])
			name(&r, i);
	r.currency.voids = &r.refs.voids;
	cmd_known_begin(&r.known);
	if (l->in.one && l->added[0])
		log_twice_begin(&r.twice, &l->new, l->added[0], l->arena);
	if (l->target.call->file)
		find_currency(&r);
	read_log(&r);
	cmd_known_each(&r.known, &r.refs.voids, is_known, l);
	cmd_known_ids_each(&r.known_ids, &r.refs.voids, is_known, l);
	if (l->from_due && l->target.call->file && l->new.at[CMD_L_EVENT] >= 0)
		give_ids(&r, n);
	for (size_t i = 0; i < n; i++)
		if (l->added[i])
			take_or_set_aside(&r, i);
	if (l->in.one && l->added[0])
		log_twice_end(&r.twice, &r.refs.voids, l->doubts.found);
	log_doubts_end(&l->doubts, l->target.call->file);
	end_reading(&r);
}

crm_str
log_find_voided(struct log *l)
{
	struct reading r = begin_reading(l);
	crm_str whose;
	crm_error e;

	cmd_refs_name(&r.refs, l->voided);
	read_log(&r);
	if (cmd_refs_whose(&r.refs, l->voided, &whose, &e) < 0)
		cmd_die(&e);
	end_reading(&r);
	return whose;
}
