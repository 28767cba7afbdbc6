#!/usr/bin/env python3
"""typed: what completes a line in a shell that a person types into. Usage: typed.py SHELL DIR LINE...
Types each LINE and a tab into an interactive bash, zsh or fish, whose completions are below DIR
(DIR/bash/crm, DIR/zsh/_crm, DIR/fish/crm.fish ...), and prints the line as it is then, between bars."""
import os, pty, re, select, sys, time

START = {
    'bash': (['bash', '--noprofile', '--norc', '-i'],
             'for f in {dir}/bash/*; do . $f; done; bind "set completion-query-items -1"; '
             'bind "set page-completions off"; bind -x \'"\\C-x\\C-p": printf "<|%s|>\\n" "$READLINE_LINE"\''),
    'zsh': (['zsh', '-f', '-i'],
            'fpath=({dir}/zsh $fpath); autoload -Uz compinit; compinit -u -D; LISTMAX=-1; '
            'shown() {{ print -r -- "<|$BUFFER|>" }}; zle -N shown; bindkey "^X^P" shown'),
    'fish': (['fish', '--no-config', '-i'],
             'for f in {dir}/fish/*; source $f; end; bind \\cx\\cp \'printf "<|%s|>\\n" (commandline)\''),
}
shell, where, lines = sys.argv[1], sys.argv[2], sys.argv[3:]
program, setup = START[shell]
pid, fd = pty.fork()
if pid == 0:
    os.environ['TERM'] = 'xterm' if shell == 'fish' else 'dumb'
    os.execvp(program[0], program)
seen = b''


def wait(what):
    """Reads until the pattern is there, and forgets what came before it."""
    global seen
    until = time.time() + 60
    while time.time() < until:
        found = re.search(what, seen, re.S)
        if found:
            seen = seen[found.end():]
            return found
        if select.select([fd], [], [], 0.1)[0]:
            seen += os.read(fd, 65536)
            if b'\x1b[c' in seen:          # fish asks which terminal this is
                seen = seen.replace(b'\x1b[c', b'')
                os.write(fd, b'\x1b[?62c')
    sys.exit(f'typed: {shell} said only: {seen!r}')


os.write(fd, (setup.format(dir=where) + '; echo rea""dy\r').encode())
wait(rb'ready')
for line in lines:
    os.write(fd, line.encode() + b'\t\x18\x10')
    print('|' + wait(rb'<\|(.*?)\|>')[1].decode() + '|', flush=True)
    os.write(fd, b'\x15')
os.write(fd, b'\x04')
