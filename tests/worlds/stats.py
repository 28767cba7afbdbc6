#!/usr/bin/env python3
"""crm-stats against SQL: random worlds, counted by the tool and by sqlite3.

Usage: stats.py SEED COUNT, with the tools in PATH, in a directory of its own. Which events count (voids, cancels,
merged rows, what is still to come, currencies) is this directory's own account (facts.py); the counting is SQL."""
import datetime
import os
import random
import subprocess
import sys

import case as cases
import facts
import make
import people
import stats_tables
from stats_sql import counted, COLUMNS, OF_LOG, PERIODS, database, text

# A figure, and the SQL for it over events; None where there is none.
FIGURES = {
    "calls=count(kind == 'call')": "sum(kind = 'call')",
    "n=count()": "count(kind)",
    "rated=count(rating)": "count(nullif(rating, ''))",
    "money=sum(amount)": "coalesce(sum(amount), 0)",
    "most=max(amount)": "max(amount)",
    "least=min(rating)": "min(nullif(rating, '') * 10000)",
    "content=mean(rating)": "mean(rating)",
    "middle=median(amount)": "median(amount)",
    "well=share(rating >= 4)": "share(rating)",
    "last=max(date)": "max(day)",
    "mine=count(owner == 'w1-anna' and dir == 'out')": "sum(owner = 'w1-anna' and dir = 'out')",
}
DECIMALS = {"money": 2, "most": 2, "least": 0, "content": 2, "middle": 2, "well": 4}


def count(db, by, figures, only, since):
    names = [COLUMNS[b] for b in by]
    everybody = not any(b in PERIODS or b in OF_LOG for b in by) and not only
    select = ["count(DISTINCT id)", "count(kind)", "count(DISTINCT CASE WHEN sale THEN id || day END)",
              "coalesce(sum(CASE WHEN sale THEN amount WHEN refund THEN -amount END), 0)"] + [FIGURES[f] for f in figures]
    joins = "customer %s JOIN event ON customer = id" % ("LEFT" if everybody else "")
    where = [only[1]] if only else []
    if since:
        joins += " AND day >= '%s'" % since
    if "tags" in by:
        joins += " JOIN tag ON of = id"
    return db.execute("SELECT %s FROM %s %s GROUP BY %s" % (
        ", ".join(names + select), joins, "WHERE " + where[0] if where else "", ", ".join(names))).fetchall()


def as_written(row, by, figures):
    k = len(by)
    cells = [v or "" for v in row[:k]] + [str(n) for n in row[k:k + 3]] + [text(row[k + 3], 2)]
    for f, v in zip(figures, row[k + 4:]):
        name = f.split("=")[0]
        cells.append(text(v, DECIMALS[name]) if name in DECIMALS else str(v or (0 if name != "last" else "")))
    return tuple(cells)


def retention(db):
    """Cohorts by the month of the first sale, and by how many months later there is another."""
    return db.execute("""WITH sold AS (SELECT DISTINCT customer, strftime('%Y', day) * 12 + strftime('%m', day) AS month FROM event WHERE sale),
        began AS (SELECT customer, min(month) AS first FROM sold GROUP BY customer),
        size AS (SELECT first, count(*) AS n FROM began GROUP BY first)
        SELECT printf('%04d-%02d', (first - 1) / 12, (first - 1) % 12 + 1), month - first, count(*), 1.0 * count(*) / n
        FROM sold JOIN began USING (customer) JOIN size USING (first) GROUP BY first, month""").fetchall()


def conversion(db, steps):
    """Of those who came in a year: how many got to each step or a later one, and the median days."""
    days = ", ".join("min(CASE WHEN kind = '%s' THEN julianday(day) END) AS d%d" % (k, i) for i, k in enumerate(steps))
    some = ", ".join("coalesce(d%d, 9e9)" % i for i in range(len(steps)))
    db.execute("CREATE TABLE came AS SELECT *, min(%s) AS came FROM (SELECT %s FROM event WHERE outcome = 'reached' GROUP BY customer)"
               " WHERE min(%s) < 9e9" % (some, days, some))
    rows = []
    for i, step in enumerate(steps):
        got = " OR ".join("d%d IS NOT NULL" % j for j in range(i, len(steps)))
        rows += [(y, step, n, median) for y, n, median in db.execute(
            "SELECT strftime('%%Y', came), sum(%s), exact(d%d - came) FROM came GROUP BY 1" % (got, i))]
    return rows


