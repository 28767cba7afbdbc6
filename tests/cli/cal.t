# crm-cal: a calendar of what is due. 2026-11-21 is a Saturday. Days were counted by hand; where a date comes from elsewhere,
# the test says so. "ev ARGUMENTS" prints of each event when it begins and of what its UID was made; "show ARGUMENTS" the
# calendar as it is, without carriage returns and with folded lines joined; both leave out.ics behind. A UID is a UUID of version
# 8 (RFC 9562, 5.8) from SHA-256 of the book, a line feed and the key, whose parts have tabs between them (here dots). "uids BOOK"
# reads keys, hashes them with sha256sum, and writes the commands of sed that put a key in the place of its UID.

@ uids
while read -r key; do
	printf '%s\n%s' "$1" "$(printf %s "$key" | tr . '\t')" | sha256sum | awk -v key="$key" '{
		n = index("0123456789abcdef", substr($1, 17, 1)) - 1
		printf "s/%s-%s-8%s-%s%s-%s/%s/\n", substr($1, 1, 8), substr($1, 9, 4), substr($1, 14, 3),
			substr("89ab", n % 4 + 1, 1), substr($1, 18, 3), substr($1, 21, 12), key
	}'
done
.

@ ev
crm-cal "$@" >out.ics || exit
tr -d '\r' <out.ics | awk '/^UID:/ {u = substr($0, 5)} /^DTSTART/ {sub(/^[^:]*:/, ""); print $0, u}' | sed -f uids.sed
.
@ show
crm-cal "$@" >out.ics || exit
awk '{sub(/\r$/, "")} /^ / {line = line substr($0, 2); next} NR > 1 {print line} {line = $0} END {print line}' out.ics | sed -f uids.sed
.
@ p.yaml
version: 1
book: b1
zone: Europe/Berlin
due:
  - {rule: birthday, anniversary: birthday, ahead: 3d, expires: 1d, action: greet}
  - {rule: promise, promised: any, ahead: 1d, action: call, ask: "Is it all right?", offer: "A cup of tea"}
  - {rule: expected, appointment: any, ahead: 1d, action: call}
  - {rule: came, appointment: any, wait: 1d, expires: 14d, action: ask}
  - {rule: milestone, milestone: any, wait: 1d, expires: 14d, action: ask}
  - {rule: festival, holiday: festival, when: "lang == 'zh'", ahead: 5d, action: greet}
  - {rule: touch, silence: 30d, when: "lang == 'en'", action: call}
  - {rule: know, missing: [source], action: ask, why: "We do not know: {missing}", ask: "How did you find us?"}
holidays:
  - {name: festival, lunar: "08-15"}
.
@ customers.tsv
id→name→phone→email→birthday→lang→owner→source→consent→status→hours→avoid
a→Ann→1→a@x.org→1980-11-23→en→maria→→→→9:00-11:00→golf
b→Bob→2→→--12-24→de→li→web→→→→
c→王芳→3→→lunar:1980-08-15→zh→li→web→→→→
d→Dee→4→→1980-12-01→de→li→web→→deceased→→
e→Eve→5→→1980-12-01→de→li→web→none→→→
.
@ log.tsv
event→date→customer→kind→outcome→due→ref→note
e1→2026-11-01→a→call→→→→
e2→2026-11-10→a→appointment→→2026-11-30T15:00→→Facial
e3→2026-11-10→a→appointment→→2027-03-29T10:00→→Facial
e4→2026-11-11→a→appointment→→2027-03-26T10:00→→
e5→2026-11-12→a→appointment→→2027-01-10→→
e6→2026-11-13→a→cancel→→→event:e5→
e7→2026-11-02→b→call→→2026-11-18→→the lipstick
e8→2026-11-03→b→note→→2026-12-05→→prices
e9→2026-11-03→b→note→→2026-12-05→→a mirror
ea→2026-11-04→b→note→→2027-06-01T09:30→→
eb→2026-11-05→b→milestone→→2027-01-15→→Premiere
ec→2026-10-01→c→email→→2026-10-20→→
ed→2026-10-02→c→call→→→→
.

