/* words.c: what people call the columns of streams, and words in their values. */
#include <string.h>

#include "base/array.h"
#include "report/stream.h"

/* clang-format off */
static const struct report_word words[] = {
	{"id", CRM_TR_MARK("Id"), REPORT_TEXT, false},
	{"name", CRM_TR_MARK("Name"), REPORT_TEXT, false},
	{"contact", CRM_TR_MARK("Contact person"), REPORT_TEXT, false},
	{"owner", CRM_TR_MARK("Owner"), REPORT_TEXT, false},
	{"household", CRM_TR_MARK("Household"), REPORT_TEXT, false},
	{"phone", CRM_TR_MARK("Phone"), REPORT_PHONE, false},
	{"email", CRM_TR_MARK("Email"), REPORT_EMAIL, false},
	{"address", CRM_TR_MARK("Address"), REPORT_TEXT, false},
	{"lang", CRM_TR_MARK("Language"), REPORT_WORD, false},
	{"channel", CRM_TR_MARK("Channel"), REPORT_WORD, false},
	{"hours", CRM_TR_MARK("Hours"), REPORT_TEXT, false},
	{"source", CRM_TR_MARK("Source"), REPORT_TEXT, false},
	{"referred_by", CRM_TR_MARK("Referred by"), REPORT_TEXT, false},
	{"reason", CRM_TR_MARK("Why they came"), REPORT_TEXT, false},
	{"lost_reason", CRM_TR_MARK("Why they left"), REPORT_TEXT, false},
	{"birthday", CRM_TR_MARK("Birthday"), REPORT_DATE, false},
	{"tags", CRM_TR_MARK("Tags"), REPORT_LIST, false},
	{"consent", CRM_TR_MARK("Consent"), REPORT_LIST, false},
	{"avoid", CRM_TR_MARK("Do not mention"), REPORT_LIST, false},
	{"status", CRM_TR_MARK("Status"), REPORT_WORD, false},
	{"created", CRM_TR_MARK("Registered"), REPORT_DAY, false},
	{"reviewed", CRM_TR_MARK("Reviewed"), REPORT_DAY, false},
	{"note", CRM_TR_MARK("Note"), REPORT_TEXT, false},
	{"stage", CRM_TR_MARK("Stage"), REPORT_WORD, false},
	{"stage_was", CRM_TR_MARK("Stage before"), REPORT_WORD, false},
	{"tier", CRM_TR_MARK("Tier"), REPORT_WORD, false},
	{"tier_was", CRM_TR_MARK("Tier before"), REPORT_WORD, false},
	{"treatment", CRM_TR_MARK("Treatment"), REPORT_TEXT, false},
	{"segments", CRM_TR_MARK("Segments"), REPORT_LIST, false},
	{"value", CRM_TR_MARK("Value"), REPORT_NUMBER, false},
	{"closeness", CRM_TR_MARK("Closeness"), REPORT_NUMBER, false},
	{"score", CRM_TR_MARK("Score"), REPORT_NUMBER, false},
	{"quadrant", CRM_TR_MARK("Quadrant"), REPORT_WORD, false},
	{"last_touch", CRM_TR_MARK("Last contact"), REPORT_DAY, false},
	{"last_purchase", CRM_TR_MARK("Last purchase"), REPORT_DAY, false},
	{"first_purchase", CRM_TR_MARK("First purchase"), REPORT_DAY, false},
	{"purchases", CRM_TR_MARK("Purchases"), REPORT_NUMBER, true},
	{"spend", CRM_TR_MARK("Spend"), REPORT_MONEY, true},
	{"events", CRM_TR_MARK("Entries"), REPORT_NUMBER, true},
	{"customers", CRM_TR_MARK("Customers"), REPORT_NUMBER, false},
	{"contacts", CRM_TR_MARK("Contacts"), REPORT_NUMBER, false},
	{"share", CRM_TR_MARK("Share"), REPORT_SHARE, false},
	{"column", CRM_TR_MARK("What"), REPORT_WORD, false},
	{"kind", CRM_TR_MARK("Kind"), REPORT_WORD, false},
	{"day", CRM_TR_MARK("Day"), REPORT_DATE, false},
	{"week", CRM_TR_MARK("Week"), REPORT_TEXT, false},
	{"month", CRM_TR_MARK("Month"), REPORT_TEXT, false},
	{"cohort", CRM_TR_MARK("Since"), REPORT_TEXT, false},
	{"after", CRM_TR_MARK("Periods after"), REPORT_NUMBER, false},
	{"quarter", CRM_TR_MARK("Quarter"), REPORT_TEXT, false},
	{"year", CRM_TR_MARK("Year"), REPORT_TEXT, false},
	{"due", CRM_TR_MARK("Rule"), REPORT_TEXT, false},
	{"due_day", CRM_TR_MARK("Day"), REPORT_DATE, false},
	{"due_date", CRM_TR_MARK("Due"), REPORT_DATE, false},
	{"due_overdue", CRM_TR_MARK("Days late"), REPORT_NUMBER, false},
	{"due_rule", CRM_TR_MARK("Rule"), REPORT_LIST, false},
	{"due_action", CRM_TR_MARK("What to do"), REPORT_WORD, false},
	{"due_channel", CRM_TR_MARK("By"), REPORT_WORD, false},
	{"due_why", CRM_TR_MARK("Why"), REPORT_TEXT, false},
	{"due_ask", CRM_TR_MARK("Ask"), REPORT_TEXT, false},
	{"due_offer", CRM_TR_MARK("Offer"), REPORT_TEXT, false},
	{"due_priority", CRM_TR_MARK("Priority"), REPORT_NUMBER, false},
	{"due_evidence", CRM_TR_MARK("Evidence"), REPORT_LIST, false},
	{"due_owner", CRM_TR_MARK("Owner"), REPORT_TEXT, false},
	{"due_held", CRM_TR_MARK("Held back because"), REPORT_TEXT, false},
	{"due_outcome", CRM_TR_MARK("Outcome"), REPORT_WORD, false},
};

