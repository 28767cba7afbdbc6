#!/bin/sh
# completion.sh TOOL: bash completion for a tool, out of its --help. Options are
# completed by name, all else as a file.
name=${1##*/}
case $1 in */*) tool=$1 ;; *) tool=./$1 ;; esac
help=$("$tool" --help) || exit
options=$(printf '%s\n' "$help" | awk '
/^Options:/ {inside = 1; next}
/^[^ ]/ {inside = 0}
inside && match($0, /--[a-z0-9-]+(\[?=)?/) && /^ +-/ {
	option = substr($0, RSTART, RLENGTH)
	sub(/\[=$/, "", option)
	printf "%s%s", n++ ? " " : "", option
}')
function=_$(printf %s "$name" | tr - _)
cat <<END
# $name(1), made by its build
$function()
{
	local current=\${COMP_WORDS[COMP_CWORD]}

	COMPREPLY=()
	if [[ \$current == -* ]]; then
		COMPREPLY=(\$(compgen -W '$options' -- "\$current"))
		[[ \${#COMPREPLY[@]} != 1 || \${COMPREPLY[0]} != *= ]] || compopt -o nospace
	fi
}
complete -o default -F $function $name
END
