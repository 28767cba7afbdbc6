# crm-check of a policy. What is expected was worked out by hand.

# The policies that come with the toolkit have nothing wrong; nor has one that is empty.
@copy samples
$ printf 'version: 1\nextends: built-in\n' >built-in.yaml; crm-check -p built-in.yaml; for p in $(grep -rl '^version:' samples --include='*.yaml' --exclude-dir=import); do crm-check -p $p --today=2026-11-21 | sed 1d; done
file→line→field→finding→value→id→severity

$ echo 'version: 1' >p.yaml; crm-check --exit-code -p p.yaml
file→line→field→finding→value→id→severity

# ---- stages ----
@ p.yaml
version: 1
stages:
  - {name: many, when: "purchases > 3"}
  - {name: more, when: "purchases > 5 and spend > 0"}
  - {name: below, when: "purchases < 0"}
  - {name: by-x, when: "purchases <= 3 and (missing(channel) or channel == 'x')"}
  - {name: not-x, when: "channel != 'x'"}
  - {name: x2, when: "channel == 'x' and purchases == 2"}
  - {name: none, when: "channel in ('y', 'z') and channel not in ('y', 'z', 'w')"}
  - {name: rest, when: "touches > 0"}
.
$ crm-check -p p.yaml | cut -f 2-5,7
line→field→finding→value→severity
4→stages→nobody can reach it: "many" before it takes everybody→more→error
5→stages→nobody can reach it: its condition can never hold→below→error
8→stages→nobody can reach it: "by-x" before it takes everybody→x2→error
9→stages→nobody can reach it: its condition can never hold→none→error
10→stages→nobody can reach it: the ones before it take everybody→rest→error

# One that always holds hides all behind it; as the last it is as it should be.
$ printf 'version: 1\nstages:\n  - {name: a, when: "purchases >= 0"}\n  - {name: b, when: "spend > 1"}\n  - {name: c, when: "true"}\n' >p.yaml; crm-check -p p.yaml | cut -f 2,4,5
line→finding→value
4→nobody can reach it: "a" before it always holds→b
5→nobody can reach it: "a" before it always holds→c

# ---- tiers: from and top ----
@ p.yaml
version: 1
tiers:
  - {name: a, from: 100, by: spend, when: "purchases > 1"}
  - {name: b, from: 200, by: spend}
  - {name: c, from: 300, by: spend, when: "purchases > 0"}
  - {name: d, top: 20%, by: value}
  - {name: e, top: 20%, by: value, when: "not missing(value)"}
  - {name: f, top: 10%, by: value}
  - {name: g, top: 20%, by: value, within: owner}
  - {name: h, top: 50%, by: value, when: "purchases >= 0"}
  - {name: i, from: 101, by: value}
  - {name: j}
.
$ crm-check -p p.yaml | cut -f 2-5,7
line→field→finding→value→severity
5→tiers→nobody can reach it: "b" before it takes everybody→c→error
8→tiers→nobody can reach it: the "top" of "d" before it is as large or larger→f→error
10→tiers→its "when" always holds→h→warning
11→tiers→nobody can reach it: its condition can never hold→i→error

# ---- segments, rules, cadence ----
@ p.yaml
version: 1
holidays:
  - {name: over, days: [2026-04-05, 2025-04-04]}
  - {name: fixed, date: 04-05}
stages:
  - {name: loyal, when: "purchases >= 4"}
  - {name: best, when: "purchases > 5"}
  - {name: new, when: "purchases == 1"}
tiers:
  - {name: gold, from: 100, by: spend}
  - {name: rest}
segments:
  - {name: s1, when: "stage == 'best'"}
  - {name: s2, when: "stage in ('new', 'loyal') and purchases in (2, 3)"}
  - {name: s3, when: "stage in ('new', 'loyal') and purchases in (2, 4)"}
  - {name: s4, when: "missing(stage) and purchases == 1"}
  - {name: s5, when: "missing(stage) and purchases == 2"}
  - {name: s6, when: "tier == 'gold' or tier != 'gold' or missing(tier)"}
  - {name: s7, when: "has(tags, 'vip') and missing(tags)"}
cadence:
  - {when: "tier == 'gold'", silence: 30d}
  - {when: "tier == 'gold' and purchases > 1", silence: 14d}
