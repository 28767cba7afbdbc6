# Policies of several files: extends, include, and what --print-policy makes of them.

@copy samples
@cd samples/shop

# To extend the built-in policy by nothing is the built-in policy.
@ same.yaml
version: 1
extends: built-in
.
$ crm-score -l log.tsv --today=2026-11-21 customers.tsv | crm-segment | crm-due -l log.tsv >built-in.tsv
$ crm-score -p same.yaml -l log.tsv --today=2026-11-21 customers.tsv | crm-segment -p same.yaml | crm-due -p same.yaml -l log.tsv | cmp - built-in.tsv

# What is printed is the whole, and loads to the same: printed again it is equal.
$ crm-due -p same.yaml --print-policy >whole.yaml; grep -c extends whole.yaml; crm-due -p whole.yaml --print-policy | cmp - whole.yaml
0

$ crm-score -p whole.yaml -l log.tsv --today=2026-11-21 customers.tsv | crm-segment -p whole.yaml | crm-due -p whole.yaml -l log.tsv | cmp - built-in.tsv

$ sed 's/^version: 1$/&\nextends: whole.yaml/' whole.yaml >twice.yaml; crm-due -p twice.yaml --print-policy | cmp - whole.yaml

# A file of its own is printed as it is, comments and all.
@ plain.yaml
# ours
version: 1   # always
.
$ crm-due -p plain.yaml --print-policy
# ours
version: 1   # always

# ---- what is laid over what ----
@ one.yaml
version: 1
zone: Europe/Moscow
capacity: 10
kinds:
  webinar: {class: touch, channel: email}
questions: {source: "From where?", reason: Why?}
holidays:
  - {name: eve, date: 12-31}
stages:
  - {name: a, when: purchases > 3}
  - {name: b, when: purchases > 1}
  - {name: rest, when: "true"}
tiers:
  - {name: gold, top: 20%, by: spend}
  - {name: plain}
segments:
  - {name: s, when: purchases > 0}
treatment:
  a: {gold: visit}
  any: write
due:
  - {rule: r1, silence: 30d, action: call}
  - {rule: r2, silence: 60d, action: call}
.
@ two.yaml
version: 1
extends: one.yaml
capacity: 12
kinds:
  webinar: {cost: 3}
questions: {reason: "Why us?", birthday: "When?\n\ttab \"x\" \\ é"}
stages:
  - {name: d, when: purchases > 2, before: b}
  - {name: c, when: purchases > 0}
  - {name: a, when: purchases > 9}
  - {name: e, when: touches > 0}
tiers:
  - {name: silver, top: 50%, by: spend}
segments:
  - {name: s, drop: true}
  - {name: t, when: purchases > 0}
treatment:
  b: call
due:
  - {rule: r3, silence: 90d, action: call, before: r2}
  - {rule: r1, drop: true}
  - {rule: r2, silence: 61d, action: call, before: r3}
.
$ crm-due -p two.yaml --print-policy
version: 1
zone: Europe/Moscow
capacity: 12
kinds:
  webinar: {class: touch, channel: email, cost: 3}
questions:
  source: "From where?"
  reason: "Why us?"
  birthday: "When?\u000A\u0009tab \"x\" \\ é"
holidays:
  - {name: eve, date: 12-31}
stages:
  - {name: a, when: "purchases > 9"}
  - {name: d, when: "purchases > 2"}
  - {name: b, when: "purchases > 1"}
  - {name: c, when: "purchases > 0"}
  - {name: e, when: "touches > 0"}
  - {name: rest, when: true}
tiers:
  - {name: gold, top: 20%, by: spend}
  - {name: silver, top: 50%, by: spend}
  - {name: plain}
segments:
  - {name: t, when: "purchases > 0"}
treatment:
  b: call
due:
  - {rule: r2, silence: 61d, action: call}
  - {rule: r3, silence: 90d, action: call}

