# Pages of crm-report in a browser, 390 and 1200 pixels wide: nothing reaches beyond the edge, and a row is a card on the first.
& python3 -c '' && chromium --headless --no-sandbox --disable-gpu --dump-dom about:blank | grep -q '<html'

@ frame.py
import html, pathlib, subprocess, sys
page, width = sys.argv[1:3]
pathlib.Path('frame.html').write_text('<!DOCTYPE html><body style="margin:0"><iframe src="%s" style="border:0;width:%spx;height:900px"></iframe><script>addEventListener("load",function(){var d=document.querySelector("iframe").contentDocument,e=d.documentElement;document.title=(e.scrollWidth>e.clientWidth?"wider":"fits")+" "+getComputedStyle(d.querySelector("tbody tr")).display+" "+getComputedStyle(d.querySelector("main")).paddingLeft})</script>' % (page, width))
got = subprocess.run(['chromium', '--headless', '--no-sandbox', '--disable-gpu', '--allow-file-access-from-files', '--user-data-dir=' + str(pathlib.Path('chrome').absolute()), '--virtual-time-budget=2000', '--dump-dom', 'file://' + str(pathlib.Path('frame.html').absolute())], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=100).stdout.decode()
print(got.split('<title>')[1].split('</title>')[0] if '<title>' in got else 'no title: ' + got[:200])
.
@ long.tsv
id→name→owner→phone→email→stage→tier→due_why→due_overdue→due_action→due_channel→due_date
1→Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafewarenwohlgepflege→li→+357 99 000106 ext. 1234567890123456789012345678901234567890→verylongaddressverylongaddressverylongaddress@verylongdomainverylongdomainverylongdomain.example.org→dormant-prospect→standardstandardstandardstandardstandardstandard→没有空格的很长的一句话没有空格的很长的一句话没有空格的很长的一句话没有空格的很长的一句话没有空格的很长的一句话→1→bringflowersandchocolatesandeverythingelse→carrierpigeonwithaverylongname→2026-11-20
.

$ crm-report --html --group=owner long.tsv >due.html; crm-report --html -C name,email,due_why,stage,tier,phone,id,due_date,due_action,due_channel,owner long.tsv >plain.html
$ cut -f 1-7 long.tsv | crm-report --html --lang=ru >people.html
$ for w in 390 1200; do for f in due plain people; do python3 frame.py $f.html $w; done; done
fits block 16px
fits block 16px
fits block 16px
fits table-row 24px
fits table-row 24px
fits table-row 24px
