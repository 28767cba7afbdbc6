"""The worlds of one seed: made, written, judged twice, and compared."""
import os
import random
import re
import subprocess

import day
import due
import facts
import kinds as K
import make
import people
import pipes
import plan
import triggers

WORLDS = 10         # that share a policy, a day and a call
ENV = dict(os.environ, TZ="UTC", LC_ALL="C.UTF-8")


def flow(value):
    if isinstance(value, dict):
        return "{" + ", ".join("%s: %s" % (k, flow(v)) for k, v in value.items() if k not in ("test", "hard")) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return '"%s"' % value if set("( :-") & set(str(value)) else str(value)


def write_policy(policy):
    with open("policy.yaml", "w") as f:
        f.write("version: 1\n")
        for key, value in policy.items():
            if isinstance(value, list):
                f.write("%s:\n" % key + "".join("  - %s\n" % flow(v) for v in value))
            elif value != {}:
                f.write("%s: %s\n" % (key, flow(value)))


def write_tsv(path, columns, rows):
    with open(path, "w") as f:
        f.write("\t".join(columns) + "\n")
        f.writelines("\t".join(row[c] for c in columns) + "\n" for row in rows)


class Wrong(Exception):
    pass


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, env=ENV)
    if done.returncode:
        raise Wrong("%s: status %d: %s" % (" ".join(words), done.returncode, done.stderr))
    return done.stdout


def table(text):
    lines = [line.split("\t") for line in text.splitlines()]
    return [dict(zip(lines[0], line)) for line in lines[1:]]


