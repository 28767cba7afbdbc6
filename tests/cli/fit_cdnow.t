# Real purchases, the CDNOW sample: the figures of Fader, Hardie and Lee (2005),
# Fader and Hardie (2013) and the R package BTYD's vignette, through the tools.
& test -f $CRM_TEST_DATA/cdnow_sample.tsv

$ awk -F '\t' -v OFS='\t' 'NR == 1 { print "date", "customer", "kind", "amount" } NR > 1 { print $2, $1, "purchase", $4 }' $CRM_TEST_DATA/cdnow_sample.tsv >log.tsv
$ awk -F '\t' -v OFS='\t' 'NR == 1 { print "id", "name" } NR > 1 && !seen[$1]++ { print $1, "CD buyer" }' $CRM_TEST_DATA/cdnow_sample.tsv >customers.tsv

$ crm-fit -l log.tsv --until=1997-09-30 customers.tsv
# Written by crm-fit; crm-score --clv reads it.
model: bgnbd
unit: week
unit_days: 7
until: 1997-09-30
customers: 2357
never_bought: 0
converged: yes
~ parameters: \{r: 0\.24259.*, alpha: 4\.4136.*, a: 0\.7929.*, b: 2\.4259.*\}
standard_errors: {r: 0.0126, alpha: 0.378, a: 0.186, b: 0.705}
log_likelihood: -9582.4292
money:
  model: gamma-gamma
  customers: 946
  left_out: 0
  converged: yes
~   parameters: \{p: 6\.2495.*, q: 3\.7442.*, v: 15\.443.*\}
~   standard_errors: \{.*\}
  log_likelihood: -4055.9177
~   correlation: 0\.11.*

# The trap of days taken for weeks: alpha is another, the forecast is not.
$ crm-fit -l log.tsv --until=1997-09-30 --unit=day customers.tsv >day.yaml; grep -o 'alpha: 30.89[45]' day.yaml
alpha: 30.895

$ crm-fit -l log.tsv --until=1997-09-30 customers.tsv >week.yaml
$ crm-score -l log.tsv --today=1997-09-30 --clv=week.yaml customers.tsv >by-week.tsv; crm-score -l log.tsv --today=1997-09-30 --clv=day.yaml customers.tsv | cmp - by-week.tsv

# However many threads there are, whatever carries the facts.
$ for n in 1 2 5; do crm-fit -l log.tsv --until=1997-09-30 --threads=$n customers.tsv | cmp - week.yaml; done; crm-fit by-week.tsv | cmp - week.yaml

