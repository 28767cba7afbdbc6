"""Closeness, told once more from crm-score(1): random policies, customers and logs, and the formula of the page."""
import datetime
import math
import random
import subprocess
import sys

TODAY = datetime.date(2026, 11, 21)
KINDS = ["share", "praise", "greeting", "gift", "help", "visit", "call", "chat", "email", "advice", "personal", "purchase"]
BEHAVIOURS = ["news", "care", "help", "meeting", "advice", "personal"]


class World:
    def __init__(self, seed):
        R = self.R = random.Random(seed)
        self.behaviours = {}
        for b in BEHAVIOURS:
            self.behaviours[b] = (R.sample(KINDS, R.randint(1, 4)), R.choice(["0", "1", "2", "3.5", "0.0007"]),
                                  R.choice(["0", "1", "2", "0.25", "0.0003"]), R.choice([1, 30, 91, 180, 365]))
        self.together = R.sample(KINDS, R.randint(0, 5))
        self.full, self.mutual, self.rating = R.choice([1, 5, 20]), R.choice([0, 30, 100]), R.choice([0, 40, 100])
        self.unmatched = R.choice(["all", "0", "1", "2", "0.5", "25"])
        self.customers = [["c%d" % i, "", R.choice(["", "", "1", "3", "5"])] for i in range(8)]
        for i in range(1, 8):
            if R.random() < .3:
                self.customers[i][1] = "merged:c%d" % R.randrange(i)
        self.log = [self.entry(i) for i in range(R.choice([0, 20, 120]))]
        for e in R.sample(self.log, len(self.log) // 10):
            if not e["voided"]:
                e["voided"] = True
        self.voids = [dict(e, kind="void", ref="event:" + e["event"], date=TODAY, event="", outcome="") for e in self.log if e["voided"]]

    def entry(self, i):
        R = self.R
        return dict(event="e%d" % i, date=TODAY - datetime.timedelta(R.choice([0, 1, 90, 91, 92, R.randrange(800)])),
                    customer="c%d" % R.randrange(8), kind=R.choice(KINDS), dir=R.choice(["in", "out"]),
                    outcome=R.choice(["", "reached", "no-answer"]), ref="", voided=False)

    def write(self):
        with open("policy.yaml", "w") as f:
            f.write("version: 1\nscore:\n  closeness:\n    full: %d\n    mutual: %d%%\n    rating: %d%%\n    unmatched: %s\n    together: %s\n    behaviours:\n"
                    % (self.full, self.mutual, self.rating, self.unmatched, "[%s]" % ", ".join(self.together) if self.together else "none"))
            for b, (kinds, inward, outward, half_life) in self.behaviours.items():
                f.write("      %s: {kinds: [%s], in: %s, out: %s, half_life: %dd}\n" % (b, ", ".join(kinds), inward, outward, half_life))
        with open("customers.tsv", "w") as f:
            f.write("id\tname\tstatus\tcloseness_rating\n")
            f.writelines("%s\tN\t%s\t%s\n" % tuple(c) for c in self.customers)
        lines = self.log + self.voids
        self.R.shuffle(lines)
        with open("log.tsv", "w") as f:
            f.write("event\tdate\tcustomer\tkind\tdir\toutcome\tref\tamount\n")
            for e in lines:
                f.write("\t".join([e["event"], e["date"].isoformat(), e["customer"], e["kind"], e["dir"], e["outcome"], e["ref"],
                                   "1" if e["kind"] == "purchase" else ""]) + "\n")

    def person(self, id):
        status = dict((c[0], c[1]) for c in self.customers)
        while status[id]:
            id = status[id][len("merged:"):]
        return id

    def sides(self, id, then):
        """Points of warmth by side at the end of a day, each event's rounded to 1/10000, as a log is added up."""
        sum = {"in": 0, "out": 0}
        for e in self.log:
            if e["voided"] or e["outcome"] == "no-answer" or e["date"] > then or self.person(e["customer"]) != id:
                continue
            for kinds, inward, outward, half_life in self.behaviours.values():
                if e["kind"] not in kinds:
                    continue
                points = round(float(inward if e["dir"] == "in" else outward) * 10000)
                other = points // 2 if e["kind"] in self.together else 0
                for side, share in ((e["dir"], points - other), ("out" if e["dir"] == "in" else "in", other)):
                    sum[side] += math.floor(share * 2 ** (-(then - e["date"]).days / half_life) + .5)
        return sum["in"] / 10000, sum["out"] / 10000

    def closeness(self, id, rating, then):
        theirs, ours = self.sides(id, then)
        matched = 2 * min(theirs, ours)
        beyond = theirs + ours - matched
        counted = matched + (beyond if self.unmatched == "all" else min(beyond, float(self.unmatched)))
        closeness = 100 * (1 - 2 ** (-counted / self.full))
        if counted:
            closeness *= 1 - self.mutual / 100 * (1 - matched / counted)
        if rating and self.rating:
            closeness = closeness * (1 - self.rating / 100) + (int(rating) - 1) * 25 * self.rating / 100
        return closeness

    def known(self, id, then):
        return any(self.person(e["customer"]) == id and not e["voided"] and e["date"] <= then for e in self.log)

    def wrong(self):
        got = subprocess.run("crm-score -p policy.yaml -l log.tsv --today=%s -C id,closeness,closeness_trend customers.tsv" % TODAY,
                             shell=True, capture_output=True, text=True)
        if got.returncode or got.stderr:
            return [got.stderr]
        rows, wrong, then = [line.split("\t") for line in got.stdout.splitlines()[1:]], [], TODAY - datetime.timedelta(91)
        for (id, status, rating), row in zip(self.customers, rows):
            if status:
                continue
            now, before = self.closeness(id, rating, TODAY), self.closeness(id, rating, then)
            # Marks have one decimal; the tool's shares have four on the way there, which is up to .005 of 100.
            fits = abs(float(row[1]) - now) <= .056
            if not self.known(id, then):
                fits = fits and row[2] == ""
            else:
                fits = fits and row[2] != "" and abs(float(row[1]) - float(row[2]) - before) <= .056
            if not fits:
                wrong.append("%s: closeness %.4f, before %.4f, got %s" % (id, now, before, row))
        return wrong


def main(seed, count):
    for s in range(seed, seed + count):
        world = World(s)
        world.write()
        wrong = world.wrong()
        if wrong:
            print("closeness: seed %d: %s" % (s, "; ".join(wrong)))
            return 1
    print("ok closeness of %d policies agrees, from seed %d on" % (count, seed))
    return 0


sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
