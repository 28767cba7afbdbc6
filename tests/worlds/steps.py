"""What follows an event: once, in several steps, or on a day of its own."""
import datetime

import days
import kinds as K


def causes(p, rule):
    """The events that a rule with after or owed answers, the first one first."""
    w = p.world
    kinds = K.named(w.kinds, rule["for"] if "owed" in rule else rule["after"])
    outcome = rule.get("outcome", "reached")
    for e in p.events:
        if e.kind not in kinds or (e.row["outcome"] or "reached") not in outcome or p.returned(e):
            continue
        if "item" in rule and e.row["item"] != rule["item"]:
            continue
        if "rating" in rule:
            low, high = rule["rating"].split("..")
            if not (e.row["rating"] and int(low) <= int(e.row["rating"]) <= int(high)):
                continue
        yield e


def window(base, rule):
    """Due, the first and the last day, counted from a day."""
    wait = rule.get("wait", "0d")
    until = days.add(base, rule["expires"]) if "expires" in rule else None
    return days.add(base, rule.get("within", wait)), days.add(base, wait), until


def after(p, rule):
    w = p.world
    by = K.named(w.kinds, rule.get("done_by", rule.get("owed", "touch")))
    for e in causes(p, rule):
        if any(d.kind in by and d.reached and d.order() > e.order() for d in p.events):
            continue
        found = window(e.day, rule)
        if not found[2] or found[2] >= w.today:
            return found
    return None


def by_clock(e):
    """The day that the clock of the zone showed, whatever is written."""
    return e.day if e.minute is None else datetime.date.fromordinal(e.world.zone.clock(e.moment) // days.DAY)


def step(p, rule):
    """The rule of the step that a sequence is at, and its days."""
    w = p.world
    event = max(causes(p, rule), key=lambda e: e.order(), default=None)
    if not event:
        return None
    stop = rule.get("stop", ["reply"])
    stop = [stop] if isinstance(stop, str) else stop
    kinds = K.named(w.kinds, [s for s in stop if s != "reply"])
    later = [e for e in p.events if e.reached and e.order() > event.order()]
    if any(e.kind in kinds or ("reply" in stop and e.touch and not e.outward) for e in later):
        return None
    base, place = by_clock(event), event.order()
    for one in rule["steps"]:
        one = {**rule, **one}
        by = K.named(w.kinds, one.get("done_by", "touch"))
        found = window(base, one)
        until = found[2]
        did = [e for e in later if e.kind in by and e.order() > place and (not until or by_clock(e) <= until)]
        if did:
            first = min(did, key=lambda e: e.order())
            base, place = by_clock(first), first.order()
        elif until and until < w.today:
            base, place = until, (w.zone.moment(until), False, True, len(w.kinds) + 1)
        else:
            return one, found
    return None


def milestone(p, rule):
    w = p.world
    kinds = {"milestone"} if rule["milestone"] == "any" else K.named(w.kinds, rule["milestone"])
    by = K.named(w.kinds, rule.get("done_by", "touch"))
    left = []
    for e in p.events:
        if e.kind not in kinds or not e.reached or e.opens and e.step and e not in p.open:
            continue
        day = e.due[0] if e.due else e.day
        if "ahead" in rule and rule["ahead"] != "0d":
            first = days.less(day, rule["ahead"])
            found = day, first, days.add(day, rule.get("expires", "0d"))
            done = any(d.kind in by and d.reached and d.day >= first and d.order()[:2] > e.order()[:2] for d in p.events)
        else:
            found = window(day, rule)
            done = any(d.kind in by and d.reached and d.day >= day for d in p.events)
        if done or found[2] and found[2] < w.today:
            continue
        left.append((day, found))
    return min(left, key=lambda one: one[0])[1] if left else None
