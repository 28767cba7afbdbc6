/* missing.c: missing: [birthday, email]: what we do not know is asked for when there is a
 * contact anyway, until it is filled in. */
#include <stdlib.h>

#include "lint/prove.h"
#include "policy/policy.h"
#include "due/trigger/shared.h"

static const crm_field keys[] = {CRM_KEY_ALONE};

static const crm_term *requires(crm_prover *p, const struct crm_rule *r)
{
	const crm_term **missing = crm_alloc(r->missing.n * sizeof *missing), *any;

	for (size_t i = 0; i < r->missing.n; i++)
		missing[i] = crm_prover_missing(p, r->missing.word[i]);
	any = crm_prover_any(p, missing, r->missing.n);
	free(missing);
	return any;
}

static int
bind(struct crm_due_bound *d, struct crm_due_rule *r, crm_error *e)
{
	const struct crm_list *columns = &r->rule->missing;

	r->missing = crm_arena_alloc(d->arena, columns->n * sizeof *r->missing);
	for (size_t i = 0; i < columns->n; i++)
		if ((r->missing[i] = crm_frame_ref(d->frame, crm_str_z(columns->word[i]), e)) < 0)
			return -1;
	return 0;
}

static int
fire(struct crm_due_hand *h, const struct crm_due_rule *r, struct crm_fired *f, crm_error *e)
{
	crm_str text;

	for (size_t i = 0; i < r->rule->missing.n; i++) {
		if (crm_due_text(h, r->missing[i], &h->scratch, &text, e) < 0)
			return -1;
		if (crm_str_trim(text).n)
			continue;
		crm_fired_due(r, f, h->bound->today);
		return 0;
	}
	crm_fired_settle(f, "all of it is known", CRM_NO_DAY);
	return 0;
}

const struct crm_trigger crm_trigger_missing = {
	.value = {.key = "missing", .at = CRM_RULE_AT(missing), .read = crm_read_columns},
	.keys = keys,
	.key_count = CRM_LENGTH(keys),
	.requires = requires,
	.routine = true,
	.accompanies = true,
	.any_day = true,
	.stays = "until what is missing is filled in",
	.bind = bind,
	.fire = fire,
	.why = "We do not know: {missing}",
	.never = "",
};
