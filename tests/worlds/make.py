"""Random policies, with lengths of time that end about today."""
import datetime

import days
import calendar_days
import kinds as K
import people

ACTIONS = "call email greet thank ask give review meet offer do".split()

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
    ("goods > 1", more("goods", 1)),
    ("share_of_wallet < 0.5", lambda f, row, w: f["share_of_wallet"] is not None and f["share_of_wallet"] < .49995),
]
WHO = WHENS + [("tier == 'gold'", lambda f, row, w: row["tier"] == "gold"), ("stage == 's1'", lambda f, row, w: row["stage"] == "s1")] * 3
WEEKS = [{"mon-fri": "09:00-18:00"}, {"mon-sat": "09:00-12:00;13:00-17:30"}, {"mon": "00:00-24:00", "wed-thu": "10:00-14:00"},
         {"mon-fri": "09:00-13:00", "sun": "22:00-24:00"}]


class Maker(people.People):
    def __init__(self, random):
        self.R = R = random
        year = R.choice([2023, 2024, 2025, 2026, 2028])
        self.today = datetime.date(year, 1, 1) + datetime.timedelta(R.randrange(365))
        if R.random() < .6:
            self.today = datetime.date.fromisoformat("%d-%s" % (year, R.choice(
                ["01-01", "01-31", "02-28", "03-01", "03-02", "03-30", "03-31", "04-30", "12-31", "05-31"])))
        if year % 4 == 0 and R.random() < .3:
            self.today = datetime.date(year, 2, 29)
        self.today_text = self.today.isoformat() + (R.choice(people.TIMES[3:]) if R.random() < .3 else "")
        self.spans = R.sample(["0d", "1d", "2d", "7d", "2w", "30d", "1m", "3m", "1y"], 4)
        self.longer = [s for s in self.spans if s != "0d"]
        self.offsets = self.chance(.15)
        self.policy = self.make_policy()
        self.sequences = any("steps" in r for r in self.policy["due"])
        self.billing = self.chance(.25)
        self.wordy = self.chance(.15)
        self.currencies = ["EUR"]
        if self.chance(.3):
            self.currencies = ["EUR", "UAH", "USD", "uah"]
            self.policy["currency"] = {"in": "EUR", "UAH": R.choice(["0.02", "0.0213", "0.333333333333333333"]), "USD": "0.9137"}
        self.kinds = K.of_policy(self.policy["kinds"])

    # -- policy --

    def make_policy(self):
        R, policy = self.R, {"zone": "UTC"}
        if not self.offsets and self.chance(.2):
            policy["zone"] = R.choice(["Asia/Shanghai", "Europe/Berlin", "America/New_York"])
        policy["kinds"] = {}
        if self.chance(.3):
            policy["kinds"] = {"webinar": {"class": "touch", "dir": "out", "channel": "chat", "cost": 3},
                               "deposit": {"counts": "sale"}, "call": {"cost": 2}, "gift": {"cost": 7},
                               "dispute": {"class": "service", "opens": True},
                               "ruling": {"closes": ["dispute"]}}
            if self.chance(.3):
                policy["kinds"]["purchase"] = {"counts": "none"}
        for key, choice in (("feb29", ["02-28", "03-01"]), ("quiet", self.longer), ("quiet_before", self.longer), ("declined", self.longer), ("reply", ["1d", "2d", "7d", "30d"]),
                            ("consent", ["opt-in", "opt-out", "opt-out"]), ("capacity", [1, 2, 3, 5])):
            if self.chance(.4):
                policy[key] = R.choice(choice)
        self.tries(policy, .3)
        if self.chance(.4):
            policy["referrals"] = {"depth": R.randint(1, 5), "share": R.choice(["0%", "30%", "50%", "100%"])}
            if self.chance(.5):
                policy["referrals"].update(heard=R.choice([0, 3, 12.5, 40]), kept_away=R.choice(["0%", "5%", "50%", "100%"]))
        self.days(policy)
        if self.chance(.3):
            policy["cadence"] = [dict(zip(("when", "test"), R.choice(WHO)), silence=self.silence_span()) for _ in range(R.randint(1, 3))]
        if ("capacity" in policy or "owners" in policy) and self.chance(.7):
            policy["reserve"] = R.choice(["20%", "50%", "100%", "34%"])
        month, near = self.today.month, self.near(3)
        policy["holidays"] = [
            {"name": "fixed", "date": near[0].strftime("%m-%d").replace("02-29", "02-28")},
            {"name": "eve", "date": "01-01", "offset": R.choice(["-1d", "1d", "-2w"])},
            {"name": "nth", "nth": R.randint(1, 5), "weekday": R.choice(["monday", "sunday"]), "month": month},
            {"name": "end", "last": R.choice(["friday", "tuesday"]), "month": month},
            {"name": "listed", "days": [d.isoformat() for d in near]}]
        if calendar_days.LUNAR.there:
            policy["holidays"].append({"name": "lunar", "lunar": self.lunar_day()})
        policy["holidays"] += self.by_rule()
        for h in policy["holidays"]:
            self.more_of_holiday(h)
        if self.chance(.5):
            policy["hours"] = dict(R.choice(WEEKS))
            if self.chance(.5):
                policy["hours"]["closed"] = R.sample(["fixed", "eve", "listed", "easter", "term", "beside", near[0].isoformat(), near[1].isoformat()] +
                                                     sorted({h["calendar"] for h in policy["holidays"] if "calendar" in h}) * 2, R.randint(1, 3))
        self.working = "hours" in policy
        policy["due"] = [self.rule(i) for i in range(R.randint(3, 8))]
        return policy

    def days(self, policy):
        """Stages, and who does how much on a day."""
        R = self.R
        s1 = R.choice(["purchases > 3", "purchases > 3", "value > 60", "closeness > 30 or purchases > 5", "quadrant == 'treasure'"])
        policy["stages"] = [{"name": "s1", "when": s1}, {"name": "s2", "when": "purchases > 1"}, {"name": "s3", "when": "true"}]
        policy["tiers"] = [{"name": "gold", "top": R.choice(["20%", "50%"]), "by": R.choice(["spend", "value", "closeness", "score", "touches"])},
                           {"name": "rest"}]
        if self.chance(.2):
            policy["tiers"][0]["within"] = R.choice(["owner", "stage"])
        if self.chance(.4):
            policy["treatment"] = [{"stage": "s1", "tier": "gold", "treatment": "visit"}, {"tier": "gold", "treatment": "write"}]
        if self.chance(.5):
            policy["segments"] = [{"name": "g1", "when": "spend > 50 and stage == 's2'"}, {"name": "g2", "when": R.choice(["tier == 'gold'", "closeness_trend < 0", "rfm == '555'"])}]
        if self.chance(.3):
            policy["order"] = R.sample(["s1", "s2", "s3"], R.randint(1, 3))
            if self.chance(.6):
                policy["order"] = {"levels": R.choice(["tier", "tier", "value", "potential"]), "within": policy["order"]}
                if policy["order"]["levels"] != "tier":
                    policy["order"]["bands"] = sorted(R.sample([2, 3, 10, 20, 40, 50, 60, 80], R.randint(1, 3)), reverse=True)
        if self.chance(.4):
            some = {}
            for name in R.sample(["anna", "bob", "any"], R.randint(1, 3)):
                keys = {"capacity": R.choice([0, 1, 2, 4]), "max_customers": R.choice([1, 5, 20]), "manager": R.choice(["boris", "anna"])}
                some[name] = {k: v for k, v in keys.items() if self.chance(.6)}
            # Each world has its own anna and bob.
            policy["owners"] = {n if n == "any" else "w%d-%s" % (world, n): {k: "w%d-%s" % (world, v) if k == "manager" and n != "any" else v
                                                                             for k, v in keys.items()}
                                for n, keys in some.items() if keys for world in range(10)}

    def lunar_day(self):
        day = calendar_days.LUNAR.of[self.near(1)[0]]
        return "%02d-%02d" % (day[1], self.R.choice([day[3], 30]))

    def by_rule(self):
        """Holidays that the church, the sun or a weekday finds, near today."""
        R, year = self.R, self.today.year
        side, which = R.choice(["before", "after"]), R.choice(["western", "orthodox"])
        term = R.choice([t for t in calendar_days.TERMS if calendar_days.is_certain(t, range(year - 2, year + 4))])
        jewish = "%d %s" % (R.choice([1, 15, 30]), R.choice(calendar_days.HEBREW))
        away = lambda *days: "%+dd" % (self.near(1)[0] - min(days, key=lambda day: abs(day - self.today))).days
        return [{"name": "easter", "easter": which, "offset": away(calendar_days.easter(year, which))},
                {"name": "term", "solar-term": term, "offset": away(*(calendar_days.solar_term(y, term)[0] for y in (year, year + 1)))},
                {"name": "beside", "weekday": R.choice(calendar_days.WEEKDAYS), side: self.near(1)[0].strftime("%m-%d").replace("02-29", "03-01"),
                 **({"nth": R.randint(1, 5)} if self.chance(.3) else {})},
                {"name": "jewish", "hebrew": jewish, "offset": away(*(calendar_days.hebrew(year + y, jewish) for y in (3760, 3761)))}]

    def more_of_holiday(self, h):
        R = self.R
        if self.chance(.15):
            h["for"], h["test"] = R.choice(WHO)
        if self.chance(.2):
            h["move"] = {d: R.choice(["-1d", "1d", "-2d", "6d", "0d"]) for d in R.sample(calendar_days.WEEKDAYS, R.randint(1, 4))}
        if self.chance(.4):
            h["substitute"] = {d: R.choice(["next", "next", "-1d", "2d"]) for d in R.sample(calendar_days.WEEKDAYS, R.randint(1, 4))}
        if self.chance(.5):
            h["calendar"] = R.choice(["home", "home", "abroad"])

    def silence_span(self):
        r = {}
        self._silence(r)
        return r["silence"]

    def near(self, n):
        return [self.today + datetime.timedelta(i) for i in self.R.sample(range(-9, 10), n)]

    def kinds_list(self):
        R = self.R
        return R.choice(["touch", "care", ["call", "visit"], ["email", "call", "survey"], "purchase", ["thanks"], "greet",
                         ["complaint", "resolved"], "advocacy"])

    def rule(self, i):
        R = self.R
        r = {"rule": "r%d" % i}
        what = R.choice("silence silence every after after anniversary holiday open open promised appointment owed missing older "
                        "milestone milestone sequence sequence campaign campaign price price fill".split())
        getattr(self, "_" + what)(r)
        r["action"] = R.choice(ACTIONS)
        if what in ("every", "after", "anniversary", "holiday", "promised", "owed", "milestone", "price") and self.chance(
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
        if self.chance(.2):
            r["why"] = "Known; likes {likes}"
        if self.chance(.15):
            r["everybody"] = self.chance(.5)
        if what not in ("sequence", "fill") and r["action"] in ("review", "do") and self.chance(.6):
            r["tasks"] = True
            r.pop("selling", None)
        if self.chance(.35):
            r["when"], r["test"] = R.choice(WHENS)
        self.tries(r, .15)
        if what != "fill":
            self.often(r, what)
        if "fill" not in r and self.chance(.15):
            r["escalate_when"], r["hard"] = R.choice(WHENS)
        return r

    def often(self, r, what):
        """How often at most."""
        if what in ("open", "silence", "every", "missing", "anniversary", "holiday", "campaign", "older") and self.chance(.15):
            r["again"] = self.R.choice(self.longer)
        if what != "every" and self.chance(.15):
            r["every"] = self.R.choice(self.longer)
        if self.chance(.3):
            r["was"] = self.R.choice([["gone"], ["before", "gone"]])
        if self.chance(.2):
            r["times"] = {k: self.R.choice([1, 1, 2, 3]) for k in self.R.choice([["total"], ["year"], ["total", "year"]])}
            if len(r["times"]) == 2:
                r["times"]["total"] += r["times"]["year"] - 1

    def tries(self, r, p):
        if self.chance(p):
            r["retry"] = self.R.choice(self.longer + ["0d"])
        if self.chance(p):
            r["give_up"] = self.R.choice([0, 1, 1, 2, 3])

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
            r["of"] = self.R.choice(["in", "out", ["call"], ["call", "visit"], "care", "done", "purchase", ["touch", "purchase"]])

    def _every(self, r):
        r["every"] = self.R.choice(self.longer)
        if self.chance(.3):
            r["alone"] = self.chance(.2)

    def _after(self, r):
        R = self.R
        r["after"] = R.choice(["any", "purchase", ["purchase", "refund"], "complaint", "resolved", "touch", "service"])
        self.steps(r)
        if self.chance(.2):
            r["outcome"] = R.choice(["no-show", "declined", ["no-answer", "bounced"], ["reached", "declined"]])
        if self.chance(.3):
            r["rating"] = self.R.choice(["4..5", "1..2", "3..3"])
        if self.chance(.2):
            r["item"] = "cream"

    def steps(self, r):
        some = sorted(self.R.sample([0, 1, 2, 3, 7, 14, 30], 3))
        for key, n in zip(("wait", "within", "expires"), some):
            if self.chance(.5):
                r[key] = "%dd" % n

    def _sequence(self, r):
        R = self.R
        r["after"] = R.choice(["purchase", "complaint", "visit", ["purchase", "visit"], "any"])
        if self.chance(.2):
            r["outcome"] = R.choice(["no-show", ["reached", "declined"]])
        if self.chance(.6):
            r["stop"] = R.choice(["reply", "purchase", ["purchase", "reply"], [], "resolved", ["visit"]])
        r["steps"] = []
        for _ in range(R.randint(1, 4)):
            one = {}
            self.steps(one)
            one["action"] = R.choice([a for a in ACTIONS if a != "review"])
            for key, choice in (("done_by", ["touch", "call", ["email", "call"], "care"]), ("priority", [5, 40, 80]),
                                ("channel", ["phone", "email"]), ("selling", [True]), ("everybody", [True, False]), ("purpose", ["service", "news"])):
                if self.chance(.25):
                    one[key] = R.choice(choice)
            r["steps"].append(one)

    def _milestone(self, r):
        r["milestone"] = self.R.choice(["any", "any", ["order", "contract"], ["milestone", "deposit"]])
        if self.chance(.4):
            self.some(r, "expires")
            r["ahead"] = self.R.choice(self.spans)
        else:
            self.steps(r)

    def _campaign(self, r):
        near = sorted(self.near(2))
        r["campaign"], r["from"] = "spring", near[0].isoformat()
        if self.chance(.5):
            r["to"] = near[1].isoformat()
        if self.chance(.6):
            r["cap"] = self.R.choice([1, 3, 10, 30])
        if self.chance(.4):
            r["done_by"] = self.R.choice(["purchase", ["call", "purchase"], "touch"])

    def _price(self, r):
        r["price-limit"] = self.R.choice(["floor", "ceiling", "any"])
        self.steps(r)

    def _fill(self, r):
        r["fill"] = self.R.choice([1, 2, 4, 8])

    def _owed(self, r):
        r["owed"], r["for"] = "thanks", self.R.choice(["referral", ["referral", "praise"], "advocacy", "purchase"])
        self.steps(r)

    def _anniversary(self, r):
        r["anniversary"] = self.R.choice(["birthday", "birthday", "created"])
        self.some(r, "ahead", "expires")

    def _holiday(self, r):
        r["holiday"] = self.R.choice(["fixed", "eve", "nth", "end", "listed", "easter", "term", "beside", "jewish"] + ["lunar"] * calendar_days.LUNAR.there)
        self.some(r, "ahead", "expires")

    def _open(self, r):
        R = self.R
        r["open"] = R.choice(["complaint", "question", ["complaint", "question"], "invoice", "milestone", "todo", "todo"])
        clock = ["0h", "1h", "12h", "24h", "48h", "90min"]
        for key in ("within", "ahead", "escalate"):
            if self.chance(.6):
                r[key] = R.choice(clock if self.chance(.5) else self.spans)
        if self.chance(.4):
            r["until"] = R.choice(["answer", "answer", "resolved"])
        if self.working and self.chance(.6):
            r["working"] = True

    def _promised(self, r):
        r["promised"] = self.R.choice(["any", "any", "call", ["invoice", "note"], "appointment"])
        self.some(r, "ahead")

    def _appointment(self, r):
        r["appointment"] = "any"
        self.some(r, "ahead", "expires")

    def _missing(self, r):
        r["missing"] = self.R.choice([["source"], ["source", "reason"], ["last_purchase"], ["birthday", "last_rating"]])
        if self.chance(.4):
            r["alone"] = True

    def _older(self, r):
        r["older"], r["of"] = self.R.choice(self.longer), self.R.choice(["reviewed", "created"])
        if self.chance(.4):
            r["alone"] = True