# include: in order, each over the one before, the file itself over all; relative
# to the file that names it; what extends gives is below all of them.
$ mkdir -p sub/deep
@ sub/x.yaml
capacity: 1
quiet: 1d
declined: 1d
include: deep/y.yaml
holidays: [{name: x, date: 01-02}]
.
@ sub/deep/y.yaml
capacity: 2
reserve: 10%
holidays: [{name: y, date: 01-03}]
.
@ z.yaml
quiet: 3d
holidays: [{name: y, date: 01-04}, {name: x, drop: true}]
.
@ all.yaml
version: 1
extends: one.yaml
include: [sub/x.yaml, ./z.yaml]
declined: 9d
holidays: [{name: eve, drop: true}, {name: w, date: 01-05}]
.
$ crm-due -p all.yaml --print-policy | sed -n '/^[zcqdr].*: [^w]/p; /date/p'
zone: Europe/Moscow
capacity: 1
  - {name: y, date: 01-04}
  - {name: w, date: 01-05}
reserve: 10%
quiet: 3d
declined: 9d

# The same from elsewhere: the names hang on the file, not on where one stands.
$ cd sub && crm-due -p ../all.yaml --print-policy | grep -c 'capacity: 1$'
1

# ---- faults stand where they stand ----
@ none.yaml
segments:
  - {name: s, when: "purchses > 0"}
.
@ bad.yaml
version: 1
include: bad/when.yaml
.
$ mkdir -p bad && printf 'segments:\n  - {name: s, when: "purchses > 0"}\n' >bad/when.yaml; crm-segment -p bad.yaml -l log.tsv customers.tsv
! crm-segment: bad/when.yaml:2:22: segments: unknown name "purchses"; did you mean "purchases"?
? 1

# A key, a kind of value, and what is wrong with the whole.
$ printf '# c\ncapacty: 3\n' >bad/when.yaml; crm-segment -p bad.yaml -l log.tsv customers.tsv
! crm-segment: bad/when.yaml:2:1: unknown key "capacty"; did you mean "capacity"?
? 1

$ printf 'due:\n  - {rule: a, silence: 0d, action: call}\n' >bad/when.yaml; crm-segment -p bad.yaml -l log.tsv customers.tsv
! crm-segment: bad/when.yaml:2:24: due: silence: must be more than 0
? 1

$ printf 'version: 2\n' >bad/when.yaml; crm-segment -p bad.yaml -l log.tsv customers.tsv
! crm-segment: bad/when.yaml:1:10: version: unknown version "2"; expected 1
? 1

$ printf 'a: [\n' >bad/when.yaml; crm-segment -p bad.yaml -l log.tsv customers.tsv
! crm-segment: bad/when.yaml:2:1: not YAML: did not find expected node content
? 1

# A tab where blanks belong, behind letters of two bytes, a decimal comma in braces, and a choice of few words.
$ printf '# по-русски\nquiet: 7d\n\tdue: []\n' >bad/when.yaml; crm-segment -p bad.yaml -l log.tsv customers.tsv
! crm-segment: bad/when.yaml:3:1: not YAML: found a tab; YAML is indented with spaces
? 1

$ printf 'kinds:\n  lesson: {class: touch, cost: 8,50}\n' >bad/when.yaml; crm-segment -p bad.yaml -l log.tsv customers.tsv
! crm-segment: bad/when.yaml:2:34: kinds: unknown key "50"; a comma separates keys, and decimals follow a point
? 1

$ printf 'kinds:\n  lesson: {class: touch, counts: yes}\n' >bad/when.yaml; crm-segment -p bad.yaml -l log.tsv customers.tsv
! crm-segment: bad/when.yaml:2:34: kinds: unknown counts "yes"; it may be none or sale
? 1

$ printf 'version: 1\nextends: builtin\n' >near.yaml; crm-segment -p near.yaml -l log.tsv customers.tsv
! crm-segment: near.yaml:2:10: extends: "builtin": No such file or directory; did you mean "built-in"?
? 2

