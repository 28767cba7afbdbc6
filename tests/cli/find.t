# crm-find: customers by words. What each place counts for is that of crm-find(1): name 6, id, phone and email 5,
# other columns 4, item 3, note 2; twice at the beginning of a word, three times where the word is whole.

@ policy.yaml
version: 1
private: [secret]
.
@ customers.tsv
id→name→phone→email→tags→secret→status
a→Ann Cream→+44 20 7946 0001→ann@x.org→→treasure→
b→Bob→020 7946 0002→bob@cream.example→→→
c→Cid Müller→→→likes:cream→→
d→Сергей Жуков→→→→→
e→曾伟→→→→→
f→Old Ann→→→→→merged:a
g→Ice-Creamer→→→→→deceased
.
@ log.tsv
event→date→customer→kind→item→ref→note
e1→2026-01-10→d→purchase→Night cream→→
e2→2026-02-10→e→purchase→→→buttercream and L'Oréal
e3→2026-03-10→d→note→→→今天看了夜霜
e4→2026-04-10→b→note→→→the night; the cream
e5→2026-05-10→c→note→→→Gift for Zhang Wei
e6→2026-05-11→c→void→→event:e5→
e7→2026-06-10→f→note→→→a zebra
e8→2026-07-10→a→note→→→the void below is taken back, so that this zebra counts
e9→2026-07-11→a→void→→event:e8→
e10→2026-07-12→a→void→→event:e9→
e11→2027-01-01→b→note→→→a zebra of tomorrow
.
@ find
crm-find -p policy.yaml -l log.tsv -c customers.tsv --today=2026-11-21 "$@"
.

# The order, by hand: a: whole word of the name, 18. b: whole word of the email address, 15. g: begins a word of the
# name, 12; c: whole tag, 12, but the customers of one rank are ordered by the newest entry and then by the file, and
# neither has an entry. d: whole word of an item, 9. e: within a word of a note, 2.
$ sh find -C id,found_in,found_text,found_date,found_places,found_evidence cream
> id→found_in→found_text→found_date→found_places→found_evidence
> a→name→Ann Cream→→1→customers.tsv:2
> b→email→bob@cream.example→→2→customers.tsv:3
> c→tags→likes:cream→→1→customers.tsv:4
> g→name→Ice-Creamer→→1→customers.tsv:8
> d→item→Night cream→2026-01-10→1→log.tsv:2
> e→note→buttercream and L'Oréal→2026-02-10→1→log.tsv:3

# Each place, the best of each customer first.
$ sh find --each -C id,found_in,found_evidence cream | sed -n '2,4p'
> a→name→customers.tsv:2
> b→email→customers.tsv:3
> b→note→log.tsv:5

# All operands must be found, but not in one place. An operand of two words is found where they follow each other: b's
# note has both words, and not next to each other. The place that is shown has the most of them.
$ sh find -C id,found_text,found_places night cream
> id→found_text→found_places
> b→the night; the cream→2
> d→Night cream→1
$ sh find -C id 'NIGHT cream'
> id
> d
$ sh find -C id,found_in ann bob
> id→found_in

# Case, accents, apostrophes and punctuation. ICU: ü is u, é is e.
$ sh find -C id muller; sh find -C id MÜLLER; sh find -C id loreal; sh find -C id "l'oreal"; sh find -C id 'ice creamer'
> id
> c
> id
> c
> id
> e
> id
> e
> id
> g

# Other letters. Жуков is Zhukov as it is usually written in English, and zukov in ICU's Any-Latin; 夜霜 is ye shuang
# in pinyin; 曾 is zeng as a surname, and ceng otherwise. From the beginning of a word only.
$ for word in zhukov zukov yeshuang 'ye shuang' shuang zengwei 曾伟 uang; do echo "$word $(sh find -C id "$word" | sed 1d | tr '\n' ' ')"; done
> zhukov d 
> zukov d 
> yeshuang d 
> ye shuang d 
> shuang d 
> zengwei e 
> 曾伟 e 
> uang 

# What is in Latin letters is found by other letters, too.
$ printf 'id\tname\na\tMr. Zhukov\nb\tWang Fang\nc\tWangford\n' >latin.tsv; for word in Жуков 王芳; do echo "$word $(crm-find -c latin.tsv -C id "$word" | sed 1d | tr '\n' ' ')"; done
> Жуков a 
> 王芳 b 

# Phone numbers: digits, without the zeros before them; four at least.
$ for word in 07946 '020 7946 0001' +442079460001 7946 794; do echo "$word: $(sh find -C id "$word" | sed 1d | tr '\n' ' ')"; done
> 07946: a b 
> 020 7946 0001: a 
> +442079460001: a 
> 7946: a b 
> 794: a b 

# f was merged into a. What a void took back is not found (e5), and it is where that void was taken back (e8); tomorrow
# does not exist yet.
$ sh find --each -C id,found_evidence zebra; sh find -C id zhang; sh find -C id old
> id→found_evidence
> a→log.tsv:9
> a→log.tsv:8
> id
> id
> a

# The same where both come through pipes.
$ for f in customers log; do mkfifo $f.pipe; cat $f.tsv >$f.pipe & done; crm-find -p policy.yaml -l log.pipe -c customers.pipe --today=2026-11-21 -C id,found_evidence zebra
id→found_evidence
a→log.pipe:9

