# crm-show: a customer's card. The figures were worked out by hand from the policy: what anybody spent
# is its value, and rank and closeness do not come into it.

@ policy.yaml
version: 1
private: [risk]
score:
  value:
    - {part: spend, of: purchases, scale: 0..4, weight: 100}
stages:
  - {name: buyer, when: "purchases > 0"}
  - {name: other, when: "true"}
due:
  - {rule: promise, promised: any, action: call, why: "Promised for {due}: {note}", ask: "Is it right so?"}
  - {rule: keep, silence: 10d, action: greet, why: "No contact since {since}"}
.
@ customers.tsv
id→name→phone→email→reason→referred_by→avoid→consent→status→risk→shoe
a→Ann Lee→+357 99 111111→ann@x.org→the advice→b→work→phone;email:news→→high→37
b→Bob→555 222→bob@x.org→→→→→→→
c→Ann Smith→→→→a→→→→→
d→Old Ann→→→→→→→merged:a→→
e→Eve <b>&"x"→→→→→→→→→
.
@ log.tsv
event→date→customer→kind→outcome→amount→item→due→ref→note→quantity
e1→2026-01-10→a→purchase→→10→Soap→→→→2
e2→2026-08-05→a→purchase→→20→Oil→→→→
e3→2026-08-06→a→purchase→→99→Gold→→→wrong card→
e4→2026-08-07→a→void→→→→→event:e3→→
e5→2026-09-01→a→refund→→5→Soap→→event:e1→→1
e6→2026-11-01→a→call→→→→2026-11-20→→will bring the samples→
e7→2026-10-01→d→thanks→→→→→→→
e8→2026-11-02→a→referral→→→→→customer:c→her sister→
e9→2026-11-10T09:30→b→call→no-answer→→→→→→
f1→2027-01-01→a→call→→→→→→later than today→
f2→2026-01-11→e→purchase→→1→<i>Bad</i>→→→<script>alert(1)</script> "x"→
.
@ prices.tsv
item→price
Soap→7.5
Oil→30
.
@ show
crm-show -p policy.yaml -l log.tsv -c customers.tsv --today=2026-11-21 "$@"
.

# All of it. Two of at most four purchases: a value of 50, and of 25 before the second one. The void took
# back the gold, of two pieces of soap one was given back, and what is left is worth 30 + 7.50 by the price
# list. What was logged for d, who was merged, is Ann's; what is later than today does not exist. A referral
# is no contact, so that the promise stands. Closeness is that of crm-score below.
$ COLUMNS=70 sh show --prices=prices.tsv --months=5 a
Ann Lee  a
buyer, win-closer
>
  Value           50.0  ▃▅▅▅▅  25.0 on 2026-07-31
  Closeness       4.6  ▁▁▁▁▁  0.0 on 2026-07-31
  Score           31.8
  Known since     2026-01-10
  Last contact    2026-11-01
  Purchases       2
  Spend           25.00
  Last purchase   2026-08-05
  Phone           +357 99 111111
  Email           ann@x.org
  Shoe            37
  Do not mention  work
  Consent         phone, email:news
>
Due
  What to do      greet by phone, due 2026-11-11, 10 days late
  Why             No contact since 2026-11-01
  What to do      call by phone, due 2026-11-20, 1 day late
  Why             Promised for 2026-11-20: will bring the samples
  Ask             Is it right so?
>
Promised
  2026-11-20      will bring the samples
>
4 of 7 known
  what they spend                  25.00 in 2 purchases
  whether they are among the best  not known
  why they chose us                the advice
  where they came from             not known
  whom they brought                1
  how we thanked them              2026-10-01
  why they left                    not known
>
Holds
  Oil             1, paid 20.00 each, now 30.00 each, worth 30.00
  Soap            1, paid 5.00 each, now 7.50 each, worth 7.50
  together        37.50
>
Who brought whom
  Bob  b
    └ Ann Lee  a  ←
      └ Ann Smith  c
