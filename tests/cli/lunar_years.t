# A birthday in a lunar year of which nothing is known is no birthday: 1900 to 2100 are known.

@ customers.tsv
id→name→phone→birthday
a→Ann→020 7946 0001→lunar:1899-08-15
b→Bob→020 7946 0002→lunar:1900-08-15
c→Cyd→020 7946 0003→lunar:2100-08-15
d→Dee→020 7946 0004→lunar:2101-08-15
e→Eve→020 7946 0005→lunar:--08-15
.
$ crm-check --today=2026-11-21 customers.tsv | cut -f 2-4,7
line→field→finding→severity
2→birthday→"lunar:1899-08-15" is outside the lunar calendar, which is known for the years 1900 to 2100→error
5→birthday→"lunar:2101-08-15" is outside the lunar calendar, which is known for the years 1900 to 2100→error

$ crm-add -f new.tsv name="Ann Lee" birthday=lunar:1899-08-15
! crm-add: birthday: "lunar:1899-08-15" is outside the lunar calendar, which is known for the years 1900 to 2100
? 1
