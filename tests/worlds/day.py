"""Whose day it is, and whom it is for: owners, capacity, order, filling."""


def said(world, owner, key):
    """What the section owners says of one, else of any."""
    owners = world.policy.get("owners", {})
    return owners.get(owner, {}).get(key, owners.get("any", {}).get(key))


def capacity(world, owner):
    room = said(world, owner, "capacity")
    return world.policy.get("capacity") if room is None else room


def doer(world, owner, action):
    """What is to be escalated is the manager's."""
    return action == "escalate" and said(world, owner, "manager") or owner


def met_today(world, owner):
    """Those of theirs whom somebody turned to."""
    return {p.id for p in world.people.values() if p.row["owner"] == owner and not p.row["status"].startswith(("merged:", "task")) and
            any(t.outward and t.day == world.today for t in p.touches)}


def first(reasons):
    """What is not held back: id to the first reason, in the order of the list."""
    firsts = {}
    for r in reasons:
        if not r.hold and not r.follows and r.p.row["status"] != "task":
            firsts.setdefault(r.id, r)
    return firsts


def level(world, order, row):
    """From 0; None of those who have none."""
    if order["levels"] == "tier":
        tiers = [t["name"] for t in world.policy["tiers"]]
        return tiers.index(row["tier"]) if row.get("tier") in tiers else None
    number = row.get(order["levels"])
    if number in (None, ""):
        return None
    return sum(float(number) < band for band in order["bands"])


def stands(world, row):
    """The policy's order: level by level, in each stage by stage, and last who is in none."""
    order = world.policy.get("order", [])
    stages = order if isinstance(order, list) else order["within"]
    at = 0 if isinstance(order, list) else level(world, order, row)
    if row.get("stage") not in stages or at is None:
        return (1,)
    return (0, at, stages.index(row["stage"]))


def place(world, r, reasons):
    """By the policy's order, which the list's own follows."""
    serving = any(s.id == r.id and not s.hold and s.rule.get("purpose") == "service" for s in reasons)
    return (not serving, stands(world, r.p.row), -r.p.value(), -float(r.p.row.get("potential") or 0), r.order())


def cut(world, reasons):
    days = {}
    for r in first(reasons).values():
        days.setdefault(r.owner, []).append(r)
    for owner, listed in days.items():
        room = capacity(world, owner)
        if room is None:
            continue
        room = max(0, room - len(met_today(world, owner)))
        kept = round(room * int(world.policy.get("reserve", "0%")[:-1]) / 100)      # half to even
        if len(listed) <= room:
            continue
        urgent = {r.id for r in reasons if not r.hold and r.urgent}
        left = max(0, room - sum(r.id in urgent for r in listed))
        kept, listed = min(kept, left), [r for r in listed if r.id not in urgent]
        if "order" in world.policy:
            listed.sort(key=lambda r: place(world, r, reasons))
        rest = sorted(listed[left - kept:], key=lambda r: (r.due, r.order()))
        for out in rest[kept:]:
            for r in reasons:
                if r.id == out.id and not r.hold:
                    r.hold = "capacity"


def fill(world, reasons, free, rule):
    """Those of whom a rule is free whom the days have room for. Of two that are
    equal by order the one for whom the most urgent such rule holds comes first."""
    firsts, added, urgent = first(reasons), [], {}
    over = {r.id for r in reasons if r.hold == "capacity"}
    for r in sorted(free, key=lambda r: r.order()):
        urgent.setdefault(r.id, r)
    for owner in {r.owner for r in free}:
        met = met_today(world, owner)
        on = {r.id for r in firsts.values() if r.owner == owner}
        room = rule["fill"] - len(on) - len(met)
        if capacity(world, owner) is not None:
            room = min(room, capacity(world, owner) - len(on) - len(met))
        some = [r for r in free if r.rule is rule and r.owner == owner and r.id not in firsts and
                r.id not in over and not any(t.day == world.today for t in r.p.touches)]
        some.sort(key=lambda r: place(world, urgent[r.id], []))
        added += some[:max(0, room)]
    return added


def owners(world, reasons):
    """The table of --owners: name to customers, max_customers, capacity, met, listed, carried over."""
    theirs = [p for p in world.people.values() if p.there()]
    names = {p.row["owner"] for p in theirs} | {n for n in world.policy.get("owners", {}) if n != "any"}
    over = {}
    for r in sorted(reasons, key=lambda r: r.lead()):        # the one that leads says whose it is
        if r.hold in ("", "capacity"):
            over.setdefault(r.id, r)
    names |= {r.owner for r in over.values()}
    text, table = lambda n: "" if n is None else str(n), []
    for name in sorted(names):
        some = [p for p in theirs if p.row["owner"] == name and p.row["status"] not in ("closed", "deceased", "noncustomer", "task")]
        days = [r for r in over.values() if r.owner == name and r.p.row["status"] != "task"]
        table.append((name, str(len(some)), text(said(world, name, "max_customers") if name else None), text(capacity(world, name)),
                      str(len(met_today(world, name))), str(sum(not r.hold for r in days)), str(sum(r.hold == "capacity" for r in days))))
    return table
