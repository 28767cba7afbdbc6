"""Random policies and small worlds, with dates where the edges are."""
import datetime

import days
import kinds as K

ACTIONS = "call email greet thank ask give review meet offer".split()
TIMES = ["", "", "", "T00:00", "T09:00", "T12:30", "T23:59"]
COLUMNS = ("id name owner phone email address channel birthday tags consent influence potential reason source lost_reason referred_by "
           "cadence status created reviewed").split()
LOG = "event date customer kind dir outcome amount item quantity discount due ref rating".split()


def before(name, span):
    return lambda f, row, w: f[name] is not None and days.day_of(f[name]) < days.less(w.today, span)


def more(name, n):
    return lambda f, row, w: f[name] is not None and f[name] > n


WHENS = [
    ("purchases > 0", more("purchases", 0)),
    ("touches_in > 0 and not (touches_out > 3)", lambda f, row, w: f["touches_in"] > 0 and not f["touches_out"] > 3),
    ("missing(source) or not missing(last_purchase)", lambda f, row, w: not row["source"] or f["last_purchase"] is not None),
    ("days_since_touch > 6", more("days_since_touch", 6)),
    ("not (days_since_touch > 6)", lambda f, row, w: f["days_since_touch"] is not None and f["days_since_touch"] <= 6),
    ("has(tags, 'vip')", lambda f, row, w: "vip" in row["tags"].split(";")),
    ("last_purchase < today - 1m", before("last_purchase", "1m")),
    ("first_seen < today - 30d", before("first_seen", "30d")),
    ("complaints_open == 0 or praises > 0", lambda f, row, w: f["complaints_open"] == 0 or f["praises"] > 0),
    ("bought('cream') and not holds('cream')", lambda f, row, w: f["bought:cream"] == "yes" and f["holds:cream"] == "no"),
    ("spend_30d > 50", more("spend_30d", 50)),
]


