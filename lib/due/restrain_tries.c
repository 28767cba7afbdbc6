/* restrain_tries.c: tries that did not reach a customer. After one it is another day's turn; after
 * several by one channel it is that of another channel, and at last of somebody else. What bounced
 * is not tried again until the address changes. Without a log nothing is known of it. */
#include <string.h>

#include "due/restrain.h"
#include "facts/facts.h"
#include "kinds/kinds.h"
#include "lang/lang.h"

enum { FRESH_DAYS = 30 };

int
crm_tries_bind(struct crm_due_bound *d, crm_error *e)
{
	const struct crm_rule *minds = NULL;

	d->tries = -1;
	for (size_t i = 0; i < d->rules && !minds; i++)
		if (d->rule[i].rule->retry.n || d->rule[i].rule->give_up)
			minds = d->rule[i].rule;
	if (crm_frame_has_log(d->frame) || d->unlogged)
		d->tries = crm_tries_ask(crm_fold_of(d->frame));
	else if (minds)
		return crm_fail(e, CRM_SYSTEM,
				"%s of rule %s needs the log: name it with -l (or $CRM_LOG)",
				minds->retry.n ? "retry" : "give_up", minds->name);
	return 0;
}

int
crm_tries_read(struct crm_due_hand *h, crm_error *e)
{
	struct crm_person *p = &h->person;

	p->tried = (struct crm_tries){.last = CRM_NO_TIME, .bounced = CRM_NO_TIME};
	if (h->bound->tries < 0 ||
	    !crm_fold_tries(crm_fold_of(h->bound->frame), h->bound->tries, h->row, 0, &p->tried))
		return 0;
	if (crm_due_day(h, h->bound->ref.reviewed, &p->reviewed, e) < 0 ||
	    crm_due_text(h, h->bound->ref.owner, &h->scratch, &p->owner, e) < 0)
		return -1;
	return crm_due_text(h, h->bound->ref.email, &h->scratch, &p->emails, e);
}

struct crm_tries
crm_tries_by(const struct crm_due_hand *h, crm_str channel)
{
	const crm_kinds *k = h->bound->policy->model.kinds;
	struct crm_tries tries = {.last = CRM_NO_TIME, .bounced = CRM_NO_TIME};
	const char *name;

	if (h->person.tried.last.day == CRM_NO_DAY)
		return tries;
	for (int i = 1; (name = crm_kinds_channel_at(k, (size_t)i - 1)); i++)
		if (crm_str_eqz(channel, name))
			crm_fold_tries(crm_fold_of(h->bound->frame), h->bound->tries, h->row, i,
				       &tries);
	return tries;
}

bool
crm_channel_bounced(const struct crm_due_hand *h, crm_str channel)
{
	struct crm_tries tries = crm_tries_by(h, channel);

	return crm_tries_bounced(&tries, crm_str_eqz(channel, "email"),
				 h->bound->ref.email < 0 ? NULL : &h->person.emails,
				 h->person.reviewed);
}

static bool
is_over(const struct crm_due_hand *h)
{
	crm_day last = h->person.tried.last.day;

	return last == CRM_NO_DAY || h->bound->today - last >= CRM_GIVEN_UP_DAYS;
}

/* Whether the last try bounced, and the address is another one since then. */
static bool
has_changed(const struct crm_due_hand *h, const struct crm_tries *t, crm_str channel)
{
	return t->bounced.day != CRM_NO_DAY && t->bounced.day == t->last.day &&
	       t->bounced.minute == t->last.minute && !crm_channel_bounced(h, channel);
}

bool
crm_channel_given_up(const struct crm_due_hand *h, const struct crm_due_rule *r, crm_str channel)
{
	struct crm_tries tries;

	if (!r->rule->give_up || is_over(h))
		return false;
	tries = crm_tries_by(h, channel);
	return tries.count * CRM_NUM_ONE >= r->rule->give_up && !has_changed(h, &tries, channel);
}

/* ---- all channels ---- */

/* The manager tries once; what serves the customer is never given up, and nobody is whom something
 * reached since the last try. */
