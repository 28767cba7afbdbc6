"""Random small worlds: is crm-due's list what the page says?

Usage: worlds.py SEED COUNT   (in a directory of its own, crm-due in PATH)

The triggers and restraints are written here once more, slowly and simply, from
crm-due(1) and crm-policy(5), not from the code. Two touches of a day without
a time are taken in the order of the kinds in crm-records(5), as the tools do.
--explain is held to the list as well."""
import calendar
import os
import random
import subprocess
import sys
from datetime import date, timedelta

TOUCH = ("call email sms chat post visit meeting gathering greeting thanks gift help share advice "
         "survey personal").split()
KINDS = TOUCH + ("order deposit contract purchase payment refund invoice cancel question complaint resolved "
                 "referral praise detraction snooze appointment note").split()
FROM_THEM = "visit personal purchase referral complaint question praise".split()
SPANS = ["1d", "3d", "7d", "2w", "1m", "30d", "2m"]


# ---- calendar ----

def month_of(year, month, day):
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def add(day, span, sign=1):
    n = int(span[:-1]) * sign
    if span[-1] in "dw":
        return day + timedelta(n * (7 if span[-1] == "w" else 1))
    year, month = divmod(day.year * 12 + day.month - 1 + n * (12 if span[-1] == "y" else 1), 12)
    return month_of(year, month + 1, day.day)


def next_birthday(text, since):
    month, day = int(text[-5:-3]), int(text[-2:])
    for year in range(since.year, since.year + 2):
        if month_of(year, month, day) >= since:
            return month_of(year, month, day)


# ---- events ----

def moment(e):
    """Without a time: at the day's end, touches after the rest."""
    return (e["date"], 1441 if e["time"] is None else e["time"], e["kind"] in TOUCH, KINDS.index(e["kind"]))


def reached(e):
    return e["outcome"] in ("", "reached")


def from_us(e):
    return e["dir"] == "out" if e["dir"] else e["kind"] not in FROM_THEM


class Person:
    def __init__(self, row, log, today):
        self.row, self.today = row, today
        self.events = sorted((e for e in log if e["customer"] == row["id"] and e["date"] <= today), key=moment)
        self.touches = [e for e in self.events if e["kind"] in TOUCH and reached(e)]
        seen = [e["date"] for e in self.events]
        if row["created"] and date.fromisoformat(row["created"]) <= today:
            seen.append(date.fromisoformat(row["created"]))
        self.first_seen = min(seen, default=None)
        self.open = []
        for e in self.events:
            if e["kind"] in ("complaint", "question"):
                self.open.append(e)
            elif e["kind"] == "resolved":
                before = [o for o in self.open if moment(o) < moment(e)]
                if before:
                    self.open.remove(before[0])

    def last(self, kinds):
        return max((e["date"] for e in self.events if e["kind"] in kinds and reached(e)), default=None)


# ---- triggers: (due, listed from) or None; listed to is looked at here ----

def silence(p, r):
    since = p.last(r.get("of", TOUCH)) or p.first_seen
    due = add(since, r["span"]) if since else p.today
    return due, due


def every(p, r):
    since = p.last(r["done"])
    due = add(since, r["span"]) if since else p.today
    return due, due


def after(p, r):
    for e in p.events:
        if e["kind"] != r["kind"] or not reached(e):
            continue
        if any(d["kind"] in r["done"] and reached(d) and moment(d) > moment(e) for d in p.events):
            continue
        if r["expires"] and add(e["date"], r["expires"]) < p.today:
            continue
        return add(e["date"], r["within"] or r["wait"]), add(e["date"], r["wait"])
    return None


def birthday(p, r):
    if not p.row["birthday"]:
        return None
    day = next_birthday(p.row["birthday"], p.today - timedelta(100))
    while add(day, r["expires"]) < p.today:
        day = next_birthday(p.row["birthday"], day + timedelta(1))
    since = add(day, r["ahead"], -1)
    done = p.last(["greeting"])
    return None if done and done >= since else (day, since)


def open_item(p, r):
    items = [o for o in p.open if o["kind"] == r["kind"]]
    if r["answer"]:
        items = [o for o in items if not any(moment(t) > moment(o) and from_us(t) for t in p.touches)]
    if not items:
        return None
    due = add(items[0]["date"], r["within"])
    return due, max(add(due, r["ahead"], -1), items[0]["date"])


def promised(p, r):
    due = [e["due"] for e in p.events if e["due"] and e["kind"] not in ("appointment", "snooze", "invoice")
           and not any(moment(t) > moment(e) for t in p.touches)]
    return (min(due), add(min(due), r["ahead"], -1)) if due else None


