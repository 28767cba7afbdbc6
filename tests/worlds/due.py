"""The rules of crm-policy(5) and crm-due(1), told once more, slowly."""
import datetime

import days
import facts
import kinds as K

WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
TRIGGERS = "silence every after anniversary holiday open promised appointment owed missing older milestone".split()
COLUMNS = {"phone": "phone", "email": "email", "post": "address"}


def trigger(rule):
    return next(t for t in TRIGGERS if t in rule)


class Found:
    """A rule that fires: when it is due, and what else is special."""

    def __init__(self, due, since=None, until=None, more=0, escalate=False):
        self.due, self.since, self.until = due, since or due, until
        self.more, self.escalate = more, escalate
        self.step = {}                  # what a step says over its rule


def done_kinds(w, rule):
    return K.named(w.kinds, rule.get("done_by", rule["action"]))


# ---- triggers ----

def silence(p, rule):
    w, of = p.world, rule.get("of")
    if of in ("in", "out"):
        counted = [t for t in p.touches if t.outward == (of == "out")]
    elif of:
        named = K.named(w.kinds, of)
        counted = [e for e in p.events if e.kind in named and e.reached]
    else:
        counted = p.touches
    spans = (not of and p.row["cadence"] or rule["silence"]).split("..")
    base = p.latest(counted).day if counted else p.first_seen() and days.day_of(p.first_seen())
    if not base:
        return Found(w.today)
    longest = len(spans) > 1 and days.add(base, spans[1]) < w.today
    return Found(days.add(base, spans[0]), more=10 if longest else 0)


def every(p, rule):
    done = [e for e in p.events if e.kind in done_kinds(p.world, rule) and e.reached]
    return Found(days.add(p.latest(done).day, rule["every"]) if done else p.world.today)


def listed(of):
    return [of] if isinstance(of, str) else of


def begins(w, rule, e):
    """Whether it is an event that a rule with `after` follows."""
    if e.kind not in K.named(w.kinds, rule["after"]):
        return False
    if (e.row["outcome"] or "reached") not in listed(rule.get("outcome", "reached")):
        return False
    if "item" in rule and e.row["item"] != rule["item"]:
        return False
    low, high = rule.get("rating", "0..9").split("..")
    return "rating" not in rule or e.row["rating"] and int(low) <= int(e.row["rating"]) <= int(high)


def follows(day, rule):
    """Due and listed so long after a day."""
    wait = rule.get("wait", "0d")
    until = days.add(day, rule["expires"]) if "expires" in rule else None
    return Found(days.add(day, rule.get("within", wait)), days.add(day, wait), until)


def sequence(p, rule):
    w, stop = p.world, listed(rule.get("stop", "reply"))
    causes = [e for e in p.events if begins(w, rule, e)]
    if not causes:
        return None
    base, day = max(e.order() for e in causes), max(causes, key=lambda e: e.order()).day
    later = [e for e in p.events if e.reached and e.order() > base]
    ends = [e for e in later if e.kind in K.named(w.kinds, [s for s in stop if s != "reply"]) or
            "reply" in stop and e.touch and not e.outward]
    end = min((e.order() for e in ends), default=None)
    for step in rule["steps"]:
        whole = {**rule, **step}
        last = days.add(day, whole["expires"]) if "expires" in whole else None
        by = K.named(w.kinds, whole.get("done_by", "touch"))
        done = min((e.order() for e in later if e.order() > base and e.kind in by and (not last or e.day <= last)), default=None)
        if end and (not last or end[0] <= last) and (not done or end <= done):
            return None
        if done:
            base, day = done, done[0]
        elif last and w.today > last:
            base, day = (last, days.DAY, True, 10 ** 6), last
        else:
            found = follows(day, whole)
            found.step = step
            return found
    return None


def milestone(p, rule):
    w, some = p.world, []
    kinds = K.named(w.kinds, "milestone" if rule["milestone"] == "any" else rule["milestone"])
    by = K.named(w.kinds, rule.get("done_by", "touch"))
    for e in p.events:
        if e.kind not in kinds or not e.reached or e.kind == "milestone" and e.due and e not in p.open:
            continue
        day = e.due[0] if e.due else e.day
        if "expires" in rule and days.add(day, rule["expires"]) < w.today:
            continue
        if not any(d.kind in by and d.reached and d.day >= day for d in p.events):
            some.append(day)
    return follows(min(some), rule) if some else None


