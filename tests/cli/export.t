# The formats that are only written. JSON by RFC 8259, CSV for spreadsheets by what they take for a
# formula, vCards by RFC 2426; each expected line is written by hand from these.
@ customers.tsv
id→name→phone→birthday→tags→influence→shoe size→note
c1→Ann "A" O'Neil→+44 20 7946 0001;020 1→1980-05-12→vip;likes:golf→3→37→a\tb\nc\\d
c2→王明→→lunar:1980-08-15→→→→=HYPERLINK("x")
c3→Bob→→--02-29→@x→005→→-12.50
.
@ log.tsv
event→date→recorded→customer→kind→dir→outcome→amount→item→by→due→ref→rating→note
e1→2026-11-01→→c1→purchase→→→120.5→soap→→→→4→
.

# Numbers by their column, dates and unknown columns as strings, nothing as null.
$ crm-facts -l log.tsv --today=2026-11-21 -C spend,last_purchase,purchases --to-json customers.tsv
{"id":"c1","name":"Ann \"A\" O'Neil","phone":"+44 20 7946 0001;020 1","birthday":"1980-05-12","tags":"vip;likes:golf","influence":3,"shoe size":"37","note":"a\tb\nc\\d","as_of":"2026-11-21","spend":120.50,"last_purchase":"2026-11-01","purchases":1}
{"id":"c2","name":"王明","phone":null,"birthday":"lunar:1980-08-15","tags":null,"influence":null,"shoe size":null,"note":"=HYPERLINK(\"x\")","as_of":"2026-11-21","spend":0.00,"last_purchase":null,"purchases":0}
{"id":"c3","name":"Bob","phone":null,"birthday":"--02-29","tags":"@x","influence":5,"shoe size":null,"note":"-12.50","as_of":"2026-11-21","spend":0.00,"last_purchase":null,"purchases":0}

# Control characters; a stream of CSV; columns that are chosen.
$ printf 'id,name,note\nx,"a\001b\n\r\nc",\n' >control.csv; crm-score -l log.tsv --today=2026-11-21 -C note,name,r --to-json control.csv
{"note":null,"name":"a\u0001b\n\r\nc","r":null}

# Record streams: counts, findings, the vocabulary, an event that is printed.
$ crm-score -l log.tsv --today=2026-11-21 customers.tsv | crm-segment --count --to-json | grep -e first-time -e stranger
{"column":"stage","value":"first-time","customers":1,"share":"33.3%"}
{"column":"stage","value":"stranger","customers":2,"share":"66.7%"}

$ printf 'id\tname\nc1\tAnn\nc1\tBob\n' >twice.tsv; crm-check --to-json twice.tsv
~ ^\{"file":"twice.tsv","line":3,"field":"id","finding":".*","value":"c1","id":"c1","severity":"error"\}$

$ crm-facts --list --to-json | grep '"name":"spend"'
~ ^\{"name":"spend","type":"number","unit":"money","from":"crm-facts","about":".*"\}$

$ crm-log --to-json --rating=4 --today=2026-11-21T09:30 --amount=7.50 purchase c1 | sed 's/"event":"[^"]*"/"event":""/; s/"recorded":"[^"]*"/"recorded":""/'
{"event":"","date":"2026-11-21T09:30","recorded":"","customer":"c1","kind":"purchase","dir":"in","outcome":null,"amount":7.50,"item":null,"by":"tester","due":null,"ref":null,"rating":4,"note":null}

