"""Days that come round each year: birthdays and holidays, by the calendar of
the West and by that of China."""
import datetime
import os

import days
import kinds as K

WEEKDAYS = "monday tuesday wednesday thursday friday saturday sunday".split()
REFERENCE = os.path.join(os.environ.get("CRM_TEST_DATA", ""), "lunar_1950_2049.tsv")


class Lunar:
    """The Chinese calendar by a table of its days, one by one."""

    def __init__(self, path=REFERENCE):
        self.months, self.of, self.there = {}, {}, os.path.exists(path)
        for line in open(path).readlines()[1:] if self.there else ():
            day, *words = line.split()
            year, month, leap, nth = map(int, words)
            self.of[datetime.date.fromisoformat(day)] = year, month, leap, nth
            self.months.setdefault((year, month, leap), {})[nth] = datetime.date.fromisoformat(day)

    def day(self, year, month, leap, nth):
        """A month that the year has not, and a day that the month has not."""
        month = self.months.get((year, month, leap)) or self.months.get((year, month, 0))
        return month and month.get(min(nth, max(month)))


LUNAR = Lunar()


def birthdays(w, text):
    """The anniversaries of a date that may lack its year or its day, in their order."""
    lunar, text = text.startswith("lunar:"), text.replace("lunar:", "")
    named, rest = (0, text[2:]) if text.startswith("--") else (int(text[:4]), text[5:])
    leap, rest = "L" in rest, rest.replace("L", "")
    if not rest:
        return
    month, nth = (list(map(int, rest.split("-"))) + [1])[:2]
    for year in range(max(named + 1, w.today.year - 3), w.today.year + 6):
        if lunar:
            yield LUNAR.day(year, month, int(leap), nth)
        elif (month, nth) == (2, 29) and not days.calendar.isleap(year):
            yield datetime.date(year, 2, 28) if w.policy.get("feb29") != "03-01" else datetime.date(year, 3, 1)
        else:
            yield datetime.date(year, month, nth)


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
            day = datetime.date(year, int(h["date"][:2]), int(h["date"][3:]))
        elif "lunar" in h:
            day = LUNAR.day(year, int(h["lunar"][:2]), 0, int(h["lunar"][3:]))
        else:
            weekday = WEEKDAYS.index(h.get("weekday") or h["last"])
            day = days.nth_weekday(year, h["month"], h.get("nth", -1), weekday)
        if day:
            yield day + shift


def round_the_year(p, rule):
    """The first such day that is not over; None where there is none or it was done."""
    w = p.world
    if "holiday" in rule:
        coming = holidays(w, rule["holiday"])
    else:
        text = p.row[rule["anniversary"]]
        coming = birthdays(w, text) if text else ()
    by = K.named(w.kinds, rule.get("done_by", rule["action"]))
    for day in coming:
        until = days.add(day, rule.get("expires", "0d"))
        if until < w.today:
            continue
        since = days.less(day, rule.get("ahead", "0d"))
        if any(e.kind in by and e.reached and e.day >= since for e in p.events):
            return None
        return day, since, until
    return None
