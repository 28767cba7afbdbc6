/* due_restraint.c: why something that is due is not to be done now. The first
 * of these that holds is the reason given:
 *
 *   rejected   an entry of this customer could not be read: an opt-out may be in it
 *   consent    no channel on which they allow it          not: desk work
 *   status     deceased, closed
 *   declined   they said no, thank you                    selling rules only
 *   snoozed    we were to leave them be until then        not: service
 *   quiet      we turned to them a moment ago             routine rules only
 *   channel    nothing to reach them by                   not: desk work
 *   cap        the campaign has no place left             campaigns only
 *   alone      there is no contact to go along with       questions, reviews (due_wait.c)
 */
#include <string.h>

#include "judge/due.h"

const char *const crm_held_words[CRM_HELDS] = {
	[CRM_NOT_HELD] = "",
	[CRM_HELD_REJECTED] = "rejected log record",
	[CRM_HELD_NO_CONSENT] = "no consent",
	[CRM_HELD_OPTED_OUT] = "opted out",
	[CRM_HELD_DECEASED] = "deceased",
	[CRM_HELD_CLOSED] = "closed",
	[CRM_HELD_DECLINED] = "declined",
	[CRM_HELD_SNOOZED] = "snoozed",
	[CRM_HELD_QUIET] = "quiet",
	[CRM_HELD_NO_CHANNEL] = "no channel",
	[CRM_HELD_CAP] = "cap",
	[CRM_HELD_ALONE] = "no other contact",
	[CRM_HELD_CAPACITY] = "capacity",
};

static bool
is_merged(crm_str status)
{
	return status.n >= 7 && memcmp(status.p, "merged:", 7) == 0;
}

static int
read_address(struct crm_due *d, int ref, enum crm_address *out, crm_error *e)
{
	crm_str text;

	*out = CRM_ADDRESS_UNTOLD;
	if (ref < 0)
		return 0;
	if (crm_due_text(d, ref, &d->scratch, &text, e) < 0)
		return -1;
	*out = crm_str_trim(text).n ? CRM_ADDRESS_KNOWN : CRM_ADDRESS_NONE;
	return 0;
}

/* Of what was merged into another row, and of who was not known yet, there is nothing to list. */
static int
read_absence(struct crm_due *d, crm_error *e)
{
	crm_day created, seen;

	d->person.absent = is_merged(d->person.status) ? "merged into another row" : NULL;
	if (crm_due_day(d, d->ref.created, &created, e) < 0 ||
	    crm_due_day(d, d->ref.first_seen, &seen, e) < 0)
		return -1;
	if (d->ref.first_seen >= 0 && created != CRM_NO_DAY && created > d->today &&
	    (seen == CRM_NO_DAY || seen > d->today))
		d->person.absent = "not known yet on that day";
	return 0;
}

int
crm_person_read(struct crm_due *d, crm_error *e)
{
	struct crm_person *p = &d->person;

	if (p->read)
		return 0;
	if (crm_due_text(d, d->ref.consent, &d->scratch, &p->consent, e) < 0 ||
	    crm_due_text(d, d->ref.status, &d->scratch, &p->status, e) < 0 ||
	    crm_due_text(d, d->ref.channel, &d->scratch, &p->channel, e) < 0 ||
	    crm_due_text(d, d->ref.opted_out, &p->scratch[0], &p->opted_out, e) < 0 ||
	    crm_due_text(d, d->ref.consented, &p->scratch[1], &p->consented, e) < 0 ||
	    crm_due_day(d, d->ref.snoozed_until, &p->snoozed_until, e) < 0 ||
	    crm_due_day(d, d->ref.declined_on, &p->declined_on, e) < 0 ||
	    crm_due_day(d, d->ref.last_out, &p->last_out, e) < 0 ||
	    read_address(d, d->ref.phone, &p->phone, e) < 0 ||
	    read_address(d, d->ref.email, &p->email, e) < 0 ||
	    read_address(d, d->ref.address, &p->address, e) < 0)
		return -1;
	p->consent = crm_str_trim(p->consent);
	p->status = crm_str_trim(p->status);
	if (p->status.n && !crm_str_eqz(p->status, "deceased") &&
	    !crm_str_eqz(p->status, "closed") && !is_merged(p->status))
		return crm_due_fault(d, d->ref.status, e,
				     "%s is none of deceased, closed, merged:ID",
				     crm_quote(p->status));
	if (read_absence(d, e) < 0)
		return -1;
	crm_sides_read(d);
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
crm_restraint_until(const struct crm_due *d, enum crm_held held)
{
	switch (held) {
	case CRM_HELD_DECLINED: return end_of(d->person.declined_on, d->policy->declined);
	case CRM_HELD_SNOOZED: return d->person.snoozed_until;
	case CRM_HELD_QUIET: return end_of(d->person.last_out, d->policy->quiet);
	default: return CRM_NO_DAY;
	}
}

static bool
still(const struct crm_due *d, crm_day day, enum crm_held held)
{
	crm_day until = crm_restraint_until(d, held);

	return until != CRM_NO_DAY && day < until;
}

enum crm_held
crm_restraint(const struct crm_due *d, const struct crm_due_rule *r, crm_day day)
{
	enum crm_held held;

	if (crm_frame_tainted(d->frame, d->row))
		return CRM_HELD_REJECTED;
	if ((held = crm_consent(d, r)) != CRM_NOT_HELD)
		return held;
	if (crm_str_eqz(d->person.status, "deceased"))
		return CRM_HELD_DECEASED;
	if (crm_str_eqz(d->person.status, "closed"))
		return CRM_HELD_CLOSED;
	if (r->rule->selling && still(d, day, CRM_HELD_DECLINED))
		return CRM_HELD_DECLINED;
	if (!r->service && still(d, day, CRM_HELD_SNOOZED))
		return CRM_HELD_SNOOZED;
	if (r->routine && still(d, day, CRM_HELD_QUIET))
		return CRM_HELD_QUIET;
	if (!r->internal && !crm_channel_choose(d, r).n)
		return CRM_HELD_NO_CHANNEL;
	return crm_campaign_full(r, d->row) ? CRM_HELD_CAP : CRM_NOT_HELD;
}
