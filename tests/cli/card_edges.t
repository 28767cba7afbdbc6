# What a card says at its edges: entries taken back twice, prices by date, what is late, trends of what was not known or is
# private. Expected values were worked out by hand; today is 2026-11-21.

@ policy.yaml
version: 1
private: [risk]
score:
  value:
    - {part: spend, of: purchases, scale: 0..4, weight: 100}
due:
  - {rule: hello, silence: 10d, of: [call], action: call}
.
@ customers.tsv
id→name→created
a→Ann→2026-09-15
b→Bob→2026-09-15
.
@ log.tsv
event→date→customer→kind→amount→item→ref→note
e1→2026-09-20→a→purchase→10→Soap→→kept
e2→2026-09-21→a→purchase→20→Oil→→gone
e3→2026-09-22→a→void→→→event:e1→by mistake
e4→2026-09-23→a→void→→→event:e3→back again
e5→2026-09-24→a→void→→→event:e2→
e6→2026-11-10→a→call→→→→
e7→2026-11-11→b→call→→→→
.
@ prices.tsv
item→price→date
Soap→5→2026-01-01
Soap→7→2026-06-01
Soap→6→2026-03-01
.
@ show
crm-show -p "${policy-policy.yaml}" -l log.tsv -c customers.tsv --today="${today-2026-11-21}" "$@"
.

# e4 took back e3, which had taken back e1: the soap was bought, the oil was not
$ sh show --to-json --months=1 a | jq -r '.timeline[] | select(.kind == "purchase" or .kind == "void") | "\(.event) \(.voided)"' | sort
e1 false
e2 true
e3 true
e4 false
e5 false

$ sh show --to-json --months=1 a | grep -o '"purchases":[^,]*,"spend":[^,}]*'
"purchases":1,"spend":10.00

# In JSON numbers are numbers, with the decimals that they have; dates, phones, unknown columns and what is no number are text
@ typed.tsv
id→name→created→phone→potential→influence→shoe→note
a→Ann→2026-09-15→0123→3.5→high→41→7
.
$ crm-show -p policy.yaml -l log.tsv -c typed.tsv --today=2026-11-21 --to-json --months=1 a | jq -c '[.columns[], .facts[]] | map(type), .[0:6]'
["string","string","number","string","string","string","string","string","number","number","string"]
["2026-09-15","0123",3.5,"high","41","7"]

# Of the prices of the soap the latest is that of June, wherever it stands
$ sh show --to-json --months=1 --prices=prices.tsv a | jq -c '[.holdings[] | [.item, .price, .worth]], .worth'
[["Soap",7,7]]
7

# Ann's call of 10 November is due on the 20th, one day ago; Bob's of the 11th today, and on time
$ for who in a b; do sh show --to-json --months=1 $who | jq -c '.due[] | [.date, .late]'; sh show --months=1 $who | grep -c late; done
["2026-11-20",true]
1
["2026-11-21",false]
0
? 1

# At the end of August nobody knew Ann, and her value was not 0 but none; in September she had bought once, of at most 4
$ sh show --to-json --months=4 a | jq -c '.trend[] | [.month // .date, .value]'
["2026-08-31",null]
["2026-09-30",25]
["2026-10-31",25]
["2026-11-21",25]

# … and without a day of registration the first entry makes her known
$ cut -f 1,2 customers.tsv >short.tsv; sed 's/customers/short/' show >show2; sh show2 --to-json --months=4 a | jq -c '[.trend[].value]'
[null,25,25,25]

# A private value, or closeness, has no trend
@ private.yaml
version: 1
private: [closeness]
score:
  value:
    - {part: spend, of: purchases, scale: 0..4, weight: 100}
.
$ policy=private.yaml sh show --to-json --months=3 a | jq -c '[.trend[].value], ([.trend[].closeness] | unique), .closeness'; sh show --to-json --months=3 a | jq -c '[.trend[].closeness | type] | unique'
[25,25,25]
[null]
null
["number"]

$ sed -i 's/closeness/value/' private.yaml; policy=private.yaml sh show --to-json --months=3 a | jq -c '[.trend[].value] | unique'; policy=private.yaml sh show --months=3 a | grep -c -e Value -e Score
[null]
0
? 1

# … nor has the score, from which closeness could be computed, nor the quadrant
$ sed -i 's/value\]/closeness]/' private.yaml; policy=private.yaml sh show --to-json a | jq -c '[.score, .quadrant, .value]'; policy=private.yaml sh show a | grep -c -e Score -e Quadrant -e Closeness
[null,null,25]
0
? 1

# Of one moment, what is later in the logs is newer: a line of the second log is later than one of the first
@ one.tsv
event→date→customer→kind→note
e1→2026-11-01→a→call→first
e2→2026-11-01→a→call→second
.
@ two.tsv
event→date→customer→kind→note
e3→2026-11-01→a→call→third
.
$ crm-show --today=2026-11-21 -l one.tsv -l two.tsv -c customers.tsv --to-json a | jq -c '[.timeline[].note]'
["third","second","first"]