class Case:
    """The worlds of one seed, and what is wrong with them."""

    table, differ = staticmethod(lambda text: table(text)), staticmethod(lambda *what: differ(*what))

    def __init__(self, seed):
        self.seed = seed
        self.R = R = random.Random(seed)
        self.maker = m = make.Maker(R)
        self.columns = list(people.COLUMNS)
        for some, p in ((["address"], .2), (["phone", "email", "address"], .1), (["consent"], .2), (["channel"], .2),
                        (["potential"], .3), (["elsewhere"], .2)):
            if R.random() < p:
                self.columns = [c for c in self.columns if c not in some]
        self.customers, self.log = [], []
        for n in range(WORLDS):
            customers, log = m.world(n)
            self.customers += customers
            self.log += log
        for c in self.customers:
            for name in people.COLUMNS:
                if name not in self.columns:
                    c[name] = ""
        R.shuffle(self.log)
        self.prices = m.prices()
        # The columns that the stream has already, as if the tools had found these; the others are computed.
        self.carried = R.choice([[], [], [], people.DERIVED, people.DERIVED, ["value"], ["stage", "tier"]])
        self.options = ["-p", "policy.yaml", "-l", "log.tsv"]

    def write(self):
        write_policy(self.maker.policy)
        write_tsv("customers.tsv", self.columns, self.customers)
        write_tsv("log.tsv", people.LOG, self.log)
        write_tsv("prices.tsv", list(self.prices[0]) if self.prices else ["item", "price"], self.prices)

    def check(self):
        """A list of disagreements, each (what, id, ours, theirs)."""
        m = self.maker
        self.write()
        self.today = m.today_text
        world = self.judge(m.today_text)
        wrong = self.check_facts(world)
        wrong += self.check_due(due.due(world, self.columns))
        wrong += self.check_folded(world)
        wrong += self.check_same(world)
        wrong += [self.check_explain, self.check_owners, self.check_outcome, self.check_plan][self.seed % 4](world)
        return wrong + pipes.check(self)

    def stream(self, today):
        """The customers for crm-due: as they are, or with facts and derived columns, some of them made up."""
        if not self.carried or not self.customers:
            return "customers.tsv"
        owner = "crm-segment" if "stage" in self.carried else "crm-score"
        known = table(run(owner, *self.options, "--today", today, "customers.tsv"))
        for row, customer in zip(known, self.customers):
            row.update((name, customer[name]) for name in self.carried)
        write_tsv("known.tsv", list(known[0]), known)
        return "known.tsv"

    def derived(self, today):
        """The customers with the derived columns that the rules go by."""
        said = run("crm-segment", *self.options, "--today", today, "-C", "id,value,stage,tier", self.stream(today))
        said = {row["id"]: row for row in table(said)}
        return [dict(c, **{name: said[c["id"]][name] for name in people.DERIVED if name not in self.carried}) for c in self.customers]

    def judge(self, today):
        m = self.maker
        world = facts.World(m.policy, m.kinds, today, self.derived(today), self.log, self.prices, self.columns)
        for p in world.people.values():
            p.known = p.facts()
        return world

    def facts_tool(self, *more):
        return run("crm-facts", *self.options, "--today", self.today, *more, "customers.tsv")

    def check_facts(self, world):
        wrong = []
        for said in (table(self.facts_tool("--all")), table(self.facts_tool("-C", ",".join(facts.FAMILIES + world.calendar())))):
            for row in said:
                if row["status"].startswith("merged:"):
                    continue
                known = world.people[row["id"]].known
                for name in row:
                    if name in known and not agree(name, known[name], row[name], world.zone):
                        wrong.append((name, row["id"], known[name], row[name]))
        return wrong

    def due_tool(self, *more):
        return run("crm-due", *self.options, "--today", self.today, *self.priced(), *more, self.stream(self.today))

    def priced(self):
        return ["--prices=prices.tsv"] * any("price-limit" in r for r in self.maker.policy["due"])

    def check_due(self, reasons):
        listed = [(r.id, r.name, r.due.isoformat(), str(r.overdue), r.action, r.channel, str(r.priority), r.owner)
                  for r in reasons if not r.hold]
        names = "id due_rule due_date due_overdue due_action due_channel due_priority due_owner".split()
        said = table(self.due_tool("--each", "--add", "value"))
        wrong = differ("listed", listed, [tuple(row[n] for n in names) for row in said])
        said_why = {(row["id"], row["due_rule"]): row["due_why"] for row in said}
        for r in reasons:
            why = r.rule.get("why") and not r.hold and due.likes(r.p.row, self.columns)
            if why and not re.match(re.escape(why) + r"( \(|\. |$)", said_why.get((r.id, r.name), "")):
                wrong.append(("why", r.id, why, said_why.get((r.id, r.name))))
        order = [(-int(row["due_priority"]), -float(row.get("value") or 0), row["due_date"], row["id"]) for row in said]
        if order != sorted(order):
            wrong.append(("order", "", sorted(order), order))
        back = [(r.id, r.name, r.due.isoformat(), r.hold) for r in reasons if r.hold]
        said = table(self.due_tool("--suppressed", "--each"))
        wrong += differ("held", back, [tuple(row[n] for n in ("id", "due_rule", "due_date", "due_held")) for row in said])
        return wrong

    def check_folded(self, world):
        self.reasons = due.due(world, self.columns, fold=True)
        said = [(row["id"], tuple(sorted(row["due_rule"].split(";"))), row["due_date"], row["due_priority"], row["due_owner"])
                for row in table(self.due_tool())]
        return differ("folded", due.folded(self.reasons), said)

    def check_same(self, world):
        """Threads and the order of the log change nothing; --explain tells what the list does."""
        wrong = []
        if self.seed % 4 == 0:
            one, three = self.due_tool("--threads=1"), self.due_tool("--threads=3")
            wrong += [("threads of crm-due", "", one, three)] if one != three else []
            one, three = self.facts_tool("--all", "--threads=1"), self.facts_tool("--all", "--threads=3")
            wrong += [("threads of crm-facts", "", one, three)] if one != three else []
            # Of two events of a kind at one moment either may be named.
            without = lambda text: [{k: v for k, v in row.items() if k not in ("due_evidence", "due_why")} for row in table(text)]
            first, again = without(self.due_tool("--each")), self.scoped()
            self.R.shuffle(self.log)
            self.write()
            if first != without(self.due_tool("--each")) or again != self.scoped():
                wrong.append(("order of the log", "", "the same", "not the same"))
        return wrong

    def scoped(self):
        """All facts, where what was said twice at one moment counts once."""
        rows = table(self.facts_tool("--all"))
        return [{k: widest(set(v.split(";"))) if k in ("opted_out", "consented") else v for k, v in row.items()} for row in rows]

    def check_explain(self, world):
        wrong = []
        some = [id for id in sorted(world.people) if (sum(map(ord, id)) + self.seed) % 16 == 1]
        for id in some[:5]:
            wants = sorted((r.name, "held" if r.hold else "yes") for r in self.reasons if r.id == id and r.hold != "capacity")
            said = [line.split()[:2] for line in self.due_tool("--explain=" + id).splitlines()[1:] if line.startswith("  ")]
            said = sorted((name, word.rstrip(":")) for name, word in said if word in ("yes:", "held:"))
            # What keeps someone from filling a day is told, but holds nobody back.
            said = [s for s in said if not (s[1] == "held" and any(r["rule"] == s[0] and "fill" in r for r in self.maker.policy["due"]))]
            full = {r.name for r in self.reasons if r.id == id and r.hold == "capacity"}
            said = [s for s in said if s[0] not in full]
            if wants != said:
                wrong.append(("explain", id, wants, said))
        return wrong

    def check_owners(self, world):
        said = table(self.due_tool("--owners"))
        return differ("owners", day.owners(world, self.reasons), [tuple(row.values()) for row in said])

    def check_outcome(self, world):
        """What became of the morning's list in the evening."""
        morning, evening = (self.judge(self.maker.today.isoformat() + at) for at in ("T00:00", ""))
        self.today = self.maker.today.isoformat() + "T00:00" * bool(self.carried)
        rows = {}
        for r in due.due(morning, self.columns, fold=True):
            if not r.hold:
                rows.setdefault(r.id, []).append(r)
        ours = [(id, evening_of(evening.people[id], [r.rule for r in some])) for id, some in rows.items()]
        return differ("outcome", ours, [(row["id"], row["due_outcome"]) for row in table(self.due_tool("--outcome"))])

    def check_plan(self, world):
        return plan.check(self, world)


