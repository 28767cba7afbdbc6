# Pages in a browser, from the width of a telephone to that of a desk: nothing reaches beyond the edge, no part of a table is
# out of sight, no texts of a chart lie over each other; a row is a card on the first, the parts of a customer's card never.
@env CRM_POLICY=built-in
& python3 -c '' && chromium --headless --no-sandbox --disable-gpu --dump-dom about:blank | grep -q '<html'

@ look.js
// What is wrong with the page in a frame, how its tables are shown, and how far it is from the edge.
function look(frame) {
	var d = frame.contentDocument, w = frame.contentWindow, e = d.documentElement, bad = []
	var all = function (what, of) { return Array.from((of || d).querySelectorAll(what)) }
	var kind = function (what) { var x = d.querySelector(what); return x ? w.getComputedStyle(x).display : "-" }
	if (e.scrollWidth > e.clientWidth) bad.push("wider")
	if (all("section").some(function (s) { return s.scrollWidth > s.clientWidth + 1 })) bad.push("out-of-sight")
	all("svg").forEach(function (svg) {
		var edge = svg.getBoundingClientRect(), t = all("text", svg).map(function (x) { return [x.textContent, x.getBoundingClientRect()] })
		t.forEach(function (a, i) {
			if (a[1].left < edge.left - 1 || a[1].right > edge.right + 1 || a[1].bottom > edge.bottom + 1) bad.push("beyond:" + a[0])
			t.slice(i + 1).forEach(function (b) {
				if (Math.min(a[1].right, b[1].right) - Math.max(a[1].left, b[1].left) > 1 && Math.min(a[1].bottom, b[1].bottom) - Math.max(a[1].top, b[1].top) > 2) bad.push("over:" + a[0] + "+" + b[0])
			})
		})
	})
	all(".figures b").forEach(function (b) { if (b.offsetHeight > 1.6 * parseFloat(w.getComputedStyle(b).lineHeight)) bad.push("broken:" + b.textContent) })
	return frame.width + " " + frame.getAttribute("src") + " " + (bad.join(" ") || "fits") + " " + kind("tbody tr") + " " + kind("table.plain tbody td") + " " + w.getComputedStyle(d.querySelector("main")).paddingLeft
}
addEventListener("load", function () { document.title = Array.from(document.querySelectorAll("iframe")).map(look).join(" | ") })
.
@ frame.py
# frame.py PAGE:WIDTH ...: all of them in one run of the browser.
import pathlib, subprocess, sys
frames = ''.join('<iframe src="%s" width="%s" height="900" style="border:0"></iframe>' % tuple(a.rsplit(':', 1)) for a in sys.argv[1:])
pathlib.Path('frame.html').write_text('<!DOCTYPE html><body style="margin:0">%s<script>%s</script>' % (frames, pathlib.Path('look.js').read_text()))
got = subprocess.run(['chromium', '--headless', '--no-sandbox', '--disable-gpu', '--allow-file-access-from-files', '--user-data-dir=' + str(pathlib.Path('chrome').absolute()), '--virtual-time-budget=2000', '--dump-dom', 'file://' + str(pathlib.Path('frame.html').absolute())], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=100).stdout.decode()
print(got.split('<title>')[1].split('</title>')[0].replace(' | ', '\n') if '<title>' in got else 'no title: ' + got[:200])
.
@ long.tsv
id→name→owner→phone→email→stage→tier→due_why→due_overdue→due_action→due_channel→due_date
1→Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafewarenwohlgepflege→li→+357 99 000106 ext. 1234567890123456789012345678901234567890→verylongaddressverylongaddressverylongaddress@verylongdomainverylongdomainverylongdomain.example.org→dormant-prospect→standardstandardstandardstandardstandardstandard→没有空格的很长的一句话没有空格的很长的一句话没有空格的很长的一句话没有空格的很长的一句话没有空格的很长的一句话→1→bring-flowers→carrier pigeon→2026-11-20
.

$ crm-report --html --group=owner long.tsv >due.html; crm-report --html -C name,email,due_why,stage,tier,phone,id,due_date,due_action,due_channel,owner long.tsv >plain.html
$ cut -f 1-7 long.tsv | crm-report --html --lang=ru >people.html
$ python3 frame.py due.html:390 plain.html:390 people.html:390 due.html:1200 plain.html:1200 people.html:1200
390 due.html fits block - 16px
390 plain.html fits block flex 16px
390 people.html fits block - 16px
1200 due.html fits table-row - 24px
1200 plain.html fits table-row table-cell 24px
1200 people.html fits table-row - 24px

# The samples: a list, the customers with charts, a card, and two years of cohorts.
@copy samples
$ crm-stats --table=retention --today=2026-11-21 samples/shop | crm-report --html >cohorts.html; crm-report --site=shop --months=3 --today=2026-11-21 samples/shop; crm-report --site=bank --months=3 --lang=ru --today=2026-11-21 samples/bank; crm-report --site=property --months=3 --today=2026-11-21 samples/property
$ python3 frame.py cohorts.html:390 shop/customer-c0006.html:390 bank/index.html:390 bank/customers.html:390 property/customers.html:390 bank/index.html:800 property/customers.html:800 bank/index.html:1030 bank/customers.html:1030 property/customers.html:1030 shop/customer-c0006.html:1030 bank/customers.html:1400
390 cohorts.html fits block flex 16px
390 shop/customer-c0006.html fits table-row - 16px
390 bank/index.html fits block - 16px
390 bank/customers.html fits block - 16px
390 property/customers.html fits block - 16px
800 bank/index.html fits block - 16px
800 property/customers.html fits block - 16px
1030 bank/index.html fits table-row - 24px
1030 bank/customers.html fits table-row - 24px
1030 property/customers.html fits table-row - 24px
1030 shop/customer-c0006.html fits table-row - 24px
1400 bank/customers.html fits table-row - 24px
