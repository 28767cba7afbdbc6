# crm new makes a book, which git keeps
& command -v git
@merge
$ git config --global user.name tester; git config --global user.email tester@example.org; git config --global init.defaultBranch main

$ crm new 'my shop'
my shop is a new book:
  customers.tsv   who your customers are
  log.tsv         what happened
  policy.yaml     how you treat them: the built-in policy, until you change it
>
Next:
  cd 'my shop'
  crm add name='Anna Smith' phone='+44 20 7946 0001'     register a customer
  crm add --rules google-contacts --from contacts.csv    or import those you have
  crm log --rules shopify-orders --from orders.csv       import what they bought
  crm today                                              whom to contact, and why

$ cd 'my shop' && ls -A && crm-check . && cat .gitattributes
.git
.gitattributes
.githooks
customers.tsv
log.tsv
policy.yaml
file→line→field→finding→value→id→severity
*.tsv -text
log.tsv merge=union

# Each line that the policy holds ready can be put in force
$ sed 's/^#\([a-z]\)/\1/' 'my shop/policy.yaml' >all.yaml; grep -c '^[a-z]*:' all.yaml; crm-check -p all.yaml
7
file→line→field→finding→value→id→severity

# What is there already stays as it is; a book is not made twice
$ crm new 'my shop'
crm: "my shop" is a book already
? 2

$ mkdir half && echo mine >half/policy.yaml && crm new half | head -n 1; cat half/policy.yaml
crm: "half/policy.yaml" is there already and stays as it is
half is a new book:
mine

# Nothing is left of one that cannot be made
$ mkdir locked && : >locked/.githooks && crm new locked; ls -A locked
crm: locked/.githooks: cannot make the directory: File exists
.githooks
? 0

$ crm new a/b
crm: a/b: cannot make the directory: No such file or directory
? 2

# In a repository the command that turns the check on is shown
$ git init -q repo && crm new repo/shop | head -n 1; ls -A repo/shop
crm: the book is in a git repository; to have each commit checked, run: git -C repo/shop config core.hooksPath shop/.githooks
repo/shop is a new book:
.gitattributes
.githooks
customers.tsv
log.tsv
policy.yaml

# From the first customer to the list, in the book
@cd my shop
$ crm add --today=2026-11-20 name='Ann One' phone='+1 555 0100' >ids 2>&1; crm log --today=2026-11-20 complaint ann 'broken lid' >>ids 2>&1; cut -f1,2 customers.tsv; cut -f2,4,5,14 log.tsv
id→name
c0001→Ann One
date→customer→kind→note
2026-11-20→c0001→complaint→broken lid

$ rm ids; git add -A; git commit -q -m first && git log --format=%s
first

# A commit with an error in the records is refused, one without is not
$ printf 'c9\ttorn\n' >>customers.tsv; git commit -q -a -m bad; echo $?
customers.tsv:3: has 2 fields, but the header has 16
1

# What is checked is what is about to be committed
$ git stash -q; crm log --today=2026-11-20 resolved ann >/dev/null 2>&1; git add log.tsv; git stash apply -q; git reset -q customers.tsv; git commit -q -m second; git log --format=%s
second
first

$ git checkout -q customers.tsv; PATH=/usr/bin:/bin git commit -q --allow-empty -m third; echo $?
pre-commit: crm-check is not in PATH, so the records were not checked
1

$ git log --format=%s | wc -l | tr -d ' '
2
