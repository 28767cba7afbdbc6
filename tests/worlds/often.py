"""How often a rule is listed at most: again, every and times."""
import datetime

import days
import kinds as K


def settles(p, rule):
    """The kinds that settle a rule of which an entry names none; the steps of a sequence together."""
    import triggers
    w, trigger = p.world, triggers.of(rule)
    if "steps" in rule:
        whole = set()
        for step in rule["steps"]:
            whole |= K.named(w.kinds, step.get("done_by", "touch"))
        return whole
    if "done_by" in rule and trigger != "silence":
        return K.named(w.kinds, rule["done_by"])
    if trigger in ("missing", "older", "fill"):
        return set()
    if trigger == "silence":
        of = rule.get("of", "in")
        return K.named(w.kinds, "touch" if of in ("in", "out") else of)
    if trigger in ("every", "anniversary", "holiday"):
        return K.named(w.kinds, rule["action"])
    if trigger == "open" and rule.get("until") != "answer":
        opened = K.named(w.kinds, rule["open"])
        kinds = {k.name for k in w.kinds.values() if set(k.closes) & opened or k.name == "milestone" and "milestone" in opened}
        return kinds or K.named(w.kinds, rule["action"]) or K.named(w.kinds, "touch")
    usual = {"campaign": "any", "owed": rule.get("owed")}
    return K.named(w.kinds, usual.get(trigger, "touch"))


def done(p, rule):
    """The contacts for it: those that name it, or that name no rule and settle it."""
    by, found = settles(p, rule), []
    called = {rule["rule"], *rule.get("was", [])}
    for e in p.events:
        names = [n for n in e.row["rule"].split(";") if n]
        if e.row["outcome"] in ("", "reached", "declined") and called & set(names):
            found.append(e)
        elif not names and e.reached and e.outward and e.kind in by:
            found.append(e)
    return found


def limit(p, rule, found):
    """What is listed all the same, later it may be; None where it was done too often."""
    import triggers
    first = []
    ours = p.latest([t for t in p.touches if t.outward])
    if "again" in rule and ours and (found.counts_from is None or ours.day >= found.counts_from):
        first.append(days.add(ours.day, rule["again"]))
    every = rule.get("every") if triggers.of(rule) != "every" else None
    some = done(p, rule) if "times" in rule or every else []
    if some and every:
        first.append(days.add(p.latest(some).day, every))
    times = rule.get("times", {})
    if "total" in times and len(some) >= times["total"]:
        return None
    year = p.latest(some).day.year if some else None
    if "year" in times and len([e for e in some if e.day.year == year]) >= times["year"]:
        first.append(datetime.date(year + 1, 1, 1))
    found.since = max([found.since] + first)
    # Nobody is late on a day on which the rule itself forbids it; a date or an item that is open stays where it is.
    if triggers.of(rule) not in ("anniversary", "holiday", "promised", "appointment", "milestone", "open"):
        found.due = max([found.due] + first)
    return found
