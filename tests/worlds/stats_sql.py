"""A world in sqlite3, and figures as crm-stats writes them."""
import datetime
import sqlite3

import facts

# A column as --by names it, and as SQL does.
COLUMNS = {
    "day": "day", "week": "isoweek(day)", "month": "strftime('%Y-%m', day)", "year": "strftime('%Y', day)",
    "quarter": "strftime('%Y', day) || '-Q' || ((strftime('%m', day) + 2) / 3)",
    "kind": "kind", "dir": "dir", "outcome": "outcome", "item": "item", "rating": "rating", "currency": "currency",
    "quantity": "quantity", "owner": "owner", "source": "source", "customer": "id", "influence": "influence", "tags": "tag",
}
PERIODS = "day week month quarter year".split()
OF_LOG = "kind dir outcome item rating currency quantity".split()


class Median:
    def __init__(self):
        self.all = []

    def step(self, n):
        if n is not None:
            self.all.append(n)

    def finalize(self):
        some = sorted(self.all)
        if not some:
            return None
        two = some[(len(some) - 1) // 2] + some[len(some) // 2]
        return rounded(half_even(two, 2))


def half_even(a, b):
    q, rest = divmod(a, b)
    return q + (rest * 2 > b or rest * 2 == b and q % 2)


def rounded(n):
    """To two decimals."""
    return half_even(n, 100) * 100


class Mean(Median):
    def step(self, text):
        if text:
            self.all.append(int(text) * 10000)

    def finalize(self):
        return rounded(half_even(sum(self.all), len(self.all))) if self.all else None


class Share(Mean):
    def finalize(self):
        return half_even(sum(n >= 40000 for n in self.all) * 10000, len(self.all)) if self.all else None


def isoweek(day):
    return "%04d-W%02d" % datetime.date.fromisoformat(day).isocalendar()[:2]


class Exact(Median):
    def finalize(self):
        some = sorted(self.all)
        return (some[(len(some) - 1) // 2] + some[len(some) // 2]) / 2 if some else None


def counted(row):
    """Of the rows of customers: not those who were merged, nor people who are no customers."""
    return not row["status"].startswith("merged:") and row["status"] not in ("noncustomer", "task")


def database(world):
    db = sqlite3.connect(":memory:")
    db.create_function("isoweek", 1, isoweek)
    for name, of in (("median", Median), ("mean", Mean), ("share", Share), ("exact", Exact)):
        db.create_aggregate(name, 1, of)
    db.execute("CREATE TABLE customer (id, owner, source, influence)")
    db.execute("CREATE TABLE tag (of, tag)")
    db.execute("CREATE TABLE event (customer, day, kind, dir, outcome, item, rating, currency, quantity, amount, sale, refund)")
    for p in world.people.values():
        if counted(p.row):
            db.execute("INSERT INTO customer VALUES (?,?,?,?)", [p.row[n] for n in ("id", "owner", "source", "influence")])
            db.executemany("INSERT INTO tag VALUES (?,?)", [(p.id, t.strip()) for t in p.row["tags"].split(";")])
    for id, some in world.events.items():
        for e in some if counted(world.people[id].row) else ():
            r = e.row
            amount = int(facts.Fraction(r["amount"]) * 10000) if r["amount"] else None
            db.execute("INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                       (id, r["date"][:10], e.kind, "out" if e.outward else "in", r["outcome"] or "reached", r["item"], r["rating"],
                        r["currency"], r["quantity"], amount, e.sale, e.refund))
    return db


def text(n, decimals):
    """A number of 1/10000 as the tools write it."""
    if n is None:
        return ""
    whole = "%s%d.%04d" % (("-" if n < 0 else ""), *divmod(abs(n), 10000))
    while whole.endswith("0") and len(whole.split(".")[1]) > decimals:
        whole = whole[:-1]
    return whole.rstrip(".")
