"""What stays open, and what payments leave of it: crm-records(5), "What opens and what
closes", told once more by going through a customer's events in order."""
from fractions import Fraction


def money(e):
    """The amount, or None where none is said."""
    return Fraction(e.row["amount"]) if e.row["amount"] else None


def is_invoice(e):
    return e.opens and e.k.cls == "money"


def at_one_moment(e):
    """Payments that name an invoice come first, then those without an amount; invoices by their due; and the smaller one."""
    if e.k.cls != "money":
        return ()
    if e.k.opens:
        return not e.due, e.due and e.world.zone.moment(*e.due) or 0, money(e) or 0
    return not e.ref, money(e) is not None, money(e) or 0


def by_turns(events):
    """Their places in time: of one minute in groups that open and close by turns, as they were written down."""
    events = sorted(events, key=lambda e: (e.order(), (e.closes != []) != e.step, at_one_moment(e)))
    turns, group = [e for e in events if (e.opens or e.closes) and e.minute is not None], {}
    for moment in {e.order()[:3] for e in turns}:
        before, number = None, 0
        for e in sorted((e for e in turns if e.order()[:3] == moment), key=lambda e: e.written()):
            number += before is not None and before.opens != e.opens
            before, group[id(e)] = e, number
    return {id(e): (e.order()[:3], group.get(id(e), 0), e.order()[3:]) for e in events}


class Ledger:
    def __init__(self, events, voided=()):
        self.voided = voided
        cancels = {e.ref[6:] for e in events if e.kind == "cancel" and e.reached and e.ref.startswith("event:")}
        self.cancelled = {e.id for e in events if is_invoice(e) and e.id in cancels}
        self.when = by_turns(events)
        # At one moment opening comes before closing, but a step done before the next one planned.
        self.events = sorted(events, key=lambda e: (self.when[id(e)], (e.closes != []) != e.step, at_one_moment(e)))
        self.open = []          # what is open: [event, what is left to be paid or None]
        self.closed = set(self.cancelled)     # ids that were named by what closes them
        self.spare = []         # closes that found nothing: [event, money or None]
        self.credit = {}        # by the kind of payment
        self.billed = []        # the invoices so far
        self.reserved = []      # payments that name an invoice yet to come
        for e in self.events:
            if is_invoice(e) and e.id in self.closed:
                self.billed.append(e)
            elif e.opens and e.id not in self.closed:
                (self.bill if is_invoice(e) else self.begin)(e)
            if money(e) is not None and any(k.opens and k.cls == "money" for k in map(e.world.kinds.get, e.closes)):
                self.pay(e)
            elif e.ref.startswith("event:"):
                self.close_named(e, e.closes)
            elif e.closes:
                self.close_one(e)

    # -- what has no amount

    def begin(self, e):
        """What opens without a time may be closed already by a close of its day that found nothing."""
        for s in self.spare:
            if e.minute is None and s[0].day == e.day and e.kind in s[0].closes:
                self.spare.remove(s)
                return
        self.open.append([e, None])

    def close_named(self, e, closes):
        # What is named is closed, in whatever order the two are dated; a step by whatever
        # names it, an invoice by a cancel too.
        cancel = e.kind == "cancel" and e.reached
        self.closed |= {o.id for o in self.events if o.id == e.ref[6:] and
                        (o.step or o.kind in closes or cancel and is_invoice(o))}
        self.open = [o for o in self.open if o[0].id not in self.closed]

    def close_one(self, e):
        found = [o for o in self.open if o[0].kind in e.closes]
        if found:
            self.open.remove(found[0])
        elif not e.step:
            self.spare.append([e, None])

    # -- what is paid by amount

    def pay_down(self, o, amount):
        """Pays one item; what is over. One without an amount takes all."""
        rest = 0 if o[1] is None else max(0, amount - o[1])
        o[1] = 0 if o[1] is None else max(0, o[1] - amount)
        if o[1] == 0 and o in self.open:
            self.open.remove(o)
        return rest

    def pay_oldest(self, e, amount):
        while amount and (found := [o for o in self.open if o[0].kind in e.closes]):
            amount = self.pay_down(found[0], amount)
        return amount

    def keep(self, e, amount):
        self.credit[e.kind] = self.credit.get(e.kind, 0) + amount

    def pay(self, e):
        amount, named = money(e), None
        if amount == 0:
            if e.ref.startswith("event:"):
                self.close_named(e, [])
            return
        if e.ref.startswith("event:"):
            named = [o for o in self.events + list(self.voided) if o.id == e.ref[6:] and is_invoice(o) and o.kind in e.closes]
            if not named:
                self.close_named(e, e.closes)
                return
            gone = named[0] in self.voided or named[0].id in self.cancelled
            if not gone and self.when[id(named[0])] > self.when[id(e)]:
                self.reserved.append(e)
                return
            for o in [o for o in self.open if o[0] is named[0]]:
                amount = self.pay_down(o, amount)
        rest = self.pay_oldest(e, amount)
        if rest and (named or rest < amount):
            self.keep(e, rest)
        elif rest:
            self.spare.append([e, rest])

    def was_billed(self, e):
        return any(self.when[id(b)] < self.when[id(e)] and b.kind in e.closes for b in self.billed)

    def end_day(self, day):
        """A payment that found nothing is a credit of one who had an invoice before."""
        for s in [s for s in self.spare if s[0].day != day]:
            self.spare.remove(s)
            if s[1] is not None and self.was_billed(s[0]):
                self.keep(s[0], s[1])

    def bill(self, e):
        self.end_day(e.day)
        o = [e, money(e)]
        for r in [r for r in self.reserved if r.ref == "event:" + e.id]:
            rest = money(r) if o[1] == 0 else self.pay_down(o, money(r))
            self.keep(r, self.pay_oldest(r, rest))
        for kind, k in e.world.kinds.items():
            if o[1] and e.kind in k.closes and self.credit.get(kind):
                self.credit[kind] = self.pay_down(o, self.credit[kind])
        if o[1] is None:
            self.begin(e)
        else:
            for s in [s for s in self.spare if s[0].day == e.day and e.kind in s[0].closes]:
                early = s[1] is not None and self.was_billed(s[0])
                if not o[1] or e.minute is not None and not early:
                    continue
                self.spare.remove(s)
                if s[1] is None:
                    o[1] = 0
                else:
                    self.keep(s[0], self.pay_down(o, s[1]))
            if o[1]:
                self.open.append(o)
        self.billed.append(e)
