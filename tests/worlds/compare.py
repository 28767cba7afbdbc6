"""Compares crm-facts and crm-due with this directory's own account of their pages.

Usage: compare.py SEED COUNT  the worlds of COUNT policies from SEED on
crm-facts and crm-due are found by PATH; works in the current directory."""
import multiprocessing
import os
import sys

import case as cases
import triggers

TOP = os.getcwd()


def shrink(case, what):
    """Leaves out what is not needed for this disagreement."""
    def still():
        try:
            return any(w[0] == what for w in case.check())
        except (cases.Wrong, KeyError, IndexError):
            return False
    for rows in (case.customers, case.log, case.maker.policy["due"], case.maker.policy["holidays"], case.log, case.prices):
        step = max(1, len(rows) // 2)
        while step:
            at = 0
            while at < len(rows):
                taken = rows[at:at + step]
                del rows[at:at + step]
                if not still():
                    rows[at:at] = taken
                    at += step
            step //= 2
    for row in case.customers + case.log + case.maker.policy["due"]:
        for key in list(row):
            if key in ("id", "name", "event", "date", "customer", "kind", "rule", "action") or key in triggers.NAMES or not row[key]:
                continue
            before = row.pop(key) if "rule" in row else row[key]
            if "rule" not in row:
                row[key] = ""
            if not still():
                row[key] = before
    return [w for w in case.check() if w[0] == what]


def show(case, wrong):
    for what, id, ours, theirs in wrong[:5]:
        print("# %s %s, as of %s\n#   expected %s\n#   the tool %s" % (what, id, case.maker.today_text, ours, theirs))
    print("".join("# " + line for line in open("policy.yaml")), end="")
    for row in case.customers + sorted(case.log, key=lambda e: e["date"]) + case.prices:
        print("# " + " ".join("%s=%s" % i for i in row.items() if i[1]))


def judge(seed):
    """What is wrong with the worlds of a seed, as lines."""
    work = os.path.join(TOP, "%d" % os.getpid())
    os.makedirs(work, exist_ok=True)
    os.chdir(work)
    try:
        wrong = cases.Case(seed).check()
    except cases.Wrong as e:
        return seed, "not ok seed %d: %s" % (seed, e), []
    if not wrong:
        return seed, None, []
    return seed, "not ok seed %d: %s" % (seed, "; ".join(sorted({w[0] for w in wrong}))), list(dict.fromkeys(w[0] for w in wrong))


def main(seed, count):
    failed = 0
    with multiprocessing.Pool(int(os.environ.get("JOBS", 2))) as pool:
        for s, line, wrong in pool.imap(judge, range(seed, seed + count), 4):
            if not line:
                continue
            failed += 1
            print(line)
            if failed <= int(os.environ.get("SHOW", 3)):
                for what in wrong[:int(os.environ.get("WHATS", 2))]:
                    case = cases.Case(s)
                    show(case, shrink(case, what))
    if not failed:
        print("ok %d worlds of %d policies agree, from seed %d on" % (cases.WORLDS * count, count, seed))
    return failed > 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
