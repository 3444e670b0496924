"""Types beginnings of words and Tab into a real shell on a pseudo-terminal, then Enter, and looks at the words that the
command got.

    completion.py PROGRAM bash|zsh|fish
"""
import os
import pty
import select
import shutil
import signal
import stat
import sys
import time

from prepared import HOSTILE, Scratch

program, shell = sys.argv[1:]
if shutil.which(shell) is None:
    print(f"skipped: there is no {shell}")
    sys.exit(77)

COMMAND = {"bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"], "fish": ["fish", "--no-config", "-i"]}
BEGIN = {
    "bash": 'PS1="> "; source <(capex completion bash); echo rea""dy\r',
    "zsh": 'PS1="> "; autoload -Uz compinit; compinit -u -D; source <(capex completion zsh); echo rea""dy\r',
    "fish": 'function fish_prompt; echo "> "; end; capex completion fish | source; echo rea""dy\r',
}

# What is typed, with a Tab where there is one, and the words that the command then got.
TYPED = [
    ("capex expl\t", ["explain"]),
    ("capex import sec \x15capex import fr\t", ["import", "fred"]),
    ("capex help scr\t", ["help", "screen"]),
    ("capex show alib\t", ["show", "alibaba"]),
    ("capex show ALI\x15capex show tencent --meas\t", ["show", "tencent", "--measure"]),
    ("capex show tencent --basis gui\t", ["show", "tencent", "--basis", "guidance"]),
    ("capex show tencent --basis=est\t", ["show", "tencent", "--basis=estimate"]),
    ("capex show tencent --in USD --rate clo\t", ["show", "tencent", "--in", "USD", "--rate", "closing"]),
    ("capex total us\t", ["total", "us-big-four"]),
    ("capex show meta --measure free\t", ["show", "meta", "--measure", "free-cash-flow"]),
    ("capex show meta --scope nvi\t", ["show", "meta", "--scope", "nvidia"]),
    ("capex check --source ft-2024\t", ["check", "--source", "ft-2024-08"]),
    ("capex show evil\t", ["show", "evil-corp"]),
    ("capex show Evil\t", ["show", HOSTILE]),
    ("capex show Long\t", ["show", "Long Blank Name"]),
    ("capex show Colon:N\t", ["show", "Colon:Name Inc"]),
    ("capex show tencent --vintage=f\t", ["show", "tencent", "--vintage=first"]),
    ("capex growth meta --basis guidance,act\t", ["growth", "meta", "--basis", "guidance,actual"]),
    ("capex show meta --period 2023H1..2024H2 --by qu\t", ["show", "meta", "--period", "2023H1..2024H2", "--by", "quarter"]),
    ("capex show 'Long Bl\t", ["show", "Long Blank Name"]),
    ("capex --db capex.db growth alib\t", ["--db", "capex.db", "growth", "alibaba"]),
    ("capex --db nothing.db growth alib\t", ["--db", "nothing.db", "growth", "alib"]),
]

scratch = Scratch(program)
log = scratch.folder / "log"
# The words of each command, but for those that complete, which the program answers.
wrapper = scratch.folder / "bin" / "capex"
wrapper.write_text(f"""#!/bin/sh
case $1 in complete | completion) exec '{scratch.program}' "$@" ;; esac
for word; do printf '%s\\0' "$word"; done >'{log}.part'
mv '{log}.part' '{log}'
""")
wrapper.chmod(wrapper.stat().st_mode | stat.S_IXUSR)

child, terminal = pty.fork()
if child == 0:
    os.chdir(scratch.folder / "work")
    os.execvpe(COMMAND[shell][0], COMMAND[shell], scratch.env)


def read_until_quiet(seconds, patience=20.0, until=None):
    """What the shell says until it says nothing for so long, or says what is waited for."""
    said = b""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if not select.select([terminal], [], [], seconds)[0]:
            if until is None:
                break
            continue
        try:
            said += os.read(terminal, 65536)
        except OSError:
            break
        if until is not None and until in said:
            break
    return said


def words_got():
    end = time.monotonic() + 20
    while not log.exists() and time.monotonic() < end:
        read_until_quiet(0.05, 0.2)
    if not log.exists():
        return None
    words = log.read_bytes().split(b"\0")[:-1]
    log.unlink()
    return [word.decode() for word in words]


failed = 0
try:
    read_until_quiet(0.5)
    os.write(terminal, BEGIN[shell].encode())
    read_until_quiet(0.5, until=b"\r\nready")
    read_until_quiet(0.3)
    for typed, expected in TYPED:
        os.write(terminal, typed.encode())
        # Bash takes what is typed in turn, also while it completes; the others look whether more has come.
        said = b"" if shell == "bash" else read_until_quiet(0.6)
        if "'" in typed and said.count(b"'") % 2 == 1 and shell == "zsh":
            os.write(terminal, b"'")
        os.write(terminal, b"\r")
        got = words_got()
        if got is not None:
            got = [word for word in got]
        if got != expected:
            failed += 1
            print(f"{typed!r}\n  expected {expected}\n  got      {got}\n  screen   {said[-300:]!r}")
            os.write(terminal, b"\x03")
        read_until_quiet(0.1)
finally:
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)

stray = scratch.stray()
if stray:
    failed += 1
    print(f"something was run: {stray}")
scratch.remove()
print(f"{len(TYPED)} lines typed into {shell}, {failed} failed")
sys.exit(1 if failed else 0)
