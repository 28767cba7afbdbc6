/* caption.c: what people call the columns of streams and of cards. */
#include <string.h>

#include "base/array.h"
#include "show/caption.h"

/* clang-format off */
static const struct crm_caption captions[] = {
	{"id", CRM_TR_MARK("Id"), CRM_AS_TEXT, NULL, false},
	{"name", CRM_TR_MARK("Name"), CRM_AS_TEXT, NULL, false},
	{"contact", CRM_TR_MARK("Contact person"), CRM_AS_TEXT, NULL, false},
	{"owner", CRM_TR_MARK("Owner"), CRM_AS_TEXT, NULL, false},
	{"household", CRM_TR_MARK("Household"), CRM_AS_TEXT, NULL, false},
	{"phone", CRM_TR_MARK("Phone"), CRM_AS_PHONE, NULL, false},
	{"email", CRM_TR_MARK("Email"), CRM_AS_EMAIL, NULL, false},
	{"address", CRM_TR_MARK("Address"), CRM_AS_TEXT, NULL, false},
	{"lang", CRM_TR_MARK("Language"), CRM_AS_TEXT, NULL, false},
	{"channel", CRM_TR_MARK("Channel"), CRM_AS_WORD, "channel", false},
	{"hours", CRM_TR_MARK("Hours"), CRM_AS_TEXT, NULL, false},
	{"source", CRM_TR_MARK("Source"), CRM_AS_TEXT, NULL, false},
	{"referred_by", CRM_TR_MARK("Referred by"), CRM_AS_TEXT, NULL, false},
	{"reason", CRM_TR_MARK("Why they came"), CRM_AS_TEXT, NULL, false},
	{"lost_reason", CRM_TR_MARK("Why they left"), CRM_AS_TEXT, NULL, false},
	{"birthday", CRM_TR_MARK("Birthday"), CRM_AS_DATE, NULL, false},
	{"tags", CRM_TR_MARK("Tags"), CRM_AS_LIST, NULL, false},
	{"consent", CRM_TR_MARK("Consent"), CRM_AS_LIST, "channel", false},
	{"consented", CRM_TR_MARK("Agreed to"), CRM_AS_LIST, "channel", false},
	{"opted_out", CRM_TR_MARK("Opted out of"), CRM_AS_LIST, "channel", false},
	{"avoid", CRM_TR_MARK("Do not mention"), CRM_AS_LIST, NULL, false},
	{"status", CRM_TR_MARK("Status"), CRM_AS_WORD, CRM_STANDING, false},
	{"created", CRM_TR_MARK("Registered"), CRM_AS_DAY, NULL, false},
	{"reviewed", CRM_TR_MARK("Reviewed"), CRM_AS_DAY, NULL, false},
	{"note", CRM_TR_MARK("Note"), CRM_AS_TEXT, NULL, false},
	{"influence", CRM_TR_MARK("Influence"), CRM_AS_NUMBER, NULL, false},
	{"potential", CRM_TR_MARK("Potential"), CRM_AS_NUMBER, NULL, false},
	{"elsewhere", CRM_TR_MARK("Spends elsewhere"), CRM_AS_MONEY, NULL, true},
	{"share_of_wallet", CRM_TR_MARK("Share of wallet"), CRM_AS_SHARE, NULL, false},
	{"closeness_rating", CRM_TR_MARK("Rated closeness"), CRM_AS_NUMBER, NULL, false},
	{"cadence", CRM_TR_MARK("Cadence"), CRM_AS_TEXT, NULL, false},
	{"stage", CRM_TR_MARK("Stage"), CRM_AS_WORD, CRM_STANDING, false},
	{"stage_was", CRM_TR_MARK("Stage before"), CRM_AS_WORD, CRM_STANDING, false},
	{"tier", CRM_TR_MARK("Tier"), CRM_AS_WORD, CRM_STANDING, false},
	{"tier_was", CRM_TR_MARK("Tier before"), CRM_AS_WORD, CRM_STANDING, false},
	{"treatment", CRM_TR_MARK("Treatment"), CRM_AS_TEXT, NULL, false},
	{"segments", CRM_TR_MARK("Segments"), CRM_AS_LIST, CRM_STANDING, false},
	{"value", CRM_TR_MARK("Value"), CRM_AS_NUMBER, NULL, false},
	{"closeness", CRM_TR_MARK("Closeness"), CRM_AS_NUMBER, NULL, false},
	{"score", CRM_TR_MARK("Score"), CRM_AS_NUMBER, NULL, false},
	{"quadrant", CRM_TR_MARK("Quadrant"), CRM_AS_WORD, CRM_STANDING, false},
	{"last_touch", CRM_TR_MARK("Last contact"), CRM_AS_DAY, NULL, false},
	{"last_purchase", CRM_TR_MARK("Last purchase"), CRM_AS_DAY, NULL, false},
	{"first_purchase", CRM_TR_MARK("First purchase"), CRM_AS_DAY, NULL, false},
	{"first_seen", CRM_TR_MARK("Known since"), CRM_AS_DAY, NULL, false},
	{"next_appointment", CRM_TR_MARK("Next appointment"), CRM_AS_DATE, NULL, false},
	{"snoozed_until", CRM_TR_MARK("Left alone until"), CRM_AS_DATE, NULL, false},
	{"purchases", CRM_TR_MARK("Purchases"), CRM_AS_NUMBER, NULL, true},
	{"spend", CRM_TR_MARK("Spend"), CRM_AS_MONEY, NULL, true},
	{"events", CRM_TR_MARK("Entries"), CRM_AS_NUMBER, NULL, true},
	{"customers", CRM_TR_MARK("Customers"), CRM_AS_NUMBER, NULL, false},
	{"contacts", CRM_TR_MARK("Contacts"), CRM_AS_NUMBER, NULL, false},
	{"share", CRM_TR_MARK("Share"), CRM_AS_SHARE, NULL, false},
	{"of_all", CRM_TR_MARK("Of all"), CRM_AS_SHARE, NULL, false},
	{"of_step_before", CRM_TR_MARK("Of step before"), CRM_AS_SHARE, NULL, false},
	{"step", CRM_TR_MARK("Step"), CRM_AS_WORD, "kind", false},
	{"days", CRM_TR_MARK("Days"), CRM_AS_NUMBER, NULL, false},
	{"by", CRM_TR_MARK("Colleague"), CRM_AS_TEXT, NULL, false},
	{"answers", CRM_TR_MARK("Answers"), CRM_AS_NUMBER, NULL, false},
	{"median_hours", CRM_TR_MARK("Median hours"), CRM_AS_NUMBER, NULL, false},
	{"mean_hours", CRM_TR_MARK("Mean hours"), CRM_AS_NUMBER, NULL, false},
	{"within_24h", CRM_TR_MARK("Within 24 hours"), CRM_AS_SHARE, NULL, false},
	{"ratings", CRM_TR_MARK("Ratings"), CRM_AS_NUMBER, NULL, false},
	{"mean", CRM_TR_MARK("Mean"), CRM_AS_NUMBER, NULL, false},
	{"satisfied", CRM_TR_MARK("Satisfied"), CRM_AS_SHARE, NULL, false},
	{"dissatisfied", CRM_TR_MARK("Dissatisfied"), CRM_AS_SHARE, NULL, false},
	{"net", CRM_TR_MARK("Satisfied less dissatisfied"), CRM_AS_SHARE, NULL, false},
	{"buyers", CRM_TR_MARK("Buyers"), CRM_AS_NUMBER, NULL, false},
	{"bought", CRM_TR_MARK("Have bought"), CRM_AS_SHARE, NULL, false},
	{"average", CRM_TR_MARK("Average"), CRM_AS_MONEY, NULL, false},
	{"cost", CRM_TR_MARK("Cost"), CRM_AS_MONEY, NULL, false},
	{"profit", CRM_TR_MARK("Profit"), CRM_AS_MONEY, NULL, false},
	{"item", CRM_TR_MARK("Item"), CRM_AS_TEXT, NULL, false},
	{"held", CRM_TR_MARK("Held"), CRM_AS_NUMBER, NULL, false},
	{"price", CRM_TR_MARK("Price"), CRM_AS_MONEY, NULL, false},
	{"worth", CRM_TR_MARK("Worth"), CRM_AS_MONEY, NULL, false},
	{"column", CRM_TR_MARK("What"), CRM_AS_NAME, NULL, false},
	{"kind", CRM_TR_MARK("Kind"), CRM_AS_WORD, "kind", false},
	{"day", CRM_TR_MARK("Day"), CRM_AS_DATE, NULL, false},
	{"week", CRM_TR_MARK("Week"), CRM_AS_TEXT, NULL, false},
	{"month", CRM_TR_MARK("Month"), CRM_AS_TEXT, NULL, false},
	{"cohort", CRM_TR_MARK("Since"), CRM_AS_TEXT, NULL, false},
	{"after", CRM_TR_MARK("Periods after"), CRM_AS_NUMBER, NULL, false},
	{"quarter", CRM_TR_MARK("Quarter"), CRM_AS_TEXT, NULL, false},
	{"year", CRM_TR_MARK("Year"), CRM_AS_TEXT, NULL, false},
	{"due", CRM_TR_MARK("Rule"), CRM_AS_TEXT, NULL, false},
	{"due_day", CRM_TR_MARK("Day"), CRM_AS_DATE, NULL, false},
	{"due_date", CRM_TR_MARK("Due"), CRM_AS_DATE, NULL, false},
	{"due_overdue", CRM_TR_MARK("Days late"), CRM_AS_NUMBER, NULL, false},
	{"due_rule", CRM_TR_MARK("Rule"), CRM_AS_LIST, NULL, false},
	{"due_action", CRM_TR_MARK("What to do"), CRM_AS_WORD, "action", false},
	{"due_channel", CRM_TR_MARK("By"), CRM_AS_WORD, "channel", false},
	{"due_why", CRM_TR_MARK("Why"), CRM_AS_TEXT, NULL, false},
	{"due_ask", CRM_TR_MARK("Ask"), CRM_AS_TEXT, NULL, false},
	{"due_offer", CRM_TR_MARK("Offer"), CRM_AS_TEXT, NULL, false},
	{"due_priority", CRM_TR_MARK("Priority"), CRM_AS_NUMBER, NULL, false},
	{"due_evidence", CRM_TR_MARK("Evidence"), CRM_AS_LIST, NULL, false},
	{"due_owner", CRM_TR_MARK("Owner"), CRM_AS_TEXT, NULL, false},
	{"due_dates", CRM_TR_MARK("Days due"), CRM_AS_LIST, NULL, false},
	{"due_held", CRM_TR_MARK("Held back because"), CRM_AS_WORD, "held", false},
	{"due_outcome", CRM_TR_MARK("Outcome"), CRM_AS_WORD, "outcome", false},
};
/* clang-format on */

