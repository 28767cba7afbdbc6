# crm-mail: an address that several share. A refusal holds for the address: a message to anybody who
# shares it would be read by the one who said no. Who is to get a message is worked out by hand from the customers and the log.

@ customers.tsv
id→name→phone→email→address→lang→consent→status
x1→Robert Example→+1 555 0100→bob@example.org→1 Main St→en→→
x2→Bob Example→'+1 (555) 0100→BOB@example.org→1 Main St→en→→
x3→Ann Shop→+1 555 0200→shop@example.org→→en→none→
x4→Tom Shop→+1 555 0201→tom@example.org;shop@example.org→→en→→
x5→Jane Shop→→shop@example.org→→en→→
x6→Old Row→+1 555 0300→old@example.org→→en→→merged:x7
x7→New Row→+1 555 0301→new@example.org→→en→→
x8→Zoe Third→+1 555 0300→old@example.org→→en→→
x9→Ina Alone→+1 555 0400→ina@example.org→→en→→
y1→Max Dead→+1 555 0400→ina@example.org→→en→→deceased
y2→Eve Maybe→→eve@example.org→→en→care→
y3→Lou Maybe→→eve@example.org→→en→→
.
@ log.tsv
date→customer→kind→item
2026-10-01→x1→optout→news
2026-10-02→x1→optout→sms
2026-10-03→x7→optout→all
.
@ wishes.tsv
id→name
x2→Bob Example
x4→Tom Shop
x5→Jane Shop
x8→Zoe Third
x9→Ina Alone
y3→Lou Maybe
.
@ t/hello.en.txt
Subject: Hello

Hello {name}
.
@ t/hello.en.sms.txt

Hello {name}
.
@ mail
crm-mail -c customers.tsv -l log.tsv --today=2026-11-21T09:30 --from=us@example.org --templates=t --template=hello --dry-run "$@" wishes.tsv | sed -n 's/^\(..\) .* \(by .*\) (.*/\1 \2/p'
.

# Bob has the email of Robert, who wants no news, in other letters; Jane that of Ann, whose column allows nothing; Zoe that of a
# row which was merged into somebody who opted out. Tom's first email is his own. That a husband died, or that somebody has only
# not allowed news (Eve), is no refusal by the other one.
$ sh mail --channel=email
x4 by email to tom@example.org
x9 by email to ina@example.org
y3 by email to eve@example.org
! crm-mail: held back: x2 "Bob Example", hello: x1 "Robert Example", who has the same email, opted out (email)
! crm-mail: held back: x5 "Jane Shop", hello: x3 "Ann Shop", who has the same email, opted out (email)
! crm-mail: held back: x8 "Zoe Third", hello: x7 "New Row", who has the same email, opted out (email)
! crm-mail: 3 messages would be sent: 3 by email; 3 held back

# For another purpose Robert has not refused mail; and of text messages the telephone counts, however it is written.
$ sh mail --channel=email --purpose=care 2>&1 | grep x2
x2 by email to BOB@example.org
$ sed -i "s/'+1/+1/" customers.tsv; sh mail --channel=sms --purpose=care
x4 by sms to +15550201
x9 by sms to +15550400
! crm-mail: held back: x2 "Bob Example", hello: x1 "Robert Example", who has the same phone, opted out (sms)
! crm-mail: held back: x5 "Jane Shop", hello: no usable phone number (sms)
! crm-mail: held back: x8 "Zoe Third", hello: x7 "New Row", who has the same phone, opted out (sms)
! crm-mail: held back: y3 "Lou Maybe", hello: no usable phone number (sms)
! crm-mail: 2 messages would be sent: 2 by sms; 4 held back

# Another way that nobody refused is taken if the call allows it. A letter has a name on its envelope, so that it is the wish of
# the one who is named that counts.
$ printf 'id\tname\nx2\tBob Example\n' >wishes.tsv; sh mail --channel=sms,email --purpose=care; sh mail --channel=post
x2 by email to BOB@example.org
x2 by post to 1 Main St
! crm-mail: 1 message would be sent: 1 by email; 0 held back
! crm-mail: 1 message would be sent: 1 by post; 0 held back

# What was refused and later allowed again counts no more.
$ printf '2026-11-01\tx1\tconsent\tnews\n' >>log.tsv; sh mail --channel=email
x2 by email to BOB@example.org
! crm-mail: 1 message would be sent: 1 by email; 0 held back
