# The built-in rules for those whom no other rule would meet: who gets each, who just not, what
# settles it, and what it says in three languages. Days are counted by hand from the log below.

@ customers.tsv
id→name→phone→lang→created→lost_reason→tags→influence→potential
w1→Wen→1→→2024-01-01→→→→
w2→Wei→2→→2024-01-01→→→4→
r1→Ron→3→→2024-01-01→→→→
r3→Rita→4→→2024-01-01→→→→
k1→Kay→5→→2024-01-01→competitor→→→
k2→Kim→6→→2024-01-01→Price→→→
k3→Kit→7→→2024-01-01→service→→→
k4→Ken→8→→2024-01-01→moved→→→
k5→Kai→9→→2024-01-01→→→→
k6→Kat→10→→2024-01-01→price→→→
d1→Dan→11→→2026-03-01→→→→
d2→Dora→12→→2026-03-01→→→→
d3→Dina→13→→2025-06-01→→→→
m1→Mia→14→→2024-01-01→→→→
i1→Ian→15→→2024-01-01→→→→
i2→Ina→16→→2024-01-01→→→→
i3→Ivo→17→→2024-01-01→→→→
.
@ log.tsv
event→date→customer→kind→dir→outcome→amount→item→due→rating→note
a01→2026-10-20→w1→purchase→→→10→→→→
a02→2026-11-20→w1→detraction→→→→→→→in the forum
a03→2026-10-20→w2→purchase→→→10→→→→
a04→2026-11-20→w2→detraction→→→→→→→on her blog
a05→2026-10-20→r1→purchase→→→10→→→→
a06→2026-11-19→r1→survey→→→→→→2→too slow
a07→2026-10-20→r3→purchase→→→10→→→→
a08→2026-11-19→r3→survey→→→→→→3→so so
a09→2026-02-01→k1→purchase→→→10→→→→
a10→2026-02-01→k2→purchase→→→10→→→→
a11→2026-02-01→k3→purchase→→→10→→→→
a12→2025-02-01→k4→purchase→→→10→→→→
a13→2024-02-01→k5→purchase→→→10→→→→
a14→2026-10-01→k6→purchase→→→10→→→→
a15→2026-03-02→d1→email→in→→→→→→
a16→2026-03-03→d1→email→out→→→→→→
a17→2026-06-01→d2→email→in→→→→→→
a18→2026-10-25→d2→call→out→→→→→→
a19→2025-06-02→d3→email→in→→→→→→
a20→2026-09-01→d3→email→out→→→→→→
a21→2026-10-20→m1→purchase→→→10→→→→
a22→2026-11-10→m1→milestone→→→→→2026-11-23→→her exam
a23→2026-10-20→i1→purchase→→→10→→→→
a24→2026-11-10→i1→wish→→→→hand cream→→→without scent
a25→2026-10-20→i2→purchase→→→10→→→→
a26→2026-11-12→i2→introduction→→→→Studio Nord→→→
a27→2026-10-20→i3→purchase→→→10→→→→
a28→2026-11-15→i3→idea→→→→→→→open at eight
.
@ on
# on DAY RULE [LANG [COLUMNS]]
crm-due -l log.tsv --today=2026-$1 --unlimited --rule="$2" --lang="${3:-en}" -C "${4:-id,due_action,due_date,due_why,due_ask}" customers.tsv 2>/dev/null | sed 1d
.
@ log
# log DAY KIND WHO [MORE]: an entry of today
day=$1; shift; crm-log -f log.tsv -c customers.tsv --today=2026-$day "$@" >/dev/null 2>&1
.

# A bad word is answered within a day; if many listen, by the manager. An email settles nothing, a
# talk does. After 30 days it is over.

$ sh on 11-20 bad-word; sh on 11-20 bad-word en id,due_priority; sh on 11-20 bad-word zh id,due_why,due_ask | head -n 1; sh on 11-20 bad-word ru id,due_why,due_ask | head -n 1
w2→escalate→2026-11-21→Spoke ill of us on 2026-11-20: on her blog→We would like to hear it from you yourself: what happened?
w1→call→2026-11-21→Spoke ill of us on 2026-11-20: in the forum→We would like to hear it from you yourself: what happened?
w2→98
w1→88
w2→2026年11月20日说了我们的不是：on her blog→我们想听您亲口说说：究竟是怎么回事？
w2→Плохой отзыв о нас от 20.11.2026: on her blog→Мы хотели бы услышать об этом от вас: что произошло?
$ sh log 11-21 email w1; sh log 11-21 call w2; sh on 11-21 bad-word en id; sh on 12-20 bad-word en id; sh on 12-21 bad-word en id
w1
w1

