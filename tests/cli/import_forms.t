# What --from reads: delimiters, quotes, line endings, encodings. The expected values are those of
# the cases named, and what a spreadsheet shows of the same file.

# Case 18: semicolons, quotes around all fields, CRLF.
@ semicolon.csv
"name";"note"␍
"Ann";"a, b"␍
.
$ crm-add --today=2026-11-21 --from semicolon.csv | cut -f1,2,14,16
id→name→created→note
c0001→Ann→2026-11-21→a, b

# Comma, tab and bar, each with a quote and the delimiter inside.
$ for d in , '|' "$(printf '\t')"; do printf 'name%snote\n"Ann"%s"a%sb ""c"""\n' "$d" "$d" "$d" | crm-add --from - | cut -f2,16; done
name→note
Ann→a,b "c"
name→note
Ann→a|b "c"
name→note
Ann→a\tb "c"

# A line sep=, which names the delimiter and is no header.
$ printf 'sep=;\r\nname;note\r\nAnn;1,5\r\n' | crm-add --from - | cut -f2,16
name→note
Ann→1,5

# --delimiter says it where nothing can be told from the text.
$ printf 'name:note\nAnn:x\n' | crm-add --delimiter=: --from - | cut -f2,16
name→note
Ann→x

$ printf 'name,note\nAnn,x\n' | crm-add --delimiter=semikolon --from -
! crm-add: --delimiter: "semikolon" is not comma, semicolon, tab, bar or a single character
? 2

$ printf 'name,note\nAnn,x\n' | crm-add --delimiter=comma
! crm-add: --delimiter requires --from
? 2

# One column alone has no delimiter; a comma that is not in quotes is still one.
$ printf 'name\nAnn\nBob\n' | crm-add --from - | cut -f2
name
Ann
Bob

$ printf 'name\nTestov, Ann\n' | crm-add --from -
! crm-add: standard input:2: has 2 fields, but the header has 1
? 1

# Semicolons in the values of a file that is separated by commas.
$ printf 'name,tags\nAnn,a;b;c\nBob,d;e;f\n' | crm-add --from - | cut -f2,12
name→tags
Ann→a;b;c
Bob→d;e;f

# Lines that end in CR alone, as old Macs wrote them; line breaks in quotes.
$ printf 'name,note\r"Ann","x\ry"\rBob,z\r' | crm-add --from - | cut -f2,16
name→note
Ann→x\ry
Bob→z

$ printf 'name,note\r\n"Ann","x\r\ny"\r\n\r\nBob,z,w\r\n' | crm-add --from -
! crm-add: standard input:5: has 3 fields, but the header has 2
? 1

# Case 22: UTF-16 separated by tabs with quotes and CRLF, as a spreadsheet saves it; with a byte order mark and without.
$ for e in UTF-16 UTF-16LE UTF-16BE; do printf 'name\tnote\r\n"Testov, Ann"\tРоман\r\n' | iconv -t $e | crm-add --from - | cut -f2,16; done
name→note
Testov, Ann→Роман
name→note
Testov, Ann→Роман
name→note
Testov, Ann→Роман

# Case 23: empty columns at the end, blank lines at the end. Blanks around fields and names.
@ trailing.csv
name, phone ,,,
Ann,  111222333,,,
,,,,

   
.
$ crm-add --from trailing.csv | cut -f2,4
name→phone
Ann→111222333

# … but not if something is in such a column.
$ printf 'name,phone,,\nAnn,111222333,,\nBob,111222334,,x\n' | crm-add --from -
! crm-add: standard input:3: has 4 fields, but the header has 2
? 1

$ printf 'name,,phone\nAnn,,111222333\nBob,x,111222334\n' | crm-add --from -
! crm-add: standard input:3: column 2 has no name in the header, but a value here: "x"
? 1

$ printf ',,\nAnn,,111222333\n' | crm-add --from -
! crm-add: standard input:1: the header names no column
? 1

# A name that occurs twice is not lost.
$ printf 'name,email,email\nAnn,a@example.org,b@example.org\n' | crm-add --from -
! crm-add: standard input:1: no column is called "email (2)" (--map says which of ours it is, --rest=drop leaves it out, --rest=keep keeps it)
? 1

# Case 24: no header.
@ records.csv
Ann,+1 555 0100,ann@example.org
Bob,+1 555 0101,bob@example.org
.
$ crm-add --from records.csv
! crm-add: records.csv:1: the first line looks like a record (it has a phone number and an email), not like a header; --no-header calls the columns 1, 2, 3 ...
? 1

$ crm-add --from records.csv --no-header --map 1=name --map 2=phone --map 3=email | cut -f2,4,5
name→phone→email
Ann→+1 555 0100→ann@example.org
Bob→+1 555 0101→bob@example.org

$ printf 'name,ann@example.org\nBob,bob@example.org\n' | crm-add --from -
! crm-add: standard input:1: the first line looks like a record (it has an email), not like a header; --no-header calls the columns 1, 2, 3 ...
? 1

# Lines before the header.
$ printf 'Customers of the shop\n\nname;note\nAnn;x;y\n' | crm-add --skip=2 --from -
! crm-add: standard input:4: has 3 fields, but the header has 2
? 1

# Case 32: a last line without newline is checked like any other.
$ printf 'name,note\nAnn,x,y' | crm-add --from -
! crm-add: standard input:2: has 3 fields, but the header has 2
? 1

$ printf 'name,note\nAnn' | crm-add --from -
! crm-add: standard input:2: has 1 field, but the header has 2
? 1

