"""crm-facts(7), told once more, slowly: every fact by a loop over the events."""
import datetime
from fractions import Fraction

import days
import replies
from ledger import Ledger

# crm-facts --list calls them all; these are of the family kind.
FAMILIES = ["spend_30d", "spend_365d", "purchases_90d", "touches_30d", "touches_1d", "last_call", "last_care", "last_touch",
            "last_purchase", "last_complaint", "bought:cream", "holds:cream", "goods_30d"]
FAMILIES += [what + "_" + channel for what in ("attempts", "last_attempt", "answered") for channel in replies.CHANNELS]

# The section closeness of the built-in policy: kinds, in, out, half-life in days.
WARMTH = {
    "news": (["share", "praise"], 4, 2, 180),
    "care": (["greeting", "thanks", "gift", "survey"], 3, 1, 120),
    "help": (["help", "introduction"], 6, 4, 365),
    "meeting": (["visit", "meeting", "gathering", "call", "chat"], 2, 1, 90),
    "advice": (["advice", "question", "wish", "idea"], 3, 2, 180),
    "personal": (["personal"], 5, 3, 365),
}
# Kinds that take two: half of the points is the other side's.
TOGETHER = ["visit", "meeting", "gathering", "call", "personal"]


def converted(policy, row):
    """Money in the policy's own currency, to 1/10000, a half to the even one."""
    rate = policy.get("currency", {}).get(row["currency"].upper())
    if not rate:
        return row
    row = dict(row)
    for name in ("amount", "discount", "price", "floor", "ceiling"):
        if row[name]:
            row[name] = "%d.%04d" % divmod(round(Fraction(row[name]) * Fraction(rate) * 10000), 10000)
    return row


class Event:
    def __init__(self, world, row):
        row = converted(world.policy, row)
        self.world, self.row, kinds = world, row, world.kinds
        self.id, self.customer, self.kind, self.ref = row["event"], row["customer"], row["kind"], row["ref"]
        self.day, self.minute = days.parse(row["date"])
        # Written where it is tomorrow already: that counts as today.
        self.day = min(self.day, world.today)
        self.moment = world.zone.of(row["date"])
        k = self.k = kinds[self.kind]
        self.reached = row["outcome"] in ("", "reached")
        self.careful = k.cls in ("touch", "care")     # a touch if it reached
        self.touch = self.careful and self.reached
        self.outward = (row["dir"] or k.dir) == "out"
        self.sale = k.sale and self.reached
        self.refund = self.kind == "refund" and self.reached
        self.amount = float(row["amount"] or 0)
        self.quantity = float(row["quantity"] or 1)
        self.discount = float(row["discount"] or 0)
        self.due = days.parse(row["due"]) if row["due"] else None
        self.step = self.kind == "milestone"
        self.opens = self.reached and (self.due is not None if self.step else k.opens)
        self.closes = [] if not self.reached or self.step and self.due else ["milestone"] if self.step else k.closes

    def order(self):
        """What has no time comes at the end of its day. At one moment what only opens something
        comes first, then the kinds as crm-records(5) lists them, and touches come last."""
        opens_only = not self.k.closes and (self.k.opens or self.kind == "appointment")
        return self.moment, self.minute is not None, self.careful, not opens_only, self.k.place

    def date(self):
        return self.row["date"]

    def channel(self):
        said = self.row["channel"]
        return said if said in CHANNELS else self.k.channel

    def clock_day(self):
        """The day that the clock of the zone shows."""
        return self.world.zone.last_day(self.moment) if self.minute is None else self.world.zone.day(self.moment)

    def written(self):
        """When it was written down: the latest it may be of an opt-out, of what closes and of a step that is planned, the earliest of others."""
        text = self.row.get("recorded", "")
        last = bool(self.due) if self.step else bool(self.k.closes) or self.kind == "optout"
        if len(text) <= 10:
            return float("inf") if last else float("-inf")
        clock = text[11:].rstrip("Z")
        lacks = {5: 60, 8: 1}.get(len(clock), 10.0 ** (8 - len(clock)) * 10)
        seconds = datetime.datetime.fromisoformat(text.rstrip("Z")).replace(tzinfo=datetime.timezone.utc).timestamp()
        return seconds + (lacks - 1e-6 if last else 0)


