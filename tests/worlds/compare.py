"""Compares crm-facts and crm-due with this directory's own account of their pages.

Usage: compare.py SEED COUNT  the worlds of COUNT policies from SEED on
crm-facts and crm-due are found by PATH; works in the current directory."""
import os
import random
import subprocess
import sys

import due
import facts
import make

WORLDS = 10         # that share a policy, a day and a call
ENV = dict(os.environ, TZ="UTC", LC_ALL="C.UTF-8")


def flow(value):
    if isinstance(value, dict):
        return "{" + ", ".join("%s: %s" % (k, flow(v)) for k, v in value.items() if k != "test") + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    return '"%s"' % value if "(" in str(value) or " " in str(value) else str(value)


def write_policy(policy):
    with open("policy.yaml", "w") as f:
        f.write("version: 1\nzone: UTC\n")
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

    def __init__(self, seed):
        self.seed = seed
        self.R = R = random.Random(seed)
        self.maker = m = make.Maker(R)
        self.columns = list(make.COLUMNS)
        for some, p in ((["address"], .2), (["phone", "email", "address"], .1), (["consent"], .2), (["channel"], .2)):
            if R.random() < p:
                self.columns = [c for c in self.columns if c not in some]
        self.customers, self.log = [], []
        for n in range(WORLDS):
            customers, log = m.world(n)
            self.customers += customers
            self.log += log
        for c in self.customers:
            for name in make.COLUMNS:
                if name not in self.columns:
                    c[name] = ""
        R.shuffle(self.log)
        self.options = ["-p", "policy.yaml", "-l", "log.tsv", "--today", m.today_text]

    def write(self):
        write_policy(self.maker.policy)
        write_tsv("customers.tsv", self.columns, self.customers)
        write_tsv("log.tsv", make.LOG, self.log)

    def check(self):
        """A list of disagreements, each (what, id, ours, theirs)."""
        m = self.maker
        self.write()
        world = facts.World(m.policy, m.kinds, m.today_text, self.customers, self.log)
        for p in world.people.values():
            p.known = p.facts()
        wrong = self.check_facts(world)
        wrong += self.check_due(due.due(world, self.columns))
        wrong += self.check_folded(world)
        wrong += self.check_same(world)
        return wrong

    def facts_tool(self, *more):
        return run("crm-facts", *self.options, *more, "customers.tsv")

    def check_facts(self, world):
        wrong = []
        for said in (table(self.facts_tool("--all")), table(self.facts_tool("-C", ",".join(facts.FAMILIES + world.calendar())))):
            for row in said:
                if row["status"].startswith("merged:"):
                    continue
                known = world.people[row["id"]].known
                for name in row:
                    if name in known and not agree(name, known[name], row[name]):
                        wrong.append((name, row["id"], known[name], row[name]))
        return wrong

    def due_tool(self, *more):
        return run("crm-due", *self.options, *more, "customers.tsv")

    def check_due(self, reasons):
        listed = [(r.id, r.name, r.due.isoformat(), str(r.overdue), r.action, r.channel, str(r.priority))
                  for r in reasons if not r.hold]
        names = "id due_rule due_date due_overdue due_action due_channel due_priority".split()
        said = table(self.due_tool("--each"))
        wrong = differ("listed", listed, [tuple(row[n] for n in names) for row in said])
        order = [(-int(row["due_priority"]), row["due_date"], row["id"]) for row in said]
        if order != sorted(order):
            wrong.append(("order", "", sorted(order), order))
        back = [(r.id, r.name, r.due.isoformat(), r.hold) for r in reasons if r.hold]
        said = table(self.due_tool("--suppressed", "--each"))
        wrong += differ("held", back, [tuple(row[n] for n in ("id", "due_rule", "due_date", "due_held")) for row in said])
        return wrong

    def check_folded(self, world):
        self.reasons = due.due(world, self.columns, fold=True)
        said = [(row["id"], tuple(sorted(row["due_rule"].split(";"))), row["due_date"], row["due_priority"])
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
            without = lambda text: [{k: v for k, v in row.items() if k != "due_evidence"} for row in table(text)]
            first, again = without(self.due_tool("--each")), self.facts_tool("--all")
            self.R.shuffle(self.log)
            self.write()
            if first != without(self.due_tool("--each")) or again != self.facts_tool("--all"):
                wrong.append(("order of the log", "", "the same", "not the same"))
        return wrong + self.check_explain(world)

    def check_explain(self, world):
        if self.seed % 4 != 1:
            return []
        wrong = []
        some = [id for id in sorted(world.people) if (sum(map(ord, id)) + self.seed) % 16 == 1]
        for id in some[:5]:
            wants = sorted((r.name, "held" if r.hold else "yes") for r in self.reasons if r.id == id and r.hold != "capacity")
            said = [line.split()[:2] for line in self.due_tool("--explain=" + id).splitlines()[1:] if line.startswith("  ")]
            said = sorted((name, word.rstrip(":")) for name, word in said if word in ("yes:", "held:"))
            full = {r.name for r in self.reasons if r.id == id and r.hold == "capacity"}
            said = [s for s in said if s[0] not in full]
            if wants != said:
                wrong.append(("explain", id, wants, said))
        return wrong


def widest(scopes):
    """Without what a wider scope says already."""
    return {s for s in scopes if s == "all" or not scopes & ({"all"} | set(s.split(":")) - {s})}


def agree(name, ours, theirs):
    if isinstance(ours, set):
        return widest(ours) == widest(set(filter(None, theirs.split(";"))))
    if ours is None or theirs == "":
        return (ours or "") == theirs
    if isinstance(ours, (int, float)):
        return abs(ours - float(theirs)) < .0500001 if name in ("usual_gap", "touch_gap") else abs(ours - float(theirs)) < .0051
    return ours == theirs


def differ(what, ours, theirs):
    left, right = sorted(set(ours) - set(theirs)), sorted(set(theirs) - set(ours))
    ids = sorted({r[0] for r in left + right})
    wrong = [(what, id, [r[1:] for r in left if r[0] == id], [r[1:] for r in right if r[0] == id]) for id in ids]
    if not wrong and len(ours) != len(theirs):
        wrong.append((what, "", len(ours), len(theirs)))
    return wrong


def shrink(case, what):
    """Leaves out what is not needed for this disagreement."""
    def still():
        try:
            return any(w[0] == what for w in case.check())
        except (Wrong, KeyError):
            return False
    for rows in (case.customers, case.log, case.maker.policy["due"], case.maker.policy["holidays"], case.log):
        step = max(1, len(rows) // 2)
        while step:
            at = 0
            while at < len(rows):
                taken = rows[at:at + step]
                del rows[at:at + step]
                if not still():
                    rows[at:at] = taken
                    at += step
            step //= 2
    for row in case.customers + case.log + case.maker.policy["due"]:
        for key in list(row):
            if key in ("id", "name", "event", "date", "customer", "kind", "rule", "action") or key in due.TRIGGERS or not row[key]:
                continue
            before = row.pop(key) if "rule" in row else row[key]
            if "rule" not in row:
                row[key] = ""
            if not still():
                row[key] = before
    return [w for w in case.check() if w[0] == what]


def show(case, wrong):
    for what, id, ours, theirs in wrong[:5]:
        print("# %s %s, as of %s\n#   expected %s\n#   the tool %s" % (what, id, case.maker.today_text, ours, theirs))
    print("".join("# " + line for line in open("policy.yaml")), end="")
    for row in case.customers + sorted(case.log, key=lambda e: e["date"]):
        print("# " + " ".join("%s=%s" % i for i in row.items() if i[1]))


def main(seed, count):
    worlds = failed = 0
    for s in range(seed, seed + count):
        case = Case(s)
        try:
            wrong = case.check()
        except Wrong as e:
            print("not ok seed %d: %s" % (s, e))
            failed += 1
            continue
        worlds += WORLDS
        if wrong:
            failed += 1
            print("not ok seed %d: %s" % (s, "; ".join(sorted({w[0] for w in wrong}))))
            if failed <= int(os.environ.get("SHOW", 3)):
                for what in list(dict.fromkeys(w[0] for w in wrong))[:int(os.environ.get("WHATS", 2))]:
                    case = Case(s)
                    show(case, shrink(case, what))
    if not failed:
        print("ok %d worlds of %d policies agree, from seed %d on" % (worlds, count, seed))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
