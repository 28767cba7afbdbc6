# The templates of samples/templates, each with the customers of the four samples: nothing in them is unknown, and each makes a
# message for somebody. The streams are whole lists, without a limit.

@ one
# one TEMPLATE SAMPLE WAY: what is wrong with the messages that it makes.
crm-mail --dry-run --template="$1" --channel="$3" --from='Us <us@x.org>' --today=2026-11-21 \
	"$ROOT/samples/$2" <"$2.due" >shown 2>err || cat err
test -s shown || echo "$1 $2: nothing is shown"
grep '[{}]' shown
true
.

$ for s in bank fair property shop; do crm-due --unlimited --each --today=2026-11-21 "$ROOT/samples/$s" >$s.due 2>/dev/null; test "$(wc -l <$s.due)" -gt 20 || echo "$s: a short list"; done

# Mail and letters; text messages have templates of their own.
$ n=0; for t in "$ROOT"/samples/templates/*.txt; do n=$((n + 1)); case $t in *.sms.txt) way=sms ;; *) way=email ;; esac; for s in bank fair property shop; do sh one "$t" $s $way; done; done; test $n -ge 80 || echo "only $n templates"

# Each theme is there in the languages in which it is a custom; Christmas not in Chinese, Mid-Autumn not in Russian. Of the
# built-in policy these are all rules that greet, thank, ask and offer; what is to be asked beside something else (know-them) is
# no message.
$ cd "$ROOT/samples/templates"; for t in birthday new-year spring-festival womens-day greet-buyer stay-in-touch thank-first thank-referral thank-praise thank-gold how-it-went after-complaint after-good-rating milestone mid-autumn christmas ask-why ask-lost win-back apology invite introduction news; do ls $t.en.txt $t.zh.txt $t.ru.txt >/dev/null; done; for t in birthday new-year spring-festival thank-first thank-referral; do ls $t.en.sms.txt $t.zh.sms.txt $t.ru.sms.txt >/dev/null; done

# No line of English or Russian is wider than a mail likes to be, and a text message fits into three.
$ cd "$ROOT/samples/templates"; for t in *.en.txt *.ru.txt; do awk -v t="$t" 'length($0) > 78 * (t ~ /ru/ ? 2 : 1) {print t ": " $0}' $t; done; for t in *.sms.txt; do test "$(wc -m <$t)" -le 160 || echo "$t is long"; done
