/* rules.c: the rules of the policy that entries name. Which of them the policy has, lint/named.c
 * knows. What a void takes back names none, so they are counted at the end. */
#include "base/array.h"
#include "check/check.h"

static uint32_t
number_of(struct crm_check *s, crm_str name)
{
	uint32_t at = crm_ids_find(s->rule_ids, name);

	if (at != CRM_NOBODY)
		return at;
	name = crm_arena_str(s->arena, name);
	s->rule = crm_realloc(s->rule, (s->rules + 1) * sizeof *s->rule);
	s->rule[s->rules] = (struct crm_named_rule){.name = name};
	return crm_ids_put(s->rule_ids, name, (uint32_t)s->rules++);
}

void
crm_check_names_rules(struct crm_checked_file *f, crm_str list, uint32_t event)
{
	struct crm_check *s = f->s;
	size_t first = s->rulings;
	crm_str name;

	while (crm_str_item(&list, &name)) {
		uint32_t rule = number_of(s, name);
		size_t i = first;
		while (i < s->rulings && s->ruled[i].rule != rule)
			i++;
		if (i < s->rulings)
			continue;
		s->ruled = crm_grow(s->ruled, s->rulings, &s->ruled_room, sizeof *s->ruled);
		s->ruled[s->rulings++] = (struct crm_naming_rule){
			rule,
			event,
			{f->source, f->record->line},
			f->id.n ? s->customer[crm_check_number(s, f->id)].id : f->id};
	}
}

void
crm_check_count_rules(struct crm_check *s)
{
	for (size_t i = 0; i < s->rulings; i++) {
		const struct crm_naming_rule *from = &s->ruled[i];
		struct crm_named_rule *to = &s->rule[from->rule];

		if ((from->event != CRM_NOBODY && s->logged[from->event].voided) || to->entries++)
			continue;
		to->source = from->at.source;
		to->line = from->at.line;
		to->customer = from->customer;
	}
}
