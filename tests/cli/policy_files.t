# --print-policy obeys -o, whole or not at all.
$ crm-due --print-policy >printed; crm-due --print-policy -o policy.yaml; cmp printed policy.yaml && test -s policy.yaml && echo same
same
$ crm-due --print-policy -o missing/policy.yaml
! crm-due: missing/policy.yaml: cannot create a file in its directory: No such file or directory
? 2

# A policy may come through a pipe, but what it includes must be a file: nobody waits for a pipe to be opened.
$ mkfifo pipe; printf 'version: 1\ninclude: pipe\n' >p.yaml; timeout 20 crm-due -p p.yaml --print-policy
! crm-due: p.yaml:2:10: include: "pipe": is not a regular file
? 2
$ printf 'version: 1\nextends: pipe\n' >p.yaml; timeout 20 crm-due -p p.yaml --print-policy
! crm-due: p.yaml:2:10: extends: "pipe": is not a regular file
? 2
$ printf 'version: 1\ninclude: /dev/zero\n' >p.yaml; timeout 20 crm-due -p p.yaml --print-policy
! crm-due: p.yaml:2:10: include: "/dev/zero": is not a regular file
? 2
$ mkdir dir; printf 'version: 1\ninclude: dir\n' >p.yaml; crm-due -p p.yaml --print-policy
! crm-due: p.yaml:2:10: include: "dir": Is a directory
? 2
$ printf 'version: 1\nreserve: 20%%\n' | crm-check -p /dev/stdin
file→line→field→finding→value→id→severity
