/* events.c: the checks of a log, entry by entry. */
#include "base/array.h"
#include "check/check.h"

enum {
	EVENT,
	DATE,
	RECORDED,
	CUSTOMER,
	KIND,
	OUTCOME,
	AMOUNT,
	CURRENCY,
	ITEM,
	DUE,
	REF,
	RULE,
	COLUMNS
};
static const char *const names[COLUMNS] = {
	[EVENT] = "event", [DATE] = "date",       [RECORDED] = "recorded", [CUSTOMER] = "customer",
	[KIND] = "kind",   [OUTCOME] = "outcome", [AMOUNT] = "amount",     [CURRENCY] = "currency",
	[ITEM] = "item",   [DUE] = "due",         [REF] = "ref",           [RULE] = "rule",
};
static const int required[] = {DATE, CUSTOMER, KIND};

struct log {
	int at[COLUMNS];
	crm_time latest;               /* of the dates so far */
	uint64_t behind, first_behind; /* entries that stand behind later ones; the first's line */
	crm_str *column, *positive;    /* names of all columns; room for a record without a minus */
};

static void
begin(struct crm_checked_file *f, void *own)
{
	struct log *log = own;
	size_t n = crm_input_columns(f->in);

	log->column = crm_arena_alloc(f->s->arena, n * sizeof *log->column);
	log->positive = crm_arena_alloc(f->s->arena, n * sizeof *log->positive);
	for (size_t i = 0; i < n; i++)
		log->column[i] = crm_input_column(f->in, i);
	crm_minuses_log(f->s->minuses, f->source, log->column, n);
	for (int i = 0; i < COLUMNS; i++)
		log->at[i] = crm_input_find(f->in, names[i]);
	for (size_t i = 0; i < CRM_LENGTH(required); i++)
		if (log->at[required[i]] < 0 && crm_input_columns(f->in))
			crm_check_report(f, names[required[i]], (crm_str){"", 0}, false,
					 "the file has no such column");
}

/* ---- values ---- */

/* What is negative, with what --fix=negative makes of it. */
static void
look_at_signs(struct crm_checked_file *f, const struct log *log)
{
	size_t n = f->record->fields;
	const crm_str *value = f->record->field;
	const char *by_hand = "";
	int said =
		crm_minuses_rewrite(f->s->minuses, value, f->record->line, log->positive, &by_hand);
	crm_buf *text = &f->s->scratch;
	crm_error e;

	/* What may be cut off is not known. */
	if (said > 0 && f->record->span.p[f->record->span.n - 1] != '\n') {
		said = -1;
		by_hand = "the line does not end in a line feed, so its last value may be cut off";
	}
	if (said == 0 || crm_event_signs(f->s->kinds, log->column, value, n, &e) == 0)
		return;
	text->n = 0;
	crm_buf_z(text, e.text);
	crm_buf_z(text, said < 0 ? "; --fix=negative leaves it: " : "; --fix=negative writes");
	crm_buf_z(text, by_hand);
	for (size_t i = 0, changed = 0; i < n && said > 0; i++)
		if (log->positive[i].p != value[i].p)
			crm_buf_f(text, "%s %.*s %s", changed++ ? "," : "", (int)log->column[i].n,
				  log->column[i].p, crm_quote(log->positive[i]));
	crm_check_report(f, e.field, crm_checked_value(f, crm_input_find(f->in, e.field)), false,
			 "%s", crm_buf_zend(text));
}

static void
look_at_values(struct crm_checked_file *f, const struct log *log)
{
	crm_str value[COLUMNS];
	crm_error e;

	for (int i = 0; i < COLUMNS; i++)
		value[i] = crm_checked_value(f, log->at[i]);
	for (size_t i = 0; i < f->record->fields; i++)
		if (crm_column_check(f->s->kinds, f->column[i], f->record->field[i], &e) < 0)
			crm_check_report(f, e.field, f->record->field[i], false, "%s", e.text);
		else
			crm_check_damage(f, i);
	look_at_signs(f, log);
	if (crm_event_whole(f->s->kinds, value[KIND], value[OUTCOME], value[ITEM], value[DUE],
			    value[REF], &e) < 0)
		crm_check_report(f, e.field, crm_checked_value(f, crm_input_find(f->in, e.field)),
				 false, "%s", e.text);
	for (size_t i = 0; i < CRM_LENGTH(required); i++)
		if (log->at[required[i]] >= 0 && value[required[i]].n == 0)
			crm_check_report(f, names[required[i]], (crm_str){"", 0}, false,
					 "is empty");
}

/* What has no time begins with its day. */
static int64_t
begins(crm_time t)
{
	return t.minute >= 0 ? crm_time_wall(t) : (int64_t)t.day * 1440;
}

