# crm-due for people: the line before the list, colours, the width of a terminal, --table, --long.
# Expected lines were laid out by hand.

@ policy.yaml
version: 1
private: [risk]
owners: {eve: {manager: boss}}
due:
  - {rule: late, open: complaint, within: 1d, ahead: 9d, escalate: 2d, action: answer, priority: 90, purpose: service, why: "Complained on {since}: {note}"}
  - {rule: birthday, anniversary: birthday, ahead: 3d, action: greet, priority: 60, why: "Birthday on {due}", ask: "How old are you?", offer: "A cake"}
  - {rule: keep, silence: 30d, action: call, priority: 30, why: "No contact for {days_since_touch} days"}
.
@ customers.tsv
id→name→phone→email→owner→birthday→hours→avoid→risk
a→Ann Lee→+357 99 1; +357 99 200, 12345→ann@x.org→eve→→9:00-10:00→work→high
b→Bob→555 100→→eve→→→→
c→王小明→→wang@x.org→li→1980-11-22→→离婚→
d→Dora→555 400→→→→→→
.
@ log.tsv
event→date→customer→kind→note→due
e1→2026-11-10→a→complaint→The cream was spoilt and smelt of old fish, and the box was open→
e2→2026-11-10→a→call→→2026-11-24
e3→2026-10-20→b→call→→
e4→2026-11-20→c→call→→
e5→2026-10-22→d→call→→
.
@ due
crm-due -p policy.yaml -l log.tsv --today=2026-11-21 "$@" customers.tsv
.

# Half of 100 columns are for the reason: the priority, the id and the owner have no room, the channel is below
# the action. What is escalated is for the manager. Of several phones it is the first one, with how
# many more there are.
$ COLUMNS=100 sh due --table
4 contacts for 3 owners: boss 1, eve 1, li 1; 1 without an owner
>
date        action    name     phone         why
            channel
2026-11-11  escalate  Ann Lee  +357 99 1 +2  Complained on 2026-11-10: The cream was spoilt and
            phone                            smelt of old fish, and the box was open (10 days past
                                             the limit). Likes to be contacted 9:00-10:00; do not
                                             mention work
2026-11-22  greet     王小明                 Birthday on 2026-11-22. Do not mention 离婚
            email
2026-11-19  call      Bob      555 100       No contact for 32 days
            phone
2026-11-21  call      Dora     555 400       No contact for 30 days
            phone

# In 60 the phone is below the name, and the date below the action.
$ COLUMNS=60 sh due --table
4 contacts for 3 owners: boss 1, eve 1, li 1; 1 without an
owner
>
action      name          why
date        phone
channel
escalate    Ann Lee       Complained on 2026-11-10: The
2026-11-11  +357 99 1 +2  cream was spoilt and smelt of old
phone                     fish, and the box was open (10
                          days past the limit). Likes to be
                          contacted 9:00-10:00; do not
                          mention work
greet       王小明        Birthday on 2026-11-22. Do not
2026-11-22                mention 离婚
email
call        Bob           No contact for 32 days
2026-11-19  555 100
phone
call        Dora          No contact for 30 days
2026-11-21  555 400
phone

# A wide terminal has all columns in one line; --add adds before the reason, and nothing private.
$ COLUMNS=200 sh due --table --rule=keep --add=birthday,risk,last_touch
2 contacts for 1 owner: eve 1; 1 without an owner
>
priority  date        action  channel  id  name  owner  phone    birthday  last_touch  why
      30  2026-11-19  call    phone    b   Bob   eve    555 100            2026-10-20  No contact for 32 days
      30  2026-11-21  call    phone    d   Dora         555 400            2026-10-22  No contact for 30 days

# Of one owner; of nobody's; nothing.
$ sh due --table --rule=birthday -C name
1 contact for li
>
name
王小明

$ grep -v -e ^a -e ^b customers.tsv >some.tsv; crm-due -p policy.yaml -l log.tsv -c customers.tsv --today=2026-11-21 --table --rule=keep -C name some.tsv
1 contact
>
name
Dora

$ sh due --table --rule=birthday --today=2026-01-01
Nothing is due.

# What is held back, what became of the list, a plan.
$ COLUMNS=90 sh due --table --suppressed --rule=keep --today=2026-12-21
Nothing is held back.

$ sh due --table --outcome --rule=keep -C due_outcome,name
2 contacts: left 2
>
due_outcome  name
left         Bob
left         Dora

$ sh due --table --days=4 --rule=keep --rule=birthday -C due_day,name
3 contacts for 2 owners: eve 1, li 1; 1 without an owner
>
due_day     name
2026-11-21  Bob
2026-11-21  Dora
2026-11-22  王小明

$ sh due --table --each -C name
4 reasons for 3 owners: boss 1, eve 1, li 1; 1 without an owner
>
name
Ann Lee
王小明
Bob
Dora

# Counts line up, too.
$ sh due --table --count --rule=keep
due    owner  customers  contacts
keep                  1         1
keep   eve            1         1
total                 2         2

# A block for each customer: the reason does not repeat what has a line of its own.
$ COLUMNS=60 sh due --long --add=stage,risk
4 contacts for 3 owners: boss 1, eve 1, li 1; 1 without an
owner
>
Ann Lee  a
  escalate by phone, due 2026-11-11, 10 days late
  Why        Complained on 2026-11-10: The cream was spoilt
             and smelt of old fish, and the box was open (10
             days past the limit)
  Promised   2026-11-24
  Phone      +357 99 1; +357 99 200, 12345
  Email      ann@x.org
  Best time  9:00-10:00
  Avoid      work
  Owner      boss
