"""Whether customers answer: our tries that did not reach them, and our contacts that they answered."""
import datetime
from fractions import Fraction

import days

TALKS = ("phone", "visit")
MISSED = ("no-answer", "bounced", "no-show")
CHANNELS = "phone email sms chat post visit".split()


def moment(e):
    return e.order()[:2]


def by(e, channel):
    return not channel or e.channel() == channel


def tries(p, channel=None):
    """Tries that did not reach them, and contacts that did."""
    some = [e for e in p.events if e.careful and by(e, channel)]
    missed = [e for e in some if e.outward and e.row["outcome"] in MISSED]
    return missed, [e for e in some if e.row["outcome"] in ("", "reached", "declined")]


def theirs(p):
    """What they did themselves, by whatever channel: they came in, bought or wrote."""
    return [e for e in p.events if not e.outward and e.k.cls != "desk" and e.row["outcome"] in ("", "reached", "declined")]


def since_reached(p, channel=None):
    missed, reached = tries(p, channel)
    last = max(map(moment, reached + theirs(p)), default=None)
    return [e for e in missed if last is None or moment(e) > last]


def answered(p, channel=None):
    """The share, in hundredths."""
    w, within = p.world, days.span(p.world.policy.get("reply", "14d"))[0]
    replies = [e for e in p.events if e.touch and not e.outward and (w.today - e.day).days < 365]
    yes = no = 0
    for e in p.events:
        if not e.careful or not e.outward or not by(e, channel) or (w.today - e.day).days >= 365:
            continue
        at_once = e.row["outcome"] == "declined" or e.touch and e.channel() in TALKS
        day = e.clock_day()
        if at_once or any(moment(r) >= moment(e) and (r.clock_day() - day).days <= within for r in replies):
            yes += 1
        elif (w.today - day).days > within:
            no += 1
    return round(Fraction(100 * yes, yes + no)) / 100 if yes + no else None


def bounced(p):
    found = set()
    for channel in CHANNELS:
        missed, reached = tries(p, channel)
        last = max(map(moment, reached), default=None)
        some = [e for e in missed if e.row["outcome"] == "bounced" and (last is None or moment(e) >= last)]
        if not some:
            continue
        latest = max(map(moment, some))
        said = {e.ref.lower() for e in some if moment(e) == latest}
        if len(said) > 1:
            return None  # which of them counts is not told
        day, ref = max(e.day for e in some if moment(e) == latest), said.pop()
        if p.row["reviewed"] and days.day_of(p.row["reviewed"]) > day:
            continue
        if channel == "email" and ref and "email" in p.world.columns and ref[6:].lower() not in p.row["email"].lower().split(";"):
            continue
        found.add(channel)
    return found


def facts(p, f):
    if (some := bounced(p)) is not None:
        f["bounced"] = some
    for channel in [None] + CHANNELS:
        of = "_" + channel if channel else ""
        last = p.latest(tries(p, channel)[0])
        f["attempts" + of], f["last_attempt" + of] = len(since_reached(p, channel)), last and last.date()
        f["answered" + of] = answered(p, channel)
