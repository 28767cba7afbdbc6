# The lifetime models by numpy and scipy: the same likelihoods over the same facts, equal
# histories counted and looked at once, the derivatives from differences, as one would
# write it there. Usage: lifetime.py MODEL facts.tsv today out
#
# MODEL: bgnbd, mbgnbd, pnbd, money (Gamma-Gamma). (Not named scipy.py: it would import itself.)
import sys
from datetime import date

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, gammaln, hyp2f1

model, facts, today, out = sys.argv[1:]
end = date.fromisoformat(today)


def read():
    days = {}

    def day(text):
        if text not in days:
            days[text] = date.fromisoformat(text[:10]).toordinal()
        return days[text]

    histories, money = [], []
    with open(facts, encoding="utf-8") as f:
        at = {name: i for i, name in enumerate(next(f).rstrip("\n").split("\t"))}
        n, first, last = at["purchases"], at["first_purchase"], at["last_purchase"]
        spend, first_spend = at["spend"], at["first_spend"]
        for line in f:
            field = line.rstrip("\n").split("\t")
            x = int(field[n]) - 1
            if x < 0:
                continue
            begin = day(field[first])
            histories.append((x, day(field[last]) - begin, end.toordinal() - begin))
            paid = float(field[spend] or 0) - float(field[first_spend] or 0)
            if x > 0 and paid > 0:
                money.append((x, paid / x))
    return np.array(histories), np.array(money)


histories, money = read()
history, weight = np.unique(histories, axis=0, return_counts=True)
x, t_x, T = history[:, 0], history[:, 1] / 7, history[:, 2] / 7


def bgnbd(p):
    r, alpha, a, b = p
    alive = betaln(a, b + x) - (r + x) * np.log(alpha + T)
    gone = betaln(a + 1, b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + t_x)
    each = np.where(x > 0, np.logaddexp(alive, gone), alive)
    return each + gammaln(r + x) - gammaln(r) + r * np.log(alpha) - betaln(a, b)


def mbgnbd(p):
    r, alpha, a, b = p
    alive = betaln(a, b + x + 1) - (r + x) * np.log(alpha + T)
    gone = betaln(a + 1, b + x) - (r + x) * np.log(alpha + t_x)
    return np.logaddexp(alive, gone) + gammaln(r + x) - gammaln(r) + r * np.log(alpha) - betaln(a, b)


def pnbd(p):
    r, alpha, s, beta = p
    n = r + s + x

    def part(t):
        if alpha >= beta:
            return hyp2f1(n, s + 1, n + 1, (alpha - beta) / (alpha + t)) * np.exp(-n * np.log((alpha + t) / (alpha + T)))
        return hyp2f1(n, r + x, n + 1, (beta - alpha) / (beta + t)) * np.exp(-n * np.log((beta + t) / (alpha + T)))

    alive = -(r + x) * np.log(alpha + T) - s * np.log(beta + T)
    gone = -n * np.log(alpha + T) + np.log(s / n) + np.log(np.maximum(part(t_x) - part(T), 1e-300))
    return np.logaddexp(alive, gone) + gammaln(r + x) - gammaln(r) + r * np.log(alpha) + s * np.log(beta)


def spending(of):
    p, q, v = of
    n, m = money[:, 0], money[:, 1]
    return -betaln(p * n, q) + q * np.log(v) + (p * n - 1) * np.log(m) + p * n * np.log(n) - (p * n + q) * np.log(v + n * m)


likelihood, start, heavy = {
    "bgnbd": (bgnbd, [1, 10, 1, 1], weight),
    "mbgnbd": (mbgnbd, [1, 10, 1, 1], weight),
    "pnbd": (pnbd, [1, 10, 1, 12], weight),
    "money": (spending, [1, 2, 30], np.ones(len(money))),
}[model]
best = minimize(lambda ln: -np.average(likelihood(np.exp(ln)), weights=heavy), np.log(start), method="BFGS",
                options={"gtol": 1e-6})
with open(out, "w", encoding="utf-8") as f:
    print("parameters:", *(f"{p:.4f}" for p in np.exp(best.x)), file=f)
    print("log_likelihood:", f"{-best.fun * heavy.sum():.4f}", file=f)
