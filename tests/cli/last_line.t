# A last line of CSV that has no line feed is read and told, and gets one when it is written: a program that reads
# it, and the next line that somebody appends, need it. The ending is that of the other lines.
@ unix.csv
id,name
a,Ann
b,Bob¬
.
@ dos.csv
id,name␍
a,Ann␍
b,Bob¬
.
@ header.csv
id,name¬
.
$ for f in unix dos header; do crm-facts -l /dev/null --today=2026-11-21 -C purchases $f.csv 2>/dev/null | sed 's/\r/<CR>/; $s/$/<end>/' ; echo; done
id,name,as_of,purchases
a,Ann,2026-11-21,0
b,Bob,2026-11-21,0<end>
>
id,name,as_of,purchases<CR>
a,Ann,2026-11-21,0<CR>
b,Bob,2026-11-21,0<CR><end>
>
id,name,as_of,purchases<end>
>

# By several threads, too, and in files that are replaced.
$ { echo id,name; seq -f '%.0f,Ann' 1 9999; printf '10000,Ann'; } >many.csv; crm-facts --threads=4 -l /dev/null --today=2026-11-21 -C purchases many.csv 2>/dev/null | tail -n 1 | od -An -c | tr -s ' '
>  1 0 0 0 0 , A n n , 2 0 2 6 - 1
>  1 - 2 1 , 0 \n
