/* cancels.c: cancels that do nothing, and refunds of a sale that was cancelled. */
#include <string.h>

#include "base/array.h"
#include "check/check.h"

/* The event that is named: of the same customer, when the naming one counts and was not voided; or
 * NULL. */
static struct crm_logged *
named_by(const struct crm_check *s, const struct crm_naming *n)
{
	uint32_t at = crm_ids_find(s->event_ids, n->id);
	struct crm_logged *e = at == CRM_NOBODY ? NULL : &s->logged[at];

	if (!e || e->who != n->who || e->kind < 0 || !n->reached)
		return NULL;
	return n->event != CRM_NOBODY && s->logged[n->event].voided ? NULL : e;
}

/* Of a kind that the policy adds, such as a reservation, only its rules know what a cancel does. */
static bool
is_lasting(const struct crm_check *s, int kind)
{
	const crm_kind *k = crm_kinds_at(s->kinds, (size_t)kind);

	return k->lasting && !k->sale && !k->opens;
}

static void
report(struct crm_check *s, struct crm_naming *n, const char *text)
{
	n->reported = true;
	crm_check_report_at(s, n->at, "ref", n->id, s->customer[n->who].id, true, "%s", text);
}

static void
report_cancel(struct crm_check *s, struct crm_naming *n, const char *what, struct crm_spot cancel)
{
	s->scratch.n = 0;
	crm_buf_f(&s->scratch, "%s at %s:%llu", what, cancel.source,
		  (unsigned long long)cancel.line);
	report(s, n, crm_buf_zend(&s->scratch));
}

static void
look_at_cancel(struct crm_check *s, struct crm_naming *n)
{
	struct crm_logged *e = named_by(s, n);

	if (!e)
		return;
	if (e->voided) {
		report(s, n, "takes nothing back: a void already took the event back");
	} else if (is_lasting(s, e->kind)) {
		s->scratch.n = 0;
		crm_buf_f(
			&s->scratch,
			"takes nothing back: that is a %s, which a cancel does not undo; void does",
			crm_kinds_at(s->kinds, (size_t)e->kind)->name);
		report(s, n, crm_buf_zend(&s->scratch));
	} else if (e->cancel) {
		report_cancel(s, n, "takes nothing back: the event is already cancelled",
			      e->cancel->at);
	} else {
		e->cancel = n;
	}
}

/* Reports the later one of two events: the one that names a sale or an invoice, or the one that
 * took it back. */
static void
report_later(struct crm_check *s, struct crm_naming *n, struct crm_naming *back, const char *what,
	     const char *so)
{
	const char *name = crm_kinds_at(s->kinds, (size_t)n->kind)->name,
		   *by = crm_kinds_at(s->kinds, (size_t)back->kind)->name;
	struct crm_naming *later = n > back ? n : back;

	n->reported = true;
	s->scratch.n = 0;
	if (n > back)
		crm_buf_f(&s->scratch, "refers to %s that the %s at %s:%llu took back: %s", what,
			  by, back->at.source, (unsigned long long)back->at.line, so);
	else
		crm_buf_f(&s->scratch, "the %s at %s:%llu refers to %s that this takes back: %s",
			  name, n->at.source, (unsigned long long)n->at.line, what, so);
	report(s, later, crm_buf_zend(&s->scratch));
}

static void
look_at_refund(struct crm_check *s, struct crm_naming *n)
{
	struct crm_logged *e = named_by(s, n);

	if (!e || !crm_kinds_at(s->kinds, (size_t)e->kind)->sale)
		return;
	if (e->voided && e->void_by)
		report_later(s, n, e->void_by, "a sale", "the refund does not count either");
	else if (e->cancel)
		report_cancel(s, n, "does not count: the sale that it names is cancelled",
			      e->cancel->at);
}

static void
look_at_payment(struct crm_check *s, struct crm_naming *n)
{
	struct crm_logged *e = named_by(s, n);
	struct crm_naming *back = e ? e->voided ? e->void_by : e->cancel : NULL;

	if (back && crm_kindset_has(&crm_kinds_at(s->kinds, (size_t)n->kind)->closes, e->kind) &&
	    crm_kinds_at(s->kinds, (size_t)e->kind)->kind_class == CRM_MONEY)
		report_later(s, n, back, "an invoice",
			     "the money pays the oldest one that is open, or is a credit");
}

void
crm_check_cancels(struct crm_check *s)
{
	int cancel = crm_kinds_find(s->kinds, CRM_STR("cancel")),
	    refund = crm_kinds_find(s->kinds, CRM_STR("refund"));

	for (size_t i = 0; i < s->namings; i++)
		if (s->naming[i].kind == cancel && cancel >= 0)
			look_at_cancel(s, &s->naming[i]);
	for (size_t i = 0; i < s->namings; i++)
		if (s->naming[i].kind == refund && refund >= 0)
			look_at_refund(s, &s->naming[i]);
	for (size_t i = 0; i < s->namings; i++)
		if (s->naming[i].kind >= 0)
			look_at_payment(s, &s->naming[i]);
}