enum crm_given_up
crm_given_up(const struct crm_due_hand *h, const struct crm_due_rule *r)
{
	bool given_up;
	crm_str channel = crm_channel_first(h, r, &given_up), owner = h->person.owner;

	if (!given_up || !h->person.tried.count)
		return CRM_GO_ON;
	if (r->service)
		return CRM_HAND_OVER;
	return !crm_str_eq(crm_due_doer(h->bound, owner, true), owner) &&
			       crm_tries_by(h, channel).count * CRM_NUM_ONE == r->rule->give_up
		       ? CRM_HAND_OVER
		       : CRM_GIVE_UP;
}

/* ---- in words ---- */

/* Another part of the day than those at which they did not answer. */
static const char *
time_text(unsigned tried)
{
	if (!tried)
		return crm_tr("not reached on {day}; try another time of day");
	if (!(tried & CRM_AFTERNOON))
		return crm_tr("not reached on {day}; try the afternoon");
	if (!(tried & CRM_MORNING))
		return crm_tr("not reached on {day}; try the morning");
	if (!(tried & CRM_EVENING))
		return crm_tr("not reached on {day}; try the evening");
	return crm_tr("not reached on {day}; try another day of the week");
}

static const char *
given_up_text(enum crm_given_up given_up, bool bounced, unsigned long n)
{
	if (given_up != CRM_GO_ON)
		return crm_tr_n("not reached in {n} try: somebody else should try",
				"not reached in {n} tries: somebody else should try", n);
	if (bounced)
		return crm_tr("what was sent by {channel} on {day} bounced: ask for a new address");
	return crm_tr_n("not reached by {channel} in {n} try: this time by {other}",
			"not reached by {channel} in {n} tries: this time by {other}", n);
}

static bool
is_talk(crm_str channel)
{
	return crm_str_eqz(channel, "phone") || crm_str_eqz(channel, "visit");
}

/* The channel that bounced last; "" none. */
static crm_str
bounced_channel(const struct crm_due_hand *h)
{
	const crm_kinds *k = h->bound->policy->model.kinds;
	const char *name;

	for (size_t i = 0; (name = crm_kinds_channel_at(k, i)); i++)
		if (crm_channel_bounced(h, crm_str_z(name)))
			return crm_str_z(name);
	return CRM_STR("");
}

static void
fill(const struct crm_due_hand *h, const char *text, crm_str first, crm_str channel, crm_day day,
     crm_buf *out)
{
	crm_buf name = {0}, other = {0};

	crm_lang_word("channel", first, &name);
	crm_lang_word("channel", channel, &other);
	crm_lang_fill(out, text,
		      (struct crm_filling[]){CRM_FILL_TEXT("channel", crm_buf_slice(&name)),
					     CRM_FILL_TEXT("other", crm_buf_slice(&other)),
					     CRM_FILL_DAY("day", day),
					     CRM_FILL_COUNT("n", crm_tries_by(h, first).count),
					     {0}});
	crm_buf_free(&name);
	crm_buf_free(&other);
}

/* Another time of day is proposed for some weeks, unless something reached them since. */
static bool
is_fresh(const struct crm_due_hand *h, const struct crm_tries *by)
{
	return h->person.tried.count && h->bound->today - by->last.day <= FRESH_DAYS;
}

void
crm_tries_write(const struct crm_due_hand *h, const struct crm_due_rule *r, crm_str channel,
		crm_buf *out)
{
	enum crm_given_up given_up = crm_given_up(h, r);
	struct crm_tries by = crm_tries_by(h, channel);
	crm_str bounced, first;

	if (h->person.tried.last.day == CRM_NO_DAY)
		return;
	first = crm_channel_first(h, r, &(bool){false});
	bounced = bounced_channel(h);
	if (given_up != CRM_GO_ON || !crm_str_eq(first, channel))
		fill(h, given_up_text(given_up, false, crm_tries_by(h, first).count), first,
		     channel, h->person.tried.last.day, out);
	else if (bounced.n)
		fill(h, given_up_text(CRM_GO_ON, true, 1), bounced, channel,
		     crm_tries_by(h, bounced).bounced.day, out);
	else if (by.count && is_talk(channel) && is_fresh(h, &by))
		fill(h, time_text(by.parts), channel, channel, by.last.day, out);
}
