"""When a rule fires for one customer, as crm-rules(5) describes it.

Each trigger gives None, or when it is due, its first day and its last (or
None where there is none)."""
import days
import calendar_days
import hours
import kinds as K
import often
import steps
import wanted
from ledger import at_one_moment

NAMES = ("silence every after anniversary holiday open promised appointment milestone owed campaign price-limit missing older "
         "fill").split()


def of(rule):
    """Beside another trigger, every is a limit."""
    return next((t for t in NAMES if t in rule and t != "every"), "every")


class Found:
    """A rule that fires: by whose words, when, and what else is special."""

    counts_from = None

    def __init__(self, rule, due, since=None, until=None, more=0, escalate=False):
        self.rule, self.due, self.since, self.until = rule, due, since or due, until
        self.more, self.escalate = more, escalate

    def listed(self, today):
        return self.since <= today and not (self.until and self.until < today)


def rhythm(p, rule):
    """Whose silence is long: the customer's word, then the policy's, then the rule's."""
    if p.row["status"] == "task" if rule.get("tasks") else not rule.get("of") or "touch" in rule["of"]:
        if p.row["cadence"]:
            return p.row["cadence"]
        for one in p.world.policy.get("cadence", ()):
            if one["test"](p.known, p.row, p.world):
                return one["silence"]
    return rule["silence"]


def silence(p, rule):
    w, of = p.world, rule.get("of")
    if of in ("in", "out"):
        counted = [t for t in p.touches if t.outward == (of == "out")]
    elif of:
        named = K.named(w.kinds, of)
        counted = [e for e in p.events if e.kind in named and e.reached]
    else:
        counted = p.touches
    spans = rhythm(p, rule).split("..")
    base = p.latest(counted).day if counted else p.first_seen() and min(w.today, days.day_of(p.first_seen()))
    if not base:
        return Found(rule, w.today)
    longest = len(spans) > 1 and days.add(base, spans[1]) < w.today
    return Found(rule, days.add(base, spans[0]), more=10 if longest else 0)


def every(p, rule):
    by = K.named(p.world.kinds, rule.get("done_by", rule["action"]))
    done = [e for e in p.events if e.kind in by and e.reached]
    return Found(rule, days.add(p.latest(done).day, rule["every"]) if done else p.world.today)


def open_item(p, rule):
    w = p.world
    items = [o for o in p.open if o.kind in K.named(w.kinds, rule["open"])]
    if rule.get("until") == "answer":
        items = [o for o in items if not any(t.outward and t.order() > o.order() for t in p.touches)]
    if not items:
        return None
    # What is planned goes by the day it is for.
    item = min(items, key=lambda o: (w.zone.moment(*o.due) if o.due and o.kind in ("milestone", "todo") else o.moment, o.order(), at_one_moment(o)))
    limit = hours.Limit(w, item, rule)
    escalate = "escalate" in rule and w.now > limit.escalates(rule["escalate"])
    since = max(limit.listed(rule.get("ahead")), item.day)
    found = Found(rule, limit.day, since, more=10 if escalate else 0, escalate=escalate)
    found.counts_from = item.day
    return found


def promised(p, rule):
    w = p.world
    named = None if rule["promised"] == "any" else K.named(w.kinds, rule["promised"])
    by = K.named(w.kinds, rule.get("done_by", "touch"))
    left = [e for e in p.promises(named)
            if not any(d.kind in by and d.reached and d.order() > e.order() for d in p.events)]
    if not left:
        return None
    due = min(e.due[0] for e in left)
    return Found(rule, due, days.less(due, rule.get("ahead", "0d")))


def appointment(p, rule):
    w = p.world
    for due in sorted(a.due[0] for a in p.standing()):
        until = days.add(due, rule.get("expires", "0d"))
        if until >= w.today:
            first = days.add(due, rule["wait"]) if "wait" in rule else days.less(due, rule.get("ahead", "0d"))
            return Found(rule, due, first, until)
    return None


def missing(p, rule):
    if any((p.row[n] if n in p.row else p.known[n]) in ("", None) for n in rule["missing"]):
        return Found(rule, p.world.today)
    return None


def older(p, rule):
    seen = p.row[rule["of"]] or p.first_seen()
    return Found(rule, days.add(days.day_of(seen), rule["older"]) if seen else p.world.today)


def plain(trigger):
    """A trigger that tells its days and nothing else."""
    def fire(p, rule):
        found = trigger(p, rule)
        return found and Found(rule, *found)
    return fire


def sequence(p, rule):
    found = steps.step(p, rule)
    return found and Found(found[0], *found[1])


FIRE = {"silence": silence, "every": every, "after": plain(steps.after), "owed": plain(steps.after), "open": open_item,
        "anniversary": plain(calendar_days.round_the_year), "holiday": plain(calendar_days.round_the_year), "promised": promised,
        "appointment": appointment, "milestone": plain(steps.milestone), "campaign": plain(wanted.campaign),
        "price-limit": plain(wanted.price_limit), "missing": missing, "older": older}


def find(p, rule):
    """What is listed on some day, or None."""
    if "fill" in rule:
        return None
    found = sequence(p, rule) if "steps" in rule else FIRE[of(rule)](p, rule)
    if found and rule.get("hard", lambda *_: False)(p.known, p.row, p.world):
        found.more, found.escalate = 10, True
    return found and often.limit(p, rule, found)


def fire(p, rule):
    """What is listed today, or None."""
    found = find(p, rule)
    return found if found and found.listed(p.world.today) else None


def along(rule):
    """It goes along with another contact."""
    return "missing" in rule or "older" in rule or of(rule) == "every" and rule.get("alone") is False


def accompanies(policy, rule):
    """It is never listed without another contact, unless the policy asks for nothing else."""
    return along(rule) and not rule.get("alone") and not all(along(r) and not r.get("alone") for r in policy["due"])


def cannot_wait(rule, due, until, on):
    """Whether what is listed on a day is to be done on it; what is overdue for a year takes its turn."""
    what = of(rule)
    if what in ("open", "promised", "appointment"):
        return (on - due).days <= 365
    if what in ("anniversary", "holiday", "milestone"):
        return on >= due
    return what != "campaign" and until is not None and on >= until
