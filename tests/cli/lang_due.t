# Reasons in Chinese and Russian. The sentences are those of lib/po, checked by hand; days were counted
# with a calendar. tests/unit/test_due_words.c has the words of the triggers one by one.

$ cp "$ROOT"/samples/shop/customers.tsv "$ROOT"/samples/shop/log.tsv .

@ why
# why LANGUAGE ID...: the reasons of these customers of the shop
lang=$1
shift
for id; do
	crm-due --lang="$lang" -l log.tsv --today=2026-11-21 --unlimited -C id,due_why customers.tsv 2>/dev/null | grep "^$id"
done
.
$ sh why en c0006 c0009 c0052 c0027
c0006→Complaint of 2026-11-19 is still open: Perfume leaked in the bag, half is gone (31 hours past the limit)
c0009→We made a promise for 2026-11-20: Promised to set aside a body oil when the delivery comes. Likes to be contacted 12:00-14:00
c0052→Has not bought for 140 days, 2.34 times their usual gap of 59.9 days; ask before they are lost. Not reached on 2026-11-12; try another time of day
c0027→Birthday on 2026-11-23. Likes to be contacted 09:00-11:00; do not mention 离婚
$ sh why zh c0006 c0009 c0052 c0027
c0006→2026年11月19日的投诉仍未解决：Perfume leaked in the bag, half is gone（超过期限31小时）
c0009→我们承诺的事2026年11月20日到期：Promised to set aside a body oil when the delivery comes。希望的联系时间：12:00-14:00
c0052→已有140天没有购买，是平时间隔59.9天的2.34倍；趁还没有流失问问原因。2026年11月12日未联系上，请换个时间再试
c0027→2026年11月23日生日。希望的联系时间：09:00-11:00；不要提起：离婚
$ sh why ru c0006 c0009 c0052 c0027
c0006→Жалоба от 19.11.2026 ещё не решена: Perfume leaked in the bag, half is gone (срок превышен на 31 час)
c0009→Наше обещание на 20.11.2026: Promised to set aside a body oil when the delivery comes. Удобное время для связи: 12:00-14:00
c0052→Нет покупок 140 дн., обычно раз в 59,9 дн. (×2,34); спросите, пока клиент не потерян. 12.11.2026 связаться не удалось; попробуйте в другое время
c0027→День рождения 23.11.2026. Удобное время для связи: 09:00-11:00; не упоминать: 离婚

# Without a language the list is the English one, byte for byte, and so it is in the locale C.
$ crm-due -l log.tsv --today=2026-11-21 customers.tsv >none 2>/dev/null; for l in en en_GB; do crm-due --lang=$l -l log.tsv --today=2026-11-21 customers.tsv 2>/dev/null | cmp - none; done; LC_ALL=C crm-due -l log.tsv --today=2026-11-21 customers.tsv 2>/dev/null | cmp - none

# Only the reasons, and what to ask and offer, depend on the language: all other columns and the
# order are the same, with any number of threads.
$ for l in zh ru; do for t in 1 4; do crm-due --lang=$l --threads=$t -l log.tsv --today=2026-11-21 customers.tsv 2>/dev/null >$l.$t; done; cmp $l.1 $l.4; done
@ others
awk -F '\t' 'NR == 1 {for (i = 1; i <= NF; i++) skip[i] = $i ~ /^due_(why|ask|offer)$/} {for (i = 1; i <= NF; i++) if (!skip[i]) printf "%s\t", $i; print ""}' "$1"
.
$ sh others none >none.others; for l in zh ru; do sh others $l.1 | cmp - none.others; done

# No English is left in the reasons of the built-in policy, apart from what customers and the log say.
$ for l in zh ru; do cut -f "$(head -n 1 $l.1 | tr '\t' '\n' | grep -n due_why | cut -d : -f 1)" $l.1 | sed 1d | grep -Ei 'since|contact|bought|last on|known|reason|mention'; done; true

# What reads the list does not depend on its language: the same is logged, apart from the note, which
# is the reason.
$ for l in en zh; do cp log.tsv $l.log; crm-due --lang=$l -l log.tsv --today=2026-11-21 customers.tsv 2>/dev/null | crm-log --from-due -f $l.log -c customers.tsv --date=2026-11-21 2>/dev/null >/dev/null; tail -n 32 $l.log | cut -f 2,4-13 >$l.logged; done; wc -l <zh.logged | tr -d ' '; cmp en.logged zh.logged
32

# Explanations are English, and so are the reasons in them.
$ crm-due --lang=zh --explain=c0027 -l log.tsv --today=2026-11-21 customers.tsv 2>/dev/null | grep -o 'yes: due 2026-11-23: .*'
yes: due 2026-11-23: Birthday on 2026-11-23

# A calendar has its reasons in the language, too.
$ crm-cal --lang=ru -l log.tsv --today=2026-11-21 --rule=birthday customers.tsv 2>/dev/null | grep -c '^SUMMARY:.*День рождения'
~ [1-9][0-9]*

# ---- what people see of the list: headings, words and days; the rest is that of due_table.t ----
$ COLUMNS=100 crm-due --table --lang=zh -l log.tsv --today=2026-11-21 --rule=promised customers.tsv 2>/dev/null
maria：1项联系
> 
日期            要做的事  姓名            原因
                方式      电话
2026年11月20日  打电话    Emma Castle     我们承诺的事2026年11月20日到期：Promised to set aside a
                电话      +357 99 000109  body oil when the delivery comes。希望的联系时间：
                                          12:00-14:00
$ crm-due --long --lang=ru -l log.tsv --today=2026-11-21 --rule=complaint-resolve customers.tsv 2>/dev/null | head -n 8
2 контакта, ответственный: maria
> 
Helen Whitfield  c0006
  передать выше (телефон), срок 20.11.2026, просрочено на 1 день
  Почему         Жалоба от 19.11.2026 ещё не решена: Perfume leaked in the bag,
                 half is gone (срок превышен на 31 час)
  Телефон        +357 99 000106
  Эл. почта      helen.whitfield@example.com
$ for l in en zh ru; do crm-due --table --lang=$l -l log.tsv --today=2026-11-21 --rule=win-back --suppressed customers.tsv 2>/dev/null | head -n 1; done
1 contact held back: declined 1
1项被搁置的联系：已谢绝 1
Отложен 1 контакт: отказался 1
$ for l in en zh ru; do crm-due --table --lang=$l -l log.tsv --today=2026-01-01 --rule=complaint-answer customers.tsv 2>/dev/null; done
Nothing is due.
今天没有要联系的客户。
На сегодня контактов нет.

# A calendar: summaries, the lines of the description, categories.
$ crm-cal --lang=zh -l log.tsv --today=2026-11-21 --rule=promised customers.tsv 2>/dev/null | tr -d '\r' | sed ':a; N; $!ba; s/\n //g' | sed -n 's/^X-WR-CALNAME:/name /p; /^SUMMARY\|^CATEGORIES\|^DESCRIPTION/p'
name 客户
SUMMARY:Emma Castle：我们承诺的事2026年11月20日到期：Promised to set aside a body oil when the delivery comes
DESCRIPTION:要做的事：打电话\n联系方式：电话\n电话：+357 99 000109\n邮箱：emma.castle@example.com\n希望的联系时间：12:00-14:00\n客户：c0009\n负责人：maria\n规则：promised\n依据：log.tsv:985
CATEGORIES:联系
CATEGORIES:promised