def evening_of(p, rules):
    today = [e for e in p.events if e.day == p.world.today]
    if any(t.touch or t.reached and any(does(t, rule) for rule in rules) for t in today):
        return "reached"
    return "tried" if any(t.careful and t.outward for t in today) else "left"


def does(e, rule):
    """Whether a rule is done by such an event."""
    if "open" in rule:
        if rule.get("until") == "answer":
            return e.touch
        kinds = K.named(e.world.kinds, rule["open"])
        return bool(kinds & ({"milestone"} if e.step else set(e.k.closes)))
    if "appointment" in rule:
        return e.kind == "cancel"
    if "campaign" in rule and e.row["item"] != rule["campaign"]:
        return False
    if triggers.of(rule) in ("every", "anniversary", "holiday"):
        return e.kind in K.named(e.world.kinds, rule.get("done_by", rule["action"]))
    usual = {"campaign": "any", "owed": rule.get("owed")}
    if triggers.of(rule) in ("silence", "missing", "older", "fill"):
        of = rule.get("of", "in") if triggers.of(rule) == "silence" else "in"
        return of not in ("in", "out") and e.kind in K.named(e.world.kinds, of)
    return e.kind in K.named(e.world.kinds, rule.get("done_by", usual.get(triggers.of(rule), "touch")))


def widest(scopes):
    """Without what a wider scope says already."""
    return {s for s in scopes if s == "all" or not scopes & ({"all"} | set(s.split(":")) - {s})}


def agree(name, ours, theirs, zone):
    if isinstance(ours, set):
        return widest(ours) == widest(set(filter(None, theirs.split(";"))))
    if ours is None or theirs == "":
        return (ours or "") == theirs
    if isinstance(ours, (int, float)):
        return abs(ours - float(theirs)) < .0500001 if name in ("usual_gap", "touch_gap") else abs(ours - float(theirs)) < .0051
    # Of two events at one moment either may be named: 09:00 is 09:00Z in the zone UTC.
    return ours == theirs or ours[10:11] == theirs[10:11] == "T" and zone.of(ours) == zone.of(theirs)


def differ(what, ours, theirs):
    left, right = sorted(set(ours) - set(theirs)), sorted(set(theirs) - set(ours))
    ids = sorted({r[0] for r in left + right})
    wrong = [(what, id, [r[1:] for r in left if r[0] == id], [r[1:] for r in right if r[0] == id]) for id in ids]
    if not wrong and len(ours) != len(theirs):
        wrong.append((what, "", len(ours), len(theirs)))
    return wrong