>
What happened
  2026-11-02  referral · Ann Smith · her sister
  2026-11-01  call · for 2026-11-20 · will bring the samples
  2026-10-01  thanks
  2026-09-01  refund · 5.00 · Soap · about the purchase of 2026-01-10
  2026-08-07  void · about the purchase of 2026-08-06
  2026-08-06  [taken back] purchase · 99.00 · Gold · wrong card
  2026-08-05  purchase · 20.00 · Oil
  2026-01-10  purchase · 10.00 · Soap

# The other tools agree.
$ crm-score -p policy.yaml -l log.tsv --today=2026-11-21 -C id,value,closeness,score customers.tsv | sed -n 2p
a→50.0→4.6→31.8

$ crm-score -p policy.yaml -l log.tsv --today=2026-10-31 -C id,closeness customers.tsv | sed -n 2p; crm-facts -l log.tsv --today=2026-11-21 -C 'profile,holds:Soap,holds:Gold,spend' customers.tsv | sed -n 2p | cut -f 12-
a→2.0
2026-11-21→4→yes→no→25.00

# What is held back, and nobody of whom much is known. Without trends no bars.
$ COLUMNS=70 sh show --months=1 c
Ann Smith  c
other, light-touch
>
  Value         0.0
  Closeness     0.0
  Score         0.0
  Purchases     0
  Spend         0.00
>
Held back
  What to do         greet, due 2026-11-21
  Why                No contact is on record
  Held back because  no channel
>
0 of 7 known
  what they spend                  not known
  whether they are among the best  not known
  why they chose us                not known
  where they came from             not known
  whom they brought                not known
  how we thanked them              not known
  why they left                    not known
>
Who brought whom
  Bob  b
    └ Ann Lee  a
      └ Ann Smith  c  ←

# Private columns only where they are asked for.
$ sh show --months=1 a | grep -ci risk; sh show --months=1 --private a | grep -i risk
0
  Risk            high

# By a phone number and a part of a name; several cards; the newest entries.
$ sh show --months=1 --entries=2 '555 222' eve | grep -v known
Bob  b
other, light-touch
>
  Value         0.0
  Closeness     0.0
  Score         0.0
  Known since   2026-11-10 09:30
  Purchases     0
  Spend         0.00
  Phone         555 222
  Email         bob@x.org
>
Due
  What to do    greet by phone, due 2026-11-20, 1 day late
                2026-11-10; try the afternoon
>
  whom they brought                1
>
Who brought whom
  Bob  b  ←
    └ Ann Lee  a
      └ Ann Smith  c
>
What happened
  2026-11-10 09:30  call · no-answer
>
Eve <b>&"x"  e
buyer, light-touch
>
  Value          25.0
  Closeness      0.0
  Score          15.0
  Known since    2026-01-11
  Purchases      1
  Spend          1.00
  Last purchase  2026-01-11
>
Held back
  What to do         greet, due 2026-01-21
  Held back because  no channel
>
  what they spend                  1.00 in 1 purchase
>
Holds
  <i>Bad</i>     1, paid 1.00 each
>
What happened
  2026-01-11  purchase · 1.00 · <i>Bad</i> · <script>alert(1)</script> "x"

# The card of somebody who was merged is that of the other one.
$ sh show --months=1 d | head -n 1
Ann Lee  a

# So is that of somebody merged into one who was merged: what was logged for f is Ann's, too.
$ cp customers.tsv chain.tsv; printf 'f\tAnnie\t\t\t\t\t\t\tmerged:d\t\t\n' >>chain.tsv; cp log.tsv chain-log.tsv; printf 'g1\t2026-11-03\tf\tcall\t\t\t\t\t\tasked for Ann\t\n' >>chain-log.tsv
$ crm-show -p policy.yaml -l chain-log.tsv -c chain.tsv --today=2026-11-21 --months=1 --entries=1 f | sed -n '1p;/asked/p'
Ann Lee  a
  2026-11-03  call · asked for Ann

# Nobody; several are listed; no card is shown when one of them is not found.
$ sh show nobody
! crm-show: no customer has the name, id, phone or email "nobody"
? 1

$ sh show ann
! crm-show: "ann" may mean 2 customers; name one by id
!   a  Ann Lee    +357 99 111111  ann@x.org  last contact 2026-11-01
!   c  Ann Smith                             no contact yet
? 1

$ sh show a nobody
! crm-show: no customer has the name, id, phone or email "nobody"
? 1