$ crm-add --to-json --today=2026-11-21 name=Ann phone=+441 | cut -d, -f1-5
{"id":"c0001","name":"Ann","owner":null,"phone":"+441","email":null

# Case 31: what a spreadsheet would compute gets an apostrophe; a byte order mark, CRLF.
$ crm-facts -l log.tsv --today=2026-11-21 -C spend --to-csv=excel customers.tsv | sed 's/^\xef\xbb\xbf/BOM:/'
BOM:id,name,phone,birthday,tags,influence,shoe size,note,as_of,spend␍
c1,"Ann ""A"" O'Neil",'+44 20 7946 0001;020 1,1980-05-12,vip;likes:golf,3,37,"a→b
c\d",2026-11-21,120.50␍
c2,王明,,lunar:1980-08-15,,,,"'=HYPERLINK(""x"")",2026-11-21,0.00␍
c3,Bob,,'--02-29,'@x,005,,-12.50,2026-11-21,0.00␍

# … and plain --to-csv changes no field.
$ crm-facts -l log.tsv --today=2026-11-21 -C spend --to-csv customers.tsv | sed -n '4,$p'
c2,王明,,lunar:1980-08-15,,,,"=HYPERLINK(""x"")",2026-11-21,0.00
c3,Bob,,--02-29,@x,005,,-12.50,2026-11-21,0.00

$ crm-check --to-csv=excel twice.tsv | sed -n 1p | od -An -tx1 | head -n 1
 ef bb bf 66 69 6c 65 2c 6c 69 6e 65 2c 66 69 65

# An import takes the apostrophe off again, also where there was one already.
$ printf "id\tname\tnote\nc1\tAnn\t'=x\nc2\tBob\t+44 1\nc3\tCid\t'x\n" >guard.tsv; crm-score -l log.tsv --today=2026-11-21 -C id,name,note --to-csv=excel guard.tsv >guard.csv; crm-add --from guard.csv | cut -f1,2,16 | diff - guard.tsv
! crm-add: guard.csv:2: note: "'=x" begins with an apostrophe, which a spreadsheet puts before text

$ crm-score --to-csv=calc customers.tsv
! crm-score: --to-csv: the only style is "excel", not "calc"
? 2

# vCards, and back through our own reader.
$ crm-score -l log.tsv --today=2026-11-21 --to-vcard customers.tsv | tr -d '\r' | head -n 12
BEGIN:VCARD
VERSION:3.0
UID:c1
FN:Ann "A" O'Neil
N:Ann "A" O'Neil;;;;
TEL:+44 20 7946 0001
TEL:020 1
BDAY:1980-05-12
CATEGORIES:vip,likes:golf
NOTE:a→b\nc\\d
END:VCARD
BEGIN:VCARD

$ crm-score -l log.tsv --today=2026-11-21 --to-vcard customers.tsv >all.vcf; head -n 1 all.vcf | od -An -c | tr -s ' '
 B E G I N : V C A R D \r \n

@ back
for c in N.family N.given N.additional N.prefix N.suffix NICKNAME ORG TITLE ROLE TEL.cell TEL.home TEL.work TEL.fax TEL.pager EMAIL.home EMAIL.work ADR.home ADR.work ANNIVERSARY URL IMPP
do
	set -- "$@" --map $c=
done
exec crm-add --map FN=name --map TEL=phone --map EMAIL=email --map BDAY=birthday --map CATEGORIES=tags --map NOTE=note --map ADR=address --map LANG=lang --map UID=id "$@"
.
$ sh back --from all.vcf | cut -f1,2,4,11,12,16
id→name→phone→birthday→tags→note
c1→Ann "A" O'Neil→+44 20 7946 0001;020 1→1980-05-12→vip;likes:golf→a\tb\nc\\d
c2→王明→→lunar:1980-08-15→→=HYPERLINK("x")
c3→Bob→→--02-29→@x→-12.50

# Long lines are folded between characters, and a semicolon or a comma is no separator.
$ printf 'id\tname\taddress\tnote\nc1\tAnn\t1, High Street; Old Town\t%s\n' "$(yes 漢字かな | head -n 30 | tr '\n' ,)" >long.tsv; crm-score -l log.tsv --today=2026-11-21 --to-vcard long.tsv >long.vcf; awk 'length($0) > 76' long.vcf; sh back --from long.vcf | cut -f17 | tail -n 1; sh back --from long.vcf | cut -f16 | tail -n 1 | tr , '\n' | sort | uniq -c | tr -s ' '
1, High Street; Old Town
 1 
 30 漢字かな

$ crm-score -l log.tsv -C id --to-vcard customers.tsv
! crm-score: a vCard needs the column "name"
? 2

$ crm-score -l log.tsv --to-vcard --print-cutoffs customers.tsv
! crm-score: --to-vcard writes customers; this is a table of something else
? 2

# A file is kept as TSV or CSV.
$ crm-add -f new.tsv --to-json name=Ann; test -e new.tsv
! crm-add: a file is kept as TSV or CSV; --to-json, --to-vcard and --to-csv=excel are without --file
? 1

# The same for any number of threads.
$ { printf 'id\tname\tnote\n'; seq 5000 | sed 's/.*/c&\tName &\t=&/'; } >many.tsv; for f in json vcard csv=excel; do for n in 1 4; do crm-score -l log.tsv --today=2026-11-21 --threads=$n --to-$f many.tsv | cksum; done | uniq | wc -l; done
1
1
1

# Groups of a split in files of that format.
$ crm-score -l log.tsv --today=2026-11-21 customers.tsv | crm-segment --split=parts --split-by=stage --to-json && ls parts | head -n 4 && cat parts/first-time.jsonl | cut -c1-12
dissatisfied.jsonl
dormant-prospect.jsonl
dormant.jsonl
first-time.jsonl
{"id":"c1","

# All of it is JSON, and numbers are what the stream has.
& command -v python3
@copy samples/shop
$ crm-score -l shop/log.tsv --today=2026-11-21 shop/customers.tsv | crm-segment >known.tsv; crm-due -l shop/log.tsv --to-json known.tsv | python3 -c 'import json, sys; rows = [json.loads(l) for l in sys.stdin]; print(len(rows) > 5, {type(r["spend"]).__name__ for r in rows}, {type(r["due_date"]).__name__ for r in rows}, sorted({type(r["phone"]).__name__ for r in rows}))'
True {'float'} {'str'} ['NoneType', 'str']
