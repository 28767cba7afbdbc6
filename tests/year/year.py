"""A year of a sample, day after day. Whatever crm-due lists is done, and a third of it does not reach
the customer: which third follows from a number, the customer and the day. The customers do again
what they did in the year before, 364 days later, but bring nobody new and answer no question about
themselves. What is to be looked up at the desk is filled in."""
import collections
import datetime
import os
import shutil
import subprocess
import zlib

FIRST = datetime.date(2026, 11, 22)  # the samples end on the day before
DAYS = 365
LATER = datetime.timedelta(days=364)  # the same day of the week
MONEY = {"order", "deposit", "contract", "purchase", "payment", "refund", "invoice", "cancel"}
NOT_AGAIN = {"referral", "optout", "consent"}
LISTED = ("id,name,owner,stage,tier,due_rule,due_date,due_action,due_channel,due_why,due_ask,due_offer,due_owner,"
          "due_evidence,due_priority")
KNOWN = "id,stage,tier,status"


def read(text):
    lines = text.rstrip("\n").split("\n")
    head = lines[0].split("\t")
    return head, [dict(zip(head, line.split("\t"))) for line in lines[1:]]


def tsv(head, rows):
    return "".join("\t".join(r.get(c, "") for c in head) + "\n" for r in rows)


def unanswered(seed, id, day):
    return zlib.crc32(f"{seed} {id} {day}".encode()) % 3 == 0


def later(when):
    return (datetime.date.fromisoformat(when[:10]) + LATER).isoformat() + when[10:] if when else ""


def again(rows):
    """What customers did in the last year, and what was invoiced and paid, once more."""
    since, found, known = (FIRST - LATER).isoformat(), [], set()
    for r in rows:
        theirs = r["dir"] == "in" and not r["outcome"] or r["kind"] in MONEY
        if r["date"] < since or r["kind"] in NOT_AGAIN or not theirs:
            continue
        known.add("event:" + r["event"])
        ref = r["ref"] if not r["ref"].startswith("event:") else "event:y" + r["ref"][6:] if r["ref"] in known else ""
        found.append({**r, "event": "y" + r["event"], "ref": ref, **{c: later(r[c]) for c in ("date", "recorded", "due")}})
    return collections.deque(sorted(found, key=lambda r: r["date"]))


class Year:
    def __init__(self, sample, seed, work):
        self.seed, self.work = seed, work
        os.makedirs(work)
        for name in ("customers.tsv", "policy.yaml", "prices.tsv"):
            if os.path.exists(f"{sample}/{name}"):
                shutil.copy(f"{sample}/{name}", work)
        if os.path.exists(f"{sample}/stage"):
            shutil.copytree(f"{sample}/stage", f"{work}/stage")
        self.policy = ["-p", "policy.yaml"] if os.path.exists(f"{work}/policy.yaml") else []
        self.prices = ["--prices=prices.tsv"] if os.path.exists(f"{work}/prices.tsv") else []
        with open(f"{sample}/log.tsv") as f:
            self.head, rows = read(f.read())
        self.head += [c for c in ("channel", "rule") if c not in self.head]  # as new books have them
        with open(f"{work}/log.tsv", "w") as f:
            f.write("\t".join(self.head) + "\n" + tsv(self.head, rows))
        self.coming = again(rows)
        self.lists, self.known, self.full = [], [], 0
        self.silent = []  # (id, tier, days without a word, days without a word or a try), once a day
        self.word, self.turned_to, self.tier, self.tier_since = {}, {}, {}, {}

    def tool(self, *words, text=None):
        p = subprocess.run(words, cwd=self.work, input=text, capture_output=True, text=True)
        if p.returncode:
            raise SystemExit(f"{' '.join(words)}: {p.stderr}")
        return p.stdout, p.stderr

    def happens(self, day):
        some = []
        while self.coming and self.coming[0]["date"][:10] <= day:
            some.append(self.coming.popleft())
            self.word[some[-1]["customer"]] = self.turned_to[some[-1]["customer"]] = day
        with open(f"{self.work}/log.tsv", "a") as f:
            f.write(tsv(self.head, some))

    def know(self, day):
        """How things stand with everybody, once a week."""
        out, _ = self.tool("crm-segment", "-l", "log.tsv", *self.policy, "--threads=1", "--today=" + day, "-C", KNOWN,
                           "customers.tsv")
        self.known.append((day, read(out)[1]))

    def do(self, day):
        out, notes = self.tool("crm-due", "-l", "log.tsv", *self.policy, *self.prices, "--threads=1", "--today=" + day,
                               "-C", LISTED, "customers.tsv")
        head, rows = read(out)
        for r in rows:
            r["outcome"] = "no-answer" if r["due_channel"] and unanswered(self.seed, r["id"], day) else ""
        if rows:
            text = tsv(head + ["outcome"], [{c: c for c in head + ["outcome"]}] + rows)
            self.tool("crm-log", "--from-due", "-f", "log.tsv", *self.policy, "-c", "customers.tsv", "--today=" + day,
                      "--date=" + day, text=text)
        for r in rows:
            if r["due_channel"]:
                self.turned_to[r["id"]] = day
                self.word[r["id"]] = self.word.get(r["id"], "") if r["outcome"] else day
        self.desk(day, rows)
        self.full += "capacity" in notes
        self.lists.append((day, rows))

    def wait(self, day):
        """How long everybody has waited: from the first day of the year on, and for as long as they had this tier."""
        def days(last, id):
            since = max(last.get(id) or FIRST.isoformat(), self.tier_since[id])
            return (datetime.date.fromisoformat(day) - datetime.date.fromisoformat(since)).days

        for r in self.known[-1][1]:
            id, tier = r["id"], r["tier"]
            if self.tier.get(id) != tier:
                self.tier[id], self.tier_since[id] = tier, day
            if not r["status"]:
                self.silent.append((id, tier, days(self.word, id), days(self.turned_to, id)))

    def desk(self, day, rows):
        """Whose customer it is, and when their details were checked."""
        done = [{"id": r["id"], "reviewed": day, "owner": r["owner"] or r["due_owner"] or "sim"} for r in rows
                if r["due_action"] == "review" and not r["due_evidence"]]
        if done:
            head = ["id", "reviewed", "owner"]
            self.tool("crm-add", "--update=id", "-f", "customers.tsv", *self.policy,
                      text=tsv(head, [{c: c for c in head}] + done))

    def run(self):
        for i in range(DAYS):
            day = (FIRST + datetime.timedelta(days=i)).isoformat()
            self.happens(day)
            if i % 7 == 0:
                self.know(day)
            self.wait(day)
            self.do(day)
        return self