$ printf 'name,note\nAnn,"x' | crm-add --from -
! crm-add: standard input:2: a quote is opened and never closed
? 1

$ printf 'name,note\n"Ann"x,y\n' | crm-add --from -
! crm-add: standard input:2: text follows a closing quote (a quote inside quotes is doubled)
? 1

# A quote that is never closed costs its own line only.
@ open.csv
name,note
Ann,"x
Bob,y
.
$ crm-add --from open.csv --rejects=bad.tsv | cut -f2,16
name→note
Bob→y
! crm-add: 1 record taken, 1 faulty record set aside in bad.tsv

$ cat bad.tsv
file→line→field→reason→record
open.csv→→→the header of these records→name,note
open.csv→2→→a quote is opened and never closed→Ann,"x

# A record that a check of the values sets aside is kept as it was read.
@ phones.csv
"name";"birthday"
"Ann; A.";"1980-13-01"
.
$ crm-add --from phones.csv --rejects=bad.tsv | wc -l
1
! crm-add: 0 records taken, 1 faulty record set aside in bad.tsv

$ tail -n 1 bad.tsv | cut -f1-3,5
phones.csv→2→birthday→"Ann; A.";"1980-13-01"

# Encodings: an error that suggests one by what the word would be; then it is read.
$ printf 'name,note\nРоман,привет всем\n' | iconv -t CP1251 >ru.csv; crm-add --from ru.csv
! crm-add: ru.csv:2: "\xD0\xEE\xEC\xE0\xED" is not UTF-8; in windows-1251 it is "Роман", and --encoding=windows-1251 reads it so
? 1

$ crm-add --encoding=windows-1251 --from ru.csv | cut -f2,16
name→note
Роман→привет всем

$ printf 'name,note\nx,y\n王明,你好，老客户\n' | iconv -t GB18030 | crm-add --from -
! crm-add: standard input:3: "\xCD\xF5\xC3\xF7" is not UTF-8; in GB18030 it is "王明", and --encoding=GB18030 reads it so
? 1

$ printf 'name,note\nRené,ça va\n' | iconv -t CP1252 | crm-add --from -
! crm-add: standard input:2: "Ren\xE9" is not UTF-8; in windows-1252 it is "René", and --encoding=windows-1252 reads it so
? 1

$ printf 'name,note\nŁukasz,święto\nGrażyna,miło\n' | iconv -t CP1250 | crm-add --from -
! crm-add: standard input:2: "\xA3ukasz" is not UTF-8; in windows-1250 it is "Łukasz", and --encoding=windows-1250 reads it so
? 1

$ printf 'name,note\nРоман,привет всем\nЛена,ещё\n' | iconv -t KOI8-R | crm-add --from -
! crm-add: standard input:2: "\xF2\xCF\xCD\xC1\xCE" is not UTF-8; in KOI8-R it is "Роман", and --encoding=KOI8-R reads it so
? 1

$ crm-add --from ru.csv --encoding=klingon
! crm-add: ru.csv: the encoding "klingon" is not known here; iconv -l lists those that are
? 2

$ printf 'name,note\nAnn,\201\n' | crm-add --from - --encoding=windows-1252
! crm-add: standard input:2: byte 0x81 is not a character of windows-1252
? 1

# One damaged record in text that is UTF-8 otherwise.
$ printf 'name,note\nРоман,x\nBob,\377\n' | crm-add --from - --rejects=bad.tsv | cut -f2,16
name→note
Роман→x
! crm-add: 1 record taken, 1 faulty record set aside in bad.tsv

# TSV of our own has escapes and no quotes.
$ printf 'name\tnote\nAnn\tx\\ny\n' | crm-add --from - | cut -f2,16
name→note
Ann→x\ny

# … that of others has quotes, and backslashes that are themselves.
$ printf 'name\tnote\nAnn\tC:\\new\n' | crm-add --delimiter=tab --from - | cut -f2,16
name→note
Ann→C:\\new

$ printf 'name\tnote\n"Ann"\tC:\\new\n' | crm-add --from -
! crm-add: standard input:2: there are fields in quotes and backslash escapes; --delimiter=tab reads the quotes and keeps backslashes, --tsv keeps the quotes and reads the escapes
? 1

$ printf 'name\tnote\nAnn\t"x" y\n' | crm-add --from -
! crm-add: standard input:2: text follows a closing quote (a quote inside quotes is doubled; --tsv reads quotes as text)
? 1

$ printf 'name\tnote\nAnn\t"x" y\n' | crm-add --tsv --from - | cut -f2,16
name→note
Ann→"x" y

# What is no text.
$ printf 'PK\003\004..[Content_Types].xml' >'my book.xlsx'; crm-add --from 'my book.xlsx'
! crm-add: my book.xlsx: is an Excel workbook, not text; this converts its first sheet to text: libreoffice --headless --convert-to csv:'Text - txt - csv (StarCalc)':44,34,76 'my book.xlsx'
? 1

$ printf '\320\317\021\340....' >book.xls; crm-add --from book.xls
! crm-add: book.xls: is an old Excel workbook, not text; this converts its first sheet to text: libreoffice --headless --convert-to csv:'Text - txt - csv (StarCalc)':44,34,76 book.xls
? 1

$ printf '\037\213\010...' >x.gz; crm-add --from x.gz
! crm-add: x.gz: is compressed, not text; gunzip unpacks it
? 1

$ printf '\n\n' | crm-add --from -
! crm-add: standard input: is empty: it has no header
? 1

$ crm-add --from nothing.csv
! crm-add: nothing.csv: cannot open: No such file or directory
? 2