@ keys
a.birthday.2026-11-23
a.came.2026-11-30T1500.2026-11-10
a.expected.2026-11-30T1500.2026-11-10
a.expected.2027-03-26T1000.2026-11-11
a.expected.2027-03-29T1000.2026-11-10
b.birthday.2026-12-24
b.milestone.2027-01-16.2026-11-05
b.promise.2026-11-18.2026-11-02
b.promise.2026-12-05.2026-11-03
b.promise.2026-12-05.2026-11-03.2
b.promise.2027-06-01T0930.2026-11-04
c.birthday.2026-09-25
c.birthday.2027-09-15
c.festival.2027-09-15
.
$ sh uids b1 <keys >uids.sed

# What has a day of its own is there for a year, each time; the rest, and what is overdue, as the plan of 31 days has it.
# The promise of 2026-10-20 was settled by the call; the appointment of 2027-01-10 was called off; the contact of Ann's
# birthday ends the silence of rule touch. In Berlin summer time begins on 2027-03-28 (the European Union changes on the last
# Sunday of March), so that 10:00 is 9:00 UTC on the 26th and 8:00 on the 29th. Lunar 15 August is the Mid-Autumn Festival, by
# the Hong Kong Observatory's calendar 2027-09-15. Somebody who died, and somebody who wants no contact, are not there.

$ sh ev -p p.yaml -l log.tsv --today=2026-11-21 --days=366 customers.tsv
20261121 b.promise.2026-11-18.2026-11-02
20261123 a.birthday.2026-11-23
20261130T140000Z a.expected.2026-11-30T1500.2026-11-10
20261201 a.came.2026-11-30T1500.2026-11-10
20261205 b.promise.2026-12-05.2026-11-03
20261205 b.promise.2026-12-05.2026-11-03.2
20261224 b.birthday.2026-12-24
20270116 b.milestone.2027-01-16.2026-11-05
20270326T090000Z a.expected.2027-03-26T1000.2026-11-11
20270329T080000Z a.expected.2027-03-29T1000.2026-11-10
20270601T073000Z b.promise.2027-06-01T0930.2026-11-04
20270915 c.birthday.2027-09-15
20270915 c.festival.2027-09-15

# The next day nothing has another UID; what is overdue moves to today.
$ sh ev -p p.yaml -l log.tsv --today=2026-11-22 --days=15 customers.tsv
20261122 b.promise.2026-11-18.2026-11-02
20261123 a.birthday.2026-11-23
20261130T140000Z a.expected.2026-11-30T1500.2026-11-10
20261201 a.came.2026-11-30T1500.2026-11-10
20261205 b.promise.2026-12-05.2026-11-03
20261205 b.promise.2026-12-05.2026-11-03.2

# A lunar birthday may come twice within a year: the Mid-Autumn Festival was on 2026-09-25 (Hong Kong Observatory).
$ sh ev -p p.yaml -l log.tsv --today=2026-09-20 --days=366 --rule=birthday customers.tsv | grep ' c'
20260925 c.birthday.2026-09-25
20270915 c.birthday.2027-09-15

# The last day is within the calendar, the next one is not; unless stated there are 31.
$ for n in 15 14; do sh ev -p p.yaml -l log.tsv --today=2026-11-21 --days=$n customers.tsv | tail -n 1; done
20261205 b.promise.2026-12-05.2026-11-03.2
20261201 a.came.2026-11-30T1500.2026-11-10
$ sh ev -p p.yaml -l log.tsv --today=2026-11-21 customers.tsv | tail -n 1; sh ev -p p.yaml -l log.tsv --today=2026-11-24 customers.tsv | tail -n 1
20261205 b.promise.2026-12-05.2026-11-03.2
20261224 b.birthday.2026-12-24

# A greeting settles this year's birthday and not the next one.
$ { cat log.tsv; printf 'f1\t2026-11-21\ta\tgreeting\t\t\t\t\nf2\t2026-09-24\tc\tgreeting\t\t\t\t\n'; } >greeted.tsv
$ sh ev -p p.yaml -l greeted.tsv --today=2026-11-21 --days=366 --rule=birthday customers.tsv
20261224 b.birthday.2026-12-24
20270915 c.birthday.2027-09-15
$ sh ev -p p.yaml -l greeted.tsv --today=2026-09-24 --days=366 --rule=birthday customers.tsv | grep ' c'
20270915 c.birthday.2027-09-15

# A snooze holds back what is due before its end.
$ { cat log.tsv; printf 'f1\t2026-11-21\tb\tsnooze\t\t2026-12-10\t\t\n'; } >snoozed.tsv
$ sh ev -p p.yaml -l snoozed.tsv --today=2026-11-21 customers.tsv | grep ' b'
20261210 b.promise.2026-11-18.2026-11-02

