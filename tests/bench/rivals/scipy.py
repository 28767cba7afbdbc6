# BG/NBD by scipy: the same likelihood over the same facts, equal histories counted
# and looked at once. Usage: scipy.py facts.tsv today out
import sys
from datetime import date

import numpy as np
from scipy.optimize import minimize
from scipy.special import betaln, gammaln

facts, today, out = sys.argv[1:]
end = date.fromisoformat(today)
rows = []
with open(facts, encoding="utf-8") as f:
    at = {name: i for i, name in enumerate(next(f).rstrip("\n").split("\t"))}
    for line in f:
        field = line.rstrip("\n").split("\t")
        n = int(field[at["purchases"]])
        if n == 0:
            continue
        first = date.fromisoformat(field[at["first_purchase"]][:10])
        last = date.fromisoformat(field[at["last_purchase"]][:10])
        rows.append((n - 1, (last - first).days, (end - first).days))
history, weight = np.unique(np.array(rows), axis=0, return_counts=True)
x, t_x, T = history[:, 0], history[:, 1] / 7, history[:, 2] / 7


def loss(log_p):
    r, alpha, a, b = np.exp(log_p)
    alive = betaln(a, b + x) - (r + x) * np.log(alpha + T)
    gone = betaln(a + 1, b + np.maximum(x, 1) - 1) - (r + x) * np.log(alpha + t_x)
    each = np.where(x > 0, np.logaddexp(alive, gone), alive)
    each += gammaln(r + x) - gammaln(r) + r * np.log(alpha) - betaln(a, b)
    return -np.average(each, weights=weight)


best = minimize(loss, np.log([1, 10, 1, 1]), method="BFGS", options={"gtol": 1e-6})
with open(out, "w", encoding="utf-8") as f:
    print("parameters:", *(f"{p:.4f}" for p in np.exp(best.x)), file=f)
    print("log_likelihood:", f"{-best.fun * weight.sum():.4f}", file=f)