def after(p, rule):
    w = p.world
    if "steps" in rule:
        return sequence(p, rule)
    if "owed" in rule:
        causes, by = K.named(w.kinds, rule["for"]), K.named(w.kinds, rule.get("done_by", rule["owed"]))
    else:
        by = K.named(w.kinds, rule.get("done_by", "touch"))
    for e in p.events:
        if not (begins(w, rule, e) if "after" in rule else e.kind in causes and e.reached):
            continue
        if any(d.kind in by and d.reached and d.order() > e.order() for d in p.events):
            continue
        found = follows(e.day, rule)
        if not found.until or found.until >= w.today:
            return found
    return None


def birthdays(w, text):
    """The anniversaries of a partial date, from two years ago on."""
    if text.startswith("--"):
        named, month, day = 0, text[2:4], text[5:7]
    else:
        named, month, day = int(text[:4]), text[5:7], text[8:10]
    if not month:
        return
    for year in range(max(named + 1, w.today.year - 2), w.today.year + 6):
        if month == "02" and day == "29" and not days.calendar.isleap(year):
            yield datetime.date(year, 2, 28) if w.policy.get("feb29") != "03-01" else datetime.date(year, 3, 1)
        else:
            yield datetime.date(year, int(month), int(day or 1))


def holidays(w, name):
    h = next(h for h in w.policy["holidays"] if h["name"] == name)
    n, unit = days.span(h.get("shift", "0d").lstrip("-"))
    shift = datetime.timedelta(n * (7 if unit == "w" else 1) * (-1 if h.get("shift", "").startswith("-") else 1))
    if "days" in h:
        for day in sorted(h["days"]):
            yield datetime.date.fromisoformat(day) + shift
        return
    for year in range(w.today.year - 2, w.today.year + 4):
        if "date" in h:
            yield datetime.date(year, int(h["date"][:2]), int(h["date"][3:])) + shift
        else:
            weekday = WEEKDAYS.index(h.get("weekday") or h["last"])
            day = days.nth_weekday(year, h["month"], h.get("nth", -1), weekday)
            if day:
                yield day + shift


def round_the_year(p, rule):
    w = p.world
    if "holiday" in rule:
        coming = holidays(w, rule["holiday"])
    else:
        text = p.row[rule["anniversary"]]
        coming = birthdays(w, text) if text else ()
    for day in coming:
        until = days.add(day, rule.get("expires", "0d"))
        if until < w.today:
            continue
        since = days.less(day, rule.get("ahead", "0d"))
        if any(e.kind in done_kinds(w, rule) and e.reached and e.day >= since for e in p.events):
            return None
        return Found(day, since, until)
    return None


def open_item(p, rule):
    w = p.world
    items = [o for o in p.open if o.kind in K.named(w.kinds, rule["open"])]
    if rule.get("until") == "answer":
        items = [o for o in items if not any(t.outward and t.order() > o.order() for t in p.touches)]
    if not items:
        return None
    # A planned step goes by the day it is for.
    item = min(items, key=lambda o: (days.moment(*o.due) if o.step else o.moment, o.order()))
    due, limit = limit_of(item, rule.get("within"))
    escalate = False
    if "escalate" in rule:
        last = limit
        if days.by_clock(rule["escalate"]):
            last += days.minutes(rule["escalate"])
        else:
            last = days.moment(days.add(due, rule["escalate"]), 0) + limit - days.moment(due, 0)
        escalate = w.now > last
    ahead, since = rule.get("ahead"), due
    if ahead and days.by_clock(ahead):
        since = last_day(limit - days.minutes(ahead))
    elif ahead:
        since = days.less(due, ahead)
    return Found(due, max(since, item.day), more=10 if escalate else 0, escalate=escalate)


def limit_of(item, within):
    """The day and the moment of the limit."""
    if within is None:
        day, minute = item.due or (item.day, None)
        return day, days.moment(day, minute)
    if not days.by_clock(within):
        day = days.add(item.day, within)
        return day, days.moment(day, None)
    limit = item.moment + days.minutes(within)
    return max(item.day, last_day(limit)), limit


