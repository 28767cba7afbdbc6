"""One command against the pipe: crm-due and crm-segment alone give the same as behind the tools that they need."""
import datetime
import subprocess

import case as cases


def check(case):
    R, today = case.R, case.maker.today_text
    base = "-p policy.yaml -l log.tsv --today=" + today
    sh("crm-score %s customers.tsv >scored.tsv && crm-segment -p policy.yaml scored.tsv >segmented.tsv" % base)
    wrong = []
    for way in R.sample(DUE, 3):
        wrong += way(case, base)
    for way in R.sample(SEGMENT, 2):
        wrong += segment(case, base, way(case))
    return wrong


def sh(line):
    """Status, output, and what is said of the customers: what is odd in the log is said by whichever tool reads it first."""
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, env=cases.ENV)
    return done.returncode, done.stdout, [said for said in done.stderr.splitlines() if ": log.tsv: " not in said]


def same(what, one, pipe):
    one, pipe = sh(one), sh(pipe)
    if one[0] not in (0, 1) or one != pipe:
        return [("alone: " + what, "", pipe, one)]
    return []


def columns(path):
    with open(path) as f:
        return f.readline().rstrip("\n")


def threads(case):
    return " --threads=%d" % case.R.choice([1, 2])


def listed(how):
    """A list: all columns of the pipe's, whether the stream has them or they are computed for -C."""
    def way(case, base):
        more = " ".join(case.priced() + [how])
        header = sh("crm-due -p policy.yaml -l log.tsv %s segmented.tsv" % more)[1].split("\n")[0]
        names = header.split("\t")
        case.R.shuffle(names)
        names = "-C '%s'" % ",".join(names)
        return same(how, "crm-due %s %s %s %s customers.tsv" % (base, more, names, threads(case)),
                    "crm-due -p policy.yaml -l log.tsv %s %s segmented.tsv" % (more, names))
    return way


def told(how):
    """What is told instead of a list."""
    def way(case, base):
        more = " ".join(case.priced() + [how.replace("ID", case.R.choice(case.customers)["id"])])
        return same(how, "crm-due %s %s %s customers.tsv" % (base, more, threads(case)), "crm-due -p policy.yaml -l log.tsv %s segmented.tsv" % more)
    return way


def outcome(case, base):
    morning, more = case.maker.today.isoformat(), " ".join(case.priced()) + " --outcome --count"
    return same("outcome", "crm-due -p policy.yaml -l log.tsv --today=%s %s customers.tsv" % (morning, more),
                "crm-score -p policy.yaml -l log.tsv --today=%sT00:00 customers.tsv | crm-segment -p policy.yaml | "
                "crm-due -p policy.yaml -l log.tsv -c customers.tsv %s" % (morning, more))


def usual(case, base):
    """Without -C: the customers' columns and those of the list."""
    more = " ".join(case.priced())
    names = case.columns + [n for n in sh("crm-due %s %s customers.tsv" % (base, more))[1].split("\n")[0].split("\t") if n.startswith("due_")]
    return same("usual", "crm-due %s %s customers.tsv" % (base, more),
                "crm-due -p policy.yaml -l log.tsv %s -C %s segmented.tsv" % (more, ",".join(names)))


def segment(case, base, how):
    names = "" if any(h in how for h in ("--count", "--moves", "--print-cutoffs", "--explain")) else "-C '%s'" % columns("segmented.tsv").replace("\t", ",")
    return same("segment " + how, "crm-segment %s %s %s %s customers.tsv" % (base, how, names, threads(case)),
                "crm-segment -p policy.yaml -l log.tsv %s %s scored.tsv" % (how, names))


def before(case):
    return (case.maker.today - datetime.timedelta(case.R.choice([2, 7, 30]))).isoformat()


DUE = [listed(how) for how in ("", "--each", "--suppressed", "--suppressed --each", "--unlimited", "--days=5")]
DUE += [told(how) for how in ("--count", "--owners", "--explain=ID")] + [outcome, usual]
SEGMENT = [lambda case, how=how: how for how in ("", "--count", "--print-cutoffs", "--only gold", "--only 'value > 30'", "--top=30%",
                                                 "--top=20% --by=closeness --within=owner")]
SEGMENT += [lambda case: "--explain=" + case.R.choice(case.customers)["id"], lambda case: "--was=%s --moves" % before(case),
            lambda case: "--was=%s --daily" % before(case)]
