# A run does not write over what it reads, nor one of its outputs over the other.
@ customers.tsv
id→name
c1→Ann
.
@ log.tsv
event→date→customer→kind→amount
e1→2026-11-01→c1→purchase→5
.
@ policy.yaml
version: 1
.
$ crm-facts -l log.tsv -o log.tsv customers.tsv
! crm-facts: --output: "log.tsv" is the log, which would be lost
? 2
$ CRM_LOG=log.tsv crm-facts -o ./log.tsv customers.tsv
! crm-facts: --output: "./log.tsv" is the log, which would be lost
? 2
$ crm-facts -p policy.yaml -l log.tsv -o policy.yaml customers.tsv
! crm-facts: --output: "policy.yaml" is the policy, which would be lost
? 2
$ crm-facts -l log.tsv --rejects log.tsv customers.tsv
! crm-facts: --rejects: "log.tsv" is the log, which would be lost
? 2
$ crm-facts -l log.tsv --rejects customers.tsv customers.tsv
! crm-facts: --rejects: "customers.tsv" is an input, which would be lost
? 2
$ ln -s customers.tsv link; crm-facts -c customers.tsv -l log.tsv --rejects link - <customers.tsv
! crm-facts: --rejects: "link" is the file of all customers, which would be lost
? 2
$ crm-add -f customers.tsv --rejects customers.tsv name=Bob
! crm-add: --rejects: "customers.tsv" is the file to change, which would be lost
? 2
$ crm-facts -l log.tsv -o out.tsv --rejects out.tsv customers.tsv
! crm-facts: --rejects: "out.tsv" is the output, which would be lost
? 2
$ cat customers.tsv log.tsv policy.yaml; test ! -e out.tsv
id→name
c1→Ann
event→date→customer→kind→amount
e1→2026-11-01→c1→purchase→5
version: 1

# Nor over its own operand or standard input, by whatever name: the result has other columns and fewer records
$ crm-facts -l log.tsv -C spend --today=2026-11-21 -o customers.tsv customers.tsv
! crm-facts: --output: "customers.tsv" is an input, which would be lost; write to another file, and then move it there with mv
? 2
$ ln customers.tsv hard.tsv; crm-due -l log.tsv -o hard.tsv customers.tsv; rm hard.tsv
! crm-due: --output: "hard.tsv" is an input, which would be lost; write to another file, and then move it there with mv
$ ln -s customers.tsv soft.tsv; crm-score -l log.tsv -o customers.tsv log.tsv soft.tsv; rm soft.tsv
! crm-score: --output: "customers.tsv" is an input, which would be lost; write to another file, and then move it there with mv
$ crm-fit -l log.tsv -o customers.tsv customers.tsv
! crm-fit: --output: "customers.tsv" is an input, which would be lost; write to another file, and then move it there with mv
? 2
$ cp customers.tsv s.tsv; crm-segment --only=gold -o s.tsv s.tsv; crm-segment --top=1 -o s.tsv s.tsv
! crm-segment: --output: "s.tsv" is an input, which would be lost; write to another file, and then move it there with mv
! crm-segment: --output: "s.tsv" is an input, which would be lost; write to another file, and then move it there with mv
? 2
$ crm-due -l log.tsv -o s.tsv <s.tsv; crm-due -l log.tsv -o s.tsv - <s.tsv; crm-check -o s.tsv <s.tsv
! crm-due: --output: "s.tsv" is the input, which would be lost; write to another file, and then move it there with mv
! crm-due: --output: "s.tsv" is an input, which would be lost; write to another file, and then move it there with mv
! crm-check: --output: "s.tsv" is the input, which would be lost; write to another file, and then move it there with mv
? 2
$ cmp s.tsv customers.tsv
$ mkdir b; cp customers.tsv log.tsv b; crm-due -o b/customers.tsv b; cd b; CRM_BOOK=. crm today -o customers.tsv; cmp customers.tsv ../customers.tsv
! crm-due: --output: "b/customers.tsv" is an input, which would be lost; write to another file, and then move it there with mv
! crm-due: --output: "customers.tsv" is an input, which would be lost; write to another file, and then move it there with mv
$ crm-facts -l log.tsv -C spend --today=2026-11-21 -o new.tsv customers.tsv && mv new.tsv customers.tsv && cat customers.tsv
id→name→as_of→spend
c1→Ann→2026-11-21→5.00

