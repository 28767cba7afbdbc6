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


class Ledger:
    def __init__(self, events):
        # At one moment opening comes before closing, but a step done before the next one planned.
        self.events = sorted(events, key=lambda e: (e.order(), (e.closes != []) != e.step, at_one_moment(e)))
        self.open = []          # what is open: [event, what is left to be paid or None]
        self.closed = set()     # ids that were named by what closes them
        self.spare = []         # closes that found nothing: [event, money or None]
        self.credit = {}        # by the kind of payment
        self.billed = []        # the invoices so far
        self.reserved = []      # payments that name an invoice yet to come
        for e in self.events:
            if e.opens and e.id not in self.closed:
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
            named = [o for o in self.events if o.id == e.ref[6:] and is_invoice(o) and o.kind in e.closes]
            if not named:
                self.close_named(e, e.closes)
                return
            if named[0].order() > e.order():
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
        return any(b.order() < e.order() and b.kind in e.closes for b in self.billed)

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