# Repeat purchases, customers, expected and actual purchases of the next 39 weeks (BTYD);
# what came in all is counted by awk, too.
$ crm-fit -l log.tsv --holdout=1997-09-30 --until=1998-06-30 customers.tsv | head -n 18
Fitted up to 1997-09-30 (bgnbd), then 39.0 weeks up to 1998-06-30:
1653.4 purchases expected of 2357 customers, 1882 came; the forecast is 12.1% too low.
>
came again  customers  expected   came
0                1411     0.225  0.237
1                 439     0.523  0.697
2                 214     1.044  1.393
3                 100     1.520  1.560
4                  62     2.164  2.532
5                  38     2.654  2.947
6                  29     3.504  3.862
7+                 64     6.157  6.359
>
Purchases a customer, expected (=) and what came (#):
    0 == 0.225
      ## 0.237
    1 ==== 0.523
      ##### 0.697

$ awk -F '\t' 'NR > 1 && $2 > "1997-09-30" && !seen[$1 $2]++ { n++ } END { print n }' $CRM_TEST_DATA/cdnow_sample.tsv
1882

# The other two. MBG/NBD: BTYDplus. Pareto/NBD is flat at the top: BTYD to a hundredth, and
# -9594.976; its standard errors have not been published, the digits are those of numpy's.
$ crm-fit --model=mbgnbd -l log.tsv --until=1997-09-30 customers.tsv | sed -n '2p;9,11p'
model: mbgnbd
~ parameters: \{r: 0\.52[45].*, alpha: 6\.183.*, a: 0\.891.*, b: 1\.614.*\}
standard_errors: {r: 0.0833, alpha: 0.696, a: 0.155, b: 0.537}
log_likelihood: -9582.1357

$ crm-fit --model=pnbd -l log.tsv --until=1997-09-30 customers.tsv | sed -n '2p;9,11p'
model: pnbd
~ parameters: \{r: 0\.553.*, alpha: 10\.57.*, s: 0\.606.*, beta: 11\.6.*\}
standard_errors: {r: 0.0476, alpha: 0.843, s: 0.187, beta: 6.21}
log_likelihood: -9594.9762

# NBD, which takes nobody to leave: the parameters, the sum and the means are those of a few lines of
# Python of their own (0.38477 and 12.0720; 2929.82; 0.337, 1.213, 2.094). So much too high is a forecast that does not know of leaving.
$ crm-fit --model=nbd -l log.tsv --until=1997-09-30 customers.tsv | sed -n '2p;9,11p'; crm-fit --model=nbd -l log.tsv --holdout=1997-09-30 --until=1998-06-30 customers.tsv | sed -n 2,7p
model: nbd
~ parameters: \{r: 0\.38476.*, alpha: 12\.072.*\}
standard_errors: {r: 0.021, alpha: 0.809}
log_likelihood: -9763.6576
2929.8 purchases expected of 2357 customers, 1882 came; the forecast is 55.7% too high.
>
came again  customers  expected   came
0                1411     0.337  0.237
1                 439     1.213  0.697
2                 214     2.094  1.393

# Warnings, with the same days and other sums. Who comes more often spends more each time
# (numpy's corrcoef is 0.4752).
$ awk -F '\t' -v OFS='\t' 'NR == FNR { n[$2]++; next } FNR > 1 { $4 *= n[$2] } { print }' log.tsv log.tsv >more.tsv; crm-fit -l more.tsv --until=1997-09-30 customers.tsv | tail -n 1
  correlation: 0.4752
! crm-fit: warning: how often and how much customers buy are correlated (0.48), but the model assumes independence: expected_order and clv are too low for the most frequent buyers

# Very few spend very much: there is no mean (scipy: 0.7886 0.6684 14.506 -5046.7787).
$ awk -F '\t' -v OFS='\t' 'FNR > 1 { $4 = sprintf("%.2f", $4 ^ 3 / 1000) } { print }' log.tsv >heavy.tsv; crm-fit -l heavy.tsv --until=1997-09-30 customers.tsv | sed -n '17,19p'
~   parameters: \{p: 0.78859.*, q: 0.66840.*, v: 14.505.*\}
  standard_errors: {p: 0.0869, q: 0.0412, v: 3.57}
  log_likelihood: -5046.7787
! crm-fit: warning: q is 0.668, so that the mean of all customers has no bound; what one-time buyers will spend stays empty

# A third of the customers never paid: left out of the money, and counted (so awk: 629, 317).
$ awk -F '\t' -v OFS='\t' 'FNR > 1 && $2 % 3 == 0 { $4 = 0 } { print }' log.tsv >free.tsv; crm-fit -l free.tsv --until=1997-09-30 customers.tsv | grep -E '^  (customers|left_out)'
  customers: 629
  left_out: 317

# All pay 20 (a few twice on a day): no fit of the money, what to take instead, and the rest is there.
$ awk -F '\t' -v OFS='\t' 'FNR > 1 { $4 = 20 } { print }' log.tsv >same.tsv; crm-fit -l same.tsv --until=1997-09-30 customers.tsv | tail -n 6
log_likelihood: -9582.4292
money:
  model: gamma-gamma
  customers: 946
  left_out: 0
  converged: no
! crm-fit: no fit of the money: the likelihood has a ridge and no maximum: they seem to spend the same each time; instead of clv take expected_purchases times the mean purchase, 20.34; expected_order and clv will stay empty

# The first weeks alone: an answer, and how little it is worth.
$ crm-fit -l log.tsv --until=1997-03-10 customers.tsv | sed -n '6,8p'
customers: 1944
never_bought: 413
converged: yes
! crm-fit: warning: a parameter is known only to within a factor of 5; look at its standard error
! crm-fit: no fit of the money: the likelihood has a ridge and no maximum: these sums do not determine the parameters; instead of clv take expected_purchases times the mean purchase, 33.98; expected_order and clv will stay empty