static void
look_at_dates(struct crm_checked_file *f, struct log *log)
{
	crm_str date = crm_checked_value(f, log->at[DATE]),
		recorded = crm_checked_value(f, log->at[RECORDED]);
	char shown[CRM_TIME_TEXT];
	crm_time happened, written;
	bool dated = crm_time_parse(date, &happened);

	if (dated && crm_check_is_later(f->s, happened))
		crm_check_report(f, "date", date, true, "is after today");
	if (crm_time_parse(recorded, &written)) {
		if (crm_check_is_later(f->s, written))
			crm_check_report(f, "recorded", recorded, true, "is after today");
		/* A date without an offset is by the clock that hung there; what was
		 * written without a time may have been so at the day's end. */
		if (dated && happened.offset == CRM_NO_OFFSET)
			written.offset = CRM_NO_OFFSET;
		if (dated && crm_time_wall(written) < begins(happened)) {
			crm_time_show(happened, shown);
			crm_check_report(f, "recorded", recorded, true, "is before the date, %s",
					 shown);
		}
	}
	if (!dated)
		return;
	if (log->latest.day != CRM_NO_DAY && happened.day < log->latest.day) {
		if (log->behind++ == 0)
			log->first_behind = f->record->line;
	} else {
		log->latest = happened;
	}
}

/* ---- ids ---- */

static uint32_t
look_at_customer(struct crm_checked_file *f, crm_str id)
{
	uint32_t who = crm_check_number(f->s, id);

	if (f->s->has_customers && f->s->customer[who].at.line == 0)
		crm_check_report(f, "customer", id, false, "no customer has this id");
	return who;
}

/* customer:ID at once, as all customers have been read; event:ID at the end. */
static void
look_at_ref(struct crm_checked_file *f, uint32_t who, crm_str kind, crm_str ref)
{
	struct crm_check *s = f->s;
	uint32_t other;

	if (ref.n <= 9 || memcmp(ref.p, "customer:", 9) != 0)
		return;
	other = crm_ids_find(s->ids, (crm_str){ref.p + 9, ref.n - 9});
	if (s->has_customers && (other == CRM_NOBODY || s->customer[other].at.line == 0))
		crm_check_report(f, "ref", ref, false, "no customer has this id");
	else if (other != CRM_NOBODY && crm_str_eqz(kind, "referral") &&
		 crm_check_survivor(s, other) == crm_check_survivor(s, who))
		crm_check_report(f, "ref", ref, false,
				 "is the customer of this entry; a referral names the new customer "
				 "whom they brought");
}

static void
look(struct crm_checked_file *f, void *own)
{
	struct log *log = own;
	struct crm_check_event e;
	uint32_t who, event;

	f->id = crm_checked_value(f, log->at[CUSTOMER]);
	look_at_values(f, log);
	look_at_dates(f, log);
	if (f->id.n == 0) {
		crm_check_currency(f, crm_checked_value(f, log->at[CURRENCY]), CRM_NOBODY);
		return;
	}
	e = (struct crm_check_event){f->source,
				     f->record->line,
				     crm_checked_value(f, log->at[EVENT]),
				     crm_checked_value(f, log->at[DATE]),
				     f->id,
				     crm_checked_value(f, log->at[KIND]),
				     crm_checked_value(f, log->at[OUTCOME]),
				     crm_checked_value(f, log->at[AMOUNT]),
				     crm_checked_value(f, log->at[CURRENCY]),
				     crm_checked_value(f, log->at[REF])};
	who = look_at_customer(f, f->id);
	crm_check_older(f, who, crm_kinds_find(f->s->kinds, e.kind), e.date,
			crm_checked_value(f, log->at[RECORDED]));
	look_at_ref(f, who, e.kind, e.ref);
	event = crm_check_enter(f->s, crm_check_survivor(f->s, who), false, &e);
	crm_check_currency(f, e.currency, event);
	crm_check_names_rules(f, crm_checked_value(f, log->at[RULE]), event);
}

int
crm_check_log(crm_check *s, const char *path, crm_error *e)
{
	struct log log = {.latest = CRM_NO_TIME};

	if (crm_check_records(s, crm_input_open_log(path, e), crm_event_column, begin, look, &log,
			      e) < 0)
		return -1;
	/* Events may be written down late: that is no fault. */
	if (log.behind > 0)
		crm_buf_f(&s->notices,
			  "%s%s: %llu of its entries come after later ones, the first in line "
			  "%llu; this is no fault",
			  s->notices.n ? "\n" : "", path, (unsigned long long)log.behind,
			  (unsigned long long)log.first_behind);
	return 0;
}
