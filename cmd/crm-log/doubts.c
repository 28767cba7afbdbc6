/* doubts.c: new entries that are written but do nothing, or probably should not be. */
#include <string.h>

#include "common/said.h"
#include "kinds/kindset.h"
#include "crm-log/doubts.h"
#include "kinds/kinds.h"
#include "people/people.h"

void
log_doubts_name(struct log_doubts *d, const crm_str value[CMD_L_COLUMNS])
{
	if (!crm_check_has_effect(d->model->kinds, value[CMD_L_KIND]))
		return;
	if (!d->concerned) {
		d->concerned = crm_people_new(NULL);
		d->searched = crm_findings_new();
		d->search = crm_check_new(d->model, NULL, d->today, d->searched);
	}
	crm_people_put(d->concerned, CRM_BY_ID, value[CMD_L_CUSTOMER], 0);
}

static void
enter(struct log_doubts *d, const crm_str value[CMD_L_COLUMNS], crm_str currency,
      const char *source, uint64_t line)
{
	crm_str customer = cmd_whom_now(d->whom, value[CMD_L_CUSTOMER]);

	if (crm_people_find(d->concerned, CRM_BY_ID, customer) == SIZE_MAX)
		return;
	crm_check_event(d->search, &(struct crm_check_event){
					   source, line, value[CMD_L_EVENT], value[CMD_L_DATE],
					   customer, value[CMD_L_KIND], value[CMD_L_OUTCOME],
					   value[CMD_L_AMOUNT], currency, value[CMD_L_REF]});
}

void
log_doubts_see(struct log_doubts *d, const struct cmd_log_file *f)
{
	crm_str value[CMD_L_COLUMNS];

	if (!d->concerned)
		return;
	for (int c = 0; c < CMD_L_COLUMNS; c++)
		value[c] = cmd_log_value(f, (enum cmd_log_column)c);
	enter(d, value, cmd_log_currency(f), f->path, f->record->line);
}

/* ---- what no search is needed for ---- */

static bool
reached(crm_str outcome)
{
	return !outcome.n || crm_str_eqz(outcome, "reached");
}

/* A policy may have opened something that any cancel closes. */
static bool
cancels_nothing(const struct log_doubts *d, const crm_str value[CMD_L_COLUMNS])
{
	int kind = crm_kinds_find(d->model->kinds, value[CMD_L_KIND]);

	return kind >= 0 && crm_str_eqz(value[CMD_L_KIND], "cancel") && !value[CMD_L_REF].n &&
	       reached(value[CMD_L_OUTCOME]) &&
	       crm_kindset_empty(&crm_kinds_at(d->model->kinds, (size_t)kind)->closes);
}

static bool
is_contact(const struct log_doubts *d, crm_str kind)
{
	int i = crm_kinds_find(d->model->kinds, kind);
	enum crm_class class =
		i < 0 ? CRM_DESK : crm_kinds_at(d->model->kinds, (size_t)i)->kind_class;

	return class == CRM_TOUCH || class == CRM_CARE;
}

static bool
is_sale(const struct log_doubts *d, crm_str kind)
{
	int i = crm_kinds_find(d->model->kinds, kind);
	crm_kindset sales = crm_kinds_sales(d->model->kinds);

	return i >= 0 && crm_kindset_has(&sales, i);
}

/* A contact with who cannot be met, or a purchase by who is no customer. */
static bool
is_doubtful(const struct log_doubts *d, crm_str kind, crm_str status)
{
	if (crm_is_noncustomer(status))
		return is_sale(d, kind);
	return is_contact(d, kind) &&
	       (crm_str_eqz(status, "deceased") || crm_str_eqz(status, "closed"));
}

static void
look_at_status(struct log_doubts *d, const crm_str value[CMD_L_COLUMNS],
	       const struct crm_finding *at)
{
	crm_str id = value[CMD_L_CUSTOMER], status = cmd_whom_status(d->whom, id);

	if (!is_doubtful(d, value[CMD_L_KIND], status))
		return;
	crm_findings_add(d->found, at,
			 "the status of %.*s is %.*s; if that is wrong, crm-add -f %s --update "
			 "%s%s status= corrects it",
			 (int)id.n, id.p, (int)status.n, status.p,
			 crm_shell(crm_str_z(cmd_whom_file(d->whom))), *id.p == '-' ? "-- " : "",
			 crm_shell(id));
}

bool
log_doubts_no_amount(const struct log_doubts *d, const crm_str value[CMD_L_COLUMNS])
{
	int i = crm_kinds_find(d->model->kinds, value[CMD_L_KIND]);

	return i >= 0 && !value[CMD_L_AMOUNT].n && reached(value[CMD_L_OUTCOME]) &&
	       (crm_kinds_at(d->model->kinds, (size_t)i)->sale ||
		crm_str_eqz(value[CMD_L_KIND], "refund"));
}

static void
look_at_times(struct log_doubts *d, const crm_str value[CMD_L_COLUMNS], struct crm_finding *at)
{
	crm_time date, due;

	if (!crm_time_parse(value[CMD_L_DATE], &date))
		return;
	at->field = "date";
	if (!d->undoes && cmd_is_later(date, d->today))
		crm_findings_add(d->found, at, "is later than now, and does not count until then");
	at->field = "due";
	if (crm_time_parse(value[CMD_L_DUE], &due) &&
	    (due.day < date.day || (due.day == date.day && cmd_is_later(date, due))))
		crm_findings_add(d->found, at,
				 "is before the date of the entry; a due date comes after it");
}

void
log_doubts_add(struct log_doubts *d, const crm_str value[CMD_L_COLUMNS], crm_str currency,
	       const char *source, uint64_t line)
{
	struct crm_finding at = {.source = source, .line = line, .warning = true};

	if (d->concerned)
		enter(d, value, currency, source, line);
	at.field = "ref";
	if (cancels_nothing(d, value))
		crm_findings_add(d->found, &at,
				 "a cancel that names no event takes nothing back, and only says "
				 "that they left; "
				 "--ref=event:ID names the event");
	if (crm_str_eqz(value[CMD_L_KIND], "referral") && !value[CMD_L_REF].n &&
	    reached(value[CMD_L_OUTCOME]))
		crm_findings_add(d->found, &at,
				 "does not say whom they brought; --ref=customer:ID does");
	at.field = "amount";
	if (d->one && log_doubts_no_amount(d, value))
		crm_findings_add(d->found, &at, "is empty, so this %s what they spent",
				 crm_str_eqz(value[CMD_L_KIND], "refund") ? "takes nothing off"
									  : "adds nothing to");
	look_at_times(d, value, &at);
	at.field = "customer";
	look_at_status(d, value, &at);
}

void
log_doubts_end(struct log_doubts *d, const char *log)
{
	struct crm_finding at;

	if (!d->concerned)
		return;
	crm_check_effects(d->search, log != NULL);
	for (size_t i = 0; i < crm_findings_count(d->searched); i++) {
		const char *text = crm_findings_at(d->searched, i, &at);
		if (!log || strcmp(at.source, log) != 0)
			crm_findings_add(d->found, &at, "%s", text);
	}
	crm_findings_sort(d->found);
}

void
log_doubts_free(struct log_doubts *d)
{
	crm_people_free(d->concerned);
	crm_check_free(d->search);
	crm_findings_free(d->searched);
	crm_findings_free(d->found);
}
