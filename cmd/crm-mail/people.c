/* people.c: the customers as they are now, whatever the stream says: whether they may be contacted,
 * and where. */
#include <stdlib.h>
#include <string.h>

#include "common/message.h"
#include "crm-mail/mail.h"
#include "frame/frame.h"
#include "kinds/consent.h"
#include "people/people.h"
#include "policy/policy.h"

static const char *const fields[MAIL_FIELDS] = {"id",   "name",    "phone",   "email",  "address",
						"lang", "channel", "consent", "status", "owner"};

static int
bind(struct mail_people *p, const char *name)
{
	crm_error e;
	int ref = crm_frame_ref(p->frame, crm_str_z(name), &e);

	if (ref < 0)
		cmd_die(&e);
	return ref;
}

static const char *
customers_of(const struct cmd_call *call)
{
	const char *path = call->customers ? call->customers : call->usual_customers;

	if (!path)
		cmd_usage_error("whether somebody may be written to is looked up in the customers "
				"and the log: name them with -c and -l, or name the book");
	if (!call->logs.n && !call->usual_log)
		cmd_usage_error("an opt-out may be in the log: name it with -l, or name the book");
	return path;
}

static void
name_logs(struct mail_people *p, const struct cmd_call *call)
{
	for (size_t i = 0; i < call->logs.n; i++)
		crm_frame_log(p->frame, call->logs.item[i]);
	if (!call->logs.n)
		crm_frame_log(p->frame, call->usual_log);
}

static crm_str
merged_field(const struct mail_people *p, const crm_row *r, enum mail_field field)
{
	return p->at[field] < 0 ? CRM_STR("")
				: crm_arena_str(p->arena, crm_str_trim(r->field[p->at[field]]));
}

/* What was refused in the column consent of a row that was merged holds for the row that it went
 * into, too, and what was sent to its id was sent to that row. */
static void
read_merged(struct mail_people *p)
{
	const struct crm_merged_row *row;
	crm_row r = {.row = SIZE_MAX};
	crm_error e;
	ptrdiff_t n = crm_fold_merged(crm_fold_of(p->frame), &row, &e);

	if (n < 0)
		cmd_die(&e);
	p->merges = (size_t)n;
	p->merged = crm_alloc((p->merges + 1) * sizeof *p->merged);
	p->merged_consent = crm_alloc((p->merges + 1) * sizeof *p->merged_consent);
	for (size_t i = 0; i < p->merges; i++) {
		crm_row_split(&r, row[i].table, row[i].row);
		p->merged[i] = (struct mail_merged){.into = row[i].into,
						    .id = merged_field(p, &r, MAIL_ID),
						    .consent = merged_field(p, &r, MAIL_CONSENT)};
	}
	crm_row_free(&r);
}

void
mail_people_open(struct mail_people *p, const struct cmd_call *call, const crm_policy *policy,
		 crm_arena *arena)
{
	const char *path = customers_of(call);
	crm_error e;
	crm_table *table = crm_table_read(&path, 1, &(struct crm_read){0}, &e);

	if (!table)
		cmd_die(&e);
	cmd_notes(crm_table_notices(table));
	*p = (struct mail_people){
		.policy = policy, .table = table, .arena = arena, .row = {.row = SIZE_MAX}};
	p->whom = cmd_whom_of(table, path, call, policy);
	p->frame = crm_frame_new(crm_policy_model(policy), table, call->today, crm_time_now(), &e);
	if (!p->frame || crm_frame_index(p->frame, &e) < 0)
		cmd_die(&e);
	for (int i = 0; i < MAIL_FIELDS; i++)
		p->at[i] = crm_table_find(table, fields[i]);
	name_logs(p, call);
	p->opted_out = bind(p, "opted_out");
	p->consented = bind(p, "consented");
	p->snoozed_until = bind(p, "snoozed_until");
	p->declined_on = bind(p, "declined_on");
	p->bounced = bind(p, "bounced");
	if (crm_frame_fold(p->frame, 0, NULL, &e) < 0)
		cmd_die(&e);
	cmd_notes(crm_frame_notices(p->frame));
	read_merged(p);
	p->cursor = crm_cursor_new(p->frame);
	mail_others_open(p, cmd_country(call, policy));
}

void
mail_people_close(struct mail_people *p)
{
	mail_others_close(p);
	crm_cursor_free(p->cursor);
	crm_row_free(&p->row);
	cmd_whom_close(p->whom);
	crm_frame_free(p->frame);
	crm_buf_free(&p->text[0]);
	crm_buf_free(&p->text[1]);
	free(p->merged);
	free(p->merged_consent);
}

void
mail_people_go_row(struct mail_people *p, size_t row)
{
	crm_cursor_go(p->cursor, row);
	crm_row_split(&p->row, p->table, row);
}