due:
  - {rule: r1, silence: 3d, when: "stage == 'best' or stage == 'new' and purchases > 1", action: call}
  - {rule: r2, anniversary: birthday, when: "missing(birthday)", action: greet}
  - {rule: r3, missing: [source, reason], when: "source == 'x' and not missing(reason)", action: ask}
  - {rule: r4, missing: [source, reason], when: "source == 'x'", action: ask}
  - {rule: r5, missing: purchases, action: ask}
  - {rule: r6, holiday: over, action: greet}
  - {rule: r7, holiday: over, expires: 9d, action: greet}
  - {rule: r8, holiday: fixed, action: greet}
  - {rule: r9, campaign: x, from: 2026-01-01, to: 2026-04-05, action: call}
  - {rule: r10, campaign: y, from: 2026-01-01, to: 2026-04-06, action: call}
  - {rule: r11, campaign: z, from: 2026-01-01, action: call}
  - {rule: r12, silence: 30d, when: "days_since_touch >= 0 or missing(days_since_touch)", action: call}
.
$ crm-check -p p.yaml --today=2026-04-06 --exit-code | cut -f 2-5,7
line→field→finding→value→severity
7→stages→nobody can reach it: "loyal" before it takes everybody→best→error
13→segments→nobody can be in it: it requires a stage or tier that nobody can reach→s1→error
14→segments→nobody can be in it: its condition excludes every stage that it names→s2→error
16→segments→nobody can be in it: its condition excludes every stage that it names→s4→error
18→segments→everybody is in it: its condition always holds→s6→warning
19→segments→nobody can be in it: its condition can never hold→s7→error
22→cadence→nobody can reach it: "tier == 'gold'" before it takes everybody→tier == 'gold' and purchases > 1→error
24→due→the rule can never fire: its condition excludes every stage that it names→r1→error
25→due→the rule can never fire: its condition and its trigger exclude each other→r2→error
26→due→the rule can never fire: its condition and its trigger exclude each other→r3→error
28→due→the rule can never fire: its condition and its trigger exclude each other→r5→error
29→due→the rule can never fire again: its last day was 2026-04-05→r6→warning
30→due→the last date of "over" is 2026-04-05: add later dates→r7→warning
32→due→the rule can never fire again: its last day was 2026-04-05→r9→warning
35→due→its "when" always holds→r12→warning

# The day before, and the last day of the one that expires.
$ crm-check -p p.yaml --today=2026-04-05 | grep -c 'never fire again'
0
? 1

$ crm-check -p p.yaml --today=2026-04-14 | grep 'never fire again' | cut -f 5; echo; crm-check -p p.yaml --today=2026-04-15 | grep 'never fire again' | cut -f 5
r6
r9
r10
>
r6
r7
r9
r10

# ---- names ----
@ p.yaml
version: 1
private: [shoe, glove]
stages:
  - {name: a, when: "shoe > 40 and spned > 3"}
questions: {hat: "How large?"}
.
@ c.tsv
id→name→shoe
a→Ann→41
.
$ crm-check -p p.yaml
file→line→field→finding→value→id→severity
p.yaml→4→stages→unknown name; did you mean "spend"?→spned→→warning

$ crm-check -p p.yaml c.tsv
file→line→field→finding→value→id→severity
p.yaml→2→private→no file has such a column→glove→→warning
p.yaml→4→stages→unknown name; did you mean "spend"?→spned→→error
p.yaml→5→questions→unknown name: neither in the vocabulary nor a column of the files→hat→→error

# ---- several files, and one that does not load ----
@ base.yaml
stages:
  - {name: all, when: "true"}
.
$ printf 'version: 1\ninclude: base.yaml\nstages:\n  - {name: z, when: "purchases > 0 and purchases < 1"}\n  - {name: y, when: "purchases > 0"}\n  - {name: all, when: "touches >= 0", before: z}\n' >p.yaml; crm-check -p p.yaml | cut -f 1,2,4,5
file→line→finding→value
p.yaml→4→nobody can reach it: its condition can never hold→z
p.yaml→5→nobody can reach it: "all" before it always holds→y

$ printf 'stages:\n  - {name: a, wen: "true"}\n' >base.yaml; crm-check --exit-code -p p.yaml
file→line→field→finding→value→id→severity
base.yaml→2→stages→unknown key "wen"; did you mean "when"?→→→error
? 3

$ crm-check -p nowhere.yaml
! crm-check: nowhere.yaml: No such file or directory
? 2

$ crm-check nowhere.tsv
! crm-check: nowhere.tsv: cannot open: No such file or directory
? 2

# The policy of the environment; CSV; a file.
$ CRM_POLICY=p.yaml crm-check --to-csv -o out.csv; cat out.csv
file,line,field,finding,value,id,severity
base.yaml,2,stages,"unknown key ""wen""; did you mean ""when""?",,,error

$ crm-check -p p.yaml >/dev/full
! crm-check: standard output: No space left on device
? 2