$ printf 'version: 1\ninclude: builtin\n' >near.yaml; crm-segment -p near.yaml -l log.tsv customers.tsv
! crm-segment: near.yaml:2:10: include: "builtin": No such file or directory
? 2

# The order of a day needs the stage, also of a rule that does not ask for it.
$ printf '%s\n' 'version: 1' 'capacity: 3' "stages: [{name: all, when: 'true'}]" 'order: [all]' 'due: [{rule: bd, anniversary: birthday, action: greet}]' >near.yaml; printf 'id\tname\tas_of\tvalue\ttier\n' | crm-due -p near.yaml -l log.tsv
! crm-due: order: the stream has "tier", but not "stage": run crm-segment before this tool, which computes both
? 1

$ printf 'extends: built-in\n' >bad/when.yaml; crm-segment -p bad.yaml -l log.tsv customers.tsv
! crm-segment: bad/when.yaml:1:10: extends: what is included cannot extend another policy
? 1

$ printf 'segments:\n  - {name: s, when: "spend / (purchases - purchases) < 0 or 99999999999 * spend * 99999 > 0"}\n' >bad/when.yaml; crm-segment -p bad.yaml -l log.tsv customers.tsv
!~ ^crm-segment: customers.tsv:[0-9]*: the expression at bad/when.yaml:2:[0-9]* gives too large a number$
? 1

# The version is that of the policy itself.
$ printf 'version: 1\n' >bad/when.yaml; printf 'include: bad/when.yaml\n' >bad.yaml; crm-segment -p bad.yaml -l log.tsv customers.tsv
! crm-segment: bad.yaml:1:1: key "version" is missing
? 1

# In the built-in policy: a stage that it speaks of is gone.
@ bad.yaml
version: 1
extends: built-in
stages:
  - {name: dormant, drop: true}
.
$ crm-segment -p bad.yaml -l log.tsv customers.tsv
!~ ^crm-segment: built-in policy:[0-9]*:[0-9]*: due: no stage is called "dormant"$
? 1

# A file that is not there, or cannot be read.
@ bad.yaml
version: 1
include:
  - z2.yaml
  - sub/nowhere.yaml
.
$ echo 'quiet: 2d' >z2.yaml; crm-segment -p bad.yaml -l log.tsv customers.tsv
! crm-segment: bad.yaml:4:5: include: "sub/nowhere.yaml": No such file or directory
? 2

$ printf 'version: 1\nextends: sub\n' >bad.yaml; crm-segment -p bad.yaml -l log.tsv customers.tsv
! crm-segment: bad.yaml:2:10: extends: "sub": Is a directory
? 2

$ printf 'version: 1\nextends: {a: b}\n' >bad.yaml; crm-segment -p bad.yaml -l log.tsv customers.tsv
! crm-segment: bad.yaml:2:10: extends: expected a single value, found a mapping
? 1

# A circle, also by another name; and what is too deep.
$ mkdir -p c && printf 'version: 1\ninclude: c/b.yaml\n' >a.yaml; printf 'quiet: 1d\ninclude: [../z2.yaml, c.yaml]\n' >c/b.yaml; printf 'include: ../c/../a.yaml\n' >c/c.yaml
$ crm-segment -p a.yaml -l log.tsv customers.tsv
! crm-segment: c/c.yaml:1:10: include: the files include each other in a circle: "a.yaml, c/b.yaml, c/c.yaml, c/../c/../a.yaml"
? 1

$ printf 'version: 1\nextends: itself.yaml\n' >itself.yaml; crm-segment -p itself.yaml -l log.tsv customers.tsv
! crm-segment: itself.yaml:2:10: extends: the files include each other in a circle: "itself.yaml, itself.yaml"
? 1

