/* order.c: where a customer stands in the policy's order. */
#include "due/order.h"
#include "score/figures.h"

/* The number of the level of the row in hand; the count of levels when it has none. */
static int
find_level(struct crm_due_hand *h, const struct crm_due_order *o, size_t *level, crm_error *e)
{
	const crm_policy *p = h->bound->policy;
	crm_value v;
	crm_num figure;
	crm_str tier;

	*level = 0;
	if (!o->levels)
		return 0;
	if (!o->bands) {
		if (crm_due_text(h, h->bound->ref.level, &h->scratch, &tier, e) < 0)
			return -1;
		while (*level < p->tiers && !crm_str_eqz(tier, p->tier[*level].name))
			++*level;
		return 0;
	}
	if (crm_cursor_value(h->cursor, h->bound->ref.level, &v, e) < 0 ||
	    crm_figure(&v, o->levels, h->bound->frame, h->row, &figure, e) < 0)
		return -1;
	if (figure == CRM_NO_FIGURE)
		*level = o->level_count;
	while (*level < o->bands && figure < o->band[*level])
		++*level;
	return 0;
}

int
crm_order_place(struct crm_due_hand *h, uint32_t *out, crm_error *e)
{
	const struct crm_due_order *o = crm_policy_order(h->bound->policy);
	size_t level, stage = 0, stages = o->within.n;
	crm_str name;

	*out = 0;
	if (h->bound->ref.stage < 0)
		return 0;
	if (crm_due_text(h, h->bound->ref.stage, &h->scratch, &name, e) < 0)
		return -1;
	while (stage < stages && !crm_str_eqz(name, o->within.word[stage]))
		stage++;
	if (find_level(h, o, &level, e) < 0)
		return -1;
	if (stage == stages || level == o->level_count) {
		stage = 0;
		level = o->level_count;
	}
	*out = (uint32_t)(level * stages + stage);
	return 0;
}

int
crm_order_explain(struct crm_due_hand *h, crm_buf *out, crm_error *e)
{
	const struct crm_due_order *o = crm_policy_order(h->bound->policy);
	crm_str text;

	if (h->bound->ref.stage < 0)
		return 0;
	if (o->levels) {
		if (crm_due_text(h, h->bound->ref.level, &h->scratch, &text, e) < 0)
			return -1;
		if (o->bands)
			crm_buf_f(out, "%s ", o->levels);
		crm_buf_visible(out, text.n ? text : CRM_STR("without a level"));
		crm_buf_z(out, ", ");
	}
	if (crm_due_text(h, h->bound->ref.stage, &h->scratch, &text, e) < 0)
		return -1;
	crm_buf_visible(out, text);
	return 0;
}
