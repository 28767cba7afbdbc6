/* restrain.c: why something that is due is not to be done now. The first
 * of these that holds is the reason given:
 *
 *   rejected   an entry of this customer could not be read: an opt-out may be in it
 *   consent    no channel on which they allow it          not: desk work
 *   status     deceased, closed
 *   declined   they said no, thank you                    selling rules only
 *   snoozed    we were to leave them be until then        not: service
 *   quiet      we contacted them a short time ago         routine rules only
 *   greeting   a birthday or holiday is near              routine rules only (combine_windows.c)
 *   tried      a try did not reach them a short time ago  not: desk work
 *   channel    nothing to reach them by                   not: desk work
 *   given up   too many tries by every channel            not: desk work, service
 *   cap        the campaign has no place left             campaigns only
 *   alone      there is no contact to go along with       questions, reviews (combine_wait.c)
 */
#include <string.h>

#include "people/people.h"
#include "due/restrain.h"

const char *const crm_held_words[CRM_HELDS] = {
	[CRM_NOT_HELD] = "",
	[CRM_HELD_REJECTED] = CRM_TR_MARK_IN("held", "rejected log record"),
	[CRM_HELD_NO_CONSENT] = CRM_TR_MARK_IN("held", "no consent"),
	[CRM_HELD_OPTED_OUT] = CRM_TR_MARK_IN("held", "opted out"),
	[CRM_HELD_DECEASED] = CRM_TR_MARK_IN("held", "deceased"),
	[CRM_HELD_CLOSED] = CRM_TR_MARK_IN("held", "closed"),
	[CRM_HELD_DECLINED] = CRM_TR_MARK_IN("held", "declined"),
	[CRM_HELD_SNOOZED] = CRM_TR_MARK_IN("held", "snoozed"),
	[CRM_HELD_QUIET] = CRM_TR_MARK_IN("held", "quiet"),
	[CRM_HELD_GREETING] = CRM_TR_MARK_IN("held", "before a greeting"),
	[CRM_HELD_TRIED] = CRM_TR_MARK_IN("held", "tried lately"),
	[CRM_HELD_NO_CHANNEL] = CRM_TR_MARK_IN("held", "no channel"),
	[CRM_HELD_GIVEN_UP] = CRM_TR_MARK_IN("held", "given up"),
	[CRM_HELD_CAP] = CRM_TR_MARK_IN("held", "cap"),
	[CRM_HELD_ALONE] = CRM_TR_MARK_IN("held", "no other contact"),
	[CRM_HELD_CAPACITY] = CRM_TR_MARK_IN("held", "capacity"),
};

static int
read_address(struct crm_due_hand *h, int ref, enum crm_address *out, crm_error *e)
{
	crm_str text;

	*out = CRM_ADDRESS_UNKNOWN;
	if (ref < 0)
		return 0;
	if (crm_due_text(h, ref, &h->scratch, &text, e) < 0)
		return -1;
	*out = crm_str_trim(text).n ? CRM_ADDRESS_KNOWN : CRM_ADDRESS_NONE;
	return 0;
}

/* Of what was merged into another row, and of who was not known yet, there is nothing to list. */
static int
read_absence(struct crm_due_hand *h, crm_error *e)
{
	crm_day created, seen;
	crm_str into;

	h->person.absent =
		crm_merged_into(h->person.status, &into) ? "merged into another row" : NULL;
	if (crm_due_day(h, h->bound->ref.created, &created, e) < 0 ||
	    crm_due_day(h, h->bound->ref.first_seen, &seen, e) < 0)
		return -1;
	if (h->bound->ref.first_seen >= 0 && created != CRM_NO_DAY && created > h->bound->today &&
	    (seen == CRM_NO_DAY || seen > h->bound->today))
		h->person.absent = "not known yet on that day";
	return 0;
}