$ printf 'version: 1\ninclude: d1.yaml\n' >d0.yaml; for i in 1 2 3 4 5 6 7; do echo "include: d$((i + 1)).yaml" >d$i.yaml; done; echo 'quiet: 4d' >d8.yaml; crm-due -p d0.yaml --print-policy; echo 'include: d9.yaml' >>d8.yaml; echo 'quiet: 5d' >d9.yaml; crm-due -p d0.yaml --print-policy
version: 1
quiet: 4d
! crm-due: d8.yaml:2:10: include: files include each other more than 8 levels deep
? 1

$ printf 'version: 1\ninclude: [%s]\n' "$(yes z2.yaml | head -n 101 | paste -sd ,)" >many.yaml; crm-due -p many.yaml --print-policy
!~ ^crm-due: many.yaml:2:[0-9]*: include: more than 100 files$
? 1

# ---- drop and before ----
@ bad.yaml
version: 1
extends: one.yaml
stages:
  - {name: aa, drop: true}
.
$ crm-due -p bad.yaml --print-policy
! crm-due: bad.yaml:4:12: stages: drop: nothing before this is called "aa"
? 1

$ sed -i 's/aa, drop: true/a, drop: yes/' bad.yaml; crm-due -p bad.yaml --print-policy
! crm-due: bad.yaml:4:21: stages: drop: expected true
? 1

$ sed -i 's/yes/true, when: "true"/' bad.yaml; crm-due -p bad.yaml --print-policy
! crm-due: bad.yaml:4:5: stages: "drop" allows no other key than "name"
? 1

$ sed -i 's/{.*/{name: q, when: "true", before: restt}/' bad.yaml; crm-due -p bad.yaml --print-policy
! crm-due: bad.yaml:4:37: stages: before: nothing before this is called "restt"; did you mean "rest"?
? 1

$ sed -i 's/{.*/{name: a, when: "true", before: a}/' bad.yaml; crm-due -p bad.yaml --print-policy
! crm-due: bad.yaml:4:37: stages: before: nothing before this is called "a"
? 1

$ printf 'version: 1\nextends: one.yaml\ndue:\n- {rule: r1, silence: 1d, action: call}\n- {rule: r1, silence: 2d, action: call}\n' >bad.yaml; crm-due -p bad.yaml --print-policy
! crm-due: bad.yaml:5:3: due: duplicate name "r1"
? 1

# A list where a mapping was, and the other way round: the file itself counts.
$ printf 'version: 1\nextends: one.yaml\nstages: {a: b}\n' >bad.yaml; crm-segment -p bad.yaml -l log.tsv customers.tsv
! crm-segment: bad.yaml:3:9: stages: expected a list, found a mapping
? 1

# Too deep by a chain, not by parentheses
@ three.tsv
id→name
a→Ann
b→Bob
c→Cyd
.
@ two.tsv
event→date→customer→kind→dir
e1→2026-11-20→a→call→out
e2→2026-08-01→b→call→out
.
$ printf 'version: 1\ndue:\n  - {rule: keep, silence: 30d, action: call, when: "1%s > 2"}\n' "$(printf '+1%.0s' $(seq 99))" >deep.yaml; crm-due -p deep.yaml -l two.tsv three.tsv
!~ ^crm-due: deep.yaml:3:[0-9]*: due: nested deeper than 64$
? 1

# A kind of stop that is none, and not near "reply"
$ printf 'version: 1\ndue:\n  - rule: w\n    after: purchase\n    stop: [cal]\n    action: call\n    steps: [{wait: 1d, action: email}, {wait: 3d, action: call}]\n' >stop.yaml; crm-due -p stop.yaml -l two.tsv three.tsv
! crm-due: stop.yaml:5:12: due: unknown kind "cal"; did you mean "call"?
? 1

# A class that is no word
$ printf 'version: 1\nkinds:\n  webinar: {class: [touch]}\n' >class.yaml; crm-facts -p class.yaml -l two.tsv -C touches three.tsv
! crm-facts: class.yaml:3:20: kinds: class: expected a single value, found a list
? 1
