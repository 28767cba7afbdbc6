# What a person types into zsh: names of several words, with quotes, apostrophes and in other
# scripts, begun without quotes, behind a backslash and within quotes of either sort
& command -v python3 && command -v zsh
@ shop/customers.tsv
id→name
c1→Wang Fang
c2→Wang Fei
c3→王秀英
c4→Анна Петрова
c5→Анна Смирнова
c6→Max O'Neil
c7→Nan "Nanny" Lee
c8→José Müller
c9→Cash $5 & Co
.
@ shop/log.tsv
event→date→customer→kind
.
@ typed
# typed LINE...: what becomes of each line, typed into the shell with a tab behind it
mkdir -p completions/zsh
for tool in crm crm-due crm-log; do
	sh "$ROOT/cmd/common/completion.sh" zsh "$B/bin/$tool" >completions/zsh/_$tool
done
CRM_BOOK=$PWD/shop python3 "$ROOT/tests/typed.py" zsh completions "$@"
.
$ sh typed 'crm-log call wang' 'crm-log call Wang\ Fa' 'crm-log call "Wang Fa' "crm-log call 'Wang Fa"
|crm-log call Wang\ F|
|crm-log call Wang\ Fang |
|crm-log call "Wang Fang" |
|crm-log call 'Wang Fang' |

$ sh typed 'crm-log call Анна\ П' 'crm-log call "Анна С' 'crm-log call 王' 'crm-log call "José'
|crm-log call Анна\ Петрова |
|crm-log call "Анна Смирнова" |
|crm-log call 王秀英 |
|crm-log call "José Müller" |

$ sh typed 'crm-log call max' "crm-log call \"Max O'" 'crm-log call nan' 'crm-log call "Nan' 'crm-log call cash' 'crm-log call "Cash'
|crm-log call Max\ O\'Neil |
|crm-log call "Max O'Neil" |
|crm-log call Nan\ \"Nanny\"\ Lee |
|crm-log call "Nan \"Nanny\" Lee" |
|crm-log call Cash\ \$5\ \&\ Co |
|crm-log call "Cash \$5 & Co" |

# Options, and what follows a command of crm
$ sh typed 'crm-due --explain nan' 'crm-due --explain=Wang\ Fa' 'crm-due -C id,stage_d' 'crm log call Wang\ Fa' 'crm today --explain "Max' 'crm tod' 'crm words hol' 'crm help stay-in'
|crm-due --explain Nan\ \"Nanny\"\ Lee |
|crm-due --explain=Wang\ Fang |
|crm-due -C id,stage_days,|
|crm log call Wang\ Fang |
|crm today --explain "Max O'Neil" |
|crm today |
|crm words holidays |
|crm help stay-in-touch |
