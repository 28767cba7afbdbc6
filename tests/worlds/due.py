"""Who is to be contacted: what fires, what holds it back, and whom the day is for."""
import day
import days
import facts
import replies
import triggers
import wanted

COLUMNS = {"phone": "phone", "email": "email", "post": "address"}
ROUTINE = ("silence", "every", "missing", "campaign", "fill")


def at_desk(rule):
    return "older" in rule or rule["action"] in ("review", "do")


class Ways:
    """By what ways one customer may be reached for one rule."""

    def __init__(self, p, rule, columns):
        self.p, self.rule, self.columns = p, rule, columns
        self.purpose = rule.get("purpose", "news" if rule.get("selling") or "campaign" in rule else "care")
        w = p.world
        self.bounced = replies.bounced(p) or ()
        action = [k.channel for k in w.kinds.values() if k.action == rule["action"] and k.channel]
        said = [i.split(":")[0] for i in p.row.get("consent", "").split(";") if i not in ("", "none")]
        self.named = [rule.get("channel", "")] + action[:1] + [p.row.get("channel", "")] + said
        self.usual = (action + [""])[0]
        self.named += sorted({s.split(":")[0] for s, word in p.words().items() if word == "consent"} & set(facts.CHANNELS))
        self.all = [c for c in self.named if c]
        self.all += [c for c in COLUMNS if c not in self.all]
        self.reach = [c for c in self.all if self.in_reach(c)]
        self.allowed = [c for c in self.reach if self.may(c) == "yes"]
        self.give_up = rule.get("give_up", w.policy.get("give_up", 0))
        self.fresh = [c for c in self.allowed if not self.given_up(c)]

    def given_up(self, channel):
        """After so many tries, until three months after the last."""
        missed, since = replies.tries(self.p)[0], replies.since_reached(self.p, channel)
        if not self.give_up or len(since) < self.give_up or (self.p.world.today - self.p.latest(missed).day).days >= 90:
            return False
        last = max(t.moment for t in since)
        # An address that bounced at the last try and changed since then begins anew.
        return channel in self.bounced or not any(t.moment == last and t.row["outcome"] == "bounced" for t in since)

    def over(self):
        """Whether nothing is left but what was given up, and whether somebody else is to try then."""
        if self.fresh or not self.allowed or not replies.since_reached(self.p):
            return "", False
        if self.rule.get("purpose") == "service":
            return "", True
        p = self.p
        manager = day.doer(p.world, p.row["owner"], "escalate") != p.row["owner"]
        if manager and len(replies.since_reached(p, self.allowed[0])) == self.give_up:
            return "", True
        return "given up", False

    def in_reach(self, channel):
        if channel in self.bounced:
            return False
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
        for row in self.p.merged():
            if row.get("consent", "") and not any(about in (facts.contacts(i) or ()) for i in row["consent"].split(";")):
                return "no consent"
        column = self.p.row.get("consent", "")
        if column:
            return "yes" if any(about in (facts.contacts(i) or ()) for i in column.split(";")) else "no consent"
        return "yes" if self.p.world.policy.get("consent", "opt-out") == "opt-out" else "no consent"


def likes(row, columns):
    """The sentence of a rule that says what they like; a part without a value is left out."""
    some = [t.strip()[6:].strip() for t in row["tags"].split(";") if t.strip().startswith("likes:") and len(t.strip()) > 6]
    return "Known" + ("; likes " + ", ".join(some) if some and "tags" in columns else "")


EVERYBODY = "after open promised appointment owed milestone anniversary holiday".split()


def for_everybody(rule):
    """Also for those who are no customers: what the rule says, or what follows an event or a date and sells nothing."""
    return rule.get("everybody", not rule.get("selling") and triggers.of(rule) in EVERYBODY)


def is_for(rule, p):
    if p.row["status"] == "task" and not rule.get("tasks") or p.row["status"] == "noncustomer" and not for_everybody(rule):
        return False
    return rule.get("test", lambda *_: True)(p.known, p.row, p.world)


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
    if triggers.of(rule) in ROUTINE and "quiet" in w.policy and ours and not rule.get("tasks"):
        if w.today < days.add(p.latest(ours).day, w.policy["quiet"]):
            return "quiet"
    span, missed = rule.get("retry", w.policy.get("retry")), replies.since_reached(p)
    if span and missed and not at_desk(rule) and w.today < days.add(p.latest(replies.tries(p)[0]).day, span):
        return "tried lately"
    return no_channel(rule, ways) or ("" if at_desk(rule) else ways.over()[0])


def no_channel(rule, ways):
    return "" if at_desk(rule) or ways.reach else "no channel"


def before_greeting(p, columns):
    """Whether a birthday or holiday on which they are greeted is near."""
    w = p.world
    if "quiet_before" not in w.policy:
        return False
    for rule in w.policy["due"]:
        found = ("anniversary" in rule or "holiday" in rule) and not at_desk(rule) and triggers.find(p, rule)
        if not found or w.today > found.due and not found.listed(w.today):
            continue
        if days.less(max(found.due, w.today), w.policy["quiet_before"]) > w.today:
            continue
        if is_for(rule, p) and held(p, rule, columns, Ways(p, rule, columns)) in ("", "tried lately"):
            return True
    return False