/* Values that we give, and those of the built-in policy. Others are what somebody wrote, and are
 * shown as they are. */
static const char *const said[] = {
	CRM_TR_MARK_IN("report", "call"), CRM_TR_MARK_IN("report", "greet"),
	CRM_TR_MARK_IN("report", "thank"), CRM_TR_MARK_IN("report", "ask"),
	CRM_TR_MARK_IN("report", "answer"), CRM_TR_MARK_IN("report", "resolve"),
	CRM_TR_MARK_IN("report", "escalate"), CRM_TR_MARK_IN("report", "offer"),
	CRM_TR_MARK_IN("report", "review"), CRM_TR_MARK_IN("report", "visit"),
	CRM_TR_MARK_IN("report", "meet"), CRM_TR_MARK_IN("report", "write"),
	CRM_TR_MARK_IN("report", "invite"), CRM_TR_MARK_IN("report", "send"),
	CRM_TR_MARK_IN("report", "phone"), CRM_TR_MARK_IN("report", "email"),
	CRM_TR_MARK_IN("report", "sms"), CRM_TR_MARK_IN("report", "chat"),
	CRM_TR_MARK_IN("report", "post"),
	CRM_TR_MARK_IN("report", "dissatisfied"), CRM_TR_MARK_IN("report", "lost"),
	CRM_TR_MARK_IN("report", "dormant"), CRM_TR_MARK_IN("report", "weakening"),
	CRM_TR_MARK_IN("report", "loyal"), CRM_TR_MARK_IN("report", "repeat"),
	CRM_TR_MARK_IN("report", "first-time"), CRM_TR_MARK_IN("report", "lost-prospect"),
	CRM_TR_MARK_IN("report", "dormant-prospect"), CRM_TR_MARK_IN("report", "hesitating"),
	CRM_TR_MARK_IN("report", "prospect"), CRM_TR_MARK_IN("report", "stranger"),
	CRM_TR_MARK_IN("report", "gold"), CRM_TR_MARK_IN("report", "silver"),
	CRM_TR_MARK_IN("report", "standard"),
	CRM_TR_MARK_IN("report", "treasure"), CRM_TR_MARK_IN("report", "win-closer"),
	CRM_TR_MARK_IN("report", "friend"), CRM_TR_MARK_IN("report", "light-touch"),
	CRM_TR_MARK_IN("report", "reached"), CRM_TR_MARK_IN("report", "tried"),
	CRM_TR_MARK_IN("report", "left"),
	CRM_TR_MARK_IN("report", "stage"), CRM_TR_MARK_IN("report", "tier"),
	CRM_TR_MARK_IN("report", "segments"), CRM_TR_MARK_IN("report", "total"),
	CRM_TR_MARK_IN("report", "deceased"), CRM_TR_MARK_IN("report", "closed"),
};
/* clang-format on */

const struct report_word *
report_word_find(crm_str name)
{
	for (size_t i = 0; i < CRM_LENGTH(words); i++)
		if (crm_str_eqz(name, words[i].name))
			return &words[i];
	return NULL;
}

void
report_heading(const struct report_word *w, crm_str name, crm_buf *out)
{
	if (w) {
		crm_buf_z(out, crm_tr(w->heading));
		return;
	}
	for (size_t i = 0; i < name.n; i++) {
		char c = name.p[i] == '_' ? ' ' : name.p[i];
		crm_buf_char(out, i == 0 && c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
	}
}

void
report_say(crm_str word, crm_buf *out)
{
	for (size_t i = 0; i < CRM_LENGTH(said); i++)
		if (crm_str_eqz(word, said[i])) {
			crm_buf_z(out, crm_tr_in("report", said[i]));
			return;
		}
	crm_buf_str(out, word);
}
