# crm help WORD: the page of a command, or what the pages and the policy say of a word. What is
# expected stands in the pages; tests/entries.py compares all entries with mandoc.
$ crm help silence | head -n 11
crm-rules(5), Each trigger:
>
  silence: span | ideal..longest
      There has been no touch for this span. The contact is due the span after
      the last touch. For a customer without a touch it is due the span after
      first_seen, or today if that is not known. With two spans, such as
      30d..60d, the contact is due after the first one; once the second one is
      exceeded, the priority is 10 higher, and due_why says so. The spans of
      the customer's own column cadence replace those of the rule. If that
      column is empty, the first item of the policy's section cadence whose
      condition holds for the customer replaces them.

# Every word that somebody may ask has an answer: the first place of each
$ for word in silence quiet capacity zone country consent stages tiers segments trigger priority has not holiday lunar kinds columns options phones namesakes extension merged birthday tags household purchase optout snooze void refund spend purchases owed warmth rfm closeness due_why stage value lifetime --upsert --today -f CRM_BOOK 75 json excel vcard encoding dates regex cron timezone delete undo 'length of time' TSV spend_90d purchases_2025 bought:soap last_call touches_30d; do crm help "$word" | head -n 1 | sed "s/^/$word: /"; done
silence: crm-rules(5), Each trigger:
quiet: crm-policy(5), SETTINGS:
capacity: crm-policy(5), SETTINGS:
zone: crm-policy(5), SETTINGS:
country: crm-policy(5), SETTINGS:
consent: crm-records(5), CUSTOMERS:
stages: crm-policy(5), Stages:
tiers: crm-policy(5), Tiers:
segments: crm-policy(5), Segments and treatment:
trigger: crm-rules(5), TRIGGERS:
priority: crm-rules(5), KEYS OF EVERY RULE:
has: crm-expr(5), FUNCTIONS:
not: crm-expr(5), OPERATORS:
holiday: crm-rules(5), Each trigger:
lunar: crm-policy(5), Holidays:
kinds: crm-records(5), Kinds:
columns: crm-records(5), CUSTOMERS:
options: crm(7), EVERY TOOL:
phones: crm-records(5), How customers are compared:
namesakes: crm-records(5), How customers are compared:
extension: crm-records(5), How customers are compared:
merged: crm-records(5), CUSTOMERS:
birthday: "birthday" is a rule of the built-in policy:
tags: crm-records(5), CUSTOMERS:
household: crm-records(5), CUSTOMERS:
purchase: crm-records(5), Kinds:
optout: crm-records(5), Kinds:
snooze: crm-records(5), Kinds:
void: crm-records(5), Kinds:
refund: crm-records(5), Kinds:
spend: crm-facts(7), DESCRIPTION:
purchases: crm-facts(7), Purchases:
owed: crm-rules(5), Each trigger:
warmth: crm-facts(7), Warmth:
rfm: crm-policy(5), Score:
closeness: crm-policy(5), Score:
due_why: crm-due(1), COLUMNS:
stage: crm-segment(1), COLUMNS:
value: crm-policy(5), Score:
lifetime: crm-score(1), What to expect of them:
--upsert: crm-add(1), Options:
--today: crm-score(1), DESCRIPTION:
-f: crm-log(1), Options:
CRM_BOOK: crm(7), ENVIRONMENT:
75: crm-records(5), EXIT STATUS:
json: crm-records(5), EXPORTS:
excel: crm-records(5), EXPORTS:
~ vcard: "vcard" is a ready-made rules file: vCards: .*
encoding: crm-import(5), The file:
dates: crm-import(5), Values:
regex: crm-expr(5), FUNCTIONS:
cron: crm(7), BOOKS:
timezone: crm-policy(5), SETTINGS:
delete: crm-log(1), TAKING BACK:
undo: crm(1), DESCRIPTION:
length of time: crm-records(5), Values:
TSV: crm-records(5), TSV:
spend_90d: crm-facts(7), Purchases:
purchases_2025: crm-facts(7), Purchases:
bought:soap: crm-facts(7), Purchases:
last_call: crm-facts(7), Touches:
touches_30d: crm-facts(7), Touches:

# One option of several tools is explained once; of other words at most three places are quoted
$ crm help --lock-timeout | tail -n 1
The same option: crm-add(1), crm-check(1), crm-mail(1).

# A rule of the policy, with its trigger
$ crm help stay-in-touch
"stay-in-touch" is a rule of the built-in policy:
>
  - {rule: stay-in-touch, silence: 30d, retry: 4d, of: [touch, purchase], when: "tier != 'gold' and stage in ('first-time', 'repeat', 'loyal')", action: greet, priority: 30,
     why: "{silence}"}
>
Its trigger: crm help silence

# … of the book's own policy, in which names may have blanks and quotes
@ shop/customers.tsv
id→name
.
@ shop/log.tsv
event→date→customer→kind
.
@ shop/policy.yaml
version: 1
extends: built-in
owners:
  maria: {capacity: 5}
kinds:
  tasting: {class: touch, dir: out}
segments:
  - {name: "wine lovers", when: "has(tags, 'wine')"}
due:
  - rule: wine
    after: tasting
    within: 3d
    action: call
    priority: 10
.
$ crm --book=shop help wine
"wine" is a rule of the policy:
>
  - {rule: wine, after: tasting, within: 3d, action: call, priority: 10}
>
Its trigger: crm help after

$ for word in tasting maria 'wine lovers' loyal; do crm --book=shop help "$word"; done
"tasting" is a kind of events of the policy:
>
  tasting: {class: touch, dir: out}
"maria" is an owner of the policy:
>
  maria: {capacity: 5}
"wine lovers" is a segment of the policy:
>
  - {name: wine lovers, when: "has(tags, 'wine')"}
"loyal" is a stage of the policy:
>
  - {name: loyal, when: "purchases >= 4"}

# A policy that is faulty is reported, and the pages are quoted all the same
$ echo 'version: x' >shop/policy.yaml; crm --book=shop help zone | head -n 1
crm-policy(5), SETTINGS:
!~ crm: shop/policy.yaml:1:.*

$ printf '%s\n' 'version: 1' 'due:' '  - {rule: late, done_by: call, expires: 9d, item: x, wait: 1d, after: visit, action: call}' >shop/policy.yaml; crm --book=shop help late | tail -n 1
Its trigger: crm help after

# Ready-made rules for imports
$ crm help google-contacts
~ "google-contacts" is a ready-made rules file: Google Contacts: contacts\.google\.com, .*
To use it: crm help import. To read it: crm-add --rules=google-contacts --print-rules

# A slip, a word that is mentioned only, and nothing at all
$ crm help silense
! crm: no page explains "silense"; did you mean "silence"?
? 2

$ crm help stay-in-tuoch
! crm: no page explains "stay-in-tuoch"; did you mean "stay-in-touch"?
? 2

$ crm help git
!~ crm: no page explains "git"; it is mentioned in .*crm\(7\).*
? 2

$ crm help frobnicate
! crm: no page explains "frobnicate"; "crm help" lists the commands, and crm-policy(5), crm-rules(5), crm-records(5) and crm-facts(7) explain the rest
? 2

$ crm help ''
! crm: no page explains ""; "crm help" lists the commands, and crm-policy(5), crm-rules(5), crm-records(5) and crm-facts(7) explain the rest
? 2
