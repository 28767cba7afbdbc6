# What the random worlds of tests/worlds found; expected by hand from the pages.
@ customers.tsv
id→name→phone
c1→Ann→+1
.
@ policy.yaml
version: 1
due:
  - {rule: days, open: complaint, within: 2d, ahead: 1h, action: call}
  - {rule: hours, open: complaint, within: 48h, ahead: 1h, action: call}
.
@ head
event→date→customer→kind→ref
.
@ complaint.tsv
event→date→customer→kind→ref
e1→2026-11-20→c1→complaint→
.

# A void that was taken back takes nothing back, whichever is dated or stands first.
$ for order in '' -r; do for day in 24 25 26; do \
  (cat head; printf '%s\tc1\t%s\n' 'e1	2026-11-20' 'call	' 'e2	2026-11-25' 'void	event:e1' "e3	2026-11-$day" 'void	event:e2' | sort $order) >log.tsv; \
  crm-facts -l log.tsv -C touches --today=2026-11-30 customers.tsv | cut -f5 | tail -n 1; done; done
1
1
1
1
1
1

# The limit is the end of the 22nd either way, and an hour before it is that day.
$ crm-due -p policy.yaml -l complaint.tsv --today=2026-11-21 --each customers.tsv | tail -n +2

$ crm-due -p policy.yaml -l complaint.tsv --today=2026-11-22 customers.tsv | tail -n +2 | grep -o 'days;hours'
days;hours
