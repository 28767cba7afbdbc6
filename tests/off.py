"""The days off of a calendar of holidays.yaml in this directory, a line for each year, without those that are off
in every week. Usage: off.py CALENDAR WEEK YEAR..., with crm-due in PATH and a week such as mon-fri.

A complaint of each day is to be answered on the next working day: a day on which none is to be answered is off."""
import datetime, subprocess, sys
calendar, week, *years = sys.argv[1:]
names = "mon tue wed thu fri sat sun".split()
worked = range(names.index(week.split("-")[1]) + 1)
with open("off.yaml", "w") as f:
    f.write("version: 1\ninclude: [holidays.yaml]\nhours: {%s: '00:00-24:00', closed: [%s]}\n" % (week, calendar) +
            "due: [{rule: r, open: complaint, within: 1d, working: true, action: answer}]\n")
for year in map(int, years):
    first = datetime.date(year, 1, 1)
    days = [first + datetime.timedelta(i) for i in range(366) if (first + datetime.timedelta(i)).year == year]
    with open("off.tsv", "w") as f, open("offlog.tsv", "w") as log:
        f.write("id\tname\tphone\n")
        log.write("date\tcustomer\tkind\n")
        for i, day in enumerate(days):
            f.write("c%d\tSomebody\t%d\n" % (i, 100000 + i))
            log.write("%s\tc%d\tcomplaint\n" % (day - datetime.timedelta(1), i))
    due = subprocess.run(["crm-due", "-p", "off.yaml", "-l", "offlog.tsv", "--today=%d-01-20" % (year + 1), "--unlimited",
                          "-C", "due_date", "off.tsv"], stdout=subprocess.PIPE, text=True, check=True).stdout.split()[1:]
    print(year, *(day.strftime("%m-%d") for day in days if day.weekday() in worked and str(day) not in due))