def last_day(moment):
    """Midnight is the end of a day, not the beginning of the next."""
    return datetime.date.fromordinal((moment - 1) // days.DAY)


def promised(p, rule):
    w = p.world
    named = None if rule["promised"] == "any" else K.named(w.kinds, rule["promised"])
    by = K.named(w.kinds, rule.get("done_by", "touch"))
    left = [e for e in p.promises(named)
            if not any(d.kind in by and d.reached and d.order() > e.order() for d in p.events)]
    if not left:
        return None
    due = min(e.due[0] for e in left)
    return Found(due, days.less(due, rule.get("ahead", "0d")))


def appointment(p, rule):
    w = p.world
    for due in sorted(a.due[0] for a in p.standing()):
        until = days.add(due, rule.get("expires", "0d"))
        if until >= w.today:
            return Found(due, days.less(due, rule.get("ahead", "0d")), until)
    return None


def missing(p, rule):
    facts = p.known
    if any((p.row[n] if n in p.row else facts[n]) in ("", None) for n in rule["missing"]):
        return Found(p.world.today)
    return None


def older(p, rule):
    seen = p.row[rule["of"]] or p.first_seen()
    return Found(days.add(days.day_of(seen), rule["older"]) if seen else p.world.today)


FIRE = {"silence": silence, "every": every, "after": after, "owed": after, "anniversary": round_the_year,
        "holiday": round_the_year, "open": open_item, "promised": promised, "appointment": appointment,
        "missing": missing, "older": older, "milestone": milestone}


# ---- restraints ----

def at_desk(rule):
    return "older" in rule or rule["action"] == "review"


class Ways:
    """By what ways one customer may be reached for one rule."""

    def __init__(self, p, rule, columns):
        self.p, self.rule, self.columns = p, rule, columns
        self.purpose = rule.get("purpose", "news" if rule.get("selling") else "care")
        w = p.world
        action = [k.channel for k in w.kinds.values() if k.action == rule["action"] and k.channel]
        said = [i.split(":")[0] for i in p.row.get("consent", "").split(";") if i not in ("", "none")]
        self.named = [rule.get("channel", "")] + action[:1] + [p.row.get("channel", "")] + said
        self.usual = (action + [""])[0]
        self.named += sorted({s.split(":")[0] for s, word in p.words().items() if word == "consent"} & set(facts.CHANNELS))
        self.all = [c for c in self.named if c]
        self.all += [c for c in COLUMNS if c not in self.all]
        self.reach = [c for c in self.all if self.in_reach(c)]
        self.allowed = [c for c in self.reach if self.may(c) == "yes"]

    def in_reach(self, channel):
        column = "phone" if channel == "sms" else COLUMNS.get(channel)
        if column in self.columns:
            return self.p.row[column] != ""
        return channel in self.named or not any(c in self.columns for c in COLUMNS.values())

    def may(self, channel):
        """yes, "opted out" or "no consent"."""
        about = (channel, self.purpose)
        said = [(facts.contacts(s), word) for s, word in self.p.words().items() if about in facts.contacts(s)]
        if any(word == "optout" and not any(yes == "consent" and narrow < wide for narrow, yes in said) for wide, word in said):
            return "opted out"
        if said:
            return "yes"
        if self.purpose == "service":
            return "yes"
        column = self.p.row.get("consent", "")
        if column:
            return "yes" if any(about in (facts.contacts(i) or ()) for i in column.split(";")) else "no consent"
        return "yes" if self.p.world.policy.get("consent", "opt-out") == "opt-out" else "no consent"


def held(p, rule, columns, ways):
    w, row = p.world, p.row
    said = {ways.may(c) for c in ways.reach or ways.all}
    if not at_desk(rule) and "yes" not in said:
        return "opted out" if "opted out" in said else "no consent"
    if row["status"] in ("deceased", "closed"):
        return row["status"]
    no = [e for e in p.events if e.row["outcome"] == "declined"]
    if rule.get("selling") and no and "declined" in w.policy and w.today < days.add(p.latest(no).day, w.policy["declined"]):
        return "declined"
    until = p.snoozed_until()
    if until and rule.get("purpose") != "service" and w.today < days.day_of(until):
        return "snoozed"
    ours = [t for t in p.touches if t.outward]
    if trigger(rule) in ("silence", "every", "missing") and "quiet" in w.policy and ours:
        if w.today < days.add(p.latest(ours).day, w.policy["quiet"]):
            return "quiet"
    return no_channel(rule, ways)


def no_channel(rule, ways):
    return "" if at_desk(rule) or ways.reach else "no channel"


class Reason:
    def __init__(self, p, rule, found, hold, channel):
        self.id, self.p, self.rule, self.name, self.due = p.id, p, rule, rule["rule"], found.due
        self.overdue = max(0, (p.world.today - found.due).days)
        self.priority = rule.get("priority", 50) + found.more
        self.action = "escalate" if found.escalate else rule["action"]
        self.hold, self.channel = hold, channel

    def keep_action(self, usual):
        """What cannot be done by that way is done by what goes by it."""
        if self.action != "escalate" and usual and self.channel and self.channel != usual:
            self.action = next(k.action for k in self.p.world.kinds.values() if k.channel == self.channel and k.action)
        return self

    def order(self):
        return -self.priority, self.due, self.id


def reasons_of(p, columns):
    w = p.world
    reasons = []
    for rule in w.policy["due"]:
        found = FIRE[trigger(rule)](p, rule)
        if not found or not found.since <= w.today or (found.until and found.until < w.today):
            continue
        if not rule.get("test", lambda *_: True)(p.known, p.row, w):
            continue
        rule = {**rule, **found.step}
        ways = Ways(p, rule, columns)
        channel = "" if at_desk(rule) else next(iter(ways.allowed), "")
        reasons.append(Reason(p, rule, found, held(p, rule, columns, ways), channel).keep_action(ways.usual))
    # What is missing is asked where they are contacted anyway.
    if any(not r.hold and trigger(r.rule) != "missing" and not at_desk(r.rule) for r in reasons):
        for r in reasons:
            if r.hold == "quiet" and trigger(r.rule) == "missing":
                r.hold = ""
    return reasons


def keep_to_channel(p, reasons, columns):
    """One contact goes by one channel: reasons that may not use it wait."""
    free = sorted((r for r in reasons if not r.hold), key=Reason.order)
    channel = next((r.channel for r in free if r.channel), None)
    for r in free if channel else ():
        if not at_desk(r.rule) and Ways(p, r.rule, columns).may(channel) != "yes":
            r.hold = "no consent"


def known(p, day):
    """Whoever is created after a day, and of whom the log knows nothing by then, is not there yet."""
    return not p.row["created"] or days.day_of(p.first_seen()) <= day


def due(world, columns, fold=False):
    """All reasons of all customers, those held back too, in the order of the list."""
    reasons = []
    for p in world.people.values():
        if not p.row["status"].startswith("merged:") and known(p, world.today):
            some = reasons_of(p, columns)
            if fold:
                keep_to_channel(p, some, columns)
            reasons += some
    reasons.sort(key=Reason.order)
    if "capacity" in world.policy:
        cut(world, reasons)
    return reasons


def folded(reasons):
    """A row for each customer: the rules, and the date and priority of the first."""
    rows = {}
    for r in reasons:
        if not r.hold:
            rows.setdefault(r.id, []).append(r)
    return [(id, tuple(sorted(r.name for r in some)), some[0].due.isoformat(), str(some[0].priority))
            for id, some in rows.items()]


def met_today(world, owner):
    return sum(p.row["owner"] == owner and not p.row["status"].startswith("merged:") and
               any(t.outward and t.day == world.today for t in p.touches) for p in world.people.values())


def cut(world, reasons):
    policy, owners = world.policy, {}
    for r in reasons:
        if not r.hold:
            firsts = owners.setdefault(r.p.row["owner"], {})
            firsts.setdefault(r.id, r)
    for owner, firsts in owners.items():
        room = max(0, policy["capacity"] - met_today(world, owner))
        kept = round(room * int(policy.get("reserve", "0%")[:-1]) / 100)      # half to even
        if len(firsts) <= room:
            continue
        listed = list(firsts.values())
        rest = sorted(listed[room - kept:], key=lambda r: r.due)
        for out in rest[kept:]:
            for r in reasons:
                if r.id == out.id and not r.hold:
                    r.hold = "capacity"