bool
mail_people_go(struct mail_people *p, crm_str id)
{
	ptrdiff_t row = crm_frame_find(p->frame, cmd_whom_now(p->whom, id));

	if (row >= 0)
		mail_people_go_row(p, (size_t)row);
	return row >= 0;
}

crm_str
mail_people_field(const struct mail_people *p, enum mail_field field)
{
	return p->at[field] < 0 ? CRM_STR("") : crm_str_trim(p->row.field[p->at[field]]);
}

/* ---- whether they may be contacted ---- */

static crm_str
text_of(struct mail_people *p, int ref, crm_buf *to)
{
	crm_error e;

	to->n = 0;
	if (crm_cursor_text(p->cursor, ref, to, &e) < 0)
		cmd_die(&e);
	return crm_buf_slice(to);
}

/* Whether it is before the day, moved by a span, of a fact. */
static bool
until(struct mail_people *p, int ref, crm_span span)
{
	crm_day day = CRM_NO_DAY;
	crm_value v;
	crm_error e;

	if (crm_cursor_value(p->cursor, ref, &v, &e) < 0)
		cmd_die(&e);
	if (v.type == CRM_DATE)
		day = crm_day_add(v.date.day, span, 1);
	return day != CRM_NO_DAY && crm_frame_today(p->frame).day < day;
}

/* The first of the rows that were merged into the one in hand, or of those behind them. */
static size_t
first_merged(const struct mail_people *p)
{
	size_t row = crm_cursor_row(p->cursor), from = 0, to = p->merges;

	while (from < to) {
		size_t middle = from + (to - from) / 2;
		if (p->merged[middle].into < row)
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static const struct mail_merged *
merged_at(const struct mail_people *p, size_t i)
{
	return i < p->merges && p->merged[i].into == crm_cursor_row(p->cursor) ? &p->merged[i]
									       : NULL;
}

crm_str
mail_people_merged(const struct mail_people *p, size_t i)
{
	const struct mail_merged *m = merged_at(p, first_merged(p) + i);

	return m ? m->id : (crm_str){NULL, 0};
}

/* Finds the columns consent of the rows that were merged into the one in hand; how many. */
static size_t
find_merged(struct mail_people *p)
{
	const struct mail_merged *m;
	size_t n = 0;

	for (size_t i = first_merged(p); (m = merged_at(p, i)); i++)
		if (m->consent.n)
			p->merged_consent[n++] = m->consent;
	return n;
}

static enum crm_permit
permit(struct mail_people *p, crm_str channel, crm_str purpose)
{
	struct crm_agreed agreed = {
		.forbidden = text_of(p, p->opted_out, &p->text[0]),
		.allowed = text_of(p, p->consented, &p->text[1]),
		.column = mail_people_field(p, MAIL_CONSENT),
		.merged = p->merged_consent,
		.merges = find_merged(p),
		.opt_in = p->policy->opt_in,
	};

	return crm_consent_permits(crm_policy_model(p->policy)->kinds, &agreed, channel, purpose);
}

const char *
mail_people_refuses(struct mail_people *p, crm_str channel, crm_str purpose, bool selling)
{
	crm_str status = mail_people_field(p, MAIL_STATUS);

	switch (permit(p, channel, purpose)) {
	case CRM_OPTED_OUT: return "opted out";
	case CRM_NOT_PERMITTED: return "no consent";
	case CRM_PERMITTED: break;
	}
	if (crm_is_task(status))
		return "task";
	if (selling && crm_is_noncustomer(status))
		return "noncustomer";
	if (status.n && !crm_is_noncustomer(status))
		return crm_str_eqz(status, "deceased") ? "deceased"
		       : crm_str_eqz(status, "closed") ? "closed"
						       : "has another status";
	if (selling && p->policy->declined.n && until(p, p->declined_on, p->policy->declined))
		return "declined";
	if (!crm_str_eqz(purpose, "service") && until(p, p->snoozed_until, (crm_span){0, 'd'}))
		return "snoozed";
	return NULL;
}

bool
mail_people_bounced(struct mail_people *p, const char *channel)
{
	return crm_str_has_item(text_of(p, p->bounced, &p->text[0]), crm_str_z(channel));
}

static bool
allows_nothing(struct mail_people *p)
{
	size_t n = find_merged(p);

	for (size_t i = 0; i < n; i++)
		if (crm_consent_none(p->merged_consent[i]))
			return true;
	return crm_consent_none(mail_people_field(p, MAIL_CONSENT));
}

bool
mail_people_opted_out(struct mail_people *p, crm_str channel, crm_str purpose)
{
	switch (permit(p, channel, purpose)) {
	case CRM_OPTED_OUT: return true;
	case CRM_NOT_PERMITTED: return allows_nothing(p);
	default: return false;
	}
}

bool
mail_people_refused_something(struct mail_people *p)
{
	return text_of(p, p->opted_out, &p->text[0]).n || allows_nothing(p);
}