# Two is a low rating and three is not; it is about what was said then.

$ sh on 11-19 low-rating; sh on 11-19 low-rating zh id,due_why,due_ask; sh on 11-19 low-rating ru id,due_why,due_ask; sh log 11-20 visit r1; sh on 11-21 low-rating
r1→call→2026-11-20→Rated us 2 on 2026-11-19: too slow→What would have made it better?
r1→2026年11月19日给我们打了2分：too slow→怎样做您会更满意？
r1→Оценка 2 от 19.11.2026: too slow→Что следовало сделать лучше?

# Who left, by the reason: a competitor; not content; the price, also with a capital; others and
# those of whom it is not known. Kat bought 51 days before, which is not more than 60, so nothing is
# lost yet. What settles one is an event of its own kind, for 120 or 180 days, or a year.

$ for r in competitor lost-unhappy lost-price keep-the-door-open ask-lost; do sh on 11-21 $r; sh on 11-21 $r zh id,due_why,due_ask; sh on 11-21 $r ru id,due_why,due_ask; done
k1→call→2026-11-21→Went to a competitor, last here on 2026-02-01; listen, and sell nothing→What do they do better than we did?
k1→去了竞争对手那里，上次来是2026年2月1日；多听，不推销→他们哪里做得比我们好？
k1→Уход к конкуренту, последняя покупка 01.02.2026; выслушайте и ничего не продавайте→Что у них лучше, чем было у нас?
k3→call→2026-11-21→Left because they were not content, last here on 2026-02-01; tell them what has changed→
k3→因不满意而离开，上次来是2026年2月1日；告诉对方我们改了什么→
k3→Уход из-за недовольства, последняя покупка 01.02.2026; расскажите, что изменилось→
k2→offer→2026-11-21→Left because of the price, last here on 2026-02-01; is there something now that suits them better?→
k2→因价格而离开，上次来是2026年2月1日；现在有更适合的吗？→
k2→Уход из-за цены, последняя покупка 01.02.2026; есть ли теперь что-то более подходящее?→
k4→greet→2026-02-01→Left, last here on 2025-02-01: moved; a greeting once a year keeps the door open→
k4→已离开，上次来是2025年2月1日：moved；一年问候一次，门一直开着→
k4→Уход, последняя покупка 01.02.2025: moved; привет раз в год оставляет дверь открытой→
k5→ask→2026-11-21→Lost, and we do not know why→What made you stop coming to us?
k5→已流失，原因不明→是什么原因让您不再来了？
k5→Клиент потерян, причина неизвестна→Почему вы перестали к нам обращаться?
$ sh on 11-21 ask-lost en id,due_offer; for day in 11-30 12-01; do crm-segment -l log.tsv --today=2026-$day -C id,stage customers.tsv | grep k6; done
k5→A small thank-you for the answer
k6→first-time
k6→lost
$ sh log 11-21 email k1; sh log 11-21 call k3; sh log 11-21 sms k2; sh log 11-21 greeting k4; sh log 11-21 survey k5; for r in competitor lost-unhappy lost-price keep-the-door-open ask-lost; do sh on 11-28 $r en id,due_rule; done
k1→competitor
$ sh log 11-21 call k1; crm-facts -l log.tsv --today=2027-01-01 -C last_call customers.tsv | grep -c 2026-11-21; for day in 2027-03-20 2027-03-21; do crm-due -l log.tsv --today=$day --rule=competitor --rule=lost-unhappy -C id customers.tsv; done
3
id
id
k1
k3

# Prospects. Dan was silent for 120 days and has not come since; Dora, whom we called in October, has
# come in June, which is 173 days before and not more than 180; a week later it is. Our own word does
# not wake anybody. Dina has not come for more than a year: one question, and no other.