int
crm_person_read(struct crm_due_hand *h, crm_error *e)
{
	struct crm_person *p = &h->person;

	if (p->read)
		return 0;
	if (crm_due_text(h, h->bound->ref.consent, &h->scratch, &p->consent, e) < 0 ||
	    crm_due_text(h, h->bound->ref.status, &h->scratch, &p->status, e) < 0 ||
	    crm_due_text(h, h->bound->ref.channel, &h->scratch, &p->channel, e) < 0 ||
	    crm_due_text(h, h->bound->ref.opted_out, &p->scratch[0], &p->opted_out, e) < 0 ||
	    crm_due_text(h, h->bound->ref.consented, &p->scratch[1], &p->consented, e) < 0 ||
	    crm_due_day(h, h->bound->ref.snoozed_until, &p->snoozed_until, e) < 0 ||
	    crm_due_day(h, h->bound->ref.declined_on, &p->declined_on, e) < 0 ||
	    crm_due_day(h, h->bound->ref.last_out, &p->last_out, e) < 0 ||
	    read_address(h, h->bound->ref.phone, &p->phone, e) < 0 ||
	    read_address(h, h->bound->ref.email, &p->email, e) < 0 ||
	    read_address(h, h->bound->ref.address, &p->address, e) < 0)
		return -1;
	p->consent = crm_str_trim(p->consent);
	p->status = crm_str_trim(p->status);
	if (p->status.n && !crm_status_known(p->status))
		return crm_due_fault(h, h->bound->ref.status, e, CRM_STATUS_WRONG,
				     crm_quote(p->status));
	if (read_absence(h, e) < 0 || crm_tries_read(h, e) < 0)
		return -1;
	crm_sides_read(h);
	p->read = true;
	return 0;
}

/* A day that ends what began on `day`; CRM_NO_DAY when nothing began. */
static crm_day
end_of(crm_day day, crm_span span)
{
	return day == CRM_NO_DAY || !span.n ? CRM_NO_DAY : crm_day_add(day, span, 1);
}

crm_day
crm_restraint_until(const struct crm_due_hand *h, const struct crm_due_rule *r, enum crm_held held)
{
	static const crm_span given_up = {CRM_GIVEN_UP_DAYS, 'd'};
	const struct crm_person *p = &h->person;

	switch (held) {
	case CRM_HELD_DECLINED: return end_of(p->declined_on, h->bound->policy->declined);
	case CRM_HELD_SNOOZED: return p->snoozed_until;
	case CRM_HELD_QUIET: return end_of(p->last_out, h->bound->policy->quiet);
	case CRM_HELD_GREETING: return crm_clear_of_greetings(h, h->bound->today, 1);
	case CRM_HELD_TRIED:
		return p->tried.count ? end_of(p->tried.last.day, r->rule->retry) : CRM_NO_DAY;
	case CRM_HELD_GIVEN_UP: return end_of(p->tried.last.day, given_up);
	default: return CRM_NO_DAY;
	}
}

static bool
still(const struct crm_due_hand *h, const struct crm_due_rule *r, crm_day day, enum crm_held held)
{
	crm_day until = crm_restraint_until(h, r, held);

	return until != CRM_NO_DAY && day < until;
}

enum crm_held
crm_restraint(const struct crm_due_hand *h, const struct crm_due_rule *r, crm_day day)
{
	enum crm_held held;

	if (crm_frame_tainted(h->bound->frame, h->row))
		return CRM_HELD_REJECTED;
	if ((held = crm_consent(h, r)) != CRM_NOT_HELD)
		return held;
	if (crm_str_eqz(h->person.status, "deceased"))
		return CRM_HELD_DECEASED;
	if (crm_str_eqz(h->person.status, "closed"))
		return CRM_HELD_CLOSED;
	if (r->rule->selling && still(h, r, day, CRM_HELD_DECLINED))
		return CRM_HELD_DECLINED;
	if (!r->service && still(h, r, day, CRM_HELD_SNOOZED))
		return CRM_HELD_SNOOZED;
	if (r->routine && still(h, r, day, CRM_HELD_QUIET))
		return CRM_HELD_QUIET;
	if (!r->internal && still(h, r, day, CRM_HELD_TRIED))
		return CRM_HELD_TRIED;
	if (!r->internal && !crm_channel_choose(h, r).n)
		return CRM_HELD_NO_CHANNEL;
	if (crm_given_up(h, r) == CRM_GIVE_UP && still(h, r, day, CRM_HELD_GIVEN_UP))
		return CRM_HELD_GIVEN_UP;
	return crm_places_full(r, h->row) ? CRM_HELD_CAP : CRM_NOT_HELD;
}
