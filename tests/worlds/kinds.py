"""The table of kinds in crm-records(5), and what a policy adds to it."""

TABLE = """
touch: call out phone call, email out email email, sms out sms sms, chat out chat chat, post out post post,
 visit in visit visit, meeting out visit meet, gathering out visit invite
care: greeting out - greet, thanks out - thank, gift out - give, help out - help, introduction out - introduce, share out - share,
 advice out - advise, survey out - ask, personal in - talk
money: order in, deposit in, contract in, purchase in - offer, payment in, refund out - refund, invoice out - invoice,
 cancel in
service: question in, complaint in, resolved out - resolve, wish in, idea in
advocacy: referral in, praise in, detraction in
desk: register out - register, assign out - assign, handover out - handover, confirm out - confirm, ruling out - rule,
 consent out, optout out, snooze out - snooze, milestone out, appointment out, cost out, todo out, done out - do, note out - note, void out
"""


class Kind:
    def __init__(self, name, cls, direction, channel="", action=""):
        self.name, self.cls, self.dir = name, cls, direction
        self.channel, self.action = channel.replace("-", ""), action or name
        self.cost = 0
        self.sale = name == "purchase"
        self.opens = name in ("complaint", "question", "invoice", "todo")
        self.closes = {"resolved": ["complaint", "question"], "payment": ["invoice"], "done": ["todo"]}.get(name, [])


def usual():
    kinds = {}
    for line in TABLE.replace("\n ", " ").strip().split("\n"):
        cls, rest = line.split(": ")
        for words in rest.split(","):
            words = words.split()
            kinds[words[0]] = Kind(words[0], cls, *words[1:])
            kinds[words[0]].place = len(kinds)
    return kinds


def of_policy(added):
    """`added` is the section kinds of a policy."""
    kinds = usual()
    for name, keys in added.items():
        k = kinds.get(name)
        if k is None:
            inward = keys["class"] in ("money", "service", "advocacy")
            k = kinds[name] = Kind(name, keys["class"], "in" if inward else "out")
            k.place = len(kinds)
        k.cls = keys.get("class", k.cls)
        k.dir = keys.get("dir", k.dir)
        k.channel = keys.get("channel", k.channel)
        k.action = keys.get("action", k.action)
        k.cost = float(keys.get("cost", k.cost))
        if "counts" in keys:
            k.sale = keys["counts"] == "sale"
        k.opens = keys.get("opens", k.opens)
        k.closes = keys.get("closes", k.closes)
    return kinds


def sold(kinds, names):
    """A purchase is whatever counts as a sale, where anything does."""
    sales = {k for k in kinds if kinds[k].sale}
    return names - {"purchase"} | sales if "purchase" in names and sales else names


def named(kinds, words):
    """The kinds that a list of kinds, classes and actions names."""
    if words == "any":
        return set(kinds)
    if isinstance(words, str):
        words = [words]
    names = set()
    for word in words:
        if word in kinds:
            names |= sold(kinds, {word})
        elif word == "touch":
            names |= {k for k in kinds if kinds[k].cls in ("touch", "care")}
        elif any(kinds[k].cls == word for k in kinds):
            names |= {k for k in kinds if kinds[k].cls == word}
        else:
            names |= sold(kinds, {k for k in kinds if kinds[k].action == word})
    return names