>
王小明  c
  greet by email, due 2026-11-22
  Why        Birthday on 2026-11-22
  Ask        How old are you?
  Offer      A cake
  Email      wang@x.org
  Avoid      离婚
  Owner      li
>
Bob  b
  call by phone, due 2026-11-19, 2 days late
  Why        No contact for 32 days
  Phone      555 100
  Owner      eve
>
Dora  d
  call by phone, due 2026-11-21
  Why        No contact for 30 days
  Phone      555 400

$ sh due --long --days=4 --rule=keep | sed -n '3,6p'
Bob  b
  call by phone on 2026-11-21, due 2026-11-19, 2 days late
  Why        No contact for 32 days
  Phone      555 100

$ sh due --long --rule=birthday --add=last_touch | tail -n 3
  Avoid      离婚
  Owner      li
  last_touch  2026-11-20

# Colours: escalated, late, on a fixed date, and none. A pipe has them only with --color=always.
$ sh due --table --color=always -C due_action,name | cat -v
4 contacts for 3 owners: boss 1, eve 1, li 1; 1 without an owner
>
^[[1mdue_action^[[0m  ^[[1mname^[[0m
^[[1;31mescalate^[[0m    Ann Lee
^[[36mgreet^[[0m       M-gM-^NM-^KM-eM-0M-^OM-fM-^XM-^N
^[[31mcall^[[0m        Bob
call        Dora

$ sh due --table -C name --rule=keep
2 contacts for 1 owner: eve 1; 1 without an owner
>
name
Bob
Dora

# To a pipe a stream is written as ever, and to a file what --table says.
$ sh due --color=always --rule=birthday -C name | cat -v
name
M-gM-^NM-^KM-eM-0M-^OM-fM-^XM-^N

$ sh due --table --rule=birthday -C name -o list.txt; cat list.txt
1 contact for li
>
name
王小明

# Calls that contradict themselves.
$ sh due --table --to-json
! crm-due: --table and --to-json exclude each other
? 2

$ sh due --long -C name
! crm-due: --long and --columns exclude each other
? 2

$ sh due --color=yes
! crm-due: --color: "yes" must be one of auto, always, never
? 2

$ sh due --table --explain=a
! crm-due: --table and --explain exclude each other
? 2

# Names that are meant to do harm, and very long ones: nothing acts on the terminal, no line is
# wider than it (by Python's tables), and a name has three lines at most.
& command -v python3
@ names
printf 'id\tname\tphone\towner\n'
printf '1\tAnn \033[31mRED\342\200\256\t%0300d\t\n' 7
printf '2\t%0300d\t\t%0100d\n' 1 2
awk 'BEGIN {printf "3\t"; for (i = 0; i < 150; i++) printf "王"; print "\t1\t"; printf "4\t"; for (i = 0; i < 90; i++) printf "Maria "; print "\t1\t"}'
.
@ widest.py
import sys, unicodedata
text = sys.stdin.read()
assert not [c for c in text if c != '\n' and unicodedata.category(c) in ('Cc', 'Cf')]
width = max(sum(2 if unicodedata.east_asian_width(c) in 'WF' else 1 for c in line) for line in text.split('\n'))
assert width <= int(sys.argv[1]), width
print(text.count('王') == 150, text.count('Maria') == 90, text.count('…'))
.
$ sh names >names.tsv; printf 'event\tdate\tcustomer\tkind\ne1\t2026-09-01\t1\tcall\ne2\t2026-09-01\t2\tcall\ne3\t2026-09-01\t3\tcall\ne4\t2026-09-01\t4\tcall\n' >names.log

$ for w in 60 80 100 180; do COLUMNS=$w crm-due -p policy.yaml -l names.log --today=2026-11-21 --table names.tsv | python3 widest.py $w; done
False False 3
False False 3
False False 3
False False 3

$ COLUMNS=60 crm-due -p policy.yaml -l names.log --today=2026-11-21 --long names.tsv | python3 widest.py 60
True True 0

# On a terminal the line that says how many there are is the first one: notes are below the list.
$ sed 's/^private:/capacity: 1\nprivate:/' policy.yaml >day.yaml; awk -F '\t' -v OFS='\t' '$1 == "d" {$5 = "eve"} 1' customers.tsv >two.tsv; python3 "$ROOT/tests/on_terminal" 80 crm-due -p day.yaml -l log.tsv --today=2026-11-21 two.tsv | sed -n '1p;$p'
3 contacts for 3 owners: boss 1, eve 1, li 1
crm-due: 1 customer left for later: the capacity of a day is used up (--suppressed lists what is held back)

# The same on a real terminal, which tmux shows: half is for the reason.
& command -v tmux
@ look
tmux -L crm$$ -f /dev/null new-session -d -x $1 -y 30 "TERM=screen sh due; sleep 60"
for i in 1 2 3 4 5 6 7 8 9 10; do sleep 0.3; tmux -L crm$$ capture-pane -p >pane; grep -q '555 400' pane && break; done
tmux -L crm$$ capture-pane -pe >colours
tmux -L crm$$ kill-server
grep . pane
.
$ sh look 100
4 contacts for 3 owners: boss 1, eve 1, li 1; 1 without an owner
date        action    name     phone         why
            channel
2026-11-11  escalate  Ann Lee  +357 99 1 +2  Complained on 2026-11-10: The cream was spoilt and
            phone                            smelt of old fish, and the box was open (10 days past
                                             the limit). Likes to be contacted 9:00-10:00; do not
                                             mention work
2026-11-22  greet     王小明                 Birthday on 2026-11-22. Do not mention 离婚
            email
2026-11-19  call      Bob      555 100       No contact for 32 days
            phone
2026-11-21  call      Dora     555 400       No contact for 30 days
            phone

$ grep -c '31m' colours
4
