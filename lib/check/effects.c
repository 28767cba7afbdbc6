/* effects.c: events as far as others depend on them: what they are called and what they
 * name, open and close. What is wrong in that can be reported only when all are entered. */
#include "base/array.h"
#include "check/check.h"

/* In the policy's currency; CRM_NO_NUMBER: none that can be read. */
static crm_num
amount_of(const struct crm_check *s, const struct crm_check_event *e)
{
	const crm_rate *rate = s->model->currency ? crm_rate_find(s->model, e->currency) : NULL;
	crm_num n;

	if (!crm_num_parse(e->amount, &n) || (rate && crm_rate_apply(rate, n, &n) < 0))
		return CRM_NO_NUMBER;
	return n;
}

static bool
has_reached(const struct crm_check_event *e)
{
	return e->outcome.n == 0 || crm_str_eqz(e->outcome, crm_outcomes[CRM_REACHED]);
}

static uint32_t
enter_id(struct crm_check *s, uint32_t who, int kind, const struct crm_check_event *e)
{
	uint32_t number = e->event.n > 0 ? crm_ids_find(s->event_ids, e->event) : CRM_NOBODY;
	struct crm_spot at = {e->source, e->line};

	if (e->event.n == 0)
		return CRM_NOBODY;
	if (number != CRM_NOBODY) {
		crm_check_report_at(s, at, "event", e->event, e->customer, false,
				    "duplicate id; first used at %s:%llu",
				    s->logged[number].at.source,
				    (unsigned long long)s->logged[number].at.line);
		return number;
	}
	s->logged = crm_grow(s->logged, s->events, &s->event_room, sizeof *s->logged);
	s->logged[s->events] = (struct crm_logged){.at = at,
						   .who = who,
						   .kind = kind,
						   .turn = CRM_NOBODY,
						   .currency = CRM_NOBODY,
						   .amount = amount_of(s, e)};
	crm_ids_put(s->event_ids, crm_arena_str(s->arena, e->event), (uint32_t)s->events);
	return (uint32_t)s->events++;
}

/* The id of the event that it names, empty when it names none. */
static crm_str
enter_naming(struct crm_check *s, uint32_t who, uint32_t event, int kind,
	     const struct crm_check_event *e)
{
	struct crm_spot at = {e->source, e->line};
	crm_str ref = e->ref, id = {"", 0};

	if (ref.n > 9 && memcmp(ref.p, "customer:", 9) == 0 && kind >= 0 &&
	    kind == crm_kinds_find(s->kinds, CRM_STR("cancel")))
		crm_check_report_at(s, at, "ref", ref, e->customer, true,
				    "takes nothing back: a cancel names the event, as event:ID");
	if (ref.n <= 6 || memcmp(ref.p, "event:", 6) != 0)
		return id;
	id = crm_arena_str(s->arena, (crm_str){ref.p + 6, ref.n - 6});
	s->naming = crm_grow(s->naming, s->namings, &s->naming_room, sizeof *s->naming);
	s->naming[s->namings++] = (struct crm_naming){
		id, at, who, event, kind, has_reached(e), false, amount_of(s, e)};
	return id;
}

/* ---- what opens and closes ---- */

static bool
is_closer(const crm_kind *k)
{
	return !crm_kindset_empty(&k->closes);
}

static void
enter_turn(struct crm_check *s, uint32_t who, uint32_t event, int kind, crm_str names,
	   const struct crm_check_event *e)
{
	const crm_kind *k = crm_kinds_at(s->kinds, (size_t)kind);
	bool cancels = names.n > 0 && kind == crm_kinds_find(s->kinds, CRM_STR("cancel"));
	crm_time t;

	if ((!k->opens && !is_closer(k) && !cancels) || !crm_time_parse(e->date, &t) ||
	    !has_reached(e))
		return;
	s->turn = crm_grow(s->turn, s->turns, &s->turn_room, sizeof *s->turn);
	s->turn[s->turns++] =
		(struct crm_turn){{e->source, e->line},
				  crm_event_key(t, false, crm_kinds_place(s->kinds, kind)),
				  who,
				  event,
				  names,
				  kind,
				  k->opens,
				  k->kind_class == CRM_MONEY ? amount_of(s, e) : CRM_NO_NUMBER};
}

/* ---- what was spent and given back ---- */

static void
enter_sold(struct crm_check *s, uint32_t who, uint32_t event, int kind, uint32_t naming,
	   const struct crm_check_event *e)
{
	bool refund = kind == crm_kinds_find(s->kinds, CRM_STR("refund"));

	if ((!refund && !crm_kinds_at(s->kinds, (size_t)kind)->sale) || !has_reached(e))
		return;
	s->sold = crm_grow(s->sold, s->sales, &s->sold_room, sizeof *s->sold);
	s->sold[s->sales++] = (struct crm_sold){{e->source, e->line},
						who,
						event,
						naming,
						refund,
						refund && !e->amount.n ? 0 : amount_of(s, e)};
}

/* ---- the whole ---- */

bool
crm_check_has_effect(const crm_kinds *kinds, crm_str kind)
{
	int i = crm_kinds_find(kinds, kind);
	const crm_kind *k = i < 0 ? NULL : crm_kinds_at(kinds, (size_t)i);

	return k && (crm_str_eqz(kind, "cancel") || crm_str_eqz(kind, "refund") ||
		     (is_closer(k) && !k->opens));
}

uint32_t
crm_check_enter(struct crm_check *s, uint32_t who, bool money, const struct crm_check_event *e)
{
	int kind = crm_kinds_find(s->kinds, e->kind);
	uint32_t event = enter_id(s, who, kind, e);
	crm_str named = enter_naming(s, who, event, kind, e);

	if (kind < 0)
		return event;
	enter_turn(s, who, event, kind, named, e);
	if (money || s->customer[who].no_customer)
		enter_sold(s, who, event, kind, named.n ? (uint32_t)s->namings - 1 : CRM_NOBODY, e);
	return event;
}

void
crm_check_event(crm_check *s, const struct crm_check_event *e)
{
	crm_check_enter(s, crm_check_number(s, e->customer), true, e);
}

void
crm_check_effects(crm_check *s, bool all_sales)
{
	crm_check_turns(s);
	crm_check_cancels(s);
	crm_check_refunds(s);
	crm_check_noncustomers(s);
	if (all_sales)
		crm_check_spent(s);
}
