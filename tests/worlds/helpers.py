"""The key helpers of crm-rules(5), told once more: who is proposed to a customer who asks."""
import datetime
import random
import subprocess
import sys

TODAY = datetime.date(2026, 11, 21)
TOPICS = ["tax", "boats", "茶", "сад"]
CHANNELS = "phone email sms chat post visit".split()
PURPOSES = "care news service advice".split()
SCOPES = ["all", "advice", "advice", "phone", "email", "news", "phone:advice", "email:advice", "chat:care"]


def contacts(scope):
    """What a consent is about: pairs of channel and purpose; the telephone takes text messages, too."""
    if scope == "all":
        return {(c, p) for c in CHANNELS for p in PURPOSES}
    if scope in PURPOSES:
        return {(c, scope) for c in CHANNELS}
    channel, colon, purpose = scope.partition(":")
    return {(c, p) for c in ([channel, "sms"] if channel == "phone" else [channel]) for p in PURPOSES if p == purpose or not colon}


class World:
    def __init__(self, seed):
        R = self.R = random.Random(seed)
        self.most, self.limit, self.opt_in = R.randint(1, 4), R.choice([None, 20, 50]), R.random() < .5
        self.private = R.random() < .2
        self.people = []
        for i in range(14):
            topics = R.sample(TOPICS, R.randint(0, 2))
            # The same topic once more, in capitals: it is one.
            topics += [t.upper() for t in topics if t.isascii() and R.random() < .2]
            consent = R.choice(["", "advice", "phone;advice", "email;news;advice", "all", "none", "phone:advice", "phone;email"])
            status = R.choice([""] * 6 + ["deceased", "closed"] + (["merged:c%d" % R.randrange(i)] if i and R.random() < .5 else []))
            self.people.append(dict(id="c%d" % i, name="N%d" % i, tags=";".join(R.sample(["knows:" + t for t in topics] + ["likes:" + R.choice(TOPICS)], 1 + len(topics))),
                                    consent=consent, status=status, lost_reason=R.choice(["", "", "", "price"]),
                                    closeness=R.choice([0, 10, 10, 55.5]), value=R.choice([0, 30, 30, 80])))
        self.by_id = {p["id"]: p for p in self.people}
        self.log, day = [], datetime.date(2026, 1, 1)
        for i in range(R.randint(0, 25)):
            day += datetime.timedelta(R.randint(1, 9))
            kind = R.choice(["consent", "optout", "optout", "snooze"])
            self.log.append([day, "c%d" % R.randrange(14), kind, R.choice(SCOPES) if kind != "snooze" else "",
                             TODAY + datetime.timedelta(R.choice([-3, 0, 1, 40])) if kind == "snooze" else ""])
        for i in range(4):
            topic = R.choice(TOPICS + ["", "nothing"])
            self.log.append([TODAY - datetime.timedelta(1), "c%d" % (3 * i), "question", topic.upper() if R.random() < .3 and topic.isascii() else topic, ""])

    def head(self, id):
        while self.by_id[id]["status"].startswith("merged:"):
            id = self.by_id[id]["status"][len("merged:"):]
        return id

    def write(self):
        with open("policy.yaml", "w") as f:
            f.write("version: 1\nconsent: %s\n%sdue:\n  - {rule: answer, open: question, action: answer, purpose: service, helpers: %d%s}\n"
                    % ("opt-in" if self.opt_in else "opt-out", "private: [name]\n" if self.private else "", self.most,
                                                     "" if self.limit is None else ', helper: "value >= %d"' % self.limit))
        columns = "id name tags consent status lost_reason".split()
        for name, more in (("plain.tsv", []), ("people.tsv", ["closeness", "value"])):
            with open(name, "w") as f:
                f.write("\t".join(columns + more) + "\n")
                f.writelines("\t".join(str(p[c]) for c in columns + more) + "\n" for p in self.people)
        with open("log.tsv", "w") as f:
            f.write("date\tcustomer\tkind\titem\tdue\n")
            f.writelines("\t".join(map(str, e)) + "\n" for e in self.log)

    def words(self, id):
        """The last word on each scope; a later one on a wider scope takes back what was said before."""
        left = {}
        for day, customer, kind, item, due in self.log:
            if kind in ("consent", "optout") and self.head(customer) == id:
                left = {s: k for s, k in left.items() if not contacts(s) <= contacts(item)}
                left[item] = kind
        return left

    def allows(self, id, about):
        said = [(contacts(s), k) for s, k in self.words(id).items() if about in contacts(s)]
        if any(k == "optout" and not any(yes == "consent" and narrow < wide for narrow, yes in said) for wide, k in said):
            return False
        if said:
            return True
        columns = [p["consent"] for p in self.people if p["status"].startswith("merged:") and self.head(p["id"]) == id and p["consent"]]
        own = self.by_id[id]["consent"]
        return all(any(s != "none" and about in contacts(s) for s in c.split(";")) for c in columns + ([own] if own else []))

    def may_help(self, p):
        id, words = p["id"], self.words(p["id"])
        snoozes = [e for e in self.log if e[2] == "snooze" and self.head(e[1]) == id]
        named = {s for s, k in words.items() if k == "consent"} | set(p["consent"].split(";"))
        return (not p["status"] and not p["lost_reason"] and not (snoozes and snoozes[-1][4] > TODAY) and words.get("all") != "optout"
                and p["consent"] != "none" and any(s.split(":")[-1] == "advice" for s in named)
                and any(self.allows(id, (c, "advice")) for c in CHANNELS)
                and (self.limit is None or p["value"] >= self.limit))

    def wanted(self):
        want = {}
        for day, customer, kind, item, due in self.log:
            if kind != "question":
                continue
            id = self.head(customer)
            some = [p for p in self.people if p["id"] != id and item and "knows:" + item.lower() in [t.lower() if t.isascii() else t for t in p["tags"].split(";")] and self.may_help(p)]
            some.sort(key=lambda p: (-p["closeness"], -p["value"], p["id"]))
            want.setdefault(id, []).append((item, some[:self.most]))
        text = {}
        for id, asked in want.items():
            parts = ["Can help with %s: %s" % (item, ", ".join(p["id"] if self.private else "%s (%s)" % (p["name"], p["id"]) for p in some))
                     for item, some in asked if some]
            text[id] = parts
        return text

    def wrong(self):
        line = ("crm-facts -p policy.yaml -l log.tsv --today=%s plain.tsv >f && cut -f 7-8 people.tsv | paste f - | "
                "crm-due -p policy.yaml -l log.tsv -c plain.tsv -C id,due_ask" % TODAY)
        got = subprocess.run(line, shell=True, capture_output=True, text=True)
        if got.returncode:
            return [got.stderr]
        wrong, want = [], self.wanted()
        for row in got.stdout.splitlines()[1:]:
            id, ask = row.split("\t")
            # Of several questions of one customer the rule answers one, the first.
            if ask != "" and ask not in want[id] or ask == "" and want[id] and len(want[id]) == 1 and self.questions(id) == 1:
                wrong.append("%s: got %r, wanted %r" % (id, ask, want[id]))
        return wrong

    def questions(self, id):
        return len([e for e in self.log if e[2] == "question" and self.head(e[1]) == id])


def main(seed, count):
    for s in range(seed, seed + count):
        world = World(s)
        world.write()
        wrong = world.wrong()
        if wrong:
            print("helpers: seed %d: %s" % (s, "; ".join(wrong)))
            return 1
    print("ok helpers of %d worlds agree, from seed %d on" % (count, seed))
    return 0


sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