def check_tables(case, db):
    said = cases.table(cases.run("crm-stats", *case.options, "--today", case.maker.today_text, "--table=retention", "customers.tsv"))
    said = [(r["month"], int(r["after"]), int(r["customers"]), float(r["share"])) for r in said if r["customers"] != "0"]
    ours = [(m, after, n, round(share, 4)) for m, after, n, share in retention(db)]
    wrong = [] if sorted(said) == sorted(ours) else [("retention", sorted(set(ours) ^ set(said)))]
    if case.maker.offsets:      # which entry is the first goes by the moment, not by the day as it is written
        return wrong
    steps = random.Random(case.seed).sample(["call", "visit", "purchase", "complaint", "thanks", "referral"], 3)
    said = cases.table(cases.run("crm-stats", *case.options, "--today", case.maker.today_text, "--table=conversion", "--by=year",
                                 "--steps=" + ",".join(steps), "customers.tsv"))
    said = [(r["year"], r["step"], int(r["customers"]), float(r["days"]) if r["days"] else None) for r in said]
    ours = conversion(db, steps)
    if sorted(said, key=str) != sorted(ours, key=str):
        wrong.append(("conversion", steps, set(ours) ^ set(said)))
    return wrong


def check(seed):
    case = cases.Case(seed)
    case.write()
    R, m = random.Random(seed), case.maker
    world = facts.World(m.policy, m.kinds, m.today_text, case.customers, case.log)
    db, wrong = database(world), []
    for _ in range(8):
        by = R.sample(list(COLUMNS), R.randint(1, 3))
        figures = R.sample(list(FIGURES), R.randint(0, 4))
        only = R.choice([None, None, ("amount > 20", "amount > 200000"), ("source == 'fair' and kind != 'call'", "source = 'fair' AND kind <> 'call'")])
        since = R.choice([None, None, (m.today - datetime.timedelta(R.choice([0, 7, 40]))).isoformat()])
        options = ["--by=" + ",".join(by)] + (["-C", ",".join(figures)] if figures else [])
        options += (["--only", only[0]] if only else []) + (["--since", since] if since else [])
        options += ["--threads=%d" % R.choice([1, 2, 3])]
        said = cases.run("crm-stats", *case.options, "--today", m.today_text, *options, "customers.tsv").splitlines()[1:]
        said = [tuple(line.split("\t")) for line in said]
        ours = [as_written(row, by, figures) for row in count(db, by, figures, only, since)]
        if len(by) == 1 and by[0] in PERIODS:   # periods without events have rows of zeros
            said = [row for row in said if row[2] != "0"]
        if sorted(said) != sorted(ours):
            wrong.append((options, sorted(set(ours) - set(said)), sorted(set(said) - set(ours))))
        if [row[:len(by)] for row in said] != sorted((row[:len(by)] for row in said), key=lambda r: [c.encode() for c in r]):
            wrong.append((options, "sorted", said))
    wrong += check_tables(case, db) + stats_tables.check(case, db, world)
    total = sum(facts.Fraction(row["spend"]) for row in cases.table(case_spend(case)) if counted(row))
    by_kind = sum(facts.Fraction(row["spend"]) for row in cases.table(
        cases.run("crm-stats", *case.options, "--today", m.today_text, "--by=month,kind,item", "customers.tsv")))
    if total != by_kind:
        wrong.append(("spend of crm-facts", total, by_kind))
    return wrong


def case_spend(case):
    return cases.run("crm-facts", *case.options, "--today", case.maker.today_text, "-C", "spend", "customers.tsv")


def main(seed, many):
    failed = 0
    for s in range(seed, seed + many):
        try:
            wrong = check(s)
        except cases.Wrong as e:
            wrong = [e]
        failed += bool(wrong)
        for w in wrong[:2]:
            print("not ok seed %d: %s" % (s, w))
    if not failed:
        print("ok crm-stats agrees with SQL on the worlds of %d policies, from seed %d on" % (many, seed))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
