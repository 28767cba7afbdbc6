# What an import that cannot be read says is right, and works when followed. Expected values by hand.
@ day
# DATE OPTIONS: a birthday of a file with that date
printf 'name,birthday\nAnn,%s\n' "$1" >day.csv; shift
crm-add --from=day.csv --today=2026-11-21 "$@" 2>&1 | sed 's/.*birthday: //' | cut -f 11
.

# Dates: the forms that read the value, and no others
$ for d in 1975/8/15 28.11.2026 11/28/2026 1.2.2026 28.11.26 1980年5月12日 2026.13.45; do sh day $d; done
"1975/8/15" is not an ISO date; --dates=ymd says how to read it
"28.11.2026" is not an ISO date; --dates=dmy says how to read it
"11/28/2026" is not an ISO date; --dates=mdy says how to read it
"1.2.2026" is not an ISO date; --dates=dmy or --dates=mdy says how to read it
"28.11.26" is not an ISO date; --dates='%d.%m.%y' says how to read it
"1980年5月12日" is not an ISO date; --dates='%Y年%m月%d日' says how to read it
"2026.13.45" is not an ISO date; --dates=FORMAT, made of %Y, %m, %d and so on, says how to read it
$ sh day 1975/8/15 --dates=ymd | tail -n 1; sh day 1980年5月12日 --dates='%Y年%m月%d日' | tail -n 1; sh day 28.11.26 --dates=%d.%m.%y | tail -n 1
1975-08-15
1980-05-12
2026-11-28

# Several forms are a list; a form without a year reads a birthday of which the year is not known, and no other date
$ sh day 1975/8/15 --dates=dmy; sh day 1980年5月12日 --dates='["%Y年%m月%d日", ymd, mdy]' | tail -n 1; sh day 12-03 --dates=%m-%d | tail -n 1
"1975/8/15" is not a date in the form that "dates" gives; --dates=ymd reads it (several forms are a list: --dates='[dmy, ymd]')
1980-05-12
--12-03
$ printf 'date,kind,customer\n12-03,call,a\n' | crm-log --from=- --dates=%m-%d
! crm-log: standard input:2: date: "12-03" is not a date in the form that "dates" gives
? 1

# Columns: what others call ours is proposed, whatever its case, and works
@ people.csv
Name,E-mail,Phone,Adress
Ann,ann@example.com,+15550100,Road 1
.
$ crm-add --from=people.csv
! crm-add: people.csv:1: no column is called "Name", "E-mail", "Phone" and 1 more; did you mean --map 'Name=name' --map 'E-mail=email' --map 'Phone=phone' --map 'Adress=address'? (--rest=drop leaves out columns that no rule mentions, --rest=keep keeps them)
? 1
$ crm-add --from=people.csv --map 'Name=name' --map 'E-mail=email' --map 'Phone=phone' --map 'Adress=address' | cut -f 2,4,5,17
name→phone→email→address
Ann→+15550100→ann@example.com→Road 1
$ crm-add --from=people.csv --rest=drop
! crm-add: people.csv:2: name: is empty; a customer must have a name; --rest=drop left out the column "Name", which --map can take as this one
? 1
