#!/bin/sh
# completion.sh SHELL TOOL: the completion of a tool for bash, zsh or fish, made from the table
# of its options, which the tool describes (describe.c). Words that depend on the book and its
# policy (rules, stages, names of customers) are asked of "crm words" when they are wanted.
shell=$1 name=${2##*/}
case $2 in */*) tool=$2 ;; *) tool=./$2 ;; esac
table=$("$tool" --describe-options) || exit
printf '%s\n' "$table" | LC_ALL=C awk -F '\t' -v "shell=$shell" -v "name=$name" '
# One option: its letter ("" none), its name, what it takes ("" nothing), whether its value may be
# left out, the sorts of "crm words" that it takes ("" none of them), and what it does.
function take_option() {
	n++
	letter[n] = $2
	long[n] = $3
	takes[n] = $4
	optional[n] = $5 == "yes"
	sorts[n] = $6
	about[n] = $13
}

# A value that is a list of names, separated by commas.
function is_list(i) { return takes[i] == "NAMES" }

# Words that --help spells out: "in|out", "owner".
function spelled(i) { return takes[i] ~ /^[a-z|]+$/ }
function words_of(i,    s) { s = takes[i]; gsub(/\|/, " ", s); return s }

function quoted(s) { gsub(/\047/, "\047\\\047\047", s); return "\047" s "\047" }

# ---- bash ----

function bash(    i, f, all) {
	f = name
	gsub(/-/, "_", f)
	print "# " name "(1) for bash, made from its table of options"
	print "_" f "()\n{"
	print "\tlocal current=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} sorts= words= list= begun= IFS=$\047 \\t\\n\047"
	print "\tCOMPREPLY=()"
	if (name == "crm")
		bash_delegate()
	print "\t[[ $option != = ]] || option=${COMP_WORDS[COMP_CWORD - 2]}"
	print "\tif [[ $current == = ]]; then current= option=${COMP_WORDS[COMP_CWORD - 1]}; fi"
	print "\tcase $option in"
	for (i = 1; i <= n; i++) {
		all = all " --" long[i] (takes[i] != "" && !optional[i] ? "=" : "")
		if (takes[i] == "" || (!sorts[i] && !spelled(i)))
			continue
		print "\t" (letter[i] ? "-" letter[i] "|" : "") "--" long[i] ") " \
			(sorts[i] ? "sorts=" quoted(sorts[i]) : "words=" quoted(words_of(i))) \
			(is_list(i) ? " list=1" : "") " ;;"
	}
	bash_operands()
	print "\tesac"
	print "\tif [[ $list && $current == *,* ]]; then begun=${current%,*}, current=${current##*,}; fi"
	print "\tif [[ $sorts ]]; then"
	print "\t\tlocal word"
	print "\t\tlocal quote="
	print "\t\t[[ $current != [\\\"\\\047]* ]] || quote=${current:0:1} current=${current:1}"
	print "\t\tcurrent=${current//\\\\}"
	print "\t\twhile IFS= read -r word; do"
	print "\t\t\t[[ ${word,,} == \"${current,,}\"* ]] || continue"
	print "\t\t\tcase $quote in"
	print "\t\t\t\\\") word=${word//[\\\\]/\\\\\\\\} word=${word//\\\"/\\\\\\\"} word=${word//\\$/\\\\$} word=${word//\\`/\\\\\\`} ;;"
	print "\t\t\t\"\") printf -v word %q \"$word\" ;;"
	print "\t\t\tesac"
	print "\t\t\tCOMPREPLY+=(\"$begun$word\")"
	print "\t\tdone < <(crm words $sorts 2>/dev/null)"
	print "\telif [[ $words ]]; then"
	print "\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$current\"))"
	print "\telif [[ $current == -* ]]; then"
	print "\t\tCOMPREPLY=($(compgen -W " quoted(substr(all, 2)) " -- \"$current\"))"
	print "\t\t[[ ${#COMPREPLY[@]} != 1 || ${COMPREPLY[0]} != *= ]] || compopt -o nospace 2>/dev/null"
	print "\tfi\n}"
	print "complete -o default -F _" f " " name
}

# What follows a command of crm is completed as that tool completes it.
function bash_delegate() {
	print "\tlocal tool=${COMP_WORDS[1]}"
	print "\tcase $tool in today) tool=due ;; undo) tool=log ;; esac"
	print "\tif ((COMP_CWORD > 1)) && { declare -F \"_crm_$tool\" || _completion_loader \"crm-$tool\"; } >/dev/null 2>&1 &&"
	print "\t\tdeclare -F \"_crm_$tool\" >/dev/null; then"
	print "\t\tCOMP_WORDS=(\"crm-$tool\" \"${COMP_WORDS[@]:2}\") COMP_CWORD=$((COMP_CWORD - 1))"
	print "\t\t\"_crm_$tool\""
	print "\t\treturn"
	print "\tfi"
}

function bash_operands(    i) {
	if (operands) {
		print "\t*) [[ $current == -* || $option == -* ]] || case $((COMP_CWORD)) in"
		for (i = 1; i <= operands; i++)
			print "\t\t" i ") sorts=" quoted(operand[i]) " ;;"
		print "\t\tesac ;;"
	} else if (name == "crm") {
		print "\thelp) sorts=\"" explained "\" ;;"
		print "\twords) words=\"$(crm words 2>/dev/null | cut -d\" \" -f1)\" ;;"
		print "\t*) ((COMP_CWORD > 1)) || [[ $current == -* ]] || words=\"new today undo help words $(compgen -c crm- | sed s/^crm-//)\" ;;"
	}
}

# ---- zsh ----

function zsh_text(s) { gsub(/\\|\[|\]|:/, "\\\\&", s); return s }

function zsh_values(i) {
	if (sorts[i]) return ":" zsh_text(takes[i]) ": _crm_words " (is_list(i) ? "-s , " : "") sorts[i]
	if (spelled(i)) return ":" zsh_text(takes[i]) ":(" words_of(i) ")"
	return ":" zsh_text(takes[i]) ":" (takes[i] == "DIR" ? "_files -/" : "_files")
}

function zsh(    i, spec) {
	print "#compdef " name
	print "# " name "(1) for zsh, made from its table of options"
	print "_crm_words() {"
	print "\tlocal separator"
	print "\tif [[ $1 == -s ]]; then separator=$2; shift 2; fi"
	print "\tlocal -a found=(${(f)\"$(crm words $@ 2>/dev/null)\"})"
	print "\tif [[ -n $separator ]]; then"
	print "\t\t_values -s $separator word $found"
	print "\telse"
	print "\t\tcompadd -M \047m:{[:lower:][:upper:]}={[:upper:][:lower:]}\047 -a found"
	print "\tfi"
	print "}"
	if (name == "crm")
		zsh_delegate()
	print "_arguments -s " (name == "crm" ? "-A \"-*\" " : "") "\\"
	for (i = 1; i <= n; i++) {
		spec = "[" zsh_text(about[i]) "]" (takes[i] == "" ? "" : (optional[i] ? ":" : "") zsh_values(i))
		if (letter[i])
			print "\t" quoted("-" letter[i] (takes[i] == "" ? "" : "+") spec) " \\"
		print "\t" quoted("--" long[i] (takes[i] == "" ? "" : optional[i] ? "=-" : "=") spec) " \\"
	}
	for (i = 1; i <= operands; i++)
		print "\t" quoted(i ":" operand[i] ": _crm_words " operand[i]) " \\"
	if (name == "crm")
		print "\t" quoted("1:command:(new today undo help words ${(@)${(k)commands[(I)crm-*]}#crm-})") " \\"
	print "\t" quoted(name == "crm" ? "*::argument:_crm_arguments" : "*:file:_files")
}

# What follows a command of crm is completed as that tool completes it.
function zsh_delegate() {
	print "_crm_arguments() {"
	print "\tcase $words[1] in"
	print "\ttoday) words[1]=crm-due ;;"
	print "\tundo) words[1]=crm-log ;;"
	print "\twords) _crm_words_sorts; return ;;"
	print "\thelp) _crm_words " explained "; return ;;"
	print "\t*) words[1]=crm-$words[1] ;;"
	print "\tesac"
	print "\t_normal"
	print "}"
	print "_crm_words_sorts() {"
	print "\tlocal -a sorts=(${${(f)\"$(crm words 2>/dev/null)\"}%% *})"
	print "\tcompadd -a sorts"
	print "}"
}

# ---- fish ----

function fish(    i, s, words) {
	print "# " name "(1) for fish, made from its table of options"
	for (i = 1; i <= n; i++) {
		s = "complete -c " name (letter[i] ? " -s " letter[i] : "") " -l " long[i] " -d " fish_text(about[i])
		if (takes[i] != "" && sorts[i]) {
			words = "crm words " sorts[i] " 2>/dev/null"
			s = s " -x -a " fish_text("(" (is_list(i) ? "__fish_complete_list , \"" words "\"" : words) ")")
		} else if (takes[i] != "" && spelled(i)) {
			s = s " -x -a " fish_text(words_of(i))
		} else if (takes[i] != "" && !optional[i]) {
			s = s " -r -F"
		}
		print s
	}
	for (i = 1; i <= operands; i++)
		print "complete -c " name " -n \"test (count (commandline -opc)) -eq " i "\" -f -a \"(crm words " operand[i] " 2>/dev/null)\""
	if (name == "crm") {
		print "complete -c crm -n \"not __fish_use_subcommand\" -f -a \"(complete -C (string replace -r \047^crm\\s+(\\w+)\047 \047crm-\\$1\047 -- (commandline -cp) | string replace -r \047^crm-today\047 crm-due | string replace -r \047^crm-undo\047 crm-log))\""
		print "complete -c crm -n \"__fish_seen_subcommand_from help\" -f -a \"(crm words " explained " 2>/dev/null)\""
		print "complete -c crm -n \"__fish_seen_subcommand_from words\" -f -a \"(crm words 2>/dev/null | string replace -r \047 .*\047 \047\047)\""
		print "complete -c crm -n __fish_use_subcommand -f -a \"new today undo help words (complete -C crm- | string replace -rf \047^crm-(\\w+).*\047 \047\\$1\047)\""
	}
}

function fish_text(s) { gsub(/\\|\047/, "\\\\&", s); return "\047" s "\047" }

# The words that crm help explains.
BEGIN {explained = "columns facts derived kinds rules stages tiers segments"}
$1 == "operand" {operand[++operands] = $2}
$1 == "option" {take_option()}
END {
	if (shell == "bash") bash()
	else if (shell == "zsh") zsh()
	else fish()
}'