# ---- steps, sections that nothing asks for, owners ----
# Step 2 of "quote" comes after a purchase alone, and that stops it; of "runs" step 1 runs out; of
# "again" each visit begins anew, but in "tea" only one of tea does; "reply" stops what they begin alone.
@ idle.yaml
version: 1
hours: {mon-fri: "09:00-18:00"}
cadence:
  - {when: "spend > 100", silence: 7d}
owners:
  anna: {capacity: 5, manager: boris}
  zoe: {capacity: 5, manager: olga}
  boris: {capacity: 3, manager: ana}
  any: {manager: jim}
due:
  - rule: quote
    after: visit
    stop: [purchase, cancel]
    steps:
      - {wait: 1d, done_by: purchase, action: call}
      - {wait: 1d, action: email}
  - {rule: runs, after: visit, stop: purchase, steps: [{expires: 3d, done_by: purchase, action: call}, {action: email}]}
  - {rule: again, after: visit, steps: [{done_by: visit, action: visit}, {action: email}]}
  - {rule: tea, after: visit, item: tea, steps: [{done_by: visit, action: visit}, {action: email}]}
  - {rule: word, after: visit, stop: reply, steps: [{done_by: call, action: call}, {action: email}]}
  - {rule: twice, after: visit, when: "touches < 0", steps: [{action: call}, {action: email}]}
.
@ idle.tsv
id→name→owner
a→Ann→anna
b→Bob→anna
c→Cyd→
.
$ crm-check -p idle.yaml | cut -f 2-5,7
line→field→finding→value→severity
2→hours→no rule has "working: true", so this section has no effect→→warning
4→cadence→no rule has a silence of any touch, so this section has no effect→→warning
16→due→step 2 can never be reached: what completes the step before it also stops the sequence or begins it anew, and that step does not expire→quote→error
18→due→step 2 can never be reached: what completes the step before it also stops the sequence or begins it anew, and that step does not expire→again→error
21→due→the rule can never fire: its condition can never hold→twice→error

# zoe has nobody; boris is a manager; olga and jim need not have customers, but ana is likely anna
$ crm-check -p idle.yaml idle.tsv | grep owners | cut -f 2-5,7
7→owners→no customer of the files has this owner→zoe→warning
8→owners→no customer has this manager as an owner; did you mean "anna"?→ana→warning

# Files without owners say nothing of them; with such rules the sections are asked for
$ cut -f1,2 idle.tsv >few.tsv; { sed '/^due/q' idle.yaml; echo '  - {rule: keep, silence: 30d, action: call}'; \
  echo '  - {rule: mend, open: complaint, within: 8h, working: true, action: resolve}'; } >asked.yaml; crm-check -p asked.yaml few.tsv
file→line→field→finding→value→id→severity

# A stage in the order that is none, or stands there twice, is a fault that no tool gets past
$ for order in '[new, lots]' '[new, lost, new]'; do printf 'version: 1\nstages: [{name: lost, when: "spend > 3"}, {name: new, when: "true"}]\norder: %s\n' "$order" >o.yaml; crm-check -p o.yaml | cut -f 2-5,7 | sed 1d; done
3→order→unknown stage "lots"; did you mean "lost"?→→error
3→order→duplicate "new"→→error

# The samples with all their files
$ for d in samples/*/; do test ! -e $d/policy.yaml || crm-check -p $d/policy.yaml -l $d/log.tsv --today=2026-11-21 $d/customers.tsv | sed "1d; s|^|$d |"; done; crm-check -l samples/shop/log.tsv --today=2026-11-21 samples/shop/customers.tsv | sed 1d
! crm-check: samples/shop/log.tsv: 9 of its entries come after later ones, the first in line 620; this is no fault

# What is compared with another fact is there
@ three.tsv
id→name
a→Ann
b→Bob
c→Cyd
.
$ printf 'version: 1\nsegments:\n  - {name: odd, when: "last_touch_in > last_touch_out and missing(last_touch_in)"}\n' >odd.yaml; crm-check -p odd.yaml | sed 1d
odd.yaml→3→segments→nobody can be in it: its condition can never hold→odd→→error

# A call that stands open, and what closes it
$ printf 'version: 1\nkinds:\n  call: {class: touch, opens: true}\n  answered: {class: service, closes: [call]}\n' >open.yaml; printf 'event\tdate\tcustomer\tkind\ne1\t2026-11-10\ta\tcall\ne2\t2026-11-12\ta\tanswered\n' >calls.tsv; crm-check -p open.yaml -l calls.tsv three.tsv | sed 1d

# More holes than the prover keeps
$ printf 'version: 1\nsegments:\n  - {name: odd, when: "purchases == 160%s"}\n' "$(printf ' and purchases != %d' $(seq 2 2 78))" >holes.yaml; crm-check -p holes.yaml | sed 1d