def appointment(p, r):
    due = [e["due"] for e in p.events if e["kind"] == "appointment" and add(e["due"], r["expires"]) >= p.today
           and not any(t["kind"] in TOUCH and moment(t) > moment(e) and t["date"] >= e["due"] for t in p.events)]
    return (min(due), add(min(due), r["ahead"], -1)) if due else None


def missing(p, r):
    return None if p.row["source"] and p.row["reason"] else (p.today, p.today)


def older(p, r):
    since = date.fromisoformat(p.row["reviewed"]) if p.row["reviewed"] else p.first_seen
    due = add(since, r["span"]) if since else p.today
    return due, due


ROUTINE = (silence, every, missing)


# ---- restraints ----

def held(p, r, w):
    said_no = [e["date"] for e in p.events if e["outcome"] == "declined"]
    if r["selling"] and w.declined and said_no and p.today < add(max(said_no), w.declined):
        return "declined"
    snoozes = [e for e in p.events if e["kind"] == "snooze"]
    if snoozes and not r["service"]:
        latest = max(moment(e) for e in snoozes)
        if p.today < max(e["due"] for e in snoozes if moment(e) == latest):
            return "snoozed"
    ours = [t["date"] for t in p.touches if from_us(t)]
    if r["fire"] in ROUTINE and w.quiet and ours and p.today < add(max(ours), w.quiet):
        return "quiet"
    return None


def expected(p, w):
    reasons = []
    for r in w.rules:
        found = r["fire"](p, r)
        if found and found[1] <= p.today:
            reasons.append([held(p, r, w), -r["priority"], found[0], r])
    if any(not h and r["fire"] is not older for h, _, _, r in reasons):
        for reason in reasons:                # asked where they are contacted anyway
            if reason[0] == "quiet" and reason[3]["fire"] is missing:
                reason[0] = None
    listed = sorted((x for x in reasons if not x[0]), key=lambda x: (x[1], x[2], x[3]["name"]))
    return (";".join(x[3]["name"] for x in listed), listed[0][2].isoformat()) if listed else None


# ---- worlds ----

