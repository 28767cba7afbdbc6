"""The tables of crm-stats that count in their own way, and --compare, against SQL. stats.py made the database."""
import datetime
import random

import case as cases
import facts
import hours
import stats_sql

ONE = datetime.timedelta(1)


# -- periods, by the calendar of Python --

def first_day(unit, day):
    if unit == "week":
        return day - ONE * day.weekday()
    if unit == "quarter":
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return day.replace(month=1, day=1) if unit == "year" else day.replace(day=1) if unit == "month" else day


def last_day(unit, day):
    next = first_day(unit, day) + ONE * {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}[unit]
    return first_day(unit, next) - ONE


def before(unit, day):
    """The same day of the period before, or its last one."""
    if unit in ("day", "week"):
        return day - ONE * {"day": 1, "week": 7}[unit]
    months = day.year * 12 + day.month - 1 - {"month": 1, "quarter": 3, "year": 12}[unit]
    first = datetime.date(months // 12, months % 12 + 1, 1)
    return first.replace(day=min(day.day, last_day("month", first).day))


def part_before(unit, first, last):
    """The days with which a row of these is compared."""
    start = first_day(unit, first_day(unit, first) - ONE) if first == first_day(unit, first) else before(unit, first)
    return start, first_day(unit, first) - ONE if last == last_day(unit, last) else before(unit, last)


def periods(unit, first, last):
    while first <= last:
        end = min(last_day(unit, first), last)
        yield first, end
        first = end + ONE


def beside(now, then):
    return [str(now), str(then), str(now - then)]


# -- counts --

def counted(db, by, first, last):
    """By the values of the columns: customers, events, days with a purchase, and what was spent."""
    names = ", ".join(["''"] + [stats_sql.COLUMNS[b] for b in by])
    rows = db.execute("SELECT %s, count(DISTINCT id), count(kind), count(DISTINCT CASE WHEN sale THEN id || day END),"
                      " coalesce(sum(CASE WHEN sale THEN amount WHEN refund THEN -amount END), 0)"
                      " FROM customer JOIN event ON customer = id WHERE day BETWEEN ? AND ? GROUP BY %s" % (names, names),
                      (first.isoformat(), last.isoformat())).fetchall()
    return {row[1:1 + len(by)]: row[1 + len(by):] for row in rows}


def compared(db, unit, by, since, last):
    """Rows of crm-stats --compare, from SQL over the days of each row."""
    rows = []
    for first, end in periods(unit, since, last):
        name = db.execute("SELECT %s FROM (SELECT ? AS day)" % stats_sql.COLUMNS[unit], (first.isoformat(),)).fetchone()
        now, then = counted(db, by, first, end), counted(db, by, *part_before(unit, first, end))
        for key in set(now) | set(then) | (set() if by else {()}):
            a, b = now.get(key, (0,) * 4), then.get(key, (0,) * 4)
            cells = sum((beside(x, y) for x, y in zip(a[:3], b[:3])), [])
            rows.append((name[0],) + tuple(v or "" for v in key) + tuple(cells) +
                        tuple(stats_sql.text(n, 2) for n in (a[3], b[3], a[3] - b[3])))
    return rows


def check_compare(case, db, R):
    m = case.maker
    unit, by = R.choice(stats_sql.PERIODS), R.choice([[], ["owner"], ["kind"], ["kind", "owner"]])
    since = m.today - ONE * R.choice([0, 3, 10, 40, 100])
    last = m.today - ONE * R.choice([0, 0, 1, 5])
    if last < since:
        last = m.today
    if unit == "day":
        since = max(since, last - ONE * 20)
    options = ["--compare=previous", "--by=" + ",".join([unit] + by), "--since", since.isoformat(),
               "--until", (last if last < m.today else m.today + ONE * R.choice([0, 9])).isoformat(), "--threads=%d" % R.choice([1, 3])]
    said = [tuple(line.split("\t")) for line in run(case, *options).splitlines()[1:]]
    if last == m.today and not by:      # rows go on to --until, which may be later
        said = [row for row in said if row[1:4] != ("0", "0", "0")]
    ours = compared(db, unit, by, since, last)
    if not by:
        ours = [row for row in ours if row[1:4] != ("0", "0", "0")]
        said = [row for row in said if row[1:4] != ("0", "0", "0")]
    return differ("compare", options, ours, said)


def run(case, *options):
    return cases.run("crm-stats", *case.options, "--today", case.maker.today_text, *options, "customers.tsv")


def differ(what, options, ours, said):
    ours, said = sorted(map(tuple, ours)), sorted(map(tuple, said))
    return [] if ours == said else [(what, options, sorted(set(ours) - set(said)), sorted(set(said) - set(ours)))]


# -- response --

def touches(db, world):
    """Touches of theirs, whatever became of them, and ours that reached. What has no time is before the next day's first minute."""
    db.execute("CREATE TABLE touch (customer, day, at, moment, ours)")
    for id, some in world.events.items():
        db.executemany("INSERT INTO touch VALUES (?,?,?,?,?)",
                       [(id, e.row["date"][:10], e.moment * 2 + (e.minute is not None), e.moment, e.outward)
                        for e in some if e.careful and (e.touch or not e.outward)])
    house = hours.House(world) if "hours" in world.policy else None
    db.create_function("waited", 2, lambda since, until: waited(house, world, since, until))


def waited(house, world, since, until):
    """Minutes, or those at which it was open."""
    if not house:
        return until - since
    day, total = world.zone.last_day(since), 0
    while day <= world.zone.last_day(until):
        total += sum(max(0, min(until, b) - max(since, a)) for a, b in house.open(day))
        day += ONE
    return total


RESPONSE = """WITH answer AS (SELECT customer, at, moment, min(day) AS day FROM touch WHERE ours GROUP BY customer, at),
    waits AS (SELECT customer, day, moment, (SELECT min(t.at) FROM touch t WHERE NOT t.ours AND t.customer = a.customer AND t.at < a.at
        AND t.at > coalesce((SELECT max(b.at) FROM answer b WHERE b.customer = a.customer AND b.at < a.at), -1)) / 2 AS since, at FROM answer a),
    done AS (SELECT *, waited(since, moment) AS minutes FROM waits JOIN customer ON id = customer WHERE since IS NOT NULL AND day >= '%s')
    SELECT %s, count(DISTINCT customer), count(*), median(minutes * 10000 / 60), average(minutes * 10000 / 60), part(minutes <= 1440)
    FROM done GROUP BY %s"""


class Average(stats_sql.Median):
    def finalize(self):
        return stats_sql.rounded(stats_sql.half_even(sum(self.all), len(self.all)))


class Part(stats_sql.Median):
    def finalize(self):
        return stats_sql.half_even(sum(self.all) * 10000, len(self.all))


def check_response(case, db, world, R):
    touches(db, world)
    db.create_aggregate("average", 1, Average)
    db.create_aggregate("part", 1, Part)
    by = R.choice([["owner"], ["source", "owner"]] if case.maker.offsets else [["owner"], ["month"], ["owner", "week"], ["customer"]])
    since = (case.maker.today - ONE * R.choice([0, 7, 40, 4000])).isoformat() if not case.maker.offsets else "0001-01-01"
    names = ", ".join(stats_sql.COLUMNS[b] for b in by)
    ours = [tuple(v or "" for v in row[:len(by)]) + (str(row[len(by)]), str(row[len(by) + 1])) + tuple(stats_sql.text(n, d) for n, d in zip(row[-3:], (2, 2, 4)))
            for row in db.execute(RESPONSE % (since, names, names))]
    options = ["--table=response", "--by=" + ",".join(by), "--since", since, "--threads=%d" % R.choice([1, 3])]
    said = [tuple(line.split("\t")) for line in run(case, *options).splitlines()[1:]]
    said = [row for row in said if row[len(by)] != "0"]
    return differ("response", options, ours, said)


# -- holdings --

def price(prices, item, day, minute, zone):
    """The latest by then that says one."""
    dated = [((r["date"][:10], r["date"][11:] or "00:00") if "date" in r else ("", ""), r["price"]) for r in prices if r["item"] == item and r["price"]]
    known = [p for p in sorted(dated, key=lambda p: p[0]) if p[0] <= (day, minute)]
    return known[-1][1] if known else None


def holdings(case, by, today):
    """Rows without the columns of the table: by values and item, customers, held, price, worth."""
    m = case.maker
    world = facts.World(m.policy, m.kinds, today, case.customers, case.log)
    day, minute = today[:10], today[11:] or "23:59"
    db = stats_sql.database(world)
    now = m.today_text
    listed = {r["item"] for r in case.prices if "date" not in r or (r["date"][:10], r["date"][11:] or "00:00") <= (now[:10], now[11:] or "23:59")}
    db.execute("CREATE TABLE good (name)")
    db.executemany("INSERT INTO good VALUES (?)", [(i,) for i in listed])
    names = ", ".join(stats_sql.COLUMNS[b] for b in by)
    rows = db.execute("WITH held AS (SELECT customer, item, sum(CASE WHEN quantity = '' THEN 1.0 ELSE quantity + 0.0 END * (sale - refund)) AS n"
                      " FROM event JOIN good ON name = item WHERE sale OR refund GROUP BY customer, item)"
                      " SELECT %s, item, count(*), sum(n) FROM held JOIN customer ON id = customer WHERE n > 0 GROUP BY %s, item" % (names, names))
    found = {}
    for row in rows:
        found[tuple(v or "" for v in row[:-2])] = (row[-2], int(row[-1] * 10000), price(case.prices, row[-3], day, minute, world.zone))
    return found, lambda item: price(case.prices, item, day, minute, world.zone)


def held_cells(n, held, at):
    at = None if at is None else int(facts.Fraction(at) * 10000)
    return n, held, at, None if at is None else stats_sql.half_even(held * at, 10000)


def check_holdings(case, R):
    m = case.maker
    by = R.choice([["owner"], ["source"], ["owner", "source"]])
    until = m.today - ONE * R.choice([1, 7, 30]) if R.random() < .5 else None
    options = ["--table=holdings", "--prices=prices.tsv", "--by=" + ",".join(by)] + (["--until", until.isoformat()] if until else [])
    now, at = holdings(case, by, until.isoformat() if until else m.today_text)
    compare = R.random() < .5
    if compare:
        since = (until or m.today) - ONE * R.choice([0, 6, 29])
        options += ["--compare=previous", "--since", since.isoformat()]
        then, at_then = holdings(case, by, (since - ONE).isoformat())
    ours = []
    for key in set(now) | (set(then) if compare else set()):
        a = held_cells(*now.get(key, (0, 0, at(key[-1]))))
        cells = []
        for i, decimals in enumerate((0, 0, 2, 2)):
            some = [a[i]]
            if compare:
                b = held_cells(*then.get(key, (0, 0, at_then(key[-1]))))
                some += [b[i], None if None in (a[i], b[i]) else a[i] - b[i]]
            cells += [("" if n is None else str(n)) if i == 0 else stats_sql.text(n, decimals) for n in some]
        ours.append(key + tuple(cells))
    said = [tuple(line.split("\t")) for line in run(case, *options).splitlines()[1:]]
    return differ("holdings", options, ours, said)


# -- conversion --

def cohorts(db, steps, first, last, known):
    """Of those who came in these days, as far as was known on a day: how many got to each step, and the days it took."""
    days = ", ".join("min(CASE WHEN kind = '%s' THEN day END) AS d%d" % (k, i) for i, k in enumerate(steps))
    rows = db.execute("SELECT %s FROM event WHERE outcome = 'reached' AND kind IN (%s) AND day <= ? GROUP BY customer" %
                      (days, ", ".join("'%s'" % k for k in steps)), (known.isoformat(),)).fetchall()
    rows = [(min(filter(None, row)), row) for row in rows]
    rows = [(came, row) for came, row in rows if first.isoformat() <= came <= last.isoformat()]
    day = datetime.date.fromisoformat
    found = []
    for i in range(len(steps)):
        took = sorted((day(row[i]) - day(came)).days for came, row in rows if row[i])
        middle = (took[(len(took) - 1) // 2] + took[len(took) // 2]) / 2 if took else None
        found.append((sum(any(row[i:]) for _, row in rows), middle))
    return found


def check_conversion(case, db, R):
    m = case.maker
    unit, steps = R.choice(["week", "month", "quarter", "year"]), R.sample(["call", "visit", "purchase", "complaint", "thanks", "referral"], 3)
    since = m.today - ONE * R.choice([0, 10, 40, 100])
    known = first_day(unit, m.today) - ONE if m.today == last_day(unit, m.today) else before(unit, m.today)
    ours = []
    for first, last in periods(unit, since, m.today):
        now, then = cohorts(db, steps, first, last, m.today), cohorts(db, steps, *part_before(unit, first, last), known)
        if not now[0][0] and not then[0][0]:
            continue
        name = db.execute("SELECT %s FROM (SELECT ? AS day)" % stats_sql.COLUMNS[unit], (first.isoformat(),)).fetchone()[0]
        for i, step in enumerate(steps):
            ours.append((name, step, now[i][0], then[i][0], now[i][1], then[i][1]))
    options = ["--table=conversion", "--compare=previous", "--by=" + unit, "--steps=" + ",".join(steps), "--since", since.isoformat()]
    said = [(r[unit], r["step"], int(r["customers"]), int(r["customers_previous"]), *(float(r[n]) if r[n] else None for n in ("days", "days_previous")))
            for r in cases.table(run(case, *options))]
    return differ("conversion", options, [tuple(map(str, r)) for r in ours], [tuple(str(float(v)) if isinstance(v, float) else str(v) for v in r) for r in said])


# -- goals --

GOALS = """version: 1
include: policy.yaml
goals:
  - {name: contacts, of: contacts, per: week, at_least: 1}
  - {name: calls, of: contacts, kinds: [call, purchase], per: quarter, at_most: 2}
  - {name: answered, of: answered, per: month, at_least: 50%}
  - {name: first, of: first_deals, per: year, at_least: 1}
  - {name: second, of: second_deals, per: month, at_least: 1, when: "source == 'fair'"}
  - {name: back, of: won_back, away: 30d, per: month, at_least: 1}
"""
# Name, unit, at least, at most, about whom.
WANTED = [("contacts", "week", 1, None), ("calls", "quarter", None, 2), ("answered", "month", .5, None), ("first", "year", 1, None),
          ("second", "month", 1, None), ("back", "month", 1, None)]


def at(e):
    return e.moment, e.minute is not None


def is_answered(e, events, reply):
    """At once, as a talk is and a no, or by a touch of theirs within so many days."""
    if e.row["outcome"] == "declined" or e.reached and e.channel() in ("phone", "visit"):
        return True
    return any(r.touch and not r.outward and at(r) >= at(e) and (r.clock_day() - e.clock_day()).days <= reply for r in events)


def what_counts(person, world, reply):
    """The goals that a customer adds to: name, day, and of a share whether it counts."""
    events = world.events.get(person.id, [])
    for e in events:
        if e.touch and e.outward:
            yield "contacts", e.day, True
        if e.reached and e.kind in ("call", "purchase"):
            yield "calls", e.day, True
        if e.careful and e.outward:
            answered = is_answered(e, events, reply)
            if answered or (world.today - e.day).days > reply:
                yield "answered", e.day, answered
    bought = sorted({e.day for e in events if e.sale})
    for i, day in enumerate(bought):
        if i < 1:
            yield "first", day, True
        if i == 1 and person.row["source"] == "fair":
            yield "second", day, True
        if i and (day - bought[i - 1]).days >= 30:
            yield "back", day, True


def met(name, figure, least, most, end, ended):
    """While more may come a count keeps what it has, and a share may rise and fall."""
    if figure is None:
        return ""
    if name == "answered" and end > ended:
        return "open"
    if most is not None and figure > most:
        return "no"
    if most is None and figure >= least:
        return "yes"
    return "open" if end > ended else "yes" if least is None or figure >= least else "no"


def check_goals(case, db, world, R):
    with open("goals.yaml", "w") as f:
        f.write(GOALS)
    m, ours = case.maker, []
    since = m.today - ONE * R.choice([0, 0, 7, 40])
    reply = int(m.policy.get("reply", "14d")[:-1])
    people = [p for p in world.people.values() if stats_sql.counted(p.row)]
    # A day with a time of day has not ended.
    ended = m.today - ONE * ("T" in m.today_text)
    found = [(name, p.row["owner"], first_day(dict((w[0], w[1]) for w in WANTED)[name], day), counts)
             for p in people for name, day, counts in what_counts(p, world, reply)]
    for owner in {p.row["owner"] for p in people}:
        for name, unit, least, most in WANTED:
            for first, _ in periods(unit, first_day(unit, since), m.today):
                some = [counts for n, o, day, counts in found if (n, o, day) == (name, owner, first)]
                figure = sum(some) if name != "answered" else sum(some) / len(some) if some else None
                shown = "" if figure is None else str(figure) if name != "answered" else stats_sql.text(stats_sql.half_even(sum(some) * 10000, len(some)), 4)
                written = db.execute("SELECT %s FROM (SELECT ? AS day)" % stats_sql.COLUMNS[unit], (first.isoformat(),)).fetchone()[0]
                ours.append((owner, name, written, shown, met(name, figure, least, most, last_day(unit, first), ended)))
    options = ["-p", "goals.yaml", "-l", "log.tsv", "--today", m.today_text, "--table=goals", "--since", since.isoformat(), "--threads=%d" % R.choice([1, 3])]
    said = [(r["owner"], r["goal"], r["period"], r["figure"], r["met"]) for r in cases.table(cases.run("crm-stats", *options, "customers.tsv"))]
    return differ("goals", options, ours, said)


def check(case, db, world):
    R = random.Random(case.seed)
    wrong = check_response(case, db, world, R) + check_holdings(case, R)
    if case.maker.offsets:  # days are as they are written, moments are not
        return wrong
    return wrong + check_compare(case, db, R) + check_compare(case, db, R) + check_conversion(case, db, R) + check_goals(case, db, world, R)
