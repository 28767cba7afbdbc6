# The days off of samples/holidays.yaml, with what is substituted for them, against published lists.
# A complaint of each day is to be answered on the next working day: the days of the week on which
# none is to be answered are those on which we are closed.
& python3 -c "import datetime"

$ cp "$ROOT/samples/holidays.yaml" "$ROOT/samples/feasts.yaml" .

# gov.hk: general holidays, "every Sunday" apart. In 2013, 2014 and 2024 the fourth day of Lunar New Year
# takes the place of one that is a Sunday; in 2026 the day after Ching Ming is Easter Monday, so that the
# day after that is off, too; in 2012 the day after Mid-Autumn is National Day, and the next day is off.
$ python3 "$ROOT/tests/off.py" hk mon-sat 2012 2013 2014 2024 2025 2026
2012 01-02 01-23 01-24 01-25 04-04 04-06 04-07 04-09 04-28 05-01 06-23 07-02 10-01 10-02 10-23 12-25 12-26
2013 01-01 02-11 02-12 02-13 03-29 03-30 04-01 04-04 05-01 05-17 06-12 07-01 09-20 10-01 10-14 12-25 12-26
2014 01-01 01-31 02-01 02-03 04-05 04-18 04-19 04-21 05-01 05-06 06-02 07-01 09-09 10-01 10-02 12-25 12-26
2024 01-01 02-10 02-12 02-13 03-29 03-30 04-01 04-04 05-01 05-15 06-10 07-01 09-18 10-01 10-11 12-25 12-26
2025 01-01 01-29 01-30 01-31 04-04 04-18 04-19 04-21 05-01 05-05 05-31 07-01 10-01 10-07 10-29 12-25 12-26
2026 01-01 02-17 02-18 02-19 04-03 04-04 04-06 04-07 05-01 05-25 06-19 07-01 09-26 10-01 10-19 12-25 12-26

# gov.uk: bank holidays of England and Wales, without the coronation of 2023 (8 May)
$ python3 "$ROOT/tests/off.py" uk mon-fri 2023 2024 2025 2026 2027
2023 01-02 04-07 04-10 05-01 05-29 08-28 12-25 12-26
2024 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26
2025 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
2026 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
2027 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28

# opm.gov: federal holidays. New Year of 2028 is a Saturday, so that 31 December 2027 is off.
$ python3 "$ROOT/tests/off.py" us mon-fri 2025 2026 2027
2025 01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25
2026 01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25
2027 01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31

# The holidays of the Federal Ministry of the Interior
$ python3 "$ROOT/tests/off.py" de mon-fri 2025 2026
2025 01-01 04-18 04-21 05-01 05-29 06-09 10-03 12-25 12-26
2026 01-01 04-03 04-06 05-01 05-14 05-25 12-25

# The production calendars of Russia, in the years in which no decree moved these days
$ python3 "$ROOT/tests/off.py" ru mon-fri 2026 | cut -d ' ' -f 8-
02-23 03-09 05-01 05-11 06-12 11-04

# The State Council's notices for 2025 and 2026, without the days that are only moved by them
$ python3 "$ROOT/tests/off.py" cn mon-sun 2025 2026
2025 01-01 01-28 01-29 01-30 01-31 04-04 05-01 05-02 05-31 10-01 10-02 10-03 10-06
2026 01-01 02-16 02-17 02-18 02-19 04-05 05-01 05-02 06-19 09-25 10-01 10-02 10-03

# Israel's days of rest as its government lists them: Independence Day was on a Thursday in 2025, as
# 5 Iyar was a Saturday, in 2024 on a Tuesday, as it was a Monday, and in 2026 on its own day.
$ python3 "$ROOT/tests/off.py" il mon-sun 2024 2025 2026
2024 04-23 04-29 05-14 06-12 10-03 10-04 10-12 10-17 10-24
2025 04-13 04-19 05-01 06-02 09-23 09-24 10-02 10-07 10-14
2026 04-02 04-08 04-22 05-22 09-12 09-13 09-21 09-26 10-03

# Turkey and India, whose moving days are a list: as haberturk.com prints the Diyanet's calendar of 2026,
# and as niepvd.nic.in prints the 17 gazetted holidays of 2026
$ python3 "$ROOT/tests/off.py" tr mon-sun 2026; python3 "$ROOT/tests/off.py" in mon-sun 2026 2>told; grep -c '^crm-due: holidays whose list of dates ends: in-holi (2027-03-22), ' told
! crm-due: holidays whose list of dates ends: tr-ramazan-1 (2027-03-09), tr-ramazan-2 (2027-03-10), tr-ramazan-3 (2027-03-11); add later dates to the policy
2026 01-01 03-20 03-21 03-22 04-23 05-01 05-19 05-27 05-28 05-29 05-30 07-15 08-30 10-29
2026 01-26 03-04 03-21 03-26 03-31 04-03 05-01 05-27 06-26 08-15 08-26 09-04 10-02 10-20 11-08 11-24 12-25
1

# One holiday of a calendar brings its substitute day, and knows the others: Boxing Day has 27 December
$ python3 "$ROOT/tests/off.py" uk-christmas mon-fri 2022 2027
2022 12-27
2027 12-27

# The Islamic calendar against the table of Umm al-Qura that R.H. van Gent publishes
@ moon/holidays.yaml
holidays:
  - {name: e, calendar: moon, islamic: 1 shawwal}
  - {name: f, calendar: moon, islamic: 10 dhu-al-hijjah}
  - {name: g, calendar: moon, islamic: 1 muharram}
.
$ cd moon && python3 "$ROOT/tests/off.py" moon mon-sun 2023 2024 2025 2026
2023 04-21 06-28 07-19
2024 04-10 06-16 07-07
2025 03-30 06-06 06-26
2026 03-20 05-27 06-16

# The older name of the file
$ printf 'version: 1\ninclude: [feasts.yaml]\n' >alias.yaml; crm-due -p alias.yaml --print-policy | grep -c 'hk-'
17