# An event as it is: what accompanies it, what to avoid, the alarm at nine on the day before.
$ sh show -p p.yaml -l log.tsv --today=2026-11-21T10:30 --days=10 customers.tsv | sed -n '/a.birthday/,$p'
UID:a.birthday.2026-11-23
DTSTAMP:20261121T093000Z
DTSTART;VALUE=DATE:20261123
DTEND;VALUE=DATE:20261124
TRANSP:TRANSPARENT
STATUS:CONFIRMED
SUMMARY:Ann: Birthday on 2026-11-23
DESCRIPTION:Action: greet\nChannel: phone\nAsk: How did you find us?\nAlso: We do not know: source\nPhone: 1\nEmail: a@x.org\nLikes to be contacted: 9:00-11:00\nDo not mention: golf\nCustomer: a\nOwner: maria\nRule: birthday
CATEGORIES:Anniversary
CATEGORIES:birthday
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT15H
DESCRIPTION:Ann: Birthday on 2026-11-23
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:a.expected.2026-11-30T1500.2026-11-10
DTSTAMP:20261121T093000Z
DTSTART:20261130T140000Z
DTEND:20261130T150000Z
TRANSP:OPAQUE
STATUS:CONFIRMED
SUMMARY:Ann: Appointment on 2026-11-30 15:00: Facial
DESCRIPTION:Action: call\nChannel: phone\nPhone: 1\nEmail: a@x.org\nLikes to be contacted: 9:00-11:00\nDo not mention: golf\nCustomer: a\nOwner: maria\nRule: expected\nEvidence: log.tsv:3
CATEGORIES:Appointment
CATEGORIES:expected
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT30M
DESCRIPTION:Ann: Appointment on 2026-11-30 15:00: Facial
END:VALARM
END:VEVENT
END:VCALENDAR

# Private columns never appear.
$ { cat p.yaml; echo 'private: [phone, avoid, name]'; } >private.yaml; sh show -p private.yaml -l log.tsv --today=2026-11-21 --days=10 --rule=birthday customers.tsv | grep -E '^(SUMMARY|DESCRIPTION:Action)'
SUMMARY:a: Birthday on 2026-11-23
DESCRIPTION:Action: greet\nChannel: phone\nEmail: a@x.org\nLikes to be contacted: 9:00-11:00\nCustomer: a\nOwner: maria\nRule: birthday

# ---- options ----

$ alarms() { sh show -p p.yaml -l log.tsv --today=2026-11-21 "$@" customers.tsv | grep '^TRIGGER' | sort | uniq -c | sed 's/^ *//'; }; for a in none 0d 1d 2h 90min 1w; do echo $a; alarms --alarm=$a; done
none
0d
1 TRIGGER:PT0S
5 TRIGGER:PT9H
1d
1 TRIGGER:-P1D
5 TRIGGER:-PT15H
2h
1 TRIGGER:-PT2H
5 TRIGGER:PT7H
90min
1 TRIGGER:-PT1H30M
5 TRIGGER:PT7H30M
1w
1 TRIGGER:-P1W
5 TRIGGER:-P6DT15H
$ sh show -p p.yaml -l log.tsv --today=2026-11-21 --length=45min --rule=expected customers.tsv | grep DTEND
DTEND:20261130T144500Z

$ sh ev -p p.yaml -l log.tsv --today=2026-11-21 --owner=maria customers.tsv; grep CALNAME out.ics | tr -d '\r'
20261123 a.birthday.2026-11-23
20261130T140000Z a.expected.2026-11-30T1500.2026-11-10
20261201 a.came.2026-11-30T1500.2026-11-10
X-WR-CALNAME:Customers of maria
$ crm-cal -p p.yaml -l log.tsv --today=2026-11-21 --owner=mria customers.tsv
! crm-cal: --owner: "mria" has nothing to do and no customers; did you mean "maria"?
? 1
$ sh ev -p p.yaml -l log.tsv --today=2026-11-21 --only="lang == 'en'" --rule=birthday --rule=promise customers.tsv
20261123 a.birthday.2026-11-23
$ crm-cal -p p.yaml -l log.tsv --only='lng == 1' customers.tsv
! crm-cal: --only:1:1: "lng" is neither a column nor a fact; did you mean "lang"?
? 2
$ crm-cal -p p.yaml -l log.tsv --rule=birthdy customers.tsv
! crm-cal: the policy has no rule "birthdy"; did you mean "birthday"?
? 2

