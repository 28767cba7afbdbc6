# Messages of crm-report, read back by Python's email library: whatever is in a name, a subject or an address, no header is
# added, and text and HTML arrive as they were written. 2026-11-21 is a Saturday.
@env CRM_POLICY=built-in
& python3 -c 'import email.policy'

@ show.py
# show.py [FILE ...]: the headers but Date, the parts and the beginning of each.
import email, email.policy, sys
for name in sys.argv[1:] or ['/dev/stdin']:
    raw = open(name, 'rb').read()
    assert all(b < 128 for b in raw) and all(len(l) <= 78 for l in raw.split(b'\n')), 'not fit for any way'
    m = email.message_from_bytes(raw, policy=email.policy.default)
    assert not m.defects and 'Date' in m and m['MIME-Version'] == '1.0'
    print('; '.join('%s: %s' % (k, v) for k, v in m.items() if k in ('From', 'To', 'Subject', 'Auto-Submitted')))
    print(sorted(set(m.keys()) - {'From', 'To', 'Subject', 'Date', 'Auto-Submitted', 'MIME-Version', 'Content-Type'}), m.get_content_type())
    for part in m.iter_parts():
        assert not part.defects
        print(' ', part.get_content_type(), part.get_content_charset(), repr(part.get_content().replace('\r\n', '\n')[:30]))
.
@ text.py
import email, email.policy, sys
m = email.message_from_binary_file(open('/dev/stdin', 'rb'), policy=email.policy.default)
sys.stdout.write(m.get_body((sys.argv[1],)).get_content())
.
@ due.tsv
id→name→owner→phone→email→due_date→due_overdue→due_action→due_why→due_ask→due_offer→due_owner
a→Ann Lee→li→+49 30 1→ann@example.org→2026-11-21→0→greet→Birthday on 2026-11-21→→→li
b→王明→maria→→→2026-11-18→3→escalate→Complaint of 2026-11-17 is still open: the parcel was wet→Is it well?→A cup of tea→boss
.

$ crm-report --mail-to=a@example.org --today=2026-11-21 due.tsv >m; python3 show.py m
To: a@example.org; Subject: Contacts due, 21 November 2026; Auto-Submitted: auto-generated
[] multipart/alternative
  text/plain utf-8 'Contacts due\nSaturday, 21 Nove'
  text/html utf-8 '<!DOCTYPE html>\n<html lang="en'

# The text is that of --text, but fit for a narrow page; the HTML has no charts unless they are asked for, as most readers of
# mail leave SVG out, and no boxes that nobody can tick.
$ python3 text.py plain <m
Contacts due
Saturday, 21 November 2026
>
Contacts   2
Late       1
Escalated  1
>
Due         Name      Why                                                Owner
2026-11-21  Ann Lee   Birthday on 2026-11-21                             li
greet       +49 30 1
2026-11-18  王明      Complaint of 2026-11-17 is still open: the parcel  boss
escalate              was wet
                      Ask: Is it well?
                      Offer: A cup of tea
$ python3 text.py html <m | grep -E -c '<svg|<input'
0
? 1
$ cut -f 1-3 due.tsv | sed 's/owner/stage/' | crm-report --mail-to=a@example.org --chart=stages | python3 text.py html | grep -c '<svg'
1
$ crm-report --html due.tsv >file; python3 text.py html <m >mailed; grep -c . file mailed | sed 's/:.*//'
file
mailed

# Several addresses, names and languages.
$ crm-report --mail-to='"Lee, Ann" <a@example.org>, b@example.org' --mail-to='王明 <w@bücher.example>' --mail-from='Shop <shop@example.org>' --lang=zh --subject='今天' due.tsv | python3 show.py
From: Shop <shop@example.org>; To: "Lee, Ann" <a@example.org>, b@example.org, 王明 <w@xn--bcher-kva.example>; Subject: 今天; Auto-Submitted: auto-generated
[] multipart/alternative
~   text/plain utf-8 '待联系的客户.n2026年.*'
  text/html utf-8 '<!DOCTYPE html>\n<html lang="zh'