class Reason:
    def __init__(self, p, found, columns):
        rule = self.rule = found.rule
        ways = Ways(p, rule, columns)
        self.id, self.p, self.name, self.due = p.id, p, rule["rule"], found.due
        self.urgent = triggers.cannot_wait(rule, found.due, found.until, p.world.today)
        self.follows = triggers.accompanies(p.world.policy, rule)
        self.overdue = max(0, (p.world.today - found.due).days)
        over = not at_desk(rule) and ways.over()[1]
        self.priority = rule.get("priority", 50) + (10 if over and not found.escalate else 0) + found.more
        self.action = "escalate" if found.escalate or over else rule["action"]
        self.hold, self.channel = held(p, rule, columns, ways), "" if at_desk(rule) else next(iter(ways.fresh or ways.allowed), "")
        self.greeting = triggers.of(rule) in ROUTINE and not at_desk(rule) and before_greeting(p, columns)
        self.keep_action(ways.usual)
        self.owner = day.doer(p.world, p.row["owner"], self.action)

    def keep_action(self, usual):
        """What cannot be done by that way is done by what goes by it."""
        if self.action != "escalate" and usual and self.channel and self.channel != usual:
            self.action = next(k.action for k in self.p.world.kinds.values() if k.channel == self.channel and k.action)

    def order(self):
        return -self.priority, -self.p.value(), self.due, self.id

    def lead(self):
        """Among the reasons of one customer: what accompanies comes last."""
        return (self.follows,) + self.order()


def reasons_of(p, columns):
    w, reasons = p.world, []
    for rule in w.policy["due"]:
        found = triggers.fire(p, rule)
        if found and is_for(found.rule, p):
            reasons.append(Reason(p, found, columns))
    return reasons


def ask_along(reasons, free):
    """What goes along is asked where they are contacted anyway, quiet or not. Without a
    contact it waits, for one that fills the day if that may come."""
    led = {r.id for r in reasons if not r.hold and not r.follows}
    met = {r.id for r in reasons if not r.hold and not r.follows and not at_desk(r.rule)}
    filling = {r.id for r in free if not at_desk(r.rule)} - led
    for r in reasons:
        if not triggers.along(r.rule) or r.hold not in ("", "quiet", "tried lately") or r.greeting:
            continue
        if r.id in met:
            r.hold = ""
        elif r.id in filling:
            r.hold = "fill" if r.follows else ""
        elif not r.hold and r.follows:
            r.hold = "no other contact"


def end_filling(reasons, added, columns, fold):
    """What would have gone along with a contact that fills the day, does or does not. Desk work is
    no contact."""
    for r in reasons:
        if r.hold != "fill":
            continue
        by = next((a for a in added if a.id == r.id and not at_desk(a.rule)), None)
        r.hold = "" if by else "no other contact"
        if by and fold and by.channel and not at_desk(r.rule) and Ways(r.p, r.rule, columns).may(by.channel) != "yes":
            r.hold = "no consent"


def keep_to_channel(reasons, columns):
    """One contact goes by one channel: reasons that may not use it wait."""
    free = sorted((r for r in reasons if not r.hold), key=Reason.lead)
    channel = next((r.channel for r in free if r.channel), None)
    for r in free if channel else ():
        if not at_desk(r.rule) and Ways(r.p, r.rule, columns).may(channel) != "yes":
            r.hold = "no consent"


def due(world, columns, fold=False):
    """All reasons of all customers, those held back too, in the order of the list."""
    people = [p for p in world.people.values() if p.there()]
    reasons = [r for p in people for r in reasons_of(p, columns)]
    wanted.hold_for_cap(world, reasons)
    for r in reasons:
        if r.greeting and not r.hold:
            r.hold = "before a greeting"
    rules = [rule for rule in world.policy["due"] if "fill" in rule]
    free = [Reason(p, triggers.Found(rule, world.today), columns) for rule in rules for p in people
            if is_for(rule, p)]
    free = [r for r in free if not r.hold and not r.greeting and not any(t.day == world.today for t in r.p.touches)]
    ask_along(reasons, free)
    if fold:
        for p in people:
            keep_to_channel([r for r in reasons if r.id == p.id], columns)
    reasons.sort(key=Reason.order)
    day.cut(world, reasons)
    added = []
    for rule in rules:
        added += day.fill(world, reasons + added, free, rule)
        added.sort(key=Reason.order)
    end_filling(reasons, added, columns, fold)
    return sorted(reasons + added, key=Reason.order)


def folded(reasons):
    """A row for each customer: the rules, and what is said of the first."""
    rows = {}
    for r in reasons:
        if not r.hold:
            rows.setdefault(r.id, []).append(r)
    for some in rows.values():
        some.sort(key=Reason.lead)
    return [(id, tuple(sorted(r.name for r in some)), some[0].due.isoformat(), str(some[0].priority), some[0].owner)
            for id, some in rows.items()]
