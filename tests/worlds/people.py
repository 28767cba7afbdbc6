"""Small random worlds: customers, their log and prices, with dates where the edges are."""
import datetime

import days
import calendar_days

# When words of consent were written down, by clocks of several exactness.
RECORDED = ["2023-05-01T10:00:30" + s + "Z" for s in ("", ".5", ".500", ".500001", ".499999")] + [
    "2023-05-01T10:00Z", "2023-05-01T10:00:29Z", "2023-05-01T10:01Z", "2023-05-01", ""]
TURNS = "invoice payment complaint question resolved milestone todo done snooze".split()
TIMES = ["", "", "", "T00:00", "T09:00", "T12:30", "T23:59"]
OFFSETS = ["Z", "+03:00", "-05:00", "+08:00"]
COLUMNS = ("id name owner phone email address channel birthday tags consent influence potential reason source lost_reason referred_by "
           "cadence status created reviewed elsewhere").split()
# What crm-score and crm-segment compute and rules go by.
DERIVED = "value stage tier".split()
LOG = "event date recorded customer kind dir outcome amount item quantity discount due ref rating price floor ceiling currency channel rule".split()


class People:
    """Needs R, today, spans, kinds and policy."""

    def chance(self, p):
        return self.R.random() < p

    def edge(self):
        """A day from which some span ends about today."""
        R = self.R
        if self.chance(.1):
            return self.today - datetime.timedelta(R.randrange(500))
        return days.less(self.today, R.choice(self.spans + ["0d", "7d"])) + datetime.timedelta(R.choice([-1, -1, 0, 0, 1]))

    def moment(self):
        """When something happened, seldom told with an offset."""
        at = self.edge().isoformat() + self.R.choice(TIMES)
        return at + self.R.choice(OFFSETS) if self.offsets and at[10:] in ("T09:00", "T12:30") and self.chance(.6) else at

    def lunar_birthday(self, near):
        """One whose day is about then, or anywhere."""
        R, day = self.R, calendar_days.LUNAR.of.get(near)
        if not day:
            return ""
        year, month, leap, nth = day if self.chance(.7) else (0, R.randint(1, 12), R.random() < .3, R.choice([1, 15, 29, 30]))
        first = R.choice(["--", "1980-", "%d-" % (near.year - R.randint(0, 2))])
        return "lunar:" + first + ("L%d" if leap else "%02d") % month + "-%02d" % nth

    def customer(self, id, owner, ids):
        R = self.R
        pick = lambda p, *values: R.choice(values) if self.chance(p) else ""
        near = days.add(self.today, R.choice(self.spans)) + datetime.timedelta(R.choice([-1, 0, 1]))
        row = dict.fromkeys(COLUMNS + DERIVED, "")
        row.update(id=id, name=id.upper(), owner=owner, phone=pick(.7, "+1 " + id), email=pick(.5, id + "@x.org"),
                   address=pick(.3, "Road 1"), channel=pick(.3, "phone", "email", "chat", "post", "sms"),
                   birthday=pick(.8, near.strftime("--%m-%d"), near.strftime("1980-%m-%d"), near.isoformat(), "2000-02-29",
                                 near.strftime("1975-%m"), self.edge().strftime("--%m-%d")),
                   tags=pick(.5, "vip", "golf;vip", "likes:golf", "vip;likes:golf;likes: old gardens ", "likes:;dislikes:tea"), source=pick(.5, "fair"), reason=pick(.5, "price"),
                   lost_reason=pick(.1, "moved"), influence=pick(.2, "4"), referred_by=pick(.2, *ids),
                   consent=pick(.4, "none", "email", "phone:care", "email:news;phone", "post", "chat:news", "phone;email:care"),
                   cadence=pick(.2, "7d", "30d", "7d..2w", "1m..3m"), created=pick(.5, self.edge().isoformat()),
                   reviewed=pick(.4, self.edge().isoformat()), elsewhere=pick(.6, "0", "10", "99.99", "1000"))
        row.update(potential=pick(.3, "2", "5"), value=pick(.9, "10", "50", "50", "99.5"), stage=pick(.9, "s1", "s2", "s3"),
                   tier=pick(.9, "gold", "rest"))
        if self.chance(.3):
            row["birthday"] = self.lunar_birthday(near)
        row["status"] = pick(.25, "deceased", "closed", "noncustomer", "noncustomer", "task", "task", "merged:" + ids[0]) if id != ids[0] else ""
        return row

    def log(self, ids, n, prefix):
        rows = [self.event(ids, "%se%d" % (prefix, i)) for i in range(n)]
        for i, row in enumerate(rows):
            same = [r for r in rows if r["customer"] == row["customer"] and r is not row]
            if row["kind"] == "void":
                row["ref"] = "event:" + (self.R.choice(rows[:i])["event"] if i else "none")
            elif row["kind"] in ("resolved", "payment", "ruling", "cancel", "milestone", "done") and same and self.chance(.35):
                row["ref"] = "event:" + self.R.choice(same)["event"]
                meant = {"cancel": [r for r in same if self.kinds[r["kind"]].sale or r["kind"] == "invoice"],
                         "payment": [r for r in same if r["kind"] == "invoice"]}.get(row["kind"])
                if meant and self.chance(.7):
                    row["ref"] = "event:" + self.R.choice(meant)["event"]
            elif row["kind"] == "refund" and self.chance(.5):
                sales = [r for r in same if self.kinds[r["kind"]].sale] or same
                if sales:
                    sale = self.R.choice(sales)
                    row["ref"] = "event:" + sale["event"]
                    row["amount"] = self.R.choice([row["amount"], sale["amount"], sale["amount"]])
            elif row["kind"] == "referral" and self.chance(.6):
                row["ref"] = "customer:" + self.R.choice(ids + ["gone"])
            words = [r for r in same if r["kind"] in ("consent", "optout")]
            if row["kind"] in ("consent", "optout") and words and self.chance(.5):
                row["date"] = self.R.choice(words)["date"]
            turns = [r for r in same if r["kind"] in TURNS and "T" in r["date"]]
            if row["kind"] in TURNS and turns and self.chance(.3):
                row["date"] = self.R.choice(turns)["date"]
        return rows

    def event(self, ids, id):
        R, row = self.R, dict.fromkeys(LOG, "")
        kind = R.choice(list(self.kinds) + "cost cost gift call call call email visit greeting thanks survey purchase purchase purchase "
                        "complaint complaint question resolved resolved appointment appointment consent optout snooze void "
                        "milestone todo done invoice payment referral praise refund refund cancel note".split())
        k, pick = self.kinds[kind], lambda p, *values: R.choice(values) if self.chance(p) else ""
        row.update(event=id, date=self.moment(), customer=R.choice(ids), kind=kind,
                   dir=pick(.3, "in", "out"))
        careful = k.cls in ("touch", "care")
        if self.sequences and self.chance(.3):
            row["kind"], k = (kind := R.choice(["call", "call", "email", "visit", "purchase"])), self.kinds[kind]
        if self.billing and self.chance(.6):
            row["kind"], k = (kind := R.choice(["invoice", "invoice", "payment", "payment", "payment", "cancel"])), self.kinds["payment"]
            careful = False
        if self.wordy and self.chance(.5):
            row["kind"], k = (kind := R.choice(["consent", "optout"])), self.kinds["consent"]
            careful = False
        row["outcome"] = pick(.35 if careful else .03 if k.cls != "desk" else 0, "reached", "no-answer", "declined", "no-show", "bounced")
        if k.cls == "money" or kind == "cost":
            row["amount"] = R.choice(["10", "25.5", "100", "0.01", "35.51", "0", ""])
            row["item"], row["quantity"] = pick(.6, "cream", "soap"), pick(.3, "2", "3", "0.5")
            row["discount"] = pick(.3, "1", "2.25")
            row["price"] = pick(.3, "10", "12.5", "0.3333")
            row["floor"], row["ceiling"] = pick(.4, "8", "10", "11"), pick(.4, "12", "10")
            row["currency"] = pick(.7, *self.currencies)
        if self.chance(.1) or k.cls == "money" and self.chance(.2):
            row["item"] = "spring"
        if kind == "cost":
            row["item"] = pick(.7, "win", "keep", "part", "gift", "cream")
        if kind in ("consent", "optout"):
            row["recorded"] = pick(.8, *RECORDED)
            row["item"] = pick(.8, "phone", "email", "news", "care", "email:news", "phone:care", "chat", "post:news", "sms",
                               "sms:news", "phone;news", "offers", "phone, email", "Email")
        if kind in TURNS:
            row["recorded"] = pick(.6, *RECORDED)
        if kind in ("appointment", "snooze", "invoice") or (self.chance(.6) if kind in ("milestone", "todo") else self.chance(.12)):
            ahead = days.add(self.today, R.choice(self.spans)) + datetime.timedelta(R.choice([-1, 0, 1]))
            row["due"] = R.choice([ahead, self.edge()]).isoformat()
            if kind == "snooze" and self.chance(.1):
                row["due"] = ""
            if kind == "appointment":
                row["due"] += R.choice(TIMES)
        row["rating"] = pick(.15, "1", "3", "4", "5")
        row["rule"] = pick(.25, "r0", "r1", "r2", "r3", "r1;r4", "r0;r2", "gone")
        row["channel"] = pick(.2, "email", "phone", "visit", "carrier pigeon")
        self.bounce(row, kind)
        return row

    def bounce(self, row, kind):
        """Often names the address, which may be another one than theirs."""
        if row["outcome"] == "bounced" and kind in ("email", "greeting", "survey") and self.chance(.6):
            row["ref"] = "email:" + self.R.choice([row["customer"] + "@x.org", row["customer"].upper() + "@X.ORG", "old@x.org"])

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

    def prices(self):
        """What things cost: by dates, with holes and prices still to come, or now."""
        R, dated = self.R, self.chance(.8)
        rows, seen = [], set()
        for _ in range(R.choice([1, 4, 12])):
            row = {"item": R.choice(["cream", "soap", "spring"]), "price": R.choice(["7", "8", "9.5", "10", "10.5", "11", "12.01", "13", ""])}
            if dated:
                row["date"] = self.edge().isoformat() + R.choice(TIMES)
            at = row["item"], row.get("date", "")[:10] + (row.get("date", "")[10:] or "T00:00")
            if at not in seen:
                seen.add(at)
                rows.append(row)
        return rows