class Maker:
    def __init__(self, random):
        self.R = R = random
        year = R.choice([2023, 2024, 2025, 2026, 2028])
        self.today = datetime.date(year, 1, 1) + datetime.timedelta(R.randrange(365))
        if R.random() < .6:
            self.today = datetime.date.fromisoformat("%d-%s" % (year, R.choice(
                ["01-01", "01-31", "02-28", "03-01", "03-02", "03-30", "03-31", "04-30", "12-31", "05-31"])))
        if year % 4 == 0 and R.random() < .3:
            self.today = datetime.date(year, 2, 29)
        self.today_text = self.today.isoformat() + (R.choice(TIMES[3:]) if R.random() < .3 else "")
        self.spans = R.sample(["0d", "1d", "2d", "7d", "2w", "30d", "1m", "3m", "1y"], 4)
        self.longer = [s for s in self.spans if s != "0d"]
        self.policy = self.make_policy()
        self.kinds = K.of_policy(self.policy["kinds"])

    def chance(self, p):
        return self.R.random() < p

    # -- policy --

    def make_policy(self):
        R, policy = self.R, {}
        policy["kinds"] = {}
        if self.chance(.3):
            policy["kinds"] = {"webinar": {"class": "touch", "dir": "out", "channel": "chat", "cost": 3},
                               "deposit": {"counts": "sale"}, "call": {"cost": 2}, "gift": {"cost": 7},
                               "dispute": {"class": "service", "opens": True},
                               "ruling": {"closes": ["dispute"]}}
            if self.chance(.3):
                policy["kinds"]["purchase"] = {"counts": "none"}
        for key, choice in (("feb29", ["02-28", "03-01"]), ("quiet", self.longer), ("declined", self.longer),
                            ("consent", ["opt-in", "opt-out", "opt-out"]), ("capacity", [1, 2, 3, 5])):
            if self.chance(.4):
                policy[key] = R.choice(choice)
        if self.chance(.4):
            policy["referrals"] = {"depth": R.randint(1, 5), "share": R.choice(["0%", "30%", "50%", "100%"])}
        if "capacity" in policy and self.chance(.7):
            policy["reserve"] = R.choice(["20%", "50%", "100%", "34%"])
        month, near = self.today.month, self.near(3)
        policy["holidays"] = [
            {"name": "fixed", "date": near[0].strftime("%m-%d").replace("02-29", "02-28")},
            {"name": "eve", "date": "01-01", "shift": R.choice(["-1d", "1d", "-2w"])},
            {"name": "nth", "nth": R.randint(1, 5), "weekday": R.choice(["monday", "sunday"]), "month": month},
            {"name": "end", "last": R.choice(["friday", "tuesday"]), "month": month},
            {"name": "listed", "days": [d.isoformat() for d in near]}]
        policy["due"] = [self.rule(i) for i in range(R.randint(3, 8))]
        return policy

    def near(self, n):
        return [self.today + datetime.timedelta(i) for i in self.R.sample(range(-9, 10), n)]

    def kinds_list(self):
        R = self.R
        return R.choice(["touch", "care", ["call", "visit"], ["email", "call", "survey"], "purchase", ["thanks"], "greet",
                         ["complaint", "resolved"], "advocacy"])

    def rule(self, i):
        R = self.R
        r = {"rule": "r%d" % i}
        what = R.choice("silence every after after anniversary holiday open open promised appointment owed missing older milestone".split())
        getattr(self, "_" + what)(r)
        r["action"] = R.choice(ACTIONS)
        if what in ("every", "after", "anniversary", "holiday", "promised", "owed", "milestone") and self.chance(
                1 if r["action"] == "review" else .4):
            r["done_by"] = self.kinds_list()
        if self.chance(.8):
            r["priority"] = R.choice([10, 20, 50, 60, R.randint(0, 100)])
        if self.chance(.2):
            r["channel"] = R.choice(["phone", "email", "post", "chat"])
        if self.chance(.25):
            r["purpose"] = R.choice(["service", "service", "news", "care"])
        if self.chance(.25):
            r["selling"] = True
        if self.chance(.35):
            r["when"], r["test"] = R.choice(WHENS)
        return r

    def some(self, r, *keys):
        for key in keys:
            if self.chance(.5):
                r[key] = self.R.choice(self.spans)

    def _silence(self, r):
        a, b = self.R.choice(self.longer), self.R.choice(self.longer)
        whole = {"d": 1, "w": 7, "m": 30, "y": 365}
        length = lambda s: days.span(s)[0] * whole[days.span(s)[1]]
        r["silence"] = a + ".." + b if self.chance(.4) and length(a) < length(b) and "1m" not in (a, b) else a
        if self.chance(.4):
            r["of"] = self.R.choice(["in", "out", ["call"], ["call", "visit"], "care", "purchase"])

    def _every(self, r):
        r["every"] = self.R.choice(self.longer)

    def _after(self, r):
        r["after"] = self.R.choice(["any", "purchase", ["purchase", "refund"], "complaint", "resolved", "touch", "service"])
        self.steps(r)
        if self.chance(.3):
            r["rating"] = self.R.choice(["4..5", "1..2", "3..3"])
        if self.chance(.2):
            r["item"] = "cream"
        if self.chance(.2):
            r["outcome"] = self.R.choice(["no-show", ["no-answer", "bounced"], "declined", ["reached", "no-show"]])
        if self.chance(.4):
            self.sequence(r)

    def sequence(self, r):
        """Steps in a row; what one may take from its rule must go together."""
        R = self.R
        for key in ("wait", "within", "expires"):
            r.pop(key, None)
        r["steps"] = [{"action": R.choice(ACTIONS)} for _ in range(R.randint(1, 4))]
        for step in r["steps"]:
            self.steps(step)
            if step["action"] == "review" or self.chance(.5):
                step["done_by"] = R.choice(["touch", "care", ["call", "visit"], ["thanks", "email"], "service"])
            if self.chance(.3):
                step["priority"] = R.randint(0, 100)
            if self.chance(.2):
                step["selling"] = True
            if self.chance(.2):
                step["channel"] = R.choice(["phone", "email"])
        if self.chance(.7):
            r["stop"] = R.choice(["reply", ["reply", "complaint"], ["invoice"], [], "call"])

    def steps(self, r):
        some = sorted(self.R.sample([0, 1, 2, 3, 7, 14, 30], 3))
        for key, n in zip(("wait", "within", "expires"), some):
            if self.chance(.5):
                r[key] = "%dd" % n

    def _owed(self, r):
        r["owed"], r["for"] = "thanks", self.R.choice(["referral", ["referral", "praise"], "advocacy", "purchase"])
        self.steps(r)

    def _milestone(self, r):
        r["milestone"] = self.R.choice(["any", "milestone", ["milestone", "invoice"], ["call", "complaint"]])
        self.steps(r)

    def _anniversary(self, r):
        r["anniversary"] = self.R.choice(["birthday", "birthday", "created"])
        self.some(r, "ahead", "expires")

    def _holiday(self, r):
        r["holiday"] = self.R.choice(["fixed", "eve", "nth", "end", "listed"])
        self.some(r, "ahead", "expires")

    def _open(self, r):
        R = self.R
        r["open"] = R.choice(["complaint", "question", ["complaint", "question"], "invoice", "milestone"])
        clock = ["0h", "1h", "12h", "24h", "48h", "90min"]
        for key in ("within", "ahead", "escalate"):
            if self.chance(.6):
                r[key] = R.choice(clock if self.chance(.5) else self.spans)
        if self.chance(.4):
            r["until"] = R.choice(["answer", "answer", "resolved"])

    def _promised(self, r):
        r["promised"] = self.R.choice(["any", "any", "call", ["invoice", "note"], "appointment"])
        self.some(r, "ahead")

    def _appointment(self, r):
        r["appointment"] = "any"
        self.some(r, "ahead", "expires")

    def _missing(self, r):
        r["missing"] = self.R.choice([["source"], ["source", "reason"], ["last_purchase"], ["birthday", "last_rating"]])

    def _older(self, r):
        r["older"], r["of"] = self.R.choice(self.longer), self.R.choice(["reviewed", "created"])

    # -- customers and log --

    def edge(self):
        """A day from which some span ends about today."""
        R = self.R
        if self.chance(.1):
            return self.today - datetime.timedelta(R.randrange(500))
        return days.less(self.today, R.choice(self.spans + ["0d", "7d"])) + datetime.timedelta(R.choice([-1, -1, 0, 0, 1]))

    def customer(self, id, owner, ids):
        R = self.R
        pick = lambda p, *values: R.choice(values) if self.chance(p) else ""
        near = days.add(self.today, R.choice(self.spans)) + datetime.timedelta(R.choice([-1, 0, 1]))
        row = dict.fromkeys(COLUMNS, "")
        row.update(id=id, name=id.upper(), owner=owner, phone=pick(.7, "+1 " + id), email=pick(.5, id + "@x.org"),
                   address=pick(.3, "Road 1"), channel=pick(.3, "phone", "email", "chat", "post", "sms"),
                   birthday=pick(.8, near.strftime("--%m-%d"), near.strftime("1980-%m-%d"), near.isoformat(), "2000-02-29",
                                 near.strftime("1975-%m"), self.edge().strftime("--%m-%d")),
                   tags=pick(.4, "vip", "golf;vip"), source=pick(.5, "fair"), reason=pick(.5, "price"),
                   lost_reason=pick(.1, "moved"), influence=pick(.2, "4"), potential=pick(.1, "2"), referred_by=pick(.2, *ids),
                   consent=pick(.4, "none", "email", "phone:care", "email:news;phone", "post", "chat:news", "phone;email:care"),
                   cadence=pick(.2, "7d", "30d", "7d..2w", "1m..3m"), created=pick(.5, self.edge().isoformat()),
                   reviewed=pick(.4, self.edge().isoformat()))
        row["status"] = pick(.1, "deceased", "closed", "merged:" + ids[0]) if id != ids[0] else ""
        return row

    def log(self, ids, n, prefix):
        rows = [self.event(ids, "%se%d" % (prefix, i)) for i in range(n)]
        for i, row in enumerate(rows):
            same = [r for r in rows if r["customer"] == row["customer"] and r is not row]
            if row["kind"] == "void":
                row["ref"] = "event:" + (self.R.choice(rows[:i])["event"] if i else "none")
            elif row["kind"] in ("resolved", "payment", "ruling", "cancel", "milestone") and same and self.chance(.35):
                row["ref"] = "event:" + self.R.choice(same)["event"]
            elif row["kind"] == "referral" and self.chance(.6):
                row["ref"] = "customer:" + self.R.choice(ids + ["gone"])
        return rows

    def event(self, ids, id):
        R, row = self.R, dict.fromkeys(LOG, "")
        kind = R.choice(list(self.kinds) + "cost cost gift call call call email visit greeting thanks survey purchase purchase purchase "
                        "complaint complaint question resolved resolved appointment appointment consent optout snooze void "
                        "milestone invoice payment referral praise refund note".split())
        k, pick = self.kinds[kind], lambda p, *values: R.choice(values) if self.chance(p) else ""
        row.update(event=id, date=self.edge().isoformat() + R.choice(TIMES), customer=R.choice(ids), kind=kind,
                   dir=pick(.3, "in", "out"))
        careful = k.cls in ("touch", "care")
        row["outcome"] = pick(.35 if careful else .03 if k.cls != "desk" else 0, "reached", "no-answer", "declined", "no-show", "bounced")
        if k.cls == "money" or kind == "cost":
            row["amount"] = R.choice(["10", "25.5", "100", "0.01", ""])
            row["item"], row["quantity"] = pick(.6, "cream", "soap"), pick(.3, "2", "3", "0.5")
            row["discount"] = pick(.3, "1", "2.25")
        if kind == "cost":
            row["item"] = pick(.7, "win", "keep", "part", "gift", "cream")
        if kind in ("consent", "optout"):
            row["item"] = pick(.8, "phone", "email", "news", "care", "email:news", "phone:care", "chat", "post:news", "sms",
                               "sms:news", "phone;news", "offers", "phone, email", "Email")
        if kind in ("appointment", "snooze", "invoice") or (self.chance(.4) if kind == "milestone" else self.chance(.12)):
            ahead = days.add(self.today, R.choice(self.spans)) + datetime.timedelta(R.choice([-1, 0, 1]))
            row["due"] = R.choice([ahead, self.edge()]).isoformat()
            if kind == "snooze" and self.chance(.1):
                row["due"] = ""
            if kind == "appointment":
                row["due"] += R.choice(TIMES)
        row["rating"] = pick(.15, "1", "3", "4", "5")
        return row

    def world(self, n, events=None):
        """One small world: customers and their log."""
        R = self.R
        ids = ["w%dc%d" % (n, i) for i in range(R.randint(5, 12))]
        owners = ["w%d-anna" % n, "w%d-bob" % n] if self.chance(.9) else [""]
        customers = [self.customer(id, R.choice(owners), ids) for id in ids]
        per = [R.choice([0, 3, 8, 15]) for _ in ids]
        log = []
        weights = [id for id, k in zip(ids, per) for _ in range(k)]
        if weights:
            log = self.log(weights, R.randint(0, 40) if events is None else events, "w%d" % n)
        return customers, log
