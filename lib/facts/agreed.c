/* agreed.c: facts about what was agreed with customers and what they wish, and how well they
 * are known. */
#include "base/array.h"
#include "facts/fact_rows.h"

#define SCOPES \
	{ \
		.want = {.aggregate = CRM_AGG_CONSENT}, \
		.of = {.kinds = "consent optout", \
		       .outcome = ANY_OUTCOME } \
	}

/* The scopes of which the last word was yes (no). Each of the two facts has its own text, as a
 * row may have both. */
static int
scopes(struct crm_customer_row *r, const struct crm_asked_fact *fact, bool wanted, crm_value *out)
{
	crm_buf *text = &r->text[wanted ? CRM_TEXT_CONSENTED : CRM_TEXT_OPTED_OUT];
	crm_str scope;
	crm_time when;
	bool yes;

	text->n = 0;
	for (size_t i = 0;
	     crm_fold_consent(r->fold, fact->query[0], r->row, i, &scope, &yes, &when); i++) {
		if (yes != wanted)
			continue;
		if (text->n > 0)
			crm_buf_char(text, ';');
		crm_buf_str(text, scope);
	}
	if (text->n == 0)
		return crm_fact_missing(out);
	*out = (crm_value){.type = CRM_TEXT, .text = crm_buf_slice(text)};
	return 0;
}

static CRM_FACT_VALUE(get_opted_out)
{
	(void)e;
	return scopes(r, fact, false, out);
}

static CRM_FACT_VALUE(get_consented)
{
	(void)e;
	return scopes(r, fact, true, out);
}

static CRM_FACT_VALUE(get_profile)
{
	const crm_str *field = crm_customer_fields(r);
	bool known[5];
	unsigned n = 0;

	(void)e;
	for (int i = 0; i < 5; i++)
		known[i] = fact->column[i] >= 0 && field[fact->column[i]].n > 0;
	n += crm_fold_count(r->fold, fact->query[0], r->row) > 0;
	n += known[0] || known[1];
	n += known[2];
	n += known[3];
	n += crm_fold_referrals(r->fold, r->row) > 0;
	n += crm_fold_when(r->fold, fact->query[1], r->row).day != CRM_NO_DAY;
	n += known[4];
	return crm_fact_count(out, n);
}

static const struct crm_fact rows[] = {
	{FACT("promised", DATE, 0, "",
	      "the earliest promised date with no touch since the promise was logged",
	      MAY_BE_MISSING),
	 .need = {{.want = {.aggregate = CRM_AGG_PROMISE, .keep = CRM_KEEP_DUE},
		   .of = {.kinds = "promises", .outcome = ANY_OUTCOME},
		   .done = {.kinds = "touches"}}},
	 .value = crm_get_due},
	{FACT("next_appointment", DATE, 0, "",
	      "the next appointment, today or later, that was not taken back", MAY_BE_MISSING),
	 .need = {{.want = {.aggregate = CRM_AGG_OPEN},
		   .of = {.kinds = "appointment"},
		   .from_today = true}},
	 .value = crm_get_due},
	{FACT("snoozed_until", DATE, 0, "", "the `due` of the latest snooze", MAY_BE_MISSING),
	 .need = {{.want = {.aggregate = CRM_AGG_LAST, .keep = CRM_KEEP_DUE},
		   .of = {.kinds = "snooze"}}},
	 .value = crm_get_due},
	{FACT("declined_on", DATE, 0, "", "when they last said no, thank you", MAY_BE_MISSING),
	 .need = {{.want = {.aggregate = CRM_AGG_LAST, .keep = CRM_KEEP_MOMENT},
		   .of = {.kinds = "all", .outcome = CRM_DECLINED}}},
	 .value = crm_get_moment},
	{FACT("opted_out", TEXT, 0, "",
	      "list of channel:purpose they forbade last; `all` for everything", MAY_BE_MISSING),
	 .need = {SCOPES}, .value = get_opted_out},
	{FACT("consented", TEXT, 0, "",
	      "list of channel:purpose they allowed last; `all` for everything", MAY_BE_MISSING),
	 .need = {SCOPES}, .value = get_consented},
	{FACT("profile", NUMBER, 0, "of 7",
	      "how many of these are known: spend, rank, reason, source, whom they brought, "
	      "thanks, why they left",
	      .never_missing = true, .whole = true, .from = 0, .to = 7 * CRM_NUM_ONE),
	 .need = {DAYS("sales"), LATEST("thanks", EITHER_WAY), REFERRALS},
	 .column = {"influence", "potential", "reason", "source", "lost_reason"},
	 .others = CRM_OTHERS_COUNTED, .value = get_profile},
};
const struct crm_fact_part crm_facts_agreed = {rows, CRM_LENGTH(rows)};
