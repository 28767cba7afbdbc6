"""What is wanted of us: campaigns with their caps, and prices that were named."""
import datetime
from fractions import Fraction

import days
import kinds as K
import steps


def did(p, rule):
    """Whether a campaign was done for them."""
    w = p.world
    by = K.named(w.kinds, rule.get("done_by", "any"))
    return any(e.kind in by and e.row["item"] == rule["campaign"] and e.row["outcome"] in ("", "reached", "declined") and
               e.day.isoformat() >= rule["from"] for e in p.events)


def campaign(p, rule):
    if did(p, rule):
        return None
    first = datetime.date.fromisoformat(rule["from"])
    last = datetime.date.fromisoformat(rule["to"]) if "to" in rule else None
    return last or first, first, last


def hold_for_cap(world, reasons):
    """The places that are left go to the most valuable."""
    for rule in world.policy["due"]:
        if "cap" not in rule:
            continue
        done = sum(did(p, rule) for p in world.people.values() if not p.row["status"].startswith("merged:"))
        free = [r for r in reasons if r.name == rule["rule"] and not r.hold]
        free.sort(key=lambda r: (-r.p.value(), r.id))
        for r in free[max(0, rule["cap"] - done):]:
            r.hold = "cap"


def series(world, item):
    """The prices of an item up to now, each with its day; one without a day is of today."""
    known = []
    for row in world.prices:
        if row["item"] != item or not row["price"]:
            continue
        date = row.get("date", "")
        day, minute = days.parse(date) if date else (world.today, 0)
        at = world.zone.of(date) if minute is not None and date else world.zone.moment(day, 0)
        if at < world.now + (world.now_minute is not None):
            known.append((at, day, Fraction(row["price"])))
    return sorted(known)


def beyond(price, floor, ceiling):
    return "floor" if floor is not None and price < floor else "ceiling" if ceiling is not None and price > ceiling else None


class Position:
    """What someone has of one item: how much, the limits, what they paid for one."""

    def __init__(self, p, item):
        number = lambda e, column: Fraction(e.row[column]) if e.row[column] else None
        sales = [e for e in p.events if e.sale and e.row["item"] == item]
        many = lambda some: sum((Fraction(e.row["quantity"] or "1") for e in some), Fraction(0))
        self.held = many(sales) - many([e for e in p.events if e.refund and e.row["item"] == item])
        self.floor = next((number(e, "floor") for e in reversed(sales) if e.row["floor"]), None)
        self.ceiling = next((number(e, "ceiling") for e in reversed(sales) if e.row["ceiling"]), None)
        told = [e for e in sales if number(e, "amount") or e.row["price"]]
        paid = sum(number(e, "amount") or number(e, "price") * Fraction(e.row["quantity"] or "1") for e in told)
        self.paid = paid / many(told) if told and many(told) else None


def price_limit(p, rule):
    w, sides = p.world, [rule["price-limit"]] if rule["price-limit"] != "any" else ["floor", "ceiling"]
    by = K.named(w.kinds, rule.get("done_by", "touch"))
    found = []
    for item in sorted({row["item"] for row in w.prices}):
        prices, has = series(w, item), Position(p, item)
        if not prices or has.held <= 0:
            continue
        limits = (has.floor if "floor" in sides else None, has.ceiling if "ceiling" in sides else None)
        price = prices[-1][2]
        side = beyond(price, *limits)
        if not side:
            continue
        since = prices[-1][1]
        for _, day, one in reversed(prices):
            if beyond(one, *limits) != side:
                break
            since = day
        if any(d.kind in by and d.reached and d.day >= since for d in p.events):
            continue
        due, first, until = steps.window(since, rule)
        if until and until < w.today:
            continue
        change = (price - has.paid) * has.held if has.paid is not None else 0
        found.append((first > w.today, side != "floor", change if side == "floor" else -change, (due, first, until)))
    return min(found, key=lambda f: f[:3])[3] if found else None