const struct crm_caption *
crm_caption_find(crm_str name)
{
	for (size_t i = 0; i < CRM_LENGTH(captions); i++)
		if (crm_str_eqz(name, captions[i].name))
			return &captions[i];
	return NULL;
}

/* What crm-stats compares has columns of two periods. */
static const struct {
	const char *ends, *heading;
} compared[] = {
	{"_previous", CRM_TR_MARK("{heading} before")},
	{"_change", CRM_TR_MARK("{heading}, change")},
};

/* The column that one of them is of; what it ends with, in *which. */
static const struct crm_caption *
find_compared(crm_str name, size_t *which)
{
	for (size_t i = 0; i < CRM_LENGTH(compared); i++) {
		size_t n = strlen(compared[i].ends);
		if (name.n <= n || memcmp(name.p + name.n - n, compared[i].ends, n) != 0)
			continue;
		*which = i;
		return crm_caption_find((crm_str){name.p, name.n - n});
	}
	return NULL;
}

const struct crm_caption *
crm_caption_compared(crm_str name)
{
	size_t which;

	return find_compared(name, &which);
}

void
crm_caption_heading(const struct crm_caption *c, crm_str name, crm_buf *out)
{
	size_t which;

	if (c) {
		crm_buf_z(out, crm_tr(c->heading));
		return;
	}
	if ((c = find_compared(name, &which))) {
		crm_lang_fill(
			out, crm_tr(compared[which].heading),
			(struct crm_filling[]){
				CRM_FILL_TEXT("heading", crm_str_z(crm_tr(c->heading))), {0}});
		return;
	}
	for (size_t i = 0; i < name.n; i++) {
		char l = name.p[i] == '_' ? ' ' : name.p[i];
		crm_buf_char(out, i == 0 && l >= 'a' && l <= 'z' ? (char)(l - 'a' + 'A') : l);
	}
}
