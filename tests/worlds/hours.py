"""When the house is open, and limits that run in working time."""
import datetime

import days
import calendar_days

NAMES = "mon tue wed thu fri sat sun".split()
ONE = datetime.timedelta(1)


class House:
    def __init__(self, w):
        self.w, self.week, self.closed = w, {}, set()
        for key, value in w.policy.get("hours", {}).items():
            if key == "closed":
                items, known = [value] if isinstance(value, str) else value, w.policy["holidays"]
                named = {h["name"] for h in known if h["name"] in items or h.get("calendar") in items}
                self.closed = calendar_days.days_off(w, named)
                self.closed |= {datetime.date.fromisoformat(i) for i in items if i[:1].isdigit()}
                continue
            first, _, last = key.partition("-")
            for i in range(NAMES.index(first), NAMES.index(last or first) + 1):
                self.week[i] = [tuple(int(t[:2]) * 60 + int(t[3:]) for t in part.split("-")) for part in value.split(";")]

    def works(self, day):
        return day.weekday() in self.week and day not in self.closed

    def open(self, day):
        """From when to when it is open that day."""
        parts = self.week[day.weekday()] if self.works(day) else ()
        return [(self.w.zone.moment(day, a), self.w.zone.moment(day, b)) for a, b in parts]

    def on(self, moment, minutes):
        """The first moment by which it was open for so long since."""
        day = self.w.zone.last_day(moment)
        while minutes:
            for begins, ends in self.open(day):
                begins = max(begins, moment)
                if begins < ends and minutes:
                    took = min(minutes, ends - begins)
                    minutes -= took
                    moment = begins + took
            day += ONE
        return moment

    def back(self, moment, minutes):
        """The last moment from which it is open for so long until then."""
        day = self.w.zone.last_day(moment)
        while minutes:
            for begins, ends in reversed(self.open(day)):
                ends = min(ends, moment)
                if begins < ends and minutes:
                    took = min(minutes, ends - begins)
                    minutes -= took
                    moment = ends - took
            day -= ONE
        return moment

    def next(self, day):
        while not self.works(day):
            day += ONE
        return day

    def add(self, day, span):
        """Working days; longer lengths by the calendar, then to the next working day."""
        n, unit = days.span(span)
        if unit != "d":
            return self.next(days.add(day, span))
        if n == 0:
            return self.next(day)
        for _ in range(n):
            day = self.next(day + ONE)
        return day

    def less(self, day, span):
        n, unit = days.span(span)
        if unit != "d":
            return days.less(day, span)
        for _ in range(n):
            day -= ONE
            while not self.works(day):
                day -= ONE
        return day


class Limit:
    """The day of a limit, and its moment."""

    def __init__(self, w, item, rule):
        self.w, self.house = w, House(w) if rule.get("working") else None
        within = rule.get("within")
        if within is None and item.due:
            self.day, minute = item.due
            self.moment = w.zone.moment(self.day, minute)
        elif within is not None and days.by_clock(within):
            self.moment = self.house.on(item.moment, days.minutes(within)) if self.house else item.moment + days.minutes(within)
            self.day = max(item.day, w.zone.last_day(self.moment))
        else:
            self.day = self.house.add(item.day, within or "0d") if self.house else days.add(item.day, within or "0d")
            self.moment = w.zone.moment(self.day)

    def listed(self, ahead):
        if ahead is None:
            return self.day
        if days.by_clock(ahead):
            n = days.minutes(ahead)
            return self.w.zone.last_day(self.house.back(self.moment, n) if self.house else self.moment - n)
        return self.house.less(self.day, ahead) if self.house else days.less(self.day, ahead)

    def escalates(self, span):
        """The moment after which somebody else is to see to it."""
        if days.by_clock(span):
            n = days.minutes(span)
            return self.house.on(self.moment, n) if self.house else self.moment + n
        day = self.house.add(self.day, span) if self.house else days.add(self.day, span)
        return self.w.zone.moment(day) + self.moment - self.w.zone.moment(self.day)