class World:
    def __init__(self, R):
        self.today = date(2026, R.randint(1, 12), R.randint(1, 28)) + timedelta(R.randint(0, 3))
        self.quiet, self.declined = R.choice([None, "7d"]), R.choice([None, "30d", "2m"])
        self.rules = [self.rule(R, i) for i in range(R.randint(1, 6))]
        self.people = [self.person(R, i) for i in range(R.randint(1, 4))]
        self.log = [self.event(R) for _ in range(R.randint(0, 25))]

    def rule(self, R, i):
        ahead, expires = R.choice(["0d", "2d", "1m"]), R.choice(["0d", "3d", "1w"])
        fire = R.choice([silence, silence, every, after, after, birthday, open_item, promised, appointment, missing, older])
        r = {"fire": fire, "name": "r%d" % i, "priority": R.randint(1, 90), "selling": R.random() < .2,
             "service": R.random() < .3, "ahead": ahead, "expires": expires, "span": R.choice(SPANS)}
        if fire is silence and R.random() < .5:
            r["of"] = R.sample(["call", "visit", "email"], 2)
        if fire is every:
            r["done"] = R.sample(["call", "thanks", "survey"], 2)
        if fire is after:
            r.update(kind=R.choice(["purchase", "referral", "resolved"]), wait=R.choice(["0d", "1d", "5d"]),
                     within=R.choice([None, "6d", "1m"]), expires=R.choice([None, "7d", "1m", "2m"]),
                     done=R.choice([TOUCH, ["survey", "call"], ["thanks"]]))
        if fire is open_item:
            r.update(kind=R.choice(["complaint", "question"]), within=R.choice(["0d", "2d", "1w"]),
                     answer=R.random() < .5)
        return r

    def person(self, R, i):
        back = lambda: R.choice(["", (self.today - timedelta(R.randint(0, 500))).isoformat()])
        near = self.today + timedelta(R.randint(-9, 35))
        return {"id": "c%d" % i, "birthday": R.choice(["", near.strftime("--%m-%d"), "1980-02-29", "--%02d-15" % R.randint(1, 12)]),
                "source": R.choice(["", "fair"]), "reason": R.choice(["", "x", "x"]), "created": back(), "reviewed": back()}

    def event(self, R):
        kind = R.choice(TOUCH + ["call"] * 4 + ["greeting", "thanks", "survey", "purchase", "purchase", "purchase",
                                                "referral", "complaint", "question", "resolved", "resolved",
                                                "appointment", "snooze", "note", "invoice"])
        day = self.today + timedelta(int(R.triangular(-150, 10, 0)))
        dated = kind in ("appointment", "snooze") or R.random() < .15
        return {"date": day, "time": R.choice([None, None, None, R.randint(0, 47) * 30]), "kind": kind,
                "customer": R.choice(self.people)["id"], "dir": R.choice(["", "", "in", "out"]),
                "outcome": R.choice(["", "", "", "reached", "no-answer", "declined"]) if kind in TOUCH else "",
                "due": day + timedelta(R.randint(0, 20)) if dated else None}

    def trigger_text(self, r):
        fire, around = r["fire"], "ahead: %(ahead)s, expires: %(expires)s" % r
        listed = lambda words: "[" + ", ".join(words) + "]"
        if fire is silence:
            return "silence: " + r["span"] + (", of: " + listed(r["of"]) if "of" in r else "")
        if fire is every:
            return "every: %s, done_by: %s" % (r["span"], listed(r["done"]))
        if fire is after:
            text = ("owed: thanks, for: " if r["done"] == ["thanks"] else "after: ") + r["kind"] + ", wait: " + r["wait"]
            text += ", done_by: [survey, call]" if r["done"] == ["survey", "call"] else ""
            return text + "".join(", %s: %s" % (k, r[k]) for k in ("within", "expires") if r[k])
        if fire is birthday:
            return "anniversary: birthday, done_by: greeting, " + around
        if fire is open_item:
            return "open: %(kind)s, within: %(within)s, ahead: %(ahead)s" % r + (", until: answer" if r["answer"] else "")
        if fire is promised:
            return "promised: any, ahead: " + r["ahead"]
        if fire is appointment:
            return "appointment: any, " + around
        return "missing: [source, reason]" if fire is missing else "older: %s, of: reviewed" % r["span"]

    def write(self):
        with open("policy.yaml", "w") as f:
            f.write("version: 1\nquiet: %s\ndeclined: %s\ndue:\n" % (self.quiet or "0d", self.declined or "0d"))
            for r in self.rules:
                f.write("  - {rule: %s, %s, priority: %d, action: %s%s%s}\n" % (
                    r["name"], self.trigger_text(r), r["priority"], "review" if r["fire"] is older else "call",
                    ", purpose: service" if r["service"] else "", ", selling: true" if r["selling"] else ""))
        write_tsv("customers.tsv", ["id", "name", "birthday", "source", "reason", "created", "reviewed"],
                  [dict(p, name=p["id"]) for p in self.people])
        write_tsv("log.tsv", ["event", "date", "customer", "kind", "dir", "outcome", "due"],
                  [dict(e, event="e%d" % i, due=e["due"] or "", date=e["date"].isoformat() + (
                      "" if e["time"] is None else "T%02d:%02d" % divmod(e["time"], 60))) for i, e in enumerate(self.log)])


def write_tsv(path, columns, rows):
    with open(path, "w") as f:
        f.write("\t".join(columns) + "\n")
        f.writelines("\t".join(str(r[c]) for c in columns) + "\n" for r in rows)


# ---- comparing ----

def due(w, *more):
    run = subprocess.run(["crm-due", "-p", "policy.yaml", "-l", "log.tsv", "--today", w.today.isoformat(), *more,
                          "customers.tsv"], capture_output=True, text=True, env=dict(os.environ, TZ="UTC"))
    if run.returncode or run.stderr:
        sys.exit("crm-due: status %d: %s" % (run.returncode, run.stderr))
    return run.stdout


def disagreement(w):
    rows = [line.split("\t") for line in due(w).splitlines()]
    rule, day = rows[0].index("due_rule"), rows[0].index("due_date")
    got = {row[0]: (row[rule], row[day]) for row in rows[1:]}
    for row in w.people:
        p = Person(row, w.log, w.today)
        if got.get(row["id"]) != expected(p, w):
            return "%s: %s, not %s" % (row["id"], got.get(row["id"]), expected(p, w))
    row = w.people[0]
    said = [line.split()[0] for line in due(w, "--explain=" + row["id"]).splitlines() if line.split()[1:2] == ["yes:"]]
    if sorted(said) != sorted(got.get(row["id"], ("", ""))[0].split(";")) and (said or row["id"] in got):
        return "%s: --explain says %s, the list %s" % (row["id"], said, got.get(row["id"]))
    return None


def main(seed, count):
    R = random.Random(seed)
    for n in range(count):
        w = World(R)
        w.write()
        wrong = disagreement(w)
        if wrong:
            sys.exit("world %d of seed %d, %s: %s\n%s%s%s" % (n, seed, w.today, wrong, open("policy.yaml").read(),
                                                            open("customers.tsv").read(), open("log.tsv").read()))


main(int(sys.argv[1]), int(sys.argv[2]))
