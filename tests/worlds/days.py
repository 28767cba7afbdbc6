"""Days, moments and lengths of time, as crm-records(5) tells them.

A day is a datetime.date. A moment is a number of minutes of universal time; a
date without a time is the end of its day, in the zone of the policy."""
import calendar
import datetime
import zoneinfo

DAY = 1440


def parse(text):
    """The day, and the minute within it or None."""
    day = datetime.date.fromisoformat(text[:10])
    return day, int(text[11:13]) * 60 + int(text[14:16]) if len(text) > 10 else None


def offset(text):
    """Minutes before universal time, or None where the text does not say."""
    if text[16:] in ("", "Z"):
        return 0 if text[16:] else None
    return int(text[16] + "1") * (int(text[17:19]) * 60 + int(text[20:22]))


class Zone:
    """What its clock shows, and when."""

    def __init__(self, name):
        self.zone = None if name == "UTC" else zoneinfo.ZoneInfo(name)

    def moment(self, day, minute=None):
        """Of an hour that the clock shows twice, the first."""
        at = day.toordinal() * DAY + (DAY if minute is None else minute)
        if not self.zone:
            return at
        clock = datetime.datetime.fromordinal(1) + datetime.timedelta(minutes=at - DAY)
        return at - clock.replace(tzinfo=self.zone).utcoffset() // datetime.timedelta(minutes=1)

    def of(self, text):
        day, minute = parse(text)
        ahead = offset(text)
        return self.moment(day, minute) if ahead is None else day.toordinal() * DAY + minute - ahead

    def clock(self, moment):
        """The minutes that its clock shows."""
        if not self.zone:
            return moment
        there = datetime.datetime(1, 1, 1, tzinfo=datetime.timezone.utc) + datetime.timedelta(minutes=moment - DAY)
        return moment + there.astimezone(self.zone).utcoffset() // datetime.timedelta(minutes=1)

    def day(self, moment):
        return datetime.date.fromordinal(self.clock(moment) // DAY)

    def last_day(self, moment):
        """Midnight is the end of a day, not the beginning of the next."""
        return datetime.date.fromordinal(self.clock(moment - 1) // DAY)


def place(text):
    """For putting dates in order: the end of a day is before the next."""
    day, minute = parse(text)
    return day, DAY if minute is None else minute


def key(zone, text):
    """The same with zones: the end of a day is before the next."""
    return zone.of(text), len(text) > 10


def day_of(text):
    return parse(text)[0]


def span(text):
    unit = text.lstrip("0123456789")
    return int(text[:-len(unit)]), unit


def by_clock(text):
    return span(text)[1] in ("h", "min")


def minutes(text):
    n, unit = span(text)
    return n * {"min": 1, "h": 60, "d": DAY, "w": 7 * DAY}[unit]


def in_month(year, month, day):
    """A month keeps the day of the month, or takes the last there is."""
    return datetime.date(year, month, min(day, calendar.monthrange(year, month)[1]))


def add(day, text, sign=1):
    n, unit = span(text)
    n *= sign
    if unit in ("d", "w"):
        return day + datetime.timedelta(n * (7 if unit == "w" else 1))
    months = day.year * 12 + day.month - 1 + n * (12 if unit == "y" else 1)
    return in_month(months // 12, months % 12 + 1, day.day)


def less(day, text):
    return add(day, text, -1)


def nth_weekday(year, month, nth, weekday):
    """The nth such weekday of the month, nth -1 the last; None if it has none."""
    days = [d for week in calendar.monthcalendar(year, month) for i, d in enumerate(week) if i == weekday and d]
    if nth > len(days):
        return None
    return datetime.date(year, month, days[nth - 1 if nth > 0 else -1])
