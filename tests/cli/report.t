# crm-report: a stream as people like to look at it. 2026-11-21 is a Saturday (cal 11 2026). What is expected was written by
# hand from the page; that HTML is valid is in report_html.t, and how it looks in a browser in report_screen.t.
@env CRM_POLICY=built-in

@ due.tsv
id→name→owner→phone→email→tags→stage→value→due_rule→due_date→due_overdue→due_action→due_channel→due_why→due_ask→due_offer→due_owner
a→Ann Lee→li→+49 30 1 x12→ann@example.org→x→loyal→80→birthday→2026-11-21→0→greet→phone→Birthday on 2026-11-21→→→li
b→王明→maria→020 7946 0958→→→dormant→41→complaint→2026-11-18→3→escalate→email→Complaint is open→Is it well?→A cup of tea→boss
c→Анна→li→→anna@example.org→→loyal→→call→2026-11-20→1→call→chat→No contact for 40 days→→→li
.
@ counts.tsv
due→owner→customers→contacts
birthday→li→1→1
call→maria→2→1
total→→3→2
.
@ people.tsv
id→name→phone→owner→purchases→spend→value→closeness→net_worth→shoe_size
a→Ann→1234→li→3→1234.50→80→20→100→38
b→Bob→→li→0→0.00→41→60→200→44
.
@ p.yaml
version: 1
extends: built-in
private: [net_worth, phone]
.

# Text lines up in Chinese, too. Columns that nobody has anything in are left out, and so is what nobody needs.
$ crm-report --today=2026-11-21 due.tsv
Contacts due
Saturday, 21 November 2026
>
Contacts        3
Late            2
Escalated       1
Average value  60
>
Due         Name     Phone             What to do  Why                     Ask          Offer         Owner
2026-11-21  Ann Lee  +49 30 1 x12      greet       Birthday on 2026-11-21                             li
                                       phone
2026-11-18  王明     020 7946 0958     escalate    Complaint is open       Is it well?  A cup of tea  boss
                                       email
2026-11-20  Анна     anna@example.org  call        No contact for 40 days                             li
                                       chat

# --text is the same. In a due list "owner" means who is to do it: the boss has what was escalated.
$ crm-report --text --group=owner -C name,due_why --title='Good morning' --today=2026-11-21 due.tsv
Good morning
Saturday, 21 November 2026
>
Contacts        3
Late            2
Escalated       1
Average value  60
>
li (2 contacts)
>
Name     Why
Ann Lee  Birthday on 2026-11-21
Анна     No contact for 40 days
>
boss (1 contact)
>
Name  Why
王明  Complaint is open

# Other languages.
$ crm-report --lang=zh --today=2026-11-21 -C name,due_date,due_action due.tsv
待联系的客户
2026年11月21日，星期六
>
待联系     3
已逾期     2
已上报     1
平均价值  60
>
姓名     应联系日期      做什么
Ann Lee  2026年11月21日  问候
王明     2026年11月18日  上报
Анна     2026年11月20日  打电话
$ crm-report --lang=ru --today=2026-11-21 -C name,due_date,due_action due.tsv | head -n 2
С кем связаться
~ суббота, 21.*ноября.*2026.*г[.]
$ crm-report --lang=ru --group=owner -C name people.tsv | grep li
li (2 клиента)

# Counts: the row of totals gives the figures. Sums of what can be added up; a number of which nobody knows what it is stays
# as it is written.
$ crm-report --today=2026-11-21 counts.tsv
Figures
Saturday, 21 November 2026
>
Customers  3
Contacts   2
>
Rule      Owner  Customers  Contacts
birthday  li             1         1
call      maria          2         1
total                    3         2
$ printf 'month\tspend\troom\n2026-10\t1200.5\t1204\n2026-11\t34\t7\n' | crm-report --today=2026-11-21 | sed 1,2d
>
Spend  1,234.50
>
Month       Spend  Room
2026-10  1,200.50  1204
2026-11     34.00     7

# Customers. The mean of 80 and 41 is 60.5, which is rounded to 60, half to even. What is private is not there, whatever asks.
$ crm-report --today=2026-11-21 people.tsv | sed 1,2d
>
Customers                 2
Have bought               1
Spend              1,234.50
Average value            60
Average closeness        40
>
Name  Owner  Phone  Value  Closeness  Purchases     Spend
Ann   li     1234      80         20          3  1,234.50
Bob   li               41         60          0      0.00
$ for f in text markdown html; do crm-report -p p.yaml --$f people.tsv | grep -c -e 1234$ -e net.worth; done
0
0
0
? 1
$ crm-report -p p.yaml -C name,net_worth people.tsv
! crm-report: --columns: "net_worth" is private, so no report shows it
? 2
$ crm-report -p p.yaml --group phone people.tsv
! crm-report: --group: "phone" is private, so no report shows it
? 2

# A policy's private column is not read either: a number there that is none does no harm.
$ printf 'version: 1\nextends: built-in\nprivate: [value]\n' >v.yaml; sed 's/\t80\t/\tmany\t/' people.tsv | crm-report -p v.yaml | grep -c many
0
? 1
$ sed 's/\t80\t/\tmany\t/' people.tsv >many.tsv; crm-report many.tsv
! crm-report: many.tsv:2: value: "many" is not a number
? 1