# Private columns.
$ sh find -C id treasure; sh find -C id,found_in --private treasure
> id
> id→found_in
> a→secret

# Without a log; a book; the front door; an exit status for scripts.
$ crm-find -p policy.yaml -c customers.tsv -C id,found_in cream | sed 1d
> a→name
> b→email
> c→tags
> g→name
$ mkdir book; cp customers.tsv log.tsv policy.yaml book; for call in 'crm-find book' 'crm-find -c book' 'env CRM_BOOK=book crm-find' 'crm --book=book find'; do $call --today=2026-11-21 -C id 'night cream' | tail -n 1; done
> d
> d
> d
> d
$ sh find --exit-code -C id zebra
> id
> a
? 3
$ sh find --exit-code -C id giraffe
> id
$ sh find -C id,found_text,found_date --to-json zebra
> {"id":"a","found_text":"the void below is taken back, so that this zebra counts","found_date":"2026-07-10"}

# A long text is shown in part: 160 characters that have what was found, from a multiple of 40 on.
$ awk 'BEGIN { printf "id\tname\tnote\na\tA\t"; for (i = 0; i < 100; i++) printf "%03d. ", i; printf "needle "; for (i = 0; i < 100; i++) printf "%03d. ", i; print "" }' >long.tsv; crm-find -c long.tsv -C found_text needle | sed 1d
> …072. 073. 074. 075. 076. 077. 078. 079. 080. 081. 082. 083. 084. 085. 086. 087. 088. 089. 090. 091. 092. 093. 094. 095. 096. 097. 098. 099. needle 000. 001. 002…

# On a terminal control characters are made visible.
$ printf 'id\tname\tnote\na\tA\tred \033[31mneedle\n' >evil.tsv; crm-find --table -c evil.tsv -C id,found_text needle
> id  found_text
> a   red \x1B[31mneedle

# Whoever has the word by awk, in the columns or the entries of the shop, is found. c0062 and c0024 were merged.
$ cp "$ROOT/samples/shop/customers.tsv" "$ROOT/samples/shop/log.tsv" .; for word in cream gift perfume mother 99 anna; do crm-find -p policy.yaml -c customers.tsv -l log.tsv --today=2026-11-21 -C id $word | sed 1d | sort >ours; { awk -F'\t' -v w=$word 'NR > 1 && index(tolower($0), w) { print $1 }' customers.tsv; awk -F'\t' -v w=$word 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i } NR > 1 && $(at["kind"]) != "void" && index(tolower($(at["item"]) "\t" $(at["note"])), w) { print $(at["customer"]) }' log.tsv; } | sed 's/c0062/c0045/; s/c0024/c0008/' | sort -u >grep; comm -13 ours grep | sed "s/^/$word: only grep: /"; done

# The output does not depend on the threads.
$ for n in 1 2 7; do crm-find -p policy.yaml -c customers.tsv -l log.tsv --today=2026-11-21 --threads=$n --each cream | cksum; done | sort -u | wc -l
> 1

# Faults.
$ crm-find
! crm-find: name what to find: crm-find WORDS
? 2
$ crm-find book
! crm-find: name what to find: crm-find book WORDS
? 2
$ crm-find cream
! crm-find: name the file of customers, or the book: crm-find -c BOOK cream
? 2
$ sh find '. -'
! crm-find: ". -" has no letter to look for
? 2
$ crm-find -c book/customers.tsv -l missing.tsv cream
! crm-find: missing.tsv: cannot open: No such file or directory
? 2
$ sed '2s/purchase/purchse/' book/log.tsv >bad.tsv; crm-find -p policy.yaml -c book/customers.tsv -l bad.tsv cream
! crm-find: bad.tsv:2: kind: "purchse" is not a kind of event; did you mean "purchase"?
? 1
$ crm-find -p policy.yaml -c book/customers.tsv -l bad.tsv --today=2026-11-21 --rejects=r -C id 'night cream'
> id
! crm-find: 7 customers read, 1 faulty record set aside in r
? 1

# What all filters have: columns beside the usual ones, a file that is written as a whole, cards for address books.
@ find
crm-find -p policy.yaml -l book/log.tsv -c book/customers.tsv --today=2026-11-21 "$@"
.
$ sh find --add purchases 'night cream' | awk -F'\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } { print $(at["id"]), $(at["found_in"]), $(at["purchases"]) }'
d item 1
$ sh find -C id -o found.tsv 'night cream'; cat found.tsv
id
d
$ sh find --to-vcard bob | grep -E '^(FN|TEL)' | tr -d '\r'
FN:Bob
~ TEL.*020 7946 0002
$ sh find --table --lang=ru -C id,name cream | head -n 2
id  name
a   Ann Cream

# Of one rank the customer with the newest entry is first: both have the word in a note.
$ printf 'date\tcustomer\tkind\tnote\n2026-01-02\tb\tcall\tquince\n2026-01-03\tc\tcall\tquince\n' >two.tsv; crm-find -p policy.yaml -l two.tsv -c book/customers.tsv --today=2026-11-21 -C id,found_date quince
id→found_date
c→2026-01-03
b→2026-01-02
