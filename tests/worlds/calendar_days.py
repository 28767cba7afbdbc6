"""Days that come round each year: birthdays and holidays, by the calendar of
the West and by that of China."""
import datetime
import math
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


def easter(year, which):
    """Knuth's algorithm (The Art of Computer Programming, 1.3.2, exercise 14) for the western churches, and for
    the orthodox ones that of Gauss (1800), whose Julian date is 13 days behind from 1900 to 2099."""
    if which == "orthodox":
        d = (19 * (year % 19) + 15) % 30
        e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + 6) % 7
        return datetime.date(year, 3, 22) + datetime.timedelta(d + e + 13)
    golden, century = year % 19 + 1, year // 100 + 1
    epact = (11 * golden + 20 + (8 * century + 5) // 25 - 5 - (3 * century // 4 - 12)) % 30
    epact += epact == 25 and golden > 11 or epact == 24
    moon = 44 - epact
    moon += 30 if moon < 21 else 0
    sunday = moon + 7 - (5 * year // 4 - (3 * century // 4 - 12) - 10 + moon) % 7
    return datetime.date(year, 3, 1) + datetime.timedelta(sunday - 1)


TERMS = ("chunfen qingming guyu lixia xiaoman mangzhong xiazhi xiaoshu dashu liqiu chushu bailu qiufen hanlu shuangjiang lidong "
         "xiaoxue daxue dongzhi xiaohan dahan lichun yushui jingzhe").split()


def longitude(day):
    """Of the sun, in degrees, so many days after 2000-01-01T12:00 UTC: Meeus, Astronomical Algorithms, chapter 25,
    which is exact to 0.01 degrees, or a quarter of an hour."""
    t = (day + 69 / 86400) / 36525
    m = math.radians(357.52911 + 35999.05029 * t - .0001537 * t * t)
    center = (1.914602 - .004817 * t) * math.sin(m) + (.019993 - .000101 * t) * math.sin(2 * m) + .000289 * math.sin(3 * m)
    return 280.46646 + 36000.76983 * t + .0003032 * t * t + center - .00569 - .00478 * math.sin(math.radians(125.04 - 1934.136 * t))


def solar_term(year, name):
    """The day at UTC+8, and the hour, at which the sun reaches the place of the term."""
    at = (datetime.date(year, 3, 20) - datetime.date(2000, 1, 1)).days + 365.2422 * ((TERMS.index(name) / 24 + .21) % 1 - .21)
    for _ in range(9):
        at += ((15 * TERMS.index(name) - longitude(at) + 180) % 360 - 180) * 365.2422 / 360
    moment = datetime.datetime(2000, 1, 1, 20) + datetime.timedelta(at)
    return moment.date(), moment.hour + moment.minute / 60


def is_certain(name, years):
    """Whether the term is far from midnight in these years, so that its day is certain."""
    return all(.5 < solar_term(year, name)[1] < 23.5 for year in years)


def weekday_by(h, year):
    """The nth such weekday before or after a date."""
    side = "before" if "before" in h else "after"
    day, left = datetime.date(year, int(h[side][:2]), int(h[side][3:])), h.get("nth", 1)
    while left:
        day += datetime.timedelta(-1 if side == "before" else 1)
        left -= day.weekday() == WEEKDAYS.index(h["weekday"])
    return day


HEBREW = "nisan iyar sivan tamuz av elul tishri heshvan kislev tevet shevat adar".split()


def hebrew_new_year(year):
    """By the molad and the four postponements, as Dershowitz and Reingold give them (Calendrical Calculations)."""
    def start(y):
        months = (235 * y - 234) // 19
        parts = 12084 + 13753 * months
        day = 29 * months + parts // 25920
        return day + 1 if 3 * (day + 1) % 7 < 3 else day
    last, this, next = start(year - 1), start(year), start(year + 1)
    delay = 2 if next - this == 356 else 1 if this - last == 382 else 0
    return datetime.date.fromordinal(this + delay - 1373427)


def hebrew(year, text):
    """The day of a month in the Hebrew year that begins in the autumn before."""
    nth, month = int(text.split()[0]), HEBREW.index(text.split()[1])
    day, end = hebrew_new_year(year), hebrew_new_year(year + 1)
    length = (end - day).days  # 353, 354 or 355, and 30 more in a leap year
    leap, long_heshvan, short_kislev = length > 370, length % 10 == 5, length % 10 == 3
    for m in HEBREW[6:] + HEBREW[:6]:
        size = 29 + (m in ("nisan", "sivan", "av", "tishri", "shevat"))
        size += m == "heshvan" and long_heshvan or m == "kislev" and not short_kislev
        if m == "adar" and leap:
            day += datetime.timedelta(30)
        if HEBREW.index(m) == month:
            return day + datetime.timedelta(min(nth, size) - 1)
        day += datetime.timedelta(size)


def found(h, year):
    """The day that a rule finds in a year; None where there is none."""
    if "date" in h:
        return datetime.date(year, int(h["date"][:2]), int(h["date"][3:]))
    if "lunar" in h:
        return LUNAR.day(year, int(h["lunar"][:2]), 0, int(h["lunar"][3:]))
    if "hebrew" in h:
        return hebrew(year + 3761, h["hebrew"])
    if "easter" in h:
        return easter(year, h["easter"])
    if "solar-term" in h:
        return solar_term(year, h["solar-term"])[0]
    if "month" not in h:
        return weekday_by(h, year)
    return days.nth_weekday(year, h["month"], h.get("nth", -1), WEEKDAYS.index(h.get("weekday") or h["last"]))


def of_name(w, name):
    return next(h for h in w.policy["holidays"] if h["name"] == name)


def signed(text):
    n, unit = days.span(text.lstrip("+-"))
    return datetime.timedelta(n * (7 if unit == "w" else 1) * (-1 if text.startswith("-") else 1))


def unmoved(w, h):
    offset = signed(h.get("offset", "0d"))
    if "days" in h:
        return [datetime.date.fromisoformat(day) + offset for day in h["days"]]
    return [day + offset for day in (found(h, year) for year in range(w.today.year - 2, w.today.year + 4)) if day]


def holidays(w, name):
    h = of_name(w, name)
    return sorted(day + signed(h.get("move", {}).get(WEEKDAYS[day.weekday()], "0d")) for day in unmoved(w, h))


def days_off(w, names):
    """The days of these holidays, and those that are substituted for them; none is given to two holidays of a
    calendar."""
    off = set()
    for calendar in {of_name(w, n).get("calendar") or (n,) for n in names}:
        of = [calendar[0]] if isinstance(calendar, tuple) else [h["name"] for h in w.policy["holidays"] if h.get("calendar") == calendar]
        all = [(day, i, n) for i, n in enumerate(of) for day in holidays(w, n)]
        taken, before = {day for day, *_ in all}, None
        for day, _, name in sorted(all):
            instead = of_name(w, name).get("substitute", {})
            how = instead.get(WEEKDAYS[day.weekday()])
            if day == before and "next" in instead.values():
                how = "next"
            before, other = day, how and how != "next" and day + signed(how)
            if how == "next":
                other = day + datetime.timedelta(1)
                while other in taken or WEEKDAYS[other.weekday()] in instead:
                    other += datetime.timedelta(1)
            if other:
                taken.add(other)
            if name in names:
                off |= {day, other or day}
    return off


def round_the_year(p, rule):
    """The first such day that is not over; None where there is none or it was done."""
    w = p.world
    if "holiday" in rule:
        if not of_name(w, rule["holiday"]).get("test", lambda *_: True)(p.known, p.row, w):
            return None
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