$ crm-segment -l log.tsv --today=2026-11-21 -C id,stage customers.tsv | grep ^d; crm-segment -l log.tsv --today=2026-11-28 -C id,stage customers.tsv | grep ^d2; crm-segment -l log.tsv --today=2026-11-29 -C id,stage customers.tsv | grep ^d2
d1→dormant-prospect
d2→hesitating
d3→lost-prospect
d2→hesitating
d2→dormant-prospect
$ for r in wake-prospect ask-prospect; do sh on 11-21 $r; sh on 11-21 $r zh id,due_why,due_ask; sh on 11-21 $r ru id,due_why,due_ask; done
d1→share→2026-07-01→Interested since 2026-03-01, not bought and not heard of; something worth reading, and no pressure→
d1→2026年3月1日起有兴趣，没有购买，也没有消息；分享点值得看的，不要催→
d1→Интерес с 01.03.2026, ни покупки, ни вестей; пошлите что-нибудь полезное, не торопите→
d3→ask→2026-11-21→Was interested from 2025-06-01 on and never bought; one question, and then let it rest→What made you decide otherwise?
d3→2025年6月1日起有过兴趣，一直没有购买；只问一句，之后不再打扰→是什么让您有了别的选择？
d3→Интерес с 01.06.2025, покупок не было; один вопрос, и больше не беспокоить→Почему вы решили иначе?
$ sh log 11-21 share d1; sh log 11-21 survey d3; for day in 2027-03-20 2027-03-21 2027-08-01; do crm-due -l log.tsv --today=$day --rule=wake-prospect --rule=ask-prospect --each -C id,due_rule customers.tsv | grep ^d; crm-segment -l log.tsv --today=$day -C id,stage customers.tsv | grep ^d1; done
d2→wake-prospect
d1→ask-prospect
d1→lost-prospect
d2→wake-prospect
d1→ask-prospect
d1→lost-prospect
d1→ask-prospect
d2→ask-prospect
d1→lost-prospect

# Good luck before the day, from two days before on, and afterwards how it went, from the day after
# on; each is settled by a contact of its own time.

$ for day in 11-20 11-21 11-23 11-24 12-07 12-08; do sh on $day good-luck en id,due_rule,due_why; sh on $day milestone en id,due_rule,due_why; done; sh on 11-21 good-luck zh id,due_why; sh on 11-21 good-luck ru id,due_why
m1→good-luck→2026-11-23 is the day: her exam; wish them luck
m1→good-luck→2026-11-23 is the day: her exam; wish them luck
m1→milestone→2026-11-23 was the day: her exam
m1→milestone→2026-11-23 was the day: her exam
m1→2026年11月23日是重要的日子：her exam；祝对方顺利
m1→23.11.2026 важный день: her exam; пожелайте удачи
$ sh log 11-22 greeting m1; for day in 11-23 11-24; do sh on $day good-luck en id,due_rule; sh on $day milestone en id,due_rule; done; sh log 11-24 call m1; sh on 11-25 milestone en id
m1→milestone

# What they wished for is looked after from a week after on, in two weeks at the latest; those whom
# we sent to a partner are asked after a week; an idea is thanked for, within 30 days.

$ for day in 11-16 11-17; do sh on $day wish; done; for day in 11-18 11-19; do sh on $day after-introduction; done; sh on 11-15 thank-idea; for l in zh ru; do for r in wish after-introduction thank-idea; do sh on 11-21 $r $l id,due_why,due_ask; done; done
i1→call→2026-11-24→Wished on 2026-11-10 for hand cream: without scent; can we do it, or a partner of ours?→
i2→ask→2026-11-19→Sent to a partner on 2026-11-12: Studio Nord; ask how it went→Were you in good hands there?
i3→thank→2026-11-15→Had an idea on 2026-11-15: open at eight; thank them, and say what becomes of it→
i1→2026年11月10日提出心愿 hand cream：without scent；我们或合作伙伴能满足吗？→
i2→2026年11月12日介绍到合作伙伴处：Studio Nord；问问那边接待得如何→那边接待得周到吗？
i3→2026年11月15日提了建议：open at eight；致谢，并告知结果→
i1→Пожелание от 10.11.2026, hand cream: without scent; можем ли мы или наш партнёр его исполнить?→
i2→Направление к партнёру 12.11.2026: Studio Nord; спросите, как всё прошло→Хорошо ли вас там приняли?
i3→Идея от 15.11.2026: open at eight; поблагодарите и скажите, что из неё выйдет→
$ sh on 12-15 thank-idea en id; sh on 12-16 thank-idea en id; sh log 11-21 help i1; sh log 11-21 call i2; sh log 11-21 thanks i3; for r in wish after-introduction thank-idea; do sh on 11-22 $r; done
i3