# Markdown: of what is in a value it makes nothing.
$ crm-report --markdown --today=2026-11-21 --group=stage -C name,value,due_why due.tsv
# Contacts due
>
Saturday, 21 November 2026
>
- Contacts: **3**
- Late: **2**
- Escalated: **1**
- Average value: **60**
>
## loyal (2 contacts)
>
| Name | Value | Why |
> | --- | ---: | --- |
| Ann Lee | 80 | Birthday on 2026-11-21 |
| Анна |  | No contact for 40 days |
>
## dormant (1 contact)
>
| Name | Value | Why |
> | --- | ---: | --- |
| 王明 | 41 | Complaint is open |
$ printf 'a\n<b>|*_`[x](http://y) www.z.org &amp; \\n# 1\n' | crm-report --tsv --markdown | tail -n 1
| &lt;b\>\|\*\_\`\[x\](http\://y) www\.z.org &amp;amp;  \# 1 |

# HTML: links for what is a phone or an email and nothing else, and data that is nothing but text.
$ crm-report --html --today=2026-11-21 due.tsv | grep -o '<a [^>]*>'
<a href="tel:+49301;ext=12">
<a href="mailto:ann@example.org">
<a href="tel:02079460958">
<a href="mailto:anna@example.org">
$ crm-report --html --country=GB due.tsv | grep -o 'tel:[^"]*'
tel:+49301;ext=12
tel:+442079460958
$ printf 'id\tname\tphone\temail\n1\tx\tjavascript:alert(1)\t"onclick="x@y.org;a@b?cc=x;x y@z.org;@y.org;x@;O'"'"'x@y.org\n' >links.tsv
$ crm-report --html links.tsv | grep -E -o '<a [^>]*>|javascript'
javascript
<a href="mailto:a@b%3Fcc%3Dx">
<a href="mailto:O%27x@y.org">
$ printf 'id\tname\town\n1\t<script>alert(1)</script>\t"\n2\ta\\tb\\nc\342\200\256d&\t'"'"'\n' >odd.tsv; crm-report --html odd.tsv | grep -E -A1 '<th scope="row"'
<th scope="row" class="who"><bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi></th>
</tr>
--
<th scope="row" class="who"><bdi>a\tb<br>c\u{202E}d&amp;</bdi></th>
</tr>
$ crm-report --html -C name,own --title='<i>&"' --group=own odd.tsv | grep -E '<h|<title|<i>'
<html lang="en">
<head>
<title>&lt;i&gt;&amp;&quot;</title>
<h1><bdi>&lt;i&gt;&amp;&quot;</bdi></h1>
<h2><bdi>&quot;</bdi> <span>1 customer</span></h2>
<h2><bdi>&#39;</bdi> <span>1 customer</span></h2>

# It loads nothing, and has no script.
$ crm-report --html due.tsv | grep -E -i -c 'src=|<script|<link|@import|url\(|http:|https:'
0
? 1
$ crm-report --html --lang=zh due.tsv | grep '<html'
<html lang="zh">

# Nothing to show.
@ none.tsv
id→name→due_why→due_overdue
.
$ crm-report --today=2026-11-21 none.tsv
Contacts due
Saturday, 21 November 2026
>
Nobody is to be contacted.
$ crm-report --html none.tsv | grep '<p>'
<p>Nobody is to be contacted.</p>
$ crm-report --skip-empty none.tsv; crm-report --skip-empty --html -o none.html none.tsv; ls none.html
!~ ls: .*
? 2
$ crm-report --skip-empty --today=2026-11-21 due.tsv | head -n 1
Contacts due

# CSV, several files with the same columns, and -o.
$ printf 'id,name,owner\n1,"a,b",c\n' | crm-report | tail -n 2
Name  Owner
a,b   c
$ head -n 2 due.tsv >1.tsv; sed 2d due.tsv >2.tsv; crm-report --today=2026-11-21 -C name -o out.txt 1.tsv 2.tsv && tail -n 3 out.txt
Ann Lee
王明
Анна

# The day is that of the stream's facts where it has them.
$ printf 'id\tname\tas_of\n1\tA\t2026-11-20\n' | crm-report | sed -n 2p
Friday, 20 November 2026

# What is wrong.
$ crm-report -C name,phonee due.tsv
! crm-report: --columns: there is no column "phonee"; did you mean "phone"?
? 2
$ crm-report --group=ower due.tsv
! crm-report: --group: there is no column "ower"; did you mean "owner"?
? 2
$ crm-report -C name,, due.tsv
! crm-report: --columns: a name is empty
? 2
$ crm-report --html --markdown due.tsv
! crm-report: --markdown and --html exclude each other
? 2
$ crm-report -o due.tsv due.tsv
!~ crm-report: .*due.tsv.*
? 2
$ printf 'name\tb\nx\n' | crm-report
!~ crm-report: standard input:2: .*
? 1
$ printf 'name\tspend\nx\t900000000000000\ny\t900000000000000\n' | crm-report
! crm-report: the sum of Spend is too large
? 1
$ crm-report --lang=xx due.tsv
!~ crm-report: --lang: .*
? 2