class World:
    """Some customers, their log, and the policy, at one moment."""

    def __init__(self, policy, kinds, today, customers, log, prices=(), columns=()):
        self.policy, self.kinds, self.prices, self.columns = policy, kinds, prices, columns
        self.zone = days.Zone(policy.get("zone", "UTC"))
        self.today, self.now_minute = days.parse(today)
        self.today_text = today
        self.now = self.zone.of(today)
        self.customers = {c["id"]: c for c in customers}
        events = [Event(self, row) for row in log]
        self.events, self.heard, self.voided = {}, {}, {}  # heard: with the sales that were cancelled
        for e in events:
            if self.exists(e):
                self.events.setdefault(self.whose(e.customer), []).append(e)
        for id, some in self.events.items():
            self.heard[id] = sorted(without_void(some), key=Event.order)
            self.voided[id] = [e for e in some if e.kind != "void" and e not in self.heard[id]]
            sales = {"event:" + e.id for e in self.voided[id] if e.k.sale}
            self.events[id] = [e for e in without_cancelled(self.heard[id]) if e.kind != "refund" or e.ref not in sales]
        self.people = {id: Person(self, c) for id, c in self.customers.items()}

    def exists(self, e):
        if self.now_minute is None:
            return days.day_of(e.row["date"]) <= self.today
        return e.order()[:2] <= (self.now, True)

    def calendar(self):
        """Names of facts for the years and months about today, and a year ago."""
        t = self.today
        months = ["%04d" % t.year, "%04d" % (t.year - 1), "%04d_%02d" % (t.year, t.month), "%04d_%02d" % (t.year - 1, t.month)]
        months.append("%04d_%02d" % (t.year - (t.month == 1), (t.month - 2) % 12 + 1))
        return [what + "_" + when for what in ("spend", "profit", "purchases") for when in months]

    def whose(self, id):
        while id in self.customers and self.customers[id]["status"].startswith("merged:"):
            id = self.customers[id]["status"][7:]
        return id


def without_void(events):
    """A void that was taken back itself takes nothing back."""
    def void(e):
        return any(v.kind == "void" and v.ref == "event:" + e.id and not void(v) for v in events)
    return [e for e in events if e.kind != "void" and not void(e)]


def without_cancelled(events):
    """A cancel that names a sale takes it out, and the refunds that name it."""
    named = {c.ref[6:] for c in events if c.kind == "cancel" and c.reached and c.ref.startswith("event:")}
    gone = {"event:" + e.id for e in events if e.k.sale and e.id in named}
    return [e for e in events if not (e.k.sale and "event:" + e.id in gone or e.kind == "refund" and e.ref in gone)]


CHANNELS = "phone email sms chat post visit".split()
PURPOSES = "care news service".split()


def contacts(scope):
    """What a consent or an opt-out is about: pairs of channel and purpose. A
    text message goes to the telephone. None: it is not understood."""
    if scope == "all":
        return {(c, p) for c in CHANNELS for p in PURPOSES}
    if scope in PURPOSES:
        return {(c, scope) for c in CHANNELS}
    channel, colon, purpose = scope.partition(":")
    if channel not in CHANNELS or colon and purpose not in PURPOSES:
        return None
    return {(c, p) for c in ([channel, "sms"] if channel == "phone" else [channel]) for p in PURPOSES if p == purpose or not colon}


