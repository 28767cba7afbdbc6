# vCards as what crm-add takes in. What each property becomes is tested in tests/unit/test_vcard.c.
@ ann.vcf
BEGIN:VCARD
VERSION:3.0
FN:Ann Testov
TEL;TYPE=CELL:+1 555 0100
TEL;TYPE=HOME:+1 555 0101
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:
TEL;TYPE=CELL:+1 555 0102
END:VCARD
.
@ maps
for c in N.family N.given N.additional N.prefix N.suffix NICKNAME ORG TITLE ROLE TEL.cell TEL.home TEL.work TEL.fax TEL.pager EMAIL.home EMAIL.work ADR ADR.home ADR.work ANNIVERSARY URL IMPP LANG UID
do
	set -- "$@" --map $c=
done
exec crm-add --map FN=name --map TEL=phone --map EMAIL=email --map BDAY=birthday --map CATEGORIES=tags --map NOTE=note "$@"
.
$ sh maps --from ann.vcf --rejects=bad.tsv | cut -f2,4
name→phone
Ann Testov→+1 555 0100;+1 555 0101
! crm-add: 1 record taken, 1 faulty record set aside in bad.tsv

$ tail -n 1 bad.tsv
ann.vcf→7→name→is empty; a customer must have a name→BEGIN:VCARD\nVERSION:3.0\nFN:\nTEL;TYPE=CELL:+1 555 0102\nEND:VCARD

# Faults: a line that is none, a card without end, text between cards, a charset that is not known.
@ faults.vcf
BEGIN:VCARD
VERSION:3.0
FN:Ann
NOTE
END:VCARD
BEGIN:VCARD
FN:Bob
BEGIN:VCARD
FN:Cid
END:VCARD
hello
BEGIN:VCARD
FN;CHARSET=klingon;ENCODING=QUOTED-PRINTABLE:=E0
END:VCARD
BEGIN:VCARD
FN:Dora
.
$ sh maps --from faults.vcf
! crm-add: faults.vcf:4: "NOTE" is not NAME:VALUE
? 1

$ sh maps --rejects=bad.tsv --from faults.vcf | cut -f2; cut -f1-4 bad.tsv
name
Cid
file→line→field→reason
faults.vcf→→→the header of these records
faults.vcf→4→→"NOTE" is not NAME:VALUE
faults.vcf→6→→the card that begins here has no END:VCARD
faults.vcf→11→→this line is between two cards; a card begins with BEGIN:VCARD
faults.vcf→13→FN→has an unknown CHARSET
faults.vcf→15→→the card that begins here has no END:VCARD
! crm-add: 1 record taken, 5 faulty records set aside in bad.tsv

# A whole file in another encoding.
$ printf 'BEGIN:VCARD\nFN:Роман\nEND:VCARD\n' | iconv -t CP1251 >ru.vcf; sh maps --from ru.vcf
! crm-add: ru.vcf:2: FN: "\xD0\xEE\xEC\xE0\xED" is not UTF-8; in windows-1251 it is "Роман", and --encoding=windows-1251 reads it so
? 1

$ sh maps --encoding=windows-1251 --from ru.vcf | cut -f2
name
Роман