# A stream is an operand, too, and so is a book.
$ crm-facts -p p.yaml -l log.tsv --today=2026-11-21 customers.tsv >facts.tsv; crm-cal -p p.yaml -l log.tsv --days=366 facts.tsv >a.ics; crm-cal -p p.yaml -l log.tsv --today=2026-11-21 --days=366 customers.tsv >b.ics; cmp a.ics b.ics
$ mkdir book; cp customers.tsv log.tsv book; cp p.yaml book/policy.yaml; crm-cal --today=2026-11-21 --days=366 book | sed 's/book.log.tsv/log.tsv/' >a.ics; tr -d '\r\n ' <a.ics >a; tr -d '\r\n ' <b.ics | cmp - a
$ for n in 1 2 7; do crm-cal --threads=$n -p p.yaml -l log.tsv --today=2026-11-21 --days=366 customers.tsv | cmp - b.ics; done
$ crm cal --today=2026-11-21 --days=366 book | sed 's/book.log.tsv/log.tsv/' | tr -d '\r\n ' | cmp - a
$ crm-cal -p p.yaml -l log.tsv --today=2026-11-21 --days=366 <customers.tsv | cmp - b.ics

# Without events it is a calendar all the same.
$ crm-cal -p p.yaml -l log.tsv --today=2026-11-21 --rule=festival customers.tsv | tr -d '\r'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//crm//crm-cal 0.1.0//EN
METHOD:PUBLISH
X-WR-CALNAME:Customers
END:VCALENDAR

# ---- what is wrong ----

$ crm-cal --days=0 -l log.tsv customers.tsv 2>&1 | head -n 1; crm-cal --days=367 -l log.tsv customers.tsv 2>&1 | head -n 1
crm-cal: --days: "0" is not a whole number from 1 to 366
crm-cal: --days: "367" is not a whole number from 1 to 366
$ for a in --alarm=soon --alarm=1m --alarm=2y --alarm=400d --alarm= --length=none --length=0h --length=1y --prices=-; do crm-cal $a -l log.tsv customers.tsv 2>&1 | head -n 1; done
crm-cal: --alarm: "soon" must be minutes, hours, days or weeks, such as 30min or 1d, or none
crm-cal: --alarm: "1m" must be minutes, hours, days or weeks, such as 30min or 1d, or none
crm-cal: --alarm: "2y" must be minutes, hours, days or weeks, such as 30min or 1d, or none
crm-cal: --alarm: "400d" must be at most a year
crm-cal: --alarm: "" must be minutes, hours, days or weeks, such as 30min or 1d, or none
crm-cal: --length: "none" must be minutes, hours, days or weeks, such as 30min or 1d
crm-cal: --length: "0h" must be more than 0 and at most a year
crm-cal: --length: "1y" must be minutes, hours, days or weeks, such as 30min or 1d
crm-cal: --prices: "-" is not a price list: name a file
$ crm-cal --alarm=soon -l log.tsv customers.tsv >x.ics 2>y; echo $?; wc -c <x.ics | tr -d ' '
2
0

# The output is whole or not there.
$ sed 's/2026-11-10/2026-13-10/' log.tsv >bad.tsv; crm-cal -p p.yaml -l bad.tsv --today=2026-11-21 -o new.ics customers.tsv; ls new.ics
! crm-cal: bad.tsv:3: date: "2026-13-10" is not a date
! ls: cannot access 'new.ics': No such file or directory
? 2
$ crm-cal -p p.yaml -l bad.tsv --today=2026-11-21 --rejects=r.tsv -o new.ics customers.tsv; echo $?; tr -d '\r' <new.ics | grep -c 'Customer: a'
> 1
> 0
! crm-cal: 5 customers read, 2 faulty records set aside in r.tsv
? 1
$ crm-cal -p p.yaml -l log.tsv --today=2026-11-21 -o customers.tsv customers.tsv
! crm-cal: --output: "customers.tsv" is an input, which would be lost; write to another file, and then move it there with mv
? 2
$ crm-cal -p p.yaml -l log.tsv --today=2026-11-21 customers.tsv >/dev/full
!~ crm-cal: .*No space left on device.*
? 2
$ crm-cal -p p.yaml customers.tsv
! crm-cal: rule promise needs the log: name it with -l (or $CRM_LOG)
? 2

