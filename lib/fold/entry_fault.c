/* entry_fault.c: what is wrong with a record of a log. */
#include "fold/entry.h"
#include "kinds/kinds.h"

void
crm_entry_set_aside(struct crm_reader *r, const crm_error *e, crm_str span, uint32_t who)
{
	if (r->how->only)
		return; /* told in the first pass */
	if (!r->how->rejects) {
		r->fault = *e;
		r->faulty = true;
		return;
	}
	crm_rejects_add(r->how->rejects, e, span);
	if (who == CRM_NOBODY)
		r->taint_unknown = true;
	else
		crm_rows_add(&r->tainted, who);
}

/* Places the fault in *e, which has only its text. False. */
bool
crm_entry_wrong(struct crm_reader *r, const struct crm_entry *n, enum crm_log_column column,
		uint32_t who, crm_error *e)
{
	crm_fail_at(e, r->source, n->line, crm_log_columns[column]);
	crm_entry_set_aside(r, e, n->span, who);
	return false;
}

bool
crm_entry_wrong_value(struct crm_reader *r, const struct crm_entry *n, enum crm_log_column column,
		      uint32_t who, const char *what)
{
	crm_error e;

	if (n->f[column].n == 0)
		crm_fail(&e, CRM_DATA, "is empty");
	else
		crm_fail(&e, CRM_DATA, "%s %s", crm_quote(n->f[column]), what);
	return crm_entry_wrong(r, n, column, who, &e);
}

bool
crm_entry_wrong_kind(struct crm_reader *r, const struct crm_entry *n, uint32_t who)
{
	crm_str word = n->f[CRM_L_KIND];
	const char *near = crm_kinds_nearest(r->how->program->model->kinds, word);
	crm_error e;

	if (word.n == 0 || !near)
		return crm_entry_wrong_value(r, n, CRM_L_KIND, who,
					     "is not a kind of event that the policy knows");
	crm_fail(&e, CRM_DATA, "%s is not a kind of event; did you mean \"%s\"?", crm_quote(word),
		 near);
	return crm_entry_wrong(r, n, CRM_L_KIND, who, &e);
}

bool
crm_entry_wrong_outcome(struct crm_reader *r, const struct crm_entry *n, uint32_t who)
{
	const char *near = crm_nearest(n->f[CRM_L_OUTCOME], crm_outcomes, CRM_OUTCOMES);
	crm_error e;

	if (!near)
		return crm_entry_wrong_value(
			r, n, CRM_L_OUTCOME, who,
			"is not an outcome (reached, no-answer, bounced, declined, no-show)");
	crm_fail(&e, CRM_DATA, "%s is not an outcome; did you mean \"%s\"?",
		 crm_quote(n->f[CRM_L_OUTCOME]), near);
	return crm_entry_wrong(r, n, CRM_L_OUTCOME, who, &e);
}

bool
crm_entry_wrong_number(struct crm_reader *r, const struct crm_entry *n, enum crm_log_column column,
		       uint32_t who)
{
	crm_str s = n->f[column];
	crm_num unused;
	crm_error e;

	if (!crm_num_parse(s, &unused))
		return crm_entry_wrong_value(r, n, column, who, crm_num_wrong(s));
	crm_negative_fault(r->how->program->model->kinds, n->f[CRM_L_KIND],
			   crm_str_z(crm_log_columns[column]), s, &e);
	return crm_entry_wrong(r, n, column, who, &e);
}
