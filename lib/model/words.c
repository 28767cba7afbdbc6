/* words.c: the vocabulary. The one table of it: crm-facts --list, the pages,
 * the columns' types and the expressions all look here. */
#include <string.h>

#include "model/engine.h"

#define COLUMN(name, type, about) \
	{ \
		name, CRM_COLUMN, type, 0, "", "", about \
	}
#define FACT(name, type, decimals, unit, about) \
	{ \
		name, CRM_FACT, type, decimals, unit, "", about \
	}
#define DERIVED(name, type, tool, about) \
	{ \
		name, CRM_DERIVED, type, 0, "", tool, about \
	}
#define TEXT CRM_TEXT
#define NUMBER CRM_NUMBER
#define DATE CRM_DATE
#define BOOL CRM_BOOL

static const crm_word words[] = {
	COLUMN("id", TEXT, "the customer's id: any text without white space"),
	COLUMN("name", TEXT, "what they are called"),
	COLUMN("owner", TEXT, "who looks after them"),
	COLUMN("household", TEXT, "who belongs together"),
	COLUMN("phone", TEXT, "telephone numbers, a list"),
	COLUMN("email", TEXT, "email addresses, a list"),
	COLUMN("address", TEXT, "where they live"),
	COLUMN("lang", TEXT, "the language they are addressed in"),
	COLUMN("channel", TEXT, "how they like to be contacted"),
	COLUMN("hours", TEXT, "when they like to be contacted: 12:00-14:00"),
	COLUMN("source", TEXT, "where they came from"),
	COLUMN("referred_by", TEXT, "id of the customer who brought them"),
	COLUMN("reason", TEXT, "why they choose us"),
	COLUMN("lost_reason", TEXT, "why they left"),
	COLUMN("birthday", TEXT, "1980-05-12, --05-12, 1980-05, lunar:1980-08-15"),
	COLUMN("tags", TEXT, "list: likes:golf;knows:tax;vip"),
	COLUMN("consent", TEXT, "list of channel:purpose that they allow; none"),
	COLUMN("avoid", TEXT, "subjects not to touch"),
	COLUMN("closeness_rating", NUMBER, "how close a person judges them to be, 1 to 5"),
	COLUMN("influence", NUMBER, "how many others listen to them, 1 to 5"),
	COLUMN("potential", NUMBER, "what they could become, 1 to 5"),
	COLUMN("risk", TEXT, "risk preference"),
	COLUMN("cadence", TEXT, "this customer's own rhythm: 30d, or ideal and longest 30d..60d"),
	COLUMN("status", TEXT, "empty, deceased, closed, merged:ID"),
	COLUMN("created", DATE, "when registered"),
	COLUMN("reviewed", DATE, "when this row was last gone through"),
	COLUMN("note", TEXT, "anything"),

	FACT("as_of", DATE, 0, "", "the moment up to which the log was read: today"),
	FACT("touches", NUMBER, 0, "events", "touches that reached them or us"),
	FACT("touches_in", NUMBER, 0, "events", "of these, those in which they came to us"),
	FACT("touches_out", NUMBER, 0, "events", "of these, those in which we came to them"),
	FACT("touches_<N>d", NUMBER, 0, "events", "touches of the last N days, today included"),
	FACT("last_touch", DATE, 0, "", "the latest touch"),
	FACT("last_touch_in", DATE, 0, "", "the latest touch in which they came to us"),
	FACT("last_touch_out", DATE, 0, "", "the latest touch in which we came to them"),
	FACT("last_<kind>", DATE, 0, "",
	     "the latest event of that kind or class that reached: last_call, last_care"),
	FACT("days_since_touch", NUMBER, 0, "days", "days from the latest touch to today"),
	FACT("touch_gap", NUMBER, 1, "days",
	     "mean time from one day with touches to the next; missing with fewer than two"),
	FACT("touch_lateness", NUMBER, 2, "", "days since the latest touch over that"),
	FACT("first_seen", DATE, 0, "", "the first event, or `created` where that is earlier"),
	FACT("first_purchase", DATE, 0, "", "the first purchase"),
	FACT("last_purchase", DATE, 0, "", "the latest purchase"),
	FACT("days_since_purchase", NUMBER, 0, "days", "days from the latest purchase to today"),
	FACT("purchases", NUMBER, 0, "days", "days with a purchase"),
	FACT("purchases_<N>d", NUMBER, 0, "days",
	     "days with a purchase among the last N, today included"),
	FACT("purchases_<year>", NUMBER, 0, "days",
	     "days with a purchase in that year: purchases_2026"),
	FACT("purchases_<year>_<month>", NUMBER, 0, "days",
	     "days with a purchase in that month: purchases_2026_11"),
	FACT("items", NUMBER, 0, "items",
	     "purchase entries, or the sum of their `quantity` where there is that column, less "
	     "the `quantity` of refunds"),
	FACT("spend", NUMBER, 2, "money", "purchases less refunds"),
	FACT("spend_<N>d", NUMBER, 2, "money",
	     "purchases less refunds of the last N days, today included"),
	FACT("spend_<year>", NUMBER, 2, "money", "purchases less refunds of that year: spend_2026"),
	FACT("spend_<year>_<month>", NUMBER, 2, "money",
	     "purchases less refunds of that month: spend_2026_11"),
	FACT("first_spend", NUMBER, 2, "money",
	     "purchases of the first day on which there were any"),
	FACT("discounts", NUMBER, 2, "money",
	     "what was taken off the price of purchases, by the column `discount`"),
	FACT("refunds", NUMBER, 2, "money", "what was given back"),
	FACT("avg_purchase", NUMBER, 2, "money", "spend over purchases"),
	FACT("usual_gap", NUMBER, 1, "days",
	     "mean time from one purchase to the next; missing with fewer than two"),
	FACT("lateness", NUMBER, 2, "", "days since the latest purchase over the usual gap"),
	FACT("bought:<item>", BOOL, 0, "", "whether they ever bought that item"),
	FACT("holds:<item>", BOOL, 0, "",
	     "whether they bought more of that item than they gave back"),
	FACT("complaints", NUMBER, 0, "events", "complaints"),
	FACT("complaints_open", NUMBER, 0, "events", "complaints not resolved yet"),
	FACT("oldest_open_complaint", DATE, 0, "", "the moment of the oldest of these"),
	FACT("questions_open", NUMBER, 0, "events", "questions not resolved yet"),
	FACT("invoices_open", NUMBER, 0, "events", "invoices not paid yet"),
	FACT("oldest_open_invoice", DATE, 0, "", "the moment of the oldest of these"),
	FACT("owed", NUMBER, 2, "money",
	     "what is left to be paid of open invoices that have an amount"),
	FACT("owed_overdue", NUMBER, 2, "money", "of this, what was `due` on an earlier day"),
	FACT("milestones_open", NUMBER, 0, "events", "steps of a deal not done yet"),
	FACT("last_rating", NUMBER, 0, "1 to 5",
	     "their latest rating; of several at one moment the lowest"),
	FACT("last_rated", DATE, 0, "", "the moment of the latest rating"),
	FACT("referrals", NUMBER, 0, "customers",
	     "customers they brought, by referred_by and by referral events"),
	FACT("referral_spend", NUMBER, 2, "money", "spend of those whom they brought"),
	FACT("referral_value", NUMBER, 2, "money",
	     "referral_spend, and a share of what those brought in turn spent"),
	FACT("praises", NUMBER, 0, "events", "times they spoke well of us"),
	FACT("detractions", NUMBER, 0, "events", "times they spoke ill of us"),
	FACT("thanks_owed", NUMBER, 0, "events", "referrals and praises with no thanks after them"),
	FACT("cost", NUMBER, 2, "money",
	     "cost events and what each kind of event costs by the policy"),
	FACT("cost_win", NUMBER, 2, "money",
	     "of the cost, what it took to win them: up to the day of the first purchase"),
	FACT("cost_keep", NUMBER, 2, "money", "of the cost, what it took to keep them: after that"),
	FACT("cost_part", NUMBER, 2, "money",
	     "of the cost, what it took to part: cost events with the item `part`"),
	FACT("gifts", NUMBER, 0, "events", "gifts they got"),
	FACT("gift_cost", NUMBER, 2, "money", "of the cost, what gifts cost"),
	FACT("profit", NUMBER, 2, "money", "spend less cost"),
	FACT("profit_<year>", NUMBER, 2, "money", "spend less cost of that year: profit_2026"),
	FACT("profit_<year>_<month>", NUMBER, 2, "money",
	     "spend less cost of that month: profit_2026_11"),
	FACT("promised", DATE, 0, "",
	     "the earliest promised date with no touch since the promise was logged"),
	FACT("next_appointment", DATE, 0, "",
	     "the next appointment, today or later, that still stands"),
	FACT("snoozed_until", DATE, 0, "", "the `due` of the latest snooze"),
	FACT("declined_on", DATE, 0, "", "when they last said no, thank you"),
	FACT("opted_out", TEXT, 0, "",
	     "list of channel:purpose they forbade last; `all` for everything"),
	FACT("consented", TEXT, 0, "",
	     "list of channel:purpose they allowed last; `all` for everything"),
	FACT("profile", NUMBER, 0, "of 7",
	     "how many are known: spend, rank, reason, source, whom they brought, thanks, why they "
	     "left"),
	FACT("warmth_in", NUMBER, 2, "points", "decayed points of what came from them"),
	FACT("warmth_out", NUMBER, 2, "points", "decayed points of what came from us"),
	FACT("warmth_in_91d_ago", NUMBER, 2, "points",
	     "warmth_in as it was at the end of the day 91 days ago"),
	FACT("warmth_out_91d_ago", NUMBER, 2, "points", "warmth_out as it was then"),
	FACT("warmth_news", NUMBER, 2, "points", "decayed points of sharing and praise, both ways"),
	FACT("warmth_care", NUMBER, 2, "points",
	     "decayed points of caring about what matters to them"),
	FACT("warmth_help", NUMBER, 2, "points", "decayed points of help"),
	FACT("warmth_meeting", NUMBER, 2, "points", "decayed points of staying in touch"),
	FACT("warmth_advice", NUMBER, 2, "points", "decayed points of advice"),
	FACT("warmth_personal", NUMBER, 2, "points", "decayed points of personal talk"),

	DERIVED("recency", NUMBER, "crm-score", "days since the latest purchase"),
	DERIVED("frequency", NUMBER, "crm-score", "purchases"),
	DERIVED("monetary", NUMBER, "crm-score", "spend"),
	DERIVED("r", NUMBER, "crm-score", "group of recency, the highest the best"),
	DERIVED("f", NUMBER, "crm-score", "group of frequency, the highest the best"),
	DERIVED("m", NUMBER, "crm-score", "group of money, the highest the best"),
	DERIVED("rfm", TEXT, "crm-score", "the three groups together"),
	DERIVED("value", NUMBER, "crm-score", "what they are worth, 0 to 100"),
	DERIVED("closeness", NUMBER, "crm-score", "how close they are, 0 to 100"),
	DERIVED("closeness_trend", NUMBER, "crm-score",
		"closeness less closeness as it was 91 days ago"),
	DERIVED("score", NUMBER, "crm-score", "both joined as the policy says"),
	DERIVED("quadrant", TEXT, "crm-score", "which corner of value and closeness"),
	DERIVED("p_alive", NUMBER, "crm-score --clv=FIT",
		"the chance that they are still customers, by --clv"),
	DERIVED("expected_purchases", NUMBER, "crm-score --clv=FIT",
		"purchases to be expected of them within the horizon"),
	DERIVED("expected_order", NUMBER, "crm-score --clv=FIT",
		"what such a purchase may be expected to bring"),
	DERIVED("clv", NUMBER, "crm-score --clv=FIT",
		"what they may be expected to spend within the horizon, discounted"),
	DERIVED("stage", TEXT, "crm-segment", "where on their way with us they are"),
	DERIVED("tier", TEXT, "crm-segment", "their rank in the stream"),
	DERIVED("treatment", TEXT, "crm-segment",
		"what the policy's grid says for that stage and tier"),
	DERIVED("segments", TEXT, "crm-segment", "list of the segments that hold"),
	DERIVED("stage_was", TEXT, "crm-segment --was=DATE", "their stage then"),
	DERIVED("tier_was", TEXT, "crm-segment --was=DATE", "their tier then"),
	DERIVED("stage_days", NUMBER, "crm-segment --was=DATE --daily",
		"days since they came to their stage"),
	DERIVED("due_rule", TEXT, "crm-due", "the rule that names them"),
	DERIVED("due_date", TEXT, "crm-due", "by when"),
	DERIVED("due_overdue", NUMBER, "crm-due", "days past that"),
	DERIVED("due_action", TEXT, "crm-due", "what to do"),
	DERIVED("due_channel", TEXT, "crm-due", "how"),
	DERIVED("due_why", TEXT, "crm-due", "why, as a sentence"),
	DERIVED("due_ask", TEXT, "crm-due", "what to ask"),
	DERIVED("due_priority", NUMBER, "crm-due", "how urgent"),
	DERIVED("due_evidence", TEXT, "crm-due", "file and line of the log entry that caused it"),
	DERIVED("due_offer", TEXT, "crm-due", "what to offer"),
	DERIVED("due_owner", TEXT, "crm-due", "who is to do it"),
	DERIVED("due_day", DATE, "crm-due --days=N", "the day that it is planned for"),
};
#define WORDS (sizeof words / sizeof *words)