class Person:
    def __init__(self, world, row):
        self.world, self.row, self.id = world, row, row["id"]
        self.events = world.events.get(self.id, [])
        self.touches = [e for e in self.events if e.touch]
        self.left = {id(o): left for o, left in Ledger(self.events, world.voided.get(self.id, [])).open}
        self.open = [e for e in self.events if id(e) in self.left]

    def there(self):
        """Neither merged nor created later, the log knowing nothing of them by now."""
        return not self.row["status"].startswith("merged:") and (
            not self.row["created"] or days.day_of(self.first_seen()) <= self.world.today)

    def merged(self):
        """The rows that went into this one."""
        return [c for c in self.world.customers.values() if c["id"] != self.id and self.world.whose(c["id"]) == self.id]

    def value(self):
        return float(self.row.get("value") or 0)

    def returned(self, e):
        """Whether all of a sale was given back."""
        back = [Fraction(r.row["amount"] or 0) for r in self.events if r.refund and r.ref == "event:" + e.id]
        return e.k.sale and back != [] and sum(back) >= Fraction(e.row["amount"] or 0)

    def touched_since(self, e):
        return any(t.order() > e.order() for t in self.touches)

    def latest(self, events):
        return max(events, key=Event.order, default=None)

    def promises(self, kinds=None):
        left_out = ("appointment", "snooze", "milestone", "todo", "invoice")
        return [e for e in self.events if e.due and (e.kind in kinds if kinds else e.kind not in left_out)]

    def standing(self):
        """The appointments that nothing has settled."""
        standing = []
        for a in self.events:
            if a.kind != "appointment" or not a.due or not a.reached:
                continue
            if any(t.careful and t.day >= a.due[0] and t.order() >= a.order() for t in self.events):
                continue
            if any(e.ref == "event:" + a.id for e in self.events):
                continue
            standing.append(a)
        return standing

    def within_last(self, events, n):
        return [e for e in events if (self.world.today - e.day).days < n]

    def brought(self):
        """The customers brought, and how many brought whom nobody named."""
        whose = self.world.whose
        ids = {whose(c["id"]) for c in self.world.customers.values() if whose(c["referred_by"]) == self.id}
        unnamed = 0
        for e in self.events:
            if e.kind != "referral" or not e.reached:
                continue
            if e.ref.startswith("customer:"):
                ids.add(whose(e.ref[9:]))
            else:
                unnamed += 1
        return ids - {self.id}, unnamed

    def spend(self, events=None):
        events = self.events if events is None else events
        return sum(e.amount for e in events if e.sale) - sum(e.amount for e in events if e.refund)

    def network(self):
        """referral_value: levels of those not met yet, each worth a share of the one before."""
        w = self.world
        how = w.policy.get("referrals", {})
        depth, share = how.get("depth", 3), float(how.get("share", "50%").rstrip("%")) / 100
        met, level, value, worth = {self.id}, {self.id}, 0, 1
        for _ in range(depth):
            level = {i for one in level if one in w.people for i in w.people[one].brought()[0]} - met
            met |= level
            value += worth * sum(w.people[i].spend() for i in level if i in w.people)
            worth *= share
        return value

    def cost(self, events):
        return sum(e.amount if e.kind == "cost" else e.k.cost for e in events)

    def costs(self, f):
        """What it took to win, to keep and to part."""
        first = min((e.day for e in self.events if e.sale), default=None)
        f["cost_win"] = f["cost_keep"] = f["cost_part"] = 0
        for e in self.events:
            said = e.row["item"] if e.kind == "cost" and e.row["item"] in ("win", "keep", "part") else None
            f["cost_" + (said or ("win" if first is None or e.day <= first else "keep"))] += self.cost([e])
        gifts = [e for e in self.events if e.kind == "gift"]
        f["gifts"] = len([e for e in gifts if e.reached])
        f["gift_cost"] = self.cost(gifts) + self.cost([e for e in self.events if e.kind == "cost" and e.row["item"] == "gift"])

    def calendar(self, f):
        for name in self.world.calendar():
            what, *when = name.split("_")
            some = [e for e in self.events if [e.day.year, e.day.month][:len(when)] == [int(n) for n in when]]
            f[name] = {"spend": lambda: self.spend(some), "profit": lambda: self.spend(some) - self.cost(some),
                       "purchases": lambda: len({e.day for e in some if e.sale})}[what]()

    def words(self):
        """What is left of consent and optout: scope to kind; a later word on a
        wider scope, or on the same, takes back what was said before, and of one
        moment the wider one stands."""
        left = {}
        # At one moment the one that was written down later counts, or the no when that is not known.
        for e in sorted(self.events, key=lambda e: (e.order()[:2], e.written(), e.kind == "optout")):
            if e.kind not in ("consent", "optout"):
                continue
            # A no counts however it reached us; a yes that did not grants nothing.
            if e.kind == "consent" and not e.reached:
                continue
            for scope in [s.strip().lower() for s in e.row["item"].split(";") if s] or ["all"]:
                if contacts(scope) is None:
                    if e.kind == "consent":
                        continue
                    scope = "all"
                said = (e.kind, e.order())
                wider = {other for other, word in left.items() if word == said and contacts(scope) <= contacts(other)}
                left = {other: word for other, word in left.items() if other in wider or not contacts(other) <= contacts(scope)}
                if not wider:
                    left[scope] = said
        return {scope: kind for scope, (kind, _) in left.items()}

    def facts(self):
        w, row, events, f = self.world, self.row, self.events, {}
        days_since = lambda e: (w.today - e.day).days if e else None
        date = lambda e: e.date() if e else None
        f["as_of"] = w.today_text
        inward, outward = [t for t in self.touches if not t.outward], [t for t in self.touches if t.outward]
        f["touches"], f["touches_in"], f["touches_out"] = len(self.touches), len(inward), len(outward)
        f["last_touch"], f["last_touch_in"] = date(self.latest(self.touches)), date(self.latest(inward))
        f["last_touch_out"] = date(self.latest(outward))
        f["days_since_touch"] = days_since(self.latest(self.touches))
        met = sorted({t.day for t in self.touches})
        f["touch_gap"] = (met[-1] - met[0]).days / (len(met) - 1) if len(met) > 1 else None
        f["touch_lateness"] = f["days_since_touch"] / f["touch_gap"] if f["touch_gap"] else None
        f["first_seen"] = self.first_seen()

        sales = [e for e in events if e.sale]
        on = sorted({e.day for e in sales})
        f["first_purchase"] = date(min(sales, key=Event.order, default=None))
        f["last_purchase"] = date(self.latest(sales))
        f["days_since_purchase"] = days_since(self.latest(sales))
        f["purchases"], f["items"] = len(on), sum(e.quantity for e in sales)
        f["items"] -= sum(float(e.row["quantity"] or 0) for e in events if e.refund)
        f["goods"] = len({e.row["item"] for e in sales} - {""})
        f["spend"] = self.spend()
        ours = max(0, self.spend(self.within_last(events, 365)))
        all = ours + float(self.row["elsewhere"]) if self.row["elsewhere"] else 0
        f["share_of_wallet"] = ours / all if all else None
        f["first_spend"] = sum(e.amount for e in sales if on and e.day == on[0])
        f["discounts"] = sum(e.discount for e in sales)
        f["refunds"] = sum(e.amount for e in events if e.refund)
        f["avg_purchase"] = f["spend"] / len(on) if on else None
        f["usual_gap"] = (on[-1] - on[0]).days / (len(on) - 1) if len(on) > 1 else None
        f["lateness"] = f["days_since_purchase"] / f["usual_gap"] if f["usual_gap"] else None

        f["complaints"] = len([e for e in events if e.kind == "complaint" and e.reached])
        left = [(e, self.left[id(e)] or 0) for e in self.open if e.kind == "invoice"]
        f["owed"] = float(sum(n for _, n in left))
        f["owed_overdue"] = float(sum(n for e, n in left if e.due and e.due[0] < self.world.today))
        for kind in ("complaint", "question", "invoice", "milestone"):
            f[kind + "s_open"] = len([e for e in self.open if e.kind == kind])
        for kind in ("complaint", "invoice"):
            f["oldest_open_" + kind] = date(min((e for e in self.open if e.kind == kind), key=Event.order, default=None))
        promises = [e for e in self.promises() if not self.touched_since(e)]
        f["promised"] = min((e.row["due"] for e in promises), key=days.place, default=None)
        coming = [a for a in self.standing() if a.due[0] >= w.today]
        f["next_appointment"] = min((e.row["due"] for e in coming), key=days.place, default=None)

        rated = [e for e in events if e.row["rating"]]
        last = self.latest(rated)
        f["last_rating"] = min((int(e.row["rating"]) for e in rated if e.order()[:2] == last.order()[:2]), default=None)
        f["last_rated"] = date(self.latest(rated))
        f["praises"] = len([e for e in events if e.kind == "praise" and e.reached])
        f["detractions"] = len([e for e in events if e.kind == "detraction" and e.reached])
        how = w.policy.get("referrals", {})
        lost = f["detractions"] * float(how.get("heard", 10)) * float(str(how.get("kept_away", "10%")).rstrip("%")) / 100
        f["damage"] = lost * max(f["spend"], 0) / len(on) if on else 0.0

        ids, unnamed = self.brought()
        f["referrals"] = len(ids) + unnamed
        f["referral_spend"] = sum(w.people[i].spend() for i in ids if i in w.people)
        f["referral_value"] = self.network()
        thanks = [e for e in events if e.kind == "thanks" and e.reached]
        f["thanks_owed"] = len([e for e in events if e.kind in ("referral", "praise") and e.reached
                                and not any(t.order() > e.order() for t in thanks)])

        f["cost"] = self.cost(events)
        self.costs(f)
        f["profit"] = f["spend"] - f["cost"]
        self.calendar(f)
        words = self.words()
        f["opted_out"] = {s for s in words if words[s] == "optout"}
        f["consented"] = {s for s in words if words[s] == "consent"}
        f["declined_on"] = date(self.latest([e for e in events if e.row["outcome"] == "declined"]))
        f["snoozed_until"] = self.snoozed_until()
        f["profile"] = sum(map(bool, (sales, row["influence"] or row["potential"], row["reason"], row["source"],
                                      ids or unnamed, thanks, row["lost_reason"])))
        self.warmth(f)
        replies.facts(self, f)
        self.families(f)
        return f

    def first_seen(self):
        first, created = next(iter(self.world.heard.get(self.id, [])), None), self.row["created"]
        if created and (not first or self.world.zone.of(created) <= first.moment):
            return created
        return first and first.date()

    def snoozed_until(self):
        last = self.latest([e for e in self.events if e.kind == "snooze"])
        same = [e for e in self.events if e.kind == "snooze" and e.order() == last.order()] if last else []
        return max([(e.written(), e.row["due"]) for e in same], default=("", None))[1] or None

    def warmth(self, f):
        for name in ["warmth_in", "warmth_out", "warmth_in_91d_ago", "warmth_out_91d_ago"] + ["warmth_" + b for b in WARMTH]:
            f[name] = 0
        for behaviour, (kinds, inward, outward, half_life) in WARMTH.items():
            for e in self.events:
                if e.kind not in kinds or not e.reached:
                    continue
                half = .5 if e.kind in TOGETHER else 0
                for side, share in (("out" if e.outward else "in", 1 - half), ("in" if e.outward else "out", half)):
                    points, age = (outward if e.outward else inward) * share, (self.world.today - e.day).days
                    f["warmth_" + behaviour] += points * .5 ** (age / half_life)
                    f["warmth_" + side] += points * .5 ** (age / half_life)
                    if age >= 91:
                        f["warmth_%s_91d_ago" % side] += points * .5 ** ((age - 91) / half_life)

    def families(self, f):
        for name in FAMILIES:
            if name.startswith("bought:") or name.startswith("holds:"):
                item = name.split(":")[1]
                bought = [e.quantity for e in self.events if e.sale and e.row["item"] == item]
                back = [e.quantity for e in self.events if e.refund and e.row["item"] == item]
                f[name] = "yes" if (bought if name[0] == "b" else sum(bought) > sum(back)) else "no"
            elif name in f:
                continue
            elif name.startswith("last_"):
                word = name[5:]
                found = [e for e in self.events if e.reached and word in (e.kind, e.k.cls)]
                f[name] = found and self.latest(found).date() or None
            else:
                what, n = name[:-1].split("_")
                some = self.within_last(self.events, int(n))
                f[name] = {"spend": lambda: self.spend(some), "touches": lambda: len([e for e in some if e.touch]),
                           "purchases": lambda: len({e.day for e in some if e.sale}),
                           "goods": lambda: len({e.row["item"] for e in some if e.sale} - {""})}[what]()