# In other languages.
$ sh show --lang=zh --months=2 a | sed -n '4,5p;/^待办/,/^$/p'
  价值          50.0  ▅▅  2026年10月31日为 50.0
  亲近度        4.6  ▁▁  2026年10月31日为 2.0
待办
  做什么        问候（电话），截止2026年11月11日，逾期10天
  原因          No contact since 2026年11月1日
  做什么        打电话（电话），截止2026年11月20日，逾期1天
  原因          Promised for 2026年11月20日: will bring the samples
  询问          Is it right so?
>

$ sh show --lang=ru --months=2 --entries=1 a | sed -n '4,5p;/^Известно/,/^$/p;$p'
  Ценность           50,0  ▅▅  50,0 на 31.10.2026
  Близость           4,6  ▁▁  2,0 на 31.10.2026
Известно 4 из 7
  сколько тратит            25,00 за 2 покупки
  входит ли в число лучших  неизвестно
  почему выбрали нас        the advice
  откуда о нас узнали       неизвестно
  кого привели              1
  как мы благодарили        01.10.2026
  почему ушли               неизвестно
>
  и ещё 7 более ранних записей

# JSON, an object in each line, which jq reads.
& command -v jq
$ sh show --to-json --months=3 --prices=prices.tsv a e | jq -c '[.id, .value, .closeness, [.trend[].value], .worth, (.known | map(select(.)) | length), [.due[].rule], [.timeline[] | select(.voided).event], .promises[0].due, (.timeline | length)]'
["a",50,4.6,[50,50,50],37.5,4,["keep","promise"],["e3"],"2026-11-20",8]
["e",25,0,[25,25,25],0,1,[],[],null,1]

$ sh show --to-json --months=1 e | jq -r '.name, .timeline[0].note, .holdings[0].item'
Eve <b>&"x"
> <script>alert(1)</script> "x"
> <i>Bad</i>

# A page: data in it is inert, and nothing is loaded.
$ sh show --html e >e.html; grep -c -e '<script' -e '<b>&' -e '<i>Bad' e.html; grep -o -e '<h1>.*</h1>' -e '&lt;script&gt;alert' e.html; grep -ciE 'src=|@import|url\(|http:|https:' e.html
0
> <h1><bdi>Eve &lt;b&gt;&amp;&quot;x&quot;</bdi></h1>
> &lt;script&gt;alert
0
? 1

$ sh show --html -o a.html a; grep -c '<s>' a.html; grep -o 'href="[^"]*"' a.html
1
href="tel:+35799111111"
href="mailto:ann@x.org"

# A book: as the first operand, by -c, by its variable, and by the front door.
$ mkdir book; cp customers.tsv log.tsv policy.yaml prices.tsv book; for call in 'crm-show book a' 'crm-show -c book a' 'env CRM_BOOK=book crm-show a' 'crm --book=book show a'; do $call --today=2026-11-21 --months=1 | grep -e ^Ann -e together; done
Ann Lee  a
  together        37.50
Ann Lee  a
  together        37.50
Ann Lee  a
  together        37.50
Ann Lee  a
  together        37.50

# Calls that are wrong.
$ crm-show
! crm-show: name a customer, by id, name, phone or email: crm-show WHO
? 2

$ crm-show a
! crm-show: name the file of customers, or the book: crm-show -c BOOK a
? 2

$ mkdir only; cp customers.tsv only; crm-show only
! crm-show: name a customer, by id, name, phone or email: crm-show only WHO
? 2

$ sh show --html --to-json a
! crm-show: --html and --to-json exclude each other
? 2

$ sh show --months=25 a
! crm-show: --months: "25" is not a whole number from 1 to 24
? 2

$ crm-show -p policy.yaml -c customers.tsv a
! crm-show: policy.yaml:7:26: "purchases" is a fact: name the log with -l (or $CRM_LOG)
? 2

$ sh show -o log.tsv a
! crm-show: --output: "log.tsv" is the log, which would be lost
? 2

$ sed 's/2026-11-01/2026-13-01/' log.tsv >bad.tsv; sh show -l bad.tsv a 2>&1 | head -n 1
crm-show: bad.tsv:7: date: "2026-13-01" is not a date