# Nothing adds a header.
$ crm-report --mail-to=a@example.org --subject="$(printf 'x\r\nBcc: evil@example.org\r\n\r\nbody')" due.tsv | python3 show.py | sed -n 1,2p
To: a@example.org; Subject: x  Bcc: evil@example.org    body; Auto-Submitted: auto-generated
[] multipart/alternative
$ crm-report --mail-to=a@example.org --title="$(printf 'x\nBcc: evil@example.org')" --today=2026-11-21 due.tsv | python3 show.py | sed -n 1,2p
To: a@example.org; Subject: x Bcc: evil@example.org, 21 November 2026; Auto-Submitted: auto-generated
[] multipart/alternative
$ for a in "$(printf 'a@example.org\nBcc: e@example.org')" 'a b@example.org' '' 'a@example.org,' 'Ann'"$(printf '\n')"'<>'; do crm-report --mail-to="$a" due.tsv; done
! crm-report: --mail-to: "a@example.org\nBcc: e@example.org" is not an address of mail
! crm-report: --mail-to: "a b@example.org" is not an address of mail
! crm-report: --mail-to: "" is not an address of mail
! crm-report: --mail-to: "" is not an address of mail
! crm-report: --mail-to: "Ann<>" is not an address of mail
? 2
$ crm-report --mail-to="$(printf 'A\nBcc: e@x.org <a@example.org>')" --today=2026-11-21 due.tsv | python3 show.py | sed -n 1,2p
To: "A Bcc: e@x.org" <a@example.org>; Subject: Contacts due, 21 November 2026; Auto-Submitted: auto-generated
[] multipart/alternative
$ crm-report --mail-to=a@example.org --mail-from='x y' due.tsv
! crm-report: --mail-from: "x y" is not an address of mail
? 2

# Nothing to say.
$ head -n 1 due.tsv >none.tsv; crm-report --skip-empty --mail-to=a@example.org none.tsv
$ crm-report --mail-to=a@example.org none.tsv | python3 text.py plain | tail -n 1
Nobody is to be contacted.

