# The headers of crm-mail's messages, read by Python: of many subjects and names in Chinese, Russian and English no encoded word is
# longer than 75 characters, no line that has one longer than 76, each word by itself is whole characters of UTF-8 (RFC 2047, 2
# and 5), and what is read is what was meant.
& python3 -c 'import email.utils, mailbox'

@ make.py
import random
random.seed(2047)
words = {
	"en": "birthday all the best for you, dear Anna-Maria: news! (50 % off) naïve café \"quoted\" a\\b =?utf-8?q?x?= under_score".split(),
	"zh": "祝您 生日快乐 王秀英，春天的新品 到了！ 恭喜发财 50% 𠮷野家 A组".split(),
	"ru": "С днём рождения, Ольга Константиновна Преображенская-Загорская! В «Весне» новинки: скидка 15 % до пятницы".split(),
}
people, stream = open("customers.tsv", "w"), open("stream.tsv", "w")
people.write("id\tname\temail\n")
stream.write("id\ttopic\n")
for n in range(1500):
	def text(most):
		lang = random.choice(["en", "zh", "ru", "mixed"])
		pool = words[lang] if lang != "mixed" else sum(words.values(), [])
		return random.choice([" ", " ", ""]).join(random.choice(pool) for _ in range(random.randint(1, most)))
	topic = text(14)
	people.write(f"c{n}\t{text(5)}\tc{n}@example.org\n")
	stream.write(f"c{n}\t{topic}\n")
for n, topic in enumerate(["x" * 200, "a  b", "ё" * 120, "王" * 90, "é" + "x" * 180, "=?UTF-8?Q?a?=", "x" * 61 + " y", "й " * 60 + "й"], 1500):
	people.write(f"c{n}\t{topic}\tc{n}@example.org\n")
	stream.write(f"c{n}\t{topic}\n")
.
@ check.py
import base64, email.utils, mailbox, quopri, re
from email.header import decode_header, make_header
names = dict(line.rstrip("\n").split("\t")[:2] for line in open("customers.tsv"))
topics = dict(line.rstrip("\n").split("\t") for line in open("stream.tsv"))
longest = seen = words = 0
for m in mailbox.mbox("mbox"):
	head = m.as_bytes().split(b"\n\n")[0].decode("ascii")
	for line in head.split("\n"):
		assert len(line) <= (76 if "=?UTF-8?" in line else 78), line
	for word in re.findall(r"=\?UTF-8\?[BQ]\?[^ ?]*\?=", head):
		longest, words = max(longest, len(word)), words + 1
		code, text = word.split("?")[2:4]
		(base64.b64decode(text) if code == "B" else quopri.decodestring(text, header=True)).decode("utf-8")
	def whole(text):
		return str(make_header(decode_header(text.replace("\n", ""))))
	called, to = email.utils.parseaddr(m["To"].replace("\n", ""))
	who = to.split("@")[0]
	assert whole(m["Subject"]) == topics[who], (m["Subject"], topics[who])
	assert whole(called) == names[who], (called, names[who])
	assert whole(email.utils.parseaddr(m["From"].replace("\n", ""))[0]) == "Магазин «Весна» и партнёры, отдел заботы о покупателях"
	seen += 1
print(seen, "messages,", words > 5000, longest)
.
@ text.txt
Subject: {topic}

text
.

$ python3 make.py; printf 'date\tcustomer\tkind\n' >log.tsv; crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 --from='Магазин «Весна» и партнёры, отдел заботы о покупателях <shop@x.org>' --template=text.txt --no-sent --mbox=mbox stream.tsv >/dev/null; python3 check.py
1508 messages, True 75
! crm-mail: 1508 messages sent: 1508 by email; 0 held back
