"""A plan of several days: what must hold of it, whatever the days bring."""
import datetime

import day
import days
import due
import triggers

DAYS = 6


def check(case, world):
    wrong = first_day(case, world)
    wrong += windows(case, world)
    return wrong + room(case, world)


def rows(case, *more):
    return case.table(case.due_tool(*more))


def fills(world):
    return any("fill" in r for r in world.policy["due"])


def first_day(case, world):
    """A plan of today has those of today's list who are due, with the same reasons.
    What is missing may be there for company alone, and then waits for it."""
    if fills(world):
        return []
    missing = {rule["rule"] for rule in world.policy["due"] if "missing" in rule and "quiet" in world.policy or
               triggers.accompanies(world.policy, rule)}
    wanted = {(row["id"], row["due_rule"]) for row in rows(case, "--unlimited", "--each")
              if row["due_date"] <= world.today.isoformat() and row["due_rule"] not in missing}
    due_for = lambda row: any((row["id"], rule) in wanted for rule in row["due_rule"].split(";"))
    ours = [(row["id"], row["due_rule"], row["due_date"], row["due_why"]) for row in rows(case, "--unlimited")
            if due_for(row)]
    theirs = [(row["id"], row["due_rule"], row["due_date"], row["due_why"]) for row in rows(case, "--unlimited", "--days=1")
              if due_for(row) or row["id"] not in {id for id, _ in wanted} and not missing.intersection(row["due_rule"].split(";"))]
    return case.differ("first day of the plan", ours, theirs)


def windows(case, world):
    """Whoever is due for what is no routine is planned by the day it is due, and for
    nothing twice; what could go along with an earlier contact does."""
    wrong, planned = [], {}
    for row in rows(case, "--unlimited", "--days=%d" % DAYS):
        for rule in row["due_rule"].split(";"):
            planned.setdefault((row["id"], rule), []).append(row["due_day"])
    for (id, rule), on in planned.items():
        if len(on) > 1:
            wrong.append(("planned twice", id, rule, on))
    last = world.today + datetime.timedelta(DAYS - 1)
    for r in case.reasons:
        if r.hold not in ("", "capacity") or triggers.of(r.rule) in due.ROUTINE or r.follows:
            continue
        by = max(r.due, world.today)
        found = triggers.fire(r.p, next(rule for rule in world.policy["due"] if rule["rule"] == r.name))
        by = min(by, found.until) if found.until else by
        on = planned.get((r.id, r.name))
        if by <= last and (not on or on[0] > by.isoformat()):
            wrong.append(("planned too late", r.id, (r.name, by.isoformat()), on))
        elif on:
            before = [d for (id, _), some in planned.items() if id == r.id for d in some if d < on[0]]
            if before and not due.at_desk(r.rule) and r.channel and not split(case, r.id):
                wrong.append(("could go along", r.id, (r.name, on), before))
    return wrong


def split(case, id):
    """Whether some reasons of theirs may not go by one channel, or are no contact."""
    some = [r for r in case.reasons if r.id == id]
    return any(due.at_desk(r.rule) or r.hold or due.Ways(r.p, r.rule, case.columns).may(o.channel) != "yes"
               for r in some for o in some)


def can_wait(world, row):
    """Whether all that is planned in one contact could be put off."""
    for name in row["due_rule"].split(";"):
        for rule in (r for r in world.policy["due"] if r["rule"] == name):
            found = triggers.find(world.people[row["id"]], rule)
            if found and triggers.cannot_wait(found.rule, found.due, found.until, days.day_of(row["due_day"])):
                return False
    return True


def room(case, world):
    """No day holds more than the capacity besides what cannot wait, and nobody twice, unless they allow
    the one contact and the other only by different ways."""
    wrong, held, urgent = [], {}, {}
    for row in rows(case, "--days=%d" % DAYS):
        if world.people[row["id"]].row["status"] == "task":
            pass                                # takes no place
        elif can_wait(world, row):
            held.setdefault((row["due_owner"], row["due_day"]), []).append((row["id"], row["due_channel"]))
        else:
            urgent[row["due_owner"], row["due_day"]] = urgent.get((row["due_owner"], row["due_day"]), 0) + 1
        late = (days.day_of(row["due_day"]) - days.day_of(row["due_date"])).days
        if row["due_overdue"] != str(max(0, late)):
            wrong.append(("overdue in the plan", row["id"], late, row["due_overdue"]))
    for (owner, on), ids in held.items():
        limit = day.capacity(world, owner)
        if limit is not None and on == world.today.isoformat():
            limit = max(0, limit - len(day.met_today(world, owner)))
        limit = limit if limit is None else max(0, limit - urgent.get((owner, on), 0))
        if limit is not None and len(ids) > limit or len(ids) > len(set(ids)):
            wrong.append(("room in the plan", owner, (on, limit), ids))
    return wrong