# A command runs when there is a message, and its failure is ours; a maildir takes one message, too.
$ crm-report --skip-empty --mail-to=a@example.org --command='echo ran' none.tsv
$ crm-report --mail-to=a@example.org --command='sed -n 1p' due.tsv
! To: a@example.org
$ crm-report --mail-to=a@example.org --command='exit 75' due.tsv
! crm-report: the command ended with status 75
? 2
$ crm-report --mail-to=a@example.org --maildir=one due.tsv; for f in one/new/*; do python3 show.py $f | sed -n 2p; done
[] multipart/alternative
$ crm-report --mail-to=a@example.org --command=cat -o x due.tsv
!~ crm-report: .*--command.*
? 2

# A message for each owner, who in a due list is the one who is to do it.
@ team.tsv
owner→email
li→Li <li@example.org>
boss→boss@example.org;deputy@example.org
rest→rest@example.org
.
$ crm-report --each=owner --addresses=team.tsv --maildir=box --today=2026-11-21 due.tsv; ls box; ls box/tmp; for f in box/new/*; do python3 show.py $f | sed -n 1p; done | sort
cur
new
tmp
To: Li <li@example.org>; Subject: Contacts due, 21 November 2026; Auto-Submitted: auto-generated
To: boss@example.org, deputy@example.org; Subject: Contacts due, 21 November 2026; Auto-Submitted: auto-generated
$ for f in box/new/*; do python3 text.py plain <$f | grep -E '^Contacts +[0-9]|^2026' ; done | sort
2026-11-18  王明  Complaint of 2026-11-17 is still open: the parcel was wet
2026-11-21  Ann Lee   Birthday on 2026-11-21
Contacts   1
Contacts  1
$ crm-report --each=owner --addresses=team.tsv --command='cat >m.$$; echo done' --today=2026-11-21 due.tsv; ls m.* | wc -l; cat m.[0-9]* | grep '^To' | sort
2
To: Li <li@example.org>
To: boss@example.org, deputy@example.org
! done
! done

# One that fails does not keep the others from their mail.
$ crm-report --each=owner --addresses=team.tsv --command='grep -q deputy && exit 3; echo sent' due.tsv
! sent
! crm-report: the message of "boss" was not sent
! crm-report: the command ended with status 3
? 2

# An owner without an address, and rows without an owner: the others are sent theirs, and a sentence says who was not and what
# to do.
$ sed /boss/d team.tsv >few.tsv; crm-report --each=owner --addresses=few.tsv --command='grep ^To' due.tsv
! crm-report: few.tsv: no address of "boss", to whom 1 row was not sent: 王明 (b); add the address, or name one for all such rows with --rest-to
! To: Li <li@example.org>
? 1
$ sed 's/\tboss$/\t/' due.tsv >nobody.tsv; crm-report --each=owner --addresses=team.tsv --command='grep ^To' nobody.tsv
! crm-report: 1 row has no owner and was sent to nobody: 王明 (b); give them an owner, or name an address for such rows with --rest-to, or with an empty owner in team.tsv
! To: Li <li@example.org>
? 1
$ for i in 1 2 3 4; do sed -n 3p nobody.tsv | sed "s/^b/b$i/"; done >>nobody.tsv; crm-report --each=due_owner --addresses=team.tsv --command='echo sent' nobody.tsv
! crm-report: 5 rows have no owner and were sent to nobody: 王明 (b), 王明 (b1), 王明 (b2) and 2 more; give them an owner, or name an address for such rows with --rest-to, or with an empty owner in team.tsv
! sent
? 1
$ crm-report --each=owner --addresses=few.tsv --command='grep ^To' due.tsv 2>/dev/null; crm-report --each=owner --addresses=few.tsv --command='exit 9' due.tsv
! crm-report: few.tsv: no address of "boss", to whom 1 row was not sent: 王明 (b); add the address, or name one for all such rows with --rest-to
! crm-report: the message of "li" was not sent
! crm-report: the command ended with status 9
? 2

# Or such rows have an address: those without an owner are expected there, of an owner it is told.
$ crm-report --each=owner --addresses=team.tsv --rest-to='Boss <b@x.org>' --command='grep ^To' nobody.tsv
! To: Li <li@example.org>
! To: Boss <b@x.org>
$ crm-report --each=owner --addresses=few.tsv --rest-to=b@x.org --command='grep ^To' due.tsv
! crm-report: few.tsv: no address of "boss", whose rows go to b@x.org
! To: Li <li@example.org>
! To: b@x.org
$ sed '1a\	none@x.org' team.tsv >some.tsv; crm-report --each=owner --addresses=some.tsv --rest-to=b@x.org --command='grep ^To' nobody.tsv
! To: Li <li@example.org>
! To: none@x.org
$ crm-report --each=owner --addresses=few.tsv --rest-to='a b' --command=cat due.tsv
! crm-report: --rest-to: "a b" is not an address of mail
? 2
$ crm-report --rest-to=b@x.org due.tsv
!~ ^crm-report: .*--rest-to.*--each.*
? 2
$ printf 'owner\temail\nli\tli@x.org\nboss\tb o@x.org\n' >bad.tsv; crm-report --each=owner --addresses=bad.tsv --command='echo sent' due.tsv
! crm-report: bad.tsv:3: email: "b o@x.org" is not an address of mail
? 1
$ printf 'owner\temail\nli\tli@x.org\nli\tli2@x.org\nboss\tb@x.org\n' >twice.tsv; crm-report --each=owner --addresses=twice.tsv --command='echo sent' due.tsv
! crm-report: twice.tsv:3: owner: duplicate owner "li"
? 1
$ printf 'who\temail\n' >bad.tsv; crm-report --each=owner --addresses=bad.tsv --command='echo sent' due.tsv
! crm-report: bad.tsv:1: it has no column "owner"
? 1
$ crm-report --each=owner --addresses=none-such.tsv --command='echo sent' due.tsv
!~ crm-report: none-such.tsv: .*
? 2
$ crm-report --each=ower --addresses=team.tsv --command='echo sent' due.tsv
! crm-report: --each: there is no column "ower"; did you mean "owner"?
? 2
$ crm-report --each=owner --addresses=team.tsv due.tsv
! crm-report: --each sends several messages: say how, with --command=COMMAND or --maildir=DIR
? 2
$ crm-report --each=owner --command=true due.tsv
!~ crm-report: .*--addresses.*
? 2
$ crm-report --each=owner --addresses=team.tsv --command='echo sent' none.tsv