@ customers.tsv
id→name
c1→Ann
.
# ">>" onto what is read or changed is refused before anything is read: by device and inode
$ cp log.tsv l.tsv; cp customers.tsv c.tsv; crm-facts -l l.tsv c.tsv >>l.tsv
! crm-facts: standard output goes to l.tsv, which is the log and would be damaged
? 2
$ ln l.tsv hard.tsv; ln -s l.tsv soft.tsv; crm-facts -l hard.tsv c.tsv >>soft.tsv
! crm-facts: standard output goes to hard.tsv, which is the log and would be damaged
? 2
$ CRM_LOG=l.tsv crm-score c.tsv >>l.tsv
! crm-score: standard output goes to l.tsv, which is the log and would be damaged
? 2
$ crm-facts -l l.tsv c.tsv >>c.tsv
! crm-facts: standard output goes to c.tsv, which is an input and would be damaged; write to another file, and then move it there with mv
? 2
$ crm-facts -l l.tsv - <c.tsv >>c.tsv
! crm-facts: standard output goes to standard input, which is an input and would be damaged; write to another file, and then move it there with mv
? 2
$ crm-facts -l l.tsv <c.tsv >>c.tsv
! crm-facts: standard output goes to standard input, which is the input and would be damaged; write to another file, and then move it there with mv
? 2
$ cat customers.tsv | crm-facts -l l.tsv -c c.tsv >>c.tsv
! crm-facts: standard output goes to c.tsv, which is the file of all customers and would be damaged
? 2
$ crm-check -p policy.yaml >>policy.yaml
! crm-check: standard output goes to policy.yaml, which is the policy and would be damaged
? 2
$ crm-log -f l.tsv call c1 >>l.tsv
! crm-log: standard output goes to l.tsv, which is the file to change and would be damaged
? 2
$ crm-add -f c.tsv name=Bob >>c.tsv
! crm-add: standard output goes to c.tsv, which is the file to change and would be damaged
? 2
$ crm-log -f l.tsv --from hard.tsv >>soft.tsv; crm-log --from l.tsv >>l.tsv
! crm-log: standard output goes to l.tsv, which is the file to change and would be damaged
! crm-log: standard output goes to l.tsv, which is the input and would be damaged; write to another file, and then move it there with mv
? 2
$ printf 'item\tprice\tdate\n' >prices.tsv; crm-due -l l.tsv --prices prices.tsv c.tsv >>prices.tsv
! crm-due: standard output goes to prices.tsv, which is the price list and would be damaged
? 2
$ crm-score --print-cutoffs -l l.tsv c.tsv >cut.tsv; crm-score --cutoffs cut.tsv -l l.tsv c.tsv >>cut.tsv
! crm-score: standard output goes to cut.tsv, which is the file of cut-offs and would be damaged
? 2
$ crm-score --cutoffs cut.tsv -l l.tsv c.tsv -o cut.tsv
! crm-score: --output: "cut.tsv" is the file of cut-offs, which would be lost
? 2
$ crm-score -l l.tsv c.tsv --rejects r.tsv >r.tsv; crm-score -l l.tsv c.tsv --rejects r.tsv >>r.tsv; cat r.tsv
! crm-score: standard output goes to r.tsv, which is the file of rejects
! crm-score: standard output goes to r.tsv, which is the file of rejects
$ cmp l.tsv log.tsv && cmp c.tsv customers.tsv && cat policy.yaml
version: 1

# What ">" has emptied is told as empty, with status 1
$ crm-facts -l l.tsv c.tsv >l.tsv; wc -c <l.tsv
0
! crm-facts: l.tsv: is empty, because the output of this command goes there: ">" empties a file before it can be read
$ crm-facts -l log.tsv c.tsv >c.tsv
! crm-facts: c.tsv: is empty, because the output of this command goes there: ">" empties a file before it can be read
? 1
$ cp policy.yaml p.yaml; crm-due -p p.yaml -l log.tsv customers.tsv >p.yaml
! crm-due: p.yaml: is empty, because the output of this command goes there: ">" empties a file before it can be read
? 1
$ cp customers.tsv c.tsv; crm-facts -l log.tsv -c c.tsv <customers.tsv >c.tsv
! crm-facts: c.tsv: is empty, because the output of this command goes there: ">" empties a file before it can be read
? 1

# An operand of a writer is no file
$ cp customers.tsv c.tsv; crm-log --today=2026-11-21 -c c.tsv call c1 >call; wc -l <call
2

# and where -o names the output, standard output does not matter
$ cp log.tsv l.tsv; crm-facts -l l.tsv -o out.tsv customers.tsv >>l.tsv; cmp log.tsv l.tsv

# A wrong -o, --rejects or --rule is told before the work starts: nothing is read for it
$ crm-facts -l nothing.tsv -o nowhere/out.tsv nothing.tsv
! crm-facts: nowhere/out.tsv: cannot create a file in its directory: No such file or directory
? 2
$ mkdir dir; crm-facts -l nothing.tsv -o dir nothing.tsv
! crm-facts: dir: cannot open for writing: Is a directory
? 2
$ crm-facts -l nothing.tsv --rejects nowhere/out.tsv nothing.tsv
! crm-facts: nowhere/out.tsv: cannot create a file in its directory: No such file or directory
? 2
$ crm-due -l nothing.tsv --rule=birthdy nothing.tsv
! crm-due: the policy has no rule "birthdy"; did you mean "birthday"?
? 2
