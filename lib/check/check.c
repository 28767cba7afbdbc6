/* check.c: the checks of files as a whole: begins and ends them. */
#include <stdlib.h>

#include "check/check.h"

crm_check *
crm_check_new(const crm_model *m, const crm_country *country, crm_time today, crm_findings *to)
{
	crm_check *s = crm_alloc(sizeof *s);

	s->model = m;
	s->kinds = m->kinds;
	s->today = today;
	s->to = to;
	s->arena = crm_arena_new();
	s->ids = crm_ids_new(1024);
	s->minuses = crm_minuses_new(m->kinds);
	s->event_ids = crm_ids_new(1024);
	s->owner_ids = crm_ids_new(64);
	s->currency_ids = crm_ids_new(64);
	s->rule_ids = crm_ids_new(64);
	s->owner_folded = crm_ids_new(64);
	s->alike = crm_people_new(country);
	return s;
}

void
crm_check_free(crm_check *s)
{
	if (!s)
		return;
	crm_ids_free(s->ids);
	crm_minuses_free(s->minuses);
	crm_ids_free(s->event_ids);
	crm_ids_free(s->owner_ids);
	crm_ids_free(s->owner_folded);
	crm_ids_free(s->currency_ids);
	crm_ids_free(s->rule_ids);
	crm_people_free(s->alike);
	crm_buf_free(&s->notices);
	crm_buf_free(&s->scratch);
	free(s->customer);
	free(s->column);
	free(s->owner);
	free(s->currency);
	free(s->logged);
	free(s->naming);
	free(s->turn);
	free(s->sold);
	free(s->rule);
	free(s->ruled);
	crm_arena_free(s->arena);
	free(s);
}

const char *
crm_check_notices(crm_check *s)
{
	return crm_buf_zend(&s->notices);
}

size_t
crm_check_columns(const crm_check *s, const crm_str **out)
{
	*out = s->column;
	return s->columns;
}

size_t
crm_check_owners(const crm_check *s, const crm_str **out)
{
	*out = s->owner;
	return s->owners;
}

size_t
crm_check_rules(const crm_check *s, const struct crm_named_rule **out)
{
	*out = s->rule;
	return s->rules;
}

void
crm_check_end(crm_check *s)
{
	crm_check_references(s);
	crm_check_ages(s);
	if (*crm_people_notice(s->alike))
		crm_buf_f(&s->notices, "%s%s", s->notices.n ? "\n" : "",
			  crm_people_notice(s->alike));
	crm_check_effects(s, false);
	crm_check_currencies(s);
	crm_check_count_rules(s);
}