size_t
crm_words(const crm_word **out)
{
	*out = words;
	return WORDS;
}

static const crm_word *
plain(crm_str name)
{
	for (size_t i = 0; i < WORDS; i++)
		if (crm_str_eqz(name, words[i].name))
			return &words[i];
	return NULL;
}

static bool
starts(crm_str s, const char *with, crm_str *rest)
{
	size_t n = strlen(with);

	if (s.n <= n || memcmp(s.p, with, n) != 0)
		return false;
	*rest = (crm_str){s.p + n, s.n - n};
	return true;
}

/* The N of "<N>d": 1 to 99999, no leading zero; 0 when it is not that. */
static int32_t
days_of(crm_str s)
{
	int32_t n = 0;

	if (s.n < 2 || s.n > 6 || s.p[s.n - 1] != 'd' || s.p[0] == '0')
		return 0;
	for (size_t i = 0; i + 1 < s.n; i++) {
		if (s.p[i] < '0' || s.p[i] > '9')
			return 0;
		n = n * 10 + (s.p[i] - '0');
	}
	return n;
}

/* So many digits at the head of s, taken off it; -1 when they are not there. */
static int
digits(crm_str *s, size_t n)
{
	int number = 0;

	if (s->n < n)
		return -1;
	for (size_t i = 0; i < n; i++) {
		if (s->p[i] < '0' || s->p[i] > '9')
			return -1;
		number = number * 10 + (s->p[i] - '0');
	}
	*s = (crm_str){s->p + n, s->n - n};
	return number;
}

