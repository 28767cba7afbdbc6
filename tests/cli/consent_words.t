# Words that people write for a consent: each gets an answer to the question, and none a
# suggestion that has nothing to do with it. Expected by hand from crm-records(5), CONSENT.
@ m.tsv
id→name→phone→email
m→Max Muster→+1 555 0100→max@example.org
.

# Case 30
$ crm-log -c m.tsv optout max --item=newsletter
! crm-log: item: "newsletter" is not a channel or a purpose; did you mean "news"?
? 1

$ crm-log -c m.tsv optout max --item=marketing
! crm-log: item: "marketing" is not a channel or a purpose; it is one of: all, a channel (phone, email, sms, chat, post, visit) or a purpose (care, news, service)
? 1

# Neighbours: no word of an advertiser is near one of ours
$ for word in ads promo offers deals sales support birthday events updates e-mailing email:marketing email:ads; do crm-log optout max --item=$word 2>&1 | grep -c 'is one of: all, a channel'; done | sort | uniq -c | tr -s ' '
 12 1

# Whoever says marketing in the policy may write it
$ printf 'version: 1\ndue:\n  - {rule: mail, every: 30d, action: email, purpose: marketing}\n' >policy.yaml; crm-log -p policy.yaml optout max --item=marketing | cut -f 9; crm-log -p policy.yaml optout max --item=ads
item
marketing
! crm-log: item: "ads" is not a channel or a purpose; it is one of: all, a channel (phone, email, sms, chat, post, visit) or a purpose (care, news, service, marketing)
? 1

# What is a channel by another name
$ for word in whatsapp Telegram viber wechat; do crm-log optout max --item=$word; done
! crm-log: item: "whatsapp" is not a channel or a purpose; did you mean "chat"?
! crm-log: item: "Telegram" is not a channel or a purpose; did you mean "chat"?
! crm-log: item: "viber" is not a channel or a purpose; did you mean "chat"?
! crm-log: item: "wechat" is not a channel or a purpose; did you mean "chat"?
? 1

$ for word in mobile text letter mail whatsapp:newsletter phon:care; do crm-add name=x consent=$word; done
! crm-add: consent: "mobile" is not a channel or a purpose; did you mean "phone"?
! crm-add: consent: "text" is not a channel or a purpose; did you mean "sms"?
! crm-add: consent: "letter" is not a channel or a purpose; did you mean "post"?
! crm-add: consent: "mail" is not a channel or a purpose; did you mean "email"?
! crm-add: consent: "whatsapp:newsletter" is not a channel or a purpose; did you mean "chat:news"?
! crm-add: consent: "phon:care" is not a channel or a purpose; did you mean "phone:care"?
? 1

# An answer that does not say to what
$ for word in yes TRUE 1 subscribed opt-in 'opted in'; do crm-add name=x consent="$word" 2>&1 | sed 's/.*"[^"]*" //' ; done | sort | uniq -c | tr -s ' '
 6 does not say what they allow: all, a channel (phone, email, sms, chat, post, visit) or a purpose (care, news, service)

$ crm-log consent max --item=yes; crm-log optout max --item=true
! crm-log: item: "yes" does not say what they allow: all, a channel (phone, email, sms, chat, post, visit) or a purpose (care, news, service); an empty item is everything
! crm-log: item: "true" does not say what they forbid: all, a channel (phone, email, sms, chat, post, visit) or a purpose (care, news, service); an empty item is everything
? 1

$ for word in no FALSE 0 never; do crm-add name=x consent=$word; done
! crm-add: consent: "no" is not a channel or a purpose; did you mean "none"?
! crm-add: consent: "FALSE" is not a channel or a purpose; did you mean "none"?
! crm-add: consent: "0" is not a channel or a purpose; did you mean "none"?
! crm-add: consent: "never" is not a channel or a purpose; did you mean "none"?
? 1

$ crm-add name=x consent=unsubscribed; crm-log consent max --item=no; crm-log optout max --item=unsubscribed; crm-log optout max --item=none
! crm-add: consent: "unsubscribed" does not say what is refused: "none" forbids everything; otherwise log an optout, for example with --item=news
! crm-log: item: "no" is not a channel or a purpose; a refusal is logged as an optout
! crm-log: item: "unsubscribed" does not say what they forbid: all, a channel (phone, email, sms, chat, post, visit) or a purpose (care, news, service); an empty item is everything
! crm-log: item: "none" is not a channel or a purpose; log an optout with an empty item
? 1

# Words of ours are taken
$ for word in all sms NEWS chat:news 'phone;email'; do crm-log optout max --item="$word" | tail -n 1 | cut -f 9; done; crm-add name=x consent=none | tail -n 1 | cut -f 13
all
sms
NEWS
chat:news
phone;email
none

# crm-check says the same of a file
@ c.tsv
id→name→consent
a→Ann→yes
b→Bob→none
c→Cem→marketing
.
$ crm-check c.tsv | cut -f 2-4,7
line→field→finding→severity
2→consent→"yes" does not say what they allow: all, a channel (phone, email, sms, chat, post, visit) or a purpose (care, news, service)→error
4→consent→"marketing" is not a channel or a purpose; it is one of: all, a channel (phone, email, sms, chat, post, visit) or a purpose (care, news, service)→error

# Kinds: what people say for one; a word that only looks like one suggests nothing
$ for kind in sale return whatsapp letter thank undo complaints visited purchse; do crm-log $kind max 2>&1 | sed 's/.*; //'; done
did you mean "purchase"?
did you mean "refund"?
did you mean "chat"?
did you mean "post"?
did you mean "thanks"?
did you mean "void"?
did you mean "complaint"?
did you mean "visit"?
did you mean "purchase"?

$ for kind in sign offer contact lunch marketing delivery; do crm-log $kind max 2>&1; done
crm-log: kind: "sign" is not a kind of event
crm-log: kind: "offer" is not a kind of event
crm-log: kind: "contact" is not a kind of event
crm-log: kind: "lunch" is not a kind of event
crm-log: kind: "marketing" is not a kind of event
crm-log: kind: "delivery" is not a kind of event
? 1