# ---- hostile text ----

# No value begins a property or ends an event: line feeds are blanks, others that control a terminal are shown, what has a
# meaning in iCalendar has a backslash. Lines have at most 75 bytes (RFC 5545, 3.1), and none ends within a character.

@ hostile.tsv
id→name→phone→birthday
x/1→Ann\r\nEND:VEVENT\nATTENDEE:mailto:x@y;,:"\\ a→1\nX:1→1980-11-22
y→王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王→2→1980-11-22
.
$ printf 'z\t\033[31mred\342\200\256txt\t3\t1980-11-22\n' >>hostile.tsv; sh show -p p.yaml -l log.tsv --today=2026-11-21 --rule=birthday hostile.tsv | grep -v -E '^(UID|DTSTAMP|DTSTART|DTEND|TRANSP|STATUS|CATEGORIES|ACTION|TRIGGER|.*VALARM)'
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//crm//crm-cal 0.1.0//EN
METHOD:PUBLISH
X-WR-CALNAME:Customers
BEGIN:VEVENT
SUMMARY:Ann  END:VEVENT ATTENDEE:mailto:x@y\;\,:"\\ a: Birthday on 2026-11-22
DESCRIPTION:Action: greet\nChannel: phone\nPhone: 1 X:1\nCustomer: x/1\nRule: birthday
DESCRIPTION:Ann  END:VEVENT ATTENDEE:mailto:x@y\;\,:"\\ a: Birthday on 2026-11-22
END:VEVENT
BEGIN:VEVENT
SUMMARY:王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王: Birthday on 2026-11-22
DESCRIPTION:Action: greet\nChannel: phone\nPhone: 2\nCustomer: y\nRule: birthday
DESCRIPTION:王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王王: Birthday on 2026-11-22
END:VEVENT
BEGIN:VEVENT
SUMMARY:\\x1B[31mred\\u{202E}txt: Birthday on 2026-11-22
DESCRIPTION:Action: greet\nChannel: phone\nPhone: 3\nCustomer: z\nRule: birthday
DESCRIPTION:\\x1B[31mred\\u{202E}txt: Birthday on 2026-11-22
END:VEVENT
END:VCALENDAR
$ LC_ALL=C awk '{sub(/\r$/, "") || bad++} length > 75 || /^ ?[\200-\277]/ {bad++} END {print bad + 0}' out.ics
0
$ crm-cal -p p.yaml -l log.tsv --today=2026-11-21 --owner="$(printf 'li\r\nX:1')" customers.tsv
! crm-cal: --owner: "li\r\nX:1" has nothing to do and no customers
? 1

# ---- the plan ----

# Contacts of the plan are those of crm-due --each --days=31, but for what has a day of its own, and what accompanies others.
@copy samples/shop
$ cd shop; crm-due --each --days=31 --today=2026-11-21 -C due_rule,id,due_day . | sed 1d | grep -v -E '^(birthday|new-year|spring-festival|good-luck|milestone|appointment|know-them|review|offer-help|share-news)' | awk '{print $2 "." $1, $3}' | sort >../due
$ cp uids.sed shop; cd shop; sh ../show --days=31 --today=2026-11-21 . | sed -n -E 's/^DTSTART.*:(....)(..)(..).*/\1-\2-\3/p; s/^DESCRIPTION:Action.*Customer: ([^\\]*).*Rule: ([^\\]*).*/\1.\2/p' | paste - - | awk '{print $2, $1}' | grep -v -E '[.](birthday|new-year|spring-festival|good-luck|milestone|appointment) ' | sort | diff - ../due

# libical knows no year after 3000: a calendar that would reach it is refused, and nothing is written.
# 366 days from 2998-12-31 on end on 2999-12-31 or the day after.
$ printf 'id\tname\tbirthday\na\tAnn\t1980-12-24\n' >far.tsv; printf 'date\tcustomer\tkind\n' >far-log.tsv; for day in 2998-12-31 2999-01-01 9999-12-01; do rm -f far.ics; crm-cal --days=365 --today=$day -l far-log.tsv -o far.ics far.tsv; echo $day $? $(ls | grep '^far\.ics'); done
2998-12-31 0 far.ics
2999-01-01 1
9999-12-01 1
! crm-cal: a calendar can have no days after 2999-12-31
! crm-cal: a calendar can have no days after 2999-12-31