/* "2026" or "2026_11"; false when it is not that. */
static bool
calendar(crm_str s, struct crm_family *out, bool *monthly)
{
	int year = digits(&s, 4), from = 1, to = 12;

	if (year < 1)
		return false;
	*monthly = s.n > 0;
	if (*monthly) {
		s = s.p[0] == '_' ? (crm_str){s.p + 1, s.n - 1} : (crm_str){s.p, 0};
		from = to = digits(&s, 2);
	}
	if (s.n > 0 || from < 1 || to > 12)
		return false;
	out->from = crm_day_of(year, from, 1);
	out->until = crm_day_of(year, to, crm_month_length(year, to));
	return true;
}

/* The last N days, a year, a month of something. */
static const crm_word *
windowed(const char *what, crm_str when, struct crm_family *out)
{
	char family[40];
	bool monthly;

	out->days = days_of(when);
	if (out->days > 0)
		snprintf(family, sizeof family, "%s_<N>d", what);
	else if (calendar(when, out, &monthly))
		snprintf(family, sizeof family, "%s_<year>%s", what, monthly ? "_<month>" : "");
	else
		return NULL;
	return plain(crm_str_z(family));
}

const crm_word *
crm_word_family(const crm_kinds *k, crm_str name, struct crm_family *out)
{
	static const char *const windows[] = {"touches", "purchases", "spend", "profit"};
	static const char *const items[] = {"bought:", "holds:"};
	const crm_word *found;
	char family[32];

	*out = (struct crm_family){.from = CRM_NO_DAY};
	for (size_t i = 0; i < sizeof windows / sizeof *windows; i++)
		if (starts(name, windows[i], &out->item) && out->item.p[0] == '_' &&
		    (found = windowed(windows[i], (crm_str){out->item.p + 1, out->item.n - 1},
				      out)))
			return found;
	for (size_t i = 0; i < sizeof items / sizeof *items; i++)
		if (starts(name, items[i], &out->item)) {
			snprintf(family, sizeof family, "%s<item>", items[i]);
			return plain(crm_str_z(family));
		}
	if (!starts(name, "last_", &out->item))
		return NULL;
	int kind = crm_kinds_find(k, out->item);
	if (kind >= 0)
		crm_kindset_add(&out->kinds, kind);
	else if (!crm_kinds_class(k, out->item, &out->kinds))
		return NULL;
	return plain(CRM_STR("last_<kind>"));
}

const crm_word *
crm_word_find(const crm_kinds *k, crm_str name)
{
	struct crm_family family;
	const crm_word *w = plain(name);

	/* Nobody writes the name of a family itself. */
	if (w && strchr(w->name, '<'))
		return NULL;
	return w ? w : crm_word_family(k, name, &family);
}

const char *
crm_word_computed(const crm_kinds *k, crm_str name)
{
	const crm_word *w = crm_word_find(k, name);

	if (!w || w->origin == CRM_COLUMN || (name.n > 4 && memcmp(name.p, "due_", 4) == 0))
		return NULL;
	return w->origin == CRM_FACT ? "crm-facts" : w->tool;
}

const char *
crm_word_nearest(const crm_kinds *k, crm_str name)
{
	const char *near[WORDS + CRM_KINDS_MAX];
	size_t n = 0;

	for (size_t i = 0; i < WORDS; i++)
		if (!strchr(words[i].name, '<'))
			near[n++] = words[i].name;
	for (size_t i = 0; i < crm_kinds_count(k); i++)
		near[n++] = crm_kinds_last(k, i);
	return crm_nearest(name, near, n);
}
