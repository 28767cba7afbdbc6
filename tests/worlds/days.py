"""Days, moments and lengths of time, as crm-records(5) tells them.

A day is a datetime.date. A moment is a number of minutes; a date without a
time is the end of its day."""
import calendar
import datetime

DAY = 1440


def parse(text):
    """The day, and the minute within it or None."""
    day = datetime.date.fromisoformat(text[:10])
    return day, int(text[11:13]) * 60 + int(text[14:16]) if len(text) > 10 else None


def moment(day, minute):
    return day.toordinal() * DAY + (DAY if minute is None else minute)


def place(text):
    """For putting dates in order: the end of a day is before the next."""
    day, minute = parse(text)
    return day, DAY if minute is None else minute


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
