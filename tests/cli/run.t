# The runner itself: what must fail, fails.

@ good.t
$ printf 'a\tb\n'; echo no >&2; exit 3
a\→b
! no
? 3
.
$ sh "$ROOT/tests/run" good.t
1 passed, 0 failed

@ bad.t
$ echo a
b
$ echo oops >&2
$ exit 1
$ printf x
x
$ true
a
.
$ sh "$ROOT/tests/run" bad.t >out; echo $?; grep -c '^.*bad.t:[0-9]*: ' out; tail -n 1 out
1
~ ^[0-9]+$
0 passed, 5 failed

@ patterns.t
$ seq 5; echo at 12:30 >&2
1
...
~ ^[45]$
5
!~ ^at [0-9:]+$

$ seq 3
1
...
2

$ seq 3
~ 2
2
3
.
$ sh "$ROOT/tests/run" patterns.t | tail -n 1; sh "$ROOT/tests/run" missing.t
!~ missing.t: no such file$
1 passed, 2 failed
? 2

@ skip.t
& false
$ echo never
$ echo never
.
$ sh "$ROOT/tests/run" skip.t
0 passed, 0 failed, 2 skipped

@ stray.t
? 3
.
$ sh "$ROOT/tests/run" stray.t 2>&1 | tail -n 1
0 passed, 1 failed
