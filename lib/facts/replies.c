/* replies.c: facts about whether customers answer: our tries that did not reach them, and which of
 * our contacts they answered. */
#include "base/array.h"
#include "facts/fact_rows.h"
#include "kinds/kinds.h"

#define YEAR 365
#define NOT_REACHED (1 << CRM_NO_ANSWER | 1 << CRM_BOUNCED | 1 << CRM_NO_SHOW)
#define TRIES \
	{ \
		.want = {.aggregate = CRM_AGG_TRIES}, \
		.of = {.kinds = "touches", \
		       .way = ONLY_OUT, \
		       .outcome = CRM_OUTCOMES_OF(NOT_REACHED)}, \
		.done = { \
			.kinds = "dealings", \
			.outcome = CRM_OUTCOMES_OF(1 << CRM_REACHED | 1 << CRM_DECLINED) \
		} \
	}
#define ANSWERED \
	{ \
		.want = {.aggregate = CRM_AGG_ANSWERED}, \
		.of = {.kinds = "touches", .way = ONLY_OUT, .outcome = ANY_OUTCOME}, \
		.done = {.kinds = "touches", .way = ONLY_IN}, .days = YEAR, .replies = true \
	}

static struct crm_tries
tries_of(const struct crm_customer_row *r, const struct crm_asked_fact *fact, int channel)
{
	struct crm_tries tries;

	crm_fold_tries(r->fold, fact->query[0], r->row, channel, &tries);
	return tries;
}

static CRM_FACT_VALUE(get_attempts)
{
	(void)e;
	return crm_fact_count(out, tries_of(r, fact, fact->channel).count);
}

static CRM_FACT_VALUE(get_last_attempt)
{
	(void)e;
	return crm_fact_moment(out, tries_of(r, fact, fact->channel).last);
}

static CRM_FACT_VALUE(get_answered)
{
	struct crm_seen s = crm_fact_seen(r, fact, 0);

	(void)e;
	if (!s.count)
		return crm_fact_missing(out);
	return crm_fact_number(out, crm_fact_ratio(s.amount, s.count, 2));
}

/* Whether the customer no longer has the address that bounced. */
static bool
is_changed(crm_str emails, uint64_t address)
{
	crm_str email;

	while (crm_str_item(&emails, &email))
		if (crm_address_hash(crm_str_trim(email)) == address)
			return false;
	return true;
}

/* Until their details were checked on a later day; of an address that the entry names, until the
 * row no longer has it. */
bool
crm_tries_bounced(const struct crm_tries *t, bool by_email, const crm_str *emails, crm_day reviewed)
{
	if (t->bounced.day == CRM_NO_DAY || (reviewed != CRM_NO_DAY && reviewed > t->bounced.day))
		return false;
	return !by_email || !emails || !t->address || !is_changed(*emails, t->address);
}

static void
write_bounced(const struct crm_customer_row *r, const struct crm_asked_fact *fact,
	      const crm_str *emails, crm_day reviewed, crm_buf *out)
{
	const crm_kinds *k = crm_fold_model(r->fold)->kinds;
	const char *channel;

	for (int i = 1; (channel = crm_kinds_channel_at(k, (size_t)i - 1)); i++) {
		struct crm_tries tries = tries_of(r, fact, i);
		if (!crm_tries_bounced(&tries, strcmp(channel, "email") == 0, emails, reviewed))
			continue;
		crm_buf_z(out, out->n ? ";" : "");
		crm_buf_z(out, channel);
	}
}

static CRM_FACT_VALUE(get_bounced)
{
	const crm_str *field = crm_customer_fields(r);
	crm_buf *text = &r->text[CRM_TEXT_BOUNCED];
	crm_value reviewed;

	text->n = 0;
	if (tries_of(r, fact, 0).last.day == CRM_NO_DAY)
		return crm_fact_missing(out);
	if (crm_customer_value(r, fact->column[1], CRM_DATE, &reviewed, e) < 0)
		return -1;
	write_bounced(r, fact, fact->column[0] < 0 ? NULL : &field[fact->column[0]],
		      reviewed.type == CRM_DATE ? reviewed.date.day : CRM_NO_DAY, text);
	if (!text->n)
		return crm_fact_missing(out);
	*out = (crm_value){.type = CRM_TEXT, .text = crm_buf_slice(text)};
	return 0;
}

int
crm_tries_ask(struct crm_fold *fold)
{
	static const struct crm_fact_need tries = TRIES;

	return crm_fact_ask_need(fold, &tries);
}

static const struct crm_fact rows[] = {
	{FACT("attempts", NUMBER, 0, "events",
	      "our tries since they were last reached, or did something themselves", COUNTED),
	 .need = {TRIES}, .value = get_attempts},
	{FACT("attempts_<channel>", NUMBER, 0, "events",
	      "the same of one channel: attempts_phone, attempts_email", COUNTED),
	 .need = {TRIES}, .value = get_attempts},
	{FACT("last_attempt", DATE, 0, "", "the latest try that did not reach them",
	      MAY_BE_MISSING),
	 .need = {TRIES}, .value = get_last_attempt},
	{FACT("last_attempt_<channel>", DATE, 0, "", "the same of one channel: last_attempt_phone",
	      MAY_BE_MISSING),
	 .need = {TRIES}, .value = get_last_attempt},
	{FACT("answered", NUMBER, 2, "",
	      "the share of our contacts of the last 365 days that they answered; missing without "
	      "any",
	      MAY_BE_MISSING, .from = 0, .to = CRM_NUM_ONE),
	 .need = {ANSWERED}, .value = get_answered},
	{FACT("answered_<channel>", NUMBER, 2, "",
	      "the same of our contacts by one channel: answered_phone, answered_email",
	      MAY_BE_MISSING, .from = 0, .to = CRM_NUM_ONE),
	 .need = {ANSWERED}, .value = get_answered},
	{FACT("bounced", TEXT, 0, "", "list of channels whose address bounced and is still theirs",
	      MAY_BE_MISSING),
	 .need = {TRIES}, .column = {"email", "reviewed"}, .may_fail = true, .value = get_bounced},
};
const struct crm_fact_part crm_facts_replies = {rows, CRM_LENGTH(rows)};
